//! A greedy dependency parser: the arc-hybrid system (Kuhlmann, Gómez-Rodríguez and Satta 2011) over linear scores, trained with the
//! dynamic oracle of Goldberg and Nivre (2013); each arc is labelled as it is drawn.
//!
//! A sentence of n words takes n shifts and n reductions. Trees are projective and have one root.

use sosik_core::Error;

use crate::features::{feature, fingerprint};
use crate::file::ModelFile;
use crate::tagger::Word;
use crate::weights::{Weights, best};

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
}

impl Attributes {
    /// Of a word that a tagger has read, with its tag in two grains (hashes of their names).
    pub const fn new(word: &Word, coarse: u64, fine: u64) -> Self {
        Self { form: word.form, lower: word.lower, coarse, fine, suffix: word.suffixes[2] }
    }
}

/// The artificial root, which stands behind the last word.
pub const ROOT: Attributes = Attributes { form: 101, lower: 102, coarse: 103, fine: 104, suffix: 105 };
const NOTHING: Attributes = Attributes { form: 3, lower: 5, coarse: 7, fine: 11, suffix: 13 };
/// No word.
pub const NONE: u32 = u32::MAX;

/// A step of the parser, in the order of its classes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The next word goes on the stack.
    Shift,
    /// The top of the stack becomes a dependent of the next word.
    Left,
    /// The top of the stack becomes a dependent of the word under it.
    Right,
}

/// All steps, by class.
pub const STEPS: [Step; 3] = [Step::Shift, Step::Left, Step::Right];

/// A partly built tree.
#[derive(Clone, Debug, Default)]
pub struct State {
    stack: Vec<u32>,
    next: u32,
    len: u32,
    nodes: Vec<Node>,
}

#[derive(Clone, Copy, Debug)]
struct Node {
    head: u32,
    label: u16,
    lefts: u8,
    rights: u8,
    left: [u32; 2],
    right: [u32; 2],
    /// Labels of the dependents on each side, a bit each.
    left_labels: u64,
    right_labels: u64,
}

const FRESH: Node = Node { head: NONE, label: 0, lefts: 0, rights: 0, left: [NONE; 2], right: [NONE; 2], left_labels: 0, right_labels: 0 };

impl State {
    /// Starts over with a sentence of `len` words; word `len` is the root.
    pub fn start(&mut self, len: usize) {
        self.stack.clear();
        self.next = 0;
        self.len = len as u32;
        self.nodes.clear();
        self.nodes.resize(len + 1, FRESH);
    }

    /// Whether every word has its head.
    pub fn is_done(&self) -> bool {
        self.next == self.len && self.stack.is_empty()
    }

    /// Which of [`STEPS`] may be taken.
    pub fn allowed(&self) -> [bool; 3] {
        [self.next < self.len, !self.stack.is_empty(), self.stack.len() >= 2]
    }

    /// The words on the stack, the top last.
    pub fn stack(&self) -> &[u32] {
        &self.stack
    }

    /// The next word; the root's position when there is none.
    pub fn next(&self) -> u32 {
        self.next
    }

    /// The head of `word`: [`NONE`] as long as it has none, the number of words for the root.
    pub fn head(&self, word: usize) -> u32 {
        self.nodes[word].head
    }

    /// The label of the arc from `word` to its head.
    pub fn label(&self, word: usize) -> u16 {
        self.nodes[word].label
    }

    /// The arc that `step` would draw, as head and dependent; none for a shift.
    pub fn arc_of(&self, step: Step) -> Option<(u32, u32)> {
        let dependent = *self.stack.last()?;
        match step {
            Step::Shift => None,
            Step::Left => Some((self.next, dependent)),
            Step::Right => Some((*self.stack.get(self.stack.len().checked_sub(2)?)?, dependent)),
        }
    }

    /// Takes `step`, labelling its arc; does nothing where it is not allowed.
    pub fn take(&mut self, step: Step, label: u16) {
        let Some((head, dependent)) = self.arc_of(step) else {
            if step == Step::Shift && self.next < self.len {
                self.stack.push(self.next);
                self.next += 1;
            }
            return;
        };
        self.stack.pop();
        let node = &mut self.nodes[dependent as usize];
        (node.head, node.label) = (head, label);
        let node = &mut self.nodes[head as usize];
        if dependent < head {
            node.left = [dependent, node.left[0]];
            node.lefts = node.lefts.saturating_add(1);
            node.left_labels |= 1 << (label % 64);
        } else {
            node.right = [dependent, node.right[0]];
            node.rights = node.rights.saturating_add(1);
            node.right_labels |= 1 << (label % 64);
        }
    }

