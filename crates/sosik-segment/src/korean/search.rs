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

use super::READINGS;
use super::dictionary::Known;
use super::features::{self, Line, Seen, Window};
use super::inventory::{Entry, Inventory};
use super::label::Glyph;
use super::run::Left;
use crate::Tag;

/// How many ways to go on are kept at each syllable.
pub const BEAM: usize = 8;

/// A label this far behind the best of its syllable, and a beginning this far behind the best of its length, are not gone on with: most of
/// the work is theirs, and four morphemes of news in ten thousand come out otherwise without them.
const HOPELESS: i32 = 180;
/// The same for a label by itself.
const UNLIKELY: i32 = 260;

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
    /// Whether hopeless beginnings are gone on with all the same.
    exhaustive: bool,
    weights: Vec<(u16, i32)>,
    /// Of each beginning of a layer: what the dictionary says of its open morpheme, and what ends with it.
    known: Vec<u64>,
    endings: Vec<Ending>,
    /// Of the labels that are weighed: their shapes, and the identities of those that have one.
    shapes: Vec<u32>,
    identities: Vec<(usize, u32)>,
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

/// Whether morphemes with `tag` are a closed class, of which the dictionary has nothing to say.
fn is_closed(tag: Tag) -> bool {
    tag.is_josa() || tag.is_eomi()
}

fn class(tag: Tag, lookup: &impl Lookup, form: u64) -> u64 {
    if is_closed(tag) { 0x100 } else { u64::from(lookup.known(form).0) }
}

/// Whether a label can follow: one that goes on with a morpheme needs one of its tag.
fn follows(state: &State, entry: &Entry) -> bool {
    match (entry.label.pieces.first(), &state.open) {
        (None, open) => open.is_some(),
        (Some(piece), open) => piece.begins || open.is_some_and(|o| o.tag == piece.tag),
    }
}

/// The state after `entry`, which must follow, at the syllable `c`; `ends` weighs each morpheme that ends on the way.
fn step(state: &State, entry: &Entry, c: char, mut ends: impl FnMut(Seen, Option<Seen>, u64, u64) -> i32) -> State {
    let mut s = *state;
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
    s
}

