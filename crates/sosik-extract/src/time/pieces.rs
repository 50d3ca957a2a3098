//! The first pass: words, numbers and written dates of time, one after another, without a meaning for the whole.

use sosik_core::{TimeModifier, TimeUnit};

use super::lexicon::{ENGLISH, KOREAN, Word};
use crate::numbers::chars::{at as char_at, before, is_hangul, matches as match_word, skip_space, word_ends, word_starts};
use crate::numbers::{Number, NumberForm, units};

/// What a piece is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Kind {
    Word(Word),
    Year(i32),
    /// A year written with two digits: 98년.
    ShortYear(i32),
    Month(u32),
    Day(u32),
    Hour(u32),
    /// 15:20, with seconds where written.
    Clock(u32, Option<u32>, Option<u32>),
    /// 2024-10-16, 10/18/2024, 10/2.
    Date(Option<i32>, u32, u32),
    Decade(i32),
    Century(i32),
    Quarter(u32),
    Fiscal(i32),
    /// A number with a unit of time, and whether 여 stands between or 간 or 째 follows.
    Count(Option<u64>, TimeUnit, Suffix),
    /// A number without a unit: 22 in 22~24일; in English also an ordinal.
    Number(f64, bool),
    /// A number with a counter of times: 두 번, three times, twice.
    Times(u32),
    /// 제9·19: a name with numbers, not a time.
    Name,
}

/// What is written on to a count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Suffix {
    /// 10여 년, 한 달여.
    pub(super) over: bool,
    /// 간, 째, 반: surely a length.
    pub(super) length: bool,
    /// A native or Sino-Korean word, no digits.
    pub(super) spelled: bool,
}

/// A piece at its place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Piece {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) kind: Kind,
    /// Whether it was read by the Korean rules.
    pub(super) korean: bool,
}

/// All pieces of `text` in order.
pub(super) fn scan(text: &str, numbers: &[Number]) -> Vec<Piece> {
    let bytes = text.as_bytes();
    let mut pieces: Vec<Piece> = Vec::new();
    let (mut at, mut next) = (0, 0);
    while let Some(&byte) = bytes.get(at) {
        while numbers.get(next).is_some_and(|n| n.span.range().start < at) {
            next += 1;
        }
        let number = numbers.get(next).filter(|n| n.span.range().start == at);
        let piece = match byte {
            b'0'..=b'9' => written(text, at).or_else(|| number.and_then(|n| counted(text, n))),
            b'a'..=b'z' | b'A'..=b'Z' if word_starts(text, at) => number
                .filter(|n| !n.ordinal || n.form == NumberForm::Digits || parted(text, n.span.range().end))
                .and_then(|n| counted(text, n))
                .or_else(|| english(text, at))
                .or_else(|| number.and_then(|n| counted(text, n))),
            0xEA..=0xED => number.and_then(|n| counted(text, n)).or_else(|| korean(text, at, pieces.last())),
            b'\'' | 0xE2 => short_year(text, at),
            _ => None,
        };
        match piece {
            Some(piece) if piece.end > at => {
                at = piece.end;
                pieces.push(piece);
            }
            _ => at = step(text, at, byte),
        }
    }
    pieces
}

/// Whether a quarter, half or century follows: "second" is no unit there.
fn parted(text: &str, end: usize) -> bool {
    ["quarter", "half", "century"].iter().any(|w| match_word(text, skip_space(text, end), w, false).is_some())
}

/// The start of what can be read next: the next character, or behind the letters and digits of a word.
fn step(text: &str, at: usize, byte: u8) -> usize {
    let bytes = text.as_bytes();
    let same: fn(&u8) -> bool = match byte {
        b'0'..=b'9' => u8::is_ascii_digit,
        b'a'..=b'z' | b'A'..=b'Z' => u8::is_ascii_alphabetic,
        _ => return at + char_at(text, at).map_or(1, char::len_utf8),
    };
    let mut end = at;
    while bytes.get(end).is_some_and(same) {
        end += 1;
    }
    end
}

