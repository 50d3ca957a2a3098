//! Korean words of time and numbers with Korean units.

use sosik_core::TimeUnit;

use super::counted::thousandths;
use super::written::digits;
use super::{Kind, Piece, Suffix};
use crate::numbers::chars::{at as char_at, before, is_hangul, matches as match_word, skip_space, tail};
use crate::numbers::words::BEHIND_LENGTH;
use crate::numbers::{Number, NumberForm, units};
use crate::time::expression::From;
use crate::time::lexicon::{KOREAN, Word};

/// The kind of a number whose unit stands at `at`, with its end.
pub(super) fn unit(text: &str, number: &Number, mut at: usize) -> Option<(usize, Kind)> {
    let spelled = number.form == NumberForm::Hangul;
    let touching = at == number.span.range().end;
    let mut suffix = Suffix { spelled, ..Suffix::default() };
    let rest = text.get(at..)?;
    if let Some(after) = rest.strip_prefix('여') {
        at = text.len() - after.len();
        at = skip_space(text, at);
        suffix.over = true;
    }
    let rest = text.get(at..)?;
    let starts = |w: &str| rest.starts_with(w).then_some(at + w.len());
    let value = number.value;
    let whole = value.fract() == 0.0 && value >= 0.0;
    let plain_year =
        whole && !spelled && number.span.len() == 4 && (100.0..3000.0).contains(&value) || (spelled && (1800.0..2200.0).contains(&value));
    let n = thousandths(value)?;
    let count = |end: usize, n: u64, unit: TimeUnit, mut suffix: Suffix| {
        let mut end = end;
        let mut n = n;
        for half in ["반", " 반"] {
            if let Some(e) = match_word(text, end, half, true).filter(|e| units::closes(text, *e))
                && text.get(end..e).is_some_and(|s| s.trim() == "반")
            {
                (end, n, suffix.length) = (e, n + 500, true);
                break;
            }
        }
        // 3일 간: the suffix written apart.
        if let Some(e) =
            match_word(text, end, " 간", false).filter(|e| units::closes(text, *e) && !char_at(text, *e).is_some_and(is_hangul))
        {
            (end, suffix.length) = (e, true);
        }
        for s in ["여간", "여", "간", "째", "동안"] {
            if let Some(after) = text.get(end..)?.strip_prefix(s)
                && s != "동안"
            {
                let e = text.len() - after.len();
                suffix.over |= s.starts_with('여');
                if (s != "여" || units::closes(text, e)) && !text.get(e..)?.starts_with("격") {
                    end = e;
                    suffix.length = true;
                }
                break;
            }
        }
        Some((end, Kind::Count(Some(n), unit, suffix)))
    };
    if let Some(end) = starts("세기") {
        return if whole && !spelled && value > 3.0 {
            Some((end, Kind::Century(value as i32)))
        } else {
            count(end, n, TimeUnit::Century, suffix)
        };
    }
    if let Some(end) = starts("년대") {
        let year = if value < 100.0 { 1900.0 + value } else { value };
        return (whole && value % 10.0 == 0.0 && year < 2200.0).then_some((end, Kind::Decade(year as i32 / 10)));
    }
    for fiscal in ["회계연도", "회계년도", "학년도"] {
        if let Some(end) = starts(fiscal) {
            return plain_year.then_some((end, Kind::Fiscal(value as i32)));
        }
    }
    if let Some(end) = starts("년도") {
        return if plain_year { Some((end, Kind::Year(value as i32))) } else { short(value, end) };
    }
    if let Some(end) = starts("개년") {
        return count(end, n, TimeUnit::Year, suffix);
    }
    if let Some(end) = starts("년") {
        if text.get(end..)?.starts_with("생") && value < 100.0 {
            // A tree of eight years is no child of 2008.
            return if number.span.len() == 2 || spelled { short(value, end) } else { None };
        }
        if plain_year && !suffix.over && !text.get(end..)?.starts_with("간") && touching {
            return Some((end, Kind::Year(value as i32)));
        }
        // 1년생, 3년물, 백년가약, 2년차, 신형 are no lengths.
        if ["차", "형", "생", "물", "가약"].iter().any(|w| text.get(end..).is_some_and(|r| r.starts_with(w))) {
            return None;
        }
        // 676년에: of three digits that are not round, where nothing counts with it.
        let behind = text.get(end..)?;
        let dated = ["에 ", "에는 ", "부터 ", "까지 "].iter().any(|w| behind.starts_with(w)) || behind == "에" || behind == "에.";
        let counted = ["에 한", "에 두", "에 걸", "에 이르", "에 달", "에 불과", "에 1", "에 2"].iter().any(|w| behind.starts_with(w));
        if dated && !counted && whole && !spelled && touching && number.span.len() == 3 && value % 10.0 != 0.0 && !suffix.over {
            return Some((end, Kind::Year(value as i32)));
        }
        return count(end, n, TimeUnit::Year, suffix);
    }
    if let Some(end) = starts("개월").or_else(|| starts("달")) {
        if text.get(end..)?.starts_with("러") {
            return None;
        }
        return count(end, n, TimeUnit::Month, suffix);
    }
    if let Some(end) = starts("월") {
        // 4월회 is a name.
        let name = text.get(end..)?.starts_with("회 ");
        return (whole && !name && (1.0..=12.0).contains(&value)).then_some((end, Kind::Month(value as u32)));
    }
    if let Some(end) = starts("주일").or_else(|| starts("주간")) {
        return count(end, n, TimeUnit::Week, Suffix { length: true, ..suffix });
    }
    if starts("주년").is_some() || starts("주기").is_some() || starts("주째 ").is_some() {
        return None;
    }
    if let Some(end) = starts("주") {
        // 첫째 주 is no length; 두 주인공 are no weeks.
        if number.ordinal || text.get(end..)?.starts_with("인공") {
            return None;
        }
        // 이주 and 만주 are words of their own.
        let open = units::closes(text, end) && !(spelled && touching && matches!(value, 2.0 | 10000.0));
        return open.then(|| count(end, n, TimeUnit::Week, suffix)).flatten();
    }
    // 2박 3일: a stay is as long as its days.
    if let Some(end) = starts("박").filter(|_| whole && touching) {
        let (days, end) = digits(text, skip_space(text, end), 2)?;
        let end = match_word(text, end, "일", false)?;
        return count(end, u64::from(days) * 1000, TimeUnit::Day, Suffix { length: true, ..suffix });
    }
    if let Some(end) = starts("일간") {
        return count(end - "간".len(), n, TimeUnit::Day, suffix);
    }
    if let Some(end) = starts("일") {
        // 삼일 alone may be a name; 삼일 후에 is a length.
        let length = BEHIND_LENGTH.opening(text.get(skip_space(text, end)..)?).is_some();
        if text.get(end..)?.starts_with("차") || (spelled && value < 10.0 && !length && !after_month(text, number)) {
            return None;
        }
        let (e, kind) = count(end, n, TimeUnit::Day, suffix)?;
        let length = matches!(kind, Kind::Count(_, _, s) if s.length || s.over);
        // 7일 전, 5일 후: counted from now; 15일 후보 is none of it.
        let next = skip_space(text, e);
        let away = KOREAN.longest(text, next).is_some_and(|(to, w)| {
            matches!(w, Word::Ago(_) | Word::Hence(_))
                && units::closes(text, to)
                && !text.get(to..).is_some_and(|r| r.starts_with(['후', '보']))
        });
        let within = ["안에", "내에", "내로", "이내"].iter().any(|w| text.get(next..).is_some_and(|r| r.starts_with(w)))
            || next == e && text.get(next..) == Some("내");
        // 주 6일 일했다, 주 5일제: how many of a week; 다음 주 6일 is a day.
        let of_week = tail(text, number.span.range().start, 16);
        let weekly = of_week.trim_end().strip_suffix("주").is_some_and(|t| t.is_empty() || t.ends_with(' '))
            && ["제", " 근무", " 일", " 출근", " 운행", " 수업"].iter().any(|w| text.get(end..).is_some_and(|r| r.starts_with(w)));
        let length = length || away || within || weekly || super::days::counted_by_what_follows(text, end);
        return if !length && whole && touching && (1.0..=31.0).contains(&value) {
            Some((end, Kind::Day(value as u32)))
        } else {
            Some((e, kind))
        };
    }
    if let Some(end) = starts("시간") {
        return count(end, n, TimeUnit::Hour, suffix);
    }
    if let Some(end) = starts("시") {
        // 한시도 쉬지 않고, 한시름: no hour.
        let moment = spelled
            && value == 1.0
            && touching
            && ["도 ", "도,", "름", "라도", "바삐"].iter().any(|w| text.get(end..).is_some_and(|r| r.starts_with(w)));
        if moment || text.get(end..)?.starts_with('대') {
            return None;
        }
        let open = units::closes(text, end) || char_at(text, end).is_some_and(|c| c.is_ascii_digit());
        return (whole && value <= 24.0 && open).then_some((end, Kind::Hour(value as u32)));
    }
    if let Some(end) = starts("분기") {
        return (whole && (1.0..=4.0).contains(&value)).then_some((end, Kind::Quarter(value as u32)));
    }
    if let Some(end) = starts("사분기") {
        return (whole && (1.0..=4.0).contains(&value)).then_some((end, Kind::Quarter(value as u32)));
    }
    if let Some(end) = starts("분") {
        // 3분의 2 is a fraction, 두 분 two persons.
        if text.get(end..)?.starts_with("의")
            && char_at(text, skip_space(text, end + 3)).is_some_and(|c| c.is_ascii_digit() || "일이삼사오육칠팔구십백천만".contains(c))
        {
            return None;
        }
        let person = spelled && crate::numbers::native(text, number.span.range().start).is_some();
        return if person { None } else { count(end, n, TimeUnit::Minute, suffix) };
    }
    if let Some(end) = starts("초") {
        return (touching && units::closes(text, end)).then(|| count(end, n, TimeUnit::Second, suffix)).flatten();
    }
    if suffix.over {
        return None;
    }
    if let Some(end) =
        starts("번").or_else(|| starts("차례")).or_else(|| starts("회")).or_else(|| starts("끼")).or_else(|| starts("시간씩"))
    {
        return (whole && (1.0..1000.0).contains(&value) && !text.get(end..)?.starts_with('째'))
            .then_some((end, Kind::Times(value as u32)));
    }
    None
}

