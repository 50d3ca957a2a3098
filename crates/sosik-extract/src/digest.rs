// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:8f2b43f5e99dfa8a70921adaab352e78d161bbce2dd80d238c2214ce36566a65";
