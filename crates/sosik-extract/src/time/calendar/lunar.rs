//! The Korean lunar calendar: its months begin on the days of new moons, and the sun names them.
//!
//! The winter solstice falls into the eleventh month; of the thirteen months between two solstices, where there are thirteen, the first
//! one in which the sun enters no sign doubles the month before it. Days are those of Korean standard time (nine hours ahead of
//! Greenwich) from 1912 on, and of Beijing, by which the calendar of the Joseon dynasty went, before.

use std::sync::LazyLock;

use chrono::{Datelike, NaiveDate};

use super::moon::new_moon;
use super::sun::{ahead, longitude, reaches};

/// First and last year of the Gregorian calendar whose lunar months are known.
pub(in crate::time) const YEARS: (i32, i32) = (1890, 2150);

/// A month: its first day, its number, whether it doubles the month before it, and its year, that of the first month at the new year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Month {
    first: i32,
    year: i32,
    number: u32,
    leap: bool,
}

/// Days from the first day of the common era to that of Julian days.
const EPOCH: i32 = 1_721_425;

static MONTHS: LazyLock<Vec<Month>> = LazyLock::new(|| (YEARS.0..=YEARS.1 + 1).flat_map(months_to_solstice).collect());

/// The day of the lunar `month` and `day` of the lunar `year` (which begins in January or February of that year), or of its doubled
/// month; `None` outside [`YEARS`] and for a day or month that the year does not have.
pub(in crate::time) fn day(year: i32, month: u32, day: u32, leap: bool) -> Option<NaiveDate> {
    let i = MONTHS.partition_point(|m| (m.year, m.number, m.leap) < (year, month, leap));
    let found = MONTHS.get(i).filter(|m| (m.year, m.number, m.leap) == (year, month, leap))?;
    let next = MONTHS.get(i + 1)?;
    let first = found.first + i32::try_from(day).ok()? - 1;
    (day > 0 && first < next.first).then(|| NaiveDate::from_num_days_from_ce_opt(first)).flatten()
}

/// The day of `year` on which the sun reaches `degrees`, 0 at the March equinox: 315 is 입춘, 270 동지.
pub(in crate::time) fn term(year: i32, degrees: u32) -> Option<NaiveDate> {
    if !(YEARS.0..=YEARS.1).contains(&year) {
        return None;
    }
    // 79 days after new year's the sun is at the equinox.
    let after = 79.0 + f64::from(degrees) * 365.2422 / 360.0;
    let first = f64::from(NaiveDate::from_ymd_opt(year, 1, 1)?.num_days_from_ce() + EPOCH);
    let near = first + if after > 365.0 { after - 365.2422 } else { after };
    NaiveDate::from_num_days_from_ce_opt(civil(reaches(f64::from(degrees), near)))
}

/// Year and fraction of a Julian day.
fn year_of(day: f64) -> f64 {
    2000.0 + (day - 2_451_545.0) / 365.25
}

/// Hours that the clock is ahead of Greenwich.
fn clock(day: f64) -> f64 {
    if year_of(day) < 1912.0 { 7.757 } else { 9.0 }
}

/// The day of the common era that holds a moment of dynamical time.
fn civil(moment: f64) -> i32 {
    (moment - ahead(year_of(moment)) / 86_400.0 + clock(moment) / 24.0 + 0.5).floor() as i32 - EPOCH
}

/// The last new moon that falls on the day or before it.
fn moon_until(day: i32) -> i32 {
    let guess = ((f64::from(day + EPOCH) - 2_451_550.1) / 29.530_588_861).round() as i32 + 1;
    (0..4).map(|back| guess - back).find(|k| civil(new_moon(*k)) <= day).unwrap_or(guess)
}

