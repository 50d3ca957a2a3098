// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:c2fdf4be63a470042596a18b05c952a3cb7ddcea07e60d18673692e81aeb8025";
