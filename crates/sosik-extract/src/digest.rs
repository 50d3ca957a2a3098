// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:00611e4cd6dc398eaef567e0ae45f23807d263c854e12438795b39cf2d8bd38c";
