// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:b01dda60ce51a5112b44da3a7971a3ecc20da40c0283561e04bcde916000aa03";
