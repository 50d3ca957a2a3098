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
use super::inventory::{Candidate, Entry, Inventory, Way};
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

    /// The weights in the surroundings `around` of each of the shapes and of the identities, all [`features::spread()`], into the two lists.
    fn weigh_labels(&self, around: &[u64; features::AROUND], (shapes, identities): (&[u32], &[u32]), into: (&mut Vec<i32>, &mut Vec<i32>)) {
        let bits = self.syllable_bits();
        let one = |i: usize, label: u32| self.syllable(Line::around(i).start(around[i], bits) + Line::around(i).slot(around[i], label));
        into.0.clear();
        into.0.extend(shapes.iter().map(|label| (0..features::AROUND).map(|i| one(i, *label)).sum::<i32>()));
        into.1.clear();
        into.1.extend(identities.iter().map(|label| (0..features::WITH_FORMS).map(|i| one(i, *label)).sum::<i32>()));
    }

    /// Adds the weights of the features of a morpheme that are weighed with what follows, for each of the tags, which were spread.
    fn weigh_followers(&self, features: &[u64; features::MORPHEME], tags: &[u32], sums: &mut [i32]) {
        let bits = self.morpheme_bits();
        for (sum, tag) in sums.iter_mut().zip(tags) {
            for (i, feature) in features.iter().enumerate().skip(features::WITHOUT_NEXT) {
                *sum += self.morpheme(Line::morpheme(i).start(*feature, bits) + Line::morpheme(i).slot(*feature, *tag));
            }
        }
    }

    /// Says that the weights of a syllable's surroundings are needed soon.
    fn fetch(&self, _around: &[u64; features::AROUND]) {}

    /// Says that the weights of morphemes that may end are needed soon.
    fn fetch_ends(&self, _ends: &[[u64; features::MORPHEME]]) {}
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

    /// Says that forms will be asked for soon.
    fn fetch_known(&self, _forms: impl Iterator<Item = u64>) {}
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
    next: Vec<Step>,
    /// Whether hopeless beginnings are gone on with all the same.
    exhaustive: bool,
    weights: Vec<(Candidate, i32)>,
    /// The weights of shapes and identities before they are those of labels.
    shapes: Vec<i32>,
    identities: Vec<i32>,
    /// The tags that the weighed labels begin with, and the same spread.
    tags: Vec<Tag>,
    spread: Vec<u32>,
    /// Of each beginning of a layer: what the dictionary says of its open morpheme, the features of that if it ends here, and its weights
    /// before each of `tags`.
    known: Vec<u64>,
    ends: Vec<[u64; features::MORPHEME]>,
    before: Vec<i32>,
}

/// A way on from a beginning: what the best are chosen by before their states are made.
#[derive(Clone, Copy, Debug)]
struct Step {
    score: i32,
    label: u16,
    from: u16,
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

/// The weight of the morphemes that end within the syllable `c` when `entry` follows `state`; what ends before it is not weighed.
fn within(state: &State, entry: &Entry, c: char, model: &(impl Weigh + Lookup)) -> i32 {
    // A label that goes on with the open morpheme before another begins makes it longer first.
    let mut before = state.open.is_some() && !entry.label.continues();
    let next = step(state, entry, c, |last, neighbour, earlier, next| {
        if std::mem::take(&mut before) {
            return 0;
        }
        let features = features::morpheme(last, neighbour, earlier, class(last.tag, model, last.form));
        morpheme_weight(model, &features, next)
    });
    next.score - state.score
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
        let mut around = if chars.is_empty() { [0; features::AROUND] } else { self.window.around(0) };
        model.fetch(&around);
        for (i, c) in chars.iter().enumerate() {
            self.weigh(&around, *c, inventory, model);
            let (here, later) = hints.split_at(hints.iter().take_while(|h| h.at == i).count());
            hints = later;
            for hint in here {
                match self.weights.iter_mut().find(|w| w.0.label == hint.label) {
                    Some(weight) => weight.1 += hint.bonus,
                    None => {
                        let entry = inventory.entry(hint.label);
                        let weight = label_weight(model, &around, entry) + hint.bonus;
                        self.weights.push((Candidate::foreign(hint.label, entry), weight));
                    }
                }
            }
            if i + 1 < chars.len() {
                around = self.window.around(i + 1);
                model.fetch(&around);
            }
            self.end_open(model);
            self.extend(*c, inventory, model);
        }
        if self.layers.len() > 1 {
            self.read_open(model);
            let begin = *self.layers.last().unwrap_or(&0);
            for (state, ends) in self.states[begin..].iter_mut().zip(&self.ends).filter(|(state, _)| state.open.is_some()) {
                state.score += morpheme_weight(model, ends, END);
            }
            // The order of the last layer is the order of analyses; nothing points into it.
            self.states[begin..].sort_by_key(|s| (std::cmp::Reverse(s.score), s.from, s.label));
        }
    }

    /// The weights of the labels that `c` may have.
    fn weigh(&mut self, around: &[u64; features::AROUND], c: char, inventory: &Inventory, model: &impl Weigh) {
        let ways = inventory.ways(c);
        let Self { shapes, identities, weights, .. } = self;
        model.weigh_labels(around, (&ways.shapes, &ways.identities), (shapes, identities));
        ways.weighed(shapes, identities, weights);
        if !self.exhaustive {
            let best = weights.iter().map(|w| w.1).max().unwrap_or(0);
            weights.retain(|w| w.1 >= best - UNLIKELY);
        }
    }

