// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:c61142ce7c040b440368a3cb191aaec1fbf333e72c97003fa000045ecb5b0548";
