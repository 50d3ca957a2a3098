//! Byte, code point and UTF-16 offsets of one text.

use crate::span::Span;

/// How many bytes lie between two checkpoints. Smaller tables against shorter walks: at 64 the table takes an eighth of the text
/// and a look-up walks at most 63 bytes.
const STRIDE: usize = 64;

/// A table from byte offsets to code points and UTF-16 units of one text, and back.
///
/// Rust counts bytes, Python code points, JavaScript and Java UTF-16 units. The table is built in one pass over the text and
/// answers each question in constant time (a look-up and a walk over at most 64 bytes forward; a binary search backward).
/// An offset behind the end is read as the end; an offset inside a character as that character's start.
///
/// # Example
///
/// ```
/// use sosik_core::Offsets;
/// let offsets = Offsets::new("북한 🚀 says");
/// assert_eq!(offsets.code_point(7), 3);    // the rocket is the fourth character
/// assert_eq!(offsets.utf16(11), 5);        // and takes two UTF-16 units
/// assert_eq!(offsets.byte_of_code_point(3), 7);
/// assert_eq!(offsets.byte_of_utf16(5), 11);
/// ```
#[derive(Clone, Debug)]
pub struct Offsets<'t> {
    text: &'t str,
    /// The (code points, UTF-16 units) of the characters that begin before byte `i * STRIDE`.
    checkpoints: Vec<(u32, u32)>,
    ascii: bool,
}

impl<'t> Offsets<'t> {
    /// Builds the table; linear in the text. A text of ASCII alone needs none and takes no memory.
    pub fn new(text: &'t str) -> Self {
        if text.is_ascii() {
            return Self { text, checkpoints: Vec::new(), ascii: true };
        }
        let mut checkpoints = Vec::with_capacity(text.len() / STRIDE + 1);
        let (mut points, mut units) = (0u32, 0u32);
        for stretch in text.as_bytes().chunks(STRIDE) {
            checkpoints.push((points, units));
            let (more, wide) = beginning(stretch);
            points += more;
            units += more + wide;
        }
        Self { text, checkpoints, ascii: false }
    }

    fn counts(&self, byte: u32) -> (u32, u32) {
        let byte = floor_boundary(self.text, byte as usize);
        if self.ascii {
            return (byte as u32, byte as u32);
        }
        let index = (byte / STRIDE).min(self.checkpoints.len() - 1);
        let (points, units) = self.checkpoints[index];
        let (more, wide) = beginning(&self.text.as_bytes()[index * STRIDE..byte]);
        (points + more, units + more + wide)
    }

    fn byte(&self, wanted: u32, count: impl Fn((u32, u32)) -> u32, width: impl Fn(char) -> u32) -> u32 {
        if self.ascii {
            return wanted.min(self.text.len() as u32);
        }
        let index = self.checkpoints.partition_point(|c| count(*c) <= wanted).saturating_sub(1);
        let start = ceil_boundary(self.text, index * STRIDE);
        let mut seen = count(self.checkpoints[index]);
        for (at, c) in self.text[start..].char_indices() {
            if seen + width(c) > wanted {
                return (start + at) as u32;
            }
            seen += width(c);
        }
        self.text.len() as u32
    }

    /// How many code points lie before `byte`.
    pub fn code_point(&self, byte: u32) -> u32 {
        self.counts(byte).0
    }

    /// How many UTF-16 units lie before `byte`.
    pub fn utf16(&self, byte: u32) -> u32 {
        self.counts(byte).1
    }

    /// The byte where code point number `point` (from 0) starts.
    pub fn byte_of_code_point(&self, point: u32) -> u32 {
        self.byte(point, |c| c.0, |_| 1)
    }

    /// The byte where the character that holds UTF-16 unit number `unit` (from 0) starts.
    pub fn byte_of_utf16(&self, unit: u32) -> u32 {
        self.byte(unit, |c| c.1, |c| c.len_utf16() as u32)
    }

    /// Start and end of `span` in code points.
    pub fn code_points(&self, span: Span) -> (u32, u32) {
        (self.code_point(span.start()), self.code_point(span.end()))
    }
}

/// How many characters begin among these bytes of a text, and how many of them take two UTF-16 units.
fn beginning(bytes: &[u8]) -> (u32, u32) {
    // All bytes of a character but its first are 0b10xx_xxxx; those of four bytes begin with 0b1111_0xxx.
    let begins = bytes.iter().map(|b| u32::from(b & 0xC0 != 0x80)).sum();
    let wide = bytes.iter().map(|b| u32::from(*b >= 0xF0)).sum();
    (begins, wide)
}

fn ceil_boundary(text: &str, byte: usize) -> usize {
    let mut byte = byte.min(text.len());
    while !text.is_char_boundary(byte) {
        byte += 1;
    }
    byte
}

fn floor_boundary(text: &str, byte: usize) -> usize {
    let mut byte = byte.min(text.len());
    while !text.is_char_boundary(byte) {
        byte -= 1;
    }
    byte
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_offset_goes_there_and_back() {
        let long = "북한은 “Хочу жить” 채널에서 🚀 12,000 troops라고 e\u{301} 말했다. ".repeat(20);
        for text in ["", "a", "가", "🚀", "plain ASCII", long.as_str()] {
            let offsets = Offsets::new(text);
            let (mut points, mut units) = (0, 0);
            for (at, c) in text.char_indices() {
                assert_eq!((offsets.code_point(at as u32), offsets.utf16(at as u32)), (points, units), "byte {at} of {text:.20}");
                assert_eq!(offsets.byte_of_code_point(points) as usize, at);
                assert_eq!(offsets.byte_of_utf16(units) as usize, at);
                points += 1;
                units += c.len_utf16() as u32;
            }
            assert_eq!(offsets.code_point(text.len() as u32), points);
            assert_eq!(offsets.byte_of_code_point(points) as usize, text.len());
            assert_eq!(offsets.byte_of_utf16(units + 9) as usize, text.len());
        }
    }

    #[test]
    fn an_offset_inside_a_character_is_its_start() {
        let offsets = Offsets::new("가나🚀");
        assert_eq!(offsets.code_point(4), 1);
        assert_eq!(offsets.byte_of_utf16(3), 6);
    }
}
