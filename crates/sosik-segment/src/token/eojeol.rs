//! Eojeols without the punctuation around them.

use std::ops::Range;

use super::{Sink, mark_end};

/// Cuts one stretch of a Korean sentence.
///
/// Letters, digits and what joins them are one token: 1만2000명을, 12.3조, 9·19, 30%를, F-16이, 10~20명. Quotation marks,
/// brackets, commas and final marks are tokens of their own wherever they stand: “가겠다.”라고 is “ 가겠다 . ” 라고.
pub(super) fn cut(sink: &mut Sink<'_, '_>, range: Range<usize>) {
    let text = sink.text;
    let mut at = range.start;
    let mut open: Option<usize> = None;
    let mut before: Option<char> = None;
    while let Some(c) = text[at..range.end].chars().next() {
        let next = at + c.len_utf8();
        let after = text[next..range.end].chars().next();
        let stays = match open {
            Some(_) => belongs(c) || joins(c, before, after),
            None => belongs(c) || leads(c, after),
        };
        if stays {
            open.get_or_insert(at);
            at = next;
        } else {
            if let Some(start) = open.take() {
                sink.push_word(start..at);
            }
            let end = mark_end(text, at, range.end, c);
            sink.push_mark(at..end, c);
            at = end;
        }
        before = Some(c);
    }
    if let Some(start) = open {
        sink.push_word(start..at);
    }
}

/// Letters, digits and signs of measure: parts of a word at either end.
fn belongs(c: char) -> bool {
    // Hangul first: the tables of Unicode are slow to ask, and most characters are Hangul.
    matches!(c, '가'..='힣')
        || c.is_alphanumeric()
        || matches!(c, '%' | '％' | '\u{300}'..='\u{36f}' | '\u{3300}'..='\u{33ff}' | '\u{2100}'..='\u{214f}' | '°' | '′' | '″' | '_' | '㉠'..='㉿')
        || ('\u{e0100}'..='\u{e01ef}').contains(&c)
        || matches!(c, '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{fe00}'..='\u{fe0f}' | '\u{ad}')
}

/// Marks that stay inside a word: between letters or digits, never at its ends.
fn joins(c: char, before: Option<char>, after: Option<char>) -> bool {
    let (Some(before), Some(after)) = (before, after) else { return false };
    if !belongs(before) || !(belongs(after) || (matches!(c, '-' | '~' | '∼') && after.is_ascii_digit())) {
        return false;
    }
    match c {
        '·' | 'ㆍ' | '・' | '‧' | '･' | '-' | '‐' | '‑' | '–' | '~' | '∼' | '～' | '/' | '&' | '+' | '@' | '#' | '×' | '＋' | '\\' => {
            true
        }
        ',' => before.is_ascii_digit() && after.is_ascii_digit(),
        ':' => before.is_ascii_digit() && after.is_ascii_digit(),
        '.' => (before.is_ascii_alphanumeric() && after.is_ascii_alphanumeric()) || (before.is_ascii_digit() && after.is_alphanumeric()),
        '\'' | '’' => before.is_ascii_alphabetic() && after.is_ascii_alphabetic(),
        _ => false,
    }
}

/// Signs before a number: -5도, +3%, $100, ₩5000.
fn leads(c: char, after: Option<char>) -> bool {
    matches!(c, '-' | '−' | '+' | '$' | '€' | '£' | '¥' | '₩' | '￦') && after.is_some_and(|a| a.is_ascii_digit())
}
