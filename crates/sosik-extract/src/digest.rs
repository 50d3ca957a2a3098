// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:12e2a48b88a5d16bd9ce9f4ebab5137bedf20e295a655f56544fded48c151d1b";
