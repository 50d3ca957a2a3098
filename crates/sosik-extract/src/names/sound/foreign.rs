//! Foreign names by their consonants, as Hangul keeps them.
//!
//! Vowels are left out: 카라지치 and "Karadžić" agree in theirs, "Guler" and 굴러, "Erdogan" and 에르도안 do not. Hangul writes no r before a
//! consonant or at the end for most languages, so it is left out there; at the start of a word it has one letter for r and l.

use std::sync::LazyLock;

/// The consonants of one word: `b c d g h j k l m n p r s t w`, and `a` for a vowel at its start. Nothing for other scripts.
pub(super) fn skeleton(word: &str) -> Option<String> {
    let first = word.chars().next()?;
    let raw = match first {
        '가'..='힣' => hangul(word)?,
        'Ѐ'..='ӿ' => cyrillic(word)?,
        _ => latin(word)?,
    };
    let mut out = String::with_capacity(raw.len());
    let mut previous = None;
    for c in raw.chars() {
        match c {
            // Only the first sound tells that it was a vowel.
            'a' | 'w' | 'h' if previous.is_some() => {}
            'l' if previous.is_none() => out.push('r'),
            c if previous == Some(c) => {}
            c => out.push(c),
        }
        previous = Some(c);
    }
    Some(out)
}

/// Sounds of a word in Hangul, vowels as `a`.
fn hangul(word: &str) -> Option<String> {
    const ONSETS: [char; 19] = ['g', 'k', 'n', 'd', 't', 'r', 'm', 'b', 'p', 's', 's', 'a', 'j', 'c', 'c', 'k', 't', 'p', 'h'];
    let mut out = String::new();
    for c in word.chars() {
        let i = u32::from(c).checked_sub(0xAC00).filter(|i| *i < 11_172)?;
        let (onset, vowel, coda) = ((i / 588) as usize, i % 588 / 28, i % 28);
        // 르 at the end and before a consonant is an r that others do not say.
        let silent = onset == 5 && vowel == 18 && coda == 0 && !out.is_empty();
        let after_l = onset == 5 && out.ends_with('l');
        match onset {
            _ if silent || after_l => {}
            11 if (9..=10).contains(&vowel) || (14..=16).contains(&vowel) => out.push('w'),
            o => out.push(ONSETS[o]),
        }
        if onset != 11 && vowel != 18 {
            // Keeps letters apart that have a vowel between them: 라라 is not 라.
            out.push('a');
        }
        out.push_str(match coda {
            0 => "",
            1..=3 | 24 => "k",
            4..=6 | 21 => "n",
            8 => "l",
            16 => "m",
            17 | 26 => "p",
            _ => "t",
        });
    }
    Some(out)
}

/// Sounds of a word in Cyrillic letters, vowels as `a`.
fn cyrillic(word: &str) -> Option<String> {
    let letters: Vec<char> = word.chars().flat_map(char::to_lowercase).collect();
    let mut out = String::new();
    for (i, c) in letters.iter().enumerate() {
        let vowel = |c: Option<&char>| c.is_some_and(|c| "аеєиіїоуыэюяё".contains(*c));
        out.push(match c {
            'б' => 'b',
            'в' if i + 1 == letters.len() => 'p',
            'в' => 'b',
            'г' | 'ґ' => 'g',
            'д' => 'd',
            'ж' | 'з' => 'j',
            'к' => 'k',
            'л' => 'l',
            'м' => 'm',
            'н' => 'n',
            'п' | 'ф' => 'p',
            'р' if !vowel(letters.get(i + 1)) && i > 0 => continue,
            'р' => 'r',
            'с' | 'ш' | 'щ' => 's',
            'т' => 't',
            'х' => 'h',
            'ц' | 'ч' => 'c',
            'й' | 'ь' | 'ъ' | '\'' => continue,
            c if vowel(Some(c)) => 'a',
            _ => return None,
        });
    }
    Some(out)
}

/// A letter without its marks; two letters where the mark makes another sound.
fn plain(c: char) -> Option<&'static str> {
    Some(match c {
        'á' | 'à' | 'â' | 'ä' | 'ã' | 'å' | 'ā' | 'ă' | 'ą' | 'é' | 'è' | 'ê' | 'ë' | 'ē' | 'ė' | 'ę' | 'ě' | 'í' | 'ì' | 'î' | 'ï'
        | 'ī' | 'ı' | 'ó' | 'ò' | 'ô' | 'ö' | 'õ' | 'ø' | 'ō' | 'ő' | 'ú' | 'ù' | 'û' | 'ü' | 'ū' | 'ů' | 'ű' | 'ý' | 'æ' | 'œ' => {
            "a"
        }
        'č' | 'ć' => "ch",
        'š' | 'ś' | 'ş' | 'ș' => "sh",
        'ž' | 'ź' | 'ż' => "z",
        'ç' => "s",
        'ñ' | 'ń' | 'ň' => "n",
        'ł' => "w",
        'ř' => "r",
        'ğ' | '\'' | '’' | '‘' => "",
        'đ' | 'ď' => "d",
        'ť' | 'ț' | 'ţ' => "t",
        'ß' => "s",
        _ => return None,
    })
}

