// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:b5dc2fb26db17a589fcdf70f91ef2fd82c5e84560a2d3b1298027d36e53e83e1";
