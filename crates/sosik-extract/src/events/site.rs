//! Where a trigger stands and what belongs to it: the same view of verbs and of nouns, whether or not the clause layer knows the noun.

use sosik_core::Span;

use super::lexicon::{Senses, Slot};
use super::view::{Part, View};
use super::words::lists;
use crate::clauses::{Predicate, PredicateId, Role, Voice};

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
    /// The site of an English verb of which the tree knows nothing.
    pub(crate) fn lost(view: &View<'_>, i: usize, lemma: &str, subject: Span, object: Option<Part>) -> Self {
        let mut parts = super::phrases::english_parts(view, object.as_ref().and_then(|o| view.at(o.head)).unwrap_or(i), view.words[i].span);
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
            parts =
                if view.korean { super::phrases::korean_parts(view, i, trigger) } else { super::phrases::english_parts(view, i, trigger) };
        }
        // 장관과 전화 통화를 했다, 민간인에 대한 공격: with and on whom, told before what only modifies the noun.
        else if view.korean {
            let told = |span: Span| parts.iter().any(|p| p.span.overlaps(span));
            let with = super::phrases::korean_parts(view, i, trigger)
                .into_iter()
                .filter(|p| matches!(p.marker.as_str(), "와" | "에 대한") && !told(p.span));
            let with: Vec<Part> = with.collect();
            parts.extend(with);
        }
        // "the assault of a colleague by relatives": a tree may hang the second phrase elsewhere.
        else {
            let more = super::phrases::english_parts(view, i, trigger).into_iter();
            let told = parts.iter().map(|p| p.span).collect::<Vec<_>>();
            parts.extend(
                more.filter(|p| matches!(p.marker.as_str(), "by" | "between" | "against") && told.iter().all(|t| !t.overlaps(p.span))),
            );
        }
        // "the strike called by the unions"
        if let Some([verb, by, ..]) = view.words.get(i + 1..).filter(|_| !view.korean)
            && by.lower == "by"
            && super::surface::stems(&verb.lower).iter().any(|s| senses.support_actor.contains(s.as_str()))
        {
            parts.extend(super::phrases::english_parts(view, i + 1, verb.span).into_iter().filter(|p| p.marker == "by").take(1));
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
                site.subject = g.subject().or_else(|| if view.korean { super::phrases::front_subject(view, trigger) } else { None });
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
            if p.implied_subject.is_some_and(|s| s.contains(trigger) && (s.end() <= trigger.end() + 12 || left_behind(view, trigger, s)))
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
                // 경찰에게 폭행을 당했다, 검찰로부터 조사를 받았다
                Some((id, _, Support::Recipient)) if view.korean => {
                    let from = marked(&["에게", "에게서", "한테", "로부터", "으로부터", "에 의해", "에 의한"]);
                    from.or_else(|| marked(&["에"]).filter(|_| view.predicate(id).lemma == "당하다"))
                }
                // 경찰, 참가자 연행: a noun that is the predicate of a headline has a subject of its own.
                None if view.korean && role(Role::Subject).is_some() => role(Role::Subject),
                _ => marked(&["에 의한", "에 의해", "by"]),
            },
            Slot::Subject if self.passive => {
                role(Role::Agent).or_else(|| marked(&["by", "에 의해", "에게", "에", "로부터", "으로부터", "에게서", "한테"]))
            }
            Slot::Subject => subject(),
            Slot::Object if self.noun => match self.governor {
                Some((_, _, Support::Recipient)) => self.subject.map(Part::whole),
                // 민간인에 대한 공격: trees may give a Korean noun an object.
                _ => marked(&["of", "에 대한"]).or_else(|| role(Role::Object).filter(|p| p.marker == "에 대한")),
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
                super::phrases::possessor_in(view, object.span).map(Part::whole)
            }
            Slot::Marker(marker) => self
                .parts
                .iter()
                .find(|p| p.marker == *marker && matches!(p.role, Role::Oblique | Role::Agent | Role::IndirectObject | Role::Topic))
                .or_else(|| self.parts.iter().find(|p| p.role == Role::IndirectObject && view.korean && marker == "에게"))
                // 이웃 나라와 공동으로, 와 함께
                .or_else(|| self.parts.iter().find(|p| marker == "와" && p.role == Role::Oblique && p.marker.starts_with("와 ")))
                .cloned(),
        }
    }

    /// Whom something is done with, where the tree has made a list of them and the matter: 회사와 임금 협상에 합의하다.
    pub(super) fn partner(&self, view: &View<'_>) -> Option<Part> {
        let listed = self.parts.iter().find(|p| p.role != Role::Subject && p.conjuncts.len() == 2)?;
        let first = listed.conjuncts.first()?;
        let word = view.at(*first).and_then(|i| view.words[i..].iter().take_while(|w| w.span.start() < first.end()).last())?;
        // What is agreed on is no partner of it.
        let matter = view.at(listed.head).is_some_and(|i| view.words[i].predicate.is_some())
            || listed.marker == "에" && view.names(listed.head).next().is_none() && view.text(listed.head).ends_with(ends_accord);
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

/// Whether what stands behind a Korean trigger in the phrase is what violence leaves behind: 발생한 폭탄테러 희생자들.
fn left_behind(view: &View<'_>, trigger: Span, phrase: Span) -> bool {
    let behind = Span::new(trigger.end(), phrase.end()).map_or("", |s| view.text(s).trim_start());
    view.korean && lists().left_behind_ko.starts(behind)
}

/// Whether a Korean noun ends as those of accords do: 협정에, 합의서에 서명하다.
fn ends_accord(c: char) -> bool {
    matches!(c, '정' | '서' | '약' | '안')
}

fn support(g: &Predicate, role: Option<(Role, String)>, senses: &Senses) -> Support {
    let lemma = g.lemma.as_str();
    let first = super::view::first_word(lemma);
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
        // 훈련에 유감을 표명했다: a verb with an object lends itself to that.
        Role::Oblique
            if has(&senses.support_actor)
                && matches!(marker.as_str(), "에" | "에서" | "으로" | "로")
                && g.argument(Role::Object).is_some() =>
        {
            Support::None
        }
        Role::Oblique if has(&senses.support_actor) && ["in", "with", "on", "에", "에서", "으로", "로"].contains(&marker.as_str()) => {
            Support::Actor
        }
        Role::Oblique if has(&senses.support_recipient) && ["under", "에"].contains(&marker.as_str()) => Support::Recipient,
        _ => Support::None,
    }
}
