// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:2b1d8ae16cf17183e77110ce45f868db0d47b5a11d9c52f513d704ba6ee0c739";
