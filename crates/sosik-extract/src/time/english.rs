//! How English puts pieces of time together: any order, small words between, modifiers before.

use sosik_core::{TimeModifier, TimeUnit, VagueTime};

use super::expression::{Count, Day, Expression, Found, From, Lean, Part, Point, Year};
use super::korean::near;
use super::lexicon::Word;
use super::pieces::{Kind, Piece, twelve};
use crate::numbers::chars::{at as char_at, matches as match_word, skip_space, skip_space_back, word_before, word_ends};

/// Where the word `word` starts that stands right before `at`, spaces between.
pub(super) fn led_by(text: &str, at: usize, word: &str) -> Option<usize> {
    let end = skip_space_back(text, at);
    (end < at).then(|| word_before(text, end, word)).flatten()
}

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
        Kind::Word(Word::Each(None)) => every(text, pieces, i),
        Kind::Word(Word::Recur(unit)) => Some((found(first.start, first.end, Expression::Set(period(unit)), None, "en.time.set"), i + 1)),
        Kind::Times(_) => times(text, pieces, i),
        Kind::Word(Word::Vague(vague)) => Some((found(first.start, first.end, Expression::Vague(vague), None, "en.time.vague"), i + 1)),
        Kind::Word(Word::Unit(unit)) => unit_alone(text, pieces, i, unit),
        Kind::Count(..) | Kind::Word(Word::Many | Word::Length(..)) => length(text, pieces, i, first.start),
        Kind::Word(Word::Lean(lean)) => leaning(text, pieces, i, lean),
        _ => point(text, pieces, i),
    }
}

fn period(unit: TimeUnit) -> String {
    super::resolve::length(&[(Some(1000), unit)]).timex3()
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
    if let (Kind::Word(Word::Unit(_)), true) = (next.kind, gap.trim().is_empty()) {
        return None;
    }
    let (mut inner, end) = phrase(text, pieces, i + 1)?;
    let fits = match &inner.says {
        Expression::Point(p) => p.clock.is_none(),
        Expression::Decade(_) | Expression::Century(_) | Expression::Fiscal(_) | Expression::Around(..) => true,
        _ => false,
    };
    if !fits || inner.modifier.is_some() || inner.start > next.start {
        return None;
    }
    (inner.start, inner.modifier) = (with_the(text, first.start), Some(modifier));
    inner.rule = "en.time.edge";
    Some((inner, end))
}

/// every Monday, each year, every two weeks.
fn every(text: &str, pieces: &[Piece], i: usize) -> Option<(Found, usize)> {
    let first = pieces.get(i)?;
    let next = pieces.get(i + 1).filter(|p| near(text, first, p))?;
    let value = match next.kind {
        Kind::Word(Word::Unit(unit)) => period(unit),
        Kind::Word(Word::Weekday(w)) => format!("XXXX-WXX-{w}"),
        Kind::Word(Word::Weekend) => "XXXX-WXX-WE".into(),
        Kind::Word(Word::Month(m)) => format!("XXXX-{m:02}"),
        Kind::Word(Word::DayPart(p)) => format!("XXXX-XX-XX{}", if p == "dawn" { "TMO" } else { p }),
        Kind::Word(Word::Season(s)) => format!("XXXX-{s}"),
        Kind::Count(n, unit, _) => super::resolve::length(&[(n, unit)]).timex3(),
        _ => return None,
    };
    Some((found(first.start, next.end, Expression::Set(value), None, "en.time.set"), i + 2))
}

/// twice a week, three times a day.
fn times(text: &str, pieces: &[Piece], i: usize) -> Option<(Found, usize)> {
    let first = pieces.get(i)?;
    let next = pieces.get(i + 1)?;
    let Kind::Word(Word::Unit(unit)) = next.kind else {
        let Kind::Word(Word::Recur(unit)) = next.kind else { return None };
        return near(text, first, next).then(|| (found(first.start, next.end, Expression::Set(period(unit)), None, "en.time.set"), i + 2));
    };
    matches!(text.get(first.end..next.start)?.trim(), "a" | "an" | "per" | "each" | "every")
        .then(|| (found(first.start, next.end, Expression::Set(period(unit)), None, "en.time.set"), i + 2))
}

