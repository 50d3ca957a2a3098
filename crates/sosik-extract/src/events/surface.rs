//! What the order of English words tells where the tree has lost it: the object after a verb, the pronoun before it, the rest of a clause.

use compact_str::CompactString;
use sosik_core::Span;

use super::site::Site;
use super::view::{Part, View};
use super::words::lists;
use crate::clauses::{Link, Predicate, PredicateId, Role, Tense};

/// The longest phrase that is read as an object, in words.
const LONGEST: usize = 14;

/// The lemma of a past form; nothing for other words.
pub(super) fn past(word: &str) -> Option<&'static str> {
    lists().past.get(word).map(String::as_str)
}

/// Lemmas that an English past or progressive form can have: mobilized → mobilize, stopped → stop.
pub(super) fn stems(word: &str) -> Vec<CompactString> {
    let mut out: Vec<CompactString> = past(word).map(CompactString::new).into_iter().collect();
    for ending in ["ed", "ing"] {
        let Some(stem) = word.strip_suffix(ending).filter(|s| s.len() >= 2) else { continue };
        let with = |stem: &str, last: char| {
            let mut word = CompactString::new(stem);
            word.push(last);
            word
        };
        out.push(with(stem, 'e'));
        out.push(CompactString::new(stem));
        if let Some(y) = stem.strip_suffix('i') {
            out.push(with(y, 'y'));
        }
        let mut back = stem.char_indices().rev();
        if let (Some((cut, last)), Some((_, before))) = (back.next(), back.next())
            && last == before
        {
            out.push(CompactString::new(&stem[..cut]));
        }
    }
    out
}

/// Whether a phrase begins with a number, article or the like, so that it can be no second half of a compound.
pub(super) fn counts_or_points(view: &View<'_>, span: Span) -> bool {
    view.at(span).and_then(|i| view.words.get(i)).is_some_and(|w| {
        w.lower.starts_with(|c: char| c.is_ascii_digit())
            || matches!(
                w.lower.as_str(),
                "the"
                    | "a"
                    | "an"
                    | "at"
                    | "up"
                    | "more"
                    | "some"
                    | "several"
                    | "its"
                    | "his"
                    | "their"
                    | "dozens"
                    | "hundreds"
                    | "thousands"
                    | "two"
                    | "three"
                    | "four"
                    | "five"
                    | "six"
                    | "seven"
                    | "eight"
                    | "nine"
                    | "ten"
            )
    })
}

/// Verbs in "-ed" that no predicate heads, with a phrase on either side: "Britain mobilized army reservists".
pub(super) fn lost(view: &View<'_>, known: impl Fn(&str) -> bool) -> Vec<Site> {
    let mut out = Vec::new();
    if view.korean {
        return out;
    }
    for (i, w) in view.words.iter().enumerate() {
        if i == 0
            || !w.word
            || w.predicate.is_some()
            || !(w.lower.ends_with("ed") || past(&w.lower).is_some() || along(view, i))
            || view.names(w.span).next().is_some()
        {
            continue;
        }
        // "lathi-charged": a hyphen joins the verb to the word before it.
        let first = view.at(view.joined(w.span)).unwrap_or(i);
        let Some(before) = first.checked_sub(1).and_then(|k| view.words.get(k)) else { continue };
        let joins = before.lower == "and";
        let apart = !before.word && !joins || before.predicate.is_some_and(|id| !view.predicate(id).nominal);
        if apart
            || ["the", "a", "an", "its", "his", "her", "their", "be", "been", "is", "was", "were", "are", "being", "by", "no"]
                .contains(&before.lower.as_str())
            || lists().noun_prepositions.has(before.lower.as_str())
            || view.predicates.iter().any(|(_, p)| p.group.contains(w.span))
        {
            continue;
        }
        let Some(lemma) = stems(&w.lower).into_iter().find(|l| known(l)) else { continue };
        let from = Span::empty(w.span.start()).cover(Span::empty(w.span.end()));
        let object = phrase_from(view, i + 1).filter(|o| !o.span.is_empty());
        // "A gunman shot at a bus": the target stands behind a preposition.
        let aimed = view.words.get(i + 1).is_some_and(|n| matches!(n.lower.as_str(), "at" | "on" | "into")) && past(&w.lower).is_some();
        if object.is_none() && !aimed {
            continue;
        }
        let told_before = || view.words[..i].iter().any(|v| v.predicate.is_some_and(|id| !view.predicate(id).nominal));
        let points = object.as_ref().is_some_and(|o| counts_or_points(view, o.span));
        // "when protesters hurled stones": a clause of its own
        let opens = || before_word(view, first).is_some_and(|s| opened(view, s));
        if if joins { !points } else { told_before() && !opens() } {
            continue;
        }
        let subject = if joins {
            view.predicates.iter().rev().find(|(_, p)| p.head.end() <= from.start()).and_then(|(_, p)| p.subject())
        } else {
            before_word(view, first)
        };
        let Some(subject) = subject else { continue };
        out.push(Site::lost(view, i, &lemma, subject, object));
    }
    out
}

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

