//! Quantities of English: hedge, currency, number, unit; the counted noun behind.

mod noun;
mod special;
mod words;

use sosik_core::Approximator;

use super::lexicon::HEDGES_ENGLISH;
use super::measure::Measure;
use crate::numbers::chars::{
    at as char_at, before, matches as match_word, skip_space, skip_space_back, word_before, word_ends, word_starts,
};
use crate::numbers::{Number, NumberForm, units};
use noun::{STRONG, noun, subject};
pub(super) use special::vague;
use special::{fraction, identifier, old, ordinal};
use words::{BEFORE_OVER, BEFORE_RANGE};

/// The quantity at `numbers[i]`, with the position of the next number.
pub(super) fn read(text: &str, numbers: &[Number], i: usize) -> Option<(Measure, usize)> {
    let number = numbers.get(i)?;
    let (start, end) = (number.span.range().start, number.span.range().end);
    if number.ordinal {
        return ordinal(text, number).map(|m| (m, i + 1));
    }
    let mut next = i + 1;
    let mut measure = Measure::exact(start, end, number.value, "en.quantity.number");
    if let Some((from, value)) = fraction(text, number) {
        measure.end = from;
        (measure.value, measure.low, measure.high, measure.dimension) = (Some(value), Some(value), Some(value), "fraction");
        measure.noun = noun(text, measure.end, false);
        hedged(text, &mut measure, number.place);
        while numbers.get(next).is_some_and(|n| n.span.range().start < measure.end) {
            next += 1;
        }
        return Some((measure, next));
    }
    // 100-150, between 3,000 and 5,000, 3,000 to 5,000 soldiers.
    let mut last = number;
    if let Some(second) = numbers.get(next).filter(|n| !n.ordinal) {
        let gap = text.get(end..second.span.range().start)?;
        let bare = gap.trim().trim_start_matches(['$', '€', '£']).trim_end_matches(['$', '€', '£']).trim();
        let between = led(text, start, "between");
        let low = if second.value >= 1e6 && number.value < 1000.0 && number.place < second.place {
            number.value * scale(second)
        } else {
            number.value
        };
        let to = matches!(bare, "to" | "or")
            && (noun(text, second.span.range().end, false).is_some()
                || unit(text, second.span.range().end).is_some()
                || led(text, start, "from").is_some()
                || number.value >= MANY && BEFORE_RANGE.iter().any(|w| led(text, start, w).is_some()));
        let joined = match bare {
            "and" => between.is_some(),
            "-" | "–" | "—" => true,
            _ => to && gap.len() < 6,
        };
        if joined && low < second.value && gap.len() < 9 {
            let first = between.filter(|_| bare == "and").unwrap_or(start);
            measure =
                Measure::between(first, second.span.range().end, Some(low), Some(second.value), Approximator::Range, "en.quantity.range");
            (last, next) = (second, i + 2);
        }
    }
    let singular = number.value == 1.0;
    let strength = match_word(text, last.span.range().end, STRONG, false).filter(|e| word_ends(text, *e));
    if let Some(c) = before(text, start).filter(|c| matches!(c, '$' | '€' | '£' | '¥' | '₩')) {
        measure.start = measure.start.min(start - c.len_utf8());
        for head in ["US", "U.S. ", "A", "C", "HK"] {
            let at = start - c.len_utf8();
            if c == '$' && text.get(..at).is_some_and(|t| t.ends_with(head)) && word_starts(text, at - head.len()) {
                measure.start = measure.start.min(at - head.len());
                break;
            }
        }
        (measure.unit, measure.dimension) = (Some(c.to_string()), super::currency(c));
    } else if let Some((from, e, dimension)) = unit(text, last.span.range().end) {
        measure.unit = text.get(from..e).map(str::to_owned);
        // Nobody weighs millions of pounds without saying of what.
        let money = dimension == "mass"
            && last.value >= 1e6
            && matches!(text.get(from..e), Some("pounds" | "pound"))
            && match_word(text, skip_space(text, e), "of", false).is_none();
        (measure.end, measure.dimension) = (e, if money { "currency:GBP" } else { dimension });
    } else if let Some(e) = strength {
        measure.end = e;
    } else if let Some((e, unit)) = old(text, last.span.range().end) {
        (measure.end, measure.unit, measure.dimension) = (e, Some(unit.into()), "age");
    } else if led(text, start, "aged").is_some() {
        measure.dimension = "age";
    }
    super::below_zero(text, &mut measure);
    if measure.dimension == "count" && strength.is_none() && measure.value.is_some_and(|v| v > 0.0) && identifier(text, number) {
        return None;
    }
    if measure.unit.as_deref() == Some("times") {
        let multiple = ["more", "as", "higher", "larger", "greater", "the"]
            .iter()
            .any(|w| match_word(text, skip_space(text, measure.end), w, false).is_some());
        measure.dimension = if multiple { "multiple" } else { "frequency" };
    }
    measure.noun = match measure.dimension {
        "count" => noun(text, measure.end, singular || strength.is_some()),
        "age" => noun(text, measure.end, true).filter(|_| measure.unit.is_some()),
        "mass" | "volume" | "area" | "energy" => {
            match_word(text, skip_space(text, measure.end), "of", false).and_then(|_| noun(text, measure.end, true))
        }
        "percent" | "percent_point" | "multiple" => match_word(text, skip_space(text, measure.end), "of", false)
            .and_then(|_| noun(text, measure.end, true))
            .or_else(|| subject(text, measure.start)),
        _ => None,
    };
    hedged(text, &mut measure, last.place);
    if number.form == NumberForm::English
        && measure.dimension == "count"
        && measure.noun.is_none()
        && (number.value <= 2.0 || number.value == 1.0)
    {
        // "one of them", "the two" stand for somebody.
        return None;
    }
    if number.value == 1.0
        && number.form == NumberForm::English
        && measure.dimension == "count"
        && measure.approximator == Approximator::Exact
        && text.get(start..end) != Some("one")
        && text.get(start..end) != Some("One")
    {
        return None;
    }
    Some((measure, next))
}

