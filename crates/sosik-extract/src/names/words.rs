//! English words with their capitals, as the name rules see them.

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
    let mut start = None;
    let mut first = true;
    let mut last_end = from;
    let inner = |c: char| matches!(c, '-' | '\'' | '’' | '.' | '&');
    let mut chars = body.char_indices().peekable();
    while let Some((i, c)) = chars.next() {
        let at = from + i;
        let next = chars.peek().map(|(_, c)| *c);
        let in_word = is_alphanumeric(c) || (start.is_some() && inner(c) && next.is_some_and(is_alphanumeric));
        if in_word && start.is_none() {
            start = Some(at);
        }
        let ends_here = start.is_some() && !(next.is_some_and(|n| is_alphanumeric(n) || inner(n)) && in_word);
        let (Some(s), true) = (start, ends_here) else { continue };
        let mut e = if in_word { at + c.len_utf8() } else { at };
        start = None;
        let Some(mut word) = text.get(s..e) else { continue };
        for possessive in ["'s", "’s"] {
            if let Some(bare) = word.strip_suffix(possessive) {
                (e, word) = (s + bare.len(), bare);
            }
        }
        // The stop of an initial ("J.") or of "U.S." belongs to the word.
        let abbreviated = word.contains('.') || (word.chars().count() == 1 && word.chars().all(char::is_uppercase));
        if abbreviated && text.get(e..).is_some_and(|t| t.starts_with('.')) {
            e += 1;
            word = &text[s..e];
        }
        if let Some(previous) = out.last_mut() {
            previous.breaks = text.get(previous.end..s) != Some(" ");
        }
        if text.get(last_end..s).is_some_and(|gap| gap.contains(['“', '"', '‘'])) {
            first = true;
        }
        last_end = e;
        out.push(Word { start: s, end: e, text: word, capital: word.starts_with(char::is_uppercase), breaks: true, first });
        first = false;
    }
    out
}

/// The words that occur in lower case: a capital at the start of a sentence says nothing about them.
pub(crate) fn lower_case<'t>(words: &[Word<'t>]) -> Map<&'t str, ()> {
    words.iter().filter(|w| !w.capital).map(|w| (w.text, ())).collect()
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
