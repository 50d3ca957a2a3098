//! What the parser sees: of words, of a step, of an arc.

use super::state::{NONE, STEPS, State};
use crate::features::{fingerprint, quick as feature, writer};
use crate::tagger::Word;

/// What the features see of a word, all hashed or numbered by the caller.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Attributes {
    /// As written.
    pub form: u64,
    /// Lower-cased form or lemma.
    pub lower: u64,
    /// Coarse part of speech.
    pub coarse: u64,
    /// Fine part of speech.
    pub fine: u64,
    /// Suffix or case particle.
    pub suffix: u64,
    /// What it counts as for the words around it.
    pub kind: Kind,
}

/// Words that clauses begin and end at: how many stand between two words says how likely one hangs on the other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say what they mean")]
pub enum Kind {
    #[default]
    Other,
    Comma,
    Quote,
    Verb,
    Conjunction,
}

impl Attributes {
    /// Of a word that a tagger has read, with its tag in two grains (hashes of their names).
    pub const fn new(word: &Word, coarse: u64, fine: u64, kind: Kind) -> Self {
        Self { form: word.form, lower: word.lower, coarse, fine, suffix: word.suffixes[2], kind }
    }
}

/// The artificial root, which stands behind the last word.
const ROOT: Attributes = Attributes { form: 101, lower: 102, coarse: 103, fine: 104, suffix: 105, kind: Kind::Other };
const NOTHING: Attributes = Attributes { form: 3, lower: 5, coarse: 7, fine: 11, suffix: 13, kind: Kind::Other };

/// The words of a sentence and the root behind them.
#[derive(Clone, Debug, Default)]
pub struct Sentence {
    words: Vec<Attributes>,
    /// How many words of each [`Kind`] stand before each word.
    counts: Vec<[u8; 4]>,
}

impl Sentence {
    /// Takes `words` in place of what was there; keeps its buffers.
    pub fn read(&mut self, words: impl IntoIterator<Item = Attributes>) {
        self.words.clear();
        self.words.extend(words);
        self.words.push(ROOT);
        self.counts.clear();
        let mut counts = [0u8; 4];
        for word in &self.words {
            self.counts.push(counts);
            if let Some(count) = (word.kind as usize).checked_sub(1) {
                counts[count] = counts[count].wrapping_add(1);
            }
        }
    }

    /// How many words it has, the root not counted.
    pub fn len(&self) -> usize {
        self.words.len().saturating_sub(1)
    }

    /// Whether it has no words.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    #[inline(always)]
    fn at(&self, word: u32) -> Attributes {
        self.words.get(word as usize).copied().unwrap_or(NOTHING)
    }

    /// How many of each kind stand between two words, up to three.
    #[inline(always)]
    fn between(&self, left: u32, right: u32) -> [u64; 4] {
        let (Some(a), Some(b)) = (self.counts.get(left as usize + 1), self.counts.get(right as usize)) else { return [9; 4] };
        // Written out: a closure for each would be called and not inlined.
        let count = |k: usize| u64::from(b[k].wrapping_sub(a[k]).min(3));
        [count(0), count(1), count(2), count(3)]
    }

    /// Whether a word stands inside quotation marks.
    #[inline(always)]
    fn quoted(&self, word: u32) -> u64 {
        self.counts.get(word as usize).map_or(2, |c| u64::from(c[1] % 2))
    }
}

#[inline(always)]
fn distance(from: u32, to: u32) -> u64 {
    if from == NONE || to == NONE { 0 } else { u64::from(to.abs_diff(from).min(7)) }
}

/// How many features a step has.
pub(super) const STEP_FEATURES: usize = 108;
/// How many features a label has.
pub(super) const LABEL_FEATURES: usize = 50;

/// The features by which the next step is chosen; `out` is overwritten.
pub fn step_features(words: &Sentence, state: &State, out: &mut Vec<u64>) {
    let mut all = [0; STEP_FEATURES];
    let count = write_step::<true, true, true>(words, state, &mut all);
    out.clear();
    out.extend_from_slice(&all[..count]);
}

