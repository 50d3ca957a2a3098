//! What stands alone: decades, centuries, years, quarters, "the 27th".

use super::lean::leaning;
use super::words::{BEHIND_DAY, CLEAR, COUNTING, SMALL, WEAK};
use super::{found, hyphen_edge, led_by, point, with_the};
use sosik_core::{TimeModifier, TimeUnit};

use crate::numbers::chars::{at as char_at, matches as match_word, skip_space, word_ends};
use crate::time::behind::{LIST, RANGE};
use crate::time::expression::{Day, Expression, Found, From, Part, Point, Year};
use crate::time::lexicon::Word;
use crate::time::pieces::{Kind, Piece};

/// What stands alone: decades, centuries, years, quarters, "the 27th".
pub(super) fn whole(text: &str, pieces: &[Piece], i: usize) -> Option<(Found, usize)> {
    let piece = pieces.get(i)?;
    // The 19th-century house, the third-quarter results: the article is the noun's.
    let joined = text.get(piece.start..piece.end)?.contains('-') || text.get(piece.end..)?.starts_with('-');
    let start = if joined { piece.start } else { with_the(text, piece.start) };
    let at = |end: usize, says: Expression, rule| Some((found(start, end, says, None, rule), i + 1));
    match piece.kind {
        Kind::Decade(d) => at(piece.end, Expression::Decade(d), "en.time.decade"),
        Kind::Century(c) => at(piece.end, Expression::Century(c), "en.time.century"),
        Kind::Fiscal(y) => Some((found(piece.start, piece.end, Expression::Fiscal(y), None, "en.time.fiscal"), i + 1)),
        Kind::Year(y) => year(text, pieces, i, y),
        Kind::Number(n, true) => {
            if let Some((part, end)) = ordinal_part(text, piece.end, n as u32) {
                // the fiscal first quarter
                let start = led_by(text, piece.start, "fiscal").map_or(start, |f| with_the(text, f));
                let mut point = Point { part: Some(part), ..Point::default() };
                let (mut end, mut next) = (end, i + 1);
                while pieces.get(next).is_some_and(|p| p.start < end) {
                    next += 1;
                }
                if let Some(p) = pieces.get(next) {
                    let gap = text.get(end..p.start)?.trim();
                    match p.kind {
                        Kind::Year(y) if matches!(gap, "of" | "") => (point.year, end, next) = (Some(Year::Is(y)), p.end, next + 1),
                        // the first half of the 1990s, of the 19th century
                        Kind::Decade(_) | Kind::Century(_) if gap == "of the" && matches!(part, Part::Half(_)) => {
                            let (mut whole, next) = self::whole(text, pieces, next)?;
                            let modifier = if n as u32 == 1 { TimeModifier::Start } else { TimeModifier::End };
                            (whole.start, whole.modifier) = (start, Some(modifier));
                            return Some((whole, next));
                        }
                        // the first half of the year
                        Kind::Word(Word::Unit(TimeUnit::Year)) if gap == "of the" && text.get(p.end - 1..p.end) != Some("s") => {
                            (point.year, end, next) = (Some(Year::Shift(From::Published, 0)), p.end, next + 1);
                        }
                        // the fourth quarter ended Dec. 31, 1997
                        Kind::Word(Word::Month(_)) if matches!(gap, "ended" | "ending") => {
                            if let Some((Found { says: Expression::Point(Point { year, .. }), .. }, _)) = point::point(text, pieces, next) {
                                point.year = year;
                            }
                        }
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
            if let Some(found) = nth_of_month(text, pieces, i, n as u32) {
                return Some(found);
            }
            let followed = skip_space(text, piece.end);
            let noun = followed > piece.end
                && char_at(text, followed).is_some_and(|c| c.is_ascii_lowercase())
                && !BEHIND_DAY.iter().any(|w| match_word(text, followed, w, false).is_some_and(|e| word_ends(text, e)));
            let day = text.get(piece.start..piece.end)?.starts_with(|c: char| c.is_ascii_digit());
            // "the 18th and 19th centuries"
            let century = text
                .as_bytes()
                .get(piece.end..(piece.end + 24).min(text.len()))
                .is_some_and(|t| t.windows(6).any(|w| w.eq_ignore_ascii_case(b"centur")));
            // From the 14th to the 16th century; the 12th and 13th centuries
            if century
                && (1.0..30.0).contains(&n)
                && start < piece.start
                && ["to the ", "through the ", "until the ", "and the ", "and ", "or "]
                    .iter()
                    .any(|w| match_word(text, followed, w, false).and_then(|at| char_at(text, at)).is_some_and(|c| c.is_ascii_digit()))
            {
                return at(piece.end, Expression::Century(n as i32), "en.time.century");
            }
            if start == piece.start
                || noun
                || century
                || !day
                || !(1.0..=31.0).contains(&n)
                || char_at(text, followed).is_some_and(char::is_uppercase)
            {
                return None;
            }
            at(piece.end, Expression::Point(Point { day: Some(Day::Number(n as u32)), ..Point::default() }), "en.time.day")
        }
        Kind::Number(d, false) => second_day(text, pieces, i, d),
        _ => None,
    }
}

/// "Nov. 20 and 21", "Oct. 27 to 29": the second day of a month that was just told.
fn second_day(text: &str, pieces: &[Piece], i: usize, day: f64) -> Option<(Found, usize)> {
    let piece = pieces.get(i)?;
    let (month, first) = (pieces.get(i.checked_sub(2)?)?, pieces.get(i - 1)?);
    let (Kind::Word(Word::Month(_)), Kind::Number(before, _)) = (month.kind, first.kind) else { return None };
    let gap = text.get(first.end..piece.start).filter(|gap| gap.len() <= GAP)?;
    let joined = text.get(month.end..first.start)? == " " && (gap == ", " || RANGE.has(gap.trim()) || LIST.has(gap.trim()));
    let next = skip_space(text, piece.end);
    let open = char_at(text, next).is_none_or(|c| c.is_ascii_punctuation())
        || BEHIND_DAY.iter().any(|w| match_word(text, next, w, false).is_some_and(|e| word_ends(text, e)));
    let point = Point { day: Some(Day::Number(day as u32)), ..Point::default() };
    (joined && open && before < day && day <= 31.0)
        .then(|| (found(piece.start, piece.end, Expression::Point(point), None, "en.time.day"), i + 1))
}

/// Bytes between two days of one month.
const GAP: usize = 9;

/// "the first Tuesday in November", "the last week of May 1998": `pieces[i]` is the place in the order, 0 the last.
pub(super) fn nth_of_month(text: &str, pieces: &[Piece], i: usize, n: u32) -> Option<(Found, usize)> {
    let (first, unit, month) = (pieces.get(i)?, pieces.get(i + 1)?, pieces.get(i + 2)?);
    let day = match unit.kind {
        Kind::Word(Word::Weekday(w)) if n <= 5 => Day::Nth(n, w),
        Kind::Word(Word::Unit(TimeUnit::Week)) if n <= 5 => Day::WeekOf(n),
        _ => return None,
    };
    let Kind::Word(Word::Month(m)) = month.kind else { return None };
    let of = super::near(text, first, unit) && text.get(unit.end..month.start).is_some_and(|g| matches!(g, " of " | " in "));
    let mut point = Point { part: Some(Part::Month(m)), day: Some(day), ..Point::default() };
    let (mut end, mut next) = (month.end, i + 3);
    if let Some(Piece { kind: Kind::Year(y), start, end: e, .. }) = pieces.get(i + 3)
        && text.get(month.end..*start).is_some_and(|g| matches!(g, " " | ", " | " of "))
    {
        (point.year, end, next) = (Some(Year::Is(*y)), *e, i + 4);
    }
    of.then(|| (found(with_the(text, first.start), end, Expression::Point(point), None, "en.time.nth"), next))
}

/// "quarter" or "half" behind an ordinal.
fn ordinal_part(text: &str, at: usize, n: u32) -> Option<(Part, usize)> {
    // third-quarter results
    let next = if text.get(at..).is_some_and(|r| r.starts_with('-')) { at + 1 } else { skip_space(text, at) };
    let whole = |w: &str| match_word(text, next, w, false).filter(|e| word_ends(text, *e));
    match n {
        1..=4 if whole("quarter").is_some() => Some((Part::Quarter(n), whole("quarter")?)),
        1..=2 if whole("half").is_some() => Some((Part::Half(n), whole("half")?)),
        _ => None,
    }
}

/// about 2005, circa 1500: behind a word of time, or where "circa" or a bracket shows that a year follows.
pub(super) fn hedged_year(text: &str, pieces: &[Piece], i: usize, modifier: TimeModifier) -> Option<(Found, usize)> {
    let (hedge, piece) = (pieces.get(i)?, pieces.get(i + 1)?);
    let Kind::Year(y @ 1000..2100) = piece.kind else { return None };
    let open = char_at(text, skip_space(text, piece.end)).is_none_or(|c| !c.is_alphanumeric()) && word_ends(text, piece.end)
        || BEHIND_DAY.iter().any(|w| match_word(text, skip_space(text, piece.end), w, false).is_some_and(|e| word_ends(text, e)));
    let hedged = text.get(hedge.start..hedge.end)?;
    let led = CLEAR.has(hedged) || CLEAR.iter().chain(WEAK.iter()).any(|w| led_by(text, hedge.start, w).is_some());
    let shown = hedged.eq_ignore_ascii_case("circa") || text.get(..hedge.start)?.ends_with('(');
    let point = Point { year: Some(Year::Is(y)), ..Point::default() };
    (led && open || shown).then(|| (found(hedge.start, piece.end, Expression::Point(point), Some(modifier), "en.time.year"), i + 2))
}

/// A bare year must be led by a word of time, or lead a noun: "in 2018", "the 2022 invasion".
fn year(text: &str, pieces: &[Piece], i: usize, y: i32) -> Option<(Found, usize)> {
    let piece = pieces.get(i)?;
    // 480 BC and AD 70 tell by themselves, and so does a year among those before Christ.
    let told = y <= 0 || text.get(piece.start..piece.end)?.contains(|c: char| c.is_ascii_alphabetic());
    if told {
        let point = Point { year: Some(Year::Is(y)), ..Point::default() };
        return Some((found(piece.start, piece.end, Expression::Point(point), None, "en.time.era"), i + 1));
    }
    // '86 proved itself when it was read.
    let apostrophe = text.get(piece.start..piece.end)?.starts_with(['\'', '’']);
    if apostrophe {
        let point = Point { year: Some(Year::Is(y)), ..Point::default() };
        return Some((found(piece.start, piece.end, Expression::Point(point), None, "en.time.year"), i + 1));
    }
    if !(1000..2100).contains(&y) {
        return None;
    }
    let next = skip_space(text, piece.end);
    let word: String = text.get(next..)?.chars().take(16).take_while(|c| c.is_ascii_alphabetic()).collect();
    let lower = word.chars().next().is_some_and(|c| c.is_ascii_lowercase());
    let plural = next > piece.end && word.len() > 3 && word.ends_with('s') && word.chars().all(|c| c.is_ascii_lowercase());
    let head = text.get(..piece.start)?;
    // "in 1200 cases"
    let clear = (y >= 1500 || !plural) && CLEAR.iter().any(|w| led_by(text, piece.start, w).is_some()) || hyphen_edge(text, piece.start);
    let weak = y >= 1500 && !plural && WEAK.iter().any(|w| led_by(text, piece.start, w).is_some());
    let the = led_by(text, piece.start, "the").is_some() || head.trim_end().ends_with("'s") || head.trim_end().ends_with("’s");
    let noun = the && next > piece.end && word.chars().next().is_some_and(|c| c.is_ascii_alphabetic());
    let recent = (1800..2040).contains(&y);
    // a 1988 law, his 1996 campaign; 1988's
    let adjective = recent
        && lower
        && next > piece.end
        && !plural
        && ["a", "an", "its", "his", "her", "their", "our", "my"].iter().any(|w| led_by(text, piece.start, w).is_some());
    // "1988 revenue": a year before one thing, behind a word that counts nothing.
    // At most this far back: a text may have no spaces at all.
    const WORD: usize = 12;
    let tail = head.trim_end();
    let from = tail.char_indices().rev().take_while(|(_, c)| c.is_ascii_lowercase()).take(WORD).last().map_or(tail.len(), |(i, _)| i);
    let behind = tail.get(from..).filter(|_| tail.get(..from).is_some_and(|t| t.ends_with(' '))).unwrap_or("");
    let single = (1900..2040).contains(&y)
        && lower
        && next > piece.end
        && !plural
        && !behind.is_empty()
        && !COUNTING.has(behind)
        && !SMALL.has(&word);
    // "1988 was a good year"
    let opens = recent
        && head.trim_end().chars().next_back().is_none_or(|c| matches!(c, '.' | '!' | '?' | '"' | '“' | '”'))
        && ["was", "saw", "is", "will", "has", "marked", "brought", "began", "ended"].contains(&word.as_str());
    let own = recent && ["'s", "’s"].iter().any(|s| text.get(piece.end..).is_some_and(|r| r.starts_with(s)));
    // (1941), (1914-1918)
    let bracket = head.ends_with('(') && text.get(piece.end..)?.starts_with([')', '-', '–', ',', ';']);
    // 1986, 1987 and 1988; 1914-1918
    let listed = i > 0
        && pieces.get(i - 1).is_some_and(|p| {
            matches!(p.kind, Kind::Year(_))
                && text.get(p.end..piece.start).is_some_and(|g| {
                    matches!(g.trim(), "," | "and" | "or" | ", and" | ", or" | "-" | "–" | "to" | "through") && g.len() < 10
                })
        });
    let joined = |a: &Piece, b: &Piece| text.get(a.end..b.start).is_some_and(|g| matches!(g, "-" | "–" | "—" | "/"));
    let range = pieces.get(i + 1).is_some_and(|p| {
        matches!(p.kind, Kind::Year(e) if e > y)
            && joined(piece, p)
            && (p.end - p.start == 4 || matches!(text.get(piece.end..p.start), Some("–" | "/"))
                    // 2012-13 can be no month.
                    || matches!(p.kind, Kind::Year(e) if e % 100 > 12 && (the || clear || e == y + 1)) || crate::time::pieces::seasonal(text, p.end))
    });
    // The 53 of 1950–53 is a year if 1950 is one.
    if piece.end - piece.start == 2 {
        let Some(Piece { kind: Kind::Year(first), .. }) = i.checked_sub(1).and_then(|i| pieces.get(i)) else { return None };
        year(text, pieces, i - 1, *first)?;
        let point = Point { year: Some(Year::Is(y)), ..Point::default() };
        return Some((found(piece.start, piece.end, Expression::Point(point), None, "en.time.year"), i + 1));
    }
    let start = led_by(text, piece.start, "year").map_or(piece.start, |t| with_the(text, t));
    (clear || weak || noun || adjective || single || opens || own || bracket || listed || range).then(|| {
        (found(start, piece.end, Expression::Point(Point { year: Some(Year::Is(y)), ..Point::default() }), None, "en.time.year"), i + 1)
    })
}