/// The months from the eleventh of the year before to the tenth, with the doubled one among them.
fn months_to_solstice(year: i32) -> Vec<Month> {
    let solstice = |year: i32| civil(reaches(270.0, 2_451_545.0 + f64::from(year - 2000) * 365.2422 + 355.0));
    let (from, to) = (moon_until(solstice(year - 1)), moon_until(solstice(year)));
    let starts: Vec<i32> = (from..=to).map(|k| civil(new_moon(k))).collect();
    // The sign in which the sun stands when a day begins.
    let sign = |day: i32| {
        let begin = f64::from(day + EPOCH) - 0.5;
        let moment = begin - clock(begin) / 24.0;
        (longitude(moment + ahead(year_of(moment)) / 86_400.0) / 30.0) as i32
    };
    let thirteen = starts.len() == 14;
    let (mut number, mut doubled) = (11, false);
    let mut months = Vec::new();
    for pair in starts.windows(2) {
        let &[first, next] = pair else { continue };
        let leap = thirteen && !doubled && first != starts.first().copied().unwrap_or(first) && sign(first) == sign(next);
        doubled |= leap;
        let named = if leap { (number + 10) % 12 + 1 } else { number };
        months.push(Month { first, year: if named >= 11 { year - 1 } else { year }, number: named, leap });
        if !leap {
            number = number % 12 + 1;
        }
    }
    months
}

#[cfg(test)]
mod tests {
    use super::*;

    fn iso(date: Option<NaiveDate>) -> String {
        date.map_or("none".into(), |d| d.to_string())
    }

    #[test]
    fn new_years_and_harvest_moons_are_those_of_the_almanac() {
        // Days that Korean almanacs gave for 설날, 부처님 오신 날 and 추석.
        let known = [
            (1900, 1, 1, "1900-01-31"),
            (1919, 1, 1, "1919-02-01"),
            (1945, 8, 15, "1945-09-20"),
            (1950, 8, 15, "1950-09-26"),
            (1953, 1, 1, "1953-02-14"),
            (1975, 4, 8, "1975-05-18"),
            (1985, 1, 1, "1985-02-20"),
            (1988, 8, 15, "1988-09-25"),
            // China's new year was a day earlier.
            (1997, 1, 1, "1997-02-08"),
            (2017, 8, 15, "2017-10-04"),
            (2023, 4, 8, "2023-05-27"),
            (2024, 1, 1, "2024-02-10"),
            (2024, 8, 15, "2024-09-17"),
            (2025, 4, 8, "2025-05-05"),
            (2028, 1, 1, "2028-01-27"),
            (2028, 8, 15, "2028-10-03"),
            (2050, 1, 1, "2050-01-23"),
            (2100, 1, 1, "2100-02-09"),
        ];
        for (y, m, d, date) in known {
            assert_eq!(iso(day(y, m, d, false)), date, "{y} {m} {d}");
        }
    }

    #[test]
    fn doubled_months_are_those_of_the_almanac() {
        for (y, m) in [(1984, 10), (1995, 8), (2001, 4), (2004, 2), (2012, 3), (2014, 9), (2017, 5), (2020, 4), (2023, 2), (2025, 6)] {
            let leaps: Vec<u32> = (1..=12).filter(|m| day(y, *m, 1, true).is_some()).collect();
            assert_eq!(leaps, [m], "{y}");
        }
        assert_eq!(iso(day(2023, 2, 1, true)), "2023-03-22");
        assert_eq!(iso(day(2024, 2, 1, true)), "none");
    }

    #[test]
    fn months_have_twenty_nine_or_thirty_days_and_years_twelve_or_thirteen_months() {
        for pair in MONTHS.windows(2) {
            assert!(matches!(pair[1].first - pair[0].first, 29 | 30), "{pair:?}");
        }
        for year in 1900..=2100 {
            let months = MONTHS.iter().filter(|m| m.year == year).count();
            assert!(matches!(months, 12 | 13), "{year}");
            assert_eq!(MONTHS.iter().filter(|m| m.year == year && m.leap).count(), months - 12, "{year}");
        }
    }

    #[test]
    fn terms_are_those_of_the_almanac() {
        for (y, degrees, date) in [
            (2024, 315, "2024-02-04"),
            (2024, 0, "2024-03-20"),
            (2023, 270, "2023-12-22"),
            (2021, 315, "2021-02-03"),
            (1985, 180, "1985-09-23"),
        ] {
            assert_eq!(iso(term(y, degrees)), date, "{y} {degrees}");
        }
    }
}