/// A morpheme that would end: its features, and their weight without what follows.
#[derive(Clone, Copy, Debug, Default)]
struct Ending {
    features: [u64; features::MORPHEME],
    weight: i32,
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
    /// A search that gives no beginning up that the beam has room for. For trainers: what is hopeless under good weights may be right under
    /// those that are still learned.
    pub fn exhaustive() -> Self {
        Self { exhaustive: true, ..Self::default() }
    }

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
            if !follows(&state, entry) {
                return false;
            }
            state = step(&state, entry, *c, |last, before, earlier, next| {
                let known = class(last.tag, lookup, last.form);
                visit(Weighed::Morpheme(i, &features::morpheme(last, before, earlier, known), next));
                0
            });
        }
        if let Some(open) = state.open.filter(|_| labels.len() == chars.len()) {
            let known = class(open.tag, lookup, open.form);
            visit(Weighed::Morpheme(chars.len(), &features::morpheme(open, state.before, state.earlier, known), END));
        }
        true
    }

    /// Searches the run `chars` after `left`, with `hints` in the order of their syllables; then [`Search::kept`] and the like tell what was
    /// found. Linear in the run.
    pub fn search<W: Weigh + Lookup>(&mut self, chars: &[char], left: Left, inventory: &Inventory, model: &W, mut hints: &[Hint]) {
        self.window.set(chars, left);
        self.states.clear();
        self.layers.clear();
        self.states.push(FIRST);
        self.layers.push(0);
        for (i, c) in chars.iter().enumerate() {
            let around = self.window.around(i);
            self.weigh(&around, *c, inventory, model);
            let (here, later) = hints.split_at(hints.iter().take_while(|h| h.at == i).count());
            hints = later;
            for hint in here {
                match self.weights.iter_mut().find(|w| w.0 == hint.label) {
                    Some(weight) => weight.1 += hint.bonus,
                    None => self.weights.push((hint.label, label_weight(model, &around, inventory.entry(hint.label)) + hint.bonus)),
                }
            }
            let begin = *self.layers.last().unwrap_or(&0);
            let end = self.states.len();
            self.next.clear();
            self.end_open(begin, model);
            for from in begin..end {
                let state = self.states[from];
                let ending = self.endings[from - begin];
                for (label, weight) in &self.weights {
                    let entry = inventory.entry(*label);
                    if !follows(&state, entry) {
                        continue;
                    }
                    // A label that goes on with the open morpheme before another begins makes it longer first.
                    let mut first = state.open.is_some() && !entry.label.continues();
                    let next = step(&state, entry, *c, |last, before, earlier, next| {
                        if std::mem::take(&mut first) {
                            return ending.weight + followed(model, &ending.features, next);
                        }
                        let features = features::morpheme(last, before, earlier, class(last.tag, model, last.form));
                        morpheme_weight(model, &features, next)
                    });
                    self.next.push(State { score: next.score + weight, label: *label, from: (from - begin) as u16, ..next });
                }
            }
            if self.next.is_empty() {
                // No likely label can follow; any that can is better than none, and one that begins always can.
                for from in begin..end {
                    let state = self.states[from];
                    for label in inventory.candidates(*c).iter().copied() {
                        let entry = inventory.entry(label);
                        if follows(&state, entry) {
                            self.next.push(State { label, from: (from - begin) as u16, ..step(&state, entry, *c, |_, _, _, _| 0) });
                        }
                    }
                }
            }
            self.layers.push(end);
            self.keep_best();
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
        // Touching all lines first lets the processor fetch them side by side; the sums below would wait for one after the other.
        let touched = around.iter().enumerate().fold(0, |sum: i32, (i, f)| sum ^ model.syllable(Line::around(i).start(*f, bits)));
        std::hint::black_box(touched);
        let candidates = inventory.candidates(c);
        self.weights.clear();
        self.weights.extend(candidates.iter().map(|l| (*l, 0)));
        self.shapes.clear();
        self.shapes.extend(candidates.iter().map(|l| inventory.entry(*l).spread.0));
        self.identities.clear();
        self.identities.extend(candidates.iter().enumerate().filter_map(|(k, l)| Some((k, inventory.entry(*l).spread.1?))));
        for (i, feature) in around.iter().enumerate() {
            let line = Line::around(i);
            let start = line.start(*feature, bits);
            for ((_, sum), shape) in self.weights.iter_mut().zip(&self.shapes) {
                *sum += model.syllable(start + line.slot(*feature, *shape));
            }
            if i < features::WITH_FORMS {
                for (k, identity) in &self.identities {
                    self.weights[*k].1 += model.syllable(start + line.slot(*feature, *identity));
                }
            }
        }
        if !self.exhaustive {
            let best = self.weights.iter().map(|w| w.1).max().unwrap_or(0);
            self.weights.retain(|w| w.1 >= best - UNLIKELY);
        }
    }

    /// Weighs what ends if the next syllable begins a morpheme, for the beginnings from `begin` on: it is the same for all labels that do, and
    /// only the tag that follows differs.
    fn end_open(&mut self, begin: usize, model: &(impl Weigh + Lookup)) {
        let states = &self.states[begin..];
        self.known.clear();
        for (i, state) in states.iter().enumerate() {
            // The same form in another part of speech, or after another morpheme, is looked up once.
            let known = state.open.map_or(0, |open| {
                let earlier =
                    states[..i].iter().position(|s| s.open.is_some_and(|o| o.form == open.form && is_closed(o.tag) == is_closed(open.tag)));
                earlier.map_or_else(|| class(open.tag, model, open.form), |e| self.known[e])
            });
            self.known.push(known);
        }
        self.endings.clear();
        for (state, known) in states.iter().zip(&self.known) {
            self.endings.push(state.open.map_or_else(Ending::default, |open| {
                let features = features::morpheme(open, state.before, state.earlier, *known);
                Ending { features, weight: ended(model, &features) }
            }));
        }
    }

    /// Moves the best of `next` into a new layer, best first.
    fn keep_best(&mut self) {
        let key = |s: &State| (std::cmp::Reverse(s.score), s.from, s.label);
        let best = self.next.iter().map(|s| s.score).max().unwrap_or(0);
        if !self.exhaustive {
            self.next.retain(|s| s.score >= best - HOPELESS);
        }
        if self.next.len() > BEAM {
            self.next.select_nth_unstable_by_key(BEAM, key);
            self.next.truncate(BEAM);
        }
        self.next.sort_unstable_by_key(key);
        self.states.append(&mut self.next);
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

    /// The analyses that are kept as readings: rank, and how far each lies under the best; those within `margin`, at most [`READINGS`].
    pub fn kept(&self, margin: i32) -> impl Iterator<Item = (usize, i32)> + '_ {
        let best = self.score(0);
        let ranks = (0..self.len().min(READINGS)).map(move |rank| (rank, self.score(rank).saturating_sub(best)));
        ranks.take_while(move |(rank, behind)| *rank == 0 || *behind >= -margin)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::korean::label::Label;

    /// Weights by chance, the same each time.
    struct Chance;

    impl Weigh for Chance {
        fn syllable_bits(&self) -> u32 {
            16
        }

        fn syllable(&self, address: usize) -> i32 {
            (sosik_linear::mix(1, address as u64) % 41) as i32 - 20
        }

        fn morpheme_bits(&self) -> u32 {
            16
        }

        fn morpheme(&self, address: usize) -> i32 {
            (sosik_linear::mix(2, address as u64) % 41) as i32 - 20
        }
    }

    impl Lookup for Chance {
        fn known(&self, form: u64) -> Known {
            Known((form >> 20) as u8)
        }
    }

    #[test]
    fn an_analysis_has_the_score_of_what_it_is_made_of() {
        let labels = ["B-NNG", "I-NNG", "B-JX", "B-VV", "I-VV=*ㅣ- B-EP=었", "B-XSV=*ㅏ- B-EP=았", "B-EF", "I-VV"];
        let labels: Vec<Label> = labels.into_iter().map(|l| l.parse().unwrap()).collect();
        let all: Vec<u16> = (0..labels.len() as u16).collect();
        let inventory = Inventory::new(labels, Vec::new(), all);
        let (mut search, mut walker, mut path) = (Search::exhaustive(), Search::default(), Vec::new());
        for run in ["밝혔다", "정부는", "통역했다"] {
            let chars: Vec<char> = run.chars().collect();
            search.search(&chars, Left::Nothing, &inventory, &Chance, &[]);
            assert!(search.len() > 1);
            for rank in 0..search.len() {
                search.labels(rank, &mut path);
                let mut sum = 0;
                let whole = walker.walk(&chars, Left::Nothing, &path, &inventory, &Chance, |weighed| {
                    sum += match weighed {
                        Weighed::Label(_, around, entry) => label_weight(&Chance, around, entry),
                        Weighed::Morpheme(_, features, next) => morpheme_weight(&Chance, features, next),
                    }
                });
                assert!(whole);
                assert_eq!(search.score(rank), sum, "{run} {path:?}");
            }
        }
    }
}
