//! Languages and scripts of sentences.

use serde::{Deserialize, Serialize};

/// The language of a text or sentence, as far as sosik tells languages apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Language {
    /// Korean, Northern and Southern.
    #[serde(rename = "ko")]
    Korean,
    /// English.
    #[serde(rename = "en")]
    English,
    /// Neither: kept, marked, and not guessed at.
    #[default]
    #[serde(rename = "und")]
    Other,
}

impl Language {
    /// BCP 47: `ko`, `en` or `und`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Korean => "ko",
            Self::English => "en",
            Self::Other => "und",
        }
    }
}

/// The script that most letters of a sentence are written in, named by ISO 15924.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Script {
    /// Hangul, precomposed or conjoining.
    #[serde(rename = "Hang")]
    Hangul,
    /// Latin letters.
    #[serde(rename = "Latn")]
    Latin,
    /// Cyrillic letters.
    #[serde(rename = "Cyrl")]
    Cyrillic,
    /// Chinese characters.
    #[serde(rename = "Hani")]
    Han,
    /// Any other script, or no letters at all.
    #[default]
    #[serde(rename = "Zyyy")]
    Other,
}

impl Script {
    /// ISO 15924: `Hang`, `Latn`, `Cyrl`, `Hani` or `Zyyy`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Hangul => "Hang",
            Self::Latin => "Latn",
            Self::Cyrillic => "Cyrl",
            Self::Han => "Hani",
            Self::Other => "Zyyy",
        }
    }
}
