// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:d901027556a6c4292f479a449dd59ddd7449de52015c624dfb6ba0ad204a5a2c";
