//! What a protest is for, which is no event of its own.

use sosik_core::ontology::{EventType, Mode};
use sosik_core::{Party, Realis, Span};

use super::hash::WordMap;
use super::read::Build;
use super::view::{View, to_clause};
use super::words::lists;
use crate::clauses::{Link, Predicate, PredicateId, Tense};

/// What a protest is for is no event of its own: "marched to demand his resignation", 임금 인상을 요구하며 파업했다. Whoever is addressed is the
/// recipient of the protest.
pub(super) fn drop_slogans(view: &View<'_>, by_predicate: &WordMap<PredicateId, usize>, builds: &mut [Build<'_>], drop: &mut [bool]) {
    for topic in 0..builds.len() {
        let b = &builds[topic];
        let told = matches!(b.event_type, EventType::Request | EventType::Accuse | EventType::Reject | EventType::Protest);
        if !told || drop[topic] {
            continue;
        }
        let verb = b.predicate.filter(|id| !view.predicate(*id).nominal);
        // "in protest against the arrest", "to show their disapproval": the noun stands with the verb.
        let Some(id) = verb.or(b.governor) else { continue };
        let p = view.predicate(id);
        let aside = p.parent.filter(|_| beside(view, p)).map(|(up, _)| up);
        // 인상을 요구하며 트랙터를 몰고 행진했다: over the clauses between.
        let along_with = |up: PredicateId| by_predicate.get(&up).is_some_and(|i| builds[*i].event_type == EventType::Protest);
        let aside = std::iter::successors(aside, |up| {
            let q = view.predicate(*up);
            q.parent.filter(|_| view.korean && beside(view, q) && !along_with(*up)).map(|(over, _)| over)
        })
        .take(3)
        .last();
        let own = if verb.is_none() && b.event_type == EventType::Protest { Some(id) } else { None };
        // 집회를 열고 인상을 요구했다, "rallied in the square and demanded": one breath, whichever of them leads.
        let along = || {
            let joined = |x: &Predicate, y: PredicateId| {
                x.parent.is_some_and(|(up, link)| up == y && matches!(link, Link::Coordinate | Link::Adverbial))
            };
            let marked =
                |x: &Predicate| !view.korean || matches!(x.marker.as_str(), "고" | "며" | "으며" | "면서" | "으면서" | "어" | "아" | "여");
            (0..builds.len()).filter(|i| *i != topic && builds[*i].event_type == EventType::Protest).find_map(|i| {
                let over = builds[i].predicate.filter(|id| !view.predicate(*id).nominal).or(builds[i].governor)?;
                let q = view.predicate(over);
                let one = over != id && (joined(q, id) && marked(q) || joined(p, over) && marked(p));
                (one && !at_other_time(view, p.head, q.head)).then_some(over)
            })
        };
        let along = if b.event_type == EventType::Protest { None } else { along() };
        let protests = |i: &usize| *i != topic && !drop[*i] && builds[*i].event_type == EventType::Protest;
        // 정부를 규탄하는 집회를 열었다: the clause modifies the protest.
        let next = if view.korean { view.at(p.head) } else { None };
        let next = next.and_then(|i| view.words.get(i + 1)).map(|w| w.span);
        let modified = next.and_then(|next| (0..builds.len()).filter(protests).find(|i| builds[*i].trigger.overlaps(next)));
        let up = own.filter(|own| by_predicate.get(own).is_some_and(|i| *i != topic)).or(aside).or(along);
        let over = |up: PredicateId| {
            let governed = (0..builds.len()).filter(|i| builds[*i].governor == Some(up));
            by_predicate.get(&up).copied().into_iter().chain(governed).find(protests)
        };
        let Some(protest) = modified.or_else(|| up.and_then(over)) else { continue };
        let theirs = |a: &[Party], b: &[Party]| a.is_empty() || b.is_empty() || a.iter().any(|p| b.iter().any(|q| p.actor == q.actor));
        // 진입로를 막고 파업했다: two ways of protesting are two acts.
        let other_way = |mode: Option<Mode>| mode.is_some_and(|m| m != Mode::ProtestDemo && builds[protest].mode != Some(m));
        if b.event_type == EventType::Protest && other_way(b.mode) {
            continue;
        }
        let same = theirs(&builds[topic].actors, &builds[protest].actors);
        if !same && modified != Some(protest) {
            continue;
        }
        drop[topic] = true;
        let Build { actors, mut recipients, .. } = builds[topic].clone();
        // 의회가 가결한 법에 항의하는 집회: whoever else acts before the protest is whom it is against.
        if !same && recipients.is_empty() {
            recipients.clone_from(&actors);
        }
        if builds[protest].actors.is_empty() {
            builds[protest].actors = actors;
        }
        if builds[protest].recipients.is_empty() {
            let acts: Vec<_> = builds[protest].actors.iter().map(|a| a.actor).collect();
            builds[protest].recipients = recipients.into_iter().filter(|r| !acts.contains(&r.actor)).collect();
        }
        // What is asked for is part of the slogan.
        for (i, build) in builds.iter_mut().enumerate().filter(|(_, b)| b.parent == Some(topic)) {
            build.parent = Some(protest);
            drop[i] |= build.realis == Realis::Demanded;
        }
    }
}

/// Whether a word of time or ground parts two English verbs: "booked 200 men after stones were thrown".
fn at_other_time(view: &View<'_>, one: Span, other: Span) -> bool {
    let (first, second) = if one < other { (one, other) } else { (other, one) };
    let from = view.words.partition_point(|w| w.span.start() < first.end());
    let between = view.words[from..].iter().take_while(|w| w.span.end() <= second.start());
    !view.korean && between.into_iter().any(|w| lists().settings.has(&w.lower) || lists().grounds.has(&w.lower))
}

/// Whether a clause goes along with the one above it: an English infinitive or participle, Korean 며, 면서, 어 and what modifies.
fn beside(view: &View<'_>, p: &Predicate) -> bool {
    if view.korean {
        let link = p.parent.map(|(_, link)| link);
        // 정권에 저항하기 위해 행진했다
        let purpose = p.marker.starts_with("기 위해") || matches!(p.marker.as_str(), "려고" | "으려고" | "고자");
        return purpose
            || matches!(p.marker.as_str(), "며" | "으며" | "면서" | "으면서" | "어" | "아" | "여" | "고")
            || link == Some(Link::Relative);
    }
    to_clause(p) || p.tense == Tense::None && view.text(p.head).ends_with("ing")
}
