//! Who stands in the slots of a sense: actors and recipients, or why the sense cannot hold.

use std::sync::LazyLock;

use sosik_core::ontology::{EventType, Mode};
use sosik_core::{Party, Span};

use super::hash::WordSet;
use super::lexicon::{Needs, Slot, Who};
use super::parties::{self, Cast};
use super::read::{Choice, Reader};
use super::site::Site;
use super::view::{Part, View};
use super::words::lists;
use crate::clauses::Role;

impl Reader<'_, '_> {
    /// Actors and recipients, or why the sense cannot stand.
    pub(super) fn parties(&self, choice: &Choice<'_>, cast: &mut dyn Cast) -> Result<(Vec<Party>, Vec<Party>), &'static str> {
        let (view, frame, site) = (self.view, choice.frame, &choice.site);
        if self.is_survey(site, frame) {
            return Err("it is a survey");
        }
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
        // 러시아에 파병된 병력: who is sent moves, and goes where 에 stands.
        let sent = view.korean && frame.event_type == EventType::Mobilize && site.passive && !site.noun;
        let (actor_slots, recipient_slots): (&[Slot], &[Slot]) = if causes {
            (CAUSER, CAUSED)
        } else if sent {
            (CAUSED, &[])
        } else {
            (&frame.actor, &frame.recipient)
        };
        // "because of fighting between the army and rebels": both sides, and nobody from elsewhere.
        let sides = if frame.reciprocal && !view.korean && !site.noun { self.between(site, cast) } else { Vec::new() };
        let fought = !sides.is_empty();
        actors.extend(sides);
        let fits = |p: &Party, cast: &dyn Cast| {
            let Some(actor) = p.actor.map(|id| cast.actor(id)) else { return false };
            // Whoever reports does not attack.
            let harms = matches!(frame.event_type, EventType::Assault | EventType::Coerce | EventType::Mobilize);
            parties::suits(frame.who, actor, p.span, view, &self.lexicon.classes) && !(harms && actor.kind == sosik_core::ActorKind::Media)
        };
        for slot in if fought { &[] } else { actor_slots } {
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
                // "Clashes between the army and villagers": who is only described acts beside whoever is named.
                if !view.korean && part.conjuncts.len() > 1 {
                    named = self.listed(&part, named, frame, cast);
                }
                let described = named.is_empty();
                // 드론 공격, "a drone attack": a weapon before the noun says with what.
                if described && site.noun && *slot == Slot::Modifier && self.vehicle(&part) {
                    continue;
                }
                let found = if described { self.described(&part, frame, cast) } else { named };
                let found = if found.is_empty() { self.speaker(&part, site, cast) } else { found };
                let found = if found.is_empty() && self.document(&part, frame) { self.issuer(&part, site, cast) } else { found };
                if found.is_empty() {
                    somebody |= !site.noun && taken.is_none() && (self.people(&part, frame.who) || self.document(&part, frame));
                    continue;
                }
                let suited: Vec<Party> = found.into_iter().filter(|p| fits(p, cast)).collect();
                if suited.is_empty() {
                    // "anti-government protests", 반정부 시위: what they are about does not protest.
                    wrong |= !(described || frame.event_type == EventType::Protest && *slot == Slot::Modifier);
                    continue;
                }
                taken = Some(part.span);
                let mates = self.mates(&part, frame, &suited, cast);
                actors = suited;
                actors.extend(mates);
                break;
            }
            if taken.is_some() {
                break;
            }
        }
        // "His comments clashed with those of": what is nobody fights nobody.
        let thing = frame.reciprocal && frame.event_type == EventType::Assault && !view.korean && !site.noun && !fought;
        if thing && taken.is_none() && !somebody && self.slot(site, &Slot::Subject).is_some() {
            return Err("its subject is no participant");
        }
        if frame.reciprocal && actors.len() < 2 {
            let both = self.two_sides(site, cast);
            actors = if both.iter().all(|p| fits(p, cast)) && !both.is_empty() { both } else { actors };
        }
        if actors.is_empty() && !wrong {
            actors = self.busy(site, cast);
            actors.retain(|p| fits(p, cast));
        }
        if actors.is_empty() && !wrong && frame.event_type == EventType::Assault {
            actors = self.named_in_trigger(site, cast);
            actors.retain(|p| fits(p, cast));
        }
        if !view.korean && actors.is_empty() && !wrong && frame.event_type == EventType::Assault {
            actors = self.claimant(site, cast);
            actors.retain(|p| fits(p, cast));
        }
        if view.korean && actors.is_empty() && frame.event_type == EventType::Assault {
            actors = self.wielder(site, cast);
        }
        if actors.is_empty() && !wrong {
            actors = self.denier(site, frame, cast);
        }
        if actors.is_empty() && !wrong {
            actors = self.engaged(site, frame, cast);
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
        // 러시아의 침공을 규탄했다: whose deed it is.
        if view.korean && frame.event_type == EventType::Accuse && !site.noun {
            let whose = self.slot(site, &Slot::PossessorOfObject).filter(|p| !taken.is_some_and(|t| t.overlaps(p.span)));
            recipients = whose.map_or_else(Vec::new, |p| parties::of_part(&p, view, cast));
            recipients.retain(|r| !actors.iter().any(|a| a.actor == r.actor));
        }
        // 군중을 향해 총격을 가했다: whom an act is aimed at comes before where it falls.
        let hostile = matches!(
            frame.event_type,
            EventType::Assault
                | EventType::Accuse
                | EventType::Coerce
                | EventType::Protest
                | EventType::Request
                | EventType::Sanction
                | EventType::Threaten
        );
        let aimed: &[Slot] = if view.korean && hostile && !frame.recipient.is_empty() { &AIMED } else { &[] };
        let held = fought || victims.is_some() || !recipients.is_empty();
        for slot in aimed.iter().chain(recipient_slots).filter(|_| !held) {
            let Some(mut part) = self.slot(site, slot) else { continue };
            // 독일의 요청에도 우크라이나에 보내지 않겠다: an act is no goal where another phrase is one.
            if view.korean && part.role == Role::Oblique && self.senses.nouns.contains_key(view.text(part.head)) {
                let other = site.parts.iter().find(|p| p.role == Role::Oblique && p.marker == part.marker && p.span != part.span);
                part = other.cloned().unwrap_or(part);
            }
            // "protests at universities": where people gather is no party to it.
            if frame.event_type == EventType::Protest && *slot == Slot::Marker("at".to_owned()) && self.building(&part) {
                continue;
            }
            if taken.is_some_and(|t| t.overlaps(part.span)) || self.manner(&part) {
                continue;
            }
            // 주한 미국대사의 발언에 대해 실망을 표명했다: whose word or deed it is.
            let whose = if view.korean && part.role == Role::Oblique { super::phrases::possessor_in(view, part.span) } else { None };
            recipients = whose.map_or_else(Vec::new, |s| parties::of_part(&Part::whole(without_josa(view, s)), view, cast));
            if recipients.is_empty() {
                recipients = parties::of_part(&part, view, cast);
            }
            recipients = self.listed(&part, recipients, frame, cast);
            recipients.retain(|r| !actors.iter().any(|a| a.actor == r.actor));
            if recipients.is_empty() {
                recipients = self.described(&part, frame, cast);
            }
            if recipients.is_empty() {
                recipients = self.antecedent(&part, site, cast);
            }
            // 법원이 밝힌 혐의: courts and police are not the ones who are suspected.
            if view.korean && *slot == Slot::Holder && frame.event_type == EventType::Accuse {
                recipients.retain(|r| {
                    r.actor.is_none_or(|id| {
                        let actor = cast.actor(id);
                        actor.kind != sosik_core::ActorKind::GovernmentBody || !parties::keeps_law(actor)
                    })
                });
            }
            // 혐의를 받는 의원의 집, 전 장관에 대한 영장: whoever owns the thing, or whom it is about.
            if recipients.is_empty() && view.korean && matches!(slot, Slot::Holder | Slot::SubjectOfPassive) {
                recipients = self.owner(&part, frame, cast);
                recipients.retain(|r| !actors.iter().any(|a| a.actor == r.actor));
            }
            people = recipients.is_empty() && (self.counted(part.span) || self.people(&part, Who::Any));
            if !recipients.is_empty() || people {
                break;
            }
        }
        if !view.korean && !site.noun && !recipients.is_empty() && befallen(frame.event_type) {
            recipients.extend(self.along_with(site, cast));
        }
        // 기자들에게 …했다고 비난했다: who is told of it is not accused.
        if view.korean && frame.event_type == EventType::Accuse && !site.noun {
            let object = site.parts.iter().find(|p| p.role == Role::Object).map(|p| p.span);
            recipients.retain(|r| {
                let sectors = r.actor.map(|id| &cast.actor(id).sectors).filter(|s| !s.is_empty());
                object.is_some_and(|o| o.contains(r.span)) || sectors.is_none_or(|s| s.iter().any(|s| s.as_str() != "JRN"))
            });
        }
        // Whoever made the proposal that is rejected is named before whoever it is about.
        if recipients.is_empty() && frame.event_type == EventType::Reject {
            recipients = self.deep(site, frame, taken, &actors, cast);
        }
        if recipients.is_empty() && frame.event_type == EventType::Assault && !actors.is_empty() {
            recipients = self.ground(site, frame, &actors, cast);
        }
        if recipients.is_empty() && !view.korean && frame.mode == Some(Mode::AssaultCrowdControl) {
            recipients = self.driven_off(site, frame, cast);
        }
        if recipients.is_empty() && frame.event_type == EventType::Assault {
            recipients = self.aimed_at(site, cast);
        }
        let befalls = matches!(frame.event_type, EventType::Assault | EventType::Accuse | EventType::Coerce | EventType::Sanction);
        if recipients.is_empty() && befalls {
            recipients = self.opener(site, cast);
            recipients.retain(|r| !actors.iter().any(|a| a.actor == r.actor));
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
        if recipients.is_empty() && frame.event_type == EventType::Accuse && !site.noun {
            recipients = self.alleged(site, &actors, cast);
        }
        let told = view.korean && matches!(frame.event_type, EventType::Request | EventType::Accuse);
        if (frame.reciprocal || told) && recipients.is_empty() && actors.len() == 1 {
            recipients = self.companion(site, frame, cast);
        }
        if frame.omits {
            recipients.clear();
        }
        if frame.event_type == EventType::Consult && actors.len() + recipients.len() == 1 {
            let mut more = self.in_the_wake(site, cast);
            more.retain(|p| actors.iter().chain(&recipients).all(|a| a.actor != p.actor));
            actors.splice(0..0, more);
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
        // Who moves is told, or nobody moves: 진입하려던 학생.
        somebody &= frame.event_type != EventType::Mobilize || frame.who != Who::Troops;
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
        let told = !wrong && self.told_as_fact(site, frame);
        let ok = match frame.needs {
            Needs::Actor => acted || told,
            Needs::Recipient => received || told,
            Needs::Party => acted || received || told,
            Needs::Both => acted && received || told,
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
        let firm = |p: &Party| p.actor.is_some_and(|id| is_firm(cast.actor(id))) || view.korean && firm_ko(view.text(p.span));
        let firms = !actors.is_empty() && actors.iter().chain(&recipients).all(firm);
        if self.matter().business(firms) {
            return Err("firms deal with each other");
        }
        let head = |p: &Party| super::people::head_of(view.text(p.span), false);
        let body = |p: &Party| if view.korean { self.in_office(p.span) } else { self.names_body(head(p)) };
        let none_public = |p: &Party| p.actor.is_some_and(|id| private(cast.actor(id), frame.event_type, view.korean)) && !body(p);
        if !(actors.is_empty() && recipients.is_empty()) && actors.iter().chain(&recipients).all(none_public) {
            return Err("only private people take part");
        }
        // "Recalled its envoy in protest": states protest in words, and people on the ground.
        let state = |p: &Party| {
            use sosik_core::ActorKind::{Igo, State};
            p.actor.is_some_and(|id| matches!(cast.actor(id).kind, State | Igo))
        };
        let manner = site.noun && lists().manners.has(&site.lemma) && view.before(site.trigger, 1) == "in";
        if manner && !actors.is_empty() && actors.iter().all(state) {
            return Err("a state protests in words");
        }
        if ok { Ok((actors, recipients)) } else { Err(missing) }
    }

    /// Whether a Korean verb tells its act for a fact, so that it stands though nobody is known who takes part: 양사가 합의했다고 밝혔다.
    ///
    /// Only where the word needs no participant to show its meaning.
    fn told_as_fact(&self, site: &Site, frame: &super::lexicon::Frame) -> bool {
        use crate::clauses::{Link, Modality, Tense};
        use EventType::{Assault, Consult, Mobilize, Protest};
        let Some(id) = site.own.filter(|_| self.view.korean && !site.noun) else { return false };
        let p = self.view.predicate(id);
        let finite = !p.nominal && p.modality == Modality::Fact && matches!(p.tense, Tense::Past | Tense::Present);
        let main = p.parent.is_none_or(|(_, link)| matches!(link, Link::Complement | Link::Parataxis | Link::Coordinate));
        let plain = matches!(frame.who, Who::Any | Who::State) && !matches!(frame.event_type, Assault | Consult | Mobilize | Protest);
        // 백신은 면역을 지원한다: a thing does nothing.
        let things = self.lexicon.classes.class(sosik_core::Language::Korean, "no_attacker");
        let thing = site.subject.is_some_and(|s| things.ends(super::people::head_of(self.view.text(s), true)));
        // Who saves whom from an accident is told, or it is no news of states.
        let rescue = frame.event_type == EventType::Aid && self.matter().accident;
        finite && main && plain && !thing && !rescue
    }

    /// "Recalled its envoy in protest": whether an English phrase only tells how something is done.
    pub(super) fn manner(&self, part: &Part) -> bool {
        let first = self.view.text(part.span).split(' ').next().unwrap_or("");
        !self.view.korean && part.marker == "in" && lists().manners.has(first)
    }

    /// Whether a Korean phrase means a body, somebody in office, or the two of whom a text has spoken.
    fn in_office(&self, span: Span) -> bool {
        let part = Part::whole(span);
        self.ends_in_body(&part) || self.people(&part, Who::Official) || lists().both_people_ko.has(self.view.text(span))
    }

    /// 조사한 결과, without anybody who could look into a crime: the result of a survey.
    fn is_survey(&self, site: &Site, frame: &super::lexicon::Frame) -> bool {
        let next = self.view.at(site.trigger).filter(|_| self.view.korean && !site.noun).and_then(|i| self.view.words.get(i + 1));
        let result = next.is_some_and(|w| w.lower.starts_with("결과"));
        let inquirer = |p: &Part| self.people(p, Who::Police) || self.ends_in_body(p);
        result
            && Mode::parse(EventType::Accuse, "investigate").ok() == frame.mode
            && !site.subject.is_some_and(|s| inquirer(&Part::whole(s)))
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
        // "terrorist attacks"
        parts.retain(|p| *slot != Slot::Modifier || self.view.korean || !lists().kinds_en.has(&self.view.text(p.span).to_lowercase()));
        if *slot == Slot::Subject && !site.noun && !site.passive {
            let more: Vec<Part> =
                site.parts.iter().filter(|p| p.role == Role::Subject && parts.iter().all(|q| q.span != p.span)).cloned().collect();
            parts.extend(more);
            // "With the signing of a pact, the government and the rebels agreed": a tree may hang what stands before on the subject.
            if let Some(part) = parts.first().filter(|_| !self.view.korean).cloned()
                && let Some(at) = self.view.text(part.span).rfind(", ")
                && let Ok(tail) = Span::new(part.span.start() + at as u32 + 2, part.span.end())
                // "Clashes in the town of Goma, near Rwanda, left nine dead"
                && !opens_place(self.view, tail)
            {
                parts.push(listed(self.view, tail));
            }
        }
        parts
    }

    pub(super) fn slot(&self, site: &Site, slot: &Slot) -> Option<Part> {
        let dateline = |p: &Part| p.span.end() <= self.view.body;
        let partner = || match slot {
            Slot::Marker(m) if self.view.korean && matches!(m.as_str(), "와" | "과") => site
                .partner(self.view)
                .filter(|p| self.people(p, Who::Any) || self.ends_in_body(p) || self.view.names(p.span).any(|n| n.code.is_some())),
            _ => None,
        };
        let headline = || {
            let bare = self.view.korean && site.noun && *slot == Slot::Subject && site.governor.is_none();
            if bare { super::phrases::headline_subject(self.view, site.trigger) } else { None }
        };
        site.slot(slot, self.view)
            .or_else(partner)
            .or_else(headline)
            .filter(|p| !p.span.is_empty() && !p.span.contains(site.trigger) && !dateline(p))
    }
}

/// Whether an English phrase opens with a preposition.
fn opens_place(view: &View<'_>, span: Span) -> bool {
    let first = view.text(span).split(' ').next().unwrap_or("");
    lists().noun_prepositions.has(first) || lists().place_markers.has(first)
}

/// Whether an act befalls each of those who are named together.
fn befallen(kind: EventType) -> bool {
    matches!(kind, EventType::Assault | EventType::Coerce | EventType::Sanction | EventType::Retreat)
}

/// Whether a Korean phrase ends in a word for a firm: 제조사, but not 중앙은행.
fn firm_ko(phrase: &str) -> bool {
    lists().firms_ko.ends(phrase) && !lists().no_firms_ko.ends(phrase)
}

/// Whether an actor is a firm, by its kind or its sector.
fn is_firm(actor: &sosik_core::Actor) -> bool {
    actor.kind == sosik_core::ActorKind::Company && actor.sectors.iter().all(|s| s.as_str() == "BUS")
        || !actor.sectors.is_empty() && actor.sectors.iter().all(|s| s.as_str() == "BUS")
}

pub(super) fn dedup(parties: &mut Vec<Party>) {
    let mut seen = WordSet::default();
    parties.retain(|p| seen.insert(p.actor));
}

/// Whether somebody of whom no office, body or country is told does what is news of those who have one: a patient who asks a doctor for help.
pub(super) fn private(actor: &sosik_core::Actor, event_type: EventType, korean: bool) -> bool {
    use sosik_core::ActorKind::{Person, Population, Unnamed};
    // A country that is only guessed makes nobody public.
    let guessed = korean && actor.evidence.first().rule == "actor.focus" && event_type != EventType::Cooperate;
    let plain = (actor.code.is_none() || guessed) && actor.sectors.iter().all(|s| matches!(s.as_str(), "CVL" | "MED" | "EDU"));
    match event_type {
        EventType::Request => plain && actor.kind == Person,
        EventType::Consult | EventType::Agree | EventType::Cooperate | EventType::Support => {
            plain && matches!(actor.kind, Person | Population | Unnamed)
        }
        _ => false,
    }
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

/// A Korean possessor without its josa.
fn without_josa(view: &View<'_>, span: Span) -> Span {
    let cut = view.text(span).strip_suffix('의').map_or(span.len(), |t| t.len() as u32);
    Span::new(span.start(), span.start() + cut).unwrap_or(span)
}

/// Where Korean phrases tell whom an act is aimed at.
static AIMED: LazyLock<Vec<Slot>> = LazyLock::new(|| lists().aimed_ko.iter().map(|m| Slot::Marker(m.to_owned())).collect());

/// Where those stand who make somebody die, and who dies.
const CAUSER: &[Slot] = &[Slot::Subject];
const CAUSED: &[Slot] = &[Slot::Object];

/// Whether a noun stands as subject, topic or object.
fn stands_free(site: &Site) -> bool {
    matches!(site.stands_as, Some(Role::Subject | Role::Object | Role::Topic))
}
