//! A dependency parser: the arc-hybrid system (Kuhlmann, Gómez-Rodríguez and Satta 2011) over linear scores of whole sequences of steps,
//! searched with a narrow beam and trained where the beam was most wrong (Huang, Fayong and Guo 2012); each arc is labelled as it is drawn.
//!
//! A sentence of n words takes n shifts and n reductions. Trees are projective and have one root.

use sosik_core::Error;

use crate::file::ModelFile;
use crate::weights::{Weights, best};

mod features;
mod state;

pub use features::{Attributes, Kind, Sentence, fingerprint_of_features, label_features, step_features};
pub use state::{NONE, STEPS, State, Step};

/// A tree under way with the sum of its steps' scores.
#[derive(Debug, Default)]
struct Path {
    state: State,
    score: i32,
}

/// A way on: the path it goes on from, the step, the sum with it.
#[derive(Clone, Copy, Debug)]
struct Way {
    path: usize,
    step: Step,
    score: i32,
}

/// Buffers of a parser, reused from sentence to sentence.
#[derive(Debug, Default)]
pub struct Worker {
    paths: Vec<Path>,
    /// Those of the next step.
    fresh: Vec<Path>,
    /// Buffers of paths that were given up.
    spare: Vec<Path>,
    ways: Vec<Way>,
    features: Vec<u64>,
    scores: Vec<i16>,
    words: Sentence,
}

/// How wide the search is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Beam {
    /// The most paths that are followed at once; 1 is greedy.
    pub width: usize,
    /// Paths whose score is so much below the best are dropped.
    pub margin: i32,
}

/// A parser.
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
        Ok(Self { steps: file.table("steps", STEPS.len())?, arcs: file.table("arcs", labels.len())?, labels })
    }

    /// The names of all labels; a label is a position in this list.
    pub fn labels(&self) -> &[&'static str] {
        &self.labels
    }

    /// The tree over `words` (without the root): ask [`State::head`] and [`State::label`] of each word. One word and no more has the
    /// number of words as its head. Linear in the sentence but for the copying of paths where the search is unsure (a copy of the tree so
    /// far); allocates only to grow `worker`.
    pub fn parse<'k>(&self, words: impl IntoIterator<Item = Attributes>, beam: Beam, worker: &'k mut Worker) -> &'k State {
        worker.words.read(words);
        let len = worker.words.len();
        worker.scores.resize(self.arcs.width(), 0);
        if worker.paths.is_empty() {
            worker.paths.push(Path::default());
        }
        worker.spare.extend(worker.paths.drain(1..));
        worker.paths[0].state.start(len);
        worker.paths[0].score = 0;
        for _ in 0..2 * len {
            self.advance(beam, worker);
        }
        let Worker { paths, .. } = worker;
        let state = &mut paths[0].state;
        state.single_root();
        state
    }

    /// Takes the next step on all paths; the best is the first.
    fn advance(&self, beam: Beam, worker: &mut Worker) {
        let Worker { paths, fresh, spare, ways, features, scores, words } = worker;
        ways.clear();
        for (path, Path { state, score }) in paths.iter().enumerate() {
            let allowed = state.allowed();
            let mut step_scores = [0i16; 4];
            if allowed != [true, false, false] {
                step_features(words, state, features);
                self.steps.score(features, &mut step_scores);
            }
            for ((step, allowed), found) in STEPS.into_iter().zip(allowed).zip(step_scores) {
                if allowed {
                    ways.push(Way { path, step, score: score + i32::from(found) });
                }
            }
        }
        // Stable, so that the first among equals stays first.
        ways.sort_by_key(|w| std::cmp::Reverse(w.score));
        let Some(top) = ways.first().map(|w| w.score) else { return };
        let keep = ways.iter().take(beam.width).take_while(|w| w.score >= top - beam.margin).count().max(1);
        ways.truncate(keep);
        if let ([path], [way]) = (&mut paths[..], &ways[..]) {
            path.score = way.score;
            self.take(&mut path.state, way.step, words, features, scores);
            return;
        }
        for (i, way) in ways.iter().enumerate() {
            let mut next = spare.pop().unwrap_or_default();
            next.score = way.score;
            // The last that goes on from a path takes it over.
            if ways[i + 1..].iter().any(|w| w.path == way.path) {
                next.state.clone_from(&paths[way.path].state);
            } else {
                std::mem::swap(&mut next.state, &mut paths[way.path].state);
            }
            self.take(&mut next.state, way.step, words, features, scores);
            fresh.push(next);
        }
        std::mem::swap(paths, fresh);
        spare.append(fresh);
    }

    fn take(&self, state: &mut State, step: Step, words: &Sentence, features: &mut Vec<u64>, scores: &mut [i16]) {
        let mut label = 0;
        if let Some((head, dependent)) = state.arc_of(step) {
            label_features(words, state, head, dependent, features);
            self.arcs.score(features, scores);
            label = best(&scores[..self.arcs.classes()]) as u16;
        }
        state.take(step, label);
    }
}

#[cfg(test)]
mod tests {
    use sosik_core::ErrorKind;

    use super::*;
    use crate::ModelWriter;

    fn model(steps: [i8; 4]) -> Vec<u8> {
        ModelWriter::default()
            .lines("labels", ["root", "nsubj"])
            .table("steps", 3, &steps.repeat(64))
            .table("arcs", 2, &[0; 4 << 6])
            .finish(fingerprint_of_features())
    }

    #[test]
    fn every_tree_has_one_root_and_no_cycle() {
        let mut worker = Worker::default();
        for (width, steps) in [(1, [0; 4]), (3, [0; 4]), (4, [1, 0, 1, 0]), (8, [0, 1, 1, 0])] {
            let parser = Parser::open(Vec::leak(model(steps))).unwrap();
            for len in 0..7 {
                let state = parser.parse((0..len).map(|_| Attributes::default()), Beam { width, margin: 1000 }, &mut worker);
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
    }

    #[test]
    fn damaged_models_are_refused() {
        let good = ModelWriter::default().lines("labels", ["root"]).table("steps", 3, &[0; 4 << 6]).section("arcs", vec![7]);
        let error = Parser::open(Vec::leak(good.finish(fingerprint_of_features()))).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Model);
        assert!(error.message().contains("arcs"), "{error}");
    }
}
