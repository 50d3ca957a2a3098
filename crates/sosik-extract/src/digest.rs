// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:acc8abd7432c4a85240a3e55dac86038211c6b68219306bb69cc25a26df3985e";
