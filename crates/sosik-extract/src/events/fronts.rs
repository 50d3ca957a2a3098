//! Who acts, told by the order of English words before a verb, where the tree has lost or cut the subject.

use sosik_core::{ActorKind, Span};

use super::surface::{LONGEST, begins_time, not_finite, past};
use super::view::View;
use super::words::lists;
use crate::clauses::{Link, Predicate, Role, Tense};

/// Who stands before a form of "be" and one or two participles: "a clerk was shot and killed".
pub(super) fn sufferer(view: &View<'_>, p: &Predicate) -> Option<Span> {
    let mut at = view.at(p.head)?;
    if at >= 2 && view.words[at - 1].lower == "and" {
        at -= 2;
    }
    let be = at.checked_sub(1).filter(|k| matches!(view.words[*k].lower.as_str(), "was" | "were" | "is" | "are" | "been" | "being"))?;
    let aux = be.checked_sub(1).filter(|k| matches!(view.words[*k].lower.as_str(), "has" | "have" | "had" | "was" | "were" | "is" | "are"));
    before_word(view, aux.unwrap_or(be))
}

/// The phrase right before a finite verb without a subject, adverbs and times skipped: "announced it will return", "Chad today threatened".
pub(super) fn subject(view: &View<'_>, p: &Predicate) -> Option<Span> {
    let first = view.at(Span::empty(p.group.start()).cover(Span::empty(p.group.start() + 1)))?;
    let mut end = first;
    let times = &view.layers.times;
    while let Some(w) = end.checked_sub(1).and_then(|i| view.words.get(i)).filter(|w| w.word) {
        if lists().subjects.has(w.lower.as_str()) {
            return Some(w.span);
        }
        let from = times.partition_point(|t| t.span.end() <= w.span.start());
        let timed = times.get(from).is_some_and(|t| t.span.overlaps(w.span));
        if !(timed || w.lower == "on" && end < first || w.lower.ends_with("ly") || lists().adverbs.has(w.lower.as_str())) {
            break;
        }
        end -= 1;
    }
    if p.tense == Tense::None || p.marker == "to" || p.nominal {
        return None;
    }
    before_word(view, end).or_else(|| before_aside(view, end))
}

/// The states that a headline lists with nothing but commas before its verb, of which a tree knows only the last: "Peru, Chile sign a pact".
pub(super) fn listed_states(view: &View<'_>, p: &Predicate, last: Span) -> Option<Vec<Span>> {
    let state = |at: usize| {
        let word = view.words.get(at)?;
        view.names(word.span).find(|n| n.span.end() == word.span.end() && n.kind == Some(ActorKind::State) && !n.adjective).map(|n| n.span)
    };
    let named = |s: Span| view.names(s).any(|n| n.span == s && n.kind == Some(ActorKind::State));
    if p.nominal || p.tense == Tense::None && p.parent.is_some() || !named(last) {
        return None;
    }
    let mut states = vec![last];
    let mut at = view.at(last)?;
    while at >= 2 && view.words[at - 1].lower == "," {
        let before = state(at - 2)?;
        states.insert(0, before);
        at = view.at(before)?;
    }
    (states.len() > 1 && view.words[at].span.start() <= view.body.max(view.span.start())).then_some(states)
}

/// A subject with the words before it that belong to the same phrase and that the tree has cut off: "Some 800,000 Iraqi Kurds", "students
/// throughout Indonesia".
pub(super) fn widened(view: &View<'_>, subject: Span, verb: Span) -> (Span, Option<Span>) {
    let Some(first) = view.at(subject) else { return (subject, None) };
    let (subject, tail) = to_verb(view, subject, verb);
    let mut start = first;
    while let Some(w) = start.checked_sub(1).and_then(|i| view.words.get(i)).filter(|w| w.word && w.predicate.is_none()) {
        let number = w.lower.starts_with(|c: char| c.is_ascii_digit());
        if !(number || view.names(w.span).any(|n| n.adjective && n.span == w.span) || start < first && w.lower == "some") {
            break;
        }
        start -= 1;
    }
    // "Masked men": what a tree takes for a verb at the front is a participle before its noun.
    let body = view.words.partition_point(|w| w.span.start() < view.body.max(view.span.start()));
    if start == body + 1 && view.words.get(body).is_some_and(|w| w.word && w.lower.ends_with("ed")) {
        start = body;
    }
    let before = start.checked_sub(1).and_then(|i| view.words.get(i));
    if before.is_some_and(|w| {
        w.predicate.is_none() && matches!(w.lower.as_str(), "of" | "in" | "from" | "throughout" | "across" | "at" | "near")
    }) && let Some(whole) = before_word(view, first)
    {
        // What stands before the preposition heads the whole.
        return (whole.cover(subject), start.checked_sub(2).and_then(|i| view.words.get(i)).map(|w| w.span));
    }
    (if start < first { view.words[start].span.cover(subject) } else { subject }, tail)
}

