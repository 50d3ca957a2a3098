//! Where a trigger stands and what belongs to it: the same view of verbs and of nouns, whether or not the clause layer knows the noun.

use sosik_core::{ActorKind, Span};

use super::lexicon::{Senses, Slot};
use super::view::{Part, View};
use super::words::lists;
use crate::clauses::{Link, Predicate, PredicateId, Role, Tense, Voice};

/// How the predicate over a noun lends itself to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Support {
    /// "held talks": its subject acts.
    Actor,
    /// "faces charges", 공격을 받다: its subject receives.
    Recipient,
    /// "talks took place": it tells only that it happened.
    Itself,
    /// It is a predicate of its own.
    None,
}

/// A trigger with its surroundings.
#[derive(Clone, Debug)]
pub(crate) struct Site {
    pub(crate) trigger: Span,
    pub(crate) lemma: String,
    pub(crate) noun: bool,
    pub(crate) passive: bool,
    pub(crate) parts: Vec<Part>,
    /// The subject, written or implied.
    pub(crate) subject: Option<Span>,
    /// The predicate of the word itself.
    pub(crate) own: Option<PredicateId>,
    /// Of a noun: the predicate in whose argument it stands, whether it is that argument's head, and how the predicate lends itself.
    pub(crate) governor: Option<(PredicateId, bool, Support)>,
    /// The role in which it stands there.
    pub(crate) stands_as: Option<Role>,
    /// The words in which times and places of the event are looked for.
    pub(crate) clause: Span,
}

