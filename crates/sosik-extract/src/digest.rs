// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:111bec50ccbde91e099cdd0ad76ef36ee8ef2e132aa363851747a307cfce607d";
