// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:bbfb741d94f6e0b1bbed816d91f975275f71849d7630d0589c9a83f71a4ab9d2";
