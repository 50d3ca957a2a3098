//! Quantities of Korean: hedge, number, 여, counter, hedge; the counted noun before or behind.

use sosik_core::{Approximator, Span};
use sosik_segment::{EojeolClass, Segmentation, Token};

use super::lexicon::{HEDGES_KOREAN, ROLES_KOREAN, VAGUE_KOREAN};
use super::measure::Measure;
use super::range::{self, Range};
use crate::numbers::chars::{at as char_at, before, is_hangul, matches as match_word, skip_space, skip_space_back};
use crate::numbers::table::Words;
use crate::numbers::words::{ALONE, BEFORE_COUNT, HEDGES_OF, NOT_COUNTED_BEFORE, NOT_COUNTED_BEHIND, PEOPLE, SCALES, SPEEDS};
use crate::numbers::{Number, NumberForm, units};

/// The quantity at `numbers[i]`, with the position of the next number.
pub(super) fn read(text: &str, seg: &Segmentation, numbers: &[Number], i: usize) -> Option<(Measure, usize)> {
    let number = numbers.get(i)?;
    let (start, end) = (number.span.range().start, number.span.range().end);
    let mut next = i + 1;
    if let Some(fraction) = fraction(text, numbers, i) {
        let mut measure = fraction;
        super::below_zero(text, &mut measure);
        measure.noun = noun(text, seg, measure.start, measure.end, false, "fraction");
        while numbers.get(next).is_some_and(|n| n.span.range().start < measure.end) {
            next += 1;
        }
        return Some((measure, next));
    }
    let mut measure = Measure::exact(start, end, number.value, "ko.quantity.number");
    let (mut hedge, mut inside) = (None, 1.0);
    let range = range::read(text, numbers, i);
    let last = match range {
        Some(Range { low, second, .. }) => {
            next += 1;
            measure =
                Measure::between(start, second.span.range().end, Some(low), Some(second.value), Approximator::Range, "ko.quantity.range");
            second
        }
        None => number,
    };
    let mut at = measure.end;
    if let Some(after) = match_word(text, at, "여", false).or_else(|| match_word(text, at, " 여", false))
        && (units::closes(text, after) || units::KOREAN.longest(text, after).is_some())
        && !char_at(text, after).is_some_and(|c| "만억조".contains(c))
    {
        hedge = Some(Approximator::Over);
        at = after;
        measure.end = after;
    } else if let Some(after) = match_word(text, at, "여", false)
        && let Some(power) = char_at(text, after).and_then(crate::numbers::power).filter(|p| *p >= 1e4 && number.place < *p)
        && let Some(value) = measure.value
    {
        // 8천여만 원: 여 stands inside the number; what is under the next power belongs to it.
        let head = (value / (power * 1e4)).floor() * power * 1e4;
        let (value, end) = (head + (value - head) * power, after + '만'.len_utf8());
        measure = Measure { value: Some(value), ..Measure::exact(start, end, value, "ko.quantity.number") };
        (hedge, inside, at) = (Some(Approximator::Over), power, end);
    }
    let counter_at = skip_space(text, at);
    let counter = units::KOREAN.longest(text, counter_at).filter(|(e, dimension)| closes_counter(text, *e, dimension, counter_at > at));
    // 2호선, 제3선
    if let Some((e, dimension)) = counter.filter(|(e, _)| text.get(counter_at..*e) != Some("선") || !level(text, number)) {
        // A Roman unit or % may be written close only: "5 m" is one, "3 다" none.
        measure.unit = text.get(counter_at..e).map(str::to_owned);
        (measure.end, measure.dimension) = (e, dimension);
    }
    if let Some(end) = range.and_then(|r| r.closed(text, measure.end)) {
        measure.end = end;
    }
    super::below_zero(text, &mut measure);
    cents(text, numbers, &mut next, &mut measure);
    let sign = |c: &char| matches!(c, '$' | '€' | '£' | '¥' | '₩');
    let mut symbol = before(text, start).filter(sign);
    if symbol.is_none()
        && measure.unit.is_none()
        && let Some(c) = char_at(text, measure.end).filter(sign)
    {
        // 20$이다
        measure.end += c.len_utf8();
        (measure.unit, measure.dimension, symbol) = (Some(c.to_string()), super::currency(c), Some(c));
    } else if let Some(c) = symbol {
        measure.start = start - c.len_utf8();
        measure.unit = Some(c.to_string());
        measure.dimension = super::currency(c);
    }
    if measure.dimension == "per" {
        measure.unit = measure.unit.map(|u| u.trim_end_matches('당').to_owned());
    }
    ordinal_prefix(text, start, &mut measure)?;
    // 형사합의25부 is a court, 20부 are copies.
    let division = measure.unit.as_deref().is_some_and(|unit| ROLES_KOREAN.divisions.contains(&unit));
    if division && measure.start == start && !opens(text, start) {
        return None;
    }
    if measure.dimension == "age" || measure.unit.as_deref() == Some("대") {
        age(text, start, number, &mut measure);
    }
    if measure.unit.is_none() && symbol.is_none() {
        bare(text, number, &mut measure)?;
    }
    if measure.dimension == "frequency" && number.ordinal || measure.dimension == "ordinal" {
        measure.approximator = Approximator::Ordinal;
        measure.dimension = "ordinal";
    }
    if measure.dimension == "temperature" {
        temperature(text, &mut measure);
    }
    speed(text, &mut measure);
    let exact = measure.approximator == Approximator::Exact;
    // 약, 최소 and the like before.
    let head = skip_space_back(text, measure.start);
    if let Some((start, approximator)) = HEDGES_KOREAN.before(text, head, opens)
        && (head < measure.start || text.get(start..head) == Some("약"))
    {
        measure.start = start;
        if exact {
            hedge = hedge.or(Some(approximator));
        }
        speed(text, &mut measure);
    }
    if measure.dimension != "fraction"
        && let Some((e, approximator, inside)) = HEDGES_KOREAN.behind(text, measure.end)
    {
        // 100명을 넘었다: the verb tells the bound and is no part of the quantity.
        measure.end = if inside { e } else { measure.end };
        if exact {
            hedge = Some(approximator);
        }
    }
    if let (Some(hedge), true) = (hedge, exact) {
        measure.hedge(hedge, last.place * inside);
    }
    measure.noun =
        noun(text, seg, measure.start, measure.end, number.form == NumberForm::Hangul && measure.unit.is_none(), measure.dimension);
    // 하나 and numbers of several syllables stand for themselves; 이 and 두 count what follows.
    let stands_alone = text.get(start..end).is_some_and(|t| ALONE.has(t))
        || text.get(start..end).is_some_and(|t| t.chars().nth(1).is_some() && t.chars().all(|c| c == ' ' || crate::numbers::numeral(c)))
        || measure.value.is_some_and(|v| v < 0.0)
        || number.place < 1.0
        || text.trim().len() == end - start;
    if measure.unit.is_none() && symbol.is_none() && number.form == NumberForm::Hangul && measure.noun.is_none() && !stands_alone {
        return None;
    }
    Some((measure, next))
}