fn digits(text: &str, at: usize, most: usize) -> Option<(u32, usize)> {
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
fn written(text: &str, start: usize) -> Option<Piece> {
    let piece = |end: usize, kind: Kind| Some(Piece { start, end, kind, korean: false });
    if before(text, start).is_some_and(|c| {
        c.is_ascii_alphanumeric()
            || matches!(c, '-' | '/' | '.' | ':' | '·') && before(text, start - c.len_utf8()).is_some_and(|d| d.is_ascii_alphanumeric())
    }) {
        return None;
    }
    let (first, end) = digits(text, start, 4)?;
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
                    && text.get(end2..)?.starts_with('에') =>
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
            if let Some((end, word @ Word::Holiday(_))) = KOREAN.longest(text, start) {
                return Some(Piece { start, end, kind: Kind::Word(word), korean: true });
            }
            let (_, end2) = digits(text, after, 3)?;
            if text.get(end2..)?.starts_with(['일', '월', '년']) { None } else { piece(end2, Kind::Name) }
        }
        _ => None,
    }
    .or_else(|| match KOREAN.longest(text, start) {
        Some((end, word @ Word::Holiday(_))) => Some(Piece { start, end, kind: Kind::Word(word), korean: true }),
        _ => None,
    })
}

/// '98, ’24.
fn short_year(text: &str, start: usize) -> Option<Piece> {
    let mark = char_at(text, start).filter(|c| matches!(c, '\'' | '’'))?;
    let (year, end) = digits(text, start + mark.len_utf8(), 2)?;
    let decade = text.get(end..)?.starts_with('s');
    (decade && end - start == mark.len_utf8() + 2).then(|| Piece {
        start,
        end: end + 1,
        kind: Kind::Decade(190 + year as i32 / 10),
        korean: false,
    })
}

fn thousandths(value: f64) -> Option<u64> {
    (0.0..1e12).contains(&value).then(|| (value * 1000.0).round() as u64)
}

/// A number with the unit behind it.
fn counted(text: &str, number: &Number) -> Option<Piece> {
    let (start, end) = (number.span.range().start, number.span.range().end);
    let next = skip_space(text, end);
    if char_at(text, next).is_some_and(is_hangul)
        && let Some((end, kind)) = korean_unit(text, number, next)
    {
        return Some(Piece { start, end, kind, korean: true });
    }
    let make = |end: usize, kind: Kind| Some(Piece { start, end, kind, korean: false });
    let rest = text.get(end..)?;
    let value = number.value;
    if number.form == NumberForm::Digits {
        if rest.starts_with('s')
            && word_ends(text, end + 1)
            && value >= 20.0
            && value % 10.0 == 0.0
            && (value < 100.0 || (1000.0..2100.0).contains(&value))
        {
            let year = if value < 100.0 { 1900 + value as i32 } else { value as i32 };
            return make(end + 1, Kind::Decade(year / 10));
        }
        if value <= 12.0 && value.fract() == 0.0 {
            if let Some((e, pm)) = half_day(text, skip_space(text, end)) {
                return make(e, Kind::Clock(twelve(value as u32, pm), None, None));
            }
            if let Some(e) = match_word(text, skip_space(text, end), "o'clock", false) {
                return make(e, Kind::Clock(value as u32, None, None));
            }
        }
        let short = number.span.len() == 4 && (1000.0..2200.0).contains(&value);
        if short && char_at(text, end).is_none_or(|c| !is_hangul(c)) {
            return make(end, Kind::Year(value as i32));
        }
    }
    if number.ordinal
        && let Some(e) = match_word(text, next, "century", false)
    {
        return make(e, Kind::Century(value as i32));
    }
    let gap = if rest.starts_with('-') || rest.starts_with('‑') { end + char_at(text, end).map_or(1, char::len_utf8) } else { next };
    if gap > end
        && !number.ordinal
        && let Some((e, word)) = ENGLISH.longest(text, gap)
    {
        if let Word::Unit(unit) = word {
            // 34-year-old is an age.
            if text.get(e..)?.starts_with("-old")
                || match_word(text, skip_space(text, e), "old", false).is_some()
                || match_word(text, skip_space(text, e), "of age", false).is_some()
            {
                return None;
            }
            return make(e, Kind::Count(thousandths(value), unit, Suffix::default()));
        }
        if word == Word::Length(Some(2000), TimeUnit::Week) {
            return make(e, Kind::Count(thousandths(value * 2.0), TimeUnit::Week, Suffix::default()));
        }
    }
    if gap > end
        && !number.ordinal
        && (1.0..1000.0).contains(&value)
        && match_word(text, gap, "times", false).is_some_and(|e| word_ends(text, e))
    {
        return make(match_word(text, gap, "times", false)?, Kind::Times(value as u32));
    }
    (value < 100.0 && value.fract() == 0.0 && value >= 0.0).then_some(Piece {
        start,
        end,
        kind: Kind::Number(value, number.ordinal),
        korean: false,
    })
}

