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
    let mut inner = Vec::new();
    for (paragraph, range) in lines::paragraphs(text).into_iter().enumerate() {
        scanner.scan(text, range.clone());
        let mut pieces = Pieces { text, paragraph: paragraph as u32, from: range.start, first: out.len(), out: &mut out };
        let marks = &scanner.marks;
        let (mut depth, mut opened, mut at) = (0usize, range.start, 0);
        inner.clear();
        while let Some(mark) = marks.get(at) {
            at += 1;
            match mark.what {
                What::Open => {
                    if depth == 0 {
                        opened = mark.start;
                        inner.clear();
                    }
                    depth += 1;
                }
                What::Close => depth = depth.saturating_sub(1),
                What::LooseOpen | What::LooseClose => {}
                What::Stop => {
                    let mut end = mark.end;
                    let (mut closed, mut outermost) = (false, false);
                    while let Some(next) = marks.get(at).filter(|next| next.start == end) {
                        match next.what {
                            What::Close => {
                                outermost = depth == 1;
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
                    let stop = Stop { marks: mark.start..mark.end, end, closed };
                    if depth == 1 {
                        inner.push(stop);
                    } else if depth == 0 && (text[end..range.end].trim_start().is_empty() || pieces.ends(&stop, range.end)) {
                        // A quotation that is all there is to its sentence: what stands inside are sentences of their own.
                        if outermost && text.get(pieces.from..opened).is_some_and(|before| before.trim_start().is_empty()) {
                            for stop in inner.drain(..) {
                                if pieces.ends(&stop, range.end) {
                                    pieces.cut(stop.end);
                                }
                            }
                        }
                        pieces.cut(end);
                    }
                }
            }
        }
        pieces.cut(range.end);
    }
    out
}

/// A run of final marks, the end of the closing marks behind it, and whether there are any.
struct Stop {
    marks: Range<usize>,
    end: usize,
    closed: bool,
}

/// The sentences of one paragraph, as they are cut off.
struct Pieces<'t, 'o> {
    text: &'t str,
    paragraph: u32,
    /// Where the sentence begins that is not cut off yet.
    from: usize,
    /// Where the paragraph's sentences begin in `out`.
    first: usize,
    out: &'o mut Vec<Piece>,
}

impl Pieces<'_, '_> {
    fn ends(&self, stop: &Stop, limit: usize) -> bool {
        boundary::ends(self.text, self.from, stop.marks.clone(), stop.end, stop.closed, limit)
    }

    fn cut(&mut self, to: usize) {
        let trimmed = self.text[self.from..to].trim_start();
        let start = to - trimmed.len();
        let range = start..start + trimmed.trim_end().len();
        self.from = to;
        if range.is_empty() {
            return;
        }
        // A mark that strayed from its sentence: "… 밝혔다. ."
        let stray = range.len() <= 4 && !self.text[range.clone()].contains(char::is_alphanumeric);
        match self.out.get_mut(self.first..).and_then(<[Piece]>::last_mut) {
            Some(last) if stray => last.range.end = range.end,
            _ => self.out.push(Piece { range, paragraph: self.paragraph }),
        }
    }
}

/// The length of the number of a footnote, "[12]", at the start of `rest`: it belongs to the sentence before it.
fn note_end(rest: &str) -> Option<usize> {
    let space = usize::from(rest.starts_with(' '));
    let digits = rest[space..].strip_prefix('[')?;
    let len = digits.bytes().take(4).take_while(u8::is_ascii_digit).count();
    (len > 0 && digits[len..].starts_with(']')).then_some(space + len + 2)
}
