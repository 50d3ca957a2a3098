//! Days with names: fixed, n-th weekday of a month, of the lunar calendar, counted from Easter, of the sun; and what Korean law makes of
//! those that fall on a day off.

use std::sync::LazyLock;

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::{easter, lunar};
use crate::numbers::table::rows;

/// First and last day.
type Range = (NaiveDate, NaiveDate);

/// Where a day lies in its year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rule {
    Fixed(u32, u32),
    Nth {
        month: u32,
        n: u8,
        weekday: Weekday,
    },
    /// Month and day of the lunar calendar; the day 0 is the one before the month.
    Lunar(u32, u32),
    /// The days off around a festival of the lunar calendar, with those that stand in for what falls on another day off.
    Festival(Festival),
    /// Days from Easter Sunday.
    Easter(i32),
    Orthodox,
    /// Degrees of the sun.
    Term(u32),
    /// The day off that stands in for the day of that position.
    Substitute(usize),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Festival {
    Seollal,
    Chuseok,
}

impl Festival {
    /// The days off by law: 설날 is one since 1985 (as 민속의 날), 추석 since 1949; the days around since 1989, the day after 추석 since 1986.
    fn days(self, year: i32) -> Option<Range> {
        let (day, before, after) = match self {
            Self::Seollal => (lunar::day(year, 1, 1, false)?, year >= 1989, year >= 1989),
            Self::Chuseok => (lunar::day(year, 8, 15, false)?, year >= 1989, year >= 1986),
        };
        Some((day.checked_sub_days(Days::new(u64::from(before)))?, day.checked_add_days(Days::new(u64::from(after)))?))
    }
}

impl Rule {
    fn parse(rule: &str, month: &str, day: &str) -> Option<Self> {
        Some(match rule {
            "fixed" => Self::Fixed(month.parse().ok()?, day.parse().ok()?),
            "nth" => {
                let (n, w) = day.split_once('.')?;
                let weekday = Weekday::try_from(w.parse::<u8>().ok()?.checked_sub(1)?).ok()?;
                Self::Nth { month: month.parse().ok()?, n: n.parse().ok()?, weekday }
            }
            "lunar" => Self::Lunar(month.parse().ok()?, day.parse().ok()?),
            "festival" => Self::Festival(if day == "seollal" { Festival::Seollal } else { Festival::Chuseok }),
            "easter" => Self::Easter(day.parse().ok()?),
            "orthodox" => Self::Orthodox,
            "term" => Self::Term(day.parse().ok()?),
            _ => return None,
        })
    }

    /// First and last day in `year`.
    fn in_year(self, year: i32) -> Option<Range> {
        let one = |day: Option<NaiveDate>| day.map(|d| (d, d));
        match self {
            Self::Fixed(m, d) => one(NaiveDate::from_ymd_opt(year, m, d)),
            Self::Nth { month, n, weekday } => {
                // The fifth of a month that has but four is the last one.
                let nth = |n: u8| NaiveDate::from_weekday_of_month_opt(year, month, weekday, n);
                one(nth(n).or_else(|| if n == 5 { nth(4) } else { None }))
            }
            Self::Lunar(month, 0) => one(lunar::day(year, month, 1, false).and_then(|d| d.pred_opt())),
            Self::Lunar(month, day) => one(lunar::day(year, month, day, false)),
            Self::Festival(festival) => {
                let (first, last) = festival.days(year)?;
                // 설 연휴 of 2024 went on to the Monday that stood in for its Sunday.
                let substitutes = substitutes_of(self, year);
                let last = substitutes.into_iter().fold(last, |last, day| if last.succ_opt() == Some(day) { day } else { last });
                Some((first, last))
            }
            Self::Easter(days) => one(easter::western(year).and_then(|d| shifted(d, days))),
            Self::Orthodox => one(easter::eastern(year)),
            Self::Term(degrees) => one(lunar::term(year, degrees)),
            Self::Substitute(index) => {
                let rule = DAYS.get(index)?.1;
                let days = substitutes_of(rule, year);
                Some((*days.first()?, *days.last()?))
            }
        }
    }
}

