// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:528be6f6c264b56ef07661098553ba6b6a595fa5a028b47f4a1d5dbf2aa057f8";
