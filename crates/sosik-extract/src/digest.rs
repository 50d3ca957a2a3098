// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:d19708ff4af526d63d8c6ac8f8cb90da4dacd28bd87ab12d38a75c4313b0cc93";
