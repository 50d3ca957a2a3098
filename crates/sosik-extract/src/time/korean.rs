//! How Korean puts pieces of time together: from the coarse to the fine, modifiers behind.

use sosik_core::{TimeModifier, TimeUnit, VagueTime};

use super::expression::{Count, Day, Expression, Found, From, Lean, Part, Point, Year};
use super::lexicon::{KOREAN, Word};
use super::pieces::{Kind, Piece, over, twelve};
use crate::numbers::chars::{at as char_at, matches as match_word, skip_space};

/// The expression that starts at `pieces[i]`, with the position of the next piece.
pub(super) fn phrase(text: &str, pieces: &[Piece], i: usize) -> Option<(Found, usize)> {
    let first = pieces.get(i)?;
    match first.kind {
        Kind::Word(Word::Before(modifier)) => {
            // A hedge does not hedge a hedge: nothing here goes deeper than two.
            let next =
                pieces.get(i + 1).filter(|p| near(text, first, p) && !matches!(p.kind, Kind::Word(Word::Before(_) | Word::Vague(_))))?;
            let (mut found, end) = phrase(text, pieces, i + 1).filter(|(f, _)| f.start == next.start)?;
            // 약 bounds a length or a clock time; 최소 3명 is none of ours.
            found.start = first.start;
            found.modifier = found.modifier.or(Some(modifier));
            Some((found, end))
        }
        Kind::Word(Word::Vague(vague)) => {
            if let Some(next) = pieces.get(i + 1).filter(|p| near(text, first, p))
                && matches!(next.kind, Kind::Count(..) | Kind::Word(Word::Before(_)))
                && let Some((mut found, end)) = phrase(text, pieces, i + 1)
                && matches!(found.says, Expression::Length(_))
            {
                found.start = first.start;
                found.rule = if vague == VagueTime::Future { "ko.time.length-ahead" } else { "ko.time.length-past" };
                return Some((found, end));
            }
            let rule = if text.get(first.start..first.end) == Some("방금") { "ko.time.just-now" } else { "ko.time.vague" };
            Some((found(first.start, first.end, Expression::Vague(vague), None, rule), i + 1))
        }
        Kind::Word(Word::Lunar(lunar)) => {
            let next = pieces.get(i + 1).filter(|p| near(text, first, p) && matches!(p.kind, Kind::Year(_) | Kind::Month(_)))?;
            let (found, end) = point(text, pieces, i + 1, Point { lunar, ..Point::default() }, first.start)?;
            (found.end > next.end).then_some((found, end))
        }
        Kind::Word(Word::Each(Some(unit))) => each(text, pieces, i, unit),
        Kind::Word(Word::EachWeekend) => {
            Some((found(first.start, first.end, Expression::Set("XXXX-WXX-WE".into()), None, "ko.time.set"), i + 1))
        }
        Kind::Number(a, false)
            if pieces.get(i + 1).is_some_and(|p| matches!(p.kind, Kind::Count(..)) && ranged(text, first.end, p.start)) =>
        {
            // 2~3년: how many is not known.
            let (mut found, end) = length(text, pieces, i + 1)?;
            match &mut found.says {
                Expression::Length(counts) | Expression::Away { counts, .. } => counts.iter_mut().for_each(|c| c.0 = None),
                _ => return None,
            }
            found.start = first.start;
            (a > 0.0).then_some((found, end))
        }
        Kind::Count(..) => length(text, pieces, i),
        Kind::Word(Word::Lean(lean)) => {
            // The year alone, up to now.
            if text.get(first.start..).is_some_and(|t| t.starts_with("올 들어")) {
                return Some((found(first.start, first.end, year_of_publication(), None, "ko.time.date"), i + 1));
            }
            let next = pieces.get(i + 1).filter(|p| near(text, first, p))?;
            if matches!(next.kind, Kind::Count(..)) {
                let (mut found, end) = length(text, pieces, i + 1)?;
                if !matches!(found.says, Expression::Length(_)) {
                    return None;
                }
                found.start = first.start;
                found.rule = if lean == Lean::Last { "ko.time.length-past" } else { "ko.time.length-ahead" };
                return Some((found, end));
            }
            if let (Kind::Word(Word::Weekday(_)), Some("다음")) = (next.kind, text.get(first.start..first.end)) {
                // 다음 금요일 is that of next week, 오는 금요일 the next to come.
                return point(text, pieces, i + 1, Point { week: Some((From::Published, 1)), ..Point::default() }, first.start);
            }
            if let (Kind::Word(Word::Edge(modifier)), Lean::This) = (next.kind, lean) {
                // 올 초, 올 하반기 초
                let this_year = text.get(first.start..first.end) == Some("올");
                return this_year.then(|| (found(first.start, next.end, year_of_publication(), Some(modifier), "ko.time.edge"), i + 2));
            }
            point(text, pieces, i + 1, Point { lean, ..Point::default() }, first.start)
        }
        Kind::Word(Word::Weekday(w)) if nth_before(text, first.start).is_some() => {
            let (start, n) = nth_before(text, first.start)?;
            let point = Point { part: Some(Part::MonthShift(From::Seen, 0)), day: Some(Day::Nth(n, w)), ..Point::default() };
            Some((found(start, first.end, Expression::Point(point), None, "ko.time.nth"), i + 1))
        }
        _ => point(text, pieces, i, Point::default(), first.start),
    }
}

