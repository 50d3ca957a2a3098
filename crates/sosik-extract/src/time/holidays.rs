//! Days with names: fixed, n-th weekday of a month, and moving days by table.

use std::sync::LazyLock;

use chrono::{Datelike, NaiveDate, Weekday};

use crate::numbers::table::rows;

#[derive(Debug)]
enum Rule {
    Fixed(u32, u32),
    Nth { month: u32, n: u8, weekday: Weekday },
    Table(Vec<(NaiveDate, NaiveDate)>),
}

static DAYS: LazyLock<Vec<(&'static str, Rule)>> = LazyLock::new(|| {
    let mut days: Vec<(&'static str, Rule)> = Vec::new();
    for row in rows(include_str!("../../lexicon/time/holidays.csv")) {
        let &[_, key, rule, month, day, ..] = row.as_slice() else { continue };
        if days.iter().any(|(k, _)| *k == key) {
            continue;
        }
        let rule = match rule {
            "fixed" => month.parse().ok().zip(day.parse().ok()).map(|(m, d)| Rule::Fixed(m, d)),
            "nth" => day.split_once('.').and_then(|(n, w)| {
                let weekday = Weekday::try_from(w.parse::<u8>().ok()?.checked_sub(1)?).ok()?;
                Some(Rule::Nth { month: month.parse().ok()?, n: n.parse().ok()?, weekday })
            }),
            _ => Some(Rule::Table(table(key))),
        };
        if let Some(rule) = rule {
            days.push((key, rule));
        }
    }
    days
});

fn table(key: &str) -> Vec<(NaiveDate, NaiveDate)> {
    rows(include_str!("../../lexicon/time/moving_days.csv"))
        .filter(|row| row.first() == Some(&key))
        .filter_map(|row| Some((row.get(1)?.parse().ok()?, row.get(2)?.parse().ok()?)))
        .collect()
}

/// All names of days with the position of their rule.
pub(super) fn forms() -> impl Iterator<Item = (&'static str, usize)> {
    rows(include_str!("../../lexicon/time/holidays.csv")).filter_map(|row| {
        let &[form, key, ..] = row.as_slice() else { return None };
        DAYS.iter().position(|(k, _)| *k == key).map(|i| (form, i))
    })
}

/// First and last day of the holiday in `year`, where a rule or the table tells.
pub(super) fn in_year(index: usize, year: i32) -> Option<(NaiveDate, NaiveDate)> {
    match &DAYS.get(index)?.1 {
        Rule::Fixed(m, d) => NaiveDate::from_ymd_opt(year, *m, *d).map(|d| (d, d)),
        Rule::Nth { month, n, weekday } => NaiveDate::from_weekday_of_month_opt(year, *month, *weekday, *n).map(|d| (d, d)),
        Rule::Table(days) => days.iter().copied().find(|(first, _)| first.year() == year),
    }
}

/// Month and day where they are the same every year.
pub(super) fn fixed(index: usize) -> Option<(u32, u32)> {
    match DAYS.get(index)?.1 {
        Rule::Fixed(m, d) => Some((m, d)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_of_rule_gives_its_day() {
        let day = |form: &str, year| {
            let index = forms().find(|(f, _)| *f == form).unwrap().1;
            in_year(index, year).map(|(a, b)| format!("{a}/{b}"))
        };
        assert_eq!(day("광복절", 2024).as_deref(), Some("2024-08-15/2024-08-15"));
        assert_eq!(day("Thanksgiving", 2023).as_deref(), Some("2023-11-23/2023-11-23"));
        assert_eq!(day("설 연휴", 2024).as_deref(), Some("2024-02-09/2024-02-12"));
        assert_eq!(day("추석", 1950), None);
    }
}
