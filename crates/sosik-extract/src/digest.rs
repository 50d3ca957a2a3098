// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:cc604c80dd684f4c92b93b3a9663f3dc1e6980e7658fc4c44a52b018b1166611";
