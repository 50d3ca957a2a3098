// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:5529e007e952e8682e2d9cff8feb89ee9f42489d2962ea4bb66a1ebc7afac1a7";
