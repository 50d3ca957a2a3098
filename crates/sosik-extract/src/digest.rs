// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:d4414f0a0ba8f79350c638dba768ae0066ad71c89a0710fdd59b9b613ec04aa7";