/// Writes features of the next step and returns how many: with `TOP` those that stay the same as long as their word is on the top of the stack or
/// comes back there (what lies under it and what hangs on its left cannot change), with `NEXT` those of the next words alone, and with `REST` the
/// others.
#[rustfmt::skip]
#[inline(always)]
pub(super) fn write_step<const TOP: bool, const NEXT: bool, const REST: bool>(
    words: &Sentence,
    state: &State,
    out: &mut [u64; STEP_FEATURES],
) -> usize {
    let a = |w: u32| words.at(w);
    let l = |w: u32| state.label_or_none(w);
    let (i0, i1, i2) = (state.down(0), state.down(1), state.down(2));
    let j0 = state.next;
    let (s0, s1, s2, b0, b1, b2, b3) = (a(i0), a(i1), a(i2), a(j0), a(state.ahead(1)), a(state.ahead(2)), a(state.ahead(3)));
    let (n0, n1, m0) = (state.node(i0), state.node(i1), state.node(j0));
    let (s0l, s0r, s1l, s1r, b0l) = (a(n0.left[0]), a(n0.right[0]), a(n1.left[0]), a(n1.right[0]), a(m0.left[0]));
    let (d0, d1) = (distance(i0, j0), distance(i1, i0));
    let (r0, l0, r1, lb) = (u64::from(n0.rights.min(5)), u64::from(n0.lefts.min(5)), u64::from(n1.rights.min(5)), u64::from(m0.lefts.min(5)));
    let (mut id, mut count) = (0, 0);
    macro_rules! put {
        ($on:expr, $($part:expr),+) => {{
            id += 1;
            if $on {
                out[count] = feature(id, &[$($part),+]);
                count += 1;
            }
        }};
    }
    macro_rules! t { ($($part:expr),+) => { put!(TOP, $($part),+) }; }
    macro_rules! n { ($($part:expr),+) => { put!(NEXT, $($part),+) }; }
    macro_rules! f { ($($part:expr),+) => { put!(REST, $($part),+) }; }
    // Single words.
    t!(1); t!(s0.form); t!(s0.lower, s0.coarse); t!(s0.fine); t!(s0.suffix, s0.coarse); t!(s1.form); t!(s1.lower, s1.coarse); t!(s1.fine);
    n!(b0.form); n!(b0.lower, b0.coarse); n!(b0.fine); n!(b0.suffix, b0.coarse); n!(b1.lower); n!(b1.fine); n!(b2.fine); n!(b1.form, b1.coarse);
    // Pairs.
    f!(s0.form, b0.form); f!(s0.lower, s0.coarse, b0.coarse); f!(s0.fine, b0.form); f!(s0.fine, b0.fine); f!(s0.coarse, b0.coarse, d0);
    f!(s0.fine, b0.fine, d0); f!(s0.lower, b0.lower, d0); t!(s0.form, s1.form); t!(s0.lower, s1.coarse); t!(s0.coarse, s1.lower);
    t!(s0.fine, s1.fine); t!(s0.fine, s1.fine, d1); f!(s1.fine, b0.fine); f!(s1.lower, b0.coarse); f!(s1.coarse, b0.lower); f!(s1.lower, b0.lower);
    // Three and four.
    f!(s0.fine, b0.fine, b1.fine); f!(s0.coarse, b0.coarse, b1.coarse, b2.coarse); n!(b0.fine, b1.fine, b2.fine); f!(s1.fine, s0.fine, b0.fine);
    t!(s2.fine, s1.fine, s0.fine); f!(s1.coarse, s0.coarse, b0.coarse, b1.coarse); f!(s0.lower, b0.fine, b1.fine); f!(s0.fine, b0.lower, b1.fine);
    n!(b0.lower, b1.lower); f!(s0.fine, b1.lower); n!(b1.fine, b2.fine, b3.fine); f!(s1.lower, s0.fine, b0.fine); f!(s1.fine, s0.lower, b0.fine);
    // Children.
    f!(s0.fine, s0l.fine, b0.fine); f!(s0.fine, s0r.fine, b0.fine); f!(s0.fine, b0l.fine, b0.fine); t!(s1.fine, s1r.fine, s0.fine);
    t!(s1.fine, s1l.fine, s0.fine); t!(s0.fine, s0l.fine, s1.fine); f!(s0.fine, s0r.fine, s1.fine);
    f!(s0.coarse, l(n0.left[0]), l(n0.right[0])); f!(s0.lower, l(n0.right[0])); t!(s0.lower, l(n0.left[0])); t!(s1.coarse, l(n1.left[0]), l(n1.right[0]));
    f!(b0.coarse, l(m0.left[0])); f!(b0.lower, l(m0.left[0])); t!(s1.lower, l(n1.right[0])); t!(l(n0.left[0]), l(n0.left[1]), s0.coarse);
    f!(l(n0.right[0]), l(n0.right[1]), s0.coarse); f!(l(m0.left[0]), l(m0.left[1]), b0.coarse); t!(l(n1.right[0]), l(n1.right[1]), s1.coarse, s0.coarse);
    f!(s0.lower, r0); f!(s0.fine, r0, l0); t!(s1.fine, r1, s0.fine); f!(b0.fine, lb); f!(s0.lower, r0, b0.coarse);
    t!(s0l.lower, s0.coarse); f!(s0r.lower, s0.coarse, b0.coarse); f!(b0l.lower, b0.coarse); f!(s1r.lower, s0.fine, b0.fine);
    // Sets of labels (Zhang and Nivre 2011): a verb that has its subject takes no second one.
    let (s0s, s0t, s1s, s1t, b0s) = (n0.left_labels, n0.right_labels, n1.left_labels, n1.right_labels, m0.left_labels);
    let b0m = a(m0.left[1]);
    t!(s0.coarse, s0s); f!(s0.coarse, s0t); t!(s1.coarse, s1s); t!(s1.coarse, s1t); f!(b0.coarse, b0s); f!(s0.lower, s0t); t!(s1.lower, s1t);
    f!(s0.fine, b0.fine, b0s); f!(s0.fine, s0s, b0.fine); f!(s0.fine, s0t, b0.fine); f!(s0.coarse, s0s, b0.coarse, b0s); t!(s1.coarse, s1s, s0.fine, s0s);
    f!(s1.fine, s1t, s0.fine, b0.coarse); t!(s1.coarse, s1s, s1t, s0.coarse, s0s); f!(s0.fine, b0l.lower, b0.coarse); f!(s0.fine, b0m.lower, b0.coarse);
    f!(s0l.lower, s0.coarse, b0.coarse, s1.coarse);
    // Suffixes.
    f!(s0.suffix, b0.coarse); f!(s0.suffix, b0.suffix); t!(s0.suffix, s1.suffix); f!(s0.suffix, b0.fine, d0); f!(s1.suffix, s0.coarse, b0.coarse);
    f!(s0.coarse, b0.suffix, b0.coarse); f!(s0.suffix, b1.suffix, b0.suffix);
    // What stands between.
    let [commas, quotes, verbs, conjunctions] = words.between(i0, j0);
    let [commas1, quotes1, verbs1, conjunctions1] = words.between(i1, i0);
    f!(s0.fine, b0.fine, commas); f!(s0.coarse, b0.coarse, quotes); f!(s0.fine, b0.fine, verbs); f!(s0.coarse, b0.coarse, commas, verbs, conjunctions);
    t!(s1.fine, s0.fine, commas1); t!(s1.coarse, s0.coarse, quotes1); t!(s1.fine, s0.fine, verbs1); t!(s1.coarse, s0.coarse, commas1, verbs1, conjunctions1);
    f!(words.quoted(i0), words.quoted(j0), s0.coarse, b0.coarse); t!(words.quoted(i1), words.quoted(i0), s1.coarse, s0.coarse);
    t!(s1.lower, words.quoted(i1), words.quoted(i0)); f!(b0.lower, words.quoted(i0), words.quoted(j0));
    count
}

