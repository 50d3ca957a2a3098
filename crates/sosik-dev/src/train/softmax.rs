//! Log-linear models over hashed features, learned by stochastic gradients with a step of its own for each weight (Duchi, Hazan and
//! Singer 2011).

use sosik_linear::Sparse;

/// Weights while they are learned.
pub(crate) struct Softmax {
    width: usize,
    shift: u32,
    rate: f32,
    weights: Vec<f32>,
    /// Sums of squared gradients.
    squares: Vec<f32>,
    /// A bit for each row that may be learned; none for all.
    chosen: Vec<u64>,
}

impl Softmax {
    pub(crate) fn new(classes: usize, bits: u32, rate: f32) -> Self {
        let width = Sparse::width_for(classes);
        Self { width, shift: 64 - bits, rate, weights: vec![0.0; width << bits], squares: vec![0.0; width << bits], chosen: Vec::new() }
    }

    /// Where a weight lies; nothing when its row was not chosen.
    fn at(&self, feature: u64, class: usize) -> Option<usize> {
        let row = (feature >> self.shift) as usize;
        let chosen = self.chosen.get(row / 64).is_none_or(|word| word >> (row % 64) & 1 == 1);
        chosen.then_some(row * self.width + class)
    }

    /// Learns anew, only in the rows that are `chosen`.
    pub(crate) fn restart(&mut self, chosen: &[u64]) {
        self.weights.fill(0.0);
        self.squares.fill(0.0);
        self.chosen = chosen.to_vec();
    }

    /// A bit for each of the `count` rows whose sums over `models` are largest.
    pub(crate) fn largest(models: &[&Self], count: usize) -> Vec<u64> {
        let Some(first) = models.first() else { return Vec::new() };
        let rows = first.weights.len() / first.width;
        let size = |row: usize| {
            let sums = (row * first.width..(row + 1) * first.width).map(|at| models.iter().map(|m| m.weights[at]).sum::<f32>().abs());
            sums.fold(0.0, f32::max)
        };
        let mut sizes: Vec<(f32, usize)> = (0..rows).map(|row| (size(row), row)).filter(|(size, _)| *size > 0.0).collect();
        sizes.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let mut chosen = vec![0; rows.div_ceil(64)];
        for (_, row) in sizes.iter().take(count) {
            chosen[row / 64] |= 1 << (row % 64);
        }
        chosen
    }

    /// The score of one class.
    pub(crate) fn score(&self, features: &[u64], class: usize) -> f32 {
        features.iter().filter_map(|f| self.at(*f, class)).map(|at| self.weights[at]).sum()
    }

    /// Goes down the `gradient` of one class.
    pub(crate) fn descend(&mut self, features: &[u64], class: usize, gradient: f32) {
        for feature in features {
            let Some(at) = self.at(*feature, class) else { continue };
            self.squares[at] += gradient * gradient;
            self.weights[at] -= self.rate * gradient / (1.0 + self.squares[at]).sqrt();
        }
    }

    /// The weights added up over `models` in steps of `step`; rows without a weight of at least `least` steps become zeros.
    pub(crate) fn quantised(models: &[&Self], step: f32, least: f32) -> Vec<i8> {
        let Some(first) = models.first() else { return Vec::new() };
        let mut out = Vec::with_capacity(first.weights.len());
        let mut row = vec![0.0; first.width];
        for at in (0..first.weights.len()).step_by(first.width) {
            for (i, sum) in row.iter_mut().enumerate() {
                *sum = models.iter().map(|m| m.weights[at + i]).sum::<f32>() / step;
            }
            let kept = row.iter().any(|w| w.abs() >= least);
            out.extend(row.iter().map(|w| if kept { w.round().clamp(-127.0, 127.0) as i8 } else { 0 }));
        }
        out
    }
}

/// Turns scores into probabilities.
pub(crate) fn probabilities(scores: &mut [f32]) {
    let top = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let mut sum = 0.0;
    for score in scores.iter_mut() {
        *score = (*score - top).exp();
        sum += *score;
    }
    for score in scores {
        *score /= sum;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_right_class_becomes_likely() {
        let mut model = Softmax::new(2, 6, 0.5);
        for _ in 0..50 {
            let mut scores = [model.score(&[1 << 60], 0), model.score(&[1 << 60], 1)];
            probabilities(&mut scores);
            model.descend(&[1 << 60], 0, scores[0]);
            model.descend(&[1 << 60], 1, scores[1] - 1.0);
        }
        let mut scores = [model.score(&[1 << 60], 0), model.score(&[1 << 60], 1)];
        probabilities(&mut scores);
        assert!(scores[1] > 0.9, "{scores:?}");
        let chosen = Softmax::largest(&[&model], 1);
        model.restart(&chosen);
        model.descend(&[1 << 60, 2 << 60], 1, -1.0);
        assert!(model.score(&[1 << 60], 1) > 0.0 && model.score(&[2 << 60], 1) == 0.0);
    }
}
