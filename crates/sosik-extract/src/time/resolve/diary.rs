//! What only a diary has on the calendar: now, the past two weeks, within an hour, a clock time that is still to come or of another zone.

use chrono::{Datelike, Months, TimeDelta, Timelike};
use sosik_core::{Published, TimeAnchor, TimeModifier, TimeUnit, TimeValue, VagueTime};

use super::away::{away, seconds};
use super::{Context, Count, Day, Expression, Found, From, Place, Point, Tense, day_iso, monday, shifted, week_iso};

/// What only a diary has on the calendar: now, the past two weeks, within an hour.
pub(super) fn placed(found: &Found, context: &Context) -> Option<Result<(TimeValue, TimeAnchor), String>> {
    match (&found.says, context.published) {
        (Expression::Vague(vague), Some(Published::Moment(now))) if *vague == VagueTime::Present || found.rule == "ko.time.just-now" => {
            Some(Ok((TimeValue::Calendar(now.format("%Y-%m-%dT%H:%M:%S").to_string()), TimeAnchor::Published)))
        }
        (Expression::Length(counts), Some(_)) => {
            let counts: Vec<Count> = counts.iter().map(|(n, u)| (n.or(Some(3000)), *u)).collect();
            let end = || away(&counts, 1, From::Published, context);
            if found.rule.ends_with("length-in") {
                // 한 시간 안에 is told as the moment by which.
                return Some(end());
            }
            if found.modifier == Some(TimeModifier::EqualOrLess) {
                let begin = day_iso(context.today()?);
                return Some(end().map(|(value, anchor)| (TimeValue::Interval { begin: Some(begin), end: Some(value.timex3()) }, anchor)));
            }
            let sign = if found.rule.ends_with("length-past") {
                -1
            } else if found.rule.ends_with("length-ahead") {
                1
            } else {
                return None;
            };
            covered(&counts, sign, context).map(|v| Ok((v, TimeAnchor::Published)))
        }
        _ => None,
    }
}

/// The whole units before or after the one that holds now.
fn covered(counts: &[Count], sign: i32, context: &Context) -> Option<TimeValue> {
    let &[(Some(n), unit)] = counts else { return None };
    let n = i32::try_from(n / 1000).ok().filter(|n| *n > 0)?;
    let (first, last) = if sign < 0 { (-n, -1) } else { (1, n) };
    let today = context.today()?;
    let at = |k: i32| -> Option<String> {
        let months = |by: i32| {
            let months = Months::new(by.unsigned_abs());
            if by < 0 { today.checked_sub_months(months) } else { today.checked_add_months(months) }
        };
        Some(match unit {
            TimeUnit::Day => day_iso(shifted(today, k)?),
            TimeUnit::Week => week_iso(shifted(monday(today), k.checked_mul(7)?)?),
            TimeUnit::Month => months(k).map(|d| format!("{:04}-{:02}", d.year(), d.month()))?,
            TimeUnit::Year => format!("{:04}", today.year().checked_add(k)?),
            TimeUnit::Hour | TimeUnit::Minute | TimeUnit::Second => {
                let Some(Published::Moment(now)) = context.published else { return None };
                let at = now.checked_add_signed(TimeDelta::try_seconds(i64::from(k) * i64::from(seconds(unit)))?)?;
                let form = match unit {
                    TimeUnit::Hour => "%Y-%m-%dT%H",
                    TimeUnit::Minute => "%Y-%m-%dT%H:%M",
                    _ => "%Y-%m-%dT%H:%M:%S",
                };
                at.format(form).to_string()
            }
            _ => return None,
        })
    };
    Some(if first == last {
        TimeValue::Calendar(at(first)?)
    } else {
        TimeValue::Interval { begin: Some(at(first)?), end: Some(at(last)?) }
    })
}

/// Hour, minute, second.
pub(super) type Clock = (u32, Option<u32>, Option<u32>);

/// A clock time of another zone as the clock of the place of publication has it, with its day.
pub(super) fn abroad(p: &Point, place: Place, context: &Context) -> (Place, Option<Clock>) {
    if let (Some(zone), Some((h, m, s)), Some(Published::Moment(now)), Place::Day(day)) = (p.zone, p.clock, context.published, &place)
        && let Some(there) = day.and_hms_opt(h, m.unwrap_or(0), s.unwrap_or(0))
        && let Some(here) = there.checked_add_signed(TimeDelta::seconds(i64::from(now.offset().local_minus_utc() - zone * 60)))
    {
        return (Place::Day(here.date()), Some((here.hour(), Some(here.minute()), s.map(|_| here.second()))));
    }
    (place, p.clock)
}

/// A clock time that is past at the moment of publication, moved on to when it comes: 오전 3시 to tomorrow, "3:30" without its half
/// of the day to the afternoon.
pub(super) fn ahead(p: &Point, context: &Context) -> Option<Point> {
    let (Some((hour, minute, _)), Some(Published::Moment(now)), Tense::Future) = (p.clock, context.published, context.tense) else {
        return None;
    };
    let alone = Point { clock: p.clock, daypart: p.daypart, half: p.half, zone: p.zone, ..Point::default() } == *p;
    let past = (hour, minute.unwrap_or(0)) < (now.hour(), now.minute());
    if !alone || !past {
        return None;
    }
    if !p.half && p.daypart.is_none() && (1..12).contains(&hour) && hour + 12 >= now.hour() {
        return Some(Point { clock: p.clock.map(|(h, m, s)| (h + 12, m, s)), ..*p });
    }
    Some(Point { day: Some(Day::Shift(From::Published, 1)), ..*p })
}
