//! The counted noun of an English quantity.

use super::words::{BETWEEN, DETERMINERS, MOVES, PLURALS, SECONDS, STOPS, VERBS};
use crate::numbers::chars::{at as char_at, matches as match_word, skip_space, skip_space_back, word_ends};
use crate::numbers::numerals::{CARDINALS, POWERS};
use crate::quantity::lexicon::VAGUE_ENGLISH;

pub(super) fn word(text: &str, at: usize) -> Option<(&str, usize)> {
    let rest = text.get(at..)?;
    let len = rest.bytes().take(40).take_while(|b| b.is_ascii_alphabetic() || matches!(b, b'-')).count();
    // U.S. and the like hold points.
    let len = if len == 1 && rest.as_bytes().get(1) == Some(&b'.') && rest.as_bytes().get(2).is_some_and(u8::is_ascii_uppercase) {
        rest.bytes().take(12).take_while(|b| b.is_ascii_uppercase() || *b == b'.').count()
    } else {
        len
    };
    let len = rest.get(..len)?.trim_end_matches('-').len();
    (len > 0).then(|| rest.get(..len).map(|w| (w, at + len))).flatten()
}

pub(super) fn plural(w: &str) -> bool {
    PLURALS.has(w) || (w.len() > 3 && w.ends_with('s') && !w.ends_with("ss") && !w.ends_with("us"))
}

/// The noun phrase that starts behind `at`: up to its plural head, with a second head after "and"; the words up to the next closed
/// word or verb where there is no plural.
pub(super) fn noun(text: &str, at: usize, singular: bool) -> Option<(usize, usize)> {
    let mut next = skip_space(text, at);
    if next == at && char_at(text, at) != Some('-') {
        return None;
    }
    if let Some(e) = match_word(text, next, "of", false).filter(|e| word_ends(text, *e)) {
        next = behind_determiners(text, skip_space(text, e));
    } else if let Some(e) = match_word(text, next, "more", false).filter(|e| word_ends(text, *e)) {
        next = skip_space(text, e);
    }
    next = behind_measure(text, next);
    let start = next;
    let mut end = start;
    for _ in 0..5 {
        let Some((w, e)) = word(text, next) else { break };
        let verb = VERBS.has(w)
            || (w.ends_with("ed") && end > start && !plural(w) && char_at(text, skip_space(text, e)).is_none_or(|c| !c.is_alphabetic()));
        if STOPS.has(w) || verb || crate::time::is_time_word(text, next) && end == start {
            break;
        }
        end = e;
        if plural(w) {
            // towns and villages
            let and = skip_space(text, e);
            if let Some(b) = match_word(text, and, "and", false).filter(|b| word_ends(text, *b))
                && let Some((second, f)) = word(text, skip_space(text, b))
                && plural(second)
                && second.chars().all(|c| c.is_ascii_lowercase())
                && !STOPS.has(second)
                && !VERBS.has(second)
                && VAGUE_ENGLISH.longest(text, skip_space(text, b)).is_none()
            {
                return Some((start, f));
            }
            // Two plurals in a row are a compound ("weapons systems"), unless the second is a verb.
            if let Some((second, f)) = word(text, and)
                && and > e
                && plural(second)
                && !STOPS.has(second)
                && !VERBS.has(second)
                && second.chars().all(|c| c.is_ascii_lowercase())
                && !matches!(second, "has" | "says" | "remains")
                && w.ends_with('s')
                && SECONDS.has(second)
            {
                return Some((start, f));
            }
            return Some((start, end));
        }
        next = skip_space(text, e);
        if next == e {
            break;
        }
    }
    (singular && end > start).then_some((start, end))
}

/// Behind the measure of each of what is counted, if there is one at `at`: two 10,000-ton destroyers, twelve 155-millimeter howitzers.
fn behind_measure(text: &str, at: usize) -> usize {
    let digits = text.as_bytes().iter().skip(at).take_while(|b| b.is_ascii_digit() || matches!(b, b',' | b'.')).count();
    let unit =
        text.get(at + digits..).and_then(|rest| rest.strip_prefix('-')).filter(|_| digits > 0).and_then(|_| word(text, at + digits + 1));
    match unit {
        Some((w, e)) if w.bytes().all(|b| b.is_ascii_lowercase() || b == b'-') && char_at(text, e) == Some(' ') => skip_space(text, e),
        _ => at,
    }
}

/// Behind "of", the determiners ("the", "its", "Ukraine's") and the number of all ("17 of the 31 tanks") before the noun at `at`.
fn behind_determiners(text: &str, at: usize) -> usize {
    let spaced = |end: usize| Some(skip_space(text, end)).filter(|next| *next > end);
    let mut next = at;
    if let Some((w, e)) = word(text, next) {
        let possessor = match_word(text, e, "'s", false).or_else(|| match_word(text, e, "’s", false));
        let end = possessor.or_else(|| DETERMINERS.has(w).then_some(e));
        next = end.and_then(spaced).unwrap_or(next);
    }
    let digits = |at: usize| {
        let rest = text.get(at..).filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))?;
        let len = rest.bytes().take_while(|b| b.is_ascii_digit() || matches!(b, b',' | b'.')).count();
        // A mark behind the number is that of the sentence.
        rest.get(..len).map(|number| at + number.trim_end_matches([',', '.']).len())
    };
    let spelled = |at: usize| {
        let (w, e) = word(text, at)?;
        CARDINALS.iter().chain(POWERS.iter()).any(|(n, _)| n.eq_ignore_ascii_case(w)).then_some(e)
    };
    // 1.2 million, two hundred
    for _ in 0..3 {
        match digits(next).or_else(|| spelled(next)) {
            Some(end) => next = match_word(text, end, STRONG, false).or(Some(end)).and_then(spaced).unwrap_or(next),
            None => break,
        }
    }
    next
}

/// What makes a strength of a number: "its 15,000-strong force".
pub(super) const STRONG: &str = "-strong";

/// The subject of "Prices rose 8 percent".
pub(super) fn subject(text: &str, start: usize) -> Option<(usize, usize)> {
    let back = |at: usize| {
        let end = skip_space_back(text, at);
        let head = text.get(..end)?;
        let len = head.bytes().rev().take(40).take_while(u8::is_ascii_alphabetic).count();
        (len > 0 && end < at).then_some((end - len, end))
    };
    let mut at = start;
    for _ in 0..3 {
        let (a, b) = back(at)?;
        let w = text.get(a..b)?;
        if MOVES.has(w) {
            let (c, d) = back(a)?;
            let noun = text.get(c..d)?;
            return (!STOPS.has(noun)).then_some((c, d));
        }
        if !BETWEEN.has(w) {
            return None;
        }
        at = a;
    }
    None
}
