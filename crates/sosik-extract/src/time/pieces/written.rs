//! Dates and clock times written with marks between digits.

use std::sync::LazyLock;

use super::{Kind, Piece};
use crate::numbers::chars::{at as char_at, before, is_hangul, matches as match_word, skip_space, skip_space_back, word_ends};
use crate::numbers::table::rows;
use crate::time::lexicon::{KOREAN, Word};

/// At most `most` digits from `at` on that no other follows: their value and end.
pub(super) fn digits(text: &str, at: usize, most: usize) -> Option<(u32, usize)> {
    let bytes = text.as_bytes();
    let mut end = at;
    let mut value = 0u32;
    while end - at < most {
        let Some(b) = bytes.get(end).filter(|b| b.is_ascii_digit()) else { break };
        value = value * 10 + u32::from(b - b'0');
        end += 1;
    }
    (end > at && !bytes.get(end).is_some_and(u8::is_ascii_digit)).then_some((value, end))
}

/// Dates and clock times written with marks between digits.
pub(super) fn digits_with_marks(text: &str, start: usize) -> Option<Piece> {
    let piece = |end: usize, kind: Kind| Some(Piece { start, end, kind, korean: false });
    if before(text, start).is_some_and(|c| {
        c.is_ascii_alphanumeric()
            || matches!(c, '-' | '/' | '.' | ':' | '·') && before(text, start - c.len_utf8()).is_some_and(|d| d.is_ascii_alphanumeric())
    }) {
        return None;
    }
    let (first, end) = digits(text, start, 4)?;
    if end - start == 4
        && let Some(clock) = military(text, start)
    {
        return Some(clock);
    }
    let mark = char_at(text, end)?;
    let after = end + mark.len_utf8();
    match mark {
        '-' | '/' | '.' => {
            let gap = if mark == '.' { skip_space(text, after) } else { after };
            let (second, end2) = digits(text, gap, 2)?;
            let third = char_at(text, end2).filter(|c| *c == mark).and_then(|_| {
                let gap = if mark == '.' { skip_space(text, end2 + 1) } else { end2 + 1 };
                digits(text, gap, 4)
            });
            let width = end - start;
            match third {
                Some((day, end3)) if width == 4 && day <= 31 && second <= 12 => piece(end3, Kind::Date(Some(first as i32), second, day)),
                Some((last, end3)) if width <= 2 && mark != '.' && end3 - end2 == 3 => {
                    let (y, m, d) = two_digit_year(first, second, last, width)?;
                    piece(end3, Kind::Date(Some(y), m, d))
                }
                Some((year, end3)) if width <= 2 && end3 - end2 == 5 && (1900..2100).contains(&year) => {
                    // Month first with slashes, as in the United States, unless that cannot be; day first with points.
                    let month_first = mark != '.' && first <= 12;
                    let (m, d) = if month_first { (first, second) } else { (second, first) };
                    piece(end3, Kind::Date(Some(year as i32), m, d))
                }
                None if mark == '/' && char_at(text, end2).is_some_and(is_hangul) && text.get(end2..)?.starts_with("분기") => {
                    Some(Piece { start, end: end2 + "분기".len(), kind: Kind::Quarter(first), korean: true })
                }
                None if mark == '/' && width <= 2 && first <= 12 && second > 12 && second <= 31 && first > 0 => {
                    piece(end2, Kind::Date(None, first, second))
                }
                None if mark == '/'
                    && width <= 2
                    && (1..=12).contains(&first)
                    && (1..=31).contains(&second)
                    && text.get(end2..)?.starts_with('에')
                    && !["에 해당", "에 불과", "에 달", "에 이르", "에 그"]
                        .iter()
                        .any(|w| text.get(end2..).is_some_and(|r| r.starts_with(w))) =>
                {
                    piece(end2, Kind::Date(None, first, second))
                }
                _ => None,
            }
        }
        ':' => {
            let (minute, end2) = digits(text, after, 2).filter(|(m, e)| *m < 60 && e - after == 2)?;
            if first > 24 || end - start > 2 {
                return None;
            }
            match char_at(text, end2).filter(|c| *c == ':').and_then(|_| digits(text, end2 + 1, 2)) {
                Some((second, end3)) if second < 60 => piece(end3, Kind::Clock(first, Some(minute), Some(second))),
                _ => piece(end2, Kind::Clock(first, Some(minute), None)),
            }
        }
        '·' | 'ㆍ' | '․' => {
            // 3·1절 is a day of the calendar; 9·19 합의 and 5·18 are names; 13·15일 are two days.
            if let Some((end, Word::Holiday(h))) = KOREAN.longest(text, start) {
                return Some(super::korean::holiday(text, start, end, h));
            }
            let (_, end2) = digits(text, after, 3)?;
            if text.get(end2..)?.starts_with(['일', '월', '년']) { None } else { piece(end2, Kind::Name) }
        }
        _ => None,
    }
    .or_else(|| match KOREAN.longest(text, start) {
        Some((end, Word::Holiday(h))) => Some(super::korean::holiday(text, start, end, h)),
        _ => None,
    })
}

