// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:46a7598f330bfab43193e2b0895587b311e5e7df697c72671e014119a4b93eeb";
