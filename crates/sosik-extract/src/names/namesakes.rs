//! Towns of one name in several countries: Saint-Denis of Paris and of Réunion.

use std::sync::LazyLock;

use sosik_core::{Code, EntityLabel};

use super::Found;
use super::index::Map;
use super::lexicon::{Bare, LEXICON, What};
use crate::numbers::table::rows;

/// The countries that have a place of a name besides the one that the gazetteer lists.
static NAMESAKES: LazyLock<Map<&'static str, Vec<Code>>> = LazyLock::new(|| {
    let row = |row: Vec<&'static str>| {
        let codes = row.get(1)?.split('|').filter_map(|code| Code::new(code).ok()).collect();
        Some((*row.first()?, codes))
    };
    rows(include_str!("../../lexicon/gazetteer/namesakes.csv")).filter_map(row).collect()
});

/// Lets each place of a name that several countries have be the one in a country that the document names otherwise; the listed one where
/// its own country is named or none of them is. Linear in the names.
pub(super) fn settle(text: &str, found: &mut [Found]) {
    let others = |f: &Found| {
        let place = f.name.label == EntityLabel::Place && !f.name.adjective;
        f.name.span.slice(text).filter(|_| place).and_then(|words| NAMESAKES.get(words))
    };
    if !found.iter().any(|f| others(f).is_some()) {
        return;
    }
    let (mut named, mut towns): (Map<Code, usize>, Map<Code, usize>) = Default::default();
    for f in found.iter().filter(|f| others(f).is_none()) {
        let Some(code) = f.name.code else { continue };
        *named.entry(code).or_default() += 1;
        let town = f.entry.map(|id| &LEXICON.entries[id as usize]).is_some_and(|e| e.what == What::Place && e.detail != "capital");
        if town {
            *towns.entry(code).or_default() += 1;
        }
    }
    for f in found.iter_mut() {
        let Some(others) = others(f).filter(|_| f.name.code.is_none_or(|own| !named.contains_key(&own))) else { continue };
        // A country deals with others; what stands beside the towns of one alone is no country: Georgia beside Atlanta.
        let state = f.name.kind.is_some();
        if state && of_state(text, f.name.span.range().end) {
            continue;
        }
        let told = if state { &towns } else { &named };
        // Of equals the first of the list.
        let most = others.iter().rev().filter_map(|code| told.get(code).map(|n| (*n, *code))).max_by_key(|(n, _)| *n);
        if let Some((_, code)) = most {
            f.name.code = Some(code);
            f.name.kind = None;
            f.name.key = None;
        }
    }
}

/// Whether an office or body that only states have belongs to the name that ends at byte `end`: "Georgia's foreign minister".
fn of_state(text: &str, end: usize) -> bool {
    let Some(at) = ["'s ", "’s "].iter().find(|s| text[end..].starts_with(**s)).map(|s| end + s.len()) else { return false };
    let role = LEXICON.role_index.longest(text, at, |e, _| super::boundary::ends_word(text, e));
    role.is_some_and(|(_, id)| LEXICON.roles[id as usize].bare == Bare::Document)
}
