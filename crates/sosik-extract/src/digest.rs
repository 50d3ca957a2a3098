// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:d9093f01ce247341e4a3749fcf4da4e1833d6bbb9785e62a441a2a23533746a2";