/// "p.m." and its spellings at `at`: the end, and whether it is the afternoon.
pub(super) fn half_day(text: &str, at: usize) -> Option<(usize, bool)> {
    ["a.m.", "p.m.", "a.m", "p.m", "am", "pm"].iter().find_map(|form| {
        let end = match_word(text, at, form, false)?;
        word_ends(text, end).then_some((end, form.starts_with('p')))
    })
}

/// The hour of the day of a clock of twelve.
pub(super) const fn twelve(hour: u32, pm: bool) -> u32 {
    match (hour, pm) {
        (12, false) => 0,
        (12, true) => 12,
        (h, true) if h < 12 => h + 12,
        (h, _) => h,
    }
}

fn korean_unit(text: &str, number: &Number, mut at: usize) -> Option<(usize, Kind)> {
    let spelled = number.form == NumberForm::Hangul;
    let touching = at == number.span.range().end;
    let mut suffix = Suffix { spelled, ..Suffix::default() };
    let rest = text.get(at..)?;
    if let Some(after) = rest.strip_prefix('여') {
        at = text.len() - after.len();
        at = skip_space(text, at);
        suffix.over = true;
    }
    let rest = text.get(at..)?;
    let starts = |w: &str| rest.starts_with(w).then_some(at + w.len());
    let value = number.value;
    let whole = value.fract() == 0.0 && value >= 0.0;
    let plain_year =
        whole && !spelled && number.span.len() == 4 && (100.0..3000.0).contains(&value) || (spelled && (1800.0..2200.0).contains(&value));
    let n = thousandths(value)?;
    let count = |end: usize, n: u64, unit: TimeUnit, mut suffix: Suffix| {
        let mut end = end;
        let mut n = n;
        for half in ["반", " 반"] {
            if let Some(e) = match_word(text, end, half, true).filter(|e| units::closes(text, *e))
                && text.get(end..e).is_some_and(|s| s.trim() == "반")
            {
                (end, n, suffix.length) = (e, n + 500, true);
                break;
            }
        }
        for s in ["여간", "여", "간", "째", "동안"] {
            if let Some(after) = text.get(end..)?.strip_prefix(s)
                && s != "동안"
            {
                let e = text.len() - after.len();
                suffix.over |= s.starts_with('여');
                if (s != "여" || units::closes(text, e)) && !text.get(e..)?.starts_with("격") {
                    end = e;
                    suffix.length = true;
                }
                break;
            }
        }
        Some((end, Kind::Count(Some(n), unit, suffix)))
    };
    if let Some(end) = starts("세기") {
        return if whole && !spelled && value > 3.0 {
            Some((end, Kind::Century(value as i32)))
        } else {
            count(end, n, TimeUnit::Century, suffix)
        };
    }
    if let Some(end) = starts("년대") {
        let year = if value < 100.0 { 1900.0 + value } else { value };
        return (whole && value % 10.0 == 0.0 && year < 2200.0).then_some((end, Kind::Decade(year as i32 / 10)));
    }
    for fiscal in ["회계연도", "회계년도", "학년도"] {
        if let Some(end) = starts(fiscal) {
            return plain_year.then_some((end, Kind::Fiscal(value as i32)));
        }
    }
    if let Some(end) = starts("년도") {
        return if plain_year { Some((end, Kind::Year(value as i32))) } else { short(value, end) };
    }
    if let Some(end) = starts("개년") {
        return count(end, n, TimeUnit::Year, suffix);
    }
    if let Some(end) = starts("년") {
        if text.get(end..)?.starts_with("생") && value < 100.0 {
            return short(value, end);
        }
        if plain_year && !suffix.over && !text.get(end..)?.starts_with("간") && touching {
            return Some((end, Kind::Year(value as i32)));
        }
        if text.get(end..)?.starts_with("차") || text.get(end..)?.starts_with("형") {
            return None;
        }
        return count(end, n, TimeUnit::Year, suffix);
    }
    if let Some(end) = starts("개월").or_else(|| starts("달")) {
        if text.get(end..)?.starts_with("러") {
            return None;
        }
        return count(end, n, TimeUnit::Month, suffix);
    }
    if let Some(end) = starts("월") {
        return (whole && (1.0..=12.0).contains(&value)).then_some((end, Kind::Month(value as u32)));
    }
    if let Some(end) = starts("주일").or_else(|| starts("주간")) {
        return count(end, n, TimeUnit::Week, Suffix { length: true, ..suffix });
    }
    if starts("주년").is_some() || starts("주기").is_some() || starts("주째 ").is_some() {
        return None;
    }
    if let Some(end) = starts("주") {
        let open = units::closes(text, end) && !(spelled && touching && value == 2.0);
        return open.then(|| count(end, n, TimeUnit::Week, suffix)).flatten();
    }
    if let Some(end) = starts("일간") {
        return count(end - "간".len(), n, TimeUnit::Day, suffix);
    }
    if let Some(end) = starts("일") {
        if text.get(end..)?.starts_with("차") || (spelled && value < 10.0) {
            return None;
        }
        let (e, kind) = count(end, n, TimeUnit::Day, suffix)?;
        let length = matches!(kind, Kind::Count(_, _, s) if s.length || s.over);
        return if !length && whole && touching && (1.0..=31.0).contains(&value) {
            Some((end, Kind::Day(value as u32)))
        } else {
            Some((e, kind))
        };
    }
    if let Some(end) = starts("시간") {
        return count(end, n, TimeUnit::Hour, suffix);
    }
    if let Some(end) = starts("시") {
        let open = units::closes(text, end) || char_at(text, end).is_some_and(|c| c.is_ascii_digit());
        return (whole && value <= 24.0 && open).then_some((end, Kind::Hour(value as u32)));
    }
    if let Some(end) = starts("분기") {
        return (whole && (1.0..=4.0).contains(&value)).then_some((end, Kind::Quarter(value as u32)));
    }
    if let Some(end) = starts("사분기") {
        return (whole && (1.0..=4.0).contains(&value)).then_some((end, Kind::Quarter(value as u32)));
    }
    if let Some(end) = starts("분") {
        // 3분의 2 is a fraction, 두 분 two persons.
        if text.get(end..)?.starts_with("의")
            && char_at(text, skip_space(text, end + 3)).is_some_and(|c| c.is_ascii_digit() || "일이삼사오육칠팔구".contains(c))
        {
            return None;
        }
        let person = spelled && crate::numbers::native(text, number.span.range().start).is_some();
        return if person { None } else { count(end, n, TimeUnit::Minute, suffix) };
    }
    if let Some(end) = starts("초") {
        return (touching && units::closes(text, end)).then(|| count(end, n, TimeUnit::Second, suffix)).flatten();
    }
    if suffix.over {
        return None;
    }
    if let Some(end) =
        starts("번").or_else(|| starts("차례")).or_else(|| starts("회")).or_else(|| starts("끼")).or_else(|| starts("시간씩"))
    {
        return (whole && (1.0..1000.0).contains(&value) && !text.get(end..)?.starts_with('째'))
            .then_some((end, Kind::Times(value as u32)));
    }
    None
}

