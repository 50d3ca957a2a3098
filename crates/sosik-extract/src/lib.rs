//! From Korean and English news text to actors, events and claims with evidence.

pub mod actors;
pub mod clauses;
pub mod explain;
pub mod layers;
pub mod names;
pub mod numbers;
pub mod quotes;

pub use layers::Layers;
