// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:aace881cf9771806e7c9c46a46089a3709cc57e8292efd0f2c9acdc8874862c8";
