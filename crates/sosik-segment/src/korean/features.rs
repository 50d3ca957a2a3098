//! The features by which analyses are weighed: hashes of what stands around a syllable, and of morphemes and their neighbours.
//!
//! No list of features is kept: a feature's hash names a line of 64 eight-bit weights in a table, and the label or tag that it is weighed
//! with names a weight in the line. All labels of a syllable are looked up in the same few lines, which is what makes the search fast: one
//! miss of the processor's cache a feature, not one a feature and label. Changing anything here changes the fingerprint, and models must
//! be trained anew.

use sosik_linear::mix;

use super::run::{Left, Right};
use super::syllable::Syllable;
use crate::Tag;

/// Features of a syllable's surroundings.
pub const AROUND: usize = 18;
/// The first of them are also weighed with the forms of a label, the others with its shape alone.
pub const WITH_FORMS: usize = 7;
/// Features of a morpheme that ends.
pub const MORPHEME: usize = 9;
/// The first of them say nothing of what follows; the others are weighed with the tag that follows.
pub const WITHOUT_NEXT: usize = 6;
/// Says which features this is; part of the model's fingerprint.
pub const VERSION: u64 = 6;
/// Features of a syllable from this one on see only its neighbours, and stand with most labels.
pub const NEIGHBOURS: usize = 14;
/// Features of a syllable from this one on see two neighbours.
pub(super) const PAIRS: usize = 16;
/// Features of a morpheme from this one on see only tags, and stand before most tags.
pub const TAGS_ALONE: usize = 7;
/// What features are weighed with that have neither label nor next tag.
pub const ALONE_IN_LINE: u64 = 0x5EED;

/// How many weights, as a power of two, a feature may have with different labels: a line of the processor's cache for a feature that stands
/// with few, four for one that stands with most. In one line those of the latter would share weights.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// 64 weights.
    Narrow = 6,
    /// 256 weights.
    Wide = 8,
}

impl Line {
    /// That of feature `i` of a syllable's surroundings.
    #[inline]
    pub const fn around(i: usize) -> Self {
        if i < NEIGHBOURS { Self::Narrow } else { Self::Wide }
    }

    /// That of feature `i` of a morpheme.
    #[inline]
    pub const fn morpheme(i: usize) -> Self {
        if i < TAGS_ALONE { Self::Narrow } else { Self::Wide }
    }

    /// The first address of the line of `feature` in a table of 2^`bits` weights.
    #[inline]
    pub const fn start(self, feature: u64, bits: u32) -> usize {
        ((feature >> (64 + self as u32 - bits)) << self as u32) as usize
    }

    /// The place in the line of `feature` of the weight with a label or tag that was [`spread`].
    #[inline]
    pub const fn slot(self, feature: u64, spread: u32) -> usize {
        // The product differs from feature to feature, so two labels that share a weight in one line do not in the next.
        ((feature as u32 | 1).wrapping_mul(spread) >> (32 - self as u32)) as usize
    }

    /// The address of the weight of `feature` with `other`.
    #[inline]
    pub const fn address(self, feature: u64, other: u64, bits: u32) -> usize {
        self.start(feature, bits) + self.slot(feature, spread(other))
    }
}

/// A label's hash or a tag's number, spread over all bits.
#[inline]
pub const fn spread(other: u64) -> u32 {
    (other.wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32) as u32
}

/// The start of the hash of template `id`.
const fn template(id: u64) -> u64 {
    id.wrapping_mul(0xA24B_AED4_963E_E407)
}

/// The characters of a run, with padding on both sides, and the hashes of its beginnings and ends.
#[derive(Clone, Debug, Default)]
pub struct Window {
    /// Three of padding, the run, three of padding.
    padded: Vec<u64>,
    /// `before[i]`: the first `i` characters.
    before: Vec<u64>,
    /// `after[i]`: the characters from `i` on.
    after: Vec<u64>,
    /// Coda of each character: 0 none, 1 ㄹ, 2 another, 3 no syllable.
    codas: Vec<u8>,
}

const PAD: usize = 3;

impl Window {
    /// Sets the window on the run `chars` after `left`; linear, and without allocation once it has grown.
    pub fn set(&mut self, chars: &[char], left: Left) {
        self.padded.clear();
        self.padded.extend([1, 2, 0x20 + left as u64]);
        self.padded.extend(chars.iter().map(|c| u64::from(*c)));
        self.padded.extend([3, 4, 5]);
        self.before.clear();
        self.before.push(template(101) ^ left as u64);
        for c in chars {
            self.before.push(mix(*self.before.last().unwrap_or(&0), u64::from(*c)));
        }
        self.after.clear();
        self.after.resize(chars.len() + 1, template(102));
        for i in (0..chars.len()).rev() {
            self.after[i] = mix(self.after[i + 1], u64::from(chars[i]));
        }
        self.codas.clear();
        self.codas.push(3);
        self.codas.extend(chars.iter().map(|c| match Syllable::of(*c).map(|s| s.coda) {
            Some(0) => 0,
            Some(8) => 1,
            Some(_) => 2,
            None => 3,
        }));
    }

