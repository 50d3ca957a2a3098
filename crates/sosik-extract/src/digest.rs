// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:aeefe6fcb21b39d4b639d8f514a505ca3a0be31cbaa8d99cc944d9b6a3f73f65";
