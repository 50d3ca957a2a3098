// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:6cee715bbeba7268d50aaa7f15219a8dc7c7e3feb530196c17705b6704bade57";
