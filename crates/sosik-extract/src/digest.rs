// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:725fe06a9b2067ea098bec331c11ca43eb441de6eafcce7f1923b2e574fdcce1";
