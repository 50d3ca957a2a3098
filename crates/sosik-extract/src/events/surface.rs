//! What the order of English words tells where the tree has lost it: the object after a verb, the pronoun before it, the rest of a clause.

use sosik_core::Span;

use super::site::{NOUN_PREPOSITIONS, PHRASE_ENDS};
use super::view::{Part, View};
use crate::clauses::{Link, Predicate, PredicateId, Role, Tense};

/// Pronouns that can be subjects.
const SUBJECTS: [&str; 8] = ["it", "he", "she", "they", "we", "i", "you", "who"];

/// Adverbs between a subject and its verb.
const ADVERBS: [&str; 16] = [
    "also",
    "again",
    "once",
    "not",
    "never",
    "now",
    "then",
    "still",
    "already",
    "later",
    "earlier",
    "today",
    "just",
    "even",
    "soon",
    "meanwhile",
];

/// What ends the rest of a clause in which somebody may still be named: what follows tells of another time or ground.
const CLAUSE_ENDS: [&str; 24] = [
    "after",
    "before",
    "because",
    "while",
    "when",
    "if",
    "unless",
    "despite",
    "as",
    "since",
    "until",
    "during",
    "following",
    "amid",
    "although",
    "though",
    "saying",
    "adding",
    "says",
    "said",
    "according",
    "where",
    "but",
    "days",
];

/// The longest phrase that is read as an object, in words.
const LONGEST: usize = 14;

/// The phrase right after a verb that has no object and no complement: "forced out on Wednesday more than 1,000 refugees".
pub(super) fn object(view: &View<'_>, id: PredicateId, p: &Predicate) -> Option<Part> {
    if view.children(id).any(|(_, c)| c.parent.is_some_and(|(_, l)| l == Link::Complement)) {
        return None;
    }
    let mut i = view.at(Span::empty(p.head.start()).cover(Span::empty(p.head.start() + 1)))? + 1;
    let tail = p.lemma.split_once(' ').map_or("", |(_, t)| t);
    let times = &view.layers.times;
    loop {
        let w = view.words.get(i).filter(|w| w.word)?;
        if w.lower == tail || w.lower.ends_with("ly") && w.predicate.is_none() {
            i += 1;
            continue;
        }
        // "at least 38 people", "up to 90 homes"
        if matches!(w.lower.as_str(), "at" | "up")
            && view.words.get(i + 1).is_some_and(|n| matches!(n.lower.as_str(), "least" | "most" | "to"))
        {
            let counted = view.words.get(i + 2).is_some_and(|n| n.lower.starts_with(|c: char| c.is_ascii_digit()) || w.lower == "at");
            if counted {
                i += 2;
                break;
            }
        }
        let at = if w.lower == "on" { i + 1 } else { i };
        let day = view.words.get(at)?.span;
        let from = times.partition_point(|t| t.span.end() <= day.start());
        match times.get(from).filter(|t| t.span.start() == day.start() || t.span.start() == w.span.start()) {
            Some(t) if !matches!(t.value, sosik_core::TimeValue::Duration { .. }) => {
                i = view.words.partition_point(|w| w.span.start() < t.span.end()).max(i + 1);
            }
            _ => break,
        }
    }
    let from = i;
    let mut head = None;
    let mut conjuncts = Vec::new();
    let mut start = from;
    while let Some(w) = view.words.get(i).filter(|_| i - from < LONGEST) {
        let verb = w.predicate.is_some_and(|id| !view.predicate(id).nominal);
        let stops = PHRASE_ENDS.contains(&w.lower.as_str()) || NOUN_PREPOSITIONS.contains(&w.lower.as_str()) && w.lower != "of";
        if !w.word && w.lower != "-" && w.lower != "'s" && w.lower != "$" || verb && i > from || stops || w.lower == "to" {
            break;
        }
        if w.lower == "of" && head.is_none() && i > from {
            head = Some(view.words[i - 1].span);
        }
        if w.lower == "and" && i > start {
            conjuncts.push(view.words[start].span.cover(view.words[i - 1].span));
            start = i + 1;
        }
        i += 1;
    }
    if i == from {
        return None;
    }
    let last = view.words[i - 1].span;
    if !conjuncts.is_empty() && start < i {
        conjuncts.push(view.words[start].span.cover(last));
    }
    Some(Part { role: Role::Object, span: view.words[from].span.cover(last), head: head.unwrap_or(last), marker: String::new(), conjuncts })
}

/// The phrase right before a finite verb without a subject, adverbs and times skipped: "announced it will return", "Chad today threatened".
pub(super) fn subject(view: &View<'_>, p: &Predicate) -> Option<Span> {
    let first = view.at(Span::empty(p.group.start()).cover(Span::empty(p.group.start() + 1)))?;
    let mut end = first;
    let times = &view.layers.times;
    while let Some(w) = end.checked_sub(1).and_then(|i| view.words.get(i)).filter(|w| w.word) {
        if SUBJECTS.contains(&w.lower.as_str()) {
            return Some(w.span);
        }
        let from = times.partition_point(|t| t.span.end() <= w.span.start());
        let timed = times.get(from).is_some_and(|t| t.span.overlaps(w.span));
        if !(timed || w.lower == "on" && end < first || w.lower.ends_with("ly") || ADVERBS.contains(&w.lower.as_str())) {
            break;
        }
        end -= 1;
    }
    if p.tense == Tense::None || p.marker == "to" || p.nominal {
        return None;
    }
    let mut start = end;
    while let Some(w) = start.checked_sub(1).and_then(|i| view.words.get(i)).filter(|_| end - start < LONGEST) {
        let verb = w.predicate.is_some_and(|id| !view.predicate(id).nominal);
        if !w.word && !matches!(w.lower.as_str(), "-" | "'s" | "’s") || verb || PHRASE_ENDS.contains(&w.lower.as_str()) || w.lower == "to"
        {
            break;
        }
        start -= 1;
    }
    // A bare preposition or nothing is no subject.
    let first = view.words.get(start).filter(|w| start < end && !NOUN_PREPOSITIONS.contains(&w.lower.as_str()))?;
    Some(first.span.cover(view.words[end - 1].span))
}

/// The words after a trigger up to where its clause turns to another time, ground or speaker.
pub(super) fn rest(view: &View<'_>, trigger: Span, clause: Span) -> Option<Span> {
    let from = view.words.partition_point(|w| w.span.start() < trigger.end());
    let rest = view.words.get(from..)?;
    let end = rest
        .iter()
        .take(40)
        .take_while(|w| w.span.end() <= clause.end() && !CLAUSE_ENDS.contains(&w.lower.as_str()) && w.lower != ";")
        .last()?;
    Some(rest.first()?.span.cover(end.span))
}