/// Where in a word a spelling holds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Where {
    First,
    Last,
    Anywhere,
}
use Where::{Anywhere, First, Last};

/// First letter, letters, place, sound.
type Spelling = (u8, &'static str, Where, &'static str);

/// Spellings of Latin letters by their first letter, those that hold at an end and the longest first, with their sounds.
const SPELLINGS: [Spelling; 47] = [
    (b'w', "wr", First, "r"),
    (b'k', "kn", First, "n"),
    (b'm', "mc", First, "mk"),
    (b't', "th", First, "t"),
    (b'g', "gh", First, "g"),
    (b't', "tz", Last, "c"),
    (b'z', "z", Last, "s"),
    (b'i', "ic", Last, "ac"),
    (b'g', "ge", Last, "j"),
    (b'm', "mb", Last, "m"),
    (b'v', "v", Last, "p"),
    (b't', "tsch", Anywhere, "c"),
    (b't', "tch", Anywhere, "c"),
    (b's', "sch", Anywhere, "s"),
    (b'c', "chr", Anywhere, "kr"),
    (b'c', "chl", Anywhere, "kl"),
    (b'c', "ch", Anywhere, "c"),
    (b'c', "ck", Anywhere, "k"),
    (b'c', "cz", Anywhere, "c"),
    (b't', "ts", Anywhere, "c"),
    (b't', "tz", Anywhere, "c"),
    (b'd', "dz", Anywhere, "j"),
    (b'd', "dj", Anywhere, "j"),
    (b'd', "dg", Anywhere, "j"),
    (b'z', "zh", Anywhere, "j"),
    (b'd', "dt", Anywhere, "t"),
    (b's', "sh", Anywhere, "s"),
    (b's', "sz", Anywhere, "s"),
    (b'p', "ph", Anywhere, "p"),
    (b't', "th", Anywhere, "s"),
    (b'd', "dh", Anywhere, "d"),
    (b'k', "kh", Anywhere, "h"),
    (b'g', "gh", Anywhere, ""),
    (b'q', "qu", Anywhere, "ka"),
    (b'c', "ce", Anywhere, "sa"),
    (b'c', "ci", Anywhere, "sa"),
    (b'c', "cy", Anywhere, "sa"),
    (b'c', "c", Anywhere, "k"),
    (b'q', "q", Anywhere, "k"),
    (b'x', "x", Anywhere, "ks"),
    (b'f', "f", Anywhere, "p"),
    (b'v', "v", Anywhere, "b"),
    (b'z', "z", Anywhere, "j"),
    (b'y', "y", Anywhere, "a"),
    (b'e', "e", Anywhere, "a"),
    (b'i', "i", Anywhere, "a"),
    (b'o', "o", Anywhere, "a"),
];

/// The same by their first letter, as the last bits of it tell.
static BY_LETTER: LazyLock<[Vec<Spelling>; 32]> =
    LazyLock::new(|| std::array::from_fn(|letter| SPELLINGS.into_iter().filter(|(first, ..)| usize::from(first & 31) == letter).collect()));

fn latin(word: &str) -> Option<String> {
    let mut letters = String::with_capacity(word.len());
    for c in word.chars().flat_map(char::to_lowercase) {
        match c {
            'a'..='z' => letters.push(c),
            c => letters.push_str(plain(c)?),
        }
    }
    let vowel = |b: Option<&u8>| b.is_some_and(|b| b"aeiouy".contains(b));
    let bytes = letters.as_bytes();
    let (mut out, mut at) = (String::new(), 0);
    while at < bytes.len() {
        let rest = &letters[at..];
        let found = BY_LETTER[usize::from(bytes[at] & 31)].iter().find(|(_, spelling, place, _)| {
            rest.starts_with(spelling)
                && match place {
                    First => at == 0,
                    Last => rest.len() == spelling.len(),
                    Anywhere => true,
                }
        });
        let found = found.map(|(_, spelling, _, sound)| (spelling.len(), *sound));
        match (found, bytes[at]) {
            (Some((len, sound)), _) => {
                out.push_str(sound);
                at += len;
            }
            (None, b'r') if at > 0 && !vowel(bytes.get(at + 1)) && bytes.get(at + 1) != Some(&b'r') => at += 1,
            // "Washington", "Young": one sound unless a vowel follows.
            (None, b'g') if out.ends_with('n') && !vowel(bytes.get(at + 1)) => at += 1,
            (None, b'w') if !vowel(bytes.get(at + 1)) => at += 1,
            (None, b'u') => {
                out.push('a');
                at += 1;
            }
            (None, b) => {
                out.push(char::from(b));
                at += 1;
            }
        }
    }
    Some(out)
}
