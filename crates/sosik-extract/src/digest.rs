// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:404d1ad97025b208329d860ee604bc496323b2591d02d7043e0f2dd249bf32e7";
