//! Whether it happened: tense, modality and negation of the trigger, and what the predicates over it make of them.

use sosik_core::ontology::EventType;
use sosik_core::{Realis, Span};

use super::lexicon::{Effect, Senses};
use super::site::{Site, Support};
use super::view::View;
use crate::clauses::{Aspect, Link, Modality, Predicate, PredicateId, Role, Tense, Voice};

/// What an outer predicate makes of what lies inside it.
pub(crate) fn apply(effect: Effect, inner: Realis, outer_negated: bool) -> Realis {
    let positive = match effect {
        Effect::Demanded => return Realis::Demanded,
        Effect::Threatened => return Realis::Threatened,
        Effect::Denied => return Realis::Denied,
        Effect::Happened => inner,
        Effect::Promised => match inner {
            Realis::Negated => Realis::Negated,
            _ => Realis::Promised,
        },
        Effect::Planned | Effect::Granted => match inner {
            Realis::Negated | Realis::Demanded | Realis::Hypothetical => inner,
            _ => Realis::Planned,
        },
        Effect::Refused | Effect::Negated => Realis::Negated,
        Effect::Failed => Realis::Failed,
        Effect::Hypothetical => Realis::Hypothetical,
    };
    match (outer_negated, positive) {
        (true, Realis::Negated | Realis::Failed) => Realis::Hypothetical,
        (true, _) => Realis::Negated,
        (false, r) => r,
    }
}

/// What a predicate alone tells; nothing when it tells nothing (infinitives, participles).
fn told(view: &View<'_>, p: &Predicate) -> Option<Realis> {
    if p.negated {
        return Some(Realis::Negated);
    }
    if p.modality == Modality::Fact && goes_on(view, p) {
        return Some(Realis::Ongoing);
    }
    if let Some(r) = after_be(view, p) {
        return Some(r);
    }
    Some(match (p.modality, p.tense, p.aspect) {
        (Modality::Intended | Modality::Expected, _, _) => Realis::Planned,
        (Modality::Possible | Modality::Conditional, _, _) => Realis::Hypothetical,
        (Modality::Necessary | Modality::Commanded, _, _) => Realis::Demanded,
        (Modality::Fact, Tense::Future, _) => Realis::Planned,
        (Modality::Fact, Tense::None, Aspect::Progressive) => return None,
        (Modality::Fact, Tense::Present, Aspect::Progressive) => Realis::Ongoing,
        (Modality::Fact, Tense::None, Aspect::Simple) => return None,
        _ => Realis::Happened,
    })
}

/// "Is to ask" is planned, "is said to be pressing" goes on.
fn after_be(view: &View<'_>, p: &Predicate) -> Option<Realis> {
    if view.korean || p.nominal {
        return None;
    }
    let i = view.at(p.head)?;
    let before = |n: usize| i.checked_sub(n).and_then(|k| view.words.get(k)).map_or("", |w| w.lower.as_str());
    if before(1) == "to" && matches!(before(2), "is" | "are" | "was" | "were" | "'s" | "'re") {
        return Some(Realis::Planned);
    }
    (before(1) == "be" && before(2) == "to" && view.text(p.head).ends_with("ing")).then_some(Realis::Ongoing)
}

/// Whether a Korean predicate goes on by its own words, which the clause layer does not tell for every ending: 거부하고 있어, 요구해왔다.
fn goes_on(view: &View<'_>, p: &Predicate) -> bool {
    if !view.korean || p.nominal {
        return false;
    }
    let head = view.text(p.head);
    let next = view.at(p.head).and_then(|i| view.words.get(i + 1)).map_or("", |w| w.lower.as_str());
    head.ends_with('고') && next.starts_with("있")
        || head.contains("고있")
        || ["해왔", "해온", "해오고", "여왔", "어왔", "아왔"].iter().any(|e| head.contains(e))
        || ["해", "여", "어", "아"].iter().any(|e| head.ends_with(e)) && ["왔", "온 ", "온다"].iter().any(|e| next.starts_with(e))
}

