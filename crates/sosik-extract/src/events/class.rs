//! Classes of words, and tests of phrases against them.

use std::sync::LazyLock;

use serde::Deserialize;
use sosik_core::Language;

use super::hash::{WordMap, WordSet};
use super::phrase::Phrase;
use super::words::lists;
use crate::numbers::chars::is_hangul;
use crate::sieve::{Letters, Pairs};

/// The classes of both languages and the instruments of violence.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct Classes {
    en: WordMap<String, Vec<String>>,
    ko: WordMap<String, Vec<String>>,
    instruments: WordMap<String, Vec<String>>,
    /// The same for look-ups, by language and class.
    #[serde(skip)]
    english: WordMap<String, Words>,
    #[serde(skip)]
    korean: WordMap<String, Words>,
    #[serde(skip)]
    matters: [Matters; 2],
}

/// Classes by which sentences are gated, each a bit in the order of this list.
pub(crate) const MATTERS: [&str; 16] = [
    "accident",
    "either",
    "carriers",
    "blasts",
    "industry",
    "weather",
    "market",
    "deals",
    "sport_only",
    "uniform",
    "fiction",
    "acting",
    "bomb",
    "violence",
    "sport",
    "ages",
];

/// The bit of a class of [`MATTERS`]; none for others.
pub(crate) fn matter(name: &str) -> u16 {
    MATTERS.iter().position(|m| *m == name).map_or(0, |at| 1 << at)
}

/// All words of [`MATTERS`] in one look-up.
#[derive(Clone, Debug, Default)]
pub(crate) struct Matters {
    single: WordMap<String, u16>,
    phrases: Vec<(Phrase, u16)>,
}

impl Matters {
    fn new(classes: &WordMap<String, Words>) -> Self {
        let mut all = Self::default();
        for name in MATTERS {
            if let Some(class) = classes.get(name) {
                for word in &class.single {
                    *all.single.entry(word.clone()).or_default() |= matter(name);
                }
                all.phrases.extend(class.phrases.iter().map(|p| (p.clone(), matter(name))));
            }
        }
        all
    }

    /// A word of these classes, with the bits of those that have it.
    pub(crate) fn find(&self, word: &str) -> Option<(&str, u16)> {
        self.single.get_key_value(word).map(|(word, bits)| (word.as_str(), *bits))
    }

    /// The words of several words in the classes of `bits`, each with all of its own.
    pub(crate) fn phrases(&self, bits: u16) -> impl Iterator<Item = (&Phrase, u16)> {
        self.phrases.iter().filter(move |(_, own)| own & bits != 0).map(|(phrase, own)| (phrase, *own))
    }
}

/// The words of a class in the shapes in which they are looked up.
#[derive(Clone, Debug, Default)]
pub(crate) struct Words {
    /// Single words, and all of Korean.
    single: WordSet<String>,
    /// English words of several words.
    phrases: Vec<Phrase>,
    /// Korean words by their first syllable, for those that stand inside others.
    by_first: WordMap<char, Vec<String>>,
    firsts: Letters,
}

impl Words {
    fn new(words: &[String], korean: bool) -> Self {
        let mut all = Self::default();
        for word in words {
            if !korean && word.contains(' ') {
                all.phrases.push(Phrase::new(word));
                continue;
            }
            if let (true, Some(first)) = (korean, word.chars().next()) {
                all.by_first.entry(first).or_default().push(word.clone());
                all.firsts.add_first(word);
            }
            all.single.insert(word.clone());
        }
        all
    }

    /// Whether the word is one of them.
    pub(crate) fn has(&self, word: &str) -> bool {
        self.single.contains(word)
    }

    /// The words of several words.
    pub(crate) fn phrases(&self) -> &[Phrase] {
        &self.phrases
    }

    /// Whether a Korean word ends in one of them. Costs the syllables of `word`, of which only the last twelve are looked at.
    pub(crate) fn ends(&self, word: &str) -> bool {
        word.char_indices().rev().take(12).any(|(at, _)| self.single.contains(&word[at..]))
    }

    /// The words that stand somewhere in a Korean word.
    pub(crate) fn within<'w>(&'w self, word: &'w str) -> impl Iterator<Item = &'w String> {
        word.char_indices().filter(|(_, first)| self.firsts.may_hold(*first)).flat_map(move |(at, first)| {
            self.by_first.get(&first).into_iter().flatten().filter(move |w| word[at..].starts_with(w.as_str()))
        })
    }
}

/// The order in which instruments are asked: the narrow before the wide.
const INSTRUMENTS: [&str; 7] = ["suicide-attack", "drone", "aerial", "heavy-weapons", "explosives", "firearms", "primitive"];

impl Classes {
    pub(crate) fn read() -> Self {
        let mut classes: Self = toml::from_str(include_str!("../../lexicon/senses/classes.toml")).unwrap_or_default();
        let index = |classes: &WordMap<String, Vec<String>>, korean| {
            classes.iter().map(|(name, words)| (name.clone(), Words::new(words, korean))).collect()
        };
        classes.english = index(&classes.en, false);
        classes.korean = index(&classes.ko, true);
        classes.matters = [Matters::new(&classes.english), Matters::new(&classes.korean)];
        classes
    }

