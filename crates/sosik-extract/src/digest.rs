// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:86b4a4d1f151e51ef9813f10fc0c8c496ca96af9274facd1a017b04030e60c62";
