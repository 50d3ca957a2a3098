// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:6f2b2de798ede3fb6c3976a49dbb2db87f77d2644daf07dd261cf563be43e0ce";
