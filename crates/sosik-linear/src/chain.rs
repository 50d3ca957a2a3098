//! A parser for languages that put heads last: from right to left, each word chooses its head among those that a tree without crossing
//! arcs leaves it — the word behind it, the head of that, the head of that one, and so on to the last word.
//!
//! Each choice sees the finished tree to its right: what its candidates already govern and what they hang on themselves. A second
//! classifier labels the arcs.

use sosik_core::Error;

use crate::features::{feature, fingerprint, quick, writer};
use crate::file::ModelFile;
use crate::lines::Lines;
use crate::sparse::Sparse;
use crate::sure::Sure;
use crate::weights::best;

/// What the features see of a word, hashed or numbered by the caller.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Word {
    /// As written, without marks.
    pub form: u64,
    /// The lemma of what it begins with.
    pub stem: u64,
    /// The lemma of the last word of content in it.
    pub last: u64,
    /// The part of speech of that.
    pub lead: u64,
    /// Its particles and endings.
    pub tail: u64,
    /// The last of them.
    pub end: u64,
    /// What it is likely to be for its head, from 1 to 63; 0 for nothing that counts.
    pub role: u8,
    /// Marks behind it: 1 a comma, 2 one that closes a quotation or bracket, 4 the end of a sentence.
    pub marks: u8,
    /// How many quotations and brackets it stands in.
    pub depth: u8,
}

const NOTHING: Word = Word { form: 3, stem: 5, last: 7, lead: 11, tail: 13, end: 17, role: 0, marks: 0, depth: 0 };
/// The head of the last word.
pub const ROOT: u32 = u32::MAX;
/// The most candidates that a word looks at.
pub const REACH: usize = 24;

/// A tree under way, from the right.
#[derive(Clone, Debug, Default)]
pub struct Tree {
    heads: Vec<u32>,
    /// Roles of the dependents so far, a bit each.
    roles: Vec<u64>,
    /// The dependent furthest to the left so far.
    nearest: Vec<u32>,
    chain: Vec<u32>,
}

impl Tree {
    /// Starts over with a sentence of `len` words, the last of them the root.
    pub fn start(&mut self, len: usize) {
        self.heads.clear();
        self.heads.resize(len, ROOT);
        self.roles.clear();
        self.roles.resize(len, 0);
        self.nearest.clear();
        self.nearest.resize(len, ROOT);
    }

    /// The head of `word`, [`ROOT`] for the last.
    pub fn head(&self, word: usize) -> u32 {
        self.heads[word]
    }

    /// The words that can be the head of `word`, whose right side is finished, nearest first.
    pub fn candidates(&mut self, word: usize) -> &[u32] {
        self.chain.clear();
        let mut at = word as u32 + 1;
        while (at as usize) < self.heads.len() && self.chain.len() < REACH {
            self.chain.push(at);
            at = self.heads[at as usize];
        }
        &self.chain
    }

    /// Hangs `word` on the candidate number `choice` of [`Tree::candidates`].
    pub fn hang(&mut self, words: &[Word], word: usize, choice: usize) {
        let Some(head) = self.chain.get(choice).copied() else { return };
        self.heads[word] = head;
        self.roles[head as usize] |= (1 << (words[word].role % 64)) & !1;
        self.nearest[head as usize] = word as u32;
    }

    fn chained(&self, place: Option<usize>) -> u32 {
        place.and_then(|p| self.chain.get(p)).copied().unwrap_or(ROOT)
    }
}

fn at(words: &[Word], word: u32) -> &Word {
    words.get(word as usize).unwrap_or(&NOTHING)
}

/// How many features a choice of head has.
const HEAD_FEATURES: usize = 67;
/// How many features a label has.
const LABEL_FEATURES: usize = 36;

