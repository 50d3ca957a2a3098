//! What stands beside a time and belongs to it as well: the year of a range, the day of a clock time, the day that is explained.

use std::sync::LazyLock;

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};
use sosik_core::{Time, TimeValue};

use super::english::phrase;
use super::expression::{Day, Expression, Found, From, Lean, Part, Point, Year};
use super::lexicon::Word;
use super::pieces::{Kind, Piece};
use super::resolve::Context;
use crate::numbers::table::Words;

/// What stands between the two ends of a range, and between members of a list.
pub(super) static RANGE: LazyLock<Words> = LazyLock::new(|| Words::of(include_str!("../../lexicon/time/links.csv"), "range"));
pub(super) static LIST: LazyLock<Words> = LazyLock::new(|| Words::of(include_str!("../../lexicon/time/links.csv"), "list"));

/// "from 12 July to 23 August 1863", "in April, May and September 2018": the year behind belongs to all.
pub(super) fn year(text: &str, pieces: &[Piece], found: &mut Found, next: usize) {
    let Expression::Point(point) = found.says else { return };
    let Point { year: None, part: Some(first @ (Part::Month(_) | Part::Season(_))), lean: Lean::Bare, .. } = point else {
        return;
    };
    let month = match first {
        Part::Month(m) => m,
        Part::Season("SP") => 3,
        Part::Season("SU") => 6,
        Part::Season("FA") => 9,
        _ => 12,
    };
    let Some(next) = last_of_list(text, pieces, found.end, next) else { return };
    if let Some((Found { says: Expression::Point(Point { year: Some(Year::Is(year)), part: Some(second), .. }), .. }, _)) =
        phrase(text, pieces, next)
        && let Some(last) = match (first, second) {
            (Part::Month(_), Part::Month(last)) => Some(last),
            // the summer and autumn of 1943
            (Part::Season(_), Part::Season(_)) => Some(month),
            _ => None,
        }
    {
        let year = Some(Year::Is(if month <= last { year } else { year - 1 }));
        found.says = Expression::Point(Point { year, ..point });
    }
}

/// Where the last member stands of the list, or the end of the range, whose first member ends at `end`; months between commas are passed
/// over.
fn last_of_list(text: &str, pieces: &[Piece], end: usize, next: usize) -> Option<usize> {
    // A year has twelve months.
    let (mut end, mut next) = (end, next);
    for _ in 0..12 {
        let piece = pieces.get(next).filter(|p| p.start < end + LINK)?;
        let gap = text.get(end..piece.start)?.trim();
        let gap = gap.strip_prefix(',').map_or(gap, str::trim);
        if RANGE.has(gap) || LIST.has(gap) {
            return Some(next);
        }
        if !gap.is_empty() || !matches!(piece.kind, Kind::Word(Word::Month(_))) {
            return None;
        }
        (end, next) = (piece.end, next + 1);
    }
    None
}

/// "the year-ago period" of a quarter that was told before is that quarter of the year before.
pub(super) fn quarter(text: &str, found: &mut Found) {
    if found.rule == "en.time.year-back" && text.get(found.start..found.end).is_some_and(|t| t.ends_with("period")) {
        found.says = Expression::Point(Point { part: Some(Part::QuarterShift(From::Seen, -4)), ..Point::default() });
    }
}

/// "3:43 p.m. (1943 GMT) on Tuesday", "9 a.m. to 5 p.m. Friday": the day behind belongs to both times of day; "6:15 the next
/// morning" is one expression. The position of the next piece.
pub(super) fn day(text: &str, pieces: &[Piece], found: &mut Found, next: usize) -> usize {
    let Expression::Point(point) = found.says else { return next };
    // Most expressions are no bare time of day, and nothing is read behind those.
    if !only_clock(&point) {
        return next;
    }
    let Some((other, joined)) = day_of(text, pieces, found, next) else { return next };
    found.says = Expression::Point(Point { clock: point.clock, zone: point.zone, half: point.half, daypart: point.daypart, ..other });
    joined.map_or(next, |(end, after)| {
        found.end = end;
        after
    })
}

/// The day that stands behind a time of day; where both are one expression, its end and the position of the next piece.
fn day_of(text: &str, pieces: &[Piece], found: &Found, next: usize) -> Option<(Point, Option<(usize, usize)>)> {
    let (mut end, mut next) = (found.end, next);
    // The time between the brackets, or the second of the range, is passed over.
    for _ in 0..2 {
        let piece = pieces.get(next).filter(|p| p.start < end + GAP)?;
        let gap = text.get(end..piece.start)?.trim().trim_start_matches("local time").trim_end_matches("the").trim();
        let (Found { says: Expression::Point(other), end: after, .. }, k) = phrase(text, pieces, next)? else { return None };
        let dated = other.day.is_some() || other.weekday.is_some();
        let range = RANGE.has(gap) || LIST.has(gap);
        if dated && (matches!(gap, ")" | ") on") || range && other.clock.is_some()) {
            return Some((other, None));
        }
        if gap.is_empty() && other.daypart.is_some() && matches!(other.day, Some(Day::Shift(..))) {
            return Some((other, Some((after, k))));
        }
        if !(gap == "(" || range) || !only_clock(&other) {
            return None;
        }
        (end, next) = (after, k);
    }
    None
}

