//! The phrases around a noun, read off the order of words: whose it is, and what hangs on it.

use sosik_core::{ActorKind, Span};

use super::view::{Part, View};
use super::words::lists;
use crate::clauses::{Link, Role};

/// The possessor in an English or Korean phrase: "Cairo's offer", 카이로의 제안.
pub(super) fn possessor_in(view: &View<'_>, phrase: Span) -> Option<Span> {
    let from = view.words.partition_point(|w| w.span.end() <= phrase.start());
    let inside = || view.words[from..].iter().take_while(|w| w.span.start() < phrase.end());
    if view.korean {
        let end = inside().find(|w| w.josa.starts_with('의'))?.span.end();
        return Span::new(phrase.start(), end).ok();
    }
    for w in inside() {
        if lists().possessives.has(w.lower.as_str()) {
            return Some(w.span);
        }
        if let Some(stem) = w.lower.strip_suffix("'s").or_else(|| w.lower.strip_suffix("’s")).or_else(|| w.lower.strip_suffix("s'")) {
            let cut = (w.lower.len() - stem.len()) as u32;
            return Span::new(phrase.start(), w.span.end().saturating_sub(if cut > 2 || w.lower.ends_with("'s") { cut } else { 1 })).ok();
        }
        if w.lower == "of" || w.lower == "from" {
            return Span::new(w.span.end(), phrase.end()).ok().map(|s| s.trim(view.layers.text));
        }
        // "an Australian ultimatum to hand over a guard": what follows belongs to the content.
        if matches!(w.lower.as_str(), "to" | "in" | "that" | "at" | "for") {
            return None;
        }
    }
    None
}

fn part(role: Role, span: Span, head: Span, marker: &str, conjuncts: Vec<Span>) -> Part {
    Part { role, span, head, marker: marker.to_owned(), conjuncts }
}

/// The subject of the clause that modifies a Korean noun, for a verb over the noun that has none: 언론인들이 폐쇄에 항의하는 시위를 했다.
pub(super) fn front_subject(view: &View<'_>, trigger: Span) -> Option<Span> {
    let at = view.at(trigger)?;
    let words = view.words.get(at.saturating_sub(3)..at)?;
    let p = words.iter().rev().find_map(|w| w.predicate).map(|id| view.predicate(id)).filter(|p| !p.nominal)?;
    let subject = p.argument(Role::Subject).filter(|s| matches!(s.marker.as_str(), "이" | "가"))?;
    matches!(p.parent, Some((_, Link::Relative))).then_some(subject.span)
}

/// Who acts in a Korean headline that is nothing but nouns: what stands before its first comma, 북한, 한국과 대화 거부.
pub(super) fn headline_subject(view: &View<'_>, trigger: Span) -> Option<Part> {
    // Names of states, offices and bodies are short.
    const LONGEST: usize = 4;
    let comma = view.words.iter().take(LONGEST + 1).position(|w| w.lower == ",").filter(|k| *k > 0)?;
    let plain = view.words[..comma].iter().all(|w| w.word && w.josa.is_empty() && w.predicate.is_none());
    let verbless = view.predicates.iter().all(|(_, p)| p.nominal);
    // 기자 체포에 협조: only the last noun is what the headline tells.
    let dated = |w: &super::view::Word| w.lower.starts_with(|c: char| c.is_ascii_digit());
    let last = view.words.iter().rev().find(|w| w.word && !dated(w)).is_some_and(|w| w.josa.is_empty() && w.span.overlaps(trigger));
    if !plain || !verbless || !last || trigger.start() < view.words[comma].span.end() {
        return None;
    }
    let span = view.words[0].span.cover(view.words[comma - 1].span);
    Some(part(Role::Subject, span, view.words[comma - 1].span, "", Vec::new()))
}

/// The phrases around the noun at `head`, read off the words: whose it is, and what hangs on it.
pub(super) fn around_noun(view: &View<'_>, head: Span) -> Vec<Part> {
    match view.at(head) {
        Some(i) if view.korean => korean_parts(view, i, head),
        Some(i) => english_parts(view, i, head),
        None => Vec::new(),
    }
}

