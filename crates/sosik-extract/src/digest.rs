// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:8d18604d5c0b6abdb17a7f308c7ad5a8aafcad95bbcbbe76488d3148fc5f8591";