/// The start of `word`, where it stands before `at` and opens an eojeol.
fn word_before(text: &str, at: usize, word: &str) -> Option<usize> {
    let head = skip_space_back(text, at);
    text.get(..head).is_some_and(|t| t.ends_with(word) && opens(text, head - word.len())).then(|| head - word.len())
}

/// Takes the word before a number that belongs to its unit, as 섭씨 and 시속 do, into the quantity; whether there was one.
fn led(text: &str, words: &Words, measure: &mut Measure) -> bool {
    let Some((start, word)) = words.iter().find_map(|word| Some((word_before(text, measure.start, word)?, word))) else { return false };
    measure.start = start;
    measure.unit = measure.unit.take().map(|unit| format!("{word} {unit}"));
    true
}

/// 초속 30m is no length.
fn speed(text: &str, measure: &mut Measure) {
    if measure.dimension == "length" && led(text, &SPEEDS, measure) {
        measure.dimension = "speed";
    }
}

/// 영하 20도 is below zero; 섭씨 and 화씨 belong to the unit.
fn temperature(text: &str, measure: &mut Measure) {
    if let Some(start) = word_before(text, measure.start, "영하") {
        measure.start = start;
        for v in [&mut measure.value, &mut measure.low, &mut measure.high] {
            *v = v.map(|v| -v);
        }
    }
    led(text, &SCALES, measure);
}

