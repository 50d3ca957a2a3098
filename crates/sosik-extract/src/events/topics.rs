//! What only tells a matter: what talks or exercises are about, acts in the names of laws, and in a fight who has killed, which nobody tells.

use sosik_core::ontology::EventType;
use sosik_core::{Party, Span};

use super::read::Build;
use super::view::View;
use crate::clauses::{Link, Tense};

/// Drops what only tells a matter. Costs the square of the events of a sentence.
pub(super) fn drop_topics(view: &View<'_>, builds: &[Build<'_>], drop: &mut [bool]) {
    for i in 0..builds.len() {
        let b = &builds[i];
        let noun = b.predicate.is_none_or(|id| view.predicate(id).nominal);
        if !drop[i] && noun {
            drop[i] = (0..builds.len()).any(|o| o != i && !drop[o] && (talked_of(b, &builds[o]) || drilled(b, &builds[o])));
        }
    }
}

/// Whether talks may be about an act of this type, as something that they could bring about.
pub(super) fn may_come(event_type: EventType) -> bool {
    use EventType::{Agree, Aid, Concede, Cooperate, Retreat};
    matches!(event_type, Agree | Aid | Concede | Cooperate | Retreat)
}

/// "Discussed a ceasefire", 휴전 방안을 논의했다: what is talked about has not come about.
fn talked_of(b: &Build<'_>, talks: &Build<'_>) -> bool {
    if !may_come(b.event_type) || talks.base.0 != EventType::Consult {
        return false;
    }
    let theirs = |p: &Party| talks.actors.iter().chain(&talks.recipients).any(|q| q.actor == p.actor);
    if !b.recipients.is_empty() || !b.actors.iter().all(theirs) {
        return false;
    }
    b.governor.is_some() && b.governor == talks.predicate
}

/// "Began joint military drills": the drills are what the partners do together.
fn drilled(b: &Build<'_>, joint: &Build<'_>) -> bool {
    b.event_type == EventType::Mobilize && joint.event_type == EventType::Cooperate && b.governor.is_some() && b.governor == joint.predicate
}

/// "Clashed with police, leaving two dead": both sides have fought, and nobody tells which of them has killed.
pub(super) fn melee(view: &View<'_>, builds: &mut [Build<'_>]) {
    for i in 0..builds.len() {
        let b = &builds[i];
        let Some(p) = b.predicate.map(|id| view.predicate(id)).filter(|p| !view.korean && b.event_type == EventType::Assault && !p.nominal)
        else {
            continue;
        };
        let aside = p.tense == Tense::None && view.text(p.head).ends_with("ing");
        let Some((up, Link::Adverbial | Link::Relative)) = p.parent.filter(|_| aside) else { continue };
        let fought = |f: &Build<'_>| f.event_type == EventType::Assault && f.reciprocal && f.predicate == Some(up);
        if builds.iter().any(fought) {
            builds[i].actors.clear();
        }
    }
}

/// Whether a Korean law names the act at `trigger`, 집회 및 시위에 관한 법률: nobody has done it.
pub(super) fn in_law(view: &View<'_>, trigger: Span) -> bool {
    let Some(at) = view.at(trigger).filter(|_| view.korean) else { return false };
    let words = || view.words.iter().skip(at).take(6);
    words().zip(words().skip(1)).take_while(|(w, _)| w.word).any(|(about, law)| {
        (about.lower.starts_with("관한") || about.lower.starts_with("대한"))
            && (law.lower.starts_with("법률") || law.lower.starts_with("특별법"))
    })
}
