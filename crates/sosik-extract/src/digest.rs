// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:a03e2c87c03213568a1589053509a300af9aace623b89051d24b2f11d6ea3b21";