/// Talks, protests and sanctions that are told of without an end or a date go on: "the six-nation talks", "current negotiations", 진행 중인 회담.
pub(crate) fn lasts(view: &View<'_>, senses: &Senses, site: &Site, event_type: EventType) -> bool {
    let Some(i) = view.at(site.trigger) else { return false };
    let near = |from: usize, to: usize| view.words.get(from.min(view.words.len())..to.min(view.words.len())).unwrap_or(&[]).iter();
    let governor = site.governor.map(|(id, _, support)| (view.predicate(id), support));
    if view.korean {
        let after: Vec<&str> = near(i + 1, i + 4).map(|w| w.lower.as_str()).collect();
        return after.iter().any(|w| *w == "중" || w.starts_with("중인") || w.starts_with("중이") || *w == "진행중인")
            || governor.is_some_and(|(g, s)| s != Support::None && goes_on(view, g))
            || near(i.saturating_sub(3), i)
                .zip(near(i.saturating_sub(2), i + 1))
                .any(|(a, b)| a.lower.ends_with("되고") && b.lower.starts_with("있는"));
    }
    let before =
        near(i.saturating_sub(4), i).any(|w| matches!(w.lower.as_str(), "current" | "ongoing" | "continuing" | "stalled" | "under"));
    if before {
        return true;
    }
    let begun = governor.is_some_and(|(g, s)| {
        s != Support::None
            && g.tense == Tense::Present
            && matches!(g.lemma.as_str(), "begin" | "start" | "continue" | "resume" | "hold" | "be" | "impose")
    });
    // Talks have no end of their own; a meeting has.
    let open = event_type == EventType::Consult
        && ["talks", "negotiations", "discussions"].iter().any(|w| view.text(site.trigger).to_lowercase().ends_with(w))
        && !site.parts.iter().any(|p| p.role == crate::clauses::Role::Oblique && matches!(p.marker.as_str(), "during" | "after"))
        && governor.is_none_or(|(g, s)| s == Support::None && !senses.ending.contains(&g.lemma) || g.tense == Tense::Present)
        && near(i.saturating_sub(3), i).any(|w| matches!(w.lower.as_str(), "the" | "these" | "those" | "to"));
    begun || open
}

/// What an outer predicate does to its complement: by the sense chosen for it, else by its word.
pub(crate) fn effect_of(view: &View<'_>, senses: &Senses, p: &Predicate, wraps: Option<Effect>) -> Option<Effect> {
    let surface = view.text(p.head).to_lowercase();
    let first = p.lemma.split(' ').next().unwrap_or(&p.lemma);
    wraps
        .or_else(|| senses.effects.get(&p.lemma).copied())
        .or_else(|| senses.effects.get(surface.as_str()).copied())
        .or_else(|| senses.effects.get(first).copied())
        .or_else(|| p.nominal.then(|| senses.noun_effects.get(super::class::singular(&surface).as_ref()).copied()).flatten())
}

/// The realis of what `id` tells, with everything over it. `wraps` gives the effect of the sense chosen for a predicate.
pub(crate) fn of_predicate(view: &View<'_>, senses: &Senses, id: PredicateId, wraps: &dyn Fn(PredicateId) -> Option<Effect>) -> Realis {
    let p = view.predicate(id);
    let own = told(view, p);
    let mut realis = own.unwrap_or(Realis::Happened);
    let mut told_here = own.is_some();
    let mut at = p;
    // A parent lies in the same sentence; the bound guards against a cycle.
    for _ in 0..8 {
        let Some((up, link)) = at.parent else { break };
        let outer = view.predicate(up);
        // "pressed her to agree": an infinitive completes a verb that has an effect, whatever the tree says; else it tells a purpose.
        let completes = matches!(link, Link::Adverbial | Link::Relative)
            && super::view::to_clause(at)
            && effect_of(view, senses, outer, wraps(up)).is_some();
        // 재개하는데 합의했다, written as one word for 재개하는 데.
        let completes =
            completes || link == Link::Adverbial && at.marker.ends_with("는데") && effect_of(view, senses, outer, wraps(up)).is_some();
        match if completes { Link::Complement } else { link } {
            Link::Complement | Link::Nominal | Link::Parataxis => {
                match effect_of(view, senses, outer, wraps(up)) {
                    Some(effect) => {
                        realis = apply(effect, realis, outer.negated);
                        told_here = true;
                        // What is done to an outer that is itself only wanted holds inside as well.
                        if matches!(effect, Effect::Happened | Effect::Planned)
                            && realis != Realis::Negated
                            && let Some(r @ (Realis::Hypothetical | Realis::Demanded)) = told(view, outer)
                        {
                            realis = r;
                        }
                    }
                    None if !told_here => {
                        if let Some(r) = told(view, outer).filter(|_| at.marker == "to" || at.marker.is_empty()) {
                            realis = r;
                        }
                    }
                    None => {}
                }
            }
            Link::Coordinate if !told_here => {
                if let Some(r) = told(view, outer) {
                    realis = if r == Realis::Negated { Realis::Happened } else { r };
                    told_here = true;
                }
            }
            Link::Coordinate => {}
            Link::Adverbial if !told_here => {
                realis = match at.marker.as_str() {
                    "to" | "in order to" | "so as to" => Realis::Planned,
                    "if" | "unless" | "without" => Realis::Hypothetical,
                    _ => match told(view, outer) {
                        Some(Realis::Planned) => Realis::Planned,
                        _ => Realis::Happened,
                    },
                };
                told_here = true;
            }
            Link::Relative if !told_here => {
                if at.marker == "to" {
                    realis = Realis::Planned;
                }
                break;
            }
            Link::Adverbial | Link::Relative => break,
        }
        at = outer;
    }
    realis
}

