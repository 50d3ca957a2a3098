//! Dates that leave something open: a month without its year, a day without its month, a holiday.

use chrono::{Datelike, Months, NaiveDate, Weekday};
use sosik_core::TimeAnchor;

use super::{Context, Day, From, Lean, Place, Point, back, week_iso, year_iso, yearless};
use crate::time::calendar::{holidays, lunar};
use crate::time::expression::Part;
use crate::time::tense::Tense;

pub(super) fn holiday(index: usize, lean: Lean, year: Option<(i32, TimeAnchor)>, context: &Context) -> Result<(Place, TimeAnchor), String> {
    let days = |(a, b): (NaiveDate, NaiveDate)| if a == b { Place::Day(a) } else { Place::Days(a, b) };
    if let Some((y, anchor)) = year {
        return holidays::in_year(index, y).map(|d| (days(d), anchor)).ok_or_else(|| format!("the calendar has no such day in {y}"));
    }
    let Some(today) = context.today() else {
        return match holidays::fixed(index) {
            Some((m, d)) => Ok((Place::Iso(format!("XXXX-{m:02}-{d:02}")), TimeAnchor::None)),
            None => Err("a moving day without a year".into()),
        };
    };
    // 2024년 4월 15일 태양절: the year that its sentence told.
    if let (Lean::Bare, Some((y, _)), true, false) = (lean, context.told, context.told_year, context.exact)
        && let Some(found) = holidays::in_year(index, y)
    {
        return Ok((days(found), TimeAnchor::Mentioned));
    }
    let near = (-1..=1).filter_map(|d| holidays::in_year(index, today.year() + d));
    let fit = match lean {
        Lean::Last => near.filter(|(_, b)| *b < today).max(),
        Lean::Next => near.filter(|(a, _)| *a > today).min(),
        Lean::This => holidays::in_year(index, today.year()),
        Lean::Bare if context.exact && context.future() => near.filter(|(_, b)| *b >= today).min(),
        Lean::Bare if context.exact => near.filter(|(a, _)| *a <= today).max(),
        // 설 연휴를 앞두고 and 광복절 경축사: whichever is nearest.
        Lean::Bare => near.min_by_key(|(a, _)| (*a - today).num_days().abs()),
    };
    fit.map(|d| (days(d), TimeAnchor::Published)).ok_or_else(|| "the calendar has no such day".into())
}

