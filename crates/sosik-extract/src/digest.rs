// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:b5beb799c28ed711930935fd26107518d8bf3a8d19ebbb380f1babfb442147b0";
