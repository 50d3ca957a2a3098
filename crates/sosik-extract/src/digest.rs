// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:12a821281758e3bed4d90c7f8773d3ebcf4729f43bc6fc68509d70e6210275d7";