/// A part of a year, with or without a day in it.
pub(super) fn parted(p: &Point, part: Part, year: Option<(i32, TimeAnchor)>, context: &Context) -> Result<(Place, TimeAnchor), String> {
    let today = context.today();
    if let Part::MonthShift(from, n) = part {
        let (base, anchor) = match (year, context.base(from)) {
            (Some((y, anchor)), Some(b)) => (NaiveDate::from_ymd_opt(y, b.month(), 1), anchor),
            (None, Some(b)) => (NaiveDate::from_ymd_opt(b.year(), b.month(), 1), context.anchor(from)),
            _ => return Ok((Place::Iso("XXXX-XX".into()), TimeAnchor::None)),
        };
        let months = Months::new(n.unsigned_abs());
        let month = base
            .and_then(|b| if n < 0 { b.checked_sub_months(months) } else { b.checked_add_months(months) })
            .ok_or("out of the calendar")?;
        return in_month(p, month.year(), month.month(), anchor);
    }
    if let Part::QuarterShift(from, n) = part {
        // "the quarter" of which nothing was said is the last one.
        let (base, n) = match (from, context.seen_quarter, today) {
            (From::Seen, Some(seen), _) => (Some(seen), n),
            (From::Seen, None, today) => (today, n - 1),
            _ => (today, n),
        };
        let Some(today) = base else { return Ok((Place::Iso("XXXX-QX".into()), TimeAnchor::None)) };
        let quarter = today.year() * 4 + today.month0() as i32 / 3 + n;
        return Ok((Place::Iso(format!("{}-Q{}", year_iso(quarter.div_euclid(4)), quarter.rem_euclid(4) + 1)), context.anchor(from)));
    }
    let told = context.told.filter(|_| p.lean == Lean::Bare && context.told_year && !context.story);
    let (y, anchor) = match (year, told, today) {
        (Some(y), ..) => y,
        (None, Some((y, _)), _) => (y, TimeAnchor::Mentioned),
        _ if context.told_last().is_some() && p.lean == Lean::Bare => (story_year(part, context)?, TimeAnchor::Mentioned),
        _ if p.seen && context.seen.is_some() => {
            let seen = context.seen.ok_or("no date before")?;
            let year = match p.lean {
                // After a year alone, the following spring is that of the next.
                Lean::Last if !context.seen_month => seen.year() - 1,
                Lean::Next if !context.seen_month => seen.year() + 1,
                Lean::This => seen.year(),
                _ => open_year(p, part, seen, context)?,
            };
            (year, TimeAnchor::Mentioned)
        }
        (None, None, Some(today)) => (open_year(p, part, today, context)?, TimeAnchor::Published),
        _ if p.lunar => return Ok((Place::Iso("XXXX-XX-XX".into()), TimeAnchor::None)),
        _ => {
            // Even without a year, no February has thirty days.
            if let (Part::Month(m), Some(Day::Number(d) | Day::Numbers(_, d))) = (part, p.day)
                && NaiveDate::from_ymd_opt(2000, m, d).is_none()
            {
                return Err(format!("month {m} has no day {d}"));
            }
            return Ok((Place::Iso(yearless(p)), TimeAnchor::None));
        }
    };
    match (part, p.day) {
        (Part::Month(m), Some(Day::Number(d))) if p.lunar => {
            return lunar_day(y, m, d, year.is_none(), p, context).map(|d| (Place::Day(d), anchor));
        }
        (Part::Month(_), None) if p.lunar => return Err("a lunar month is none of the calendar's".into()),
        _ => {}
    }
    match part {
        Part::Month(m) => in_month(p, y, m, anchor),
        Part::Months(a, b) => Ok((Place::Span(format!("{}-{a:02}", year_iso(y)), format!("{}-{b:02}", year_iso(y))), anchor)),
        Part::Quarter(q) => Ok((Place::Iso(format!("{}-Q{q}", year_iso(y))), anchor)),
        Part::Half(h) => Ok((Place::Iso(format!("{}-H{h}", year_iso(y))), anchor)),
        Part::Season(s) => Ok((Place::Iso(format!("{}-{s}", year_iso(y))), anchor)),
        Part::MonthShift(..) | Part::QuarterShift(..) => Err("not a part of a year".into()),
    }
}

/// The year of a part of a year in a story: that of the date before it, or the next when the story would go back by over half a year.
fn story_year(part: Part, context: &Context) -> Result<i32, String> {
    let seen = context.told_last().ok_or("no date before")?;
    let month = match part {
        Part::Month(m) | Part::Months(m, _) => m as i32,
        Part::Quarter(q) => q as i32 * 3 - 1,
        Part::Season("SP") => 4,
        Part::Season("SU") => 7,
        Part::Season("FA") => 10,
        Part::Season(_) => 12,
        _ => return Ok(seen.year()),
    };
    // A year alone says nothing of the month that the story has come to.
    Ok(seen.year() + i32::from(context.seen_month && month - (seen.month() as i32) < -6))
}

