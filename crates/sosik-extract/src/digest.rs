// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:5640da251ab69fcf0f897d31bd1a941bcc8cb7bfaf2930de3e8210b302906bdb";