/// A subject with the plain nouns between it and its verb, and its head then: "Riot" of "Riot police fired".
fn to_verb(view: &View<'_>, subject: Span, verb: Span) -> (Span, Option<Span>) {
    let from = view.words.partition_point(|w| w.span.start() < subject.end());
    let between: Vec<_> = view.words[from..].iter().take_while(|w| w.span.end() <= verb.start()).take(4).collect();
    let plain = |w: &&super::view::Word| {
        w.word
            && w.predicate.is_none()
            && w.lower.chars().all(char::is_alphabetic)
            && !w.lower.ends_with("ly")
            && !lists().after_noun.has(&w.lower)
            && !lists().adverbs.has(&w.lower)
            && !lists().phrase_ends.has(&w.lower)
            && !begins_time(view, w.span)
    };
    match between.last() {
        Some(last) if between.len() < 4 && between.iter().all(plain) => (subject.cover(last.span), Some(last.span)),
        _ => (subject, None),
    }
}

/// The phrase at the front of the sentence when only it stands before a finite verb, be it that the tree takes its first word for a verb: "Masked
/// men abducted".
pub(super) fn front(view: &View<'_>, p: &Predicate) -> Option<Span> {
    let first = view.at(Span::empty(p.group.start()).cover(Span::empty(p.group.start() + 1)))?;
    let body = view.words.partition_point(|w| w.span.start() < view.body.max(view.span.start()));
    let words = view.words.get(body..first).filter(|w| !w.is_empty() && w.len() <= 4)?;
    let last = words.last()?;
    let plain = |w: &super::view::Word| {
        w.word && !lists().noun_prepositions.has(&w.lower) && !lists().phrase_ends.has(&w.lower) && !w.lower.ends_with("ly")
    };
    // What the tree takes for a verb may only be a participle before its noun.
    let verbs = words.iter().enumerate().filter(|(_, w)| w.predicate.is_some_and(|id| !view.predicate(id).nominal));
    let attributes = verbs.into_iter().all(|(i, w)| i == 0 && words.len() > 1 && (w.lower.ends_with("ed") || past(&w.lower).is_some()));
    (words.iter().all(plain) && attributes).then(|| words[0].span.cover(last.span))
}

/// The subject that the words right before a finite verb tell: after "as", "while" and the like, and before another past form that the tree has
/// taken for a noun: "deputies shot and killed".
pub(super) fn own_subject(view: &View<'_>, p: &Predicate) -> Option<Span> {
    if p.nominal || !matches!(p.tense, Tense::Past | Tense::Present) || p.marker == "to" {
        return None;
    }
    let first = view.at(Span::empty(p.group.start()).cover(Span::empty(p.group.start() + 1)))?;
    let word = |back: usize| first.checked_sub(back).and_then(|i| view.words.get(i));
    if word(1).is_some_and(|w| w.lower == "and")
        && word(2).is_some_and(|w| w.word && w.predicate.is_none() && past(&w.lower).is_some() && view.names(w.span).next().is_none())
    {
        return before_word(view, first - 2);
    }
    // "The ministry, which encourages them to surrender, addressed": no finite verb is coordinated with an infinitive, so that the front acts.
    if p.tense == Tense::Past
        && word(1).is_some_and(|w| w.lower == ",")
        && p.parent.is_some_and(|(up, link)| link == Link::Coordinate && not_finite(view.predicate(up)))
    {
        return of_main_clause(view, first);
    }
    if !matches!(p.parent, Some((_, Link::Adverbial | Link::Complement))) || !p.marker.is_empty() {
        return None;
    }
    before_word(view, first).filter(|phrase| opened(view, *phrase))
}

/// Whether a word that opens a clause stands before a phrase: "when protesters".
pub(super) fn opened(view: &View<'_>, phrase: Span) -> bool {
    let opener = view.at(phrase).and_then(|i| i.checked_sub(1)).map_or("", |i| view.words[i].lower.as_str());
    matches!(opener, "as" | "while" | "after" | "when" | "because" | "before" | "since" | "until" | "although")
}

/// The first phrase between commas before word `end` that opens with no preposition and holds no verb: the subject of a main clause with asides
/// behind it.
fn of_main_clause(view: &View<'_>, end: usize) -> Option<Span> {
    let body = view.words.partition_point(|w| w.span.start() < view.body.max(view.span.start()));
    view.words.get(body..end)?.split(|w| w.lower == ",").find_map(|segment| {
        let (first, last) = (segment.first()?, segment.last()?);
        let opens = |l: &str| {
            lists().noun_prepositions.has(l) || lists().phrase_ends.has(l) || lists().object_ends.has(l) || lists().place_markers.has(l)
        };
        let plain = segment.len() <= LONGEST
            && first.word
            && !opens(&first.lower)
            && segment.iter().all(|w| w.predicate.is_none_or(|id| view.predicate(id).nominal));
        plain.then(|| first.span.cover(last.span))
    })
}