    /// Hangs all but the first word under the root beneath that first one; the label stays.
    fn single_root(&mut self) {
        let root = self.len;
        let mut first = None;
        for word in 0..self.len {
            let node = &mut self.nodes[word as usize];
            if node.head == root {
                match first {
                    None => first = Some(word),
                    Some(first) => node.head = first,
                }
            }
        }
    }

    fn node(&self, word: u32) -> &Node {
        self.nodes.get(word as usize).unwrap_or(&FRESH)
    }

    fn label_or_none(&self, word: u32) -> u64 {
        if word == NONE { 999 } else { u64::from(self.node(word).label) }
    }

    fn down(&self, place: usize) -> u32 {
        self.stack.len().checked_sub(place + 1).map_or(NONE, |i| self.stack[i])
    }

    fn ahead(&self, place: u32) -> u32 {
        if self.next + place <= self.len { self.next + place } else { NONE }
    }
}

fn attributes(words: &[Attributes], word: u32) -> Attributes {
    words.get(word as usize).copied().unwrap_or(NOTHING)
}

fn distance(from: u32, to: u32) -> u64 {
    if from == NONE || to == NONE { 0 } else { u64::from(to.abs_diff(from).min(7)) }
}

/// The features by which the next step is chosen; `words` ends with [`ROOT`], `out` is overwritten.
#[rustfmt::skip]
pub fn step_features(words: &[Attributes], state: &State, out: &mut Vec<u64>) {
    out.clear();
    let a = |w: u32| attributes(words, w);
    let l = |w: u32| state.label_or_none(w);
    let (i0, i1, i2) = (state.down(0), state.down(1), state.down(2));
    let j0 = state.next;
    let (s0, s1, s2, b0, b1, b2, b3) = (a(i0), a(i1), a(i2), a(j0), a(state.ahead(1)), a(state.ahead(2)), a(state.ahead(3)));
    let (n0, n1, m0) = (state.node(i0), state.node(i1), state.node(j0));
    let (s0l, s0r, s1l, s1r, b0l) = (a(n0.left[0]), a(n0.right[0]), a(n1.left[0]), a(n1.right[0]), a(m0.left[0]));
    let (d0, d1) = (distance(i0, j0), distance(i1, i0));
    let (r0, l0, r1, lb) = (u64::from(n0.rights.min(5)), u64::from(n0.lefts.min(5)), u64::from(n1.rights.min(5)), u64::from(m0.lefts.min(5)));
    let mut id = 0;
    let mut f = |parts: &[u64]| { id += 1; out.push(feature(id, parts)); };
    // Single words.
    f(&[1]); f(&[s0.form]); f(&[s0.lower, s0.coarse]); f(&[s0.fine]); f(&[s0.suffix, s0.coarse]); f(&[s1.form]); f(&[s1.lower, s1.coarse]); f(&[s1.fine]);
    f(&[b0.form]); f(&[b0.lower, b0.coarse]); f(&[b0.fine]); f(&[b0.suffix, b0.coarse]); f(&[b1.lower]); f(&[b1.fine]); f(&[b2.fine]); f(&[b1.form, b1.coarse]);
    // Pairs.
    f(&[s0.form, b0.form]); f(&[s0.lower, s0.coarse, b0.coarse]); f(&[s0.fine, b0.form]); f(&[s0.fine, b0.fine]); f(&[s0.coarse, b0.coarse, d0]);
    f(&[s0.fine, b0.fine, d0]); f(&[s0.lower, b0.lower, d0]); f(&[s0.form, s1.form]); f(&[s0.lower, s1.coarse]); f(&[s0.coarse, s1.lower]);
    f(&[s0.fine, s1.fine]); f(&[s0.fine, s1.fine, d1]); f(&[s1.fine, b0.fine]); f(&[s1.lower, b0.coarse]); f(&[s1.coarse, b0.lower]); f(&[s1.lower, b0.lower]);
    // Three and four.
    f(&[s0.fine, b0.fine, b1.fine]); f(&[s0.coarse, b0.coarse, b1.coarse, b2.coarse]); f(&[b0.fine, b1.fine, b2.fine]); f(&[s1.fine, s0.fine, b0.fine]);
    f(&[s2.fine, s1.fine, s0.fine]); f(&[s1.coarse, s0.coarse, b0.coarse, b1.coarse]); f(&[s0.lower, b0.fine, b1.fine]); f(&[s0.fine, b0.lower, b1.fine]);
    f(&[b0.lower, b1.lower]); f(&[s0.fine, b1.lower]); f(&[b1.fine, b2.fine, b3.fine]); f(&[s1.lower, s0.fine, b0.fine]); f(&[s1.fine, s0.lower, b0.fine]);
    // Children.
    f(&[s0.fine, s0l.fine, b0.fine]); f(&[s0.fine, s0r.fine, b0.fine]); f(&[s0.fine, b0l.fine, b0.fine]); f(&[s1.fine, s1r.fine, s0.fine]);
    f(&[s1.fine, s1l.fine, s0.fine]); f(&[s0.fine, s0l.fine, s1.fine]); f(&[s0.fine, s0r.fine, s1.fine]);
    f(&[s0.coarse, l(n0.left[0]), l(n0.right[0])]); f(&[s0.lower, l(n0.right[0])]); f(&[s0.lower, l(n0.left[0])]); f(&[s1.coarse, l(n1.left[0]), l(n1.right[0])]);
    f(&[b0.coarse, l(m0.left[0])]); f(&[b0.lower, l(m0.left[0])]); f(&[s1.lower, l(n1.right[0])]); f(&[l(n0.left[0]), l(n0.left[1]), s0.coarse]);
    f(&[l(n0.right[0]), l(n0.right[1]), s0.coarse]); f(&[l(m0.left[0]), l(m0.left[1]), b0.coarse]); f(&[l(n1.right[0]), l(n1.right[1]), s1.coarse, s0.coarse]);
    f(&[s0.lower, r0]); f(&[s0.fine, r0, l0]); f(&[s1.fine, r1, s0.fine]); f(&[b0.fine, lb]); f(&[s0.lower, r0, b0.coarse]);
    f(&[s0l.lower, s0.coarse]); f(&[s0r.lower, s0.coarse, b0.coarse]); f(&[b0l.lower, b0.coarse]); f(&[s1r.lower, s0.fine, b0.fine]);
    // Sets of labels (Zhang and Nivre 2011): a verb that has its subject takes no second one.
    let (s0s, s0t, s1s, s1t, b0s) = (n0.left_labels, n0.right_labels, n1.left_labels, n1.right_labels, m0.left_labels);
    let b0m = a(m0.left[1]);
    f(&[s0.coarse, s0s]); f(&[s0.coarse, s0t]); f(&[s1.coarse, s1s]); f(&[s1.coarse, s1t]); f(&[b0.coarse, b0s]); f(&[s0.lower, s0t]); f(&[s1.lower, s1t]);
    f(&[s0.fine, b0.fine, b0s]); f(&[s0.fine, s0s, b0.fine]); f(&[s0.fine, s0t, b0.fine]); f(&[s0.coarse, s0s, b0.coarse, b0s]); f(&[s1.coarse, s1s, s0.fine, s0s]);
    f(&[s1.fine, s1t, s0.fine, b0.coarse]); f(&[s1.coarse, s1s, s1t, s0.coarse, s0s]); f(&[s0.fine, b0l.lower, b0.coarse]); f(&[s0.fine, b0m.lower, b0.coarse]);
    f(&[s0l.lower, s0.coarse, b0.coarse, s1.coarse]);
    // Suffixes.
    f(&[s0.suffix, b0.coarse]); f(&[s0.suffix, b0.suffix]); f(&[s0.suffix, s1.suffix]); f(&[s0.suffix, b0.fine, d0]); f(&[s1.suffix, s0.coarse, b0.coarse]);
    f(&[s0.coarse, b0.suffix, b0.coarse]); f(&[s0.suffix, b1.suffix, b0.suffix]);
}

