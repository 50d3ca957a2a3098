//! Whole archives of news: documents stream in from files of many kinds, are read on all cores, and come out in order, into JSON Lines or
//! into a ledger that loses and doubles nothing, whatever happens.
//!
//! # Should I be using this?
//!
//! For years of news on a disk: yes, and so do the command `sosik extract` and the Python package, which stand on this crate. For
//! documents that a program holds already, [`sosik::extract_batch`] is enough and brings no Parquet with it.
//!
//! # Example
//!
//! ```
//! use sosik::{BatchOptions, Document, Extractor};
//! use sosik_batch::ledger::{Appender, Ledger, PartSize};
//!
//! let folder = std::env::temp_dir().join(format!("sosik-ledger-{}", std::process::id()));
//! let extractor = Extractor::new();
//! let documents = || ["나토는 23일 밝혔다.", "Seoul denied it.", "나토는 23일 밝혔다."].map(|text| Ok(Document::new(text, text)));
//! let mut ledger = Appender::open(&folder, extractor.engine(), "everything", PartSize::default())?;
//! let run = sosik_batch::fill(&mut ledger, documents().into_iter(), &extractor, &BatchOptions::new(), false, |_, _| ())?;
//! assert_eq!((run.progress.documents, run.known), (2, 1));
//! // Again, and nothing is added.
//! let again = sosik_batch::fill(&mut ledger, documents().into_iter(), &extractor, &BatchOptions::new(), false, |_, _| ())?;
//! assert_eq!((again.progress.documents, again.known), (0, 3));
//! assert_eq!(Ledger::open(&folder)?.manifest().documents, 2);
//! # drop(ledger);
//! # std::fs::remove_dir_all(folder).ok();
//! # Ok::<(), sosik::Error>(())
//! ```

pub mod engine;
mod fill;
mod gather;
pub mod input;
mod key;
pub mod ledger;
mod seen;
mod stamp;

pub use fill::{Sink, Summary, feed, fill};
pub use gather::Gathered;
pub use key::Key;
pub use stamp::{STAMP, tables};
