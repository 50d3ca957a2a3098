//! What is counted from now or then, and lengths.

use chrono::{Datelike, Days, Months, TimeDelta};
use sosik_core::{Published, TimeAnchor, TimeUnit, TimeValue, VagueTime};

use super::{Context, Count, From, day_iso, unknown, week_iso, year_iso};

/// The value of a length.
pub(in crate::time) fn length(counts: &[Count]) -> TimeValue {
    match counts {
        [(thousandths, unit)] => TimeValue::Duration { thousandths: *thousandths, unit: *unit },
        many => TimeValue::Compound(many.to_vec()),
    }
}

/// 3년 전 is a year, two weeks ago a week, 열흘 뒤 a day: the grain is that of the finest unit.
pub(super) fn away(counts: &[Count], sign: i32, from: From, context: &Context) -> Result<(TimeValue, TimeAnchor), String> {
    let vague = if sign < 0 { VagueTime::Past } else { VagueTime::Future };
    let Some(&(_, finest)) = counts.last() else { return Err("no unit".into()) };
    if counts.iter().any(|(n, _)| n.is_none()) {
        return Ok((TimeValue::Vague(vague), TimeAnchor::Explicit));
    }
    // Half a year is six months, so its grain is the month.
    let fraction = counts.iter().any(|(n, _)| n.is_some_and(|n| n % 1000 != 0));
    let grain = match (finest, fraction) {
        (TimeUnit::Year | TimeUnit::Decade, true) => TimeUnit::Month,
        (TimeUnit::Month | TimeUnit::Week, true) => TimeUnit::Day,
        // A diary wants the grain below: 2년 전 is a month, 3주 뒤 a day.
        (TimeUnit::Year, _) if context.recognizers => TimeUnit::Day,
        (TimeUnit::Year, _) if context.exact => TimeUnit::Month,
        (TimeUnit::Month | TimeUnit::Week, _) if context.exact => TimeUnit::Day,
        (unit, _) => unit,
    };
    if let [(Some(n), TimeUnit::Hour)] = counts
        && n % 24_000 == 0
        && !context.exact
        && *n > 0
    {
        // 48 hours ago is a day.
        return away(&[(Some(n / 24), TimeUnit::Day)], sign, from, context);
    }
    if grain <= TimeUnit::Hour {
        // "33 minutes later", behind a time of day, is counted from that.
        let (moment, anchor) = match (from, context.published) {
            (From::Published, Some(Published::Moment(moment))) => (Some(moment.naive_local()), TimeAnchor::Published),
            (From::Published, _) => (None, TimeAnchor::None),
            (From::Seen, _) => (context.near_moment, TimeAnchor::Mentioned),
        };
        let Some(moment) = moment else { return Ok((TimeValue::Vague(vague), TimeAnchor::None)) };
        let seconds: i64 =
            counts.iter().map(|(n, u)| i64::try_from(n.unwrap_or(0)).unwrap_or(0).saturating_mul(i64::from(seconds(*u))) / 1000).sum();
        let at = TimeDelta::try_seconds(seconds.saturating_mul(i64::from(sign)))
            .and_then(|d| moment.checked_add_signed(d))
            .ok_or("out of the calendar")?;
        let form = if grain == TimeUnit::Second { "%Y-%m-%dT%H:%M:%S" } else { "%Y-%m-%dT%H:%M" };
        return Ok((TimeValue::Calendar(at.format(form).to_string()), anchor));
    }
    let base = if grain == TimeUnit::Day && from == From::Seen { context.seen_day.or(context.today()) } else { context.base(from) };
    let Some(base) = base else {
        let iso = match grain {
            TimeUnit::Day => "XXXX-XX-XX",
            TimeUnit::Week => "XXXX-WXX",
            TimeUnit::Month | TimeUnit::Quarter => "XXXX-XX",
            _ => "XXXX",
        };
        return Ok((unknown(iso), TimeAnchor::None));
    };
    let out = || "out of the calendar".to_owned();
    let mut day = base;
    for &(n, unit) in counts {
        let n = n.unwrap_or(0);
        let (months, days) = match unit {
            TimeUnit::Century => (n.saturating_mul(1200), 0),
            TimeUnit::Decade => (n.saturating_mul(120), 0),
            TimeUnit::Year => (n.saturating_mul(12), 0),
            TimeUnit::Quarter => (n.saturating_mul(3), 0),
            TimeUnit::Month => (n, 0),
            TimeUnit::Week => (0, n.saturating_mul(7)),
            _ => (0, n),
        };
        let (months, mut days) = (u32::try_from(months / 1000).map_err(|_| out())?, days / 1000);
        if unit == TimeUnit::Month && n % 1000 != 0 {
            days += 15;
        }
        day = if sign < 0 {
            day.checked_sub_months(Months::new(months)).and_then(|d| d.checked_sub_days(Days::new(days)))
        } else {
            day.checked_add_months(Months::new(months)).and_then(|d| d.checked_add_days(Days::new(days)))
        }
        .ok_or_else(out)?;
    }
    // Decades and centuries before Christ are not counted so.
    if day.year() > 9999 || day.year() < -3000 || day.year() < 1 && matches!(grain, TimeUnit::Decade | TimeUnit::Century) {
        return Err(out());
    }
    let iso = match grain {
        TimeUnit::Day => day_iso(day),
        TimeUnit::Week => week_iso(day),
        TimeUnit::Month => format!("{}-{:02}", year_iso(day.year()), day.month()),
        TimeUnit::Quarter => format!("{}-Q{}", year_iso(day.year()), day.month0() / 3 + 1),
        TimeUnit::Decade => format!("{:03}", day.year() / 10),
        TimeUnit::Century => format!("{:02}", (day.year() - 1) / 100),
        _ => year_iso(day.year()),
    };
    TimeValue::calendar(&iso).map(|v| (v, context.anchor(from))).ok_or_else(out)
}

pub(super) const fn seconds(unit: TimeUnit) -> u32 {
    match unit {
        TimeUnit::Second => 1,
        TimeUnit::Minute => 60,
        TimeUnit::Hour => 3600,
        _ => 86400,
    }
}
