//! Outer and inner events of a sentence brought together: what is told twice is told once, with all that is known of it.

use sosik_core::ontology::{EventType, Mode};
use sosik_core::{EntityLabel, Party, Realis, Span};

use super::hash::WordMap;
use super::read::Build;
use super::rules;
use super::slots::dedup;
use super::view::{View, inside, to_clause};
use crate::clauses::{Link, PredicateId, Role};

/// In Korean the dead and wounded of a blast or attack told in the same sentence are its recipients, not events of their own.
pub(super) fn casualties(view: &View<'_>, builds: &mut Vec<Build<'_>>) {
    // 총에 맞아 숨졌다: how somebody was hit belongs to their death.
    for hit in (0..builds.len().saturating_sub(1)).rev() {
        let dies = CASUALTY_TAGS.iter().any(|t| builds[hit + 1].sense.ends_with(t));
        let same = |b: &Build<'_>| b.recipients.iter().map(|r| r.actor).collect::<Vec<_>>();
        let alike = builds[hit + 1].recipients.is_empty() || same(&builds[hit]) == same(&builds[hit + 1]);
        if builds[hit].sense.ends_with(".hit-by") && dies && alike {
            let gone = builds.remove(hit);
            let death = &mut builds[hit];
            death.mode = death.mode.or(gone.mode);
            if death.actors.is_empty() {
                death.actors = gone.actors;
            }
            if death.recipients.is_empty() {
                death.recipients = gone.recipients;
            }
        }
    }
    let casualty = |b: &Build<'_>| b.event_type == EventType::Assault && CASUALTY_TAGS.iter().any(|t| b.sense.ends_with(t));
    let Some(cause) = builds.iter().position(|b| b.event_type == EventType::Assault && !casualty(b) && b.realis == Realis::Happened) else {
        return;
    };
    // What is taken out before the cause moves the cause to the front.
    let before = builds[..cause].iter().filter(|b| casualty(b)).count();
    let (gone, mut kept): (Vec<Build<'_>>, Vec<Build<'_>>) = std::mem::take(builds).into_iter().partition(casualty);
    if let Some(attack) = kept.get_mut(cause - before) {
        for b in gone {
            attack.recipients.extend(b.recipients.iter().filter(|r| !attack.actors.iter().any(|a| a.actor == r.actor)));
            attack.quantities.extend(b.quantities);
            attack.time = attack.time.or(b.time);
            attack.location = attack.location.or(b.location);
        }
        dedup(&mut attack.recipients);
        // 하르키우를 공격해 3명이 숨졌다: where people are hit they are the ones, and not the town.
        let town = |r: &Party| view.names(r.span).any(|n| n.span == r.span && n.label == EntityLabel::Place && n.kind.is_none());
        if attack.recipients.iter().any(|r| !town(r)) {
            attack.recipients.retain(|r| !town(r));
        }
        // 팔레스타인 주민 23명: the dead, and not their state that stands beside them.
        let whole: Vec<Span> = attack.recipients.iter().map(|r| r.span).collect();
        attack.recipients.retain(|r| !whole.iter().any(|w| *w != r.span && w.contains(r.span)));
    }
    *builds = kept;
}

/// Senses of dying and being hurt.
const CASUALTY_TAGS: [&str; 3] = [".die", ".wound", ".casualties-noun"];

/// The tag of nouns for a charge or suspicion.
const SUSPICION: &str = ".suspicion-noun";

