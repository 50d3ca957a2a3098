//! How sure a predicate of an English text is told to have happened, from -3 (surely not) to 3 (surely).
//!
//! A linear model over the words around the predicate and its clause, trained on the factuality ratings of the Universal Decompositional
//! Semantics dataset (White et al. 2016; Rudinger, White and Van Durme 2018), which people gave word by word. The model gives the value;
//! it reads no cues of speech: how sure a speaker is of a content is one thing, how sure the speaker's word is another.

use std::sync::LazyLock;

use sosik_core::{Error, SentenceId, Span};
use sosik_linear::{ModelFile, Sparse, hash, mix};
use sosik_segment::{Segmentation, Token};

use crate::clauses::{Aspect, Clauses, Modality, Predicate, Tense};
use crate::hash::WordMap;

/// What one step of a weight is worth.
pub const STEP: f32 = 1.0 / 128.0;

/// What a rating of the dataset is worth on the scale from -3 to 3: its surest ratings lie near 1.2.
pub const SPREAD: f32 = 2.5;

/// What the surest predicates are rated.
const SUREST: f32 = 1.15;

/// The rating of a predicate with `score`, the logarithm of the odds that people call it true.
pub fn rating(score: f32) -> f32 {
    (score / 2.0).tanh() * SUREST
}

/// How far below nothing a rating lies at least of what is plainly told not to have happened.
const DENIED: f32 = 0.4;

/// The words of a sentence with its predicates, as the features see them.
#[derive(Debug)]
pub struct View<'a> {
    words: Vec<u64>,
    endings: Vec<u64>,
    /// Endings of three letters.
    long: Vec<u64>,
    clauses: &'a Clauses,
    /// The predicate whose head is the word at a position.
    heads: WordMap<usize, &'a Predicate>,
}

const NOWHERE: u64 = 0x51;

impl<'a> View<'a> {
    /// The view of sentence `index`; linear in the sentence.
    pub fn new(text: &str, segmentation: &Segmentation, clauses: &'a Clauses, index: usize) -> Self {
        let tokens: &[Token] = segmentation.sentences.get(index).map(|s| segmentation.tokens_of(s)).unwrap_or_default();
        let lower = |t: &Token| t.span.slice(text).unwrap_or_default().to_lowercase().replace('’', "'");
        let words: Vec<String> = tokens.iter().map(lower).collect();
        let last = |w: &String, n: usize| hash(w.char_indices().rev().nth(n).map_or(w.as_str(), |(i, _)| &w[i..]));
        let heads = clauses
            .of_sentence(SentenceId::of(index))
            .filter_map(|(_, p)| {
                let at = tokens.partition_point(|t| t.span.end() <= p.head.start());
                (at < tokens.len()).then_some((at, p))
            })
            .collect();
        Self {
            words: words.iter().map(|w| hash(w)).collect(),
            endings: words.iter().map(|w| last(w, 1)).collect(),
            long: words.iter().map(|w| last(w, 2)).collect(),
            clauses,
            heads,
        }
    }

    /// The heads of its predicates, in no order.
    pub fn heads(&self) -> impl Iterator<Item = Span> + '_ {
        self.heads.values().map(|p| p.head)
    }

    /// The features of the word at `at`; `out` is overwritten. Constant in the sentence.
    pub fn features(&self, at: usize, out: &mut Vec<u64>) {
        out.clear();
        let near = |k: isize| at.checked_add_signed(k).and_then(|i| self.words.get(i)).copied().unwrap_or(NOWHERE);
        let ending = |k: isize| at.checked_add_signed(k).and_then(|i| self.endings.get(i)).copied().unwrap_or(NOWHERE);
        let mut add = |id: u64, parts: &[u64]| {
            let feature = parts.iter().fold(id.wrapping_mul(0xA24B_AED4_963E_E407), |h, p| mix(h, *p));
            if !out.contains(&feature) {
                out.push(feature);
            }
        };
        let (w, p, pp, ppp, n, nn) = (near(0), near(-1), near(-2), near(-3), near(1), near(2));
        let e = ending(0);
        add(1, &[]);
        add(2, &[w]);
        add(3, &[e]);
        for k in (-6..=6).filter(|k| *k != 0) {
            add(4, &[k as u64, near(k)]);
        }
        for k in -10..0 {
            add(5, &[near(k)]);
        }
        for k in 1..8 {
            add(6, &[near(k)]);
        }
        add(7, &[pp, p]);
        add(8, &[ppp, pp]);
        add(9, &[p, w]);
        add(10, &[n, nn]);
        add(11, &[w, n]);
        add(12, &[p, n]);
        add(13, &[ppp, pp, p]);
        add(14, &[e, p]);
        add(15, &[e, pp]);
        add(16, &[self.words.last().copied().unwrap_or(NOWHERE)]);
        add(17, &[self.words.first().copied().unwrap_or(NOWHERE)]);
        add(18, &[e, ending(-1)]);
        add(37, &[self.long.get(at).copied().unwrap_or(NOWHERE)]);
        // The verb before it, whatever the tree says.
        if let Some((gap, left)) = (1..12.min(at + 1)).find_map(|k| Some((k, *self.heads.get(&(at - k))?))) {
            let lemma = hash(&left.lemma);
            add(38, &[lemma]);
            add(39, &[lemma, e]);
            add(40, &[lemma, p]);
            add(41, &[state(left), gap.min(4) as u64]);
            add(42, &[lemma, state(left)]);
        } else {
            add(43, &[]);
        }
        let Some(predicate) = self.heads.get(&at) else {
            add(19, &[]);
            return;
        };
        let mood = state(predicate);
        add(44, &[mood, w]);
        add(45, &[mood, p]);
        add(46, &[mood, e]);
        add(47, &[mood, pp]);
        self.clause(predicate, &mut add);
    }

    fn clause(&self, predicate: &Predicate, add: &mut impl FnMut(u64, &[u64])) {
        let lemma = hash(&predicate.lemma);
        let mood = state(predicate);
        let marker = hash(&predicate.marker);
        add(20, &[mood]);
        add(21, &[lemma]);
        add(22, &[lemma, mood]);
        add(23, &[marker, mood]);
        add(24, &[predicate.modality as u64]);
        add(25, &[u64::from(predicate.negated), predicate.modality as u64]);
        add(26, &[predicate.tense as u64, predicate.aspect as u64, predicate.voice as u64]);
        add(36, &[u64::from(predicate.nominal)]);
        let mut at = predicate;
        for depth in 0..3_u64 {
            let Some((up, link)) = at.parent else {
                add(27, &[depth]);
                break;
            };
            let Some(above) = self.clauses.predicates.get(up.index()) else { break };
            let (name, link) = (hash(&above.lemma), link as u64);
            add(28, &[depth, link, state(above)]);
            add(29, &[depth, link, name]);
            add(30, &[depth, link, name, u64::from(above.negated), above.modality as u64]);
            add(31, &[depth, link, mood]);
            if depth == 0 {
                add(32, &[link, marker, mood]);
                add(33, &[link, marker, name]);
            }
            add(34, &[u64::from(above.negated), above.modality as u64, depth]);
            add(35, &[hash(&above.marker), depth]);
            at = above;
        }
    }
}

