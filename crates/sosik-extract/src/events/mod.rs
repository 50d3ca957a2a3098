//! Events: who does what to whom, in the sixteen types of PLOVER.
//!
//! Senses of words (`lexicon/senses`) are matched on predicates and event nouns; predicates that say, urge, refuse, threaten, agree, plan or deny
//! wrap what lies inside them, and the two together yield type, mode and realis. An event needs a participant that can do what its sense
//! tells; a plain statement is no event.

mod attach;
mod beside;
mod class;
mod control;
mod fronts;
mod gate;
mod implied;
mod joint;
mod lasting;
mod lexicon;
mod matcher;
mod mates;
mod merge;
mod must;
mod nest;
mod noun_realis;
mod nouns;
mod parties;
mod people;
mod phrase;
mod phrases;
mod read;
mod realis;
mod recipients;
mod rules;
mod site;
mod slogans;
mod slots;
mod surface;
mod targets;
mod threats;
mod topics;
mod user;
mod verb;
mod view;
mod words;

use chrono::NaiveDate;
use sosik_core::ontology::{CameoCode, Context};
use sosik_core::{Actor, ActorId, Claim, ClaimId, Code, Event, EventId, Evidence, PlaceId, Realis, Span, Trigger};

pub(crate) use self::lexicon::Lexicon;
use self::parties::Cast;
use self::read::Build;
use self::view::View;
use crate::actors::Resolver;
use crate::clauses::{Link, Tense};
use crate::explain::Trace;
use crate::hash;
use crate::layers::Layers;

const LAYER: &str = "events";

/// Notes that a sense nearly held; costs nothing when nobody asks.
fn nearly(trace: &mut Trace, sense: &str, span: Span, why: &str) {
    if trace.is_on() {
        trace.missed(LAYER, sense.to_owned(), span, || why.to_owned());
    }
}

impl Cast for Resolver<'_> {
    fn refer(&mut self, span: Span) -> Option<ActorId> {
        Self::party(self, span)
    }

    fn describe(&mut self, span: Span) -> ActorId {
        Self::describe(self, span)
    }

    fn describe_thing(&mut self, span: Span) -> ActorId {
        Self::describe_thing(self, span)
    }

    fn inside(&self, span: Span) -> Vec<(Span, Option<ActorId>, Option<Code>)> {
        Self::inside(self, span)
    }

    fn state(&mut self, code: Code, span: Span) -> Option<ActorId> {
        Self::state(self, code, span)
    }

    fn of_country(&mut self, code: Code, span: Span, words: Span) -> Option<ActorId> {
        Some(Self::of_country(self, code, span, words))
    }

    fn settle(&mut self, id: ActorId, place: PlaceId) {
        Self::settle(self, id, place);
    }

    fn compatriot(&mut self, id: ActorId, of: ActorId) {
        Self::compatriot(self, id, of);
    }

    fn actor(&self, id: ActorId) -> &Actor {
        Self::actor(self, id)
    }

    fn country_of(&self, place: PlaceId) -> Option<Code> {
        self.place(place).country
    }

    fn place_at(&mut self, span: Span) -> Option<PlaceId> {
        Self::place_at(self, span)
    }
}

/// The events of a document, in order of their triggers; also fills [`Claim::events`] and [`Event::claim`].
///
/// Costs as much as [`find_with`].
pub(crate) fn find(
    lexicon: &Lexicon,
    layers: &Layers<'_>,
    resolver: &mut Resolver<'_>,
    claims: &mut [Claim],
    trace: &mut Trace,
) -> Vec<Event> {
    find_with(lexicon, layers, resolver, claims, trace)
}

/// [`find`] with anybody who resolves.
///
/// Linear in the number of sentences; a sentence costs the product of its tokens and arguments, and one longer than any prose is passed over.
fn find_with(lexicon: &Lexicon, layers: &Layers<'_>, cast: &mut dyn Cast, claims: &mut [Claim], trace: &mut Trace) -> Vec<Event> {
    let mut events: Vec<Event> = Vec::new();
    // Whether one of the sentences just before told of violence, so that "nine people died" belongs to it.
    let mut violent = 0u8;
    let mut claim_at = 0;
    for (index, sentence) in layers.segmentation.sentences.iter().enumerate() {
        while claims.get(claim_at).is_some_and(|c| c.sentence.index() < index) {
            claim_at += 1;
        }
        // Content may run over several sentences; claims of up to the last ten are looked at.
        let from = claims[..claim_at].partition_point(|c| c.sentence.index() + 10 < index);
        let to = claim_at + claims[claim_at..].iter().take_while(|c| c.sentence.index() == index).count();
        let Some(senses) = lexicon.of(sentence.language) else { continue };
        let Some(view) = View::new(layers, &lexicon.classes, index) else {
            trace.missed(LAYER, "events.sentence", sentence.span, || "the sentence is too long to be prose".to_owned());
            continue;
        };
        let now = gate::violent(&view, &lexicon.classes);
        violent = if now { 3 } else { violent.saturating_sub(1) };
        let mut builds = read::sentence(&view, lexicon, senses, (now, violent > 0), cast, trace);
        let first = events.len();
        for build in &mut builds {
            let claim = attach::claim(claims, from, to, build.trigger);
            build.time = build.time.filter(|time| !attach::is_time_said(layers, claims, claim, *time));
            events.push(event(&view, build, claim, first));
        }
    }
    let order = in_order(&mut events);
    for event in &mut events {
        event.parent = event.parent.map(|p| order[p.index()]);
    }
    let vouched: Vec<Option<ClaimId>> = events.iter().map(|e| e.claim).collect();
    let place = merge::duplicates(&mut events, lexicon, layers);
    // Every claim that tells of an event vouches for it, also where the event was told before.
    for (id, claim) in place.into_iter().zip(vouched) {
        if let Some(claim) = claim.and_then(|c| claims.get_mut(c.index()))
            && !claim.events.contains(&id)
        {
            claim.events.push(id);
        }
    }
    events
}

