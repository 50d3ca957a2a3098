// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:a6e86cf588dc5c6cd36cba62b32c1fa211b7ecc958e01364019543c02c15510f";
