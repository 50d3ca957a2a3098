//! From Korean and English news text to actors, events and claims with evidence.

pub mod actors;
pub mod batch;
pub mod claims;
pub mod clauses;
mod digest;
mod events;
pub mod explain;
mod extractor;
mod hash;
pub mod layers;
pub mod names;
pub mod numbers;
mod order;
pub mod quantity;
pub mod quotes;
mod sieve;
mod small;
pub mod syntax;
mod tags;
pub mod time;

pub use batch::{Batch, BatchOptions, Cancel, Done, Input, Lines, Progress, extract_batch, extract_one, map_batch};
pub use extractor::{Extractor, Only};
pub use layers::Layers;
pub use names::added::{Gazetteer, Listed};
pub use time::{Convention, Prefer, TimeOptions};
