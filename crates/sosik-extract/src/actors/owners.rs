//! Words for bodies that few states use, whatever a text is about: 외무성 is Japan's or North Korea's and never the South's.

use std::sync::LazyLock;

use sosik_core::Code;

use crate::names::index::Map;
use crate::numbers::table::rows;

static OWNERS: LazyLock<Map<&'static str, Vec<Code>>> = LazyLock::new(|| {
    let file = include_str!("../../lexicon/roles/owners.csv");
    let codes = |all: &str| all.split('|').filter_map(|code| Code::new(code).ok()).collect();
    rows(file).filter_map(|row| Some((*row.first()?, codes(row.get(1)?)))).collect()
});

/// The states whose bodies are called so; none where every state has one. One lookup.
pub(super) fn of(words: &str) -> &'static [Code] {
    OWNERS.get(words).map_or(&[], Vec::as_slice)
}

/// Whether a body of the country `code` may be called `words`.
pub(super) fn may_be(words: &str, code: Option<Code>) -> bool {
    let owners = of(words);
    owners.is_empty() || code.is_some_and(|code| owners.contains(&code))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_of_few_states_is_theirs() {
        let code = |c: &str| Code::new(c).ok();
        assert!(may_be("외무성", code("JPN")) && may_be("외교부", code("JPN")));
        assert!(!may_be("외무성", code("KOR")) && !may_be("방위성", None));
    }
}
