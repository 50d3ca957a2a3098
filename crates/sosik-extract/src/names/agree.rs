//! One name, one kind in a document: what a clear mention decides for others of the same words.
//!
//! The model reads sentence by sentence, so that "Okoye" may be a person here and a company there. Where the document names somebody in
//! full ("Chinedu Okoye") the family name alone is a person; else the kind that most mentions have holds for all.

use sosik_core::{EntityLabel, Span};

use super::boundary::word_before;
use super::index::Map;
use super::lexicon::{LEXICON, What};
use super::merge::{kind_of, known_by_model};
use super::{Found, known, people, sound};

/// How much a full name of a person says of the family name alone, in mentions.
const FULL: u32 = 4;

/// Votes for person, place and organisation.
type Votes = [u32; 3];

fn place_of(label: EntityLabel) -> Option<usize> {
    match label {
        EntityLabel::Person => Some(0),
        EntityLabel::Place => Some(1),
        EntityLabel::Organisation => Some(2),
        _ => None,
    }
}

/// Lets names of which only the model knows agree with each other. Linear in the names.
pub(super) fn agree(text: &str, found: &mut [Found]) {
    let mut votes: Map<String, Votes> = Map::default();
    for f in found.iter().filter(|f| known_by_model(f) || f.name.label == EntityLabel::Person) {
        let Some(name) = f.name.span.slice(text).map(people::untitled) else { continue };
        let Some(place) = place_of(f.name.label).filter(|_| name.len() <= sound::LONGEST) else { continue };
        votes.entry(name.to_owned()).or_default()[place] += 1;
        if f.name.label == EntityLabel::Person
            && let Some(family) = family(name)
        {
            votes.entry(family.to_owned()).or_default()[0] += FULL;
        }
    }
    for f in found.iter_mut().filter(|f| known_by_model(f) || listed_place(text, f)) {
        let Some(votes) = f.name.span.slice(text).map(people::untitled).and_then(|name| votes.get(name)) else { continue };
        let Some(own) = place_of(f.name.label) else { continue };
        // A listed place gives way to a person of that name alone.
        if f.entry.is_some() && votes[0] < FULL {
            continue;
        }
        let Some(best) = (0..votes.len()).max_by_key(|i| (votes[*i], *i == own)).filter(|best| *best != own) else { continue };
        let label = [EntityLabel::Person, EntityLabel::Place, EntityLabel::Organisation][best];
        (f.name.label, f.name.kind) = (label, kind_of(label));
        f.name.sectors.clear();
        f.entry = None;
        if label == EntityLabel::Person {
            f.name.code = None;
        }
    }
}

/// Takes names apart in which the model has run two people together, where the document or a list knows both: "prompted by Merkel Sarkozy
/// agreed", 크리스 굿맨 레인하트 측 대변인 in a text on 에이미 레인하트. Linear in the names.
pub(super) fn split(text: &str, found: &mut Vec<Found>) {
    // Whoever is called by a word: by a family name in a full name, in Korean alone as well.
    let mut called: Map<&str, Vec<&str>> = Map::default();
    for f in found.iter().filter(|f| f.name.label == EntityLabel::Person && !f.name.adjective) {
        let Some(name) = f.name.span.slice(text).map(people::untitled).filter(|name| name.len() <= sound::LONGEST) else { continue };
        let family = if name.contains(' ') { family(name) } else { Some(name).filter(|n| !n.is_ascii()) };
        let bearers = family.map(|word| called.entry(word).or_default());
        if let Some(bearers) = bearers.filter(|b| b.len() < 2 && !b.contains(&name)) {
            bearers.push(name);
        }
    }
    let of_another = |word: &str, name: &str| called.get(word).is_some_and(|all| all.iter().any(|other| *other != name));
    let mut new = Vec::new();
    for f in found.iter_mut().filter(|f| known_by_model(f) && f.name.label == EntityLabel::Person) {
        let Some((first, last)) = f.name.span.slice(text).and_then(|name| name.rsplit_once(' ').filter(|_| name.len() <= sound::LONGEST))
        else {
            continue;
        };
        let name = f.name.span.slice(text).unwrap_or_default();
        let (start, end) = (f.name.span.range().start, f.name.span.range().end);
        let two = if last.is_ascii() {
            let known = |word: &str| of_another(word, name) || known::of_family(word).is_some();
            !first.contains(' ')
                && first != last
                && !LEXICON.given.contains_key(first)
                && LEXICON.index.get(name).is_none()
                && known(first)
                && known(last)
        } else {
            let speaks = text.get(end..).is_some_and(|t| t.starts_with(" 측")) || people::office_behind(text, end);
            first.contains(' ') && speaks && of_another(last, name)
        };
        if two {
            let mut other = f.clone();
            other.name.span = Span::of(end - last.len()..end);
            f.name.span = Span::of(start..start + first.len());
            new.push(other);
        }
    }
    if !new.is_empty() {
        found.append(&mut new);
        found.sort_by_key(|f| f.name.span.start());
    }
}

/// Whether `f` is a listed place that no preposition says to be one: "Paris claims" beside "Valeska Paris", but not "in Paris".
fn listed_place(text: &str, f: &Found) -> bool {
    let span = f.name.span.range();
    let place = f.entry.is_some_and(|id| LEXICON.entries[id as usize].what == What::Place);
    let word = word_before(text, span.start);
    // "Lincoln, Nebraska" is a town.
    let town = text.get(span.end..).and_then(|t| t.strip_prefix(", ")).is_some_and(|t| t.starts_with(char::is_uppercase));
    place && text.get(span).is_some_and(|t| t.is_ascii()) && !town && !super::is_function_word(word)
}

/// The family name in a full name of two to four words; Koreans and Chinese put it first.
fn family(name: &str) -> Option<&str> {
    let words = name.split([' ', '·']).count();
    let (first, last) = (name.split([' ', '·']).next()?, name.rsplit([' ', '·']).next()?);
    let family = if sound::Sound::of(name).is_some_and(|s| s.korean) { first } else { last };
    ((2..=4).contains(&words) && family.chars().count() > 1 && !people::common(family)).then_some(family)
}
