//! Two dates that bound an interval, put together into one: from–to, between–and, 부터–까지, 과–사이.

use chrono::{Datelike, Days};
use sosik_core::{Time, TimeSignal, TimeValue};

/// Bytes between the two dates at most.
const GAP: usize = 24;

/// `times` with each pair that bounds an interval as one whose last day is the one before the second date.
pub(super) fn joined(text: &str, times: Vec<Time>) -> Vec<Time> {
    let mut out: Vec<Time> = Vec::new();
    for time in times {
        if let Some(first) = out.last_mut()
            && bounds(text, first, &time)
            && let Some(value) = interval(&first.value, &time.value)
        {
            (first.value, first.signal) = (value, None);
            first.span = first.span.cover(time.span);
            first.evidence.spans = vec![first.span];
            continue;
        }
        out.push(time);
    }
    out
}

/// Whether the words around two neighbours make an interval of them.
fn bounds(text: &str, first: &Time, second: &Time) -> bool {
    let (from, to, end) = (first.span.range().end, second.span.range().start, second.span.range().end);
    if to < from || to - from > GAP {
        return false;
    }
    let gap = text.get(from..to).unwrap_or("").trim();
    let behind = text.get(end..).unwrap_or("").trim_start_matches(' ');
    match gap {
        "부터" | "에서부터" | "로부터" => true,
        "에서" => behind.starts_with("까지") || behind.starts_with("사이"),
        "과" | "와" => behind.starts_with("사이"),
        "to" | "and" | "until" | "till" | "through" => first.signal == Some(TimeSignal::From),
        _ => false,
    }
}

fn interval(first: &TimeValue, second: &TimeValue) -> Option<TimeValue> {
    let dates = [first, second].iter().all(|v| matches!(v, TimeValue::Calendar(iso) if !iso.contains('T')));
    let (begin, end) = (first.bounds()?.0?, second.bounds()?.0?.checked_sub_days(Days::new(1))?);
    let fits = dates && begin <= end && begin.year() > 0;
    fits.then(|| TimeValue::Interval { begin: Some(begin.to_string()), end: Some(end.to_string()) })
}
