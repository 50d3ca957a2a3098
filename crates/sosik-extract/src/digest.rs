// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:d9b7522bb41a3617d88824931ddebe1a6f3412c63a21418c688fc36cde045b81";
