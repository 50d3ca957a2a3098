//! English words in the manner of the English Web Treebank.

use std::ops::Range;

use super::{Sink, mark_end};
use crate::sentence::abbreviation;

/// Cuts one stretch of an English (or other) sentence.
///
/// Source: the tokenisation of UD English EWT, that is, the Penn Treebank's with words split at hyphens: clitics ('s, n't) are
/// tokens, so are % and $; numbers keep their separators, abbreviations their stops (U.S., Oct.).
pub(super) fn cut(sink: &mut Sink<'_, '_>, range: Range<usize>) {
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
        if text[at..range.end].starts_with('.') && keeps_stop(&text[start..at]) && !text[at..range.end].starts_with("..") {
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

/// Whether a stop behind `word` is part of it.
fn keeps_stop(word: &str) -> bool {
    word.len() <= 12 && abbreviation::kind(word).is_some()
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
    sink.push_word(range);
}
