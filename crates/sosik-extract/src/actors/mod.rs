//! From mentions to participants.
//!
//! Reading a document names every participant that its words name or compose ([`chains`], [`compose`]) and what definite descriptions point
//! back to ([`refer`]). Claims and events then ask [`Resolver::refer`] for the participant of a phrase; populations, officials
//! without a name and pronouns become participants only when they are asked for.

mod abroad;
mod bare;
mod behind;
mod book;
mod chains;
mod code;
mod compose;
mod concepts;
mod describe;
mod finish;
mod focus;
mod offices;
mod origin;
mod owners;
mod places;
mod pronouns;
mod recall;
mod refer;
mod units;

pub use code::{ActorCode, code_actor};

use sosik_core::{Actor, ActorId, Code, Entity, MentionForm, Place, PlaceId, Span};

use crate::explain::Trace;
use crate::layers::Layers;
use book::Book;
use places::Places;

/// Who takes part in a document, and where it happens.
#[derive(Debug)]
pub struct Resolver<'l> {
    layers: &'l Layers<'l>,
    book: Book<'l>,
    places: Places,
}

/// What a document's reading ends with.
#[derive(Clone, Debug, Default)]
pub struct Resolved {
    /// Participants; ids are positions.
    pub actors: Vec<Actor>,
    /// Places; ids are positions.
    pub places: Vec<Place>,
    /// Named spans, times and quantities in order of the text, without overlaps.
    pub entities: Vec<Entity>,
}

impl<'l> Resolver<'l> {
    /// Reads the participants that the layers name; linear in the text (`n log n` in the number of mentions).
    pub fn new(layers: &'l Layers<'l>, trace: &mut Trace) -> Self {
        let mut book = Book::new(layers);
        chains::read(layers, &mut book);
        refer::definites(layers, &mut book);
        let places = Places::read(layers);
        for spot in &book.spots {
            trace.fired("actors", book.actors[spot.actor.index()].evidence.first().rule.clone(), spot.span);
        }
        Self { layers, book, places }
    }

    /// The participant that the noun phrase at `span` means, by its head: the last word before "of", "in", "who" and the like in
    /// English, the last noun in Korean.
    ///
    /// Names, bodies and forces with their country, offices and their holders, definite descriptions ("the agency", 이 매체),
    /// pronouns, officials without a name, populations. A participant that is new is added. Nothing for things.
    pub fn refer(&mut self, span: Span) -> Option<ActorId> {
        refer::refer(self.layers, &mut self.book, span)
    }

    /// As [`Resolver::refer`], of an English phrase that `actor` speaks to or acts on: a pronoun in it means somebody else.
    pub fn refer_apart(&mut self, span: Span, actor: Option<ActorId>) -> Option<ActorId> {
        let word = span.slice(self.layers.text).unwrap_or_default();
        let apart = matches!(word, "them" | "him" | "her" | "it") && self.book.spot_at(span).is_none();
        let found = actor.filter(|_| apart).and_then(|_| pronouns::pronoun(&mut self.book, word, span, false, actor));
        if let Some(id) = found {
            self.book.mention(id, span, span, MentionForm::Pronoun);
        }
        found.or_else(|| self.refer(span))
    }

    /// As [`Resolver::refer`], with country and sectors that the phrase itself tells where nothing better is known of the participant.
    pub fn party(&mut self, span: Span) -> Option<ActorId> {
        let id = self.refer(span)?;
        describe::refine(self.layers, &mut self.book, id, span);
        Some(id)
    }

    /// The participant that the phrase at `span` only describes: "three ethnic Albanians", 시민 5명. The caller knows that people are meant.
    pub fn describe(&mut self, span: Span) -> ActorId {
        describe::describe(self.layers, &mut self.book, span, true)
    }

    /// As [`Resolver::describe`], of weapons that act for those who have them; the text around does not tell whose they are.
    pub fn describe_thing(&mut self, span: Span) -> ActorId {
        describe::describe(self.layers, &mut self.book, span, false)
    }

    /// Whoever is named inside `span`, in order of the text: phrase, participant if there is one, country if it is known. An adjective or
    /// place that names a country without naming a participant stands with its country alone; [`Resolver::state`] makes it one.
    pub fn inside(&self, span: Span) -> Vec<(Span, Option<ActorId>, Option<Code>)> {
        describe::inside(self.layers, &self.book, span)
    }

    /// Those of the country `code`, named at `span`, whom the words at `words` describe: the US ones of "US and British forces".
    pub fn of_country(&mut self, code: Code, span: Span, words: Span) -> ActorId {
        describe::of_country(self.layers, &mut self.book, code, span, words)
    }

    /// Lets a participant whose country was only guessed from the document be of the country of `place`, where it acts.
    pub fn settle(&mut self, id: ActorId, place: PlaceId) {
        let code = self.places.list[place.index()].country;
        describe::settle(&mut self.book, id, code);
    }

    /// The same, of the country of the participant `of`, where that is told and not guessed as well.
    pub fn compatriot(&mut self, id: ActorId, of: ActorId) {
        let code = self.book.told_country(of);
        describe::settle(&mut self.book, id, code);
    }

    /// The state called `code`, meant at `span` by an adjective or a place; nothing for a code that is no state's.
    pub fn state(&mut self, code: Code, span: Span) -> Option<ActorId> {
        describe::state(&mut self.book, code, span)
    }

    /// The participant called `id`.
    pub fn actor(&self, id: ActorId) -> &Actor {
        &self.book.actors[id.index()]
    }

    /// Notes that `actor` speaks in the quotation at `span`, so that "I" and "we" in it are known.
    pub fn speaks(&mut self, span: Span, actor: ActorId) {
        self.book.speaks(span, actor);
    }

    /// Notes that `actor` is the unwritten subject of the predicate at `at`.
    pub fn zero(&mut self, at: Span, actor: ActorId) {
        self.book.mention(actor, at, at, MentionForm::Zero);
    }

    /// The place named inside `span`: the most particular, the last of equals.
    pub fn place_at(&mut self, span: Span) -> Option<PlaceId> {
        self.places.at(self.layers, span)
    }

    /// The place called `id`.
    pub fn place(&self, id: PlaceId) -> &Place {
        &self.places.list[id.index()]
    }

    /// Everything that was met.
    pub fn finish(mut self) -> Resolved {
        bare::read(self.layers, &mut self.book);
        bare::states(self.layers, &mut self.book);
        pronouns::read(self.layers, &mut self.book);
        origin::read(self.layers, &mut self.book);
        finish::finish(self.layers, self.book, self.places)
    }
}
