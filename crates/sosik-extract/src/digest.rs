// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:314b9b5b98419d137fcb3ad249a5fb5bcb7c7772b9a73db704657f5fcbdb63d5";
