//! Recipients that no slot holds: whom object, complement or the rest of the clause name.

use sosik_core::ontology::EventType;
use sosik_core::{ActorId, Code, Party, Span};

use super::lexicon::{Frame, Slot, Who};
use super::parties::{self, Cast};
use super::read::Reader;
use super::site::Site;
use super::view::{Part, inside, to_clause};
use super::words::lists;
use crate::clauses::{PredicateId, Role};

/// The words of a Korean demand in which whoever is asked may stand: 조합원을 석방하라고 요구했다 asks others than those it is about.
fn asked(p: &crate::clauses::Predicate) -> Vec<Span> {
    let Some(object) = p.argument(Role::Object).map(|a| a.span) else { return vec![p.clause] };
    let pieces = [Span::new(p.clause.start(), object.start()), Span::new(object.end(), p.clause.end())];
    pieces.into_iter().flatten().filter(|s| !s.is_empty()).collect()
}

impl Reader<'_, '_> {
    /// "Arrested the leader, along with 60 supporters": whom the act befalls besides.
    pub(super) fn along_with(&self, site: &Site, cast: &mut dyn Cast) -> Vec<Party> {
        let view = self.view;
        let Some(from) = view.at(site.trigger) else { return Vec::new() };
        let finite = |w: &super::view::Word| w.predicate.is_some_and(|id| !view.predicate(id).nominal);
        let after = view.words[from + 1..].iter().take(BESIDES).take_while(|w| !(finite(w) || matches!(w.lower.as_str(), ";" | ".")));
        let with = after.clone().zip(after.skip(1)).position(|(a, b)| lists().besides.has(&a.lower) && b.lower == "with");
        let Some(part) = with.and_then(|k| super::surface::phrase_from(view, from + k + 3)) else { return Vec::new() };
        self.named_or_described(&part, cast)
    }

    /// "Alleged that the police had failed": whoever acts in the complement is accused.
    pub(super) fn alleged(&self, site: &Site, actors: &[Party], cast: &mut dyn Cast) -> Vec<Party> {
        let view = self.view;
        let Some(id) = site.own else { return Vec::new() };
        let said = view.children(id).find(|(_, p)| !p.nominal && p.parent.is_some_and(|(_, link)| inside(link)));
        let Some(subject) = said.and_then(|(_, p)| p.arguments.iter().find(|a| a.role == Role::Subject)) else { return Vec::new() };
        let mut found = self.named_or_described(&Part::from(subject), cast);
        found.retain(|p| actors.iter().all(|a| a.actor != p.actor));
        found
    }

    /// "Used tear gas to disperse the strikers": whom force is meant to move is whom it is used on.
    pub(super) fn driven_off(&self, site: &Site, frame: &Frame, cast: &mut dyn Cast) -> Vec<Party> {
        let Some(id) = site.own else { return Vec::new() };
        let purpose = self.view.children(id).find(|(_, p)| !p.nominal && to_clause(p));
        let Some(object) = purpose.and_then(|(_, p)| p.arguments.iter().find(|a| a.role == Role::Object)) else { return Vec::new() };
        let part = Part::from(object);
        // "disperse them"
        let named = parties::of_part(&part, self.view, cast);
        if named.is_empty() && self.people(&part, Who::Any) { self.described(&part, frame, cast) } else { named }
    }

