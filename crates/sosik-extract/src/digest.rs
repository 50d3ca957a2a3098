// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:9ca8f43afd0e068e179afabb8d6ce9cfcd0f033bc93deb1f92a1346e39fa4299";
