//! Numbers in Hangul: Sino-Korean (이천삼백), native (스물두), and multipliers after digits (3조5000억).

use std::sync::LazyLock;

use sosik_core::Span;

use super::chars::{at as char_at, before, is_hangul, skip_space};
use super::numerals::{ONES, TENS};
use super::words::{
    ALONE, AMONG, BEFORE_LENGTH, BEHIND_ALONE, BEHIND_LENGTH, BELOW_ZERO, DETERMINERS, HUNDREDTHS, LENGTHS, SUMS, WRITTEN_ON, YEARS,
};
use super::{Number, NumberForm, units};

/// What was read from one place on.
pub(super) struct Read {
    pub(super) end: usize,
    pub(super) value: f64,
    pub(super) place: f64,
    syllables: u32,
    powers: u32,
}

/// 십 to 경.
pub(crate) const fn multiplier(c: char) -> Option<f64> {
    Some(match c {
        '십' => 1e1,
        '백' => 1e2,
        '천' => 1e3,
        '만' => 1e4,
        '억' => 1e8,
        '조' => 1e12,
        '경' => 1e16,
        _ => return None,
    })
}

const fn sino(c: char) -> Option<f64> {
    Some(match c {
        '일' => 1.0,
        '이' => 2.0,
        '삼' => 3.0,
        '사' => 4.0,
        '오' => 5.0,
        '육' | '륙' => 6.0,
        '칠' => 7.0,
        '팔' => 8.0,
        '구' => 9.0,
        _ => return None,
    })
}

/// Whether `c` is a Sino-Korean digit or power of ten.
pub(crate) const fn numeral(c: char) -> bool {
    sino(c).is_some() || multiplier(c).is_some()
}

/// Reads digits and Sino-Korean numerals with their multipliers from `at` on; `digits` is what stands there in digits: its end,
/// value and last place. A space is stepped over only behind 만, 억 or 조 and only when a smaller number follows.
pub(super) fn section(text: &str, at: usize, digits: Option<(usize, f64, f64)>) -> Read {
    let mut read = Read { end: at, value: 0.0, place: 1.0, syllables: 0, powers: 0 };
    let (mut total, mut part, mut current) = (0.0f64, 0.0f64, None::<f64>);
    let mut limit = f64::INFINITY;
    let mut small = f64::INFINITY;
    let mut place = 1.0;
    if let Some((end, value, p)) = digits {
        (read.end, current, place) = (end, Some(value), p);
    }
    let mut end = read.end;
    while let Some(c) = char_at(text, end) {
        if let Some(power) = multiplier(c) {
            // 만에 and 조사 are words, not powers: a power without a number before it needs more than itself, which the caller checks.
            if power >= 1e4 {
                if power >= limit {
                    break;
                }
                let base = part + current.unwrap_or(0.0);
                total += if base == 0.0 { power } else { base * power };
                (part, current, limit, small) = (0.0, None, power, f64::INFINITY);
                place = if place > 1.0 && base != 0.0 { place * power } else { power * place.min(1.0) };
            } else {
                if power >= small {
                    break;
                }
                part += current.take().unwrap_or(1.0) * power;
                small = power;
                place = power;
            }
            read.powers += 1;
        } else if let (Some(d), None) = (sino(c), current) {
            current = Some(d);
            place = 1.0;
        } else if c.is_ascii_digit() && current.is_none() && end > at {
            let (e, v, p) = digit_run(text, end);
            if v >= limit.min(small) {
                break;
            }
            (current, place) = (Some(v), p);
            end = e;
            read.end = end;
            continue;
        } else {
            break;
        }
        end += c.len_utf8();
        read.end = end;
        read.syllables += 1;
        if limit.is_finite() && part == 0.0 && current.is_none() {
            let next = skip_space(text, end);
            let more =
                char_at(text, next).is_some_and(|c| c.is_ascii_digit()) || (digits.is_none() && next > end && numeral_ahead(text, next));
            // 1억 2024 is no one number: what follows a space must itself carry a counter or a power, which digits of four or fewer do.
            if next > end && more {
                let (_, value, _) =
                    if char_at(text, next).is_some_and(|c| c.is_ascii_digit()) { digit_run(text, next) } else { (0, 0.0, 0.0) };
                if value < 10_000.0 {
                    end = next;
                }
            }
        } else if part > 0.0 && current.is_none() && small < f64::INFINITY {
            // 2억 4천 4백만: digits behind the space go on with the number when they carry a smaller power.
            let next = skip_space(text, end);
            if next > end && char_at(text, next).is_some_and(|c| c.is_ascii_digit()) {
                let (e, value, _) = digit_run(text, next);
                let power = char_at(text, e).and_then(multiplier);
                if value < 10.0 && power.is_some_and(|p| if p >= 1e4 { p < limit } else { p < small }) {
                    end = next;
                }
            }
        }
    }
    read.value = total + part + current.unwrap_or(0.0);
    read.place = place;
    read
}

