//! Numbers with digits.

use std::sync::LazyLock;

use sosik_core::Span;

use super::chars::{at as char_at, before, is_hangul, skip_space, word_ends};
use super::korean::{multiplier, section};
use super::numerals::MULTIPLIERS;
use super::table::Words;
use super::{Number, NumberForm, units};

/// The number that starts with the digit at `start`; where there is none, the byte after what was looked at.
pub(super) fn scan(text: &str, start: usize) -> Result<Number, usize> {
    let bytes = text.as_bytes();
    let name = before(text, start).is_some_and(|c| c.is_ascii_alphabetic() || c == '_') || hyphened(text, start);
    let (mut end, mut value, place) = run(bytes, start);
    // 192.168.1.2 and 1.2.3 are addresses and versions.
    if place < 1.0 && bytes.get(end) == Some(&b'.') && bytes.get(end + 1).is_some_and(u8::is_ascii_digit) {
        while bytes.get(end).is_some_and(|b| b.is_ascii_digit() || *b == b'.' && bytes.get(end + 1).is_some_and(u8::is_ascii_digit)) {
            end += 1;
        }
        return Err(end);
    }
    if name {
        while bytes.get(end).is_some_and(|b| b.is_ascii_alphanumeric()) {
            end += 1;
        }
        return Err(end);
    }
    let number = |end: usize, value: f64, place: f64, ordinal| {
        if value.is_finite() {
            Ok(Number { span: Span::of(start..end), value, form: NumberForm::Digits, place, ordinal })
        } else {
            Err(end)
        }
    };
    match char_at(text, end) {
        Some(c) if is_hangul(c) && multiplier(c).is_some() => {
            let read = section(text, start, Some((end, value, place)));
            number(read.end, read.value, read.place, false)
        }
        Some(c) if c.is_ascii_alphabetic() => {
            let mut letters = end;
            while bytes.get(letters).is_some_and(u8::is_ascii_alphabetic) {
                letters += 1;
            }
            let word = text.get(end..letters).unwrap_or("");
            if ["st", "nd", "rd", "th"].iter().any(|w| word.eq_ignore_ascii_case(w)) {
                return number(letters, value, 1.0, true);
            }
            let factor = MULTIPLIERS.iter().find(|(w, _)| word.eq_ignore_ascii_case(w)).map(|(_, factor)| *factor);
            if let Some(factor) = factor.or_else(|| million(text, start, end, letters)) {
                return number(letters, value * factor, place * factor, false);
            }
            let clock = ["s", "am", "pm", "a", "p", "hrs", "hours", "h"].iter().any(|w| word.eq_ignore_ascii_case(w));
            let unit = units::ENGLISH.longest(text, end).is_some_and(|(e, _)| e >= letters)
                || units::KOREAN.longest(text, end).is_some_and(|(e, _)| e >= letters);
            if clock || unit { number(end, value, place, false) } else { Err(letters) }
        }
        // 3/4 of the land, 땅의 3/4을; 3/4에 is a day.
        Some('/') if place == 1.0 && small_fraction(bytes, start).is_some_and(|(e, _)| of_a_whole(text, e)) => {
            let (e, part) = small_fraction(bytes, start).unwrap_or((end, value));
            number(e, part, 1.0, false)
        }
        // 5 억 달러: a power apart, where a unit follows it.
        Some(' ')
            if char_at(text, end + 1).is_some_and(|c| matches!(c, '만' | '억' | '조'))
                && units::KOREAN.longest(text, skip_space(text, end + 4)).is_some_and(|(e, d)| {
                    d.starts_with("currency") || d == "count" && units::closes(text, e) && skip_space(text, end + 4) > end + 4
                }) =>
        {
            let read = section(text, start, Some((end + 1, value, place)));
            number(read.end, read.value, read.place, false)
        }
        Some(' ' | '-') if place == 1.0 && small_fraction(bytes, end + 1).is_some() => {
            let (e, part) = small_fraction(bytes, end + 1).unwrap_or((end, 0.0));
            number(e, value + part, place, false)
        }
        _ => {
            let next = skip_space(text, end);
            let hyphen = text.get(end..).is_some_and(|r| r.starts_with('-'));
            let word = if hyphen { end + 1 } else { next };
            if (next > end || hyphen)
                && let Some((w, factor)) = MULTIPLIERS.iter().find(|(w, _)| {
                    w.len() > 3
                        && text.get(word..word + w.len()).is_some_and(|t| t.eq_ignore_ascii_case(w))
                        && word_ends(text, word + w.len())
                })
            {
                end = word + w.len();
                value *= factor;
                return number(end, value, place * factor, false);
            }
            number(end, value, place, false)
        }
    }
}

/// What is counted in millions where "m" might be metres.
static MILLIONS: LazyLock<Words> = LazyLock::new(|| Words::of(include_str!("../../lexicon/quantity/millions.csv"), "counted"));

