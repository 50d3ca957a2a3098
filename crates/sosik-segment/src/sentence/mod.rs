//! Sentences of Korean and English news.

pub(crate) mod abbreviation;
mod boundary;
mod lines;
mod marks;

use std::ops::Range;

use marks::{Scanner, What};

/// A sentence before its language is known: bytes from its first to its last character that is no white space, and its paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    pub(crate) range: Range<usize>,
    pub(crate) paragraph: u32,
}

/// Splits `text` into sentences; linear in the text.
///
/// Paragraph by paragraph (see [`lines`]): marks are found and paired, then every run of final marks outside quotations and
/// brackets is judged by what stands before and behind it (see [`boundary`]). Closing marks right after the final mark belong to
/// the sentence. A mark without a partner in its paragraph encloses nothing, so it cannot swallow what follows. A byline such as
/// "(서울=소식통신) 홍길동 기자 =" stays with the sentence it opens, as treebanks have it.
pub(crate) fn split(text: &str) -> Vec<Piece> {
    let mut out = Vec::new();
    let mut scanner = Scanner::default();
    for (paragraph, range) in lines::paragraphs(text).into_iter().enumerate() {
        scanner.scan(text, range.clone());
        let mut start = range.start;
        let mut cut = |from: usize, to: usize| {
            let slice = &text[from..to];
            let trimmed = slice.trim_start();
            let from = to - trimmed.len();
            let range = from..from + trimmed.trim_end().len();
            if !range.is_empty() {
                out.push(Piece { range, paragraph: paragraph as u32 });
            }
        };
        let marks = &scanner.marks;
        let mut depth = 0usize;
        let mut at = 0;
        while let Some(mark) = marks.get(at) {
            at += 1;
            match mark.what {
                What::Open => depth += 1,
                What::Close => depth = depth.saturating_sub(1),
                What::LooseOpen | What::LooseClose => {}
                What::Stop => {
                    let mut end = mark.end;
                    let mut closed = false;
                    while let Some(next) = marks.get(at).filter(|next| next.start == end) {
                        match next.what {
                            What::Close => {
                                depth = depth.saturating_sub(1);
                                closed = true;
                            }
                            What::LooseClose => closed = true,
                            What::Stop => {}
                            What::Open | What::LooseOpen => break,
                        }
                        end = next.end;
                        at += 1;
                    }
                    if let Some(note) = note_end(&text[end..range.end]) {
                        end += note;
                        at += 2;
                    }
                    if depth == 0 && boundary::ends(text, start, mark.start..mark.end, end, closed, range.end) {
                        cut(start, end);
                        start = end;
                    }
                }
            }
        }
        cut(start, range.end);
    }
    out
}

/// The length of the number of a footnote, "[12]", at the start of `rest`: it belongs to the sentence before it.
fn note_end(rest: &str) -> Option<usize> {
    let space = usize::from(rest.starts_with(' '));
    let digits = rest[space..].strip_prefix('[')?;
    let len = digits.bytes().take(4).take_while(u8::is_ascii_digit).count();
    (len > 0 && digits[len..].starts_with(']')).then_some(space + len + 2)
}
