//! The Sunday of Easter, in the West and in the East.

use chrono::{Days, NaiveDate};

/// Easter Sunday of the Gregorian calendar: the algorithm of *Nature* (20 April 1876), as in Meeus, *Astronomical Algorithms*, chapter 8.
pub(in crate::time) fn western(year: i32) -> Option<NaiveDate> {
    let (a, b, c) = (year.rem_euclid(19), year.div_euclid(100), year.rem_euclid(100));
    let (d, e) = (b / 4, b % 4);
    let g = (b - (b + 8) / 25 + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    NaiveDate::from_ymd_opt(year, u32::try_from(n / 31).ok()?, u32::try_from(n % 31 + 1).ok()?)
}

/// Easter Sunday of the Orthodox churches, by the Julian calendar, as a day of the Gregorian one; from 1900 to 2099, when they are thirteen
/// days apart.
pub(in crate::time) fn eastern(year: i32) -> Option<NaiveDate> {
    let (a, b, c) = (year.rem_euclid(4), year.rem_euclid(7), year.rem_euclid(19));
    let d = (19 * c + 15) % 30;
    let e = (2 * a + 4 * b - d + 34) % 7;
    let f = d + e + 114;
    let julian = NaiveDate::from_ymd_opt(year, u32::try_from(f / 31).ok()?, u32::try_from(f % 31 + 1).ok()?)?;
    (1900..=2099).contains(&year).then(|| julian.checked_add_days(Days::new(13))).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_sundays() {
        for (year, date) in [(1818, "1818-03-22"), (1943, "1943-04-25"), (1961, "1961-04-02"), (2000, "2000-04-23"), (2024, "2024-03-31")] {
            assert_eq!(western(year).map(|d| d.to_string()).as_deref(), Some(date));
        }
        for (year, date) in [(1986, "1986-05-04"), (2000, "2000-04-30"), (2022, "2022-04-24"), (2024, "2024-05-05")] {
            assert_eq!(eastern(year).map(|d| d.to_string()).as_deref(), Some(date));
        }
    }
}
