// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:c76394d6315e844bdae2039999afa90868bf3c2b65dd1406c6d7acee969b3a8d";