fn scale(number: &Number) -> f64 {
    if number.place >= 1e9 {
        1e9
    } else if number.place >= 1e6 {
        1e6
    } else {
        1.0
    }
}

/// Where "to" may stand between two numbers without a noun, the first is at least so large.
const MANY: f64 = 100.0;

/// Where the words `lead` start that stand right before `at`.
fn led(text: &str, at: usize, lead: &str) -> Option<usize> {
    let end = skip_space_back(text, at);
    (end < at).then(|| word_before(text, end, lead)).flatten()
}

/// Puts the hedge before the number to it.
fn hedged(text: &str, measure: &mut Measure, place: f64) {
    let exact = measure.approximator == Approximator::Exact;
    let phrasal = |w: &str, at: usize| w == "over" && BEFORE_OVER.iter().any(|verb| led(text, at, verb).is_some());
    let before = HEDGES_ENGLISH.before.iter().find_map(|(w, a, inside)| led(text, measure.start, w).map(|s| (*w, s, *a, *inside)));
    if let Some((_, start, approximator, inside)) = before.filter(|(w, at, ..)| !phrasal(w, *at)) {
        if inside {
            measure.start = start;
        }
        if exact {
            measure.hedge(approximator, place);
        }
        return;
    }
    for &(behind, approximator, _) in &HEDGES_ENGLISH.behind {
        if exact && let Some(e) = match_word(text, measure.end, behind, false).filter(|e| word_ends(text, *e)) {
            measure.end = e;
            measure.hedge(approximator, place);
            return;
        }
    }
}

/// A unit behind the number at `end`: its start, end and dimension.
fn unit(text: &str, end: usize) -> Option<(usize, usize, &'static str)> {
    let hyphen = char_at(text, end) == Some('-');
    let at = if hyphen { end + 1 } else { skip_space(text, end) };
    let (e, dimension) = units::ENGLISH.longest(text, at)?;
    let w = text.get(at..e)?;
    if matches!(w, "feet" | "foot" | "pounds" | "pound" | "times" | "x" | "m" | "t") && at == end && !matches!(w, "m" | "x" | "t")
        || dimension == "age"
    {
        return None;
    }
    (!(w.len() == 1 && at > end && w != "%")).then_some((at, e, dimension))
}