impl Site {
    /// The site of a verb, adjective or any predicate that is no noun.
    pub(crate) fn verb(view: &View<'_>, id: PredicateId, p: &Predicate) -> Self {
        let korean_passive = view.korean && ["되다", "당하다", "받다"].iter().any(|e| p.lemma.len() > e.len() && p.lemma.ends_with(e))
                // Compounds of 받다 that are acts.
                && !matches!(p.lemma.as_str(), "들이받다" | "되받다" | "이어받다" | "주고받다");
        let mut passive = p.voice == Voice::Passive || korean_passive;
        let mut parts: Vec<Part> = p.arguments.iter().map(Part::from).collect();
        let mut subject = p.subject().or_else(|| view.korean.then(|| p.argument(Role::Topic).map(|a| a.span)).flatten());
        if view.korean {
            // 광장까지 행진했다: a goal is no subject.
            // 경찰은 아무도 체포하지 않았다: beside a topic, what stands with 도 is the object of a verb that has none.
            let topic = p.argument(Role::Topic).map(|a| a.span);
            if let Some(topic) = topic.filter(|_| !passive && !parts.iter().any(|a| a.role == Role::Object))
                && let Some(part) = parts.iter_mut().find(|a| a.role == Role::Subject && a.marker == "도")
            {
                part.role = Role::Object;
                subject = Some(topic);
                parts.iter_mut().filter(|a| a.role == Role::Topic).for_each(|a| a.role = Role::Subject);
            }
            let goal = |a: &Part| a.role == Role::Subject && matches!(a.marker.as_str(), "까지" | "부터");
            if parts.iter().any(goal) {
                parts.iter_mut().filter(|a| goal(a)).for_each(|a| a.role = Role::Oblique);
                subject = p.implied_subject.or_else(|| p.argument(Role::Topic).map(|a| a.span));
            }
            subject = subject.or_else(|| beside(view, id));
            if !passive && !parts.iter().any(|a| a.role == Role::Object) {
                parts.extend(shared_object(view, id, p));
            }
        }
        if !view.korean {
            // "Said on Tuesday that …": a day is no object.
            parts.retain(|a| !(matches!(a.role, Role::Object | Role::IndirectObject | Role::Subject) && timed(view, a.head)));
            subject = subject.filter(|s| !timed(view, *s));
            // "died a day after being beaten": whoever died was beaten, not the day.
            let length = subject.is_none_or(|s| !parts.iter().any(|a| a.role == Role::Subject) && in_time(view, s));
            if length
                && p.tense == Tense::None
                && matches!(p.marker.as_str(), "after" | "before" | "while" | "since" | "for")
                && let Some((up, Link::Relative | Link::Adverbial)) = p.parent
            {
                subject = view.predicate(up).subject();
            }
            if let Some(issuer) = super::surface::issuer(view, p, subject).filter(|_| !passive) {
                subject = Some(issuer);
            }
            // "Masked men abducted an activist": a subject behind an active verb that says nothing is its object.
            let behind = |a: &Part| a.role == Role::Subject && a.span.start() >= p.head.end();
            if !passive
                && p.tense == Tense::Past
                && !parts.iter().any(|a| a.role == Role::Object || a.role == Role::Subject && !behind(a))
                && let Some(front) = super::surface::front(view, p)
                && let Some(part) = parts.iter_mut().find(|a| behind(a))
            {
                part.role = Role::Object;
                subject = Some(front);
                parts.insert(0, Part { role: Role::Subject, ..Part::whole(front) });
            }
            // "closed as traders observed a shutdown", "deputies shot and killed a man": the words before a finite verb tell who acts, where the
            // tree only lends it a subject from elsewhere.
            if !parts.iter().any(|a| a.role == Role::Subject)
                && let Some(own) = super::surface::own_subject(view, p)
            {
                subject = Some(own);
                parts.insert(0, Part { role: Role::Subject, ..Part::whole(own) });
            }
            if !passive && let Some(own) = super::surface::absolute(view, p) {
                parts.retain(|a| a.role != Role::Subject);
                subject = Some(own);
                parts.insert(0, Part { role: Role::Subject, ..Part::whole(own) });
            }
            parts.iter_mut().filter(|a| a.span.start() >= p.head.end()).for_each(|a| super::surface::up_to_verb(view, a));
            // "handed over nine soldiers to the mission"
            if lists().over_verbs.has(p.lemma.split(' ').next().unwrap_or("")) {
                let goals: Vec<Part> = parts.iter_mut().filter_map(|a| super::surface::split_goal(view, a)).collect();
                parts.extend(goals);
            }
            // "The attack killed 38 people": with an object right behind it, what looks like a participle is the verb.
            let told = passive && p.tense == Tense::None && !parts.iter().any(|a| a.role == Role::Agent || a.marker == "by");
            // "Youths rioted in the suburbs": a participle over which nothing stands is the verb.
            let alone = !lists().never_alone.has(p.lemma.as_str());
            if told && alone && p.parent.is_none() && p.implied_subject.is_some_and(|s| s.end() <= p.head.start()) {
                passive = false;
            }
            // "Militants shot dead two men": with an object behind the verb, its subject acts.
            if told && passive && p.lemma == "shoot" && p.implied_subject.is_some_and(|s| s.end() <= p.head.start()) {
                let behind = parts.iter().position(|a| a.marker == "dead" && a.span.start() > p.head.end());
                if let Some(k) = behind {
                    (parts[k].role, parts[k].marker) = (Role::Object, String::new());
                    passive = false;
                }
            }
            if told && passive && p.parent.is_some_and(|(_, link)| link == Link::Relative) {
                let after = parts
                    .iter()
                    .any(|a| a.role == Role::Oblique && a.marker.is_empty() && a.span.start() > p.head.end() && !timed(view, a.head));
                let behind = if after { None } else { super::surface::object(view, id, p) };
                passive = !(after || behind.as_ref().is_some_and(|o| super::surface::counts_or_points(view, o.span)));
                if !passive {
                    parts.extend(behind);
                }
            }
            if !passive && !parts.iter().any(|a| matches!(a.role, Role::Object | Role::IndirectObject)) {
                // A phrase without a preposition that is no time is the object.
                let bare = parts
                    .iter_mut()
                    .find(|a| a.role == Role::Oblique && a.marker.is_empty() && a.span.start() >= p.head.end() && !timed(view, a.head));
                match bare {
                    Some(part) => part.role = Role::Object,
                    None => parts.extend(super::surface::object(view, id, p)),
                }
            }
            // "shot dead a policeman": the adverb is no part of whoever was shot.
            for part in parts.iter_mut().filter(|a| p.lemma == "shoot" && a.role == Role::Object && view.text(a.span).starts_with("dead "))
            {
                part.span = Span::new(part.span.start() + 5, part.span.end()).unwrap_or(part.span);
            }
            // "leaving 14 people injured", "and 20 injured": without an object such a verb is done to whoever stands before it.
            if !passive
                && !alone
                && view.text(p.head).ends_with("ed")
                && !parts.iter().any(|a| matches!(a.role, Role::Object | Role::IndirectObject))
            {
                let written = parts.iter().any(|a| a.role == Role::Subject);
                let before = if written { None } else { super::surface::right_before(view, p) };
                passive = written || before.is_some();
                subject = before.or(subject);
            }
            // "security guards fired at miners": whoever fires at somebody is not sent away.
            let aims = p.lemma == "fire"
                && view.at(p.head).and_then(|i| view.words.get(i + 1)).is_some_and(|w| matches!(w.lower.as_str(), "at" | "on" | "into"));
            passive &= !aims;
            if passive && !parts.iter().any(|a| a.role == Role::Agent || a.marker == "by") {
                parts.extend(super::surface::agent(view, p));
            }
            join_subjects(view, &mut parts, p.head);
            let written = parts.iter_mut().find(|a| a.role == Role::Subject && a.span.end() <= p.head.start());
            match written {
                Some(part) => {
                    let (span, head) = super::surface::widened(view, part.span, p.group);
                    (part.span, part.head) = (span, head.unwrap_or(part.head));
                    subject = Some(span);
                }
                None => subject = subject.map(|s| super::surface::widened(view, s, p.group).0),
            }
            subject = subject.or_else(|| super::surface::subject(view, p));
        }
        let (mut trigger, mut lemma) = (p.head, p.lemma.clone());
        if view.korean
            && let Some(noun) = bare_noun(view, p)
        {
            passive = true;
            lemma = format!("{}{lemma}", noun.lower);
            trigger = noun.span;
            parts.retain(|a| !a.span.contains(noun.span) || a.role == Role::Subject);
        }
        Self { trigger, lemma, noun: false, passive, parts, subject, own: Some(id), governor: None, stands_as: None, clause: p.clause }
    }

