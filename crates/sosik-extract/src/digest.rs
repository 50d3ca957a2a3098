// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:19686545a48860dcc91a8262eedf0f14cc7c07e5cd3c326fc489e674b540347a";
