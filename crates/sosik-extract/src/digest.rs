// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:6b9a217b5bb5de2579cd8cb8abf94063965ef663afdbe8422bb2b17731c8a4d1";
