//! Times: what is said of days, hours, spans and repetitions, and where it lies on the calendar.
//!
//! Two steps. A date-independent scan reads pieces (a month, a day, 지난, ago) and puts them together by the grammar of the
//! language; then each expression is resolved against the day of publication and the last date that the text mentioned (전날, 이날,
//! the same day). Without a day of publication "Oct. 18" keeps the value `XXXX-10-18`: nothing is guessed. Values, extents and
//! modifiers follow TIMEX3 (ISO 24617-1).
//!
//! | what is said | [`TimeValue`] | [`timex3`](TimeValue::timex3) | [`edtf`](TimeValue::edtf) |
//! |---|---|---|---|
//! | a day: Oct. 18, 2024 | `Calendar` | `2024-10-18` | `2024-10-18` |
//! | a month, a year: 2024년 10월 | `Calendar` | `2024-10`, `2024` | the same |
//! | a quarter, a half, a season | `Calendar` | `2024-Q3`, `2024-H1`, `2024-SP` | `2024-35`, `2024-40`, `2024-21` |
//! | a week, a weekend: 지난주 | `Calendar` | `2024-W42`, `2024-W42-WE` | none |
//! | a decade, a century: the 1990s | `Calendar` | `199`, `19` | `199X`, `19XX` |
//! | a part of a day, a clock time | `Calendar` | `2024-10-18TMO`, `2024-10-18T15:30` | `2024-10-18`, `2024-10-18T15:30:00` |
//! | days in one expression: 22~24일 | `Interval` | `2024-10-22/2024-10-24` | the same |
//! | a length: 2년 8개월 | `Duration`, `Compound` | `P2Y8M` | none |
//! | what recurs: every Monday | `Set` | `XXXX-WXX-1` | none |
//! | what only points: 최근, now | `Vague` | `PAST_REF`, `PRESENT_REF` | none |
//! | a fiscal or school year | `Fiscal` | `FY2024` | none: its bounds are those of a country |
//!
//! The forms are those of ISO-TimeML (ISO 24617-1, TIMEX3) and of ISO 8601-2 (EDTF, with the codes of seasons, quarters and halves of
//! its table of sub-year groupings); [`TimeValue::bounds`] gives first and last day. Weeks are those of ISO 8601, and the n-th week of a
//! month is the one with its n-th Thursday. Korean holidays follow the Regulation on Holidays of Government Offices with its substitute
//! days, lunar ones by new moons and the sun's longitude from 1890 to 2150 (음력 8월 15일 too); 주체 years count from 1912.

mod behind;
mod calendar;
mod english;
mod expression;
mod korean;
mod lexicon;
mod options;
mod pieces;
mod ranges;
mod resolve;
mod signal;
mod tense;

use chrono::{Datelike, NaiveDateTime};
use sosik_core::{Evidence, Published, SentenceId, Span, Time, TimeAnchor, TimeModifier, TimeSignal, TimeValue};
use sosik_segment::{Segmentation, Segmenter};

use crate::explain::Trace;
use crate::numbers::Number;
use crate::numbers::chars::{before, final_consonant, is_hangul, skip_space, skip_space_back};
use expression::{Day, Expression, Found, Part, Point, Year};
use pieces::Kind;
use resolve::Context;

pub use options::{Convention, Prefer, TimeOptions};

/// All times of `text` in its order, none overlapping another.
///
/// `published` is what relative times count from; without it they keep unknown digits. A date that cannot exist (2월 31일) is left
/// out, and the trace says why. Linear in the length of the text.
///
/// ```
/// use sosik_extract::{explain::Trace, numbers, time};
/// use sosik_segment::Segmentation;
/// let (text, seg) = ("국정원은 지난 18일 밝혔다. It arrived two weeks ago.", Segmentation::default());
/// let numbers = numbers::scan(text, &seg);
/// let times = time::find(text, &seg, &numbers, "2024-10-24".parse().ok(), &mut Trace::off());
/// assert_eq!(times.iter().map(|t| t.value.timex3()).collect::<Vec<_>>(), ["2024-10-18", "2024-W41"]);
/// ```
pub fn find(text: &str, seg: &Segmentation, numbers: &[Number], published: Option<Published>, trace: &mut Trace) -> Vec<Time> {
    find_with(text, seg, numbers, &TimeOptions::new(published), trace)
}

