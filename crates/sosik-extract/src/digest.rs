// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:096079527d1a21a1b5dd80397958d263a9b8b542de6c27a6c6b4d0ae6db75316";
