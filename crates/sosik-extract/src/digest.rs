// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:3de8695bd62b1a643782bda5ccdf7389d485d3d76ef6a3a1612cf705b4b143d5";
