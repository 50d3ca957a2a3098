//! Reading the small tables of the lexicon: comma-separated, no quoting, a header, `source` and `licence` in the last two columns.

use std::collections::HashMap;

/// The rows of `csv` after its header, without comment lines, split at commas.
pub(crate) fn rows(csv: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    csv.lines().skip(1).filter(|l| !l.is_empty() && !l.starts_with('#')).map(|l| l.split(',').map(str::trim).collect())
}

/// Forms by their first character, the longest first, so that one look at a character decides whether any form can start there.
#[derive(Debug)]
pub(crate) struct Forms<T> {
    ascii: Vec<Vec<(&'static str, T)>>,
    other: HashMap<char, Vec<(&'static str, T)>>,
}

impl<T: Copy> Forms<T> {
    /// A table of `entries`; ASCII letters are held without case.
    pub(crate) fn new(entries: impl IntoIterator<Item = (&'static str, T)>) -> Self {
        let mut this = Self { ascii: (0..128).map(|_| Vec::new()).collect(), other: HashMap::new() };
        for (form, value) in entries {
            let Some(first) = form.chars().next() else { continue };
            let slot = match this.ascii.get_mut(first.to_ascii_lowercase() as usize) {
                Some(slot) => slot,
                None => this.other.entry(first).or_default(),
            };
            slot.push((form, value));
        }
        for slot in this.ascii.iter_mut().chain(this.other.values_mut()) {
            slot.sort_by_key(|(form, _)| std::cmp::Reverse(form.len()));
        }
        this
    }

    /// The forms that start with `c`, the longest first.
    pub(crate) fn starting(&self, c: char) -> &[(&'static str, T)] {
        if c.is_ascii() {
            self.ascii.get(c.to_ascii_lowercase() as usize).map_or(&[], Vec::as_slice)
        } else {
            self.other.get(&c).map_or(&[], Vec::as_slice)
        }
    }

    /// The longest form at byte `at` of `text`, with its end. ASCII forms must end where a word ends.
    pub(crate) fn longest(&self, text: &str, at: usize) -> Option<(usize, T)> {
        let first = super::chars::at(text, at)?;
        let bytes = text.as_bytes().get(at..)?;
        self.starting(first).iter().find_map(|(form, value)| {
            if !might(form.as_bytes(), bytes) {
                return None;
            }
            let end = super::chars::matches(text, at, form, !first.is_ascii())?;
            // 5G is no five grams: what is this short keeps its case.
            if form.len() <= 2 && text.get(at..end) != Some(*form) && first.is_ascii() {
                return None;
            }
            let whole = !form.ends_with(|c: char| c.is_ascii_alphabetic()) || super::chars::word_ends(text, end);
            whole.then_some((end, *value))
        })
    }
}

/// Whether `text` may start with `form`, by the second byte and the one behind the first space: most forms fall here, before their
/// characters are compared one by one. Bytes that are not ASCII are compared as they are; where Korean may be written without its
/// spaces nothing is decided.
fn might(form: &[u8], text: &[u8]) -> bool {
    let same = |i: usize, j: usize| match (form.get(i), text.get(j)) {
        (Some(a), Some(b)) => a.eq_ignore_ascii_case(b),
        (None, _) => true,
        (Some(_), None) => false,
    };
    if !form.first().is_some_and(u8::is_ascii) {
        // The last byte of the first syllable was compared with it; the first two of the next decide most.
        return form.get(3) == Some(&b' ')
            || (same(3, 3) && same(4, 4))
            || text.get(3).is_some_and(|b| b.is_ascii_whitespace() || *b == 0xC2);
    }
    if form.get(1) != Some(&b' ') && !same(1, 1) {
        return false;
    }
    // Behind one plain space the next letter must agree; more spaces or a line break are for the exact comparison.
    match form.iter().position(|b| *b == b' ') {
        Some(space) if text.get(space) == Some(&b' ') => {
            same(space + 1, space + 1) || text.get(space + 1).is_some_and(|b| b.is_ascii_whitespace() || *b == 0xC2)
        }
        _ => true,
    }
}