fn short(value: f64, end: usize) -> Option<(usize, Kind)> {
    let full = if value < 40.0 { 2000.0 + value } else { 1900.0 + value };
    (value.fract() == 0.0 && (0.0..100.0).contains(&value)).then_some((end, Kind::ShortYear(full as i32)))
}

/// A Korean word of time: at the start of an eojeol, or right behind another piece.
pub(super) fn word(text: &str, start: usize, last: Option<&Piece>) -> Option<Piece> {
    let behind = last.is_some_and(|p| p.end == start && p.korean);
    let opens = before(text, start).is_none_or(|c| !is_hangul(c)) || behind;
    if !opens {
        return None;
    }
    let make = |end: usize, kind: Kind| Some(Piece { start, end, kind, korean: true });
    let first = char_at(text, start)?;
    if let Some(rest) = text.get(start..)?.strip_prefix("주체") {
        // The North Korean calendar counts from 1912 as its first year.
        let at = skip_space(text, text.len() - rest.len());
        let (year, end) = digits(text, at, 3)?;
        // 주체113(2024)년: our year stands in brackets.
        let bracket = char_at(text, end).filter(|c| *c == '(').and_then(|_| digits(text, end + 1, 4)).and_then(|(y, e)| {
            let e = match_word(text, e, ")", false)?;
            (y as i32 == 1911 + year as i32).then_some(e)
        });
        let end = match_word(text, bracket.unwrap_or(end), "년", false)?;
        return make(end, Kind::Year(1911 + year as i32));
    }
    if let Some(year) = super::era::era_before(text, start) {
        return Some(year);
    }
    if behind && matches!(last.map(|p| p.kind), Some(Kind::Word(Word::DayPart(_)))) {
        // 오후세시: the number was not at the start of its eojeol.
        if let Some((end, value)) = crate::numbers::native(text, start).filter(|(e, _)| text.get(*e..).is_some_and(|r| r.starts_with('시')))
        {
            return make(end + "시".len(), Kind::Hour(value as u32));
        }
    }
    for (form, word) in KOREAN.starting(first) {
        let Some(end) = match_word(text, start, form, true) else { continue };
        let attached = matches!(word, Word::Edge(_) | Word::After(_) | Word::Ago(_) | Word::Hence(_));
        if attached && !last.is_some_and(|p| p.korean && skip_space(text, p.end) == start) {
            continue;
        }
        // 지난 주말 is a weekend, not a week with something behind it; that of 다다음 주말 and 그 주말 is the week's.
        if let Word::Shift(TimeUnit::Week, from, n) = word
            && char_at(text, end) == Some('말')
        {
            let week = text.get(start..end).and_then(|w| w.strip_suffix('주')).filter(|w| w.ends_with(' '));
            match week {
                Some(week) if n.abs() > 1 || *from == From::Seen => return make(start + week.trim_end().len(), Kind::Word(*word)),
                _ => continue,
            }
        }
        if no_time(text, form, start, end) {
            continue;
        }
        match word {
            Word::Many => {
                let next = skip_space(text, end);
                let unit = [
                    ("년", TimeUnit::Year),
                    ("개월", TimeUnit::Month),
                    ("달", TimeUnit::Month),
                    ("주", TimeUnit::Week),
                    ("시간", TimeUnit::Hour),
                    ("분", TimeUnit::Minute),
                    ("일", TimeUnit::Day),
                    ("세기", TimeUnit::Century),
                    ("초", TimeUnit::Second),
                    ("해", TimeUnit::Year),
                ];
                let Some((w, unit)) =
                    unit.iter().find(|(w, _)| text.get(next..).is_some_and(|r| r.starts_with(w)) && units::closes(text, next + w.len()))
                else {
                    continue;
                };
                if *w == "분" && (text.get(end..next) != Some("") || *form == "여러") {
                    continue;
                }
                let mut end = next + w.len();
                let mut suffix = Suffix { spelled: true, ..Suffix::default() };
                for s in ["간", "째"] {
                    if text.get(end..)?.starts_with(s) {
                        end += s.len();
                        suffix.length = true;
                    }
                }
                return make(end, Kind::Count(None, *unit, suffix));
            }
            Word::Length(n, unit) => {
                let mut end = end;
                let mut suffix = Suffix { spelled: true, ..Suffix::default() };
                for s in ["간", "째"] {
                    if text.get(end..)?.starts_with(s) {
                        end += s.len();
                        suffix.length = true;
                    }
                }
                if !units::closes(text, end) {
                    continue;
                }
                return make(end, Kind::Count(*n, *unit, suffix));
            }
            Word::Lean(_) => {
                // A lean needs something to lean on, written on to it or after a space.
                let next = skip_space(text, end);
                if next == end
                    && !KOREAN.longest(text, end).is_some_and(|(e, w)| {
                        matches!(w, Word::Season(_) | Word::Half(_) | Word::Weekend | Word::Edge(_) | Word::Weekday(_))
                            && units::closes(text, e)
                    })
                    && !char_at(text, end).is_some_and(|c| c.is_ascii_digit())
                {
                    continue;
                }
            }
            Word::Holiday(_)
            | Word::Season(_)
            | Word::DayPart(_)
            | Word::Shift(..)
            | Word::Edge(_)
            | Word::After(_)
            | Word::Ago(_)
            | Word::Hence(_)
            | Word::Vague(_)
            | Word::Before(_)
            | Word::Weekend
            | Word::Clock(_)
            | Word::Half(_) => {
                let open = units::closes(text, end)
                    || char_at(text, end).is_some_and(|c| "월화수목금토일오아점저새심한두세네다여일열봄가겨초말중하밤낮".contains(c))
                        && KOREAN.longest(text, end).is_some()
                        && !matches!(word, Word::Vague(_))
                    || matches!(word, Word::DayPart(_)) && crate::numbers::native(text, end).is_some();
                if !open {
                    continue;
                }
            }
            _ => {}
        }
        return match word {
            Word::Holiday(h) => Some(holiday(text, start, end, *h)),
            _ => make(end, Kind::Word(*word)),
        };
    }
    None
}

