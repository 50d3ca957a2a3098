//! English words in the manner of the English Web Treebank.

use std::ops::Range;

use super::{Sink, mark_end};
use crate::sentence::abbreviation::{self, Kind};

/// Cuts one stretch of an English (or other) sentence that ends at `limit`.
///
/// Source: the tokenisation of UD English EWT, that is, the Penn Treebank's with words split at hyphens: clitics ('s, n't) are
/// tokens, so are % and $; numbers keep their separators, abbreviations their stops (U.S., Oct.).
pub(super) fn cut(sink: &mut Sink<'_, '_>, range: Range<usize>, limit: usize) {
    let text = sink.text;
    let mut at = range.start;
    while let Some(c) = text[at..range.end].chars().next() {
        if !is_word(c) {
            at = match clitic_end(text, at, range.end, c) {
                Some(end) => {
                    sink.push_word(at..end);
                    end
                }
                None => {
                    let end = mark_end(text, at, range.end, c);
                    sink.push_mark(at..end, c);
                    end
                }
            };
            continue;
        }
        let start = at;
        if let Some(len) = dashed_number(&text[at..range.end]).or_else(|| prefixed(&text[at..range.end])) {
            at += len;
            sink.push_word(start..at);
            continue;
        }
        let mut before = c;
        at += c.len_utf8();
        while let Some(c) = text[at..range.end].chars().next() {
            let after = text[at + c.len_utf8()..range.end].chars().next();
            if !is_word(c) && !joins(c, before, after) {
                break;
            }
            before = c;
            at += c.len_utf8();
        }
        if text[at..range.end].starts_with('.')
            && !text[at..range.end].starts_with("..")
            && keeps_stop(&text[start..at], &text[at + 1..limit])
        {
            at += 1;
        }
        word(sink, start..at);
    }
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric()
        || c == '_'
        || matches!(c, '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{fe00}'..='\u{fe0f}' | '\u{ad}')
}

/// Marks inside a word or number.
fn joins(c: char, before: char, after: Option<char>) -> bool {
    let Some(after) = after else { return false };
    let digits = before.is_ascii_digit() && after.is_ascii_digit();
    match c {
        '.' => before.is_alphanumeric() && after.is_alphanumeric(),
        ',' | ':' | '/' => digits,
        '\'' | '’' => before.is_alphabetic() && after.is_alphabetic(),
        '&' => before.is_uppercase() && after.is_uppercase(),
        _ => false,
    }
}

/// Whether a stop behind `word` is part of it; `rest` is what the sentence holds after the stop.
///
/// At the sentence's end the stop is the sentence's, but for words with stops inside (U.S.) and initials.
fn keeps_stop(word: &str, rest: &str) -> bool {
    if word.len() > 12 {
        return false;
    }
    match abbreviation::kind(word) {
        None => false,
        Some(Kind::Number) => rest.trim_start().starts_with(|c: char| c.is_ascii_digit()),
        Some(_) => word.contains('.') || word.len() == 1 || rest.chars().take(8).any(char::is_alphanumeric),
    }
}

/// The length of a telephone number or date of three groups of digits with hyphens at the start of `rest`: 555-010-3989, 2024-10-23.
fn dashed_number(rest: &str) -> Option<usize> {
    let bytes = rest.as_bytes();
    let mut at = 0;
    for group in 0..3 {
        let digits = bytes[at..].iter().take(5).take_while(|b| b.is_ascii_digit()).count();
        if digits == 0 || digits > 4 {
            return None;
        }
        at += digits;
        if group < 2 {
            if bytes.get(at) != Some(&b'-') {
                return None;
            }
            at += 1;
        }
    }
    (!matches!(bytes.get(at), Some(b) if b.is_ascii_alphanumeric() || *b == b'-' || *b >= 0x80)).then_some(at)
}