/// The million of "$2m" and "2m barrels", where "m" in `end..letters` is no metre: behind a sign of money, or before what is counted.
fn million(text: &str, start: usize, end: usize, letters: usize) -> Option<f64> {
    text.get(end..letters).filter(|w| *w == "m")?;
    let money = before(text, start).is_some_and(|c| matches!(c, '$' | '€' | '£' | '¥' | '₩'));
    let counted = || {
        let next = text.get(letters..)?.strip_prefix(' ')?;
        let word = next.get(..next.bytes().take_while(u8::is_ascii_lowercase).count())?;
        Some(MILLIONS.has(word))
    };
    (money || counted().unwrap_or_default()).then_some(1e6)
}

/// 1/2 or 3/4 behind a whole number, as in "2 1/2 years": its end and value.
fn small_fraction(bytes: &[u8], at: usize) -> Option<(usize, f64)> {
    let &[a @ b'1'..=b'9', b'/', b @ (b'2'..=b'5' | b'8')] = bytes.get(at..at + 3)? else { return None };
    let open = !bytes.get(at + 3).is_some_and(|c| c.is_ascii_alphanumeric() || *c == b'/');
    (open && a < b).then(|| (at + 3, f64::from(a - b'0') / f64::from(b - b'0')))
}

/// Whether what stands behind 3/4 shows that it is a fraction.
fn of_a_whole(text: &str, end: usize) -> bool {
    let next = skip_space(text, end);
    let rest = text.get(next..).unwrap_or("");
    next > end && rest.starts_with("of ")
        || next == end && rest.starts_with(['를', '을', '은', '는', '가', '만']) && !rest.starts_with("가지")
        || text.get(end..).is_some_and(|t| t.trim().is_empty())
}

/// A decimal part alone, .25: the number that starts with the point at `start`.
pub(super) fn decimal(text: &str, start: usize) -> Option<Number> {
    let bytes = text.as_bytes();
    let free = before(text, start).is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '-' | '−'));
    if !free || !bytes.get(start + 1).is_some_and(u8::is_ascii_digit) {
        return None;
    }
    let (end, value, place) = run(bytes, start);
    let open = !bytes.get(end).is_some_and(|b| matches!(b, b'.' | b'/' | b':'));
    (open && place < 1.0).then(|| Number { span: Span::of(start..end), value, form: NumberForm::Digits, place, ordinal: false })
}

/// A letter and a hyphen before make a name of it: F-35, 화성-18.
fn hyphened(text: &str, start: usize) -> bool {
    let Some(mark) = before(text, start).filter(|c| matches!(c, '-' | '‑')) else { return false };
    let head = start - mark.len_utf8();
    let edge = ["mid", "late", "early", "pre", "post"].iter().any(|w| super::chars::word_before(text, head, w).is_some());
    !edge && before(text, head).is_some_and(|c| c.is_alphabetic() && !"일월년시분".contains(c))
}

/// What may stand between groups of three digits: a space, no-break, narrow or thin.
const SPACES: [&str; 4] = [" ", "\u{a0}", "\u{202f}", "\u{2009}"];

/// Digits with thousands separators and a decimal part: end, value, worth of the last place.
fn run(bytes: &[u8], start: usize) -> (usize, f64, f64) {
    let digit = |i: usize| bytes.get(i).filter(|b| b.is_ascii_digit()).map(|b| f64::from(b - b'0'));
    let (mut end, mut value, mut place) = (start, 0.0f64, 1.0f64);
    while let Some(d) = digit(end) {
        value = value * 10.0 + d;
        end += 1;
    }
    if end - start <= 3 {
        while bytes.get(end) == Some(&b',') && (1..=3).all(|i| digit(end + i).is_some()) && digit(end + 4).is_none() {
            for i in 1..=3 {
                value = value * 10.0 + digit(end + i).unwrap_or(0.0);
            }
            end += 4;
        }
    }
    // 40 000, 1 234 567: groups apart, as French and SI have them; "10 200 men" are two numbers.
    let group = |at: usize| {
        let space = SPACES.iter().find(|s| bytes.get(at..).is_some_and(|r| r.starts_with(s.as_bytes())))?.len();
        ((0..3).all(|i| digit(at + space + i).is_some()) && digit(at + space + 3).is_none()).then_some(at + space + 3)
    };
    if (1..=3).contains(&(end - start)) && bytes.get(start) != Some(&b'0') {
        let zeros = group(end).is_some_and(|next| bytes.get(next - 3..next) == Some(b"000"));
        if zeros || group(end).and_then(group).is_some() {
            while let Some(next) = group(end) {
                value = (next - 3..next).fold(value, |v, i| v * 10.0 + digit(i).unwrap_or(0.0));
                end = next;
            }
        }
    }
    if bytes.get(end) == Some(&b'.') && digit(end + 1).is_some() {
        let mut scale = 1.0;
        let (mut fraction, mut i) = (0.0f64, end + 1);
        while let Some(d) = digit(i) {
            if scale < 1e15 {
                scale *= 10.0;
                fraction = fraction * 10.0 + d;
            }
            i += 1;
        }
        return (i, value + fraction / scale, 1.0 / scale);
    }
    if value >= 10.0 && value.is_finite() {
        let mut rest = value;
        while rest % 10.0 == 0.0 && place < 1e15 {
            rest /= 10.0;
            place *= 10.0;
        }
    }
    (end, value, place)
}
