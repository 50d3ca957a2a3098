//! What recurs: every Monday, twice a week, daily.

use sosik_core::TimeUnit;

use super::{found, near};
use crate::numbers::chars::matches as match_word;
use crate::time::expression::{Expression, Found};
use crate::time::lexicon::Word;
use crate::time::pieces::{Kind, Piece};
use crate::time::resolve;

/// One of a unit, as TIMEX3 writes it.
pub(super) fn period(unit: TimeUnit) -> String {
    resolve::length(&[(Some(1000), unit)]).timex3()
}

/// every Monday, each year, every two weeks.
pub(super) fn every(text: &str, pieces: &[Piece], i: usize) -> Option<(Found, usize)> {
    let first = pieces.get(i)?;
    // every other week, every other Tuesday
    if let (Some(at), Some(Piece { kind: Kind::Word(word), start, end, .. })) =
        (match_word(text, first.end, " other ", false), pieces.get(i + 1))
        && at == *start
    {
        let value = match word {
            Word::Unit(unit) => resolve::length(&[(Some(2000), *unit)]).timex3(),
            Word::Weekday(w) => format!("XXXX-WXX-{w}"),
            Word::Weekend => "XXXX-WXX-WE".into(),
            _ => return None,
        };
        return Some((found(first.start, *end, Expression::Set(value), None, "en.time.set"), i + 2));
    }
    let next = pieces.get(i + 1).filter(|p| near(text, first, p))?;
    let value = match next.kind {
        Kind::Word(Word::Unit(unit)) => period(unit),
        Kind::Word(Word::Weekday(w)) => format!("XXXX-WXX-{w}"),
        Kind::Word(Word::Weekend) => "XXXX-WXX-WE".into(),
        Kind::Word(Word::Month(m)) => format!("XXXX-{m:02}"),
        Kind::Word(Word::DayPart(p)) => format!("XXXX-XX-XX{}", if p == "dawn" { "TMO" } else { p }),
        Kind::Word(Word::Season(s)) => format!("XXXX-{s}"),
        // every few years
        Kind::Word(Word::Many) => {
            let unit = pieces.get(i + 2).filter(|p| near(text, next, p))?;
            let Kind::Word(Word::Unit(of)) = unit.kind else { return None };
            let value = resolve::length(&[(None, of)]).timex3();
            return Some((found(first.start, unit.end, Expression::Set(value), None, "en.time.set"), i + 3));
        }
        Kind::Count(n, unit, _) => resolve::length(&[(n, unit)]).timex3(),
        _ => return None,
    };
    Some((found(first.start, next.end, Expression::Set(value), None, "en.time.set"), i + 2))
}

/// twice a week, three times a day.
pub(super) fn times(text: &str, pieces: &[Piece], i: usize) -> Option<(Found, usize)> {
    let first = pieces.get(i)?;
    let next = pieces.get(i + 1)?;
    let Kind::Word(Word::Unit(unit)) = next.kind else {
        let Kind::Word(Word::Recur(unit)) = next.kind else { return None };
        return near(text, first, next).then(|| (found(first.start, next.end, Expression::Set(period(unit)), None, "en.time.set"), i + 2));
    };
    matches!(text.get(first.end..next.start)?.trim(), "a" | "an" | "per" | "each" | "every")
        .then(|| (found(first.start, next.end, Expression::Set(period(unit)), None, "en.time.set"), i + 2))
}

/// six days a week, eight hours a day.
pub(super) fn some_of(text: &str, pieces: &[Piece], i: usize) -> Option<(Found, usize)> {
    let first = pieces.get(i)?;
    let next = pieces.get(i + 1)?;
    let (Kind::Count(_, small, _), Kind::Word(Word::Unit(large))) = (first.kind, next.kind) else { return None };
    let of = matches!(text.get(first.end..next.start)?, " a " | " per " | " each " | " every ");
    (of && small < large).then(|| (found(first.start, next.end, Expression::Set(period(large)), None, "en.time.set"), i + 2))
}
