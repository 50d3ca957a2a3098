//! English numbers that are told in a way of their own: ages, fractions, places in an order, names with a number, vague words.

use sosik_core::Approximator;

use super::noun::{noun, plural, word};
use super::words::{IN_A_ROW, NONE, NUMBERED, STOPS};
use super::{led, unit};
use crate::numbers::chars::{at as char_at, before, is_hangul, matches as match_word, skip_space, skip_space_back, word_ends, word_starts};
use crate::numbers::{Number, NumberForm, numerals::PARTS};
use crate::quantity::lexicon::{ROLES_ENGLISH, VAGUE_ENGLISH};
use crate::quantity::measure::Measure;

/// -year-old, years old.
pub(super) fn old(text: &str, end: usize) -> Option<(usize, &'static str)> {
    [
        ("-year-olds", "year"),
        ("-year-old", "year"),
        ("-month-old", "month"),
        (" years old", "years"),
        (" year old", "year"),
        (" years of age", "years"),
    ]
    .iter()
    .find_map(|(w, unit)| match_word(text, end, w, false).filter(|e| word_ends(text, *e)).map(|e| (e, *unit)))
}

/// Two-thirds, one quarter, one in five.
pub(super) fn fraction(text: &str, number: &Number) -> Option<(usize, f64)> {
    let end = number.span.range().end;
    if number.form != NumberForm::English || number.value > 9.0 {
        return None;
    }
    let at = if char_at(text, end) == Some('-') { end + 1 } else { skip_space(text, end) };
    PARTS.iter().find_map(|(w, d)| {
        let e = match_word(text, at, w, false).filter(|e| word_ends(text, *e))?;
        let of = match_word(text, skip_space(text, e), "of", false).is_some();
        ((at == end + 1 && char_at(text, end) == Some('-') || of) && number.value < *d).then_some((e, number.value / d))
    })
}

/// A number behind a name without a noun of its own: Room 2024, Boeing 747, Article 5.
pub(super) fn identifier(text: &str, number: &Number) -> bool {
    let start = number.span.range().start;
    let end = number.span.range().end;
    if before(text, start) == Some('#')
        || before(text, start).is_some_and(|c| matches!(c, '-' | '/' | '.' | ':' | '+'))
        || char_at(text, end).is_some_and(|c| matches!(c, '/' | ':' | '+' | '·'))
    {
        return true;
    }
    if char_at(text, end) == Some('-') && char_at(text, end + 1).is_some_and(char::is_alphanumeric) && number.form == NumberForm::Digits {
        return true;
    }
    let back = skip_space_back(text, start);
    if back == start || noun(text, end, number.value == 1.0).is_some() {
        return false;
    }
    let head = text.get(..back).unwrap_or("");
    let name = head.rsplit(|c: char| c.is_whitespace()).next().unwrap_or("");
    if NUMBERED.has(name.trim_start_matches('(')) {
        return true;
    }
    number.form == NumberForm::Digits
        && name.starts_with(|c: char| c.is_ascii_uppercase())
        && !STOPS.has(name)
        && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
        && !ROLES_ENGLISH.before.iter().any(|(w, _)| w.eq_ignore_ascii_case(name))
}

/// "the second summit": a place in an order.
pub(super) fn ordinal(text: &str, number: &Number) -> Option<Measure> {
    let (start, end) = (number.span.range().start, number.span.range().end);
    if led(text, start, "at").is_some()
        || text.get(start..end).is_some_and(|w| w.eq_ignore_ascii_case("second")) && led(text, start, "a").is_some()
    {
        return None;
    }
    let (mut a, b) = noun(text, end, true)?;
    // the third straight win
    if let Some((_, e)) = word(text, a).filter(|(w, e)| IN_A_ROW.has(w) && *e < b) {
        a = skip_space(text, e);
    }
    let rest = text.get(a..b)?;
    if rest.contains(' ') && rest.split(' ').any(|w| w.eq_ignore_ascii_case("round")) || crate::time::is_time_word(text, a) {
        return None;
    }
    // The head of a phrase without a plural is hard to tell from what follows: the first word in lower case is enough.
    let b = if plural(rest) { b } else { word(text, a).map_or(b, |(_, e)| e) };
    let mut measure = Measure {
        dimension: "ordinal",
        noun: Some((a, b)),
        rule: "en.quantity.ordinal",
        ..Measure::exact(start, end, number.value, "en.quantity.ordinal")
    };
    measure.hedge(Approximator::Ordinal, 1.0);
    Some(measure)
}

