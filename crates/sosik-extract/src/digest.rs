// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:74bbac8b489962a96a84c3f77a81dbdd7d11094f4c2f88ff7a1085fd3ed0dc75";