fn shifted(day: NaiveDate, days: i32) -> Option<NaiveDate> {
    let by = Days::new(u64::from(days.unsigned_abs()));
    if days < 0 { day.checked_sub_days(by) } else { day.checked_add_days(by) }
}

static DAYS: LazyLock<Vec<(&'static str, Rule)>> = LazyLock::new(|| {
    let mut days: Vec<(&'static str, Rule)> = Vec::new();
    for row in rows(include_str!("../../../lexicon/time/holidays.csv")) {
        let &[_, key, rule, month, day, ..] = row.as_slice() else { continue };
        if days.iter().any(|(k, _)| *k == key) {
            continue;
        }
        if let Some(rule) = Rule::parse(rule, month, day) {
            days.push((key, rule));
        }
    }
    let named = days.len();
    for index in 0..named {
        let Some(&(key, _)) = days.get(index) else { break };
        days.push((key, Rule::Substitute(index)));
    }
    days
});

/// A Korean public holiday.
#[derive(Clone, Copy, Debug)]
struct Public {
    rule: Rule,
    /// Whether another day stands in for it on a Saturday too.
    saturday: bool,
    /// The day from which another stands in for it.
    from: Option<NaiveDate>,
}

impl Public {
    /// The days off by themselves.
    fn days(self, year: i32) -> Option<Range> {
        match self.rule {
            Rule::Festival(festival) => festival.days(year),
            rule => rule.in_year(year),
        }
    }
}

static PUBLIC: LazyLock<Vec<Public>> = LazyLock::new(|| {
    rows(include_str!("../../../lexicon/time/korean_law.csv"))
        .filter_map(|row| {
            let &[key, saturday, from, ..] = row.as_slice() else { return None };
            let rule = DAYS.iter().find(|(k, _)| *k == key)?.1;
            Some(Public { rule, saturday: saturday == "yes", from: from.parse().ok() })
        })
        .collect()
});

/// The days off that stand in for those of `rule` in `year`: for each day that is a Sunday, a Saturday where the law says so, or the day of
/// another holiday, the next working day behind.
fn substitutes_of(rule: Rule, year: i32) -> Vec<NaiveDate> {
    let Some(public) = PUBLIC.iter().find(|p| p.rule == rule) else { return Vec::new() };
    let Some((first, last)) = public.days(year).filter(|(first, _)| public.from.is_some_and(|from| *first >= from)) else {
        return Vec::new();
    };
    let others: Vec<Range> = PUBLIC.iter().filter(|p| p.rule != rule).filter_map(|p| p.days(year)).collect();
    let other = |day: NaiveDate| others.iter().any(|(a, b)| (*a..=*b).contains(&day));
    let clashes = first
        .iter_days()
        .take_while(|day| *day <= last)
        .filter(|day| match day.weekday() {
            Weekday::Sun => true,
            Weekday::Sat => public.saturday || other(*day),
            _ => other(*day),
        })
        .count();
    let free = |day: &NaiveDate| !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) && !other(*day);
    last.iter_days().skip(1).take(14).filter(free).take(clashes).collect()
}

/// What is written behind the name of a holiday for the day that stands in for it.
const SUBSTITUTE: [&str; 4] = [" 대체공휴일", " 대체휴일", " 대체 공휴일", " 대체 휴일"];

/// All names of days with the position of their rule.
pub(in crate::time) fn forms() -> impl Iterator<Item = (&'static str, usize)> {
    rows(include_str!("../../../lexicon/time/holidays.csv")).filter_map(|row| {
        let &[form, key, ..] = row.as_slice() else { return None };
        DAYS.iter().position(|(k, _)| *k == key).map(|i| (form, i))
    })
}

/// The end of the words that make of the holiday `index`, whose name ends at `end`, the day that stands in for it; and the position of its
/// rule.
pub(in crate::time) fn substitute(text: &str, end: usize, index: usize) -> Option<(usize, usize)> {
    // What stands in for 설날 stands in for the days around it.
    let rule = match DAYS.get(index)?.1 {
        Rule::Lunar(1, 1) => Rule::Festival(Festival::Seollal),
        Rule::Lunar(8, 15) => Rule::Festival(Festival::Chuseok),
        rule => rule,
    };
    PUBLIC.iter().find(|p| p.rule == rule && p.from.is_some())?;
    let index = DAYS.iter().position(|(_, r)| *r == rule)?;
    let end = SUBSTITUTE.iter().find_map(|words| crate::numbers::chars::matches(text, end, words, true))?;
    DAYS.iter().position(|(_, r)| *r == Rule::Substitute(index)).map(|i| (end, i))
}

