// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:f3e12b26010efd86cad33672831eb966fc1efe4188c6debe6a9cfb915ccfb728";
