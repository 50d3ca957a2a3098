//! The second step: from what an expression says to its place on the calendar.

use chrono::{Datelike, Days, Months, NaiveDate, TimeDelta, Timelike, Weekday};
use sosik_core::{Published, TimeAnchor, TimeModifier, TimeUnit, TimeValue, VagueTime};

use super::expression::{Count, Day, Expression, Found, From, Lean, Part, Point, Year};
use super::holidays;
use super::tense::Tense;

/// What is known where an expression stands.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Context {
    pub(super) published: Option<Published>,
    /// The last day mentioned.
    pub(super) seen_day: Option<NaiveDate>,
    /// The first day of the last date mentioned, day or coarser.
    pub(super) seen: Option<NaiveDate>,
    /// Whether the last date mentioned told its month.
    pub(super) seen_month: bool,
    /// Year and month of the last date of the sentence that told its year.
    pub(super) told: Option<(i32, Option<u32>)>,
    /// Whether `told` holds a year that the text gave, and not only the month of a date before.
    pub(super) told_year: bool,
    /// Whether the clause speaks of what will be.
    pub(super) tense: Tense,
    /// Whether the text tells of times long before its publication.
    pub(super) story: bool,
    /// Whether everything is to become a place on the calendar: a preference was given.
    pub(super) exact: bool,
    /// The first day of the last quarter mentioned.
    pub(super) seen_quarter: Option<NaiveDate>,
}

impl Context {
    fn future(&self) -> bool {
        self.tense != Tense::Past
    }

    /// The day that "today" is: of publication, in a story the last one told of.
    fn today(&self) -> Option<NaiveDate> {
        if self.story { self.seen_day.or(self.seen) } else { self.published.map(|p| p.date()) }
    }

    /// The date that a story has come to, where dates without a year go on from it: told of the past, or without a day of publication.
    fn told_last(&self) -> Option<NaiveDate> {
        if self.story || self.published.is_none() { self.seen } else { None }
    }

    fn base(&self, from: From) -> Option<NaiveDate> {
        match from {
            From::Published => self.today(),
            From::Seen => self.seen.or(self.today()),
        }
    }

    fn anchor(&self, from: From) -> TimeAnchor {
        match from {
            From::Seen if self.seen.is_some() => TimeAnchor::Mentioned,
            _ if self.story => {
                if self.seen.is_some() {
                    TimeAnchor::Mentioned
                } else {
                    TimeAnchor::None
                }
            }
            _ if self.published.is_some() => TimeAnchor::Published,
            _ => TimeAnchor::None,
        }
    }
}

/// The value of an expression, or why it can have none.
pub(super) fn value(found: &Found, context: &Context) -> Result<(TimeValue, TimeAnchor), String> {
    let says = &found.says;
    if context.exact
        && let Some(value) = placed(found, context)
    {
        return value;
    }
    let fixed =
        |iso: String| TimeValue::calendar(&iso).map(|v| (v, TimeAnchor::Explicit)).ok_or_else(|| format!("{iso} is not on the calendar"));
    match says {
        Expression::Point(p) => point(p, context),
        Expression::Away { counts, sign, from } if context.exact => {
            // Some is three, in a diary.
            let counts: Vec<Count> = counts.iter().map(|(n, u)| (n.or(Some(3000)), *u)).collect();
            away(&counts, *sign, *from, context)
        }
        Expression::Away { counts, sign, from } => away(counts, *sign, *from, context),
        Expression::Length(counts) => Ok((length(counts), TimeAnchor::Explicit)),
        Expression::Decade(d) => fixed(format!("{d:03}")),
        Expression::Century(c) => fixed(format!("{:02}", c - 1)),
        Expression::Fiscal(y) => Ok((TimeValue::Fiscal(*y), TimeAnchor::Explicit)),
        Expression::FiscalShift(n) => Ok(match context.today() {
            Some(today) => (TimeValue::Fiscal(today.year() + n), TimeAnchor::Published),
            None => (unknown("XXXX"), TimeAnchor::None),
        }),
        Expression::Set(set) => Ok((TimeValue::Set(set.clone()), TimeAnchor::Explicit)),
        Expression::Vague(v) => Ok((TimeValue::Vague(*v), TimeAnchor::Explicit)),
        Expression::Around(unit, n) => {
            let Some(today) = context.today() else { return Ok((unknown("XXXX"), TimeAnchor::None)) };
            let iso = if *unit == TimeUnit::Century {
                format!("{:02}", (today.year() - 1) / 100 + n)
            } else {
                format!("{:03}", today.year() / 10 + n)
            };
            TimeValue::calendar(&iso).map(|v| (v, TimeAnchor::Published)).ok_or(iso)
        }
    }
}

