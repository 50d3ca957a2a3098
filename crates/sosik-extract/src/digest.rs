// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:3ab5c942d8f29a5516a34d8f571679e8b11e22076d75da5ee713701ecc8d10d9";
