//! Times, as they are said and as they are meant.

use chrono::{Datelike, Days, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::evidence::Evidence;
use crate::span::Span;

/// The class of a time expression after TIMEX3 (ISO 24617-1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "UPPERCASE")]
pub enum TimexType {
    /// A day or coarser.
    Date,
    /// Finer than a day.
    Time,
    /// A length of time.
    Duration,
    /// Something that recurs.
    Set,
}

/// TIMEX3 `mod`: which part, or how exact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[expect(missing_docs, reason = "the names are TIMEX3's own and say what they mean")]
pub enum TimeModifier {
    Start,
    Mid,
    End,
    Approx,
    MoreThan,
    LessThan,
    EqualOrMore,
    EqualOrLess,
}

/// What the word beside a time makes of it: 부터 and "since" open an interval at it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "UPPERCASE")]
#[expect(missing_docs, reason = "the names say what they mean")]
pub enum TimeSignal {
    Since,
    From,
    Until,
    Before,
    After,
}

/// How an expression got its place on the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TimeAnchor {
    /// It says it all itself: 2024년 10월 23일.
    Explicit,
    /// Against the day of publication: 어제.
    Published,
    /// Against the last date mentioned before: 전날, the same day.
    Mentioned,
    /// It could not be placed.
    None,
}

/// The unit of a duration; finer units are less.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names say what they mean")]
pub enum TimeUnit {
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
}

/// A time as TIMEX3 writes it, with what it covers on the calendar.
///
/// `Calendar` holds everything from a century (`19`) to a clock time (`2024-10-23T14:30`) in ISO-TimeML form; unknown digits are
/// `X` (`XXXX-10-18` is a day whose year nobody told), years before Christ have `BC` before them (`BC0264`). What is written is checked: a `Calendar` with a day that does not exist
/// cannot be built through [`TimeValue::calendar`].
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TimeValue {
    /// One place on the calendar, in ISO-TimeML form.
    Calendar(String),
    /// From one place to another, both included; an open end is `None`.
    Interval {
        /// First, or open.
        begin: Option<String>,
        /// Last, or open.
        end: Option<String>,
    },
    /// A length; `None` is an unknown number (`PXD`).
    Duration {
        /// How many, in thousandths, so that half an hour is exact.
        thousandths: Option<u64>,
        /// Of what.
        unit: TimeUnit,
    },
    /// A length in several units, the coarsest first: 2년 8개월 is `P2Y8M`.
    Compound(Vec<(Option<u64>, TimeUnit)>),
    /// Something that recurs, in TIMEX3 form (`P1D`, `XXXX-WXX-1`).
    Set(String),
    /// `PAST_REF`, `PRESENT_REF` or `FUTURE_REF`.
    Vague(VagueTime),
    /// A fiscal or school year, which has no bounds without its country.
    Fiscal(i32),
}

/// Times that only point backward or forward.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names are TIMEX3's own")]
pub enum VagueTime {
    Past,
    Present,
    Future,
}

impl TimeValue {
    /// The value of an ISO-TimeML calendar string, if what it names can exist.
    pub fn calendar(iso: impl Into<String>) -> Option<Self> {
        let iso = iso.into();
        let known = !iso.contains('X');
        (!known || bounds(&iso).is_some()).then_some(Self::Calendar(iso))
    }

    /// As TIMEX3 writes it: `2024-10-23`, `2024-10-24/2024-10-27`, `P3D`, `PAST_REF`, `FY2024`.
    pub fn timex3(&self) -> String {
        match self {
            Self::Calendar(iso) | Self::Set(iso) => iso.clone(),
            Self::Interval { begin, end } => format!("{}/{}", begin.as_deref().unwrap_or(".."), end.as_deref().unwrap_or("..")),
            Self::Duration { thousandths, unit } => duration(*thousandths, *unit),
            Self::Compound(parts) => compound(parts),
            Self::Vague(VagueTime::Past) => "PAST_REF".into(),
            Self::Vague(VagueTime::Present) => "PRESENT_REF".into(),
            Self::Vague(VagueTime::Future) => "FUTURE_REF".into(),
            Self::Fiscal(year) => format!("FY{year:04}"),
        }
    }

    /// The class after TIMEX3.
    pub fn timex_type(&self) -> TimexType {
        match self {
            Self::Calendar(iso) if iso.contains('T') => TimexType::Time,
            Self::Interval { begin, end } if begin.iter().chain(end).any(|iso| iso.contains('T')) => TimexType::Time,
            Self::Duration { .. } | Self::Compound(_) => TimexType::Duration,
            Self::Set(_) => TimexType::Set,
            _ => TimexType::Date,
        }
    }

