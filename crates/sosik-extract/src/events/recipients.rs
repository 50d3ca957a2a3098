//! Recipients that no slot holds: whom object, complement or the rest of the clause name.

use sosik_core::ontology::EventType;
use sosik_core::{ActorId, Code, Party, Span};

use super::lexicon::{Frame, Slot, Who};
use super::parties::{self, Cast};
use super::read::Reader;
use super::site::Site;
use super::view::{Part, inside, to_clause};
use super::words::lists;
use crate::clauses::Role;

impl Reader<'_, '_> {
    /// "Alleged that the police had failed": whoever acts in the complement is accused.
    pub(super) fn alleged(&self, site: &Site, actors: &[Party], cast: &mut dyn Cast) -> Vec<Party> {
        let view = self.view;
        let Some(id) = site.own else { return Vec::new() };
        let said = view.children(id).find(|(_, p)| !p.nominal && p.parent.is_some_and(|(_, link)| inside(link)));
        let Some(subject) = said.and_then(|(_, p)| p.arguments.iter().find(|a| a.role == Role::Subject)) else { return Vec::new() };
        let part = Part::from(subject);
        let named = parties::of_part(&part, view, cast);
        let mut found = if named.is_empty() { self.described_people(&part, cast) } else { named };
        found.retain(|p| actors.iter().all(|a| a.actor != p.actor));
        found
    }

    /// "Used tear gas to disperse the strikers": whom force is meant to move is whom it is used on.
    pub(super) fn driven_off(&self, site: &Site, frame: &Frame, cast: &mut dyn Cast) -> Vec<Party> {
        let Some(id) = site.own else { return Vec::new() };
        let purpose = self.view.children(id).find(|(_, p)| !p.nominal && to_clause(p));
        let Some(object) = purpose.and_then(|(_, p)| p.arguments.iter().find(|a| a.role == Role::Object)) else { return Vec::new() };
        let part = Part::from(object);
        if !self.people(&part, Who::Any) {
            return Vec::new();
        }
        let named = parties::of_part(&part, self.view, cast);
        if named.is_empty() { self.described(&part, frame, cast) } else { named }
    }

    /// The sides behind "between" right after a verb.
    pub(super) fn between(&self, site: &Site, cast: &mut dyn Cast) -> Vec<Party> {
        let view = self.view;
        let next = view.at(site.trigger).and_then(|i| view.words.get(i + 1));
        if next.is_none_or(|w| w.lower != "between") {
            return Vec::new();
        }
        let around = super::phrases::around_noun(view, site.trigger);
        let Some(part) = around.iter().find(|p| p.marker == "between") else { return Vec::new() };
        let named = parties::of_part(part, view, cast);
        if named.is_empty() { self.described_people(part, cast) } else { named }
    }

    /// With whom, where a tree has hung the phrase on another word: "spoke by telephone with his counterpart".
    pub(super) fn companion(&self, site: &Site, frame: &Frame, cast: &mut dyn Cast) -> Vec<Party> {
        let view = self.view;
        if view.korean || site.noun || !frame.recipient.iter().any(|s| matches!(s, Slot::Marker(m) if m == "with")) {
            return Vec::new();
        }
        let Some(i) = view.at(site.trigger) else { return Vec::new() };
        let after = view.words.get(i + 1..).unwrap_or(&[]).iter().take(7);
        let mut before = after.take_while(|w| w.word && w.predicate.is_none_or(|id| view.predicate(id).nominal));
        let Some(with) = before.position(|w| w.lower == "with") else { return Vec::new() };
        let around = super::phrases::around_noun(view, view.words[i + with].span);
        let Some(part) = around.iter().find(|p| p.marker == "with") else { return Vec::new() };
        let named = parties::of_part(part, view, cast);
        if named.is_empty() { self.described_people(part, cast) } else { named }
    }

