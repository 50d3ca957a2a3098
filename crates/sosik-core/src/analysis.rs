//! All that was read out of one document.

use serde::{Deserialize, Serialize};

use crate::actor::{Actor, Contact, Entity, Place};
use crate::claim::{Claim, ClaimSource};
use crate::document::Document;
use crate::error::{Error, ErrorKind};
use crate::event::Event;
use crate::language::{Language, Script};
use crate::quantity::Quantity;
use crate::span::Span;
use crate::time::Time;

/// Where a sentence stands and what it is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SentenceInfo {
    /// From its first to its last character that is no white space.
    pub span: Span,
    /// Its language; `Other` sentences are kept and not read.
    pub language: Language,
    /// The script of most of its letters.
    pub script: Script,
}

/// A document with all that was read out of it. Spans are bytes of `document.text`; ids are positions in the lists.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Analysis {
    /// What went in.
    pub document: Document,
    /// The language of most of its text.
    pub language: Language,
    /// In order of the text; they do not overlap.
    pub sentences: Vec<SentenceInfo>,
    /// Named spans in order of the text; they do not overlap.
    pub entities: Vec<Entity>,
    /// In order of the text.
    pub times: Vec<Time>,
    /// In order of the text.
    pub quantities: Vec<Quantity>,
    /// In order of first mention.
    pub places: Vec<Place>,
    /// In order of first mention.
    pub actors: Vec<Actor>,
    /// In order of their cues.
    pub claims: Vec<Claim>,
    /// In order of their triggers.
    pub events: Vec<Event>,
    /// In order of the text.
    pub contacts: Vec<Contact>,
}

impl Analysis {
    /// Calls `f` on every span, to move them all from one text to another (normalised to original).
    pub fn for_each_span(&mut self, mut f: impl FnMut(&mut Span)) {
        self.sentences.iter_mut().for_each(|x| f(&mut x.span));
        self.entities.iter_mut().for_each(|x| f(&mut x.span));
        for x in &mut self.times {
            f(&mut x.span);
            x.evidence.spans.iter_mut().for_each(&mut f);
        }
        for x in &mut self.quantities {
            f(&mut x.span);
            x.noun.iter_mut().for_each(&mut f);
            x.evidence.spans.iter_mut().for_each(&mut f);
        }
        self.places.iter_mut().flat_map(|x| &mut x.mentions).for_each(&mut f);
        for x in &mut self.actors {
            x.mentions.iter_mut().for_each(|m| f(&mut m.span));
            x.evidence.iter_mut().flat_map(|e| &mut e.spans).for_each(&mut f);
        }
        for x in &mut self.claims {
            if let ClaimSource::Mention { span, .. } = &mut x.source {
                f(span);
            }
            x.cue.iter_mut().for_each(|c| f(&mut c.span));
            x.content.iter_mut().for_each(&mut f);
            x.addressee.iter_mut().for_each(|p| f(&mut p.span));
            x.channel.iter_mut().for_each(|c| f(&mut c.span));
            x.evidence.iter_mut().flat_map(|e| &mut e.spans).for_each(&mut f);
        }
        for x in &mut self.events {
            f(&mut x.trigger.span);
            x.actors.iter_mut().chain(&mut x.recipients).for_each(|p| f(&mut p.span));
            x.evidence.iter_mut().flat_map(|e| &mut e.spans).for_each(&mut f);
        }
        self.contacts.iter_mut().for_each(|x| f(&mut x.span));
    }

    /// Whether every span slices the text, every id resolves, claims and events nest without a circle, and every mode belongs to
    /// its type. What sosik itself returns always passes.
    ///
    /// # Errors
    ///
    /// The first thing that is not so, with its place.
    pub fn check(&self) -> Result<(), Error> {
        let text = &self.document.text;
        let mut bad = None;
        // A copy, because the walk over spans is one for reading and for moving.
        self.clone().for_each_span(|span| {
            if span.slice(text).is_none() {
                bad.get_or_insert(*span);
            }
        });
        if let Some(span) = bad {
            return Err(Error::new(ErrorKind::Span, format!("bytes {span} do not slice the text of document `{}`", self.document.id)));
        }
        let within = |what: &str, id: Option<usize>, len: usize| match id {
            Some(i) if i >= len => {
                Err(Error::new(ErrorKind::Record, format!("{what} {i} is not in document `{}`, which has {len}", self.document.id)))
            }
            _ => Ok(()),
        };
        let [actors, claims, events] = [self.actors.len(), self.claims.len(), self.events.len()];
        for x in &self.entities {
            within("actor", x.actor.map(|a| a.index()), actors)?;
        }
        for x in &self.actors {
            within("actor", x.affiliation.map(|a| a.index()), actors)?;
        }
        for (i, x) in self.claims.iter().enumerate() {
            within("sentence", Some(x.sentence.index()), self.sentences.len())?;
            within("actor", x.source.actor().map(|a| a.index()), actors)?;
            within("actor", x.addressee.and_then(|p| p.actor).map(|a| a.index()), actors)?;
            within("actor", x.channel.as_ref().and_then(|c| c.actor).map(|a| a.index()), actors)?;
            within("time", x.time.map(|t| t.index()), self.times.len())?;
            within("place", x.place.map(|p| p.index()), self.places.len())?;
            within("claim", x.parent.map(|p| p.index()), claims)?;
            for e in &x.events {
                within("event", Some(e.index()), events)?;
            }
            self.acyclic(i, "claim", |k| self.claims[k].parent.map(|p| p.index()))?;
        }
        for (i, x) in self.events.iter().enumerate() {
            within("sentence", Some(x.sentence.index()), self.sentences.len())?;
            for p in x.actors.iter().chain(&x.recipients) {
                within("actor", p.actor.map(|a| a.index()), actors)?;
            }
            within("place", x.location.map(|p| p.index()), self.places.len())?;
            within("time", x.time.map(|t| t.index()), self.times.len())?;
            for q in &x.quantities {
                within("quantity", Some(q.index()), self.quantities.len())?;
            }
            within("claim", x.claim.map(|c| c.index()), claims)?;
            within("event", x.parent.map(|p| p.index()), events)?;
            self.acyclic(i, "event", |k| self.events[k].parent.map(|p| p.index()))?;
            if x.mode.is_some_and(|m| m.event_type() != x.event_type) {
                return Err(Error::new(ErrorKind::Ontology, format!("event {i} is {} with a mode of another type", x.event_type)));
            }
        }
        Ok(())
    }

    fn acyclic(&self, start: usize, what: &str, parent: impl Fn(usize) -> Option<usize>) -> Result<(), Error> {
        let (mut at, mut steps) = (start, 0);
        while let Some(up) = parent(at).filter(|up| *up < self.claims.len().max(self.events.len())) {
            steps += 1;
            if up == start || steps > 64 {
                return Err(Error::new(
                    ErrorKind::Record,
                    format!("{what} {start} of document `{}` is its own ancestor", self.document.id),
                ));
            }
            at = up;
        }
        Ok(())
    }
}
