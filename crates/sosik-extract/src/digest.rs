// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:53e62b033c93068e06b9112bd95ea61543bbd3241cee444823c2bae67c5bd4da";
