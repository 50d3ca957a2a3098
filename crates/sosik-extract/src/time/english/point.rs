//! Places on the calendar, in any order: Tuesday, Oct. 23; 10:30 p.m. on Oct. 15.

use sosik_core::TimeUnit;

use super::{found, hyphen_edge, led, led_by, near, whole, with_the};
use crate::numbers::chars::{at as char_at, matches as match_word, skip_space, word_ends};
use crate::time::behind::LIST;
use crate::time::expression::{Day, Expression, Found, From, Lean, Part, Point, Year};
use crate::time::lexicon::Word;
use crate::time::pieces::{Kind, Piece, half_day, twelve};

/// The point that starts at `pieces[i]`, or what stands alone.
pub(super) fn point(text: &str, pieces: &[Piece], i: usize) -> Option<(Found, usize)> {
    let first = pieces.get(i)?;
    let (mut point, mut j) = (Point::default(), i);
    let (mut end, mut start, mut rule) = (first.end, first.start, "en.time.date");
    while let Some(piece) = pieces.get(j) {
        if j > i {
            let last = pieces.get(j - 1)?;
            let gap = text.get(end.max(last.end)..piece.start)?;
            if gap.len() > 16 || (end > piece.start) || !joins(&point, piece, gap) {
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
        return whole::whole(text, pieces, i);
    }
    if point.clock.is_some() || point.daypart.is_some() {
        rule = "en.time.clock";
    }
    let bare_day =
        matches!(point, Point { year: None, part: None, weekday: None, clock: None, daypart: None, day: Some(Day::Number(_)), .. });
    if bare_day
        || matches!(point.part, Some(Part::Season(_) | Part::Quarter(_) | Part::Half(_)))
        || point.daypart.is_some() && point.day.is_none() && point.weekday.is_none()
        || matches!(first.kind, Kind::Word(Word::DayPart(_) | Word::Weekend) | Kind::Number(_, true))
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
                && (point.clock.is_none() || point.day.is_some())
                && (point.part.is_some() || matches!(point.day, Some(Day::Holiday(_))))
        }
        Kind::Number(..) => {
            let free = point.day.is_none() && point.year.is_none();
            let weekday = gap == "the" && point.weekday.is_some();
            let of = (weekday || matches!(gap, "of" | "on" | "" | "," | "on the" | "of the")) && point.part.is_none();
            free && (gap.is_empty() && matches!(point.part, Some(Part::Month(_)))
                || of && (point.weekday.is_some() || point.daypart.is_some() || point.clock.is_some()))
        }
        Kind::Word(Word::Month(_)) => {
            // The following day, June 7: two expressions.
            point.part.is_none()
                && !matches!(point.day, Some(Day::Shift(..)))
                && (matches!(gap, "," | "") && (point.weekday.is_some() || point.day.is_some() || point.daypart.is_some())
                    || matches!(gap, "of" | "on" | "in") && (point.day.is_some() || point.clock.is_some() || point.daypart.is_some()))
        }
        Kind::Word(Word::Weekday(_)) => {
            matches!(gap, "" | "on" | "," | "local time" | "local time on")
                && (point.clock.is_some() || point.daypart.is_some() || (gap == "," && point.day.is_some()))
                && point.weekday.is_none()
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
        // midnight tonight, 11 p.m. last night
        Kind::Word(Word::NightOf(_)) => gap.is_empty() && point.clock.is_some() && point.day.is_none() && point.weekday.is_none(),
        // March of that year, June of last year
        Kind::Word(Word::Shift(TimeUnit::Year, ..) | Word::Lean(_)) => {
            gap == "of" && point.year.is_none() && matches!(point.part, Some(Part::Month(_) | Part::Season(_)))
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
            // June–July
            let range = text.get(after..)?.starts_with(['-', '–', '—'])
                && pieces.get(j + 1).is_some_and(|p| matches!(p.kind, Kind::Word(Word::Month(_))) && p.start < after + 5);
            // the following June
            let leaned = j > 0
                && pieces.get(j - 1).is_some_and(|p| {
                    matches!(p.kind, Kind::Word(Word::Lean(_))) && near(text, p, piece) && text.get(p.start..p.end) != Some("that")
                });
            let listed = || {
                let beside = |a: &Piece, b: &Piece| {
                    let month = |p: &Piece| matches!(p.kind, Kind::Word(Word::Month(_)));
                    let gap = text.get(a.end..b.start).filter(|gap| gap.len() < 6 && month(a) && month(b));
                    // "In March, May told parliament" names somebody; "March, May and June" goes on.
                    let rest = text.get(b.end..).unwrap_or_default();
                    let on = || rest.starts_with(", ") || LIST.has(rest.trim_start().split(' ').next().unwrap_or_default());
                    gap.is_some_and(|gap| LIST.has(gap.trim()) || gap == ", " && on())
                };
                j > 0 && pieces.get(j - 1).is_some_and(|p| beside(p, piece)) || pieces.get(j + 1).is_some_and(|p| beside(piece, p))
            };
            let clear = digit || range || leaned || led(text, piece.start) || hyphen_edge(text, piece.start) || name && listed();
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
        Kind::Number(d, ordinal) => days_before_month(text, pieces, j, point).or_else(|| {
            // the afternoon of the 21st, Friday the 13th
            let the = led_by(text, piece.start, "the").is_some();
            let alone = ordinal && !first && the && (point.daypart.is_some() || point.weekday.is_some()) && (1.0..=31.0).contains(&d);
            alone.then(|| {
                point.day = Some(Day::Number(d as u32));
                piece.end
            })
        }),
        Kind::Year(y) => {
            if first {
                return None;
            }
            point.year = Some(Year::Is(y));
            // The winter of 1941–42 began in 1941.
            let second = pieces.get(j + 1).filter(|p| {
                point.part == Some(Part::Season("WI"))
                    && matches!(p.kind, Kind::Year(e) if e == y + 1)
                    && text.get(piece.end..p.start).is_some_and(|g| matches!(g, "-" | "–" | "—" | "/"))
            });
            Some(second.map_or(piece.end, |p| p.end))
        }
        Kind::Date(y, m, d) => {
            (point.year, point.part, point.day) = (y.map(Year::Is), Some(Part::Month(m)), Some(Day::Number(d)));
            Some(piece.end)
        }
        Kind::Quarter(q) if first => {
            point.part = Some(Part::Quarter(q));
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
                    && matches!(next.kind, Kind::Word(Word::Month(_) | Word::Weekday(_)) | Kind::Number(..))
                {
                    return match_word(text, skip_space(text, piece.end), "of", false);
                }
            }
            Some(piece.end)
        }
        Kind::Clock(h, m, s) => {
            let (mut hour, mut end) = (h, piece.end);
            if let Some((e, pm)) = half_day(text, skip_space(text, piece.end)).filter(|_| h <= 12) {
                (hour, end) = (twelve(h, pm), e);
                point.half = true;
            } else if point.daypart.is_some_and(|p| matches!(p, "TAF" | "TEV")) && h < 12 {
                hour += 12;
            }
            // "3 PM" and "three o'clock" were read whole.
            point.half |= m.is_none();
            point.clock = Some((hour, m, s));
            let Some(zone) = crate::time::pieces::zone(text, end) else { return Some(end) };
            point.zone = crate::time::pieces::zone_minutes(text, zone);
            Some(zone)
        }
        Kind::Word(Word::Clock(h)) => {
            point.clock = Some((h, Some(0), None));
            let Some(zone) = crate::time::pieces::zone(text, piece.end) else { return Some(piece.end) };
            point.zone = crate::time::pieces::zone_minutes(text, zone);
            Some(zone)
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
        Kind::Word(Word::Lean(lean)) if !first => {
            let next = pieces.get(j + 1).filter(|p| near(text, piece, p) && matches!(p.kind, Kind::Word(Word::Unit(TimeUnit::Year))))?;
            let singular = text.get(next.start..next.end).is_some_and(|w| w.eq_ignore_ascii_case("year"));
            let shift = match lean {
                Lean::Last => -1,
                Lean::Next => 1,
                _ => 0,
            };
            let seen = text
                .get(piece.start..piece.end)
                .is_some_and(|w| ["previous", "following", "that", "same", "preceding"].iter().any(|s| w.to_ascii_lowercase().contains(s)));
            point.year = Some(Year::Shift(if seen { From::Seen } else { From::Published }, shift)).filter(|_| singular);
            singular.then_some(next.end)
        }
        Kind::Word(Word::PartOf(part, n)) => {
            (point.day, point.daypart) = (Some(Day::Shift(From::Seen, n)), Some(part));
            Some(piece.end)
        }
        Kind::Word(Word::NightOf(n)) => {
            // The midnight of tonight opens tomorrow.
            let n = n + i32::from(matches!(point.clock, Some((0, ..))));
            (point.day, point.daypart) = (Some(Day::Shift(From::Published, n)), Some("TNI"));
            Some(piece.end)
        }
        Kind::Word(Word::Holiday(h)) => {
            point.day = Some(Day::Holiday(h));
            Some(piece.end)
        }
        Kind::Word(Word::Weekend) => {
            // Over the weekend of March 6-7: the days say it.
            let dated = pieces.get(j + 1).is_some_and(|p| {
                matches!(p.kind, Kind::Word(Word::Month(_)))
                    && text.get(piece.end..p.start).is_some_and(|g| matches!(g.trim(), "of" | "of the"))
            });
            if dated {
                return None;
            }
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
            let of = match_word(text, skip_space(text, piece.end), "of", false).is_some_and(|e| word_ends(text, e));
            let plain =
                text.get(piece.start..piece.end).is_some_and(|w| w.eq_ignore_ascii_case("fall") || w.eq_ignore_ascii_case("spring"));
            let noun = char_at(text, skip_space(text, piece.end)).is_some_and(char::is_alphabetic)
                && plain
                && led_by(text, piece.start, "the").is_none();
            let the = led_by(text, piece.start, "the").is_some_and(|t| led(text, t)) && !of;
            let bare = ["in", "by", "until", "since", "during"].iter().any(|w| led_by(text, piece.start, w).is_some())
                && !of
                && !noun
                && text.as_bytes().get(piece.start).is_some_and(u8::is_ascii_lowercase);
            if !next && !leaned && !the && !bare {
                return None;
            }
            point.part = Some(Part::Season(s));
            Some(piece.end)
        }
        _ => None,
    }
}

/// "6 June", "the 6th of June", "12-13 May": days whose month follows.
fn days_before_month(text: &str, pieces: &[Piece], j: usize, point: &mut Point) -> Option<usize> {
    let (piece, mut next) = (pieces.get(j)?, pieces.get(j + 1)?);
    let Kind::Number(d, _) = piece.kind else { return None };
    let (mut days, mut end) = (Day::Number(d as u32), piece.end);
    if let Kind::Number(e, _) = next.kind
        && matches!(text.get(piece.end..next.start)?.trim(), "-" | "–" | "—" | "/" | "and" | "to")
        && next.start < piece.end + 6
        && e > d
        && e <= 31.0
    {
        (days, end) = (Day::Numbers(d as u32, e as u32), next.end);
        next = pieces.get(j + 2)?;
    }
    let gap = text.get(end..next.start)?;
    let month = matches!(next.kind, Kind::Word(Word::Month(_))) && matches!(gap.trim(), "" | "of") && gap.len() < 6 && !gap.is_empty();
    // "on 3 March" and not "the 3 March Air Base".
    ((1.0..=31.0).contains(&d) && month).then(|| point.day = Some(days))?;
    Some(end)
}

/// The day behind a month, "Oct. 8-13" included.
fn month_day(text: &str, pieces: &[Piece], j: usize, point: &mut Point) -> Option<usize> {
    let piece = pieces.get(j)?;
    let Some(next) = pieces.get(j + 1) else { return Some(piece.end) };
    let gap = text.get(piece.end..next.start)?;
    // June–July
    if let (Kind::Word(Word::Month(m)), Some(Part::Month(first))) = (next.kind, point.part)
        && matches!(gap.trim(), "-" | "–" | "—" | "/")
        && gap.len() < 6
        && m > first
        && !pieces.get(j + 2).is_some_and(|p| matches!(p.kind, Kind::Number(..)) && near(text, next, p))
    {
        point.part = Some(Part::Months(first, m));
        return Some(next.end);
    }
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
