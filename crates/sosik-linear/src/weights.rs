//! Tables of eight-bit weights.

use std::borrow::Cow;

use sosik_core::{Error, ErrorKind};

/// The most classes that a table may have.
pub const MAX_CLASSES: usize = 256;

/// A table of weights: a row of `classes` weights (padded) for each of 2^bits hashed features.
///
/// Two features that share a row share its weights; training has seen the same collisions.
#[derive(Clone, Debug)]
pub struct Weights {
    classes: usize,
    width: usize,
    shift: u32,
    /// Two's complement bytes, borrowed from the program where the model is embedded.
    table: Cow<'static, [u8]>,
}

impl Weights {
    /// The table of `rows` with 2^`bits` rows, each [`Weights::width_for`]`(classes)` wide.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Model`] when the sizes do not agree, or there are no classes or more than [`MAX_CLASSES`].
    pub fn new(classes: usize, bits: u32, rows: Vec<i8>) -> Result<Self, Error> {
        Self::from_bytes(classes, bits, Cow::Owned(rows.into_iter().map(|w| w as u8).collect()))
    }

    /// As [`Weights::new`], from bytes that may lie in the program itself.
    pub(crate) fn from_bytes(classes: usize, bits: u32, table: Cow<'static, [u8]>) -> Result<Self, Error> {
        check_classes(classes)?;
        let width = Self::width_for(classes);
        if bits == 0 || bits > 28 || table.len() != width << bits {
            let message = format!("a table of 2^{bits} rows of {width} weights cannot hold {} bytes; the model is damaged", table.len());
            return Err(Error::new(ErrorKind::Model, message));
        }
        Ok(Self { classes, width, shift: 64 - bits, table })
    }

    /// The width of a row: 4 for up to four classes, else the next multiple of 16, so that rows are added in whole vectors.
    pub const fn width_for(classes: usize) -> usize {
        if classes <= 4 { 4 } else { classes.div_ceil(16) * 16 }
    }

    /// How many classes a row scores.
    pub const fn classes(&self) -> usize {
        self.classes
    }

    /// The width of a row; the buffer given to [`Weights::score`] is this long.
    pub const fn width(&self) -> usize {
        self.width
    }

    /// Adds up the rows of `features` into `scores`, which is overwritten; its length should be [`Weights::width`] (what is missing is not
    /// scored). Exact for up to 256 features; beyond, sums wrap.
    pub fn score(&self, features: &[u64], scores: &mut [i16]) {
        if self.width == 4 {
            let rows = features.iter().filter_map(|f| self.table.get((f >> self.shift) as usize * 4..)?.first_chunk());
            for (score, sum) in scores.iter_mut().zip(sum_four(rows)) {
                *score = sum;
            }
            return;
        }
        // Sixteen classes at a time for all features: the sums stay in registers, and the rows' cache lines are asked for one after the
        // other without waiting.
        for (block, scores) in scores.chunks_mut(BLOCK).take(self.width / BLOCK).enumerate() {
            let mut sums = [0i16; BLOCK];
            for feature in features {
                let start = (feature >> self.shift) as usize * self.width + block * BLOCK;
                if let Some(row) = self.table.get(start..).and_then(<[u8]>::first_chunk::<BLOCK>) {
                    add_block(&mut sums, row);
                }
            }
            for (score, sum) in scores.iter_mut().zip(sums) {
                *score = sum;
            }
        }
    }
}

/// Classes that are summed at once.
pub(crate) const BLOCK: usize = 16;

/// Adds a row of sixteen weights.
#[inline]
pub(crate) fn add_block(sums: &mut [i16; BLOCK], row: &[u8; BLOCK]) {
    for k in 0..BLOCK {
        sums[k] = sums[k].wrapping_add(i16::from(row[k] as i8));
    }
}

/// The sum of rows of four weights. This is the inner loop of parsing, so it adds them two by two in halves of a word: with 128 added to
/// each weight none is below zero and no carry leaves its half for up to 256 rows.
#[inline]
pub(crate) fn sum_four<'r>(rows: impl Iterator<Item = &'r [u8; 4]>) -> [i16; 4] {
    const HALVES: u32 = 0x00ff_00ff;
    let (mut even, mut odd, mut count) = (0u32, 0u32, 0u32);
    for row in rows {
        let word = u32::from_le_bytes(*row) ^ 0x8080_8080;
        even = even.wrapping_add(word & HALVES);
        odd = odd.wrapping_add(word >> 8 & HALVES);
        count += 1;
    }
    let sum = |halves: u32, shift: u32| ((halves >> shift & 0xffff) as u16).wrapping_sub((count as u16).wrapping_mul(128)) as i16;
    [sum(even, 0), sum(odd, 0), sum(even, 16), sum(odd, 16)]
}

/// [`ErrorKind::Model`] when a table cannot have so many classes.
pub(crate) fn check_classes(classes: usize) -> Result<(), Error> {
    if classes == 0 || classes > MAX_CLASSES {
        return Err(Error::new(ErrorKind::Model, format!("a table of weights has 1 to {MAX_CLASSES} classes, this one {classes}")));
    }
    Ok(())
}

/// The position of the highest of `scores`, the first among equals; 0 when there are none. The highest is looked for first, which compares
/// many at once.
pub fn best(scores: &[i16]) -> usize {
    let top = scores.iter().copied().max();
    scores.iter().position(|score| Some(*score) == top).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_add_up_and_negative_weights_count() {
        let mut rows = vec![0i8; 16 << 2];
        rows[16] = -5;
        rows[16 + 4] = 7;
        rows[32 + 4] = 1;
        let weights = Weights::new(5, 2, rows).unwrap();
        let mut scores = vec![99; weights.width()];
        weights.score(&[1 << 62, 2 << 62], &mut scores);
        assert_eq!(scores[..5], [-5, 0, 0, 0, 8]);
        assert_eq!(best(&scores[..weights.classes()]), 4);
    }

    #[test]
    fn sizes_that_disagree_are_errors_of_the_model() {
        for (classes, bits, len) in [(0, 1, 8), (300, 1, 608), (2, 1, 7), (2, 0, 4), (2, 60, 4)] {
            let error = Weights::new(classes, bits, vec![0; len]).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Model, "{classes} {bits} {len}");
        }
    }
}