/// What only a diary has on the calendar: now, the past two weeks, within an hour.
fn placed(found: &Found, context: &Context) -> Option<Result<(TimeValue, TimeAnchor), String>> {
    match (&found.says, context.published) {
        (Expression::Vague(VagueTime::Present), Some(Published::Moment(now))) => {
            Some(Ok((TimeValue::Calendar(now.format("%Y-%m-%dT%H:%M:%S").to_string()), TimeAnchor::Published)))
        }
        (Expression::Length(counts), Some(_)) => {
            let counts: Vec<Count> = counts.iter().map(|(n, u)| (n.or(Some(3000)), *u)).collect();
            if found.modifier == Some(TimeModifier::EqualOrLess) {
                return Some(away(&counts, 1, From::Published, context));
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
    Some(TimeValue::Interval { begin: Some(at(first)?), end: Some(at(last)?) })
}

fn unknown(iso: &str) -> TimeValue {
    TimeValue::Calendar(iso.to_owned())
}

/// The value of a length.
pub(super) fn length(counts: &[Count]) -> TimeValue {
    match counts {
        [(thousandths, unit)] => TimeValue::Duration { thousandths: *thousandths, unit: *unit },
        many => TimeValue::Compound(many.to_vec()),
    }
}

/// 3년 전 is a year, two weeks ago a week, 열흘 뒤 a day: the grain is that of the finest unit.
fn away(counts: &[Count], sign: i32, from: From, context: &Context) -> Result<(TimeValue, TimeAnchor), String> {
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
        (TimeUnit::Year, _) if context.exact => TimeUnit::Month,
        (TimeUnit::Month | TimeUnit::Week, _) if context.exact => TimeUnit::Day,
        (unit, _) => unit,
    };
    if grain <= TimeUnit::Hour {
        if let (From::Published, Some(Published::Moment(moment))) = (from, context.published) {
            let seconds: i64 =
                counts.iter().map(|(n, u)| i64::try_from(n.unwrap_or(0)).unwrap_or(0).saturating_mul(i64::from(seconds(*u))) / 1000).sum();
            let at = TimeDelta::try_seconds(seconds * i64::from(sign))
                .and_then(|d| moment.checked_add_signed(d))
                .ok_or("out of the calendar")?;
            return Ok((
                TimeValue::Calendar(at.format(if grain == TimeUnit::Second { "%Y-%m-%dT%H:%M:%S" } else { "%Y-%m-%dT%H:%M" }).to_string()),
                TimeAnchor::Published,
            ));
        }
        return Ok((TimeValue::Vague(vague), TimeAnchor::None));
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
    if !(1..=9999).contains(&day.year()) {
        return Err(out());
    }
    let iso = match grain {
        TimeUnit::Day => day_iso(day),
        TimeUnit::Week => week_iso(day),
        TimeUnit::Month => format!("{:04}-{:02}", day.year(), day.month()),
        TimeUnit::Quarter => format!("{:04}-Q{}", day.year(), day.month0() / 3 + 1),
        TimeUnit::Decade => format!("{:03}", day.year() / 10),
        TimeUnit::Century => format!("{:02}", (day.year() - 1) / 100),
        _ => format!("{:04}", day.year()),
    };
    TimeValue::calendar(&iso).map(|v| (v, context.anchor(from))).ok_or_else(out)
}

const fn seconds(unit: TimeUnit) -> u32 {
    match unit {
        TimeUnit::Second => 1,
        TimeUnit::Minute => 60,
        TimeUnit::Hour => 3600,
        _ => 86400,
    }
}

fn day_iso(day: NaiveDate) -> String {
    format!("{:04}-{:02}-{:02}", day.year(), day.month(), day.day())
}

fn week_iso(day: NaiveDate) -> String {
    let week = day.iso_week();
    format!("{:04}-W{:02}", week.year(), week.week())
}

fn monday(day: NaiveDate) -> NaiveDate {
    day - Days::new(u64::from(day.weekday().num_days_from_monday()))
}

fn shifted(day: NaiveDate, days: i32) -> Option<NaiveDate> {
    let by = Days::new(u64::from(days.unsigned_abs()));
    if days < 0 { day.checked_sub_days(by) } else { day.checked_add_days(by) }
}

/// What a calendar place resolved to, before the time of day is put to it.
enum Place {
    Day(NaiveDate),
    Iso(String),
    Days(NaiveDate, NaiveDate),
}

fn point(p: &Point, context: &Context) -> Result<(TimeValue, TimeAnchor), String> {
    let ahead = if context.exact { ahead(p, context) } else { None };
    let p = ahead.as_ref().unwrap_or(p);
    let (place, anchor) = place(p, context)?;
    let clock = p.clock.map(|(h, m, s)| match s {
        None if context.exact && m.unwrap_or(0) == 0 => format!("T{h:02}"),
        Some(s) => format!("T{h:02}:{:02}:{s:02}", m.unwrap_or(0)),
        None => format!("T{h:02}:{:02}", m.unwrap_or(0)),
    });
    let part = clock.or(p.daypart.map(|d| if d == "dawn" { "TMO".to_owned() } else { d.to_owned() }));
    let iso = match place {
        Place::Days(a, b) if part.is_none() => return Ok((TimeValue::Interval { begin: Some(day_iso(a)), end: Some(day_iso(b)) }, anchor)),
        Place::Days(a, _) | Place::Day(a) => day_iso(a) + &part.unwrap_or_default(),
        Place::Iso(iso) => {
            let day = iso.split('-').count() == 3 && !iso.contains('W');
            if day { iso + &part.unwrap_or_default() } else { iso }
        }
    };
    TimeValue::calendar(&iso).map(|v| (v, anchor)).ok_or_else(|| format!("{iso} is not on the calendar"))
}

/// A clock time that is past at the moment of publication, moved on to when it comes: 오전 3시 to tomorrow, "3:30" without its half
/// of the day to the afternoon.
fn ahead(p: &Point, context: &Context) -> Option<Point> {
    let (Some((hour, minute, _)), Some(Published::Moment(now)), Tense::Future) = (p.clock, context.published, context.tense) else {
        return None;
    };
    let alone = Point { clock: p.clock, daypart: p.daypart, half: p.half, ..Point::default() } == *p;
    let past = (hour, minute.unwrap_or(0)) < (now.hour(), now.minute());
    if !alone || !past {
        return None;
    }
    if !p.half && p.daypart.is_none() && (1..12).contains(&hour) && hour + 12 >= now.hour() {
        return Some(Point { clock: p.clock.map(|(h, m, s)| (h + 12, m, s)), ..*p });
    }
    Some(Point { day: Some(Day::Shift(From::Published, 1)), ..*p })
}

/// Year of the point, if it says one that can be known.
fn year_of(p: &Point, context: &Context) -> Result<Option<(i32, TimeAnchor)>, ()> {
    match p.year {
        None => Ok(None),
        Some(Year::Is(y)) => Ok(Some((y, TimeAnchor::Explicit))),
        Some(Year::Shift(from, n)) => context.base(from).map(|b| Some((b.year() + n, context.anchor(from)))).ok_or(()),
    }
}

fn place(p: &Point, context: &Context) -> Result<(Place, TimeAnchor), String> {
    let today = context.today();
    let timed = p.clock.is_some() || p.daypart.is_some();
    // Nothing but a time of day: of the last day mentioned, or of the day of publication.
    if timed && p.year.is_none() && p.part.is_none() && p.week.is_none() && p.day.is_none() && p.weekday.is_none() {
        return Ok(match (context.seen_day, today) {
            (Some(day), _) => (Place::Day(day), TimeAnchor::Mentioned),
            (None, Some(day)) => (Place::Day(day), TimeAnchor::Published),
            _ => (Place::Iso("XXXX-XX-XX".into()), TimeAnchor::None),
        });
    }
    if let Some(Day::Shift(from, n)) = p.day {
        let base = match from {
            From::Seen => context.seen_day.or(today),
            From::Published => today,
        };
        let Some(base) = base else { return Ok((Place::Iso("XXXX-XX-XX".into()), TimeAnchor::None)) };
        let anchor = if from == From::Seen && context.seen_day.is_some() { TimeAnchor::Mentioned } else { TimeAnchor::Published };
        return shifted(base, n).map(|d| (Place::Day(d), anchor)).ok_or_else(|| "out of the calendar".into());
    }
    if let Some((from, n)) = p.week {
        return week(p, from, n, context);
    }
    let Ok(year) = year_of(p, context) else {
        return Ok((Place::Iso(yearless(p)), TimeAnchor::None));
    };
    if let Some(Day::Holiday(index)) = p.day {
        return holiday(index, p.lean, year, context);
    }
    if p.part.is_none() && p.day.is_none() && p.weekday.is_none() {
        return match year {
            Some((y, anchor)) => Ok((Place::Iso(format!("{y:04}")), anchor)),
            None => Err("nothing of a date is said".into()),
        };
    }
    if let Some(part) = p.part {
        return parted(p, part, year, context);
    }
    match (p.day, p.weekday) {
        (Some(Day::Number(d)), _) => bare_day(p, d, d, context),
        (Some(Day::Numbers(a, b)), _) => bare_day(p, a, b, context),
        (Some(Day::WeekOf(n)), _) => match year {
            Some((y, anchor)) if n > 0 => Ok((Place::Iso(format!("{y:04}-W{n:02}")), anchor)),
            // 28 December is always in the last week of its year.
            Some((y, anchor)) => {
                let day = NaiveDate::from_ymd_opt(y, 12, 28).ok_or("out of the calendar")?;
                Ok((Place::Iso(week_iso(day)), anchor))
            }
            _ => Err("a week of no month".into()),
        },
        (Some(Day::Weekend), _) => {
            let Some(today) = today else { return Ok((Place::Iso("XXXX-WXX-WE".into()), TimeAnchor::None)) };
            let weekend = today.weekday().num_days_from_monday() >= 5;
            let weeks = match (p.lean, context.future()) {
                (Lean::Last, _) => -1,
                (Lean::Next, _) => 1,
                (Lean::This, _) | (Lean::Bare, true) => 0,
                (Lean::Bare, false) => {
                    if weekend {
                        0
                    } else {
                        -1
                    }
                }
            };
            let day = shifted(monday(today), weeks * 7).ok_or("out of the calendar")?;
            Ok((Place::Iso(format!("{}-WE", week_iso(day))), TimeAnchor::Published))
        }
        (_, Some(w)) if p.lean != Lean::Last && (context.told_last().is_some() || p.seen) && context.seen_day.is_some() => {
            let seen = context.seen_day.ok_or("no day before")?;
            let ahead = (w as i32 - 1 - seen.weekday().num_days_from_monday() as i32).rem_euclid(7);
            shifted(seen, ahead).map(|d| (Place::Day(d), TimeAnchor::Mentioned)).ok_or_else(|| "out of the calendar".into())
        }
        (_, Some(w)) => {
            let Some(today) = today else { return Ok((Place::Iso(format!("XXXX-WXX-{w}")), TimeAnchor::None)) };
            let back = (today.weekday().num_days_from_monday() as i32 - (w as i32 - 1)).rem_euclid(7);
            let days = match (p.lean, context.future()) {
                (Lean::Last, _) if back == 0 => -7,
                (Lean::Next, _) => 7 - back,
                (Lean::This, _) => w as i32 - 1 - today.weekday().num_days_from_monday() as i32,
                (Lean::Bare, true) if back > 0 || context.exact => 7 - back,
                _ => -back,
            };
            shifted(today, days).map(|d| (Place::Day(d), TimeAnchor::Published)).ok_or_else(|| "out of the calendar".into())
        }
        _ => Err("nothing of a date is said".into()),
    }
}

/// With its year unknown, what is left: XXXX-10-18.
fn yearless(p: &Point) -> String {
    let month = match p.part {
        Some(Part::Month(m)) => format!("XXXX-{m:02}"),
        Some(Part::Quarter(q)) => return format!("XXXX-Q{q}"),
        Some(Part::Half(h)) => return format!("XXXX-H{h}"),
        Some(Part::Season(s)) => return format!("XXXX-{s}"),
        Some(_) => "XXXX-XX".into(),
        None if p.day.is_some() => "XXXX-XX".into(),
        None => return "XXXX".into(),
    };
    match p.day {
        Some(Day::Number(d) | Day::Numbers(d, _)) => format!("{month}-{d:02}"),
        _ => month,
    }
}

fn week(p: &Point, from: From, n: i32, context: &Context) -> Result<(Place, TimeAnchor), String> {
    let Some(base) = context.base(from) else {
        return Ok((Place::Iso(p.weekday.map_or("XXXX-WXX".into(), |w| format!("XXXX-WXX-{w}"))), TimeAnchor::None));
    };
    let start = shifted(monday(base), n * 7).ok_or("out of the calendar")?;
    let place = match (p.weekday, p.day) {
        (Some(w), _) => Place::Day(start + Days::new(u64::from(w) - 1)),
        (None, Some(Day::Weekend)) => Place::Iso(format!("{}-WE", week_iso(start))),
        _ => Place::Iso(week_iso(start)),
    };
    Ok((place, context.anchor(from)))
}

fn holiday(index: usize, lean: Lean, year: Option<(i32, TimeAnchor)>, context: &Context) -> Result<(Place, TimeAnchor), String> {
    let days = |(a, b): (NaiveDate, NaiveDate)| if a == b { Place::Day(a) } else { Place::Days(a, b) };
    if let Some((y, anchor)) = year {
        return holidays::in_year(index, y).map(|d| (days(d), anchor)).ok_or_else(|| format!("no table tells this day for {y}"));
    }
    let Some(today) = context.today() else {
        return match holidays::fixed(index) {
            Some((m, d)) => Ok((Place::Iso(format!("XXXX-{m:02}-{d:02}")), TimeAnchor::None)),
            None => Err("a moving day without a year".into()),
        };
    };
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
    fit.map(|d| (days(d), TimeAnchor::Published)).ok_or_else(|| "no table tells this day".into())
}

/// Whether a date without a year must lie before or after the day of publication.
fn back(p: &Point, context: &Context) -> bool {
    match p.lean {
        Lean::Last => true,
        Lean::Next => false,
        Lean::This | Lean::Bare => !context.future(),
    }
}

/// A part of a year, with or without a day in it.
fn parted(p: &Point, part: Part, year: Option<(i32, TimeAnchor)>, context: &Context) -> Result<(Place, TimeAnchor), String> {
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
        return Ok((Place::Iso(format!("{:04}-Q{}", quarter.div_euclid(4), quarter.rem_euclid(4) + 1)), context.anchor(from)));
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
    match part {
        Part::Month(m) => in_month(p, y, m, anchor),
        Part::Quarter(q) => Ok((Place::Iso(format!("{y:04}-Q{q}")), anchor)),
        Part::Half(h) => Ok((Place::Iso(format!("{y:04}-H{h}")), anchor)),
        Part::Season(s) => Ok((Place::Iso(format!("{y:04}-{s}")), anchor)),
        Part::MonthShift(..) | Part::QuarterShift(..) => Err("not a part of a year".into()),
    }
}

/// The year of a part of a year in a story: that of the date before it, or the next when the story would go back by over half a year.
fn story_year(part: Part, context: &Context) -> Result<i32, String> {
    let seen = context.told_last().ok_or("no date before")?;
    let month = match part {
        Part::Month(m) => m as i32,
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

fn in_month(p: &Point, y: i32, m: u32, anchor: TimeAnchor) -> Result<(Place, TimeAnchor), String> {
    let day = |d: u32| NaiveDate::from_ymd_opt(y, m, d).ok_or_else(|| format!("{y:04}-{m:02} has no day {d}"));
    let last = |y: i32, m: u32| (28..=31).rev().find_map(|d| NaiveDate::from_ymd_opt(y, m, d));
    let place = match p.day {
        None => Place::Iso(format!("{y:04}-{m:02}")),
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
            let found = if n == 0 { last(y, m) } else { NaiveDate::from_weekday_of_month_opt(y, m, Weekday::Thu, n as u8) };
            Place::Iso(week_iso(found.ok_or("the month has no such week")?))
        }
        Some(Day::Weekend | Day::Holiday(_) | Day::Shift(..)) => return Err("a day that does not fit its month".into()),
    };
    Ok((place, anchor))
}

/// A day of the month without its month: the most recent, or the next.
fn bare_day(p: &Point, first: u32, last: u32, context: &Context) -> Result<(Place, TimeAnchor), String> {
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
