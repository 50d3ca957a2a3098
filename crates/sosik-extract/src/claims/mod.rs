//! Who says what: claims read from cues, quotations and clauses.

mod assemble;
pub mod cues;
mod draft;
mod english;
pub mod factuality;
mod hedge;
mod judgement;
mod korean;
mod lexicon;
mod signed;
mod source;

pub use assemble::find;
