//! What the order of English words tells where the tree has lost it: verbs, the object after one, the rest of a clause.

use compact_str::CompactString;
use sosik_core::Span;

use super::fronts::{before_word, opened};
use super::site::Site;
use super::view::{Part, View};
use super::words::lists;
use crate::clauses::{Link, Predicate, PredicateId, Role, Tense};

/// The longest phrase that is read as an object, in words.
pub(super) const LONGEST: usize = 14;

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
pub(super) fn begins_time(view: &View<'_>, word: Span) -> bool {
    let times = &view.layers.times;
    let from = times.partition_point(|t| t.span.end() <= word.start());
    times.get(from).is_some_and(|t| t.span.start() == word.start() && !matches!(t.value, sosik_core::TimeValue::Duration { .. }))
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

/// Whether a verb tells no time of its own: an infinitive or participle.
pub(super) fn not_finite(p: &Predicate) -> bool {
    !p.nominal && p.tense == Tense::None
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
