//! A first-order sequence model: the best labels of a sentence together, by Viterbi's algorithm.
//!
//! The scores are those of a linear-chain conditional random field (Lafferty, McCallum and Pereira 2001): weights of the features of each
//! position, and one for each pair of neighbouring labels.

use sosik_core::{Error, ErrorKind};

use crate::file::ModelFile;
use crate::rows::Rows;
use crate::weights::{BLOCK, Weights};

/// A pair of labels that must not stand side by side.
pub const NEVER: i16 = i16::MIN / 2;
/// The score of a label that a plain position cannot have.
const CLOSED: i32 = i32::MIN / 4;

/// A sequence model.
///
/// # Model file
///
/// Sections `labels` (one a line), `checks` and `rows` (see [`Rows`]), and `pairs`: for each label that may stand before, and last for the
/// start of the sentence, one i16 (little endian) for each label, in the steps of the weights; [`NEVER`] forbids.
#[derive(Clone, Debug)]
pub struct Sequence {
    labels: Vec<&'static str>,
    rows: Rows,
    /// For each sixteen labels, for each label that may stand before them, and last for the start, their scores.
    pairs: Vec<[i32; BLOCK]>,
}

/// Buffers, reused from sentence to sentence.
#[derive(Clone, Debug, Default)]
pub struct Worker {
    scores: Vec<i16>,
    best: Vec<i32>,
    next: Vec<i32>,
    back: Vec<u8>,
    labels: Vec<u8>,
}

impl Sequence {
    /// Opens the model in `file`.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Model`] when sections are missing or their sizes do not agree.
    pub fn open(file: &ModelFile) -> Result<Self, Error> {
        let labels = file.lines("labels")?;
        let n = labels.len();
        if n == 0 || n > 255 {
            return Err(Error::new(ErrorKind::Model, format!("a sequence model has 1 to 255 labels, this one {n}")));
        }
        let rows = Rows::open(file, "checks", "rows", Weights::width_for(n))?;
        let given = file.section("pairs")?.as_chunks::<2>().0;
        if given.len() != n * (n + 1) {
            return Err(Error::new(ErrorKind::Model, format!("{n} labels make {} pairs, not {}", n * (n + 1), given.len())));
        }
        let mut pairs = vec![[i32::from(NEVER); BLOCK]; (n + 1) * n.div_ceil(BLOCK)];
        for (before, scores) in given.chunks(n).enumerate() {
            for (label, score) in scores.iter().enumerate() {
                pairs[label / BLOCK * (n + 1) + before][label % BLOCK] = i32::from(i16::from_le_bytes(*score));
            }
        }
        Ok(Self { labels, rows, pairs })
    }

    /// The names of all labels; a label is a position in this list.
    pub fn labels(&self) -> &[&'static str] {
        &self.labels
    }

    /// The best labels for `length` positions, one each; `features` overwrites its buffer with the features of a position. A position that
    /// is `plain` has the first label, whatever its features are, and is not asked for them.
    ///
    /// Linear in `length`; allocates only to grow `worker`.
    pub fn decode<'k>(
        &self,
        length: usize,
        plain: impl Fn(usize) -> bool,
        mut features: impl FnMut(usize, &mut Vec<u64>),
        buffer: &mut Vec<u64>,
        worker: &'k mut Worker,
    ) -> &'k [u8] {
        let (n, width) = (self.labels.len(), self.rows.width());
        worker.scores.clear();
        worker.scores.resize(width, 0);
        worker.back.clear();
        worker.back.resize(length * n, 0);
        worker.labels.clear();
        let mut was_plain = false;
        for at in 0..length {
            if plain(at) {
                // One way leads here, and from one plain position to the next no choice is left.
                if !was_plain {
                    let from = if at == 0 { 0 } else { self.first_from(&worker.best) };
                    worker.back[at * n] = from as u8;
                    worker.best.clear();
                    worker.best.resize(n, CLOSED);
                    worker.best[0] = 0;
                }
                was_plain = true;
                continue;
            }
            was_plain = false;
            features(at, buffer);
            worker.scores.fill(0);
            self.rows.add(buffer, &mut worker.scores);
            worker.next.clear();
            let back = &mut worker.back[at * n..(at + 1) * n];
            for ((pairs, back), scores) in self.pairs.chunks(n + 1).zip(back.chunks_mut(BLOCK)).zip(worker.scores.chunks(BLOCK)) {
                let (tops, from) = if at == 0 { (pairs[n], [0; BLOCK]) } else { ways(&worker.best, pairs) };
                back.iter_mut().zip(from).for_each(|(back, from)| *back = from as u8);
                worker.next.extend(tops.iter().zip(scores).take(back.len()).map(|(top, score)| top + i32::from(*score)));
            }
            // Only differences count; without this a very long sentence would run out of bits.
            let top = worker.next.iter().copied().max().unwrap_or(0);
            worker.next.iter_mut().for_each(|s| *s -= top);
            std::mem::swap(&mut worker.best, &mut worker.next);
        }
        let mut label = (0..n).max_by_key(|k| (worker.best.get(*k).copied().unwrap_or(i32::MIN), std::cmp::Reverse(*k))).unwrap_or(0) as u8;
        for at in (0..length).rev() {
            worker.labels.push(label);
            label = worker.back[at * n + usize::from(label)];
        }
        worker.labels.reverse();
        &worker.labels
    }

    /// The label, of those that end in `best`, from which the first label is reached best; the first of equals.
    fn first_from(&self, best: &[i32]) -> usize {
        let n = self.labels.len();
        let score = |from: usize| best.get(from).copied().unwrap_or(i32::MIN / 2) + self.pairs[from][0];
        (0..n).max_by_key(|from| (score(*from), std::cmp::Reverse(*from))).unwrap_or(0)
    }
}

