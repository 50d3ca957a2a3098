//! How English puts pieces of time together: any order, small words between, modifiers before.

mod lean;
mod length;
mod point;
mod sets;
mod whole;
pub(super) mod words;

pub(super) use lean::points_back;
use sosik_core::{TimeModifier, TimeUnit};

use super::expression::{Day, Expression, Found, From, Part, Point, Year};
use super::korean::near;
use super::lexicon::Word;
use super::pieces::{Kind, Piece};
use crate::numbers::chars::{at as char_at, matches as match_word, skip_space, skip_space_back, word_before, word_ends};

/// Where the word `word` starts that stands right before `at`, spaces between.
pub(super) fn led_by(text: &str, at: usize, word: &str) -> Option<usize> {
    let end = skip_space_back(text, at);
    (end < at).then(|| word_before(text, end, word)).flatten()
}

/// The start of an expression with its "the".
fn with_the(text: &str, start: usize) -> usize {
    led_by(text, start, "the").unwrap_or(start)
}

fn found(start: usize, end: usize, says: Expression, modifier: Option<TimeModifier>, rule: &'static str) -> Found {
    Found { start, end, says, modifier, rule }
}

/// The expression that starts at `pieces[i]`, with the position of the next piece.
pub(super) fn phrase(text: &str, pieces: &[Piece], i: usize) -> Option<(Found, usize)> {
    let first = pieces.get(i)?;
    let next = pieces.get(i + 1).filter(|p| near(text, first, p));
    match first.kind {
        Kind::Word(Word::Before(modifier)) => {
            // A hedge does not hedge a hedge: nothing here goes deeper than two.
            if pieces.get(i + 1).is_some_and(|p| matches!(p.kind, Kind::Word(Word::Before(_) | Word::Edge(_)))) {
                return None;
            }
            let article = article(text, first.end).is_some();
            // to about 2005, circa 1500
            if let (TimeModifier::Approx, Some(Piece { kind: Kind::Year(_), .. })) = (modifier, next) {
                return whole::hedged_year(text, pieces, i, modifier);
            }
            next.filter(|p| {
                article
                    || matches!(
                        p.kind,
                        Kind::Count(..) | Kind::Clock(..) | Kind::Word(Word::Clock(_) | Word::Many | Word::Unit(_)) | Kind::Number(..)
                    )
            })
            .or_else(|| pieces.get(i + 1).filter(|p| article && p.start <= first.end + 8))?;
            let (mut inner, end) = phrase(text, pieces, i + 1)?;
            if !matches!(inner.says, Expression::Length(_) | Expression::Away { .. } | Expression::Point(Point { clock: Some(_), .. }))
                || inner.start > skip_space(text, first.end)
            {
                return None;
            }
            (inner.start, inner.modifier) = (first.start, inner.modifier.or(Some(modifier)));
            Some((inner, end))
        }
        Kind::Word(Word::Edge(modifier)) => edge(text, pieces, i, modifier),
        Kind::Word(Word::Each(None)) => sets::every(text, pieces, i),
        Kind::Word(Word::EachWeekend) => {
            Some((found(first.start, first.end, Expression::Set("XXXX-WXX-WE".into()), None, "en.time.set"), i + 1))
        }
        // "two Sundays ago" is one Sunday.
        Kind::Word(Word::Weekdays(_))
            if i > 0 && pieces.get(i - 1).is_some_and(|p| matches!(p.kind, Kind::Number(..)) && near(text, p, first)) =>
        {
            None
        }
        Kind::Word(Word::Weekdays(w)) => {
            Some((found(first.start, first.end, Expression::Set(format!("XXXX-WXX-{w}")), None, "en.time.set"), i + 1))
        }
        Kind::Word(Word::Recur(TimeUnit::Day | TimeUnit::Week)) if newspaper(text, first) => None,
        Kind::Word(Word::Recur(unit)) => {
            Some((found(first.start, first.end, Expression::Set(sets::period(unit)), None, "en.time.set"), i + 1))
        }
        Kind::Times(_) => sets::times(text, pieces, i),
        Kind::Word(Word::Vague(vague)) => Some((found(first.start, first.end, Expression::Vague(vague), None, "en.time.vague"), i + 1)),
        Kind::Word(Word::YearBack) => year_back(text, pieces, i),
        // "from today" counts only behind a length.
        Kind::Word(Word::Hence(_)) => today(text, first, i),
        Kind::Word(Word::Unit(unit)) => length::unit_alone(text, pieces, i, unit),
        Kind::Word(Word::FiscalYear) => {
            let start = led_by(text, first.start, "the")?;
            Some((found(start, first.end, Expression::FiscalShift(0), None, "en.time.fiscal"), i + 1))
        }
        Kind::Word(Word::EdgeOf(unit, modifier)) => edge_of(text, first, i, unit, modifier),
        // the nine months, the 24 hours; the first nine months.
        Kind::Count(..) => sets::some_of(text, pieces, i).or_else(|| {
            let start = if hyphened(text, first) { first.start } else { with_the(text, first.start) };
            length::length(text, pieces, i, start)
        }),
        Kind::Number(_, true) if next.is_some_and(|p| matches!(p.kind, Kind::Count(..)) && !hyphened(text, p)) => {
            let (inner, end) = length::length(text, pieces, i + 1, with_the(text, first.start))?;
            matches!(inner.says, Expression::Length(_)).then(|| part_of_year(text, pieces, inner, end))
        }
        // the first few days
        Kind::Number(_, true) if next.is_some_and(|p| matches!(p.kind, Kind::Word(Word::Many))) => {
            length::length(text, pieces, i + 1, with_the(text, first.start))
        }
        Kind::Number(..) if length::ranged(text, pieces, i).is_some() => length::length(text, pieces, i, first.start),
        Kind::Word(Word::Many) => length::length(text, pieces, i, first.start),
        Kind::Word(Word::Length(..)) => {
            // a fortnight; but "a week-long strike" is a strike.
            let joined = text.get(first.start..first.end).is_some_and(|w| w.ends_with("long"));
            let start = if joined { first.start } else { led_by(text, first.start, "a").unwrap_or(first.start) };
            length::length(text, pieces, i, start)
        }
        Kind::Word(Word::Lean(lean)) => lean::leaning(text, pieces, i, lean),
        _ => point::point(text, pieces, i),
    }
}

