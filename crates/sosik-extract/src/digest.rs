// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:82f73eb1ce556d54726b0f3c02255ef30a4780f2a24363ef9bf5444453f7a238";
