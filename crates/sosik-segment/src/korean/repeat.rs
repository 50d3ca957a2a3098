//! Unknown nouns that a text repeats.
//!
//! A name that no dictionary knows may end like a josa (토야 + 는, or 토 + 야 + 는?). Where the same stem stands with three different josa in
//! one text, it is a noun: 토야는, 토야가, 토야를.

use std::collections::HashMap;

use sosik_linear::mix;

use super::dictionary::Known;
use super::features::spelled;
use super::model::Model;
use super::search::Part;

/// What a reading with an unknown noun shows: the noun, and the josa that follows at once (0 for none).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stem {
    noun: u64,
    josa: u64,
}

/// How many different josa make a noun of a stem.
const ENOUGH: usize = 3;
/// What a reading gains by it.
const BONUS: i32 = 60;

/// The stem of a reading that is one unknown noun and josa.
pub(super) fn stem(parts: &[Part], model: &Model) -> Option<Stem> {
    let (first, josa) = parts.split_first()?;
    let noun = first.tag.is_nominal() && josa.iter().all(|p| p.tag.is_josa()) && first.form.chars().nth(1).is_some();
    if !noun || model.word(&first.form).is(Known::NOUN | Known::NAME | Known::CLOSED) {
        return None;
    }
    let hash = |form: &str| spelled(form).unwrap_or_default();
    Some(Stem { noun: hash(&first.form), josa: josa.first().map_or(0, |j| mix(1, hash(&j.form))) })
}

/// The stems of a text with the josa seen after them.
#[derive(Debug, Default)]
pub(super) struct Repeated {
    josa: HashMap<u64, ([u64; ENOUGH], usize)>,
}

impl Repeated {
    /// Counts the stems of all readings of the runs of a text. Linear in them.
    pub(super) fn count<'e>(&mut self, stems: impl Iterator<Item = &'e Option<Stem>>) {
        self.josa.clear();
        for stem in stems.flatten() {
            let (seen, count) = self.josa.entry(stem.noun).or_default();
            if *count < ENOUGH && !seen[..*count].contains(&stem.josa) {
                seen[*count] = stem.josa;
                *count += 1;
            }
        }
    }

    /// What a reading with this stem gains.
    pub(super) fn bonus(&self, stem: Option<Stem>) -> i32 {
        stem.and_then(|s| self.josa.get(&s.noun)).map_or(0, |seen| if seen.1 == ENOUGH { BONUS } else { 0 })
    }
}
