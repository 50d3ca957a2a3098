// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:fea715bd0f4c232fe01edf0ff41c9e5a846899e4498dc239aedb38adf9d2e8ce";
