//! Why an output stands: the sentence, the words and the rule.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::id::SentenceId;
use crate::span::Span;

/// The id of a rule, sense, cue or model, such as `en.cue.announce` or `ko.time.day-month`.
///
/// Ids are stable across releases; `explain` names them and the lexicons hold them.
pub type RuleId = Cow<'static, str>;

/// A share of trust between 0 and 1.
///
/// Ordinal, not a probability, until a release says that it has been calibrated.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Confidence(f32);

impl Confidence {
    /// `value` held to 0..=1; not-a-number is read as 0.
    pub fn new(value: f32) -> Self {
        Self(if value.is_nan() { 0.0 } else { value.clamp(0.0, 1.0) })
    }

    /// The number.
    pub const fn get(self) -> f32 {
        self.0
    }
}

/// One reason for an output: where it stands in the text and what rule read it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Evidence {
    /// The sentence that was read.
    pub sentence: SentenceId,
    /// The words that the rule needed, in order of the text.
    pub spans: Vec<Span>,
    /// The rule that fired.
    pub rule: RuleId,
    /// How far to trust it.
    pub confidence: Confidence,
}

impl Evidence {
    /// Evidence of `rule` at `span`.
    pub fn new(sentence: SentenceId, span: Span, rule: impl Into<RuleId>, confidence: f32) -> Self {
        Self { sentence, spans: vec![span], rule: rule.into(), confidence: Confidence::new(confidence) }
    }
}

/// One reason or more: an actor, event or claim without evidence cannot be built.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EvidenceList {
    first: Evidence,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    rest: Vec<Evidence>,
}

impl EvidenceList {
    /// The strongest reason, by which the output is reported.
    pub fn first(&self) -> &Evidence {
        &self.first
    }

    /// Adds a further reason; the list keeps its order.
    pub fn push(&mut self, evidence: Evidence) {
        self.rest.push(evidence);
    }

    /// All reasons, the first first.
    pub fn iter(&self) -> impl Iterator<Item = &Evidence> {
        std::iter::once(&self.first).chain(&self.rest)
    }

    /// All reasons, to change them in place.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = &mut Evidence> {
        std::iter::once(&mut self.first).chain(&mut self.rest)
    }
}

impl From<Evidence> for EvidenceList {
    fn from(first: Evidence) -> Self {
        Self { first, rest: Vec::new() }
    }
}