    /// As ISO 8601-2 (EDTF) writes it, where EDTF can: unknown digits stay `X`, decades are `202X`, centuries `19XX`, seasons
    /// 21 to 24, quarters 33 to 36, halves 40 and 41. Nothing for sets, vague times, weeks and fiscal years.
    pub fn edtf(&self) -> Option<String> {
        match self {
            Self::Calendar(iso) => edtf(iso),
            Self::Interval { begin, end } => {
                let side = |iso: &Option<String>| iso.as_deref().map_or(Some("..".to_owned()), edtf);
                Some(format!("{}/{}", side(begin)?, side(end)?))
            }
            _ => None,
        }
    }

    /// First and last calendar day, both included; `None` for an open end. Nothing when the value has no place on the calendar.
    pub fn bounds(&self) -> Option<(Option<NaiveDate>, Option<NaiveDate>)> {
        match self {
            Self::Calendar(iso) => bounds(iso).map(|(a, b)| (Some(a), Some(b))),
            Self::Interval { begin, end } => {
                let a = begin.as_deref().map(bounds);
                let b = end.as_deref().map(bounds);
                match (a, b) {
                    (Some(None), _) | (_, Some(None)) | (None, None) => None,
                    (a, b) => Some((a.flatten().map(|x| x.0), b.flatten().map(|x| x.1))),
                }
            }
            _ => None,
        }
    }
}

fn duration(thousandths: Option<u64>, unit: TimeUnit) -> String {
    let (clock, letter, factor) = match unit {
        TimeUnit::Second => ("T", "S", 1),
        TimeUnit::Minute => ("T", "M", 1),
        TimeUnit::Hour => ("T", "H", 1),
        TimeUnit::Day => ("", "D", 1),
        TimeUnit::Week => ("", "W", 1),
        TimeUnit::Month => ("", "M", 1),
        TimeUnit::Quarter => ("", "M", 3),
        TimeUnit::Year => ("", "Y", 1),
        TimeUnit::Decade => ("", "Y", 10),
        TimeUnit::Century => ("", "Y", 100),
    };
    match thousandths.map(|n| n.saturating_mul(factor)) {
        None => format!("P{clock}X{letter}"),
        Some(n) if n % 1000 == 0 => format!("P{clock}{}{letter}", n / 1000),
        Some(n) => format!("P{clock}{}.{}{letter}", n / 1000, format!("{:03}", n % 1000).trim_end_matches('0')),
    }
}

/// `P2Y8M`, `P1DT6H`: each part without its own `P`, and one `T` before the first unit finer than a day.
fn compound(parts: &[(Option<u64>, TimeUnit)]) -> String {
    let mut iso = String::from("P");
    let mut clock = false;
    for &(thousandths, unit) in parts {
        let part = duration(thousandths, unit);
        let part = part.strip_prefix('P').unwrap_or(&part);
        match part.strip_prefix('T') {
            Some(rest) if clock => iso.push_str(rest),
            Some(_) => {
                clock = true;
                iso.push_str(part);
            }
            None => iso.push_str(part),
        }
    }
    iso
}

