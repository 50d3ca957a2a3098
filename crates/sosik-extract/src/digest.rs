// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:9507d2df98921521513c2009b1c5d16290ed9769f1a0f17fe0710a29351c2034";