/// The features of the choice of candidate number `choice` as the head of `word`; `out` is overwritten.
#[rustfmt::skip]
pub fn head_features(words: &[Word], tree: &Tree, word: usize, choice: usize, out: &mut Vec<u64>) {
    out.resize(HEAD_FEATURES, 0);
    let Some(out) = out.first_chunk_mut::<HEAD_FEATURES>() else { return };
    let candidate = tree.chained(Some(choice));
    let (d, c) = (at(words, word as u32), at(words, candidate));
    let above = at(words, tree.chained(Some(choice + 1)));
    let below = at(words, tree.chained(choice.checked_sub(1)));
    let (next, before) = (at(words, word as u32 + 1), at(words, (word as u32).wrapping_sub(1)));
    let bits = tree.roles.get(candidate as usize).copied().unwrap_or(0);
    let child = at(words, tree.nearest.get(candidate as usize).copied().unwrap_or(ROOT));
    let k = choice.min(5) as u64 + 8 * u64::from(choice + 1 == tree.chain.len());
    let left = (tree.chain.len() - choice).min(4) as u64;
    let away = u64::from(candidate.saturating_sub(word as u32));
    let far = match away { 0..=6 => away, 7..=9 => 7, 10..=14 => 8, _ => 9 };
    let comma = u64::from(d.marks & 1);
    let quote = depths(d, c);
    let taken = bits >> (d.role % 64) & 1;
    let role = u64::from(d.role);
    writer!($ f, feature, 2000, out);
    f!(k, comma); f!(far, comma); f!(d.tail, k, comma); f!(d.tail, far); f!(d.end, left, k); f!(d.lead, d.tail, k);
    f!(d.tail, c.lead); f!(d.tail, c.tail); f!(d.tail, c.lead, c.tail); f!(d.end, c.lead, c.end, comma); f!(d.tail, c.lead, c.end, far);
    f!(d.tail, c.stem); f!(d.tail, c.last); f!(d.tail, c.stem, c.tail); f!(d.end, c.form); f!(d.lead, d.end, c.stem, k);
    f!(d.stem, c.stem); f!(d.last, c.stem); f!(d.last, d.end, c.stem); f!(d.last, d.tail, c.lead); f!(d.last, c.last); f!(d.form, c.form); f!(d.form, c.lead, c.end);
    f!(d.form, k); f!(d.last, c.lead, c.tail); f!(d.stem, k);
    f!(d.lead, c.lead, far); f!(d.lead, d.tail, c.lead, c.tail); f!(d.lead, d.end, c.lead, c.end, k); f!(c.lead, c.tail, k); f!(c.tail, k, d.lead); f!(c.stem, k);
    f!(d.tail, c.lead, bits); f!(d.end, bits, k); f!(role, taken, c.lead); f!(role, taken, c.lead, c.end); f!(d.tail, taken, c.stem); f!(role, taken, k, comma);
    f!(d.tail, c.lead, c.end, above.lead, above.end); f!(d.tail, c.lead, above.lead); f!(d.end, c.tail, above.tail); f!(d.end, above.stem, c.end); f!(role, c.end, above.end, comma, left);
    f!(d.tail, below.lead, below.tail, c.lead); f!(d.end, below.end, c.end, c.lead); f!(d.tail, below.stem); f!(role, below.end, c.end, k);
    f!(d.end, next.lead, next.end, c.lead); f!(d.tail, next.tail, c.tail); f!(d.lead, d.end, next.lead, k); f!(before.tail, d.tail, c.lead); f!(before.lead, d.lead, d.end, k); f!(before.tail, d.tail, k);
    f!(comma, d.tail, c.tail); f!(comma, c.lead, c.tail, left); f!(u64::from(c.marks), d.tail, c.end); f!(u64::from(c.marks & 1), comma, d.end, k);
    f!(quote, d.tail, k); f!(quote, u64::from(d.marks & 2), c.lead, c.end); f!(quote, d.end, c.stem);
    f!(d.tail, child.tail, c.lead); f!(d.end, child.end, c.lead, c.end); f!(d.end, child.last, c.stem); f!(d.last, child.last, c.lead);
    f!(u64::from(d.tail == c.tail), u64::from(d.lead == c.lead), d.end, k); f!(u64::from(d.tail == above.tail), u64::from(d.tail == c.tail), d.end, comma);
    f!(u64::from(d.end == c.end), d.lead, c.lead, comma, far);
}

