//! Who stands in the slots of a sense: actors and recipients, or why the sense cannot hold.

use std::borrow::Cow;
use std::collections::HashSet;

use sosik_core::ontology::EventType;
use sosik_core::{ActorId, Code, EntityLabel, Language, Party, Span};

use super::class::singular;
use super::lexicon::{Frame, Needs, Slot, Who};
use super::parties::{self, Cast};
use super::read::{Choice, Reader};
use super::site::Site;
use super::view::{Part, View, inside, to_clause};
use super::words::lists;
use crate::clauses::Role;

impl Reader<'_, '_> {
    /// Actors and recipients, or why the sense cannot stand.
    pub(super) fn parties(&self, choice: &Choice<'_>, cast: &mut dyn Cast) -> Result<(Vec<Party>, Vec<Party>), &'static str> {
        let (view, frame, site) = (self.view, choice.frame, &choice.site);
        let mut taken: Option<Span> = None;
        let mut wrong = false;
        let mut actors = Vec::new();
        // Somebody whom only the document around the sentence could name: "he", "the driver".
        let mut somebody = false;
        // A Korean verb without any subject has one that the reader knows.
        if view.korean && !site.noun && !site.passive && site.subject.is_none() && frame.actor.contains(&Slot::Subject) {
            somebody = true;
        }
        // 경찰이 시민을 숨지게 했다: whoever makes somebody die kills.
        let causes = view.korean
            && frame.event_type == EventType::Assault
            && frame.actor.is_empty()
            && site.own.is_some_and(|id| view.predicate(id).voice == crate::clauses::Voice::Causative);
        let (actor_slots, recipient_slots): (&[Slot], &[Slot]) = if causes { (CAUSER, CAUSED) } else { (&frame.actor, &frame.recipient) };
        for slot in actor_slots {
            for part in self.all(site, slot) {
                if self.suffers(site, frame, slot, &part) {
                    continue;
                }
                // "encouraged them to surrender": they are not those who encourage, whomever the document lets a pronoun mean.
                let mut them = self.antecedent(&part, site, cast);
                if them.is_empty() {
                    them = self.own_voice(&part, site, cast);
                }
                let mut named = if them.is_empty() { parties::of_part(&part, view, cast) } else { them };
                // "students throughout Indonesia" are people, not the state that is named beside them.
                if let [one] = named.as_slice()
                    && !view.korean
                    && part.head != part.span
                    && one.actor.is_some_and(|id| cast.actor(id).kind == sosik_core::ActorKind::State)
                    && self.people(&part, Who::Any)
                {
                    named.clear();
                }
                let described = named.is_empty();
                let found = if described { self.described(&part, frame, cast) } else { named };
                let found = if found.is_empty() { self.speaker(&part, site, cast) } else { found };
                let found = if found.is_empty() && self.document(&part, frame) { self.issuer(&part, site, cast) } else { found };
                if found.is_empty() {
                    somebody |= !site.noun && taken.is_none() && (self.people(&part, frame.who) || self.document(&part, frame));
                    continue;
                }
                let suited: Vec<Party> = found
                    .into_iter()
                    .filter(|p| p.actor.is_some_and(|id| parties::suits(frame.who, cast.actor(id), p.span, view, &self.lexicon.classes)))
                    // Whoever reports does not attack.
                    .filter(|p| {
                        !matches!(frame.event_type, EventType::Assault | EventType::Coerce | EventType::Mobilize)
                            || p.actor.is_none_or(|id| !matches!(cast.actor(id).kind, sosik_core::ActorKind::Media))
                    })
                    .collect();
                if suited.is_empty() {
                    // "anti-government protests", 반정부 시위: what they are about does not protest.
                    wrong |= !(described || frame.event_type == EventType::Protest && *slot == Slot::Modifier);
                    continue;
                }
                taken = Some(part.span);
                actors = suited;
                break;
            }
            if taken.is_some() {
                break;
            }
        }
        if view.korean && actors.is_empty() && frame.event_type == EventType::Assault {
            actors = self.wielder(site, cast);
        }
        if actors.is_empty() && !wrong {
            actors = self.denier(site, frame, cast);
        }
        if !view.korean && actors.is_empty() && !site.noun && !wrong && frame.event_type == EventType::Assault {
            actors = self.keeper(site, cast);
        }
        let mut recipients = Vec::new();
        let mut people = false;
        let victims = self.slot(site, &Slot::Modifier).filter(|p| self.suffers(site, frame, &Slot::Modifier, p));
        if let Some(part) = &victims {
            recipients = parties::of_part(part, view, cast);
            if recipients.is_empty() {
                recipients = self.described(part, frame, cast);
            }
            people = true;
            // 경찰의 학생 연행
            if let Some(whose) = self.slot(site, &Slot::Possessor).filter(|_| actors.is_empty()) {
                actors = parties::of_part(&whose, view, cast);
            }
        }
        for slot in if victims.is_some() { &[] } else { recipient_slots } {
            let Some(part) = self.slot(site, slot) else { continue };
            if taken.is_some_and(|t| t.overlaps(part.span)) {
                continue;
            }
            recipients = parties::of_part(&part, view, cast);
            recipients.retain(|r| !actors.iter().any(|a| a.actor == r.actor));
            if recipients.is_empty() {
                recipients = self.described(&part, frame, cast);
            }
            if recipients.is_empty() {
                recipients = self.antecedent(&part, site, cast);
            }
            people = recipients.is_empty() && (self.counted(part.span) || self.people(&part, Who::Any));
            if !recipients.is_empty() || people {
                break;
            }
        }
        // Whoever made the proposal that is rejected is named before whoever it is about.
        if recipients.is_empty() && frame.event_type == EventType::Reject {
            recipients = self.deep(site, frame, taken, &actors, cast);
        }
        if recipients.is_empty() && !view.korean && frame.event_type == EventType::Assault && !actors.is_empty() {
            recipients = self.ground(site, frame, &actors, cast);
        }
        if recipients.is_empty() && frame.event_type == EventType::Assault && !people {
            recipients = self.cities(site, &actors, cast);
        }
        if recipients.is_empty() && !site.noun && !frame.recipient.is_empty() {
            recipients = self.inside_object(site, frame, taken, &actors, cast);
        }
        if recipients.is_empty() && !frame.reciprocal {
            recipients = self.deep(site, frame, taken, &actors, cast);
        }
        if frame.reciprocal && recipients.is_empty() && actors.len() == 1 {
            recipients = self.companion(site, frame, cast);
        }
        if frame.reciprocal {
            actors.append(&mut recipients);
            dedup(&mut actors);
            if actors.len() == 1 && frame.event_type == EventType::Agree {
                recipients = self.deep(site, frame, taken, &actors, cast);
            }
        }
        // "A curfew was imposed": what is done by nobody who is named is done by whoever can; its object shows which act is meant.
        let told = !(frame.object.is_empty() && frame.argument.is_empty());
        somebody |= !view.korean && !site.noun && site.passive && told && !site.parts.iter().any(|p| p.role == Role::Agent);
        let acted = !actors.is_empty() || somebody && !wrong;
        let received = !recipients.is_empty() || people || frame.reciprocal && actors.len() > 1;
        // "Hindu and Muslim groups clashed": one phrase holds both sides.
        let several = |p: &Party| {
            let words = view.text(p.span);
            words.contains(" and ")
                || words.ends_with('s') && !words.starts_with(char::is_uppercase)
                || words.starts_with(char::is_uppercase) && words.contains(' ') && words.ends_with('s')
        };
        let sides =
            frame.reciprocal && !view.korean && !site.noun && site.object().is_none() && actors.len() == 1 && actors.iter().any(several);
        let received = received || sides;
        // 체포됐다 with nobody named: the reader knows who.
        let people = people || view.korean && !site.noun && site.passive && site.subject.is_none();
        let received = received || people;
        if view.korean && frame.event_type == EventType::Consult && site.noun && !acted && !stands_free(site) && !self.pointed(site) {
            return Err("it is only the setting of something else");
        }
        let missing =
            if wrong && !acted { "the actor is no participant that could do it" } else { "the phrase it needs means no participant" };
        let ok = match frame.needs {
            Needs::Actor => acted,
            Needs::Recipient => received,
            Needs::Party => acted || received,
            Needs::Both => acted && received,
            Needs::Quantity => self.counted(site.clause),
            // An actor that cannot do it shows another meaning.
            Needs::Nothing => acted || !wrong,
        };
        // Killing is public when a sign of it stands near, or when those who do it bear arms for somebody.
        let armed = |p: &Party, cast: &dyn Cast| {
            p.actor.is_some_and(|id| parties::suits(Who::Armed, cast.actor(id), p.span, view, &self.lexicon.classes))
        };
        if frame.public && !self.matter().public && (self.matter().accident || !actors.iter().any(|p| armed(p, cast))) {
            return Err("nothing tells of public violence");
        }
        let firm = |p: &Party| p.actor.is_some_and(|id| is_firm(cast.actor(id)));
        let firms = !actors.is_empty() && actors.iter().chain(&recipients).all(firm);
        if self.matter().business(firms) {
            return Err("firms deal with each other");
        }
        if ok { Ok((actors, recipients)) } else { Err(missing) }
    }

    /// With whom, where a tree has hung the phrase on another word: "spoke by telephone with his counterpart".
    fn companion(&self, site: &Site, frame: &Frame, cast: &mut dyn Cast) -> Vec<Party> {
        let view = self.view;
        if view.korean || site.noun || !frame.recipient.iter().any(|s| matches!(s, Slot::Marker(m) if m == "with")) {
            return Vec::new();
        }
        let Some(i) = view.at(site.trigger) else { return Vec::new() };
        let after = view.words.get(i + 1..).unwrap_or(&[]).iter().take(7);
        let mut before = after.take_while(|w| w.word && w.predicate.is_none_or(|id| view.predicate(id).nominal));
        let Some(with) = before.position(|w| w.lower == "with") else { return Vec::new() };
        let around = super::site::around_noun(view, view.words[i + with].span);
        around.iter().find(|p| p.marker == "with").map_or_else(Vec::new, |p| parties::of_part(p, view, cast))
    }

    /// Whether 이번, 이 or the like points to a noun: such talks are told of themselves.
    fn pointed(&self, site: &Site) -> bool {
        let Some(i) = self.view.at(site.trigger) else { return false };
        i.checked_sub(1)
            .and_then(|k| self.view.words.get(k))
            .is_some_and(|w| matches!(w.lower.as_str(), "이번" | "이" | "지난번" | "당시" | "양측" | "양국" | "첫"))
    }

    /// The phrases in a slot: the first, and what a broken phrase has left as further subjects.
    fn all(&self, site: &Site, slot: &Slot) -> Vec<Part> {
        let mut parts: Vec<Part> = self.slot(site, slot).into_iter().collect();
        if *slot == Slot::Subject && !site.noun && !site.passive {
            let more: Vec<Part> =
                site.parts.iter().filter(|p| p.role == Role::Subject && parts.iter().all(|q| q.span != p.span)).cloned().collect();
            parts.extend(more);
            // "With the signing of a pact, the government and the rebels agreed": a tree may hang what stands before on the subject.
            if let Some(part) = parts.first().filter(|_| !self.view.korean).cloned()
                && let Some(at) = self.view.text(part.span).rfind(", ")
                && let Ok(tail) = Span::new(part.span.start() + at as u32 + 2, part.span.end())
            {
                parts.push(listed(self.view, tail));
            }
        }
        parts
    }

    /// People who are only described: "three suicide bombers", 38명, each conjunct one party.
    fn described(&self, part: &Part, frame: &Frame, cast: &mut dyn Cast) -> Vec<Party> {
        let whole = Part { conjuncts: Vec::new(), ..part.clone() };
        let parts: Vec<Part> = if part.conjuncts.len() > 1 {
            part.conjuncts.iter().map(|c| Part { span: *c, head: *c, conjuncts: Vec::new(), ..part.clone() }).collect()
        } else {
            vec![whole]
        };
        let mut out = Vec::new();
        for p in parts {
            if self.human(&p, frame, cast) {
                let full = parties::core(self.view, p.span);
                let span = parties::short(self.view, full);
                if !span.is_empty() {
                    out.push(Party { span, actor: Some(cast.describe(parties::without_aside(self.view, full))) });
                }
            }
        }
        out
    }

    /// People who are only described, whatever they do.
    pub(super) fn described_people(&self, part: &Part, cast: &mut dyn Cast) -> Vec<Party> {
        if !self.people(part, Who::Any) && !self.body(part) {
            return Vec::new();
        }
        let full = parties::core(self.view, part.span);
        vec![Party { span: parties::short(self.view, full), actor: Some(cast.describe(full)) }]
    }

    /// Whether a phrase is headed by a group or an office: "the union".
    fn body(&self, part: &Part) -> bool {
        let head = singular(&self.view.text(part.head).to_lowercase()).into_owned();
        !self.view.korean && self.lexicon.classes.words(Language::English, "bodies").contains(&head)
    }

    /// Whether a Korean phrase ends in a word for a group or an office.
    fn ends_in_body(&self, part: &Part) -> bool {
        let text = self.view.text(part.span);
        let one = text.strip_suffix('들').unwrap_or(text);
        self.lexicon.classes.words(Language::Korean, "bodies").iter().any(|b| one.ends_with(b.as_str()))
    }

    /// Whether a phrase that names nobody means people, or weapons that act for those who have them.
    fn human(&self, part: &Part, frame: &Frame, cast: &dyn Cast) -> bool {
        let view = self.view;
        let head = self.head_word(part).to_lowercase();
        if lists().pronouns.has(head.as_str()) {
            return false;
        }
        if self.people(part, Who::Any) {
            return true;
        }
        // "A school sheltering families": a building helps nobody.
        if !view.korean && frame.event_type == EventType::Aid {
            let building = self.lexicon.classes.class(Language::English, "building");
            if building.has(&head) || building.has(&singular(&head)) {
                return false;
            }
        }
        if matches!(frame.event_type, EventType::Assault | EventType::Mobilize) {
            let language = if view.korean { Language::Korean } else { Language::English };
            let one = if view.korean { Cow::Borrowed(head.as_str()) } else { singular(&head) };
            let weapon = |w: &String| if view.korean { one.ends_with(w.as_str()) } else { *w == one };
            if self.lexicon.classes.words(language, "vehicles").iter().any(weapon) {
                return true;
            }
        }
        if view.korean {
            let bodies = self.lexicon.classes.words(Language::Korean, "bodies");
            let one = head.strip_suffix('들').unwrap_or(&head);
            if bodies.iter().any(|b| one.ends_with(b.as_str())) {
                return true;
            }
            let digits = head.trim_end_matches(['명', '여', '인', '씩', ' ']);
            return digits.len() < head.len() && digits.ends_with(|c: char| c.is_ascii_digit() || "수십백천만몇두세네".contains(c));
        }
        // "opposition groups in Zimbabwe" act for their country.
        let one = singular(&head);
        if lists().political.has(one.as_ref()) {
            return true;
        }
        if self.lexicon.classes.words(Language::English, "bodies").iter().any(|w| *w == one.as_ref()) && !cast.inside(part.span).is_empty()
        {
            return true;
        }
        // "Hindu and Muslim groups"
        let communal = self.lexicon.classes.words(Language::English, "communal");
        if self.lexicon.classes.words(Language::English, "bodies").iter().any(|w| *w == one.as_ref())
            && view.text(part.span).split(' ').any(|w| communal.contains(&w.to_lowercase()))
        {
            return true;
        }
        // "the bar association", "a farmers' union"
        if self.lexicon.classes.words(Language::English, "bodies").iter().any(|w| *w == one.as_ref())
            && !crate::actors::code_actor(view.text(parties::core(view, part.span))).sectors.is_empty()
        {
            return true;
        }
        // "indigenous groups", "the union": whoever protests or fights need not be named.
        if (frame.reciprocal && self.counted(part.span) || frame.event_type == EventType::Protest)
            && self.lexicon.classes.words(Language::English, "bodies").iter().any(|w| *w == one.as_ref())
        {
            return true;
        }
        // "ethnic Albanians"
        if head.ends_with('s') && view.names(part.head).any(|n| n.adjective && n.code.is_some() && part.head.contains(n.span)) {
            return true;
        }
        let number = head.chars().all(|c| c.is_ascii_digit() || c == ',') || lists().counts.has(head.as_str());
        number && self.counted(part.span) || !number && !head.is_empty() && !crate::actors::code_actor(&head).sectors.is_empty()
    }

    /// Recipients that the words of object and complement name when no slot holds one: "threatened to break relations with Chad", "demanded that
    /// Ankara withdraw". The first that is not the actor, with those listed beside it.
    fn deep(&self, site: &Site, frame: &Frame, taken: Option<Span>, actors: &[Party], cast: &mut dyn Cast) -> Vec<Party> {
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
    fn ground(&self, site: &Site, frame: &Frame, actors: &[Party], cast: &mut dyn Cast) -> Vec<Party> {
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
        let around = super::site::around_noun(self.view, object.head);
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

    /// Whether the phrase means people, by its head; a name that nothing is known of may be somebody.
    pub(super) fn people(&self, part: &Part, who: Who) -> bool {
        let view = self.view;
        let language = if view.korean { Language::Korean } else { Language::English };
        let written = self.head_word(part);
        let head = written.to_lowercase();
        let one = if view.korean { Cow::Borrowed(head.strip_suffix('들').unwrap_or(&head)) } else { singular(&head) };
        let classes: &[&str] = match who {
            Who::Troops | Who::Rebel | Who::Armed | Who::Police => &["troops", "police", "militants"],
            Who::Official => &["official", "diplomat"],
            _ => &PEOPLE,
        };
        let known = classes.iter().map(|class| self.lexicon.classes.class(language, class)).any(|class| {
            if view.korean {
                class.ends(&one)
            } else {
                class.has(&head) || class.has(&one) || head.contains(' ') && class.phrases().contains(&head)
            }
        });
        // 카라지치가: a proper noun that no list knows may be somebody.
        let somebody = view.korean
            && classes.len() > 3
            && self.word_at_end(part.head).is_some_and(|w| w.proper)
            && !view.names(part.head).any(|n| n.label != EntityLabel::Person);
        known
            || somebody
            || !view.korean
                && classes.len() > 3
                && (head.ends_with("year-old")
                    || part.role != Role::Modifier && written.starts_with(char::is_uppercase) && self.unknown_name(part))
    }

    /// The word that tells what a phrase means: its head, of "a group of masked men" the men, of 60명 이상 the 60명.
    fn head_word(&self, part: &Part) -> &str {
        let view = self.view;
        let phrase = view.text(part.span);
        if view.korean {
            let written = if part.head == part.span { head_of(phrase, true) } else { view.text(part.head) };
            let bound = |w: &str| lists().bounds_ko.has(w);
            if !bound(written) {
                return written;
            }
            return phrase.split_whitespace().rev().find(|w| !bound(w)).unwrap_or(written);
        }
        let written = if part.head == part.span { head_of(phrase, false) } else { view.text(part.head) };
        let holds = lists().containers.has(singular(&written.to_lowercase()).as_ref()) || written.eq_ignore_ascii_case("all");
        if !holds || written.is_empty() {
            return written;
        }
        let from = (part.head.start().max(part.span.start()) - part.span.start()) as usize;
        let at = if part.head == part.span { phrase.find(written) } else { Some(from) };
        let rest = at.and_then(|at| phrase.get(at + written.len()..)).map(str::trim_start);
        let rest = rest.and_then(|r| {
            r.strip_prefix("of ").or_else(|| {
                r.strip_prefix(|c: char| c.is_ascii_digit()).map(|r| r.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start())
            })
        });
        rest.map_or(written, |r| head_of(r, false))
    }

    /// The word in which a phrase ends.
    pub(super) fn word_at_end(&self, span: Span) -> Option<&super::view::Word> {
        let i = self.view.words.partition_point(|w| w.span.start() < span.end());
        i.checked_sub(1).and_then(|k| self.view.words.get(k))
    }

    pub(super) fn unknown_name(&self, part: &Part) -> bool {
        let named = self.view.names(part.span).any(|n| n.label != EntityLabel::Person && !n.adjective);
        !named && !self.in_time(part.span)
    }

    pub(super) fn slot(&self, site: &Site, slot: &Slot) -> Option<Part> {
        let dateline = |p: &Part| p.span.end() <= self.view.body;
        let partner = || match slot {
            Slot::Marker(m) if self.view.korean && matches!(m.as_str(), "와" | "과") => site
                .partner(self.view)
                .filter(|p| self.people(p, Who::Any) || self.ends_in_body(p) || self.view.names(p.span).any(|n| n.code.is_some())),
            _ => None,
        };
        site.slot(slot, self.view).or_else(partner).filter(|p| !p.span.is_empty() && !p.span.contains(site.trigger) && !dateline(p))
    }

    /// Whether people are counted in the phrase: "32 others", 17명.
    pub(super) fn counted(&self, span: Span) -> bool {
        let all = &self.view.layers.quantities;
        let from = all.partition_point(|q| q.span.end() <= span.start());
        all[from..].iter().take_while(|q| q.span.start() < span.end()).any(|q| q.dimension == "count")
    }
}

/// Whether an actor is a firm, by its kind or its sector.
fn is_firm(actor: &sosik_core::Actor) -> bool {
    actor.kind == sosik_core::ActorKind::Company && actor.sectors.iter().all(|s| s.as_str() == "BUS")
        || !actor.sectors.is_empty() && actor.sectors.iter().all(|s| s.as_str() == "BUS")
}

pub(super) fn dedup(parties: &mut Vec<Party>) {
    let mut seen = HashSet::new();
    parties.retain(|p| seen.insert(p.actor));
}

/// A phrase with its conjuncts, read off the words.
fn listed(view: &View<'_>, span: Span) -> Part {
    let text = view.text(span);
    let mut conjuncts = Vec::new();
    if let Some((first, second)) = text.split_once(" and ") {
        let cut = span.start() + first.len() as u32;
        conjuncts.extend(Span::new(span.start(), cut).ok());
        conjuncts.extend(Span::new(span.end() - second.len() as u32, span.end()).ok());
    }
    Part { role: Role::Subject, span, head: span, marker: String::new(), conjuncts }
}

/// Where those stand who make somebody die, and who dies.
const CAUSER: &[Slot] = &[Slot::Subject];
const CAUSED: &[Slot] = &[Slot::Object];

/// Classes of nouns that mean people.
const PEOPLE: [&str; 8] = ["people", "official", "captive", "crowd", "troops", "police", "militants", "diplomat"];

/// The head word of a phrase of which only the words are known.
pub(super) fn head_of(phrase: &str, korean: bool) -> &str {
    let text = if korean {
        phrase
    } else {
        let ends = [" of ", " armed ", " in ", " who ", " from ", " at ", " with ", " on ", " for ", ", ", " that ", " known "];
        let cut = phrase.match_indices([' ', ',']).map(|(at, _)| at).find(|at| ends.iter().any(|w| phrase[*at..].starts_with(w)));
        &phrase[..cut.unwrap_or(phrase.len())]
    };
    text.trim().rsplit(char::is_whitespace).next().unwrap_or(text)
}

/// Whether a noun stands as subject, topic or object.
fn stands_free(site: &Site) -> bool {
    matches!(site.stands_as, Some(Role::Subject | Role::Object | Role::Topic))
}
