// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:917a4f1e548bf128d61277add6e135e99ed11f1bbd5c41786d32c7d46c02fd11";