/// Links inner events to outer ones, lets outer ones take mode and type from them, drops what they swallow and what is told twice.
pub(super) fn nest<'x>(view: &View<'_>, mut builds: Vec<Build<'x>>) -> Vec<Build<'x>> {
    let by_predicate: WordMap<PredicateId, usize> = builds.iter().enumerate().filter_map(|(i, b)| b.predicate.map(|p| (p, i))).collect();
    for i in 0..builds.len() {
        let mut at = builds[i].above;
        // A parent lies in the same sentence; the bound guards against a cycle.
        for _ in 0..8 {
            let Some(id) = at else { break };
            if let Some(outer) = by_predicate.get(&id).copied().filter(|o| *o != i) {
                if builds[outer].wraps.is_some() {
                    builds[i].parent = Some(outer);
                }
                break;
            }
            at = above(view, id);
        }
    }
    let mut drop = vec![false; builds.len()];
    for i in 0..builds.len() {
        let Some(outer) = builds[i].parent else { continue };
        let inner = builds[i].event_type;
        let (event_type, mode) = rules::around(builds[outer].event_type, builds[outer].mode, builds[outer].wraps, inner);
        builds[outer].event_type = event_type;
        builds[outer].mode = mode;
        drop[i] = rules::swallows(builds[outer].wraps, inner);
        // "refused to meet the unions": whom the act that did not come about would have met.
        if drop[i] && (!view.korean || event_type == EventType::Reject) {
            refused(&mut builds, outer, i);
        }
        // "Tehran will expel the inspectors, its minister threatened": whoever is to do it is not threatened.
        if event_type == EventType::Threaten {
            let doers: Vec<_> = builds[i].actors.iter().filter_map(|d| d.actor).collect();
            builds[outer].recipients.retain(|r| r.actor.is_none_or(|r| !doers.contains(&r)));
        }
        // "threatened to arrest teachers": whom the threat is to befall is threatened.
        if event_type == EventType::Threaten && builds[outer].recipients.is_empty() {
            let acts = builds[outer].actors.clone();
            let befallen = builds[i].recipients.iter().filter(|r| acts.iter().all(|a| a.actor != r.actor));
            builds[outer].recipients = befallen.copied().collect();
        }
    }
    turned_down(view, &mut builds, &mut drop);
    deeds(&mut builds);
    for i in 0..builds.len() {
        for j in 0..i {
            if !drop[i] && !drop[j] && builds[i].trigger.overlaps(builds[j].trigger) {
                drop[i] = true;
            }
        }
    }
    // "the attack killed nine": the blow and its dead are one.
    for i in 0..builds.len() {
        if builds[i].event_type != EventType::Assault || drop[i] {
            continue;
        }
        let governed = builds[i].governor.filter(|_| builds[i].predicate != builds[i].governor).and_then(|g| by_predicate.get(&g)).copied();
        let over = governed.or_else(|| {
            let noun = builds[i].predicate.is_none_or(|p| view.predicate(p).nominal);
            let struck =
                |b: &Build<'_>| b.predicate.and_then(|p| view.predicate(p).subject()).is_some_and(|s| s.contains(builds[i].trigger));
            (0..builds.len()).find(|o| noun && *o != i && struck(&builds[*o]))
        });
        let Some(over) = over.filter(|o| *o != i && !drop[*o] && builds[*o].event_type == EventType::Assault) else { continue };
        // "Clashes between the army and rebels killed nine": the words for the blow are nobody who killed.
        if governed.is_some() && builds[over].actors.iter().all(|a| a.span.contains(builds[i].trigger)) {
            builds[over].actors.clear();
        }
        // "A Russian strike killed nine": whoever struck killed.
        if builds[over].actors.is_empty() && !builds[i].actors.is_empty() {
            let actors = builds[i].actors.clone();
            builds[over].recipients.retain(|r| actors.iter().all(|a| a.actor != r.actor));
            builds[over].actors = actors;
            drop[i] = true;
        }
        drop[i] |= builds[i].actors.is_empty();
    }
    // 혐의로 기소됐다: the suspicion and the charge are one accusation.
    for i in 0..builds.len() {
        let over = builds[i].governor.and_then(|g| by_predicate.get(&g)).map(|o| builds[*o].event_type);
        drop[i] |= builds[i].sense.ends_with(SUSPICION) && builds[i].realis == Realis::Denied
            || builds[i].sense.ends_with(SUSPICION) && matches!(over, Some(EventType::Accuse | EventType::Sanction))
            || builds[i].sense.ends_with(".criminal-charge-noun") && matches!(over, Some(EventType::Concede | EventType::Sanction));
    }
    // "urged them not to die in vain": nobody is asked to be killed. "sent to fight": whom, nobody tells.
    for i in 0..builds.len() {
        let b = &builds[i];
        let noun = b.predicate.is_none_or(|id| view.predicate(id).nominal);
        // "if its demands are not met"
        drop[i] |=
            !view.korean && noun && b.event_type == EventType::Request && b.realis == Realis::Hypothetical && b.recipients.is_empty();
        let one_sided = b.sense.ends_with(".clash") && b.recipients.is_empty() && b.actors.len() < 2;
        drop[i] |= b.realis == Realis::Demanded && b.sense.contains(".die") || b.realis == Realis::Planned && one_sided;
    }
    settled(view, &builds, &mut drop);
    settings(view, &builds, &mut drop);
    for (i, p) in purposes(view, &builds, &by_predicate) {
        drop[i] = true;
        if builds[p].recipients.is_empty() {
            builds[p].recipients = builds[i].recipients.clone();
        }
    }
    partners(view, &mut builds, &drop);
    // "walked out in protest": leaving is how they protest.
    for i in 0..builds.len() {
        let over = builds[i].governor.filter(|_| !view.korean).and_then(|g| by_predicate.get(&g)).copied();
        if let Some(over) =
            over.filter(|o| *o != i && builds[i].event_type == EventType::Protest && builds[i].predicate != builds[i].governor)
            && builds[over].event_type == EventType::Reject
            && !builds[i].actors.is_empty()
        {
            drop[over] = true;
        }
    }
    if view.korean {
        aimed(view, &mut builds, &by_predicate);
    }
    shot_and_killed(view, &mut builds, &mut drop);
    coordinated(view, &mut builds, &mut drop);
    no_acts(&mut builds);
    answered(view, &mut builds, &drop);
    super::slogans::drop_slogans(view, &by_predicate, &mut builds, &mut drop);
    told_twice(view, &by_predicate, &mut builds, &mut drop);
    super::topics::drop_topics(view, &builds, &mut drop);
    super::topics::melee(view, &mut builds);
    let mut place = vec![None; builds.len()];
    let mut kept = 0;
    for (i, gone) in drop.iter().enumerate() {
        if !gone {
            place[i] = Some(kept);
            kept += 1;
        }
    }
    let mut out = Vec::with_capacity(kept);
    for (i, mut build) in builds.into_iter().enumerate() {
        if !drop[i] {
            build.parent = build.parent.and_then(|p| place[p]);
            out.push(build);
        }
    }
    out
}

