// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:020636146bb46c062a55d8b4340eff5d62144a34cf13fa36ac16c22408a23f59";
