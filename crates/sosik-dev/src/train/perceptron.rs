//! The averaged perceptron over hashed features (Collins 2002), and how its weights become bytes.

use sosik_linear::Sparse;

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
    /// A bit for each row that may be learned; none for all.
    chosen: Vec<u64>,
}

impl Perceptron {
    pub(crate) fn new(classes: usize, bits: u32) -> Self {
        let width = Sparse::width_for(classes);
        let zeros = vec![0.0; width << bits];
        Self {
            classes,
            width,
            shift: 64 - bits,
            weights: zeros.clone(),
            rounds: zeros.clone(),
            moments: zeros,
            now: 1.0,
            chosen: Vec::new(),
        }
    }

    /// Where the row of a feature begins; nothing when it was not chosen.
    fn row(&self, feature: u64) -> Option<usize> {
        let row = (feature >> self.shift) as usize;
        let chosen = self.chosen.get(row / 64).is_none_or(|word| word >> (row % 64) & 1 == 1);
        chosen.then_some(row * self.width)
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
        self.change(features, good, 1.0);
        self.change(features, bad, -1.0);
    }

    /// Adds `change` to the weights of `class`.
    pub(crate) fn change(&mut self, features: &[u64], class: usize, change: f32) {
        for feature in features {
            let Some(row) = self.row(*feature) else { continue };
            self.weights[row + class] += change;
            self.moments[row + class] += change * self.now;
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

    /// Ends a trial: of what it has learned only the `count` rows with the largest weights may be learned from now on, from nothing. A small
    /// model that was learned as one is better than a large one that was cut down.
    pub(crate) fn choose(&mut self, count: usize) {
        let size = |row: &[f32], moments: &[f32]| row.iter().zip(moments).map(|(w, m)| (w - m / self.now).abs()).fold(0.0, f32::max);
        let mut sizes: Vec<(f32, usize)> = (self.weights.chunks_exact(self.width).zip(self.moments.chunks_exact(self.width)))
            .enumerate()
            .map(|(i, (row, moments))| (size(row, moments), i))
            .filter(|(size, _)| *size > 0.0)
            .collect();
        sizes.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        self.chosen = vec![0; (self.weights.len() / self.width).div_ceil(64)];
        for (_, row) in sizes.iter().take(count) {
            self.chosen[row / 64] |= 1 << (row % 64);
        }
        self.weights.fill(0.0);
        self.moments.fill(0.0);
        self.now = 1.0;
    }

    /// The mean weights of `rounds` finished rounds in steps of `step`, what is over 127 steps cut; rows without a weight of at least
    /// `least` steps become zeros, which a model leaves out.
    pub(crate) fn quantised(&self, rounds: usize, step: f32, least: f32) -> Vec<i8> {
        let scale = rounds as f32 * step;
        let mut out = Vec::with_capacity(self.rounds.len());
        for row in self.rounds.chunks_exact(self.width) {
            let kept = row.iter().any(|w| (w / scale).abs() >= least);
            out.extend(row.iter().map(|w| if kept { (w / scale).round().clamp(-127.0, 127.0) as i8 } else { 0 }));
        }
        out
    }
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
        perceptron.choose(1);
        perceptron.update(&[1 << 60, 2 << 60, 3 << 60], 0, 1);
        perceptron.tick();
        perceptron.finish_round();
        assert_eq!(perceptron.quantised(1, 0.1, 0.5).chunks_exact(4).filter(|row| row.iter().any(|w| *w != 0)).count(), 1);
        let mut perceptron = Perceptron::new(2, 4);
        perceptron.update(&examples[1].0, 1, 0);
        perceptron.tick();
        perceptron.finish_round();
        let rows = perceptron.quantised(1, 0.1, 0.5);
        assert!(rows[3 * 4 + 1] > rows[3 * 4]);
    }
}
