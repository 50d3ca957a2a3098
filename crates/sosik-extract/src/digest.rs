// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:f41e7aa39a5fa71f57ef8ada7b1eae3b3b9ba3b88490cb952ad0b27d121d10bd";
