// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:0753cd2335223e559edacee8f7ff214b0749e068ff64ddf076de1538d50aaef6";
