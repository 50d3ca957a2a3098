//! Lengths and what is counted from now or then: three days, a year and a half, two weeks ago.

use sosik_core::{TimeModifier, TimeUnit, VagueTime};

use super::sets::period;
use super::words::{BEFORE_HOURS, BEFORE_MANY, BEFORE_ONE, BEHIND_MANY, BEHIND_UNIT};
use super::{found, led_by, near};
use crate::numbers::chars::{at as char_at, matches as match_word, skip_space, skip_space_back, word_ends};
use crate::numbers::units;
use crate::time::expression::{Count, Expression, Found, From};
use crate::time::lexicon::Word;
use crate::time::pieces::{Kind, Piece};

/// A unit without a number: a day, per month, a year and a half, for years, the quarter.
pub(super) fn unit_alone(text: &str, pieces: &[Piece], i: usize, unit: TimeUnit) -> Option<(Found, usize)> {
    let piece = pieces.get(i)?;
    if text.as_bytes().get(piece.end - 1) == Some(&b's') {
        return plural(text, pieces, i, unit);
    }
    if let Some(start) = led_by(text, piece.start, "per") {
        return Some((found(start, piece.end, Expression::Set(period(unit)), None, "en.time.set"), i + 1));
    }
    if let Some(start) = led_by(text, piece.start, "the") {
        return span_of_talk(text, pieces, i, unit, start);
    }
    let half = led_by(text, piece.start, "half a").or_else(|| led_by(text, piece.start, "half an"));
    if let Some(start) = half {
        return finish_length(text, pieces, i, start, vec![(Some(500), unit)], piece.end);
    }
    let start =
        led_by(text, piece.start, "a").or_else(|| led_by(text, piece.start, "an")).or_else(|| led_by(text, piece.start, "another"))?;
    let followed = |w: &str| match_word(text, skip_space(text, piece.end), w, false).is_some_and(|e| word_ends(text, e));
    if text.get(piece.end..)?.starts_with('-') || (unit == TimeUnit::Quarter && followed("of")) || followed("old") {
        return None;
    }
    if let Some(end) = match_word(text, piece.end, " and a half", false).filter(|e| word_ends(text, *e)) {
        return finish_length(text, pieces, i, start, split_half(1000, unit), end);
    }
    // a day or two
    if let Some(end) = match_word(text, piece.end, " or two", false).or_else(|| match_word(text, piece.end, " or so", false))
        && word_ends(text, end)
    {
        return finish_length(text, pieces, i, start, vec![(None, unit)], end);
    }
    let away = pieces.get(i + 1).is_some_and(|p| near(text, piece, p) && direction(text, p).is_some());
    // "for a second term": a second is a length only where nothing follows.
    if unit == TimeUnit::Second && !away && char_at(text, piece.end) == Some(' ') {
        return None;
    }
    let hedged =
        i > 0 && pieces.get(i - 1).is_some_and(|p| matches!(p.kind, Kind::Word(Word::Before(_))) && skip_space(text, p.end) == start);
    // "a day after the vote", "a week of rain": no rate.
    let anchored = ["after", "before", "since", "of", "into", "from"].iter().any(|w| followed(w));
    let another = start + 1 < piece.start && text.get(start..)?.starts_with(['a', 'A']) && led_by(text, piece.start, "another").is_some();
    if away || hedged || another || anchored || BEFORE_ONE.iter().any(|w| led_by(text, start, w).is_some()) {
        return finish_length(text, pieces, i, start, vec![(Some(1000), unit)], piece.end);
    }
    // "three meals a day": a rate, if something was counted before it. "barrels a day" is a unit.
    let before = skip_space_back(text, start);
    if measured_by(text, before, piece.end) {
        return None;
    }
    let counted = char_at(text, before.saturating_sub(1)).is_some_and(|c| c.is_ascii_alphanumeric());
    (counted && matches!(unit, TimeUnit::Hour | TimeUnit::Day | TimeUnit::Week | TimeUnit::Month | TimeUnit::Year))
        .then(|| (found(start, piece.end, Expression::Set(period(unit)), None, "en.time.rate"), i + 1))
}