/// All times of `text` alone, without any other layer: needs only its sentences. Spans are bytes, half-open, in order.
///
/// ```
/// use sosik_extract::time::{self, TimeOptions};
/// let options = TimeOptions::new(Some("2024-10-24".parse()?));
/// let found = time::read("Talks began early this month. 회담은 사흘 뒤 끝난다.", &options);
/// assert_eq!(found.iter().map(|t| t.value.timex3()).collect::<Vec<_>>(), ["2024-10", "2024-10-27"]);
/// # Ok::<(), sosik_core::Error>(())
/// ```
pub fn read(text: &str, options: &TimeOptions) -> Vec<Time> {
    let seg = Segmenter::new().outline(text);
    let numbers = crate::numbers::scan(text, &seg);
    find_with(text, &seg, &numbers, options, &mut Trace::off())
}

/// As [`find`], with all options.
pub fn find_with(text: &str, seg: &Segmentation, numbers: &[Number], options: &TimeOptions, trace: &mut Trace) -> Vec<Time> {
    let pieces = pieces::scan(text, numbers);
    let published = options.published;
    let mut times: Vec<Time> = Vec::new();
    let story = options.prefer.is_none() && tells_of_the_past(text, &pieces, seg.sentences.len(), published);
    let mut context = Context {
        published,
        story,
        exact: options.prefer.is_some(),
        recognizers: options.convention == Convention::Recognizers,
        ..Context::default()
    };
    let (mut i, mut sentence) = (0, usize::MAX);
    // Where the year of the sentence was told, and in which sentence the last day was.
    let (mut told_end, mut day_sentence, mut quarter_sentence) = (0, 0, 0);
    // Which way the week of the last expression lay, where it told one with a weekday.
    let mut last_week = None;
    // The last time of day, and its sentence.
    let mut moment = None;
    while let Some(piece) = pieces.get(i) {
        // 22~24일, 2024-10-16 오후: what has no language takes that of what follows.
        let neutral = matches!(piece.kind, Kind::Number(..) | Kind::Date(..) | Kind::Clock(..));
        let next_korean = pieces.get(i + 1).is_some_and(|p| p.korean && p.start < piece.end + 8);
        let read = if piece.korean || (neutral && next_korean) { korean::phrase(text, &pieces, i) } else { None };
        let read =
            read.map(|r| (r, true)).or_else(|| if piece.korean { None } else { english::phrase(text, &pieces, i).map(|r| (r, false)) });
        let read = read.or_else(|| year_before_name(text, piece, i).map(|r| (r, true)));
        let Some(((mut found, next), korean)) = read else {
            i += 1;
            continue;
        };
        i = next.max(i + 1);
        if times.last().is_some_and(|t| t.span.range().end > found.start) {
            continue;
        }
        let (index, bounds) = sentence_of(text, seg, found.start);
        if index != sentence {
            (sentence, context.told, context.told_year) = (index, None, false);
        }
        if korean {
            behind::explained(text, times.last(), &mut found);
        } else {
            behind::year(text, &pieces, &mut found, next);
            if index <= quarter_sentence + 1 && context.seen_quarter.is_some() {
                behind::quarter(text, &mut found);
            }
            i = behind::day(text, &pieces, &mut found, next).max(i);
        }
        let neighbour = if korean { None } else { behind::neighbour(text, &pieces, &mut found, next) };
        i = neighbour.map_or(i, |(_, after)| after.max(i));
        if let Some(why) = hangs_on_another(text, &found, times.last()) {
            trace.missed("times", found.rule, Span::of(found.start..found.end), || why.to_owned());
            continue;
        }
        // 18일 시작돼 사흘 뒤 끝났다: what is over is counted from the day before it.
        if let Expression::Away { sign: 1, from, .. } = &mut found.says
            && korean
            && options.prefer.is_none()
            && context.seen_day.is_some()
            && day_sentence == index
            && tense::of(text, bounds, found.start, found.end, true) == tense::Tense::Past
        {
            *from = expression::From::Seen;
        }
        let told_far = found.start.saturating_sub(told_end) > REACH;
        if let (true, Expression::Point(Point { part: Some(Part::Quarter(_) | Part::Half(_)), .. })) = (told_far, &found.says) {
            context.told_year = false;
        }
        context.near_moment = moment.filter(|(_, told)| index <= told + 1).map(|(at, _)| at);
        context.near_day = context.seen_day.filter(|_| context.story || published.is_none() || index <= day_sentence + 1);
        let open = matches!(&found.says, Expression::Point(Point { year: None, .. })) && published.is_some();
        context.tense = if options.prefer == Some(Prefer::Future) {
            tense::Tense::Future
        } else if options.prefer.is_some() {
            tense::Tense::Past
        } else if open {
            tense::of(text, bounds, found.start, found.end, korean)
        } else {
            tense::Tense::Past
        };
        let last = times.last().filter(|t| found.start.saturating_sub(t.span.range().end) < 16).and_then(|t| t.signal);
        let span = Span::of(found.start..found.end);
        let resolved = match options.prefer {
            Some(Prefer::Nearest) => nearest(&found, &context),
            // 22 March, right behind a day of long ago
            None if !korean && far_back(&found, &context) && behind_an_old_day(&context) => {
                resolve::value(&found, &Context { story: true, ..context })
            }
            None if !korean && (told_ahead(&context) || far_back(&found, &context)) => nearest(&found, &context),
            _ => resolve::value(&found, &context),
        };
        if options.definite && matches!(found.says, Expression::Vague(_)) {
            continue;
        }
        let (value, anchor) = match resolved {
            Ok(read) => read,
            Err(why) => {
                trace.missed("times", found.rule, span, || why);
                continue;
            }
        };
        let value = behind::next_day(text, times.last(), &found, value);
        let value = match neighbour {
            Some((days, _)) => behind::moved(value, days),
            None => value,
        };
        let value = if korean { behind::same_day(text, times.last_mut(), &found, &context, value) } else { value };
        let value = match published {
            Some(published) => behind::in_order(text, times.last().map(|t| (t, last_week)), &found, published.date(), value),
            None => value,
        };
        last_week = behind::week_of(&found);
        let signal = signal::beside(text, found.start, found.end, korean, last);
        if signal == Some(TimeSignal::Until)
            && korean
            && let Some(before) =
                times.last_mut().filter(|t| t.signal == Some(TimeSignal::Since) && found.start.saturating_sub(t.span.range().end) < 24)
        {
            before.signal = Some(TimeSignal::From);
        }
        let (day, told) = (context.seen_day, context.told);
        if matches!(&value, TimeValue::Calendar(iso) if iso.contains("-Q")) {
            quarter_sentence = index;
        }
        if !(context.story && tense::looks_back(text, bounds, found.start)) {
            remember(&mut context, &found, &value, anchor);
        }
        if let TimeValue::Calendar(iso) = &value
            && let Some(at) = NaiveDateTime::parse_from_str(iso, "%Y-%m-%dT%H:%M").ok()
        {
            moment = Some((at, index));
        }
        if context.told != told {
            told_end = found.end;
        }
        if context.seen_day != day || value.bounds().is_some_and(|(first, _)| first == context.seen_day) {
            day_sentence = index;
        }
        trace.fired("times", found.rule, span);
        let evidence = Evidence::new(SentenceId(u32::try_from(index).unwrap_or(0)), span, found.rule, confidence(anchor, &value));
        times.push(Time { span, modifier: modifier(&found), value, signal, anchor, evidence });
    }
    if options.convention == Convention::Recognizers { ranges::joined(text, times) } else { times }
}

