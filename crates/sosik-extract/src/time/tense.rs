//! Whether the clause of a time speaks of what will be: the future reading of a bare date.

use std::sync::LazyLock;

use crate::numbers::chars::{final_consonant, is_hangul};
use crate::numbers::table::rows;

/// Bytes of a clause that are looked at, on either side.
const REACH: usize = 240;

/// The reading of a clause.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Tense {
    /// The past, or nothing that tells.
    #[default]
    Past,
    /// The Korean present, which news uses for what is near (내일 열린다) and for what is told.
    Present,
    /// Clearly the future.
    Future,
}

/// The tense of the clause of the time at `start..end` of `text`; `sentence` bounds what is looked at.
pub(super) fn of(text: &str, sentence: (usize, usize), start: usize, end: usize, korean: bool) -> Tense {
    let after = window(text, end, sentence.1.min(end + REACH));
    let before = window_back(text, sentence.0.max(start.saturating_sub(REACH)), start);
    if korean {
        korean_tense(before, after)
    } else if english_future(before, text.get(start..end).unwrap_or_default(), after) {
        Tense::Future
    } else {
        Tense::Past
    }
}

fn window(text: &str, from: usize, to: usize) -> &str {
    let mut to = to.min(text.len());
    while to > from && !text.is_char_boundary(to) {
        to -= 1;
    }
    let slice = text.get(from..to.max(from)).unwrap_or("");
    slice.split(['\n']).next().unwrap_or("")
}

fn window_back(text: &str, from: usize, to: usize) -> &str {
    let mut from = from.min(to);
    while from < to && !text.is_char_boundary(from) {
        from += 1;
    }
    let slice = text.get(from..to).unwrap_or("");
    slice.rsplit(['\n']).next().unwrap_or("")
}

/// The tense of the predicates behind the time. The first decides; when a topic stands right before the time (대변인은 23일 …
/// 밝혔다) the last one does, since the date then belongs to the main verb.
fn korean_tense(before: &str, after: &str) -> Tense {
    let topic = before.trim_end().ends_with(['은', '는']) && before.ends_with(' ');
    let mut tense = None;
    let chars = after.char_indices().peekable();
    for (i, c) in chars {
        if matches!(c, '.' | '?' | '!') && !after.get(i + 1..).is_some_and(|r| r.starts_with(|d: char| d.is_ascii_digit())) {
            break;
        }
        if !is_hangul(c) {
            continue;
        }
        let rest = after.get(i + c.len_utf8()..).unwrap_or("");
        let found = match final_consonant(c) {
            // ㅆ: the past, but for 있다 and 겠다.
            Some(20) if c == '겠' => Some(Tense::Future),
            Some(20) if c != '있' => Some(Tense::Past),
            // -ㄹ 예정, -ㄹ 것으로, -ㄹ 계획.
            Some(8) if [" 예정", " 계획", " 방침", " 전망", " 것", "예정", " 것으로", " 듯"].iter().any(|w| rest.starts_with(w)) => {
                Some(Tense::Future)
            }
            // -ㄴ다, 는다: the present of an event to come.
            Some(4) if rest.starts_with('다') && ends(rest) => Some(Tense::Present),
            _ => None,
        };
        let noun = ["예정", "앞두", "앞둔", "열리는", "치러지는", "시행되는", "개막하는", "예상된", "예고"]
            .iter()
            .any(|w| after.get(i..).is_some_and(|r| r.starts_with(w)));
        let found = found.or(noun.then_some(Tense::Future));
        if let Some(found) = found {
            tense = Some(found);
            if !topic {
                break;
            }
        }
    }
    tense.unwrap_or_default()
}

/// Whether 다 at the start of `rest` ends a predicate: nothing, a mark, a space or a quotative 고/며/는 behind it.
fn ends(rest: &str) -> bool {
    rest.chars().nth(1).is_none_or(|c| !is_hangul(c) || matches!(c, '고' | '며' | '는' | '면'))
}

