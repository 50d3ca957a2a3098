//! From lines to tables.

use std::borrow::Cow;
use std::fmt;

use arrow_array::RecordBatch;
use arrow_schema::SchemaRef;
use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;
use sosik_core::Published;
use sosik_core::record::{ClaimRecord, EventRecord, Line, PartyRecord, Record};

use crate::schema::{
    ActorRow, ClaimRow, DocumentRow, EventRow, MentionRow, ParticipantRow, PlaceRow, QuantityRow, Row, SentenceRow, TimeRow,
};

/// Text in one batch. An Arrow utf8 column holds less than 2 GiB, and one cell may be as long as a document (1 GiB).
const MAX_BATCH_TEXT: usize = 1 << 29;

/// One table: batches of the same schema, one unless there is very much text.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    schema: SchemaRef,
    batches: Vec<RecordBatch>,
}

impl Table {
    /// The types of its columns.
    pub fn schema(&self) -> &SchemaRef {
        &self.schema
    }

    /// Its rows; at least one batch, which may be empty.
    pub fn batches(&self) -> &[RecordBatch] {
        &self.batches
    }

    /// How many rows it has.
    pub fn rows(&self) -> usize {
        self.batches.iter().map(RecordBatch::num_rows).sum()
    }
}

/// What was read in many documents; see the [crate] for how the tables join.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "`describe` tells what each table holds")]
pub struct Tables {
    pub documents: Table,
    pub sentences: Table,
    pub actors: Table,
    pub mentions: Table,
    pub places: Table,
    pub times: Table,
    pub quantities: Table,
    pub claims: Table,
    pub events: Table,
    pub participants: Table,
}

impl Tables {
    /// The tables of `lines`, documents numbered from 0; linear in the records.
    pub fn from_records<'l>(lines: impl IntoIterator<Item = &'l Line>) -> Self {
        let mut builder = TablesBuilder::new(0);
        lines.into_iter().for_each(|line| builder.push(line));
        builder.finish()
    }

    /// All tables with their names, in the order of [`describe`](crate::describe).
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &Table)> {
        [
            ("documents", &self.documents),
            ("sentences", &self.sentences),
            ("actors", &self.actors),
            ("mentions", &self.mentions),
            ("places", &self.places),
            ("times", &self.times),
            ("quantities", &self.quantities),
            ("claims", &self.claims),
            ("events", &self.events),
            ("participants", &self.participants),
        ]
        .into_iter()
    }

    /// The table called `name`.
    pub fn get(&self, name: &str) -> Option<&Table> {
        self.iter().find(|(known, _)| *known == name).map(|(_, table)| table)
    }
}

/// Rows of one table on their way into batches.
struct Rows<R: Row> {
    columns: R::Columns,
    pending: usize,
    text: usize,
    batches: Vec<RecordBatch>,
}

impl<R: Row> Rows<R> {
    fn new() -> Self {
        Self { columns: R::columns(), pending: 0, text: 0, batches: Vec::new() }
    }

    /// Adds a row, of any lifetime of the same table.
    fn push<S: Row<Columns = R::Columns>>(&mut self, row: S) {
        let bytes = row.text_bytes();
        if self.pending > 0 && self.text + bytes > MAX_BATCH_TEXT {
            self.close();
        }
        self.text += bytes;
        self.pending += 1;
        row.push(&mut self.columns);
    }

    fn close(&mut self) {
        self.batches.push(R::finish(&mut self.columns));
        (self.pending, self.text) = (0, 0);
    }

    fn finish(mut self) -> Table {
        if self.pending > 0 || self.batches.is_empty() {
            self.close();
        }
        Table { schema: R::info().schema, batches: self.batches }
    }
}

/// Collects lines into [`Tables`], so that they need not be held together.
pub struct TablesBuilder {
    next: i64,
    documents: Rows<DocumentRow<'static>>,
    sentences: Rows<SentenceRow<'static>>,
    actors: Rows<ActorRow<'static>>,
    mentions: Rows<MentionRow<'static>>,
    places: Rows<PlaceRow<'static>>,
    times: Rows<TimeRow<'static>>,
    quantities: Rows<QuantityRow<'static>>,
    claims: Rows<ClaimRow<'static>>,
    events: Rows<EventRow<'static>>,
    participants: Rows<ParticipantRow<'static>>,
}

