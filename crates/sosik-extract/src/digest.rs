// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:bb4e9c2ed1ae2ab08625a8bda185de0a5b2fbc1ef283e26c4a5707c3f4474af1";
