//! A greedy dependency parser: the arc-hybrid system (Kuhlmann, Gómez-Rodríguez and Satta 2011) over linear scores, trained with the
//! dynamic oracle of Goldberg and Nivre (2013); each arc is labelled as it is drawn.
//!
//! A sentence of n words takes n shifts and n reductions. Trees are projective and have one root.

use sosik_core::Error;

use crate::file::ModelFile;
use crate::rows::Rows;
use crate::sure::Sure;
use crate::triples::Triples;
use crate::weights::{Weights, best};
use crate::wide::{Wide, widest};
use features::features_of_label;
use sums::Sums;

mod features;
mod state;
mod sums;

pub use features::{Attributes, Kind, Sentence, fingerprint_of_features, label_contexts, label_features, step_contexts, step_features};
pub use state::{NONE, STEPS, State, Step};

/// Buffers of a parser, reused from sentence to sentence.
#[derive(Clone, Debug, Default)]
pub struct Worker {
    state: State,
    scores: Vec<i16>,
    words: Sentence,
    sums: Sums,
}

/// A greedy parser.
///
/// # Model file
///
/// Sections `labels` (one a line), `steps` ([`Triples`]), `arcs` and `arcrows` ([`Rows`] of labels), and what needs no weighing
/// ([`Sure`]): `surestep`, `suresrow`, `surearcs` and `surearow`.
#[derive(Clone, Debug)]
pub struct Parser {
    labels: Vec<&'static str>,
    steps: Triples,
    arcs: Rows,
    sure_steps: Sure,
    sure_labels: Sure,
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
        Ok(Self {
            steps: Triples::open(&file, "steps")?,
            arcs: Rows::open(&file, "arcs", "arcrows", Weights::width_for(labels.len())).map_err(|e| e.at("section `arcs`"))?,
            sure_steps: Sure::open(&file, "surestep", "suresrow", STEPS.len())?,
            sure_labels: Sure::open(&file, "surearcs", "surearow", labels.len())?,
            labels,
        })
    }

    /// The names of all labels; a label is a position in this list.
    pub fn labels(&self) -> &[&'static str] {
        &self.labels
    }

    /// The tree over `words` (without the root): ask [`State::head`] and [`State::label`] of each word. One word and no more has the
    /// number of words as its head. Linear in the sentence; allocates only to grow `worker`.
    pub fn parse<'k>(&self, words: impl IntoIterator<Item = Attributes>, worker: &'k mut Worker) -> &'k State {
        let Worker { state, scores, words: list, sums } = worker;
        list.read(words);
        state.start(list.len());
        sums.start(list.len());
        while !state.is_done() {
            let allowed = state.allowed();
            let step = if allowed == [true, false, false] { Step::Shift } else { self.step(list, state, allowed, sums) };
            let label = state.arc_of(step).map_or(0, |(head, dependent)| {
                if let Some(label) = self.sure_labels.find(&label_contexts(list, state, head, dependent)) {
                    return u16::from(label);
                }
                scores.clear();
                scores.resize(self.arcs.width(), 0);
                widest(Label { arcs: &self.arcs, words: list, state, arc: (head, dependent), scores });
                best(&scores[..self.labels.len()]) as u16
            });
            state.take(step, label);
        }
        state.single_root();
        state
    }

    fn step(&self, words: &Sentence, state: &State, allowed: [bool; 3], sums: &mut Sums) -> Step {
        let sure = self.sure_steps.find(&step_contexts(words, state)).map(usize::from);
        if let Some(step) = sure.filter(|step| allowed[*step]) {
            return STEPS[step];
        }
        let [left, right] = sums.of(&self.steps, words, state);
        best_step([0, left, right], allowed)
    }
}

/// Adds up what weighs for each label of an arc.
struct Label<'a> {
    arcs: &'a Rows,
    words: &'a Sentence,
    state: &'a State,
    arc: (u32, u32),
    scores: &'a mut [i16],
}

impl Wide for Label<'_> {
    type Output = ();

    #[inline(always)]
    fn run(self) {
        let features = features_of_label(self.words, self.state, self.arc.0, self.arc.1);
        self.arcs.add_here(&features, self.scores);
    }
}

/// The best-scored of the allowed steps, the first among equals.
fn best_step(scores: [i32; 3], allowed: [bool; 3]) -> Step {
    let mut best: Option<(Step, i32)> = None;
    for ((step, score), allowed) in STEPS.into_iter().zip(scores).zip(allowed) {
        if allowed && best.is_none_or(|(_, top)| score > top) {
            best = Some((step, score));
        }
    }
    best.map_or(Step::Left, |(step, _)| step)
}

#[cfg(test)]
mod tests {
    use sosik_core::ErrorKind;

    use super::*;
    use crate::ModelWriter;

    fn blank() -> Parser {
        let model = ModelWriter::default()
            .lines("labels", ["root", "nsubj"])
            .section("steps", vec![0; 16])
            .section("arcs", vec![0; 4])
            .section("arcrows", vec![0; 8])
            .section("surestep", vec![0; 4])
            .section("suresrow", vec![0; 2])
            .section("surearcs", vec![0; 4])
            .section("surearow", vec![0; 2])
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
    fn damaged_models_are_refused() {
        let good = ModelWriter::default()
            .lines("labels", ["root"])
            .section("steps", vec![0; 16])
            .section("arcs", vec![7])
            .section("arcrows", vec![]);
        let error = Parser::open(Vec::leak(good.finish(fingerprint_of_features()))).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Model);
        assert!(error.message().contains("arcs"), "{error}");
    }
}
