//! Sentences of Korean and English news.

pub(crate) mod abbreviation;
mod boundary;
pub(crate) mod ending;
mod lines;
mod marks;
pub(crate) mod point;
mod words;

use std::ops::Range;

use crate::script::is_hangul;
use ending::{Judge, MODEL, Never};
use marks::{Mark, Scanner, What};
use point::{Endings, Point, Style, Tail};

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
///
/// Korean sentences that lack their final mark end behind an eojeol that a model takes for a final one (see [`ending`]).
/// A paragraph in which such are found is looked at again: whoever left out marks once did so elsewhere, or else it was no end. The
/// second look is the last, so the work stays linear.
pub(crate) fn split(text: &str) -> Vec<Piece> {
    match &*MODEL {
        Some(model) => split_by(text, model),
        None => split_by(text, Never(Endings::of([]))),
    }
}

/// As [`split`], with another judge of what no mark ends.
pub(crate) fn split_by<J: Judge>(text: &str, mut judge: J) -> Vec<Piece> {
    let mut out = Vec::new();
    let mut scanner = Scanner::default();
    let mut inner = Vec::new();
    for (paragraph, range) in lines::paragraphs(text).into_iter().enumerate() {
        scanner.scan(text, range.clone());
        let mut pieces = Pieces {
            text,
            paragraph: paragraph as u32,
            from: range.start,
            first: out.len(),
            begin: range.start,
            limit: range.end,
            style: style(text, &range, &scanner.marks),
            unmarked: 0,
            out: &mut out,
            judge: &mut judge,
        };
        pieces.paragraph(&scanner.marks, &mut inner);
        if J::LOOKS_AGAIN && pieces.unmarked > 0 && pieces.style.marks > 0 {
            pieces.style.lapses = pieces.unmarked + usize::from(pieces.style.open);
            pieces.out.truncate(pieces.first);
            pieces.from = range.start;
            pieces.paragraph(&scanner.marks, &mut inner);
        }
    }
    out
}

/// The first final mark from position `at` of `marks` on.
fn next_stop(marks: &[Mark], mut at: usize) -> usize {
    while marks.get(at).is_some_and(|mark| mark.what != What::Stop) {
        at += 1;
    }
    at
}

/// How the paragraph at `range` goes about final marks, as far as can be told at once.
fn style(text: &str, range: &Range<usize>, marks: &[Mark]) -> Style {
    let ends = |mark: &&Mark| mark.what == What::Stop && text[mark.end..range.end].chars().next().is_none_or(char::is_whitespace);
    let count = match marks.iter().filter(ends).count() {
        0 => 0,
        n => match range.len() / n {
            0..160 => 3,
            160..320 => 2,
            _ => 1,
        },
    };
    let closing = ['"', '\'', '”', '’', ')', ']', '」', '』'];
    let last = text[range.clone()].trim_end().trim_end_matches(closing).chars().next_back();
    Style { marks: count, open: last.is_some_and(char::is_alphanumeric), lapses: 0 }
}

/// A run of final marks, the end of the closing marks behind it, and whether there are any.
struct Stop {
    marks: Range<usize>,
    end: usize,
    closed: bool,
}

/// The sentences of one paragraph, as they are cut off.
struct Pieces<'t, 'o, J> {
    text: &'t str,
    paragraph: u32,
    /// Where the sentence begins that is not cut off yet.
    from: usize,
    /// Where the paragraph's sentences begin in `out`.
    first: usize,
    /// Where the paragraph begins in the text,
    begin: usize,
    /// and where it ends.
    limit: usize,
    /// See [`style`].
    style: Style,
    /// How many sentences ended without a mark.
    unmarked: usize,
    out: &'o mut Vec<Piece>,
    judge: &'o mut J,
}

