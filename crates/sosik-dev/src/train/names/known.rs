//! What is known of English words from elsewhere.

use std::collections::{BTreeMap, BTreeSet};

use sosik_extract::names::model::english::Known;
use sosik_linear::tagger;

/// Words by the hash of their lower case, the most important first: names of the US Census 1990, with what they are used for and how frequent
/// they are, and classes of words that keep the same company.
///
/// The classes are those of the 100,000 most frequent words of letters in the word vectors GloVe 6B 50d (Pennington, Socher and Manning 2014;
/// public domain): `classes.py` makes a thousand of them by k-means, and 64 groups of their centres.
pub(super) fn known() -> Vec<(u64, Known)> {
    let mut buffer = Vec::new();
    let mut lower = |word: &str| tagger::Word::read(word, &mut buffer).lower;
    let mut all: BTreeMap<u64, Known> = BTreeMap::new();
    // Rank and hash; words of a class are listed by their frequency.
    let mut order = Vec::new();
    for line in include_str!("classes.csv").lines().skip(1) {
        let mut cells = line.split(',');
        let number = |cell: Option<&str>| cell.and_then(|c| c.parse::<u16>().ok());
        let (Some(class), Some(group), Some(words)) = (number(cells.next()), number(cells.next()), cells.next()) else { continue };
        // Zero is for words without a class.
        let [low, high] = ((class + 1) << 6 | group).to_le_bytes();
        for (rank, word) in words.split(' ').enumerate() {
            let h = lower(word);
            order.push((rank + 1, h));
            all.insert(h, [0, 0, low, high]);
        }
    }
    for line in include_str!("census.csv").lines().skip(1) {
        let mut cells = line.split(',');
        let (Some(name), Some(uses), Some(rank)) = (cells.next(), cells.next(), cells.next()) else { continue };
        let bits = uses.split('|').map(|u| match u {
            "male" => 1,
            "female" => 2,
            _ => 4,
        });
        let h = lower(name);
        order.push((0, h));
        let known = all.entry(h).or_default();
        (known[0], known[1]) = (bits.sum(), rank.parse().unwrap_or(0));
    }
    order.sort_unstable();
    let mut seen = BTreeSet::new();
    order.into_iter().filter(|(_, h)| seen.insert(*h)).filter_map(|(_, h)| Some((h, *all.get(&h)?))).collect()
}
