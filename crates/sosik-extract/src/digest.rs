// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:3edc3a2960fef9907691cd4279aab7c25e5eed7dd62558b668ce24d7da9c87b0";
