//! The averaged perceptron over hashed features (Collins 2002), and how its weights become bytes.

use sosik_linear::Weights;

/// Weights while they are learned.
pub(crate) struct Perceptron {
    classes: usize,
    width: usize,
    shift: u32,
    weights: Vec<f32>,
    /// Each weight's sum of changes times the moment of the change, for averages without a pass over all weights a step.
    moments: Vec<f32>,
    now: f32,
    /// The averaged weights of finished rounds, added up.
    rounds: Vec<f32>,
    /// The feature that each row was changed for most (the majority vote of Boyer and Moore), with the votes that it is ahead.
    names: Vec<(u64, u32)>,
    /// After a trial, a bit for each row that may be learned, for the feature of its name alone; none for all rows and features.
    chosen: Vec<u64>,
}

impl Perceptron {
    pub(crate) fn new(classes: usize, bits: u32) -> Self {
        let width = Weights::width_for(classes);
        let zeros = vec![0.0; width << bits];
        Self {
            classes,
            width,
            shift: 64 - bits,
            weights: zeros.clone(),
            rounds: zeros.clone(),
            moments: zeros,
            now: 1.0,
            names: vec![(0, 0); 1 << bits],
            chosen: Vec::new(),
        }
    }

    /// Where the row of a feature begins; nothing when it was not chosen.
    fn row(&self, feature: u64) -> Option<usize> {
        let row = (feature >> self.shift) as usize;
        let word = self.chosen.get(row / 64);
        word.is_none_or(|word| word >> (row % 64) & 1 == 1 && self.names[row].0 == feature).then_some(row * self.width)
    }

    /// The scores of all classes.
    pub(crate) fn score(&self, features: &[u64], scores: &mut Vec<f32>) {
        scores.clear();
        scores.resize(self.width, 0.0);
        for row in features.iter().filter_map(|f| self.row(*f)) {
            for (score, weight) in scores.iter_mut().zip(&self.weights[row..row + self.width]) {
                *score += weight;
            }
        }
        scores.truncate(self.classes);
    }

    /// Rewards `good` and punishes `bad`.
    pub(crate) fn update(&mut self, features: &[u64], good: usize, bad: usize) {
        for feature in features {
            let Some(row) = self.row(*feature) else { continue };
            let (name, votes) = &mut self.names[row / self.width];
            match *votes {
                0 => (*name, *votes) = (*feature, 1),
                _ if *name == *feature => *votes += 1,
                _ => *votes -= 1,
            }
            for (class, change) in [(good, 1.0), (bad, -1.0)] {
                self.weights[row + class] += change;
                self.moments[row + class] += change * self.now;
            }
        }
    }

    /// Moves on to the next decision.
    pub(crate) fn tick(&mut self) {
        self.now += 1.0;
    }

    /// Ends a round and starts the next from nothing: the mean of models that saw the examples in different orders is better than each.
    pub(crate) fn finish_round(&mut self) {
        for ((sum, weight), moment) in self.rounds.iter_mut().zip(&mut self.weights).zip(&mut self.moments) {
            *sum += *weight - *moment / self.now;
            (*weight, *moment) = (0.0, 0.0);
        }
        self.now = 1.0;
    }

    /// Ends a trial: of what it has learned only the `count` rows with the largest weights may be learned from now on, from nothing, and each
    /// for one feature alone. A small model that was learned as one is better than a large one that was cut down.
    pub(crate) fn choose(&mut self, count: usize) {
        let size = |row: &[f32], moments: &[f32]| row.iter().zip(moments).map(|(w, m)| (w - m / self.now).abs()).fold(0.0, f32::max);
        let rows = self.weights.chunks_exact(self.width).zip(self.moments.chunks_exact(self.width)).enumerate();
        let sizes = largest(rows.map(|(i, (row, moments))| (size(row, moments), i)));
        self.chosen = vec![0; self.names.len().div_ceil(64)];
        for (_, row) in sizes.iter().take(count) {
            self.chosen[row / 64] |= 1 << (row % 64);
        }
        self.weights.fill(0.0);
        self.moments.fill(0.0);
        self.now = 1.0;
    }

