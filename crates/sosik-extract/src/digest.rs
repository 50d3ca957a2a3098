// Made by `cargo dev generate` from all lexicons and models; run it after changing one.

//! What data this build reads with.

/// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.
pub(crate) const DATA: &str = "sha256:0a3f466fa48388cfccaa72300501ceecadcb5f8599206e5e00a05b2fbd29b33e";
