//! English words of time.

use super::written::digits;
use super::{Kind, Piece};
use crate::numbers::chars::{matches as match_word, skip_space, word_ends};
use crate::time::english::led_by;
use crate::time::english::words::BEHIND_VAGUE;
use crate::time::lexicon::{ENGLISH, Word};

/// Whether a quarter, half or century follows, behind a space or a hyphen: "second" is no unit there.
pub(super) fn parted(text: &str, end: usize) -> bool {
    let next = if text.get(end..).is_some_and(|r| r.starts_with('-')) { end + 1 } else { skip_space(text, end) };
    ["quarter", "half", "century"].iter().any(|w| match_word(text, next, w, false).is_some())
}

/// An English word of time at `start`.
pub(super) fn word(text: &str, start: usize) -> Option<Piece> {
    let make = |end: usize, kind: Kind| Some(Piece { start, end, kind, korean: false });
    // Q3 2008
    if let &[b'Q', quarter @ b'1'..=b'4'] = text.as_bytes().get(start..start + 2).unwrap_or_default()
        && word_ends(text, start + 2)
    {
        return make(start + 2, Kind::Quarter(u32::from(quarter - b'0')));
    }
    if let Some(year) = super::era::era_before(text, start) {
        return Some(year);
    }
    if let Some(year) = fiscal(text, start) {
        return make(year.1, Kind::Fiscal(year.0));
    }
    if let Some((end, word)) = ENGLISH.longest(text, start) {
        let lower = text.as_bytes().get(start).is_some_and(u8::is_ascii_lowercase);
        let name = match word {
            Word::Weekday(_) | Word::Month(_) | Word::Weekdays(_) => lower,
            // a good Friday
            Word::Holiday(_) => {
                lower && !text.get(start..end).is_some_and(|w| w.starts_with("the ") && w.contains(|c: char| c.is_ascii_uppercase()))
            }
            // "as soon as", "too soon", "soon after".
            Word::Vague(_) if text.get(start..end).is_some_and(|w| w.eq_ignore_ascii_case("soon")) => {
                ["as", "too", "so", "how", "very"].iter().any(|w| led_by(text, start, w).is_some())
                    || ["after", "before", "as", "enough"].iter().any(|w| match_word(text, skip_space(text, end), w, false).is_some())
            }
            // now-defunct
            Word::Vague(_) if text.get(end..).is_some_and(|r| r.starts_with('-')) => true,
            // "in the past tense", "the past week": a noun follows.
            Word::Vague(_)
                if text.get(start..end).is_some_and(|w| {
                    w.get(..4).is_some_and(|t| t.eq_ignore_ascii_case("the ")) && (w.ends_with("past") || w.ends_with("future"))
                }) =>
            {
                !open_end(text, end)
            }
            _ => false,
        };
        if !name {
            return make(end, Kind::Word(word));
        }
    }
    for (form, n) in [("once", 1), ("twice", 2)] {
        if let Some(end) = match_word(text, start, form, false).filter(|e| word_ends(text, *e)) {
            return make(end, Kind::Times(n));
        }
    }
    None
}

/// Whether no noun follows: the clause ends, or goes on with a small word.
fn open_end(text: &str, end: usize) -> bool {
    let next = skip_space(text, end);
    let word: &str = text.get(next..).and_then(|r| r.split(|c: char| !c.is_ascii_alphabetic()).next()).unwrap_or("");
    let digit = text.as_bytes().get(next).is_some_and(u8::is_ascii_digit);
    next == end || word.is_empty() && !digit || BEHIND_VAGUE.has(&word.to_ascii_lowercase())
}

/// fiscal 1989, fiscal year 1998, FY89.
fn fiscal(text: &str, start: usize) -> Option<(i32, usize)> {
    let first = text.as_bytes().get(start)?;
    if !matches!(first, b'f' | b'F') {
        return None;
    }
    let end = ["fiscal year", "fiscal", "FY"].iter().find_map(|f| match_word(text, start, f, false))?;
    let (year, after) = digits(text, skip_space(text, end), 4)?;
    let year = year as i32;
    match after - skip_space(text, end) {
        4 if year >= 1000 => Some((year, after)),
        2 => Some((if year < 40 { 2000 + year } else { 1900 + year }, after)),
        _ => None,
    }
}
