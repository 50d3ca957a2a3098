//! Numbers first: what times and quantities are made of, so that 1만2000명 can never become a date.
//!
//! Digits with separators and decimals, digits with Korean multipliers (3조5000억), Korean number words before a counter (이만
//! 이천삼백 명, 두 달), English number words (twenty-two, one million) and ordinals (the 27th, second). Numbers inside names of
//! things (F-35A, K-9, 화성-18형), addresses and versions are none. Roman numerals are read where a name needs them (World War II).

pub(crate) mod chars;
mod digits;
mod english;
mod korean;
pub(crate) use korean::{multiplier as power, native, numeral, sino_number};
pub(crate) mod numerals;
mod roman;
pub(crate) mod table;
pub(crate) mod units;
pub(crate) mod words;

use sosik_core::Span;
use sosik_segment::Segmentation;

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NumberForm {
    /// With digits, also when multipliers follow: 3조5000억, 8 million.
    Digits,
    /// In Hangul: 이천, 두.
    Hangul,
    /// In English words: twenty-two.
    English,
    /// In Roman numerals that are part of a name: World War II. Names, neither times (but for centuries) nor quantities.
    Roman,
}

/// A number as written, with its value.
#[derive(Clone, Debug, PartialEq)]
pub struct Number {
    /// Digits or number words, separators and units of ten (만, thousand) included.
    pub span: Span,
    /// Its value.
    pub value: f64,
    /// How it is written.
    pub form: NumberForm,
    /// The worth of one unit of its last written place: 1500 counts hundreds (100), 1만 ten thousands (10000), 12 ones (1).
    pub place: f64,
    /// Whether it says a place in an order: 27th, second, 제1.
    pub ordinal: bool,
}

/// All numbers of `text` in its order, none overlapping another.
///
/// Linear in the length of the text. Sentences are not needed: no number crosses a line.
///
/// ```
/// use sosik_extract::numbers;
/// use sosik_segment::Segmentation;
/// let found = numbers::scan("약 1만2000명, 12 brigades", &Segmentation::default());
/// assert_eq!(found.iter().map(|n| n.value).collect::<Vec<_>>(), [12_000.0, 12.0]);
/// ```
pub fn scan(text: &str, _seg: &Segmentation) -> Vec<Number> {
    let bytes = text.as_bytes();
    let mut numbers = Vec::new();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        at = match byte {
            b'0'..=b'9' => match digits::scan(text, at) {
                Ok(number) => keep(number, &mut numbers),
                Err(end) => end.max(at + 1),
            },
            b'a'..=b'z' | b'A'..=b'Z' => english_word(text, at, &mut numbers),
            b'.' => digits::decimal(text, at).map_or(at + 1, |number| keep(number, &mut numbers)),
            // Ⅰ to Ⅻ are E2 85 A0 and the eleven behind it.
            0xE2 if bytes.get(at + 1) == Some(&0x85) => roman::character(text, at).map_or(at + 3, |number| keep(number, &mut numbers)),
            // 가 to 힣 in UTF-8.
            0xEA..=0xED => match korean::scan(text, at) {
                Some(number) => keep(number, &mut numbers),
                None => at + 3,
            },
            _ => at + 1,
        };
    }
    numbers
}

fn keep(number: Number, numbers: &mut Vec<Number>) -> usize {
    let end = number.span.range().end;
    numbers.push(number);
    end
}

/// Reads an English number at the word that starts at `at`, or steps over the word (and over an address that starts with it).
fn english_word(text: &str, at: usize, numbers: &mut Vec<Number>) -> usize {
    if let Some(number) = english::scan(text, at) {
        return keep(number, numbers);
    }
    let bytes = text.as_bytes();
    if matches!(bytes.get(at), Some(b'I' | b'V' | b'X' | b'L' | b'C' | b'D' | b'M'))
        && let Some(number) = roman::scan(text, at)
    {
        return keep(number, numbers);
    }
    let mut end = at;
    while bytes.get(end).is_some_and(u8::is_ascii_alphabetic) {
        end += 1;
    }
    let rest = bytes.get(end..).unwrap_or_default();
    if rest.starts_with(b"://") || (rest.starts_with(b".") && text.get(at..end).is_some_and(|w| w.eq_ignore_ascii_case("www"))) {
        while bytes.get(end).is_some_and(|b| b.is_ascii_graphic()) {
            end += 1;
        }
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(&str, f64)> {
        scan(text, &Segmentation::default()).iter().map(|n| (n.span.slice(text).unwrap(), n.value)).collect()
    }

    #[test]
    fn digits_take_separators_decimals_and_multipliers() {
        assert_eq!(read("12,000 and 3.5 and 1만2000명"), [("12,000", 12_000.0), ("3.5", 3.5), ("1만2000", 12_000.0)]);
        assert_eq!(read("3조5000억원과 4만 6000여 명"), [("3조5000억", 3.5e12), ("4만 6000", 46_000.0)]);
        assert_eq!(read("8 million shells, $2.5bn"), [("8 million", 8e6), ("2.5bn", 2.5e9)]);
        assert_eq!(read("3천500만원"), [("3천500만", 35_000_000.0)]);
    }

    #[test]
    fn words_are_numbers_where_something_is_counted() {
        assert_eq!(read("이만 이천삼백 명이 두 달 만에"), [("이만 이천삼백", 22_300.0), ("두", 2.0)]);
        assert_eq!(read("Twenty-two drones and one million barrels"), [("Twenty-two", 22.0), ("one million", 1e6)]);
        assert_eq!(read("이 일은 사실이 아니다. 한국은 이천시에 만든다."), []);
        assert_eq!(read("No one knows, a second later"), [("second", 2.0)]);
    }

    #[test]
    fn names_hold_no_numbers() {
        for text in ["F-35A", "K-9", "MH17", "화성-18형", "https://a.example/2024/10/12", "Su-34s", "5G"] {
            assert_eq!(read(text), [], "{text}");
        }
    }

    #[test]
    fn long_runs_end() {
        let ones = "1".repeat(1 << 20);
        assert!(scan(&ones, &Segmentation::default()).len() <= 1);
        assert!(scan(&"일".repeat(1 << 18), &Segmentation::default()).is_empty());
        assert!(!scan(&"만 ".repeat(1 << 18), &Segmentation::default()).iter().any(|n| !n.value.is_finite()));
    }
}
