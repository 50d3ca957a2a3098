// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:9ebc46b63afa28a1594140e8a2ba03a828ef5180b2224d1de57e3af1a08dc6ae";
