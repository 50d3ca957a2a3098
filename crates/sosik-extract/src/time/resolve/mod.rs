//! The second step: from what an expression says to its place on the calendar.

mod away;
mod diary;
mod open;
mod recognizers;

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime};
use sosik_core::{Published, TimeAnchor, TimeUnit, TimeValue, VagueTime};

use super::expression::{Count, Day, Expression, Found, From, Lean, Part, Point, Year};
use super::tense::Tense;
use away::away;
pub(super) use away::length;
use open::{bare_day, holiday, parted};

/// What is known where an expression stands.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Context {
    pub(super) published: Option<Published>,
    /// The last day mentioned.
    pub(super) seen_day: Option<NaiveDate>,
    /// The last day mentioned if it was so in this sentence or the one before, in a story wherever.
    pub(super) near_day: Option<NaiveDate>,
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
    /// Whether values are told in the way of Recognizers.
    pub(super) recognizers: bool,
    /// The time of day told in this sentence or the one before it.
    pub(super) near_moment: Option<NaiveDateTime>,
    /// The first day of the last quarter mentioned.
    pub(super) seen_quarter: Option<NaiveDate>,
}

impl Context {
    fn future(&self) -> bool {
        matches!(self.tense, Tense::Present | Tense::Future)
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
            // In a story, "the month" is the one that it has come to, told with a day or without.
            From::Published if self.story => self.seen.or(self.seen_day),
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
    if context.recognizers
        && let Some(value) = recognizers::placed(found, context)
    {
        return Ok((value, TimeAnchor::Published));
    }
    let (value, anchor) = plain(found, context)?;
    Ok((if context.recognizers { recognizers::halved(found, value) } else { value }, anchor))
}

fn plain(found: &Found, context: &Context) -> Result<(TimeValue, TimeAnchor), String> {
    let says = &found.says;
    if context.exact
        && let Some(value) = diary::placed(found, context)
    {
        return value;
    }
    let fixed =
        |iso: String| TimeValue::calendar(&iso).map(|v| (v, TimeAnchor::Explicit)).ok_or_else(|| format!("{iso} is not on the calendar"));
    match says {
        // In a history, today is the day of its reader.
        Expression::Point(p) if context.story && found.rule.starts_with("en") && *p == today() => {
            Ok((TimeValue::Vague(VagueTime::Present), TimeAnchor::Explicit))
        }
        Expression::Point(p) => point(p, context),
        Expression::Away { counts, sign, from } if context.exact => {
            // Some is three, in a diary.
            let counts: Vec<Count> = counts.iter().map(|(n, u)| (n.or(Some(3000)), *u)).collect();
            away(&counts, *sign, *from, context)
        }
        Expression::Away { counts, sign, from } => away(counts, *sign, *from, context),
        Expression::Length(counts) => Ok((length(counts), TimeAnchor::Explicit)),
        Expression::Decade(d) => fixed(format!("{d:03}")),
        Expression::Century(c) if *c < 0 => fixed(format!("BC{:02}", -c - 1)),
        Expression::Century(c) => fixed(format!("{:02}", c - 1)),
        Expression::Years(a, b) => Ok((TimeValue::Interval { begin: Some(year_iso(*a)), end: Some(year_iso(*b)) }, TimeAnchor::Explicit)),
        Expression::Fiscal(y) => Ok((TimeValue::Fiscal(*y), TimeAnchor::Explicit)),
        Expression::FiscalShift(n) => Ok(match context.today() {
            Some(today) => (TimeValue::Fiscal(today.year() + n), TimeAnchor::Published),
            None => (unknown("XXXX"), TimeAnchor::None),
        }),
        Expression::Set(set) => Ok((TimeValue::Set(set.clone()), TimeAnchor::Explicit)),
        Expression::Vague(v) => Ok((TimeValue::Vague(*v), TimeAnchor::Explicit)),
        Expression::Around(unit, from, n) => {
            let Some(today) = context.base(*from) else { return Ok((unknown("XXXX"), TimeAnchor::None)) };
            let iso = if *unit == TimeUnit::Century {
                format!("{:02}", (today.year() - 1) / 100 + n)
            } else {
                format!("{:03}", today.year() / 10 + n)
            };
            TimeValue::calendar(&iso).map(|v| (v, context.anchor(*from))).ok_or(iso)
        }
    }
}

/// "today" and nothing else.
fn today() -> Point {
    Point { day: Some(Day::Shift(From::Published, 0)), ..Point::default() }
}

fn unknown(iso: &str) -> TimeValue {
    TimeValue::Calendar(iso.to_owned())
}

/// A year as TIMEX3 writes it: 1945, BC0264.
fn year_iso(year: i32) -> String {
    if year > 0 { format!("{year:04}") } else { format!("BC{:04}", 1 - year) }
}

fn day_iso(day: NaiveDate) -> String {
    format!("{}-{:02}-{:02}", year_iso(day.year()), day.month(), day.day())
}

fn week_iso(day: NaiveDate) -> String {
    let week = day.iso_week();
    format!("{}-W{:02}", year_iso(week.year()), week.week())
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
    /// From one month to another.
    Span(String, String),
}

fn point(p: &Point, context: &Context) -> Result<(TimeValue, TimeAnchor), String> {
    let ahead = if context.exact { diary::ahead(p, context) } else { None };
    let p = ahead.as_ref().unwrap_or(p);
    let (place, anchor) = place(p, context)?;
    let (place, clock) = if context.exact { diary::abroad(p, place, context) } else { (place, p.clock) };
    let clock = clock.map(|(h, m, s)| match s {
        None if context.exact && m.unwrap_or(0) == 0 => format!("T{h:02}"),
        Some(s) => format!("T{h:02}:{:02}:{s:02}", m.unwrap_or(0)),
        None => format!("T{h:02}:{:02}", m.unwrap_or(0)),
    });
    let part = clock.or(p.daypart.map(|d| if d == "dawn" { "TMO".to_owned() } else { d.to_owned() }));
    let iso = match place {
        Place::Span(a, b) => return Ok((TimeValue::Interval { begin: Some(a), end: Some(b) }, anchor)),
        Place::Days(a, b) if part.is_none() => return Ok((TimeValue::Interval { begin: Some(day_iso(a)), end: Some(day_iso(b)) }, anchor)),
        Place::Days(a, _) | Place::Day(a) => day_iso(a) + &part.unwrap_or_default(),
        Place::Iso(iso) => {
            let day = iso.split('-').count() == 3 && !iso.contains('W');
            if day { iso + &part.unwrap_or_default() } else { iso }
        }
    };
    TimeValue::calendar(&iso).map(|v| (v, anchor)).ok_or_else(|| format!("{iso} is not on the calendar"))
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
        return Ok(match (context.near_day, today) {
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
            Some((y, anchor)) => Ok((Place::Iso(year_iso(y)), anchor)),
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
            Some((y, anchor)) if n > 0 => Ok((Place::Iso(format!("{}-W{n:02}", year_iso(y))), anchor)),
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
        Some(Part::Month(m) | Part::Months(m, _)) => format!("XXXX-{m:02}"),
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

/// Whether a date without a year must lie before or after the day of publication.
fn back(p: &Point, context: &Context) -> bool {
    match p.lean {
        Lean::Last => true,
        Lean::Next => false,
        Lean::This | Lean::Bare => !context.future(),
    }
}
