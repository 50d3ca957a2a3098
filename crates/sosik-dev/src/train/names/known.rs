//! What is known of English words from elsewhere.

use std::collections::BTreeMap;

use sosik_extract::names::model::english::Known;
use sosik_linear::tagger;

/// Words by the hash of their lower case: names of the US Census 1990, with what they are used for and how frequent they are.
pub(super) fn known() -> BTreeMap<u64, Known> {
    let mut buffer = Vec::new();
    let mut all: BTreeMap<u64, Known> = BTreeMap::new();
    for line in include_str!("census.csv").lines().skip(1) {
        let mut cells = line.split(',');
        let (Some(name), Some(uses), Some(rank)) = (cells.next(), cells.next(), cells.next()) else { continue };
        let bits = uses.split('|').map(|u| match u {
            "male" => 1,
            "female" => 2,
            _ => 4,
        });
        all.insert(tagger::Word::read(name, &mut buffer).lower, [bits.sum(), rank.parse().unwrap_or(0)]);
    }
    all
}