/// 올: the year of publication.
fn year_of_publication() -> Expression {
    Expression::Point(Point { year: Some(Year::Shift(From::Published, 0)), ..Point::default() })
}

/// 둘째 주 일요일, 세 번째 화요일 without a month: the place in the order stands before the weekday at `pieces[i]`; its start and number.
fn nth_before(text: &str, at: usize) -> Option<(usize, u32)> {
    // What recurs has its own reading.
    let each = |start: usize| ["매월", "매달", "매주"].iter().any(|w| text.get(..start).is_some_and(|h| h.trim_end().ends_with(w)));
    nth_week(text, at).filter(|(start, _)| !each(*start))
}

/// The place in the order right before the weekday at `at`, in a month: its start and number.
fn nth_week(text: &str, at: usize) -> Option<(usize, u32)> {
    // As long as the longest of the words with its week.
    const LONG: usize = 8;
    let head = text.get(..at)?;
    let starts = head.char_indices().rev().take(LONG).map(|(i, _)| i);
    starts.filter(|i| head.get(..*i).is_none_or(|h| !h.ends_with(crate::numbers::chars::is_hangul))).find_map(|start| {
        let (n, end) = nth(text, start).filter(|(_, end)| *end < at)?;
        let end = match_word(text, end, " 주", true).unwrap_or(end);
        (n > 0 && skip_space(text, end) == at && end < at).then_some((start, n))
    })
}

fn found(start: usize, end: usize, says: Expression, modifier: Option<TimeModifier>, rule: &'static str) -> Found {
    Found { start, end, says, modifier, rule }
}

/// Whether a mark of a range stands between.
fn ranged(text: &str, end: usize, start: usize) -> bool {
    text.get(end..start).is_some_and(|gap| matches!(gap.trim(), "~" | "∼" | "-" | "–" | "〜" | "～"))
}

/// Whether only a space, or nothing, stands between two pieces.
pub(super) fn near(text: &str, a: &Piece, b: &Piece) -> bool {
    a.end == b.start || skip_space(text, a.end) == b.start
}

/// 매주 월요일, 매일 오후 3시, 매년 10월.
fn each(text: &str, pieces: &[Piece], i: usize, unit: TimeUnit) -> Option<(Found, usize)> {
    let first = pieces.get(i)?;
    let letter = match unit {
        TimeUnit::Hour => "PT1H",
        TimeUnit::Day => "P1D",
        TimeUnit::Week => "P1W",
        TimeUnit::Month => "P1M",
        TimeUnit::Quarter => "P3M",
        _ => "P1Y",
    };
    // 매달 둘째 주 수요일: the words of the week may be no pieces.
    let weekday = pieces.iter().enumerate().skip(i + 1).take(2).find(|(_, p)| matches!(p.kind, Kind::Word(Word::Weekday(_))));
    if let Some((at, weekday)) = weekday.filter(|_| unit == TimeUnit::Month)
        && nth_week(text, weekday.start).is_some_and(|(start, _)| start == skip_space(text, first.end))
    {
        return Some((found(first.start, weekday.end, Expression::Set(letter.into()), None, "ko.time.set"), at + 1));
    }
    if let Some(next) = pieces.get(i + 1).filter(|p| near(text, first, p)) {
        let finer = match (unit, next.kind) {
            (TimeUnit::Week, Kind::Word(Word::Weekday(w))) => Some(format!("XXXX-WXX-{w}")),
            (TimeUnit::Week, Kind::Word(Word::Weekend)) => Some("XXXX-WXX-WE".into()),
            (TimeUnit::Year, Kind::Month(m)) => Some(match pieces.get(i + 2).filter(|p| near(text, next, p)).map(|p| p.kind) {
                Some(Kind::Day(d)) => {
                    return Some((
                        found(first.start, pieces.get(i + 2)?.end, Expression::Set(format!("XXXX-{m:02}-{d:02}")), None, "ko.time.set"),
                        i + 3,
                    ));
                }
                _ => format!("XXXX-{m:02}"),
            }),
            (TimeUnit::Month, Kind::Day(d)) => Some(format!("XXXX-XX-{d:02}")),
            (TimeUnit::Day, Kind::Word(Word::DayPart(p))) if p != "dawn" => {
                Some(format!("XXXX-XX-XX{}", if p.starts_with('T') { p } else { "TMO" }))
            }
            _ => None,
        };
        if let Some(value) = finer {
            return Some((found(first.start, next.end, Expression::Set(value), None, "ko.time.set"), i + 2));
        }
        if let Kind::Times(_) = next.kind {
            return Some((found(first.start, next.end, Expression::Set(letter.into()), None, "ko.time.set"), i + 2));
        }
    }
    Some((found(first.start, first.end, Expression::Set(letter.into()), None, "ko.time.set"), i + 1))
}

