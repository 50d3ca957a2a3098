//! Bytes of normalised text as code points of the text as it came.

use sosik_core::{Error, ErrorKind, MAX_TEXT, Span};
use sosik_segment::{Normalized, Segmenter};

/// Spans of a text in NFC as code points of the text before.
///
/// Remembers where it counted last and counts from there, forward or back, which is some bytes for spans in the order of the text: no
/// table of the text is made. [`Offsets`](sosik_core::Offsets) is for spans in any order.
///
/// # Example
///
/// ```
/// use sosik::segment::Normalized;
/// use sosik::{CodePoints, Span};
///
/// let text = "\u{1112}\u{1161}\u{11ab}국은 멀다";
/// let normalized = Normalized::new(text);
/// assert_eq!(CodePoints::new(text, &normalized).of(Span::of(0..6)), (0, 4)); // 한국, a syllable of which is three jamo
/// ```
#[derive(Debug)]
pub struct CodePoints<'t> {
    text: &'t str,
    /// None where the text was in NFC already.
    normalized: Option<&'t Normalized<'t>>,
    byte: usize,
    point: u32,
}

impl<'t> CodePoints<'t> {
    /// Of `text`, of which `normalized` was made.
    pub fn new(text: &'t str, normalized: &'t Normalized<'t>) -> Self {
        Self { text, normalized: (!normalized.is_identity()).then_some(normalized), byte: 0, point: 0 }
    }

    /// The bytes of the text as it came that became `span`.
    pub fn original(&self, span: Span) -> Span {
        self.normalized.map_or(span, |normalized| normalized.original(span))
    }

    /// Start and end of `span` in code points. Linear in the distance from the span asked for before.
    pub fn of(&mut self, span: Span) -> (u32, u32) {
        let span = self.original(span);
        (self.at(span.start()), self.at(span.end()))
    }

    fn at(&mut self, byte: u32) -> u32 {
        let (bytes, byte) = (self.text.as_bytes(), (byte as usize).min(self.text.len()));
        if self.byte <= byte {
            self.point += characters(&bytes[self.byte..byte]);
        } else {
            self.point -= characters(&bytes[byte..self.byte]);
        }
        self.byte = byte;
        self.point
    }
}

/// How many characters begin in `bytes`: all bytes but those that go on with a character, 0b10xx_xxxx.
fn characters(bytes: &[u8]) -> u32 {
    bytes.iter().filter(|b| **b as i8 >= -64).count() as u32
}

/// The sentences of `text`, half-open, in code points and in order: for callers that need no words. Linear in the text.
///
/// # Errors
///
/// When the text is longer than [`MAX_TEXT`].
///
/// # Example
///
/// ```
/// use sosik::segment::Segmenter;
///
/// assert_eq!(sosik::sentences(&Segmenter::new(), "비가 온다. 눈은 안 온다.")?, [(0, 6), (7, 15)]);
/// # Ok::<(), sosik::Error>(())
/// ```
pub fn sentences(segmenter: &Segmenter, text: &str) -> Result<Vec<(u32, u32)>, Error> {
    check_length(text)?;
    let normalized = Normalized::new(text);
    let mut points = CodePoints::new(text, &normalized);
    Ok(segmenter.sentences(normalized.text()).into_iter().map(|span| points.of(span)).collect())
}

/// Whether `text` can be read at all, for those who hold no [`Document`](crate::Document).
///
/// # Errors
///
/// When it is longer than [`MAX_TEXT`].
pub fn check_length(text: &str) -> Result<(), Error> {
    if text.len() > MAX_TEXT {
        let message = format!("the text has {} bytes; one text may have {MAX_TEXT}: split it before reading", text.len());
        return Err(Error::new(ErrorKind::TooLarge, message));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use sosik_core::Offsets;

    #[test]
    fn counts_what_a_table_counts_in_any_order() {
        let text = "북한은 “Хочу жить” 채널에서 🚀 12,000 troops라고 é 말했다. ".repeat(5);
        let (normalized, offsets) = (Normalized::new(&text), Offsets::new(&text));
        let mut points = CodePoints::new(&text, &normalized);
        let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        for i in 0..starts.len() {
            let (a, b) = (starts[i], starts[(i * 37 + 11) % starts.len()]);
            let span = Span::of(a.min(b)..a.max(b));
            assert_eq!(points.of(span), offsets.code_points(span), "{span:?}");
        }
    }
}
