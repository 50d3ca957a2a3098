// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:dd3519d333a08daea170d2fbb0dab05fac10dfd2d8c8bd73149d88a10b2f8c2f";