/// "the day after Christmas", "the day before the June 1 vote": how many days the time behind is moved by, for both are one expression.
/// With it the position of the next piece.
pub(super) fn neighbour(text: &str, pieces: &[Piece], found: &mut Found, next: usize) -> Option<(i32, usize)> {
    let Expression::Point(Point { day: Some(Day::Shift(From::Seen, days)), .. }) = found.says else { return None };
    if found.says != Expression::Point(Point { day: Some(Day::Shift(From::Seen, days)), ..Point::default() }) {
        return None;
    }
    let piece = pieces.get(next)?;
    let adjacent = matches!(text.get(found.end..piece.start)?, " " | " the ");
    let says_so = text.get(found.start..found.end)?.ends_with(if days < 0 { "before" } else { "after" });
    let (other, after) = phrase(text, pieces, next).filter(|_| adjacent && says_so)?;
    let Expression::Point(point) = other.says else { return None };
    let whole = point.day.is_some() || point.weekday.is_some();
    let alone = point.clock.is_none() && point.daypart.is_none() && !matches!(point.day, Some(Day::Numbers(..)));
    (whole && alone).then(|| {
        (found.says, found.end) = (other.says, other.end);
        (days, after)
    })
}

/// The day that lies `days` from that of `value`; a value of another grain is left as it is.
pub(super) fn moved(value: TimeValue, days: i32) -> TimeValue {
    let TimeValue::Calendar(iso) = &value else { return value };
    let by = Days::new(u64::from(days.unsigned_abs()));
    let day = iso.parse::<NaiveDate>().ok().and_then(|d| if days < 0 { d.checked_sub_days(by) } else { d.checked_add_days(by) });
    day.and_then(|d| TimeValue::calendar(d.to_string())).unwrap_or(value)
}

/// Whether a time of day and its zone are all that is said.
fn only_clock(point: &Point) -> bool {
    point.clock.is_some() && *point == Point { clock: point.clock, zone: point.zone, half: point.half, ..Point::default() }
}

/// "from 10 p.m. to 5 a.m.", 밤 10시부터 오전 5시까지: what ends a range before it began is of the next day; 오후 2시부터 4시까지, without its
/// half of the day, is of the same afternoon.
pub(super) fn next_day(text: &str, last: Option<&Time>, found: &Found, value: TimeValue) -> TimeValue {
    let (Some(last), TimeValue::Calendar(iso)) = (last, &value) else { return value };
    let TimeValue::Calendar(before) = &last.value else { return value };
    let gap = text.get(last.span.range().end..found.start).unwrap_or("").trim();
    let range = RANGE.has(gap);
    let (Some((day, first)), Some((other, second))) = (before.split_once('T'), iso.split_once('T')) else { return value };
    let digits = |t: &str| t.starts_with(|c: char| c.is_ascii_digit());
    if !range || day != other || !digits(first) || !digits(second) || second >= first {
        return value;
    }
    let open = matches!(found.says, Expression::Point(Point { half: false, daypart: None, .. })) && found.rule.starts_with("ko");
    if open
        && let Some(hour) = second.get(..2).and_then(|h| h.parse::<u32>().ok()).filter(|h| (1..12).contains(h))
        && let Some(later) = second.get(2..).map(|rest| format!("{:02}{rest}", hour + 12)).filter(|later| later.as_str() > first)
    {
        return TimeValue::calendar(format!("{day}T{later}")).unwrap_or(value);
    }
    let next = day.parse::<NaiveDate>().ok().and_then(|d| d.succ_opt());
    next.and_then(|d| TimeValue::calendar(format!("{d}T{second}"))).unwrap_or(value)
}

/// Which way the week lies that an expression of nothing but a week and its weekday tells.
pub(super) fn week_of(found: &Found) -> Option<Lean> {
    let Expression::Point(point) = found.says else { return None };
    let plain = point.weekday.is_some() && point.day.is_none() && point.part.is_none();
    let lean = match (point.week, point.lean) {
        (Some((_, ..0)), _) | (None, Lean::Last) => Lean::Last,
        (Some(_), _) => Lean::This,
        (None, Lean::Next) => Lean::Next,
        _ => return None,
    };
    plain.then_some(lean)
}

/// What goes on from the date right before it: 다음 주 월요일부터 수요일까지 and "next Tuesday and Thursday" lie in one week, and what
/// ends a range does not lie before its beginning (10월 25일부터 1월 5일까지).
pub(super) fn in_order(text: &str, last: Option<(&Time, Option<Lean>)>, found: &Found, today: NaiveDate, value: TimeValue) -> TimeValue {
    let (Some((last, week)), Expression::Point(point), TimeValue::Calendar(iso)) = (last, &found.says, &value) else { return value };
    let TimeValue::Calendar(before) = &last.value else { return value };
    if point.lean != Lean::Bare || point.year.is_some() || point.week.is_some() {
        return value;
    }
    let gap = text.get(last.span.range().end..found.start).unwrap_or("").trim();
    let range = RANGE.has(gap);
    let moved = match (point.part, point.weekday, week) {
        (Some(Part::Month(_)), None, _) if range => a_year_on(before, iso),
        (None, Some(weekday), Some(lean)) if range || gap == "," || LIST.has(gap) => weekday_on(before, weekday)
            .filter(|day| lean != Lean::Last || *day <= today)
            .map(|day| day.to_string() + iso.get(10..).unwrap_or("")),
        _ => None,
    };
    moved.and_then(TimeValue::calendar).unwrap_or(value)
}

