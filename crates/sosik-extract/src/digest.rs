// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:98c6256d1657cd147fb6f1dc918c2f6c42b3f3330fcb9bda696b15f7833f6f0a";
