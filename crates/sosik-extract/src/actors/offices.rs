//! Who held an office on the day of a document: "the U.S. defense secretary" of October 2024 is another than that of 2026.

use std::sync::LazyLock;

use chrono::NaiveDate;

use crate::names::index::Map;
use crate::names::lexicon::{Entry, LEXICON};
use crate::numbers::table::rows;

/// A term of office.
#[derive(Clone, Copy, Debug)]
struct Term {
    holder: &'static str,
    from: NaiveDate,
    /// The first day after it; of a term that goes on the day after which nobody has looked.
    until: NaiveDate,
}

/// Terms by owner (`usa`, `nato`), then by title in lower case.
static TERMS: LazyLock<Map<&'static str, Map<String, Vec<Term>>>> = LazyLock::new(|| {
    let mut terms: Map<&str, Vec<Term>> = Map::default();
    for row in rows(include_str!("../../lexicon/roles/office_holders.csv")) {
        let [office, holder, from, until, checked, ..] = row[..] else { continue };
        let (Ok(from), Ok(until)) = (from.parse(), if until.is_empty() { checked } else { until }.parse()) else { continue };
        terms.entry(office).or_default().push(Term { holder, from, until });
    }
    let mut all: Map<&str, Map<String, Vec<Term>>> = Map::default();
    for row in rows(include_str!("../../lexicon/roles/offices.csv")) {
        let [office, owner, en, ko, ..] = row[..] else { continue };
        let Some(held) = terms.get(office) else { continue };
        for title in en.split('|').chain(ko.split('|')).filter(|t| !t.is_empty()) {
            all.entry(owner).or_default().entry(title.to_lowercase()).or_insert_with(|| held.clone());
        }
    }
    all
});

/// Words around a title that tell of another than its holder: 전 대통령, the former president, deputy.
const OTHERS: [&str; 16] =
    ["former", "ex", "then", "next", "future", "late", "deputy", "acting", "new", "incoming", "전", "전임", "전직", "차기", "신임", "후임"];

/// The person who holds the office called `title` of `owner` (`usa`, `nato`) on `day`, by the lexicon; nothing when it does not know.
pub(super) fn holder(owner: &str, title: &str, day: NaiveDate) -> Option<&'static Entry> {
    let terms = TERMS.get(owner)?.get(&title.to_lowercase())?;
    let term = terms.iter().find(|t| (t.from..t.until).contains(&day))?;
    LEXICON.by_key(term.holder)
}

/// Whether the words before a title or inside its phrase speak of another than who holds it.
pub(super) fn of_another(text: &str, start: usize, phrase: &str) -> bool {
    // As far back as one word reaches.
    const BACK: usize = 24;
    let head = text.get(..start).unwrap_or_default().trim_end_matches([' ', '-']);
    let from = head.char_indices().rev().take(BACK).take_while(|(_, c)| c.is_alphabetic()).last().map_or(head.len(), |(i, _)| i);
    let word = head.get(from..).unwrap_or_default();
    let other = |word: &str| OTHERS.iter().any(|o| word.eq_ignore_ascii_case(o));
    other(word) || phrase.split([' ', '-']).any(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(owner: &str, title: &str, day: &str) -> Option<&'static str> {
        holder(owner, title, day.parse().unwrap()).map(|e| e.en)
    }

    #[test]
    fn an_office_has_the_holder_of_the_day() {
        assert_eq!(on("usa", "defense secretary", "2024-10-23"), Some("Lloyd Austin"));
        assert_eq!(on("usa", "Defense Secretary", "2025-03-01"), Some("Pete Hegseth"));
        assert_eq!(on("kor", "국방부 장관", "2024-09-06"), Some("Kim Yong-hyun"));
        assert_eq!(on("nato", "Secretary General", "2024-10-01"), Some("Mark Rutte"));
    }

    #[test]
    fn what_nobody_has_looked_up_is_not_told() {
        assert_eq!(on("usa", "president", "2031-01-01"), None);
        assert_eq!(on("kor", "국방부 장관", "2025-01-10"), None);
        assert_eq!(on("usa", "janitor", "2024-10-23"), None);
    }

    #[test]
    fn terms_are_in_order_and_their_holders_known() {
        for (office, terms) in TERMS.values().flatten() {
            assert!(terms.iter().all(|t| t.from < t.until && LEXICON.by_key(t.holder).is_some()), "{office:?}");
            assert!(terms.windows(2).all(|w| w[0].until <= w[1].from), "{office:?}");
        }
    }

    #[test]
    fn another_is_not_the_holder() {
        assert!(of_another("former U.S. president", 7, "U.S. president"));
        assert!(of_another("", 0, "미국 전 대통령"));
        assert!(!of_another("Talks with the U.S. president", 15, "U.S. president"));
    }
}
