//! People who are not of the country where they are: settlers in Hebron, troops in Gaza.

use std::sync::LazyLock;

use sosik_core::Code;

use crate::names::index::Map;
use crate::numbers::chars::is_alphanumeric;
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

/// The country of a people that lives in one alone, which its refugees abroad are of as well, and of offices that only one state has.
static HOMES: LazyLock<Map<&'static str, Code>> = LazyLock::new(|| {
    let file = include_str!("../../lexicon/roles/homes.csv");
    rows(file).filter_map(|row| Some((*row.first()?, Code::new(row.get(1)?).ok()?))).collect()
});

/// The country that one of the `words` tells which name a people or an office, wherever they are: "Rohingya refugees", 교황; of Korean words only
/// the last, for 탈북자 단체 is the South's. Linear in them.
pub(super) fn home(words: &str) -> Option<Code> {
    let mut each = words.split(|c: char| !(is_alphanumeric(c) || matches!(c, '-' | '\''))).filter(|word| !word.is_empty());
    let last = words.rsplit(' ').next().unwrap_or_default();
    each.find_map(|word| {
        if word.starts_with(crate::names::boundary::is_hangul) && !last.starts_with(word) {
            return None;
        }
        let one = word.strip_suffix('들').or_else(|| word.strip_suffix('s')).unwrap_or(word);
        let people = crate::names::people_of(word).or_else(|| crate::names::people_of(one));
        people.or(Some(one)).and_then(|who| HOMES.get(who).copied().or_else(|| HOMES.get(crate::small::small(who).as_str()).copied()))
    })
}

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
