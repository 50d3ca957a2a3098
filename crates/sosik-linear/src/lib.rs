//! Run-time of linear models over hashed features.
//!
//! Pieces, each usable alone:
//!
//! - [`Weights`]: a table of eight-bit weights, one row a feature, one column a class; scoring adds rows.
//! - [`Sparse`]: the same without the rows that say nothing: smaller, a little slower.
//! - [`Triples`]: a small table for choices among three, and [`Sure`], what needs no weighing in either parser.
//! - [`Tagger`]: words in, tags out, greedily from left to right.
//! - [`Sequence`]: positions in, labels out that fit together best, over [`Rows`], a table that knows which features it holds.
//! - [`Parser`]: tagged words in, a projective dependency tree out, greedily, in time linear in the sentence.
//! - [`chain::Parser`]: the same for languages that put heads last, from right to left.
//!
//! Models are bytes in one format ([`ModelFile`]): a magic word, a version, a fingerprint of the code that computes the features and a
//! checksum are compared on opening, so that a model that does not fit this code is an error and never a worse answer.
//! Weights stay where the bytes lie; opening a model embedded in the program copies its vocabulary, and of weights only those that [`Sparse`]
//! and [`chain::Parser`] write out.
//!
//! The crate does *not* train: trainers build models with [`tagger::Words`], [`parser::State`] and the feature functions of this crate,
//! so that training and use can never see different features.
//!
//! # Example: scoring by hand
//!
//! ```
//! use sosik_linear::{Weights, hash};
//! // One row a feature (here 2^1 rows), two classes padded to a width of four.
//! let weights = Weights::new(2, 1, vec![1i8, 0, 0, 0, 0, 3, 0, 0])?;
//! let mut scores = [0; 4];
//! weights.score(&[0, u64::MAX], &mut scores);
//! assert_eq!(scores[..2], [1, 3]);
//! assert_eq!(hash("troops"), hash("troops"));
//! # Ok::<(), sosik_core::Error>(())
//! ```

pub mod chain;
mod features;
mod file;
mod lines;
pub mod parser;
pub mod rows;
pub mod sequence;
mod sparse;
pub mod sure;
pub mod tagger;
mod touch;
pub mod triples;
mod weights;
mod wide;

pub use features::{hash, mix};
pub use file::{ModelFile, ModelWriter};
pub use parser::Parser;
pub use rows::Rows;
pub use sequence::Sequence;
pub use sparse::{Sparse, packed};
pub use sure::Sure;
pub use tagger::Tagger;
pub use touch::touch;
pub use triples::Triples;
pub use weights::{MAX_CLASSES, Weights, best};
pub use wide::{Wide, widest};
