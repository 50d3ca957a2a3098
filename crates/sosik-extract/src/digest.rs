// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:ad632e78bec2aa521fbb737eaf2226d4d393b470677c5952bc766ae7cebdd360";
