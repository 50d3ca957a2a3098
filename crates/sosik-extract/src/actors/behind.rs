//! What stands behind the head of a chain and belongs to it: the owner behind "of", the holder of an office between commas.

use sosik_core::{ActorId, ActorKind, MentionForm, Span};

use super::book::Book;
use super::chains::widen;
use super::compose::{Owner, composed, named};
use super::units::{Thing, Unit};
use crate::layers::Layers;
use crate::names::lexicon::{LEXICON, RoleClass};

/// The person whom an English office leads in between commas: "The foreign minister, Badr Abdelatty, said".
pub(super) fn named_behind(layers: &Layers<'_>, book: &mut Book<'_>, units: &[Unit], k: usize, end: u32) -> Option<ActorId> {
    // "The mayor of Gdansk, Ewa Nowak, said": the phrase may reach further than the office.
    let next = units.get(k + 1..)?.iter().find(|u| u.span.start() >= end)?;
    let Thing::Name(n) = next.thing else { return None };
    let name = &layers.names[n];
    let gap = layers.text.get(end as usize..next.span.start() as usize)?;
    let after = layers.text.get(next.span.end() as usize..)?;
    let closed = after.starts_with([',', '.', ';', ')', '"', '”', '\n']) || after.is_empty();
    if gap != ", " || !closed || name.kind != Some(ActorKind::Person) || name.adjective || !name.span.slice(layers.text)?.contains(' ') {
        return None;
    }
    // "the president, John Smith, and Ann Brown" is a list as often as not.
    let listed = after.strip_prefix(", ").is_some_and(|rest| rest.starts_with("and ") || rest.starts_with(char::is_uppercase));
    if listed { None } else { named(layers, book, name, None) }
}

/// The person whom the copula behind a Korean office names: 짐바브웨의 야당 지도자인 모건 창기라이.
pub(super) fn apposed(layers: &Layers<'_>, book: &mut Book<'_>, units: &[Unit], k: usize, korean: bool) -> Option<ActorId> {
    let next = units.get(k + 1).filter(|_| korean)?;
    let gap = layers.text.get(units[k].span.end() as usize..next.span.start() as usize)?;
    let Thing::Name(n) = next.thing else { return None };
    let name = &layers.names[n];
    if gap != "인 " || name.kind != Some(ActorKind::Person) || name.adjective {
        return None;
    }
    named(layers, book, name, None)
}

/// "head of Ukraine’s Defense Intelligence", "people of Gaza": the owner after the head, and where its phrase ends.
pub(super) fn of_phrase(layers: &Layers<'_>, book: &mut Book<'_>, units: &[Unit], k: usize) -> Option<(Owner, u32)> {
    let preposition = units.get(k + 1).filter(|u| u.joined)?.span.slice(layers.text)?;
    if !matches!(preposition, "of" | "for" | "from" | "at" | "with") {
        return None;
    }
    let skip = usize::from(units.get(k + 2)?.span.slice(layers.text).is_some_and(|w| w.eq_ignore_ascii_case("the")));
    let first = k + 2 + skip;
    let mut owner = Owner::default();
    let mut end = None;
    let start = units.get(first)?.span.start();
    for at in first..first + 3 {
        let unit = units.get(at).filter(|u| u.joined)?;
        match unit.thing {
            Thing::Name(n) if layers.names[n].kind == Some(ActorKind::Person) => break,
            Thing::Name(n) => {
                let name = &layers.names[n];
                let org = !matches!(name.kind, None | Some(ActorKind::State)) && !name.adjective;
                if org {
                    let id = named(layers, book, name, owner.code)?;
                    widen(book, id, Some(start), name.span);
                    let a = &book.actors[id.index()];
                    owner = Owner { code: a.code, actor: Some(id), sectors: a.sectors.clone(), start: None, state: false };
                } else {
                    owner.code = name.code;
                }
                end = Some(name.span.end());
            }
            // "a spokesman for the ministry": the one of which the text has told.
            Thing::Role(r) if owner.code.is_none() && at == first && skip == 1 => {
                let role = &LEXICON.roles[r as usize];
                let points = matches!(role.class, RoleClass::Description | RoleClass::Body | RoleClass::Party | RoleClass::Force);
                let words = unit.span.slice(layers.text).filter(|_| points)?;
                let id = super::refer::point_back(layers, book, role.key, role.class, words, unit.span, true)?;
                book.mention(id, unit.span, unit.span, MentionForm::Description);
                let a = &book.actors[id.index()];
                owner = Owner { code: a.code, actor: Some(id), sectors: a.sectors.clone(), start: None, state: false };
                end = Some(unit.span.end());
            }
            Thing::Role(r) if owner.code.is_some() => {
                let role = &LEXICON.roles[r as usize];
                if !matches!(role.class, RoleClass::Body | RoleClass::Force | RoleClass::Party | RoleClass::Media) {
                    break;
                }
                let words = unit.span.slice(layers.text)?;
                let span = unit.span.cover(Span::empty(start));
                let id = composed(book, role, words, &owner, span, unit.span, MentionForm::Name);
                let a = &book.actors[id.index()];
                owner = Owner { code: a.code, actor: Some(id), sectors: a.sectors.clone(), start: None, state: false };
                end = Some(unit.span.end());
            }
            _ => break,
        }
        if !units.get(at + 1).is_some_and(|u| u.joined && u.thing != Thing::Word) {
            break;
        }
    }
    end.map(|e| (owner, e))
}

/// Lets a person be of the body or country that stands behind: "Kofi Boateng of Ghana", "Ana Reyes of Human Rights Watch".
pub(super) fn belongs(layers: &Layers<'_>, book: &mut Book<'_>, units: &[Unit], k: usize, id: ActorId) {
    let of = units.get(k + 1).filter(|u| u.joined).and_then(|u| u.span.slice(layers.text));
    // A person stands at a place and speaks with others without being theirs.
    let Some((whose, _)) = of.filter(|w| matches!(*w, "of" | "from")).and_then(|_| of_phrase(layers, book, units, k)) else { return };
    let actor = &mut book.actors[id.index()];
    actor.code = actor.code.or(whose.code);
    actor.affiliation = actor.affiliation.or(whose.actor.filter(|a| *a != id));
}
