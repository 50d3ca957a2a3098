//! What a document tells twice is one event, with the evidence of every place that tells it.

use sosik_core::ontology::{EventType, Mode};
use sosik_core::{ActorId, Event, EventId, Realis};

use super::hash::WordMap;
use super::lexicon::Lexicon;
use crate::layers::Layers;

/// What two tellings of one event have in common.
#[derive(PartialEq, Eq, Hash)]
struct Key {
    event_type: EventType,
    realis: Realis,
    actors: Vec<ActorId>,
    recipients: Vec<ActorId>,
}

/// How many earlier events of one key are looked at: the nearest tell most.
const NEAREST: usize = 4;

/// Merges events of different sentences that tell the same: type, realis and parties are the same, something beside the actor ties them together, and
/// neither time, place, number nor mode speaks against it. The first stays, with what the later ones add. Returns the new id of each old position.
///
/// Linear in the number of events.
pub(super) fn duplicates(events: &mut Vec<Event>, lexicon: &Lexicon, layers: &Layers<'_>) -> Vec<EventId> {
    let mut kept: Vec<Event> = Vec::with_capacity(events.len());
    let mut place: Vec<EventId> = Vec::with_capacity(events.len());
    let mut seen: WordMap<Key, Vec<usize>> = WordMap::default();
    for event in std::mem::take(events) {
        let key = key(&event);
        let known = key.as_ref().and_then(|k| seen.get(k));
        let twin = known.and_then(|at| {
            let mut near = at.iter().rev().take(NEAREST);
            near.find(|i| same(&kept[**i], &event, layers) && !again(lexicon, layers, &event)).copied()
        });
        if let Some(i) = twin {
            place.push(EventId::of(i));
            add(&mut kept[i], event);
        } else {
            place.push(EventId::of(kept.len()));
            if let Some(key) = key {
                seen.entry(key).or_default().push(kept.len());
            }
            kept.push(event);
        }
    }
    for (i, event) in kept.iter_mut().enumerate() {
        event.parent = event.parent.map(|p| place[p.index()]).filter(|p| p.index() != i);
    }
    *events = kept;
    place
}

/// The key of an event; none when nobody is told to act, so that nothing ties two tellings together.
fn key(event: &Event) -> Option<Key> {
    let ids = |parties: &[sosik_core::Party]| {
        let mut ids: Vec<ActorId> = parties.iter().filter_map(|p| p.actor).collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    };
    let (actors, recipients) = (ids(&event.actors), ids(&event.recipients));
    (!actors.is_empty()).then_some(Key { event_type: event.event_type, realis: event.realis, actors, recipients })
}

/// Whether two events of one key may be one.
fn same(a: &Event, b: &Event, layers: &Layers<'_>) -> bool {
    let alike = |x: Option<Mode>, y: Option<Mode>| x.is_none() || y.is_none() || x == y;
    let times = match (a.time, b.time) {
        (Some(x), Some(y)) => {
            let of = |t: sosik_core::TimeId| layers.times.get(t.index()).map(|t| &t.value);
            Some(of(x) == of(y))
        }
        _ => None,
    };
    let places = a.location.zip(b.location).map(|(x, y)| x == y);
    let value = |e: &Event| e.quantities.first().and_then(|q| layers.quantities.get(q.index())).and_then(|q| q.value);
    let numbers = value(a).zip(value(b)).map(|(x, y)| (x - y).abs() < 1e-9);
    let against = [times, places, numbers].contains(&Some(false));
    let tied = !a.recipients.is_empty() || a.actors.len() > 1 || [times, places, numbers].contains(&Some(true));
    // The noun behind the verb, or the same word once more.
    let worded = a.trigger.lemma == b.trigger.lemma || b.sense.ends_with("-noun") || a.mode.is_some() && a.mode == b.mode;
    a.sentence != b.sentence && alike(a.mode, b.mode) && !against && tied && worded
}

/// Whether the words before the trigger say that it is another one: "again", "a second", 다시.
fn again(lexicon: &Lexicon, layers: &Layers<'_>, event: &Event) -> bool {
    let Some(sentence) = layers.segmentation.sentences.get(event.sentence.index()) else { return true };
    let Some(senses) = lexicon.of(sentence.language) else { return true };
    let words = sentence.span.slice(layers.text).unwrap_or("").to_lowercase();
    words.split(|c: char| !c.is_alphanumeric()).any(|w| senses.again.contains(w))
}

/// Adds what `twin` tells to the event that stays.
fn add(event: &mut Event, twin: Event) {
    event.mode = event.mode.or(twin.mode);
    event.location = event.location.or(twin.location);
    event.time = event.time.or(twin.time);
    // Whoever vouched first stays; that the narrator did is told by no claim.
    if event.quantities.is_empty() {
        event.quantities = twin.quantities;
    }
    for context in twin.contexts {
        if !event.contexts.contains(&context) {
            event.contexts.push(context);
        }
    }
    for evidence in twin.evidence.iter() {
        event.evidence.push(evidence.clone());
    }
}
