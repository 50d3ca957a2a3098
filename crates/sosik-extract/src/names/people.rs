//! What looks like a person's name.

use super::boundary::{hangul_run, is_hangul, josa_follows};
use super::index::Map;
use super::lexicon::{FormRole, LEXICON, Role, RoleClass};
use super::{Found, sound};
use crate::numbers::chars::is_alphanumeric;
use crate::numbers::table::rows;
use sosik_core::{ActorKind, Span};
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

/// Whether two English words are a Korean family name and a given name of two syllables with a hyphen: Lim Eul-chul.
pub(crate) fn romanised(family: &str, given: &str) -> bool {
    let Some((first, second)) = given.split_once('-') else { return false };
    let syllable = |s: &str| (1..=6).contains(&s.len()) && s[1..].bytes().all(|b| b.is_ascii_lowercase());
    let small = |s: &str| s.starts_with(|c: char| c.is_ascii_lowercase());
    let shape = first.starts_with(|c: char| c.is_ascii_uppercase()) && small(second) && syllable(first) && syllable(second);
    shape && sound::Sound::of(&format!("{family} {given}")).is_some_and(|s| s.korean)
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
pub(crate) fn people_of(word: &str) -> Option<&'static str> {
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

/// Whether one space and the word for an office follow byte `end`, 전 before it or not.
pub(super) fn office_behind(text: &str, end: usize) -> bool {
    let Some(rest) = text.get(end..).and_then(|rest| rest.strip_prefix(' ')) else { return false };
    let at = text.len() - rest.strip_prefix("전 ").unwrap_or(rest).len();
    let office = |id: u32| LEXICON.roles[id as usize].class == RoleClass::Office;
    LEXICON.role_index.longest(text, at, |e, id| office(id) && josa_follows(text, e)).is_some()
}

/// The whole name of a foreign person of whose name in Hangul the model has seen one part at `span`: 하산 before 파들랄라, 사리 behind 야히아
/// where an office follows. Only a given name that is known says that more belongs to it.
pub(super) fn whole(text: &str, span: Span) -> Span {
    let Some(name) = span.slice(text).filter(|n| n.chars().all(is_hangul)) else { return span };
    let (start, end) = (span.start() as usize, span.end() as usize);
    let before = text.get(..start).and_then(|t| t.strip_suffix(' ')).unwrap_or_default();
    let word = before.rsplit(|c: char| !is_hangul(c)).next().unwrap_or_default();
    let alone = before[..before.len() - word.len()].chars().next_back().is_none_or(|c| !is_alphanumeric(c));
    if alone && !word.is_empty() && word != name && sound::is_given(word) {
        return Span::of(start - 1 - word.len()..end);
    }
    let rest = text.get(end..).and_then(|t| t.strip_prefix(' ')).filter(|_| sound::is_given(name)).unwrap_or_default();
    let family = &rest[..hangul_run(rest)];
    let plain =
        (2..=5).contains(&family.chars().count()) && LEXICON.role_index.get(family).is_none() && LEXICON.index.get(family).is_none();
    let stop = end + 1 + family.len();
    if plain && office_near(text, stop) { Span::of(start..stop) } else { span }
}

/// Whether an office stands behind byte `end`, or behind the one listed name there: 후티 대변인.
fn office_near(text: &str, end: usize) -> bool {
    let listed = |at: usize| LEXICON.index.longest(text, at, |e, _| text[e..].starts_with(' '));
    office_behind(text, end)
        || text.get(end..).is_some_and(|t| t.starts_with(' ')) && listed(end + 1).is_some_and(|(e, _)| office_behind(text, e))
}

/// Takes back what a list says of Koreans behind whose names the text puts a rank that nobody of such an office holds: 김영호 형사과장 is no
/// minister called so. Linear in the names.
pub(super) fn strangers(text: &str, found: &mut [Found]) {
    for f in found.iter_mut().filter(|f| f.name.kind == Some(ActorKind::Person) && f.name.key.is_some()) {
        let end = f.name.span.range().end;
        let Some(role) = f.name.span.slice(text).filter(|n| super::native(n)).and_then(|_| rank_behind(text, end)) else { continue };
        let elsewhere = f.name.sectors.first().is_some_and(|s| !role.sectors.contains(s));
        if elsewhere && matches!(role.key, "staff" | "police.chief" | "doctor") {
            (f.name.key, f.name.code, f.entry) = (None, None, None);
            f.name.sectors.clear();
        }
    }
}

/// The office in which the phrase of the Korean name that ends at byte `end` ends: one of the three words behind it.
fn rank_behind(text: &str, end: usize) -> Option<&'static Role> {
    const WORDS: usize = 3;
    let mut at = end;
    for _ in 0..WORDS {
        let rest = text.get(at..)?.strip_prefix(' ')?;
        let word = &rest[..hangul_run(rest)];
        at += 1;
        // 해운대서 형사과장; 장관급 is no 장관.
        let office = |e: usize, id: u32| LEXICON.roles[id as usize].class == RoleClass::Office && josa_follows(text, e);
        if let Some((_, id)) = LEXICON.role_index.longest(text, at, office) {
            return LEXICON.roles.get(id as usize);
        }
        at += word.len();
    }
    None
}

/// Words for relatives.
static KIN: LazyLock<Map<&'static str, ()>> = LazyLock::new(|| {
    let file = include_str!("../../lexicon/names/kin.csv");
    rows(file).filter_map(|row| Some((*row.get(1)?, ()))).collect()
});

/// Whether the word before the name at `span` says whose relative that is: 딸 게이코 후지모리, "Kim’s sister, Kim Yo Jong".
pub(super) fn of_kin(text: &str, span: Span) -> bool {
    let before = text.get(..span.start() as usize).unwrap_or_default();
    let before = before.strip_suffix(", ").or_else(|| before.strip_suffix(' ')).unwrap_or_default();
    KIN.contains_key(before.rsplit(|c: char| !is_alphanumeric(c)).next().unwrap_or_default())
}
