// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:dfb2c8b1d84136e5687d841db03771b63e1cb09368221bd77a705dbc8be628c6";