impl fmt::Debug for TablesBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TablesBuilder").field("next", &self.next).finish_non_exhaustive()
    }
}

/// An enumeration's value as records spell it.
struct Spelled<'a, T>(&'a T);

impl<T: Serialize> fmt::Display for Spelled<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.serialize(f)
    }
}

fn spelled<'r>(value: &impl Serialize) -> Cow<'r, str> {
    Cow::Owned(Spelled(value).to_string())
}

fn text(text: &str) -> Cow<'_, str> {
    Cow::Borrowed(text)
}

fn some(value: &Option<String>) -> Option<Cow<'_, str>> {
    value.as_deref().map(Cow::Borrowed)
}

/// Offsets and positions fit: a text has at most 2^30 bytes.
fn int(value: impl TryInto<i32>) -> i32 {
    value.try_into().unwrap_or(i32::MAX)
}

fn ints(value: Option<u32>) -> Option<i32> {
    value.map(int)
}

/// The values joined with `; `, or nothing when there are none.
fn joined<'r>(values: impl Iterator<Item = impl fmt::Display>) -> Option<Cow<'r, str>> {
    let values: Vec<String> = values.map(|v| v.to_string()).collect();
    (!values.is_empty()).then(|| Cow::Owned(values.join("; ")))
}

/// Day and moment of a `published` that the record holds as text.
fn published(value: Option<&str>) -> (Option<NaiveDate>, Option<DateTime<Utc>>) {
    match value.and_then(|p| p.parse::<Published>().ok()) {
        Some(published @ Published::Moment(moment)) => (Some(published.date()), Some(moment.to_utc())),
        Some(published) => (Some(published.date()), None),
        None => (None, None),
    }
}

impl TablesBuilder {
    /// A builder whose first document has the number `first`: 0, or what a batch before left off at.
    pub fn new(first: i64) -> Self {
        Self {
            next: first,
            documents: Rows::new(),
            sentences: Rows::new(),
            actors: Rows::new(),
            mentions: Rows::new(),
            places: Rows::new(),
            times: Rows::new(),
            quantities: Rows::new(),
            claims: Rows::new(),
            events: Rows::new(),
            participants: Rows::new(),
        }
    }

    /// The number that the next document gets.
    pub fn next(&self) -> i64 {
        self.next
    }

    /// Adds a document.
    pub fn push(&mut self, line: &Line) {
        let document = self.next;
        self.next += 1;
        match line {
            Line::Record(record) => self.record(document, record),
            Line::Error(failed) => self.documents.push(DocumentRow {
                document,
                document_id: text(&failed.id),
                language: None,
                published: None,
                published_at: None,
                outlet: None,
                url: None,
                title: None,
                sentences: 0,
                actors: 0,
                claims: 0,
                events: 0,
                engine_version: None,
                engine_data: None,
                error_kind: Some(text(failed.error.kind.as_str())),
                error_message: Some(text(&failed.error.message)),
            }),
        }
    }

    /// The tables.
    pub fn finish(self) -> Tables {
        Tables {
            documents: self.documents.finish(),
            sentences: self.sentences.finish(),
            actors: self.actors.finish(),
            mentions: self.mentions.finish(),
            places: self.places.finish(),
            times: self.times.finish(),
            quantities: self.quantities.finish(),
            claims: self.claims.finish(),
            events: self.events.finish(),
            participants: self.participants.finish(),
        }
    }

