//! The record `sosik/1`: one JSON object a document, offsets in Unicode code points.
//!
//! The schema only ever grows; readers ignore fields that they do not know. The published JSON Schema lies in
//! `schema/sosik-1.json` of this crate.

mod build;
mod fields;

pub use fields::{
    ActorRecord, CertaintyRecord, ChannelRecord, ClaimRecord, ContactRecord, CueRecord, Engine, EntityRecord, ErrorInfo, ErrorRecord,
    EventRecord, EvidenceRecord, MentionRecord, NamesRecord, OffsetUnit, OptionalSpan, PartyRecord, PlaceRecord, QuantityRecord, Record,
    SchemaId, SentenceRecord, SourceRecord, TimeRecord, WordSpan,
};

use serde::{Deserialize, Serialize};

use crate::error::{Error, ErrorKind};

/// One line of output: what was read, or why it could not be.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum Line {
    /// The document failed.
    Error(ErrorRecord),
    /// The document was read.
    Record(Box<Record>),
}

impl Line {
    /// The line of a document that failed.
    pub fn error(id: impl Into<String>, error: &Error) -> Self {
        Self::Error(ErrorRecord {
            schema: SchemaId::V1,
            id: id.into(),
            error: ErrorInfo { kind: error.kind(), message: error.message().to_owned() },
        })
    }

    /// The document's id.
    pub fn id(&self) -> &str {
        match self {
            Self::Error(e) => &e.id,
            Self::Record(r) => &r.id,
        }
    }

    /// The JSON object on one line, without the line feed.
    pub fn to_json(&self) -> String {
        // Strings, numbers that are finite and lists of them cannot fail to serialise.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Reads a line back.
    ///
    /// # Errors
    ///
    /// When it is not JSON, not `sosik/1`, or a span in it runs backwards.
    pub fn from_json(json: &str) -> Result<Self, Error> {
        serde_json::from_str(json).map_err(|e| Error::new(ErrorKind::Record, format!("this is no record of `sosik/1`: {e}")))
    }
}
