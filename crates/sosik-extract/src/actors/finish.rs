//! What goes into the record in the end: aliases, fuller names, entities.

use sosik_core::{ActorKind, Entity, EntityLabel, MentionForm, Span, TimexType};

use super::Resolved;
use super::book::Book;
use super::places::Places;
use crate::layers::Layers;
use crate::names::index::Map;
use crate::names::lexicon::LEXICON;
use crate::numbers::chars::is_letter;

/// Closes the register.
pub(super) fn finish(layers: &Layers<'_>, mut book: Book<'_>, places: Places) -> Resolved {
    // Of a name with modifiers only the name is an alias.
    let mut bare: Map<(u32, u32), Span> = Map::default();
    for spot in &book.spots {
        let at = layers.names.partition_point(|n| n.span.start() < spot.head.start());
        if layers.names.get(at).is_some_and(|n| n.span == spot.head) {
            bare.insert((spot.span.start(), spot.span.end()), spot.head);
        }
    }
    for actor in &mut book.actors {
        actor.mentions.sort_by_key(|m| (m.span, m.form == MentionForm::Zero));
        actor.mentions.dedup_by_key(|m| (m.span, m.form == MentionForm::Zero));
        // An office with its holder's name is one mention: 강서준 부산시장.
        let mut whole: Map<u32, u32> = Map::default();
        for m in actor.mentions.iter().filter(|m| m.form == MentionForm::Role) {
            whole.entry(m.span.end()).or_insert(m.span.start());
        }
        actor.mentions.retain(|m| m.form != MentionForm::Role || whole.get(&m.span.end()) == Some(&m.span.start()));
        let mut aliases: Vec<String> = Vec::new();
        for m in actor.mentions.iter().filter(|m| matches!(m.form, MentionForm::Name | MentionForm::Alias | MentionForm::Acronym)) {
            let named = bare.get(&(m.span.start(), m.span.end())).copied().unwrap_or(m.span);
            let Some(words) = named.slice(layers.text) else { continue };
            let words = words.strip_prefix("the ").or_else(|| words.strip_prefix("The ")).unwrap_or(words);
            let script = words.chars().find(|c| is_letter(*c));
            if actor.names.original.is_none()
                && script.is_some_and(|c| !c.is_ascii() && !crate::names::boundary::is_hangul(c) && c > '\u{24f}')
            {
                actor.names.original = Some(words.to_owned());
            }
            if words != actor.name && !aliases.iter().any(|a| a == words) {
                aliases.push(words.to_owned());
            }
        }
        // The fuller name of a person: "Budanov" met before "Kyrylo Budanov".
        if actor.kind == ActorKind::Person
            && LEXICON.by_key(&actor.key).is_none()
            && let Some(full) = aliases.iter().position(|a| a.ends_with(&format!(" {}", actor.name)))
        {
            std::mem::swap(&mut aliases[full], &mut actor.name);
        }
        actor.aliases = aliases;
    }
    let entities = entities(layers, &book);
    Resolved { actors: book.actors, places: places.list, entities }
}

fn entities(layers: &Layers<'_>, book: &Book<'_>) -> Vec<Entity> {
    let mut all: Vec<(u8, Entity)> = Vec::new();
    for name in &layers.names {
        let actor = book.spot_at(name.span).filter(|s| s.head.contains(name.span) || name.span.contains(s.head)).map(|s| s.actor);
        all.push((2, Entity { span: name.span, label: name.label, actor: actor.filter(|_| !name.adjective) }));
    }
    for time in &layers.times {
        let clock = time.value.timex_type() == TimexType::Time || time.value.timex3().starts_with("PT");
        all.push((1, Entity { span: time.span, label: if clock { EntityLabel::Time } else { EntityLabel::Date }, actor: None }));
    }
    all.extend(layers.quantities.iter().map(|q| (0, Entity { span: q.span, label: EntityLabel::Quantity, actor: None })));
    all.retain(|(_, e)| !e.span.is_empty());
    all.sort_by_key(|(rank, e)| (e.span.start(), std::cmp::Reverse(e.span.end()), std::cmp::Reverse(*rank)));
    let mut kept: Vec<(u8, Entity)> = Vec::with_capacity(all.len());
    let size = |rank: u8, span: Span| (span.len(), rank);
    'next: for (rank, e) in all {
        while let Some((last_rank, last)) = kept.last() {
            if last.span.end() <= e.span.start() {
                break;
            }
            if size(*last_rank, last.span) >= size(rank, e.span) {
                continue 'next;
            }
            kept.pop();
        }
        kept.push((rank, e));
    }
    kept.into_iter().map(|(_, e)| e).collect()
}
