//! Quotations: what stands between quotation marks.

mod find;

pub use find::find;

use sosik_core::{SentenceId, Span};

/// A quotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quote {
    /// With its marks.
    pub outer: Span,
    /// Without its marks.
    pub inner: Span,
    /// The sentence in which it opens.
    pub sentence: SentenceId,
    /// Whether the marks are double (“ ” " "), which news uses for speech; single marks are for emphasis, titles and nested speech.
    pub double: bool,
    /// The quotation that holds it.
    pub parent: Option<u32>,
}
