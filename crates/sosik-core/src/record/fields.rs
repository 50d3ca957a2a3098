//! The fields of the record, in the order in which they are written.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::actor::{ActorKind, ContactKind, EntityLabel, MentionForm};
use crate::claim::{Act, CertaintyBucket, ChannelKind, ClaimForm, Polarity, SourceKind};
use crate::error::ErrorKind;
use crate::event::Realis;
use crate::language::{Language, Script};
use crate::ontology::{Context, EventType, Sector};
use crate::quantity::{Approximator, QuantityRole};
use crate::time::{TimeModifier, TimeSignal, TimexType};

/// The version of the schema.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum SchemaId {
    /// `sosik/1`.
    #[default]
    #[serde(rename = "sosik/1")]
    V1,
}

/// The unit of all offsets.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum OffsetUnit {
    /// Unicode code points, as Python counts.
    #[default]
    Codepoint,
}

macro_rules! fields {
    ($($(#[$doc:meta])* $name:ident { $($(#[$fdoc:meta])* $field:ident: $type:ty),* $(,)? })*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        pub struct $name { $($(#[$fdoc])* pub $field: $type),* }
    )*};
}

fields! {
    /// What read the document.
    Engine {
        /// Version of sosik.
        version: String,
        /// Digest of all models and lexicons.
        data: String,
    }
    /// Words of the text.
    WordSpan {
        /// First code point.
        start: u32,
        /// The code point after the last.
        end: u32,
        /// The words.
        text: String,
    }
    /// Words of the text, or null in all three.
    OptionalSpan {
        /// First code point.
        start: Option<u32>,
        /// The code point after the last.
        end: Option<u32>,
        /// The words.
        text: Option<String>,
    }
    /// A sentence.
    SentenceRecord {
        /// First code point.
        start: u32,
        /// The code point after the last.
        end: u32,
        /// `ko`, `en`, or `und` for sentences that are kept and not read.
        language: Language,
        /// ISO 15924.
        script: Script,
    }
    /// A named span.
    EntityRecord {
        /// First code point.
        start: u32,
        /// The code point after the last.
        end: u32,
        /// The words.
        text: String,
        /// What they name.
        label: EntityLabel,
        /// Id in `actors`.
        actor: Option<u32>,
    }
    /// A time expression.
    TimeRecord {
        /// First code point.
        start: u32,
        /// The code point after the last.
        end: u32,
        /// The words.
        text: String,
        /// TIMEX3 type.
        r#type: TimexType,
        /// TIMEX3 value.
        value: String,
        /// TIMEX3 mod.
        r#mod: Option<TimeModifier>,
        /// What the word beside it makes of it.
        signal: Option<TimeSignal>,
        /// First day, if it has one.
        begin: Option<NaiveDate>,
        /// The day after the last, if it has one.
        end_exclusive: Option<NaiveDate>,
        /// ISO 8601-2, where that has a form for it.
        edtf: Option<String>,
        /// Rule id.
        rule: String,
    }
    /// A quantity.
    QuantityRecord {
        /// First code point.
        start: u32,
        /// The code point after the last.
        end: u32,
        /// The words.
        text: String,
        /// The number as written.
        value: Option<f64>,
        /// Inclusive lower bound.
        low: Option<f64>,
        /// Inclusive upper bound.
        high: Option<f64>,
        /// How it is hedged.
        approx: Approximator,
        /// Counter or unit as written.
        unit: Option<String>,
        /// What is measured.
        dimension: String,
        /// The counted noun.
        noun: Option<WordSpan>,
        /// What the counted things are in the story.
        role: Option<QuantityRole>,
        /// Rule id.
        rule: String,
    }
    /// Names by language.
    NamesRecord {
        /// English.
        en: Option<String>,
        /// Korean.
        ko: Option<String>,
        /// In its own script, when that is neither.
        original: Option<String>,
    }
    /// A place.
    PlaceRecord {
        /// Position in `places`.
        id: u32,
        /// Name in the language of the document.
        name: String,
        /// Names by language.
        names: NamesRecord,
        /// ISO 3166-1 alpha-3 of the country it lies in, or is.
        country: Option<String>,
        /// Degrees north.
        latitude: Option<f64>,
        /// Degrees east.
        longitude: Option<f64>,
        /// `country`, `city`, `region` or the like.
        kind: String,
        /// Where it is named.
        mentions: Vec<WordSpan>,
    }
    /// A mention of an actor.
    MentionRecord {
        /// First code point.
        start: u32,
        /// The code point after the last.
        end: u32,
        /// The words.
        text: String,
        /// How they refer.
        form: MentionForm,
    }
    /// An actor.
    ActorRecord {
        /// Position in `actors`.
        id: u32,
        /// The same for the same actor in every document and language.
        key: String,
        /// What it is.
        kind: ActorKind,
        /// Name in the language of the document.
        name: String,
        /// Names by language.
        names: NamesRecord,
        /// Other names used.
        aliases: Vec<String>,
        /// ISO 3166-1 alpha-3, or IGO UNO EUR NGO ISM IMG MNC.
        code: Option<String>,
        /// `code` where it is a country, else null.
        country: Option<String>,
        /// PLOVER sectors, most specific first.
        sectors: Vec<Sector>,
        /// Role or title as written.
        role: Option<String>,
        /// Id in `actors` of what it belongs to.
        affiliation: Option<u32>,
        /// Wikidata id.
        wikidata: Option<String>,
        /// Where it is meant.
        mentions: Vec<MentionRecord>,
        /// Rule id.
        rule: String,
        /// 0 to 1.
        confidence: f32,
    }
    /// The source of a claim; the span is null for `implicit` and `narrator`.
    SourceRecord {
        /// What it is called.
        kind: SourceKind,
        /// Id in `actors`.
        actor: Option<u32>,
        /// First code point.
        start: Option<u32>,
        /// The code point after the last.
        end: Option<u32>,
        /// The words.
        text: Option<String>,
    }
    /// The words that carry an act or name an event, or null in the first three.
    CueRecord {
        /// First code point.
        start: Option<u32>,
        /// The code point after the last.
        end: Option<u32>,
        /// The words.
        text: Option<String>,
        /// Dictionary form.
        lemma: Option<String>,
    }
    /// How sure the source is.
    CertaintyRecord {
        /// -3 to 3; null when nothing is asserted.
        value: Option<f32>,
        /// Coarse reading.
        bucket: CertaintyBucket,
    }
    /// Words that stand for an actor.
    PartyRecord {
        /// Id in `actors`.
        actor: Option<u32>,
        /// First code point.
        start: u32,
        /// The code point after the last.
        end: u32,
        /// The words.
        text: String,
    }
    /// The medium of a claim.
    ChannelRecord {
        /// What it is.
        kind: ChannelKind,
        /// Id in `actors`.
        actor: Option<u32>,
        /// Its name, if it has one.
        name: Option<String>,
        /// First code point.
        start: u32,
        /// The code point after the last.
        end: u32,
        /// The words.
        text: String,
    }
    /// A claim.
    ClaimRecord {
        /// Position in `claims`.
        id: u32,
        /// Position in `sentences`.
        sentence: u32,
        /// Who says it.
        source: SourceRecord,
        /// The words that carry the act.
        cue: CueRecord,
        /// What is said.
        content: Vec<WordSpan>,
        /// What is done by saying it.
        act: Act,
        /// How sure the source is.
        certainty: CertaintyRecord,
        /// Whether the act is done.
        polarity: Polarity,
        /// Whether the words are the source's own.
        form: ClaimForm,
        /// To whom.
        addressee: Option<PartyRecord>,
        /// Through what.
        channel: Option<ChannelRecord>,
        /// Position in `times`: when it was said.
        time: Option<u32>,
        /// Position in `places`: where it was said.
        place: Option<u32>,
        /// Id of the claim whose content holds or relays this one.
        parent: Option<u32>,
        /// Ids of the events inside its content.
        events: Vec<u32>,
        /// Rule id.
        rule: String,
        /// 0 to 1.
        confidence: f32,
    }
    /// One reason for an event.
    EvidenceRecord {
        /// Position in `sentences`.
        sentence: u32,
        /// The words that the rule needed, in order of the text.
        spans: Vec<WordSpan>,
        /// Rule id.
        rule: String,
        /// 0 to 1.
        confidence: f32,
    }
    /// An event.
    EventRecord {
        /// Position in `events`.
        id: u32,
        /// Position in `sentences`.
        sentence: u32,
        /// The word that names it.
        trigger: CueRecord,
        /// PLOVER type.
        r#type: EventType,
        /// PLOVER mode.
        mode: Option<String>,
        /// PLOVER contexts.
        contexts: Vec<Context>,
        /// 1 to 4.
        quad: u8,
        /// CAMEO code.
        cameo: Option<String>,
        /// -10 to 10.
        score: f64,
        /// Whether it happened.
        realis: Realis,
        /// Whether all actors do it to each other.
        reciprocal: bool,
        /// Who does it.
        actors: Vec<PartyRecord>,
        /// To whom.
        recipients: Vec<PartyRecord>,
        /// Position in `places`.
        location: Option<u32>,
        /// Position in `times`.
        time: Option<u32>,
        /// Positions in `quantities`.
        quantities: Vec<u32>,
        /// Id of the claim that vouches for it; null: the narrator does.
        claim: Option<u32>,
        /// Id of the event that wraps it.
        parent: Option<u32>,
        /// Entry of the sense lexicon.
        sense: String,
        /// Rule id.
        rule: String,
        /// 0 to 1.
        confidence: f32,
        /// Every place that tells it and every rule that read it there; the first names `rule` and `confidence`.
        #[serde(default)]
        evidence: Vec<EvidenceRecord>,
    }
    /// A way to reach somebody.
    ContactRecord {
        /// First code point.
        start: u32,
        /// The code point after the last.
        end: u32,
        /// The words.
        text: String,
        /// What they are.
        kind: ContactKind,
    }
    /// Why a document failed.
    ErrorInfo {
        /// What kind of thing went wrong.
        kind: ErrorKind,
        /// A sentence with place and remedy.
        message: String,
    }
    /// What stands in the place of a document that failed.
    ErrorRecord {
        /// `sosik/1`.
        schema: SchemaId,
        /// The document's id.
        id: String,
        /// Why.
        error: ErrorInfo,
    }
    /// All that was read out of one document.
    Record {
        /// `sosik/1`.
        schema: SchemaId,
        /// The document's id.
        id: String,
        /// The language of most of its text.
        language: Language,
        /// Day or moment of publication.
        published: Option<String>,
        /// Who published it.
        outlet: Option<String>,
        /// Where it was found.
        url: Option<String>,
        /// Its headline.
        title: Option<String>,
        /// The unit of all offsets.
        offsets: OffsetUnit,
        /// What read it.
        engine: Engine,
        /// In order of the text.
        sentences: Vec<SentenceRecord>,
        /// In order of the text; no two overlap.
        entities: Vec<EntityRecord>,
        /// In order of the text.
        times: Vec<TimeRecord>,
        /// In order of the text.
        quantities: Vec<QuantityRecord>,
        /// In order of first mention.
        places: Vec<PlaceRecord>,
        /// In order of first mention.
        actors: Vec<ActorRecord>,
        /// In order of their cues.
        claims: Vec<ClaimRecord>,
        /// In order of their triggers.
        events: Vec<EventRecord>,
        /// In order of the text.
        contacts: Vec<ContactRecord>,
    }
}
