//! A greedy tagger: from left to right, each tag chosen with the two before it in view.
//!
//! The feature templates are those common to averaged-perceptron taggers (Collins 2002, *Discriminative Training Methods for Hidden
//! Markov Models*): the word, its affixes and shape, its neighbours, the tags before it.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use sosik_core::Error;

use crate::features::{Hashed, feature, fingerprint, mix, writer};
use crate::file::ModelFile;
use crate::rows::Rows;
use crate::weights::{Weights, best};

/// What the features see of a word: hashes of its spelling, lower-cased form, suffixes and prefixes, and its shape.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Word {
    /// As written.
    pub form: u64,
    /// Lower-cased, digits as 0.
    pub lower: u64,
    /// The last one to four characters of the lower-cased form.
    pub suffixes: [u64; 4],
    /// The first one to three.
    pub prefixes: [u64; 3],
    /// Runs of capitals, digits, small letters, hyphens and the rest.
    pub shape: u64,
}

/// Where the hash of a word begins.
const START: u64 = 0xcbf2_9ce4_8422_2325;

fn plain(c: char) -> char {
    match c {
        '’' | '‘' => '\'',
        '“' | '”' | '„' => '"',
        '–' | '—' => '-',
        c => c,
    }
}

impl Word {
    /// What the features see of `word`; `buffer` is overwritten. Linear in the word.
    ///
    /// Typographic quotation marks, apostrophes and dashes are read as their plain forms: corpora write the one, newspapers the other.
    pub fn read(word: &str, buffer: &mut Vec<char>) -> Self {
        buffer.clear();
        let mut shape = 0u64;
        let mut last = 0;
        let mut form = START;
        for c in word.chars().map(plain) {
            let class = match c {
                '0'..='9' => 2,
                '-' => 4,
                c if c.is_uppercase() => 1,
                c if c.is_alphabetic() => 3,
                _ => 5,
            };
            if class != last {
                shape = shape.wrapping_mul(7).wrapping_add(class);
                last = class;
            }
            form = mix(form, u64::from(c));
            match c {
                '0'..='9' => buffer.push('0'),
                c if c.is_ascii() => buffer.push(c.to_ascii_lowercase()),
                c => buffer.extend(c.to_lowercase()),
            }
        }
        // The hash of a prefix is that of the word on its way.
        let (mut lower, mut prefixes) = (START, [START; 3]);
        for (i, c) in buffer.iter().enumerate() {
            lower = mix(lower, u64::from(*c));
            if let Some(longer) = prefixes.get_mut(i..) {
                longer.fill(lower);
            }
        }
        let suffix = |length: usize| buffer[buffer.len().saturating_sub(length)..].iter().fold(START, |h, c| mix(h, u64::from(*c)));
        Self { form, lower, suffixes: [suffix(1), suffix(2), suffix(3), suffix(4)], prefixes, shape }
    }
}

/// The words of a sentence, read for the features.
#[derive(Clone, Debug, Default)]
pub struct Words {
    words: Vec<Word>,
    buffer: Vec<char>,
}

impl Words {
    /// Reads `sentence` in place of what was there; keeps its buffers.
    pub fn read<'w>(&mut self, sentence: impl IntoIterator<Item = &'w str>) {
        self.words.clear();
        for word in sentence {
            self.words.push(Word::read(word, &mut self.buffer));
        }
    }

    /// The words.
    pub fn as_slice(&self) -> &[Word] {
        &self.words
    }
}

/// The tag before the first word, and the one before that.
const BEFORE: (u64, u64) = (900, 901);
const NOTHING: Word = Word { form: 0x77, lower: 0x77, suffixes: [0x77; 4], prefixes: [0x77; 3], shape: 0x77 };

/// How many features a word has.
const FEATURES: usize = 33;

/// The features of word `at` after the tags `last` and, before it, `second`; `out` is overwritten.
#[rustfmt::skip]
pub fn features(words: &[Word], at: usize, last: u64, second: u64, out: &mut Vec<u64>) {
    out.resize(FEATURES, 0);
    let Some(out) = out.first_chunk_mut::<FEATURES>() else { return };
    let near = |k: isize| at.checked_add_signed(k).and_then(|i| words.get(i)).unwrap_or(&NOTHING);
    let (w, p, pp, n, nn) = (near(0), near(-1), near(-2), near(1), near(2));
    writer!($ add, feature, 0, out);
    add!(1); add!(w.form); add!(w.lower);
    for s in w.suffixes { add!(s); }
    add!(w.prefixes[0]); add!(w.prefixes[1], w.suffixes[1]); add!(w.prefixes[2]);
    add!(w.shape); add!(w.shape, u64::from(at == 0)); add!(w.shape, w.suffixes[2]);
    add!(last); add!(last, second); add!(last, w.lower); add!(last, w.suffixes[2]); add!(last, n.lower);
    add!(p.lower); add!(p.lower, w.lower); add!(p.suffixes[2]); add!(p.shape, w.shape); add!(pp.lower);
    add!(n.lower); add!(n.lower, w.lower); add!(n.suffixes[2]); add!(n.suffixes[2], w.suffixes[2]); add!(n.shape, w.shape);
    add!(nn.lower); add!(nn.suffixes[2]); add!(p.lower, n.lower); add!(last, w.lower, n.suffixes[1]);
    add!(last, second, w.suffixes[1]);
}

