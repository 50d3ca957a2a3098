//! Whether it happened: tense, modality and negation of the trigger, and what the predicates over it make of them.

use sosik_core::{Realis, Span};

use super::lexicon::{Effect, Senses};
use super::site::Site;
use super::view::{Part, View, first_word};
use super::words::lists;
use crate::clauses::{Aspect, Link, Modality, Predicate, PredicateId, Role, Tense, Voice};

/// What an outer predicate makes of what lies inside it.
///
/// What is not demanded, threatened or denied may still be done: it is open, or as the inner words tell it.
pub(crate) fn apply(effect: Effect, inner: Realis, outer_negated: bool) -> Realis {
    let positive = match effect {
        Effect::Demanded | Effect::Threatened if outer_negated => return Realis::Hypothetical,
        Effect::Denied if outer_negated => return inner,
        Effect::Demanded => return Realis::Demanded,
        Effect::Threatened => return Realis::Threatened,
        Effect::Denied => return Realis::Denied,
        // "stopped short of asking him to leave": what is not asked for is open.
        Effect::Refused | Effect::Negated if matches!(inner, Realis::Demanded | Realis::Threatened | Realis::Promised) => {
            return Realis::Hypothetical;
        }
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
pub(super) fn told(view: &View<'_>, p: &Predicate) -> Option<Realis> {
    // "if it does not lift", 해제하지 않으면: a condition is open, whichever way it is put.
    if p.negated && p.modality != Modality::Conditional { Some(Realis::Negated) } else { told_unnegated(view, p) }
}

/// The same, negation aside: 저항하고 포기하지 않을 것이다 resists in the future.
fn told_unnegated(view: &View<'_>, p: &Predicate) -> Option<Realis> {
    if view.korean && !p.nominal {
        // 공격을 감행하려는 국가
        if p.marker.starts_with("려") || p.marker.starts_with("으려") {
            return Some(Realis::Planned);
        }
        // 납치될 뻔했다
        if view.at(p.head).and_then(|i| view.words.get(i + 1)).is_some_and(|w| lists().nearly_ko.starts(&w.lower)) {
            return Some(Realis::Failed);
        }
        // 내전을 치를 당시, 구금할 때: the ending tells no time of its own.
        if p.tense == Tense::Future && p.modality == Modality::Fact && before_time(view, p) {
            return None;
        }
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
        // "said it was sending": what went on when it was said goes on.
        (Modality::Fact, Tense::Past, Aspect::Progressive) if backshifted(view, p) => Realis::Ongoing,
        (Modality::Fact, Tense::Present, Aspect::Progressive) => Realis::Ongoing,
        (Modality::Fact, Tense::None, Aspect::Simple) => return None,
        // "cannot return while it imposes sanctions"
        (Modality::Fact, Tense::Present, Aspect::Simple) if !view.korean && p.marker == "while" => Realis::Ongoing,
        _ => Realis::Happened,
    })
}

/// Whether nobody knows if a clause behind "until" comes true, as where what goes on until then is not told as a fact: "vowed to fight until the
/// troops leave", "will not return until he apologises".
fn awaited(view: &View<'_>, p: &Predicate) -> bool {
    let over = p.parent.filter(|_| !view.korean && p.marker == "until").map(|(up, _)| view.predicate(up));
    over.is_some_and(|o| o.negated || o.modality != Modality::Fact || o.tense == Tense::None || p.tense == Tense::Present)
}

/// Whether an English clause is told in the past only because the verb that tells it is.
fn backshifted(view: &View<'_>, p: &Predicate) -> bool {
    let over = p.parent.filter(|(_, link)| matches!(link, Link::Complement | Link::Parataxis)).map(|(up, _)| view.predicate(up));
    over.is_some_and(|o| !view.korean && !o.nominal && o.tense == Tense::Past)
}

/// Whether a Korean adnominal clause stands before a noun of time, which takes the ending -ㄹ whatever the tense.
fn before_time(view: &View<'_>, p: &Predicate) -> bool {
    let next = view.at(p.head).and_then(|i| view.words.get(i + 1)).map_or("", |w| w.lower.as_str());
    ["때", "당시", "무렵", "즈음", "동안"]
        .iter()
        .any(|w| next == *w || next.strip_prefix(w).is_some_and(|t| t.starts_with(['까', '마', '부'])))
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
    // "Kenya to withdraw troops", "Talks to be held in Rome": headlines tell so of what is to come.
    let stands = p.parent.is_none() && p.tense == Tense::None && p.subject().is_some_and(|s| s.end() <= p.head.start());
    if stands && (before(1) == "to" || before(1) == "be" && before(2) == "to") {
        return Some(Realis::Planned);
    }
    if before(1) == "be" && before(2) == "to" && matches!(before(3), "is" | "are" | "was" | "were") && p.voice == Voice::Passive {
        return Some(Realis::Planned);
    }
    (before(1) == "be" && before(2) == "to" && view.text(p.head).ends_with("ing")).then_some(Realis::Ongoing)
}

/// Whether a Korean predicate goes on by its own words, which the clause layer does not tell for every ending: 거부하고 있어, 요구해왔다.
pub(super) fn goes_on(view: &View<'_>, p: &Predicate) -> bool {
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

/// What an outer predicate does to its complement: by the sense chosen for it, else by its word.
pub(crate) fn effect_of(view: &View<'_>, senses: &Senses, p: &Predicate, wraps: Option<Effect>) -> Option<Effect> {
    match named_effect(view, senses, p, wraps) {
        // "neither confirmed nor denied", "declined to confirm or deny": nobody has said anything.
        Some(Effect::Denied) if !view.korean && matches!(view.before(p.head, 1), "nor" | "or") => Some(Effect::Hypothetical),
        // "tried to seize" tells that more was not done, "is trying to seize" that it may be.
        Some(Effect::Failed)
            if !(p.tense == Tense::Past && p.aspect == Aspect::Simple) && senses.attempted.contains(first_word(&p.lemma)) =>
        {
            Some(Effect::Planned)
        }
        effect => effect,
    }
}

/// The same, whatever stands beside the word.
fn named_effect(view: &View<'_>, senses: &Senses, p: &Predicate, wraps: Option<Effect>) -> Option<Effect> {
    let surface = view.text(p.head).to_lowercase();
    let first = first_word(&p.lemma);
    // "stopped short of asking", which the clause layer knows as stopping
    let longer = || {
        let next = view.at(p.head).and_then(|i| view.words.get(i + 1)).filter(|w| w.word && !view.korean)?;
        senses.effects.get(format!("{first} {}", next.lower).as_str()).copied()
    };
    wraps
        .or_else(longer)
        .or_else(|| senses.effects.get(&p.lemma).copied())
        .or_else(|| senses.effects.get(surface.as_str()).copied())
        .or_else(|| senses.effects.get(first).copied())
        .or_else(|| p.nominal.then(|| senses.noun_effects.get(super::class::singular(&surface).as_ref()).copied()).flatten())
        // 불참하겠다고 위협: headlines end in the noun of a verb.
        .or_else(|| (view.korean && p.nominal).then(|| senses.effects.get(format!("{}하다", p.lemma).as_str()).copied()).flatten())
}

/// The realis of what `id` tells, with everything over it. `wraps` gives the effect of the sense chosen for a predicate.
///
/// With `refusal` its own negation makes the event (참석하지 않겠다) and so is none.
pub(crate) fn of_predicate(
    view: &View<'_>,
    senses: &Senses,
    id: PredicateId,
    refusal: bool,
    wraps: &dyn Fn(PredicateId) -> Option<Effect>,
) -> Realis {
    let p = view.predicate(id);
    if no_plan(view, senses, p) {
        return Realis::Negated;
    }
    if awaited(view, p) {
        return Realis::Hypothetical;
    }
    if dismissed(view, senses, id) {
        return Realis::Denied;
    }
    let own = match if refusal { told_unnegated(view, p) } else { told(view, p) } {
        // "will not accept", "could not tolerate": whoever says so has refused.
        Some(Realis::Planned | Realis::Hypothetical) if refusal && p.modality != Modality::Conditional => Some(Realis::Happened),
        told => told,
    };
    let mut realis = own.unwrap_or(Realis::Happened);
    let mut told_here = own.is_some();
    let mut at = p;
    let mut above = id;
    // A parent lies in the same sentence; the bound guards against a cycle.
    for _ in 0..8 {
        let Some((up, link)) = at.parent else { break };
        let below = std::mem::replace(&mut above, up);
        let outer = view.predicate(up);
        if view.is_noun(up) {
            at = outer;
            continue;
        }
        if view.parted(below, up, link) {
            break;
        }
        // "Suspected rebels beat two men": the participle before the subject tells nothing of the verb.
        if !view.korean && outer.tense == Tense::None && outer.head.end() <= at.head.start() && opens_subject(view, outer, p) {
            break;
        }
        // "pressed her to agree": an infinitive completes a verb that has an effect, whatever the tree says; else it tells a purpose.
        let completes = matches!(link, Link::Adverbial | Link::Relative)
            && super::view::to_clause(at)
            && effect_of(view, senses, outer, wraps(up)).is_some();
        // 재개하는데 합의했다, written as one word for 재개하는 데.
        let completes = completes
            || link == Link::Adverbial
                // 점령하려고 시도했다
                && (at.marker.ends_with("는데") || at.marker.ends_with("는 데") || view.korean && at.marker.ends_with("려고"))
                && effect_of(view, senses, outer, wraps(up)).is_some();
        // "denied supporting them": a participle right behind such a verb completes it.
        let completes = completes
            || link == Link::Adverbial
                && (at.marker.is_empty() || at.marker == "of")
                && view.at(at.head).zip(view.at(outer.head)).is_some_and(|(inner, outer)| {
                    // "ruled out sending"
                    let particle = view.words.get(outer + 1).is_some_and(|w| !view.korean && lists().particles.has(&w.lower));
                    inner > outer && inner <= outer + usize::from(particle) + if at.marker.is_empty() { 1 } else { 3 }
                })
                && effect_of(view, senses, outer, wraps(up)).is_some();
        // "warned them against visiting", "voted against joining": what one speaks or decides against is not to be done.
        if at.marker == "against" && !outer.nominal && senses.opposing.contains(first_word(&outer.lemma)) {
            if !outer.negated {
                realis = apply(Effect::Negated, realis, false);
                told_here = true;
            }
            at = outer;
            continue;
        }
        // "did not say whether anybody was arrested", 지지하는지 물었다
        if link == Link::Complement && asks(view, senses, at) {
            realis = Realis::Hypothetical;
            told_here = true;
        }
        match if completes { Link::Complement } else { link } {
            Link::Complement | Link::Nominal | Link::Parataxis => {
                let (over, effect) = over(view, senses, up, wraps);
                // 지지한다는 발언을 했다: only what one 하기로 했다 is planned.
                let intends = |m: &str| m.ends_with("기로") || m.ends_with("려고") || m.ends_with("도록");
                let effect = effect.filter(|_| !view.korean || over.lemma != "하다" || intends(&at.marker));
                // 공격을 받았다며 보호를 호소했다: what is told beside a demand is not demanded.
                let beside = view.korean && at.tense == Tense::Past && ["며", "면서"].iter().any(|m| at.marker.ends_with(m));
                let effect = effect.filter(|e| !(beside && *e == Effect::Demanded));
                let outer = over;
                match effect {
                    // "want the troops to leave": others are to do it.
                    Some(Effect::Planned) if senses.wanting.contains(&outer.lemma) && others_act(view, at, outer) => {
                        realis = apply(Effect::Demanded, realis, outer.negated);
                        told_here = true;
                    }
                    Some(effect) => {
                        realis = apply(effect, realis, outer.negated);
                        told_here = true;
                        // What is done to an outer that is itself only wanted holds inside as well.
                        // "the despair over threats to leave": what the noun of a phrase of setting makes of it is all there is to it.
                        if outer.nominal && in_setting(view, outer) {
                            return realis;
                        }
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
                    // "did not dare to say that they were beaten": what is said is not done by whatever stands over the saying.
                    None if !view.korean && senses.saying.contains(&outer.lemma) && at.tense != Tense::None => return realis,
                    // "to look into reports that they had been beaten": what was is not asked for.
                    None if !view.korean && at.tense == Tense::Past && at.marker == "that" => return realis,
                    None => {}
                }
            }
            // A finite verb beside an infinitive belongs to the clause above both.
            Link::Coordinate if at.tense != Tense::None && !view.korean && !at.nominal && super::surface::not_finite(outer) => break,
            Link::Coordinate if !told_here => {
                if let Some(r) = told_unnegated(view, outer) {
                    realis = r;
                    told_here = true;
                }
            }
            Link::Coordinate => {}
            Link::Adverbial if !told_here => {
                realis = match at.marker.as_str() {
                    // "gathered to protest", "fired tear gas to disperse them": the purpose is carried out by the act.
                    "to" | "in order to" | "기 위해" if enacts(view, senses, outer) => match told(view, outer) {
                        Some(r) => r,
                        None => Realis::Happened,
                    },
                    "to" | "in order to" | "so as to" => Realis::Planned,
                    "if" | "unless" | "without" => Realis::Hypothetical,
                    _ => match told(view, outer) {
                        Some(Realis::Planned) => Realis::Planned,
                        _ => Realis::Happened,
                    },
                };
                told_here = true;
            }
            // 파병하는 방안을 검토했다: the noun tells what becomes of it, and whoever weighs the noun weighs the act.
            Link::Relative if modified_effect(view, senses, at).is_some() => {
                if let Some(effect) = modified_effect(view, senses, at) {
                    realis = apply(effect, if own == Some(Realis::Negated) { Realis::Negated } else { Realis::Happened }, false);
                }
                use Effect::{Demanded, Denied, Hypothetical, Negated, Refused};
                if let Some(effect @ (Hypothetical | Demanded | Denied | Negated | Refused)) = effect_of(view, senses, outer, wraps(up)) {
                    realis = apply(effect, realis, outer.negated);
                }
                break;
            }
            Link::Relative if !told_here => {
                if at.marker == "to" {
                    realis = if enacts(view, senses, outer) { told(view, outer).unwrap_or(Realis::Happened) } else { Realis::Planned };
                } else if outer.modality == Modality::Conditional {
                    // "if it adopts a statement denouncing the tests"
                    realis = Realis::Hypothetical;
                }
                break;
            }
            Link::Adverbial | Link::Relative => break,
        }
        at = outer;
    }
    realis
}

/// Whether the English clause is what a charge or report tells that somebody denies: "dismissed accusations that it had poisoned him".
fn dismissed(view: &View<'_>, senses: &Senses, id: PredicateId) -> bool {
    let p = view.predicate(id);
    let Some(i) = view.at(p.head).filter(|_| !view.korean && !p.nominal) else { return false };
    let from = i.saturating_sub(FAR);
    let gerund = view.before(p.head, 1) == "of" && view.text(p.head).ends_with("ing");
    let opener = if gerund { Some(i - 1) } else { (from..i).rev().find(|k| view.words[*k].lower == "that") };
    let over = opener.and_then(|k| k.checked_sub(1)).and_then(|k| denier(view, senses, k));
    // The verb of denying, and what its subject does besides, are no part of the charge.
    over.is_some_and(|over| over != id && !matches!(p.parent, Some((up, Link::Coordinate | Link::Adverbial)) if up == over))
}

/// The verb that denies the charge or report which the English noun at word `k` names.
pub(super) fn denier(view: &View<'_>, senses: &Senses, k: usize) -> Option<PredicateId> {
    let noun = view.words.get(k).filter(|w| senses.charges.contains(w.one.as_str()))?;
    let (over, argument, _) = view.governor(noun.span)?;
    let g = view.predicate(over);
    let held = matches!(argument.role, Role::Object) || g.voice == Voice::Passive && argument.role == Role::Subject;
    (held && !g.negated && !g.nominal && senses.dismissing.contains(first_word(&g.lemma))).then_some(over)
}

/// How many words may stand between "that" and the verb of its clause.
const FAR: usize = 12;

/// Whether somebody else does what an English verb of wanting wants: its object stands between them.
fn others_act(view: &View<'_>, inner: &Predicate, outer: &Predicate) -> bool {
    let object = outer.argument(Role::Object).map(|a| a.span).or_else(|| inner.argument(Role::Subject).map(|a| a.span));
    !view.korean && object.is_some_and(|o| o.start() >= outer.head.end() && o.end() <= inner.head.start())
}

/// Whether a participle in "-ed" opens the sentence or its subject, right before a noun.
fn opens_subject(view: &View<'_>, outer: &Predicate, p: &Predicate) -> bool {
    let Some(i) = view.at(outer.head) else { return false };
    let first = i == 0 || view.words[i - 1].span.end() <= view.body || !view.words[i - 1].word;
    let noun = view.words.get(i + 1).is_some_and(|w| w.word && w.predicate.is_none() && !lists().after_noun.has(&w.lower));
    first && noun && view.words[i].lower.ends_with("ed") && p.tense == Tense::Past
}

/// Whether nobody plans or may do it: "had no plans to send", 보낼 계획은 없다.
fn no_plan(view: &View<'_>, senses: &Senses, p: &Predicate) -> bool {
    let Some(i) = view.at(p.head).filter(|_| !p.nominal) else { return false };
    if view.korean {
        let Some([noun, verb]) = view.words.get(i + 1..i + 3) else { return false };
        return noun.word && senses.noun_effects.contains_key(noun.lower.as_str()) && verb.lower.starts_with('없');
    }
    let before = |n: usize| i.checked_sub(n).and_then(|k| view.words.get(k));
    let named = |w: &super::view::Word| senses.noun_effects.contains_key(w.one.as_str());
    before(1).is_some_and(|w| w.lower == "to") && before(2).is_some_and(named) && before(3).is_some_and(|w| w.lower == "no")
        // "did nothing to stop the mob"
        || before(1).is_some_and(|w| w.lower == "to") && before(2).is_some_and(|w| matches!(w.lower.as_str(), "nothing" | "little"))
}

/// What the Korean noun that a clause modifies makes of it: 방안, 가능성.
fn modified_effect(view: &View<'_>, senses: &Senses, p: &Predicate) -> Option<Effect> {
    let next = view.at(p.head).and_then(|i| view.words.get(i + 1)).filter(|w| view.korean && w.word)?;
    senses.noun_effects.get(next.lower.as_str()).copied()
}

/// Whether what a verb is done for is done by it: "gathered to protest".
fn enacts(view: &View<'_>, senses: &Senses, outer: &Predicate) -> bool {
    senses.enacting.contains(&outer.lemma)
        || !view.korean && super::surface::stems(&view.text(outer.head).to_lowercase()).iter().any(|s| senses.enacting.contains(s.as_str()))
}

/// Whether a complement asks whether: "whether", 는지. Asking who or where takes for granted that it happened.
fn asks(view: &View<'_>, senses: &Senses, p: &Predicate) -> bool {
    if !view.korean {
        return matches!(p.marker.as_str(), "whether" | "if");
    }
    let from = view.words.partition_point(|w| w.span.end() <= p.clause.start());
    (p.marker.ends_with('지') || p.marker.ends_with("지에"))
        && !view.words[from..].iter().take_while(|w| w.span.start() <= p.head.start()).any(|w| senses.questions.contains(w.lower.as_str()))
}

/// The predicate whose effect reaches a complement of `up`, with the effect: of 딱 잘라 부정하다 the second.
fn over<'v>(
    view: &View<'v>,
    senses: &Senses,
    up: PredicateId,
    wraps: &dyn Fn(PredicateId) -> Option<Effect>,
) -> (&'v Predicate, Option<Effect>) {
    let outer = view.predicate(up);
    let effect = effect_of(view, senses, outer, wraps(up));
    if effect.is_none()
        && view.korean
        && outer.marker == "어"
        && let Some((next, Link::Adverbial)) = outer.parent
    {
        let above = view.predicate(next);
        if let Some(effect) = effect_of(view, senses, above, wraps(next)) {
            return (above, Some(effect));
        }
    }
    (outer, effect)
}

/// Whether an English noun stands in a phrase that only tells around what or in spite of what something happens: "despite calls to".
fn in_setting(view: &View<'_>, noun: &Predicate) -> bool {
    (1..=4).any(|n| lists().settings.has(view.before(noun.head, n)))
}

/// Whether nobody takes the part that the English verb gives: "killed no one", "no prisoners were freed".
pub(crate) fn of_nobody(view: &View<'_>, site: &Site) -> bool {
    let parts = || site.parts.iter().filter(|p| matches!(p.role, Role::Subject | Role::Object));
    let none = |p: &Part| {
        let mut words = view.text(p.span).split(' ');
        let first = words.next().unwrap_or("").to_lowercase();
        matches!(first.as_str(), "nobody" | "none") || first == "no" && words.next().is_some()
    };
    !view.korean && !site.noun && parts().any(none)
}

/// Whether the speaker does by the very words what they tell: "I'm calling on the firm to stop", "we are urging restraint".
pub(crate) fn performed(view: &View<'_>, site: &Site, verbal: bool) -> bool {
    let speaks = |s: Span| matches!(view.text(s).to_lowercase().as_str(), "i" | "we");
    verbal && !view.korean && !site.noun && site.subject.is_some_and(speaks)
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
