//! Words and endings that tell whether a final mark ends its sentence; see `lexicon/sentence_words.csv`.

use std::sync::LazyLock;

use super::point::Endings;

/// The lists, each under the name of its kind in the lexicon.
pub(super) struct Words {
    /// What carries a Korean quotation on right behind its mark: quotative particles, and josa on the quotation as a noun.
    pub(super) attached: Vec<&'static str>,
    /// What does so as a word of its own.
    pub(super) apart: Vec<&'static str>,
    /// English verbs after a quotation that ends in a question or exclamation mark: “Where are they?” Moroz asked.
    pub(super) saying: Vec<&'static str>,
    /// English words that begin sentences but are no function words, since other languages have them too.
    pub(super) starters: Vec<&'static str>,
    /// Syllables that number the items of lists.
    pub(super) items: Vec<&'static str>,
    /// Syllables in which Korean sentences end; also those of their common endings after a lost space.
    pub(super) finals: Endings,
    /// Endings of sentences whose last syllable alone is no sign of one.
    pub(super) endings: Vec<&'static str>,
}

const LEXICON: &str = include_str!("../../lexicon/sentence_words.csv");

fn rows() -> impl Iterator<Item = (&'static str, &'static str)> {
    LEXICON.lines().skip(1).filter_map(|row| {
        let mut cells = row.split(',');
        Some((cells.next()?, cells.next()?))
    })
}

pub(super) static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let of = |kind: &str| -> Vec<&'static str> { rows().filter(|(_, k)| *k == kind).map(|(form, _)| form).collect() };
    let finals = of("final");
    let alone = |form: &&str| form.chars().nth(1).is_none();
    Words {
        attached: of("attached"),
        apart: of("apart"),
        saying: of("saying"),
        starters: of("starter"),
        items: of("item"),
        finals: Endings::of(finals.iter().filter(|form| alone(form)).flat_map(|form| form.chars())),
        endings: finals.into_iter().filter(|form| !alone(form)).collect(),
    }
});

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_row_has_a_known_kind_a_source_and_a_licence_and_none_stands_twice() {
        let mut seen = BTreeSet::new();
        for row in LEXICON.lines().skip(1) {
            let cells: Vec<&str> = row.split(',').collect();
            assert_eq!(cells.len(), 4, "{row}");
            assert!(["attached", "apart", "saying", "starter", "item", "final"].contains(&cells[1]), "{row}");
            assert!(cells.iter().all(|cell| !cell.is_empty()), "{row}");
            assert!(seen.insert((cells[0], cells[1])), "{row} stands twice");
        }
    }

    #[test]
    fn lists_are_read() {
        assert!(WORDS.attached.contains(&"라고") && WORDS.saying.contains(&"asked") && WORDS.starters.contains(&"He"));
        assert!(WORDS.finals.holds('다') && !WORDS.finals.holds('은') && WORDS.endings.contains(&"는가"));
    }
}
