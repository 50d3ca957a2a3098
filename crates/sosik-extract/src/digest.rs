// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:50bff7b7b883a61b02757316c9be086a9f6369002e681b0d34f66b392fe86e7b";