/// Sorts by trigger; returns the new id of each old position.
fn in_order(events: &mut Vec<Event>) -> Vec<EventId> {
    let mut keyed: Vec<(usize, Event)> = std::mem::take(events).into_iter().enumerate().collect();
    keyed.sort_by_key(|(i, e)| (e.trigger.span, *i));
    let mut order = vec![EventId::of(0); keyed.len()];
    for (new, (old, _)) in keyed.iter().enumerate() {
        order[*old] = EventId::of(new);
    }
    events.extend(keyed.into_iter().map(|(_, e)| e));
    order
}

fn event(view: &View<'_>, build: &Build<'_>, claim: Option<ClaimId>, first: usize) -> Event {
    let mut contexts = build.contexts.clone();
    if long_ago(view, build) && !contexts.contains(&Context::Historical) {
        contexts.push(Context::Historical);
    }
    let mut evidence = Evidence::new(view.sentence, build.trigger, build.sense.to_owned(), build.confidence);
    evidence.spans.extend(build.actors.iter().chain(&build.recipients).map(|p| p.span));
    evidence.spans.sort_unstable();
    evidence.spans.dedup();
    let planned = matches!(build.realis, Realis::Happened | Realis::Ongoing) && ahead(view, build);
    // 다음 달 방문한다: by its day it is still to come, and so an agreement.
    let (event_type, mode) =
        if planned { rules::in_time(build.event_type, build.mode, Realis::Planned) } else { (build.event_type, build.mode) };
    Event {
        sentence: view.sentence,
        trigger: Trigger { span: build.trigger, lemma: build.lemma.clone() },
        event_type,
        mode,
        contexts,
        cameo: build.cameo.filter(|_| !planned).or_else(|| CameoCode::nearest(event_type, mode)),
        realis: if planned { Realis::Planned } else { build.realis },
        reciprocal: build.reciprocal && build.actors.len() > 1,
        actors: build.actors.clone(),
        recipients: build.recipients.clone(),
        location: build.location,
        time: build.time,
        quantities: build.quantities.clone(),
        claim,
        parent: build.parent.map(|p| EventId::of(first + p)),
        sense: build.sense.to_owned(),
        evidence: evidence.into(),
    }
}

/// First and last day of an event by its own time, where known.
fn when(view: &View<'_>, build: &Build<'_>) -> Option<(Option<NaiveDate>, Option<NaiveDate>)> {
    build.time.and_then(|t| view.layers.times.get(t.index()))?.value.bounds()
}

/// Whether a Korean event, told in the present, lies after the day of publication by its own time: 내일 회의를 연다.
fn ahead(view: &View<'_>, build: &Build<'_>) -> bool {
    let Some(published) = view.layers.published.filter(|_| view.korean) else { return false };
    // 만나 합의했다: whatever goes on into a past verb is past.
    let mut at = build.predicate;
    for _ in 0..4 {
        let Some(p) = at.map(|id| view.predicate(id)) else { break };
        if p.tense == Tense::Past && !p.nominal {
            return false;
        }
        at = p.parent.filter(|(_, link)| p.tense == Tense::None && matches!(link, Link::Coordinate | Link::Adverbial)).map(|(up, _)| up);
    }
    let begin = when(view, build).and_then(|(begin, _)| begin);
    begin.is_some_and(|begin| begin > published.date())
}

/// Whether an event lies more than a year before the document, by its own time: PLOVER's auxiliary mode `historical`. Without a day of publication
/// nothing is long ago.
fn long_ago(view: &View<'_>, build: &Build<'_>) -> bool {
    let Some(published) = view.layers.published else { return false };
    let end = when(view, build).and_then(|(_, end)| end);
    end.is_some_and(|end| (published.date() - end).num_days() > 366)
}
