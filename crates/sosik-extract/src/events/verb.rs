//! What belongs to a verb: its clause as the tree gives it, set right where the order of words tells more.

use std::sync::LazyLock;

use sosik_core::Span;

use super::phrase::Phrase;
use super::site::Site;
use super::view::{Part, View};
use super::words::lists;
use crate::clauses::{Link, Predicate, PredicateId, Role, Tense, Voice};

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
            // 단체는 경찰이 아무 조치도 하지 않았다고 비판했다: between a topic and the verb, what another verb tells has its own subject.
            if let Some(own) = topic.filter(|t| t.end() <= p.head.start())
                && let Some(at) = parts.iter().position(|a| a.role == Role::Subject && matches!(a.marker.as_str(), "이" | "가"))
                && parts[at].span.start() >= own.end()
                && told_between(view, parts[at].span, p.head)
            {
                (parts[at].role, parts[at].marker) = (Role::Oblique, "에 대해".to_owned());
                subject = Some(own);
                parts.iter_mut().filter(|a| a.role == Role::Topic).for_each(|a| a.role = Role::Subject);
            }
            let goal = |a: &Part| a.role == Role::Subject && matches!(a.marker.as_str(), "까지" | "부터");
            if parts.iter().any(goal) {
                parts.iter_mut().filter(|a| goal(a)).for_each(|a| a.role = Role::Oblique);
                subject = p.implied_subject.or_else(|| p.argument(Role::Topic).map(|a| a.span));
            }
            // 검거됐다고 재판소가 밝혔다: whoever stands behind what is told tells it.
            if p.parent.is_some_and(|(_, link)| link == Link::Complement) {
                let behind = |s: Span| s.start() >= p.head.end();
                parts.retain(|a| !(matches!(a.role, Role::Subject | Role::Topic) && behind(a.span)));
                subject = subject.filter(|s| !behind(*s));
            }
            subject = subject.or_else(|| beside(view, id));
            if !passive && !parts.iter().any(|a| a.role == Role::Object) {
                parts.extend(shared_object(view, id, p));
            }
        }
        if !view.korean {
            parts.iter_mut().for_each(|a| up_to_ahead(view, a));
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
            if let Some(issuer) = super::fronts::issuer(view, p, subject).filter(|_| !passive) {
                subject = Some(issuer);
            }
            // "fired into a crowd, wounding 17, a source said": whoever speaks behind a participle does nothing in it.
            if p.tense == Tense::None
                && view.text(p.head).ends_with("ing")
                && subject.is_some_and(|s| s.start() >= p.head.end())
                && let Some((_, before)) = view.predicates.iter().rev().find(|(_, q)| !q.nominal && q.head.end() <= p.head.start())
            {
                parts.retain(|a| a.role != Role::Subject);
                subject = before.subject().or(subject);
            }
            // "Masked men abducted an activist": a subject behind an active verb that says nothing is its object.
            let behind = |a: &Part| a.role == Role::Subject && a.span.start() >= p.head.end();
            if !passive
                && p.tense == Tense::Past
                && !parts.iter().any(|a| a.role == Role::Object || a.role == Role::Subject && !behind(a))
                && let Some(front) = super::fronts::front(view, p)
                && let Some(part) = parts.iter_mut().find(|a| behind(a))
            {
                part.role = Role::Object;
                subject = Some(front);
                parts.insert(0, Part { role: Role::Subject, ..Part::whole(front) });
            }
            // "closed as traders observed a shutdown", "deputies shot and killed a man": the words before a finite verb tell who acts, where the
            // tree only lends it a subject from elsewhere.
            if !parts.iter().any(|a| a.role == Role::Subject)
                && let Some(own) = super::fronts::own_subject(view, p)
            {
                subject = Some(own);
                parts.insert(0, Part { role: Role::Subject, ..Part::whole(own) });
            }
            if !passive && let Some(own) = super::fronts::absolute(view, p) {
                parts.retain(|a| a.role != Role::Subject);
                subject = Some(own);
                parts.insert(0, Part { role: Role::Subject, ..Part::whole(own) });
            }
            parts.iter_mut().filter(|a| a.span.start() >= p.head.end()).for_each(|a| super::surface::up_to_verb(view, a));
            // "handed over nine soldiers to the mission"
            if lists().over_verbs.has(super::view::first_word(&p.lemma)) {
                let goals: Vec<Part> = parts.iter_mut().filter_map(|a| super::surface::split_goal(view, a)).collect();
                parts.extend(goals);
            }
            // "The attack killed 38 people": with an object right behind it, what looks like a participle is the verb.
            let told = passive && p.tense == Tense::None && !parts.iter().any(|a| a.role == Role::Agent || a.marker == "by");
            // "Youths rioted in the suburbs": a participle over which nothing stands is the verb.
            let alone = !lists().never_alone.has(p.lemma.as_str());
            // "Students demonstrated in the port on Sunday, witnesses said": some verbs have no passive at all.
            let intransitive = lists().never_passive.has(p.lemma.as_str());
            if told && alone && (p.parent.is_none() || intransitive) && p.implied_subject.is_some_and(|s| s.end() <= p.head.start()) {
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
                let bare = parts.iter_mut().find(|a| {
                    let nothing = a.marker.is_empty() && a.span.start() >= p.head.end();
                    a.role == Role::Oblique && (nothing || !intransitive && rounded(view, p, a)) && !timed(view, a.head)
                });
                match bare {
                    Some(part) => (part.role, part.marker) = (Role::Object, String::new()),
                    None => parts.extend(super::surface::object(view, id, p)),
                }
            }
            // "was shot and killed": the tree may know neither the voice nor who stands before it.
            if lists().never_alone.has(p.lemma.as_str())
                && !parts.iter().any(|a| matches!(a.role, Role::Object | Role::IndirectObject))
                && let Some(sufferer) = super::fronts::sufferer(view, p)
            {
                passive = true;
                subject = subject.filter(|s| parts.iter().any(|a| a.role == Role::Subject && a.span == *s)).or(Some(sufferer));
            }
            // "shot dead a policeman": the adverb is no part of whoever was shot.
            for part in parts.iter_mut().filter(|a| p.lemma == "shoot" && a.role == Role::Object && view.text(a.span).starts_with("dead "))
            {
                part.span = Span::new(part.span.start() + 5, part.span.end()).unwrap_or(part.span);
            }
            // "leaving 14 people injured", "and 20 injured": without an object such a verb is done to whoever stands before it.
            if !passive
                && !alone
                && !super::surface::counts_behind(view, p)
                && view.text(p.head).ends_with("ed")
                && !parts.iter().any(|a| matches!(a.role, Role::Object | Role::IndirectObject))
            {
                let written = parts.iter().any(|a| a.role == Role::Subject);
                let before = if written { None } else { super::fronts::right_before(view, p) };
                passive = written || before.is_some();
                subject = before.or(subject);
            }
            // "security guards fired at miners": whoever fires at somebody is not sent away.
            // "tear gas was fired at students"
            let be = matches!(view.before(p.head, 1), "was" | "were" | "been" | "being" | "is" | "are");
            let aims = p.lemma == "fire"
                && !be
                && view.at(p.head).and_then(|i| view.words.get(i + 1)).is_some_and(|w| matches!(w.lower.as_str(), "at" | "on" | "into"));
            passive &= !aims;
            if passive && !parts.iter().any(|a| a.role == Role::Agent || a.marker == "by") {
                parts.extend(super::surface::agent(view, p));
            }
            join_subjects(view, &mut parts, p.head);
            let written = parts.iter_mut().find(|a| a.role == Role::Subject && a.span.end() <= p.head.start());
            match written {
                Some(part) => {
                    let (span, head) = super::fronts::widened(view, part.span, p.group);
                    (part.span, part.head) = (span, head.unwrap_or(part.head));
                    subject = Some(span);
                }
                None => subject = subject.map(|s| super::fronts::widened(view, s, p.group).0),
            }
            subject = subject.or_else(|| super::fronts::subject(view, p));
            // "Chad test-fired a missile": the first half of the verb is nobody.
            let verb = view.joined(p.head);
            let apart = |s: Span| {
                let cut = verb != p.head && s.start() < verb.start() && verb.start() < s.end();
                if cut { Span::new(s.start(), verb.start()).map_or(s, |s| s.trim(view.layers.text)) } else { s }
            };
            for part in parts.iter_mut().filter(|a| a.role == Role::Subject) {
                let span = apart(part.span);
                if span != part.span && !span.contains(part.head) {
                    part.head = span;
                }
                part.span = span;
            }
            subject = subject.map(apart);
            // "Peru, Chile sign a pact"
            if !passive
                && let Some(last) = subject
                && let Some(states) = super::fronts::listed_states(view, p, last)
            {
                parts.retain(|a| a.role != Role::Subject);
                let whole = states.iter().fold(last, |all, s| all.cover(*s));
                parts.insert(0, Part { head: last, conjuncts: states, ..Part::whole(whole) });
                subject = Some(whole);
            }
        }
        let (mut trigger, mut lemma) = (p.head, p.lemma.clone());
        if view.korean
            && let Some(noun) = bare_noun(view, p)
        {
            passive = true;
            lemma = format!("{}{lemma}", noun.lower);
            trigger = noun.span;
            parts.retain(|a| !a.span.contains(noun.span) || a.role == Role::Subject);
        } else if view.korean
            && let Some(noun) = noun_before(view, p)
        {
            passive = true;
            lemma = format!("{noun}{lemma}");
        }
        Self { trigger, lemma, noun: false, passive, parts, subject, own: Some(id), governor: None, stands_as: None, clause: p.clause }
    }
}