fn short(value: f64, end: usize) -> Option<(usize, Kind)> {
    let full = if value < 40.0 { 2000.0 + value } else { 1900.0 + value };
    (value.fract() == 0.0 && (0.0..100.0).contains(&value)).then_some((end, Kind::ShortYear(full as i32)))
}

/// A Korean word of time: at the start of an eojeol, or right behind another piece.
fn korean(text: &str, start: usize, last: Option<&Piece>) -> Option<Piece> {
    let behind = last.is_some_and(|p| p.end == start && p.korean);
    let opens = before(text, start).is_none_or(|c| !is_hangul(c)) || behind;
    if !opens {
        return None;
    }
    let make = |end: usize, kind: Kind| Some(Piece { start, end, kind, korean: true });
    let first = char_at(text, start)?;
    if let Some(rest) = text.get(start..)?.strip_prefix("주체") {
        // The North Korean calendar counts from 1912 as its first year.
        let at = text.len() - rest.len();
        let (year, end) = digits(text, at, 3)?;
        let end = match_word(text, end, "년", false)?;
        return make(end, Kind::Year(1911 + year as i32));
    }
    if behind && matches!(last.map(|p| p.kind), Some(Kind::Word(Word::DayPart(_)))) {
        // 오후세시: the number was not at the start of its eojeol.
        if let Some((end, value)) = crate::numbers::native(text, start).filter(|(e, _)| text.get(*e..).is_some_and(|r| r.starts_with('시')))
        {
            return make(end + "시".len(), Kind::Hour(value as u32));
        }
    }
    for (form, word) in KOREAN.starting(first) {
        let Some(end) = match_word(text, start, form, true) else { continue };
        let attached = matches!(word, Word::Edge(_) | Word::After(_) | Word::Ago(_) | Word::Hence(_));
        if attached && !last.is_some_and(|p| p.korean && skip_space(text, p.end) == start) {
            continue;
        }
        // 지난 주말 is a weekend, not a week with something behind it.
        if matches!(word, Word::Shift(TimeUnit::Week, ..)) && char_at(text, end) == Some('말') {
            continue;
        }
        match word {
            Word::Many => {
                let next = skip_space(text, end);
                let unit = [
                    ("년", TimeUnit::Year),
                    ("개월", TimeUnit::Month),
                    ("달", TimeUnit::Month),
                    ("주", TimeUnit::Week),
                    ("시간", TimeUnit::Hour),
                    ("분", TimeUnit::Minute),
                    ("일", TimeUnit::Day),
                    ("세기", TimeUnit::Century),
                    ("초", TimeUnit::Second),
                    ("해", TimeUnit::Year),
                ];
                let Some((w, unit)) =
                    unit.iter().find(|(w, _)| text.get(next..).is_some_and(|r| r.starts_with(w)) && units::closes(text, next + w.len()))
                else {
                    continue;
                };
                if *w == "분" && text.get(end..next) != Some("") {
                    continue;
                }
                let mut end = next + w.len();
                let mut suffix = Suffix { spelled: true, ..Suffix::default() };
                for s in ["간", "째"] {
                    if text.get(end..)?.starts_with(s) {
                        end += s.len();
                        suffix.length = true;
                    }
                }
                return make(end, Kind::Count(None, *unit, suffix));
            }
            Word::Length(n, unit) => {
                let mut end = end;
                let mut suffix = Suffix { spelled: true, ..Suffix::default() };
                for s in ["간", "째"] {
                    if text.get(end..)?.starts_with(s) {
                        end += s.len();
                        suffix.length = true;
                    }
                }
                if !units::closes(text, end) {
                    continue;
                }
                return make(end, Kind::Count(*n, *unit, suffix));
            }
            Word::Lean(_) => {
                // A lean needs something to lean on, written on to it or after a space.
                let next = skip_space(text, end);
                if next == end
                    && !KOREAN.longest(text, end).is_some_and(|(e, w)| {
                        matches!(w, Word::Season(_) | Word::Half(_) | Word::Weekend | Word::Edge(_) | Word::Weekday(_))
                            && units::closes(text, e)
                    })
                    && !char_at(text, end).is_some_and(|c| c.is_ascii_digit())
                {
                    continue;
                }
            }
            Word::Holiday(_)
            | Word::Season(_)
            | Word::DayPart(_)
            | Word::Shift(..)
            | Word::Edge(_)
            | Word::After(_)
            | Word::Ago(_)
            | Word::Hence(_)
            | Word::Vague(_)
            | Word::Before(_)
            | Word::Weekend
            | Word::Clock(_)
            | Word::Half(_) => {
                let open = units::closes(text, end)
                    || char_at(text, end).is_some_and(|c| "월화수목금토일오아점저새심한두세네다여일열봄가겨초말중하".contains(c))
                        && KOREAN.longest(text, end).is_some()
                        && !matches!(word, Word::Vague(_))
                    || matches!(word, Word::DayPart(_)) && crate::numbers::native(text, end).is_some();
                if !open {
                    continue;
                }
            }
            _ => {}
        }
        return make(end, Kind::Word(*word));
    }
    None
}

/// An English word of time.
fn english(text: &str, start: usize) -> Option<Piece> {
    let make = |end: usize, kind: Kind| Some(Piece { start, end, kind, korean: false });
    if let Some((end, word)) = ENGLISH.longest(text, start) {
        let name = matches!(word, Word::Weekday(_) | Word::Month(_)) && text.as_bytes().get(start).is_some_and(u8::is_ascii_lowercase);
        if !name {
            return make(end, Kind::Word(word));
        }
    }
    for (form, n) in [("once", 1), ("twice", 2)] {
        if let Some(end) = match_word(text, start, form, false).filter(|e| word_ends(text, *e)) {
            return make(end, Kind::Times(n));
        }
    }
    if let Some(end) = ["fiscal year", "fiscal", "FY"].iter().find_map(|f| match_word(text, start, f, false)) {
        let (year, end) = digits(text, skip_space(text, end), 4)?;
        return (year >= 1000).then(|| make(end, Kind::Fiscal(year as i32))).flatten();
    }
    None
}

/// The modifier of a suffix.
pub(super) const fn over(suffix: Suffix) -> Option<TimeModifier> {
    if suffix.over { Some(TimeModifier::MoreThan) } else { None }
}