/// A month or day that lies before the one at the beginning of its range, in the next year.
fn a_year_on(before: &str, iso: &str) -> Option<String> {
    let like = iso.len() == before.len() && matches!(iso.len(), 7 | 10) && iso < before && before.starts_with(|c: char| c.is_ascii_digit());
    let year = iso.get(..4).filter(|_| like)?.parse::<i32>().ok()?;
    Some(format!("{:04}{}", year + 1, iso.get(4..)?)).filter(|next| next.as_str() >= before)
}

/// The next such weekday after the day of `before`, within its week.
fn weekday_on(before: &str, weekday: u32) -> Option<NaiveDate> {
    let first = before.split('T').next()?.parse::<NaiveDate>().ok()?;
    let ahead = (u64::from(weekday) + 6 - u64::from(first.weekday().num_days_from_monday())) % 7;
    first.checked_add_days(Days::new(ahead)).filter(|_| ahead > 0)
}

/// 추석 전날인 5일, 연휴 마지막 날인 18일: the day of the month is that of the day which it explains, or lies among its days.
pub(super) fn explained(text: &str, last: Option<&Time>, found: &mut Found) {
    let (Some(last), Expression::Point(point)) = (last, &mut found.says) else { return };
    let Some(Day::Number(number)) = point.day else { return };
    let open = point.part.is_none() && point.year.is_none() && point.lean == Lean::Bare;
    let Some(gap) = text.get(last.span.range().end..found.start).filter(|gap| open && gap.ends_with("인 ") && gap.len() <= APPOSITION)
    else {
        return;
    };
    let day = match &last.value {
        TimeValue::Calendar(iso) => iso.parse::<NaiveDate>().ok().filter(|day| gap == "인 " && day.day() == number),
        TimeValue::Interval { begin: Some(begin), end: Some(end) }
            if gap == "인 " || gap.ends_with("날인 ") && !gap.contains([',', '.']) =>
        {
            let days = begin.parse::<NaiveDate>().ok().into_iter().flat_map(|first| first.iter_days().take(WEEKS));
            end.parse().ok().and_then(|last: NaiveDate| days.take_while(|day| *day <= last).find(|day| day.day() == number))
        }
        _ => None,
    };
    if let Some(day) = day {
        (point.year, point.part) = (Some(Year::Is(day.year())), Some(Part::Month(day.month())));
    }
}

/// 월요일인 21일, 주말인 12일: the day of the month and its weekday are one day, the next such one or the last, by the tense of the clause.
pub(super) fn same_day(text: &str, last: Option<&mut Time>, found: &Found, context: &Context, value: TimeValue) -> TimeValue {
    let (Some(last), Expression::Point(point)) = (last, &found.says) else { return value };
    let (Some(Day::Number(number)), None, None) = (point.day, point.part, point.year) else { return value };
    let (TimeValue::Calendar(iso), Some(today)) = (&last.value, context.published.map(|p| p.date())) else { return value };
    if text.get(last.span.range().end..found.start) != Some("인 ") {
        return value;
    }
    let weekend = iso.ends_with("-WE");
    let Some(weekday) = iso.parse::<NaiveDate>().ok().map(|d| d.weekday()).filter(|_| !weekend).or(weekend.then_some(Weekday::Sat)) else {
        return value;
    };
    let fits = |day: &NaiveDate| day.weekday() == weekday || weekend && day.weekday() == Weekday::Sun;
    let Some(first) = today.with_day(1) else { return value };
    let months = [first.checked_sub_months(Months::new(1)), Some(first), first.checked_add_months(Months::new(1))];
    let days = months.into_iter().flatten().filter_map(|month| month.with_day(number)).filter(fits);
    let Some(day) = days.min_by_key(|day| (*day - today).num_days().abs()) else { return value };
    let rest = match &value {
        TimeValue::Calendar(iso) => iso.get(10..).unwrap_or("").to_owned(),
        _ => return value,
    };
    let Some(moved) = TimeValue::calendar(format!("{day}{rest}")) else { return value };
    if !weekend && let Some(day) = TimeValue::calendar(day.to_string()) {
        last.value = day;
    }
    moved
}

/// Bytes between days and the one of them that is told: 연휴 마지막 날인 18일.
const APPOSITION: usize = 32;
/// Days after which a day of the month comes again.
const WEEKS: usize = 28;

/// Bytes between members of a list.
const LINK: usize = 8;

/// Bytes between a time of day and what belongs to it.
const GAP: usize = 20;
