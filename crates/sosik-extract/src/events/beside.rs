//! What Korean clauses that stand side by side lend each other.

use sosik_core::ontology::EventType;
use sosik_core::{Party, TimeId};

use super::read::Build;
use super::site::Site;
use super::view::View;
use super::words::lists;
use crate::clauses::{Link, Modality, Predicate, PredicateId, Tense};

/// Lends parties from clause to clause, in the order of the sentence; a sentence costs the square of its events.
pub(super) fn lend(view: &View<'_>, builds: &mut [Build<'_>]) {
    for i in 0..builds.len() {
        if builds[i].event_type == EventType::Request {
            freed(builds, i);
        }
        if builds[i].recipients.is_empty() && builds[i].event_type == EventType::Request {
            builds[i].recipients = blamed(view, builds, i);
        }
        if charged(view, builds, i) {
            builds[i].actors.clear();
        }
        if builds[i].actors.is_empty() && builds[i].event_type == EventType::Assault {
            builds[i].actors = shooters(view, builds, i);
        }
    }
}

/// 선원들의 석방을 요구했다: whoever is to be freed is not asked.
fn freed(builds: &mut [Build<'_>], asked: usize) {
    use sosik_core::ontology::Mode;
    let free = |b: &&Build<'_>| b.mode == Some(Mode::RetreatRelease) && b.governor.is_some() && b.governor == builds[asked].predicate;
    let captives: Vec<_> = builds.iter().filter(free).flat_map(|b| b.recipients.iter().map(|r| r.actor)).collect();
    builds[asked].recipients.retain(|r| !captives.contains(&r.actor));
}

/// 폭격을 비난하며 사과를 촉구했다: whoever is blamed is asked.
fn blamed(view: &View<'_>, builds: &[Build<'_>], asked: usize) -> Vec<Party> {
    use EventType::{Accuse, Assault, Coerce, Mobilize, Reject, Request, Sanction};
    let request = &builds[asked];
    let same = |b: &Build<'_>| b.actors.iter().any(|a| request.actors.iter().any(|r| r.actor == a.actor));
    let blames = |b: &&Build<'_>| {
        matches!(b.event_type, Accuse | Reject | Request)
            && !b.recipients.is_empty()
            && same(b)
            && beside(view, b.predicate, request.predicate)
    };
    // 이란이 유조선을 나포했다며 석방을 요구했다: or whoever has done what is told beside the demand.
    let told = |b: &&Build<'_>| {
        let beside = |p: &Predicate| p.parent.is_some_and(|(up, link)| link == Link::Complement && Some(up) == request.predicate);
        matches!(b.event_type, Assault | Coerce | Sanction | Mobilize)
            && b.predicate.map(|id| view.predicate(id)).is_some_and(|p| beside(p) && lists().quotative_ko.ends(&p.marker))
    };
    let found = builds.iter().find(blames).map(|b| b.recipients.clone());
    let found = found.or_else(|| builds.iter().find(told).map(|b| b.actors.clone())).unwrap_or_default();
    found.into_iter().filter(|r| request.actors.iter().all(|a| a.actor != r.actor)).collect()
}

/// 노조는 "집회를 탄압했다"며 반발했다: whoever complains of a deed without naming who did it has not done it.
fn charged(view: &View<'_>, builds: &[Build<'_>], deed: usize) -> bool {
    use EventType::{Accuse, Assault, Coerce, Protest, Reject, Request, Sanction};
    let b = &builds[deed];
    let Some(p) = b.predicate.map(|id| view.predicate(id)).filter(|_| matches!(b.event_type, Assault | Coerce | Sanction)) else {
        return false;
    };
    let ending = lists().quotative_ko.ends(&p.marker);
    let written = p.arguments.iter().any(|a| matches!(a.role, crate::clauses::Role::Subject | crate::clauses::Role::Topic));
    let Some((up, Link::Complement)) = p.parent.filter(|_| ending && !written && p.tense == Tense::Past) else { return false };
    let complains = |o: &Build<'_>| o.predicate == Some(up) && matches!(o.event_type, Accuse | Reject | Protest | Request);
    let over = builds.iter().find(|o| complains(o));
    over.is_some_and(|o| b.actors.iter().all(|a| o.actors.iter().any(|q| q.actor == a.actor)))
}

/// 군이 미사일을 쏴 12명이 숨졌다: whoever fires what kills them kills them.
fn shooters(view: &View<'_>, builds: &[Build<'_>], hurt: usize) -> Vec<Party> {
    let Some(id) = builds[hurt].predicate else { return Vec::new() };
    let leads = |b: &&Build<'_>| {
        let cause = b.predicate.map(|p| view.predicate(p));
        let leads = |p: &Predicate| {
            matches!(p.parent, Some((up, Link::Adverbial)) if up == id) && matches!(p.marker.as_str(), "어" | "어서" | "아" | "아서")
        };
        matches!(b.event_type, EventType::Mobilize | EventType::Assault) && cause.is_some_and(leads)
    };
    let found = builds.iter().find(leads).map(|b| b.actors.clone()).unwrap_or_default();
    found.into_iter().filter(|a| builds[hurt].recipients.iter().all(|r| r.actor != a.actor)).collect()
}

/// Whether one clause goes on into the other.
fn beside(view: &View<'_>, a: Option<PredicateId>, b: Option<PredicateId>) -> bool {
    let (Some(a), Some(b)) = (a, b) else { return false };
    let under =
        |x: PredicateId, y: PredicateId| matches!(view.predicate(x).parent, Some((up, Link::Coordinate | Link::Adverbial)) if up == y);
    under(a, b) || under(b, a)
}

/// Whether a meeting has taken place although the clause goes on into a plan, as in 회담하고 관계를 복원하기로 했다: what is agreed there lies
/// ahead, the meeting does not, unless its own time does.
pub(super) fn has_met(view: &View<'_>, site: &Site, time: Option<TimeId>) -> bool {
    let id = site.own.or(site.governor.map(|(id, _, _)| id));
    let Some(p) = id.map(|id| view.predicate(id)) else { return false };
    let Some((up, Link::Coordinate | Link::Adverbial)) = p.parent else { return false };
    if p.tense != Tense::None || p.modality != Modality::Fact || p.negated {
        return false;
    }
    let plan = view.predicate(up);
    let settled = plan.marker.starts_with("기로") && plan.parent.is_some_and(|(over, _)| view.predicate(over).tense == Tense::Past)
        || plan.modality == Modality::Intended && plan.tense == Tense::Past;
    let begin = time.and_then(|t| view.layers.times.get(t.index())?.value.bounds()).and_then(|(begin, _)| begin);
    settled && begin.zip(view.layers.published).is_none_or(|(begin, day)| begin <= day.date())
}
