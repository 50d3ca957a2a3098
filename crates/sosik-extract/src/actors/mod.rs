//! From mentions to participants.
