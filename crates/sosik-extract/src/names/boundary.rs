//! Where a name may begin and end inside running text.

use std::sync::LazyLock;

use super::index::Map;
use crate::numbers::chars::{is_alphanumeric, is_letter};

/// Josa, and what else may follow a noun inside its eojeol without changing what it names: the copula, plural 들, 측, 등.
const JOSA: [&str; 71] = [
    "은",
    "는",
    "이",
    "가",
    "을",
    "를",
    "의",
    "에",
    "와",
    "과",
    "도",
    "만",
    "로",
    "으로",
    "에서",
    "에게",
    "에게서",
    "께",
    "께서",
    "한테",
    "보다",
    "부터",
    "까지",
    "조차",
    "마저",
    "처럼",
    "만큼",
    "이나",
    "나",
    "이라",
    "라",
    "이란",
    "란",
    "이라는",
    "라는",
    "이라고",
    "라고",
    "이며",
    "며",
    "이자",
    "자",
    "이고",
    "고",
    "인",
    "임",
    "이다",
    "다",
    "이었다",
    "였다",
    "이라도",
    "라도",
    "뿐",
    "대로",
    "밖에",
    "등",
    "들",
    "이지만",
    "지만",
    "인데",
    "이든",
    "든",
    "하고",
    "랑",
    "이랑",
    "서",
    "이라며",
    "라며",
    "라면",
    "이라면",
    "여",
    "엔",
];

/// The length of the Hangul run at the start of `rest`.
pub(crate) fn hangul_run(rest: &str) -> usize {
    rest.char_indices().find(|(_, c)| !is_hangul(*c)).map_or(rest.len(), |(i, _)| i)
}

/// Whether `c` is a Hangul syllable.
pub(crate) fn is_hangul(c: char) -> bool {
    ('가'..='힣').contains(&c)
}

/// Whether the words at `span` begin in Hangul.
pub(crate) fn hangul_first(text: &str, span: sosik_core::Span) -> bool {
    span.slice(text).is_some_and(|s| s.starts_with(is_hangul))
}

/// Whether `c` is a Chinese character.
pub(crate) fn is_han(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

/// The josa that begin with the first syllable of `run`.
fn josa_from(run: &str) -> &'static [&'static str] {
    static BY_FIRST: LazyLock<Map<char, Vec<&str>>> = LazyLock::new(|| {
        let mut by_first: Map<char, Vec<&str>> = Map::default();
        for josa in JOSA {
            if let Some(first) = josa.chars().next() {
                by_first.entry(first).or_default().push(josa);
            }
        }
        by_first
    });
    run.chars().next().and_then(|c| BY_FIRST.get(&c)).map(Vec::as_slice).unwrap_or_default()
}

/// Whether `run` is nothing but josa: empty, or one to three of them in a row.
pub(crate) fn is_josa(run: &str) -> bool {
    fn peel(run: &str, left: u8) -> bool {
        run.is_empty() || (left > 0 && josa_from(run).iter().any(|j| run.strip_prefix(j).is_some_and(|rest| peel(rest, left - 1))))
    }
    // Nothing that long is josa; the bound keeps hostile runs cheap.
    run.len() <= 24 && peel(run, 3)
}

/// Whether the Hangul run that follows byte `end` of `text` is nothing but josa.
pub(crate) fn josa_follows(text: &str, end: usize) -> bool {
    let rest = text.get(end..).unwrap_or_default();
    // Only as much as josa can be, so that a long run is not walked from each of its places.
    let window = rest.char_indices().nth(9).map_or(rest, |(i, _)| &rest[..i]);
    let run = hangul_run(window);
    is_josa(&rest[..run]) && !rest[run..].starts_with(|c: char| c.is_ascii_alphanumeric())
}

/// The Hangul right behind byte `end`, of which at most twelve syllables are looked at, so that long runs stay linear.
pub(crate) fn hangul_behind(text: &str, end: usize) -> &str {
    let rest = text.get(end..).unwrap_or_default();
    let window = rest.char_indices().nth(12).map_or(rest, |(i, _)| &rest[..i]);
    &rest[..hangul_run(window)]
}

/// The word of letters before byte `at`, one space between; empty where there is none.
pub(super) fn word_before(text: &str, at: usize) -> &str {
    let before = text.get(..at).and_then(|t| t.strip_suffix(' ')).unwrap_or_default();
    before.rsplit(|c: char| !is_letter(c)).next().unwrap_or_default()
}

/// The English article with the space behind it.
const ARTICLES: [&str; 2] = ["the ", "The "];

/// Where the name goes on that begins with an English article, in bytes from its start.
pub(crate) fn behind_article(name: &str) -> Option<usize> {
    ARTICLES.iter().find(|article| name.starts_with(**article)).map(|article| article.len())
}

/// Where the English article begins that stands right before byte `at`.
pub(crate) fn article_before(text: &str, at: usize) -> Option<usize> {
    let article = ARTICLES.iter().find(|article| text.get(..at).is_some_and(|before| before.ends_with(**article)))?;
    Some(at - article.len())
}

/// Whether a name may begin at byte `at`: no letter, digit or part of an address stands right before it.
pub(crate) fn starts_word(text: &str, at: usize) -> bool {
    text.get(..at).and_then(|t| t.chars().next_back()).is_none_or(|c| !is_alphanumeric(c) && !matches!(c, '@' | '_' | '#' | '\\'))
}

/// Whether a name in Latin letters may end before byte `end`.
pub(crate) fn ends_word(text: &str, end: usize) -> bool {
    let rest = text.get(end..).unwrap_or_default();
    let mut next = rest.chars();
    match next.next() {
        None => true,
        // "NATO는": particles are written on.
        Some(c) if is_hangul(c) => true,
        Some('.') => !next.next().is_some_and(|c| c.is_ascii_alphanumeric()),
        Some(c) => !is_alphanumeric(c) && !matches!(c, '@' | '_'),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn josa_may_stack() {
        for run in ["", "은", "에서는", "으로부터의", "이라고", "들에게는"] {
            assert!(is_josa(run), "{run}");
        }
        for run in ["전쟁", "산업", "군은", "어로는요"] {
            assert!(!is_josa(run), "{run}");
        }
    }

    #[test]
    fn addresses_hold_no_names() {
        assert!(!starts_word("@Ukraine", 1));
        assert!(starts_word("anti-Russian", 5));
        assert!(ends_word("NATO는", 4) && ends_word("Iran.", 4) && !ends_word("Iran.com", 4) && !ends_word("Iranian", 4));
    }
}
