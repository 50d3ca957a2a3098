// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:070e506aa7c8f00dca291fca807302bb96023000874aea2ea78ff146077bbdf5";