/// The features by which the arc from `head` to `dependent` is labelled, before it is drawn; `words` ends with [`ROOT`].
#[rustfmt::skip]
pub fn label_features(words: &[Attributes], state: &State, head: u32, dependent: u32, out: &mut Vec<u64>) {
    out.clear();
    let a = |w: u32| attributes(words, w);
    let l = |w: u32| state.label_or_none(w);
    let (h, d) = (a(head), a(dependent));
    let (before, after) = (a(dependent.checked_sub(1).unwrap_or(NONE)), a(dependent + 1));
    let (hb, ha) = (a(head.checked_sub(1).unwrap_or(NONE)), a(head + 1));
    let (hn, dn) = (state.node(head), state.node(dependent));
    let (dl, dr, hl, hr) = (dn.left[0], dn.right[0], hn.left[0], hn.right[0]);
    let side = u64::from(dependent < head);
    let near = distance(dependent, head) * 2 + side;
    let mut id = 1000;
    let mut f = |parts: &[u64]| { id += 1; out.push(feature(id, parts)); };
    f(&[1, side]); f(&[d.form]); f(&[d.lower, d.coarse]); f(&[d.fine, side]); f(&[h.lower, h.coarse]); f(&[h.fine]); f(&[d.fine, h.fine, side]); f(&[d.coarse, h.coarse, near]);
    f(&[d.lower, h.lower]); f(&[d.lower, h.fine, side]); f(&[d.fine, h.lower, side]); f(&[d.suffix, h.coarse, side]); f(&[d.suffix, h.fine]); f(&[d.fine, before.fine, h.fine]);
    f(&[d.fine, after.fine, h.fine]); f(&[before.lower, d.fine]); f(&[after.lower, d.fine]); f(&[before.fine, h.fine]); f(&[d.fine, hb.fine]); f(&[d.fine, h.fine, ha.fine]);
    f(&[d.coarse, l(dl), h.coarse]); f(&[d.coarse, l(dr), h.coarse]); f(&[a(dl).lower, d.coarse, side]); f(&[a(dl).lower, d.coarse, h.coarse]); f(&[a(dr).lower, d.coarse]);
    f(&[l(hl), d.coarse, h.coarse, side]); f(&[l(hr), d.coarse, h.coarse, side]); f(&[l(hl), l(hr), d.fine, h.coarse]); f(&[a(dl).lower, h.lower]);
    f(&[u64::from(hn.lefts.min(4)), d.coarse, h.coarse]); f(&[d.suffix, h.lower]); f(&[d.fine, near]); f(&[d.suffix, d.fine]); f(&[a(dn.left[1]).lower, d.coarse]);
    f(&[l(dn.left[1]), l(dl), d.coarse, h.coarse]); f(&[d.form, h.coarse]); f(&[a(hl).fine, d.fine, h.fine]); f(&[h.lower, l(hr), d.coarse]); f(&[h.lower, l(hl), d.coarse, side]);
    f(&[d.coarse, h.suffix, side]); f(&[d.fine, h.form]); f(&[d.coarse, h.coarse, hn.left_labels, side]); f(&[d.coarse, h.coarse, hn.right_labels, side]);
    f(&[d.coarse, dn.left_labels, h.coarse, side]); f(&[d.fine, dn.left_labels, h.fine]); f(&[a(dn.left[1]).lower, d.fine, h.coarse]);
}