    /// The site of an English verb of which the tree knows nothing.
    pub(crate) fn lost(view: &View<'_>, i: usize, lemma: &str, subject: Span, object: Option<Part>) -> Self {
        let mut parts = english_parts(view, object.as_ref().and_then(|o| view.at(o.head)).unwrap_or(i), view.words[i].span);
        parts.retain(|p| p.role == Role::Oblique);
        let clause = parts.iter().chain(&object).fold(subject.cover(view.words[i].span), |s, p| s.cover(p.span));
        parts.insert(0, Part { role: Role::Subject, ..Part::whole(subject) });
        parts.extend(object);
        Self {
            trigger: view.words[i].span,
            lemma: lemma.to_owned(),
            noun: false,
            passive: false,
            parts,
            subject: Some(subject),
            own: None,
            governor: None,
            stands_as: None,
            clause,
        }
    }

    /// The site of the noun at word `i`.
    pub(crate) fn noun(view: &View<'_>, senses: &Senses, i: usize, trigger: Span, lemma: &str) -> Self {
        let own = view.words[i].predicate.filter(|id| view.predicate(*id).nominal);
        let mut parts: Vec<Part> = own.map(|id| view.predicate(id).arguments.iter().map(Part::from).collect()).unwrap_or_default();
        if parts.is_empty() {
            parts = if view.korean { korean_parts(view, i, trigger) } else { english_parts(view, i, trigger) };
        }
        let mut site = Self {
            trigger,
            lemma: lemma.to_owned(),
            noun: true,
            passive: false,
            parts,
            subject: None,
            own,
            governor: None,
            stands_as: None,
            clause: trigger,
        };
        let (governor, role) = match view.governor(trigger) {
            Some((id, a, head)) => (Some((id, head)), Some((a.role, a.marker.clone()))),
            None => (own.and_then(|id| view.predicate(id).parent).map(|(id, _)| (id, true)), None),
        };
        if let Some((id, head)) = governor {
            let g = view.predicate(id);
            site.stands_as = role.as_ref().map(|(r, _)| *r).filter(|_| head);
            let mut support = if head { support(g, role, senses) } else { Support::None };
            // "called the blasts an act of terror" says something of them; "called a strike" makes one.
            let before = i.checked_sub(1).map_or("", |k| view.words[k].lower.as_str());
            if !view.korean && g.lemma == "call" && matches!(before, "the" | "this" | "that" | "these" | "those" | "it") {
                support = Support::None;
            }
            // "dumped milk in protest at falling prices": whoever does it protests.
            let marker = view.governor(trigger).map_or("", |(_, a, _)| a.marker.as_str());
            if !view.korean && support == Support::None && lemma == "protest" && marker == "in" && before == "in" {
                site.subject = g.subject();
                site.governor = Some((id, head, Support::Actor));
                site.clause = g.clause;
                return site;
            }
            if support == Support::Actor {
                site.subject = g.subject().or_else(|| if view.korean { front_subject(view, trigger) } else { None });
            }
            if support != Support::None {
                site.parts.extend(g.arguments.iter().filter(|a| !a.span.contains(trigger)).map(Part::from));
                site.passive = support == Support::Recipient;
                if support == Support::Recipient {
                    site.subject = g.subject();
                }
            }
            site.governor = Some((id, head, support));
            site.clause = if support == Support::None { site.parts.iter().fold(trigger, |s, p| s.cover(p.span)) } else { g.clause };
        } else {
            site.clause = site.parts.iter().fold(trigger, |s, p| s.cover(p.span));
        }
        // 어제 시장에서 발생한 폭탄테러: what happened is told by a clause that modifies the noun.
        for (_, p) in &view.predicates {
            if p.implied_subject.is_some_and(|s| s.contains(trigger) && s.end() <= trigger.end() + 12)
                && senses.support_self.contains(&p.lemma)
            {
                site.parts.extend(p.arguments.iter().map(Part::from));
                site.clause = site.clause.cover(p.clause);
            }
        }
        site
    }

