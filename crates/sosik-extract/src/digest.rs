// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:cce601ca70c4e74c7b3238d6e87b00327d626d9ddc4db34e284f016665ed8a2e";
