//! What goes in: a text and what is known about it.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::error::{Error, ErrorKind};

/// The longest text of one document in bytes: 1 GiB, so that offsets fit `u32` with room for normalisation to grow it.
pub const MAX_TEXT: usize = 1 << 30;

/// When a document was published: a date, or a moment with its offset from UTC.
///
/// Without it "Oct. 18" keeps no year: nothing is ever guessed from the clock.
///
/// # Example
///
/// ```
/// use sosik_core::Published;
/// let day: Published = "2024-10-25".parse()?;
/// assert_eq!(day.date().to_string(), "2024-10-25");
/// let moment: Published = "2024-10-25T09:30:00+09:00".parse()?;
/// assert_eq!(moment.date().to_string(), "2024-10-25");
/// assert!("2024-02-31".parse::<Published>().is_err());
/// # Ok::<(), sosik_core::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Published {
    /// A calendar day.
    Date(NaiveDate),
    /// A moment, with the offset of the place of publication.
    Moment(DateTime<FixedOffset>),
}

impl Published {
    /// The calendar day at the place of publication.
    pub fn date(&self) -> NaiveDate {
        match self {
            Self::Date(day) => *day,
            Self::Moment(moment) => moment.date_naive(),
        }
    }
}

impl FromStr for Published {
    type Err = Error;

    fn from_str(s: &str) -> Result<Self, Error> {
        let s = s.trim();
        if let Ok(day) = s.parse::<NaiveDate>() {
            return Ok(Self::Date(day));
        }
        // "2024-10-25 09:30:00+09:00" and a trailing Z are common in exports of databases.
        DateTime::parse_from_rfc3339(&s.replacen(' ', "T", 1)).map(Self::Moment).map_err(|_| {
            let shown: String = s.chars().take(40).collect();
            Error::new(
                ErrorKind::Date,
                format!(
                    "`published` is `{shown}`, which is no date that exists; write 2024-10-25 or, with a time, 2024-10-25T09:30:00+09:00"
                ),
            )
        })
    }
}

impl TryFrom<String> for Published {
    type Error = Error;

    fn try_from(s: String) -> Result<Self, Error> {
        s.parse()
    }
}

impl From<Published> for String {
    fn from(published: Published) -> Self {
        published.to_string()
    }
}

impl fmt::Display for Published {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Date(day) => write!(f, "{day}"),
            Self::Moment(moment) => write!(f, "{}", moment.to_rfc3339_opts(chrono::SecondsFormat::AutoSi, false)),
        }
    }
}

/// A text to be read and what is known about it. All but `text` may be left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// A name for the document that its record repeats; need not be unique.
    #[serde(default)]
    pub id: String,
    /// The text, as it was found.
    pub text: String,
    /// When it was published; relative dates are resolved against it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<Published>,
    /// Who published it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outlet: Option<String>,
    /// Where it was found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Its headline, when that is not part of `text`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
}

impl Document {
    /// A document of `text` alone.
    pub fn new(id: impl Into<String>, text: impl Into<String>) -> Self {
        Self { id: id.into(), text: text.into(), ..Self::default() }
    }

    /// The same document with its day of publication.
    pub fn with_published(mut self, published: impl Into<Option<Published>>) -> Self {
        self.published = published.into();
        self
    }

    /// Whether the text can be read at all.
    ///
    /// # Errors
    ///
    /// When it is longer than [`MAX_TEXT`].
    pub fn check(&self) -> Result<(), Error> {
        if self.text.len() > MAX_TEXT {
            return Err(Error::new(
                ErrorKind::TooLarge,
                format!("document `{}` has {} bytes; one document may have {MAX_TEXT}: split it before reading", self.id, self.text.len()),
            ));
        }
        Ok(())
    }
}
