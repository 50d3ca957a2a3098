//! Who acts in a verb whose subject a tree has lost or lent from elsewhere: whoever is urged, accused, asked, or has the plan.

use sosik_core::Span;
use sosik_core::ontology::{EventType, Mode};

use super::lexicon::{Effect, Frame, Slot, Who};
use super::matcher;
use super::read::Reader;
use super::site::Site;
use super::view::{Part, to_clause};
use crate::clauses::{Link, Predicate, PredicateId, Role, Tense};

impl Reader<'_, '_> {
    /// Whoever is urged to do something does it, even where the tree has hung the infinitive on the noun.
    pub(super) fn control(&self, verbs: &mut [(PredicateId, Site)]) {
        if self.view.korean {
            self.planners(verbs);
            self.modified(verbs);
            self.asked(verbs);
            self.urged(verbs);
            self.parted_subjects(verbs);
        }
        for i in 0..verbs.len() {
            let p = self.view.predicate(verbs[i].0);
            if let Some(doer) = self.held_against(p, verbs) {
                let site = &mut verbs[i].1;
                site.parts.retain(|part| part.role != Role::Subject);
                site.subject = Some(doer);
                continue;
            }
            if let Some(people) = self.who_demand(p, &verbs[i].1) {
                let site = &mut verbs[i].1;
                site.parts.retain(|part| part.role != Role::Subject);
                site.subject = Some(people);
                continue;
            }
            if let Some(planner) = self.planner(p) {
                let site = &mut verbs[i].1;
                site.parts.retain(|part| part.role != Role::Subject);
                site.subject = Some(planner);
                continue;
            }
            let Some((up, _)) = p.parent.filter(|_| to_clause(p)) else { continue };
            let Some((_, outer)) = verbs.iter().find(|(id, _)| *id == up) else { continue };
            let senses = matcher::of_verb(self.view, self.senses, outer);
            let frames = || senses.iter().filter_map(|s| self.senses.frames.get(s.frame));
            let urges = frames().any(|f| f.event_type == EventType::Request && f.wraps.is_some());
            // "summoned the envoy to protest": whoever summons protests.
            if !urges && !self.view.korean && frames().any(|f| f.event_type == EventType::Accuse) {
                let subject = outer.subject;
                let site = &mut verbs[i].1;
                site.parts.retain(|part| part.role != Role::Subject);
                site.subject = subject;
                continue;
            }
            // "appealed to the rebels to leave", "called on them to leave"
            let called_on = || {
                let on = |a: &&Part| a.role == Role::Oblique && matches!(a.marker.as_str(), "on" | "upon" | "to" | "with" | "for");
                outer.parts.iter().filter(|_| !self.view.korean).find(|a| on(a) && self.people_or_named(a)).cloned()
            };
            let object = outer.object().or_else(called_on);
            let Some(object) = object.filter(|o| urges && o.span.start() < p.head.start()) else { continue };
            let end = object.span.end().min(p.group.start()).max(object.head.end());
            let phrase = Span::new(object.span.start(), end).unwrap_or(object.span).trim(self.view.layers.text);
            let site = &mut verbs[i].1;
            site.parts.retain(|part| part.role != Role::Subject);
            site.subject = Some(phrase);
        }
    }

    /// Whether a phrase names or describes somebody.
    fn people_or_named(&self, part: &Part) -> bool {
        self.people(part, Who::Any) || self.body(part) || self.view.names(part.span).any(|n| n.kind.is_some())
    }

    /// "Fired at monks demanding reform": people right before a participle of asking, opposing or protesting do it.
    fn who_demand(&self, p: &Predicate, site: &Site) -> Option<Span> {
        use EventType::{Accuse, Protest, Reject, Request};
        let view = self.view;
        if view.korean || p.nominal || p.tense != Tense::None || !view.text(p.head).ends_with("ing") {
            return None;
        }
        let before = view.words.get(view.at(p.head)?.checked_sub(1)?).filter(|w| w.word && w.predicate.is_none())?;
        let asks = matcher::of_verb(view, self.senses, site)
            .iter()
            .filter_map(|s| self.senses.frames.get(s.frame))
            .any(|f| matches!(f.event_type, Accuse | Protest | Reject | Request));
        let part = Part::whole(before.span);
        let whole = view.governor(before.span).map(|(_, a, _)| a.span).and_then(|a| Span::new(a.start(), before.span.end()).ok());
        let whole = whole.filter(|w| !view.text(*w).contains(" and "));
        (asks && self.people(&part, Who::Person)).then_some(whole.unwrap_or(before.span))
    }

