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

use std::ops::Range;

use super::READINGS;
use super::dictionary::Known;
use super::features::{self, Around, Ending, Seen, Window};
use super::inventory::{Entry, Inventory, Start};
use super::label::Glyph;
use super::run::Left;
use super::weigh::{self, END, NEXT, PLACES, Weigh};
use crate::Tag;

/// How many ways to go on are kept at each syllable.
pub const BEAM: usize = 8;

/// A beginning this far behind the best of its length is not gone on with: hardly one in ten thousand of them would win in the end, and most
/// of the work is theirs.
const HOPELESS: i32 = 170;
/// The same for a label by itself.
const UNLIKELY: i32 = 240;
/// What a morpheme that begins and ends in one syllable may be worth at most: more of it is seldom, and whoever lies further behind is not
/// asked what it is worth.
const WITHIN: i32 = 100;

/// The labels of so many syllables are weighed together: of more than nearly all runs have.
const STRETCH: usize = 32;

/// What stands for the neighbour of the first morpheme.
const START: u64 = 98;

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

/// A label with its weight at a syllable.
#[derive(Clone, Copy, Debug)]
struct Choice {
    label: u16,
    weight: i32,
    start: Start,
    /// Whether a morpheme ends within it.
    many: bool,
}

impl Choice {
    fn new(label: u16, entry: &Entry, weight: i32) -> Self {
        Self { label, weight, start: entry.start, many: entry.many }
    }
}

/// A way to go on from a beginning.
#[derive(Clone, Copy, Debug)]
struct Step {
    score: i32,
    from: u16,
    label: u16,
}