/// Contexts that may decide alone which of its candidates `word` hangs on, see [`Sure`] and [`sure_choices`].
pub fn head_contexts(words: &[Word], tree: &Tree, word: usize) -> [u64; 5] {
    let d = at(words, word as u32);
    let [a, b] = [0, 1].map(|choice| at(words, tree.chained(Some(choice))));
    let around = u64::from(d.marks) << 8 | depths(d, a) << 4 | tree.chain.len().min(3) as u64;
    [
        quick(701, &[around, d.tail, d.lead, a.lead, a.end, b.lead, b.end]),
        quick(702, &[around, d.end, d.lead, a.stem, a.tail]),
        quick(703, &[around, d.last, d.tail, a.lead, a.tail, b.lead]),
        quick(704, &[around, d.tail, d.lead, a.stem, a.end, b.lead]),
        quick(705, &[around, d.form, a.lead, a.end]),
    ]
}

/// Contexts in which it may be known that candidate number `choice` is not the head of `word`.
pub fn pair_contexts(words: &[Word], tree: &Tree, word: usize, choice: usize) -> [u64; 4] {
    let candidate = tree.chained(Some(choice));
    let (d, c) = (at(words, word as u32), at(words, candidate));
    let above = at(words, tree.chained(Some(choice + 1)));
    let below = at(words, tree.chained(choice.checked_sub(1)));
    let place = choice.min(2) as u64 + 4 * u64::from(choice + 1 == tree.chain.len());
    let around = u64::from(d.marks) << 8 | depths(d, c) << 4 | place;
    let taken = tree.roles.get(candidate as usize).copied().unwrap_or(0) >> (d.role % 64) & 1;
    [
        quick(711, &[around, d.tail, d.lead, c.lead, c.tail]),
        quick(712, &[around, d.tail, c.lead, c.end, below.lead, below.end]),
        quick(713, &[around, d.end, u64::from(d.role), taken, c.lead, c.end]),
        quick(714, &[around, d.end, d.lead, c.lead, c.end, above.lead, above.end]),
    ]
}

/// Whether a word stands in more quotations and brackets than its candidate, or in fewer.
fn depths(word: &Word, candidate: &Word) -> u64 {
    u64::from(word.depth > candidate.depth) * 2 + u64::from(word.depth < candidate.depth)
}

/// The decisions of a context by which a word hangs on candidate number `choice` of `count`: that number, and for the last candidate that it is
/// the last.
pub fn sure_choices(choice: usize, count: usize) -> impl Iterator<Item = u8> {
    std::iter::once(choice as u8).chain((choice + 1 == count).then_some(LAST))
}

/// The decision for the last candidate, wherever it stands.
const LAST: u8 = REACH as u8;

/// The features by which the arc from `word` to its head is labelled, once the tree is whole; `out` is overwritten.
#[rustfmt::skip]
pub fn label_features(words: &[Word], tree: &Tree, word: usize, out: &mut Vec<u64>) {
    out.resize(LABEL_FEATURES, 0);
    let Some(out) = out.first_chunk_mut::<LABEL_FEATURES>() else { return };
    let head = tree.heads.get(word).copied().unwrap_or(ROOT);
    let (d, h) = (at(words, word as u32), at(words, head));
    let above = at(words, tree.heads.get(head as usize).copied().unwrap_or(ROOT));
    let (next, before) = (at(words, word as u32 + 1), at(words, (word as u32).wrapping_sub(1)));
    let away = u64::from(head.saturating_sub(word as u32).min(6));
    let bits = tree.roles.get(word).copied().unwrap_or(0);
    let over = tree.roles.get(head as usize).copied().unwrap_or(0);
    let root = u64::from(head == ROOT);
    writer!($ f, feature, 3000, out);
    f!(1, root); f!(d.form); f!(d.stem); f!(d.last); f!(d.lead); f!(d.tail); f!(d.end); f!(d.lead, d.tail); f!(d.last, d.tail); f!(d.stem, d.end);
    f!(d.lead, d.tail, root, u64::from(d.marks)); f!(d.lead, d.tail, h.lead); f!(d.tail, h.lead, h.tail); f!(d.tail, h.stem); f!(d.lead, d.tail, h.stem); f!(d.last, h.stem);
    f!(d.last, d.tail, h.lead); f!(d.tail, h.last); f!(h.lead); f!(h.stem, d.lead); f!(d.lead, h.lead, away); f!(d.tail, h.lead, away);
    f!(d.tail, next.lead); f!(d.lead, d.tail, next.tail); f!(d.lead, d.tail, before.tail); f!(d.lead, before.lead, d.end); f!(d.tail, over, h.lead); f!(d.tail, bits);
    f!(d.tail, h.lead, h.tail, above.lead); f!(d.last, h.lead, h.end); f!(d.form, h.lead); f!(d.form, h.stem); f!(d.lead, d.tail, over & !(1 << (d.role % 64))); f!(d.tail, h.form);
    f!(d.last, d.end, h.stem); f!(u64::from(d.marks), d.lead, d.tail);
}