/// Whether a word in "-ing" stands beside a participle that a predicate heads: "killing five people and wounding dozens".
fn along(view: &View<'_>, i: usize) -> bool {
    view.words[i].lower.ends_with("ing")
        && i > 1
        && view.words[i - 1].lower == "and"
        && view.words[..i - 1].iter().rev().find_map(|w| w.predicate).is_some_and(|id| {
            let p = view.predicate(id);
            !p.nominal && p.tense == Tense::None && view.text(p.head).ends_with("ing")
        })
}

/// The phrase behind "by" after a passive verb: "was picked up on Friday by plainclothes police".
pub(super) fn agent(view: &View<'_>, p: &Predicate) -> Option<Part> {
    let from = view.words.partition_point(|w| w.span.start() < p.head.end());
    let after = view.words.get(from..)?.iter().take(7).take_while(|w| w.word && !lists().phrase_ends.has(&w.lower));
    let by = after.enumerate().find(|(_, w)| w.lower == "by")?.0 + from;
    let phrase = phrase_from(view, by + 1)?;
    let gerund = view.words.get(by + 1).is_some_and(|w| w.lower.ends_with("ing"));
    (!gerund && !begins_time(view, phrase.span)).then_some(Part { role: Role::Agent, marker: "by".to_owned(), ..phrase })
}