    /// The parts in `slot`, and the phrase that takes it. The first that stands there.
    pub(crate) fn slot(&self, slot: &Slot, view: &View<'_>) -> Option<Part> {
        let role = |role: Role| self.parts.iter().find(|p| p.role == role).cloned();
        let marked = |markers: &[&str]| {
            self.parts.iter().find(|p| p.role != Role::Subject && p.role != Role::Object && markers.contains(&p.marker.as_str())).cloned()
        };
        let subject =
            || role(Role::Subject).or_else(|| self.subject.map(Part::whole)).or_else(|| if view.korean { role(Role::Topic) } else { None });
        match slot {
            Slot::Subject if self.noun => match self.governor {
                Some((_, _, Support::Actor)) => {
                    self.subject.map(|s| self.parts.iter().find(|p| p.span == s).cloned().unwrap_or(Part::whole(s)))
                }
                _ => marked(&["에 의한", "에 의해", "by"]),
            },
            Slot::Subject if self.passive => {
                role(Role::Agent).or_else(|| marked(&["by", "에 의해", "에게", "에", "로부터", "으로부터", "에게서", "한테"]))
            }
            Slot::Subject => subject(),
            Slot::Object if self.noun => match self.governor {
                Some((_, _, Support::Recipient)) => self.subject.map(Part::whole),
                _ => marked(&["of"]),
            },
            Slot::Object if self.passive => subject(),
            // "urged troops to leave": a parser may call the one that is urged an indirect object when no other object stands there.
            Slot::Object => role(Role::Object).or_else(|| role(Role::IndirectObject)),
            Slot::Indirect => role(Role::IndirectObject),
            Slot::Possessor => role(Role::Possessor),
            Slot::Modifier => role(Role::Modifier),
            Slot::SubjectOfPassive => subject(),
            Slot::Holder => match self.governor {
                // 살인 혐의로 남성을 체포했다: whoever is caught is suspected, not the police.
                Some((id, _, _))
                    if view.korean
                        && self.stands_as == Some(Role::Oblique)
                        && view.predicate(id).voice != Voice::Passive
                        && view.predicate(id).argument(Role::Object).is_some() =>
                {
                    view.predicate(id).argument(Role::Object).map(Part::from)
                }
                Some((id, _, _)) => view.predicate(id).subject().map(Part::whole),
                None => None,
            },
            Slot::PossessorOfObject => {
                let object = if self.passive { subject() } else { role(Role::Object) }.or_else(|| marked(&["에", "to"]))?;
                possessor_in(view, object.span).map(Part::whole)
            }
            Slot::Marker(marker) => self
                .parts
                .iter()
                .find(|p| p.marker == *marker && matches!(p.role, Role::Oblique | Role::Agent | Role::IndirectObject | Role::Topic))
                .or_else(|| self.parts.iter().find(|p| p.role == Role::IndirectObject && view.korean && marker == "에게"))
                .cloned(),
        }
    }

