// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:7a6261d38c1e4f99de6f5089bd6a8817f6ec51809909d581c5e04cd895256f70";
