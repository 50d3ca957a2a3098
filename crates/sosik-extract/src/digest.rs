// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:aaa22a716c362a1b9d6f18bd0f15e78fb46c6e740c01dde64ecde72193bec2fd";