/// The best way to each of sixteen labels from labels of the scores `best`: its score and where it comes from, the first of equals. By the label
/// before, so that the labels behind it are compared side by side.
fn ways(best: &[i32], pairs: &[[i32; BLOCK]]) -> ([i32; BLOCK], [i32; BLOCK]) {
    let (mut tops, mut from) = ([i32::MIN; BLOCK], [0; BLOCK]);
    for (label, (best, pairs)) in best.iter().zip(pairs).enumerate() {
        for k in 0..BLOCK {
            let score = best + pairs[k];
            let better = score > tops[k];
            tops[k] = if better { score } else { tops[k] };
            from[k] = if better { label as i32 } else { from[k] };
        }
    }
    (tops, from)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{ModelWriter, rows};

    fn model() -> Sequence {
        // Two labels; feature 1 speaks for B, a B may not follow a B.
        let feature = crate::mix(1, 1);
        let (checks, table, _) = rows::pack([(feature, vec![0, 9, 0, 0])], 4, 2);
        let pairs: Vec<u8> = [0, 0, 0, NEVER, 0, -1i16].iter().flat_map(|p| p.to_le_bytes()).collect();
        let bytes =
            ModelWriter::default().lines("labels", ["O", "B"]).section("checks", checks).section("rows", table).section("pairs", pairs);
        Sequence::open(&ModelFile::open(Vec::leak(bytes.finish(5)), 5).unwrap()).unwrap()
    }

    #[test]
    fn neighbours_decide_together() {
        let model = model();
        let (mut buffer, mut worker) = (Vec::new(), Worker::default());
        let mut read = |marks: &[bool]| {
            let features = |at: usize, out: &mut Vec<u64>| {
                out.clear();
                out.extend(marks[at].then(|| crate::mix(1, 1)));
            };
            model.decode(marks.len(), |_| false, features, &mut buffer, &mut worker).to_vec()
        };
        assert_eq!(read(&[false, true, false]), [0, 1, 0]);
        // The start weighs one against B, so that of two the second is taken.
        assert_eq!(read(&[true, true]), [0, 1]);
        assert_eq!(read(&[true, true, true]), [1, 0, 1]);
        assert!(read(&[]).is_empty());
    }

    #[test]
    fn plain_positions_have_the_first_label() {
        let model = model();
        let (mut buffer, mut worker) = (Vec::new(), Worker::default());
        let mut read = |plain: &[bool]| {
            let features = |at: usize, out: &mut Vec<u64>| {
                assert!(!plain[at]);
                out.clear();
                out.push(crate::mix(1, 1));
            };
            model.decode(plain.len(), |at| plain[at], features, &mut buffer, &mut worker).to_vec()
        };
        assert_eq!(read(&[true, false, true]), [0, 1, 0]);
        // A B stands beside no B but for the plain one between them.
        assert_eq!(read(&[false, true, false, true, true]), [1, 0, 1, 0, 0]);
        assert_eq!(read(&[true, true]), [0, 0]);
    }
}
