// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:a265f6078eff11da7690ae05f6917dc5ec5213a9ab826b817c26c88783d2924d";