    /// Whoever owns a Korean thing, or whom it is about: 의원의 사무실, 전 장관에 대한 영장.
    pub(super) fn owner(&self, part: &Part, frame: &Frame, cast: &mut dyn Cast) -> Vec<Party> {
        let view = self.view;
        // A phrase of which only the words are known ends in its head.
        let head = if part.head == part.span { self.word_at_end(part.span).map_or(part.head, |w| w.span) } else { part.head };
        let around = super::phrases::around_noun(view, head);
        let whose = |p: &&Part| p.role == Role::Possessor || p.marker == "에 대한";
        for p in around.iter().filter(whose) {
            let named = parties::of_part(p, view, cast);
            let found = if named.is_empty() { self.described(p, frame, cast) } else { named };
            if !found.is_empty() {
                return found;
            }
        }
        Vec::new()
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
        if view.korean {
            return self.met(site, frame, cast);
        }
        if site.noun || !frame.recipient.iter().any(|s| matches!(s, Slot::Marker(m) if m == "with")) {
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

    /// Whom the clause before, or the talks in which something is done, tell to be met: 총리를 만나 현안을 논의했다, 총리와의 회담에서 합의했다.
    fn met(&self, site: &Site, frame: &Frame, cast: &mut dyn Cast) -> Vec<Party> {
        use EventType::Consult;
        let view = self.view;
        let Some(id) = site.own.filter(|_| !site.noun) else { return Vec::new() };
        let frames = |lemma: &str| {
            let senses = self.senses.verbs.get(lemma).or_else(|| self.senses.verbs.get(lemma.strip_suffix("하다")?));
            senses.into_iter().flatten().filter_map(|s| self.senses.frames.get(s.frame))
        };
        let meets = |lemma: &str| frames(lemma).any(|f| f.reciprocal && f.event_type == Consult);
        let with = |head: Span| super::phrases::around_noun(view, head).into_iter().find(|p| p.marker == "와");
        let leads = |p: &crate::clauses::Predicate| {
            !p.nominal
                && p.parent.is_some_and(|(_, link)| matches!(link, crate::clauses::Link::Coordinate | crate::clauses::Link::Adverbial))
        };
        let mut parts: Vec<Part> = Vec::new();
        for (_, p) in view.children(id).filter(|(_, p)| leads(p)) {
            let met = frames(&p.lemma).any(|f| f.reciprocal && f.event_type == Consult && f.recipient.contains(&Slot::Object));
            // 대사를 불러 사과를 요구했다: whoever is called in is told.
            let called = frame.event_type == EventType::Request || frame.event_type == EventType::Accuse;
            let summons = |f: &Frame| f.event_type == EventType::Accuse && f.recipient.contains(&Slot::Object);
            let official = |a: &crate::clauses::Argument| self.people(&Part::from(a), Who::Official);
            let met = met || called && frames(&p.lemma).any(summons) && p.argument(Role::Object).is_some_and(official);
            let marked = p.arguments.iter().find(|a| matches!(a.marker.as_str(), "와" | "과") && meets(&p.lemma));
            let object = p.argument(Role::Object);
            // 항공사에 공문을 보내 점검을 요구했다: whoever gets the letter is asked.
            let letter = called && object.is_some_and(|o| self.document(&Part::from(o), frame));
            let to = |a: &&crate::clauses::Argument| {
                a.role == Role::IndirectObject || a.role == Role::Oblique && matches!(a.marker.as_str(), "에" | "에게" | "측에" | "앞으로")
            };
            parts.extend(p.arguments.iter().find(|a| letter && to(a)).map(Part::from));
            parts.extend(marked.or(object.filter(|_| met)).map(Part::from));
            // 회담을 하고, 통화를 갖고: the noun in the object tells who takes part.
            let talks = object.filter(|o| view.at(o.head).is_some_and(|i| meets(&format!("{}하다", view.words[i].lower))));
            parts.extend(talks.and_then(|o| with(o.head)));
        }
        let meeting = |p: &&Part| p.role == Role::Oblique && p.marker == "에서" && meets(&format!("{}하다", view.text(p.head)));
        parts.extend(site.parts.iter().filter(meeting).filter_map(|p| with(p.head)));
        for part in &parts {
            let named = parties::of_part(part, view, cast);
            let found = if named.is_empty() { self.described_people(part, cast) } else { named };
            if !found.is_empty() {
                return found;
            }
        }
        Vec::new()
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
            // 아테네 거리를 행진했다: where people march is no party to it.
            let marched = view.korean && frame.event_type == Protest;
            regions.extend(site.object().filter(|_| !marched).map(|o| o.span));
        }
        regions
            .extend(site.parts.iter().filter(|p| p.role == Role::Oblique && lists().deep_markers.has(p.marker.as_str())).map(|p| p.span));
        if let (Some(id), false) = (site.own, site.noun || against) {
            regions.extend(
                view.children(id)
                    .filter(|(_, p)| !p.nominal && (p.parent.is_some_and(|(_, link)| inside(link)) || to_clause(p)))
                    .flat_map(|(_, p)| if view.korean && frame.event_type == Request { asked(p) } else { vec![p.clause] }),
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
            let place = |(span, _, _): &(Span, Option<ActorId>, Option<Code>)| {
                (frame.event_type == EventType::Protest || self.blames_fighting(site, frame)) && self.located(*span)
            };
            // 대만에 무기를 판 미국 기업: who only describes somebody comes last.
            let describes = |(span, _, _): &(Span, Option<ActorId>, Option<Code>)| {
                let relative = |p: &crate::clauses::Predicate| matches!(p.parent, Some((_, crate::clauses::Link::Relative)));
                view.korean
                    && view.predicates.iter().any(|(_, p)| {
                        let within = |a: &crate::clauses::Argument| a.role != Role::IndirectObject && a.span.contains(*span);
                        relative(p) && p.clause.end() < region.end() && p.arguments.iter().any(within)
                    })
            };
            named.retain(|(span, _, _)| !(matches!(frame.event_type, Protest | Accuse | Request) && self.sufferer_of_noun(*span)));
            // 안보리 결의 위반으로 규정하고 중단을 촉구했다: what something is held to be asks nobody.
            let held_as = |span: Span| {
                let within = |a: &crate::clauses::Argument| matches!(a.marker.as_str(), "로" | "으로") && a.span.contains(span);
                view.predicates.iter().any(|(_, p)| p.arguments.iter().any(within))
            };
            named.retain(|(span, _, _)| !(view.korean && frame.event_type == Request && held_as(*span)));
            // 유엔 제재 위반 소지가 있다며 우려했다: what a body has laid down is not the body.
            let laid_down = |span: Span| {
                let next = view.words.get(view.words.partition_point(|w| w.span.start() < span.end()));
                next.is_some_and(|w| lists().instruments_ko.has(w.lower.as_str()))
            };
            named.retain(|(span, _, _)| !(view.korean && matches!(frame.event_type, Accuse | Request) && laid_down(*span)));
            let meant = named.iter().position(|n| free(n) && !place(n) && !describes(n));
            let Some(first) = meant.or_else(|| named.iter().position(|n| free(n) && !place(n))) else { continue };
            let mut out: Vec<Party> = Vec::new();
            let mut end = None;
            for (span, actor, code) in named[first..].iter().filter(|n| free(n)) {
                let listed = end.is_none_or(|e: u32| {
                    let gap = Span::new(e, span.start()).map(|gap| view.text(gap).trim()).unwrap_or("?");
                    (lists().listed.has(gap) || view.korean && gap.is_empty()) && (code.is_some() || gap.contains("and"))
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

    /// "Fired shells at targets in Jericho", 이웃 나라 북부에 포탄을 쏘았다: the country of what is fired at, where it is another than that of those
    /// who fire.
    pub(super) fn ground(&self, site: &Site, frame: &Frame, actors: &[Party], cast: &mut dyn Cast) -> Vec<Party> {
        let goal = |m: &str| matches!(m, "at" | "on" | "into" | "against" | "에" | "로" | "으로" | "을 향해" | "를 향해" | "에 대한");
        let aimed = frame.recipient.iter().filter(|s| matches!(s, Slot::Marker(m) if goal(m)));
        let Some(part) = aimed.into_iter().find_map(|s| self.slot(site, s)) else { return Vec::new() };
        // Where people are hit they are the ones.
        if self.people(&part, Who::Any) || self.counted(part.span) {
            return Vec::new();
        }
        let codes: Vec<_> = actors.iter().filter_map(|a| a.actor.and_then(|id| cast.actor(id).code)).collect();
        let region = if self.view.korean {
            part.span
        } else {
            let rest = super::surface::rest(self.view, site.trigger, self.view.span).filter(|r| r.end() > part.span.start());
            let Some(region) = rest.and_then(|r| Span::new(part.span.start(), r.end()).ok()) else { return Vec::new() };
            region
        };
        let place = |actor: Option<ActorId>, cast: &mut dyn Cast| {
            actor.is_none_or(|id| self.view.korean && cast.actor(id).kind == sosik_core::ActorKind::State)
        };
        let mut inside = cast.inside(region).into_iter();
        let named = inside.find(|(_, actor, code)| code.is_some_and(|c| c.is_country()) && place(*actor, cast));
        let state = named.filter(|(_, _, code)| !codes.is_empty() && code.is_some_and(|c| !codes.contains(&c)));
        state.and_then(|(span, _, code)| Some(Party { span, actor: Some(cast.state(code?, span)?) })).into_iter().collect()
    }

    /// Whether an English phrase stands behind the "of" of a noun that tells what befell it: "the killing of a student", "the release of
    /// two activists".
    fn sufferer_of_noun(&self, span: Span) -> bool {
        use EventType::{Assault, Coerce, Retreat};
        let words = &self.view.words;
        let i = words.partition_point(|w| w.span.end() <= span.start());
        let of = (i.saturating_sub(3)..i).rev().find(|k| words[*k].lower == "of").filter(|k| *k > 0 && !self.view.korean);
        let Some(noun) = of.map(|k| &words[k - 1]) else { return false };
        let senses = self.senses.nouns.get(noun.one.as_str()).into_iter().flatten();
        let mut frames = senses.filter(|s| s.rest.is_empty()).filter_map(|s| self.senses.frames.get(s.frame));
        frames.any(|f| matches!(f.event_type, Assault | Coerce | Retreat))
    }

    /// Whom the clause that modifies a Korean noun tells the act to be aimed at: 순례객을 겨냥한 테러, 민간인을 목표로 한 공격.
    pub(super) fn aimed_at(&self, site: &Site, cast: &mut dyn Cast) -> Vec<Party> {
        let view = self.view;
        let Some(at) = view.at(site.trigger).filter(|_| view.korean && site.noun) else { return Vec::new() };
        let aims = |w: &super::view::Word| {
            let verb = w.predicate.map(|id| view.predicate(id)).is_some_and(|p| !p.nominal && lists().aiming_ko.has(&p.lemma));
            verb || matches!(w.josa.as_str(), "로" | "으로") && lists().aims_ko.ends(&w.lower)
        };
        let aim = (at.saturating_sub(4)..at).rev().find(|k| aims(&view.words[*k]));
        let Some(target) = aim.and_then(|k| k.checked_sub(1)).filter(|k| matches!(view.words[*k].josa.as_str(), "을" | "를")) else {
            return Vec::new();
        };
        let object = Part::whole(super::phrases::extend(view, target));
        self.named_or_described(&object, cast)
    }

    /// Whoever opens a Korean sentence whose passive verb has no subject of its own, where a clause between has taken it: 교인들이 법을 어긴
    /// 혐의로 조사를 받다 체포됐다. Police and courts do not suffer what they do.
    pub(super) fn opener(&self, site: &Site, cast: &mut dyn Cast) -> Vec<Party> {
        let view = self.view;
        let Some(id) = site.own.filter(|_| view.korean && site.passive && site.subject.is_none()) else { return Vec::new() };
        let p = view.predicate(id);
        if matches!(p.parent, Some((_, crate::clauses::Link::Relative))) {
            return Vec::new();
        }
        // Up to the trigger, inside what is told with it.
        let under = |q: PredicateId| {
            let up = |at: &PredicateId| view.predicate(*at).parent.map(|(up, _)| up);
            std::iter::successors(Some(q), up).take(5).any(|at| at == id)
        };
        let subject = |q: &crate::clauses::Predicate| {
            let subjects = q.arguments.iter().filter(|a| matches!(a.role, Role::Subject | Role::Topic));
            subjects.filter(|a| a.span.end() <= q.head.start()).map(Part::from).min_by_key(|a| a.span)
        };
        let before = view.predicates.iter().filter(|(q, _)| *q != id && under(*q)).filter(|(_, q)| q.head.end() <= p.head.start());
        let Some(part) = before.filter_map(|(_, q)| subject(q)).min_by_key(|a| a.span) else { return Vec::new() };
        if self.people(&part, Who::Police) && !self.people(&part, Who::Person) {
            return Vec::new();
        }
        let mut found = self.named_or_described(&part, cast);
        found.retain(|r| {
            r.actor.map(|a| cast.actor(a)).is_some_and(|a| {
                use sosik_core::ActorKind::{ArmedForce, GovernmentBody, State};
                !matches!(a.kind, ArmedForce | GovernmentBody | State) && !parties::keeps_law(a)
            })
        });
        found
    }

    /// Whether a preposition of place stands right before the phrase.
    fn located(&self, span: Span) -> bool {
        let i = self.view.words.partition_point(|w| w.span.end() <= span.start());
        i.checked_sub(1)
            .and_then(|k| self.view.words.get(k))
            .is_some_and(|w| matches!(w.lower.as_str(), "in" | "at" | "near" | "outside" | "across"))
    }

    /// "Condemned the clashes in Libya": the country in which there is fighting is not blamed for it.
    fn blames_fighting(&self, site: &Site, frame: &Frame) -> bool {
        let fight = |part: Part| lists().fights.has(&self.view.text(part.head).to_lowercase());
        frame.event_type == EventType::Accuse && !self.view.korean && site.object().is_some_and(fight)
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
        let mut around = super::phrases::around_noun(self.view, object.head);
        // "fired gas and live rounds at protesters": what hangs on the last of several.
        if !self.view.korean && object.conjuncts.len() > 1 {
            let last = object.conjuncts.last().copied().unwrap_or(object.head);
            let from = self.view.words.partition_point(|w| w.span.start() < last.start());
            let inside = self.view.words[from..].iter().take_while(|w| w.span.start() < self.view.span.end());
            let noun = inside.take_while(|w| w.word && !lists().noun_prepositions.has(&w.lower)).last();
            around.extend(noun.into_iter().flat_map(|w| super::phrases::around_noun(self.view, w.span)));
        }
        let marked =
            |part: &&Part| part.role == Role::Oblique && frame.recipient.iter().any(|s| matches!(s, Slot::Marker(m) if *m == part.marker));
        let whose = |part: &&Part| matches!(part.role, Role::Possessor | Role::Modifier);
        let within = |part: &&Part| {
            part.role == Role::Oblique
                // Where people march is no party to it.
                && (frame.event_type != EventType::Protest || matches!(part.marker.as_str(), "against" | "에 대한"))
                && !(part.marker == "in" && self.blames_fighting(site, frame))
                && ["of", "in", "on", "against", "from", "with", "에 대한", "와"].contains(&part.marker.as_str())
        };
        let owned = frame.recipient.iter().any(|s| matches!(s, Slot::Object | Slot::PossessorOfObject));
        let parts = around
            .iter()
            .filter(marked)
            .chain(around.iter().filter(whose).filter(|_| owned))
            .chain(around.iter().filter(within).filter(|_| owned));
        for part in parts {
            if part.span.overlaps(site.trigger) || taken.is_some_and(|t| t.overlaps(part.span)) || self.manner(part) {
                continue;
            }
            let mut found = parties::of_part(part, self.view, cast);
            if marked(&part) {
                found = if found.is_empty() { self.described(part, frame, cast) } else { self.listed(part, found, frame, cast) };
            }
            found.retain(|r| !actors.iter().any(|a| a.actor == r.actor));
            if !found.is_empty() {
                return found;
            }
        }
        Vec::new()
    }
}

/// How many words behind a verb somebody who shares its object's lot is looked for.
const BESIDES: usize = 18;