    /// Whoever has a plan acts in it: "his country had no plans to send troops".
    fn planner(&self, p: &Predicate) -> Option<Span> {
        let view = self.view;
        let i = view.at(p.head).filter(|_| !view.korean && !p.nominal)?;
        let noun = view
            .words
            .get(i.checked_sub(2)?)
            .filter(|w| view.words[i - 1].lower == "to" && self.senses.noun_effects.contains_key(w.one.as_str()))?;
        let (id, argument, _) = view.governor(noun.span).filter(|(_, a, _)| a.role == Role::Object)?;
        // "foiled a plot to bomb a station": whoever foils it has no part in it.
        let frames = self.senses.verbs.get(super::view::first_word(&view.predicate(id).lemma)).into_iter().flatten();
        let mut frames = frames.filter_map(|s| self.senses.frames.get(s.frame));
        if frames.any(|f| f.event_type == EventType::Coerce && f.object.fits_word(&noun.one)) {
            return None;
        }
        view.predicate(id).subject().filter(|s| !s.overlaps(argument.span))
    }

    /// Whoever is accused of an act, jailed or thanked for it did it: "accused the unit of killing two men".
    fn held_against(&self, p: &Predicate, verbs: &[(PredicateId, Site)]) -> Option<Span> {
        use EventType::{Accuse, Assault, Coerce, Reject, Sanction, Support};
        let view = self.view;
        if view.korean || p.nominal || p.tense != Tense::None || !matches!(p.marker.as_str(), "of" | "for" | "from" | "with" | "against") {
            return None;
        }
        let (up, _) = p.parent.filter(|_| view.text(p.head).ends_with("ing"))?;
        let (_, outer) = verbs.iter().find(|(id, _)| *id == up)?;
        // "registered a case against two men for blocking the road"
        let against = outer.parts.iter().find(|a| a.marker == "against").map(|a| a.span);
        let object = against.or_else(|| outer.object().map(|o| o.span)).filter(|o| o.start() < p.head.start())?;
        // "warned Japan against visiting"
        let advised = p.marker == "against" && self.senses.opposing.contains(super::view::first_word(&outer.lemma));
        let holds = advised
            || p.marker != "against"
                && matcher::of_verb(view, self.senses, outer).iter().filter_map(|s| self.senses.frames.get(s.frame)).any(|f| {
                    match p.marker.as_str() {
                        "for" => matches!(f.event_type, Accuse | Sanction | Coerce | Support | Assault),
                        "from" => matches!(f.event_type, Reject | Coerce | Sanction),
                        _ => f.event_type == Accuse || f.mode == Some(Mode::SanctionConvict),
                    }
                });
        let end = object.end().min(p.clause.start()).max(object.start());
        let phrase = Span::new(object.start(), end).unwrap_or(object).trim(view.layers.text);
        (holds && !phrase.is_empty()).then_some(phrase)
    }

    /// Korean relative clauses that the tree has given the subject of the verb behind them: in 경찰이 해산에 불응한 참가자 5명을 연행했다 the
    /// participants disobey and the police take them away. And whoever is suspected of an act did it: 이웃을 살해한 혐의로 남성을 체포했다.
    fn modified(&self, verbs: &mut [(PredicateId, Site)]) {
        let view = self.view;
        for i in 0..verbs.len() {
            let p = view.predicate(verbs[i].0);
            let Some((up, link)) = p.parent else { continue };
            let Some(over) = verbs.iter().position(|(id, _)| *id == up) else { continue };
            if p.marker.ends_with("혐의") {
                let suspect = if verbs[over].1.passive { view.predicate(up).subject() } else { verbs[over].1.object().map(|o| o.span) };
                if let Some(suspect) = suspect.filter(|s| !s.overlaps(p.clause)) {
                    verbs[i].1.parts.retain(|a| !matches!(a.role, Role::Subject | Role::Topic));
                    verbs[i].1.subject = Some(suspect);
                }
                continue;
            }
            if link == Link::Relative && verbs[i].1.subject.is_none() && !verbs[i].1.passive {
                verbs[i].1.subject = self.modified_people(p);
            }
            let outer = view.predicate(up);
            if link != Link::Relative
                || verbs[i].1.passive
                || outer.argument(Role::Subject).is_some_and(|s| s.span.end() <= p.clause.start())
            {
                continue;
            }
            let Some(subject) = p.argument(Role::Subject).filter(|s| s.marker == "이" || s.marker == "가") else { continue };
            // 노동자들이 체불에 항의하는 시위를 벌였다: whoever opens the sentence acts in both.
            if verbs[over].1.subject.is_none() && !verbs[over].1.passive {
                verbs[over].1.subject = Some(subject.span);
            }
            // Its own object or goal stands there, so that the noun behind it can only be the one who acts.
            let full =
                p.arguments.iter().any(|a| a.role == Role::Object || a.role == Role::Oblique && matches!(a.marker.as_str(), "에" | "에게"));
            let behind = view.at(p.head).and_then(|k| view.words.get(k + 1)).map(|w| w.span);
            let aimed = |a: &&Part| a.role == Role::Oblique && matches!(a.marker.as_str(), "에" | "에게");
            let aimed = verbs[over].1.parts.iter().filter(aimed).find(|a| behind.is_some_and(|b| a.span.contains(b))).cloned();
            let noun = aimed.or_else(|| verbs[over].1.object()).filter(|o| full && o.span.start() >= p.head.end());
            let Some(noun) = noun else { continue };
            let right_behind = behind.is_some_and(|b| noun.span.contains(b));
            // The verb behind must want a subject that no clause around lends with right.
            let bare = !outer.arguments.iter().any(|a| matches!(a.role, Role::Subject | Role::Topic));
            if !(right_behind && bare && self.people(&noun, Who::Any)) {
                continue;
            }
            let (subject, span) = (Part::from(subject), noun.span);
            verbs[i].1.parts.retain(|a| a.role != Role::Subject);
            verbs[i].1.subject = Some(span);
            verbs[over].1.subject = Some(subject.span);
            verbs[over].1.parts.insert(0, subject);
        }
    }

