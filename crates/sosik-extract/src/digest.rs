// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:1183784db35789dbde091d7905a2eba8cc35794d012c09b933dca4335b65fcc8";
