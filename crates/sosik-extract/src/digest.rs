// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:4561fc49fe7dfa4e59f84c8bec186f5298dd6ab50bf22005d53f3930cb2780fc";