/// First and last day of an ISO-TimeML calendar string, both included.
fn bounds(iso: &str) -> Option<(NaiveDate, NaiveDate)> {
    let (day, clock) = iso.split_once('T').map_or((iso, None), |(d, c)| (d, Some(c)));
    if let Some(clock) = clock.filter(|c| c.starts_with(|d: char| d.is_ascii_digit())) {
        let mut parts = clock.split(':').map(|p| p.get(..2).unwrap_or(p).parse::<u32>());
        let (hour, minute) = (parts.next()?.ok()?, parts.next().unwrap_or(Ok(0)).ok()?);
        if hour > 24 || minute > 59 || (hour == 24 && minute > 0) {
            return None;
        }
    }
    let ymd = |y: i32, m: u32, d: u32| NaiveDate::from_ymd_opt(y, m, d);
    let month_end = |y: i32, m: u32| if m == 12 { ymd(y, 12, 31) } else { ymd(y, m + 1, 1).and_then(|d| d.pred_opt()) };
    // BC0264 is the year -263 of the astronomers; BC02 the third century before Christ.
    let (ancient, day) = day.strip_prefix("BC").map_or((false, day), |rest| (true, rest));
    let digits = |s: &str| (!s.is_empty() && s.bytes().all(|b| b.is_ascii_digit())).then(|| s.parse::<i32>().ok()).flatten();
    let parts: Vec<&str> = day.split('-').collect();
    let year = |s: &str| digits(s).filter(|y| !ancient || *y > 0).map(|y| if ancient { 1 - y } else { y });
    match parts.as_slice() {
        [y] if y.len() == 2 && ancient => digits(y).and_then(|c| Some((ymd(-100 * c - 99, 1, 1)?, ymd(-100 * c, 12, 31)?))),
        [y] if y.len() == 3 && ancient => None,
        [y] if y.len() == 2 => digits(y).and_then(|c| Some((ymd(c * 100 + 1, 1, 1)?, ymd(c * 100 + 100, 12, 31)?))),
        [y] if y.len() == 3 => digits(y).and_then(|d| Some((ymd(d * 10, 1, 1)?, ymd(d * 10 + 9, 12, 31)?))),
        [y] if y.len() == 4 => year(y).and_then(|y| Some((ymd(y, 1, 1)?, ymd(y, 12, 31)?))),
        [y, w, rest @ ..] if w.starts_with('W') && *w != "WI" => {
            let (year, week) = (year(y)?, digits(&w[1..])? as u32);
            let monday = NaiveDate::from_isoywd_opt(year, week, chrono::Weekday::Mon)?;
            match rest {
                [] => Some((monday, monday + Days::new(6))),
                ["WE"] => Some((monday + Days::new(5), monday + Days::new(6))),
                _ => None,
            }
        }
        [y, part] if y.len() == 4 => {
            let year = year(y)?;
            let (first, last_year, last) = match *part {
                "Q1" => (1, year, 3),
                "Q2" => (4, year, 6),
                "Q3" => (7, year, 9),
                "Q4" => (10, year, 12),
                "H1" => (1, year, 6),
                "H2" => (7, year, 12),
                "SP" => (3, year, 5),
                "SU" => (6, year, 8),
                "FA" => (9, year, 11),
                "WI" => (12, year + 1, 2),
                month => {
                    let month = digits(month).filter(|_| month.len() == 2)? as u32;
                    (month, year, month)
                }
            };
            Some((ymd(year, first, 1)?, month_end(last_year, last)?))
        }
        [y, m, d] if y.len() == 4 => ymd(year(y)?, digits(m)? as u32, digits(d)? as u32).map(|d| (d, d)),
        _ => None,
    }
}

fn edtf(iso: &str) -> Option<String> {
    let (day, clock) = iso.split_once('T').map_or((iso, None), |(d, c)| (d, Some(c)));
    // ISO 8601-2 counts years before Christ as astronomers do and has no centuries there.
    if let Some(rest) = day.strip_prefix("BC") {
        let (year, rest) = rest.split_at_checked(4)?;
        return Some(format!("-{:04}{rest}", year.parse::<i32>().ok()? - 1)).filter(|iso| !iso.contains(|c: char| c.is_ascii_uppercase()));
    }
    let parts: Vec<&str> = day.split('-').collect();
    let date = match parts.as_slice() {
        // TIMEX3 19 and EDTF 19XX differ by a year at each end; EDTF has no closer form.
        [y] if y.len() == 2 => format!("{y}XX"),
        [y] if y.len() == 3 => format!("{y}X"),
        [_] | [_, _, _] if !day.contains('W') => day.to_owned(),
        [y, part] => {
            let code = match *part {
                "SP" => "21",
                "SU" => "22",
                "FA" => "23",
                "WI" => "24",
                "Q1" => "33",
                "Q2" => "34",
                "Q3" => "35",
                "Q4" => "36",
                "H1" => "40",
                "H2" => "41",
                month if month.len() == 2 && !month.starts_with('W') => month,
                _ => return None,
            };
            format!("{y}-{code}")
        }
        _ => return None,
    };
    match clock {
        None => Some(date),
        // Parts of the day (TMO, TAF) have no form in EDTF; the day is what is known.
        Some(c) if !c.starts_with(|d: char| d.is_ascii_digit()) => Some(date),
        Some(c) if c.len() == 5 => Some(format!("{date}T{c}:00")),
        Some(c) if c.len() == 2 => Some(format!("{date}T{c}:00:00")),
        Some(c) => Some(format!("{date}T{c}")),
    }
}

/// A time expression of the text with its value.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Time {
    /// The words, without prepositions and postpositions.
    pub span: Span,
    /// What they mean.
    pub value: TimeValue,
    /// Which part, or how exact.
    pub modifier: Option<TimeModifier>,
    /// What the word beside it makes of it.
    pub signal: Option<TimeSignal>,
    /// How it got its place on the calendar.
    pub anchor: TimeAnchor,
    /// Why.
    pub evidence: Evidence,
}

