//! From an analysis in bytes to a record in code points.

use super::fields::*;
use super::{Line, OffsetUnit, SchemaId};
use crate::actor::Names;
use crate::analysis::Analysis;
use crate::claim::Party;
use crate::offsets::Offsets;
use crate::ontology;
use crate::span::Span;

struct Words<'t> {
    text: &'t str,
    offsets: Offsets<'t>,
}

impl Words<'_> {
    fn word(&self, span: Span) -> WordSpan {
        let (start, end) = self.offsets.code_points(span);
        WordSpan { start, end, text: span.slice(self.text).unwrap_or_default().to_owned() }
    }

    fn party(&self, party: &Party) -> PartyRecord {
        let WordSpan { start, end, text } = self.word(party.span);
        PartyRecord { actor: party.actor.map(|a| a.0), start, end, text }
    }

    fn cue(&self, span: Option<Span>, lemma: Option<String>) -> CueRecord {
        let word = span.map(|s| self.word(s));
        CueRecord { start: word.as_ref().map(|w| w.start), end: word.as_ref().map(|w| w.end), text: word.map(|w| w.text), lemma }
    }
}

impl From<&Names> for NamesRecord {
    fn from(names: &Names) -> Self {
        Self { en: names.en.clone(), ko: names.ko.clone(), original: names.original.clone() }
    }
}

impl Analysis {
    /// The record of this analysis; linear in the text and what was found.
    pub fn record(&self, engine: Engine) -> Record {
        let w = Words { text: &self.document.text, offsets: Offsets::new(&self.document.text) };
        let text = |span: Span| w.word(span);
        Record {
            schema: SchemaId::V1,
            id: self.document.id.clone(),
            language: self.language,
            published: self.document.published.map(|p| p.to_string()),
            outlet: self.document.outlet.clone(),
            url: self.document.url.clone(),
            title: self.document.title.clone(),
            offsets: OffsetUnit::Codepoint,
            engine,
            sentences: (self.sentences.iter())
                .map(|s| {
                    let (start, end) = w.offsets.code_points(s.span);
                    SentenceRecord { start, end, language: s.language, script: s.script }
                })
                .collect(),
            entities: (self.entities.iter())
                .map(|e| {
                    let WordSpan { start, end, text } = text(e.span);
                    EntityRecord { start, end, text, label: e.label, actor: e.actor.map(|a| a.0) }
                })
                .collect(),
            times: (self.times.iter())
                .map(|t| {
                    let WordSpan { start, end, text } = text(t.span);
                    let (begin, end_exclusive) = t.days();
                    TimeRecord {
                        start,
                        end,
                        text,
                        r#type: t.value.timex_type(),
                        value: t.value.timex3(),
                        r#mod: t.modifier,
                        signal: t.signal,
                        begin,
                        end_exclusive,
                        edtf: t.value.edtf(),
                        rule: t.evidence.rule.to_string(),
                    }
                })
                .collect(),
            quantities: (self.quantities.iter())
                .map(|q| {
                    let WordSpan { start, end, text } = text(q.span);
                    QuantityRecord {
                        start,
                        end,
                        text,
                        value: q.value.filter(|v| v.is_finite()),
                        low: q.low.filter(|v| v.is_finite()),
                        high: q.high.filter(|v| v.is_finite()),
                        approx: q.approximator,
                        unit: q.unit.clone(),
                        dimension: q.dimension.clone(),
                        noun: q.noun.map(|n| w.word(n)),
                        role: q.role,
                        rule: q.evidence.rule.to_string(),
                    }
                })
                .collect(),
            places: (self.places.iter().enumerate())
                .map(|(id, p)| PlaceRecord {
                    id: id as u32,
                    name: p.name.clone(),
                    names: (&p.names).into(),
                    country: p.country.map(String::from),
                    latitude: p.latitude,
                    longitude: p.longitude,
                    kind: p.kind.clone(),
                    mentions: p.mentions.iter().map(|m| text(*m)).collect(),
                })
                .collect(),
            actors: self.actors.iter().enumerate().map(|(id, a)| actor(id, a, &w)).collect(),
            claims: self.claims.iter().enumerate().map(|(id, c)| claim(id, c, &w)).collect(),
            events: self.events.iter().enumerate().map(|(id, e)| event(id, e, &w)).collect(),
            contacts: (self.contacts.iter())
                .map(|c| {
                    let WordSpan { start, end, text } = text(c.span);
                    ContactRecord { start, end, text, kind: c.kind }
                })
                .collect(),
        }
    }