/// The reading of `found` whose first day is nearer to the day of publication.
fn nearest(found: &Found, context: &Context) -> Result<(TimeValue, TimeAnchor), String> {
    let past = resolve::value(found, context)?;
    let future = resolve::value(found, &Context { tense: tense::Tense::Future, ..*context })?;
    let today = context.published.map(|p| p.date());
    let distance = |value: &TimeValue| Some((value.bounds()?.0? - today?).num_days().abs());
    Ok(if distance(&future.0) < distance(&past.0) { future } else { past })
}

/// Whether the time was still to come when it was told, in a text about the present.
fn told_ahead(context: &Context) -> bool {
    context.tense == tense::Tense::Told && !context.story
}

/// Whether an English month and day without a year would lie so far back, told in the past, that a writer would have added the year:
/// "had until Dec. 31" in November is of the same year.
fn far_back(found: &Found, context: &Context) -> bool {
    const DAYS: i64 = 270;
    let day = matches!(
        &found.says,
        Expression::Point(Point {
            year: None,
            part: Some(Part::Month(_)),
            day: Some(Day::Number(_) | Day::Numbers(..)),
            weekday: None,
            lean: expression::Lean::Bare,
            ..
        })
    );
    let open = day && context.tense == tense::Tense::Past && !context.story && !(context.told.is_some() && context.told_year);
    let Some(today) = context.published.map(|p| p.date()).filter(|_| open) else { return false };
    let first = resolve::value(found, context).ok().and_then(|v| v.0.bounds()?.0);
    first.is_some_and(|first| (today - first).num_days() > DAYS)
}

