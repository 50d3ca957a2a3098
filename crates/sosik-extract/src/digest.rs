// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:42d1d3cebf0983b397f0449e38aef09cedb67675b2a711909d6c1e3e9d0e971d";