    /// The next layer: the best of what the weighed labels make of the beginnings of the last at the syllable `c`.
    fn extend(&mut self, c: char, inventory: &Inventory, model: &(impl Weigh + Lookup)) {
        let begin = *self.layers.last().unwrap_or(&0);
        let end = self.states.len();
        let Self { states, next, weights, tags, before, exhaustive, .. } = self;
        next.clear();
        // The best so far says of most that they are hopeless, before they are kept to be compared.
        let mut least = i32::MIN;
        let mut columns = [0; Tag::ALL.len()];
        for (column, tag) in tags.iter().enumerate() {
            columns[*tag as usize] = column;
        }
        for (from, state) in states[begin..].iter().enumerate() {
            let open = state.open.map(|o| o.tag);
            let before = &before[from * tags.len()..][..tags.len()];
            for (candidate, weight) in weights.iter() {
                let mut score = state.score + weight;
                match candidate.way {
                    Way::Begins(tag) | Way::BeginsAndMore(tag) => score += before[columns[tag as usize]],
                    Way::GoesOn(tag) | Way::GoesOnAndMore(tag) if open == Some(tag) => {}
                    Way::Silent if open.is_some() => {}
                    _ => continue,
                }
                if matches!(candidate.way, Way::BeginsAndMore(_) | Way::GoesOnAndMore(_)) {
                    score += within(state, inventory.entry(candidate.label), c, model);
                }
                if score < least {
                    continue;
                }
                if !*exhaustive {
                    least = least.max(score - HOPELESS);
                }
                next.push(Step { score, label: candidate.label, from: from as u16 });
            }
        }
        if next.is_empty() {
            // No likely label can follow; any that can is better than none, and one that begins always can.
            for (from, state) in states[begin..].iter().enumerate() {
                let candidates = inventory.candidates(c).iter().filter(|l| follows(state, inventory.entry(**l)));
                next.extend(candidates.map(|label| Step { score: state.score, label: *label, from: from as u16 }));
            }
        }
        self.keep_best();
        for Step { score, label, from } in &self.next {
            let state = step(&self.states[begin + usize::from(*from)], inventory.entry(*label), c, |_, _, _, _| 0);
            self.states.push(State { score: *score, label: *label, from: *from, ..state });
        }
        self.layers.push(end);
    }

    /// The features of what ends with each beginning of the last layer. Dictionary and weights are asked for all of them at once, for they are
    /// far away and a processor can wait for many places at a time.
    fn read_open(&mut self, model: &(impl Weigh + Lookup)) {
        let Self { states, layers, known, ends, .. } = self;
        let states = &states[*layers.last().unwrap_or(&0)..];
        model.fetch_known(states.iter().filter_map(|s| s.open).filter(|o| !is_closed(o.tag)).map(|o| o.form));
        known.clear();
        for (i, state) in states.iter().enumerate() {
            // The same form in another part of speech, or after another morpheme, is looked up once.
            known.push(state.open.map_or(0, |open| {
                let same = |s: &State| s.open.is_some_and(|o| o.form == open.form && is_closed(o.tag) == is_closed(open.tag));
                states[..i].iter().position(same).map_or_else(|| class(open.tag, model, open.form), |e| known[e])
            }));
        }
        let features = |(state, known): (&State, &u64)| {
            state.open.map_or([0; features::MORPHEME], |open| features::morpheme(open, state.before, state.earlier, *known))
        };
        ends.clear();
        ends.extend(states.iter().zip(known.iter()).map(features));
        model.fetch_ends(ends);
    }

    /// Weighs what ends with each beginning of the last layer, before each tag that the weighed labels begin with: it is the same for all
    /// labels that begin with one.
    fn end_open(&mut self, model: &(impl Weigh + Lookup)) {
        self.read_open(model);
        let Self { states, layers, weights, tags, spread, ends, before, .. } = self;
        let states = &states[*layers.last().unwrap_or(&0)..];
        tags.clear();
        for (candidate, _) in weights.iter() {
            if let Way::Begins(tag) | Way::BeginsAndMore(tag) = candidate.way
                && !tags.contains(&tag)
            {
                tags.push(tag);
            }
        }
        spread.clear();
        spread.extend(tags.iter().map(|tag| features::spread(*tag as u64)));
        before.clear();
        before.resize(states.len() * tags.len(), 0);
        for ((state, features), sums) in states.iter().zip(ends.iter()).zip(before.chunks_mut(tags.len().max(1))) {
            if state.open.is_some() {
                sums.fill(ended(model, features));
                model.weigh_followers(features, spread, sums);
            }
        }
    }

    /// Leaves the best of `next`, best first.
    fn keep_best(&mut self) {
        let key = |s: &Step| (std::cmp::Reverse(s.score), s.from, s.label);
        if !self.exhaustive {
            let best = self.next.iter().map(|s| s.score).max().unwrap_or(0);
            self.next.retain(|s| s.score >= best - HOPELESS);
        }
        if self.next.len() > BEAM {
            self.next.select_nth_unstable_by_key(BEAM, key);
            self.next.truncate(BEAM);
        }
        self.next.sort_unstable_by_key(key);
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
