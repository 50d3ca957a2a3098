//! Whose spelling a text follows.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use sosik_core::{Error, ErrorKind};

/// The spelling that a segmenter expects.
///
/// Northern prose keeps ㄹ and ㄴ at the beginning of Han words (로동, 녀성, 리용), writes 여 after front vowels (되였다), and writes
/// dependent nouns and auxiliaries on to the word before them (할것이다, 하고있다). All of it is segmented under every setting, since the
/// model has learned both; the setting says when the lemma of a noun gives the Southern spelling, by which the two sides can be matched.
///
/// # Example
///
/// ```
/// use sosik_segment::{Orthography, Segmenter};
///
/// let lemma = |orthography| {
///     let segmenter = Segmenter::builder().orthography(orthography).build()?;
///     let segmentation = segmenter.segment("로동자들이 련결하였다.");
///     Ok::<_, sosik_core::Error>(segmentation.morphemes[0].lemma.as_ref().map(ToString::to_string))
/// };
/// assert_eq!(lemma(Orthography::Auto)?, Some("노동자".to_owned()));
/// assert_eq!(lemma(Orthography::South)?, None);
/// # Ok::<(), sosik_core::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Orthography {
    /// Southern: lemmas are as written.
    South,
    /// Northern: every noun that begins with ㄹ or ㄴ where the South has another letter gets its Southern spelling as lemma, unless the
    /// dictionary has only the form as written.
    North,
    /// Nouns that the dictionary knows as Northern spellings get their Southern one; what may be Southern stays.
    #[default]
    Auto,
}

impl Orthography {
    /// All settings.
    pub const ALL: [Self; 3] = [Self::South, Self::North, Self::Auto];

    /// Its name: `south`, `north`, `auto`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::South => "south",
            Self::North => "north",
            Self::Auto => "auto",
        }
    }
}

impl fmt::Display for Orthography {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Orthography {
    type Err = Error;

    /// The setting with this name; an error of kind [`ErrorKind::Input`] for any other text.
    fn from_str(name: &str) -> Result<Self, Error> {
        let message = || format!("`{name}` is no orthography; give south, north or auto");
        Self::ALL.into_iter().find(|o| o.as_str() == name).ok_or_else(|| Error::new(ErrorKind::Input, message()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_read_back() {
        for orthography in Orthography::ALL {
            assert_eq!(orthography.to_string().parse(), Ok(orthography));
        }
        assert!("east".parse::<Orthography>().unwrap_err().message().contains("south, north or auto"));
    }
}
