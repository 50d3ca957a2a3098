//! Records for people: HTML with nested highlights, and tables of plain text.
//!
//! All that comes from a document is escaped: in HTML the five characters of markup, in both the control characters, which could
//! otherwise move the cursor of a terminal, and the marks that reverse the direction of what follows.

mod html;
mod marks;
mod segments;
mod table;
mod tree;
mod words;

pub use html::{failure, fragment, html, page, page_ends};
pub use segments::{segments_table, sentence_lines};
pub use table::{failure_line, plain, table};
pub use tree::tree;

#[cfg(test)]
mod sample;
