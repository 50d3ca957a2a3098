//! What goes on: nouns of acts that last, told of without an end or a date.

use sosik_core::ontology::EventType;

use super::lexicon::Senses;
use super::realis::goes_on;
use super::site::{Site, Support};
use super::view::View;
use super::words::lists;
use crate::clauses::{Aspect, Role, Tense};

/// Talks, trials and protests that are told of without an end or a date go on: "the six-nation talks", "current negotiations", 진행 중인 회담,
/// and what has begun.
pub(crate) fn lasts(view: &View<'_>, senses: &Senses, site: &Site, event_type: EventType) -> bool {
    let Some(i) = view.at(site.trigger) else { return false };
    let near = |from: usize, to: usize| view.words.get(from.min(view.words.len())..to.min(view.words.len())).unwrap_or(&[]).iter();
    let governor = site.governor.map(|(id, _, support)| (view.predicate(id), support));
    let supported = governor.filter(|(_, s)| *s != Support::None).map(|(g, _)| g);
    let noun = view.text(site.trigger).to_lowercase();
    let lasting = if view.korean {
        senses.lasting.iter().any(|w| noun.ends_with(w.as_str()))
    } else {
        let last = noun.rsplit(' ').next().unwrap_or(&noun);
        senses.lasting.contains(last)
    };
    // "since the protests began", where a tree may hang the noun elsewhere
    let next = view.words.get(i + 1).and_then(|w| w.predicate).map(|id| view.predicate(id));
    let begun = lasting && supported.into_iter().chain(next).any(|g| !g.negated && senses.beginning.contains(&g.lemma));
    if view.korean {
        let after: Vec<&str> = near(i + 1, i + 4).map(|w| w.lower.as_str()).collect();
        return begun
            || after.iter().any(|w| lists().under_way_ko.has(w) || lists().under_way_starts_ko.starts(w))
            || supported.is_some_and(|g| goes_on(view, g))
            || (event_type == EventType::Consult
                && several_sided(view, site, &noun)
                && supported.is_none_or(|g| !senses.ending.contains(&g.lemma)))
            || near(i.saturating_sub(3), i)
                .zip(near(i.saturating_sub(2), i + 1))
                .any(|(a, b)| a.lower.ends_with("되고") && b.lower.starts_with("있는"));
    }
    let before = near(i.saturating_sub(4), i).any(|w| lists().under_way.has(&w.lower));
    // "in a third straight day of protests"
    let nth = near(i.saturating_sub(6), i)
        .zip(near(i.saturating_sub(5), i))
        .any(|(nth, stretch)| lists().stretches.has(&stretch.lower) && (lists().ordinals.has(&nth.lower) || nth.lower.ends_with("th")));
    if before || begun || nth && view.before(site.trigger, 1) == "of" {
        return true;
    }
    let present = supported.is_some_and(|g| g.tense == Tense::Present && g.aspect != Aspect::Perfect && lists().carrying.has(&g.lemma));
    let placed = near(i.saturating_sub(5), i).any(|w| lists().once.has(&w.lower));
    let over = supported.is_some() || governor.is_some_and(|(g, _)| senses.ending.contains(&g.lemma));
    // Talks have no end of their own; a meeting has.
    let talks = event_type == EventType::Consult
        && lasting
        && (several_sided(view, site, &noun) || near(i.saturating_sub(3), i).any(|w| lists().known_talks.has(&w.lower)));
    // A court sits until it has judged.
    let court =
        event_type == EventType::Accuse && lasting && near(i.saturating_sub(3), i).any(|w| w.lower == "the" || w.lower.ends_with("'s"));
    present
        || (talks || court)
            && !placed
            && !over
            && !site.parts.iter().any(|p| p.role == Role::Oblique && matches!(p.marker.as_str(), "during" | "after"))
}

/// Whether talks are named by their sides or their subject, as a process is and a single meeting is not: "six-party talks", "peace talks", 6자회담.
fn several_sided(view: &View<'_>, site: &Site, noun: &str) -> bool {
    if view.korean {
        let before = view.at(site.trigger).and_then(|i| i.checked_sub(1)).map_or("", |i| view.words[i].lower.as_str());
        let at = lists().sided_ko.iter().find_map(|w| noun.find(w));
        return at.is_some_and(|at| noun[..at].ends_with(|c: char| c.is_ascii_digit()))
            || noun == "회담" && before.strip_suffix('자').is_some_and(|n| n.ends_with(|c: char| c.is_ascii_digit()));
    }
    let Some(i) = view.at(site.trigger) else { return false };
    view.words[i.saturating_sub(3)..i].iter().any(|w| {
        let tail = w.lower.rsplit('-').next().unwrap_or("");
        w.lower.contains('-') && lists().sides.has(tail) || lists().kinds_of_talks.has(&w.lower)
    })
}