/// "the first six months of 1998": the half, the quarter; or only the longer expression, where the calendar has no name for it.
fn part_of_year(text: &str, pieces: &[Piece], inner: Found, next: usize) -> (Found, usize) {
    let year = pieces.get(next).filter(|p| text.get(inner.end..p.start) == Some(" of "));
    let (Expression::Length(counts), Some(Piece { kind: Kind::Year(y), end, .. })) = (&inner.says, year) else { return (inner, next) };
    let first = text.get(inner.start..inner.end).is_some_and(|t| t.to_ascii_lowercase().contains("first"));
    let part = match counts.as_slice() {
        [(Some(6000), TimeUnit::Month)] if first => Part::Half(1),
        [(Some(3000), TimeUnit::Month)] if first => Part::Quarter(1),
        _ => return (inner, next),
    };
    let point = Point { year: Some(Year::Is(*y)), part: Some(part), ..Point::default() };
    (found(inner.start, *end, Expression::Point(point), None, "en.time.quarter"), next + 1)
}

/// The "today" at the end of a piece.
fn today(text: &str, piece: &Piece, i: usize) -> Option<(Found, usize)> {
    let start = word_before(text, piece.end, "today")?;
    let point = Point { day: Some(Day::Shift(From::Published, 0)), ..Point::default() };
    Some((found(start, piece.end, Expression::Point(point), None, "en.time.date"), i + 1))
}

/// Whether "daily" or "weekly" at `piece` is a newspaper by the names beside it: the Berlin Daily, the daily Haaretz.
fn newspaper(text: &str, piece: &Piece) -> bool {
    let name = |at: usize| char_at(text, at).is_some_and(char::is_uppercase);
    let next = skip_space(text, piece.end);
    let behind = next > piece.end && name(next);
    let title = name(piece.start)
        && crate::numbers::chars::tail(text, piece.start, 24)
            .split_whitespace()
            .next_back()
            .is_some_and(|w| w.starts_with(char::is_uppercase) && w.ends_with(char::is_alphanumeric));
    title || behind && led_by(text, piece.start, "the").is_some()
}

/// year-earlier, the year-ago quarter, the year-earlier period.
fn year_back(text: &str, pieces: &[Piece], i: usize) -> Option<(Found, usize)> {
    let first = pieces.get(i)?;
    let unit = pieces.get(i + 1).filter(|p| near(text, first, p));
    let (end, next) = match unit {
        Some(p) if matches!(p.kind, Kind::Word(Word::Unit(_))) => (p.end, i + 2),
        _ => (match_word(text, first.end, " period", false).filter(|e| word_ends(text, *e)).unwrap_or(first.end), i + 1),
    };
    let point = match unit.map(|p| p.kind) {
        Some(Kind::Word(Word::Unit(TimeUnit::Quarter))) => Point { part: Some(Part::QuarterShift(From::Seen, -4)), ..Point::default() },
        _ => Point { year: Some(Year::Shift(From::Published, -1)), ..Point::default() },
    };
    let start = if end > first.end { with_the(text, first.start) } else { first.start };
    Some((found(start, end, Expression::Point(point), None, "en.time.year-back"), next))
}