/// "Refused to meet the premier": whoever else would have taken part in what is refused is refused it.
fn refused(builds: &mut [Build<'_>], outer: usize, inner: usize) {
    if !builds[outer].recipients.is_empty() {
        return;
    }
    let inner = &builds[inner];
    let others: Vec<Party> = inner.actors.iter().chain(&inner.recipients).copied().collect();
    let acts = |p: &Party| builds[outer].actors.iter().any(|a| a.actor == p.actor || a.span.overlaps(p.span));
    let others: Vec<Party> = others.into_iter().filter(|p| !acts(p)).collect();
    builds[outer].recipients = others;
}

/// "Rejected talks with the rebels": what is turned down has not come about, and with whom it would have been is turned down.
fn turned_down(view: &View<'_>, builds: &mut [Build<'_>], drop: &mut [bool]) {
    use EventType::{Aid, Consult, Cooperate};
    for inner in 0..builds.len() {
        let b = &builds[inner];
        let noun = b.predicate.is_none_or(|id| view.predicate(id).nominal);
        if !noun || drop[inner] || !matches!(b.event_type, Consult | Aid | Cooperate) || b.realis != Realis::Happened {
            continue;
        }
        let object = view.governor(b.trigger).filter(|(_, a, head)| *head && a.role == Role::Object).map(|(id, _, _)| id);
        let outer =
            (0..builds.len()).find(|o| object.is_some() && builds[*o].predicate == object && builds[*o].event_type == EventType::Reject);
        let Some(outer) = outer else { continue };
        builds[outer].mode = rules::around(EventType::Reject, builds[outer].mode, builds[outer].wraps, b.event_type).1;
        drop[inner] = true;
        refused(builds, outer, inner);
    }
}

