//! What a time expression says before anything is known about the document: the date-independent half.

use sosik_core::{TimeModifier, TimeUnit, VagueTime};

/// Which way an expression points: 지난 18일, 오는 23일, 이번 주.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Lean {
    #[default]
    Bare,
    Last,
    This,
    Next,
}

/// Counted from where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum From {
    /// The day of publication.
    Published,
    /// The last date that the text mentioned.
    Seen,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Year {
    /// Zero and less are before Christ, as astronomers count.
    Is(i32),
    Shift(From, i32),
}

/// Coarser than a day, finer than a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Month(u32),
    /// June–July.
    Months(u32, u32),
    MonthShift(From, i32),
    Quarter(u32),
    QuarterShift(From, i32),
    Half(u32),
    Season(&'static str),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Day {
    Number(u32),
    /// 22~24일.
    Numbers(u32, u32),
    Shift(From, i32),
    Holiday(usize),
    Weekend,
    /// The n-th weekday of its month, 0 the last.
    Nth(u32, u32),
    /// The last day of its month.
    Last,
    /// The n-th week of its month or year, 0 the last.
    WeekOf(u32),
}

/// A place on the calendar, said in parts; what is not said is not there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Point {
    pub(super) lean: Lean,
    /// Whether the lean counts from the last date mentioned: the following spring.
    pub(super) seen: bool,
    pub(super) year: Option<Year>,
    pub(super) part: Option<Part>,
    pub(super) week: Option<(From, i32)>,
    /// Whether month and day are those of the lunar calendar: 음력 8월 15일.
    pub(super) lunar: bool,
    pub(super) day: Option<Day>,
    pub(super) weekday: Option<u32>,
    /// Minutes east of Greenwich of the zone that is said with the clock time.
    pub(super) zone: Option<i32>,
    /// Whether a.m. or p.m. is said.
    pub(super) half: bool,
    /// `TMO`, `TAF`, `TEV`, `TNI`, `TDT`.
    pub(super) daypart: Option<&'static str>,
    /// Hour, minute, second.
    pub(super) clock: Option<(u32, Option<u32>, Option<u32>)>,
}

/// A length in one unit; an unknown number is `None`.
pub(super) type Count = (Option<u64>, TimeUnit);

/// What an expression says.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Expression {
    Point(Point),
    /// 3년 전, two weeks ago (negative), 열흘 뒤 (positive).
    Away {
        counts: Vec<Count>,
        sign: i32,
        from: From,
    },
    Length(Vec<Count>),
    Decade(i32),
    /// The 19th is 19, the fifth before Christ -5.
    Century(i32),
    /// 1950–53: first and last year.
    Years(i32, i32),
    Fiscal(i32),
    /// The fiscal year of the year of publication, moved: last fiscal year.
    FiscalShift(i32),
    Set(String),
    Vague(VagueTime),
    /// The unit that holds the day of publication, moved: this decade, last century.
    Around(TimeUnit, From, i32),
}

/// An expression at its place in the text.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Found {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) says: Expression,
    pub(super) modifier: Option<TimeModifier>,
    pub(super) rule: &'static str,
}
