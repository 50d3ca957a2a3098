// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:d64ef8271ce14d8268a870118ad968cf67df4c4f58d4a12e5c5d9327ed46c3ca";