    /// The people whom a Korean clause modifies, where its verb has all else that it wants: 광장에서 시위하던 여성들.
    fn modified_people(&self, p: &Predicate) -> Option<Span> {
        let view = self.view;
        let full = p.arguments.iter().any(|a| matches!(a.role, Role::Object | Role::Oblique));
        let protests = self.senses.verbs.get(p.lemma.as_str()).or_else(|| self.senses.verbs.get(p.lemma.strip_suffix("하다")?));
        let protests =
            protests.into_iter().flatten().filter_map(|s| self.senses.frames.get(s.frame)).any(|f| f.event_type == EventType::Protest);
        let at = view.at(p.head)? + 1;
        let next = view.words.get(at).filter(|w| (full || protests) && w.word && w.predicate.is_none())?;
        let part = Part::whole(next.span);
        self.people(&part, Who::Person).then_some(next.span)
    }

    /// Whoever is asked acts: 이웃 나라에 물자를 보내 달라고 요청했다.
    fn asked(&self, verbs: &mut [(PredicateId, Site)]) {
        let view = self.view;
        for (id, site) in verbs.iter_mut() {
            let p = view.predicate(*id);
            let next = view.at(p.head).and_then(|i| view.words.get(i + 1)).map_or("", |w| w.lower.as_str());
            let asks = next.starts_with("달라") || view.text(p.head).contains("달라") || view.text(p.group).contains("달라");
            if !asks || site.passive {
                continue;
            }
            // 달라고 may be a predicate of its own between them.
            let above = |p: &Predicate| p.parent.map(|(up, _)| view.predicate(up));
            let over = above(p).and_then(|q| if view.text(q.head).starts_with("달라") { above(q) } else { Some(q) });
            let to = |role: Role, marker: &str| role == Role::Oblique && matches!(marker, "에" | "에게" | "께" | "한테");
            let own = site.parts.iter().position(|a| to(a.role, &a.marker) || a.role == Role::IndirectObject);
            let addressed = over.and_then(|o| o.arguments.iter().find(|a| to(a.role, &a.marker))).map(|a| a.span);
            let Some(span) = own.map(|i| site.parts.remove(i).span).or(addressed) else { continue };
            site.parts.retain(|a| !matches!(a.role, Role::Subject | Role::Topic));
            site.subject = Some(span);
            // Whoever says 달라 is the one to whom it is given.
            if let Some(asker) = over.and_then(|o| o.subject().or_else(|| o.argument(Role::Topic).map(|a| a.span))) {
                site.parts.push(Part { role: Role::Oblique, marker: "에게".to_owned(), ..Part::whole(asker) });
            }
        }
    }

    /// Whoever has the plan or weighs the way acts: 케냐는 파병할 계획을 세웠다.
    fn planners(&self, verbs: &mut [(PredicateId, Site)]) {
        let view = self.view;
        for (id, site) in verbs.iter_mut() {
            let p = view.predicate(*id);
            let Some((up, Link::Complement | Link::Relative)) = p.parent else { continue };
            let next = view.at(p.head).and_then(|i| view.words.get(i + 1)).filter(|w| w.word).map_or("", |w| w.lower.as_str());
            let other = site.subject.is_some_and(|s| view.text(s) != next);
            if other || site.passive || !self.senses.noun_effects.contains_key(next) {
                continue;
            }
            let outer = view.predicate(up);
            let outer = if outer.nominal { outer.parent.map_or(outer, |(over, _)| view.predicate(over)) } else { outer };
            site.subject = outer.subject();
        }
    }

