// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:a1e82c9088d88a238ebd4043e6d98e6fd220dd2ea5ca00ecdd5f579fdb35b090";