/// A unit without a number: a day, per month, a year and a half, the decade.
fn unit_alone(text: &str, pieces: &[Piece], i: usize, unit: TimeUnit) -> Option<(Found, usize)> {
    let piece = pieces.get(i)?;
    if let Some(start) = led_by(text, piece.start, "per") {
        return Some((found(start, piece.end, Expression::Set(period(unit)), None, "en.time.set"), i + 1));
    }
    let half = led_by(text, piece.start, "half a").or_else(|| led_by(text, piece.start, "half an"));
    if let Some(start) = half {
        return finish_length(text, pieces, i, start, vec![(Some(500), unit)], piece.end);
    }
    let start = led_by(text, piece.start, "a").or_else(|| led_by(text, piece.start, "an"))?;
    if text.get(piece.end..)?.starts_with('-') {
        return None;
    }
    if let Some(end) = match_word(text, piece.end, " and a half", false).filter(|e| word_ends(text, *e)) {
        return finish_length(text, pieces, i, start, split_half(1000, unit), end);
    }
    let away = pieces.get(i + 1).is_some_and(|p| near(text, piece, p) && matches!(p.kind, Kind::Word(Word::Ago(_) | Word::Hence(_))));
    let hedged =
        i > 0 && pieces.get(i - 1).is_some_and(|p| matches!(p.kind, Kind::Word(Word::Before(_))) && skip_space(text, p.end) == start);
    const BEFORE: [&str; 12] = ["for", "within", "in", "after", "over", "than", "nearly", "almost", "about", "lasted", "took", "spent"];
    if away || hedged || BEFORE.iter().any(|w| led_by(text, start, w).is_some()) {
        return finish_length(text, pieces, i, start, vec![(Some(1000), unit)], piece.end);
    }
    // "three meals a day": a rate, if something was counted before it.
    let before = skip_space_back(text, start);
    let counted = char_at(text, before.saturating_sub(1)).is_some_and(|c| c.is_ascii_alphanumeric());
    (counted
        && matches!(unit, TimeUnit::Hour | TimeUnit::Day | TimeUnit::Week | TimeUnit::Month | TimeUnit::Year)
        && char_at(text, piece.end.saturating_sub(1)).is_none_or(|c| c != 's'))
    .then(|| (found(start, piece.end, Expression::Set(period(unit)), None, "en.time.rate"), i + 1))
}

/// One and a half of a unit in whole parts of the next finer one where that is a matter of course.
fn split_half(n: u64, unit: TimeUnit) -> Vec<Count> {
    match unit {
        TimeUnit::Year => vec![(Some(n), unit), (Some(6000), TimeUnit::Month)],
        _ => vec![(Some(n + 500), unit)],
    }
}