    fn record(&mut self, document: i64, r: &Record) {
        let document_id = text(&r.id);
        let (published, published_at) = published(r.published.as_deref());
        self.documents.push(DocumentRow {
            document,
            document_id: document_id.clone(),
            language: Some(text(r.language.code())),
            published,
            published_at,
            outlet: some(&r.outlet),
            url: some(&r.url),
            title: some(&r.title),
            sentences: int(r.sentences.len()),
            actors: int(r.actors.len()),
            claims: int(r.claims.len()),
            events: int(r.events.len()),
            engine_version: Some(text(&r.engine.version)),
            engine_data: Some(text(&r.engine.data)),
            error_kind: None,
            error_message: None,
        });
        for (i, s) in r.sentences.iter().enumerate() {
            self.sentences.push(SentenceRow {
                document,
                document_id: document_id.clone(),
                sentence: int(i),
                start: int(s.start),
                end: int(s.end),
                language: text(s.language.code()),
                script: text(s.script.code()),
            });
        }
        self.actors_and_places(document, r);
        self.times_and_quantities(document, r);
        r.claims.iter().for_each(|c| self.claim(document, r, c));
        r.events.iter().for_each(|e| self.event(document, r, e));
    }

    fn actors_and_places(&mut self, document: i64, r: &Record) {
        let document_id = text(&r.id);
        for a in &r.actors {
            self.actors.push(ActorRow {
                document,
                document_id: document_id.clone(),
                actor: int(a.id),
                key: text(&a.key),
                kind: spelled(&a.kind),
                name: text(&a.name),
                name_en: some(&a.names.en),
                name_ko: some(&a.names.ko),
                name_original: some(&a.names.original),
                aliases: joined(a.aliases.iter()),
                code: some(&a.code),
                country: some(&a.country),
                sectors: joined(a.sectors.iter().map(Spelled)),
                role: some(&a.role),
                affiliation: ints(a.affiliation),
                wikidata: some(&a.wikidata),
                mentions: int(a.mentions.len()),
                rule: text(&a.rule),
                confidence: a.confidence.into(),
            });
            for m in &a.mentions {
                self.mentions.push(MentionRow {
                    document,
                    document_id: document_id.clone(),
                    actor: int(a.id),
                    start: int(m.start),
                    end: int(m.end),
                    text: text(&m.text),
                    form: spelled(&m.form),
                });
            }
        }
        for p in &r.places {
            self.places.push(PlaceRow {
                document,
                document_id: document_id.clone(),
                place: int(p.id),
                name: text(&p.name),
                name_en: some(&p.names.en),
                name_ko: some(&p.names.ko),
                country: some(&p.country),
                latitude: p.latitude,
                longitude: p.longitude,
                kind: text(&p.kind),
                mentions: int(p.mentions.len()),
            });
        }
    }

    fn times_and_quantities(&mut self, document: i64, r: &Record) {
        let document_id = text(&r.id);
        for (i, t) in r.times.iter().enumerate() {
            self.times.push(TimeRow {
                document,
                document_id: document_id.clone(),
                time: int(i),
                start: int(t.start),
                end: int(t.end),
                text: text(&t.text),
                r#type: spelled(&t.r#type),
                value: text(&t.value),
                r#mod: t.r#mod.as_ref().map(spelled),
                signal: t.signal.as_ref().map(spelled),
                begin: t.begin,
                end_exclusive: t.end_exclusive,
                edtf: some(&t.edtf),
                rule: text(&t.rule),
            });
        }
        for (i, q) in r.quantities.iter().enumerate() {
            self.quantities.push(QuantityRow {
                document,
                document_id: document_id.clone(),
                quantity: int(i),
                start: int(q.start),
                end: int(q.end),
                text: text(&q.text),
                value: q.value,
                low: q.low,
                high: q.high,
                approx: spelled(&q.approx),
                unit: some(&q.unit),
                dimension: text(&q.dimension),
                noun_start: q.noun.as_ref().map(|n| int(n.start)),
                noun_end: q.noun.as_ref().map(|n| int(n.end)),
                noun: q.noun.as_ref().map(|n| text(&n.text)),
                role: q.role.as_ref().map(spelled),
                rule: text(&q.rule),
            });
        }
    }

