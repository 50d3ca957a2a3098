//! Tables of eight-bit weights, of which only the rows that say something are kept.

use std::borrow::Cow;

use sosik_core::{Error, ErrorKind};

use crate::weights::MAX_CLASSES;

/// A table of weights: a row of `classes` weights (padded) for each of 2^bits hashed features, rows of zeros left out.
///
/// A bit for each row tells whether it is kept, so that a feature that means nothing costs one look at a small map and adds nothing. Two
/// features that share a row share its weights; training has seen the same collisions.
///
/// Up to four classes, a kept row is all its weights, in the file as in memory; beyond, the file has pairs of a class and a weight, for
/// most are zero, and opening spreads them out: adding whole rows is faster than following pairs.
#[derive(Clone, Debug)]
pub struct Sparse {
    classes: usize,
    width: usize,
    shift: u32,
    /// For each eight rows which of them are kept, in the low bits, and how many are before them: one word to look at, and few bits to
    /// count.
    map: Vec<u32>,
    /// Two's complement bytes of the kept rows; narrow ones lie in the program itself where the model is embedded.
    rows: Cow<'static, [u8]>,
}

/// Rows to a word of the map.
const GROUP: usize = 8;
/// Rows up to this width are kept whole.
const WHOLE: usize = 4;

impl Sparse {
    /// The table in `bytes`, as [`packed`] writes it. Reads the map (an eighth of a byte a row) and copies the weights of more than four
    /// classes.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Model`] when the sizes do not agree, or there are no classes or more than [`MAX_CLASSES`].
    pub fn new(classes: usize, bytes: &'static [u8]) -> Result<Self, Error> {
        let damaged = |what: String| Error::new(ErrorKind::Model, what);
        if classes == 0 || classes > MAX_CLASSES {
            return Err(damaged(format!("a table of weights has 1 to {MAX_CLASSES} classes, this one {classes}")));
        }
        let Some((&bits, rest)) = bytes.split_first().filter(|(bits, _)| (6..=28).contains(*bits)) else {
            return Err(damaged("a table of weights does not tell its size; the model is damaged".to_owned()));
        };
        let Some((map, rows)) = rest.split_at_checked((1usize << bits) / GROUP) else {
            return Err(damaged(format!("a table of 2^{bits} rows ends in its map; the model is damaged")));
        };
        let mut kept = 0u32;
        let word = |bits: &u8| {
            let word = kept << GROUP | u32::from(*bits);
            kept += bits.count_ones();
            word
        };
        let map: Vec<u32> = map.iter().map(word).collect();
        if kept >= 1 << (u32::BITS as usize - GROUP) {
            return Err(damaged(format!("a table keeps {kept} rows, more than can be told apart")));
        }
        let width = Self::width_for(classes);
        let short = || damaged(format!("a table of {kept} rows for {classes} classes does not have their weights; the model is damaged"));
        if width <= WHOLE {
            if rows.len() != kept as usize * width {
                return Err(short());
            }
            return Ok(Self { classes, width, shift: 64 - u32::from(bits), map, rows: Cow::Borrowed(rows) });
        }
        let (counts, mut pairs) = rows.split_at_checked(kept as usize).ok_or_else(short)?;
        let mut spread = vec![0; kept as usize * width];
        for (row, count) in spread.chunks_exact_mut(width).zip(counts) {
            let (own, rest) = pairs.split_at_checked(usize::from(*count) * 2).ok_or_else(short)?;
            pairs = rest;
            for pair in own.chunks_exact(2) {
                *row[..classes].get_mut(usize::from(pair[0])).ok_or_else(short)? = pair[1];
            }
        }
        if !pairs.is_empty() {
            return Err(short());
        }
        Ok(Self { classes, width, shift: 64 - u32::from(bits), map, rows: Cow::Owned(spread) })
    }

    /// The width of a row: 1 for one class, 4 for up to four, else the next multiple of 16, so that rows are added in whole vectors.
    pub const fn width_for(classes: usize) -> usize {
        match classes {
            ..=1 => 1,
            2..=4 => 4,
            _ => classes.div_ceil(16) * 16,
        }
    }

