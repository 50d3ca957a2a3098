// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:ba3f9c2583c77e663fc7f23e08e334768967d11de1127c874d8962b5e66b112c";
