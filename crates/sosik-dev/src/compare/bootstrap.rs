//! Intervals of figures that are ratios of sums over items, by drawing the items anew.

/// What an item adds to the numerator and to the denominator of a figure.
pub(crate) type Tally = (f64, f64);

/// How often the items are drawn.
const ROUNDS: usize = 1000;

/// A figure with what it was in every round.
#[derive(Clone, Debug)]
pub(crate) struct Estimate {
    pub(crate) value: f64,
    /// The middle 95 % of the rounds.
    pub(crate) low: f64,
    pub(crate) high: f64,
    rounds: Vec<f64>,
}

/// SplitMix64: a few lines, the same on every machine; the draws need no better.
struct Random(u64);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^= z >> 31;
        ((u128::from(z) * n as u128) >> 64) as usize
    }
}

fn ratio(items: impl Iterator<Item = Tally>) -> f64 {
    let (numerator, denominator) = items.fold((0.0, 0.0), |(n, d), (a, b)| (n + a, d + b));
    if denominator > 0.0 { numerator / denominator } else { 0.0 }
}

/// The bounds of the middle 95 % of `values`.
fn middle(values: &[f64]) -> (f64, f64) {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let at = |share: f64| sorted.get((share * (sorted.len().saturating_sub(1)) as f64).round() as usize).copied().unwrap_or_default();
    (at(0.025), at(0.975))
}

/// The figure of `items`, with its interval. Systems on one set with one `seed` see the same draws, so that they can be compared
/// round by round.
pub(crate) fn estimate(items: &[Tally], seed: u64) -> Estimate {
    let mut random = Random(seed);
    let rounds: Vec<f64> = (0..ROUNDS).map(|_| ratio((0..items.len()).map(|_| items[random.below(items.len())]))).collect();
    let (low, high) = middle(&rounds);
    Estimate { value: ratio(items.iter().copied()), low, high, rounds }
}

impl Estimate {
    /// Whether the difference to `other`, on the same items, is beyond chance: its 95 % interval leaves out zero.
    pub(super) fn differs(&self, other: &Self) -> bool {
        let differences: Vec<f64> = self.rounds.iter().zip(&other.rounds).map(|(a, b)| a - b).collect();
        let (low, high) = middle(&differences);
        low > 0.0 || high < 0.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_proportion_has_the_interval_of_the_textbook() {
        // 300 of 400: standard error sqrt(.75 × .25 / 400) = .0217, so .7076 to .7924.
        let items: Vec<Tally> = (0..400).map(|i| (f64::from(i % 4 != 0), 1.0)).collect();
        let found = estimate(&items, 1);
        assert_eq!(found.value, 0.75);
        assert!((found.low - 0.7076).abs() < 0.01, "{}", found.low);
        assert!((found.high - 0.7924).abs() < 0.01, "{}", found.high);
    }

    #[test]
    fn items_weigh_by_their_denominator() {
        assert_eq!(estimate(&[(1.0, 1.0), (0.0, 3.0)], 1).value, 0.25);
    }

    #[test]
    fn the_same_seed_gives_the_same_interval() {
        let items: Vec<Tally> = (0..50).map(|i| (f64::from(i % 3), 2.0)).collect();
        let (a, b, c) = (estimate(&items, 7), estimate(&items, 7), estimate(&items, 8));
        assert_eq!((a.low, a.high, &a.rounds), (b.low, b.high, &b.rounds));
        assert_ne!(a.rounds, c.rounds);
    }

    #[test]
    fn nothing_and_certainty_have_no_width() {
        let nothing = estimate(&[], 1);
        assert_eq!((nothing.value, nothing.low, nothing.high), (0.0, 0.0, 0.0));
        let sure = estimate(&[(2.0, 2.0); 9], 1);
        assert_eq!((sure.value, sure.low, sure.high), (1.0, 1.0, 1.0));
    }

    #[test]
    fn a_small_difference_on_every_item_is_beyond_chance_though_the_intervals_overlap() {
        let low: Vec<Tally> = (0..200).map(|i| (f64::from(i % 10), 10.0)).collect();
        let high: Vec<Tally> = low.iter().map(|(n, d)| (n + 0.2, *d)).collect();
        let (low, high) = (estimate(&low, 3), estimate(&high, 3));
        assert!(low.high > high.low, "the intervals overlap");
        assert!(high.differs(&low) && low.differs(&high));
        assert!(!low.differs(&low.clone()));
    }
}