impl Time {
    /// First day and the day after the last, narrowed by the modifier for months (초 1–10, 중순 11–20, 말 21–) and opened by the
    /// signal ("since August" has no last day). Days before the year 1 are left out, for most calendars of machines have none.
    pub fn days(&self) -> (Option<NaiveDate>, Option<NaiveDate>) {
        let Some((mut begin, mut end)) = self.value.bounds() else { return (None, None) };
        let is_month = matches!(&self.value, TimeValue::Calendar(iso) if iso.len() == 7 && iso.as_bytes()[5].is_ascii_digit());
        if let (true, Some(first)) = (is_month, begin) {
            let on = |d| first.with_day(d);
            match self.modifier {
                Some(TimeModifier::Start) => end = on(10),
                Some(TimeModifier::Mid) => (begin, end) = (on(11), on(20)),
                Some(TimeModifier::End) => begin = on(21),
                _ => {}
            }
        }
        match self.signal {
            Some(TimeSignal::Since | TimeSignal::From | TimeSignal::After) => end = None,
            Some(TimeSignal::Until | TimeSignal::Before) => begin = None,
            None => {}
        }
        let told = |day: &NaiveDate| day.year() >= 1;
        (begin.filter(told), end.and_then(|d| d.succ_opt()).filter(told))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(iso: &str) -> Option<(String, String)> {
        bounds(iso).map(|(a, b)| (a.to_string(), b.to_string()))
    }

    #[test]
    fn calendar_strings_have_their_bounds() {
        for (iso, first, last) in [
            ("2024-10-23", "2024-10-23", "2024-10-23"),
            ("2024-02", "2024-02-01", "2024-02-29"),
            ("2024", "2024-01-01", "2024-12-31"),
            ("199", "1990-01-01", "1999-12-31"),
            ("19", "1901-01-01", "2000-12-31"),
            ("2024-Q4", "2024-10-01", "2024-12-31"),
            ("2024-WI", "2024-12-01", "2025-02-28"),
            ("2024-W43", "2024-10-21", "2024-10-27"),
            ("2024-W43-WE", "2024-10-26", "2024-10-27"),
            ("2024-10-23T14:30", "2024-10-23", "2024-10-23"),
            ("BC0264", "-0263-01-01", "-0263-12-31"),
            ("BC0001", "0000-01-01", "0000-12-31"),
            ("BC04", "-0499-01-01", "-0400-12-31"),
            ("BC0044-03-15", "-0043-03-15", "-0043-03-15"),
        ] {
            assert_eq!(days(iso), Some((first.into(), last.into())), "{iso}");
        }
    }

    #[test]
    fn what_cannot_exist_is_refused() {
        for iso in ["BC0000", "2024-02-31", "2023-02-29", "2024-13", "2024-W54", "2024-10-23T25:00", "2024-10-23T10:61", "가나다라", ""]
        {
            assert_eq!(TimeValue::calendar(iso), None, "{iso}");
        }
        assert!(TimeValue::calendar("XXXX-10-18").is_some());
    }

    #[test]
    fn durations_and_edtf_are_written_by_their_standards() {
        let duration = |thousandths, unit| TimeValue::Duration { thousandths, unit }.timex3();
        assert_eq!(duration(Some(2000), TimeUnit::Decade), "P20Y");
        assert_eq!(duration(Some(1500), TimeUnit::Hour), "PT1.5H");
        assert_eq!(duration(None, TimeUnit::Day), "PXD");
        let parts = vec![(Some(1000), TimeUnit::Day), (Some(6000), TimeUnit::Hour), (Some(30_000), TimeUnit::Minute)];
        assert_eq!(TimeValue::Compound(parts).timex3(), "P1DT6H30M");
        let edtf = |iso: &str| TimeValue::calendar(iso).unwrap().edtf();
        assert_eq!(edtf("2024-SP").as_deref(), Some("2024-21"));
        assert_eq!(edtf("2024-10-23T14:30").as_deref(), Some("2024-10-23T14:30:00"));
        assert_eq!(edtf("2024-W43"), None);
        assert_eq!(edtf("BC0264").as_deref(), Some("-0263"));
        let open = TimeValue::Interval { begin: Some("2024-08".into()), end: None };
        assert_eq!(open.edtf().as_deref(), Some("2024-08/.."));
    }
}