/// Whether the word that ends at `at` begins a unit of measure that reaches to `end`.
fn measured_by(text: &str, at: usize, end: usize) -> bool {
    let word = text.get(..at).map_or(0, |head| head.bytes().rev().take_while(u8::is_ascii_alphabetic).count());
    units::ENGLISH.longest(text, at - word).is_some_and(|(e, _)| e >= end)
}

/// "for the quarter", "in the month": the one that is spoken of.
fn span_of_talk(text: &str, pieces: &[Piece], i: usize, unit: TimeUnit, start: usize) -> Option<(Found, usize)> {
    let piece = pieces.get(i)?;
    let behind = |w: &str| match_word(text, skip_space(text, piece.end), w, false).is_some_and(|e| word_ends(text, e));
    let dated = pieces.get(i + 1).is_some_and(|p| p.start < piece.end + 12 && matches!(p.kind, Kind::Word(Word::Month(_))));
    if unit != TimeUnit::Quarter && dated && (behind("ended") || behind("ending")) {
        // the week ended Aug. 5: a length, as the nine months ended Sept. 30 are
        return Some((found(start, piece.end, Expression::Length(vec![(Some(1000), unit)]), None, "en.time.length"), i + 1));
    }
    let led = ["for", "in", "during", "within", "from"].iter().any(|w| led_by(text, start, w).is_some());
    let point = super::this(unit).filter(|_| led || unit == TimeUnit::Quarter)?;
    let next = skip_space(text, piece.end);
    if text.get(piece.end..)?.starts_with('-') || char_at(text, next).is_some_and(|c| c.is_ascii_digit()) {
        return None;
    }
    let noun = next > piece.end
        && char_at(text, next).is_some_and(|c| c.is_ascii_lowercase())
        && !BEHIND_UNIT.iter().any(|w| match_word(text, next, w, false).is_some_and(|e| word_ends(text, e)));
    (!noun).then(|| (found(start, piece.end, Expression::Point(point), None, "en.time.talk"), i + 1))
}

/// "for years", "weeks of fighting", "hours later", "the days ahead": how many nobody says.
fn plural(text: &str, pieces: &[Piece], i: usize, unit: TimeUnit) -> Option<(Found, usize)> {
    let piece = pieces.get(i)?;
    let followed = |w: &str| match_word(text, skip_space(text, piece.end), w, false).filter(|e| word_ends(text, *e));
    // "the third in as many years"
    if led_by(text, piece.start, "many").is_some_and(|many| led_by(text, many, "as").is_some()) {
        return None;
    }
    if followed("old").is_some() || followed("of age").is_some() || unit == TimeUnit::Quarter {
        return None;
    }
    // "the early hours of Sunday" is a part of that day.
    if BEFORE_HOURS.iter().any(|w| led_by(text, piece.start, w).is_some()) {
        return None;
    }
    let start = super::with_the(text, piece.start);
    for (words, vague) in [("ahead", VagueTime::Future), ("to come", VagueTime::Future)] {
        if let Some(end) = followed(words) {
            return Some((found(start, end, Expression::Vague(vague), None, "en.time.vague"), i + 1));
        }
    }
    let next = pieces.get(i + 1).filter(|p| near(text, piece, p));
    let away = next.is_some_and(|p| direction(text, p).is_some());
    let led = BEFORE_MANY.iter().any(|w| led_by(text, piece.start, w).is_some()) && start == piece.start;
    if away || led || BEHIND_MANY.iter().any(|w| followed(w).is_some()) && start == piece.start {
        return finish_length(text, pieces, i, piece.start, vec![(None, unit)], piece.end);
    }
    None
}

/// Which way a word behind a length points, and from where it counts.
fn direction(text: &str, piece: &Piece) -> Option<(i32, From)> {
    let word = || text.get(piece.start..piece.end).unwrap_or("");
    match piece.kind {
        Kind::Word(Word::Ago(from)) => Some((-1, from)),
        Kind::Word(Word::Hence(from)) => Some((1, from)),
        // three days earlier; "early" is an edge.
        Kind::Word(Word::Edge(TimeModifier::Start)) if word().eq_ignore_ascii_case("earlier") => Some((-1, From::Seen)),
        Kind::Word(Word::Edge(TimeModifier::End)) if word().eq_ignore_ascii_case("later") => Some((1, From::Seen)),
        _ => None,
    }
}

