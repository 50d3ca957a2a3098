//! Whose spelling a text follows.

use serde::{Deserialize, Serialize};

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
