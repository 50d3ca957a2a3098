// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:2d61c4cec4bf6ea1d912098a8d480c35525b04bc33f7571bbccf2900b88d4d7b";
