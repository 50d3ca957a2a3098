// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:b0145afec4429aa0ce921f2b7fe3f59b1f8bcca850e154f1a999b39e3673910a";
