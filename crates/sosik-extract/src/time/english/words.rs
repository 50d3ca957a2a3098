//! Closed lists of English words that tell whether something is a time.

use std::sync::LazyLock;

use crate::numbers::table::Words;

fn of(list: &str) -> Words {
    Words::of(include_str!("../../../lexicon/time/words_en.csv"), list)
}

/// Words before an ambiguous month or season that show that it is a time.
pub(super) static LEADS: LazyLock<Words> = LazyLock::new(|| of("lead"));
/// Words before a bare year that show that it is one, and those that show it if nothing counts.
pub(super) static CLEAR: LazyLock<Words> = LazyLock::new(|| of("clear"));
pub(super) static WEAK: LazyLock<Words> = LazyLock::new(|| of("weak"));
/// Words behind a number that are no noun of one thing.
pub(super) static SMALL: LazyLock<Words> = LazyLock::new(|| of("small"));
/// Words before "a day" that make a length of it.
pub(super) static BEFORE_ONE: LazyLock<Words> = LazyLock::new(|| of("before one"));
/// Words before and behind "days" that make a length of them.
pub(super) static BEFORE_MANY: LazyLock<Words> = LazyLock::new(|| of("before many"));
pub(super) static BEHIND_MANY: LazyLock<Words> = LazyLock::new(|| of("behind many"));
/// Words before "hours" and other units that name a part of something and no length.
pub(super) static BEFORE_HOURS: LazyLock<Words> = LazyLock::new(|| of("before hours"));
/// Words before "last" that make a verb of it.
pub(super) static BEFORE_VERB: LazyLock<Words> = LazyLock::new(|| of("before verb"));
/// Words behind "the 22nd" that show that it is a day: a clause or a phrase begins.
pub(super) static BEHIND_DAY: LazyLock<Words> = LazyLock::new(|| of("behind day"));
/// Words before a number that count with it: it is no year.
pub(super) static COUNTING: LazyLock<Words> = LazyLock::new(|| of("counting"));
/// Words behind "the quarter" that show that it is no adjective.
pub(super) static BEHIND_UNIT: LazyLock<Words> = LazyLock::new(|| of("behind unit"));
/// Words behind "the future" that show that it is no adjective.
pub(in crate::time) static BEHIND_VAGUE: LazyLock<Words> = LazyLock::new(|| of("behind vague"));
/// Adjectives between a number and its unit that change nothing of the length.
pub(in crate::time) static BETWEEN: LazyLock<Words> = LazyLock::new(|| of("between"));
/// Words before and behind a number of two or three digits that is a year before Christ.
pub(in crate::time) static ANCIENT_LEADS: LazyLock<Words> = LazyLock::new(|| of("ancient lead"));
pub(in crate::time) static ANCIENT_SMALL: LazyLock<Words> = LazyLock::new(|| of("ancient small"));
/// Words between spaces that begin another clause.
pub(in crate::time) static CLAUSES: LazyLock<Words> = LazyLock::new(|| of("clause"));
/// "was" and its like, behind which "expected" tells what may have come.
pub(in crate::time) static PAST_BE: LazyLock<Words> = LazyLock::new(|| of("past be"));
/// Verbs before a time that tell the past of its clause.
pub(in crate::time) static PAST_VERBS: LazyLock<Words> = LazyLock::new(|| of("past verb"));
/// Words that begin a relative clause.
pub(in crate::time) static RELATIVES: LazyLock<Words> = LazyLock::new(|| of("relative"));

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_list_is_empty_and_no_row_is_lost() {
        let lists = [
            &LEADS,
            &CLEAR,
            &WEAK,
            &SMALL,
            &BEFORE_ONE,
            &BEFORE_MANY,
            &BEHIND_MANY,
            &BEFORE_HOURS,
            &BEFORE_VERB,
            &BEHIND_DAY,
            &COUNTING,
            &BEHIND_UNIT,
            &BEHIND_VAGUE,
            &BETWEEN,
            &ANCIENT_LEADS,
            &ANCIENT_SMALL,
            &CLAUSES,
            &PAST_BE,
            &PAST_VERBS,
            &RELATIVES,
        ];
        assert!(lists.iter().all(|l| l.iter().next().is_some()));
        let rows = crate::numbers::table::rows(include_str!("../../../lexicon/time/words_en.csv")).count();
        assert_eq!(lists.iter().map(|l| l.iter().count()).sum::<usize>(), rows);
    }
}
