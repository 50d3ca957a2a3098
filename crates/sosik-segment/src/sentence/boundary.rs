//! Whether a final mark ends its sentence.

use std::ops::Range;

use super::abbreviation::{self, Kind};
use super::words::WORDS;
use crate::script::{is_english_function_word, is_hangul};

/// No abbreviation is longer; walks back and ahead stop here, so that hostile text costs no more.
const REACH: usize = 24;

/// Whether the sentence that began at `start` ends at `end`: behind the final marks at `stop` and the closing marks after them
/// (`closed`: there are some). `limit` is the end of the paragraph.
pub(super) fn ends(text: &str, start: usize, stop: Range<usize>, end: usize, closed: bool, limit: usize) -> bool {
    let rest = &text[end..limit];
    let Some(next) = rest.chars().next() else { return false };
    let marks = &text[stop.clone()];
    if !next.is_whitespace() {
        return attached(text, start, stop, next, rest, closed);
    }
    let ahead = rest.trim_start();
    let Some(first) = ahead.chars().next() else { return false };
    if closed {
        return !continues_quotation(ahead, first, marks);
    }
    if marks.starts_with(['…', '.']) && marks.len() > 1 && !marks.contains(['!', '?']) && marks != "。" {
        return after_ellipsis(text, start, stop.start, first);
    }
    if marks == "." {
        return after_full_stop(text, start, stop.start, ahead, first);
    }
    // 정말일까? 라는 물음: the question is a word of the sentence.
    if is_hangul(first) {
        return !is_quotative_word(ahead);
    }
    !first.is_lowercase() || ahead.starts_with("http")
}

/// No space behind the mark: 했다.그는, said.The; but not 12.3, U.S., sosik.kr, "…"라고.
fn attached(text: &str, start: usize, stop: Range<usize>, next: char, rest: &str, closed: bool) -> bool {
    let marks = &text[stop.clone()];
    let before = text[start..stop.start].chars().next_back();
    if marks.ends_with(['。', '！', '？', '．', '｡']) {
        return !(closed && continues_quotation(rest, next, marks));
    }
    if closed {
        let carried = !is_hangul(next) || WORDS.attached.iter().any(|form| rest.starts_with(form));
        return !carried && before.is_some_and(|c| WORDS.finals.holds(c));
    }
    if marks.ends_with('…') {
        return false;
    }
    let opens = matches!(next, '“' | '‘' | '"' | '\'' | '(' | '「' | '『' | '《' | '〈' | '[' | '<');
    match before {
        Some(c) if is_hangul(c) => {
            let final_mark = if marks == "." { is_final(&text[start..stop.start], c) } else { !is_quotative_word(rest) };
            (opens || next.is_alphanumeric()) && final_mark
        }
        // Booking.Com is rarer than a lost space; a capital and a small letter after a small letter.
        Some(c) if c.is_lowercase() && next.is_uppercase() && marks == "." => {
            let word = word_before(&text[start..stop.start]);
            let ahead = rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
            word.len() > 1 && word.chars().all(char::is_alphabetic) && is_english_function_word(ahead)
        }
        _ => false,
    }
}

fn continues_quotation(ahead: &str, first: char, marks: &str) -> bool {
    if first.is_lowercase() || matches!(first, ',' | ';' | '—' | '–' | '-' | '―') {
        return true;
    }
    if is_hangul(first) {
        return is_quotative_word(ahead);
    }
    // In American style a statement would have ended in a comma, so only other marks leave the question open.
    if marks.contains(['!', '?']) && first.is_uppercase() {
        let mut words = bounded(ahead, 4 * REACH).split_whitespace();
        for word in words.by_ref().take(5) {
            let word = word.trim_end_matches([',', '.']);
            if WORDS.saying.contains(&word) {
                return true;
            }
            if !word.starts_with(char::is_uppercase) || is_english_function_word(word) {
                return false;
            }
        }
    }
    false
}

/// Whether the first word of `ahead` is a quotative particle written apart: "…했다." 라고 말했다.
pub(super) fn is_quotative_word(ahead: &str) -> bool {
    let word = bounded(ahead, REACH).split(|c: char| !is_hangul(c)).next().unwrap_or_default();
    WORDS.apart.contains(&word)
}