    /// The chosen features with the mean weights of `rounds` finished rounds, those with the largest first; features of zeros are left out.
    pub(crate) fn features(&self, rounds: usize) -> Vec<(u64, Vec<f32>)> {
        let mean: Vec<f32> = self.rounds.iter().map(|w| w / rounds as f32).collect();
        let rows = mean.chunks_exact(self.width).enumerate();
        let sizes = largest(rows.map(|(i, row)| (row.iter().fold(0.0, |m: f32, w| m.max(w.abs())), i)));
        sizes.iter().map(|(_, row)| (self.names[*row].0, mean[row * self.width..(row + 1) * self.width].to_vec())).collect()
    }
}

/// The positions of what is above zero, the largest first, and the first among equals.
fn largest(sizes: impl Iterator<Item = (f32, usize)>) -> Vec<(f32, usize)> {
    let mut sizes: Vec<(f32, usize)> = sizes.filter(|(size, _)| *size > 0.0).collect();
    sizes.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    sizes
}

/// A weight in steps of `step`, what is over 127 steps cut.
pub(crate) fn quantised(weight: f32, step: f32) -> i8 {
    (weight / step).round().clamp(-127.0, 127.0) as i8
}

/// The position of the highest of `scores` among those allowed.
pub(crate) fn argmax(scores: &[f32], allowed: impl Fn(usize) -> bool) -> usize {
    let mut best = None;
    for (i, score) in scores.iter().enumerate().filter(|(i, _)| allowed(*i)) {
        if best.is_none_or(|b: usize| *score > scores[b]) {
            best = Some(i);
        }
    }
    best.unwrap_or(0)
}

/// Marsaglia's xorshift: the order of examples must be the same on every machine.
pub(crate) struct Shuffler(u64);

impl Shuffler {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.max(1))
    }

    pub(crate) fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// Whether something happens that happens in `percent` of cases.
    pub(crate) fn chance(&mut self, percent: u64) -> bool {
        self.next() % 100 < percent
    }

    pub(crate) fn shuffle<T>(&mut self, items: &mut [T]) {
        for i in (1..items.len()).rev() {
            let j = (self.next() % (i as u64 + 1)) as usize;
            items.swap(i, j);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_classes_that_can_be_told_apart_are_learned() {
        let mut perceptron = Perceptron::new(2, 4);
        let examples = [(vec![1 << 60, 2 << 60], 0), (vec![1 << 60, 3 << 60], 1)];
        let mut scores = Vec::new();
        for (features, class) in examples.iter().cycle().take(20) {
            perceptron.score(features, &mut scores);
            let guess = argmax(&scores, |_| true);
            if guess != *class {
                perceptron.update(features, *class, guess);
            }
            perceptron.tick();
        }
        for (features, class) in &examples {
            perceptron.score(features, &mut scores);
            assert_eq!(argmax(&scores, |_| true), *class);
        }
        perceptron.finish_round();
        let rows = perceptron.features(1);
        let (_, row) = rows.iter().find(|(feature, _)| *feature == 3 << 60).unwrap();
        assert!(row[1] > row[0]);
    }

    #[test]
    fn after_a_trial_only_the_largest_features_are_learned() {
        let mut perceptron = Perceptron::new(2, 4);
        let (much, little) = (5 << 60 | 1, 7 << 60 | 2);
        for features in [&[much][..], &[much, little]] {
            perceptron.update(features, 0, 1);
            perceptron.tick();
        }
        perceptron.choose(1);
        perceptron.update(&[much, little, 5 << 60 | 9], 1, 0);
        perceptron.tick();
        perceptron.finish_round();
        let found = perceptron.features(1);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].0, much);
        assert!(found[0].1[1] > 0.0 && found[0].1[0] < 0.0);
    }
}
