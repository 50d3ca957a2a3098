// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:f0e8597ad3f19781c89873b917795ec94c8b3ff09c5768048e0ba6721bc09dd8";