    /// How many classes a row scores.
    pub const fn classes(&self) -> usize {
        self.classes
    }

    /// The width of a row; the buffer given to [`Sparse::score`] is this long.
    pub const fn width(&self) -> usize {
        self.width
    }

    /// Adds up the rows of `features` into `scores`, which is overwritten; its length should be [`Sparse::width`] (what is missing is not
    /// scored). Exact for up to 256 features; beyond, sums wrap.
    pub fn score(&self, features: &[u64], scores: &mut [i16]) {
        match self.width {
            4 => self.few(features, scores),
            16 => self.many::<1>(features, scores),
            32 => self.many::<2>(features, scores),
            48 => self.many::<3>(features, scores),
            64 => self.many::<4>(features, scores),
            80 => self.many::<5>(features, scores),
            96 => self.many::<6>(features, scores),
            _ => {
                for (block, scores) in scores.chunks_mut(BLOCK).enumerate() {
                    self.block(features, block * BLOCK, scores);
                }
            }
        }
    }

    /// Hands the starts of the kept rows of `features` to `each`, a stretch at a time.
    ///
    /// Which rows are kept cannot be foretold, so that a branch for each would be taken wrongly half of the time: starts are all computed,
    /// and those of rows that are not kept are overwritten.
    fn kept(&self, features: &[u64], mut each: impl FnMut(&[u32])) {
        let mut starts = [0u32; STRETCH];
        for features in features.chunks(STRETCH) {
            let mut count = 0;
            for feature in features {
                let row = (feature >> self.shift) as usize;
                let (index, kept) = self.place(row);
                starts[count % STRETCH] = index * self.width as u32;
                count += usize::from(kept);
            }
            each(&starts[..count.min(STRETCH)]);
        }
    }

    /// Four classes: a row is one word of 32 bits, whose bytes are spread over a word of 64 and added all at once.
    fn few(&self, features: &[u64], scores: &mut [i16]) {
        /// Makes signed bytes unsigned; taken away again for each row.
        const BIAS: u32 = 0x8080_8080;
        let mut total = [0i16; 4];
        // The sums of a stretch, up to 255 a row, fit into 16 bits.
        self.kept(features, |starts| {
            let mut sums = 0u64;
            for start in starts {
                let row = self.rows.get(*start as usize..).and_then(|rest| rest.first_chunk()).copied().unwrap_or_default();
                let word = u64::from(u32::from_le_bytes(row) ^ BIAS);
                let word = (word | word << 16) & 0x0000_ffff_0000_ffff;
                sums += (word | word << 8) & 0x00ff_00ff_00ff_00ff;
            }
            for (k, sum) in total.iter_mut().enumerate() {
                *sum = sum.wrapping_add(((sums >> (16 * k)) as u16).wrapping_sub(128 * starts.len() as u16) as i16);
            }
        });
        for (score, sum) in scores.iter_mut().zip(total) {
            *score = sum;
        }
    }

    /// A width that the compiler knows, so that the sums stay in registers.
    fn many<const BLOCKS: usize>(&self, features: &[u64], scores: &mut [i16]) {
        let mut sums = [[0i16; BLOCK]; BLOCKS];
        self.kept(features, |starts| {
            for start in starts.iter().map(|s| *s as usize) {
                let Some(row) = self.rows.get(start..start + BLOCKS * BLOCK) else { continue };
                for (sums, row) in sums.iter_mut().zip(row.as_chunks().0) {
                    add(sums, row);
                }
            }
        });
        for (score, sum) in scores.iter_mut().zip(sums.as_flattened()) {
            *score = *sum;
        }
    }

    /// The classes from `first` on.
    fn block(&self, features: &[u64], first: usize, scores: &mut [i16]) {
        let mut sums = [0i16; BLOCK];
        self.kept(features, |starts| {
            for row in starts.iter().filter_map(|at| self.rows.get(*at as usize + first..)?.first_chunk()) {
                add(&mut sums, row);
            }
        });
        for (score, sum) in scores.iter_mut().zip(sums) {
            *score = sum;
        }
    }