    fn claim(&mut self, document: i64, r: &Record, c: &ClaimRecord) {
        let time = c.time.and_then(|t| r.times.get(t as usize));
        let pieces: Vec<&str> = c.content.iter().map(|p| p.text.as_str()).collect();
        self.claims.push(ClaimRow {
            document,
            document_id: text(&r.id),
            claim: int(c.id),
            sentence: int(c.sentence),
            source_kind: spelled(&c.source.kind),
            source_actor: ints(c.source.actor),
            source_key: key(r, c.source.actor),
            source_start: ints(c.source.start),
            source_end: ints(c.source.end),
            source: some(&c.source.text),
            cue_start: ints(c.cue.start),
            cue_end: ints(c.cue.end),
            cue: some(&c.cue.text),
            cue_lemma: some(&c.cue.lemma),
            content_start: c.content.first().map(|p| int(p.start)),
            content_end: c.content.last().map(|p| int(p.end)),
            content_parts: int(c.content.len()),
            content: Cow::Owned(pieces.join(" … ")),
            act: spelled(&c.act),
            certainty: c.certainty.value.map(f64::from),
            certainty_bucket: spelled(&c.certainty.bucket),
            polarity: spelled(&c.polarity),
            form: spelled(&c.form),
            addressee_actor: ints(c.addressee.as_ref().and_then(|a| a.actor)),
            addressee: c.addressee.as_ref().map(|a| text(&a.text)),
            channel_kind: c.channel.as_ref().map(|x| spelled(&x.kind)),
            channel_actor: ints(c.channel.as_ref().and_then(|x| x.actor)),
            channel: c.channel.as_ref().map(|x| text(x.name.as_deref().unwrap_or(&x.text))),
            time: ints(c.time),
            time_value: time.map(|t| text(&t.value)),
            time_begin: time.and_then(|t| t.begin),
            time_end_exclusive: time.and_then(|t| t.end_exclusive),
            place: ints(c.place),
            place_name: c.place.and_then(|p| r.places.get(p as usize)).map(|p| text(&p.name)),
            parent: ints(c.parent),
            rule: text(&c.rule),
            confidence: c.confidence.into(),
        });
    }

    fn event(&mut self, document: i64, r: &Record, e: &EventRecord) {
        let time = e.time.and_then(|t| r.times.get(t as usize));
        let place = e.location.and_then(|p| r.places.get(p as usize));
        let words = |parties: &[PartyRecord]| joined(parties.iter().map(|p| &p.text));
        let keys = |parties: &[PartyRecord]| joined(parties.iter().filter_map(|p| key(r, p.actor)));
        self.events.push(EventRow {
            document,
            document_id: text(&r.id),
            event: int(e.id),
            sentence: int(e.sentence),
            trigger_start: ints(e.trigger.start),
            trigger_end: ints(e.trigger.end),
            trigger: some(&e.trigger.text),
            trigger_lemma: some(&e.trigger.lemma),
            r#type: spelled(&e.r#type),
            mode: some(&e.mode),
            contexts: joined(e.contexts.iter().map(Spelled)),
            quad: int(e.quad),
            cameo: some(&e.cameo),
            score: e.score,
            realis: spelled(&e.realis),
            reciprocal: e.reciprocal,
            actors: words(&e.actors),
            actor_keys: keys(&e.actors),
            recipients: words(&e.recipients),
            recipient_keys: keys(&e.recipients),
            place: ints(e.location),
            place_name: place.map(|p| text(&p.name)),
            place_country: place.and_then(|p| some(&p.country)),
            time: ints(e.time),
            time_value: time.map(|t| text(&t.value)),
            time_begin: time.and_then(|t| t.begin),
            time_end_exclusive: time.and_then(|t| t.end_exclusive),
            quantities: joined(e.quantities.iter().filter_map(|q| r.quantities.get(*q as usize)).map(|q| &q.text)),
            claim: ints(e.claim),
            parent: ints(e.parent),
            sense: text(&e.sense),
            rule: text(&e.rule),
            confidence: e.confidence.into(),
        });
        for (role, parties) in [("actor", &e.actors), ("recipient", &e.recipients)] {
            for p in parties {
                self.participants.push(ParticipantRow {
                    document,
                    document_id: text(&r.id),
                    event: int(e.id),
                    role: text(role),
                    actor: ints(p.actor),
                    key: key(r, p.actor),
                    start: int(p.start),
                    end: int(p.end),
                    text: text(&p.text),
                });
            }
        }
    }
}

fn key(r: &Record, actor: Option<u32>) -> Option<Cow<'_, str>> {
    actor.and_then(|a| r.actors.get(a as usize)).map(|a| text(&a.key))
}