fn digit_run(text: &str, start: usize) -> (usize, f64, f64) {
    let bytes = text.as_bytes();
    let (mut end, mut value) = (start, 0.0f64);
    while let Some(b) = bytes.get(end) {
        if b.is_ascii_digit() {
            value = value * 10.0 + f64::from(b - b'0');
        } else if !(*b == b',' && bytes.get(end + 1..end + 4).is_some_and(|w| w.iter().all(u8::is_ascii_digit))) {
            break;
        }
        end += 1;
    }
    let mut place = 1.0;
    let mut rest = value;
    while rest >= 10.0 && rest.is_finite() && rest % 10.0 == 0.0 {
        rest /= 10.0;
        place *= 10.0;
    }
    (end, value, place)
}

/// Two numerals in a row, one of them a power: 이천, 삼백; a lone 이 or 사 begins any word.
fn numeral_ahead(text: &str, at: usize) -> bool {
    let mut chars = text.get(at..).unwrap_or("").chars();
    matches!((chars.next(), chars.next()), (Some(a), Some(b)) if (sino(a).is_some() && multiplier(b).is_some()) || (multiplier(a).is_some() && (sino(b).is_some() || multiplier(b).is_some())))
}

/// Bits for the syllables that numerals of Korean start with, native or not: most words end here.
static HEADS: LazyLock<Vec<u64>> = LazyLock::new(|| {
    let mut heads = vec![0; ('힣' as usize - '가' as usize) / 64 + 1];
    let sino = ('가'..='힣').filter(|c| numeral(*c));
    for c in TENS.iter().chain(ONES.iter()).filter_map(|(w, _)| w.chars().next()).chain(sino) {
        let at = c as usize - '가' as usize;
        heads[at / 64] |= 1 << (at % 64);
    }
    heads
});

fn opens_numeral(c: char) -> bool {
    let at = (c as usize).wrapping_sub('가' as usize);
    HEADS.get(at / 64).is_some_and(|bits| bits >> (at % 64) & 1 == 1)
}

/// A native numeral at `at`: its end and value.
pub(crate) fn native(text: &str, at: usize) -> Option<(usize, f64)> {
    let rest = text.get(at..).filter(|r| r.starts_with(opens_numeral))?;
    let tens = TENS.iter().find(|(w, _)| rest.starts_with(w));
    let after = tens.map_or(at, |(w, _)| at + w.len());
    // 스물 다섯: the ones apart, where they count at once.
    let apart = tens.and_then(|_| {
        let next = skip_space(text, after);
        let ones =
            ONES.iter().filter(|(w, v)| *v < 10.0 && text.get(next..).is_some_and(|r| r.starts_with(w))).max_by_key(|(w, _)| w.len());
        ones.filter(|(w, _)| next > after && counted(text, skip_space(text, next + w.len()), true)).map(|_| next)
    });
    let after = apart.unwrap_or(after);
    let rest = text.get(after..)?;
    let ones = ONES.iter().filter(|(w, v)| rest.starts_with(w) && (tens.is_none() || *v < 10.0)).max_by_key(|(w, _)| w.len());
    match (tens, ones) {
        (None, None) => None,
        (t, o) => Some((after + o.map_or(0, |(w, _)| w.len()), t.map_or(0.0, |x| x.1) + o.map_or(0.0, |x| x.1))),
    }
}

/// A Sino-Korean numeral at `at`: its end and value.
pub(crate) fn sino_number(text: &str, at: usize) -> Option<(usize, f64)> {
    let read = section(text, at, None);
    (read.end > at).then_some((read.end, read.value))
}

