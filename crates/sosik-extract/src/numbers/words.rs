//! Closed lists of Korean words around numbers.

use std::sync::LazyLock;

use super::table::Words;

fn of(list: &str) -> Words {
    Words::of(include_str!("../../lexicon/quantity/words_ko.csv"), list)
}

/// The commonest counters, which a native numeral of one syllable takes written on.
pub(super) static WRITTEN_ON: LazyLock<Words> = LazyLock::new(|| of("written on"));
/// Native numerals that stand before a noun.
pub(super) static DETERMINERS: LazyLock<Words> = LazyLock::new(|| of("determiner"));
/// Units of the calendar that a Sino-Korean digit takes written on.
pub(super) static YEARS: LazyLock<Words> = LazyLock::new(|| of("year"));
/// Words for a hundredth.
pub(super) static HUNDREDTHS: LazyLock<Words> = LazyLock::new(|| of("hundredth"));
/// What a numeral of 조 and more counts.
pub(super) static SUMS: LazyLock<Words> = LazyLock::new(|| of("sum"));
/// Words for less than zero.
pub(crate) static BELOW_ZERO: LazyLock<Words> = LazyLock::new(|| of("below zero"));
/// Units of time that are other words as well, and what makes a length of them, behind and before.
pub(super) static LENGTHS: LazyLock<Words> = LazyLock::new(|| of("length"));
pub(crate) static BEHIND_LENGTH: LazyLock<Words> = LazyLock::new(|| of("behind length"));
pub(super) static BEFORE_LENGTH: LazyLock<Words> = LazyLock::new(|| of("before length"));
/// Numerals that stand for what they count, what they are taken from, and what shows it behind them.
pub(crate) static ALONE: LazyLock<Words> = LazyLock::new(|| of("alone"));
pub(super) static AMONG: LazyLock<Words> = LazyLock::new(|| of("among"));
pub(super) static BEHIND_ALONE: LazyLock<Words> = LazyLock::new(|| of("behind alone"));
/// Words of time that a number may stand before, in the order in which they are tried.
pub(super) static TIMES: LazyLock<Words> = LazyLock::new(|| of("time"));
/// Words behind a counter that make no other word of it.
pub(super) static BEHIND_COUNTER: LazyLock<Words> = LazyLock::new(|| of("behind counter"));
/// Scales of temperature.
pub(crate) static SCALES: LazyLock<Words> = LazyLock::new(|| of("scale"));
/// Words before a length that make it a speed.
pub(crate) static SPEEDS: LazyLock<Words> = LazyLock::new(|| of("speed"));
/// Hedges between a quantity and the noun that it is of.
pub(crate) static HEDGES_OF: LazyLock<Words> = LazyLock::new(|| of("hedge of"));
/// Adverbs of number between a counted noun and its number.
pub(crate) static BEFORE_COUNT: LazyLock<Words> = LazyLock::new(|| of("before count"));
/// Nouns before a number, and behind a counter, that are not counted.
pub(crate) static NOT_COUNTED_BEFORE: LazyLock<Words> = LazyLock::new(|| of("not counted before"));
pub(crate) static NOT_COUNTED_BEHIND: LazyLock<Words> = LazyLock::new(|| of("not counted behind"));
/// People who are told with their number behind them: 외국인은 1천명으로.
pub(crate) static PEOPLE: LazyLock<Words> = LazyLock::new(|| of("people"));

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_list_is_empty_and_no_row_is_lost() {
        let lists = [
            &WRITTEN_ON,
            &DETERMINERS,
            &YEARS,
            &HUNDREDTHS,
            &SUMS,
            &BELOW_ZERO,
            &LENGTHS,
            &BEHIND_LENGTH,
            &BEFORE_LENGTH,
            &ALONE,
            &AMONG,
            &BEHIND_ALONE,
            &TIMES,
            &BEHIND_COUNTER,
            &SCALES,
            &SPEEDS,
            &HEDGES_OF,
            &BEFORE_COUNT,
            &NOT_COUNTED_BEFORE,
            &NOT_COUNTED_BEHIND,
            &PEOPLE,
        ];
        assert!(lists.iter().all(|l| l.iter().next().is_some()));
        let rows = super::super::table::rows(include_str!("../../lexicon/quantity/words_ko.csv")).count();
        assert_eq!(lists.iter().map(|l| l.iter().count()).sum::<usize>(), rows);
    }
}