    /// Whom something is done with, where the tree has made a list of them and the matter: 회사와 임금 협상에 합의하다.
    pub(super) fn partner(&self, view: &View<'_>) -> Option<Part> {
        let listed = self.parts.iter().find(|p| p.role != Role::Subject && p.conjuncts.len() == 2)?;
        let first = listed.conjuncts.first()?;
        let word = view.at(*first).and_then(|i| view.words[i..].iter().take_while(|w| w.span.start() < first.end()).last())?;
        // What is agreed on is no partner of it.
        let matter = view.at(listed.head).is_some_and(|i| view.words[i].predicate.is_some());
        (matter && matches!(word.josa.as_str(), "와" | "과")).then(|| Part::whole(*first))
    }

    /// The object as the clause means it: the subject of a passive.
    pub(crate) fn object(&self) -> Option<Part> {
        if self.passive {
            self.parts.iter().find(|p| p.role == Role::Subject).cloned().or_else(|| self.subject.map(Part::whole))
        } else {
            let role = |role| self.parts.iter().find(|p| p.role == role).cloned();
            role(Role::Object).or_else(|| if self.noun { None } else { role(Role::IndirectObject) })
        }
    }
}

impl Part {
    /// A phrase of which nothing is known but where it stands.
    pub(crate) fn whole(span: Span) -> Self {
        Self { role: Role::Subject, span, head: span, marker: String::new(), conjuncts: Vec::new() }
    }
}

/// The subject of a Korean clause that leads up to this one: 촛불을 들고 행진했다.
fn beside(view: &View<'_>, id: PredicateId) -> Option<Span> {
    let leads = |p: &Predicate| {
        p.parent.is_some_and(|(_, link)| link == Link::Coordinate || link == Link::Adverbial)
            && matches!(p.marker.as_str(), "고" | "며" | "으며" | "면서" | "으면서" | "어" | "아" | "여" | "려고" | "러" | "다" | "다가")
    };
    view.children(id).filter(|(_, p)| leads(p)).find_map(|(_, p)| p.argument(Role::Subject).map(|a| a.span))
}

/// The bare noun right before a Korean verb that only makes a verb of it: 제안 받았다, 폭행 당했다.
fn bare_noun<'v>(view: &'v View<'_>, p: &Predicate) -> Option<&'v super::view::Word> {
    if !matches!(p.lemma.as_str(), "받다" | "당하다" | "되다") {
        return None;
    }
    let at = view.at(p.head)?;
    let noun = view.words.get(at.checked_sub(1)?)?;
    let own = noun.word && noun.josa.is_empty() && noun.lower.chars().count() >= 2;
    let verb = noun.predicate.is_some_and(|id| !view.predicate(id).nominal);
    (own && !verb && noun.span.end() + 1 == p.head.start()).then_some(noun)
}

/// The object of a Korean verb that stands with another one: of the verb right before it (기자를 쏴 살해했다), or the noun that it modifies where
/// its own subject is written (헤즈볼라가 발사한 로켓).
fn shared_object(view: &View<'_>, id: PredicateId, p: &Predicate) -> Option<Part> {
    let at = view.at(p.head)?;
    if let Some((_, Link::Relative)) = p.parent {
        let own = p.argument(Role::Subject).is_some_and(|s| matches!(s.marker.as_str(), "이" | "가") && s.span.end() <= p.head.start());
        let next = view.words.get(at + 1).filter(|w| own && w.word && w.predicate.is_none_or(|id| view.predicate(id).nominal))?;
        return Some(Part { role: Role::Object, ..Part::whole(next.span) });
    }
    let before = at.checked_sub(1).and_then(|i| view.words.get(i))?.predicate?;
    let q = view.predicate(before);
    let joined = view.children(id).any(|(child, _)| child == before) || q.parent.is_some_and(|(up, _)| up == id);
    let marked = matches!(q.marker.as_str(), "어" | "아" | "여" | "고");
    (joined && marked).then(|| q.argument(Role::Object).map(Part::from)).flatten()
}

