// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:e98de2f12bdb4a3b2e1299df19f6df5239a69dcdc06c6324dd968ff807c07120";
