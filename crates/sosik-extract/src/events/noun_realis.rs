//! Whether what a noun names happened: its supporting verb's realis, or what its surroundings make of it.

use sosik_core::{Realis, Span};

use super::lexicon::{Effect, Senses};
use super::realis::{apply, denier, effect_of, of_predicate, told};
use super::site::{Site, Support};
use super::view::{View, first_word};
use super::words::lists;
use crate::clauses::{Link, Modality, Predicate, PredicateId, Role, Voice};

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
            if let Some(effect) = view.words.get(last + 1).filter(|w| w.word).and_then(|w| senses.noun_effects.get(w.lower.as_str()))
                && view.words.get(last).is_some_and(|w| w.josa.is_empty() || w.josa == "의")
            {
                // 학살 의혹을 부인했다
                let over = view.governor(view.words[last + 1].span).filter(|(_, a, _)| a.role == Role::Object).map(|(id, ..)| id);
                let denied = |id: PredicateId| {
                    let g = view.predicate(id);
                    !g.negated && effect_of(view, senses, g, wraps(id)) == Some(Effect::Denied)
                };
                if *effect == Effect::Hypothetical && over.is_some_and(denied) {
                    return Realis::Denied;
                }
                return apply(*effect, Realis::Happened, false);
            }
        } else {
            // "End the siege": a sentence that opens with the verb asks for the end of what goes on.
            let opens = |w: &[super::view::Word]| {
                w[0].span.start() <= view.body && senses.halting.contains(w[0].lower.as_str()) && w[1].lower != "of"
            };
            if view.words[i.saturating_sub(3)..=i].windows(2).any(opens) {
                return Realis::Ongoing;
            }
            for w in view.words[i.saturating_sub(3)..i].iter().rev() {
                if let Some(r) = lists().not_yet.get(w.lower.as_str()) {
                    return *r;
                }
            }
            // "the possibility of deployments", "a plan for a pullout"
            for back in 2..=4usize {
                let Some(j) = i.checked_sub(back) else { break };
                if ["of", "for", "on"].contains(&view.words[j + 1].lower.as_str()) {
                    // "rejected reports of a massacre"
                    if denier(view, senses, j).is_some() {
                        return Realis::Denied;
                    }
                    let word = super::class::singular(&view.words[j].lower).into_owned();
                    if let Some(effect) = senses.noun_effects.get(&word) {
                        return apply(*effect, Realis::Happened, false);
                    }
                }
            }
        }
    }
    if let Some((id, _, _)) = site.governor
        && conditional(view, id)
    {
        return Realis::Hypothetical;
    }
    if let Some(r) = without(view, site) {
        return r;
    }
    match site.governor {
        Some((id, _, Support::None)) => {
            let g = view.predicate(id);
            let heads = site.governor.is_some_and(|(_, head, _)| head);
            // "The talks aim at disarmament": what is aimed at is planned, not the one who aims.
            let acts = g.voice != Voice::Passive && matches!(site.stands_as, Some(Role::Subject | Role::Topic));
            // 집회에 참가해 퇴진을 요구했다: what is only the setting is not asked for.
            let setting = site.stands_as == Some(Role::Oblique)
                && matches!(
                    marker_of(view, site).as_deref(),
                    Some("에" | "에서" | "in" | "at" | "during" | "after" | "before" | "with" | "by" | "near" | "into" | "over")
                );
            // "could mean a long prison term": what a verb of result brings about is no plan.
            let result = leads(senses, g, site);
            match effect_of(view, senses, g, wraps(id)).filter(|e| {
                heads && !acts && (!setting || matches!(e, Effect::Happened | Effect::Failed)) && !(result && *e == Effect::Planned)
            }) {
                // "accused of ordering the massacre": what one is blamed for has been done.
                Some(Effect::Demanded) if blamed(view, g) => Realis::Happened,
                // "want an apology": others are to give it.
                Some(Effect::Planned) if senses.wanting.contains(&g.lemma) && !g.negated => Realis::Demanded,
                Some(Effect::Happened) | None => match told(view, g) {
                    // What will be advanced, opened or led is still to come.
                    Some(r @ Realis::Planned) if heads => r,
                    // "could lead to war", 내전으로 이어지지 않았다: what is brought about is as real as the bringing.
                    Some(r @ (Realis::Hypothetical | Realis::Negated | Realis::Demanded)) if heads && !acts && result => r,
                    _ => Realis::Happened,
                },
                Some(effect) => apply(effect, Realis::Happened, g.negated),
            }
        }
        Some((id, _, _)) => {
            let g = view.predicate(id);
            let realis = of_predicate(view, senses, id, false, wraps);
            // 지원을 했다 has been given; only 하기로 했다 is planned.
            let light = g.lemma == "하다";
            let effect = effect_of(view, senses, g, None);
            // "told police to halt the search", "failed to end the strike": what is still to be ended goes on.
            let lasts = matches!(
                realis,
                Realis::Demanded
                    | Realis::Planned
                    | Realis::Promised
                    | Realis::Threatened
                    | Realis::Hypothetical
                    | Realis::Negated
                    | Realis::Failed
            );
            if lasts && !view.korean && site.stands_as == Some(Role::Object) && senses.halting.contains(&g.lemma) {
                return Realis::Ongoing;
            }
            if effect == Some(Effect::Failed) && realis == Realis::Happened {
                Realis::Failed
            } else if !light && matches!(effect, Some(Effect::Planned)) && matches!(realis, Realis::Happened | Realis::Ongoing) {
                Realis::Planned
            } else {
                realis
            }
        }
        None => Realis::Happened,
    }
}

