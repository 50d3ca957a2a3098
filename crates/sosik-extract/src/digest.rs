// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:0f6e5d696547efd0288d8ccdd908b8e7c98111568eefb91b4d8765638a248e8f";