/// A number for the code of the features: it changes when those of a probe do.
pub fn fingerprint_of_features() -> u64 {
    let word = |k: u64| {
        let small = (k % 7) as u8;
        Word { form: k, stem: k + 1, last: k * 3, lead: k % 3, tail: k % 5, end: k % 4, role: small, marks: small, depth: small % 2 }
    };
    let words: Vec<Word> = (20..27).map(word).collect();
    let mut tree = Tree::default();
    tree.start(words.len());
    let (mut all, mut out) = (Vec::new(), Vec::new());
    for at in (0..words.len() - 1).rev() {
        let count = tree.candidates(at).len();
        for choice in 0..count {
            head_features(&words, &tree, at, choice, &mut out);
            all.extend_from_slice(&out);
            all.extend(pair_contexts(&words, &tree, at, choice));
        }
        all.extend(head_contexts(&words, &tree, at));
        tree.hang(&words, at, at % count);
    }
    for at in 0..words.len() {
        label_features(&words, &tree, at, &mut out);
        all.extend_from_slice(&out);
    }
    fingerprint(all)
}

/// Buffers of a parser, reused from sentence to sentence.
#[derive(Clone, Debug, Default)]
pub struct Worker {
    tree: Tree,
    labels: Vec<u16>,
    features: Vec<u64>,
    scores: Vec<i16>,
}

impl Worker {
    /// The tree of the last sentence.
    pub fn tree(&self) -> &Tree {
        &self.tree
    }

    /// The labels of the last sentence, positions in [`Parser::labels`].
    pub fn labels(&self) -> &[u16] {
        &self.labels
    }
}

