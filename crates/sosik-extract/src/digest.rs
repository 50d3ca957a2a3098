// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:20a25399176c20f3076bfd4bf751ef91254bf7869eb5a6e5d9e108dd70ff0705";
