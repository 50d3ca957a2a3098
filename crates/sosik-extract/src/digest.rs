// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:758ae76dae450bb2541bff205adbb809f576ebd79e54d042dd3b4ea61bff48b5";
