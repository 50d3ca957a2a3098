//! How alike two partitions of mentions are: MUC (Vilain et al. 1995), B³ (Bagga and Baldwin 1998), CEAFe (Luo 2005), and their mean, the
//! figure of the CoNLL-2011 and 2012 shared tasks.

use std::collections::HashMap;

/// Mentions that mean one thing, by their numbers.
pub(super) type Chain = Vec<usize>;

/// Sums from which precision and recall follow.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Ratio {
    right_of_gold: f64,
    gold: f64,
    right_of_found: f64,
    found: f64,
}

impl Ratio {
    pub(super) fn recall(&self) -> f64 {
        if self.gold > 0.0 { self.right_of_gold / self.gold } else { 0.0 }
    }

    fn precision(&self) -> f64 {
        if self.found > 0.0 { self.right_of_found / self.found } else { 0.0 }
    }

    pub(super) fn f1(&self) -> f64 {
        let (p, r) = (self.precision(), self.recall());
        if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 }
    }

    fn add(&mut self, other: &Self) {
        self.right_of_gold += other.right_of_gold;
        self.gold += other.gold;
        self.right_of_found += other.right_of_found;
        self.found += other.found;
    }
}

/// The three measures, and how many mentions were found at all.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Scores {
    pub(super) muc: Ratio,
    pub(super) b3: Ratio,
    pub(super) ceafe: Ratio,
    pub(super) mentions: Ratio,
}

impl Scores {
    pub(super) fn add(&mut self, other: &Self) {
        self.muc.add(&other.muc);
        self.b3.add(&other.b3);
        self.ceafe.add(&other.ceafe);
        self.mentions.add(&other.mentions);
    }

    pub(super) fn conll(&self) -> f64 {
        (self.muc.f1() + self.b3.f1() + self.ceafe.f1()) / 3.0
    }
}

/// Compares the chains of one document.
pub(super) fn score(gold: &[Chain], found: &[Chain]) -> Scores {
    let of = |chains: &[Chain]| -> HashMap<usize, usize> {
        chains.iter().enumerate().flat_map(|(i, c)| c.iter().map(move |m| (*m, i))).collect()
    };
    let (in_gold, in_found) = (of(gold), of(found));
    let (missing, of_gold) = one_way(gold, &in_found);
    let (surplus, of_found) = one_way(found, &in_gold);
    let links = |chains: &[Chain]| chains.iter().map(|c| c.len() as f64 - 1.0).sum::<f64>();
    let mentions = |chains: &[Chain]| chains.iter().map(|c| c.len() as f64).sum::<f64>();
    let shared = in_gold.keys().filter(|m| in_found.contains_key(m)).count() as f64;
    let alike = aligned(gold, found, &in_found);
    let ratio = |right_of_gold, gold, right_of_found, found| Ratio { right_of_gold, gold, right_of_found, found };
    Scores {
        muc: ratio(missing, links(gold), surplus, links(found)),
        b3: ratio(of_gold, mentions(gold), of_found, mentions(found)),
        ceafe: ratio(alike, gold.len() as f64, alike, found.len() as f64),
        mentions: ratio(shared, mentions(gold), shared, mentions(found)),
    }
}

/// MUC's links and B³'s shares of `chains` that the other partition, `in_other`, keeps together.
fn one_way(chains: &[Chain], in_other: &HashMap<usize, usize>) -> (f64, f64) {
    let (mut links, mut shares) = (0.0, 0.0);
    for chain in chains {
        let mut parts: HashMap<usize, f64> = HashMap::new();
        let mut alone = 0;
        for m in chain {
            match in_other.get(m) {
                Some(other) => *parts.entry(*other).or_default() += 1.0,
                None => alone += 1,
            }
        }
        links += chain.len() as f64 - (parts.len() + alone) as f64;
        shares += parts.values().map(|n| n * n).sum::<f64>() / chain.len() as f64;
    }
    (links, shares)
}

/// The sum of φ4 under the best alignment of chains one to one.
fn aligned(gold: &[Chain], found: &[Chain], in_found: &HashMap<usize, usize>) -> f64 {
    if gold.is_empty() || found.is_empty() {
        return 0.0;
    }
    let n = gold.len().max(found.len());
    let mut cost = vec![vec![0.0; n]; n];
    for (i, chain) in gold.iter().enumerate() {
        for j in chain.iter().filter_map(|m| in_found.get(m)) {
            cost[i][*j] -= 2.0 / (chain.len() + found[*j].len()) as f64;
        }
    }
    -assign(&cost)
}

/// The least sum of a one-to-one assignment of rows to columns of a square matrix (Kuhn 1955, in the form with potentials).
fn assign(cost: &[Vec<f64>]) -> f64 {
    let n = cost.len();
    // Row and column 0 stand for "none yet".
    let (mut row_potential, mut column_potential) = (vec![0.0; n + 1], vec![0.0; n + 1]);
    let mut row_of = vec![0_usize; n + 1];
    for i in 1..=n {
        row_of[0] = i;
        let (mut least, mut used, mut way) = (vec![f64::INFINITY; n + 1], vec![false; n + 1], vec![0_usize; n + 1]);
        let mut j = 0;
        loop {
            used[j] = true;
            let (row, mut delta, mut next) = (row_of[j], f64::INFINITY, 0);
            for k in (1..=n).filter(|k| !used[*k]) {
                let reduced = cost[row - 1][k - 1] - row_potential[row] - column_potential[k];
                if reduced < least[k] {
                    (least[k], way[k]) = (reduced, j);
                }
                if least[k] < delta {
                    (delta, next) = (least[k], k);
                }
            }
            for k in 0..=n {
                if used[k] {
                    row_potential[row_of[k]] += delta;
                    column_potential[k] -= delta;
                } else {
                    least[k] -= delta;
                }
            }
            j = next;
            if row_of[j] == 0 {
                break;
            }
        }
        while j != 0 {
            row_of[j] = row_of[way[j]];
            j = way[j];
        }
    }
    (1..=n).map(|k| cost[row_of[k] - 1][k - 1]).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(a: f64, b: f64) -> bool {
        (a - b).abs() < 1e-9
    }

    #[test]
    fn the_example_of_the_paper_on_b_cubed() {
        // Bagga and Baldwin 1998: truth {1..5} {6 7} {8..12}; response 1 joins the second with the third.
        let gold = vec![vec![1, 2, 3, 4, 5], vec![6, 7], vec![8, 9, 10, 11, 12]];
        let first = score(&gold, &[vec![1, 2, 3, 4, 5], vec![6, 7, 8, 9, 10, 11, 12]]);
        let second = score(&gold, &[vec![1, 2, 3, 4, 5, 8, 9, 10, 11, 12], vec![6, 7]]);
        assert!(close(first.muc.precision(), 0.9) && close(second.muc.precision(), 0.9));
        assert!(close(first.muc.recall(), 1.0));
        assert!((first.b3.precision() - 0.7619).abs() < 1e-3);
        assert!((second.b3.precision() - 0.5833).abs() < 1e-3);
    }

    #[test]
    fn the_best_alignment_is_not_the_greedy_one() {
        assert!(close(assign(&[vec![-3.0, -2.0], vec![-2.0, 0.0]]), -4.0));
        assert!(close(assign(&[vec![4.0, 1.0, 3.0], vec![2.0, 0.0, 5.0], vec![3.0, 2.0, 2.0]]), 5.0));
    }

    #[test]
    fn nothing_found_scores_nothing() {
        let scores = score(&[vec![0, 1]], &[]);
        assert!(close(scores.conll(), 0.0) && close(scores.mentions.f1(), 0.0));
    }
}
