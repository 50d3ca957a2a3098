//! Numbers of things, as they are said and as they are meant.

use serde::{Deserialize, Serialize};

use crate::evidence::Evidence;
use crate::span::Span;

/// How a number is hedged. 여 is `Over`: 20여 means 20 to 29.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[expect(missing_docs, reason = "the names say what they mean")]
pub enum Approximator {
    Exact,
    Approx,
    Over,
    MoreThan,
    AtLeast,
    LessThan,
    AtMost,
    Nearly,
    Range,
    Vague,
    Average,
    Ordinal,
}

/// What the counted things are in the story.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "the names say what they mean")]
pub enum QuantityRole {
    Dead,
    Injured,
    Missing,
    Arrested,
    Captured,
    Displaced,
    Troops,
    Weapons,
    Participants,
    Money,
}

/// A number of the text with its bounds, unit and what it counts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Quantity {
    /// Number, approximator and counter; the counted noun is outside.
    pub span: Span,
    /// The number as written; nothing for ranges and vague words.
    pub value: Option<f64>,
    /// Inclusive lower bound; nothing where open or not told.
    pub low: Option<f64>,
    /// Inclusive upper bound; nothing where open or not told.
    pub high: Option<f64>,
    /// How it is hedged.
    pub approximator: Approximator,
    /// The counter or unit as written (명, 대, km, $).
    pub unit: Option<String>,
    /// `count`, `percent`, `percent_point`, `currency:USD`, `length`, `mass`, `volume`, `temperature`, `age`, `fraction`, `multiple`,
    /// `frequency`, `ordinal` or `per`.
    pub dimension: String,
    /// The counted noun, where it is written.
    pub noun: Option<Span>,
    /// What the counted things are in the story.
    pub role: Option<QuantityRole>,
    /// Why.
    pub evidence: Evidence,
}