    /// The sum of the first class; the way to ask a table of one.
    pub fn sum(&self, features: &[u64]) -> i32 {
        let first = |at: usize| self.rows.get(at).map_or(0, |w| i32::from(*w as i8));
        features.iter().filter_map(|f| self.start(*f)).map(first).sum()
    }

    /// Where the row of a feature begins; nothing for a row of zeros.
    fn start(&self, feature: u64) -> Option<usize> {
        let row = (feature >> self.shift) as usize;
        let (index, kept) = self.place(row);
        kept.then_some(index as usize * self.width)
    }

    /// How many rows are kept before `row`, and whether it is.
    fn place(&self, row: usize) -> (u32, bool) {
        let word = self.map.get(row / GROUP).copied().unwrap_or_default();
        let bit = 1u8 << (row % GROUP);
        ((word >> GROUP) + u32::from(ONES[usize::from(word as u8 & (bit - 1))]), word as u8 & bit != 0)
    }
}

/// How many bits of a byte are set: not every processor that this is built for can count them at once.
const ONES: [u8; 256] = {
    let mut ones = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        ones[byte] = (byte as u8).count_ones() as u8;
        byte += 1;
    }
    ones
};

/// Features that are looked up before their rows are added.
const STRETCH: usize = 128;
/// Rows of more than four classes are multiples of this long.
const BLOCK: usize = 16;

fn add(sums: &mut [i16; BLOCK], row: &[u8; BLOCK]) {
    for (sum, weight) in sums.iter_mut().zip(row) {
        *sum = sum.wrapping_add(i16::from(*weight as i8));
    }
}

/// The bytes of a table of 2^`bits` `rows` for `classes`: the number of bits, the map, and the rows that are not all zeros (those of many
/// classes as the number of pairs of each, then all pairs). For trainers and tests; at least 64 rows.
pub fn packed(classes: usize, rows: &[i8]) -> Vec<u8> {
    let width = Sparse::width_for(classes);
    let count = rows.len() / width;
    let mut map = vec![0u8; count.div_ceil(64) * 8];
    let (mut counts, mut kept) = (Vec::new(), Vec::new());
    for (i, row) in rows.chunks_exact(width).enumerate() {
        if row.iter().all(|w| *w == 0) {
            continue;
        }
        map[i / 8] |= 1 << (i % 8);
        if width <= WHOLE {
            kept.extend(row.iter().map(|w| *w as u8));
            continue;
        }
        let said = || row.iter().enumerate().take(classes).filter(|(_, w)| **w != 0).take(255);
        counts.push(said().count() as u8);
        for (class, weight) in said() {
            kept.extend([class as u8, *weight as u8]);
        }
    }
    let mut out = vec![count.checked_ilog2().unwrap_or(0) as u8];
    out.append(&mut map);
    out.append(&mut counts);
    out.append(&mut kept);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::weights::best;

    #[test]
    fn rows_add_up_and_negative_weights_count() {
        let mut rows = vec![0i8; 16 << 7];
        rows[16] = -5;
        rows[16 + 4] = 7;
        rows[16 * 70 + 4] = 1;
        let weights = Sparse::new(5, Vec::leak(packed(5, &rows))).unwrap();
        let mut scores = vec![99; weights.width()];
        weights.score(&[1 << 57, 70 << 57, 2 << 57], &mut scores);
        assert_eq!(scores[..5], [-5, 0, 0, 0, 8]);
        assert_eq!(best(&scores[..weights.classes()]), 4);
    }

    #[test]
    fn only_rows_that_say_something_are_kept() {
        let mut rows = vec![0i8; 4 << 6];
        assert_eq!(packed(3, &rows).len(), 1 + 8);
        rows[4 * 63] = 1;
        assert_eq!(packed(3, &rows).len(), 1 + 8 + 4);
    }

    #[test]
    fn sizes_that_disagree_are_errors_of_the_model() {
        for (classes, bytes) in [(0, &[6u8; 9][..]), (300, &[6; 9]), (2, &[]), (2, &[60]), (2, &[6, 1]), (2, &[6, 1, 0, 0, 0, 0, 0, 0, 0])]
        {
            let error = Sparse::new(classes, bytes).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Model, "{classes} {bytes:?}");
        }
    }
}
