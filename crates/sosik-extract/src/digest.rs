// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:76edc924af5c0a0ec38cd906246f91958772b9f6574de1e28bdd308d255bc737";
