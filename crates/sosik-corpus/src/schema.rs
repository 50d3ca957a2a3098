//! The tables and their columns, each told in a sentence.

use std::sync::{Arc, LazyLock};

use arrow_array::RecordBatch;
use arrow_schema::{Field, Schema, SchemaRef};
use chrono::{DateTime, NaiveDate, Utc};

use crate::cell::{Cell, Text, finish};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ColumnInfo {
    /// Its name.
    pub name: &'static str,
    /// What it holds.
    pub description: &'static str,
}

/// What a table holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableInfo {
    /// Its name.
    pub name: &'static str,
    /// What a row is.
    pub description: &'static str,
    /// What its columns hold, in order.
    pub columns: &'static [ColumnInfo],
    /// The Arrow types of its columns.
    pub schema: SchemaRef,
}

/// A row of one of the tables.
pub(crate) trait Row {
    /// A builder for each column.
    type Columns;

    fn info() -> TableInfo;
    fn columns() -> Self::Columns;
    fn push(self, columns: &mut Self::Columns);
    fn text_bytes(&self) -> usize;
    /// The rows so far as a batch; the columns are empty afterwards.
    fn finish(columns: &mut Self::Columns) -> RecordBatch;
}

/// An identifier without the mark by which Rust tells it from a keyword.
const fn plain(identifier: &'static str) -> &'static str {
    match identifier.as_bytes() {
        [b'r', b'#', ..] => identifier.split_at(2).1,
        _ => identifier,
    }
}

macro_rules! tables {
    ($(#[doc = $about:literal] $name:ident $row:ident $columns:ident { $(#[doc = $description:literal] $column:ident: $type:ty,)* })*) => {
        $(
            pub(crate) struct $row<'r> {
                $(pub(crate) $column: <$type as Cell>::Value<'r>,)*
            }

            pub(crate) struct $columns {
                $($column: <$type as Cell>::Builder,)*
            }

            impl<'r> Row for $row<'r> {
                type Columns = $columns;

                fn info() -> TableInfo {
                    static SCHEMA: LazyLock<SchemaRef> = LazyLock::new(|| {
                        Arc::new(Schema::new(vec![$(Field::new(plain(stringify!($column)), <$type>::data_type(), <$type>::NULLABLE)),*]))
                    });
                    const COLUMNS: &[ColumnInfo] =
                        &[$(ColumnInfo { name: plain(stringify!($column)), description: $description.trim_ascii_start() }),*];
                    TableInfo {
                        name: stringify!($name),
                        description: $about.trim_ascii_start(),
                        columns: COLUMNS,
                        schema: Arc::clone(&SCHEMA),
                    }
                }

                fn columns() -> $columns {
                    $columns { $($column: <$type>::builder()),* }
                }

                fn push(self, columns: &mut $columns) {
                    $(<$type>::push(Some(self.$column), &mut columns.$column);)*
                }

                fn text_bytes(&self) -> usize {
                    0 $(+ <$type>::text_bytes(&self.$column))*
                }

                fn finish(columns: &mut $columns) -> RecordBatch {
                    let arrays = vec![$(finish(&mut columns.$column)),*];
                    let schema = Self::info().schema;
                    // Columns grow together and their types are those of the schema, so that the batch is whole.
                    RecordBatch::try_new(Arc::clone(&schema), arrays).unwrap_or_else(|_| RecordBatch::new_empty(schema))
                }
            }
        )*

        /// Every table with every column, in order.
        pub fn describe() -> Vec<TableInfo> {
            vec![$($row::info()),*]
        }
    };
}

tables! {
    /// A document, whether it was read or failed.
    documents DocumentRow DocumentColumns {
        /// Position of the document in the input, from 0.
        document: i64,
        /// The document's own id.
        document_id: Text,
        /// Language of most of its text: ko, en or und; null when it failed.
        language: Option<Text>,
        /// Day of publication, at the place of publication.
        published: Option<NaiveDate>,
        /// Moment of publication, where more than the day is known.
        published_at: Option<DateTime<Utc>>,
        /// Who published it.
        outlet: Option<Text>,
        /// Where it was found.
        url: Option<Text>,
        /// Its headline.
        title: Option<Text>,
        /// How many sentences it has.
        sentences: i32,
        /// How many actors take part.
        actors: i32,
        /// How many claims it holds.
        claims: i32,
        /// How many events it holds.
        events: i32,
        /// Version of sosik that read it.
        engine_version: Option<Text>,
        /// Digest of the models and lexicons that read it.
        engine_data: Option<Text>,
        /// Kind of error, when it failed.
        error_kind: Option<Text>,
        /// What went wrong and what to do, when it failed.
        error_message: Option<Text>,
    }
    /// A sentence.
    sentences SentenceRow SentenceColumns {
        /// Position of the document in the input, from 0.
        document: i64,
        /// The document's own id.
        document_id: Text,
        /// Number of the sentence in its document, from 0.
        sentence: i32,
        /// First code point.
        start: i32,
        /// The code point after the last.
        end: i32,
        /// ko, en, or und for sentences that are kept and not read.
        language: Text,
        /// ISO 15924 code of the script of most of its letters.
        script: Text,
    }
    /// A participant of a document under all its names.
    actors ActorRow ActorColumns {
        /// Position of the document in the input, from 0.
        document: i64,
        /// The document's own id.
        document_id: Text,
        /// Number of the actor in its document, from 0.
        actor: i32,
        /// The same for the same actor in every document and language.
        key: Text,
        /// What it is: state, person, media and so on.
        kind: Text,
        /// Name in the language of the document.
        name: Text,
        /// English name.
        name_en: Option<Text>,
        /// Korean name.
        name_ko: Option<Text>,
        /// Name in its own script, when that is neither.
        name_original: Option<Text>,
        /// Other names used, joined.
        aliases: Option<Text>,
        /// ISO 3166-1 alpha-3, or IGO UNO EUR NGO ISM IMG MNC.
        code: Option<Text>,
        /// The code where it is a country.
        country: Option<Text>,
        /// PLOVER sectors, most specific first, joined.
        sectors: Option<Text>,
        /// Role or title as written.
        role: Option<Text>,
        /// Actor of the same document that it belongs to.
        affiliation: Option<i32>,
        /// Wikidata id.
        wikidata: Option<Text>,
        /// How often it is mentioned.
        mentions: i32,
        /// Rule that found it.
        rule: Text,
        /// 0 to 1.
        confidence: f64,
    }
    /// A mention of an actor.
    mentions MentionRow MentionColumns {
        /// Position of the document in the input, from 0.
        document: i64,
        /// The document's own id.
        document_id: Text,
        /// The actor that is meant.
        actor: i32,
        /// First code point.
        start: i32,
        /// The code point after the last.
        end: i32,
        /// The words.
        text: Text,
        /// How they refer: name, role, pronoun and so on.
        form: Text,
    }
    /// A place.
    places PlaceRow PlaceColumns {
        /// Position of the document in the input, from 0.
        document: i64,
        /// The document's own id.
        document_id: Text,
        /// Number of the place in its document, from 0.
        place: i32,
        /// Name in the language of the document.
        name: Text,
        /// English name.
        name_en: Option<Text>,
        /// Korean name.
        name_ko: Option<Text>,
        /// ISO 3166-1 alpha-3 of the country it lies in, or is.
        country: Option<Text>,
        /// Degrees north.
        latitude: Option<f64>,
        /// Degrees east.
        longitude: Option<f64>,
        /// country, city, region and so on.
        kind: Text,
        /// How often it is named.
        mentions: i32,
    }
    /// A time expression.
    times TimeRow TimeColumns {
        /// Position of the document in the input, from 0.
        document: i64,
        /// The document's own id.
        document_id: Text,
        /// Number of the time in its document, from 0.
        time: i32,
        /// First code point.
        start: i32,
        /// The code point after the last.
        end: i32,
        /// The words.
        text: Text,
        /// TIMEX3 type.
        r#type: Text,
        /// TIMEX3 value.
        value: Text,
        /// TIMEX3 mod.
        r#mod: Option<Text>,
        /// SINCE, FROM, UNTIL, BEFORE or AFTER.
        signal: Option<Text>,
        /// First day.
        begin: Option<NaiveDate>,
        /// The day after the last.
        end_exclusive: Option<NaiveDate>,
        /// ISO 8601-2 form.
        edtf: Option<Text>,
        /// Rule that found it.
        rule: Text,
    }
    /// A quantity.
    quantities QuantityRow QuantityColumns {
        /// Position of the document in the input, from 0.
        document: i64,
        /// The document's own id.
        document_id: Text,
        /// Number of the quantity in its document, from 0.
        quantity: i32,
        /// First code point.
        start: i32,
        /// The code point after the last.
        end: i32,
        /// The words.
        text: Text,
        /// The number as written.
        value: Option<f64>,
        /// Inclusive lower bound.
        low: Option<f64>,
        /// Inclusive upper bound.
        high: Option<f64>,
        /// How it is hedged: EXACT, APPROX, OVER and so on.
        approx: Text,
        /// Counter or unit as written.
        unit: Option<Text>,
        /// What is measured.
        dimension: Text,
        /// First code point of the counted noun.
        noun_start: Option<i32>,
        /// The code point after the last of the counted noun.
        noun_end: Option<i32>,
        /// The counted noun.
        noun: Option<Text>,
        /// What the counted things are in the story: dead, troops and so on.
        role: Option<Text>,
        /// Rule that found it.
        rule: Text,
    }
    /// A claim: somebody is said to have communicated, found or believed something.
    claims ClaimRow ClaimColumns {
        /// Position of the document in the input, from 0.
        document: i64,
        /// The document's own id.
        document_id: Text,
        /// Number of the claim in its document, from 0.
        claim: i32,
        /// The sentence of its cue.
        sentence: i32,
        /// What the source is called: named, role, anonymous, implicit, narrator and so on.
        source_kind: Text,
        /// The actor who says it.
        source_actor: Option<i32>,
        /// That actor's key, the same in every document.
        source_key: Option<Text>,
        /// First code point of the source.
        source_start: Option<i32>,
        /// The code point after the last of the source.
        source_end: Option<i32>,
        /// The words of the source.
        source: Option<Text>,
        /// First code point of the cue.
        cue_start: Option<i32>,
        /// The code point after the last of the cue.
        cue_end: Option<i32>,
        /// The words that carry the act.
        cue: Option<Text>,
        /// Their dictionary form.
        cue_lemma: Option<Text>,
        /// First code point of the content.
        content_start: Option<i32>,
        /// The code point after the last of the content.
        content_end: Option<i32>,
        /// How many pieces the content has.
        content_parts: i32,
        /// What is said; pieces are joined with an ellipsis.
        content: Text,
        /// What is done by saying it.
        act: Text,
        /// -3 to 3; null when nothing is asserted.
        certainty: Option<f64>,
        /// certain, probable, possible or unknown.
        certainty_bucket: Text,
        /// affirmed or negated.
        polarity: Text,
        /// direct, mixed or indirect.
        form: Text,
        /// The actor to whom it is said.
        addressee_actor: Option<i32>,
        /// The words for the addressee.
        addressee: Option<Text>,
        /// Kind of medium.
        channel_kind: Option<Text>,
        /// The outlet or channel as an actor.
        channel_actor: Option<i32>,
        /// Name of the medium, or else its words.
        channel: Option<Text>,
        /// The time at which it was said.
        time: Option<i32>,
        /// TIMEX3 value of that time.
        time_value: Option<Text>,
        /// First day of that time.
        time_begin: Option<NaiveDate>,
        /// The day after the last of that time.
        time_end_exclusive: Option<NaiveDate>,
        /// The place where it was said.
        place: Option<i32>,
        /// Name of that place.
        place_name: Option<Text>,
        /// The claim of the same document that holds or relays this one.
        parent: Option<i32>,
        /// Rule that found it.
        rule: Text,
        /// 0 to 1.
        confidence: f64,
    }
    /// An event. All its participants are in the table of that name; the columns here sum them up.
    events EventRow EventColumns {
        /// Position of the document in the input, from 0.
        document: i64,
        /// The document's own id.
        document_id: Text,
        /// Number of the event in its document, from 0.
        event: i32,
        /// The sentence of its trigger.
        sentence: i32,
        /// First code point of the trigger.
        trigger_start: Option<i32>,
        /// The code point after the last of the trigger.
        trigger_end: Option<i32>,
        /// The word that names it.
        trigger: Option<Text>,
        /// Its dictionary form.
        trigger_lemma: Option<Text>,
        /// PLOVER type.
        r#type: Text,
        /// PLOVER mode.
        mode: Option<Text>,
        /// PLOVER contexts, joined.
        contexts: Option<Text>,
        /// PLOVER quad class, 1 to 4.
        quad: i32,
        /// CAMEO code.
        cameo: Option<Text>,
        /// Intensity, -10 to 10.
        score: f64,
        /// Whether it happened: happened, planned, denied and so on.
        realis: Text,
        /// Whether all actors do it to each other.
        reciprocal: bool,
        /// Words for those who do it, joined.
        actors: Option<Text>,
        /// Keys of those who do it, joined.
        actor_keys: Option<Text>,
        /// Words for those to whom it is done, joined.
        recipients: Option<Text>,
        /// Keys of those to whom it is done, joined.
        recipient_keys: Option<Text>,
        /// The place where.
        place: Option<i32>,
        /// Name of that place.
        place_name: Option<Text>,
        /// Country of that place.
        place_country: Option<Text>,
        /// The time when.
        time: Option<i32>,
        /// TIMEX3 value of that time.
        time_value: Option<Text>,
        /// First day of that time.
        time_begin: Option<NaiveDate>,
        /// The day after the last of that time.
        time_end_exclusive: Option<NaiveDate>,
        /// Words of its quantities, joined.
        quantities: Option<Text>,
        /// The claim that vouches for it; null: the author does.
        claim: Option<i32>,
        /// The event that wraps it.
        parent: Option<i32>,
        /// Entry of the sense lexicon.
        sense: Text,
        /// Rule that found it.
        rule: Text,
        /// 0 to 1.
        confidence: f64,
    }
    /// Somebody who takes part in an event.
    participants ParticipantRow ParticipantColumns {
        /// Position of the document in the input, from 0.
        document: i64,
        /// The document's own id.
        document_id: Text,
        /// The event.
        event: i32,
        /// actor or recipient.
        role: Text,
        /// The actor, where it is known who is meant.
        actor: Option<i32>,
        /// That actor's key, the same in every document.
        key: Option<Text>,
        /// First code point.
        start: i32,
        /// The code point after the last.
        end: i32,
        /// The words.
        text: Text,
    }
}
