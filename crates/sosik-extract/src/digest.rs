// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:e34c1a31cad5c70961808228c9421f7f0b2569b54033da8b7e92a33afb00e627";
