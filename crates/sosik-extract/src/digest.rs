// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:d1068914092d7cd5f83e0d814ad233d50c3fae93fa54296bbbd6d4ca8e182513";
