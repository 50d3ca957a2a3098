//! Numbers first: what times and quantities are made of, so that 1만2000명 can never become a date.

use sosik_core::Span;

/// A number as written, with its value.
#[derive(Clone, Debug, PartialEq)]
pub struct Number {
    /// Digits or number words, separators and units of ten (만, thousand) included.
    pub span: Span,
    /// Its value.
    pub value: f64,
}
