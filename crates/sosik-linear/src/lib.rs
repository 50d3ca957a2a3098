//! Run-time of linear models over hashed features.
//!
//! Four pieces, each usable alone:
//!
//! - [`Weights`]: a table of eight-bit weights, one row a feature, one column a class; scoring adds rows.
//! - [`Tagger`]: words in, tags out, greedily from left to right.
//! - [`Parser`]: tagged words in, a projective dependency tree out, by a narrow beam.
//! - [`chain::Parser`]: the same for languages that put heads last, from right to left.
//!
//! Models are bytes in one format ([`ModelFile`]): a magic word, a version, a fingerprint of the code that computes the features and a
//! checksum are compared on opening, so that a model that does not fit this code is an error and never a worse answer.
//! Weights stay where the bytes lie; opening a model embedded in the program copies nothing but its vocabulary.
//!
//! The crate does *not* train: trainers build models with [`tagger::Words`], [`parser::State`] and the feature functions of this crate,
//! so that training and use can never see different features.
//!
//! # Example: scoring by hand
//!
//! ```
//! use sosik_linear::{Weights, hash, packed};
//! // One row a feature (here 2^6 rows), two classes padded to a width of four.
//! let mut rows = vec![0i8; 4 << 6];
//! rows[0] = 1;
//! rows[(4 << 6) - 3] = 3;
//! let weights = Weights::new(2, Vec::leak(packed(2, &rows)))?;
//! let mut scores = [0; 4];
//! weights.score(&[0, u64::MAX], &mut scores);
//! assert_eq!(scores[..2], [1, 3]);
//! assert_eq!(hash("troops"), hash("troops"));
//! # Ok::<(), sosik_core::Error>(())
//! ```

pub mod chain;
mod features;
mod file;
pub mod parser;
pub mod tagger;
mod weights;

pub use features::{hash, mix};
pub use file::{ModelFile, ModelWriter};
pub use parser::Parser;
pub use tagger::Tagger;
pub use weights::{MAX_CLASSES, Weights, best, packed};