/// Whether an English gerund tells what somebody is blamed for: "accused of ordering".
fn blamed(view: &View<'_>, g: &Predicate) -> bool {
    !view.korean && matches!(g.marker.as_str(), "of" | "with" | "for") && view.text(g.head).ends_with("ing")
}

/// Whether the predicate stands in a condition, alone or as the complement of what does: 테러로 밝혀지면.
fn conditional(view: &View<'_>, id: PredicateId) -> bool {
    let g = view.predicate(id);
    g.modality == Modality::Conditional
        || g.parent.is_some_and(|(up, link)| link == Link::Complement && view.predicate(up).modality == Modality::Conditional)
}

/// The preposition or josa of the argument in which a noun stands.
fn marker_of(view: &View<'_>, site: &Site) -> Option<String> {
    view.governor(site.trigger).map(|(_, a, _)| a.marker.clone())
}

/// Whether a predicate brings about the noun that stands in its object or in a phrase of result.
fn leads(senses: &Senses, g: &Predicate, site: &Site) -> bool {
    let first = first_word(&g.lemma);
    matches!(site.stands_as, Some(Role::Object | Role::Oblique)) && (senses.leading.contains(first) || senses.leading.contains(&g.lemma))
}

/// "without an agreement", 합의 없이: it did not come about, or is asked for when what stands over it is not told as a fact.
fn without(view: &View<'_>, site: &Site) -> Option<Realis> {
    let i = view.at(site.trigger)?;
    let there = if view.korean {
        let last = view.words.partition_point(|w| w.span.end() < site.trigger.end());
        view.words.get(last + 1).is_some_and(|w| w.lower.starts_with("없이") || w.lower == "없는")
    } else {
        view.words[i.saturating_sub(6)..i].iter().rev().take_while(|w| w.word).any(|w| w.lower == "without")
    };
    if !there {
        return None;
    }
    let over = site.governor.map(|(id, _, _)| view.predicate(id)).and_then(|g| told(view, g));
    Some(if matches!(over, None | Some(Realis::Happened | Realis::Ongoing)) { Realis::Negated } else { Realis::Hypothetical })
}