/// Whether a Korean clause of what is told ends between a phrase and a verb: 경찰이 …하지 않았다고 비판했다.
fn told_between(view: &View<'_>, phrase: Span, verb: Span) -> bool {
    let from = view.words.partition_point(|w| w.span.start() < phrase.end());
    let quotes = |w: &super::view::Word| lists().quotative_ko.iter().any(|e| w.lower.ends_with(e));
    view.words[from..].iter().take_while(|w| w.span.end() <= verb.start()).any(quotes)
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

/// The noun that is written together with 당하다, 받다 or 되다, where the clause layer knows that verb alone: 폭행당했다.
fn noun_before<'v>(view: &View<'v>, p: &Predicate) -> Option<&'v str> {
    let stem = p.lemma.strip_suffix('다').filter(|_| matches!(p.lemma.as_str(), "당하다" | "받다" | "되다"))?;
    let syllable = stem.chars().next()?;
    let word = view.text(p.head);
    let noun = &word[..word.rfind(syllable)?];
    (noun.chars().count() >= 2 && !noun.contains(' ')).then_some(noun)
}

/// The object of a Korean verb that stands with another one: of the verb right before it (기자를 쏴 살해했다), or the noun that it modifies where
/// its own subject is written (헤즈볼라가 발사한 로켓).
fn shared_object(view: &View<'_>, id: PredicateId, p: &Predicate) -> Option<Part> {
    let at = view.at(p.head)?;
    if let Some((_, Link::Relative)) = p.parent {
        let own = p.argument(Role::Subject).is_some_and(|s| matches!(s.marker.as_str(), "이" | "가") && s.span.end() <= p.head.start());
        let next = view.modified(id).filter(|w| own && w.word && w.predicate.is_none_or(|id| view.predicate(id).nominal))?;
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

/// Cuts a phrase before "ahead of", which tells when: "detained 200 activists ahead of the rally".
fn up_to_ahead(view: &View<'_>, part: &mut Part) {
    static AHEAD: LazyLock<Phrase> = LazyLock::new(|| Phrase::new(" ahead of "));
    let Some(at) = view.find(part.span, &AHEAD).filter(|at| *at > 0) else { return };
    let Ok(span) = Span::new(part.span.start(), part.span.start() + at as u32) else { return };
    if !span.contains(part.head) {
        let last = view.words.partition_point(|w| w.span.end() <= span.end()).checked_sub(1);
        part.head = last.map_or(span, |i| view.words[i].span);
    }
    part.span = span;
    part.conjuncts.retain(|c| span.contains(*c));
}

/// Whether a time of any kind, lengths included, covers the span.
fn in_time(view: &View<'_>, span: Span) -> bool {
    let times = &view.layers.times;
    let from = times.partition_point(|t| t.span.end() <= span.start());
    times.get(from).is_some_and(|t| t.span.contains(span))
}

/// Whether a phrase right behind an English verb is its object, of which a preposition only rounds the number: "captured around 20 towns".
fn rounded(view: &View<'_>, p: &Predicate, part: &Part) -> bool {
    let behind = view.at(p.head).and_then(|i| view.words.get(i + 1..i + 3));
    let Some([bound, number]) = behind else { return false };
    let digits = number.lower.starts_with(|c: char| c.is_ascii_digit());
    part.marker == bound.lower && lists().rounding.has(&bound.lower) && (digits || lists().counts.has(&number.lower))
}

/// Whether a time covers the span.
fn timed(view: &View<'_>, span: Span) -> bool {
    let times = &view.layers.times;
    let from = times.partition_point(|t| t.span.end() <= span.start());
    times.get(from).is_some_and(|t| t.span.contains(span) && !matches!(t.value, sosik_core::TimeValue::Duration { .. }))
}