    /// The record as a line.
    pub fn line(&self, engine: Engine) -> Line {
        Line::Record(Box::new(self.record(engine)))
    }
}

fn actor(id: usize, a: &crate::Actor, w: &Words<'_>) -> ActorRecord {
    ActorRecord {
        id: id as u32,
        key: a.key.clone(),
        kind: a.kind,
        name: a.name.clone(),
        names: (&a.names).into(),
        aliases: a.aliases.clone(),
        code: a.code.map(String::from),
        country: a.code.filter(|c| c.is_country()).map(String::from),
        sectors: a.sectors.clone(),
        role: a.role.clone(),
        affiliation: a.affiliation.map(|x| x.0),
        wikidata: a.wikidata.clone(),
        mentions: (a.mentions.iter())
            .map(|m| {
                let WordSpan { start, end, text } = w.word(m.span);
                MentionRecord { start, end, text, form: m.form }
            })
            .collect(),
        rule: a.evidence.first().rule.to_string(),
        confidence: a.evidence.first().confidence.get(),
    }
}

fn claim(id: usize, c: &crate::Claim, w: &Words<'_>) -> ClaimRecord {
    let said_by = c.source.span().map(|s| w.word(s));
    ClaimRecord {
        id: id as u32,
        sentence: c.sentence.0,
        source: SourceRecord {
            kind: c.source.kind(),
            actor: c.source.actor().map(|a| a.0),
            start: said_by.as_ref().map(|s| s.start),
            end: said_by.as_ref().map(|s| s.end),
            text: said_by.map(|s| s.text),
        },
        cue: w.cue(c.cue.as_ref().map(|x| x.span), c.cue.as_ref().map(|x| x.lemma.clone())),
        content: c.content.iter().map(|s| w.word(*s)).collect(),
        act: c.act,
        certainty: CertaintyRecord { value: c.certainty.value(), bucket: c.certainty.bucket() },
        polarity: c.polarity,
        form: c.form,
        addressee: c.addressee.as_ref().map(|p| w.party(p)),
        channel: c.channel.as_ref().map(|x| {
            let WordSpan { start, end, text } = w.word(x.span);
            ChannelRecord { kind: x.kind, actor: x.actor.map(|a| a.0), name: x.name.clone(), start, end, text }
        }),
        time: c.time.map(|t| t.0),
        place: c.place.map(|p| p.0),
        parent: c.parent.map(|p| p.0),
        events: c.events.iter().map(|e| e.0).collect(),
        rule: c.evidence.first().rule.to_string(),
        confidence: c.evidence.first().confidence.get(),
    }
}

fn event(id: usize, e: &crate::Event, w: &Words<'_>) -> EventRecord {
    EventRecord {
        id: id as u32,
        sentence: e.sentence.0,
        trigger: w.cue(Some(e.trigger.span), Some(e.trigger.lemma.clone())),
        r#type: e.event_type,
        mode: e.mode.map(|m| m.as_str().to_owned()),
        contexts: e.contexts.clone(),
        quad: e.event_type.quad().into(),
        cameo: e.cameo.map(String::from),
        score: ontology::score(e.event_type, e.mode),
        realis: e.realis,
        reciprocal: e.reciprocal,
        actors: e.actors.iter().map(|p| w.party(p)).collect(),
        recipients: e.recipients.iter().map(|p| w.party(p)).collect(),
        location: e.location.map(|p| p.0),
        time: e.time.map(|t| t.0),
        quantities: e.quantities.iter().map(|q| q.0).collect(),
        claim: e.claim.map(|c| c.0),
        parent: e.parent.map(|p| p.0),
        sense: e.sense.clone(),
        rule: e.evidence.first().rule.to_string(),
        confidence: e.evidence.first().confidence.get(),
        evidence: e.evidence.iter().map(|e| evidence(e, w)).collect(),
    }
}

fn evidence(e: &crate::Evidence, w: &Words<'_>) -> EvidenceRecord {
    EvidenceRecord {
        sentence: e.sentence.0,
        spans: e.spans.iter().map(|s| w.word(*s)).collect(),
        rule: e.rule.to_string(),
        confidence: e.confidence.get(),
    }
}
