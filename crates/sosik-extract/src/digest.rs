// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:2bd75d300fe0ab0097b5bf85fbcdfef8635835cc60198a29e607d485970039aa";
