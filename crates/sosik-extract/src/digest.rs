// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:d1310076ffb41a7dfcbaf628d9f18fe6c900441e0c514e442f5438d476da1d80";
