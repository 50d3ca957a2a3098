//! Half-open ranges of bytes in one text.

use std::fmt;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::error::{Error, ErrorKind};

/// A half-open range `start..end` of UTF-8 bytes in one text.
///
/// Invariant: `start <= end`. Whether both ends fall on character boundaries depends on the text; whoever builds a span from
/// a text must see to it, and [`Span::slice`] returns nothing when it is not so. Eight bytes, `Copy`, ordered by start and
/// then by end, so a sorted list of spans reads in the order of the text.
///
/// # Example
///
/// ```
/// use sosik_core::Span;
/// let text = "북한은 23일 밝혔다";
/// let span = Span::new(10, 15)?;
/// assert_eq!(span.slice(text), Some("23일"));
/// # Ok::<(), sosik_core::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "(u32, u32)", into = "(u32, u32)")]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// The span from `start` up to, and without, `end`.
    ///
    /// # Errors
    ///
    /// When `start` lies behind `end`.
    pub fn new(start: u32, end: u32) -> Result<Self, Error> {
        if start <= end {
            Ok(Self { start, end })
        } else {
            Err(Error::new(
                ErrorKind::Span,
                format!("a span cannot start at byte {start} and end at byte {end}; give the smaller offset first"),
            ))
        }
    }

    /// The span of `range`, which comes from indices into a text that fits `u32` (every [`Document`](crate::Document) does).
    ///
    /// An end before the start is read as an empty span at the start; an index over `u32::MAX` as `u32::MAX`.
    pub fn of(range: Range<usize>) -> Self {
        let start = u32::try_from(range.start).unwrap_or(u32::MAX);
        let end = u32::try_from(range.end).unwrap_or(u32::MAX).max(start);
        Self { start, end }
    }

    /// The empty span at `offset`.
    pub const fn empty(offset: u32) -> Self {
        Self { start: offset, end: offset }
    }

    /// First byte.
    pub const fn start(self) -> u32 {
        self.start
    }

    /// The byte after the last.
    pub const fn end(self) -> u32 {
        self.end
    }

    /// Length in bytes.
    pub const fn len(self) -> u32 {
        self.end - self.start
    }

    /// Whether the span holds no byte.
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The span as indices for slicing.
    pub const fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The text under the span; nothing when it does not fit `text` or cuts a character.
    pub fn slice(self, text: &str) -> Option<&str> {
        text.get(self.range())
    }

    /// Whether every byte of `other` lies in this span (an empty `other` at either end does).
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the byte at `offset` lies in this span.
    pub const fn contains_offset(self, offset: u32) -> bool {
        self.start <= offset && offset < self.end
    }

    /// Whether the two share at least one byte.
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that holds both.
    pub fn cover(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The same span without white space at its ends.
    ///
    /// Returns an empty span when there is nothing else; a span that does not fit `text` comes back as it is.
    pub fn trim(self, text: &str) -> Self {
        let Some(slice) = self.slice(text) else { return self };
        let head = slice.len() - slice.trim_start().len();
        let start = self.range().start + head;
        Self::of(start..start + slice.trim().len())
    }
}

impl TryFrom<(u32, u32)> for Span {
    type Error = Error;

    fn try_from((start, end): (u32, u32)) -> Result<Self, Error> {
        Self::new(start, end)
    }
}

impl From<Span> for (u32, u32) {
    fn from(span: Span) -> Self {
        (span.start, span.end)
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_cannot_run_backwards() {
        let message = Span::new(5, 3).unwrap_err().to_string();
        assert!(message.contains("byte 5") && message.contains("byte 3"), "{message}");
        assert!(serde_json::from_str::<Span>("[5,3]").is_err());
        assert_eq!(serde_json::from_str::<Span>("[3,5]").unwrap(), Span::new(3, 5).unwrap());
    }

    #[test]
    fn a_span_that_cuts_a_character_slices_to_nothing() {
        assert_eq!(Span::of(0..1).slice("가"), None);
        assert_eq!(Span::of(0..9).slice("가"), None);
        assert_eq!(Span::of(0..3).slice("가"), Some("가"));
    }

    #[test]
    fn trimming_keeps_to_the_words() {
        let text = "  북한 says ";
        assert_eq!(Span::of(0..text.len()).trim(text).slice(text), Some("북한 says"));
        assert!(Span::of(0..2).trim(text).is_empty());
    }
}
