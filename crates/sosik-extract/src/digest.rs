// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:be036895dd7eca48e5e9ef1a39aca258cb39b210e2407a3c8ca51ae34b79fb70";
