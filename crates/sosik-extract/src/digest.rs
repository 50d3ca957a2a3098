// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:fe5211011068e714f8483c823223c238a7d0b6798acd28d2984a06f8c5b59b1d";
