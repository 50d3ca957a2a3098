// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:07e9f065e9acd5e5da4560c9c50e5874f6eead125fdeb240acd12a71f4589b35";