/// A number for the code of the features: it changes when those of a probe do.
pub fn fingerprint_of_features() -> u64 {
    let word = |k: u64| Attributes { form: k, lower: k + 1, coarse: k % 3, fine: k % 5, suffix: k + 9 };
    let mut words: Vec<Attributes> = (20..26).map(word).collect();
    words.push(ROOT);
    let mut state = State::default();
    state.start(6);
    let (mut all, mut out) = (Vec::new(), Vec::new());
    for (step, label) in [(0, 0), (0, 0), (1, 3), (0, 0), (2, 5), (0, 0), (0, 0), (0, 0), (1, 2), (2, 4)] {
        step_features(&words, &state, &mut out);
        all.extend_from_slice(&out);
        if let Some((head, dependent)) = state.arc_of(STEPS[step]) {
            label_features(&words, &state, head, dependent, &mut out);
            all.extend_from_slice(&out);
        }
        state.take(STEPS[step], label);
    }
    fingerprint(all)
}

/// Buffers of a parser, reused from sentence to sentence.
#[derive(Clone, Debug, Default)]
pub struct Worker {
    state: State,
    features: Vec<u64>,
    scores: Vec<i16>,
    words: Vec<Attributes>,
}

/// A greedy parser.
///
/// # Model file
///
/// Sections `labels` (one a line), `steps` (weights of three classes) and `arcs` (weights of the labels).
#[derive(Clone, Debug)]
pub struct Parser {
    labels: Vec<&'static str>,
    steps: Weights,
    arcs: Weights,
}

