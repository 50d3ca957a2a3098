// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:4734a985e5fec742c9f8933b9f6b5ddc5ff27f5acdc5bae109339f1806cfc8bb";