/// Whether the counter that ends at `end` may end there.
fn closes_counter(text: &str, end: usize, dimension: &str, spaced: bool) -> bool {
    let next = char_at(text, end);
    // 20과 30 사이 are no companies.
    // 첫 부대 is a unit and no copy.
    if matches!((before(text, end), next), (Some('사'), Some('이')) | (Some('부'), Some('대'))) {
        return false;
    }
    // 85kg급, 105km다: a Roman unit ends where Hangul begins.
    let roman = before(text, end).is_some_and(|c| !is_hangul(c));
    // 10점 준다
    if roman || before(text, end) == Some('점') && next.is_some_and(|c| "줬준줌주".contains(c)) {
        return true;
    }
    if dimension.starts_with("currency") || dimension.starts_with("percent") || !next.is_some_and(is_hangul) {
        return true;
    }
    let single = before(text, end).is_some_and(is_hangul) && end >= 3;
    units::closes(text, end) || (!spaced && single && next.is_some_and(|c| "초하상단".contains(c)))
}

/// Whether a word may start at `at`.
fn opens(text: &str, at: usize) -> bool {
    before(text, at).is_none_or(|c| !is_hangul(c))
}

/// 3분의 2.
fn fraction(text: &str, numbers: &[Number], i: usize) -> Option<Measure> {
    let first = numbers.get(i)?;
    // 백삼십과 오분의 이: the whole number was read before its fraction.
    let and = text.get(first.span.range().end..).is_some_and(|r| r.starts_with("과 ") || r.starts_with("와 "));
    if and && numbers.get(i + 1).is_some_and(|n| n.span.range().start <= first.span.range().end + "과 ".len() + 1) {
        return fraction_at(text, numbers, i + 1).filter(|m| m.start == first.span.range().start);
    }
    fraction_at(text, numbers, i)
}

fn fraction_at(text: &str, numbers: &[Number], i: usize) -> Option<Measure> {
    let first = numbers.get(i)?;
    let end = match_word(text, skip_space(text, first.span.range().end), "분의", false)?;
    let at = skip_space(text, end);
    let (mut end, mut value) = match numbers.get(i + 1).filter(|n| n.span.range().start == at) {
        Some(second) => (second.span.range().end, second.value),
        None => crate::numbers::sino_number(text, at)?,
    };
    // 오분의 일만, 삼분의 일조각: a josa and a noun, no powers.
    if let Some(power) = before(text, end).filter(|c| matches!(c, '만' | '조')).and_then(crate::numbers::power)
        && end > at + '만'.len_utf8()
        && first.value < power
    {
        (end, value) = (end - '만'.len_utf8(), value / power);
    }
    let (start, whole) = whole_before(text, first.span.range().start).unwrap_or((first.span.range().start, 0.0));
    (first.value > 0.0)
        .then(|| Measure { dimension: "fraction", ..Measure::exact(start, end, whole + value / first.value, "ko.quantity.fraction") })
}

