//! Words of number, with their values.

use std::sync::LazyLock;

use super::table::rows;

/// A word and its value.
type Word = (&'static str, f64);

static NUMERALS: &str = include_str!("../../lexicon/quantity/numerals.csv");

fn of(language: &str, kinds: &[&str]) -> Vec<Word> {
    rows(NUMERALS)
        .filter_map(|row| {
            let &[lang, kind, form, value, ..] = row.as_slice() else { return None };
            (lang == language && kinds.contains(&kind)).then_some((form, value.parse().ok()?))
        })
        .collect()
}

/// one to ninety.
pub(crate) static CARDINALS: LazyLock<Vec<Word>> = LazyLock::new(|| of("en", &["cardinal"]));
/// first to twentieth.
pub(super) static ORDINALS: LazyLock<Vec<Word>> = LazyLock::new(|| of("en", &["ordinal"]));
/// hundred to trillion, and dozen.
pub(crate) static POWERS: LazyLock<Vec<Word>> = LazyLock::new(|| of("en", &["power"]));
/// The same, with the short forms that stand behind digits: bn, k.
pub(super) static MULTIPLIERS: LazyLock<Vec<Word>> = LazyLock::new(|| of("en", &["power", "power short"]));
/// Parts of a whole: thirds, quarter.
pub(crate) static PARTS: LazyLock<Vec<Word>> = LazyLock::new(|| of("en", &["part"]));
/// 열 to 아흔.
pub(super) static TENS: LazyLock<Vec<Word>> = LazyLock::new(|| of("ko", &["tens"]));
/// 하나 to 아홉, as they stand alone, before a counter or in an order; and 스무.
pub(super) static ONES: LazyLock<Vec<Word>> = LazyLock::new(|| of("ko", &["ones"]));

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_understood() {
        for row in rows(NUMERALS) {
            assert_eq!(row.len(), 6, "{row:?}");
            assert!(row[3].parse::<f64>().is_ok(), "{row:?}");
        }
        let all = [&CARDINALS, &ORDINALS, &MULTIPLIERS, &PARTS, &TENS, &ONES];
        assert_eq!(all.iter().map(|l| l.len()).sum::<usize>(), rows(NUMERALS).count());
    }
}
