// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:56d7a8ef79a0c11406cadcd66548dd8e2f474712c120e6ec4f3b5207a0201628";
