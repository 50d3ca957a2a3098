// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:20e2c854e381115821f108694389dc49743030af18d8ee9cd981e439cdcb7fa1";