/// 3년, 2년 8개월째, 이틀 뒤, 하루 세 차례, 보름 넘게.
fn length(text: &str, pieces: &[Piece], i: usize) -> Option<(Found, usize)> {
    let first = pieces.get(i)?;
    let mut counts: Vec<Count> = Vec::new();
    let (mut j, mut last, mut modifier, mut sure) = (i, *first, None, false);
    let mut rule = "ko.time.length";
    while let Some(piece) = pieces.get(j) {
        let (n, unit, suffix) = match piece.kind {
            Kind::Count(n, unit, suffix) => (n, unit, suffix),
            Kind::Day(d) if !counts.is_empty() => (Some(u64::from(d) * 1000), TimeUnit::Day, Default::default()),
            _ => break,
        };
        let goes_on = near(text, &last, piece) && counts.last().is_some_and(|(_, u)| finer(unit, *u)) && !sure;
        if !counts.is_empty() && !goes_on {
            break;
        }
        counts.push((n, unit));
        modifier = modifier.or(over(suffix));
        sure = suffix.length;
        last = *piece;
        j += 1;
    }
    // "일주일" is sure to be a length and may be the one within which something recurs.
    let per = counts.len() == 1 && (!sure || text.get(first.start..last.end).is_some_and(|w| w.ends_with("주일")));
    if per {
        // 하루 세 차례, 1년에 두 번, 하루에 세 끼.
        let at = match_word(text, last.end, "에", false).unwrap_or(last.end);
        if let Some(next) = pieces.get(j).filter(|p| skip_space(text, at) == p.start && matches!(p.kind, Kind::Times(_))) {
            let value = super::resolve::length(&counts).timex3();
            return Some((found(first.start, next.end, Expression::Set(value), None, "ko.time.set"), j + 1));
        }
    }
    let mut end = last.end;
    if let Some(next) = pieces.get(j).filter(|p| near(text, &last, p)) {
        let away = match next.kind {
            Kind::Word(Word::Ago(from)) => Some((-1, from)),
            Kind::Word(Word::Hence(from)) => Some((1, from)),
            _ => None,
        };
        if let Some((sign, from)) = away {
            if let [(Some(n), TimeUnit::Year)] = counts.as_slice()
                && n % 1000 == 0
                && pieces.get(j + 1).is_some_and(|p| near(text, next, p) && matches!(p.kind, Kind::Month(_) | Kind::Word(Word::Season(_))))
            {
                let shift = sign * i32::try_from(n / 1000).unwrap_or(i32::MAX);
                return point(
                    text,
                    pieces,
                    j + 1,
                    Point { year: Some(Year::Shift(From::Published, shift)), ..Point::default() },
                    first.start,
                );
            }
            return Some((found(first.start, next.end, Expression::Away { counts, sign, from }, modifier, "ko.time.away"), j + 1));
        }
        if let Kind::Word(Word::After(m)) = next.kind {
            if matches!(text.get(next.start..next.end), Some("안" | "내")) {
                rule = "ko.time.length-in";
            }
            (modifier, end) = (Some(m), next.end);
            j += 1;
            // 사흘가량 뒤, 3년쯤 전.
            if let Some(third) = pieces.get(j).filter(|p| near(text, next, p)) {
                let away = match third.kind {
                    Kind::Word(Word::Ago(from)) => Some((-1, from)),
                    Kind::Word(Word::Hence(from)) => Some((1, from)),
                    _ => None,
                };
                if let Some((sign, from)) = away {
                    return Some((found(first.start, third.end, Expression::Away { counts, sign, from }, modifier, "ko.time.away"), j + 1));
                }
            }
        }
    }
    Some((found(first.start, end, Expression::Length(counts), modifier, rule), j))
}

