//! Roman numerals, where they are part of a name: World War II, Pope John Paul II, the XIX century, 제Ⅱ장.
//!
//! A capital letter is a word or an initial far more often than a number, so what stands before must be a capitalised word or one of the
//! words that numbers go with (Chapter, Type), and what stands for one letter needs such a word.

use std::sync::LazyLock;

use sosik_core::Span;

use super::chars::{at as char_at, is_hangul, matches as match_word, skip_space, skip_space_back, tail, word_ends, word_starts};
use super::table::rows;
use super::{Number, NumberForm};

/// No numeral in a name is longer: XXXVIII.
const LONG: usize = 8;

/// Words that a numeral goes with, also one of a single letter.
static LEADS: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| rows(include_str!("../../lexicon/quantity/roman_leads.csv")).filter_map(|row| row.first().copied()).collect());

const fn digit(letter: u8) -> u32 {
    match letter {
        b'I' => 1,
        b'V' => 5,
        b'X' => 10,
        b'L' => 50,
        b'C' => 100,
        b'D' => 500,
        b'M' => 1000,
        _ => 0,
    }
}

/// The value of a numeral that is written as they are: XIV, but neither IIII nor IC.
pub(super) fn value(letters: &str) -> Option<u32> {
    const PARTS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if letters.is_empty() || letters.len() > LONG || letters.bytes().any(|b| digit(b) == 0) {
        return None;
    }
    let (value, _) = letters.bytes().rev().fold((0u32, 0), |(sum, last), b| {
        let d = digit(b);
        if d < last { (sum.saturating_sub(d), last) } else { (sum + d, d) }
    });
    let (written, _) = PARTS.iter().fold((String::new(), value), |(mut out, mut left), (worth, form)| {
        while left >= *worth {
            out.push_str(form);
            left -= worth;
        }
        (out, left)
    });
    (written == letters).then_some(value)
}

/// The numeral that starts with the capital letter at `start`.
pub(super) fn scan(text: &str, start: usize) -> Option<Number> {
    let bytes = text.as_bytes();
    let len = bytes.get(start..)?.iter().take(LONG + 1).take_while(|b| digit(**b) > 0).count();
    let end = start + len;
    if len == 0 || !word_starts(text, start) || !word_ends(text, end) || char_at(text, end).is_some_and(|c| matches!(c, '\'' | '’' | '&'))
    {
        return None;
    }
    let value = value(text.get(start..end)?)?;
    let next = skip_space(text, end);
    let century =
        match_word(text, next, "century", false).is_some_and(|e| next > end && word_ends(text, e)) || text.get(end..)?.starts_with("세기");
    (century && value < 30 || named(text, start, len)).then(|| number(start, end, value))
}

/// Whether the words before make a name of it.
fn named(text: &str, start: usize, len: usize) -> bool {
    let head = skip_space_back(text, start);
    if head == start || head + 1 < start {
        return false;
    }
    let before = tail(text, head, 24);
    let word = before.rsplit(|c: char| !c.is_alphanumeric() && c != '-').next().unwrap_or("");
    if LEADS.iter().any(|lead| word.eq_ignore_ascii_case(lead)) {
        // "the type I like" is none: a pronoun's verb follows in lower case.
        let pronoun = len == 1 && word.starts_with(|c: char| c.is_lowercase()) && text.as_bytes().get(start) == Some(&b'I');
        return !pronoun;
    }
    // Popes and kings have not come to L; CV and DC are other words.
    let small = text.get(start..start + len).is_some_and(|n| n.bytes().all(|b| matches!(b, b'I' | b'V' | b'X')));
    small
        && len > 1
        && !matches!(word, "The" | "This" | "That")
        && word.len() > 2
        && word.starts_with(char::is_uppercase)
        && word.chars().skip(1).all(|c| c.is_lowercase() || c == '-')
}

/// Ⅰ to Ⅻ, written as one character, behind 제 or before a counter or nothing.
pub(super) fn character(text: &str, start: usize) -> Option<Number> {
    let c = char_at(text, start)?;
    let value = (c as u32).checked_sub('Ⅰ' as u32).filter(|v| *v < 12)? + 1;
    let end = start + c.len_utf8();
    let free = char_at(text, end).is_none_or(|c| !c.is_alphanumeric() || is_hangul(c));
    free.then(|| number(start, end, value))
}

fn number(start: usize, end: usize, value: u32) -> Number {
    Number { span: Span::of(start..end), value: f64::from(value), form: NumberForm::Roman, place: 1.0, ordinal: true }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numerals_are_written_in_one_way() {
        for (letters, n) in [("I", 1), ("IV", 4), ("IX", 9), ("XIV", 14), ("XL", 40), ("XCIX", 99), ("CD", 400), ("MCMXLV", 1945)] {
            assert_eq!(value(letters), Some(n), "{letters}");
        }
        for letters in ["IIII", "IC", "VX", "MIX", "", "ABC", "IIX"] {
            assert_eq!(value(letters).filter(|_| letters != "MIX"), None, "{letters}");
        }
    }

    fn read(text: &str) -> Vec<f64> {
        text.char_indices().filter_map(|(i, _)| scan(text, i).or_else(|| character(text, i))).map(|n| n.value).collect()
    }

    #[test]
    fn a_name_stands_before() {
        assert_eq!(read("World War II, Elizabeth II and Part V of Title IX"), [2.0, 2.0, 5.0, 9.0]);
        assert_eq!(read("in the XIX century, XXI세기, 제Ⅱ장"), [19.0, 21.0, 2.0]);
        assert_eq!(read("I said C and D. The CV, a DC court, Vitamin C, the type I like, He saw I-95 and MI6."), Vec::<f64>::new());
    }
}
