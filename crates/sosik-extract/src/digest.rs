// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:21956867e030ef771f02ee52010bdc1f074a8c026e0e6357740aede310c0b47a";
