//! The best analyses of a run: a beam over its syllables.
//!
//! ```text
//!       정        부        는
//!   B-NNG ──── I-NNG ──── B-JX       정부/NNG 는/JX     best
//!        ╲          ╲──── I-NNG      정부는/NNG
//!         ╲── B-NNG ───── B-JX       정/NNG 부/NNG 는/JX
//! ```
//!
//! A syllable's label is weighed by what stands around the syllable, a morpheme by its form and neighbours when it ends. So the words that
//! training has seen and the dictionary knows are weighed as words, and what neither knows still has its syllables.

use super::dictionary::Known;
use super::features::{self, Line, Seen, Window};
use super::inventory::{Entry, Inventory};
use super::label::Glyph;
use super::run::Left;
use crate::Tag;

/// How many ways to go on are kept at each syllable.
pub const BEAM: usize = 8;

/// The hash that stands for what follows the last morpheme of a run.
pub const END: u64 = 0xE0D;
/// What stands for the neighbour of the first morpheme.
const START: u64 = 98;

/// Weights of features, as integers so that sums are the same on every machine. Addresses are those of [`Line::address`].
pub trait Weigh {
    /// Two to this power is the number of weights of labels.
    fn syllable_bits(&self) -> u32;
    /// A weight of a label in its surroundings.
    fn syllable(&self, address: usize) -> i32;
    /// Two to this power is the number of weights of morphemes.
    fn morpheme_bits(&self) -> u32;
    /// A weight of a morpheme that ends.
    fn morpheme(&self, address: usize) -> i32;
}

/// The weight of `entry` in its surroundings.
pub fn label_weight(weights: &impl Weigh, around: &[u64; features::AROUND], entry: &Entry) -> i32 {
    let bits = weights.syllable_bits();
    let one = |(i, feature): (usize, &u64), label: u64| weights.syllable(Line::around(i).address(*feature, label, bits));
    let mut sum = around.iter().enumerate().map(|f| one(f, entry.shape)).sum();
    if entry.identity != entry.shape {
        sum += around[..features::WITH_FORMS].iter().enumerate().map(|f| one(f, entry.identity)).sum::<i32>();
    }
    sum
}

/// The weight of a morpheme that ends, without what follows.
fn ended(weights: &impl Weigh, features: &[u64; features::MORPHEME]) -> i32 {
    let bits = weights.morpheme_bits();
    let one = |(i, f): (usize, &u64)| weights.morpheme(Line::morpheme(i).address(*f, features::ALONE_IN_LINE, bits));
    features.iter().enumerate().take(features::WITHOUT_NEXT).map(one).sum()
}

/// The weight of what follows a morpheme that ends.
fn followed(weights: &impl Weigh, features: &[u64; features::MORPHEME], next: u64) -> i32 {
    let bits = weights.morpheme_bits();
    let one = |(i, f): (usize, &u64)| weights.morpheme(Line::morpheme(i).address(*f, next, bits));
    features.iter().enumerate().skip(features::WITHOUT_NEXT).map(one).sum()
}

/// The weight of a morpheme that ends before `next`.
pub fn morpheme_weight(weights: &impl Weigh, features: &[u64; features::MORPHEME], next: u64) -> i32 {
    ended(weights, features) + followed(weights, features, next)
}

/// What the dictionary says of forms.
pub trait Lookup {
    /// Classes of the form with hash `form`, as bits.
    fn known(&self, form: u64) -> Known;
}

/// A beginning of an analysis.
#[derive(Clone, Copy, Debug)]
struct State {
    score: i32,
    label: u16,
    /// Its place in the layer before.
    from: u16,
    open: Option<Seen>,
    before: Option<Seen>,
    /// The tag before `before`.
    earlier: u64,
}

/// Buffers of the search, to be used again.
#[derive(Clone, Debug, Default)]
pub struct Search {
    window: Window,
    states: Vec<State>,
    /// Where each layer begins in `states`.
    layers: Vec<usize>,
    next: Vec<State>,
    weights: Vec<(u16, i32)>,
}

/// Labels that get an extra weight at a syllable: user words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hint {
    /// The syllable.
    pub at: usize,
    /// The label.
    pub label: u16,
    /// Its extra weight.
    pub bonus: i32,
}

fn class(tag: Tag, lookup: &impl Lookup, form: u64) -> u64 {
    if tag.is_josa() || tag.is_eomi() { 0x100 } else { u64::from(lookup.known(form).0) }
}

