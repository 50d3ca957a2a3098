//! Korean names by their syllables: consonants without their strength, vowels by five classes.

use std::sync::LazyLock;

use super::super::boundary::is_hangul;
use super::super::index::Map;
use super::super::people;
use crate::numbers::table::rows;

/// Family names, in Hangul and in Latin letters, under the first Latin spelling.
static FAMILIES: LazyLock<Map<&'static str, &'static str>> = LazyLock::new(|| {
    let mut all = Map::default();
    for row in rows(include_str!("../../../lexicon/names/korean_families.csv")) {
        let [ko, latin, ..] = row[..] else { continue };
        let first = latin.split('|').next().unwrap_or_default();
        for form in ko.split('|').chain(latin.split('|')) {
            all.entry(form).or_insert(first);
        }
    }
    all
});

/// Initial consonants of Hangul syllables by class.
const ONSETS: [&str; 19] = ["k", "k", "n", "t", "t", "l", "m", "p", "p", "s", "s", "", "c", "c", "c", "k", "t", "p", "h"];
/// Vowels by class: ㅓ, ㅗ, ㅜ and ㅡ are written o and u without a rule that all keep.
const VOWELS: [&str; 21] = ["a", "e", "a", "e", "o", "e", "o", "e", "o", "wa", "we", "e", "o", "o", "o", "we", "wi", "o", "o", "i", "i"];

fn coda(index: u32) -> &'static str {
    match index {
        0 => "",
        1..=3 | 24 | 9 => "k",
        4..=6 => "n",
        8 | 11..=15 => "l",
        10 | 16 => "m",
        17 | 18 | 26 => "p",
        21 => "ng",
        _ => "t",
    }
}

fn syllable(c: char) -> String {
    let i = u32::from(c) - 0xAC00;
    format!("{}{}{}", ONSETS[(i / 588) as usize], VOWELS[(i % 588 / 28) as usize], coda(i % 28))
}

/// The family name and the syllables of the given name; nothing for what is no Korean name.
pub(super) fn read(name: &str) -> Option<Vec<String>> {
    if name.chars().all(is_hangul) { hangul(name) } else { latin(name) }
}

fn hangul(name: &str) -> Option<Vec<String>> {
    let n = name.chars().count();
    let two = name.get(..6).filter(|two| n >= 3 && FAMILIES.contains_key(two));
    let family = two.or_else(|| name.get(..3).filter(|_| (2..=3).contains(&n)))?;
    let given = &name[family.len()..];
    if given.chars().count() > 2 || people::foreign(name) {
        return None;
    }
    let mut parts = vec![(*FAMILIES.get(family)?).to_owned()];
    parts.extend(given.chars().map(syllable));
    Some(parts)
}

/// "Kim Jong Un", "Han Min-koo", "Ban Ki-moon", "Chŏng Sŭng-il"; "Syngman Rhee" is not read.
fn latin(name: &str) -> Option<Vec<String>> {
    let plain: String = name
        .chars()
        .flat_map(char::to_lowercase)
        .map(|c| {
            if c == 'ŏ' {
                'o'
            } else if c == 'ŭ' {
                'u'
            } else {
                c
            }
        })
        .collect();
    if !plain.chars().all(|c| c.is_ascii_lowercase() || matches!(c, ' ' | '-' | '\'' | '’')) {
        return None;
    }
    let (family, given) = plain.split_once(' ')?;
    let family = *FAMILIES.get(family)?;
    let marks = |c: char| matches!(c, ' ' | '-');
    let given: Vec<String> = given.split(marks).map(|s| s.chars().filter(char::is_ascii_lowercase).collect()).collect();
    let syllables = match &given[..] {
        [one, two] => vec![whole(one)?, whole(two)?],
        [one] => match whole(one) {
            Some(s) => vec![s],
            // "Mingu": a consonant between vowels opens the second syllable, as Revised Romanization has it.
            None => {
                let split = |i: usize| Some(vec![whole(one.get(..i)?)?, whole(one.get(i..)?)?]);
                let open = |i: &usize| one.as_bytes().get(*i).is_some_and(|b| !b"aeiouwy".contains(b));
                (1..one.len()).filter(open).find_map(split).or_else(|| (1..one.len()).find_map(split))?
            }
        },
        _ => return None,
    };
    let mut parts = vec![family.to_owned()];
    parts.extend(syllables);
    Some(parts)
}

/// The class of the Latin syllable `s`; nothing when it is none.
fn whole(s: &str) -> Option<String> {
    const ONSET: [(&str, &str); 23] = [
        ("kk", "k"),
        ("tt", "t"),
        ("pp", "p"),
        ("ss", "s"),
        ("jj", "c"),
        ("sh", "s"),
        ("ch", "c"),
        ("k", "k"),
        ("g", "k"),
        ("n", "n"),
        ("d", "t"),
        ("t", "t"),
        ("r", "l"),
        ("l", "l"),
        ("m", "m"),
        ("b", "p"),
        ("p", "p"),
        ("s", "s"),
        ("j", "c"),
        ("z", "c"),
        ("h", "h"),
        ("c", "k"),
        ("", ""),
    ];
    const VOWEL: [(&str, &str); 33] = [
        ("yeo", "o"),
        ("you", "o"),
        ("yae", "e"),
        ("woo", "o"),
        ("wae", "we"),
        ("wee", "wi"),
        ("eui", "i"),
        ("eo", "o"),
        ("eu", "o"),
        ("ae", "e"),
        ("ai", "e"),
        ("ay", "e"),
        ("oe", "e"),
        ("oo", "o"),
        ("ou", "o"),
        ("ee", "i"),
        ("ui", "i"),
        ("ya", "a"),
        ("ye", "e"),
        ("yo", "o"),
        ("yu", "o"),
        ("yi", "i"),
        ("wa", "wa"),
        ("we", "we"),
        ("wi", "wi"),
        ("wo", "o"),
        ("wu", "o"),
        ("a", "a"),
        ("e", "e"),
        ("i", "i"),
        ("o", "o"),
        ("u", "o"),
        ("y", "i"),
    ];
    const CODA: [(&str, &str); 14] = [
        ("ng", "ng"),
        ("ck", "k"),
        ("k", "k"),
        ("g", "k"),
        ("n", "n"),
        ("t", "t"),
        ("d", "t"),
        ("l", "l"),
        ("r", "l"),
        ("m", "m"),
        ("p", "p"),
        ("b", "p"),
        ("h", ""),
        ("", ""),
    ];
    ONSET.iter().filter_map(|(o, x)| Some((s.strip_prefix(o)?, x))).find_map(|(rest, x)| {
        VOWEL.iter().filter_map(|(v, y)| Some((rest.strip_prefix(v)?, y))).find_map(|(rest, y)| {
            let z = CODA.iter().find(|(c, _)| *c == rest)?.1;
            Some(format!("{x}{y}{z}"))
        })
    })
}