/// Prefixes that the treebank leaves joined by their hyphen.
const PREFIXES: &[&str] = &[
    "e", "co", "re", "pre", "non", "un", "anti", "pro", "post", "ex", "mid", "multi", "semi", "sub", "inter", "ultra", "counter", "mini",
    "neo", "over", "extra", "intra",
];

/// The length of a prefix, its hyphen and the word behind it: e-mail, co-workers, re-emerged.
fn prefixed(rest: &str) -> Option<usize> {
    let letters = |text: &str, most: usize| text.bytes().take(most).take_while(u8::is_ascii_alphabetic).count();
    let head = letters(rest, 8);
    if rest.as_bytes().get(head) != Some(&b'-') || !PREFIXES.iter().any(|prefix| rest[..head].eq_ignore_ascii_case(prefix)) {
        return None;
    }
    let tail = letters(&rest[head + 1..], 32);
    let end = head + 1 + tail;
    let behind = rest[end..].strip_prefix('.').unwrap_or(&rest[end..]);
    (tail > 1 && !behind.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '-' | '\'' | '’' | '&'))).then_some(end)
}

/// Units that the treebank cuts from the number they are written to: 5 pm, 35 mm, 65 k.
const UNITS: &[&str] = &[
    "am", "pm", "k", "m", "mm", "cm", "km", "kg", "g", "ft", "lb", "lbs", "mph", "hrs", "hr", "min", "mins", "bn", "tn", "mn", "mw", "kw",
    "gb", "mb",
];

/// Where the unit begins in a number with one: 2 in 35mm.
fn unit_start(word: &str) -> Option<usize> {
    let digits = word.find(|c: char| c.is_ascii_alphabetic())?;
    let (number, unit) = word.split_at(digits);
    (digits > 0
        && number.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b',' | b':'))
        && UNITS.iter().any(|u| unit.eq_ignore_ascii_case(u)))
    .then_some(digits)
}

const CLITICS: &[&str] = &["s", "re", "ve", "ll", "d", "m"];

/// A clitic that stands alone behind a quote, bracket or space: ('s).
fn clitic_end(text: &str, at: usize, limit: usize, c: char) -> Option<usize> {
    if !matches!(c, '\'' | '’') || text[..at].ends_with(char::is_whitespace) {
        return None;
    }
    let rest = &text[at + c.len_utf8()..limit];
    let len = rest.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(rest.len());
    CLITICS.iter().any(|clitic| rest[..len].eq_ignore_ascii_case(clitic)).then_some(at + c.len_utf8() + len)
}

/// Splits off clitics and pushes what is left.
fn word(sink: &mut Sink<'_, '_>, range: Range<usize>) {
    let slice = &sink.text[range.clone()];
    if let Some(mark) = slice.rfind(['\'', '’']) {
        let quote = slice[mark..].chars().next().map_or(1, char::len_utf8);
        let tail = &slice[mark + quote..];
        let head = &slice[..mark];
        if tail.eq_ignore_ascii_case("t") && head.ends_with(['n', 'N']) && head.len() > 1 {
            let cut = range.start + head.len() - 1;
            sink.push_word(range.start..cut);
            sink.push_word(cut..range.end);
            return;
        }
        if !head.is_empty() && CLITICS.iter().any(|clitic| tail.eq_ignore_ascii_case(clitic)) {
            let cut = range.start + mark;
            word(sink, range.start..cut);
            sink.push_word(cut..range.end);
            return;
        }
    }
    for (fused, first) in [("cannot", 3), ("gonna", 3), ("wanna", 3), ("gotta", 3), ("gimme", 3), ("lemme", 3)] {
        if slice.eq_ignore_ascii_case(fused) {
            sink.push_word(range.start..range.start + first);
            sink.push_word(range.start + first..range.end);
            return;
        }
    }
    if let Some(digits) = unit_start(slice) {
        sink.push_word(range.start..range.start + digits);
        sink.push_word(range.start + digits..range.end);
        return;
    }
    sink.push_word(range);
}
