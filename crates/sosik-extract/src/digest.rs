// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:94c8c9aeb8dee5559754de249719c080be9edd9307afa1c6f22b15f8a35c735a";
