//! Ranges in Korean: two numbers with a mark or with words between and behind them.

use crate::numbers::chars::{is_hangul, matches as match_word, skip_space};
use crate::numbers::{Number, NumberForm, units};

/// What may stand between the numbers of a range, 100~150명.
const MARKS: [char; 6] = ['~', '∼', '〜', '～', '-', '–'];

/// Words behind the first number, and which behind the second make a range of the two. 100명에서 200명으로 is a change.
const WORDS: [(&str, &[&str]); 4] = [("에서", &["까지", " 사이"]), ("부터", &["까지"]), ("과 ", &[" 사이"]), ("와 ", &[" 사이"])];

/// A range that begins with one number.
#[derive(Clone, Copy, Debug)]
pub(super) struct Range<'n> {
    pub(super) low: f64,
    pub(super) second: &'n Number,
    /// The words that close it; none of a range with a mark.
    closing: &'static [&'static str],
}

impl Range<'_> {
    /// Where the words end that close the range behind its counter, which ends at `at`.
    pub(super) fn closed(&self, text: &str, at: usize) -> Option<usize> {
        self.closing.iter().find_map(|word| match_word(text, at, word, true))
    }
}

/// The range that `numbers[i]` begins: 100~150명, 200만∼400만원, 10명에서 20명 사이. The unit of the second belongs to both.
pub(super) fn read<'n>(text: &str, numbers: &'n [Number], i: usize) -> Option<Range<'n>> {
    let (number, second) = (numbers.get(i)?, numbers.get(i + 1)?);
    let (low, closing) = marked(text, number, second).map(|low| (low, &[][..])).or_else(|| worded(text, number, second))?;
    (low < second.value).then_some(Range { low, second, closing })
}

/// The lower bound of a range with a mark.
fn marked(text: &str, number: &Number, second: &Number) -> Option<f64> {
    let end = number.span.range().end;
    let between = text.get(end..second.span.range().start).filter(|_| second.form == NumberForm::Digits)?;
    let edge = |c: char| c == ' ' || MARKS.contains(&c);
    let head = between.trim_end_matches(edge);
    let mark = between.len() > head.len() && between.contains(MARKS) && between.len() < 12;
    let unit = head.trim();
    let fits = unit.is_empty()
        || units::KOREAN
            .longest(text, skip_space(text, end))
            .is_some_and(|(e, _)| text.get(e..second.span.range().start).is_some_and(|r| r.trim_matches(edge).is_empty()));
    // 3~5만 명: the first number takes the power of the second.
    let low = if second.value >= 10_000.0 && number.value < 1000.0 && second.place >= 10_000.0 && unit.is_empty() {
        number.value * second.place
    } else {
        number.value
    };
    (mark && fits).then_some(low)
}

/// The lower bound of a range with words, and the words that close it.
fn worded(text: &str, number: &Number, second: &Number) -> Option<(f64, &'static [&'static str])> {
    let counter = |at: usize| units::KOREAN.longest(text, skip_space(text, at)).map(|(end, _)| end);
    let (end, from) = (number.span.range().end, second.span.range());
    let unit = counter(end).filter(|e| *e <= from.start);
    let joined = |at: usize| {
        let between = text.get(at..from.start)?;
        WORDS.iter().find(|(word, _)| between.trim_end() == word.trim_end() && between.starts_with(word))
    };
    // 10부터 20까지: copies are no unit here.
    let (unit, (_, closing)) = joined(end).map(|words| (None, words)).or_else(|| Some((unit, unit.and_then(joined)?)))?;
    let behind = counter(from.end);
    // 3명과 5개 사이 counts two things.
    let written = |start: usize, end: usize| text.get(skip_space(text, start)..end);
    let alike = unit.is_none_or(|u| behind.is_some_and(|b| written(end, u) == written(from.end, b)));
    let closed = closing.iter().any(|word| {
        let at = |at: usize| match_word(text, at, word, true);
        at(from.end)
            .or_else(|| at(behind?))
            .is_some_and(|e| !crate::numbers::chars::at(text, e).is_some_and(|c| is_hangul(c) && !"에의인로를가였이입다".contains(c)))
    });
    (alike && closed).then_some((number.value, *closing))
}