    /// The words by which sentences of `language` are gated.
    pub(crate) fn matters(&self, language: Language) -> &Matters {
        &self.matters[usize::from(language == Language::Korean)]
    }

    /// A class for look-ups; an empty one for an unknown name.
    pub(crate) fn class(&self, language: Language, name: &str) -> &Words {
        static NONE: LazyLock<Words> = LazyLock::new(Words::default);
        let classes = if language == Language::Korean { &self.korean } else { &self.english };
        classes.get(name).unwrap_or_else(|| &NONE)
    }

    /// The words of a class; none for an unknown one.
    pub(crate) fn words(&self, language: Language, class: &str) -> &[String] {
        let classes = if language == Language::Korean { &self.ko } else { &self.en };
        classes.get(class).map_or(&[], Vec::as_slice)
    }

    /// `words`, of which `@name` stands for the words of a class.
    pub(crate) fn expand(&self, words: &[String], language: Language) -> Vec<String> {
        let of = |w: &String| w.strip_prefix('@').map_or_else(|| vec![w.clone()], |class| self.words(language, class).to_vec());
        words.iter().flat_map(of).collect()
    }

    /// Whether a class of this name is known, the special ones included.
    pub(crate) fn knows(&self, language: Language, class: &str) -> bool {
        matches!(class, "state" | "igo" | "place") || !self.words(language, class).is_empty()
    }

    /// The mode of violence that the words of a sentence show. `has` says whether the sentence has a word.
    pub(crate) fn instrument(&self, has: impl Fn(&str) -> bool) -> Option<&'static str> {
        INSTRUMENTS.into_iter().find(|mode| self.instruments.get(*mode).is_some_and(|words| words.iter().any(|w| has(w))))
    }
}

/// Words and classes of which one must stand somewhere.
#[derive(Clone, Debug, Default)]
pub(crate) struct Test {
    words: WordSet<String>,
    phrases: Vec<String>,
    /// The first two letters of the phrases, each pair once.
    starts: Vec<[u8; 2]>,
    /// The same as bits, which say of most other pairs that they are none.
    pairs: Pairs,
    /// Classes of actors, which only the resolver can tell: `state`, `igo`, `place`.
    pub(crate) special: Vec<String>,
    /// Whether people are asked for in general, so that anybody with a name fits.
    pub(crate) people: bool,
    korean: bool,
}

impl Test {
    pub(crate) fn new(entries: &[String], classes: &Classes, language: Language) -> Self {
        let mut test = Self { korean: language == Language::Korean, ..Self::default() };
        for entry in entries {
            match entry.strip_prefix('@') {
                Some(class @ ("state" | "igo" | "place")) => test.special.push(class.to_owned()),
                Some(class) => classes.words(language, class).iter().for_each(|w| test.add(w)),
                None => test.add(entry),
            }
        }
        test.people = ["man", "people", "person", "사람", "남성"].iter().any(|w| test.words.contains(*w));
        test
    }

    fn add(&mut self, word: &str) {
        if !self.korean && word.contains(' ') {
            if let Some(start) = word.as_bytes().first_chunk::<2>().filter(|start| !self.starts.contains(start)) {
                self.starts.push(*start);
                self.pairs.add(*start);
            }
            self.phrases.push(word.to_owned());
        } else {
            self.words.insert(word.replace(' ', ""));
        }
    }

    /// Whether nothing is asked.
    pub(crate) fn is_empty(&self) -> bool {
        self.words.is_empty() && self.phrases.is_empty() && self.special.is_empty()
    }

    /// Whether the phrase with this head fits. Costs the length of the phrase.
    pub(crate) fn fits(&self, phrase: &str, head: &str) -> bool {
        if self.korean { self.fits_korean(phrase, head) } else { self.fits_english(phrase, head) }
    }

    /// Whether a single English word, or a Korean noun by its end, is one of the words.
    pub(crate) fn fits_word(&self, word: &str) -> bool {
        if self.korean {
            let word: String = word.chars().filter(|c| !c.is_whitespace()).collect();
            word.char_indices().any(|(i, _)| self.words.contains(&word[i..]))
                || word.strip_suffix('들').is_some_and(|w| w.char_indices().any(|(i, _)| self.words.contains(&w[i..])))
        } else {
            let lower = lowered(word);
            self.words.contains(lower.as_ref()) || self.words.contains(singular(&lower).as_ref())
        }
    }