/// Buffers of the search, to be used again.
#[derive(Clone, Debug, Default)]
pub struct Search {
    window: Window,
    states: Vec<State>,
    /// Where each layer begins in `states`.
    layers: Vec<usize>,
    /// Whether hopeless beginnings are gone on with all the same.
    exhaustive: bool,
    /// The labels of a stretch of syllables, and where those of each end.
    choices: Vec<Choice>,
    ends: Vec<usize>,
    sums: Vec<i32>,
    /// The ways to go on from a layer; those whose label holds the end of a morpheme, as long as that is not weighed.
    steps: Vec<Step>,
    open: Vec<Step>,
    /// Of each beginning of a layer: what the dictionary says of its open morpheme.
    known: Vec<u64>,
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
fn go(state: &State, entry: &Entry, c: char, mut ends: impl FnMut(Seen, Option<Seen>, u64, usize) -> i32) -> State {
    let mut s = *state;
    for piece in &entry.label.pieces {
        if piece.begins {
            if let Some(open) = s.open {
                s.score += ends(open, s.before, s.earlier, piece.tag as usize);
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

const FIRST: State = State { score: 0, label: 0, from: 0, open: None, before: None, earlier: START };

/// What is weighed on the way of an analysis.
pub enum Weighed<'a> {
    /// A label at the syllable of this index, with its place among the labels of the syllable.
    Label(usize, &'a Around, &'a Entry, Option<usize>),
    /// A morpheme that ends when the syllable of this index begins or holds the next, whose tag is given; for the last one the length of the
    /// run and [`END`].
    Morpheme(usize, &'a Ending, usize),
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
            visit(Weighed::Label(i, &self.window.around(i), entry, inventory.place(*c, *label)));
            if !follows(&state, entry) {
                return false;
            }
            state = go(&state, entry, *c, |last, before, earlier, next| {
                let known = class(last.tag, lookup, last.form);
                visit(Weighed::Morpheme(i, &features::ending(last, before, earlier, known), next));
                0
            });
        }
        if let Some(open) = state.open.filter(|_| labels.len() == chars.len()) {
            let known = class(open.tag, lookup, open.form);
            visit(Weighed::Morpheme(chars.len(), &features::ending(open, state.before, state.earlier, known), END));
        }
        true
    }

    /// Searches the run `chars` after `left`; then [`Search::best_before`] and the like tell what was found. Linear in the run.
    pub fn search<W: Weigh + Lookup>(&mut self, chars: &[char], left: Left, inventory: &Inventory, model: &W, hints: &[Hint]) {
        self.window.set(chars, left);
        self.states.clear();
        self.layers.clear();
        self.states.push(FIRST);
        self.layers.push(0);
        let mut choices = 0;
        for (i, c) in chars.iter().enumerate() {
            if i % STRETCH == 0 {
                self.weigh(chars, i..chars.len().min(i + STRETCH), inventory, model, hints);
                choices = 0;
            }
            let begin = *self.layers.last().unwrap_or(&0);
            let end = self.states.len();
            let end_of_choices = self.ends[i % STRETCH];
            self.go_on(begin, choices..end_of_choices, *c, inventory, model);
            choices = end_of_choices;
            if self.steps.is_empty() {
                // No likely label can follow; any that can is better than none, and one that begins always can.
                for (from, state) in self.states[begin..end].iter().enumerate() {
                    let labels = inventory.candidates(*c).iter().filter(|l| follows(state, inventory.entry(**l)));
                    self.steps.extend(labels.map(|label| Step { score: state.score, from: from as u16, label: *label }));
                }
            }
            self.layers.push(end);
            self.keep_best(begin, *c, inventory);
        }
        let begin = *self.layers.last().unwrap_or(&0);
        if self.layers.len() > 1 {
            for state in &mut self.states[begin..] {
                if let Some(open) = state.open {
                    let known = class(open.tag, model, open.form);
                    state.score += weigh::ending_weight(model, &features::ending(open, state.before, state.earlier, known), END);
                }
            }
            // The order of the last layer is the order of analyses; nothing points into it.
            self.states[begin..].sort_by_key(|s| (std::cmp::Reverse(s.score), s.from, s.label));
        }
    }

    /// The weights of the labels of a stretch of syllables. They do not depend on each other, so the processor fetches those of one while it
    /// sums those of another.
    fn weigh(&mut self, chars: &[char], stretch: Range<usize>, inventory: &Inventory, model: &impl Weigh, hints: &[Hint]) {
        let bits = model.syllable_bits();
        self.choices.clear();
        self.ends.clear();
        for i in stretch {
            let around = self.window.around(i);
            let candidates = inventory.candidates(chars[i]);
            self.sums.clear();
            self.sums.resize(candidates.len(), 0);
            model.add_labels(&around.own.map(|f| weigh::row(f, bits)), &mut self.sums[..candidates.len().min(PLACES)]);
            let rows = weigh::neighbours(&around, bits);
            let begin = self.choices.len();
            self.choices.extend(candidates.iter().zip(&self.sums).map(|(label, sum)| {
                let entry = inventory.entry(*label);
                Choice::new(*label, entry, sum + rows.iter().map(|row| model.syllable(*row, entry.slot)).sum::<i32>())
            }));
            for hint in hints.iter().filter(|h| h.at == i) {
                match self.choices[begin..].iter_mut().find(|choice| choice.label == hint.label) {
                    Some(choice) => choice.weight += hint.bonus,
                    None => {
                        let entry = inventory.entry(hint.label);
                        let weight = weigh::label_weight(model, &around, entry, None) + hint.bonus;
                        self.choices.push(Choice::new(hint.label, entry, weight));
                    }
                }
            }
            if !self.exhaustive {
                let best = self.choices[begin..].iter().map(|choice| choice.weight).max().unwrap_or(0);
                let mut kept = begin;
                for at in begin..self.choices.len() {
                    if self.choices[at].weight >= best - UNLIKELY {
                        self.choices[kept] = self.choices[at];
                        kept += 1;
                    }
                }
                self.choices.truncate(kept);
            }
            self.ends.push(self.choices.len());
        }
    }

    /// The ways to go on with `choices` from the beginnings from `begin` on.
    fn go_on<W: Weigh + Lookup>(&mut self, begin: usize, choices: Range<usize>, c: char, inventory: &Inventory, model: &W) {
        self.look_up(begin, model);
        self.steps.clear();
        self.open.clear();
        let mut best = i32::MIN;
        for (from, state) in self.states[begin..].iter().enumerate() {
            // What ends if the next syllable begins a morpheme is the same for all labels that do; only the tag that follows differs.
            let (mut next, mut tag) = ([state.score; NEXT], None);
            if let Some(open) = state.open {
                let ending = features::ending(open, state.before, state.earlier, self.known[from]);
                let sum = state.score + weigh::ended(model, &ending);
                next = weigh::followed(model, &ending).map(|weight| sum + weight);
                tag = Some(open.tag);
            }
            for choice in &self.choices[choices.clone()] {
                let before = match choice.start {
                    Start::Begins(tag) => next[tag as usize],
                    Start::GoesOn(own) if tag == Some(own) => state.score,
                    Start::Nothing if tag.is_some() => state.score,
                    Start::GoesOn(_) | Start::Nothing => continue,
                };
                let step = Step { score: before + choice.weight, from: from as u16, label: choice.label };
                if choice.many {
                    self.open.push(step);
                } else {
                    best = best.max(step.score);
                    self.steps.push(step);
                }
            }
        }
        for step in &self.open {
            if !self.exhaustive && step.score < best.saturating_sub(HOPELESS + WITHIN) {
                continue;
            }
            let entry = inventory.entry(step.label);
            // What ended before the label is weighed already.
            let mut first = matches!(entry.start, Start::Begins(_)) && self.states[begin + usize::from(step.from)].open.is_some();
            let within = go(&self.states[begin + usize::from(step.from)], entry, c, |last, before, earlier, next| {
                if std::mem::take(&mut first) {
                    return 0;
                }
                let ending = features::ending(last, before, earlier, class(last.tag, model, last.form));
                weigh::ending_weight(model, &ending, next)
            });
            let score = step.score + within.score - self.states[begin + usize::from(step.from)].score;
            best = best.max(score);
            self.steps.push(Step { score, ..*step });
        }
        if !self.exhaustive {
            self.steps.retain(|s| s.score >= best.saturating_sub(HOPELESS));
        }
    }

    /// What the dictionary says of the open morphemes of the beginnings from `begin` on.
    fn look_up(&mut self, begin: usize, lookup: &impl Lookup) {
        let states = &self.states[begin..];
        self.known.clear();
        for (i, state) in states.iter().enumerate() {
            // The same form in another part of speech, or after another morpheme, is looked up once.
            let known = state.open.map_or(0, |open| {
                let earlier =
                    states[..i].iter().position(|s| s.open.is_some_and(|o| o.form == open.form && is_closed(o.tag) == is_closed(open.tag)));
                earlier.map_or_else(|| class(open.tag, lookup, open.form), |e| self.known[e])
            });
            self.known.push(known);
        }
    }

    /// Takes the best of the ways to go on from the layer that begins at `begin`: they are the next layer, best first.
    fn keep_best(&mut self, begin: usize, c: char, inventory: &Inventory) {
        let key = |s: &Step| (std::cmp::Reverse(s.score), s.from, s.label);
        if self.steps.len() > BEAM {
            self.steps.select_nth_unstable_by_key(BEAM, key);
            self.steps.truncate(BEAM);
        }
        self.steps.sort_unstable_by_key(key);
        for Step { score, from, label } in self.steps.iter().copied() {
            let state = go(&self.states[begin + usize::from(from)], inventory.entry(label), c, |_, _, _, _| 0);
            self.states.push(State { score, label, from, ..state });
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

        fn syllable(&self, row: usize, place: usize) -> i32 {
            (sosik_linear::mix(1, (row + place) as u64) % 41) as i32 - 20
        }

        fn morpheme_bits(&self) -> u32 {
            16
        }

        fn morpheme(&self, row: usize, place: usize) -> i32 {
            (sosik_linear::mix(2, (row + place) as u64) % 41) as i32 - 20
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
                        Weighed::Label(_, around, entry, place) => weigh::label_weight(&Chance, around, entry, place),
                        Weighed::Morpheme(_, ending, next) => weigh::ending_weight(&Chance, ending, next),
                    }
                });
                assert!(whole);
                assert_eq!(search.score(rank), sum, "{run} {path:?}");
            }
        }
    }
}
