//! Names by English patterns: bodies with their country, people with given names or titles, telling last words.

use std::sync::LazyLock;

use sosik_core::{ActorKind, Code, EntityLabel, MentionForm, Span};

use super::boundary::ends_word;
use super::lexicon::{FormRole, LEXICON, RoleClass};
use super::merge::{ARTICLE, SETTLED};
use super::words::{LowerCase, Word};
use super::{Found, Name, people};
use crate::numbers::table::rows;

/// Particles inside names of people.
const PARTICLES: [&str; 14] = ["bin", "ibn", "al", "el", "de", "da", "di", "van", "von", "der", "ben", "abu", "la", "du"];

/// Words for towns and regions, behind which "of" leads in a name.
static SETTLEMENTS: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let file = include_str!("../../lexicon/names/settlements.csv");
    rows(file).filter_map(|row| row.get(1).copied()).collect()
});

/// What a word is to the sequence it stands in.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Part {
    /// Part of a gazetteer name, by its position in `found`.
    Known(usize),
    /// Part of a title or body: the byte where that ends, and the role.
    Role(usize, u32),
    /// A capitalised word that nothing knows.
    Free,
    /// Anything else.
    Other,
}

/// Adds what the patterns find among `words`; `found[first..]` holds what the gazetteer knows of the same sentence, in order.
pub(super) fn read(text: &str, words: &[Word<'_>], first: usize, found: &mut Vec<Found>) {
    let parts = parts(text, words, first, found);
    bodies(text, words, &parts, found);
    koreas(text, words, found);
    let mut i = 0;
    while i < words.len() {
        if parts[i] != Part::Free {
            i += 1;
            continue;
        }
        let mut end = i + 1;
        while end < words.len() && !words[end - 1].breaks {
            let joins = PARTICLES.contains(&words[end].text) || words[end].text.starts_with("al-") || words[end].text.starts_with("el-");
            if parts[end] == Part::Free || joins && end + 1 < words.len() && !words[end].breaks && parts[end + 1] == Part::Free {
                end += 1;
            } else {
                break;
            }
        }
        run(text, words, &parts, i..end, found);
        i = end;
    }
}

fn parts(text: &str, words: &[Word<'_>], first: usize, found: &[Found]) -> Vec<Part> {
    let lower = LowerCase::of(words);
    let mut known = first;
    let mut until = 0;
    let mut role = None;
    let mut out = Vec::with_capacity(words.len());
    for w in words {
        while known < found.len() && (found[known].name.span.end() as usize) <= w.start {
            known += 1;
        }
        if found.get(known).is_some_and(|f| (f.name.span.start() as usize) <= w.start) {
            out.push(Part::Known(known));
            continue;
        }
        if w.start >= until {
            role = LEXICON.role_index.longest(text, w.start, |end, _| ends_word(text, end));
            until = role.map_or(0, |(end, _)| end);
        }
        out.push(match role.filter(|(end, _)| w.start < *end) {
            Some((end, id)) => Part::Role(end, id),
            None if (w.capital || with_article(w.text)) && !free_of_meaning(w, &lower) => Part::Free,
            None => Part::Other,
        });
    }
    out
}

/// Whether `word` is a name with the Arabic article: al-Jaburi, El-Shafei.
fn with_article(word: &str) -> bool {
    let rest = ["al-", "el-", "Al-", "El-", "ad-", "ar-", "as-", "ash-", "an-", "at-"].iter().find_map(|a| word.strip_prefix(a));
    rest.is_some_and(|r| r.starts_with(char::is_uppercase) && r.len() > 3)
}

/// Whether the capital of `w` tells nothing.
fn free_of_meaning(w: &Word<'_>, lower: &LowerCase<'_, '_>) -> bool {
    if people::common(w.text) || w.text.chars().all(|c| c.is_numeric()) {
        return true;
    }
    w.first && {
        let small = w.text.to_lowercase();
        small.ends_with("ing") || small.ends_with("ly") || small.ends_with("ed") || lower.has(&small)
    }
}

/// "Ukraine’s Ministry of Defense", "Russian Foreign Ministry", "Ministry of Health of Ukraine".
fn bodies(text: &str, words: &[Word<'_>], parts: &[Part], found: &mut Vec<Found>) {
    let mut i = 0;
    while i < words.len() {
        let Part::Role(end, id) = parts[i] else {
            i += 1;
            continue;
        };
        let from = i;
        while i < words.len() && words[i].start < end {
            i += 1;
        }
        let role = &LEXICON.roles[id as usize];
        let named = matches!(role.class, RoleClass::Body | RoleClass::Force | RoleClass::Party)
            && words[from].capital
            && !(words[from].first && i == from + 1);
        if !named {
            continue;
        }
        let single = i == from + 1;
        let before =
            from.checked_sub(1).filter(|k| !words[*k].breaks || possessive(text, words, *k)).and_then(|k| country(&parts[k], found));
        let after = after_of(text, words, i).and_then(|k| country(&parts[k], found));
        let code = before.or(after);
        // "Parliament" alone is the body of the document's country; "Army" and "Forces" alone are not even that.
        if single && code.is_none() && role.class != RoleClass::Body {
            continue;
        }
        let listed = LEXICON.index.get(&text[words[from].start..end]).map(|f| LEXICON.entry(LEXICON.forms[f as usize]));
        let mut f = Found::role(Span::of(words[from].start..end), role, code, "en.name.body", 4);
        if let Some(listed) = listed.filter(|x| code.is_none() || x.code == code) {
            f.name.key = Some(listed.key.clone());
            f.name.code = listed.code;
        }
        found.push(f);
    }
}

/// The two Koreas: as 남북, a name of each, the first word for the South.
fn koreas(text: &str, words: &[Word<'_>], found: &mut Vec<Found>) {
    let state = |word: &Word<'_>, form: &str| {
        let entry = LEXICON.forms[LEXICON.index.get(form)? as usize].entry;
        let found = Found::entry(Span::of(word.start..word.end), text, entry, FormRole::Alias, false);
        Some(Found { priority: 7, ..found })
    };
    for pair in words.windows(2).filter(|p| p[1].text == "Koreas" && !p[0].breaks) {
        if matches!(pair[0].text, "two" | "Two" | "both" | "Both") {
            found.extend(state(&pair[0], "South Korea").into_iter().chain(state(&pair[1], "North Korea")));
        }
    }
}

/// Whether 's stands between the word at `k` and the next.
fn possessive(text: &str, words: &[Word<'_>], k: usize) -> bool {
    words.get(k + 1).is_some_and(|n| text.get(words[k].end..n.start).is_some_and(|gap| matches!(gap, "'s " | "’s " | "' " | "’ ")))
}

fn after_of(text: &str, words: &[Word<'_>], i: usize) -> Option<usize> {
    let of = words.get(i).filter(|w| w.text == "of")?;
    let gap = i.checked_sub(1).and_then(|k| text.get(words[k].end..of.start))?;
    let skip = usize::from(words.get(i + 1).is_some_and(|w| w.text == "the"));
    (gap == " " && i + 1 + skip < words.len()).then_some(i + 1 + skip)
}

fn country(part: &Part, found: &[Found]) -> Option<Code> {
    match part {
        Part::Known(k) if found[*k].name.kind == Some(ActorKind::State) => found[*k].name.code,
        _ => None,
    }
}

/// A run of capitalised words that no list knows.
fn run(text: &str, words: &[Word<'_>], parts: &[Part], range: std::ops::Range<usize>, found: &mut Vec<Found>) {
    let (i, end) = (range.start, range.end);
    // A line of capitals is no name.
    if end - i > 10 {
        return;
    }
    let span = Span::of(words[i].start..words[end - 1].end);
    let last = words[end - 1].text;
    let single = end == i + 1;
    // Names of bodies take in the place before them: "Los Angeles Police Department".
    let place_before = i.checked_sub(1).filter(|k| !words[*k].breaks).and_then(|k| match parts[k] {
        Part::Known(f) if found[f].name.label == EntityLabel::Place && !found[f].name.adjective => Some(found[f].name.span.start()),
        _ => None,
    });
    if let Some(ending) = LEXICON.endings_en.get(last).or_else(|| LEXICON.endings_en.get(last.trim_end_matches('.'))) {
        let of = after_of(text, words, end).filter(|k| matches!(parts[*k], Part::Free | Part::Known(_)) && words[*k].capital);
        if single && place_before.is_none() && of.is_none() {
            return;
        }
        let mut start = place_before.unwrap_or(span.start());
        if single && of.is_some() {
            start = span.start();
        }
        let mut stop = span.end();
        if let Some(mut k) = of {
            while k + 1 < words.len() && !words[k].breaks && words[k + 1].capital && matches!(parts[k + 1], Part::Free | Part::Known(_)) {
                k += 1;
            }
            stop = words[k].end as u32;
        }
        let Ok(span) = Span::new(start, stop) else { return };
        found.push(Found {
            name: Name {
                span,
                label: ending.label,
                key: None,
                kind: ending.kind,
                code: None,
                sectors: ending.sectors.clone(),
                form: MentionForm::Name,
                adjective: false,
                rule: "en.name.ending".into(),
            },
            priority: 3,
            entry: None,
            doubtful: false,
        });
        return;
    }
    // "the Sardinian village of Orgosolo"
    if let Some(k) = i.checked_sub(2).filter(|k| end - i <= 3 && words[k + 1].text == "of" && !words[*k].breaks && !words[k + 1].breaks)
        && SETTLEMENTS.contains(&words[k].text)
    {
        let mut place = Found::rule(span, EntityLabel::Place, None, SETTLED, 4);
        place.name.code = k.checked_sub(1).filter(|c| !words[*c].breaks).and_then(|c| country(&parts[c], found));
        found.push(place);
        return;
    }
    let person = |span, rule, priority| Found::rule(span, EntityLabel::Person, Some(ActorKind::Person), rule, priority);
    let office_before =
        i.checked_sub(1).filter(|k| !words[*k].breaks || text.get(words[*k].end..words[i].start) == Some(". ")).and_then(|k| {
            match parts[k] {
                Part::Role(_, id) => Some(id).filter(|id| LEXICON.roles[*id as usize].class == RoleClass::Office),
                _ => None,
            }
        });
    let mister = i
        .checked_sub(1)
        .is_some_and(|k| matches!(words[k].text, "Mr" | "Mrs" | "Ms" | "Mr." | "Mrs." | "Ms." | "Dr" | "Sir" | "Lord" | "Lady"));
    if (office_before.is_some() || mister) && end - i <= 4 {
        let mut f = person(span, "en.name.after-title", 4);
        if let Some(id) = office_before {
            f.name.sectors.clone_from(&LEXICON.roles[id as usize].sectors);
        }
        found.push(f);
        return;
    }
    // Towns with an article are listed or stand behind a preposition of place.
    let there = i.checked_sub(1).is_some_and(|k| {
        matches!(
            words[k].text,
            "in" | "In" | "at" | "near" | "outside" | "inside" | "around" | "into" | "toward" | "town" | "city" | "village" | "district"
        )
    });
    if single && with_article(words[i].text) && !there {
        found.push(person(span, ARTICLE, 4));
        return;
    }
    // "Lim Eul-chul": a family name and two syllables with a hyphen.
    if let Some(k) = (i..end.saturating_sub(1)).find(|k| people::romanised(words[*k].text, words[*k + 1].text)) {
        found.push(person(Span::of(words[k].start..words[k + 1].end), "en.name.korean", 4));
        return;
    }
    if !single && end - i <= 4 && given(words[i].text) {
        found.push(person(span, "en.name.given", 4));
        return;
    }
    // The given name may follow a word that only opens the sentence.
    if (3..=5).contains(&(end - i)) && words[i].first && given(words[i + 1].text) {
        found.push(person(Span::of(words[i + 1].start..words[end - 1].end), "en.name.given", 4));
        return;
    }
    // A place may share a person's given name or surname: "Jordan Henderson" is read by the gazetteer as a country and a rest.
    if let Some(k) = i.checked_sub(1).filter(|k| !words[*k].breaks && given(words[*k].text) && end - i <= 2) {
        found.push(person(Span::of(words[k].start..words[end - 1].end), "en.name.given", 4));
    }
}

fn given(word: &str) -> bool {
    LEXICON.given.contains_key(word) || word.split_once('-').is_some_and(|(head, _)| LEXICON.given.contains_key(head))
}