/// The phrase right after a verb that has no object and no complement: "forced out on Wednesday more than 1,000 refugees".
pub(super) fn object(view: &View<'_>, id: PredicateId, p: &Predicate) -> Option<Part> {
    let adjective = |c: &Predicate| view.at(c.head).is_some_and(|i| attributive(view, i) || before_name(view, p, i));
    // "arrest anyone, a witness said": behind a comma somebody speaks.
    let aside = |c: &Predicate| {
        let gap = Span::new(p.head.end(), c.head.start()).map(|s| view.text(s)).unwrap_or("");
        gap.len() < 60 && gap.contains(", ") && c.tense != Tense::None
    };
    // "suspended part of a programme aimed at": a participle far behind the verb modifies something between.
    let modifies = |c: &Predicate| {
        let words = view.at(c.head).zip(view.at(p.head)).map_or(0, |(c, p)| c.saturating_sub(p));
        words > 3 && c.tense == Tense::None && c.marker.is_empty() && view.text(c.head).ends_with("ed")
    };
    if view
        .children(id)
        .any(|(_, c)| !c.nominal && !adjective(c) && !aside(c) && !modifies(c) && c.parent.is_some_and(|(_, l)| l == Link::Complement))
    {
        return None;
    }
    let mut i = view.at(Span::empty(p.head.start()).cover(Span::empty(p.head.start() + 1)))? + 1;
    let tail = p.lemma.split_once(' ').map_or("", |(_, t)| t);
    let times = &view.layers.times;
    loop {
        let w = view.words.get(i).filter(|w| w.word)?;
        // "shot dead two men", "would walk out on Monday"
        if w.lower == tail
            || lists().particles.has(&w.lower) && (w.lower != "over" || lists().over_verbs.has(&p.lemma))
            || w.lower == "dead"
            || w.lower.ends_with("ly") && w.predicate.is_none()
        {
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
        // "over 200 activists", "more than 200"
        let digits = |n: usize| view.words.get(i + n).is_some_and(|w| w.lower.starts_with(|c: char| c.is_ascii_digit()));
        let than = matches!(w.lower.as_str(), "more" | "fewer" | "less") && view.words.get(i + 1).is_some_and(|n| n.lower == "than");
        if lists().rounding.has(&w.lower) && digits(1) || than && digits(2) {
            i += 1 + usize::from(than);
            break;
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
    phrase_from(view, i)
}

/// Whether a number stands right behind a verb, rounded or not: "detained over 200".
pub(super) fn counts_behind(view: &View<'_>, p: &Predicate) -> bool {
    let Some(i) = view.at(p.head) else { return false };
    let mut behind = view.words.get(i + 1..).unwrap_or(&[]).iter().take(3);
    let rounds = |l: &str| lists().rounding.has(l) || lists().bounding.has(l);
    behind.find(|w| !rounds(&w.lower)).is_some_and(|w| w.lower.starts_with(|c: char| c.is_ascii_digit()))
}

/// The phrase that begins at word `i`, up to a preposition, verb or mark; its head stands before "of".
pub(super) fn phrase_from(view: &View<'_>, mut i: usize) -> Option<Part> {
    let from = i;
    let mut head = None;
    let mut conjuncts = Vec::new();
    let mut start = from;
    while let Some(w) = view.words.get(i).filter(|_| i - from < LONGEST) {
        let verb = w.predicate.is_some_and(|id| !view.predicate(id).nominal) && !attributive(view, i);
        // "a sit-in": what a hyphen joins is one word.
        let joined = i > from && view.words[i - 1].lower == "-" && view.words[i - 1].span.end() == w.span.start();
        let stops = !joined
            && (lists().phrase_ends.has(w.lower.as_str())
                || lists().object_ends.has(w.lower.as_str())
                || lists().noun_prepositions.has(w.lower.as_str()) && w.lower != "of");
        if !w.word && w.lower != "-" && w.lower != "'s" && w.lower != "$" || verb && i > from || stops || w.lower == "to" {
            break;
        }
        // "a hunger strike yesterday": a day belongs to no phrase.
        if i > from && begins_time(view, w.span) {
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

/// Whether a time that is no length begins at the word.
fn begins_time(view: &View<'_>, word: Span) -> bool {
    let times = &view.layers.times;
    let from = times.partition_point(|t| t.span.end() <= word.start());
    times.get(from).is_some_and(|t| t.span.start() == word.start() && !matches!(t.value, sosik_core::TimeValue::Duration { .. }))
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

/// Whether the word is a participle before its noun: "its planned walkout".
fn attributive(view: &View<'_>, i: usize) -> bool {
    let w = &view.words[i];
    let before = i.checked_sub(1).map_or("", |k| view.words[k].lower.as_str());
    (w.lower.ends_with("ed") || w.lower.ends_with("ing"))
        && (lists().possessives.has(before) || matches!(before, "the" | "a" | "an"))
        && view.words.get(i + 1).is_some_and(|n| n.word && !lists().after_noun.has(&n.lower))
}

/// Whether a participle stands between the verb `p` and a name or a plural: "extradited suspected militant Aswad".
fn before_name(view: &View<'_>, p: &Predicate, i: usize) -> bool {
    let (w, next) = (&view.words[i], view.words.get(i + 1));
    let close = view.at(p.head).is_some_and(|v| v + 1 == i) && w.lower.ends_with("ed");
    close
        && next.is_some_and(|n| {
            n.word
                && n.predicate.is_none()
                && (n.lower.ends_with('s') || view.names(n.span).next().is_some())
                && !lists().after_noun.has(&n.lower)
        })
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
fn opened(view: &View<'_>, phrase: Span) -> bool {
    let opener = view.at(phrase).and_then(|i| i.checked_sub(1)).map_or("", |i| view.words[i].lower.as_str());
    matches!(opener, "as" | "while" | "after" | "when" | "because" | "before" | "since" | "until" | "although")
}

/// Whether a verb tells no time of its own: an infinitive or participle.
pub(super) fn not_finite(p: &Predicate) -> bool {
    !p.nominal && p.tense == Tense::None
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
fn before_word(view: &View<'_>, end: usize) -> Option<Span> {
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

/// The words after a trigger up to where its clause turns to another time, ground or speaker.
pub(super) fn rest(view: &View<'_>, trigger: Span, clause: Span) -> Option<Span> {
    let from = view.words.partition_point(|w| w.span.start() < trigger.end());
    let rest = view.words.get(from..)?;
    let end = rest
        .iter()
        .take(40)
        .enumerate()
        // "denounced as a crime the suppression of": right behind the verb it opens what somebody is called.
        .take_while(|(i, w)| {
            *i == 0 && w.lower == "as"
                || w.span.end() <= clause.end()
                    && !lists().clause_ends.has(w.lower.as_str())
                    && w.lower != ";"
                    && !turns(view, from + i)
                    && !joins_verb(view, from + i)
        })
        .map(|(_, w)| w)
        .last()?;
    Some(rest.first()?.span.cover(end.span))
}

/// Cuts an object before "to" and somebody, which a tree has hung on it, and returns whom they are given to.
pub(super) fn split_goal(view: &View<'_>, part: &mut Part) -> Option<Part> {
    let at = view.text(part.span).find(" to ").filter(|_| part.role == Role::Object)? as u32 + part.span.start();
    let goal = Span::new(at + 4, part.span.end()).ok().filter(|_| part.head.end() <= at)?;
    part.span = Span::new(part.span.start(), at).ok()?;
    part.conjuncts.clear();
    Some(Part { role: Role::Oblique, marker: "to".to_owned(), ..Part::whole(goal) })
}

/// Whether the word joins another finite verb: "and ordered".
fn joins_verb(view: &View<'_>, i: usize) -> bool {
    let verb = view.words.get(i + 1).and_then(|w| w.predicate).map(|id| view.predicate(id));
    view.words.get(i).is_some_and(|w| matches!(w.lower.as_str(), "and" | "but"))
        && verb.is_some_and(|p| !p.nominal && matches!(p.tense, Tense::Past | Tense::Present))
}

/// Cuts a phrase before a finite verb that "and" joins to the one it belongs to: "condemned the raid and ordered the army".
pub(super) fn up_to_verb(view: &View<'_>, part: &mut Part) {
    let from = view.words.partition_point(|w| w.span.end() <= part.span.start());
    let to = view.words.partition_point(|w| w.span.start() < part.span.end());
    let Some(and) = (from + 1..to).find(|i| joins_verb(view, *i)) else { return };
    let Ok(span) = Span::new(part.span.start(), view.words[and].span.start()) else { return };
    let span = span.trim(view.layers.text);
    if !span.contains(part.head) {
        part.head = span;
    }
    part.span = span;
    part.conjuncts.retain(|c| span.contains(*c));
    if part.conjuncts.len() < 2 {
        part.conjuncts.clear();
    }
}

/// Whether a participle behind a comma, or "with" and whoever does what it tells, opens another act at word `i`: ", accusing the parliament", ", with
/// the rebels freeing".
fn turns(view: &View<'_>, i: usize) -> bool {
    let Some(w) = view.words.get(i).filter(|_| i > 0 && view.words[i - 1].lower == ",") else { return false };
    let acts = |w: &super::view::Word| w.lower.ends_with("ing") && w.predicate.is_some_and(|id| !view.predicate(id).nominal);
    acts(w) || w.lower == "with" && view.words[i + 1..].iter().take(6).take_while(|n| n.word).any(acts)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stems_undo_endings_of_any_script() {
        assert!(stems("mobilized").contains(&"mobilize".into()));
        assert!(stems("stopped").contains(&"stop".into()));
        assert_eq!(stems("shot"), ["shoot"]);
        assert!(stems("ééed").contains(&"é".into()));
        assert!(stems("table").is_empty());
    }
}
