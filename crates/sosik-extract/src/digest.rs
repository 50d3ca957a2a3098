// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:55fb0af6d18b28c64f88344d878ba052afb34c887192fed4d01c7f297f925f29";