fn finer(a: TimeUnit, b: TimeUnit) -> bool {
    a as u8 != b as u8 && (a as u8) < (b as u8)
}

/// How fine a piece is; a point is read while its pieces get finer.
fn rank(kind: &Kind) -> Option<u8> {
    Some(match kind {
        Kind::Year(_) | Kind::ShortYear(_) | Kind::Word(Word::Shift(TimeUnit::Year, ..)) => 1,
        Kind::Month(_)
        | Kind::Quarter(_)
        | Kind::Word(Word::Half(_) | Word::Season(_) | Word::Shift(TimeUnit::Month | TimeUnit::Quarter, ..)) => 2,
        Kind::Word(Word::Shift(TimeUnit::Week, ..)) => 3,
        Kind::Day(_)
        | Kind::Date(..)
        | Kind::Word(Word::Holiday(_) | Word::Weekend | Word::Shift(TimeUnit::Day, ..) | Word::NightOf(_)) => 4,
        Kind::Word(Word::Weekday(_)) => 5,
        Kind::Word(Word::DayPart(_)) => 6,
        Kind::Hour(_) | Kind::Clock(..) | Kind::Word(Word::Clock(_)) => 7,
        Kind::Count(_, TimeUnit::Minute, _) => 8,
        Kind::Count(_, TimeUnit::Second, _) => 9,
        _ => return None,
    })
}

/// Which of two n-th things: 첫째, 마지막.
fn nth(text: &str, at: usize) -> Option<(u32, usize)> {
    const WORDS: [(&str, u32); 17] = [
        ("첫째", 1),
        ("둘째", 2),
        ("셋째", 3),
        ("넷째", 4),
        ("다섯째", 5),
        ("첫번째", 1),
        ("첫 번째", 1),
        ("두 번째", 2),
        ("두번째", 2),
        ("세 번째", 3),
        ("세번째", 3),
        ("네 번째", 4),
        ("네번째", 4),
        ("다섯 번째", 5),
        ("다섯번째", 5),
        ("첫", 1),
        ("마지막", 0),
    ];
    WORDS.iter().find_map(|(w, n)| match_word(text, at, w, true).map(|e| (*n, e)))
}