/// The whole number of a mixed fraction: 삼과 오분의 일; its start and value. `at` is where the fraction starts.
fn whole_before(text: &str, at: usize) -> Option<(usize, f64)> {
    // As long as a number is written in words.
    const LONG: usize = 16;
    let head = skip_space_back(text, at);
    let end = head - before(text, head).filter(|c| matches!(c, '과' | '와') && head < at)?.len_utf8();
    let tail = text.get(..end)?;
    let start = tail.char_indices().rev().take(LONG).take_while(|(_, c)| is_hangul(*c) || c.is_ascii_digit()).last()?.0;
    let read = |from: usize| crate::numbers::sino_number(text, from).or_else(|| crate::numbers::native(text, from));
    let digits = || tail.get(start..)?.parse().ok().map(|value: f64| (end, value));
    read(start).or_else(digits).filter(|(e, value)| *e == end && opens(text, start) && value.is_finite()).map(|(_, value)| (start, value))
}

/// 제1, 제24차 are places in an order; 제11군단 is a name.
fn ordinal_prefix(text: &str, start: usize, measure: &mut Measure) -> Option<()> {
    if before(text, start) != Some('제') || !opens(text, start - '제'.len_utf8()) {
        return Some(());
    }
    if char_at(text, measure.end).is_some_and(is_hangul) && (measure.unit.is_none() || !units::closes(text, measure.end)) {
        return None;
    }
    if measure.unit.is_some() && !matches!(measure.dimension, "ordinal" | "frequency" | "count") {
        return None;
    }
    measure.start = start - '제'.len_utf8();
    (measure.approximator, measure.dimension, measure.rule) = (Approximator::Ordinal, "ordinal", "ko.quantity.ordinal");
    Some(())
}

/// 60대 남성: a decade of life, where a person stands behind; 드론 40대 are machines.
fn age(text: &str, start: usize, number: &Number, measure: &mut Measure) {
    if measure.unit.as_deref() != Some("대") || measure.end != number.span.range().end + "대".len() {
        return;
    }
    let v = number.value;
    let behind = skip_space(text, measure.end);
    let person = ROLES_KOREAN.persons.iter().any(|w| text.get(behind..).is_some_and(|r| r.starts_with(w)));
    let noun_before = before(text, skip_space_back(text, start)).is_some_and(|c| is_hangul(c) && !"은는이가을를의에로와과도".contains(c));
    if v % 10.0 == 0.0 && (10.0..=90.0).contains(&v) && person && (!noun_before || behind > measure.end) {
        *measure = Measure {
            unit: Some("대".into()),
            dimension: "age",
            ..Measure::between(measure.start, measure.end, Some(v), Some(v + 9.0), Approximator::Range, "ko.quantity.age")
        };
    }
}

/// A number without a unit: an age in brackets, a number that stands alone, 두 before a noun; else none.
fn bare(text: &str, number: &Number, measure: &mut Measure) -> Option<()> {
    if number.form == NumberForm::Hangul {
        return Some(());
    }
    let (start, end) = (number.span.range().start, number.span.range().end);
    let (left, right) = (before(text, start), char_at(text, end));
    let year = number.span.len() == 4 && (1900.0..2100.0).contains(&number.value);
    if year {
        return None;
    }
    // 김모(33)씨, 조모(여·27)씨, 山田太郎(42)
    let bracket = left == Some('(') && before(text, start - 1).is_some_and(|c| is_hangul(c) || c.is_uppercase() || is_han(c));
    let listed = matches!(left, Some('·' | 'ㆍ' | '∙' | '.'))
        && left.and_then(|c| before(text, start - c.len_utf8())).is_some_and(|c| is_hangul(c) || is_han(c))
        && right == Some(')');
    if (bracket && matches!(right, Some(')' | '·' | ',')) || listed) && (1.0..120.0).contains(&number.value) {
        measure.dimension = "age";
        return Some(());
    }
    if measure.approximator == Approximator::Ordinal {
        return Some(());
    }
    // 시즌2, 시즌 3
    let head = skip_space_back(text, start);
    if text.get(..head).is_some_and(|t| t.ends_with("시즌")) {
        (measure.approximator, measure.dimension) = (Approximator::Ordinal, "ordinal");
        return Some(());
    }
    let left = if measure.start < start { before(text, measure.start) } else { left };
    let alone = left.is_none_or(|c| c.is_whitespace() || "([\"'“‘".contains(c))
        && right.is_none_or(|c| {
            c.is_whitespace() || ")]\"'”’,.".contains(c) || units::closes(text, end) && is_hangul(c) || level(text, number)
        });
    alone.then_some(())
}