/// One and a half of a unit in whole parts of the next finer one where that is a matter of course.
fn split_half(n: u64, unit: TimeUnit) -> Vec<Count> {
    match unit {
        TimeUnit::Year => vec![(Some(n), unit), (Some(6000), TimeUnit::Month)],
        _ => vec![(Some(n + 500), unit)],
    }
}

/// The count that ends a range of lengths which starts with the number at `pieces[i]`: two to three years, 10-12 days.
pub(super) fn ranged<'a>(text: &str, pieces: &'a [Piece], i: usize) -> Option<&'a Piece> {
    let (first, last) = (pieces.get(i)?, pieces.get(i + 1)?);
    let (Kind::Number(a, false), Kind::Count(Some(b), ..)) = (first.kind, last.kind) else { return None };
    let gap = text.get(first.end..last.start)?;
    let between = gap.trim() == "and" && led_by(text, first.start, "between").is_some();
    let joined = between || gap.len() <= 4 && matches!(gap.trim(), "to" | "or" | "-" | "–" | "—");
    // "from 2 to 3 years" tells two lengths.
    (joined && a * 1000.0 < b as f64 && led_by(text, first.start, "from").is_none()).then_some(last)
}

/// three days, two and a half years, several weeks; 90 minutes and 20 seconds.
pub(super) fn length(text: &str, pieces: &[Piece], i: usize, start: usize) -> Option<(Found, usize)> {
    let first = pieces.get(i)?;
    let (mut counts, mut end, mut j) = match first.kind {
        Kind::Count(n, unit, _) => (vec![(n, unit)], first.end, i),
        // two to three years: how many is not known.
        Kind::Number(..) => {
            let last = ranged(text, pieces, i)?;
            let Kind::Count(_, unit, _) = last.kind else { return None };
            return finish_length(text, pieces, i + 1, start, vec![(None, unit)], last.end);
        }
        Kind::Word(Word::Length(n, unit)) => (vec![(n, unit)], first.end, i),
        Kind::Word(Word::Many) => {
            let next = pieces.get(i + 1).filter(|p| near(text, first, p))?;
            let Kind::Word(Word::Unit(unit)) = next.kind else { return None };
            // "the third in as many years"
            if led_by(text, first.start, "as").is_some() {
                return None;
            }
            let two = text.get(first.start..first.end)?.to_ascii_lowercase().contains("couple");
            (vec![(if two { Some(2000) } else { None }, unit)], next.end, i + 1)
        }
        _ => return None,
    };
    while let (Some(next), Some(&(_, unit))) = (pieces.get(j + 1), counts.last()) {
        let Kind::Count(n, finer, _) = next.kind else { break };
        let Some(gap) = text.get(end..next.start) else { break };
        if !matches!(gap.trim(), "" | "," | "and" | ", and") || gap.len() > 8 || (finer as u8) >= (unit as u8) {
            break;
        }
        counts.push((n, finer));
        (end, j) = (next.end, j + 1);
    }
    finish_length(text, pieces, j, start, counts, end)
}

fn finish_length(text: &str, pieces: &[Piece], j: usize, start: usize, counts: Vec<Count>, end: usize) -> Option<(Found, usize)> {
    let mut next = j + 1;
    while pieces.get(next).is_some_and(|p| p.start < end) {
        next += 1;
    }
    // in two weeks' time, in a year's time
    if led_by(text, start, "in").is_some()
        && let Some(rest) = ["' time", "’ time", "'s time", "’s time"].iter().find_map(|w| match_word(text, end, w, false))
        && word_ends(text, rest)
    {
        return Some((found(start, rest, Expression::Away { counts, sign: 1, from: From::Published }, None, "en.time.away"), next));
    }
    if let Some(piece) = pieces.get(next).filter(|p| skip_space(text, end) == p.start) {
        let away = direction(text, piece);
        if let Some((sign, from)) = away {
            return Some((found(start, piece.end, Expression::Away { counts, sign, from }, None, "en.time.away"), next + 1));
        }
    }
    Some((found(start, end, Expression::Length(counts), None, "en.time.length"), next))
}
