//! Who is meant again by an office or by the word for a body: "the minister", "the French leader", "the court".

use std::sync::LazyLock;

use sosik_core::ontology::Sector;
use sosik_core::{ActorId, ActorKind, Code, Span};

use super::book::{Book, Spot};
use super::concepts;
use crate::layers::Layers;
use crate::names::lexicon::LEXICON;
use crate::numbers::table::Words;

/// The last body before `head`, with its place, whose own name ends in `words`: "the court" after the Lahore High Court; in Korean 법원 and
/// 재판부 are the court that was named just before.
pub(super) fn called_so(
    layers: &Layers<'_>,
    book: &Book<'_>,
    key: &str,
    words: &str,
    head: Span,
    definite: bool,
) -> Option<(u32, ActorId)> {
    const REACH: usize = 60;
    let english = words.is_ascii();
    let court = !english && key == COURTS;
    if english && !definite {
        return None;
    }
    let body = |s: &&Spot| {
        let actor = &book.actors[s.actor.index()];
        let kind = matches!(actor.kind, ActorKind::GovernmentBody | ActorKind::ArmedForce);
        kind && actor.evidence.first().rule != "actor.composed" && (english || court || is_near(layers, s.head.start(), head, SENTENCES))
    };
    let whole = |name: &str| name.len() > words.len() && ends_in(name, words);
    // The SBU is a security service by its full name.
    let by_list = |s: &Spot| {
        let listed = LEXICON.by_key(&book.actors[s.actor.index()].key).filter(|_| english && words.contains(' '));
        listed.is_some_and(|e| e.en.get(..words.len()).is_some_and(|start| start.eq_ignore_ascii_case(words)) || whole(e.en))
    };
    let fits = |s: &&Spot| match court {
        true => book.actors[s.actor.index()].sectors.first() == Some(&Sector::Jud) && ANY_COURT.has(words),
        false => s.head.slice(layers.text).is_some_and(whole) || by_list(s),
    };
    book.before(head.start(), REACH).filter(body).find(fits).map(|s| (s.head.start(), s.actor))
}

/// The key of courts in the lexicon.
const COURTS: &str = "jud";

/// The Korean words for any court.
static ANY_COURT: LazyLock<Words> = LazyLock::new(|| Words::of(include_str!("../../lexicon/roles/again.csv"), "court"));

/// 외무성 대변인은 …. 대변인은 …: whom the sentences just before call so with more words.
pub(super) fn called_before(layers: &Layers<'_>, book: &Book<'_>, words: &str, head: Span, definite: bool) -> Option<ActorId> {
    if words.is_ascii() && !definite {
        return None;
    }
    let fuller = |a: ActorId| book.actors[a.index()].name.chars().count() > words.chars().count();
    let called = |s: &Spot| s.head.slice(layers.text).is_some_and(|t| t.eq_ignore_ascii_case(words));
    let past = super::code::former(words);
    // "The minister" is Defense Minister Lind.
    let holds = |s: &Spot| {
        let actor = &book.actors[s.actor.index()];
        let role = actor.role.as_deref().filter(|_| actor.kind == ActorKind::Person);
        role.is_some_and(|role| (ends_in(role, words) || same_office(role, words)) && (past && !beside(role) || !another(book, s, role)))
    };
    just_before(layers, book, head, 40, SENTENCES).filter(|s| called(s) && fuller(s.actor) || holds(s)).map(|s| s.actor).next()
}

/// Whether the person at `spot` holds only an office beside the one that `role` ends in, or has held it once: vice presidents, former ones.
fn another(book: &Book<'_>, spot: &Spot, role: &str) -> bool {
    let title = (spot.head.start() as usize).saturating_sub(role.len() + 1);
    beside(role) || super::offices::of_another(book.text, title, role)
}

/// Whether `role` is only an office beside the one in which it ends.
fn beside(role: &str) -> bool {
    role.split(' ').any(|word| word.eq_ignore_ascii_case("vice"))
}

/// Whether `phrase` ends in the whole words of `tail`, in small letters or capitals.
fn ends_in(phrase: &str, tail: &str) -> bool {
    let Some(at) = phrase.len().checked_sub(tail.len()) else { return false };
    phrase.get(at..).is_some_and(|t| t.eq_ignore_ascii_case(tail)) && phrase.get(..at).is_some_and(|t| t.is_empty() || t.ends_with(' '))
}

