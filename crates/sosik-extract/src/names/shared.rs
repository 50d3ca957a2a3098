//! What bodies of several countries are called alike: the Democratic Party of Seoul and of Washington, the two that are RSF.

use std::sync::LazyLock;

use sosik_core::Code;

use super::boundary::{is_hangul, starts_word};
use super::index::Map;
use super::lexicon::{Entry, LEXICON};
use crate::numbers::table::rows;

/// One of the bodies that a name can mean.
#[derive(Debug)]
struct Bearer {
    key: &'static str,
    /// Where it is at home.
    country: Option<Code>,
    /// Words that tell what a sentence is about in which it is meant.
    near: Vec<&'static str>,
}

/// By their names.
static SHARED: LazyLock<Map<&'static str, Vec<Bearer>>> = LazyLock::new(|| {
    let mut all: Map<&'static str, Vec<Bearer>> = Map::default();
    for row in rows(include_str!("../../lexicon/gazetteer/shared.csv")) {
        let [forms, key, country, near, ..] = row[..] else { continue };
        for form in forms.split('|') {
            let near = near.split('|').filter(|word| !word.is_empty()).collect();
            all.entry(form).or_default().push(Bearer { key, country: Code::new(country).ok(), near });
        }
    }
    all
});

/// The countries of the bodies that are called `name` besides the one that the gazetteer lists; nothing for names that are nobody's else.
pub(crate) fn elsewhere(name: &str) -> Option<impl Iterator<Item = Code> + use<>> {
    SHARED.get(name).map(|bearers| bearers.iter().filter_map(|bearer| bearer.country))
}

/// The body of `country` that is called `name` there; nothing for names that are nobody's in particular.
pub(crate) fn of_country(name: &str, country: Code) -> Option<&'static Entry> {
    SHARED.get(name)?.iter().find(|bearer| bearer.country == Some(country)).and_then(|bearer| LEXICON.by_key(bearer.key))
}

/// The body that `name` means in a text on `country`: the one that is at home there, else the one of whose matters `sentence` tells.
pub(crate) fn meant(name: &str, country: Option<Code>, sentence: &str) -> Option<&'static Entry> {
    let bearers = SHARED.get(name)?;
    let home = bearers.iter().find(|bearer| country.is_some() && bearer.country == country);
    let near = || bearers.iter().find(|bearer| bearer.near.iter().any(|word| tells(sentence, word)));
    home.or_else(near).and_then(|bearer| LEXICON.by_key(bearer.key))
}

/// Whether `word` begins a word of `sentence`.
fn tells(sentence: &str, word: &str) -> bool {
    sentence.match_indices(word).any(|(at, _)| word.starts_with(is_hangul) || starts_word(sentence, at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_names_a_body_of_the_gazetteer_and_has_a_source_and_a_licence() {
        for row in rows(include_str!("../../lexicon/gazetteer/shared.csv")) {
            assert_eq!(row.len(), 6, "{row:?}");
            assert!(LEXICON.by_key(row[1]).is_some(), "{}", row[1]);
            assert!(Code::new(row[2]).is_ok() || !row[3].is_empty(), "{row:?}");
            assert!(!row[4].is_empty() && !row[5].is_empty(), "{row:?}");
        }
    }
}