/// The year that a part of a year or a month and day without one belongs to.
fn open_year(p: &Point, part: Part, today: NaiveDate, context: &Context) -> Result<i32, String> {
    let y = today.year();
    // Months ahead.
    const NEAR: i32 = 3;
    let season = |s: &str| match s {
        "SP" => (3, 5),
        "SU" => (6, 8),
        "FA" => (9, 11),
        _ => (12, 14),
    };
    let (first, last) = match part {
        Part::Month(m) => (m, m),
        Part::Months(a, b) => (a, b),
        Part::Quarter(q) => (q * 3 - 2, q * 3),
        Part::Half(h) => (h * 6 - 5, h * 6),
        Part::Season(s) => season(s),
        _ => return Ok(y),
    };
    let month = today.month();
    if p.lean == Lean::This {
        return Ok(if last > 12 && month <= last - 12 { y - 1 } else { y });
    }
    if let (Part::Month(m), Some(Day::Number(d) | Day::Numbers(d, _))) = (part, p.day) {
        // The nearest year before or after in which the day exists: 29 February waits for a leap year.
        let on = |y: i32| NaiveDate::from_ymd_opt(y, m, d);
        // Friday, April 3: the year around in which they fall together, if the tense alone would have it otherwise.
        if let (Some(w), Lean::Bare) = (p.weekday, p.lean) {
            let agrees = |y: &i32| on(*y).is_some_and(|d| d.weekday().number_from_monday() == w);
            let years = if back(p, context) { [y, y - 1, y + 1] } else { [y, y + 1, y - 1] };
            if let Some(year) = years.into_iter().filter(agrees).min_by_key(|y| on(*y).map(|d| (d - today).num_days().abs())) {
                return Ok(year);
            }
        }
        let found = if back(p, context) {
            (0..=8).map(|k| y - k).find(|y| on(*y).is_some_and(|d| d <= today))
        } else {
            (0..=8).map(|k| y + k).find(|y| on(*y).is_some_and(|d| d >= today))
        };
        return found.ok_or_else(|| format!("month {m} has no day {d}"));
    }
    Ok(match p.lean {
        Lean::Last => {
            if last > 12 {
                if last - 12 < month { y - 1 } else { y - 2 }
            } else if last < month {
                y
            } else {
                y - 1
            }
        }
        Lean::Next => {
            if first > month {
                y
            } else {
                y + 1
            }
        }
        // The Korean present speaks of what is near; what lies further ahead is the last one, told in the present.
        _ if context.tense == Tense::Present && (first as i32 - month as i32).rem_euclid(12) > NEAR => {
            if first > month {
                y - 1
            } else {
                y
            }
        }
        _ if context.future() => {
            if last >= month {
                y
            } else {
                y + 1
            }
        }
        _ => {
            if last > 12 && month <= last - 12 || first > month {
                y - 1
            } else {
                y
            }
        }
    })
}

/// The day of a lunar month and day; without a year the last one, or the next.
fn lunar_day(year: i32, month: u32, day: u32, open: bool, p: &Point, context: &Context) -> Result<NaiveDate, String> {
    let on = |y: i32| lunar::day(y, month, day, false);
    let today = context.today().filter(|_| open);
    let found = match today {
        Some(today) if back(p, context) => (0..=3).map(|k| year + 1 - k).find_map(|y| on(y).filter(|d| *d <= today)),
        Some(today) => (0..=3).map(|k| year - 1 + k).find_map(|y| on(y).filter(|d| *d >= today)),
        None => on(year),
    };
    found.ok_or_else(|| format!("the lunar calendar has no day {month}-{day} in {year}"))
}

fn in_month(p: &Point, y: i32, m: u32, anchor: TimeAnchor) -> Result<(Place, TimeAnchor), String> {
    let day = |d: u32| NaiveDate::from_ymd_opt(y, m, d).ok_or_else(|| format!("{}-{m:02} has no day {d}", year_iso(y)));
    let last = |y: i32, m: u32| (28..=31).rev().find_map(|d| NaiveDate::from_ymd_opt(y, m, d));
    let place = match p.day {
        None => Place::Iso(format!("{}-{m:02}", year_iso(y))),
        Some(Day::Number(d)) => Place::Day(day(d)?),
        Some(Day::Numbers(a, b)) => Place::Days(day(a)?, day(b)?),
        Some(Day::Last) => Place::Day(last(y, m).ok_or("no such month")?),
        Some(Day::Nth(n, w)) => {
            let weekday = Weekday::try_from((w.max(1) - 1) as u8).map_err(|_| "no such weekday".to_owned())?;
            let found = if n == 0 {
                (1..=5).rev().find_map(|n| NaiveDate::from_weekday_of_month_opt(y, m, weekday, n))
            } else {
                NaiveDate::from_weekday_of_month_opt(y, m, weekday, n as u8)
            };
            Place::Day(found.ok_or("the month has no such weekday")?)
        }
        Some(Day::WeekOf(n)) => {
            // The week that holds the first Thursday of a month is its first, as ISO 8601 has it for years.
            let found = if n == 0 {
                NaiveDate::from_weekday_of_month_opt(y, m, Weekday::Thu, 5)
                    .or_else(|| NaiveDate::from_weekday_of_month_opt(y, m, Weekday::Thu, 4))
            } else {
                NaiveDate::from_weekday_of_month_opt(y, m, Weekday::Thu, n as u8)
            };
            Place::Iso(week_iso(found.ok_or("the month has no such week")?))
        }
        Some(Day::Weekend | Day::Holiday(_) | Day::Shift(..)) => return Err("a day that does not fit its month".into()),
    };
    Ok((place, anchor))
}

