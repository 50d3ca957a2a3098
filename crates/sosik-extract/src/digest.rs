// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:8d4e671d23525716d4b22b099ae2c704529af239f1144a2819cffda809e4e7cf";
