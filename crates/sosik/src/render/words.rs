//! What both renderers say of a record, in words.

use std::fmt;

use serde::Serialize;
use sosik_core::record::{ClaimRecord, EventRecord, PartyRecord, Record, WordSpan};
use sosik_core::{Polarity, SourceKind};

/// A unit variant of an enumeration under the name that serde gives it.
struct Spelled<'a, T>(&'a T);

impl<T: Serialize> fmt::Display for Spelled<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.serialize(f)
    }
}

/// An enumeration's value as the record spells it, underscores as spaces.
pub(super) fn spelled(value: &impl Serialize) -> String {
    Spelled(value).to_string().replace('_', " ")
}

/// `c` as it can be shown: control characters as their pictures, marks of direction as U+FFFD.
pub(super) fn visible(c: char) -> char {
    match c {
        '\n' | '\t' => c,
        '\0'..='\x1f' => char::from_u32(0x2400 + c as u32).unwrap_or('\u{fffd}'),
        '\x7f' => '\u{2421}',
        '\u{80}'..='\u{9f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '\u{fffd}',
        _ => c,
    }
}

fn join(parts: impl Iterator<Item = String>) -> String {
    parts.filter(|p| !p.is_empty()).collect::<Vec<_>>().join(", ")
}

/// The parts of a discontinuous span, with an ellipsis between.
pub(super) fn spans(spans: &[WordSpan]) -> String {
    spans.iter().map(|s| s.text.as_str()).collect::<Vec<_>>().join(" … ")
}

/// Who says it; a pronoun or a bare role with the actor it stands for.
pub(super) fn who_says(record: &Record, claim: &ClaimRecord) -> String {
    let source = &claim.source;
    match source.kind {
        SourceKind::Implicit => "(hearsay)".to_owned(),
        SourceKind::Narrator => "(the author)".to_owned(),
        _ => named(record, source.text.as_deref().unwrap_or_default(), source.actor),
    }
}

/// What is done by saying it.
pub(super) fn act(claim: &ClaimRecord) -> String {
    let not = if claim.polarity == Polarity::Negated { "no " } else { "" };
    format!("{not}{}", spelled(&claim.act))
}

/// How sure, and which way.
pub(super) fn how_sure(claim: &ClaimRecord) -> String {
    let bucket = spelled(&claim.certainty.bucket);
    if claim.certainty.value.is_some_and(|v| v < 0.0) { format!("{bucket} not") } else { bucket }
}

/// What is said, to whom, and through what.
pub(super) fn what_said(claim: &ClaimRecord) -> String {
    let mut what = spans(&claim.content);
    if let Some(to) = &claim.addressee {
        what.push_str(&format!(" [to {}]", to.text));
    }
    if let Some(channel) = &claim.channel {
        what.push_str(&format!(" [in {}]", channel.name.as_deref().unwrap_or(&channel.text)));
    }
    what.trim().to_owned()
}

/// The type and mode of an event.
pub(super) fn did(event: &EventRecord) -> String {
    let mode = event.mode.as_deref().map(|m| format!("/{m}")).unwrap_or_default();
    format!("{}{mode} ({})", spelled(&event.r#type), event.trigger.text.as_deref().unwrap_or_default())
}

/// Names of several parties.
pub(super) fn parties(record: &Record, parties: &[PartyRecord]) -> String {
    join(parties.iter().map(|p| named(record, &p.text, p.actor)))
}

/// Where, when and how many.
pub(super) fn circumstances(record: &Record, event: &EventRecord) -> String {
    let place = event.location.and_then(|i| record.places.get(i as usize)).map(|p| p.name.clone());
    let time = event.time.and_then(|i| record.times.get(i as usize)).map(|t| t.value.clone());
    let quantities = event.quantities.iter().filter_map(|i| record.quantities.get(*i as usize)).map(|q| match &q.noun {
        Some(noun) if !q.text.contains(&noun.text) => format!("{} {}", q.text, noun.text),
        _ => q.text.clone(),
    });
    join(place.into_iter().chain(time).chain(quantities))
}

/// The words, with the actor's own name where the words are another: 그는 (김 장관), "the agency (국가정보원)".
fn named(record: &Record, words: &str, actor: Option<u32>) -> String {
    match actor.and_then(|i| record.actors.get(i as usize)) {
        Some(actor) if !actor.name.is_empty() && !words.contains(&actor.name) && !actor.name.contains(words) => {
            format!("{words} ({})", actor.name)
        }
        _ => words.to_owned(),
    }
}

/// How deep a claim lies in others; held, so that a record made elsewhere with a circle in it cannot hang.
pub(super) fn depth(record: &Record, claim: &ClaimRecord) -> usize {
    let mut depth = 0;
    let mut parent = claim.parent;
    while let Some(up) = parent.and_then(|i| record.claims.get(i as usize)).filter(|_| depth < 8) {
        depth += 1;
        parent = up.parent;
    }
    depth
}

/// The claims in the order in which they are shown: each right before those that lie in it, the rest as in the text. A record made
/// elsewhere may hold circles: those claims come last.
pub(super) fn parents_first(record: &Record) -> Vec<&ClaimRecord> {
    let count = record.claims.len();
    // Children of each claim, the first first; the last list holds what lies in none.
    let mut under: Vec<Vec<usize>> = vec![Vec::new(); count + 1];
    for (i, claim) in record.claims.iter().enumerate() {
        under[claim.parent.map_or(count, |p| p as usize).min(count)].push(i);
    }
    let mut shown = vec![false; count];
    let mut open: Vec<usize> = under[count].iter().rev().copied().collect();
    let mut order = Vec::with_capacity(count);
    while let Some(i) = open.pop() {
        if std::mem::replace(&mut shown[i], true) {
            continue;
        }
        order.push(i);
        open.extend(under[i].iter().rev());
    }
    order.extend((0..count).filter(|i| !shown[*i]));
    order.into_iter().map(|i| &record.claims[i]).collect()
}

/// One line that says what the document is and what was found.
pub(super) fn summary(record: &Record) -> String {
    let count = |n: usize, one: &str| format!("{n} {one}{}", if n == 1 { "" } else { "s" });
    let mut parts = vec![record.language.code().to_owned()];
    parts.extend(record.published.clone());
    parts.extend(record.outlet.clone());
    parts.extend([
        count(record.sentences.len(), "sentence"),
        count(record.actors.len(), "actor"),
        count(record.claims.len(), "claim"),
        count(record.events.len(), "event"),
    ]);
    parts.join(" · ")
}
