//! Who did what to whom.

use serde::{Deserialize, Serialize};

use crate::claim::Party;
use crate::evidence::EvidenceList;
use crate::id::{ClaimId, EventId, PlaceId, QuantityId, SentenceId, TimeId};
use crate::ontology::{CameoCode, Context, EventType, Mode};
use crate::span::Span;

/// Whether it happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names say what they mean")]
pub enum Realis {
    Happened,
    Ongoing,
    Planned,
    Promised,
    Demanded,
    Threatened,
    Hypothetical,
    Negated,
    Denied,
    Failed,
}

/// The word that names an event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trigger {
    /// The head verb or noun, without particles.
    pub span: Span,
    /// Its dictionary form.
    pub lemma: String,
}

/// One political event of the text, coded in PLOVER 2.0.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Event {
    /// The sentence of the trigger.
    pub sentence: SentenceId,
    /// The word that names it.
    pub trigger: Trigger,
    /// PLOVER type.
    pub event_type: EventType,
    /// PLOVER mode; belongs to the type.
    pub mode: Option<Mode>,
    /// PLOVER contexts.
    pub contexts: Vec<Context>,
    /// The CAMEO code nearest to it.
    pub cameo: Option<CameoCode>,
    /// Whether it happened.
    pub realis: Realis,
    /// Whether all actors do it to each other.
    pub reciprocal: bool,
    /// Who does it.
    pub actors: Vec<Party>,
    /// To whom.
    pub recipients: Vec<Party>,
    /// Where.
    pub location: Option<PlaceId>,
    /// When.
    pub time: Option<TimeId>,
    /// How many.
    pub quantities: Vec<QuantityId>,
    /// The claim that vouches for it; none: the narrator does.
    pub claim: Option<ClaimId>,
    /// The event that wraps it: the urging of the withdrawal.
    pub parent: Option<EventId>,
    /// The entry of the sense lexicon.
    pub sense: String,
    /// Why.
    pub evidence: EvidenceList,
}
