// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:a094072e0a173c5c35f95ef74062862138c45ff492198df7b153c95ea197c541";