/// 11/02/89, 21/04/16, 89/05/05: the year is where no day can be, else the last; then month first, as in the United States, unless
/// that cannot be.
fn two_digit_year(first: u32, second: u32, last: u32, width: usize) -> Option<(i32, u32, u32)> {
    let full = |y: u32| if y < 40 { 2000 + y as i32 } else { 1900 + y as i32 };
    let fits = |m: u32, d: u32| (1..=12).contains(&m) && (1..=31).contains(&d);
    if first > 31 || first == 0 {
        return (width == 2 && fits(second, last)).then(|| (full(first), second, last));
    }
    if fits(first, second) {
        return Some((full(last), first, second));
    }
    fits(second, first).then(|| (full(last), second, first))
}

/// Zones that may stand behind a clock time, with their minutes east of Greenwich.
static ZONES: LazyLock<Vec<(&'static str, i32)>> = LazyLock::new(|| {
    rows(include_str!("../../../lexicon/time/zones.csv")).filter_map(|row| Some((*row.first()?, row.get(1)?.parse().ok()?))).collect()
});

/// The end of a zone behind a clock time that ends at `end`.
pub(in crate::time) fn zone(text: &str, end: usize) -> Option<usize> {
    let next = skip_space(text, end);
    let letters = text.get(next..).is_some_and(|r| r.starts_with(|c: char| c.is_ascii_alphabetic()));
    (letters && next > end).then(|| zone_at(text, next)).flatten()
}

fn zone_at(text: &str, at: usize) -> Option<usize> {
    ZONES.iter().find_map(|(z, _)| match_word(text, at, z, false).filter(|e| word_ends(text, *e)))
}

/// Minutes east of Greenwich of the zone that ends at `end`.
pub(in crate::time) fn zone_minutes(text: &str, end: usize) -> Option<i32> {
    ZONES
        .iter()
        .find(|(z, _)| end.checked_sub(z.len()).and_then(|at| text.get(at..end)).is_some_and(|w| w.eq_ignore_ascii_case(z)))
        .map(|z| z.1)
}

/// 0600, 1800 GMT: four digits that a leading zero or a zone behind shows to be a clock time.
fn military(text: &str, start: usize) -> Option<Piece> {
    let (value, end) = digits(text, start, 4).filter(|(_, e)| e - start == 4)?;
    let (hour, minute) = (value / 100, value % 100);
    let next = skip_space(text, end);
    let zone = zone_at(text, next)
        .or_else(|| ["hours", "hrs"].iter().find_map(|h| match_word(text, next, h, false).filter(|e| word_ends(text, *e))));
    let led = ["at", "by", "until", "from", "around", "about", "and", "to", "before", "after"]
        .iter()
        .any(|w| crate::time::english::led_by(text, start, w).is_some());
    let zero = text.get(start..)?.starts_with('0') && led && !char_at(text, end).is_some_and(|c| c.is_alphanumeric() || c == '-');
    let hours = zone.filter(|_| text.get(next..).is_some_and(|r| r.starts_with(['h', 'H'])));
    ((zone.is_some() && (led || hours.is_none()) || zero) && hour < 24 && minute < 60).then(|| Piece {
        start,
        end: hours.unwrap_or(end),
        kind: Kind::Clock(hour, Some(minute), None),
        korean: false,
    })
}

/// '98, ’24: decades with their s, years where a small word or a list stands before.
pub(super) fn short_year(text: &str, start: usize) -> Option<Piece> {
    let mark = char_at(text, start).filter(|c| matches!(c, '\'' | '’'))?;
    let (year, end) = digits(text, start + mark.len_utf8(), 2)?;
    let decade = text.get(end..)?.starts_with('s');
    // in '86
    let led = ["in", "since", "of", "by", "until", "and", "from", "to", "through", "summer", "spring", "fall", "winter"]
        .iter()
        .any(|w| crate::time::english::led_by(text, start, w).is_some());
    let listed = before(text, skip_space_back(text, start)) == Some(',');
    let open = char_at(text, end).is_none_or(|c| c.is_whitespace() || matches!(c, ',' | '.' | ';' | '-' | '–' | ')'));
    if (led || listed) && open && end - start == mark.len_utf8() + 2 {
        let full = if year < 40 { 2000 + year } else { 1900 + year };
        return Some(Piece { start, end, kind: Kind::Year(full as i32), korean: false });
    }
    (decade && end - start == mark.len_utf8() + 2).then(|| Piece {
        start,
        end: end + 1,
        kind: Kind::Decade(190 + year as i32 / 10),
        korean: false,
    })
}

/// "p.m." and its spellings at `at`: the end, and whether it is the afternoon.
pub(in crate::time) fn half_day(text: &str, at: usize) -> Option<(usize, bool)> {
    // "3:18a" only where it touches the digits.
    let touching = before(text, at).is_some_and(|c| c.is_ascii_digit());
    ["a.m.", "p.m.", "a.m", "p.m", "am", "pm", "a", "p"].iter().filter(|f| f.len() > 1 || touching).find_map(|form| {
        let end = match_word(text, at, form, false)?;
        // 4A is no clock time.
        let small = form.len() > 1 || text.get(at..end) == Some(form);
        (small && word_ends(text, end)).then_some((end, form.starts_with('p')))
    })
}

/// The hour of the day of a clock of twelve.
pub(in crate::time) const fn twelve(hour: u32, pm: bool) -> u32 {
    match (hour, pm) {
        (12, false) => 0,
        (12, true) => 12,
        (h, true) if h < 12 => h + 12,
        (h, _) => h,
    }
}