/// A number said without a number word at the word at `at`: several, dozens of, no casualties, doubled, half of.
pub(in crate::quantity) fn vague(text: &str, at: usize) -> Option<Measure> {
    if !word_starts(text, at) {
        return None;
    }
    let first = text.as_bytes().get(at)?.to_ascii_lowercase();
    if first == b'n'
        && let Some(end) = match_word(text, at, "no", false).filter(|e| word_ends(text, *e))
    {
        let (a, b) = noun(text, end, false)?;
        let head = text.get(a..b)?.rsplit(' ').next()?;
        let counted = ROLES_ENGLISH.nouns.iter().any(|(w, _)| head.eq_ignore_ascii_case(w)) || NONE.has(head);
        return counted.then(|| Measure { noun: Some((a, b)), ..Measure::exact(at, end, 0.0, "en.quantity.none") });
    }
    for (w, value) in [("doubled", 2.0), ("tripled", 3.0), ("quadrupled", 4.0), ("halved", 0.5)] {
        if first == w.as_bytes().first().copied().unwrap_or(0)
            && let Some(end) = match_word(text, at, w, false).filter(|e| word_ends(text, *e))
        {
            let back = skip_space_back(text, at);
            let len = text.get(..back)?.bytes().rev().take(40).take_while(u8::is_ascii_alphabetic).count();
            let noun = (len > 0 && !STOPS.has(text.get(back - len..back)?)).then_some((back - len, back));
            return Some(Measure { dimension: "multiple", noun, ..Measure::exact(at, end, value, "en.quantity.multiple") });
        }
    }
    if first == b'h'
        && let Some(end) = match_word(text, at, "half", false).filter(|e| word_ends(text, *e))
        && match_word(text, skip_space(text, end), "of", false).is_some_and(|e| word_ends(text, e))
        && !led(text, at, "first").or(led(text, at, "second")).or(led(text, at, "latter")).is_some_and(|_| true)
    {
        let start = led(text, at, "a").unwrap_or(at);
        return Some(Measure {
            dimension: "fraction",
            noun: noun(text, end, false),
            ..Measure::exact(start, end, 0.5, "en.quantity.fraction")
        });
    }
    if first == b'a'
        && let Some(end) = match_word(text, at, "a couple", false).filter(|e| word_ends(text, *e))
    {
        let noun = noun(text, end, false)?;
        let mut measure = Measure { noun: Some(noun), ..Measure::exact(at, end, 2.0, "en.quantity.couple") };
        measure.hedge(Approximator::Approx, 1.0);
        return Some(measure);
    }
    let (end, (low, high, approximator)) = VAGUE_ENGLISH.longest(text, at)?;
    if char_at(text, end) == Some('-') || is_hangul(char_at(text, end).unwrap_or(' ')) {
        return None;
    }
    let mut measure = Measure::between(at, end, low, high, approximator, "en.quantity.vague");
    let of = match_word(text, skip_space(text, end), "of", false).is_some_and(|e| word_ends(text, e));
    let after = if of { match_word(text, skip_space(text, end), "of", false)? } else { end };
    if crate::time::is_time_word(text, skip_space(text, after)) {
        return None;
    }
    if let Some((from, e, dimension)) = unit(text, after).filter(|(_, _, d)| *d != "multiple") {
        measure.unit = text.get(from..e).map(str::to_owned);
        (measure.end, measure.dimension) = (e, dimension);
    } else {
        measure.noun = noun(text, end, false);
    }
    // "several" and "dozens" count something; "scores" may be a verb.
    (measure.noun.is_some() || measure.unit.is_some() || !matches!(text.get(at..end)?, "scores" | "tens" | "a handful")).then_some(measure)
}