/// "Condemned the killing of a priest by gunmen": whoever suffers a deed is not blamed for it, and whoever did it is.
fn deeds(builds: &mut [Build<'_>]) {
    for outer in 0..builds.len() {
        let Some(id) = builds[outer].predicate.filter(|_| matches!(builds[outer].event_type, EventType::Accuse | EventType::Protest))
        else {
            continue;
        };
        let deed = |b: &Build<'_>| matches!(b.event_type, EventType::Assault | EventType::Coerce) && b.governor == Some(id);
        let Some(deed) = builds.iter().position(deed).filter(|d| *d != outer) else { continue };
        let (actors, sufferers) = (builds[deed].actors.clone(), builds[deed].recipients.clone());
        let blamed = &mut builds[outer].recipients;
        let before = blamed.len();
        blamed.retain(|r| !sufferers.iter().any(|s| s.actor == r.actor && s.span.overlaps(r.span)));
        if blamed.is_empty() && before > 0 {
            let acts = builds[outer].actors.clone();
            builds[outer].recipients = actors.into_iter().filter(|p| acts.iter().all(|a| a.actor != p.actor)).collect();
        }
    }
}

/// A charge that is told with its verdict is no event besides, nor is what somebody once did time for when they go free: 기소된 김 씨에게 징역을
/// 선고했다, "pardoned seven men convicted of plotting".
fn settled(view: &View<'_>, builds: &[Build<'_>], drop: &mut [bool]) {
    use Mode::{AccuseAllege, CoerceArrest, RetreatRelease, SanctionConvict};
    let real = |b: &Build<'_>| matches!(b.realis, Realis::Happened | Realis::Ongoing);
    for (i, b) in builds.iter().enumerate() {
        if b.realis != Realis::Happened || !matches!(b.mode, Some(AccuseAllege | CoerceArrest | SanctionConvict)) {
            continue;
        }
        let modifies = b.predicate.and_then(|id| view.predicate(id).parent).is_some_and(|(_, link)| link == Link::Relative);
        let ends = |v: &Build<'_>| {
            let frees = v.event_type == EventType::Concede || v.mode == Some(RetreatRelease);
            real(v) && (v.mode == Some(SanctionConvict) && b.mode == Some(AccuseAllege) || frees && modifies)
        };
        let verdict = |v: &Build<'_>| v.mode == Some(SanctionConvict) && v.recipients.is_empty() && b.sense.ends_with(SUSPICION);
        let same =
            |v: &Build<'_>| verdict(v) || b.recipients.iter().any(|r| r.actor.is_some() && v.recipients.iter().any(|q| q.actor == r.actor));
        drop[i] |= builds.iter().enumerate().any(|(k, v)| k != i && ends(v) && same(v));
    }
}

/// A noun inside another phrase that has nobody to act and has not happened only tells what something is about: "a proposal for a truce".
fn settings(view: &View<'_>, builds: &[Build<'_>], drop: &mut [bool]) {
    for (i, b) in builds.iter().enumerate() {
        let noun = b.predicate.is_none_or(|id| view.predicate(id).nominal);
        // An agreement or talks that may come are news by themselves.
        let open = matches!(b.realis, Realis::Planned | Realis::Demanded) && b.event_type != EventType::Agree;
        let held = b.governor.is_some() && b.above.is_none();
        // "a warrant for his arrest"
        let warrant = |v: &Build<'_>| v.mode == Some(Mode::ThreatenArrest) && v.predicate == b.governor;
        drop[i] |= noun && b.mode == Some(Mode::CoerceArrest) && b.actors.is_empty() && builds.iter().any(warrant);
        // "a proposal for a truce", where a tree takes the whole for the object
        let at = view.at(b.trigger).filter(|_| noun && !view.korean).unwrap_or(0);
        let words = &view.words[at.saturating_sub(5)..at];
        let held = held
            || words.iter().skip(1).zip(words).any(|(of, before)| {
                matches!(of.lower.as_str(), "for" | "of") && before.predicate.is_none_or(|id| view.predicate(id).nominal)
            });
        // "recalled its ambassador for consultations"
        let recalled = |v: &Build<'_>| v.event_type == EventType::Sanction && v.predicate.is_some() && v.predicate == b.governor;
        drop[i] |= noun && b.event_type == EventType::Consult && builds.iter().any(recalled);
        drop[i] |= noun && open && held && b.actors.is_empty() && b.recipients.is_empty() && b.quantities.is_empty();
    }
}