    /// Recipients that the words of object and complement name when no slot holds one: "threatened to break relations with Chad", "demanded that
    /// Ankara withdraw". The first that is not the actor, with those listed beside it.
    pub(super) fn deep(&self, site: &Site, frame: &Frame, taken: Option<Span>, actors: &[Party], cast: &mut dyn Cast) -> Vec<Party> {
        use EventType::{Accuse, Agree, Aid, Coerce, Concede, Cooperate, Protest, Reject, Request, Sanction, Support, Threaten};
        let view = self.view;
        let fits = matches!(
            frame.event_type,
            Accuse | Agree | Aid | Coerce | Concede | Cooperate | Protest | Reject | Request | Sanction | Support | Threaten
        );
        let against = frame.event_type == EventType::Mobilize;
        if !(fits || against) || actors.is_empty() {
            return Vec::new();
        }
        let mut regions: Vec<Span> = Vec::new();
        let rest = if view.korean || site.noun { None } else { super::surface::rest(view, site.trigger, view.span) };
        if against {
            let at = rest.and_then(|r| Some((r, view.text(r).find("against ")?)));
            regions.extend(at.and_then(|(r, i)| Span::new(r.start() + i as u32, r.end()).ok()));
        } else {
            regions.extend(rest);
        }
        if !site.noun && !against {
            // 포탄을 보냈다는 의혹을 제기했다: whoever is said to have done it is accused.
            regions.extend(site.object().filter(|_| view.korean && frame.event_type == Accuse).and_then(|o| self.told_of(&o)));
            regions.extend(site.object().map(|o| o.span));
        }
        regions
            .extend(site.parts.iter().filter(|p| p.role == Role::Oblique && lists().deep_markers.has(p.marker.as_str())).map(|p| p.span));
        if let (Some(id), false) = (site.own, site.noun || against) {
            regions.extend(
                view.children(id)
                    .filter(|(_, p)| !p.nominal && (p.parent.is_some_and(|(_, link)| inside(link)) || to_clause(p)))
                    .map(|(_, p)| p.clause),
            );
        }
        let tellers = super::attach::tellers(view, self.senses, site);
        let codes: Vec<_> = actors.iter().filter_map(|a| a.actor.and_then(|id| cast.actor(id).code)).collect();
        for region in regions {
            let mut named = cast.inside(region);
            // A president promises his country nothing that is done to another.
            named.retain(|(_, actor, code)| {
                let state = actor.is_some_and(|id| cast.actor(id).kind == sosik_core::ActorKind::State);
                !(frame.event_type == Agree && state && code.is_some_and(|c| codes.contains(&c)))
            });
            let free = |(span, actor, code): &(Span, Option<ActorId>, Option<Code>)| {
                !taken.is_some_and(|t| t.overlaps(*span))
                    && !span.overlaps(site.trigger)
                    && !tellers.is_some_and(|t| t.contains(*span))
                    && !self.channel(*span)
                    && match actor {
                        Some(id) => actors.iter().all(|a| a.actor != Some(*id)),
                        None => code.is_some_and(|c| !codes.contains(&c)) && !parties::of_thing(view, *span),
                    }
            };
            // Where people march is no party to it.
            let place =
                |(span, _, _): &(Span, Option<ActorId>, Option<Code>)| frame.event_type == EventType::Protest && self.located(*span);
            let Some(first) = named.iter().position(|n| free(n) && !place(n)) else { continue };
            let mut out: Vec<Party> = Vec::new();
            let mut end = None;
            for (span, actor, code) in named[first..].iter().filter(|n| free(n)) {
                let listed = end.is_none_or(|e: u32| {
                    let gap = Span::new(e, span.start()).map(|gap| view.text(gap).trim()).unwrap_or("?");
                    lists().listed.has(gap) && (code.is_some() || gap.contains("and"))
                });
                if !listed {
                    break;
                }
                end = Some(span.end());
                let id = match actor {
                    // The whole phrase may tell more than the name: "President Mugabe".
                    Some(id) => cast.refer(*span).filter(|r| r == id).or(Some(*id)),
                    None => code.and_then(|c| cast.state(c, *span)),
                };
                out.extend(id.map(|id| Party { span: *span, actor: Some(id) }));
            }
            // "against the United States, the ministry said": the last tells and takes no part.
            if out.len() > 1 && end.is_some_and(|e| self.speaks_after(e)) {
                out.pop();
            }
            if !out.is_empty() {
                return out;
            }
        }
        Vec::new()
    }

    /// The subject of the clause that tells what a Korean noun is about: 북한이 포탄을 보냈다는 의혹.
    fn told_of(&self, noun: &Part) -> Option<Span> {
        let at = self.view.at(noun.head)?;
        let p = self.view.predicate(self.view.words.get(at.checked_sub(1)?)?.predicate?);
        p.arguments.iter().find(|a| matches!(a.role, Role::Subject | Role::Topic)).map(|a| a.span).filter(|_| !p.nominal)
    }

