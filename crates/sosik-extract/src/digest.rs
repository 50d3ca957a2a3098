// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:db9daa7a5bbe368f0954b185075e6575b7b6ccd4a6c3628401b77bd13a2d77e3";