/// English adjectives before a noun that say it is not there yet, or not at all.
const NOT_YET: [(&str, Realis); 14] = [
    ("planned", Realis::Planned),
    ("proposed", Realis::Planned),
    ("upcoming", Realis::Planned),
    ("forthcoming", Realis::Planned),
    ("future", Realis::Planned),
    ("next", Realis::Planned),
    ("possible", Realis::Hypothetical),
    ("potential", Realis::Hypothetical),
    ("no", Realis::Negated),
    ("any", Realis::Hypothetical),
    ("ongoing", Realis::Ongoing),
    ("continuing", Realis::Ongoing),
    ("failed", Realis::Failed),
    ("attempted", Realis::Failed),
];

/// The realis of a noun: its supporting verb's, or what its surroundings make of it.
pub(crate) fn of_noun(view: &View<'_>, senses: &Senses, site: &Site, wraps: &dyn Fn(PredicateId) -> Option<Effect>) -> Realis {
    let at = view.at(site.trigger);
    if let Some(i) = at {
        if view.korean {
            // 철수시기, written as one word
            let tail = view.words.get(i).and_then(|w| Span::new(site.trigger.end(), w.span.end()).ok()).map_or("", |t| view.text(t));
            if let Some(effect) = senses.noun_effects.get(tail) {
                return apply(*effect, Realis::Happened, false);
            }
            // 파병 가능성, 철수 계획
            let last = view.words.partition_point(|w| w.span.end() <= site.trigger.end().saturating_sub(1));
            if let Some(effect) = view.words.get(last + 1).filter(|w| w.word).and_then(|w| senses.noun_effects.get(&w.lower))
                && view.words.get(last).is_some_and(|w| w.josa.is_empty() || w.josa == "의")
            {
                return apply(*effect, Realis::Happened, false);
            }
        } else {
            for w in view.words[i.saturating_sub(3)..i].iter().rev() {
                if let Some((_, r)) = NOT_YET.iter().find(|(word, _)| *word == w.lower) {
                    return *r;
                }
            }
            // "the possibility of deployments", "a plan for a pullout"
            for back in 2..=4usize {
                let Some(j) = i.checked_sub(back) else { break };
                if ["of", "for", "on"].contains(&view.words[j + 1].lower.as_str()) {
                    let word = super::class::singular(&view.words[j].lower).into_owned();
                    if let Some(effect) = senses.noun_effects.get(&word) {
                        return apply(*effect, Realis::Happened, false);
                    }
                }
            }
        }
    }
    match site.governor {
        Some((id, _, Support::None)) => {
            let g = view.predicate(id);
            let heads = site.governor.is_some_and(|(_, head, _)| head);
            // "The talks aim at disarmament": what is aimed at is planned, not the one who aims.
            let acts = g.voice != Voice::Passive && matches!(site.stands_as, Some(Role::Subject | Role::Topic));
            match effect_of(view, senses, g, wraps(id)).filter(|_| heads && !acts) {
                Some(Effect::Happened) | None => match told(view, g) {
                    // What will be advanced, opened or led is still to come.
                    Some(r @ Realis::Planned) if heads => r,
                    _ => Realis::Happened,
                },
                Some(effect) => apply(effect, Realis::Happened, g.negated),
            }
        }
        Some((id, _, _)) => {
            let g = view.predicate(id);
            let realis = of_predicate(view, senses, id, wraps);
            // 지원을 했다 has been given; only 하기로 했다 is planned.
            let light = g.lemma == "하다";
            if !light && matches!(effect_of(view, senses, g, None), Some(Effect::Planned)) && realis == Realis::Happened {
                Realis::Planned
            } else {
                realis
            }
        }
        None => Realis::Happened,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_outer_predicate_decides() {
        assert_eq!(apply(Effect::Demanded, Realis::Negated, false), Realis::Demanded);
        assert_eq!(apply(Effect::Planned, Realis::Happened, true), Realis::Negated);
        assert_eq!(apply(Effect::Refused, Realis::Happened, false), Realis::Negated);
        assert_eq!(apply(Effect::Happened, Realis::Ongoing, false), Realis::Ongoing);
        assert_eq!(apply(Effect::Denied, Realis::Happened, false), Realis::Denied);
    }
}