    /// The features of the surroundings of character `i`.
    pub fn around(&self, i: usize) -> [u64; AROUND] {
        let c = |k: isize| self.padded[(i + PAD).wrapping_add_signed(k)];
        let one = |id: u64, a: u64| mix(template(id), a);
        let two = |id: u64, a: u64, b: u64| mix(one(id, a), b);
        let three = |id: u64, x: u64, y: u64, z: u64| mix(two(id, x, y), z);
        let (l2, l1, c0, r1, r2) = (c(-2), c(-1), c(0), c(1), c(2));
        [
            one(1, c0),
            two(2, l1, c0),
            two(3, c0, r1),
            three(4, l1, c0, r1),
            two(5, self.before[i + 1], 0),
            two(6, self.after[i], u64::from(self.codas[i])),
            two(7, self.before[i], self.after[i]),
            three(8, l2, l1, c0),
            three(9, c0, r1, r2),
            mix(three(10, l2, l1, c0), r1),
            mix(three(11, l1, c0, r1), r2),
            two(12, u64::from(self.codas[i]), c0),
            two(13, self.after[i], l1),
            two(14, self.before[i + 1], r1),
            one(15, l1),
            one(16, r1),
            two(17, l2, l1),
            two(18, r1, r2),
        ]
    }
}

/// A morpheme as features see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen {
    /// Its part of speech.
    pub tag: Tag,
    /// The hash of its form.
    pub form: u64,
    /// Its length in characters.
    pub length: u8,
}

/// The hash of the form that begins with `c`, or that goes on with it.
pub fn spell(form: Option<u64>, c: char) -> u64 {
    mix(form.unwrap_or(0xF0F0), u64::from(c))
}

/// The hash of `form`; `None` for the empty form.
pub fn spelled(form: &str) -> Option<u64> {
    form.chars().fold(None, |hash, c| Some(spell(hash, c)))
}

/// The features of `last`, which ends, after `before` (whose neighbour before had `earlier`). `known` is what the dictionary says of its
/// form. From [`WITHOUT_NEXT`] on they are weighed with what follows.
pub fn morpheme(last: Seen, before: Option<Seen>, earlier: u64, known: u64) -> [u64; MORPHEME] {
    let tag = last.tag as u64;
    let (form, p_tag, p_form) = (mix(last.form, tag), before.map_or(99, |b| b.tag as u64), before.map_or(0, |b| b.form));
    let length = u64::from(last.length.min(6));
    [
        mix(template(51), form),
        mix(mix(template(52), form), p_tag),
        mix(mix(mix(template(53), tag), p_tag), earlier),
        mix(mix(mix(template(54), form), p_form), p_tag),
        mix(mix(mix(template(55), tag), p_tag), p_form),
        mix(mix(mix(template(56), tag), length), known),
        mix(template(57), form),
        mix(mix(template(58), tag), p_tag),
        mix(mix(template(59), tag), known),
    ]
}

/// What a run's analysis shows to the runs around it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Face {
    /// First morpheme: tag and form mixed, tag alone.
    pub first: (u64, u64),
    /// Last morpheme.
    pub last: (u64, u64),
    /// The one before the last.
    pub second: (u64, u64),
    /// The sequence of tags.
    pub tags: u64,
    /// The whole analysis.
    pub whole: u64,
}

/// What stands around a run in its sentence.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    /// Right before it.
    pub left: Left,
    /// Right behind it.
    pub right: Right,
    /// The last character of the run before, the last two, and the whole; 0 when there is none in the sentence.
    pub previous: [u64; 3],
    /// The first character of the run after, the first two, the last two, and the whole.
    pub next: [u64; 4],
}

/// Features of `face` by itself at `place`.
pub const ALONE: usize = 19;
/// Features of `face` after another.
pub const PAIR: usize = 8;

/// The features of an analysis at its place.
pub fn alone(face: &Face, place: &Place) -> [u64; ALONE] {
    let right = place.right as u64;
    let left = place.left as u64;
    let t2 = |id: u64, a: u64, b: u64| mix(mix(template(id), a), b);
    let t3 = |id: u64, a: u64, b: u64, c: u64| mix(t2(id, a, b), c);
    [
        t2(201, face.tags, 0),
        t2(202, face.whole, 0),
        t2(203, face.tags, right),
        t2(204, face.last.0, right),
        t2(205, face.whole, right),
        t2(206, face.whole, left),
        t2(207, face.last.0, place.next[1]),
        t2(208, face.last.1, place.next[1]),
        t2(209, face.last.0, place.next[0]),
        t3(210, face.last.0, right, place.next[2]),
        t2(211, face.whole, place.next[3]),
        t2(212, face.whole, place.previous[2]),
        t2(213, face.first.0, place.previous[1]),
        t2(214, face.first.1, place.previous[1]),
        t2(215, face.whole, place.previous[1]),
        t2(216, face.whole, place.next[1]),
        t3(217, face.whole, place.previous[0], place.next[0]),
        t3(218, face.second.0, face.last.0, right),
        t2(219, face.tags, place.previous[0]),
    ]
}

/// The features of an analysis after the one chosen for the run before.
pub fn pair(before: &Face, face: &Face) -> [u64; PAIR] {
    let t2 = |id: u64, a: u64, b: u64| mix(mix(template(id), a), b);
    [
        t2(231, before.last.1, face.first.1),
        t2(232, before.last.0, face.first.0),
        t2(233, before.last.0, face.first.1),
        t2(234, before.last.1, face.first.0),
        t2(235, before.last.1, face.tags),
        t2(236, before.last.0, face.whole),
        t2(237, before.whole, face.whole),
        t2(238, before.last.0, face.tags),
    ]
}