/// Joins subjects that the tree has left as pieces of one phrase: "More than" and "200 people", "Relatives" of "the dead".
fn join_subjects(view: &View<'_>, parts: &mut Vec<Part>, head: Span) {
    let mut i = 0;
    while i + 1 < parts.len() {
        let (a, b) = (&parts[i], &parts[i + 1]);
        let gap = Span::new(a.span.end(), b.span.start()).map(|s| view.text(s)).unwrap_or(",");
        let words = gap.trim();
        let linked = words.is_empty() || lists().noun_prepositions.has(words) || matches!(words, "of the" | "in the" | "from the" | "the");
        if a.role == Role::Subject && b.role == Role::Subject && b.span.end() <= head.start() && linked {
            let whole = a.span.cover(b.span);
            let first = if words.is_empty() { b.head } else { a.head };
            parts[i] = Part { span: whole, head: first, ..parts[i].clone() };
            parts.remove(i + 1);
        } else {
            i += 1;
        }
    }
}

/// Whether a time of any kind, lengths included, covers the span.
fn in_time(view: &View<'_>, span: Span) -> bool {
    let times = &view.layers.times;
    let from = times.partition_point(|t| t.span.end() <= span.start());
    times.get(from).is_some_and(|t| t.span.contains(span))
}

/// Whether a time covers the span.
fn timed(view: &View<'_>, span: Span) -> bool {
    let times = &view.layers.times;
    let from = times.partition_point(|t| t.span.end() <= span.start());
    times.get(from).is_some_and(|t| t.span.contains(span) && !matches!(t.value, sosik_core::TimeValue::Duration { .. }))
}

fn support(g: &Predicate, role: Option<(Role, String)>, senses: &Senses) -> Support {
    let lemma = g.lemma.as_str();
    let first = lemma.split(' ').next().unwrap_or(lemma);
    let has = |set: &super::hash::WordSet<String>| set.contains(lemma) || set.contains(first);
    let (role, marker) = role.map_or((Role::Object, String::new()), |r| r);
    match role {
        // "A strike called by the union": whoever called it stands with "by", whatever voice the tree gives the verb.
        Role::Subject | Role::Topic if (g.voice == Voice::Passive || g.argument(Role::Agent).is_some()) && has(&senses.support_actor) => {
            Support::Itself
        }
        Role::Subject | Role::Topic if has(&senses.support_self) => Support::Itself,
        Role::Object if g.voice != Voice::Passive && has(&senses.support_actor) => Support::Actor,
        Role::Object if has(&senses.support_recipient) => Support::Recipient,
        Role::Oblique if has(&senses.support_actor) && ["in", "with", "on", "에", "에서", "으로", "로"].contains(&marker.as_str()) => {
            Support::Actor
        }
        Role::Oblique if has(&senses.support_recipient) && ["under", "에"].contains(&marker.as_str()) => Support::Recipient,
        _ => Support::None,
    }
}

/// The possessor in an English or Korean phrase: "Cairo's offer", 카이로의 제안.
fn possessor_in(view: &View<'_>, phrase: Span) -> Option<Span> {
    let from = view.words.partition_point(|w| w.span.end() <= phrase.start());
    let inside = || view.words[from..].iter().take_while(|w| w.span.start() < phrase.end());
    if view.korean {
        let end = inside().find(|w| w.josa.starts_with('의'))?.span.end();
        return Span::new(phrase.start(), end).ok();
    }
    for w in inside() {
        if lists().possessives.has(w.lower.as_str()) {
            return Some(w.span);
        }
        if let Some(stem) = w.lower.strip_suffix("'s").or_else(|| w.lower.strip_suffix("’s")).or_else(|| w.lower.strip_suffix("s'")) {
            let cut = (w.lower.len() - stem.len()) as u32;
            return Span::new(phrase.start(), w.span.end().saturating_sub(if cut > 2 || w.lower.ends_with("'s") { cut } else { 1 })).ok();
        }
        if w.lower == "of" || w.lower == "from" {
            return Span::new(w.span.end(), phrase.end()).ok().map(|s| s.trim(view.layers.text));
        }
        // "an Australian ultimatum to hand over a guard": what follows belongs to the content.
        if matches!(w.lower.as_str(), "to" | "in" | "that" | "at" | "for") {
            return None;
        }
    }
    None
}

