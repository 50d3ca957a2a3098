//! People who are not of the country where they are: settlers in Hebron, troops in Gaza.

use std::sync::LazyLock;

use sosik_core::Code;

use crate::names::index::Map;
use crate::numbers::table::rows;

/// A country where they are, whose they are, and whether that holds even where the words tell another country.
type Abroad = (Code, Code, bool);

/// By what they are called, or the key of their role.
static ABROAD: LazyLock<Map<&'static str, Vec<Abroad>>> = LazyLock::new(|| {
    let mut all: Map<&str, Vec<Abroad>> = Map::default();
    for row in rows(include_str!("../../lexicon/roles/abroad.csv")) {
        let [who, place, of, when, ..] = row[..] else { continue };
        let (Ok(place), Ok(of)) = (Code::new(place), Code::new(of)) else { continue };
        all.entry(who).or_default().push((place, of, when == "always"));
    }
    all
});

/// Of which country those are who are called `who`, a role's key or what people are called, and are in the country `place`; `guessed` where
/// only the text around tells the place.
pub(super) fn of(who: &str, place: Code, guessed: bool) -> Code {
    let known = ABROAD.get(who).and_then(|all| all.iter().find(|(at, _, always)| *at == place && (guessed || *always)));
    known.map_or(place, |(_, of, _)| *of)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settlers_are_their_states() {
        let code = |c| Code::new(c).unwrap();
        assert_eq!(of("settler", code("PSE"), false), code("ISR"));
        assert_eq!(of("mil", code("PSE"), true), code("ISR"));
        assert_eq!(of("mil", code("PSE"), false), code("PSE"));
        assert_eq!(of("police", code("PSE"), true), code("PSE"));
    }
}
