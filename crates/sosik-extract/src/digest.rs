// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:131df7a05e913ed4d6de7bf64749e1e5cfcd3d5ef62294293af1a9e99956e868";
