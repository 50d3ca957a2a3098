//! Words of time.

use std::sync::LazyLock;

use sosik_core::{TimeModifier, TimeUnit, VagueTime};

use super::expression::{From, Lean};
use crate::numbers::table::{Forms, rows};

/// What a word says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Word {
    Shift(TimeUnit, From, i32),
    /// 어젯밤, tonight: a shifted day with its part.
    NightOf(i32),
    /// the night before: a part of a day, days from the last one mentioned.
    PartOf(&'static str, i32),
    Lean(Lean),
    Edge(TimeModifier),
    /// 월말, 연초: an edge with its unit.
    EdgeOf(TimeUnit, TimeModifier),
    /// 약, about.
    Before(TimeModifier),
    /// 쯤, 이상.
    After(TimeModifier),
    Ago(From),
    Hence(From),
    DayPart(&'static str),
    Clock(u32),
    Weekday(u32),
    Month(u32),
    Weekend,
    Season(&'static str),
    Half(u32),
    /// A word that is a length by itself: 이틀, 보름.
    Length(Option<u64>, TimeUnit),
    /// A unit that needs a number or a determiner: year.
    Unit(TimeUnit),
    /// 몇, several.
    Many,
    Each(Option<TimeUnit>),
    EachWeekend,
    /// Sundays: each of them.
    Weekdays(u32),
    /// year-earlier, year-ago: before a noun.
    YearBack,
    /// fiscal year, school year.
    FiscalYear,
    /// daily, weekly.
    Recur(TimeUnit),
    Vague(VagueTime),
    Holiday(usize),
    /// 음력: month and day behind it are those of the lunar calendar; 양력: they are not.
    Lunar(bool),
}

/// Korean words.
pub(super) static KOREAN: LazyLock<Forms<Word>> = LazyLock::new(|| load(include_str!("../../lexicon/time/ko.csv"), true));

/// English words.
pub(super) static ENGLISH: LazyLock<Forms<Word>> = LazyLock::new(|| load(include_str!("../../lexicon/time/en.csv"), false));

fn load(csv: &'static str, korean: bool) -> Forms<Word> {
    let words = rows(csv).filter_map(|row| match row.as_slice() {
        [form, kind, arg, n, ..] => Some((*form, word(kind, arg, n)?)),
        _ => None,
    });
    let days = super::calendar::holidays::forms().filter(|(form, _)| form.starts_with(|c: char| c.is_ascii_alphabetic()) != korean);
    Forms::new(words.chain(days.map(|(form, index)| (form, Word::Holiday(index)))))
}

fn unit(name: &str) -> Option<TimeUnit> {
    Some(match name {
        "second" => TimeUnit::Second,
        "minute" => TimeUnit::Minute,
        "hour" => TimeUnit::Hour,
        "day" => TimeUnit::Day,
        "week" => TimeUnit::Week,
        "month" => TimeUnit::Month,
        "quarter" => TimeUnit::Quarter,
        "year" => TimeUnit::Year,
        "decade" => TimeUnit::Decade,
        "century" => TimeUnit::Century,
        _ => return None,
    })
}

fn modifier(name: &str) -> Option<TimeModifier> {
    Some(match name {
        "start" => TimeModifier::Start,
        "mid" => TimeModifier::Mid,
        "end" => TimeModifier::End,
        "approx" => TimeModifier::Approx,
        "more_than" => TimeModifier::MoreThan,
        "less_than" => TimeModifier::LessThan,
        "equal_or_more" => TimeModifier::EqualOrMore,
        "equal_or_less" => TimeModifier::EqualOrLess,
        _ => return None,
    })
}

fn word(kind: &str, arg: &'static str, n: &str) -> Option<Word> {
    let number = || n.parse::<i32>().ok();
    let small = || arg.parse::<u32>().ok();
    let from = if arg == "seen" { From::Seen } else { From::Published };
    Some(match kind {
        "shift" => Word::Shift(unit(arg)?, From::Published, number()?),
        "seen" => Word::Shift(unit(arg)?, From::Seen, number()?),
        "seenpart" => Word::PartOf(arg, number()?),
        "weekdays" => Word::Weekdays(small()?),
        "fiscal" => Word::FiscalYear,
        "yearback" => Word::YearBack,
        "shiftpart" => Word::NightOf(number()?),
        "lean" => Word::Lean(match arg {
            "last" => Lean::Last,
            "next" => Lean::Next,
            _ => Lean::This,
        }),
        "edge" => Word::Edge(modifier(arg)?),
        "alone_edge" => Word::EdgeOf(unit(arg)?, modifier(n)?),
        "before" => Word::Before(modifier(arg)?),
        "after" => Word::After(modifier(arg)?),
        "ago" => Word::Ago(from),
        "hence" => Word::Hence(from),
        "part" => Word::DayPart(arg),
        "clock" => Word::Clock(small()?),
        "weekday" => Word::Weekday(small()?),
        "month" => Word::Month(small()?),
        "weekend" => Word::Weekend,
        "season" => Word::Season(arg),
        "half" => Word::Half(small()?),
        "count" => Word::Length(n.parse::<f64>().ok().map(|n| (n * 1000.0) as u64), unit(arg)?),
        "unit" => Word::Unit(unit(arg)?),
        "many" => Word::Many,
        "each" if arg == "weekend" => Word::EachWeekend,
        "each" => Word::Each(unit(arg)),
        "lunar" => Word::Lunar(arg == "yes"),
        "recur" => Word::Recur(unit(arg)?),
        "vague" => Word::Vague(match arg {
            "past" => VagueTime::Past,
            "present" => VagueTime::Present,
            _ => VagueTime::Future,
        }),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_understood() {
        for csv in [include_str!("../../lexicon/time/ko.csv"), include_str!("../../lexicon/time/en.csv")] {
            for row in rows(csv) {
                assert_eq!(row.len(), 6, "{row:?}");
                assert!(word(row[1], row[2], row[3]).is_some(), "{row:?}");
            }
        }
    }
}