/// Whether a count is written with a hyphen: "two-year" tells of a noun behind it.
fn hyphened(text: &str, piece: &Piece) -> bool {
    text.get(piece.start..piece.end).is_some_and(|t| t.contains('-')) && !text.get(piece.start..piece.end).is_some_and(|t| t.ends_with('s'))
}

/// year-end, midweek.
fn edge_of(text: &str, piece: &Piece, i: usize, unit: TimeUnit, modifier: TimeModifier) -> Option<(Found, usize)> {
    let point = this(unit)?;
    Some((found(with_the(text, piece.start), piece.end, Expression::Point(point), Some(modifier), "en.time.edge"), i + 1))
}

/// The unit that holds the day of publication.
fn this(unit: TimeUnit) -> Option<Point> {
    Some(match unit {
        TimeUnit::Year => Point { year: Some(Year::Shift(From::Published, 0)), ..Point::default() },
        TimeUnit::Quarter => Point { part: Some(Part::QuarterShift(From::Seen, 0)), ..Point::default() },
        TimeUnit::Month => Point { part: Some(Part::MonthShift(From::Published, 0)), ..Point::default() },
        TimeUnit::Week => Point { week: Some((From::Published, 0)), ..Point::default() },
        _ => return None,
    })
}

/// Where "a" or "an" ends that follows `at`.
fn article(text: &str, at: usize) -> Option<usize> {
    let next = skip_space(text, at);
    ["a", "an"].iter().find_map(|w| match_word(text, next, w, false).filter(|e| word_ends(text, *e)))
}

/// early this month, late September, mid-October, the mid-1990s, the end of 2023.
fn edge(text: &str, pieces: &[Piece], i: usize, modifier: TimeModifier) -> Option<(Found, usize)> {
    let first = pieces.get(i)?;
    let next = pieces.get(i + 1).filter(|p| !matches!(p.kind, Kind::Word(Word::Before(_) | Word::Edge(_))))?;
    let gap = text.get(first.end..next.start)?;
    if !matches!(gap.trim(), "" | "-" | "in" | "on" | "the" | "in the") || gap.len() > 8 || gap.contains('\n') && gap.trim() != "" {
        return None;
    }
    if let Kind::Word(Word::Unit(unit)) = next.kind {
        // the end of the year, late in the week, the end of the decade
        let the = led_by(text, next.start, "the").is_some() || text.get(first.start..first.end)?.ends_with("of");
        if !the || !word_ends(text, next.end) || text.as_bytes().get(next.end - 1) == Some(&b's') {
            return None;
        }
        let says = match unit {
            // earlier in the day; "at the end of the day" is an idiom
            TimeUnit::Day if gap.trim() == "in the" => {
                Expression::Point(Point { day: Some(Day::Shift(From::Seen, 0)), ..Point::default() })
            }
            TimeUnit::Decade | TimeUnit::Century => Expression::Around(unit, From::Published, 0),
            _ => Expression::Point(this(unit)?),
        };
        return Some((found(with_the(text, first.start), next.end, says, Some(modifier), "en.time.edge"), i + 2));
    }
    if let Kind::Word(Word::DayPart(part)) = next.kind
        && ["by", "in", "at", "since", "until", "during", "before", "around"]
            .iter()
            .any(|w| led_by(text, with_the(text, first.start), w).is_some())
        && pieces.get(i + 2).is_none_or(|p| p.start > next.end + 5)
    {
        // by mid-afternoon
        let point = Point { daypart: Some(part), ..Point::default() };
        return Some((found(with_the(text, first.start), next.end, Expression::Point(point), Some(modifier), "en.time.edge"), i + 2));
    }
    let (mut inner, end) = phrase(text, pieces, i + 1)?;
    let fits = match &inner.says {
        Expression::Point(p) => p.clock.is_none(),
        Expression::Decade(_) | Expression::Century(_) | Expression::Fiscal(_) | Expression::FiscalShift(_) | Expression::Around(..) => {
            true
        }
        _ => false,
    };
    if !fits || inner.modifier.is_some() || inner.start > next.start {
        return None;
    }
    (inner.start, inner.modifier) = (with_the(text, first.start), Some(modifier));
    inner.rule = "en.time.edge";
    Some((inner, end))
}

fn led(text: &str, at: usize) -> bool {
    words::LEADS.iter().any(|w| led_by(text, at, w).is_some())
}

/// Whether "mid-", "late-" or "early-" stands before `at`.
fn hyphen_edge(text: &str, at: usize) -> bool {
    ["mid", "late", "early"].iter().any(|w| text.get(..at).is_some_and(|t| t.ends_with('-')) && word_before(text, at - 1, w).is_some())
}
