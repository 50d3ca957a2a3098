// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:4a4d0df0222084a7bbee70214cc05c174e1b56573e63bbd094cb5c548a403fa3";
