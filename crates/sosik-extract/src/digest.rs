// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:9271c0ec4b44dc7e054d5de9b17f6fca091970295f08ac1ea4e0557949dd79e2";
