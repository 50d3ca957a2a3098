// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:d48f25345fa6b8f6729a4aef8d46e0e91c10fbf431948fc43e734f965b5f957b";