fn point(text: &str, pieces: &[Piece], i: usize, mut point: Point, start: usize) -> Option<(Found, usize)> {
    let first = pieces.get(i)?;
    let (mut j, mut reached, mut end) = (i, 0, first.end);
    let (mut modifier, mut says, mut rule) = (None, None, "ko.time.date");
    // 22~24일: a bare number, a mark, and a day.
    while let Some(piece) = pieces.get(j) {
        if j > i && !joined(text, pieces.get(j - 1)?, piece) {
            break;
        }
        if let (Kind::Number(a, false), Some(next)) = (piece.kind, pieces.get(j + 1))
            && let Kind::Day(b) = next.kind
            && reached < 4
            && ranged(text, piece.end, next.start)
            && a < f64::from(b)
            && a >= 1.0
        {
            point.day = Some(Day::Numbers(a as u32, b));
            (reached, end, rule) = (4, next.end, "ko.time.days");
            j += 2;
            continue;
        }
        // 3~4월
        if let (Kind::Number(a, false), Some(next)) = (piece.kind, pieces.get(j + 1))
            && let Kind::Month(b) = next.kind
            && reached < 2
            && ranged(text, piece.end, next.start)
            && a < f64::from(b)
            && a >= 1.0
        {
            point.part = Some(Part::Months(a as u32, b));
            (reached, end, rule) = (2, next.end, "ko.time.months");
            j += 2;
            continue;
        }
        match piece.kind {
            // 2024년 음력 8월 15일
            Kind::Word(Word::Lunar(lunar))
                if reached == 1 && pieces.get(j + 1).is_some_and(|p| near(text, piece, p) && matches!(p.kind, Kind::Month(_))) =>
            {
                point.lunar = lunar;
            }
            Kind::Decade(d) if j == i => says = Some(Expression::Decade(d)),
            Kind::Century(c) if j == i => says = Some(Expression::Century(c)),
            Kind::Years(a, b) if j == i => says = Some(Expression::Years(a, b)),
            Kind::Fiscal(y) if j == i => says = Some(Expression::Fiscal(y)),
            Kind::Word(Word::EdgeOf(unit, m)) if j == i => {
                match unit {
                    TimeUnit::Month => point.part = Some(Part::MonthShift(From::Published, 0)),
                    TimeUnit::Week => point.week = Some((From::Published, 0)),
                    _ => point.year = Some(Year::Shift(From::Published, 0)),
                }
                return Some((found(start, piece.end, Expression::Point(point), Some(m), "ko.time.edge"), j + 1));
            }
            _ => {
                let Some(r) = rank(&piece.kind) else { break };
                let minute = r >= 8 && point.clock.is_none();
                if r <= reached || minute || (r == 4 && point.week.is_some() && !matches!(piece.kind, Kind::Word(Word::Weekend))) {
                    break;
                }
                if !place(&mut point, &piece.kind) {
                    break;
                }
                reached = r;
                if r >= 6 {
                    rule = "ko.time.clock";
                }
            }
        }
        end = piece.end;
        j += 1;
        if says.is_some() {
            break;
        }
        // 3월 마지막 월요일, 10월 첫째 주.
        if reached <= 2
            && reached > 0
            && !matches!(point.day, Some(Day::Nth(..)))
            && let Some((n, at)) = nth(text, skip_space(text, match_word(text, end, "의 ", false).unwrap_or(end)))
        {
            let at = skip_space(text, at);
            while pieces.get(j).is_some_and(|p| p.start < at) {
                j += 1;
            }
            // The weekday may be written on: 셋째화요일.
            if let Some((e, Word::Weekday(w))) = KOREAN.longest(text, at) {
                point.day = Some(Day::Nth(n, w));
                (reached, end) = (5, e);
                while pieces.get(j).is_some_and(|p| p.start < e) {
                    j += 1;
                }
            } else if let Some(e) = match_word(text, at, "주", false).filter(|e| crate::numbers::units::closes(text, *e)) {
                point.day = Some(Day::WeekOf(n));
                (reached, end) = (5, e);
                while pieces.get(j).is_some_and(|p| p.start < e) {
                    j += 1;
                }
                // 7월 첫째 주 금요일 is the first Friday of July, as it is said.
                if let Some(next) = pieces.get(j).filter(|p| skip_space(text, e) == p.start && e < p.start && point.part.is_some())
                    && let Kind::Word(Word::Weekday(w)) = next.kind
                {
                    (point.day, end) = (Some(Day::Nth(n, w)), next.end);
                    j += 1;
                }
            } else if n == 0
                && let Some(e) = match_word(text, at, "날", false)
            {
                point.day = Some(Day::Last);
                (reached, end) = (4, e);
            }
        }
        if matches!(piece.kind, Kind::Hour(_))
            && let Some(e) = match_word(text, skip_space(text, end), "반", true).filter(|e| crate::numbers::units::closes(text, *e))
            && let Some((h, None, _)) = point.clock
        {
            (point.clock, end) = (Some((h, Some(30), None)), e);
        }
    }
    if j == i {
        return None;
    }
    // What stands behind: 초, 중순, 말, then 께, 쯤, 이맘때.
    let mut last = Piece { end, ..*pieces.get(j - 1)? };
    while let Some(next) = pieces.get(j).filter(|p| near(text, &last, p)) {
        match next.kind {
            Kind::Word(Word::Edge(m)) if reached <= 3 && modifier.is_none() => modifier = Some(m),
            Kind::Word(Word::After(m)) => {
                // 작년 이맘때 is this month of that year.
                if text.get(next.start..next.end) == Some("이맘때") && point.part.is_none() && reached == 1 {
                    point.part = Some(Part::MonthShift(From::Published, 0));
                } else if matches!(
                    m,
                    TimeModifier::EqualOrMore | TimeModifier::EqualOrLess | TimeModifier::MoreThan | TimeModifier::LessThan
                ) {
                    break;
                }
                modifier = Some(m);
            }
            _ => break,
        }
        (last, end) = (*next, next.end);
        j += 1;
    }
    if let Some(e) = point.clock.and(super::pieces::zone(text, end)) {
        end = e;
        point.zone = super::pieces::zone_minutes(text, end);
    }
    if says.is_none() && lonely(&point, modifier) {
        return None;
    }
    Some((found(start, end, says.unwrap_or(Expression::Point(point)), modifier, rule), j))
}