/// First and last day of the holiday in `year`, where the calendar knows it.
pub(in crate::time) fn in_year(index: usize, year: i32) -> Option<Range> {
    DAYS.get(index)?.1.in_year(year)
}

/// Month and day where they are the same every year.
pub(in crate::time) fn fixed(index: usize) -> Option<(u32, u32)> {
    match DAYS.get(index)?.1 {
        Rule::Fixed(m, d) => Some((m, d)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(form: &str, year: i32) -> String {
        let (end, index) = forms().filter(|(f, _)| form.starts_with(f)).map(|(f, i)| (f.len(), i)).max().unwrap();
        let index = substitute(form, end, index).map_or(index, |(_, i)| i);
        in_year(index, year).map_or("none".into(), |(a, b)| if a == b { a.to_string() } else { format!("{a}/{b}") })
    }

    #[test]
    fn every_row_is_understood() {
        for row in rows(include_str!("../../../lexicon/time/holidays.csv")) {
            assert_eq!(row.len(), 7, "{row:?}");
            assert!(Rule::parse(row[2], row[3], row[4]).is_some(), "{row:?}");
        }
        assert_eq!(PUBLIC.len(), rows(include_str!("../../../lexicon/time/korean_law.csv")).count());
    }

    #[test]
    fn each_kind_of_rule_gives_its_day() {
        assert_eq!(day("광복절", 2024), "2024-08-15");
        assert_eq!(day("Thanksgiving", 2023), "2023-11-23");
        assert_eq!(day("Memorial Day", 2024), "2024-05-27");
        assert_eq!(day("추석", 1950), "1950-09-26");
        assert_eq!(day("섣달그믐날", 2024), "2024-02-09");
        assert_eq!(day("Good Friday", 2024), "2024-03-29");
        assert_eq!(day("Orthodox Easter", 2024), "2024-05-05");
        assert_eq!(day("동짓날", 2023), "2023-12-22");
        assert_eq!(day("설날", 1700), "none");
    }

    #[test]
    fn days_off_go_by_the_law_of_their_year() {
        assert_eq!(day("설 연휴", 2024), "2024-02-09/2024-02-12");
        assert_eq!(day("추석 연휴", 2024), "2024-09-16/2024-09-18");
        assert_eq!(day("추석 연휴", 2014), "2014-09-07/2014-09-10");
        // 개천절 fell on the first of the three.
        assert_eq!(day("추석 연휴", 2017), "2017-10-03/2017-10-06");
        assert_eq!(day("추석 연휴", 2025), "2025-10-05/2025-10-08");
        assert_eq!(day("추석 연휴", 2028), "2028-10-02/2028-10-05");
        // No day stood in for the Sunday then.
        assert_eq!(day("설 연휴", 2007), "2007-02-17/2007-02-19");
        assert_eq!(day("설 연휴", 1987), "1987-01-29");
        assert_eq!(day("추석 연휴", 1987), "1987-10-07/1987-10-08");
    }

    #[test]
    fn another_day_stands_in_for_a_lost_one() {
        assert_eq!(day("광복절 대체공휴일", 2021), "2021-08-16");
        assert_eq!(day("개천절 대체휴일", 2021), "2021-10-04");
        assert_eq!(day("부처님 오신 날 대체공휴일", 2023), "2023-05-29");
        assert_eq!(day("어린이날 대체공휴일", 2024), "2024-05-06");
        assert_eq!(day("어린이날 대체 공휴일", 2025), "2025-05-06");
        assert_eq!(day("한글날 대체공휴일", 2022), "2022-10-10");
        assert_eq!(day("설날 대체공휴일", 2024), "2024-02-12");
        assert_eq!(day("설 연휴 대체공휴일", 2024), "2024-02-12");
        assert_eq!(day("삼일절 대체공휴일", 2020), "none");
        assert_eq!(day("현충일 대체공휴일", 2021), "2021-06-06");
    }
}