/// The state after `entry` at the syllable `c`, with what is to be weighed on the way: each morpheme that ends. `None` where the label
/// cannot follow.
fn step(state: &State, entry: &Entry, c: char, mut ends: impl FnMut(Seen, Option<Seen>, u64, u64) -> i32) -> Option<State> {
    let mut s = *state;
    match (entry.label.pieces.first(), s.open) {
        (None, None) => return None,
        (Some(piece), open) if !piece.begins && open.is_none_or(|o| o.tag != piece.tag) => return None,
        _ => {}
    }
    for piece in &entry.label.pieces {
        if piece.begins {
            if let Some(open) = s.open {
                s.score += ends(open, s.before, s.earlier, piece.tag as u64);
                s.earlier = s.before.map_or(START, |b| b.tag as u64);
                s.before = Some(open);
            }
            s.open = None;
        }
        let (mut form, mut length) = s.open.map_or((None, 0u8), |o| (Some(o.form), o.length));
        for glyph in &piece.glyphs {
            form = Some(features::spell(form, glyph.resolve(c)));
            length = length.saturating_add(1);
        }
        s.open = Some(Seen { tag: piece.tag, form: form.unwrap_or_default(), length });
    }
    Some(s)
}

const FIRST: State = State { score: 0, label: 0, from: 0, open: None, before: None, earlier: START };

/// What is weighed on the way of an analysis.
pub enum Weighed<'a> {
    /// A label at the syllable of this index.
    Label(usize, &'a [u64; features::AROUND], &'a Entry),
    /// A morpheme that ends when the syllable of this index begins or holds the next, whose tag is given; for the last one the length of the
    /// run and [`END`].
    Morpheme(usize, &'a [u64; features::MORPHEME], u64),
}

