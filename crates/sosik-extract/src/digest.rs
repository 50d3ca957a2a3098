// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:f5af532280f5ae653674010ce5a8a23173f2e5719f354c9eb0ad4b6d87dd544a";
