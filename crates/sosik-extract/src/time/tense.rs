//! Whether the clause of a time speaks of what will be: the future reading of a bare date.

use std::sync::LazyLock;

use crate::numbers::chars::{final_consonant, is_hangul};
use crate::numbers::table::{Words, rows};
use crate::time::english::words;

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
    /// What was still to come when it was told ("said it would open in June", "were to resume Thursday"): it may have come since, and the
    /// nearer reading is the better one.
    Told,
    /// Clearly the future.
    Future,
}

/// What a Korean clause holds of what will be: behind -ㄹ, and anywhere.
static BEHIND_RIEUL: LazyLock<Words> = LazyLock::new(|| Words::of(include_str!("../../lexicon/time/future_ko.csv"), "behind rieul"));
static ANYWHERE: LazyLock<Words> = LazyLock::new(|| Words::of(include_str!("../../lexicon/time/future_ko.csv"), "anywhere"));

/// The tense of the clause of the time at `start..end` of `text`; `sentence` bounds what is looked at.
pub(super) fn of(text: &str, sentence: (usize, usize), start: usize, end: usize, korean: bool) -> Tense {
    let after = window(text, end, sentence.1.min(end + REACH));
    let before = window_back(text, sentence.0.max(start.saturating_sub(REACH)), start);
    if korean { korean_tense(before, after) } else { english_tense(before, text.get(start..end).unwrap_or_default(), after) }
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
            Some(8) if BEHIND_RIEUL.opening(rest).is_some() => Some(Tense::Future),
            // -ㄴ다, 는다: the present of an event to come.
            Some(4) if rest.starts_with('다') && ends(rest) => Some(Tense::Present),
            _ => None,
        };
        let noun = after.get(i..).is_some_and(|r| ANYWHERE.opening(r).is_some());
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

/// Words of what will be.
struct Ahead {
    form: &'static str,
    /// Whether a space must follow.
    whole: bool,
    /// What they say of a time: the future, or what was to come when it was told.
    reading: Tense,
}

/// Words of what will be, by their first byte.
static AHEAD: LazyLock<Vec<Vec<Ahead>>> = LazyLock::new(|| {
    let mut words: Vec<Vec<Ahead>> = (0..256).map(|_| Vec::new()).collect();
    for row in rows(include_str!("../../lexicon/time/future_en.csv")) {
        if let [form, whole, reading, ..] = row.as_slice()
            && let Some(place) = form.bytes().next().and_then(|b| words.get_mut(usize::from(b.to_ascii_lowercase())))
        {
            let reading = if *reading == "told" { Tense::Told } else { Tense::Future };
            place.push(Ahead { form, whole: *whole == "yes", reading });
        }
    }
    words
});

/// What the first words of what will be in `clause` say, if it has any. Words are tried where words start; "he'll" has its own in the
/// middle of one.
fn ahead(clause: &str) -> Option<Tense> {
    let bytes = clause.as_bytes();
    (0..bytes.len()).find_map(|i| {
        let starts = i == 0 || !bytes.get(i - 1).is_some_and(u8::is_ascii_alphabetic) || bytes.get(i) == Some(&b'\'');
        let words = bytes.get(i).filter(|_| starts).and_then(|b| AHEAD.get(usize::from(b.to_ascii_lowercase())))?;
        let Ahead { reading, .. } = words.iter().find(|Ahead { form, whole, .. }| {
            bytes.get(i..i + form.len()).is_some_and(|t| t.eq_ignore_ascii_case(form.as_bytes()))
                && match bytes.get(i + form.len()) {
                    Some(b' ') => true,
                    // "before polls opened" is no "polls open".
                    next => !whole && !next.is_some_and(u8::is_ascii_alphanumeric),
                }
        })?;
        // What was expected may have come.
        let was = clause.get(..i).is_some_and(|c| words::PAST_BE.iter().any(|w| c.strip_suffix(' ').is_some_and(|c| c.ends_with(w))));
        Some(if was { Tense::Told } else { *reading })
    })
}

fn english_tense(before: &str, time: &str, after: &str) -> Tense {
    let weekday = time.split(' ').any(|w| w.len() >= 6 && w.ends_with("day") && w.starts_with(char::is_uppercase));
    // "would meet on Monday" was said before Monday, "would arrive on Oct. 23" may be long ago.
    let says = |clause: &str| ahead(clause).map(|t| if t == Tense::Told && weekday { Tense::Future } else { t });
    // The sentence bounds what is looked at; a point may be that of "a.m." or "Aug."
    let tail = before.rsplit([';', '?', '!']).next().unwrap_or(before);
    let tail = words::CLAUSES.iter().fold(tail, |tail, word| behind_word(tail, word));
    if let Some(tense) = says(tail) {
        return tense;
    }
    // At the head of its clause the verb is still to come; "which began in January, is expected" has had one.
    const SMALL: usize = 5;
    let (mut all, mut small, mut verb) = (0, 0, false);
    for word in tail.split_whitespace() {
        all += 1;
        small += usize::from(word.len() <= SMALL || word.ends_with(','));
        verb |= words::PAST_VERBS.has(word);
    }
    if verb || all > small || small > 2 {
        return Tense::Past;
    }
    let head = after.split([';', '?', '!']).next().unwrap_or("");
    says(head.split(" and ").next().unwrap_or(head)).unwrap_or_default()
}

/// Whether the time at `start` stands in a relative clause that tells what had been before: "the rebels, who had come two years earlier, in
/// May 1990, took the city". A story does not move to it.
pub(super) fn looks_back(text: &str, sentence: (usize, usize), start: usize) -> bool {
    let before = window_back(text, sentence.0.max(start.saturating_sub(RELATIVE)), start);
    words::RELATIVES.iter().any(|w| {
        let behind = behind_word(before, w);
        behind.len() < before.len() && behind.starts_with("had ") && !behind.contains([';', ':']) && behind.matches(',').count() < 2
    })
}

/// Bytes of a relative clause before its time.
const RELATIVE: usize = 80;

/// What stands behind the last `word` between spaces in `text`, or all of it.
fn behind_word<'t>(text: &'t str, word: &str) -> &'t str {
    let whole = |at: usize| {
        let behind = text.get(at + word.len()..).unwrap_or_default();
        text.get(..at).unwrap_or_default().ends_with(' ') && behind.starts_with(' ')
    };
    match text.rmatch_indices(word).find(|(at, _)| whole(*at)) {
        Some((at, _)) => text.get(at + word.len() + 1..).unwrap_or_default(),
        None => text,
    }
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

    #[test]
    fn a_relative_clause_looks_back() {
        let text = "The rebels, who had come two years earlier, in May 1990, took the city on July 4.";
        let back = |word: &str| looks_back(text, (0, text.len()), text.find(word).unwrap());
        assert!(back("two years"));
        assert!(back("May"));
        assert!(!back("July"));
        assert!(!looks_back("In May 1990 the rebels had come.", (0, 32), 3));
    }

    #[test]
    fn what_was_to_come_is_neither_past_nor_future() {
        let told = |text: &str, word: &str| {
            let start = text.find(word).unwrap();
            of(text, (0, text.len()), start, start + word.len(), false)
        };
        assert_eq!(told("The firm said it would close the plant in June.", "June"), Tense::Told);
        assert_eq!(told("The vote was expected in June.", "June"), Tense::Told);
        assert_eq!(told("The talks were to resume on Thursday.", "Thursday"), Tense::Future);
        assert_eq!(told("The talks will resume in June.", "June"), Tense::Future);
    }
}
