// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:ed5d02ff76d2ba69f97310ae61e03b77f88f6c80e0292de83fe23cb560397788";
