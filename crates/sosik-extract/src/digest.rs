// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:55c7a9e05173cc07e68272168291a0bdf843bede78d5cf9aecb25341190f6c1e";
