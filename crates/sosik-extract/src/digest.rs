// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:449fb06de15c0f1a3cadbde98f432846206661281c6bb4de28e579c6609db8ec";
