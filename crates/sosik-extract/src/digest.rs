// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:3a34e9fb2e21f8046f0cb007c51539475863aa25da0ecfff38faabf9c10a19ad";