/// A Korean holiday, or the day off that stands in for it: 광복절 대체공휴일.
pub(super) fn holiday(text: &str, start: usize, end: usize, index: usize) -> Piece {
    let (end, index) = crate::time::calendar::holidays::substitute(text, end, index).unwrap_or((end, index));
    Piece { start, end, kind: Kind::Word(Word::Holiday(index)), korean: true }
}

/// Whether a month stands before a number: 삼월 삼일 is a day, 삼일 alone may be three of them.
fn after_month(text: &str, number: &Number) -> bool {
    let head = crate::numbers::chars::skip_space_back(text, number.span.range().start);
    text.get(..head).is_some_and(|t| t.ends_with('월'))
}

/// Whether the words around show that a form that can be a time is another word here: 낮은, 규정에 한해, 소식을 전해.
fn no_time(text: &str, form: &str, start: usize, end: usize) -> bool {
    let rest = text.get(end..).unwrap_or("");
    let head = text.get(..start).unwrap_or("").trim_end_matches([' ', '\u{a0}']);
    match form {
        "낮" => rest.starts_with(['은', '게', '아', '다', '추', '췄', '을', '지']),
        // 무대에 설 날, 설치에
        "설" => rest.starts_with('치') || [" 날", " 수", " 때", " 것", " 자리", " 곳", " 땅"].iter().any(|w| rest.starts_with(w)),
        // 하루 평균 1200명: the rate is told by the quantity.
        "하루" => rest.starts_with(" 평균 "),
        "한해" => head.ends_with('에'),
        // 전해보다 is the year before, 전해 드립니다 is telling.
        "전해" | "전 해" | "전달" | "전 달" => {
            !["보다", "에", "의", " 대비", " 같은", "과", "와"].iter().any(|w| rest.starts_with(w))
        }
        // 봄 that ends what is said is seeing: 재미있게 봄!
        "봄" if head.ends_with(['년', '해', '올', '번', '난', '음']) => false,
        "봄" => !rest.trim_start_matches(' ').starts_with(is_hangul) && !rest.starts_with([',', '·', '~']),
        // 전주 is a city; the week before has its particle.
        "전주" => !["보다", "에", "의 ", " 대비", " 같은"].iter().any(|w| rest.starts_with(w)),
        // 3년 안 팔린 is not within.
        "안" | "내" => rest.starts_with(|c: char| is_hangul(c) && c != '에'),
        "매달" => rest.starts_with(['리', '려', '린', '렸', '아']),
        "그 주" | "이 주" => rest.starts_with("인"),
        _ => false,
    }
}
