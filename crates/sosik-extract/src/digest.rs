// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:b0fd5692bb59f4d300d4496f38ba1fa4906df83919bebafd80e72370d190a9b1";
