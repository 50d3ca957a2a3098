//! What the end-to-end tests share: the vectors and how they are compared with records.

mod cases;

pub use cases::{Case, load, misses};
