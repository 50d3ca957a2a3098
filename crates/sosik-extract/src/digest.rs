// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:425d8ede6afc89b4f3004269a20f6c2f4e08a5e6a2927533a4ccd4425ed789ed";
