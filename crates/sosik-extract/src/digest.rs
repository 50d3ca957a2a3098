// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:18670e44ddfe49321b9f90a00772c694fb45811baafa16f41c3543e9cc634498";