/// Reads the phrases around an English noun off the words, for nouns that the clause layer does not hold to be predicates.
pub(super) fn english_parts(view: &View<'_>, i: usize, trigger: Span) -> Vec<Part> {
    let words = &view.words;
    let mut parts = Vec::new();
    let first = view.at(Span::empty(trigger.start()).cover(Span::empty(trigger.start() + 1))).unwrap_or(i);
    if let Some(name) = view
        .names(Span::new(trigger.start().saturating_sub(4), trigger.start()).unwrap_or(trigger))
        .filter(|n| n.span.end() <= trigger.start())
        .last()
    {
        let gap = Span::new(name.span.end(), trigger.start()).map(|s| view.text(s)).unwrap_or("");
        let role = if gap.contains('s') || gap.contains('\'') || gap.contains('’') { Role::Possessor } else { Role::Modifier };
        // "Russian troop deployment": the other word of the trigger belongs to the one who is meant.
        let whole = if trigger.start() < words[i].span.start() { name.span.cover(words[first].span) } else { name.span };
        parts.push(part(role, whole, whole, "", Vec::new()));
    } else {
        // "the rebels' attack", "its attack", with up to two adjectives between.
        for back in 1..=3 {
            let Some(w) = first.checked_sub(back).and_then(|k| words.get(k)) else { break };
            if !w.word && !w.lower.ends_with("'s") {
                break;
            }
            if lists().possessives.has(w.lower.as_str()) {
                parts.push(part(Role::Possessor, w.span, w.span, "", Vec::new()));
                break;
            }
            let stem = w
                .lower
                .strip_suffix("'s")
                .or_else(|| w.lower.strip_suffix("’s"))
                .or_else(|| w.lower.strip_suffix("s'").map(|_| &w.lower[..w.lower.len() - 1]));
            if let Some(stem) = stem {
                let end = w.span.start() + stem.len() as u32;
                let mut start = w.span.start();
                for k in (0..first - back).rev().take(4) {
                    let v = &words[k];
                    if !v.word || v.predicate.is_some() || lists().noun_prepositions.has(v.lower.as_str()) {
                        break;
                    }
                    start = v.span.start();
                    if matches!(v.lower.as_str(), "the" | "a" | "an") {
                        break;
                    }
                }
                if let Ok(span) = Span::new(start, end) {
                    parts.push(part(Role::Possessor, span, span, "", Vec::new()));
                }
                break;
            }
        }
        // "US Predator attacks", "Israeli artillery fire": the country of what strikes.
        for back in 2..=3 {
            let Some(w) = first.checked_sub(back).and_then(|k| words.get(k)).filter(|_| parts.is_empty()) else { break };
            let between = &words[first - back + 1..first];
            if !w.word || between.iter().any(|b| !b.word || b.predicate.is_some() || lists().after_noun.has(&b.lower)) {
                break;
            }
            let named =
                view.names(w.span).find(|n| n.span == w.span && n.code.is_some() && (n.adjective || n.kind == Some(ActorKind::State)));
            parts.extend(named.map(|n| part(Role::Modifier, n.span, n.span, "", Vec::new())));
        }
        if let Some(w) = first.checked_sub(1).and_then(|k| words.get(k)).filter(|w| parts.is_empty() && w.word && w.predicate.is_none()) {
            parts.push(part(Role::Modifier, w.span, w.span, "", Vec::new()));
        }
    }
    let mut k = i + 1;
    // "dozens of officials" is one phrase.
    let counts = |at: usize| words[at].lower == "of" && at > 0 && lists().containers.has(&words[at - 1].one);
    while k < words.len() && lists().noun_prepositions.has(words[k].lower.as_str()) {
        let marker = words[k].lower.clone();
        let from = k + 1;
        let mut to = from;
        let mut conjuncts = Vec::new();
        let mut start = from;
        while to < words.len() {
            let w = &words[to];
            let verb = w.predicate.is_some_and(|id| !view.predicate(id).nominal);
            if !w.word && w.lower != "-" && w.lower != "'s"
                || verb
                || lists().noun_prepositions.has(w.lower.as_str()) && !(to > from && counts(to))
                || lists().phrase_ends.has(w.lower.as_str())
            {
                break;
            }
            if w.lower == "and" && to > start {
                conjuncts.push(words[start].span.cover(words[to - 1].span));
                start = to + 1;
            }
            to += 1;
        }
        if to == from {
            break;
        }
        let span = words[from].span.cover(words[to - 1].span);
        if !conjuncts.is_empty() && start < to {
            conjuncts.push(words[start].span.cover(words[to - 1].span));
        }
        parts.push(part(Role::Oblique, span, words[to - 1].span, &marker, conjuncts));
        k = to;
    }
    parts
}

/// The same for Korean: what stands before the noun.
pub(super) fn korean_parts(view: &View<'_>, i: usize, trigger: Span) -> Vec<Part> {
    let words = &view.words;
    let mut parts = Vec::new();
    if words[i].span.start() < trigger.start() {
        // 대북제재, 이스라엘군공격: the front of a compound.
        if let Ok(front) = Span::new(words[i].span.start(), trigger.start()) {
            parts.push(part(Role::Modifier, front, front, "", Vec::new()));
        }
    }
    let first = view.at(Span::empty(trigger.start()).cover(Span::empty(trigger.start() + 1))).unwrap_or(i);
    let mut k = first;
    while let Some(w) = k.checked_sub(1).and_then(|k| words.get(k)).filter(|w| w.word) {
        k -= 1;
        // 남측의 지속적인 요청
        if w.lower.ends_with("적인") && w.josa.is_empty() {
            continue;
        }
        if w.lower == "대한" && k > 0 && words[k - 1].josa == "에" {
            let span = extend(view, k - 1);
            parts.push(part(Role::Oblique, span, words[k - 1].span, "에 대한", Vec::new()));
            k = view.at(span).unwrap_or(k - 1);
            continue;
        }
        if w.predicate.is_some_and(|id| !view.predicate(id).nominal) {
            break;
        }
        let (role, marker) = match w.josa.as_str() {
            "의" => (Role::Possessor, ""),
            "" if k + 1 == first => (Role::Modifier, ""),
            "" => break,
            "와의" | "과의" => (Role::Oblique, "와"),
            "와" | "과" => (Role::Oblique, "와"),
            "에서의" => (Role::Oblique, "에서"),
            _ => break,
        };
        let span = extend(view, k);
        k = view.at(span).unwrap_or(k);
        parts.push(part(role, span, w.span, marker, Vec::new()));
    }
    parts
}

/// The noun phrase that ends with the word at `k`: nouns without josa before it belong to it.
pub(super) fn extend(view: &View<'_>, k: usize) -> Span {
    let mut span = view.words[k].span;
    let mut at = k;
    while let Some(w) =
        at.checked_sub(1).map(|i| &view.words[i]).filter(|w| w.word && w.nominal && w.josa.is_empty() && w.predicate.is_none())
    {
        span = w.span.cover(span);
        at -= 1;
        if k - at > 4 {
            break;
        }
    }
    span
}
