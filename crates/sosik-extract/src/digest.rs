// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:b2fcbd361cb0c2405ba62199ec6b12fc0a3aac14c59601e7291ba56b75c48a22";