/// Whether English words for an office that only one holds mean the one in which `role` ends: the premier is Prime Minister Sanchez.
fn same_office(role: &str, words: &str) -> bool {
    // Gov. is the governor.
    let short = role.rsplit(' ').next().and_then(|last| last.strip_suffix('.')).filter(|last| last.len() > 2 && last.is_ascii());
    if short.is_some_and(|last| words.get(..last.len()).is_some_and(|start| start.eq_ignore_ascii_case(last))) {
        return true;
    }
    let Some(one) = office(&words.to_lowercase()).filter(|key| matches!(*key, "president" | "pm")) else { return false };
    role.is_ascii() && tails(role).filter_map(office).any(|key| key == one)
}

/// The key under which the lexicon lists an office.
fn office(form: &str) -> Option<&'static str> {
    LEXICON.role_index.get(form).map(|id| LEXICON.roles[id as usize].key)
}

/// The last words of a role, and all of it.
fn tails(role: &str) -> impl Iterator<Item = &str> {
    role.match_indices(' ').map(|(i, _)| i + 1).chain([0]).map(|at| &role[at..])
}

/// The president or prime minister of the country `code` whom the sentences just before name, for "the French leader".
pub(super) fn leads(layers: &Layers<'_>, book: &Book<'_>, words: &str, code: Code, head: Span) -> Option<ActorId> {
    if !words.eq_ignore_ascii_case("leader") {
        return None;
    }
    // The opposition has a leader too, and a bank a chairman.
    let plain = |role: &str| role.eq_ignore_ascii_case("leader") || role.eq_ignore_ascii_case("supreme leader");
    let first = |role: &str| plain(role) || tails(role).any(|tail| matches!(office(tail), Some("president" | "pm")));
    let fits = |s: &&Spot| {
        let actor = &book.actors[s.actor.index()];
        actor.kind == ActorKind::Person
            && actor.code == Some(code)
            && actor.role.as_deref().is_some_and(|role| first(role) && !another(book, s, role))
    };
    just_before(layers, book, head, 40, SENTENCES).filter(fits).map(|s| s.actor).next()
}

/// The people without a name who are meant again by the words for them: "the refugees" after "40 Rohingya refugees", 노조 after 삼성전자 노조.
/// Nobody where the text has told of two such groups.
pub(super) fn crowd(layers: &Layers<'_>, book: &Book<'_>, words: &str, head: Span, definite: bool) -> Option<ActorId> {
    const REACH: usize = 40;
    let near = || just_before(layers, book, head, REACH, SENTENCES);
    if !words.is_ascii() {
        let body = |a: ActorId| matches!(book.actors[a.index()].kind, ActorKind::Ngo | ActorKind::Company);
        let whole = |s: &&Spot| s.head.slice(layers.text).is_some_and(|t| t.len() > words.len() && t.ends_with(words));
        if let Some(spot) = near().filter(|s| body(s.actor)).find(whole) {
            return Some(spot.actor);
        }
    }
    let called = concepts::concept(words).filter(|called| definite && *called != concepts::PEOPLE)?;
    let alike = |s: &&Spot| {
        let people = book.actors[s.actor.index()].kind == ActorKind::Population;
        people && s.head.slice(layers.text).and_then(concepts::concept) == Some(called)
    };
    let mut who = near().filter(alike).map(|s| s.actor);
    let last = who.next()?;
    who.all(|other| other == last).then_some(last)
}

/// Sentences over which an office is meant again.
const SENTENCES: usize = 3;

/// The mentions before `head`, the last first and at most `most` of them, in its sentence and `sentences` before that.
pub(super) fn just_before<'b>(
    layers: &'b Layers<'_>,
    book: &'b Book<'_>,
    head: Span,
    most: usize,
    sentences: usize,
) -> impl Iterator<Item = &'b Spot> {
    book.before(head.start(), most).take_while(move |s| is_near(layers, s.head.start(), head, sentences))
}

/// Whether byte `at`, which lies before `head`, is in its sentence or at most `sentences` before that.
pub(super) fn is_near(layers: &Layers<'_>, at: u32, head: Span, sentences: usize) -> bool {
    let sentence = |at: u32| layers.segmentation.sentence_at(at).unwrap_or_default();
    sentence(at) + sentences >= sentence(head.start())
}
