// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:c309f039bb098388de0f76cb32a05c640b79cbc1d8c10c67822cff78a7eca37f";