/// Whether the day told just before lies years before the publication.
fn behind_an_old_day(context: &Context) -> bool {
    let year = context.published.map(|p| p.date().year());
    context.near_day.zip(year).is_some_and(|(day, year)| day.year() <= year - LONG)
}

/// Years after which a text tells of what is long past.
const LONG: i32 = 3;

/// Bytes within which a quarter belongs to the year told before it.
const REACH: usize = 24;

/// "2014 소치 올림픽": a year right before a Korean name.
fn year_before_name(text: &str, piece: &pieces::Piece, i: usize) -> Option<(Found, usize)> {
    let Kind::Year(year @ 1900..=2049) = piece.kind else { return None };
    let next = skip_space(text, piece.end);
    let name = next == piece.end + 1
        && text.get(next..)?.starts_with(is_hangul)
        && !crate::numbers::units::KOREAN.longest(text, next).is_some_and(|(e, _)| crate::numbers::units::closes(text, e))
        && crate::numbers::units::time_word(text, next).is_none();
    let head = skip_space_back(text, piece.start);
    let opens = head < piece.start || before(text, piece.start).is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '-' | '.' | '/' | '$'));
    let after = before(text, head).is_none_or(|c| is_hangul(c) || !c.is_alphanumeric());
    (name && opens && after).then(|| {
        let point = Point { year: Some(Year::Is(year)), ..Point::default() };
        let says = Expression::Point(point);
        (Found { start: piece.start, end: piece.end, says, modifier: None, rule: "ko.time.year-before-name" }, i + 1)
    })
}

/// Why a vague word is no time of its own: "18일 현재" is said of the 18th, "사고 당시" is when the accident was.
fn hangs_on_another(text: &str, found: &Found, last: Option<&Time>) -> Option<&'static str> {
    let words = text.get(found.start..found.end)?;
    if !matches!(found.says, Expression::Vague(_)) && words != "당일" {
        return None;
    }
    let head = skip_space_back(text, found.start);
    match words {
        "현재" => {
            // 22일(현지시간) 현재
            let inside = text.get(..head).filter(|t| t.ends_with(')'));
            let bracket = inside.and_then(|t| t.char_indices().rev().take(16).find(|(_, c)| *c == '(').map(|(i, _)| i));
            let end = bracket.unwrap_or(head);
            last.is_some_and(|t| t.span.range().end == end).then_some("현재 is said of the time before it")
        }
        "당시" | "당일" => {
            const PARTICLES: &str = "은는이가도에와과며서만";
            let c = before(text, head)?;
            let adnominal = final_consonant(c).is_some_and(|f| matches!(f, 4 | 8));
            let free = before(text, head - c.len_utf8()).is_none_or(char::is_whitespace) && matches!(c, '그' | '이');
            (!free && is_hangul(c) && (adnominal && c != '은' && c != '는' || !PARTICLES.contains(c))).then_some("it is when its noun was")
        }
        _ => None,
    }
}