fn part(role: Role, span: Span, head: Span, marker: &str, conjuncts: Vec<Span>) -> Part {
    Part { role, span, head, marker: marker.to_owned(), conjuncts }
}

/// The subject of the clause that modifies a Korean noun, for a verb over the noun that has none: 언론인들이 폐쇄에 항의하는 시위를 했다.
fn front_subject(view: &View<'_>, trigger: Span) -> Option<Span> {
    let at = view.at(trigger)?;
    let words = view.words.get(at.saturating_sub(3)..at)?;
    let p = words.iter().rev().find_map(|w| w.predicate).map(|id| view.predicate(id)).filter(|p| !p.nominal)?;
    let subject = p.argument(Role::Subject).filter(|s| matches!(s.marker.as_str(), "이" | "가"))?;
    matches!(p.parent, Some((_, Link::Relative))).then_some(subject.span)
}

/// The phrases around the noun at `head`, read off the words: whose it is, and what hangs on it.
pub(crate) fn around_noun(view: &View<'_>, head: Span) -> Vec<Part> {
    match view.at(head) {
        Some(i) if view.korean => korean_parts(view, i, head),
        Some(i) => english_parts(view, i, head),
        None => Vec::new(),
    }
}

/// Reads the phrases around an English noun off the words, for nouns that the clause layer does not hold to be predicates.
fn english_parts(view: &View<'_>, i: usize, trigger: Span) -> Vec<Part> {
    let words = &view.words;
    let mut parts = Vec::new();
    let first = view.at(Span::empty(trigger.start()).cover(Span::empty(trigger.start() + 1))).unwrap_or(i);
    if let Some(name) = view
        .names(Span::new(trigger.start().saturating_sub(4), trigger.start()).unwrap_or(trigger))
        .filter(|n| n.span.end() <= trigger.start())
        .last()
    {
        let gap = Span::new(name.span.end(), trigger.start()).map(|s| view.text(s)).unwrap_or("");
        let role = if gap.contains('s') || gap.contains('\'') || gap.contains('’') { Role::Possessor } else { Role::Modifier };
        // "Russian troop deployment": the other word of the trigger belongs to the one who is meant.
        let whole = if trigger.start() < words[i].span.start() { name.span.cover(words[first].span) } else { name.span };
        parts.push(part(role, whole, whole, "", Vec::new()));
    } else {
        // "the rebels' attack", "its attack", with up to two adjectives between.
        for back in 1..=3 {
            let Some(w) = first.checked_sub(back).and_then(|k| words.get(k)) else { break };
            if !w.word && !w.lower.ends_with("'s") {
                break;
            }
            if lists().possessives.has(w.lower.as_str()) {
                parts.push(part(Role::Possessor, w.span, w.span, "", Vec::new()));
                break;
            }
            let stem = w
                .lower
                .strip_suffix("'s")
                .or_else(|| w.lower.strip_suffix("’s"))
                .or_else(|| w.lower.strip_suffix("s'").map(|_| &w.lower[..w.lower.len() - 1]));
            if let Some(stem) = stem {
                let end = w.span.start() + stem.len() as u32;
                let mut start = w.span.start();
                for k in (0..first - back).rev().take(4) {
                    let v = &words[k];
                    if !v.word || v.predicate.is_some() || lists().noun_prepositions.has(v.lower.as_str()) {
                        break;
                    }
                    start = v.span.start();
                    if matches!(v.lower.as_str(), "the" | "a" | "an") {
                        break;
                    }
                }
                if let Ok(span) = Span::new(start, end) {
                    parts.push(part(Role::Possessor, span, span, "", Vec::new()));
                }
                break;
            }
        }
        // "US Predator attacks", "Israeli artillery fire": the country of what strikes.
        for back in 2..=3 {
            let Some(w) = first.checked_sub(back).and_then(|k| words.get(k)).filter(|_| parts.is_empty()) else { break };
            let between = &words[first - back + 1..first];
            if !w.word || between.iter().any(|b| !b.word || b.predicate.is_some() || lists().after_noun.has(&b.lower)) {
                break;
            }
            let named =
                view.names(w.span).find(|n| n.span == w.span && n.code.is_some() && (n.adjective || n.kind == Some(ActorKind::State)));
            parts.extend(named.map(|n| part(Role::Modifier, n.span, n.span, "", Vec::new())));
        }
        if let Some(w) = first.checked_sub(1).and_then(|k| words.get(k)).filter(|w| parts.is_empty() && w.word && w.predicate.is_none()) {
            parts.push(part(Role::Modifier, w.span, w.span, "", Vec::new()));
        }
    }
    let mut k = i + 1;
    while k < words.len() && lists().noun_prepositions.has(words[k].lower.as_str()) {
        let marker = words[k].lower.clone();
        let from = k + 1;
        let mut to = from;
        let mut conjuncts = Vec::new();
        let mut start = from;
        while to < words.len() {
            let w = &words[to];
            let verb = w.predicate.is_some_and(|id| !view.predicate(id).nominal);
            if !w.word && w.lower != "-" && w.lower != "'s"
                || verb
                || lists().noun_prepositions.has(w.lower.as_str())
                || lists().phrase_ends.has(w.lower.as_str())
            {
                break;
            }
            if w.lower == "and" && to > start {
                conjuncts.push(words[start].span.cover(words[to - 1].span));
                start = to + 1;
            }
            to += 1;
        }
        if to == from {
            break;
        }
        let span = words[from].span.cover(words[to - 1].span);
        if !conjuncts.is_empty() && start < to {
            conjuncts.push(words[start].span.cover(words[to - 1].span));
        }
        parts.push(part(Role::Oblique, span, words[to - 1].span, &marker, conjuncts));
        k = to;
    }
    parts
}

