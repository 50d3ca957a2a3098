// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:afdd3c98488ce0a2b7f670c4d355c4e85199a3290efaed5b3eba66938dff737c";
