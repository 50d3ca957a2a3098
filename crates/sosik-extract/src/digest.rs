// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:43ec9c3f4797f6e8e566bf97d75301e18874d47f7c4ccd48164d4f271014c4a0";