/// The features by which the arc from `head` to `dependent` is labelled, before it is drawn; `out` is overwritten.
pub fn label_features(words: &Sentence, state: &State, head: u32, dependent: u32, out: &mut Vec<u64>) {
    out.clear();
    out.extend_from_slice(&features_of_label(words, state, head, dependent));
}

/// See [`label_features`].
#[rustfmt::skip]
#[inline(always)]
pub(super) fn features_of_label(words: &Sentence, state: &State, head: u32, dependent: u32) -> [u64; LABEL_FEATURES] {
    let mut out = [0; LABEL_FEATURES];
    let a = |w: u32| words.at(w);
    let l = |w: u32| state.label_or_none(w);
    let (h, d) = (a(head), a(dependent));
    let (before, after) = (a(dependent.checked_sub(1).unwrap_or(NONE)), a(dependent + 1));
    let (hb, ha) = (a(head.checked_sub(1).unwrap_or(NONE)), a(head + 1));
    let (hn, dn) = (state.node(head), state.node(dependent));
    let (dl, dr, hl, hr) = (dn.left[0], dn.right[0], hn.left[0], hn.right[0]);
    let side = u64::from(dependent < head);
    let near = distance(dependent, head) * 2 + side;
    writer!($ f, feature, 1000, out);
    f!(1, side); f!(d.form); f!(d.lower, d.coarse); f!(d.fine, side); f!(h.lower, h.coarse); f!(h.fine); f!(d.fine, h.fine, side); f!(d.coarse, h.coarse, near);
    f!(d.lower, h.lower); f!(d.lower, h.fine, side); f!(d.fine, h.lower, side); f!(d.suffix, h.coarse, side); f!(d.suffix, h.fine); f!(d.fine, before.fine, h.fine);
    f!(d.fine, after.fine, h.fine); f!(before.lower, d.fine); f!(after.lower, d.fine); f!(before.fine, h.fine); f!(d.fine, hb.fine); f!(d.fine, h.fine, ha.fine);
    f!(d.coarse, l(dl), h.coarse); f!(d.coarse, l(dr), h.coarse); f!(a(dl).lower, d.coarse, side); f!(a(dl).lower, d.coarse, h.coarse); f!(a(dr).lower, d.coarse);
    f!(l(hl), d.coarse, h.coarse, side); f!(l(hr), d.coarse, h.coarse, side); f!(l(hl), l(hr), d.fine, h.coarse); f!(a(dl).lower, h.lower);
    f!(u64::from(hn.lefts.min(4)), d.coarse, h.coarse); f!(d.suffix, h.lower); f!(d.fine, near); f!(d.suffix, d.fine); f!(a(dn.left[1]).lower, d.coarse);
    f!(l(dn.left[1]), l(dl), d.coarse, h.coarse); f!(d.form, h.coarse); f!(a(hl).fine, d.fine, h.fine); f!(h.lower, l(hr), d.coarse); f!(h.lower, l(hl), d.coarse, side);
    f!(d.coarse, h.suffix, side); f!(d.fine, h.form); f!(d.coarse, h.coarse, hn.left_labels, side); f!(d.coarse, h.coarse, hn.right_labels, side);
    f!(d.coarse, dn.left_labels, h.coarse, side); f!(d.fine, dn.left_labels, h.fine); f!(a(dn.left[1]).lower, d.fine, h.coarse);
    let (left, right) = (dependent.min(head), dependent.max(head));
    let [commas, quotes, verbs, _] = words.between(left, right);
    f!(d.coarse, h.coarse, side, commas); f!(d.fine, h.lower, side, commas.min(1), quotes.min(1)); f!(d.coarse, h.coarse, side, verbs);
    f!(h.lower, side, words.quoted(dependent), words.quoted(head), d.coarse);
    out
}

