// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:c7cef645fdc8a9937cceb948f671b1894a8b483d646c2925dbefbb87de000c1d";
