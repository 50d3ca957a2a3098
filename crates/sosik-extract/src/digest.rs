// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:d8721367eecf8fc75c8e61c0ffb2887b5f30d7859c459f856ea0bdbb62356ca4";