/// A number for the code of [`features`]: it changes when the features of a probe do.
pub fn fingerprint_of_features() -> u64 {
    let mut words = Words::default();
    words.read(["U.S.", "troops", "Don’t", "re-arm", "1,200", "Хочу"]);
    let mut out = Vec::new();
    let mut all = Vec::new();
    for at in 0..words.words.len() {
        features(&words.words, at, at as u64, 7, &mut out);
        all.extend_from_slice(&out);
    }
    fingerprint(all)
}

/// Buffers of a tagger, reused from sentence to sentence.
#[derive(Clone, Debug, Default)]
pub struct Worker {
    words: Words,
    features: Vec<u64>,
    scores: Vec<i16>,
    tags: Vec<u16>,
}

/// A greedy tagger.
///
/// # Model file
///
/// Sections `tags` (one a line), `checks` and `rows` ([`Rows`]), and `known` (words that always have one tag: their hash as u64 and the tag as u16, little
/// endian, ten bytes an entry).
#[derive(Clone, Debug)]
pub struct Tagger {
    tags: Vec<&'static str>,
    rows: Rows,
    known: HashMap<u64, u16, BuildHasherDefault<Hashed>>,
}

impl Tagger {
    /// Opens a model.
    ///
    /// # Errors
    ///
    /// [`sosik_core::ErrorKind::Model`] when the bytes are no tagger for this code, or damaged.
    pub fn open(bytes: &'static [u8]) -> Result<Self, Error> {
        let file = ModelFile::open(bytes, fingerprint_of_features())?;
        let tags = file.lines("tags")?;
        let rows = Rows::open(&file, "checks", "rows", Weights::width_for(tags.len()))?;
        let mut known = HashMap::default();
        for entry in file.section("known")?.chunks_exact(10) {
            let mut word = [0; 8];
            word.copy_from_slice(&entry[..8]);
            let tag = u16::from_le_bytes([entry[8], entry[9]]);
            if usize::from(tag) < tags.len() {
                known.insert(u64::from_le_bytes(word), tag);
            }
        }
        Ok(Self { tags, rows, known })
    }

    /// The names of all tags; a tag is a position in this list.
    pub fn tags(&self) -> &[&'static str] {
        &self.tags
    }

    /// One tag for each word of `sentence`, in order. Linear in the sentence; allocates only to grow `worker`.
    pub fn tag<'w, 'k>(&self, sentence: impl IntoIterator<Item = &'w str>, worker: &'k mut Worker) -> (&'k [u16], &'k [Word]) {
        worker.words.read(sentence);
        worker.tags.clear();
        worker.scores.resize(self.rows.width(), 0);
        let words = worker.words.as_slice();
        let (mut last, mut second) = BEFORE;
        for (at, word) in words.iter().enumerate() {
            let tag = match self.known.get(&word.form) {
                Some(tag) => *tag,
                None => {
                    features(words, at, last, second, &mut worker.features);
                    worker.scores.fill(0);
                    self.rows.add(&worker.features, &mut worker.scores);
                    best(&worker.scores[..self.tags.len()]) as u16
                }
            };
            second = last;
            last = u64::from(tag);
            worker.tags.push(tag);
        }
        (&worker.tags, words)
    }
}

/// The tags that stand before a sentence, nearest first; trainers start here as [`Tagger::tag`] does.
pub const fn before() -> (u64, u64) {
    BEFORE
}

#[cfg(test)]
mod tests {
    use sosik_core::ErrorKind;

    use super::*;
    use crate::ModelWriter;

    fn model() -> Vec<u8> {
        let mut words = Words::default();
        words.read(["troops"]);
        let mut known = words.as_slice()[0].form.to_le_bytes().to_vec();
        known.extend_from_slice(&1u16.to_le_bytes());
        ModelWriter::default()
            .lines("tags", ["VERB", "NOUN"])
            .section("checks", vec![0; 4])
            .section("rows", vec![0; 8])
            .section("known", known)
            .finish(fingerprint_of_features())
    }

    #[test]
    fn known_words_take_their_tag_and_the_others_the_best_class() {
        let tagger = Tagger::open(Vec::leak(model())).unwrap();
        let mut worker = Worker::default();
        assert_eq!(tagger.tag(["troops", "advance"], &mut worker).0, [1, 0]);
        assert!(tagger.tag([], &mut worker).0.is_empty());
    }

    #[test]
    fn apostrophes_and_case_meet_in_the_lower_form() {
        let mut words = Words::default();
        words.read(["Don’t", "don't"]);
        let [a, b] = words.as_slice() else { panic!("two words") };
        assert_eq!(a.lower, b.lower);
        assert_ne!(a.form, b.form);
    }

    #[test]
    fn a_model_of_other_features_is_refused() {
        let other = ModelWriter::default().lines("tags", ["VERB"]).finish(fingerprint_of_features() ^ 1);
        let error = Tagger::open(Vec::leak(other)).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Model);
        assert!(error.message().contains("features"), "{error}");
    }
}
