// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:2aec3f9cc1013692c73bd231b3935b6a1fa84c07f7b9184fe1e9db898a38150d";