/// A parser.
///
/// # Model file
///
/// Sections `labels` (one a line), `heads` (weights of one class, see [`crate::Sparse`]; in memory a look at them is one line of the cache),
/// `arcs` (weights of the labels), and what needs no weighing ([`Sure`]): `surehead` and `surehrow`, heads, and `surenone` and `surenrow`,
/// candidates that are none.
#[derive(Clone, Debug)]
pub struct Parser {
    labels: Vec<&'static str>,
    heads: Lines,
    arcs: Sparse,
    sure_heads: Sure,
    sure_others: Sure,
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
        let heads = Lines::new(file.section("heads")?).map_err(|e| e.at("section `heads`"))?;
        Ok(Self {
            heads,
            arcs: file.table("arcs", labels.len())?,
            sure_heads: Sure::open(&file, "surehead", "surehrow", usize::from(LAST) + 1)?,
            sure_others: Sure::open(&file, "surenone", "surenrow", 1)?,
            labels,
        })
    }

    /// The names of all labels; a label is a position in this list.
    pub fn labels(&self) -> &[&'static str] {
        &self.labels
    }

    /// Parses `words`; ask [`Worker::tree`] and [`Worker::labels`]. Each word looks at [`REACH`] candidates at most, so that the cost is
    /// linear in the sentence; allocates only to grow `worker`.
    pub fn parse(&self, words: &[Word], worker: &mut Worker) {
        let Worker { tree, labels, features, scores } = worker;
        tree.start(words.len());
        for word in (0..words.len().saturating_sub(1)).rev() {
            let choice = match tree.candidates(word).len() {
                1 => 0,
                count => self.sure(words, tree, word, count).unwrap_or_else(|| self.weighed(words, tree, word, count, features)),
            };
            tree.hang(words, word, choice);
        }
        labels.clear();
        scores.resize(self.arcs.width(), 0);
        for word in 0..words.len() {
            label_features(words, tree, word, features);
            self.arcs.score(features, scores);
            labels.push(best(&scores[..self.arcs.classes()]) as u16);
        }
    }

    /// Which of its `count` candidates `word` hangs on, where that needs no weighing.
    fn sure(&self, words: &[Word], tree: &Tree, word: usize, count: usize) -> Option<usize> {
        match self.sure_heads.find(&head_contexts(words, tree, word))? {
            LAST => Some(count - 1),
            choice => Some(usize::from(choice)).filter(|choice| *choice < count),
        }
    }

    /// The candidate of the greatest weight, the nearest of equals, among those that are not known to be none; among all where none is left.
    fn weighed(&self, words: &[Word], tree: &Tree, word: usize, count: usize, features: &mut Vec<u64>) -> usize {
        let likely = |choice: &usize| self.sure_others.find(&pair_contexts(words, tree, word, *choice)).is_none();
        let mut left = (0..count).filter(likely).fold(0u32, |left, choice| left | 1 << choice);
        if left == 0 {
            left = (1 << count) - 1;
        }
        if left.is_power_of_two() {
            return left.trailing_zeros() as usize;
        }
        let mut top = (0, i32::MIN);
        for choice in (0..count).filter(|choice| left >> choice & 1 == 1) {
            head_features(words, tree, word, choice, features);
            let score = self.heads.sum(features);
            if score > top.1 {
                top = (choice, score);
            }
        }
        top.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ModelWriter;

    #[test]
    fn candidates_are_the_heads_above_the_next_word() {
        let words = [Word::default(); 5];
        let mut tree = Tree::default();
        tree.start(5);
        assert_eq!(tree.candidates(3), [4]);
        tree.hang(&words, 3, 0);
        assert_eq!(tree.candidates(2), [3, 4]);
        tree.hang(&words, 2, 1);
        assert_eq!(tree.candidates(1), [2, 4]);
        tree.hang(&words, 1, 0);
        assert_eq!(tree.candidates(0), [1, 2, 4]);
        assert_eq!([tree.head(1), tree.head(2), tree.head(3), tree.head(4)], [2, 4, 4, ROOT]);
    }

    /// A parser without weights that is sure of `heads` and of `others`, which are none.
    fn parser(heads: &[(u64, u8)], others: &[(u64, u8)]) -> Parser {
        let (heads, others) = (crate::sure::packed(heads), crate::sure::packed(others));
        let model = ModelWriter::default()
            .lines("labels", ["NP"])
            .table("heads", 1, &[0; 64])
            .table("arcs", 1, &[0; 64])
            .section("surehead", heads.0)
            .section("surehrow", heads.1)
            .section("surenone", others.0)
            .section("surenrow", others.1);
        Parser::open(Vec::leak(model.finish(fingerprint_of_features()))).unwrap()
    }

    fn heads(parser: &Parser, words: &[Word]) -> Vec<u32> {
        let mut worker = Worker::default();
        parser.parse(words, &mut worker);
        assert_eq!(worker.labels(), vec![0; words.len()]);
        (0..words.len()).map(|w| worker.tree().head(w)).collect()
    }

    #[test]
    fn an_empty_model_hangs_each_word_on_the_next() {
        let parser = parser(&[], &[]);
        assert_eq!(heads(&parser, &[Word::default(); 3]), [1, 2, ROOT]);
        assert!(heads(&parser, &[]).is_empty());
    }

    #[test]
    fn what_is_sure_is_not_weighed() {
        let words = [Word::default(); 4];
        let mut tree = Tree::default();
        tree.start(words.len());
        tree.candidates(2);
        tree.hang(&words, 2, 0);
        tree.candidates(1);
        // To the words before it the second has the same surroundings.
        let context = head_contexts(&words, &tree, 1)[2];
        assert_eq!(heads(&parser(&[(context, LAST)], &[]), &words), [3, 3, 3, ROOT]);
        assert_eq!(heads(&parser(&[(context, 1)], &[]), &words), [3, 3, 3, ROOT]);
        // A choice that is not there is none.
        assert_eq!(heads(&parser(&[(context, 9)], &[]), &words), [1, 2, 3, ROOT]);
        // The next word cannot be the head; where none can be, all are weighed.
        let [next, last] = [0, 1].map(|choice| pair_contexts(&words, &tree, 1, choice)[1]);
        assert_eq!(heads(&parser(&[], &[(next, 0)]), &words), [3, 3, 3, ROOT]);
        assert_eq!(heads(&parser(&[], &[(next, 0), (last, 0)]), &words), [2, 2, 3, ROOT]);
    }
}
