//! Number words of English.

use sosik_core::Span;

use super::chars::{at as char_at, skip_space, word_ends, word_starts};
use super::numerals::{CARDINALS, ORDINALS, POWERS};
use super::{Number, NumberForm};

fn word(text: &str, at: usize) -> (&str, usize) {
    let rest = text.as_bytes().get(at..).unwrap_or_default();
    // No number word is longer than this.
    let len = rest.iter().take(13).take_while(|b| b.is_ascii_alphabetic()).count();
    (text.get(at..at + len).unwrap_or(""), at + len)
}

fn lookup(word: &str, table: &[(&str, f64)]) -> Option<f64> {
    table.iter().find(|(w, _)| word.eq_ignore_ascii_case(w)).map(|(_, v)| *v)
}

fn power(word: &str) -> Option<f64> {
    lookup(word, &POWERS)
}

/// Whether a number word may start with these bytes: most words end here.
fn may_start(bytes: &[u8]) -> bool {
    let low = |i: usize| bytes.get(i).map_or(0, u8::to_ascii_lowercase);
    match (low(0), low(1)) {
        (b't', b'h') => matches!(low(2), b'r' | b'i'),
        (b'a', second) => second == b'n' || !second.is_ascii_alphabetic(),
        pair => matches!(
            pair,
            (b'o', b'n')
                | (b't', b'w' | b'e')
                | (b'f', b'o' | b'i')
                | (b's', b'i' | b'e')
                | (b'e', b'i' | b'l')
                | (b'n', b'i')
                | (b'h', b'a')
        ),
    }
}

/// Whether "mid", "early" or "late" stands before the hyphen at `hyphen`: the mid-nineteenth century.
fn behind_edge(text: &str, hyphen: usize) -> bool {
    ["mid", "early", "late"].iter().any(|w| super::chars::word_before(text, hyphen, w).is_some())
}

/// Determiners that make "one" a pronoun.
const PRONOMINAL: [&str; 8] = ["no", "any", "every", "some", "this", "that", "which", "each"];

/// The number word at `start`.
pub(super) fn scan(text: &str, start: usize) -> Option<Number> {
    if !may_start(text.as_bytes().get(start..)?)
        || !word_starts(text, start)
        || (start > 0 && text.as_bytes().get(start - 1) == Some(&b'-') && !behind_edge(text, start - 1))
    {
        return None;
    }
    let (w, end) = word(text, start);
    // "no one", "everyone else" written apart: a pronoun, not a count.
    let pronoun = || {
        super::chars::tail(text, start, 24)
            .split_whitespace()
            .next_back()
            .is_some_and(|w| PRONOMINAL.iter().any(|p| w.eq_ignore_ascii_case(p)))
    };
    if !word_ends(text, end) || (w.eq_ignore_ascii_case("one") && pronoun()) {
        return None;
    }
    let made = |end: usize, value: f64, place: f64, ordinal| {
        Some(Number { span: Span::of(start..end), value, form: NumberForm::English, place, ordinal })
    };
    if let Some(value) = lookup(w, &ORDINALS) {
        return made(end, value, 1.0, true);
    }
    // "half" stands alone; "a half" and "half of" are read where fractions are.
    let (mut total, mut part, mut place, mut last) = (0.0f64, lookup(w, &CARDINALS), 1.0, end);
    if w.eq_ignore_ascii_case("half") {
        // half a million, half a dozen
        let article = ["a", "an"]
            .iter()
            .find_map(|a| super::chars::matches(text, skip_space(text, end), a, false).filter(|e| word_ends(text, *e)))?;
        let (next, e) = word(text, skip_space(text, article));
        let factor = power(next).filter(|_| word_ends(text, e))?;
        return made(e, factor / 2.0, factor / 2.0, false);
    }
    if part.is_none() {
        let article = w.eq_ignore_ascii_case("a") || w.eq_ignore_ascii_case("an");
        if !article || power(word(text, skip_space(text, end)).0).is_none_or(|_| skip_space(text, end) <= end) {
            return None;
        }
        part = Some(1.0);
    }
    for _ in 0..12 {
        let hyphen = char_at(text, last) == Some('-');
        let next = if hyphen { last + 1 } else { skip_space(text, last) };
        if next == last {
            break;
        }
        let (w, end) = word(text, next);
        if !word_ends(text, end) || w.is_empty() {
            break;
        }
        if let Some(p) = power(w) {
            if p == 100.0 {
                part = Some(part.unwrap_or(1.0) * p);
            } else {
                total += part.take().unwrap_or(1.0) * p;
            }
            (place, last) = (p, end);
        } else if let Some(v) = lookup(w, &CARDINALS)
            && part.is_none_or(|p| {
                // seventy-four, three hundred seventy: what goes on fills the places that are still empty.
                let tail = p % 100.0;
                (tail >= 20.0 && tail % 10.0 == 0.0 && v < 10.0) || (p >= 100.0 && tail == 0.0 && v < 100.0)
            })
        {
            part = Some(part.unwrap_or(0.0) + v);
            (place, last) = (1.0, end);
        } else if let (Some(v), true, Some(p)) = (lookup(w, &ORDINALS), hyphen, part)
            && p % 10.0 == 0.0
        {
            return made(end, total + p + v, 1.0, true);
        } else if w.eq_ignore_ascii_case("and")
            && place < 10.0
            && part.is_some()
            && let Some(e) =
                super::chars::matches(text, end, if hyphen { "-a-half" } else { " a half" }, false).filter(|e| word_ends(text, *e))
        {
            // two and a half million, nine-and-a-half
            part = part.map(|p| p + 0.5);
            (place, last) = (0.1, e);
        } else if w.eq_ignore_ascii_case("and") && place >= 100.0 {
            let after = skip_space(text, end);
            match lookup(word(text, after).0, &CARDINALS) {
                Some(v) if v < 100.0 => {
                    part = Some(part.unwrap_or(0.0) + v);
                    (place, last) = (1.0, word(text, after).1);
                }
                _ => break,
            }
        } else {
            break;
        }
    }
    made(last, total + part.unwrap_or(0.0), place, false)
}
