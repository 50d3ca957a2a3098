//! The script and language of a sentence.

use std::collections::HashMap;
use std::sync::LazyLock;

use sosik_core::{Language, Script};

/// What a Hangul syllable weighs against a Latin letter: Korean needs about a third of the characters that English does, and a
/// Korean sentence full of Latin names ("NATO와 EU는 …") is Korean still.
const HANGUL: u32 = 3;
/// Chinese characters write a syllable or two each.
const HAN: u32 = 2;
/// So many words in small letters without one English function word are no English; headlines, which drop such words, are shorter.
const LONG: usize = 16;

static FUNCTION_WORDS: LazyLock<HashMap<&'static str, bool>> = LazyLock::new(|| {
    include_str!("../lexicon/function_words.csv")
        .lines()
        .skip(1)
        .filter_map(|row| {
            let mut cells = row.split(',');
            Some((cells.next()?, cells.next()? == "en"))
        })
        .collect()
});

/// Whether `word`, in any case, is an English function word that seldom means anything else in its neighbours' languages.
pub(crate) fn is_english_function_word(word: &str) -> bool {
    function_word(word) == Some(true)
}

fn function_word(word: &str) -> Option<bool> {
    let mut lower = [0; 16];
    let lower = lower.get_mut(..word.len())?;
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    FUNCTION_WORDS.get(std::str::from_utf8(lower).ok()?).copied()
}

/// Whether `c` is a Hangul syllable or jamo.
pub(crate) fn is_hangul(c: char) -> bool {
    matches!(c, '가'..='힣' | '\u{1100}'..='\u{11ff}' | '\u{3131}'..='\u{318e}' | '\u{a960}'..='\u{a97f}' | '\u{d7b0}'..='\u{d7ff}')
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}' | '々' | '〇')
}

fn is_kana(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{30ff}')
}

fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic()
        || (c.is_alphabetic() && matches!(c, '\u{aa}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ'))
}

#[derive(Default)]
struct Counts {
    hangul: u32,
    latin: u32,
    cyrillic: u32,
    han: u32,
    kana: u32,
    other: u32,
}

/// The script of most letters of `sentence` and its language; one pass over the sentence.
///
/// Hangul syllables weigh three Latin letters each and Chinese characters two. Hangul is Korean; Latin is English unless its
/// function words speak against it; all else is [`Language::Other`], as is text without letters.
pub(crate) fn identify(sentence: &str) -> (Script, Language) {
    let mut n = Counts::default();
    for c in sentence.chars() {
        match c {
            'a'..='z' | 'A'..='Z' => n.latin += 1,
            '\0'..='\u{a9}' => {}
            _ if is_hangul(c) => n.hangul += HANGUL,
            _ if !c.is_alphabetic() => {}
            _ if is_latin(c) => n.latin += 1,
            '\u{400}'..='\u{52f}' => n.cyrillic += 1,
            _ if is_han(c) => n.han += HAN,
            _ if is_kana(c) => n.kana += HAN,
            _ => n.other += 1,
        }
    }
    let most = n.hangul.max(n.latin).max(n.cyrillic).max(n.han).max(n.kana).max(n.other);
    if most == 0 {
        (Script::Other, Language::Other)
    } else if n.hangul == most {
        (Script::Hangul, Language::Korean)
    } else if n.han == most {
        // Headlines in mixed script: 北美 頂上會談 열려. Japanese gives itself away by kana, Chinese has no Hangul.
        let korean = n.kana == 0 && n.hangul * 4 >= n.han;
        (Script::Han, if korean { Language::Korean } else { Language::Other })
    } else if n.latin == most {
        // Lists of foreign names in a Korean sentence: enough Hangul beside them still means Korean grammar.
        let korean = n.hangul * 2 >= n.latin;
        (Script::Latin, if korean { Language::Korean } else { latin_language(sentence) })
    } else if n.cyrillic == most {
        (Script::Cyrillic, Language::Other)
    } else {
        (Script::Other, Language::Other)
    }
}

/// English, or a language that is not: German, Spanish, Indonesian, Korean in Latin letters.
fn latin_language(sentence: &str) -> Language {
    let (mut english, mut foreign, mut lower) = (0usize, 0usize, 0usize);
    // Addresses hold what looks like foreign words: index.html, .de, la.example.org.
    let prose = sentence.split_whitespace().filter(|chunk| !chunk.contains(['@', '/', '_']) && !chunk.starts_with("www."));
    for word in prose.flat_map(|chunk| chunk.split(|c: char| !c.is_alphabetic())).filter(|word| !word.is_empty()) {
        match function_word(word) {
            Some(true) => english += 1,
            // A capital is a name: La Paz, Los Angeles, Der Spiegel.
            Some(false) if word.starts_with(char::is_lowercase) => foreign += 1,
            _ => {}
        }
        lower += usize::from(word.starts_with(char::is_lowercase));
        if english >= 3 && foreign == 0 {
            return Language::English;
        }
    }
    // One foreign word may be a name or a loan: della Mantia, et al.
    let strange = (foreign > english && foreign > 1) || (english == 0 && lower >= LONG);
    if strange { Language::Other } else { Language::English }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages() {
        for (text, script, language) in [
            ("정부는 24일 파병을 확인했다.", Script::Hangul, Language::Korean),
            ("NATO와 EU, OSCE는 Telegram 채널에서 밝혔다.", Script::Hangul, Language::Korean),
            ("北美 頂上會談 열려", Script::Han, Language::Korean),
            ("The messenger KakaoTalk (카카오톡) was down for hours.", Script::Latin, Language::English),
            ("Seoul protests missile launch", Script::Latin, Language::English),
            ("See http://la.example.de/der/die/das for more", Script::Latin, Language::English),
            ("Los Angeles mayor quits", Script::Latin, Language::English),
            ("Die Regierung hat den Vorschlag nicht angenommen und wird ihn prüfen.", Script::Latin, Language::Other),
            ("El gobierno de la provincia no quiso hablar con los periodistas.", Script::Latin, Language::Other),
            (
                "chosun inmingun jangbyeong-deul-eun eojeo jeonyeok kyeongae haneun suryeong-eul mannatta yeongwang seureoun nal ieotta hago malhaetta",
                Script::Latin,
                Language::Other,
            ),
            ("Хочу жить", Script::Cyrillic, Language::Other),
            ("中国外交部发言人表示反对。", Script::Han, Language::Other),
            ("北朝鮮の兵士がロシアに到着した。", Script::Other, Language::Other),
            ("2024. 10. 23.", Script::Other, Language::Other),
        ] {
            let found = identify(text);
            assert_eq!(found.1, language, "{text}");
            if text != "北朝鮮の兵士がロシアに到着した。" {
                assert_eq!(found.0, script, "{text}");
            }
        }
    }
}
