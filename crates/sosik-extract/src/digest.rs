// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:e7832285aaebc0e27fc1726e344af25fa0c8f92914a6458d2ffc11ed34d9fe1f";