fn state(p: &Predicate) -> u64 {
    (((p.modality as u64 * 2 + u64::from(p.negated)) * 4 + p.tense as u64) * 4 + p.aspect as u64) * 4 + p.voice as u64
}

/// A number for the code of the features: it changes when the features of a probe do.
pub fn fingerprint() -> u64 {
    let clauses = Clauses::default();
    let words = ["the", "army", "did", "not", "leave", "kursk", "."];
    let view = View {
        words: words.iter().map(|w| hash(w)).collect(),
        endings: words.iter().map(|w| hash(w)).collect(),
        long: words.iter().map(|w| hash(w)).collect(),
        clauses: &clauses,
        heads: WordMap::default(),
    };
    let mut out = Vec::new();
    // Scores are the logarithms of odds.
    let mut all = 2;
    for at in 0..words.len() {
        view.features(at, &mut out);
        all = out.iter().fold(all, |a, f| mix(a, *f));
    }
    all
}

/// The model.
#[derive(Debug)]
pub struct Factuality {
    table: Sparse,
}

impl Factuality {
    /// Opens a model.
    ///
    /// # Errors
    ///
    /// When the bytes are no model for the features of this program.
    pub fn open(bytes: &'static [u8]) -> Result<Self, Error> {
        Ok(Self { table: ModelFile::open(bytes, fingerprint())?.table("weights", 1)? })
    }

    /// The model that ships.
    ///
    /// # Errors
    ///
    /// When its bytes are damaged.
    pub fn shipped() -> Result<&'static Self, Error> {
        static MODEL: LazyLock<Result<Factuality, Error>> =
            LazyLock::new(|| Factuality::open(sosik_data_en::FACTUALITY).map_err(|e| e.at("the model of factuality")));
        MODEL.as_ref().map_err(Clone::clone)
    }

    /// How sure the word at position `at` of the sentence in `view` is told to have happened, from -3 to 3.
    ///
    /// # Example
    ///
    /// "left" in `The troops left.` is above 2, in `The troops have not left.` below -0.9.
    pub fn value(&self, view: &View<'_>, at: usize) -> f32 {
        let mut features = Vec::with_capacity(96);
        view.features(at, &mut features);
        let rated = rating(self.table.sum(&features) as f32 * STEP);
        // People rated "did not leave" for the sentence as often as for the leaving, so that the model learnt little of "not".
        let denied = view.heads.get(&at).is_some_and(|p| {
            let told = p.tense == Tense::Past || p.aspect == Aspect::Perfect;
            p.negated && !p.nominal && p.modality == Modality::Fact && told
        });
        let rated = if denied { rated.min(0.0) - DENIED } else { rated };
        (rated * SPREAD).clamp(-3.0, 3.0)
    }
}

/// The position of the token of sentence `index` that `span` begins in or before.
pub fn position(segmentation: &Segmentation, index: usize, span: Span) -> Option<usize> {
    let sentence = segmentation.sentences.get(index)?;
    let tokens = segmentation.tokens_of(sentence);
    let at = tokens.partition_point(|t| t.span.end() <= span.start());
    (at < tokens.len()).then_some(at)
}
