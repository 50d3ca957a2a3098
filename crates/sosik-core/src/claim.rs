//! Who says what, to whom, through what, when, and how sure.

use serde::{Deserialize, Serialize};

use crate::evidence::EvidenceList;
use crate::id::{ActorId, ClaimId, EventId, PlaceId, SentenceId, TimeId};
use crate::span::Span;

/// What the one who says it is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum SourceKind {
    /// By name: Austin, 북한.
    Named,
    /// By role alone: a spokesman, 국방부 관계자.
    Role,
    /// Not at all: sources, 소식통.
    Anonymous,
    /// A news outlet or channel.
    Outlet,
    /// A report, poll or law.
    Document,
    /// A pronoun, or a Korean zero subject whose actor was found.
    Pronoun,
    /// Nobody: agentless hearsay (것으로 알려졌다, "reportedly"). The span is absent.
    Implicit,
    /// The author. The span is absent.
    Narrator,
}

/// The source of a claim: words of the text, hearsay, or the author. There is no empty source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClaimSource {
    /// A noun phrase of the text.
    Mention {
        /// The whole noun phrase, particles excluded.
        span: Span,
        /// What it is called; never `Implicit` or `Narrator`.
        kind: MentionedKind,
        /// Who it is.
        actor: Option<ActorId>,
    },
    /// Said by nobody in particular.
    Implicit,
    /// The author's own judgement.
    Narrator,
}

/// [`SourceKind`] without the two that have no words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "as in SourceKind")]
pub enum MentionedKind {
    Named,
    Role,
    Anonymous,
    Outlet,
    Document,
    Pronoun,
}

impl ClaimSource {
    /// The kind as records spell it.
    pub fn kind(&self) -> SourceKind {
        match self {
            Self::Mention { kind, .. } => match kind {
                MentionedKind::Named => SourceKind::Named,
                MentionedKind::Role => SourceKind::Role,
                MentionedKind::Anonymous => SourceKind::Anonymous,
                MentionedKind::Outlet => SourceKind::Outlet,
                MentionedKind::Document => SourceKind::Document,
                MentionedKind::Pronoun => SourceKind::Pronoun,
            },
            Self::Implicit => SourceKind::Implicit,
            Self::Narrator => SourceKind::Narrator,
        }
    }

    /// The words, if it has any.
    pub fn span(&self) -> Option<Span> {
        match self {
            Self::Mention { span, .. } => Some(*span),
            _ => None,
        }
    }

    /// Who it is, if known.
    pub fn actor(&self) -> Option<ActorId> {
        match self {
            Self::Mention { actor, .. } => *actor,
            _ => None,
        }
    }
}

/// What is done by saying it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names say what they mean; the annotation guidelines define them")]
pub enum Act {
    Statement,
    Announcement,
    Report,
    Finding,
    Assessment,
    Confirmation,
    Denial,
    Accusation,
    Appeal,
    Promise,
    Threat,
    Question,
    NoComment,
}

/// How sure the source is: -3 (certainly not) to 3 (certainly so), after the scale of UDS factuality; nothing when the act asserts
/// nothing (appeals, questions).
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Certainty(Option<f32>);

impl Certainty {
    /// Certainly so.
    pub const CERTAIN: Self = Self(Some(3.0));
    /// Nothing is asserted.
    pub const UNKNOWN: Self = Self(None);

    /// `value` held to -3..=3; not-a-number is unknown.
    pub fn new(value: f32) -> Self {
        Self((!value.is_nan()).then(|| value.clamp(-3.0, 3.0)))
    }

    /// The number.
    pub const fn value(self) -> Option<f32> {
        self.0
    }

    /// The bucket: certain from 2, probable from 1, possible below, either sign; unknown without a value.
    pub fn bucket(self) -> CertaintyBucket {
        match self.0.map(f32::abs) {
            None => CertaintyBucket::Unknown,
            Some(v) if v >= 2.0 => CertaintyBucket::Certain,
            Some(v) if v >= 1.0 => CertaintyBucket::Probable,
            Some(_) => CertaintyBucket::Possible,
        }
    }
}

/// A coarse reading of [`Certainty`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names say what they mean")]
pub enum CertaintyBucket {
    Certain,
    Probable,
    Possible,
    Unknown,
}

/// Whether the act is done or said not to be ("did not confirm").
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names say what they mean")]
pub enum Polarity {
    #[default]
    Affirmed,
    Negated,
}

/// Whether the words are the source's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names say what they mean")]
pub enum ClaimForm {
    Direct,
    Mixed,
    Indirect,
}

/// Words of the text that stand for an actor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Party {
    /// The words, particles excluded.
    pub span: Span,
    /// Who it is, if known.
    pub actor: Option<ActorId>,
}

/// The kind of medium.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names say what they mean")]
pub enum ChannelKind {
    Statement,
    PressConference,
    Interview,
    Speech,
    Broadcast,
    Print,
    Website,
    SocialPost,
    MessengerChannel,
    Video,
    Document,
    Letter,
    Phone,
    Meeting,
    Other,
}

/// The medium through which a claim was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Channel {
    /// What it is.
    pub kind: ChannelKind,
    /// Its name, if it has one ("I Want to Live").
    pub name: Option<String>,
    /// The words.
    pub span: Span,
    /// The outlet or channel as an actor.
    pub actor: Option<ActorId>,
}

/// A cue: the words that carry the act.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cue {
    /// The words.
    pub span: Span,
    /// Their dictionary form: announce, 밝히다.
    pub lemma: String,
}

/// Somebody is said to have communicated, found or believed something.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Claim {
    /// The sentence of the cue.
    pub sentence: SentenceId,
    /// Who says it.
    pub source: ClaimSource,
    /// The words that carry the act; a direct quotation carried over from a speaker before has none.
    pub cue: Option<Cue>,
    /// What is said; may be discontinuous, in order of the text.
    pub content: Vec<Span>,
    /// What is done by saying it.
    pub act: Act,
    /// How sure the source is.
    pub certainty: Certainty,
    /// Whether the act is done or said not to be.
    pub polarity: Polarity,
    /// Whether the words are the source's own.
    pub form: ClaimForm,
    /// To whom.
    pub addressee: Option<Party>,
    /// Through what.
    pub channel: Option<Channel>,
    /// When it was said.
    pub time: Option<TimeId>,
    /// Where it was said.
    pub place: Option<PlaceId>,
    /// The claim whose content holds or relays this one.
    pub parent: Option<ClaimId>,
    /// Events inside its content.
    pub events: Vec<EventId>,
    /// Why.
    pub evidence: EvidenceList,
}
