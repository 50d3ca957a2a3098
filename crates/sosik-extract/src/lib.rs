//! From text to claims and events.
