//! The first pass: words, numbers and written dates of time, one after another, without a meaning for the whole.

mod counted;
mod days;
mod english;
mod era;
mod korean;
mod written;

use sosik_core::{TimeModifier, TimeUnit};

use super::lexicon::Word;
use crate::numbers::chars::{at as char_at, word_starts};
use crate::numbers::{Number, NumberForm};
use counted::counted;
pub(super) use era::seasonal;
pub(super) use written::{half_day, twelve, zone, zone_minutes};

/// What a piece is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Kind {
    Word(Word),
    /// A year; zero and less are before Christ, as astronomers count (0 is 1 BC).
    Year(i32),
    /// 1950–53, 2015~2018년: first and last.
    Years(i32, i32),
    /// A year written with two digits: 98년.
    ShortYear(i32),
    Month(u32),
    Day(u32),
    Hour(u32),
    /// 15:20, with seconds where written.
    Clock(u32, Option<u32>, Option<u32>),
    /// 2024-10-16, 10/18/2024, 10/2.
    Date(Option<i32>, u32, u32),
    Decade(i32),
    /// The 19th is 19, the fifth before Christ -5.
    Century(i32),
    Quarter(u32),
    Fiscal(i32),
    /// A number with a unit of time, and whether 여 stands between or 간 or 째 follows.
    Count(Option<u64>, TimeUnit, Suffix),
    /// A number without a unit: 22 in 22~24일; in English also an ordinal.
    Number(f64, bool),
    /// A number with a counter of times: 두 번, three times, twice.
    Times(u32),
    /// 제9·19: a name with numbers, not a time.
    Name,
}

/// What is written on to a count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Suffix {
    /// 10여 년, 한 달여.
    pub(super) over: bool,
    /// 간, 째, 반: surely a length.
    pub(super) length: bool,
    /// A native or Sino-Korean word, no digits.
    pub(super) spelled: bool,
}

/// A piece at its place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Piece {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) kind: Kind,
    /// Whether it was read by the Korean rules.
    pub(super) korean: bool,
}

/// All pieces of `text` in order.
pub(super) fn scan(text: &str, numbers: &[Number]) -> Vec<Piece> {
    let bytes = text.as_bytes();
    let mut pieces: Vec<Piece> = Vec::new();
    let (mut at, mut next) = (0, 0);
    // Whether the last year was one before Christ.
    let mut ancient = false;
    while let Some(&byte) = bytes.get(at) {
        while numbers.get(next).is_some_and(|n| n.span.range().start < at) {
            next += 1;
        }
        let number = numbers.get(next).filter(|n| n.span.range().start == at);
        let piece = match byte {
            b'0'..=b'9' => written::digits_with_marks(text, at)
                .or_else(|| era::years(text, at))
                .or_else(|| if ancient { era::ancient(text, at) } else { None })
                .or_else(|| number.and_then(|n| counted(text, n))),
            b'a'..=b'z' | b'A'..=b'Z' if word_starts(text, at) => number
                .filter(|n| !n.ordinal || n.form == NumberForm::Digits || english::parted(text, n.span.range().end))
                .and_then(|n| counted(text, n))
                .or_else(|| english::word(text, at))
                .or_else(|| number.and_then(|n| counted(text, n))),
            0xEA..=0xED => number.and_then(|n| counted(text, n)).or_else(|| korean::word(text, at, pieces.last())),
            b'\'' | 0xE2 => written::short_year(text, at),
            _ => None,
        };
        match piece {
            Some(piece) if piece.end > at => {
                at = piece.end;
                if let Some((first, last)) = era::ends(text, &piece) {
                    ancient = matches!(last.kind, Kind::Year(..=0));
                    pieces.extend([first, last]);
                    continue;
                }
                if let Kind::Year(y) | Kind::Years(_, y) = piece.kind {
                    ancient = y <= 0;
                }
                pieces.push(piece);
            }
            _ => at = step(text, at, byte),
        }
    }
    pieces
}

/// The start of what can be read next: the next character, or behind the letters and digits of a word.
fn step(text: &str, at: usize, byte: u8) -> usize {
    let bytes = text.as_bytes();
    let rest = bytes.get(at..).unwrap_or_default();
    let length = match byte {
        b'0'..=b'9' => rest.iter().take_while(|b| b.is_ascii_digit()).count(),
        b'a'..=b'z' | b'A'..=b'Z' => rest.iter().take_while(|b| b.is_ascii_alphabetic()).count(),
        0..0x80 => 1,
        // 가 to 힣
        0xEA..=0xED => 3,
        _ => char_at(text, at).map_or(1, char::len_utf8),
    };
    at + length
}

/// The modifier of a suffix.
pub(super) const fn over(suffix: Suffix) -> Option<TimeModifier> {
    if suffix.over { Some(TimeModifier::MoreThan) } else { None }
}
