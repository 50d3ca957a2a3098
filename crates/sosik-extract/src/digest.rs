// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:17141ef8df4f82263c8d45101b2e73a7ea8e72e42dd8f5d516b420448f76e390";
