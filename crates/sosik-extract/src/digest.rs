// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:ba52fff1e820ad8196e7f415ec512f6f6f863713bca3b406844796f97b795af7";