impl Search {
    /// Calls `visit` with everything that is weighed in the analysis `labels` of the run `chars` after `left`; false, and an incomplete
    /// walk, when the labels cannot follow each other. For trainers.
    pub fn walk(
        &mut self,
        chars: &[char],
        left: Left,
        labels: &[u16],
        inventory: &Inventory,
        lookup: &impl Lookup,
        mut visit: impl FnMut(Weighed<'_>),
    ) -> bool {
        self.window.set(chars, left);
        let mut state = FIRST;
        for (i, (c, label)) in chars.iter().zip(labels).enumerate() {
            let entry = inventory.entry(*label);
            visit(Weighed::Label(i, &self.window.around(i), entry));
            let next = step(&state, entry, *c, |last, before, earlier, next| {
                let known = class(last.tag, lookup, last.form);
                visit(Weighed::Morpheme(i, &features::morpheme(last, before, earlier, known), next));
                0
            });
            let Some(next) = next else { return false };
            state = next;
        }
        if let Some(open) = state.open.filter(|_| labels.len() == chars.len()) {
            let known = class(open.tag, lookup, open.form);
            visit(Weighed::Morpheme(chars.len(), &features::morpheme(open, state.before, state.earlier, known), END));
        }
        true
    }

    /// Searches the run `chars` after `left`; then [`Search::best`] and the like tell what was found. Linear in the run.
    pub fn search<W: Weigh + Lookup>(&mut self, chars: &[char], left: Left, inventory: &Inventory, model: &W, hints: &[Hint]) {
        self.window.set(chars, left);
        self.states.clear();
        self.layers.clear();
        self.states.push(FIRST);
        self.layers.push(0);
        for (i, c) in chars.iter().enumerate() {
            let around = self.window.around(i);
            self.weigh(&around, *c, inventory, model);
            for hint in hints.iter().filter(|h| h.at == i) {
                match self.weights.iter_mut().find(|w| w.0 == hint.label) {
                    Some(weight) => weight.1 += hint.bonus,
                    None => self.weights.push((hint.label, label_weight(model, &around, inventory.entry(hint.label)) + hint.bonus)),
                }
            }
            let begin = *self.layers.last().unwrap_or(&0);
            let end = self.states.len();
            self.next.clear();
            for from in begin..end {
                let state = self.states[from];
                // What ends before a label is the same for all labels; only the tag that follows differs.
                let mut open: Option<([u64; features::MORPHEME], i32)> = None;
                for (label, weight) in &self.weights {
                    let entry = inventory.entry(*label);
                    let mut first = true;
                    let next = step(&state, entry, *c, |last, before, earlier, next| {
                        let outer = std::mem::take(&mut first) && state.open.is_some();
                        if let (true, Some((features, sum))) = (outer, &open) {
                            return sum + followed(model, features, next);
                        }
                        let features = features::morpheme(last, before, earlier, class(last.tag, model, last.form));
                        let sum = ended(model, &features);
                        if outer {
                            open = Some((features, sum));
                        }
                        sum + followed(model, &features, next)
                    });
                    if let Some(next) = next {
                        self.next.push(State { score: next.score + weight, label: *label, from: (from - begin) as u16, ..next });
                    }
                }
            }
            if self.next.is_empty() {
                // Nothing fits: the syllable is a noun by itself, or part of the one before.
                for from in begin..end {
                    let state = self.states[from];
                    for label in [inventory.plain(Tag::NNG, false), inventory.plain(Tag::NNG, true)].into_iter().flatten() {
                        if let Some(next) = step(&state, inventory.entry(label), *c, |_, _, _, _| 0) {
                            self.next.push(State { label, from: (from - begin) as u16, ..next });
                        }
                    }
                }
            }
            if self.next.len() > BEAM {
                self.next.select_nth_unstable_by_key(BEAM, |s| (std::cmp::Reverse(s.score), s.from, s.label));
                self.next.truncate(BEAM);
            }
            self.next.sort_unstable_by_key(|s| (std::cmp::Reverse(s.score), s.from, s.label));
            self.layers.push(end);
            self.states.append(&mut self.next);
        }
        let begin = *self.layers.last().unwrap_or(&0);
        if self.layers.len() > 1 {
            for state in &mut self.states[begin..] {
                if let Some(open) = state.open {
                    let known = class(open.tag, model, open.form);
                    state.score += morpheme_weight(model, &features::morpheme(open, state.before, state.earlier, known), END);
                }
            }
            // The order of the last layer is the order of analyses; nothing points into it.
            self.states[begin..].sort_by_key(|s| (std::cmp::Reverse(s.score), s.from, s.label));
        }
    }

    /// The weights of the labels that `c` may have, a feature's line after the other.
    fn weigh(&mut self, around: &[u64; features::AROUND], c: char, inventory: &Inventory, model: &impl Weigh) {
        let bits = model.syllable_bits();
        self.weights.clear();
        self.weights.extend(inventory.candidates(c).iter().map(|l| (*l, 0)));
        for (i, feature) in around.iter().enumerate() {
            let line = Line::around(i);
            let start = line.start(*feature, bits);
            for (label, sum) in &mut self.weights {
                let entry = inventory.entry(*label);
                *sum += model.syllable(start + line.slot(*feature, entry.shape));
                if i < features::WITH_FORMS && entry.identity != entry.shape {
                    *sum += model.syllable(start + line.slot(*feature, entry.identity));
                }
            }
        }
    }

    /// How many analyses were found.
    pub fn len(&self) -> usize {
        self.states.len() - self.layers.last().copied().unwrap_or(0)
    }

    /// Whether none was: nothing was searched.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The score of analysis `rank`, 0 for the best.
    pub fn score(&self, rank: usize) -> i32 {
        self.layers.last().and_then(|l| self.states.get(l + rank)).map_or(i32::MIN, |s| s.score)
    }

    /// The best score among the beginnings that end with syllable `i`, without what ends behind it.
    pub fn best_before(&self, i: usize) -> i32 {
        let range = self.layers[i + 1]..self.layers.get(i + 2).copied().unwrap_or(self.states.len());
        self.states[range].iter().map(|s| s.score).max().unwrap_or(i32::MIN)
    }

    /// Writes the labels of the beginning `rank` of the layer after syllable `i` into `labels`.
    pub fn labels_before(&self, i: usize, rank: usize, labels: &mut Vec<u16>) {
        labels.clear();
        let mut rank = rank;
        for layer in (1..=i + 1).rev() {
            let state = &self.states[self.layers[layer] + rank];
            labels.push(state.label);
            rank = usize::from(state.from);
        }
        labels.reverse();
    }

    /// Writes the labels of analysis `rank` into `labels`.
    pub fn labels(&self, rank: usize, labels: &mut Vec<u16>) {
        match self.layers.len() {
            0 | 1 => labels.clear(),
            n => self.labels_before(n - 2, rank, labels),
        }
    }
}

/// A morpheme of a run: its form, its tag and the half-open range of characters that write it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Restored.
    pub form: String,
    /// Its part of speech.
    pub tag: Tag,
    /// First character.
    pub start: usize,
    /// The character after the last.
    pub end: usize,
}

/// The morphemes that `labels` make of `chars`, in order.
pub fn parts(chars: &[char], labels: &[u16], inventory: &Inventory) -> Vec<Part> {
    let mut out: Vec<Part> = Vec::new();
    for (i, (c, label)) in chars.iter().zip(labels).enumerate() {
        let pieces = &inventory.entry(*label).label.pieces;
        if let (true, Some(last)) = (pieces.is_empty(), out.last_mut()) {
            last.end = i + 1;
        }
        for piece in pieces {
            if piece.begins || out.is_empty() {
                out.push(Part { form: String::new(), tag: piece.tag, start: i, end: i + 1 });
            }
            if let Some(part) = out.last_mut() {
                part.form.extend(piece.glyphs.iter().map(|g: &Glyph| g.resolve(*c)));
                part.end = i + 1;
            }
        }
    }
    out
}
