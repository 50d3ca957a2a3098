// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:6d1701a4c982254a8a320ca20d059c9c84daa38cc7494b528bef707cb760a1f5";
