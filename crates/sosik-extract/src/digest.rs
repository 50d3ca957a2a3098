// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:d980b3846bb6f4fa29ba818558527de5e84b16aec2036512a9faa3e9be2346a2";
