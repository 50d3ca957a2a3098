//! What people without a name are called, by the same word in both languages: 주민들 and "residents", 당국자 and "officials".

use std::sync::LazyLock;

use sosik_core::{Quantity, Span};

use crate::names::boundary::is_hangul;
use crate::names::index::Map;
use crate::names::minted;
use crate::numbers::chars::{is_alphanumeric, is_letter};
use crate::numbers::table::{Words, rows};

/// What people are called of whom nothing more is said.
pub(super) const PEOPLE: &str = "people";

/// Concepts of those who act for a state.
pub(super) static HOLDERS: LazyLock<Words> = LazyLock::new(|| Words::of(include_str!("../../lexicon/roles/phrases.csv"), "holders"));

static CONCEPTS: LazyLock<Map<&'static str, &'static str>> = LazyLock::new(|| {
    let mut all = Map::default();
    let mut read = |concept, en: &'static str, ko: &'static str| {
        for form in en.split('|').chain(ko.split('|')).filter(|f| !f.is_empty()) {
            all.entry(form).or_insert(concept);
        }
    };
    for row in rows(include_str!("../../lexicon/roles/concepts.csv")) {
        let [concept, en, ko, ..] = row[..] else { continue };
        read(concept, en, ko);
    }
    for row in rows(include_str!("../../lexicon/gazetteer/peoples.csv")) {
        let [people, en, _, ko, ..] = row[..] else { continue };
        read(people, en, ko);
    }
    all
});

/// What the last noun of `words` is called; nothing for a noun that the lexicon lacks. Linear in `words`.
pub(super) fn concept(words: &str) -> Option<&'static str> {
    if words.chars().any(is_hangul) {
        return korean(words);
    }
    let last = words.rsplit(|c: char| !is_alphanumeric(c)).find(|w| !w.is_empty())?.to_lowercase();
    let stems = [last.as_str(), last.strip_suffix('s').unwrap_or(&last)];
    stems.iter().find_map(|s| CONCEPTS.get(s).copied()).or_else(|| {
        let man = last.strip_suffix("men").map(|s| format!("{s}man"));
        let y = last.strip_suffix("ies").map(|s| format!("{s}y"));
        man.into_iter().chain(y).find_map(|s| CONCEPTS.get(s.as_str()).copied())
    })
}

/// What states together are called, by all of their words: 양국 and "both countries".
pub(super) fn of_states(words: &str) -> Option<&'static str> {
    CONCEPTS.get(words.to_lowercase().as_str()).copied()
}

/// The longest known word that the last eojeol ends in; what only counts people are people.
fn korean(words: &str) -> Option<&'static str> {
    let mut counted = false;
    for word in words.split_whitespace().rev() {
        // 29명, 20여명, 두 명, 수십: the noun stands before.
        let bare = word.trim_end_matches('들').trim_matches(|c: char| !is_alphanumeric(c));
        let number = bare.strip_suffix("명의").or_else(|| bare.strip_suffix('명'));
        // 조직원5명
        let bare = number
            .map(|n| n.trim_end_matches(|c: char| c.is_ascii_digit()))
            .filter(|n| !n.is_empty() && n.len() < bare.len() - 3)
            .unwrap_or(bare);
        let digits = |s: &str| s.chars().all(|c| !is_letter(c) || "여수십백천만몇".contains(c));
        if number.is_some_and(digits) || digits(bare) || counted && COUNTS.contains_key(bare) {
            counted = true;
            continue;
        }
        let found = bare.char_indices().find_map(|(i, _)| CONCEPTS.get(&bare[i..]).copied());
        return found.or(counted.then_some(PEOPLE));
    }
    counted.then_some(PEOPLE)
}

/// Native numerals before 명.
static COUNTS: LazyLock<Map<&'static str, ()>> =
    LazyLock::new(|| rows(include_str!("../../lexicon/roles/native_numerals.csv")).filter_map(|row| Some((*row.first()?, ()))).collect());

/// The part of a key that tells people without a name apart: what they are called, and how many they are where the text says so.
pub(super) fn tail(words: &str, head: Span, phrase: Span, quantities: &[Quantity]) -> String {
    let called = concept(words).map_or_else(|| minted(words), str::to_owned);
    let from = quantities.partition_point(|q| q.span.end() + 40 < phrase.start());
    let counted = quantities[from..].iter().take_while(|q| q.span.start() < phrase.end()).find_map(|q| {
        let here = q.dimension == "count" && (phrase.contains(q.span) || q.noun.is_some_and(|n| n.overlaps(head)));
        q.value.filter(|v| here && v.fract() == 0.0 && *v < 1e9)
    });
    match counted {
        Some(n) => format!("{called}.{n}"),
        None => called,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_call_people_alike() {
        for (ko, en) in [
            ("주민들", "residents"),
            ("평택 주민", "Pyeongtaek residents"),
            ("죄수 29명", "29 prisoners"),
            ("32명", "32 people"),
            ("당국자", "officials"),
            ("여성 두 명", "two women"),
            ("경찰관과 소방관들", "firefighters"),
        ] {
            assert_eq!(concept(ko), concept(en), "{ko}");
            assert!(concept(ko).is_some(), "{ko}");
        }
        assert_eq!(concept("탁자"), None);
        assert_eq!(concept("the ship"), None);
        assert_eq!(concept(""), None);
    }
}