/// three days, two and a half years, several weeks; 90 minutes and 20 seconds.
fn length(text: &str, pieces: &[Piece], i: usize, start: usize) -> Option<(Found, usize)> {
    let first = pieces.get(i)?;
    let (mut counts, mut end, mut j) = match first.kind {
        Kind::Count(n, unit, _) => (vec![(n, unit)], first.end, i),
        Kind::Word(Word::Length(n, unit)) => (vec![(n, unit)], first.end, i),
        Kind::Word(Word::Many) => {
            let next = pieces.get(i + 1).filter(|p| near(text, first, p))?;
            let Kind::Word(Word::Unit(unit)) = next.kind else { return None };
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
    if let Some(piece) = pieces.get(next).filter(|p| skip_space(text, end) == p.start) {
        let away = match piece.kind {
            Kind::Word(Word::Ago(from)) => Some((-1, from)),
            Kind::Word(Word::Hence(from)) => Some((1, from)),
            // three days earlier; "early" is an edge.
            Kind::Word(Word::Edge(TimeModifier::Start))
                if text.get(piece.start..piece.end).is_some_and(|w| w.eq_ignore_ascii_case("earlier")) =>
            {
                Some((-1, From::Seen))
            }
            Kind::Word(Word::Edge(TimeModifier::End))
                if text.get(piece.start..piece.end).is_some_and(|w| w.eq_ignore_ascii_case("later")) =>
            {
                Some((1, From::Seen))
            }
            _ => None,
        };
        if let Some((sign, from)) = away {
            return Some((found(start, piece.end, Expression::Away { counts, sign, from }, None, "en.time.away"), next + 1));
        }
    }
    Some((found(start, end, Expression::Length(counts), None, "en.time.length"), next))
}

/// last year, next Tuesday, this month, the past five days, the coming weeks.
fn leaning(text: &str, pieces: &[Piece], i: usize, lean: Lean) -> Option<(Found, usize)> {
    let first = pieces.get(i)?;
    let next = pieces.get(i + 1).filter(|p| near(text, first, p))?;
    let word = text.get(first.start..first.end)?.to_ascii_lowercase();
    let start = with_the(text, first.start);
    let shift = match lean {
        Lean::Last => -1,
        Lean::Next => 1,
        _ => 0,
    };
    let seen = matches!(word.as_str(), "previous" | "following");
    let from = if seen { From::Seen } else { From::Published };
    let at = |end: usize, says: Expression, rule| Some((found(start, end, says, None, rule), i + 2));
    match next.kind {
        Kind::Word(Word::Unit(unit)) => {
            let plural = text.as_bytes().get(next.end - 1) == Some(&b's');
            if plural {
                if lean == Lean::This {
                    return None;
                }
                let vague = if lean == Lean::Last { VagueTime::Past } else { VagueTime::Future };
                return at(next.end, Expression::Vague(vague), "en.time.vague");
            }
            if matches!(word.as_str(), "past" | "coming") && start < first.start {
                // "the past year" is the twelve months up to now.
                return at(next.end, Expression::Length(vec![(Some(1000), unit)]), "en.time.length-past");
            }
            let point = match unit {
                TimeUnit::Year => Point { year: Some(Year::Shift(from, shift)), ..Point::default() },
                TimeUnit::Month => Point { part: Some(Part::MonthShift(from, shift)), ..Point::default() },
                TimeUnit::Quarter => Point { part: Some(Part::QuarterShift(shift)), ..Point::default() },
                TimeUnit::Week => Point { week: Some((from, shift)), ..Point::default() },
                TimeUnit::Day if seen => Point { day: Some(Day::Shift(from, shift)), ..Point::default() },
                TimeUnit::Decade | TimeUnit::Century => return at(next.end, Expression::Around(unit, shift), "en.time.date"),
                _ => return None,
            };
            at(next.end, Expression::Point(point), "en.time.date")
        }
        Kind::Count(..) | Kind::Word(Word::Many) => {
            let (mut inner, end) = length(text, pieces, i + 1, start)?;
            if lean == Lean::This || !matches!(inner.says, Expression::Length(_)) {
                return None;
            }
            inner.rule = if lean == Lean::Last { "en.time.length-past" } else { "en.time.length-ahead" };
            Some((inner, end))
        }
        Kind::Word(Word::Weekday(_) | Word::Month(_) | Word::Season(_) | Word::Weekend | Word::Holiday(_)) => {
            let (mut inner, end) = point(text, pieces, i + 1)?;
            let Expression::Point(p) = &mut inner.says else { return None };
            p.lean = lean;
            inner.start = start;
            Some((inner, end))
        }
        Kind::Word(Word::DayPart(part)) => {
            if seen {
                return None;
            }
            let part = Point { day: Some(Day::Shift(From::Published, shift)), daypart: Some(part), ..Point::default() };
            at(next.end, Expression::Point(part), "en.time.part")
        }
        _ => None,
    }
}

/// Words that show that an ambiguous month or a bare year is a time.
const LEADS: [&str; 24] = [
    "in",
    "since",
    "of",
    "by",
    "until",
    "till",
    "from",
    "to",
    "before",
    "after",
    "between",
    "and",
    "during",
    "through",
    "throughout",
    "late",
    "early",
    "mid",
    "last",
    "next",
    "this",
    "on",
    "for",
    "for-",
];

fn led(text: &str, at: usize) -> bool {
    LEADS.iter().any(|w| led_by(text, at, w).is_some())
}

fn point(text: &str, pieces: &[Piece], i: usize) -> Option<(Found, usize)> {
    let first = pieces.get(i)?;
    let (mut point, mut j) = (Point::default(), i);
    let (mut end, mut start, mut rule) = (first.end, first.start, "en.time.date");
    while let Some(piece) = pieces.get(j) {
        if j > i {
            let last = pieces.get(j - 1)?;
            let gap = text.get(end.max(last.end)..piece.start)?;
            if gap.len() > 9 || (end > piece.start) || !joins(&point, piece, gap) {
                break;
            }
        }
        let Some(e) = place(text, pieces, j, &mut point, j == i) else { break };
        end = e;
        j += 1;
        while pieces.get(j).is_some_and(|p| p.start < end) {
            j += 1;
        }
    }
    if j == i {
        return whole(text, pieces, i);
    }
    if point.clock.is_some() || point.daypart.is_some() {
        rule = "en.time.clock";
    }
    let bare_day =
        matches!(point, Point { year: None, part: None, weekday: None, clock: None, daypart: None, day: Some(Day::Number(_)), .. });
    if bare_day
        || matches!(point.part, Some(Part::Season(_) | Part::Quarter(_) | Part::Half(_)))
        || point.daypart.is_some() && point.day.is_none() && point.weekday.is_none()
    {
        start = with_the(text, start);
        if start == first.start && bare_day {
            return None;
        }
    }
    let only_part = point == Point { daypart: point.daypart, ..Point::default() };
    if only_part
        && !["in the", "in", "by", "at", "since", "until", "during the"]
            .iter()
            .any(|w| led_by(text, start, w.trim_end_matches(" the")).is_some())
    {
        return None;
    }
    Some((found(start, end, Expression::Point(point), None, rule), j))
}

/// Whether `piece` may follow what is there with `gap` between.
fn joins(point: &Point, piece: &Piece, gap: &str) -> bool {
    let gap = gap.trim_matches([' ', '\n', '\t', '\u{a0}']);
    match piece.kind {
        Kind::Year(_) => {
            matches!(gap, "" | "," | "of" | "in")
                && point.year.is_none()
                && point.clock.is_none()
                && (point.part.is_some() || matches!(point.day, Some(Day::Holiday(_))))
        }
        Kind::Number(..) => gap.is_empty() && matches!(point.part, Some(Part::Month(_))) && point.day.is_none() && point.year.is_none(),
        Kind::Word(Word::Month(_)) => {
            point.part.is_none()
                && (matches!(gap, "," | "") && (point.weekday.is_some() || point.day.is_some())
                    || matches!(gap, "of" | "on" | "in") && (point.day.is_some() || point.clock.is_some() || point.daypart.is_some()))
        }
        Kind::Word(Word::Weekday(_)) => {
            matches!(gap, "" | "on" | ",") && (point.clock.is_some() || (gap == "," && point.day.is_some())) && point.weekday.is_none()
        }
        Kind::Word(Word::DayPart(_)) => {
            matches!(gap, "" | "in the")
                && point.daypart.is_none()
                && (point.day.is_some() || point.weekday.is_some() || point.clock.is_some())
        }
        Kind::Clock(..) | Kind::Word(Word::Clock(_)) => {
            matches!(gap, "" | "at" | "," | ", at")
                && point.clock.is_none()
                && (point.day.is_some() || point.weekday.is_some() || point.daypart.is_some())
        }
        Kind::Word(Word::Shift(TimeUnit::Day, ..)) => {
            matches!(gap, "" | "on" | ",")
                && point.day.is_none()
                && point.part.is_none()
                && (point.clock.is_some() || point.daypart.is_some())
        }
        Kind::Date(..) => matches!(gap, "" | "on" | ",") && point.part.is_none() && (point.clock.is_some() || point.weekday.is_some()),
        _ => false,
    }
}

/// Puts `pieces[j]` into its slot; the end of what was read. `first`: nothing stands before it, so what may be no time must prove itself.
fn place(text: &str, pieces: &[Piece], j: usize, point: &mut Point, first: bool) -> Option<usize> {
    let piece = pieces.get(j)?;
    match piece.kind {
        Kind::Word(Word::Month(m)) if first => {
            let after = skip_space(text, piece.end);
            let digit = char_at(text, after).is_some_and(|c| c.is_ascii_digit())
                || text.get(after..)?.starts_with("the ") && char_at(text, after + 4).is_some_and(|c| c.is_ascii_digit());
            let name = matches!(m, 3..=6 | 8) || m == 1 && piece.end - piece.start < 7;
            let clear = digit
                || led(text, piece.start)
                || text.get(piece.start.saturating_sub(4)..piece.start).is_some_and(|w| w.eq_ignore_ascii_case("mid-"));
            let capital = char_at(text, after).is_some_and(char::is_uppercase) && after > piece.end;
            if !clear && (name || capital) {
                return None;
            }
            point.part = Some(Part::Month(m));
            month_day(text, pieces, j, point)
        }
        Kind::Word(Word::Month(m)) => {
            point.part = Some(Part::Month(m));
            if point.day.is_some() { Some(piece.end) } else { month_day(text, pieces, j, point) }
        }
        Kind::Number(d, ordinal) if first => {
            if !(1.0..=31.0).contains(&d) {
                return None;
            }
            let next = pieces.get(j + 1)?;
            let gap = text.get(piece.end..next.start)?.trim();
            let month =
                matches!(next.kind, Kind::Word(Word::Month(_))) && matches!(gap, "" | "of") && text.get(piece.end..next.start)?.len() < 6;
            (month).then(|| point.day = Some(Day::Number(d as u32)))?;
            let _ = ordinal;
            Some(piece.end)
        }
        Kind::Number(..) => None,
        Kind::Year(y) => {
            if first {
                return None;
            }
            point.year = Some(Year::Is(y));
            Some(piece.end)
        }
        Kind::Date(y, m, d) => {
            (point.year, point.part, point.day) = (y.map(Year::Is), Some(Part::Month(m)), Some(Day::Number(d)));
            Some(piece.end)
        }
        Kind::Word(Word::Weekday(w)) => {
            let next = skip_space(text, piece.end);
            let title = first
                && led_by(text, piece.start, "the").is_some()
                && next > piece.end
                && char_at(text, next).is_some_and(char::is_uppercase)
                && pieces.get(j + 1).is_none_or(|p| p.start != next);
            if title {
                return None;
            }
            point.weekday = Some(w);
            Some(piece.end)
        }
        Kind::Word(Word::DayPart(p)) => {
            point.daypart = Some(p);
            if first {
                // the night of Oct. 15
                if let Some(next) = pieces.get(j + 1)
                    && text.get(piece.end..next.start).is_some_and(|g| g.trim() == "of")
                    && matches!(next.kind, Kind::Word(Word::Month(_) | Word::Weekday(_)))
                {
                    return match_word(text, skip_space(text, piece.end), "of", false);
                }
            }
            Some(piece.end)
        }
        Kind::Clock(h, m, s) => {
            let (mut hour, mut end) = (h, piece.end);
            if let Some((e, pm)) = super::pieces::half_day(text, skip_space(text, piece.end)).filter(|_| h <= 12) {
                (hour, end) = (twelve(h, pm), e);
            } else if point.daypart.is_some_and(|p| matches!(p, "TAF" | "TEV")) && h < 12 {
                hour += 12;
            }
            point.clock = Some((hour, m, s));
            Some(end)
        }
        Kind::Word(Word::Clock(h)) => {
            point.clock = Some((h, Some(0), None));
            Some(piece.end)
        }
        Kind::Word(Word::Shift(unit, from, n)) => {
            match unit {
                TimeUnit::Day => point.day = Some(Day::Shift(from, n)),
                TimeUnit::Week => point.week = Some((from, n)),
                TimeUnit::Month => point.part = Some(Part::MonthShift(from, n)),
                TimeUnit::Year => point.year = Some(Year::Shift(from, n)),
                _ => return None,
            }
            Some(piece.end)
        }
        Kind::Word(Word::NightOf(n)) => {
            (point.day, point.daypart) = (Some(Day::Shift(From::Published, n)), Some("TNI"));
            Some(piece.end)
        }
        Kind::Word(Word::Holiday(h)) => {
            point.day = Some(Day::Holiday(h));
            Some(piece.end)
        }
        Kind::Word(Word::Weekend) => {
            point.day = Some(Day::Weekend);
            (led_by(text, piece.start, "the").is_some() || !first || j > 0 && matches!(pieces.get(j - 1)?.kind, Kind::Word(Word::Lean(_))))
                .then_some(piece.end)
        }
        Kind::Word(Word::Season(s)) => {
            // "fall" and "spring" are verbs as well.
            let next = pieces.get(j + 1).is_some_and(|p| {
                matches!(p.kind, Kind::Year(_)) && text.get(piece.end..p.start).is_some_and(|g| matches!(g.trim(), "" | "of"))
            });
            let leaned = j > 0
                && matches!(pieces.get(j - 1)?.kind, Kind::Word(Word::Lean(_) | Word::Edge(_)))
                && near(text, pieces.get(j - 1)?, piece);
            let the = led_by(text, piece.start, "the").is_some_and(|t| led(text, t)) && matches!(s, "SU" | "WI");
            if !next && !leaned && !the {
                return None;
            }
            point.part = Some(Part::Season(s));
            Some(piece.end)
        }
        _ => None,
    }
}

/// The day behind a month, "Oct. 8-13" included.
fn month_day(text: &str, pieces: &[Piece], j: usize, point: &mut Point) -> Option<usize> {
    let piece = pieces.get(j)?;
    let Some(next) = pieces.get(j + 1) else { return Some(piece.end) };
    let gap = text.get(piece.end..next.start)?;
    if let Kind::Number(d, _) = next.kind
        && matches!(gap.trim(), "" | "the")
        && !gap.is_empty()
        && (1.0..=31.0).contains(&d)
    {
        point.day = Some(Day::Number(d as u32));
        if let Some(third) = pieces.get(j + 2)
            && let Kind::Number(e, false) = third.kind
            && matches!(text.get(next.end..third.start)?.trim(), "-" | "–" | "—")
            && e > d
            && e <= 31.0
        {
            point.day = Some(Day::Numbers(d as u32, e as u32));
            return Some(third.end);
        }
        return Some(next.end);
    }
    Some(piece.end)
}

/// What stands alone: decades, centuries, years, quarters, "the 27th".
fn whole(text: &str, pieces: &[Piece], i: usize) -> Option<(Found, usize)> {
    let piece = pieces.get(i)?;
    let start = with_the(text, piece.start);
    let at = |end: usize, says: Expression, rule| Some((found(start, end, says, None, rule), i + 1));
    match piece.kind {
        Kind::Decade(d) => at(piece.end, Expression::Decade(d), "en.time.decade"),
        Kind::Century(c) => at(piece.end, Expression::Century(c), "en.time.century"),
        Kind::Fiscal(y) => Some((found(piece.start, piece.end, Expression::Fiscal(y), None, "en.time.fiscal"), i + 1)),
        Kind::Year(y) => year(text, pieces, i, y),
        Kind::Number(n, true) => {
            if let Some((part, end)) = ordinal_part(text, piece.end, n as u32) {
                let mut point = Point { part: Some(part), ..Point::default() };
                let (mut end, mut next) = (end, i + 1);
                while pieces.get(next).is_some_and(|p| p.start < end) {
                    next += 1;
                }
                if let Some(p) = pieces.get(next) {
                    let gap = text.get(end..p.start)?.trim();
                    match p.kind {
                        Kind::Year(y) if matches!(gap, "of" | "") => (point.year, end, next) = (Some(Year::Is(y)), p.end, next + 1),
                        Kind::Word(Word::Lean(lean)) if matches!(gap, "of" | "") => {
                            if let Some((Found { says: Expression::Point(Point { year: Some(y), .. }), end: e, .. }, k)) =
                                leaning(text, pieces, next, lean)
                            {
                                (point.year, end, next) = (Some(y), e, k);
                            }
                        }
                        _ => {}
                    }
                }
                return Some((found(start, end, Expression::Point(point), None, "en.time.quarter"), next));
            }
            let followed = skip_space(text, piece.end);
            let noun = followed > piece.end
                && char_at(text, followed).is_some_and(|c| c.is_ascii_lowercase())
                && !["and", "of", "to", "at", "in", "after", "when", "as", "that", "by"]
                    .iter()
                    .any(|w| match_word(text, followed, w, false).is_some_and(|e| word_ends(text, e)));
            let day = text.get(piece.start..piece.end)?.starts_with(|c: char| c.is_ascii_digit());
            if start == piece.start || noun || !day || !(1.0..=31.0).contains(&n) || char_at(text, followed).is_some_and(char::is_uppercase)
            {
                return None;
            }
            at(piece.end, Expression::Point(Point { day: Some(Day::Number(n as u32)), ..Point::default() }), "en.time.day")
        }
        _ => None,
    }
}

/// "quarter" or "half" behind an ordinal.
fn ordinal_part(text: &str, at: usize, n: u32) -> Option<(Part, usize)> {
    let next = skip_space(text, at);
    let whole = |w: &str| match_word(text, next, w, false).filter(|e| word_ends(text, *e));
    match n {
        1..=4 if whole("quarter").is_some() => Some((Part::Quarter(n), whole("quarter")?)),
        1..=2 if whole("half").is_some() => Some((Part::Half(n), whole("half")?)),
        _ => None,
    }
}

/// A bare year must be led by a word of time, or lead a noun: "in 2018", "the 2022 invasion".
fn year(text: &str, pieces: &[Piece], i: usize, y: i32) -> Option<(Found, usize)> {
    let piece = pieces.get(i)?;
    if !(1500..2100).contains(&y) {
        return None;
    }
    const CLEAR: [&str; 18] = [
        "in",
        "since",
        "by",
        "until",
        "till",
        "before",
        "after",
        "between",
        "during",
        "through",
        "throughout",
        "late",
        "early",
        "mid",
        "around",
        "circa",
        "year",
        "summer",
    ];
    const WEAK: [&str; 5] = ["of", "from", "to", "and", "for"];
    let next = skip_space(text, piece.end);
    let word: String = text.get(next..)?.chars().take(16).take_while(|c| c.is_ascii_alphabetic()).collect();
    let plural = next > piece.end && word.len() > 3 && word.ends_with('s') && word.chars().all(|c| c.is_ascii_lowercase());
    let clear = CLEAR.iter().any(|w| led_by(text, piece.start, w).is_some())
        || text.get(piece.start.saturating_sub(4)..piece.start).is_some_and(|w| w.eq_ignore_ascii_case("mid-"));
    let weak = !plural && WEAK.iter().any(|w| led_by(text, piece.start, w).is_some());
    let the = led_by(text, piece.start, "the").is_some()
        || text.get(..piece.start)?.trim_end().ends_with("'s")
        || text.get(..piece.start)?.trim_end().ends_with("’s");
    let noun = the && next > piece.end && word.chars().next().is_some_and(|c| c.is_ascii_lowercase() || c.is_ascii_uppercase());
    (clear || weak || noun).then(|| {
        (
            found(piece.start, piece.end, Expression::Point(Point { year: Some(Year::Is(y)), ..Point::default() }), None, "en.time.year"),
            i + 1,
        )
    })
}
