//! Words that a caller adds, and names that are added for everybody.

use std::collections::HashMap;
use std::sync::LazyLock;

use sosik_core::{Error, ErrorKind};

use super::inventory::Inventory;
use super::label::Glyph;
use super::run::is_hangul;
use super::search::Hint;
use crate::Tag;

/// What each syllable of an added word is worth at the beginning of a run, and elsewhere, where it may be part of another word by chance.
const AT_START: i32 = 300;
const INSIDE: i32 = 60;

/// A word's syllables and its tag.
type Word = (Box<[char]>, Tag);

/// Added words, by their first syllable.
#[derive(Clone, Debug, Default)]
pub(crate) struct UserWords {
    words: HashMap<char, Vec<Word>>,
}

/// Names of people, places and bodies that end like a noun with its josa or like a verb (김정은, 우간다, 오타와), and which the model takes
/// apart at one place or another; names that are common words besides are not among them (마차도, 시비하).
const NAMES: &str = include_str!("../../lexicon/names.csv");

impl UserWords {
    /// The names that every segmenter knows.
    pub(crate) fn names() -> &'static Self {
        static WORDS: LazyLock<UserWords> = LazyLock::new(|| {
            let mut words = UserWords::default();
            for form in NAMES.lines().skip(1).filter_map(|row| row.split(',').next()) {
                words.add(form, Tag::NNP).expect("a test reads every row");
            }
            words
        });
        &WORDS
    }

    /// Adds a word. Stems of verbs and adjectives are given without 다.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Input`] when the word is empty, is not all Hangul, or the tag is none that a word of its own can have.
    pub(crate) fn add(&mut self, form: &str, tag: Tag) -> Result<(), Error> {
        let chars: Box<[char]> = form.chars().collect();
        let usage = |what: String| Err(Error::new(ErrorKind::Input, what));
        let Some(first) = chars.first().copied() else { return usage("an added word is empty; give its form".to_owned()) };
        if let Some(c) = chars.iter().find(|c| !is_hangul(**c)) {
            return usage(format!("the added word `{form}` holds `{c}`; only Hangul has morphemes, other letters are words already"));
        }
        let open = tag.is_nominal() || matches!(tag, Tag::VV | Tag::VA | Tag::MAG | Tag::MAJ | Tag::MM | Tag::IC);
        if !open || matches!(tag, Tag::SL | Tag::SH | Tag::SN) {
            return usage(format!(
                "the added word `{form}` cannot be {tag}; give a noun, verb, adjective, adverb, determiner or interjection"
            ));
        }
        let list = self.words.entry(first).or_default();
        list.retain(|(known, _)| *known != chars);
        list.push((chars, tag));
        // The longest comes first, so that it alone is hinted at where it stands.
        list.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.0.cmp(&b.0)));
        Ok(())
    }

    /// Extra weights for the labels that read added words in the run `chars`, into `hints`.
    pub(super) fn hints(&self, chars: &[char], inventory: &Inventory, hints: &mut Vec<Hint>) {
        hints.clear();
        if self.words.is_empty() {
            return;
        }
        let mut from = 0;
        while from < chars.len() {
            let stands = |word: &[char], tag: Tag| {
                let rest = &chars[from..];
                let plain = rest.starts_with(word);
                let last = word.len() - 1;
                let inflected = tag.is_predicate() && rest.len() > last && rest[..last] == word[..last];
                plain || (inflected && writes(inventory, rest[last], word[last], tag, last == 0).next().is_some())
            };
            let Some((word, tag)) = self.words.get(&chars[from]).into_iter().flatten().find(|(w, t)| stands(w, *t)) else {
                from += 1;
                continue;
            };
            let bonus = if from == 0 { AT_START } else { INSIDE };
            for (i, c) in word.iter().enumerate() {
                let at = from + i;
                if let Some(label) = inventory.plain(*tag, i == 0).filter(|_| chars[at] == *c) {
                    hints.push(Hint { at, label, bonus });
                }
                if i + 1 == word.len() && tag.is_predicate() {
                    hints.extend(writes(inventory, chars[at], *c, *tag, i == 0).map(|label| Hint { at, label, bonus }));
                }
            }
            from += word.len();
            // The word ends there, and no longer one of its kind goes on (우간다가 is no name).
            if let Some(label) = inventory.plain(*tag, false).filter(|_| from < chars.len() && !tag.is_predicate()) {
                hints.push(Hint { at: from, label, bonus: -bonus });
            }
        }
    }
}

/// The labels by which the syllable `written` holds the last syllable of a stem together with an ending.
fn writes(inventory: &Inventory, written: char, last: char, tag: Tag, begins: bool) -> impl Iterator<Item = u16> + '_ {
    inventory.candidates(written).iter().copied().filter(move |label| {
        let pieces = &inventory.entry(*label).label.pieces;
        pieces.len() > 1
            && pieces[0].tag == tag
            && pieces[0].begins == begins
            && matches!(pieces[0].glyphs[..], [glyph] if Glyph::resolve(glyph, written) == last)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Segmenter;

    #[test]
    fn every_name_is_read_whole_before_josa_and_titles() {
        let segmenter = Segmenter::new();
        let mut torn = Vec::new();
        for row in NAMES.lines().skip(1) {
            let cells: Vec<&str> = row.split(',').collect();
            assert_eq!(cells.len(), 3, "{row}");
            let name = cells[0];
            let coda = name.chars().last().and_then(super::super::syllable_parts).is_some_and(|(_, _, coda)| coda > 0);
            for josa in if coda { ["은", "이", "과", "에서", ""] } else { ["는", "가", "와", "에서", ""] } {
                let text = format!("{name}{josa} 국무위원장이 밝혔다.");
                let segmentation = segmenter.segment(&text);
                let first = &segmentation.morphemes[0];
                if (first.form.as_str(), first.tag) != (name, Tag::NNP) {
                    torn.push(text);
                }
            }
        }
        assert!(torn.is_empty(), "{torn:?}");
    }
}
