//! Closed lists of English words that tell where a counted noun begins and ends.

use std::sync::LazyLock;

use crate::numbers::table::Words;

fn of(list: &str) -> Words {
    Words::of(include_str!("../../../lexicon/quantity/words_en.csv"), list)
}

/// Closed words that end a noun phrase.
pub(super) static STOPS: LazyLock<Words> = LazyLock::new(|| of("stop"));
/// Verbs that follow a noun often enough to end its phrase.
pub(super) static VERBS: LazyLock<Words> = LazyLock::new(|| of("verb"));
/// Plurals without the ending of one.
pub(super) static PLURALS: LazyLock<Words> = LazyLock::new(|| of("plural"));
/// Heads of compounds whose first noun is a plural too: weapons systems.
pub(super) static SECONDS: LazyLock<Words> = LazyLock::new(|| of("second"));
/// Verbs of growing and falling, whose subject a percentage is of.
pub(super) static MOVES: LazyLock<Words> = LazyLock::new(|| of("move"));
/// Words between such a verb and its number.
pub(super) static BETWEEN: LazyLock<Words> = LazyLock::new(|| of("between"));
/// Words between "of" and a noun.
pub(super) static DETERMINERS: LazyLock<Words> = LazyLock::new(|| of("determiner"));
/// Words with a number that is a name: page 12, Flight 370.
pub(super) static NUMBERED: LazyLock<Words> = LazyLock::new(|| of("numbered"));
/// Adjectives between an ordinal and its noun: the third straight win.
pub(super) static IN_A_ROW: LazyLock<Words> = LazyLock::new(|| of("in a row"));
/// Verbs whose "over" belongs to them and is no hedge: handed over two suspects.
pub(super) static BEFORE_OVER: LazyLock<Words> = LazyLock::new(|| of("before over"));
/// Words before a range of two bare numbers: cut by 60,000 to 70,000.
pub(super) static BEFORE_RANGE: LazyLock<Words> = LazyLock::new(|| of("before range"));
/// Nouns beside those of a role that "no" counts.
pub(super) static NONE: LazyLock<Words> = LazyLock::new(|| of("none"));

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_list_is_empty_and_no_row_is_lost() {
        let lists =
            [&STOPS, &VERBS, &PLURALS, &SECONDS, &MOVES, &BETWEEN, &DETERMINERS, &NUMBERED, &IN_A_ROW, &BEFORE_OVER, &BEFORE_RANGE, &NONE];
        assert!(lists.iter().all(|l| l.iter().next().is_some()));
        assert_eq!(
            lists.iter().map(|l| l.iter().count()).sum::<usize>(),
            crate::numbers::table::rows(include_str!("../../../lexicon/quantity/words_en.csv")).count()
        );
    }
}
