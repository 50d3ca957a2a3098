//! Whether it happened: tense, modality and negation of the trigger, and what the predicates over it make of them.

use sosik_core::Realis;

use super::lexicon::{Effect, Senses};
use super::site::{Site, Support};
use super::view::View;
use crate::clauses::{Aspect, Link, Modality, Predicate, PredicateId, Tense};

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
fn told(p: &Predicate) -> Option<Realis> {
    if p.negated {
        return Some(Realis::Negated);
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
    let own = told(p);
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
        match if completes { Link::Complement } else { link } {
            Link::Complement | Link::Nominal | Link::Parataxis => {
                match effect_of(view, senses, outer, wraps(up)) {
                    Some(effect) => {
                        realis = apply(effect, realis, outer.negated);
                        told_here = true;
                        // What is done to an outer that is itself only wanted holds inside as well.
                        if matches!(effect, Effect::Happened | Effect::Planned)
                            && realis != Realis::Negated
                            && let Some(r @ (Realis::Hypothetical | Realis::Demanded)) = told(outer)
                        {
                            realis = r;
                        }
                    }
                    None if !told_here => {
                        if let Some(r) = told(outer).filter(|_| at.marker == "to" || at.marker.is_empty()) {
                            realis = r;
                        }
                    }
                    None => {}
                }
            }
            Link::Coordinate if !told_here => {
                if let Some(r) = told(outer) {
                    realis = if r == Realis::Negated { Realis::Happened } else { r };
                    told_here = true;
                }
            }
            Link::Coordinate => {}
            Link::Adverbial if !told_here => {
                realis = match at.marker.as_str() {
                    "to" | "in order to" | "so as to" => Realis::Planned,
                    "if" | "unless" | "without" => Realis::Hypothetical,
                    _ => match told(outer) {
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
            match effect_of(view, senses, g, wraps(id)).filter(|_| heads) {
                Some(Effect::Happened) | None => match told(g) {
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
            if matches!(effect_of(view, senses, g, None), Some(Effect::Planned)) && realis == Realis::Happened {
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