    /// "Fired shells at targets in Jericho": the country of what is fired at, where it is another than that of those who fire.
    pub(super) fn ground(&self, site: &Site, frame: &Frame, actors: &[Party], cast: &mut dyn Cast) -> Vec<Party> {
        let aimed =
            frame.recipient.iter().filter(|s| matches!(s, Slot::Marker(m) if matches!(m.as_str(), "at" | "on" | "into" | "against")));
        let Some(part) = aimed.into_iter().find_map(|s| self.slot(site, s)) else { return Vec::new() };
        // Where people are hit they are the ones.
        if self.people(&part, Who::Any) || self.counted(part.span) {
            return Vec::new();
        }
        let codes: Vec<_> = actors.iter().filter_map(|a| a.actor.and_then(|id| cast.actor(id).code)).collect();
        let rest = super::surface::rest(self.view, site.trigger, self.view.span).filter(|r| r.end() > part.span.start());
        let Some(region) = rest.and_then(|r| Span::new(part.span.start(), r.end()).ok()) else { return Vec::new() };
        let named = cast.inside(region).into_iter().find(|(_, actor, code)| actor.is_none() && code.is_some_and(|c| c.is_country()));
        let state = named.filter(|(_, _, code)| !codes.is_empty() && code.is_some_and(|c| !codes.contains(&c)));
        state.and_then(|(span, _, code)| Some(Party { span, actor: Some(cast.state(code?, span)?) })).into_iter().collect()
    }

    /// Whether a preposition of place stands right before the phrase.
    fn located(&self, span: Span) -> bool {
        let i = self.view.words.partition_point(|w| w.span.end() <= span.start());
        i.checked_sub(1)
            .and_then(|k| self.view.words.get(k))
            .is_some_and(|w| matches!(w.lower.as_str(), "in" | "at" | "near" | "outside" | "across"))
    }

    /// Whether a verb of saying stands right behind `at`.
    fn speaks_after(&self, at: u32) -> bool {
        let i = self.view.words.partition_point(|w| w.span.start() < at);
        let next = self.view.words.get(i).and_then(|w| w.predicate).map(|id| self.view.predicate(id));
        next.is_some_and(|p| self.senses.saying.contains(&p.lemma))
    }

    /// Recipients inside the object: "imposed sanctions on the island", "rejected an Indian proposal", "captured part of the city".
    pub(super) fn inside_object(
        &self,
        site: &Site,
        frame: &Frame,
        taken: Option<Span>,
        actors: &[Party],
        cast: &mut dyn Cast,
    ) -> Vec<Party> {
        let Some(object) = site.object() else { return Vec::new() };
        let around = super::phrases::around_noun(self.view, object.head);
        let marked =
            |part: &&Part| part.role == Role::Oblique && frame.recipient.iter().any(|s| matches!(s, Slot::Marker(m) if *m == part.marker));
        let whose = |part: &&Part| matches!(part.role, Role::Possessor | Role::Modifier);
        let within = |part: &&Part| {
            part.role == Role::Oblique
                // Where people march is no party to it.
                && (frame.event_type != EventType::Protest || matches!(part.marker.as_str(), "against" | "에 대한"))
                && ["of", "in", "on", "against", "from", "with", "에 대한", "와"].contains(&part.marker.as_str())
        };
        let owned = frame.recipient.iter().any(|s| matches!(s, Slot::Object | Slot::PossessorOfObject));
        let parts = around
            .iter()
            .filter(marked)
            .chain(around.iter().filter(whose).filter(|_| owned))
            .chain(around.iter().filter(within).filter(|_| owned));
        for part in parts {
            if part.span.overlaps(site.trigger) || taken.is_some_and(|t| t.overlaps(part.span)) {
                continue;
            }
            let mut found = parties::of_part(part, self.view, cast);
            if found.is_empty() && marked(&part) {
                found = self.described(part, frame, cast);
            }
            found.retain(|r| !actors.iter().any(|a| a.actor == r.actor));
            if !found.is_empty() {
                return found;
            }
        }
        Vec::new()
    }
}