/// A day of the month without its month: the most recent, or the next.
pub(super) fn bare_day(p: &Point, first: u32, last: u32, context: &Context) -> Result<(Place, TimeAnchor), String> {
    if first == 0 || last > 31 {
        return Err(format!("no month has a day {last}"));
    }
    let place = |a: NaiveDate, b: NaiveDate| if a == b { Place::Day(a) } else { Place::Days(a, b) };
    if let (Lean::Bare, Some((y, Some(m)))) = (p.lean, context.told)
        && let (Some(a), Some(b)) = (NaiveDate::from_ymd_opt(y, m, first), NaiveDate::from_ymd_opt(y, m, last))
    {
        return Ok((place(a, b), TimeAnchor::Mentioned));
    }
    if let (Some(seen), Lean::Bare) = (context.told_last(), p.lean) {
        // The story goes on: in the month it has come to, or in the next.
        let month = NaiveDate::from_ymd_opt(seen.year(), seen.month(), 1).ok_or("out of the calendar")?;
        let next = if first + 15 < seen.day() { month.checked_add_months(Months::new(1)).ok_or("out of the calendar")? } else { month };
        if let (Some(a), Some(b)) = (next.with_day(first), next.with_day(last)) {
            return Ok((place(a, b), TimeAnchor::Mentioned));
        }
    }
    let Some(today) = context.today() else {
        let iso = |d: u32| format!("XXXX-XX-{d:02}");
        return Ok((Place::Iso(iso(first)), TimeAnchor::None));
    };
    let behind = back(p, context);
    // 11일 금요일: the nearest month, before or after, in which they fall together.
    if let (Some(w), Lean::Bare) = (p.weekday, p.lean) {
        let this = NaiveDate::from_ymd_opt(today.year(), today.month(), 1).ok_or("out of the calendar")?;
        let month = |k: i32| {
            let by = Months::new(k.unsigned_abs());
            if k < 0 { this.checked_sub_months(by) } else { this.checked_add_months(by) }
        };
        let agreeing = (-3..=3i32).filter_map(|k| month(k)?.with_day(first)).filter(|d| d.weekday().number_from_monday() == w);
        let order = |d: &NaiveDate| ((*d - today).num_days().abs(), (*d > today) == behind);
        if let Some(day) = agreeing.min_by_key(order) {
            return Ok((place(day, day), TimeAnchor::Published));
        }
    }
    let start = NaiveDate::from_ymd_opt(today.year(), today.month(), 1).ok_or("out of the calendar")?;
    for k in 0..=2u32 {
        let month = if behind { start.checked_sub_months(Months::new(k)) } else { start.checked_add_months(Months::new(k)) };
        let Some(month) = month else { break };
        let (Some(a), Some(b)) = (month.with_day(first), month.with_day(last)) else { continue };
        let fits = match (p.lean, behind) {
            (Lean::Last, _) => a < today,
            (Lean::Next, _) => a > today,
            (_, true) => a <= today,
            (_, false) => b >= today,
        };
        if fits {
            return Ok((place(a, b), TimeAnchor::Published));
        }
    }
    Err("no month near the day of publication has such a day".into())
}