impl Parser {
    /// Opens a model.
    ///
    /// # Errors
    ///
    /// [`sosik_core::ErrorKind::Model`] when the bytes are no parser for this code, or damaged.
    pub fn open(bytes: &'static [u8]) -> Result<Self, Error> {
        let file = ModelFile::open(bytes, fingerprint_of_features())?;
        let labels = file.lines("labels")?;
        Ok(Self { steps: file.weights("steps", STEPS.len())?, arcs: file.weights("arcs", labels.len())?, labels })
    }

    /// The names of all labels; a label is a position in this list.
    pub fn labels(&self) -> &[&'static str] {
        &self.labels
    }

    /// The tree over `words` (without the root): ask [`State::head`] and [`State::label`] of each word. One word and no more has the
    /// number of words as its head. Linear in the sentence; allocates only to grow `worker`.
    pub fn parse<'k>(&self, words: impl IntoIterator<Item = Attributes>, worker: &'k mut Worker) -> &'k State {
        let Worker { state, features, scores, words: list } = worker;
        list.clear();
        list.extend(words);
        state.start(list.len());
        list.push(ROOT);
        scores.resize(self.arcs.width(), 0);
        let mut step_scores = [0i16; 4];
        while !state.is_done() {
            let allowed = state.allowed();
            let step = if allowed == [true, false, false] {
                Step::Shift
            } else {
                step_features(list, state, features);
                self.steps.score(features, &mut step_scores);
                best_step(step_scores, allowed).unwrap_or(Step::Left)
            };
            let mut label = 0;
            if let Some((head, dependent)) = state.arc_of(step) {
                label_features(list, state, head, dependent, features);
                self.arcs.score(features, scores);
                label = best(&scores[..self.arcs.classes()]) as u16;
            }
            state.take(step, label);
        }
        state.single_root();
        state
    }
}

/// The best-scored of the allowed steps, the first among equals.
fn best_step(scores: [i16; 4], allowed: [bool; 3]) -> Option<Step> {
    let mut best: Option<(Step, i16)> = None;
    for ((step, score), allowed) in STEPS.into_iter().zip(scores).zip(allowed) {
        if allowed && best.is_none_or(|(_, top)| score > top) {
            best = Some((step, score));
        }
    }
    best.map(|(step, _)| step)
}

#[cfg(test)]
mod tests {
    use sosik_core::ErrorKind;

    use super::*;
    use crate::ModelWriter;

    fn blank() -> Parser {
        let model = ModelWriter::default()
            .lines("labels", ["root", "nsubj"])
            .weights("steps", &[0; 8])
            .weights("arcs", &[0; 8])
            .finish(fingerprint_of_features());
        Parser::open(Vec::leak(model)).unwrap()
    }

    #[test]
    fn every_tree_has_one_root_and_no_cycle() {
        let parser = blank();
        let mut worker = Worker::default();
        for len in 0..7 {
            let state = parser.parse((0..len).map(|_| Attributes::default()), &mut worker);
            let heads: Vec<usize> = (0..len).map(|w| state.head(w) as usize).collect();
            assert_eq!(heads.iter().filter(|h| **h == len).count(), usize::from(len > 0));
            for word in 0..len {
                let mut up = word;
                for _ in 0..len {
                    up = if up == len { up } else { heads[up] };
                }
                assert_eq!(up, len, "{heads:?}");
            }
        }
    }

    #[test]
    fn steps_draw_the_arcs_they_name() {
        let mut state = State::default();
        state.start(3);
        for step in [Step::Shift, Step::Left, Step::Shift, Step::Shift, Step::Right, Step::Left] {
            state.take(step, 1);
        }
        assert!(state.is_done());
        assert_eq!([state.head(0), state.head(1), state.head(2)], [1, 3, 1]);
    }

    #[test]
    fn damaged_models_are_refused() {
        let good = ModelWriter::default().lines("labels", ["root"]).weights("steps", &[0; 8]).weights("arcs", &[0; 7]);
        let error = Parser::open(Vec::leak(good.finish(fingerprint_of_features()))).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Model);
        assert!(error.message().contains("arcs"), "{error}");
    }
}