    fn fits_english(&self, phrase: &str, head: &str) -> bool {
        if self.fits_word(head) {
            return true;
        }
        let lower = lowered(phrase);
        // The first letters of a phrase must stand there before its words are made singular and compared.
        let begins = |pair: &[u8; 2]| self.pairs.may_have(*pair) && self.starts.contains(pair);
        if !self.starts.is_empty() && lower.as_bytes().windows(2).filter_map(<[u8]>::first_chunk).any(begins) {
            let plain = format!(" {} ", words(&lower).map(singular).collect::<Vec<_>>().join(" "));
            let whole = |p: &String| {
                plain.match_indices(p.as_str()).any(|(at, _)| plain[..at].ends_with(' ') && plain[at + p.len()..].starts_with(' '))
            };
            if self.phrases.iter().any(whole) {
                return true;
            }
        }
        let head = lowered(head);
        let counts = head.chars().any(|c| c.is_ascii_digit()) || lists().containers.has(singular(&head).as_ref());
        counts && words(&lower).any(|w| self.fits_word(w))
    }

    fn fits_korean(&self, phrase: &str, head: &str) -> bool {
        if self.fits_word(head) || self.fits_word(phrase) {
            return true;
        }
        let counts = head.chars().any(|c| c.is_ascii_digit()) || lists().counters.has(head);
        counts
            && phrase
                .split_whitespace()
                .any(|w| self.fits_word(w) || self.fits_word(w.trim_end_matches(['을', '를', '의', '은', '는', '이', '가'])))
    }
}

/// The text in lower case; itself when it is plain small letters.
pub(crate) fn lowered(text: &str) -> std::borrow::Cow<'_, str> {
    // Hangul has no capitals.
    let small = |c: char| if c.is_ascii() { !c.is_ascii_uppercase() } else { is_hangul(c) };
    let plain = text.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase());
    if plain || text.chars().all(small) { text.into() } else { text.to_lowercase().into() }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !(c.is_alphanumeric() || c == '-' || c == '\'')).filter(|w| !w.is_empty())
}

/// An English noun without its plural ending and possessive, by rule: what is no plural may lose an s, which lexicons are spared by being asked with
/// the word as written first.
pub(crate) fn singular(word: &str) -> std::borrow::Cow<'_, str> {
    use std::borrow::Cow;
    // Every ending below has one of these letters last.
    if !matches!(word.as_bytes().last(), Some(b's' | b'n')) {
        return Cow::Borrowed(word);
    }
    let word = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word);
    match word {
        "men" => return Cow::Borrowed("man"),
        "women" => return Cow::Borrowed("woman"),
        "children" => return Cow::Borrowed("child"),
        _ => {}
    }
    // policemen, gunmen; no word of Latin in -men
    if let Some(stem) = word.strip_suffix("men").filter(|s| s.len() > 2 && !matches!(*s, "speci" | "regi" | "abdo" | "acu" | "hy" | "sta"))
    {
        return Cow::Owned(format!("{stem}man"));
    }
    if word.len() < 4 || word.ends_with("ss") || word.ends_with("us") || word.ends_with("is") {
        return Cow::Borrowed(word);
    }
    // ties, lies
    if word.len() == 4 && word.ends_with("ies") {
        return Cow::Borrowed(&word[..3]);
    }
    if let Some(stem) = word.strip_suffix("ies") {
        return Cow::Owned(format!("{stem}y"));
    }
    // embargoes, heroes; no short words as shoes and toes
    for ending in ["sses", "shes", "ches", "xes", "goes", "toes", "roes", "does"] {
        if word.ends_with(ending) && (word.len() > 5 || !ending.ends_with("oes")) {
            return Cow::Borrowed(&word[..word.len() - 2]);
        }
    }
    Cow::Borrowed(word.strip_suffix('s').unwrap_or(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn test(language: Language, entries: &[&str]) -> Test {
        let entries: Vec<String> = entries.iter().map(|e| (*e).to_owned()).collect();
        Test::new(&entries, &Classes::read(), language)
    }

    #[test]
    fn heads_and_phrases_decide_and_other_words_do_not() {
        let troops = test(Language::English, &["@troops"]);
        assert!(troops.fits("around 12,000 troops", "troops"));
        assert!(troops.fits("dozens of soldiers", "dozens"));
        assert!(!troops.fits("the soldier's letter", "letter"));
        let law = test(Language::English, &["martial law"]);
        assert!(law.fits("full martial law", "law") && !law.fits("a new law", "law"));
    }

    #[test]
    fn korean_nouns_are_known_by_their_end() {
        let troops = test(Language::Korean, &["@troops"]);
        assert!(troops.fits("북한군 특수부대", "특수부대"));
        assert!(troops.fits("병력 1만2000명", "1만2000명"));
        assert!(!troops.fits("부대찌개", "부대찌개"));
    }

    #[test]
    fn plurals_are_undone() {
        for (many, one) in [
            ("sanctions", "sanction"),
            ("embargoes", "embargo"),
            ("shoes", "shoe"),
            ("embassies", "embassy"),
            ("launches", "launch"),
            ("press", "press"),
            ("gunmen", "gunman"),
            ("ties", "tie"),
        ] {
            assert_eq!(singular(many), one);
        }
    }
}