/// Whether `number` is a level: 2,500선까지.
fn level(text: &str, number: &Number) -> bool {
    // No line has so high a number.
    const LEAST: f64 = 100.0;
    number.value >= LEAST && char_at(text, number.span.range().end) == Some('선')
}

const fn is_han(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}' | '\u{3400}'..='\u{4DBF}')
}

/// 3달러 50센트: a hundredth of the money before it.
fn cents(text: &str, numbers: &[Number], next: &mut usize, measure: &mut Measure) {
    if !measure.dimension.starts_with("currency") || measure.unit.is_none() {
        return;
    }
    let Some(second) = numbers.get(*next).filter(|n| n.span.range().start == skip_space(text, measure.end) && n.value < 100.0) else {
        return;
    };
    let at = skip_space(text, second.span.range().end);
    let Some(end) = match_word(text, at, "센트", false).or_else(|| match_word(text, at, "펜스", false)) else { return };
    for v in [&mut measure.value, &mut measure.low, &mut measure.high] {
        *v = v.map(|v| v + second.value / 100.0);
    }
    measure.end = end;
    *next += 1;
}

/// A vague number at `at`: 수십만 명, 여러 나라, 두세 명.
pub(super) fn vague(text: &str, seg: &Segmentation, at: usize) -> Option<Measure> {
    if !opens(text, at) {
        return None;
    }
    let (end, (low, high, approximator)) = VAGUE_KOREAN.longest(text, at)?;
    // 여러분 is everybody.
    if text.get(at..)?.starts_with("여러분") {
        return None;
    }
    let counter_at = skip_space(text, end);
    let counter_at = match_word(text, counter_at, "여", false).map_or(counter_at, |e| skip_space(text, e));
    let counter = units::KOREAN.longest(text, counter_at).filter(|(e, d)| closes_counter(text, *e, d, counter_at > end));
    let mut measure = Measure::between(at, end, low, high, approximator, "ko.quantity.vague");
    match counter {
        Some((e, dimension)) => {
            measure.unit = text.get(counter_at..e).map(str::to_owned);
            (measure.end, measure.dimension) = (e, dimension);
        }
        None if units::time_word(text, counter_at).is_none() && counter_at > end && char_at(text, counter_at).is_some_and(is_hangul) => {}
        None => return None,
    }
    measure.noun = noun(text, seg, measure.start, measure.end, measure.unit.is_none(), measure.dimension);
    (measure.unit.is_some() || measure.noun.is_some()).then_some(measure)
}

/// The token that covers the byte at `at`.
pub(super) fn token_at(seg: &Segmentation, at: usize) -> Option<&Token> {
    let at = u32::try_from(at).ok()?;
    let i = seg.tokens.partition_point(|t| t.span.start() <= at).checked_sub(1)?;
    seg.tokens.get(i).filter(|t| t.span.contains_offset(at))
}

/// The noun of the eojeol at `at`, josa cut off, and whether it carried one; nothing for predicates.
fn eojeol_noun(text: &str, seg: &Segmentation, at: usize) -> Option<(usize, usize, bool)> {
    let token = token_at(seg, at)?;
    if !token.span.slice(text)?.chars().next().is_some_and(is_hangul) || seg.class_of(token) != EojeolClass::Nominal {
        return None;
    }
    let stem: Span = seg.stem_of(token);
    let start = stem.range().start.max(at);
    (stem.range().end > start).then(|| (start, stem.range().end, stem.end() < token.span.end()))
}

