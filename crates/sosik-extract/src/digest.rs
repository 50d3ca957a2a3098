// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:b8df2d76ad9db0dac5fc4676da1929a720b1637da4a7082087c4d609341722af";
