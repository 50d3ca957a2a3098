//! Quantities: how many of what.
//!
//! Each number that is no time, with its hedge (약, at least), counter or unit, bounds, counted noun and role in the story; vague
//! words (수십만 명, dozens) by a table of bounds. Numbers in names (F-35A, 제11군단) are none. Bounds are inclusive: 20여 is 20 to 29,
//! "more than 600" has no upper bound, "about 50" has none at all.

mod english;
mod korean;
mod lexicon;
mod measure;
mod range;
mod roles;

use sosik_core::{Evidence, Quantity, SentenceId, Span, Time};
use sosik_segment::Segmentation;

use crate::explain::Trace;
use crate::numbers::chars::{at as char_at, before, is_hangul, skip_space, skip_space_back};
use crate::numbers::words::BELOW_ZERO;
use crate::numbers::{Number, NumberForm};
use measure::Measure;

/// All quantities of `text` in its order, none overlapping another or a time.
///
/// Linear in the length of the text.
///
/// ```
/// use sosik_extract::{explain::Trace, numbers, quantity};
/// use sosik_segment::Segmenter;
/// let text = "병사 20여 명이 숨졌다. At least 12 drones were shot down.";
/// let seg = Segmenter::new().segment(text);
/// let numbers = numbers::scan(text, &seg);
/// let found = quantity::find(text, &seg, &numbers, &[], &mut Trace::off());
/// let bounds: Vec<_> = found.iter().map(|q| (q.low, q.high)).collect();
/// assert_eq!(bounds, [(Some(20.0), Some(29.0)), (Some(12.0), None)]);
/// ```
pub fn find(text: &str, seg: &Segmentation, numbers: &[Number], times: &[Time], trace: &mut Trace) -> Vec<Quantity> {
    let mut measures: Vec<Measure> = Vec::new();
    let mut time = 0;
    let mut i = 0;
    let mut vague = VagueScan { at: 0 };
    while i < numbers.len() {
        let Some(number) = numbers.get(i) else { break };
        let start = number.span.range().start;
        vague.until(text, seg, times, start, &mut measures);
        while times.get(time).is_some_and(|t| t.span.range().end <= start) {
            time += 1;
        }
        if number.form == NumberForm::Roman
            || times.get(time).is_some_and(|t| t.span.overlaps(number.span))
            || measures.last().is_some_and(|m| m.end > start)
        {
            vague.at = vague.at.max(number.span.range().end);
            i += 1;
            continue;
        }
        let read = if korean_side(text, number) { korean::read(text, seg, numbers, i) } else { english::read(text, numbers, i) };
        let Some((measure, next)) = read else {
            vague.at = vague.at.max(number.span.range().end);
            i += 1;
            continue;
        };
        i = next.max(i + 1);
        vague.at = vague.at.max(measure.end);
        keep(measure, &mut measures, times);
    }
    vague.until(text, seg, times, text.len(), &mut measures);
    let starts: Vec<usize> = measures.iter().skip(1).map(|m| m.start).chain([text.len()]).collect();
    measures.into_iter().zip(starts).map(|(measure, next)| finish(text, seg, measure, next, trace)).collect()
}

/// A number before Hangul, or after it with nothing else behind, is read by the Korean rules.
fn korean_side(text: &str, number: &Number) -> bool {
    if number.form != NumberForm::Digits {
        return number.form == NumberForm::Hangul;
    }
    let window = |range: &str, back: bool| {
        let mut letters = 0;
        let chars: Box<dyn Iterator<Item = char>> = if back { Box::new(range.chars().rev()) } else { Box::new(range.chars()) };
        for c in chars.take(24) {
            if is_hangul(c) {
                return Some(true);
            }
            letters += usize::from(c.is_ascii_alphabetic());
            if letters > 3 {
                return Some(false);
            }
        }
        None
    };
    let (start, end) = (number.span.range().start, number.span.range().end);
    let after = text.get(end..).and_then(|t| window(t, false));
    after.or_else(|| text.get(..start).and_then(|t| window(t, true))).unwrap_or(false)
}

/// Reads vague words between numbers.
struct VagueScan {
    at: usize,
}

