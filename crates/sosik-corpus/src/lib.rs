//! Many documents at once: flat Arrow tables of what was read in them, joined by ids.
//!
//! # Should I be using this?
//!
//! To analyse a corpus in polars, DuckDB, pandas or Spark: yes. To read one document, its
//! [`Analysis`](sosik_core::Analysis) or [`Record`](sosik_core::record::Record) is simpler.
//!
//! # Example
//!
//! ```
//! use sosik_core::record::Line;
//! use sosik_core::{Error, ErrorKind};
//! use sosik_corpus::Tables;
//!
//! let lines = [Line::error("a1", &Error::new(ErrorKind::Input, "line 1: this is no JSON"))];
//! let tables = Tables::from_records(&lines);
//! assert_eq!(tables.documents.rows(), 1);
//! assert_eq!(tables.claims.rows(), 0);
//! let names: Vec<_> = tables.iter().map(|(name, _)| name).collect();
//! assert_eq!(names, ["documents", "sentences", "actors", "mentions", "places", "times", "quantities", "claims", "events", "participants"]);
//! ```
//!
//! # The tables
//!
//! Every row has `document`, the position of its document in the input, and `document_id`, the document's own id, which need not
//! be unique. Within a document, `actor`, `claim`, `event`, `time`, `place` and `quantity` number rows from 0, so that
//! `(document, actor)` joins claims to actors. Offsets are half-open and in Unicode code points. Types are those that Spark takes:
//! signed integers, utf8, float64, boolean, date32 and timestamp in microseconds UTC; lists are joined with `; `.
//! [`describe`] tells every column.

mod cell;
pub mod events;
mod schema;
mod tables;

pub use schema::{ColumnInfo, TableInfo, describe};
pub use tables::{Table, Tables, TablesBuilder};
