//! A number with the unit behind it.

use sosik_core::TimeUnit;

use super::written::{half_day, twelve};
use super::{Kind, Piece, Suffix};
use crate::numbers::chars::{at as char_at, is_hangul, matches as match_word, skip_space, word_ends};
use crate::numbers::{Number, NumberForm};
use crate::time::english::led_by;
use crate::time::english::words::BETWEEN;
use crate::time::lexicon::{ENGLISH, Word};

/// In thousandths, where the number can count something.
pub(super) fn thousandths(value: f64) -> Option<u64> {
    (0.0..1e12).contains(&value).then(|| (value * 1000.0).round() as u64)
}

/// The piece that `number` makes with what follows it.
pub(super) fn counted(text: &str, number: &Number) -> Option<Piece> {
    let (start, end) = (number.span.range().start, number.span.range().end);
    let next = skip_space(text, end);
    if char_at(text, next).is_some_and(is_hangul)
        && let Some((end, kind)) = super::korean::unit(text, number, next)
    {
        return Some(Piece { start, end, kind, korean: true });
    }
    let make = |end: usize, kind: Kind| Some(Piece { start, end, kind, korean: false });
    let rest = text.get(end..)?;
    let value = number.value;
    if number.form == NumberForm::Digits {
        // the 1970s, the 1970's
        let s = ["s", "'s", "’s"].iter().find(|s| rest.starts_with(**s) && (s.len() == 1 || led_by(text, start, "the").is_some()));
        if let Some(s) = s
            && word_ends(text, end + s.len())
            && value >= 20.0
            && value % 10.0 == 0.0
            && (value < 100.0 || (1000.0..2100.0).contains(&value))
        {
            // "in her early 20s" is an age.
            let mut head = start;
            for word in ["early", "mid", "late"] {
                head = led_by(text, head, word).unwrap_or(head);
            }
            if value < 100.0 && ["his", "her", "their", "my", "your", "its", "our"].iter().any(|w| led_by(text, head, w).is_some()) {
                return None;
            }
            let year = if value < 100.0 { 1900 + value as i32 } else { value as i32 };
            return make(end + s.len(), Kind::Decade(year / 10));
        }
        if value <= 12.0 && value.fract() == 0.0 {
            if let Some((e, pm)) = half_day(text, skip_space(text, end)) {
                return make(e, Kind::Clock(twelve(value as u32, pm), None, None));
            }
            if let Some(e) = match_word(text, skip_space(text, end), "o'clock", false) {
                return make(e, Kind::Clock(value as u32, None, None));
            }
        }
        let short = number.span.len() == 4 && (1000.0..2200.0).contains(&value) && !text.get(start..end)?.contains(['.', ',']);
        let unit = rest.starts_with('-') && ENGLISH.longest(text, end + 1).is_some_and(|(_, w)| matches!(w, Word::Unit(_)));
        if short && !unit && char_at(text, end).is_none_or(|c| !is_hangul(c)) {
            return make(end, Kind::Year(value as i32));
        }
    }
    let hyphen = rest.starts_with('-') || rest.starts_with('‑');
    let gap = if hyphen { end + char_at(text, end).map_or(1, char::len_utf8) } else { next };
    if number.ordinal
        && value >= 1.0
        && let Some(e) =
            ["century", "centuries"].iter().find_map(|w| match_word(text, gap, w, false).filter(|e| gap > end && word_ends(text, *e)))
    {
        // the 3rd century BC
        let (e, century) = match super::era::era_behind(text, e) {
            Some((end, true)) => (end, -(value as i32)),
            Some((end, false)) => (end, value as i32),
            None => (e, value as i32),
        };
        return make(e, Kind::Century(century));
    }
    if gap > end && !number.ordinal {
        let between = BETWEEN.iter().find_map(|w| match_word(text, gap, w, false).filter(|e| word_ends(text, *e)));
        let at = between.map_or(gap, |e| skip_space(text, e));
        if let Some((e, word)) = ENGLISH.longest(text, at) {
            match word {
                // two-week-long
                Word::Unit(unit) => {
                    let long = match_word(text, e, "-long", false).filter(|e| hyphen && word_ends(text, *e));
                    return count(text, start, long.unwrap_or(e), value, unit);
                }
                Word::Length(Some(1000), unit) if hyphen && text.get(at..e).is_some_and(|w| w.ends_with("long")) => {
                    return count(text, start, e, value, unit);
                }
                Word::Length(Some(n @ 2000), TimeUnit::Week) => {
                    return make(e, Kind::Count(thousandths(value * n as f64 / 1000.0), TimeUnit::Week, Suffix::default()));
                }
                _ => {}
            }
        }
    }
    if gap > end
        && !number.ordinal
        && (1.0..1000.0).contains(&value)
        && let Some(e) = match_word(text, gap, "times", false).filter(|e| word_ends(text, *e))
    {
        return make(e, Kind::Times(value as u32));
    }
    (value < 100.0 && value.fract() == 0.0 && value >= 0.0).then_some(Piece {
        start,
        end,
        kind: Kind::Number(value, number.ordinal),
        korean: false,
    })
}

/// A count of English units, unless it is an age or a fraction.
fn count(text: &str, start: usize, end: usize, value: f64, unit: TimeUnit) -> Option<Piece> {
    let next = skip_space(text, end);
    let followed = |w: &str| match_word(text, next, w, false).is_some_and(|e| word_ends(text, e));
    // 34-year-old is an age, "three quarters of the town" a fraction.
    if text.get(end..)?.starts_with("-old") || followed("old") || followed("of age") || (unit == TimeUnit::Quarter && followed("of")) {
        return None;
    }
    Some(Piece { start, end, kind: Kind::Count(thousandths(value), unit, Suffix::default()), korean: false })
}
