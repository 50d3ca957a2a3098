// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:4ffc09b6ca47115108d7585d80f92714949ab2a797ab675768c5c23e42fb2876";