/// The same for Korean: what stands before the noun.
fn korean_parts(view: &View<'_>, i: usize, trigger: Span) -> Vec<Part> {
    let words = &view.words;
    let mut parts = Vec::new();
    if words[i].span.start() < trigger.start() {
        // 대북제재, 이스라엘군공격: the front of a compound.
        if let Ok(front) = Span::new(words[i].span.start(), trigger.start()) {
            parts.push(part(Role::Modifier, front, front, "", Vec::new()));
        }
    }
    let first = view.at(Span::empty(trigger.start()).cover(Span::empty(trigger.start() + 1))).unwrap_or(i);
    let mut k = first;
    while let Some(w) = k.checked_sub(1).and_then(|k| words.get(k)).filter(|w| w.word) {
        k -= 1;
        // 남측의 지속적인 요청
        if w.lower.ends_with("적인") && w.josa.is_empty() {
            continue;
        }
        if w.predicate.is_some_and(|id| !view.predicate(id).nominal) {
            if w.lower.starts_with("대한") && k > 0 {
                let target = &words[k - 1];
                if target.josa == "에" {
                    parts.push(part(Role::Oblique, extend(view, k - 1), target.span, "에 대한", Vec::new()));
                    k -= 1;
                    continue;
                }
            }
            break;
        }
        let (role, marker) = match w.josa.as_str() {
            "의" => (Role::Possessor, ""),
            "" if k + 1 == first => (Role::Modifier, ""),
            "" => break,
            "와의" | "과의" => (Role::Oblique, "와"),
            "와" | "과" => (Role::Oblique, "와"),
            "에서의" => (Role::Oblique, "에서"),
            "에" if words.get(k + 1).is_some_and(|n| n.lower.starts_with("대한")) => (Role::Oblique, "에 대한"),
            _ => break,
        };
        let span = extend(view, k);
        k = view.at(span).unwrap_or(k);
        parts.push(part(role, span, w.span, marker, Vec::new()));
    }
    parts
}

/// The noun phrase that ends with the word at `k`: nouns without josa before it belong to it.
pub(super) fn extend(view: &View<'_>, k: usize) -> Span {
    let mut span = view.words[k].span;
    let mut at = k;
    while let Some(w) = at.checked_sub(1).map(|i| &view.words[i]).filter(|w| w.word && w.josa.is_empty() && w.predicate.is_none()) {
        span = w.span.cover(span);
        at -= 1;
        if k - at > 4 {
            break;
        }
    }
    span
}