/// The number word at the Hangul syllable at `start`, where a counter or a word of time follows it.
pub(super) fn scan(text: &str, start: usize) -> Option<Number> {
    let first = char_at(text, start)?;
    if !opens_numeral(first) || before(text, start).is_some_and(|c| is_hangul(c) && c != '약') && !below_zero(text, start) {
        return None;
    }
    let made = |end: usize, value: f64, place: f64, ordinal: bool| {
        Some(Number { span: Span::of(start..end), value, form: NumberForm::Hangul, place, ordinal })
    };
    if let Some((end, value)) = native(text, start) {
        let next = skip_space(text, end);
        // 하나도 is not at all, no degree.
        if text.get(start..).is_some_and(|r| r.starts_with("하나도")) {
            return None;
        }
        // 쉰둘, 서른다섯: nothing else is written so.
        let whole = TENS.iter().any(|(w, v)| text.get(start..end).is_some_and(|t| t.len() > w.len() && t.starts_with(w)) && *v >= 20.0);
        if whole && units::closes(text, end) || stands_alone(text, start, end) {
            return made(end, value, 1.0, false);
        }
        if let Some(end) = alone(text, start, end) {
            return made(end, value, 1.0, false);
        }
        // 한편, 열병 and 세대 are words: written on, a numeral of one syllable takes only the commonest counters.
        let single = next == end && end - start <= 3;
        let plain = !single || text.get(next..).is_some_and(|r| WRITTEN_ON.opening(r).is_some());
        if plain && counted(text, next, true) {
            return made(end, value, 1.0, text.get(start..end)?.starts_with('첫') || text.get(start..end)?.ends_with('째'));
        }
        let determiner = DETERMINERS.has(text.get(start..end)?);
        if determiner && next > end && char_at(text, next).is_some_and(is_hangul) {
            return made(end, value, 1.0, false);
        }
    }
    let mut read = section(text, start, None);
    if read.end == start {
        return None;
    }
    // 백스물다섯 명: the tens and ones of a Sino-Korean hundred may be native; 백두대간 and 조세호 are names.
    if let Some((end, ones)) = native(text, read.end).filter(|(e, _)| {
        let apart = *e > read.end + '두'.len_utf8() || skip_space(text, *e) > *e;
        read.value >= 100.0 && first != '조' && first != '경' && apart && counted(text, skip_space(text, *e), true)
    }) {
        return made(end, read.value + ones, 1.0, false);
    }
    if let Some((end, value, place)) = decimals(text, &read) {
        (read.end, read.value, read.place) = (end, value, place);
        return made(read.end, read.value, read.place, false);
    }
    if stands_alone(text, start, read.end) || below_zero(text, start) && units::closes(text, read.end) {
        return made(read.end, read.value, read.place, false);
    }
    let next = skip_space(text, read.end);
    let spaced = next > read.end;
    let over = text.get(read.end..)?.strip_prefix('여').map(|_| read.end + '여'.len_utf8());
    // 조여정 is a name.
    let power = read.syllables > 1 || matches!(first, '만' | '천' | '백' | '십');
    if over.is_some_and(|e| read.powers > 0 && power && counted(text, skip_space(text, e), true)) {
        return made(read.end, read.value, read.place, false);
    }
    let fits = match (read.syllables, read.powers) {
        (1, 0) if text.get(next..)?.starts_with("분의 ") => true,
        // 마이너스 오 퍼센트
        (1, 0) if below_zero(text, start) && counted(text, next, true) => true,
        // 일분 안에, 지난 이초: 이분 is a person and 삼초 a name unless the words around make them a length.
        (1, 0) if length_around(text, start, next) => true,
        (1, 0) if text.get(next..)?.starts_with("분기") => counted(text, next, false),
        // 삼월 삼일
        (1, 0) if text.get(next..)?.starts_with('일') && text.get(..start)?.trim_end_matches(' ').ends_with('월') => true,
        (1, 0) => !spaced && YEARS.opening(text.get(next..)?).is_some() && counted(text, next, false),
        (1, 1) if HUNDREDTHS.opening(text.get(next..)?).is_some() => true,
        (1, 1) => matches!(first, '만' | '천' | '백' | '십') && counted(text, next, spaced) && !text.get(next..)?.starts_with("에"),
        (_, 0) => false,
        // 구조, 사경: a digit and 조 or 경 are a sum of money or none.
        (_, 1..) if first == '조' || first == '경' => false,
        (2, 1) if read.value >= 1e12 => SUMS.opening(text.get(next..)?).is_some(),
        // 삼분의 이
        _ if text.get(next..)?.starts_with("분의") => true,
        // 십육, 이십일조 삼백: nothing else than a number is written so; 이천, 천만 and 백일 are words as well.
        (3.., 1..) if units::closes(text, read.end) && !text.get(start..read.end)?.starts_with(['만', '조', '경']) => true,
        (2, 1) if (10.0..100.0).contains(&read.value) && units::closes(text, read.end) && first != '십' => true,
        _ => {
            counted(text, next, true)
                && !(read.value > 24.0 && text.get(next..)?.starts_with('시') && !text.get(next..)?.starts_with("시간"))
        }
    };
    if fits { made(read.end, read.value, read.place, false) } else { None }
}

