//! The one error of this crate.

use std::fmt;

use serde::{Deserialize, Serialize};

/// What kind of thing went wrong; spelled in snake case in records.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ErrorKind {
    /// A span that runs backwards, leaves its text or cuts a character.
    Span,
    /// A text or count over its limit.
    TooLarge,
    /// A date or time that does not exist or cannot be read.
    Date,
    /// A name that is not in an ontology (event type, mode, context, sector, code).
    Ontology,
    /// A record that breaks the rules of `sosik/1`.
    Record,
    /// Input that is not what it says it is: JSON, CSV, or an encoding.
    Input,
    /// A model or lexicon that does not fit the code or is damaged.
    Model,
    /// A document that took longer than it may.
    TimeLimit,
    /// The work was cancelled.
    Cancelled,
    /// A defect of sosik itself, caught so that its neighbours go on.
    Internal,
}

impl ErrorKind {
    /// The kind as records spell it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Span => "span",
            Self::TooLarge => "too_large",
            Self::Date => "date",
            Self::Ontology => "ontology",
            Self::Record => "record",
            Self::Input => "input",
            Self::Model => "model",
            Self::TimeLimit => "time_limit",
            Self::Cancelled => "cancelled",
            Self::Internal => "internal",
        }
    }
}

impl fmt::Display for ErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// An error with a kind to match on and a full sentence that names the place and the remedy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    kind: ErrorKind,
    message: Box<str>,
}

impl Error {
    /// An error of `kind`; `message` is a sentence that names the place and the remedy.
    pub fn new(kind: ErrorKind, message: impl Into<Box<str>>) -> Self {
        Self { kind, message: message.into() }
    }

    /// What kind of thing went wrong.
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// The sentence, without the kind.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// The same error with the place put before its sentence, as in `line 3: …`.
    pub fn at(self, place: impl fmt::Display) -> Self {
        Self { kind: self.kind, message: format!("{place}: {}", self.message).into() }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Error {}
