//! The weights of a step, of which much is known from earlier steps.

use super::features::{STEP_FEATURES, Sentence, write_step};
use super::state::State;
use crate::triples::Triples;
use crate::wide::{Wide, widest};

/// Sums of weights that later steps of the same sentence ask for again: those of each word on the top of the stack, and of the next word.
#[derive(Clone, Debug, Default)]
pub(super) struct Sums {
    tops: Vec<Option<[i32; 2]>>,
    next: Option<(u32, [i32; 2])>,
}

impl Sums {
    /// Starts over with a sentence of `len` words.
    pub(super) fn start(&mut self, len: usize) {
        self.tops.clear();
        self.tops.resize(len, None);
        self.next = None;
    }

    /// By how much `table` favours the second and the third step over the first. The stack must not be empty.
    pub(super) fn of(&mut self, table: &Triples, words: &Sentence, state: &State) -> [i32; 2] {
        let ask = Ask { table, words, state };
        let top = match self.tops.get_mut(state.down(0) as usize) {
            Some(known) => *known.get_or_insert_with(|| widest(Part::<true, false, false>(ask))),
            None => widest(Part::<true, false, false>(ask)),
        };
        let next = match self.next.filter(|(word, _)| *word == state.next) {
            Some((_, known)) => known,
            None => self.next.insert((state.next, widest(Part::<false, true, false>(ask)))).1,
        };
        let rest = widest(Part::<false, false, true>(ask));
        [0, 1].map(|k| top[k] + next[k] + rest[k])
    }
}

#[derive(Clone, Copy)]
struct Ask<'a> {
    table: &'a Triples,
    words: &'a Sentence,
    state: &'a State,
}

/// See [`write_step`].
struct Part<'a, const TOP: bool, const NEXT: bool, const REST: bool>(Ask<'a>);

impl<const TOP: bool, const NEXT: bool, const REST: bool> Wide for Part<'_, TOP, NEXT, REST> {
    type Output = [i32; 2];

    #[inline(always)]
    fn run(self) -> [i32; 2] {
        let mut features = [0; STEP_FEATURES];
        let count = write_step::<TOP, NEXT, REST>(self.0.words, self.0.state, &mut features);
        self.0.table.sum_here(&features[..count])
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Attributes, Kind, STEPS, step_features};
    use super::*;
    use crate::features::mix;
    use crate::triples::packed;
    use crate::{ModelFile, ModelWriter};

    /// Builds trees by chance, the same each time, and shows each state in which a step is weighed, and whether a sentence begins.
    fn walk(mut visit: impl FnMut(&Sentence, &State, bool)) {
        let word = |k: u64| Attributes {
            form: mix(1, k),
            lower: mix(2, k % 7),
            coarse: k % 3,
            fine: k % 5,
            suffix: k % 4,
            kind: [Kind::Other, Kind::Comma, Kind::Verb, Kind::Quote][k as usize % 4],
        };
        let (mut chance, mut state, mut words) = (7u64, State::default(), Sentence::default());
        for len in [1, 2, 30, 9] {
            words.read((0..len).map(|i| word(mix(len, i))));
            state.start(len as usize);
            let mut begins = true;
            while !state.is_done() {
                chance = mix(chance, 11);
                if !state.stack().is_empty() {
                    visit(&words, &state, std::mem::take(&mut begins));
                }
                let step = (chance % 3) as usize;
                if state.allowed()[step] {
                    state.take(STEPS[step], (chance >> 20) as u16 % 9);
                }
            }
        }
    }

    #[test]
    fn what_is_known_from_earlier_steps_is_what_all_features_weigh() {
        let (mut features, mut met) = (Vec::new(), Vec::new());
        walk(|words, state, _| {
            step_features(words, state, &mut features);
            met.extend_from_slice(&features);
        });
        met.sort_unstable();
        met.dedup();
        let weights = |f: &u64| [(f >> 7) as i8, (f >> 19) as i8];
        let (bytes, lost) = packed(met.iter().map(|f| (*f, weights(f))), met.len() * 8);
        assert!(lost < met.len() / 100);
        let file = ModelWriter::default().section("table", bytes).finish(1);
        let table = Triples::open(&ModelFile::open(Vec::leak(file), 1).unwrap(), "table").unwrap();
        let (mut sums, mut weighed) = (Sums::default(), 0);
        walk(|words, state, begins| {
            if begins {
                sums.start(words.len());
            }
            step_features(words, state, &mut features);
            assert_eq!(sums.of(&table, words, state), table.sum(&features));
            weighed += 1;
        });
        assert!(weighed > 50);
    }
}
