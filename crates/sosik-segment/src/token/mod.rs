//! Words, numbers and marks of a sentence.

mod english;
mod eojeol;
mod link;

use std::ops::Range;

use sosik_core::{Language, Span};

use crate::segmentation::{Token, TokenKind};

/// Appends the tokens of the sentence at `range` to `out`, with empty ranges of morphemes; linear in the sentence.
///
/// Korean sentences give eojeols without the punctuation around them, all others words in the manner of the English Web Treebank.
pub(crate) fn tokenise(text: &str, range: Range<usize>, language: Language, out: &mut Vec<Token>) {
    let mut sink = Sink { text, previous: range.start, first: true, out };
    let mut at = range.start;
    while at < range.end {
        let rest = &text[at..range.end];
        let blank = rest.len() - rest.trim_start().len();
        if blank > 0 {
            at += blank;
            continue;
        }
        let chunk = rest.find(char::is_whitespace).map_or(range.end, |i| at + i);
        pieces(&mut sink, at..chunk, range.end, language);
        at = chunk;
    }
}

/// Cuts a stretch without white space: links whole, the rest by language.
fn pieces(sink: &mut Sink<'_, '_>, chunk: Range<usize>, limit: usize, language: Language) {
    let mut at = chunk.start;
    for link in link::links(sink.text, chunk.clone()) {
        words(sink, at..link.start, limit, language);
        sink.push(link.clone(), TokenKind::Word);
        at = link.end;
    }
    words(sink, at..chunk.end, limit, language);
}

fn words(sink: &mut Sink<'_, '_>, range: Range<usize>, limit: usize, language: Language) {
    if range.is_empty() {
        return;
    }
    match language {
        Language::Korean => eojeol::cut(sink, range),
        _ => english::cut(sink, range, limit),
    }
}

/// Where tokens go; keeps track of the white space between them.
struct Sink<'t, 'o> {
    text: &'t str,
    previous: usize,
    first: bool,
    out: &'o mut Vec<Token>,
}

impl Sink<'_, '_> {
    fn push(&mut self, range: Range<usize>, kind: TokenKind) {
        if range.is_empty() {
            return;
        }
        let behind_space = || self.text[..range.start].chars().next_back().is_none_or(char::is_whitespace);
        let space_before = if self.first { behind_space() } else { range.start > self.previous };
        self.first = false;
        self.previous = range.end;
        self.out.push(Token { span: Span::of(range), kind, space_before, morphemes: 0..0 });
    }

    /// A word, or a number when digits are all it has beside separators.
    fn push_word(&mut self, range: Range<usize>) {
        let slice = &self.text[range.clone()];
        let number = slice.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '+' | '-' | '−' | '.'))
            && slice.contains(|c: char| c.is_ascii_digit())
            && slice.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | ':' | '/' | '-' | '−' | '+' | '~' | '∼' | '%' | '％'));
        self.push(range, if number { TokenKind::Number } else { TokenKind::Word });
    }

    fn push_mark(&mut self, range: Range<usize>, c: char) {
        self.push(range, if is_symbol(c) { TokenKind::Symbol } else { TokenKind::Punctuation });
    }
}

/// Symbols that are no punctuation: currency, mathematics, arrows, shapes, pictures.
fn is_symbol(c: char) -> bool {
    matches!(c, '$' | '+' | '<' | '=' | '>' | '^' | '`' | '|' | '~' | '%' | '&' | '#' | '@' | '\u{a2}'..='\u{a6}' | '\u{a8}' | '\u{a9}' | '\u{ac}' | '\u{ae}'..='\u{b1}' | '\u{b4}' | '×' | '÷')
        || matches!(c, '\u{20a0}'..='\u{20cf}' | '\u{2100}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}' | '％' | '＋' | '＜' | '＝' | '＞' | '～')
}

/// Whether a run of `c` is one mark: dots, dashes, exclamation; brackets and quotation marks stand alone.
fn runs(c: char) -> bool {
    matches!(c, '.' | '-' | '–' | '—' | '!' | '?' | '…' | '*' | '=' | '_' | '~' | '#' | '/' | '·' | '━' | '─' | '＝' | '<' | '>')
}

/// The end of the mark that starts at `at` with `c`: a run of the same where [`runs`] allows one, of question and exclamation marks, or two single marks typed for a double one.
fn mark_end(text: &str, at: usize, limit: usize, c: char) -> usize {
    let mut end = at + c.len_utf8();
    if matches!(c, '\'' | '`') && text[end..limit].starts_with(c) {
        return end + 1;
    }
    if matches!(c, '!' | '?') {
        return end + text[end..limit].bytes().take_while(|b| matches!(b, b'!' | b'?')).count();
    }
    if runs(c) {
        while end < limit && text[end..limit].starts_with(c) {
            end += c.len_utf8();
        }
    }
    end
}
