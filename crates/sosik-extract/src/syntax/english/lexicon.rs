//! Classes of words that the clause layer needs to know.

use std::sync::LazyLock;

use crate::hash::WordSet;

/// The table: word, class, source, licence.
const TABLE: &str = include_str!("../../../lexicon/english_syntax.csv");

/// Words by class, in dictionary form.
#[derive(Debug, Default)]
pub(super) struct Classes {
    /// Nouns that tell of something done: attack, deployment, talks.
    pub(super) nominal: WordSet<&'static str>,
    /// Verbs of saying, whose "that" clause is their content.
    pub(super) speech: WordSet<&'static str>,
    /// Predicates whose infinitive is expected and not told: "is set to".
    pub(super) expected: WordSet<&'static str>,
    /// Verbs whose infinitive is wanted of their object: "ordered them to".
    pub(super) commanded: WordSet<&'static str>,
    /// Verbs whose infinitive is what their object does, wanted or not: "allowed them to".
    pub(super) object_control: WordSet<&'static str>,
    /// Verbs whose subject acts in the infinitive though an object is there: "promised them to".
    pub(super) subject_control: WordSet<&'static str>,
    /// Verbs that say of their object what it is: "called it illegal".
    pub(super) predicative: WordSet<&'static str>,
    /// Verbs whose subject does not do what their object is for: "foiled a plot to kill".
    pub(super) thwarting: WordSet<&'static str>,
    /// Verbs that hold a deed behind "of" against their object: "accused them of hiding it".
    pub(super) accusing: WordSet<&'static str>,
}

/// The classes, read once.
pub(super) static CLASSES: LazyLock<Classes> = LazyLock::new(|| {
    let mut classes = Classes::default();
    for line in TABLE.lines().skip(1) {
        let mut columns = line.split(',');
        let (Some(word), Some(class)) = (columns.next(), columns.next()) else { continue };
        let set = match class {
            "nominal" => &mut classes.nominal,
            "speech" => &mut classes.speech,
            "expected" => &mut classes.expected,
            "commanded" => &mut classes.commanded,
            "object_control" => &mut classes.object_control,
            "subject_control" => &mut classes.subject_control,
            "predicative" => &mut classes.predicative,
            "thwarting" => &mut classes.thwarting,
            "accusing" => &mut classes.accusing,
            _ => continue,
        };
        set.insert(word);
    }
    classes
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_has_a_class_a_source_and_a_licence() {
        let mut seen = WordSet::default();
        for line in TABLE.lines().skip(1) {
            let columns: Vec<&str> = line.split(',').collect();
            assert_eq!(columns.len(), 4, "{line}");
            let classes =
                ["nominal", "speech", "expected", "commanded", "object_control", "subject_control", "predicative", "thwarting", "accusing"];
            assert!(classes.contains(&columns[1]), "{line}");
            assert!(columns.iter().all(|c| !c.is_empty()), "{line}");
            assert!(seen.insert((columns[0], columns[1])), "twice: {line}");
        }
        assert!(CLASSES.nominal.contains("deployment") && CLASSES.speech.contains("say"));
    }
}
