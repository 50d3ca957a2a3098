//! Names by their sound, so that 키릴로 부다노프, "Kyrylo Budanov" and Кирило Буданов have one key, and 한민구, "Han Min-koo" and
//! "Han Mingu" have one.
//!
//! Two roads: names of Koreans go by syllables ([`korean`]), for Revised Romanization, McCune–Reischauer, the Northern style and what
//! people choose for themselves differ in vowels and in the strength of consonants and keep the syllables apart. All others go by
//! consonants ([`foreign`]), which is what Hangul keeps of a foreign name. Names that are too short to be told apart by sound keep
//! their letters.

mod foreign;
mod korean;

use std::sync::LazyLock;

use super::aliases::minted;
use super::index::Map;
use crate::numbers::table::rows;

/// Fewest consonants of a name of several words, and of one alone, that tell who is meant.
const LEAST: [usize; 2] = [4, 3];

/// Given names that are spelled alike in neither language, under the first English spelling.
static GIVEN: LazyLock<Map<&'static str, &'static str>> = LazyLock::new(|| {
    let mut all = Map::default();
    for row in rows(include_str!("../../../lexicon/names/transliterated.csv")) {
        let [en, ko, ..] = row[..] else { continue };
        let first = en.split('|').next().unwrap_or_default();
        for form in en.split('|').chain(ko.split('|')) {
            all.entry(form).or_insert(first);
        }
    }
    all
});

/// Nobody's name is longer, in bytes.
pub(super) const LONGEST: usize = 120;

/// A name as it sounds.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Sound {
    /// What stands before the family name and the family name (Korean names: the other way round).
    pub(crate) parts: Vec<String>,
    /// Whether it is a Korean name.
    pub(crate) korean: bool,
}

impl Sound {
    /// The sound of `name`; nothing for one that is too short or too long, or written in another script. Linear in the name.
    pub(crate) fn of(name: &str) -> Option<Self> {
        if name.len() > LONGEST {
            return None;
        }
        if let Some(parts) = korean::read(name) {
            return Some(Self { parts, korean: true });
        }
        let words: Vec<&str> = name.split(|c: char| c.is_whitespace() || matches!(c, '·' | '.' | '-' | '‐')).filter(|w| said(w)).collect();
        let last = words.len().checked_sub(1)?;
        let mut parts = Vec::with_capacity(words.len());
        for (i, word) in words.iter().enumerate() {
            let given = GIVEN.get(word.to_lowercase().as_str()).filter(|_| i < last);
            let part = match given {
                Some(canonical) => foreign::skeleton(canonical)?,
                None => foreign::skeleton(word)?,
            };
            parts.push(part);
        }
        parts.retain(|p| !p.is_empty());
        let consonants: usize = parts.iter().map(String::len).sum();
        (consonants >= LEAST[usize::from(parts.len() < 2)]).then_some(Self { parts, korean: false })
    }

    /// The key of a person of this name whom no list knows.
    pub(crate) fn key(&self) -> String {
        format!("person.{}", self.parts.join("-"))
    }
}

/// Whether `word` is a foreign given name that is listed in both scripts.
pub(super) fn is_given(word: &str) -> bool {
    GIVEN.contains_key(word)
}

/// Whether a word of a name is heard in both languages: initials, articles and particles are not.
fn said(word: &str) -> bool {
    (word.chars().count() > 1 || word.starts_with(super::boundary::is_hangul))
        && !["al", "el", "ul", "bin", "ibn", "de", "la", "jr", "sr", "ii", "iii", "알", "엘", "빈", "드", "라"]
            .contains(&word.to_lowercase().as_str())
}

/// The key of a person called `name` whom no list knows: the sound, or the letters where that is too little.
pub(crate) fn person(name: &str) -> String {
    Sound::of(name).map_or_else(|| minted(name), |s| s.key())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_three_scripts_have_one_key() {
        for names in [
            &["Kyrylo Budanov", "키릴로 부다노프", "Кирило Буданов"][..],
            &["Han Min-koo", "Han Mingu", "Han Min Gu", "한민구"],
            &["Chŏng Sŭng-il", "Jung Seung-il", "Jong Sung Il", "정승일"],
            &["Rhee Taek-soo", "Lee Taek Soo", "이택수"],
            &["Ri Yong Ho", "Lee Yong-ho", "이용호", "리용호"],
            &["Tim Pawlenty", "팀 폴렌티"],
            &["Stephen Walder", "Steven Walder", "스티븐 왈더"],
            &["Radovan Karadzic", "라도반 카라지치"],
            &["Enrique Sanchez", "엔리케 산체스"],
        ] {
            let keys: Vec<String> = names.iter().map(|n| person(n)).collect();
            assert!(keys.windows(2).all(|w| w[0] == w[1]), "{names:?}: {keys:?}");
        }
    }

    #[test]
    fn people_who_sound_alike_stay_apart() {
        for (a, b) in [("John Kerry", "Jon Kyl"), ("김정은", "김정일"), ("Bale", "Bell"), ("Kim Jong Un", "Kim Yo Jong"), ("박진", "박근")]
        {
            assert_ne!(person(a), person(b));
        }
    }

    #[test]
    fn short_names_keep_their_letters() {
        assert_eq!(person("Bell"), "bell");
        assert_eq!(person("벨"), "벨");
        assert_eq!(person("习近平"), "习近平");
        assert_eq!(person(""), "");
    }
}
