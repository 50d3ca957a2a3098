//! What looks like a person's name.

use super::boundary::is_hangul;
use super::index::Map;
use super::lexicon::{FormRole, LEXICON, RoleClass};
use crate::numbers::table::rows;
use std::sync::LazyLock;

/// Words that stand where names stand and are none; syllables of transliterated names.
static LISTS: LazyLock<[Map<&'static str, ()>; 3]> = LazyLock::new(|| {
    let mut lists = [Map::default(), Map::default(), Map::default()];
    for line in include_str!("../../lexicon/names/not_names.csv").lines().skip(1) {
        let mut fields = line.split(',');
        let (Some(language), Some(form)) = (fields.next(), fields.next()) else { continue };
        let list = match language {
            "en" => 0,
            "ko" => 1,
            _ => 2,
        };
        lists[list].insert(form, ());
    }
    lists
});

/// Whether an English word with a capital is a word of the language first of all.
pub(super) fn common(word: &str) -> bool {
    LISTS[0].contains_key(word)
}

/// Whether `s` is built like a Korean name: a surname and one or two further syllables (three after one of two).
pub(super) fn korean(s: &str) -> bool {
    let n = s.chars().count();
    if !(2..=4).contains(&n) || !s.chars().all(is_hangul) || LISTS[1].contains_key(s) || LEXICON.index.get(s).is_some() {
        return false;
    }
    let double = s.get(..6).is_some_and(|two| LEXICON.surnames.contains_key(two));
    let single = s.get(..3).is_some_and(|one| LEXICON.surnames.contains_key(one));
    LEXICON.role_index.get(s).is_none() && (double && n >= 3 || single && n <= 3)
}

/// Whether `s` is a Korean surname.
pub(super) fn surname(s: &str) -> bool {
    LEXICON.surnames.contains_key(s)
}

/// Whether `s` reads like a foreign name in Hangul: two syllables or more, one of them rare in words of the language.
pub(super) fn foreign(s: &str) -> bool {
    let n = s.chars().count();
    (2..=8).contains(&n)
        && s.chars().all(is_hangul)
        && !LISTS[1].contains_key(s)
        && LEXICON.role_index.get(s).is_none()
        && s.char_indices().any(|(i, c)| s.get(i..i + c.len_utf8()).is_some_and(|one| LISTS[2].contains_key(one)))
}

/// Peoples and communities without a state of their own by the English word for one of them, in small letters, and by the Korean ones.
static PEOPLES: LazyLock<Map<&'static str, &'static str>> = LazyLock::new(|| {
    let mut all = Map::default();
    for row in rows(include_str!("../../lexicon/gazetteer/peoples.csv")) {
        let [people, en, _, ko, ..] = row[..] else { continue };
        all.extend(en.split('|').chain(ko.split('|')).map(|one| (one, people)));
    }
    all
});

/// What the people are called of which the English `word` is one, or that the Korean one names: Kurd, 쿠르드족.
pub(super) fn people_of(word: &str) -> Option<&'static str> {
    let found = if word.chars().all(is_hangul) { PEOPLES.get(word) } else { PEOPLES.get(word.to_lowercase().as_str()) };
    found.copied()
}

/// Whether the English `words` are a people and not one of them: Russians, South Koreans, Kurds.
pub(super) fn are_people(words: &str) -> bool {
    let Some(one) = words.strip_suffix('s').filter(|_| words.starts_with(char::is_uppercase)) else { return false };
    let adjective = LEXICON.index.get(one).is_some_and(|id| LEXICON.forms[id as usize].role == FormRole::Adjective);
    adjective || people_of(one).is_some()
}

/// A Korean person's name without the office that guidelines of recognition take in: 신 of 신 기자, 아베 of 아베 총리.
pub(crate) fn untitled(name: &str) -> &str {
    let office = |word: &str| LEXICON.role_index.get(word).is_some_and(|id| LEXICON.roles[id as usize].class == RoleClass::Office);
    match name.rsplit_once(' ') {
        Some((bare, last)) if last.starts_with(is_hangul) && office(last) => bare,
        _ => name,
    }
}
