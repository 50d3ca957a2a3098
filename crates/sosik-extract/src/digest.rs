// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:9e2c53b5b1b32eaa700a92005fcf59efedb14affcc90c62aa4d9b166a081395e";