/// Whether the line holds nothing but the number at `start..end`.
fn stands_alone(text: &str, start: usize, end: usize) -> bool {
    let open = |c: char| c.is_whitespace() || matches!(c, '.' | '"' | '“' | '”' | '(' | ')');
    // At most this many marks are looked at on each side.
    const MARKS: usize = 8;
    let side = |chars: &mut dyn Iterator<Item = char>| chars.take(MARKS).find(|c| !open(*c) || *c == '\n').is_none_or(|c| c == '\n');
    let head = text.get(..start).is_some_and(|t| side(&mut t.chars().rev()));
    head && text.get(end..).is_some_and(|t| side(&mut t.chars()))
}

/// Whether a word for "less than zero" stands before `start`.
fn below_zero(text: &str, start: usize) -> bool {
    let head = super::chars::skip_space_back(text, start);
    text.get(..head).is_some_and(|t| BELOW_ZERO.closing(t).is_some())
}

/// The digits behind 점: 이백점 칠일 is 200.71; its end, value and last place. 이백점 이 is a score and a word.
fn decimals(text: &str, read: &Read) -> Option<(usize, f64, f64)> {
    // As many as a number holds.
    const MOST: usize = 15;
    let at = super::chars::matches(text, skip_space(text, read.end), "점", true)?;
    // 십오점 사이 lies between scores.
    let at = skip_space(text, at);
    if text.get(at..)?.starts_with("사이") {
        return None;
    }
    let digit = |c: char| if matches!(c, '영' | '공') { Some(0.0) } else { sino(c) };
    let (mut end, mut value, mut place) = (at, read.value, 1.0);
    for c in text.get(at..)?.chars().take(MOST) {
        let Some(d) = digit(c) else { break };
        place /= 10.0;
        value += d * place;
        end += c.len_utf8();
    }
    // 칠일이다
    if text.get(at..end)?.ends_with('이') && text.get(end..)?.starts_with(['다', '었', '라', '며']) {
        end -= '이'.len_utf8();
        value -= 2.0 * place;
        place *= 10.0;
    }
    let word = matches!(text.get(at..end)?, "" | "이" | "일");
    (!word && units::closes(text, end)).then_some((end, value, place))
}

/// Whether a numeral at `start` whose unit stands at `unit` is a length of time by the words around it.
fn length_around(text: &str, start: usize, unit: usize) -> bool {
    let Some(end) = text.get(unit..).and_then(|r| LENGTHS.opening(r)).map(|w| unit + w.len()) else { return false };
    let head = text.get(..super::chars::skip_space_back(text, start)).unwrap_or("");
    let rest = text.get(super::chars::skip_space(text, end)..).unwrap_or("");
    let behind = BEHIND_LENGTH.opening(rest).is_some();
    let before = BEFORE_LENGTH.closing(head).is_some();
    behind || before && units::closes(text, end)
}

/// 하나 and 둘 that stand for what they count: "그중 하나", "둘이", "셋을".
fn alone(text: &str, start: usize, end: usize) -> Option<usize> {
    if !ALONE.has(text.get(start..end)?) {
        return None;
    }
    let rest = text.get(end..)?;
    let head = text.get(..super::chars::skip_space_back(text, start))?;
    let of = AMONG.closing(head).is_some();
    // 하나같이, 하나둘, 하나하나 and 하나도 are adverbs.
    let josa = BEHIND_ALONE.opening(rest).is_some();
    (josa || of && units::closes(text, end) && !rest.starts_with('도')).then_some(end)
}

/// Whether a counter, unit or word of time starts at `at` and ends like one.
fn counted(text: &str, at: usize, counters: bool) -> bool {
    units::time_word(text, at).is_some_and(|end| units::closes(text, end))
        || (counters && units::KOREAN.longest(text, at).is_some_and(|(end, _)| units::closes(text, end)))
}
