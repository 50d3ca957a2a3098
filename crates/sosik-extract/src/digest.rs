// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:46ccac6ad3111be0e73ca041ddc9fd0794e75a6f3c6956b7b7f0285a43180b27";
