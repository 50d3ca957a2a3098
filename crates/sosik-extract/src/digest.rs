// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:fd804857724b2f11c645f1416fdbd42e67c27a7a87adddaf0242deae145d1e9e";
