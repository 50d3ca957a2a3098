// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:cc97c0f5ddb53128eeb4cd835eceb57c11c4f0082a6c21c4f6fecbd8ff4fb324";