    /// 대변인은 첫 부대가 곧 도착할 것으로 예상된다고 말했다: where a tree gives a verb of saying two subjects, the one with 이 or 가 that stands before
    /// what is said belongs to that, for whoever speaks is its topic or stands behind it.
    fn parted_subjects(&self, verbs: &mut [(PredicateId, Site)]) {
        let view = self.view;
        for (id, site) in verbs.iter_mut() {
            let p = view.predicate(*id);
            if p.argument(Role::Subject).is_some() || p.argument(Role::Topic).is_some() || site.passive {
                continue;
            }
            let mut at = p;
            // 도착할 것으로 예상된다고 말했다: two verbs up at most.
            for _ in 0..2 {
                let Some((up, Link::Complement)) = at.parent else { break };
                at = view.predicate(up);
                let acts = |role: Role| matches!(role, Role::Subject | Role::Topic);
                let first = at.arguments.iter().find(|a| a.role == Role::Subject && matches!(a.marker.as_str(), "이" | "가"));
                // 지역이 우선권을 인정하는 조치를 폐지한다고: the nearest verb behind a subject is its own.
                let between = |a: &crate::clauses::Argument| {
                    let verbs = view.predicates.iter().filter(|(_, q)| !q.nominal);
                    verbs.into_iter().any(|(_, q)| q.head.start() >= a.span.end() && q.head.end() <= p.head.start())
                };
                let Some(first) = first.filter(|a| a.span.end() <= p.head.start() && !between(a)) else { continue };
                let speaker = |a: &&crate::clauses::Argument| {
                    acts(a.role) && a.span != first.span && (a.span.end() <= first.span.start() || a.span.start() >= p.head.end())
                };
                if at.arguments.iter().any(|a| speaker(&a)) {
                    let subject = Part::from(first);
                    site.subject = Some(subject.span);
                    site.parts.retain(|a| !acts(a.role));
                    site.parts.insert(0, subject);
                    break;
                }
            }
        }
    }

    /// Whoever is urged in Korean acts, where 에 hangs on what is urged: 이웃 나라에 국경을 열라고 촉구했다.
    fn urged(&self, verbs: &mut [(PredicateId, Site)]) {
        let view = self.view;
        for i in 0..verbs.len() {
            let p = view.predicate(verbs[i].0);
            let Some((up, link)) = p.parent else { continue };
            // 거절하라는 서한을 의원들에게 보냈다: whoever receives what asks for it is to do it.
            let letter = link == Link::Relative && p.marker.ends_with("라는");
            if !(letter || link == Link::Complement) {
                continue;
            }
            let site = &verbs[i].1;
            if site.passive || site.parts.iter().any(|a| matches!(a.role, Role::Subject)) {
                continue;
            }
            let Some((_, outer)) = verbs.iter().find(|(id, _)| *id == up) else { continue };
            let demands = |site: &Site| {
                let senses = matcher::of_verb(view, self.senses, site);
                let mut frames = senses.iter().filter_map(|s| self.senses.frames.get(s.frame));
                frames.any(|f| f.event_type == EventType::Request && f.wraps == Some(Effect::Demanded))
            };
            if !(letter || demands(outer)) {
                continue;
            }
            let addressed = |a: &&Part| {
                let to = a.role == Role::IndirectObject || a.role == Role::Oblique && matches!(a.marker.as_str(), "에" | "에게" | "측에");
                to && self.people_or_named(a)
            };
            let own: Vec<Span> = site.parts.iter().filter(addressed).map(|a| a.span).collect();
            let outside = outer.parts.iter().find(addressed).map(|a| a.span);
            // 난민에게 쌀을 보내라고 촉구했다: what is given goes to the only one who is named.
            let given = site.object().map(|o| (view.text(o.span), view.text(o.head)));
            let private = site.parts.iter().any(|a| a.marker == "에게" && self.people(a, Who::Person) && !self.people(a, Who::Official));
            let goal = |f: &Frame| {
                let marked = f.recipient.iter().any(|s| matches!(s, Slot::Marker(m) if m == "에" || m == "에게"));
                marked && (f.object.is_empty() || given.is_some_and(|(phrase, head)| f.object.fits(phrase, head)))
                    // 피해자들에게 배상하라고: people who hold no office are owed something.
                    || marked && given.is_none() && private
            };
            let gives = matcher::of_verb(view, self.senses, site)
                .iter()
                .filter_map(|s| self.senses.frames.get(s.frame))
                .any(|f| matches!(f.event_type, EventType::Aid | EventType::Mobilize | EventType::Cooperate) && goal(f));
            let doer = match (outside, own.as_slice()) {
                (Some(span), _) => span,
                _ if letter => continue,
                (None, [span]) if !gives => *span,
                (None, [span, _, ..]) => *span,
                _ => continue,
            };
            let site = &mut verbs[i].1;
            site.parts.retain(|a| a.span != doer && a.role != Role::Topic);
            site.subject = Some(doer);
        }
    }
}