/// Whether a text tells what is long past, as an encyclopaedia does: most of the years it names lie well before its publication and
/// hardly a word counts from the day it was written. There, a date without a year goes on from the date before it.
fn tells_of_the_past(text: &str, pieces: &[pieces::Piece], sentences: usize, published: Option<Published>) -> bool {
    use lexicon::Word;
    let Some(published) = published else { return false };
    let year = published.date().year();
    let (mut old, mut fresh) = (0, 0);
    for (i, piece) in pieces.iter().enumerate() {
        match piece.kind {
            // last year, this week; a weekday without more.
            Kind::Word(Word::Lean(_))
                if pieces.get(i + 1).is_some_and(|p| p.start <= piece.end + 1 && matches!(p.kind, Kind::Word(Word::Unit(_))))
                    && (piece.korean || !english::points_back(text, piece)) =>
            {
                fresh += 1
            }
            Kind::Word(Word::Weekday(_)) => fresh += 1,
            Kind::Year(y) | Kind::Years(_, y) | Kind::Date(Some(y), ..) if (..=year - LONG).contains(&y) => old += 1,
            Kind::Year(y) | Kind::Years(_, y) | Kind::Date(Some(y), ..) if y <= year + 1 => fresh += 1,
            Kind::Word(Word::Shift(_, expression::From::Published, _) | Word::NightOf(_)) => fresh += 1,
            _ => {}
        }
    }
    // A few sentences that name one old year and nothing of today tell a story as well.
    const FEW: usize = 3;
    old >= 3 && old > 2 * fresh || old >= 1 && fresh == 0 && sentences >= FEW
}

/// The sentence that holds `at` and its bounds; the whole text while there are no sentences.
fn sentence_of(text: &str, seg: &Segmentation, at: usize) -> (usize, (usize, usize)) {
    let index = seg.sentence_at(u32::try_from(at).unwrap_or(u32::MAX));
    match index.and_then(|i| seg.sentences.get(i).map(|s| (i, s.span.range()))) {
        Some((i, range)) => (i, (range.start, range.end)),
        None => (0, (0, text.len())),
    }
}

/// Keeps what later expressions count from.
fn remember(context: &mut Context, found: &Found, value: &TimeValue, anchor: TimeAnchor) {
    let Some((Some(first), _)) = value.bounds() else { return };
    context.seen = Some(first);
    let TimeValue::Calendar(iso) = value else {
        context.seen_day = Some(first);
        context.seen_month = true;
        return;
    };
    if iso.contains("-Q") {
        context.seen_quarter = Some(first);
    }
    let date = iso.split('T').next().unwrap_or(iso);
    if date.len() == 10 && !date.contains('W') {
        context.seen_day = Some(first);
    }
    context.seen_month = date.len() >= 7 && !date.contains(['Q', 'H']);
    let Expression::Point(p) = &found.says else { return };
    let told = matches!(p.year, Some(Year::Is(_))) || (anchor == TimeAnchor::Mentioned && context.told.is_some());
    let shifted = matches!(p.year, Some(Year::Shift(..))) && p.part.is_some();
    if told || shifted {
        context.told = Some((first.year(), p.part.map(|_| first.month())));
        context.told_year = true;
    } else if matches!(p.part, Some(Part::Month(_) | Part::MonthShift(..))) {
        // 10월 24일부터 27일까지: the second day is of the same month.
        context.told = Some((first.year(), Some(first.month())));
    }
}

/// The modifier that is said, or that a word implies: 새벽 is the start of the morning.
fn modifier(found: &Found) -> Option<TimeModifier> {
    found.modifier.or(match &found.says {
        Expression::Point(Point { daypart: Some("dawn"), clock: None, .. }) => Some(TimeModifier::Start),
        _ => None,
    })
}

fn confidence(anchor: TimeAnchor, value: &TimeValue) -> f32 {
    match (anchor, value) {
        (_, TimeValue::Vague(_)) => 0.7,
        (TimeAnchor::Explicit, _) => 0.95,
        (TimeAnchor::Published, _) => 0.9,
        (TimeAnchor::Mentioned, _) => 0.8,
        (TimeAnchor::None, _) => 0.6,
    }
}

/// Whether an English word of time (a unit, month, weekday or part of the day) starts at `at`.
pub(crate) fn is_time_word(text: &str, at: usize) -> bool {
    use lexicon::Word;
    matches!(
        lexicon::ENGLISH.longest(text, at),
        Some((_, Word::Unit(_) | Word::Month(_) | Word::Weekday(_) | Word::DayPart(_) | Word::Weekend))
    )
}
