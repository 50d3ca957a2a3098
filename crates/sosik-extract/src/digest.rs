// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:ca831dc33f6cd1f0c781d08f72ae178a5f41418976337311777a99aabd29293d";