/// "Summoned the envoy to protest": a purpose of the same type is the same act. Each with the event that holds it.
fn purposes(view: &View<'_>, builds: &[Build<'_>], by_predicate: &WordMap<PredicateId, usize>) -> Vec<(usize, usize)> {
    let held = |(i, b): (usize, &Build<'_>)| {
        let p = view.predicate(b.predicate.filter(|_| !view.korean)?);
        let over = *by_predicate.get(&p.parent.filter(|_| to_clause(p))?.0)?;
        let a = &builds[over];
        // "sent police to reinforce the border": whoever is sent acts.
        let moved = a.event_type == EventType::Mobilize;
        let theirs = moved || b.actors.iter().all(|p| a.actors.iter().any(|q| q.actor == p.actor));
        // "fired tear gas to disperse them"
        let drives = a.event_type == EventType::Assault && b.mode == Some(Mode::CoerceRestrict);
        if over != i && drives && theirs {
            return Some((i, over));
        }
        (over != i && a.event_type == b.event_type && a.wraps.is_none() && theirs && a.event_type != EventType::Assault)
            .then_some((i, over))
    };
    builds.iter().enumerate().filter_map(held).collect()
}

/// Who met goes on to talk and agree together: 총리를 만나 협력을 논의했다, "met the premier and discussed trade".
fn partners(view: &View<'_>, builds: &mut [Build<'_>], drop: &[bool]) {
    for later in 1..builds.len() {
        let b = &builds[later];
        if drop[later] || !(b.reciprocal && b.actors.len() == 1 && matches!(b.event_type, EventType::Consult | EventType::Agree)) {
            continue;
        }
        let Some(own) = b.predicate.or(b.governor) else { continue };
        let joined = |x: PredicateId, y: PredicateId| {
            view.predicate(x).parent.is_some_and(|(up, link)| up == y && matches!(link, Link::Coordinate | Link::Adverbial))
        };
        let met = (0..later).rev().find(|i| {
            let a = &builds[*i];
            let first = a.predicate.filter(|id| !view.predicate(*id).nominal).or(a.governor);
            !drop[*i]
                && a.event_type == EventType::Consult
                && a.reciprocal
                && a.actors.len() > 1
                && a.actors.iter().any(|p| p.actor == b.actors[0].actor)
                && first.is_some_and(|id| joined(id, own) || joined(own, id))
        });
        if let Some(met) = met {
            builds[later].actors = builds[met].actors.clone();
            continue;
        }
        // 사우디를 방문해 왕세자와 회담했다: whoever came also talked.
        let bare = view.korean && view.predicate(own).arguments.iter().all(|a| !matches!(a.role, Role::Subject | Role::Topic));
        let came = (0..later).rev().find(|i| {
            let first = builds[*i].predicate.filter(|id| !view.predicate(*id).nominal).or(builds[*i].governor);
            bare && !drop[*i] && first.is_some_and(|id| joined(id, own)) && builds[*i].event_type == EventType::Consult
        });
        if let Some(came) = came {
            let more = builds[came].actors.clone();
            builds[later].actors.splice(0..0, more);
            dedup(&mut builds[later].actors);
        }
    }
}

