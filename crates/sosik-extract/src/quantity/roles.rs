//! What the counted things are in the story: dead, arrested, troops; by the noun, or by the verb near it.

use sosik_core::QuantityRole;

use super::lexicon::{ROLES_ENGLISH, ROLES_KOREAN};
use super::measure::Measure;
use crate::numbers::chars::{is_hangul, skip_space_back, word_ends, word_starts};
use crate::sieve::Pairs;

/// Bytes on either side in which the verb is looked for.
const REACH: usize = 120;

/// The role of `measure`, which counts people or things; `next` is where the next quantity starts.
pub(super) fn role(text: &str, measure: &Measure, next: usize) -> Option<QuantityRole> {
    if measure.dimension.starts_with("currency") {
        return Some(QuantityRole::Money);
    }
    if measure.dimension != "count" {
        return None;
    }
    let noun = measure.noun.and_then(|(a, b)| text.get(a..b)).unwrap_or("");
    let korean = measure.rule.starts_with("ko");
    let by_noun = if korean { noun_korean(noun) } else { noun_english(noun) };
    let thing = matches!(by_noun, Some(QuantityRole::Weapons));
    let casualty = by_noun.filter(|r| !matches!(r, QuantityRole::Troops | QuantityRole::Weapons | QuantityRole::Participants));
    // 체포된 시위대 200명: what was done to them stands before them.
    if korean
        && !thing
        && let Some(role) = before_korean(text, measure)
    {
        return Some(role);
    }
    if casualty.is_some() || thing {
        return by_noun;
    }
    let end = measure.noun.map_or(measure.end, |(_, b)| b.max(measure.end));
    let clause = clause(text, end, next);
    let by_verb = if korean {
        let unit = measure.unit.as_deref();
        let people = matches!(unit, Some("명" | "인" | "사람" | "여명" | "분")) || unit.is_none();
        if people { earliest(clause, &ROLES_KOREAN.after, false) } else { None }
    } else {
        before_english(text, measure.start).or_else(|| verb_english(clause))
    };
    by_verb.filter(|r| !(by_noun.is_some() && matches!(r, QuantityRole::Participants | QuantityRole::Troops))).or(by_noun)
}

fn noun_korean(noun: &str) -> Option<QuantityRole> {
    // Korean compounds end in their head: 추가병력, 북한군 포로.
    ROLES_KOREAN
        .nouns
        .iter()
        .filter(|(w, _)| noun.ends_with(w) && (w.chars().count() > 1 || noun == *w || noun.ends_with("군")))
        .max_by_key(|(w, _)| w.len())
        .map(|(_, r)| *r)
}

fn noun_english(noun: &str) -> Option<QuantityRole> {
    let words = noun.split([' ', '-']).filter(|w| !w.is_empty());
    let head = words.clone().next_back()?;
    let find = |w: &str| ROLES_ENGLISH.nouns.iter().find(|(n, _)| n.eq_ignore_ascii_case(w)).map(|(_, r)| *r);
    // "prisoners of war", "towns and troops": any head will do.
    find(noun).or_else(|| find(head)).or_else(|| if noun.contains(" and ") { words.into_iter().find_map(find) } else { None })
}

/// What follows in the same clause.
fn clause(text: &str, end: usize, next: usize) -> &str {
    let mut to = text.len().min(end + REACH).min(next.max(end));
    while to > end && !text.is_char_boundary(to) {
        to -= 1;
    }
    let rest = text.get(end..to).unwrap_or("");
    rest.split(['.', ';', '\n', '!', '?']).next().unwrap_or("")
}

fn earliest(clause: &str, verbs: &[(&'static str, QuantityRole)], whole: bool) -> Option<QuantityRole> {
    let pairs = Pairs::of(clause);
    verbs
        .iter()
        .filter(|(w, _)| pairs.may_hold(&Pairs::of(w)))
        .filter_map(|(w, r)| {
            let i = clause.find(w)?;
            let fits = if whole {
                word_starts(clause, i) && word_ends(clause, i + w.len())
            } else {
                clause.get(..i).is_none_or(|h| !h.ends_with(is_hangul)) || w.chars().count() > 2
            };
            fits.then_some((i, *r))
        })
        .min_by_key(|(i, _)| *i)
        .map(|(_, r)| r)
}

/// 숨진 병사 3명, 체포된 5명: the word right before the counted noun, or before the number.
fn before_korean(text: &str, measure: &Measure) -> Option<QuantityRole> {
    let start = measure.noun.map_or(measure.start, |(a, _)| a.min(measure.start));
    let head = skip_space_back(text, start);
    let tail = crate::numbers::chars::tail(text, head, 24);
    let ends = |w: &str| tail.strip_suffix(w).is_some_and(|rest| !rest.ends_with(is_hangul));
    (head < start).then(|| ROLES_KOREAN.before.iter().find(|(w, _)| ends(w)).map(|(_, r)| *r)).flatten()
}

/// "killed 12", "killing at least 12 civilians": the word right before the quantity.
fn before_english(text: &str, start: usize) -> Option<QuantityRole> {
    let end = skip_space_back(text, start);
    let head = text.get(..end)?;
    ROLES_ENGLISH
        .before
        .iter()
        .find(|(w, _)| {
            head.len() >= w.len()
                && head.get(head.len() - w.len()..).is_some_and(|t| t.eq_ignore_ascii_case(w))
                && word_starts(text, end - w.len())
        })
        .map(|(_, r)| *r)
}

/// "were killed", "dead", "had surrendered" close behind.
fn verb_english(clause: &str) -> Option<QuantityRole> {
    let lower = clause.to_ascii_lowercase();
    let lower = lower.split(',').next().unwrap_or("");
    let lower = ["who ", "that "].iter().fold(lower, |c, w| c.strip_prefix(w).unwrap_or(c));
    // "and wounded 30": the second verb belongs to the next number.
    let lower = lower.trim_end().strip_suffix("wounded").filter(|h| h.trim_end().ends_with("and")).unwrap_or(lower);
    earliest(lower, &ROLES_ENGLISH.after, true)
}
