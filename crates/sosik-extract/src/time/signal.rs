//! The word beside a time: since, until, 부터, 까지.

use sosik_core::TimeSignal;

use super::english::led_by;
use crate::numbers::chars::{at as char_at, matches as match_word, word_ends};

/// Korean words behind a time, the longest first.
const BEHIND: [(&str, TimeSignal); 12] = [
    ("이후부터", TimeSignal::Since),
    ("에서부터", TimeSignal::Since),
    ("로부터", TimeSignal::Since),
    ("부터", TimeSignal::Since),
    ("까지", TimeSignal::Until),
    ("이래", TimeSignal::Since),
    (" 이래", TimeSignal::Since),
    (" 이후", TimeSignal::After),
    ("이후", TimeSignal::After),
    (" 이전", TimeSignal::Before),
    ("이전", TimeSignal::Before),
    ("에서 ", TimeSignal::From),
];

/// English words before a time.
const BEFORE: [(&str, TimeSignal); 12] = [
    ("since", TimeSignal::Since),
    ("from", TimeSignal::From),
    ("between", TimeSignal::From),
    ("starting", TimeSignal::From),
    ("until", TimeSignal::Until),
    ("till", TimeSignal::Until),
    ("by", TimeSignal::Until),
    ("through", TimeSignal::Until),
    ("before", TimeSignal::Before),
    ("after", TimeSignal::After),
    ("prior to", TimeSignal::Before),
    ("as of", TimeSignal::From),
];

/// What the words around `start..end` make of a time; `last` is the signal of the time right before it, for "from … to …".
pub(super) fn beside(text: &str, start: usize, end: usize, korean: bool, last: Option<TimeSignal>) -> Option<TimeSignal> {
    if korean {
        let mut at = end;
        if char_at(text, at) == Some('(') {
            // 23일(현지시간)부터
            let inside = text.get(at..).unwrap_or("");
            at += inside.char_indices().take(16).find(|(_, c)| *c == ')').map_or(0, |(i, _)| i + 1);
        }
        let found = BEHIND.iter().find(|(w, _)| match_word(text, at, w, false).is_some()).map(|(_, s)| *s);
        return found.filter(|s| *s != TimeSignal::From || range_ahead(text, at));
    }
    let the = led_by(text, start, "the").unwrap_or(start);
    let found = BEFORE.iter().find(|(w, _)| led_by(text, the, w).is_some()).map(|(_, s)| *s);
    if found.is_some() {
        return found;
    }
    let second = last == Some(TimeSignal::From) && ["to", "and", "until"].iter().any(|w| led_by(text, the, w).is_some());
    if second {
        return Some(TimeSignal::Until);
    }
    match_word(text, end, " onward", false)
        .filter(|e| word_ends(text, *e) || text.get(*e..).is_some_and(|r| r.starts_with('s')))
        .map(|_| TimeSignal::Since)
}

/// 에서 opens a range only when 까지 or 사이 closes it soon.
fn range_ahead(text: &str, at: usize) -> bool {
    let rest = text.get(at..).unwrap_or("");
    let end = rest.char_indices().nth(24).map_or(rest.len(), |(i, _)| i);
    rest.get(..end).is_some_and(|r| r.contains("까지") || r.contains("사이"))
}