/// Ellipses join as often as they end: they end after a Korean final ending or before a capital.
fn after_ellipsis(text: &str, start: usize, at: usize, first: char) -> bool {
    if is_hangul(first) {
        return text[start..at].chars().next_back().is_some_and(|c| WORDS.finals.holds(c));
    }
    !first.is_lowercase()
}

fn after_full_stop(text: &str, start: usize, at: usize, ahead: &str, first: char) -> bool {
    // Korean has no small letters: a Latin word that begins the next sentence (iOS, tvN) is written as its owner writes it.
    let korean = text[start..at].chars().next_back().is_some_and(|c| WORDS.finals.holds(c));
    if korean && first.is_lowercase() {
        return true;
    }
    if (first.is_lowercase() && !ahead.starts_with("http")) || matches!(first, ',' | ';' | ')' | '…') {
        return false;
    }
    let word = word_before(&text[start..at]);
    let Some(last) = word.chars().next_back() else { return true };
    if is_hangul(last) {
        return !is_hangul_item(text, start, at, word);
    }
    if last.is_ascii_digit() {
        return !is_number_part(text, start, at, word, first);
    }
    let bare = word.trim_start_matches(|c: char| !c.is_alphanumeric());
    let Some(kind) = abbreviation::kind(bare) else { return true };
    if is_hangul(first) {
        return false;
    }
    let next_word = bounded(ahead, REACH).split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    match kind {
        Kind::Title => false,
        Kind::Number => !first.is_ascii_digit(),
        Kind::Calendar => !first.is_ascii_digit() && first != '\'',
        // An initial before a quotation mark has a nickname behind it: Robert C. “Bobby” Hale.
        // "in the U.S. The army" ends, "the U.S. Army" does not: function words seldom begin a name.
        Kind::General => {
            is_english_function_word(next_word)
                || WORDS.starters.contains(&next_word)
                || (bare.len() > 1 && matches!(first, '“' | '"' | '‘'))
        }
    }
}

/// 가. 나. 다. as items of a list at the start of a sentence.
fn is_hangul_item(text: &str, start: usize, at: usize, word: &str) -> bool {
    WORDS.items.contains(&word) && text[start..at].trim_start() == word
}

/// Dates (2024. 10. 23., 10.23.) and the numbers of items at the start of a sentence.
fn is_number_part(text: &str, start: usize, at: usize, word: &str, first: char) -> bool {
    if text[start..at].trim_start() == word && word.len() <= 3 {
        return true;
    }
    let digits_and_dots = word.chars().all(|c| c.is_ascii_digit() || c == '.');
    if !digits_and_dots {
        return false;
    }
    // A part of a date is two digits, or four before the first stop; a number that ends a sentence and is followed by one looks so seldom.
    let parts = word.split('.').count();
    let short = word.rsplit('.').next().is_some_and(|part| part.len() <= 2);
    let chained = word.contains('.') || text[start..at - word.len()].trim_end().ends_with('.');
    let year = word.len() == 4 && word.starts_with(['1', '2']);
    if first.is_ascii_digit() {
        return short || year;
    }
    is_hangul(first) && chained && short && parts <= 3
}

/// Whether `before`, whose last character is `last`, ends in a final ending. Stops between nouns (정치.경제) are commas of sorts.
fn is_final(before: &str, last: char) -> bool {
    WORDS.finals.holds(last) || WORDS.endings.iter().any(|ending| before.ends_with(ending))
}

/// What stands between the last white space (or opening mark) and the end of `text`, at most [`REACH`] bytes.
fn word_before(text: &str) -> &str {
    let mut from = text.len().saturating_sub(REACH);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let tail = &text[from..];
    tail.rfind(|c: char| c.is_whitespace() || matches!(c, '(' | '"' | '“' | '‘' | '\'' | '[')).map_or(tail, |i| {
        let mut rest = tail[i..].chars();
        rest.next();
        rest.as_str()
    })
}

fn bounded(text: &str, reach: usize) -> &str {
    let mut to = reach.min(text.len());
    while !text.is_char_boundary(to) {
        to -= 1;
    }
    &text[..to]
}
