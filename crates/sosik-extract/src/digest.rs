// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:3acac1e06071d47d70f9d2b70c5451f592c87001addd1009370c3179f4e9968f";
