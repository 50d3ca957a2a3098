// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:69c4fe0c0ae1a225c12dc3cb2054e1cda68e61a34f7ea8b71e48ccc64f933293";
