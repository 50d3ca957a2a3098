// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:afcf1bb2a829b286a78fac959708c8f23cdbf2342122b81c0988cc7a6aa96486";
