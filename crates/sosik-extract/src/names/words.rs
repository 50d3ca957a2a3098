//! English words with their capitals, as the name rules see them.

use std::cell::OnceCell;

use super::index::Map;
use crate::numbers::chars::is_alphanumeric;

/// A run of letters, digits, inner hyphens, apostrophes and full stops ("al-Assad", "O'Neill", "U.S.", "J.").
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word<'t> {
    pub(crate) start: usize,
    /// Possessive 's and closing full stops excluded, but for initials and abbreviations.
    pub(crate) end: usize,
    pub(crate) text: &'t str,
    /// Begins with a capital.
    pub(crate) capital: bool,
    /// Something other than one space stands between this and the next.
    pub(crate) breaks: bool,
    /// First of its sentence or quotation.
    pub(crate) first: bool,
}

/// The words of `text[from..to]`, in order.
pub(crate) fn words(text: &str, from: usize, to: usize) -> Vec<Word<'_>> {
    let mut out: Vec<Word<'_>> = Vec::new();
    let Some(body) = text.get(from..to) else { return out };
    let mut first = true;
    let mut last_end = from;
    let mut at = 0;
    while let Some(begin) = body[at..].find(is_alphanumeric).map(|i| at + i) {
        at = begin + length(&body[begin..]);
        let (s, mut e) = (from + begin, from + at);
        let mut word = &text[s..e];
        for possessive in ["'s", "’s"] {
            if word.ends_with('s')
                && let Some(bare) = word.strip_suffix(possessive)
            {
                (e, word) = (s + bare.len(), bare);
            }
        }
        // The stop of an initial ("J.") or of "U.S." belongs to the word.
        let alone = || word.chars().nth(1).is_none() && word.starts_with(char::is_uppercase);
        let abbreviated = word.bytes().any(|b| b == b'.') || alone();
        if abbreviated && text.get(e..).is_some_and(|t| t.starts_with('.')) {
            e += 1;
            word = &text[s..e];
        }
        if let Some(previous) = out.last_mut() {
            previous.breaks = text.get(previous.end..s) != Some(" ");
        }
        if text.get(last_end..s).is_some_and(|gap| gap != " " && gap.contains(['“', '"', '‘'])) {
            first = true;
        }
        last_end = e;
        out.push(Word { start: s, end: e, text: word, capital: word.starts_with(char::is_uppercase), breaks: true, first });
        first = false;
    }
    out
}

/// The length of the word that `text` begins with: letters and digits, and the marks between them.
fn length(text: &str) -> usize {
    let run = |text: &str| text.find(|c| !is_alphanumeric(c)).unwrap_or(text.len());
    let mut length = run(text);
    while let Some(mark) = text[length..].chars().next().filter(|c| matches!(c, '-' | '\'' | '’' | '.' | '&')) {
        let more = run(&text[length + mark.len_utf8()..]);
        if more == 0 {
            break;
        }
        length += mark.len_utf8() + more;
    }
    length
}

/// Most words that are looked through one by one; prose has no longer sentences.
const FEW: usize = 64;

/// The words that occur in lower case: a capital at the start of a sentence says nothing about them.
pub(crate) struct LowerCase<'w, 't> {
    words: &'w [Word<'t>],
    /// The same in one look-up, for long sentences.
    all: OnceCell<Map<&'t str, ()>>,
}

impl<'w, 't> LowerCase<'w, 't> {
    /// Those of `words`.
    pub(crate) fn of(words: &'w [Word<'t>]) -> Self {
        Self { words, all: OnceCell::new() }
    }

    /// Whether `word` is one of them.
    pub(crate) fn has(&self, word: &str) -> bool {
        let mut small = self.words.iter().filter(|w| !w.capital).map(|w| w.text);
        if self.words.len() <= FEW {
            return small.any(|w| w == word);
        }
        self.all.get_or_init(|| small.map(|w| (w, ())).collect()).contains_key(word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_what_is_inside() {
        let text = "“The U.S. and J. R. O'Neill’s al-Assad-like U.N. envoy left Ukraine’s capital.”";
        let words: Vec<_> = words(text, 0, text.len()).iter().map(|w| w.text).collect();
        assert_eq!(words, ["The", "U.S.", "and", "J.", "R.", "O'Neill", "al-Assad-like", "U.N.", "envoy", "left", "Ukraine", "capital"]);
    }
}