/// A lean without anything, or 올 and 이 alone.
fn lonely(point: &Point, modifier: Option<TimeModifier>) -> bool {
    *point == Point { lean: point.lean, ..Point::default() } && modifier.is_none()
}

/// Whether a finer piece may follow: a space, or a comma or 의 before nothing but a space.
fn joined(text: &str, a: &Piece, b: &Piece) -> bool {
    if near(text, a, b) {
        return true;
    }
    match_word(text, a.end, ",", false).is_some_and(|e| skip_space(text, e) == b.start && e < b.start)
        && matches!((a.kind, b.kind), (Kind::Day(_), Kind::Word(Word::Weekday(_))))
        || match_word(text, a.end, "의", false).is_some_and(|e| skip_space(text, e) == b.start && e < b.start)
            && matches!(b.kind, Kind::Word(Word::Season(_)))
        || char_at(text, a.end) == Some('(') && b.start == a.end + 1 && matches!(b.kind, Kind::Word(Word::Weekday(_)))
}

/// Puts a piece into its slot.
fn place(point: &mut Point, kind: &Kind) -> bool {
    match *kind {
        Kind::Year(y) | Kind::ShortYear(y) => point.year = Some(Year::Is(y)),
        Kind::Word(Word::Shift(TimeUnit::Year, from, n)) => point.year = Some(Year::Shift(from, n)),
        Kind::Month(m) => point.part = Some(Part::Month(m)),
        Kind::Quarter(q) => point.part = Some(Part::Quarter(q)),
        Kind::Word(Word::Half(h)) => point.part = Some(Part::Half(h)),
        Kind::Word(Word::Season(s)) => point.part = Some(Part::Season(s)),
        Kind::Word(Word::Shift(TimeUnit::Month, from, n)) => point.part = Some(Part::MonthShift(from, n)),
        Kind::Word(Word::Shift(TimeUnit::Quarter, from, n)) => point.part = Some(Part::QuarterShift(from, n)),
        Kind::Word(Word::Shift(TimeUnit::Week, from, n)) => point.week = Some((from, n)),
        Kind::Day(d) => point.day = Some(Day::Number(d)),
        Kind::Date(y, m, d) => {
            if point.year.is_some() || point.part.is_some() {
                return false;
            }
            point.year = y.map(Year::Is);
            (point.part, point.day) = (Some(Part::Month(m)), Some(Day::Number(d)));
        }
        Kind::Word(Word::Shift(TimeUnit::Day, from, n)) => point.day = Some(Day::Shift(from, n)),
        Kind::Word(Word::NightOf(n)) => (point.day, point.daypart) = (Some(Day::Shift(From::Published, n)), Some("TNI")),
        Kind::Word(Word::Holiday(h)) => point.day = Some(Day::Holiday(h)),
        Kind::Word(Word::Weekend) => point.day = Some(Day::Weekend),
        Kind::Word(Word::Weekday(w)) => point.weekday = Some(w),
        Kind::Word(Word::DayPart(p)) => point.daypart = Some(p),
        Kind::Word(Word::Clock(h)) => point.clock = Some((h, Some(0), None)),
        Kind::Hour(h) => {
            let pm = match point.daypart {
                Some("TAF" | "TEV") => Some(true),
                Some("TNI") => Some(h != 12 && h >= 6),
                Some("TDT") => Some(!(7..12).contains(&h)),
                Some(_) => Some(false),
                None => None,
            };
            point.clock = Some((pm.map_or(h, |pm| if h <= 12 { twelve(h, pm) } else { h }), None, None));
        }
        Kind::Clock(h, m, s) => {
            let h = if h < 12 && matches!(point.daypart, Some("TAF" | "TEV")) { h + 12 } else { h };
            point.clock = Some((h, m, s));
        }
        Kind::Count(Some(n), TimeUnit::Minute, _) => match &mut point.clock {
            Some((_, minute @ None, _)) if n < 60_000 => *minute = Some((n / 1000) as u32),
            _ => return false,
        },
        Kind::Count(Some(n), TimeUnit::Second, _) => match &mut point.clock {
            Some((_, Some(_), second @ None)) if n < 60_000 => *second = Some((n / 1000) as u32),
            _ => return false,
        },
        _ => return false,
    }
    true
}