impl<J: Judge> Pieces<'_, '_, J> {
    /// Cuts the sentences of the paragraph with these `marks`; `inner` is a buffer.
    fn paragraph(&mut self, marks: &[Mark], inner: &mut Vec<Stop>) {
        let text = self.text;
        let (mut depth, mut opened, mut at) = (0usize, self.from, 0);
        // Where the look for unmarked ends has come to, and the position of the next final mark, which only moves on.
        let (mut seen, mut stops) = (self.from, 0);
        inner.clear();
        while let Some(mark) = marks.get(at) {
            if depth == 0 {
                stops = next_stop(marks, stops.max(at));
                self.unmarked(seen..mark.start, marks.get(stops));
            }
            seen = mark.end;
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
                    if let Some(note) = note_end(&text[end..self.limit]) {
                        end += note;
                        at += 2;
                    }
                    end += point::symbols(&text[end..self.limit]);
                    seen = end;
                    let stop = Stop { marks: mark.start..mark.end, end, closed };
                    if depth == 1 {
                        inner.push(stop);
                    } else if depth == 0
                        && (text[end..self.limit].trim_start().is_empty() || {
                            stops = next_stop(marks, stops.max(at));
                            self.ends_in(&stop, marks.get(stops))
                        })
                    {
                        // A quotation that is all there is to its sentence: what stands inside are sentences of their own.
                        if outermost && text.get(self.from..opened).is_some_and(|before| before.trim_start().is_empty()) {
                            for stop in inner.drain(..) {
                                if self.ends(&stop, self.limit) {
                                    self.cut(stop.end);
                                }
                            }
                        }
                        self.cut(end);
                    }
                }
            }
        }
        if depth == 0 {
            self.unmarked(seen..self.limit, None);
        }
        self.cut(self.limit);
    }

    /// Cuts where a sentence ends without a mark in `range`, which holds no marks.
    fn unmarked(&mut self, range: Range<usize>, stop: Option<&Mark>) {
        let bytes = self.text.as_bytes();
        let mut at = range.start;
        while let Some(space) = bytes.get(at..range.end).and_then(|rest| rest.iter().position(|b| *b <= b' ')) {
            let end = at + space;
            at = end + 1;
            if end == self.from || bytes[end - 1] <= b' ' {
                continue;
            }
            let Some((core, tail, apart)) = point::core(self.text, self.from, end, self.judge.endings()) else { continue };
            while bytes.get(at..self.limit).is_some_and(|rest| rest.first().is_some_and(|b| *b <= b' ')) {
                at += 1;
            }
            let stop = stop.map_or(self.limit, |mark| mark.start);
            if self.ends_at(core, end, at, stop, tail, apart) {
                self.unmarked += 1;
                self.cut(end);
            }
        }
    }

    /// Whether the judge ends the sentence at `at`; see [`Point`].
    fn ends_at(&mut self, core: usize, at: usize, next: usize, stop: usize, tail: Tail, apart: bool) -> bool {
        let Some(first) = self.text.get(next..self.limit).and_then(|rest| rest.chars().next()) else { return false };
        if first.is_whitespace() || matches!(first, '.' | ',' | '!' | '?' | '…' | ')' | ']' | '”' | '’' | ';' | ':') {
            return false;
        }
        let (text, begin, from, limit, style) = (self.text, self.begin, self.from, self.limit, self.style);
        let point = Point { text, begin, from, core, at, next, limit, stop: stop.max(next), style, tail, apart };
        // 온다 고 했다: no sentence begins so.
        self.judge.ends(&point) && !boundary::is_quotative_word(&text[next..limit])
    }

    /// Whether the sentence ends at `stop`: marks that may as well stand inside one are left to the judge.
    fn ends_in(&mut self, stop: &Stop, following: Option<&Mark>) -> bool {
        let marks = &self.text[stop.marks.clone()];
        let rest = &self.text[stop.end..self.limit];
        let next = rest.trim_start_matches(' ');
        let joined = next.len() == rest.len();
        let asked = !stop.closed
            && next.starts_with(is_hangul)
            && self.text[self.from..stop.marks.start].ends_with(is_hangul)
            && if joined { marks == "." } else { marks.len() > 1 && marks.chars().all(|c| matches!(c, '.' | '…')) };
        if !asked {
            return self.ends(stop, self.limit);
        }
        // A full stop behind a verb needs no judge.
        if joined && self.ends(stop, self.limit) {
            return true;
        }
        // Headlines put the sign between nouns: 사전 투표 시작… 정당들 총력전.
        if marks == "…" && !self.ends(stop, self.limit) {
            return false;
        }
        let tail = if joined { Tail::Joined } else { Tail::Ellipsis };
        let stop_ahead = following.map_or(self.limit, |mark| mark.start);
        self.ends_at(stop.marks.start, stop.end, self.limit - next.len(), stop_ahead, tail, false)
    }

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