/// The counted noun: behind 의 (1200명의 병력), behind the counter (20여 개 마을), or before the number (병사 2명).
fn noun(text: &str, seg: &Segmentation, start: usize, end: usize, determiner: bool, dimension: &str) -> Option<(usize, usize)> {
    if let Some(e) = match_word(text, end, "의", false)
        && skip_space(text, e) > e
    {
        return eojeol_noun(text, seg, skip_space(text, e)).map(|(a, b, _)| (a, b));
    }
    // 3분의 2 이상의 의원
    for hedge in HEDGES_OF.iter() {
        if let Some(e) = match_word(text, end, hedge, true) {
            return eojeol_noun(text, seg, skip_space(text, e)).map(|(a, b, _)| (a, b));
        }
    }
    let next = skip_space(text, end);
    let behind = if next > end { eojeol_noun(text, seg, next) } else { None };
    if determiner || matches!(dimension, "age" | "ordinal") {
        return behind.map(|(a, b, _)| (a, b));
    }
    // 러시아군 1개 여단, 20여 개 마을: what 개 stands before is counted.
    if let Some((a, b, _)) =
        behind.filter(|(a, b, _)| text.get(start..end).is_some_and(|t| t.ends_with('개')) && counted_behind(text, *a, *b))
    {
        return Some((a, b));
    }
    let mut back = skip_space_back(text, start);
    // 부상자는 모두 100명: an adverb of number is stepped over.
    for adverb in BEFORE_COUNT.iter() {
        if text.get(..back).is_some_and(|t| t.ends_with(adverb)) && opens(text, back - adverb.len()) {
            back = skip_space_back(text, back - adverb.len());
            break;
        }
    }
    if back < start || before(text, start).is_some_and(is_hangul) {
        let last = before(text, back)?;
        if is_hangul(last) || last.is_alphanumeric() {
            let token = token_at(seg, back - last.len_utf8())?;
            let stem = seg.stem_of(token).range();
            if seg.class_of(token) == EojeolClass::Nominal && stem.start < stem.end && token.span.range().end <= start {
                let josa = text.get(stem.end..token.span.range().end)?;
                let word = text.get(stem.clone())?;
                // Who takes others does not count himself: 주민은 3명을 숨겼다.
                let told = !text.get(end..).is_some_and(|rest| {
                    let mut chars = rest.chars();
                    match chars.next() {
                        Some('을' | '를') => true,
                        // 1천명이 is its subject, 1천명이었다 a predicate.
                        Some('이' | '가') => !chars.next().is_some_and(is_hangul),
                        _ => false,
                    }
                });
                let person = ROLES_KOREAN.nouns.iter().any(|(w, _)| word.ends_with(w) && w.len() > 3)
                    || told && PEOPLE.iter().any(|w| word.ends_with(w));
                let takes = match dimension {
                    "count" => josa.is_empty() || (matches!(josa, "은" | "는" | "이" | "가" | "도" | "만") && person),
                    "length" | "frequency" | "temperature" => false,
                    _ => matches!(josa, "" | "은" | "는" | "이" | "가" | "도" | "을" | "를"),
                };
                if takes && !not_counted(word) {
                    return Some((stem.start, stem.end));
                }
            }
        }
    }
    behind.filter(|_| matches!(dimension, "count")).filter(|(a, b, _)| counted_behind(text, *a, *b)).map(|(a, b, _)| (a, b))
}

/// Whether the noun behind a counter can be what is counted.
fn counted_behind(text: &str, start: usize, end: usize) -> bool {
    !text.get(start..end).is_some_and(|w| NOT_COUNTED_BEHIND.has(w))
}

/// Nouns before a number that it does not count: of time and place, and what is a number itself.
fn not_counted(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit()) || NOT_COUNTED_BEFORE.has(word)
}
