// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:9d049dd4a0e560844e10411666a58fcc76cf7b12c5ffe4e192632e122bb73c89";
