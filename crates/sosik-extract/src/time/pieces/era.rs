//! Years with their era, and several years in one word: 264 BC, AD 70, 기원전 264년, 1950–53, 2015~2018년.

use super::written::digits;
use super::{Kind, Piece};
use crate::numbers::chars::{at as char_at, before, matches as match_word, skip_space, word_ends};
use crate::time::english::led_by;
use crate::time::english::words::{ANCIENT_LEADS, ANCIENT_SMALL};

/// Marks between the first year and the last.
const MARKS: [char; 9] = ['-', '‐', '–', '—', '~', '∼', '〜', '～', '/'];

/// The year, before Christ zero and less as astronomers count, that is written `n` with its era.
const fn astronomical(n: u32, before_christ: bool) -> i32 {
    if before_christ { 1 - n as i32 } else { n as i32 }
}

/// The era at `at`: its end, and whether it is the one before Christ.
fn era(text: &str, at: usize) -> Option<(usize, bool)> {
    const ERAS: [(&str, bool); 8] =
        [("B.C.E.", true), ("B.C.", true), ("BCE", true), ("BC", true), ("A.D.", false), ("C.E.", false), ("AD", false), ("CE", false)];
    // Most words end here.
    let rest = text.get(at..).filter(|r| r.starts_with(['A', 'B', 'C']))?;
    ERAS.iter().find(|(word, _)| rest.starts_with(word) && word_ends(text, at + word.len())).map(|(word, b)| (at + word.len(), *b))
}

/// The end of an era behind a year or century that ends at `end`, and whether it is the one before Christ.
pub(super) fn era_behind(text: &str, end: usize) -> Option<(usize, bool)> {
    let next = skip_space(text, end);
    (next > end).then(|| era(text, next)).flatten()
}

/// Several years in one, or a year with its era behind it: 1950–53, 1949/50, 264–241 BC, 480 BC.
pub(super) fn years(text: &str, start: usize) -> Option<Piece> {
    if before(text, start).is_some_and(|c| c.is_alphanumeric() || matches!(c, '-' | '/' | '.' | ',' | ':' | '·' | '$' | '€' | '£')) {
        return None;
    }
    let (first, end) = digits(text, start, 4)?;
    let piece = |end: usize, kind: Kind, korean: bool| Some(Piece { start, end, kind, korean });
    if let Some((end, before_christ)) = era_behind(text, end).filter(|_| first > 0) {
        return piece(end, Kind::Year(astronomical(first, before_christ)), false);
    }
    let mark = char_at(text, end).filter(|c| MARKS.contains(c))?;
    let (second, end2) = digits(text, end + mark.len_utf8(), 4)?;
    if let Some((end3, true)) = era_behind(text, end2).filter(|_| first > second && second > 0) {
        return piece(end3, Kind::Years(1 - first as i32, 1 - second as i32), false);
    }
    let (whole, short) = (end - start == 4, end2 - end - mark.len_utf8() == 2);
    if !whole || !(1000..2200).contains(&first) {
        return None;
    }
    let last = match end2 - end - mark.len_utf8() {
        4 => second,
        2 if second > first % 100 => first / 100 * 100 + second,
        _ => return None,
    };
    // 2010-11 may be a month, 1949/50 is one winter or season.
    let month = short && matches!(mark, '-' | '/') && second <= 12;
    let season = last == first + 1;
    if !(first + 1..2200).contains(&last) || month && !season || mark == '/' && !season {
        return None;
    }
    if let Some(end3) = match_word(text, end2, "년", false) {
        let decades = text.get(end3..).is_some_and(|r| r.starts_with(['대', '생', '형']));
        return if decades { None } else { piece(end3, Kind::Years(first as i32, last as i32), true) };
    }
    // A number of a telephone or of a law goes on, a month has its day.
    if char_at(text, end2).is_some_and(|c| c.is_alphanumeric() || matches!(c, '-' | '/')) || month && mark == '-' && !seasonal(text, end2) {
        return None;
    }
    piece(end2, Kind::Years(first as i32, last as i32), false)
}

/// The two years of an English range, which are two expressions as in "from 1950 to 1953"; a Korean range is one (22~24일).
pub(super) fn ends(text: &str, piece: &Piece) -> Option<(Piece, Piece)> {
    let Kind::Years(a, b) = piece.kind else { return None };
    let (at, mark) = text.get(piece.start..piece.end)?.char_indices().find(|(_, c)| MARKS.contains(c))?;
    let first = Piece { end: piece.start + at, kind: Kind::Year(a), ..*piece };
    let last = Piece { start: first.end + mark.len_utf8(), kind: Kind::Year(b), ..*piece };
    (!piece.korean).then_some((first, last))
}

/// Whether what follows shows that "2010-11" is a winter and no month.
pub(in crate::time) fn seasonal(text: &str, end: usize) -> bool {
    ["season", "school year", "academic year", "winter", "campaign"]
        .iter()
        .any(|w| match_word(text, skip_space(text, end), w, false).is_some_and(|e| word_ends(text, e)))
}

/// A year or century whose era stands before it: AD 70, BC 264, 기원전 264년, 서기 70년, 기원전 5세기.
pub(super) fn era_before(text: &str, start: usize) -> Option<Piece> {
    const KOREAN: [(&str, bool); 3] = [("기원전", true), ("기원후", false), ("서기", false)];
    // Asked at every word: 기, 서 and the letters of eras only.
    let rest = text.get(start..).filter(|r| r.starts_with(['A', 'B', 'C', '기', '서']))?;
    let (at, before_christ) = KOREAN
        .iter()
        .find(|(word, _)| rest.starts_with(word))
        .map(|(word, b)| (start + word.len(), *b))
        .or_else(|| era(text, start).filter(|(at, _)| skip_space(text, *at) > *at))?;
    let (number, end) = digits(text, skip_space(text, at), 4).filter(|(n, _)| *n > 0)?;
    let make = |end: usize, kind: Kind, korean: bool| Some(Piece { start, end, kind, korean });
    if let Some(end) = match_word(text, end, "년", false) {
        return make(end, Kind::Year(astronomical(number, before_christ)), true);
    }
    if let Some(end) = match_word(text, skip_space(text, end), "세기", false) {
        return make(end, Kind::Century(if before_christ { -(number as i32) } else { number as i32 }), true);
    }
    let latin = rest.starts_with(|c: char| c.is_ascii_alphabetic()) && word_ends(text, end);
    latin.then(|| Piece { start, end, kind: Kind::Year(astronomical(number, before_christ)), korean: false })
}

/// "In 264 the war began" in a text that told years before Christ: a number of two or three digits behind a word of time.
pub(super) fn ancient(text: &str, start: usize) -> Option<Piece> {
    let (number, end) = digits(text, start, 3).filter(|(n, e)| e - start >= 2 && *n >= 13)?;
    let led = ANCIENT_LEADS.iter().any(|w| led_by(text, start, w).is_some());
    let next = skip_space(text, end);
    let word: &str = text.get(next..).and_then(|r| r.split(|c: char| !c.is_ascii_alphabetic()).next()).unwrap_or("");
    let name = char_at(text, next).is_some_and(char::is_uppercase);
    let mark = char_at(text, end)
        .is_none_or(|c| matches!(c, ';' | ')') || matches!(c, ',' | '.') && char_at(text, end + 1).is_none_or(char::is_whitespace));
    let open = mark || next > end && (name || ANCIENT_SMALL.has(word));
    (led && open).then(|| Piece { start, end, kind: Kind::Year(astronomical(number, true)), korean: false })
}
