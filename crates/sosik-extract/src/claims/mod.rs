//! Who says what: claims read from cues, quotations and clauses.

mod assemble;
mod charges;
mod classes;
pub mod cues;
mod draft;
mod english;
pub mod factuality;
mod hedge;
mod judgement;
mod korean;
mod lexicon;
mod phrases;
mod signed;
mod source;

pub use assemble::find;