/// The phrase that stands right before a verb.
pub(super) fn right_before(view: &View<'_>, p: &Predicate) -> Option<Span> {
    before_word(view, view.at(Span::empty(p.group.start()).cover(Span::empty(p.group.start() + 1)))?)
}

/// The phrase before an aside between commas that ends right before word `end`: "two persons, including a woman, were".
fn before_aside(view: &View<'_>, end: usize) -> Option<Span> {
    let close = end.checked_sub(1).filter(|i| view.words[*i].lower == ",")?;
    let open = (close.saturating_sub(14)..close).rev().find(|i| view.words[*i].lower == ",")?;
    let first = view.words.get(open + 1)?;
    matches!(
        first.lower.as_str(),
        "including" | "among" | "some" | "most" | "many" | "both" | "all" | "who" | "which" | "mostly" | "one" | "two"
    )
    .then(|| before_word(view, open))
    .flatten()
}

/// The phrase that ends right before word `end`; nothing when a preposition or nothing stands there.
pub(super) fn before_word(view: &View<'_>, end: usize) -> Option<Span> {
    let mut start = end;
    while let Some(w) = start.checked_sub(1).and_then(|i| view.words.get(i)).filter(|_| end - start < LONGEST) {
        let verb = w.predicate.is_some_and(|id| !view.predicate(id).nominal);
        if !w.word && !matches!(w.lower.as_str(), "-" | "'s" | "’s") || verb || lists().phrase_ends.has(w.lower.as_str()) || w.lower == "to"
        {
            break;
        }
        start -= 1;
    }
    // A bare preposition or nothing is no subject.
    let first = view.words.get(start).filter(|w| start < end && !lists().noun_prepositions.has(w.lower.as_str()))?;
    Some(first.span.cover(view.words[end - 1].span))
}

/// Whoever put out the paper that a participle tells of: "issued a statement demanding that Russia withdraw"; `subject` is what the tree
/// lends the participle.
pub(super) fn issuer(view: &View<'_>, p: &Predicate, subject: Option<Span>) -> Option<Span> {
    let (up, Link::Relative) = p.parent? else { return None };
    let bare = p.tense == Tense::None && p.argument(Role::Subject).is_none();
    let above = view.predicate(up);
    // The paper may be a predicate of its own, which stands under the verb.
    let above = if above.nominal { view.predicate(above.parent?.0) } else { above };
    let paper = above.argument(Role::Object).filter(|o| bare && subject.is_some_and(|s| s.overlaps(o.head)))?;
    lists().papers.has(&view.text(paper.head).to_lowercase()).then(|| above.subject()).flatten()
}

/// Whoever does what a participle tells that has a subject of its own: "with the rebels freeing nine men and the army leaving".
pub(super) fn absolute(view: &View<'_>, p: &Predicate) -> Option<Span> {
    if p.nominal || p.tense != Tense::None || !view.text(p.head).ends_with("ing") {
        return None;
    }
    let first = view.at(Span::empty(p.group.start()).cover(Span::empty(p.group.start() + 1)))?;
    let plain = |w: &super::view::Word| {
        (w.word || matches!(w.lower.as_str(), "-" | "'s" | "’s"))
            && w.predicate.is_none_or(|id| view.predicate(id).nominal)
            && !lists().phrase_ends.has(&w.lower)
            && !lists().object_ends.has(&w.lower)
            && (w.lower == "of" || !lists().noun_prepositions.has(&w.lower))
    };
    let start = |end: usize| {
        let words = view.words.get(end.saturating_sub(LONGEST)..end).unwrap_or(&[]);
        end - words.iter().rev().take_while(|w| plain(w) && w.lower != "and").count()
    };
    let opener = |at: usize| at.checked_sub(1).and_then(|i| view.words.get(i)).map_or("", |w| w.lower.as_str());
    let from = start(first);
    let phrase = |from: usize| (from < first).then(|| view.words[from].span.cover(view.words[first - 1].span));
    match opener(from) {
        "with" => phrase(from),
        "and" => {
            // "with the union and the church urging": both do it.
            let both = start(from - 1);
            if opener(both) == "with" {
                return phrase(both);
            }
            let with = (from.saturating_sub(40)..from).rev().find(|i| view.words[*i].lower == "with")?;
            let other = view.words[with..from].iter().filter_map(|w| w.predicate).map(|id| view.predicate(id)).find(|q| !q.nominal)?;
            let parallel = other.tense == Tense::None && view.text(other.head).ends_with("ing");
            parallel.then(|| phrase(from)).flatten()
        }
        _ => None,
    }
}
