//! Who says what: claims read from cues, quotations and clauses.

mod draft;
mod korean;
mod lexicon;
mod source;

pub use assemble::find;
mod assemble;
