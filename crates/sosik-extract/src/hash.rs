//! Sets and maps of words with a quick hash.
//!
//! Words of a text are looked up in sets that ship, and sentences are bounded, so that nobody can make a text slow by choosing its words: the keyed
//! hash of the standard library would cost more than all else that a layer does with a word.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

/// FNV-1a over eight bytes at a time, mixed at the end.
///
/// Source: Fowler, Noll and Vo, <http://www.isthe.com/chongo/tech/comp/fnv/>; the step of eight is ours.
#[derive(Clone, Copy, Debug)]
pub(crate) struct WordHasher(u64);

impl Default for WordHasher {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl WordHasher {
    fn step(&mut self, part: u64) {
        self.0 = (self.0 ^ part).wrapping_mul(0x0000_0100_0000_01b3).rotate_left(23);
    }
}

impl Hasher for WordHasher {
    fn write(&mut self, bytes: &[u8]) {
        let mut rest = bytes;
        while let Some((part, behind)) = rest.split_first_chunk::<8>() {
            self.step(u64::from_le_bytes(*part));
            rest = behind;
        }
        // What is left overlaps itself where it must, which costs less than a copy of as many bytes as there are.
        let length = (rest.len() as u64) << 56;
        if let (Some(first), Some(last)) = (rest.first_chunk::<4>(), rest.last_chunk::<4>()) {
            self.step(u64::from(u32::from_le_bytes(*first)) ^ u64::from(u32::from_le_bytes(*last)) << 32 ^ length);
        } else if let (Some(first), Some(last)) = (rest.first(), rest.last()) {
            self.step(u64::from(*first) | u64::from(rest[rest.len() / 2]) << 8 | u64::from(*last) << 16 | length);
        }
    }

    fn write_u8(&mut self, byte: u8) {
        self.step(u64::from(byte));
    }

    fn write_u64(&mut self, word: u64) {
        self.step(word);
    }

    fn write_usize(&mut self, word: usize) {
        self.step(word as u64);
    }

    fn write_u32(&mut self, word: u32) {
        self.step(u64::from(word));
    }

    fn finish(&self) -> u64 {
        // Tables take the top bits for their tags and the low bits for their places.
        let mixed = (self.0 ^ (self.0 >> 32)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        mixed ^ (mixed >> 29)
    }
}

/// A set of words.
pub(crate) type WordSet<T> = HashSet<T, BuildHasherDefault<WordHasher>>;
/// A map from words.
pub(crate) type WordMap<K, V> = HashMap<K, V, BuildHasherDefault<WordHasher>>;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_and_told_apart() {
        let words: WordSet<String> = ["arrest", "arrested", "체포", "체포하다", ""].into_iter().map(str::to_owned).collect();
        assert!(words.contains("arrest") && words.contains("체포하다") && !words.contains("체포하"));
        assert_eq!(words.len(), 5);
    }
}