/// 물대포를 쏴 시위대를 해산시켰다: whoever is driven off is whom it was fired at.
fn aimed(view: &View<'_>, builds: &mut [Build<'_>], by_predicate: &WordMap<PredicateId, usize>) {
    for i in 0..builds.len() {
        let b = &builds[i];
        if b.event_type != EventType::Assault || !b.recipients.is_empty() {
            continue;
        }
        let p = b
            .predicate
            .map(|id| view.predicate(id))
            .filter(|p| matches!(p.marker.as_str(), "어" | "아" | "여" | "며" | "으며" | "면서" | "고"));
        let Some(next) = p.and_then(|p| p.parent).and_then(|(up, _)| by_predicate.get(&up)).map(|k| &builds[*k]) else { continue };
        let theirs = next.actors.iter().all(|q| b.actors.iter().any(|p| p.actor == q.actor));
        if theirs && matches!(next.event_type, EventType::Assault | EventType::Coerce) {
            builds[i].recipients = next.recipients.clone();
        }
    }
}

/// "Was shot and killed": how and with what end are told as one blow.
fn shot_and_killed(view: &View<'_>, builds: &mut [Build<'_>], drop: &mut [bool]) {
    for later in 1..builds.len() {
        let (a, b) = (&builds[later - 1], &builds[later]);
        let gap = Span::new(a.trigger.end(), b.trigger.start()).map(|s| view.text(s).trim()).unwrap_or("?");
        let both = a.event_type == EventType::Assault && b.event_type == EventType::Assault && a.realis == b.realis;
        if both && a.lemma == "shoot" && gap == "and" && !drop[later] && !drop[later - 1] {
            drop[later - 1] = true;
            let Build { mode, actors, recipients, .. } = a.clone();
            let stays = &mut builds[later];
            stays.mode = mode;
            if stays.actors.is_empty() {
                stays.actors = actors;
            }
            if stays.recipients.is_empty() {
                stays.recipients = recipients;
            }
        }
    }
}

/// "To surrender or defect": two words for one act of the same parties, joined by nothing but "and" or "or", are one event.
fn coordinated(view: &View<'_>, builds: &mut [Build<'_>], drop: &mut [bool]) {
    let ids = |parties: &[Party]| parties.iter().map(|p| p.actor).collect::<Vec<_>>();
    for later in 1..builds.len() {
        let (first, b) = (later - 1, &builds[later]);
        let a = &builds[first];
        let gap = Span::new(a.trigger.end(), b.trigger.start()).map(|s| view.text(s)).unwrap_or("?");
        let alike = (a.event_type, a.mode, a.realis) == (b.event_type, b.mode, b.realis)
            && ids(&a.actors) == ids(&b.actors)
            && ids(&a.recipients) == ids(&b.recipients)
            // "shot and killed": a blow and its end are told as two.
            && a.event_type != EventType::Assault
            && !(a.actors.is_empty() && a.recipients.is_empty());
        if !drop[first] && !drop[later] && alike && matches!(gap.trim(), "and" | "or" | "및" | "또는") {
            drop[later] = true;
            let Build { location, time, quantities, .. } = b.clone();
            let stays = &mut builds[first];
            (stays.location, stays.time) = (stays.location.or(location), stays.time.or(time));
            if stays.quantities.is_empty() {
                stays.quantities = quantities;
            }
            for build in builds.iter_mut().filter(|b| b.parent == Some(later)) {
                build.parent = Some(first);
            }
        }
    }
}