/// Contexts that may decide a step alone, see [`crate::Sure`].
pub fn step_contexts(words: &Sentence, state: &State) -> [u64; 4] {
    let a = |w: u32| words.at(w);
    let (s0, s1, b0, b1) = (a(state.down(0)), a(state.down(1)), a(state.next), a(state.ahead(1)));
    [
        feature(501, &[s1.fine, s0.fine, b0.fine, b1.fine]),
        feature(502, &[s0.lower, s0.fine, b0.lower, b0.fine]),
        feature(503, &[s1.coarse, s0.lower, s0.fine, b0.fine, b1.coarse]),
        feature(504, &[s1.coarse, s0.fine, b0.lower, b0.fine, b1.coarse]),
    ]
}

/// Contexts that may decide the label of the arc from `head` to `dependent` alone.
pub fn label_contexts(words: &Sentence, state: &State, head: u32, dependent: u32) -> [u64; 3] {
    let (h, d) = (words.at(head), words.at(dependent));
    let side = u64::from(dependent < head);
    let lefts = state.node(dependent).left_labels;
    [
        feature(601, &[d.lower, d.fine, h.fine, side]),
        feature(602, &[d.fine, h.fine, side, lefts, distance(dependent, head).min(3)]),
        feature(603, &[d.fine, h.lower, side]),
    ]
}

/// A number for the code of the features: it changes when those of a probe do.
pub fn fingerprint_of_features() -> u64 {
    let kinds = [Kind::Other, Kind::Comma, Kind::Quote, Kind::Verb, Kind::Conjunction, Kind::Quote];
    let word = |(k, kind)| Attributes { form: k, lower: k + 1, coarse: k % 3, fine: k % 5, suffix: k + 9, kind };
    let mut words = Sentence::default();
    words.read((20..26).zip(kinds).map(word));
    let mut state = State::default();
    state.start(6);
    let (mut all, mut out) = (Vec::new(), Vec::new());
    for (step, label) in [(0, 0), (0, 0), (1, 3), (0, 0), (2, 5), (0, 0), (0, 0), (0, 0), (1, 2), (2, 4)] {
        step_features(&words, &state, &mut out);
        all.extend_from_slice(&out);
        all.extend(step_contexts(&words, &state));
        if let Some((head, dependent)) = state.arc_of(STEPS[step]) {
            label_features(&words, &state, head, dependent, &mut out);
            all.extend_from_slice(&out);
            all.extend(label_contexts(&words, &state, head, dependent));
        }
        state.take(STEPS[step], label);
    }
    fingerprint(all)
}
