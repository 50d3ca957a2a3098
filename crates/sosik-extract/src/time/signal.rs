//! The word beside a time: since, until, 부터, 까지.

use std::sync::LazyLock;

use sosik_core::TimeSignal;

use super::english::led_by;
use crate::numbers::chars::{at as char_at, matches as match_word, word_ends};
use crate::numbers::table::rows;

/// Korean words behind a time and English words before one, in the order in which they are tried.
static BEHIND: LazyLock<Vec<(&'static str, TimeSignal)>> = LazyLock::new(|| signals("ko"));
static BEFORE: LazyLock<Vec<(&'static str, TimeSignal)>> = LazyLock::new(|| signals("en"));

fn signals(language: &str) -> Vec<(&'static str, TimeSignal)> {
    let signal = |name: &str| {
        Some(match name {
            "SINCE" => TimeSignal::Since,
            "FROM" => TimeSignal::From,
            "UNTIL" => TimeSignal::Until,
            "BEFORE" => TimeSignal::Before,
            "AFTER" => TimeSignal::After,
            _ => return None,
        })
    };
    rows(include_str!("../../lexicon/time/signals.csv"))
        .filter(|row| row.first() == Some(&language))
        .filter_map(|row| Some((*row.get(1)?, signal(row.get(2)?)?)))
        .collect()
}

/// Whether the Korean word stands at `at`; an underscore in it is a space.
fn behind(text: &str, at: usize, word: &str) -> bool {
    word.split('_')
        .enumerate()
        .try_fold(at, |at, (i, part)| {
            let at = if i == 0 { at } else { match_word(text, at, " ", false)? };
            match_word(text, at, part, false)
        })
        .is_some()
}

/// What the words around `start..end` make of a time; `last` is the signal of the time right before it, for "from … to …".
pub(super) fn beside(text: &str, start: usize, end: usize, korean: bool, last: Option<TimeSignal>) -> Option<TimeSignal> {
    if korean {
        let mut at = end;
        if char_at(text, at) == Some('(') {
            // 23일(현지시간)부터
            let inside = text.get(at..).unwrap_or("");
            at += inside.char_indices().take(16).find(|(_, c)| *c == ')').map_or(0, |(i, _)| i + 1);
        }
        let found = BEHIND.iter().find(|(w, _)| behind(text, at, w)).map(|(_, s)| *s);
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