/// An offer and the answer to it in one sentence are made by and to the same two: 총리는 대화를 제의했지만 반군은 거부했다.
fn answered(view: &View<'_>, builds: &mut [Build<'_>], drop: &[bool]) {
    for answer in 1..builds.len() {
        let offer = (0..answer).rev().find(|i| {
            let (a, b) = (&builds[*i], &builds[answer]);
            let joined = a.predicate.zip(b.predicate).is_some_and(|(a, b)| {
                let under = |x: PredicateId, y: PredicateId| {
                    view.predicate(x).parent.is_some_and(|(up, link)| up == y && matches!(link, Link::Coordinate | Link::Adverbial))
                };
                under(a, b) || under(b, a)
            });
            let offers = a.event_type == EventType::Agree && a.wraps == Some(super::lexicon::Effect::Promised);
            // 정부는 복귀하라고 명령했으나 의사들은 거부했다
            (offers || view.korean && a.event_type == EventType::Request) && !drop[*i] && joined
        });
        let Some(offer) = offer.filter(|_| builds[answer].event_type == EventType::Reject && !drop[answer]) else { continue };
        let (ours, theirs) = (builds[offer].actors.clone(), builds[answer].actors.clone());
        if ours.is_empty() || theirs.is_empty() || ours.iter().any(|p| theirs.iter().any(|q| p.actor == q.actor)) {
            continue;
        }
        if builds[answer].recipients.is_empty() {
            builds[answer].recipients = ours;
        }
        if builds[offer].recipients.is_empty() {
            builds[offer].recipients = theirs;
        }
    }
}

/// An act is no participant: 집회에 요구했다 asks nothing of the rally.
fn no_acts(builds: &mut [Build<'_>]) {
    let triggers: Vec<_> = builds.iter().map(|b| b.trigger).collect();
    for build in builds {
        build.recipients.retain(|r| !triggers.contains(&r.span));
        build.actors.retain(|a| !triggers.contains(&a.span));
    }
}

/// "sent food aid to Haiti": verb and noun of one type, the noun without parties of its own, are one event.
fn told_twice(view: &View<'_>, by_predicate: &WordMap<PredicateId, usize>, builds: &mut [Build<'_>], drop: &mut [bool]) {
    // "a state of siege was declared": a tree may hold another word for the head of the phrase.
    let over = |noun: usize, builds: &[Build<'_>]| {
        let at = builds[noun].trigger;
        let bare = builds[noun].governor.is_none() && builds[noun].predicate.is_none();
        let holds = |b: &Build<'_>| b.predicate.is_some_and(|id| view.predicate(id).arguments.iter().any(|a| a.span.contains(at)));
        (0..builds.len()).find(|v| bare && *v != noun && builds[*v].event_type == builds[noun].event_type && holds(&builds[*v]))
    };
    for noun in 0..builds.len() {
        let Some(verb) = builds[noun].governor.and_then(|g| by_predicate.get(&g)).copied().or_else(|| over(noun, builds)) else { continue };
        let (a, b) = (&builds[noun], &builds[verb]);
        if verb == noun || drop[noun] || drop[verb] || a.event_type != b.event_type || !told_by(a, b) {
            continue;
        }
        // "held talks": the noun names the act, and the verb only carries it.
        let (gone, stays) = if b.sense.contains(&a.lemma) { (verb, noun) } else { (noun, verb) };
        drop[gone] = true;
        for build in builds.iter_mut().filter(|b| b.parent == Some(gone)) {
            build.parent = Some(stays);
        }
        let Build { quantities, location, time, parent, .. } = builds[gone].clone();
        let build = &mut builds[stays];
        for quantity in quantities {
            if !build.quantities.contains(&quantity) {
                build.quantities.push(quantity);
            }
        }
        (build.location, build.time) = (build.location.or(location), build.time.or(time));
        build.parent = [build.parent, parent].into_iter().flatten().find(|p| *p != stays);
    }
}

/// Whether `noun` has no party that `verb` has not.
fn told_by(noun: &Build<'_>, verb: &Build<'_>) -> bool {
    let within = |some: &[Party], all: &[Party]| some.iter().all(|p| all.iter().any(|q| q.actor == p.actor));
    within(&noun.actors, &verb.actors) && within(&noun.recipients, &verb.recipients)
}

/// The predicate in whose complement this one stands.
pub(super) fn above(view: &View<'_>, id: PredicateId) -> Option<PredicateId> {
    let p = view.predicate(id);
    // "warned Japan against visiting"
    let inner = |link: Link| inside(link) || to_clause(p) || !view.korean && !p.nominal && p.marker == "against";
    p.parent.filter(|(up, link)| inner(*link) && !view.parted(id, *up, *link)).map(|(up, _)| up)
}
