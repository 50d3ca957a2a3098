//! What the end-to-end tests share: the vectors and how they are compared with records, the contract of segmentation, and texts to try
//! it on.

pub mod bytes;
mod cases;
pub mod contract;
pub mod mutate;

pub use cases::{Case, load, misses};
// The names by which `contract` and `mutate`, which `fuzz/` reads too, know the crates.
pub use sosik::{core, segment};