/// A word of what will be.
struct Ahead {
    form: &'static str,
    /// Whether a space must follow.
    whole: bool,
    /// Whether it says so of days of the week alone: "would meet on Monday" was said before Monday, "would arrive on Oct. 23" may be long ago.
    weekday: bool,
}

/// Words of what will be, by their first byte.
static FUTURE: LazyLock<Vec<Vec<Ahead>>> = LazyLock::new(|| {
    let mut words: Vec<Vec<Ahead>> = (0..256).map(|_| Vec::new()).collect();
    for row in rows(include_str!("../../lexicon/time/future_en.csv")) {
        if let [form, space, ..] = row.as_slice()
            && let Some(place) = form.bytes().next().and_then(|b| words.get_mut(usize::from(b.to_ascii_lowercase())))
        {
            place.push(Ahead { form, whole: *space != "no", weekday: *space == "weekday" });
        }
    }
    words
});

fn english_future(before: &str, time: &str, after: &str) -> bool {
    let weekday = time.split(' ').any(|w| w.len() >= 6 && w.ends_with("day") && w.starts_with(char::is_uppercase));
    // Patterns are tried where words start; "he'll" has its own in the middle of one.
    let cue = |clause: &str| {
        let bytes = clause.as_bytes();
        (0..bytes.len()).any(|i| {
            let starts = i == 0 || !bytes.get(i - 1).is_some_and(u8::is_ascii_alphabetic) || bytes.get(i) == Some(&b'\'');
            let words = bytes.get(i).filter(|_| starts).and_then(|b| FUTURE.get(usize::from(b.to_ascii_lowercase())));
            words.is_some_and(|words| {
                words.iter().any(|Ahead { form: w, whole, weekday: only }| {
                    bytes.get(i..i + w.len()).is_some_and(|t| t.eq_ignore_ascii_case(w.as_bytes()))
                        && (!whole || bytes.get(i + w.len()) == Some(&b' '))
                        && (!only || weekday)
                        // What was expected may have come.
                        && !["was ", "were ", "been "].iter().any(|past| clause.get(..i).is_some_and(|c| c.ends_with(past)))
                })
            })
        })
    };
    // The sentence bounds what is looked at; a point may be that of "a.m." or "Aug."
    let tail = before.rsplit([';', '?', '!']).next().unwrap_or(before);
    let tail = [" and ", " but ", " that ", " while ", " after ", " who ", " which ", " when "]
        .iter()
        .fold(tail, |t, w| t.rsplit(w).next().unwrap_or(t));
    if cue(tail) {
        return true;
    }
    // At the head of its clause the verb is still to come; "which began in January, is expected" has had one.
    const SMALL: usize = 5;
    let words = tail.split_whitespace().filter(|w| w.len() <= SMALL || w.ends_with(',')).count();
    let verbs =
        tail.split_whitespace().any(|w| matches!(w.to_ascii_lowercase().as_str(), "began" | "ended" | "was" | "were" | "came" | "took"));
    let words = if verbs || tail.split_whitespace().count() > words { usize::MAX } else { words };
    let head = after.split([';', '?', '!']).next().unwrap_or("");
    words <= 2 && cue(head.split(" and ").next().unwrap_or(head))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reads(text: &str, word: &str) -> bool {
        let start = text.find(word).unwrap();
        of(text, (0, text.len()), start, start + word.len(), !text.is_ascii()) != Tense::Past
    }

    #[test]
    fn the_verb_of_the_clause_decides() {
        assert!(reads("회의는 3일 열린다.", "3일"));
        assert!(reads("회의가 3일 열릴 예정이다.", "3일"));
        assert!(!reads("장관은 3일 회의가 곧 열린다고 밝혔다.", "3일"));
        assert!(!reads("회의가 3일 열렸다.", "3일"));
        assert!(reads("The court will rule on Friday.", "Friday"));
        assert!(reads("On Friday, the court is expected to rule.", "Friday"));
        assert!(!reads("He resigned on Friday and will travel.", "Friday"));
    }
}
