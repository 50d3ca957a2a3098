//! Longest known form at a place of the text.

use std::borrow::Borrow;
use std::hash::Hash;

pub(crate) use crate::hash::WordMap as Map;

/// The first one, two and three characters of `s`, packed; a shorter string leaves the others zero.
fn prefixes(s: &str) -> ([u64; 3], usize) {
    if let Some([a, b, c]) = s.as_bytes().first_chunk::<3>().filter(|three| three.is_ascii()) {
        let two = u64::from(*a) | u64::from(*b) << 21;
        return ([u64::from(*a), two, two | u64::from(*c) << 42], 3);
    }
    let (mut packed, mut out, mut n) = (0_u64, [0; 3], 0);
    for (i, c) in s.chars().take(3).enumerate() {
        packed |= u64::from(u32::from(c)) << (21 * i);
        out[i] = packed;
        n = i + 1;
    }
    (out, n)
}

/// Forms by their bytes, and by their first characters the lengths worth trying: one place costs a handful of look-ups, however
/// many forms there are and whatever the text is.
#[derive(Clone, Debug)]
pub(crate) struct FormIndex<S = &'static str> {
    forms: Map<S, u32>,
    /// Longest first.
    lengths: Map<u64, Vec<u16>>,
    /// A bit for each of the prefixes, by a few bits of their hash: most places of a text begin no form, and one look tells.
    begins: Box<[u64]>,
}

/// Bits of the number of bits in `begins`: far more than there are prefixes.
const BEGINS: u32 = 17;

/// Where the bit of a prefix lies.
const fn bit(prefix: u64) -> (usize, u64) {
    let h = prefix.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (64 - BEGINS);
    ((h >> 6) as usize, 1 << (h & 63))
}

impl<S> Default for FormIndex<S> {
    fn default() -> Self {
        Self { forms: Map::default(), lengths: Map::default(), begins: vec![0; 1 << (BEGINS - 6)].into() }
    }
}

impl<S: Borrow<str> + Eq + Hash> FormIndex<S> {
    /// Adds `form` for `id` unless it is taken; the first to come keeps it. Returns whether it was added.
    pub(crate) fn add(&mut self, form: S, id: u32) -> bool {
        let (prefixes, n) = prefixes(form.borrow());
        if n == 0 || self.forms.contains_key(form.borrow()) {
            return false;
        }
        let lengths = self.lengths.entry(prefixes[n - 1]).or_default();
        let (word, mask) = bit(prefixes[n - 1]);
        self.begins[word] |= mask;
        let length = form.borrow().len() as u16;
        self.forms.insert(form, id);
        if let Err(at) = lengths.binary_search_by(|l| length.cmp(l)) {
            lengths.insert(at, length);
        }
        true
    }

    /// About how many bytes the index takes on the heap, the text of its forms not counted.
    #[cfg(test)]
    pub(crate) fn bytes(&self) -> usize {
        let slot = |payload: usize| payload + 1;
        self.forms.capacity() * slot(size_of::<(S, u32)>())
            + self.lengths.capacity() * slot(size_of::<(u64, Vec<u16>)>())
            + self.begins.len() * size_of::<u64>()
            + self.lengths.values().map(|l| l.capacity() * size_of::<u16>()).sum::<usize>()
    }

    /// What `form` as a whole stands for.
    pub(crate) fn get(&self, form: &str) -> Option<u32> {
        self.forms.get(form).copied()
    }

    /// The longest form that begins at byte `at` of `text` and that `accept`s its end and id.
    pub(crate) fn longest(&self, text: &str, at: usize, mut accept: impl FnMut(usize, u32) -> bool) -> Option<(usize, u32)> {
        let rest = text.get(at..)?;
        let (prefixes, n) = prefixes(rest);
        // A form under a longer prefix is longer than any under a shorter one.
        for prefix in prefixes[..n].iter().rev() {
            let (word, mask) = bit(*prefix);
            if self.begins[word] & mask == 0 {
                continue;
            }
            for length in self.lengths.get(prefix).map(Vec::as_slice).unwrap_or_default() {
                if let Some(&id) = rest.get(..usize::from(*length)).and_then(|form| self.forms.get(form)) {
                    let end = at + usize::from(*length);
                    if accept(end, id) {
                        return Some((end, id));
                    }
                }
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_accepted_form_wins() {
        let mut index = FormIndex::default();
        for (id, form) in ["북", "북한", "북한군", "Kyiv", "Kyiv Post"].into_iter().enumerate() {
            assert!(index.add(form, id as u32));
        }
        assert!(!index.add("북한", 9));
        assert_eq!(index.longest("북한군은", 0, |_, _| true), Some((9, 2)));
        assert_eq!(index.longest("북한군은", 0, |end, _| end < 9), Some((6, 1)));
        assert_eq!(index.longest("북", 0, |_, _| true), Some((3, 0)));
        assert_eq!(index.longest("in Kyiv Posts", 3, |_, id| id != 4), Some((7, 3)));
        assert_eq!(index.longest("", 0, |_, _| true), None);
    }
}
