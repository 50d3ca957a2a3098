// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:da9b56ae6138cf03c6d91e18d9517cfef2af8ac48ef44a2e777dd6380adb077e";
