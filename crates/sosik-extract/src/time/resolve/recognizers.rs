//! Values as Microsoft.Recognizers.Text tells them, where TIMEX3 has other ones.

use chrono::{Datelike, Days, Months, NaiveDate};
use sosik_core::{TimeModifier, TimeUnit, TimeValue};

use super::{Context, Expression, Found, day_iso, shifted};

fn interval(first: NaiveDate, last: NaiveDate) -> TimeValue {
    TimeValue::Interval { begin: Some(day_iso(first)), end: Some(day_iso(last)) }
}

/// A window of days around the day of publication, or a century; `None` where TIMEX3 says the same.
pub(super) fn placed(found: &Found, context: &Context) -> Option<TimeValue> {
    if let Expression::Century(c @ 1..) = found.says {
        let first = NaiveDate::from_ymd_opt((c - 1) * 100, 1, 1)?;
        return Some(interval(first, NaiveDate::from_ymd_opt((c - 1) * 100 + 99, 12, 31)?));
    }
    let Expression::Length(counts) = &found.says else { return None };
    let today = context.today()?;
    let moved = |sign: i32| {
        counts.iter().try_fold(today, |day, (n, unit)| {
            let n = u32::try_from(n.unwrap_or(3000) / 1000).ok()?;
            let months = |n: u32| if sign < 0 { day.checked_sub_months(Months::new(n)) } else { day.checked_add_months(Months::new(n)) };
            let days = |n: u32| {
                let by = Days::new(u64::from(n));
                if sign < 0 { day.checked_sub_days(by) } else { day.checked_add_days(by) }
            };
            match unit {
                TimeUnit::Year => months(n.checked_mul(12)?),
                TimeUnit::Month => months(n),
                TimeUnit::Week => days(n.checked_mul(7)?),
                TimeUnit::Day => days(n),
                _ => None,
            }
        })
    };
    if found.rule.ends_with("length-in") || found.modifier == Some(TimeModifier::EqualOrLess) {
        return Some(interval(today, shifted(moved(1)?, -1)?));
    }
    let sign = if found.rule.ends_with("length-past") {
        -1
    } else if found.rule.ends_with("length-ahead") {
        1
    } else {
        return None;
    };
    // Tens of years are whole decades.
    if let &[(Some(n), TimeUnit::Year)] = counts.as_slice()
        && n % 10_000 == 0
    {
        let (n, decade) = (i32::try_from(n / 1000).ok()?, today.year() / 10 * 10);
        let first = if sign < 0 { decade.checked_sub(n)? } else { decade + 10 };
        return Some(interval(NaiveDate::from_ymd_opt(first, 1, 1)?, NaiveDate::from_ymd_opt(first.checked_add(n - 1)?, 12, 31)?));
    }
    Some(if sign < 0 { interval(moved(-1)?, shifted(today, -1)?) } else { interval(shifted(today, 1)?, moved(1)?) })
}

/// Early and late as the first and the second half of a week, month or year.
pub(super) fn halved(found: &Found, value: TimeValue) -> TimeValue {
    let late = match found.modifier {
        Some(TimeModifier::Start) => false,
        Some(TimeModifier::End) => true,
        _ => return value,
    };
    let Some((Some(first), Some(last))) = value.bounds() else { return value };
    let middle = match (last - first).num_days() {
        6 => shifted(first, 3),
        27..=30 => first.with_day(16),
        364..=365 => first.with_month(7),
        _ => None,
    };
    match middle {
        Some(middle) if late => interval(middle, last),
        Some(middle) => shifted(middle, -1).map_or(value, |end| interval(first, end)),
        None => value,
    }
}
