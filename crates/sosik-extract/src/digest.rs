// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:d6637157dd6f0c8163a3ca449dd7e897b9b6247f67f03a6e20fb62f88992f79f";