impl VagueScan {
    /// Reads on up to the byte at `to`.
    fn until(&mut self, text: &str, seg: &Segmentation, times: &[Time], to: usize, measures: &mut Vec<Measure>) {
        let bytes = text.as_bytes();
        while self.at < to {
            let Some(&byte) = bytes.get(self.at) else { break };
            let read = match byte {
                b'a'..=b'z' | b'A'..=b'Z' => english::vague(text, self.at),
                0xEA..=0xED => korean::vague(text, seg, self.at),
                _ => None,
            };
            match read {
                Some(measure) if measure.end <= to || measures.is_empty() || measure.end > self.at => {
                    self.at = measure.end;
                    keep(measure, measures, times);
                }
                _ => self.at = step(text, self.at, byte),
            }
        }
    }
}

/// Behind the word or character at `at`.
fn step(text: &str, at: usize, byte: u8) -> usize {
    let bytes = text.as_bytes();
    let mut end = at;
    match byte {
        b'a'..=b'z' | b'A'..=b'Z' => {
            while bytes.get(end).is_some_and(u8::is_ascii_alphabetic) {
                end += 1;
            }
        }
        0xEA..=0xED => {
            while char_at(text, end).is_some_and(is_hangul) {
                end += 3;
            }
            end = end.max(at + 3);
        }
        _ => end = at + char_at(text, at).map_or(1, char::len_utf8),
    }
    skip_space(text, end).max(end)
}

/// Keeps a measure that overlaps neither a time nor what was kept.
fn keep(measure: Measure, measures: &mut Vec<Measure>, times: &[Time]) {
    let span = Span::of(measure.start..measure.end);
    let first = times.partition_point(|t| t.span.end() <= span.start());
    let free = times.get(first).is_none_or(|t| !t.span.overlaps(span));
    if free && measures.last().is_none_or(|m| m.end <= measure.start) {
        measures.push(measure);
    }
}

fn finish(text: &str, seg: &Segmentation, measure: Measure, next: usize, trace: &mut Trace) -> Quantity {
    let span = Span::of(measure.start..measure.end);
    let role = roles::role(text, &measure, next);
    let sentence = seg.sentence_at(span.start()).and_then(|i| u32::try_from(i).ok()).unwrap_or(0);
    trace.fired("quantities", measure.rule, span);
    let confidence = if measure.noun.is_some() || measure.unit.is_some() { 0.9 } else { 0.6 };
    Quantity {
        span,
        value: measure.value,
        low: measure.low,
        high: measure.high,
        approximator: measure.approximator,
        unit: measure.unit,
        dimension: measure.dimension.to_owned(),
        noun: measure.noun.map(|(a, b)| Span::of(a..b)),
        role,
        evidence: Evidence::new(SentenceId(sentence), span, measure.rule, confidence),
    }
}

/// 마이너스 5, minus 20, -9.2: below zero. A hyphen counts only where nothing stands before it.
fn below_zero(text: &str, measure: &mut Measure) {
    let head = skip_space_back(text, measure.start);
    let words = BELOW_ZERO.iter().chain(["minus", "Minus"]);
    let word = words
        .into_iter()
        .find(|w| text.get(..head).is_some_and(|t| t.ends_with(*w)) && before(text, head - w.len()).is_none_or(|c| !c.is_alphabetic()));
    let sign = before(text, measure.start)
        .filter(|c| matches!(c, '-' | '−'))
        .map(|c| measure.start - c.len_utf8())
        .filter(|at| before(text, *at).is_none_or(|c| c.is_whitespace() || c == '('));
    let Some(start) = word.map(|w| head - w.len()).or(sign) else { return };
    measure.start = start;
    for v in [&mut measure.value, &mut measure.low, &mut measure.high] {
        *v = v.map(|v| -v);
    }
}

/// The dimension of a currency sign.
const fn currency(sign: char) -> &'static str {
    match sign {
        '€' => "currency:EUR",
        '£' => "currency:GBP",
        '¥' => "currency:JPY",
        '₩' => "currency:KRW",
        _ => "currency:USD",
    }
}
