//! What points: last year, next Tuesday, the past five days.

use sosik_core::{TimeUnit, VagueTime};

use super::words::BEFORE_VERB;
use super::{found, led_by, length, near, point, whole, with_the};
use crate::numbers::chars::{at as char_at, matches as match_word, skip_space, word_ends};
use crate::time::expression::{Day, Expression, Found, From, Lean, Part, Point, Year};
use crate::time::lexicon::Word;
use crate::time::pieces::{Kind, Piece};

/// last year, next Tuesday, this month, the past five days, the coming weeks, that night.
pub(super) fn leaning(text: &str, pieces: &[Piece], i: usize, lean: Lean) -> Option<(Found, usize)> {
    let first = pieces.get(i)?;
    let next = pieces.get(i + 1).filter(|p| near(text, first, p))?;
    let word = text.get(first.start..first.end)?.to_ascii_lowercase();
    if word == "last"
        && let Some(found) = whole::nth_of_month(text, pieces, i, 0)
    {
        return Some(found);
    }
    // "is to last three months": a verb.
    if word == "last" && matches!(next.kind, Kind::Count(..) | Kind::Number(..) | Kind::Word(Word::Many)) && to_last(text, first.start) {
        return None;
    }
    let start = with_the(text, first.start);
    let the = start < first.start;
    let same = matches!(word.as_str(), "that" | "that same" | "the same");
    let seen = points_back(text, first);
    let shift = match lean {
        Lean::Last => -1,
        Lean::Next => 1,
        _ => 0,
    };
    let from = if seen { From::Seen } else { From::Published };
    let at = |end: usize, says: Expression, rule| Some((found(start, end, says, None, rule), i + 2));
    match next.kind {
        Kind::Word(Word::Unit(_)) if text.as_bytes().get(next.end - 1) == Some(&b's') => {
            if lean == Lean::This {
                return None;
            }
            let vague = if lean == Lean::Last { VagueTime::Past } else { VagueTime::Future };
            at(next.end, Expression::Vague(vague), "en.time.vague")
        }
        _ if word == "recent" => None,
        Kind::Word(Word::Unit(unit)) => {
            let spanning = ["over", "in", "during", "for", "within", "of"].iter().any(|w| led_by(text, start, w).is_some());
            let of = match_word(text, skip_space(text, next.end), "of", false).is_some_and(|e| word_ends(text, e));
            if the && !of && (matches!(word.as_str(), "past" | "coming") || spanning && matches!(word.as_str(), "last" | "next"))
                || word == "this past" && unit == TimeUnit::Decade
            {
                // "the past year" is the twelve months up to now.
                let rule = if lean == Lean::Last { "en.time.length-past" } else { "en.time.length-ahead" };
                return at(next.end, Expression::Length(vec![(Some(1000), unit)]), rule);
            }
            // the last quarter of 2012
            if let (TimeUnit::Quarter, "last", Some(Piece { kind: Kind::Year(y), start: year, end, .. })) =
                (unit, word.as_str(), pieces.get(i + 2))
                && text.get(next.end..*year) == Some(" of ")
            {
                let point = Point { year: Some(Year::Is(*y)), part: Some(Part::Quarter(4)), ..Point::default() };
                return Some((found(start, *end, Expression::Point(point), None, "en.time.quarter"), i + 3));
            }
            let point = match unit {
                TimeUnit::Year => Point { year: Some(Year::Shift(from, shift)), ..Point::default() },
                TimeUnit::Month => Point { part: Some(Part::MonthShift(from, shift)), ..Point::default() },
                TimeUnit::Quarter => Point { part: Some(Part::QuarterShift(from, shift)), ..Point::default() },
                TimeUnit::Week => Point { week: Some((from, shift)), ..Point::default() },
                TimeUnit::Day if seen => Point { day: Some(Day::Shift(from, shift)), ..Point::default() },
                TimeUnit::Decade | TimeUnit::Century => return at(next.end, Expression::Around(unit, from, shift), "en.time.date"),
                _ => return None,
            };
            // last year's fourth quarter
            if unit == TimeUnit::Year
                && pieces.get(i + 2).is_some_and(|p| matches!(text.get(next.end..p.start), Some("'s " | "’s ")))
                && let Some((Found { says: Expression::Point(part @ Point { year: None, part: Some(_), .. }), end, rule, .. }, k)) =
                    whole::whole(text, pieces, i + 2)
            {
                return Some((found(start, end, Expression::Point(Point { year: point.year, ..part }), None, rule), k));
            }
            at(next.end, Expression::Point(point), "en.time.date")
        }
        Kind::Word(Word::FiscalYear) => at(next.end, Expression::FiscalShift(shift), "en.time.fiscal"),
        Kind::Number(..) if length::ranged(text, pieces, i + 1).is_none() => None,
        Kind::Count(..) | Kind::Number(..) | Kind::Word(Word::Many) => {
            let (mut inner, end) = length::length(text, pieces, i + 1, start)?;
            if lean == Lean::This || !matches!(inner.says, Expression::Length(_)) {
                return None;
            }
            inner.rule = if lean == Lean::Last { "en.time.length-past" } else { "en.time.length-ahead" };
            Some((inner, end))
        }
        // "said that Monday": only what is no name of a day can be pointed at with "that".
        Kind::Word(Word::Weekday(_) | Word::Month(_) | Word::Holiday(_)) if same || word == "latest" => None,
        Kind::Word(Word::Season(_)) if word == "that" && char_at(text, skip_space(text, next.end)).is_some_and(|c| c.is_ascii_digit()) => {
            None
        }
        Kind::Word(Word::Weekday(_) | Word::Month(_) | Word::Season(_) | Word::Weekend | Word::Holiday(_)) => {
            let (mut inner, end) = point::point(text, pieces, i + 1)?;
            let Expression::Point(p) = &mut inner.says else { return None };
            p.lean = lean;
            p.seen = seen;
            inner.start = start;
            Some((inner, end))
        }
        Kind::Word(Word::DayPart(part)) => {
            // the next morning, that night: of the day that was mentioned; "last night" has its own form.
            let from = if seen || word == "next" { From::Seen } else { From::Published };
            let part = Point { day: Some(Day::Shift(from, shift)), daypart: Some(part), ..Point::default() };
            at(next.end, Expression::Point(part), "en.time.part")
        }
        _ => None,
    }
}

/// Whether a word that leans counts from the date told before it and not from today: that, the previous, the next.
pub(in crate::time) fn points_back(text: &str, piece: &Piece) -> bool {
    let word = text.get(piece.start..piece.end).unwrap_or("").to_ascii_lowercase();
    match word.as_str() {
        "that" | "that same" | "the same" | "previous" | "following" | "prior" | "preceding" | "subsequent" | "ensuing" => true,
        "next" => with_the(text, piece.start) < piece.start,
        _ => false,
    }
}

/// Whether what stands before the "last" at `at` makes a verb of it: to last, could last.
fn to_last(text: &str, at: usize) -> bool {
    BEFORE_VERB.iter().any(|w| led_by(text, at, w).is_some())
}
