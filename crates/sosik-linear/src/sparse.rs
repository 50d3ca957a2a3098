//! Tables of eight-bit weights, of which only the rows that say something are kept.

use std::borrow::Cow;

use sosik_core::{Error, ErrorKind};

use crate::rows::add_rows;
use crate::weights::check_classes;
use crate::wide::{Wide, widest};

/// A table of weights: a row of `classes` weights (padded) for each of 2^bits hashed features, rows of zeros left out.
///
/// A bit for each row tells whether it is kept, so that a feature that means nothing costs one look at a small map and adds nothing; beside
/// the bits stands how many rows are kept before, so that the same look tells where a kept row lies. Two features that share a row share its
/// weights; training has seen the same collisions.
///
/// In the file, a kept row is all its weights up to four classes; beyond, it is pairs of a class and a weight, for most are zero. In memory all
/// rows are whole, so that they are added in whole vectors.
#[derive(Clone, Debug)]
pub struct Sparse {
    classes: usize,
    width: usize,
    shift: u32,
    /// For each 32 rows which of them are kept, in the lower half, and how many are kept before them.
    map: Vec<u64>,
    /// Two's complement bytes of the kept rows; those that are whole in the file lie in the program itself where the model is embedded.
    rows: Cow<'static, [u8]>,
}

/// Rows to a word of the map.
const GROUP: usize = 32;
/// Features that are looked up before their rows are added: as many as the choice of a head has, and a few more.
const STRETCH: usize = 72;
/// Rows up to this width are whole in the file.
const WHOLE: usize = 4;

impl Sparse {
    /// The table in `bytes`, as [`packed`] writes it. Reads the map (an eighth of a byte a row), and copies weights of more than four
    /// classes.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Model`] when the sizes do not agree, or there are no classes or more than [`crate::MAX_CLASSES`].
    pub fn new(classes: usize, bytes: &'static [u8]) -> Result<Self, Error> {
        let damaged = |what: String| Error::new(ErrorKind::Model, what);
        check_classes(classes)?;
        let Some((&bits, rest)) = bytes.split_first().filter(|(bits, _)| (6..=28).contains(*bits)) else {
            return Err(damaged("a table of weights does not tell its size; the model is damaged".to_owned()));
        };
        let Some((map, rows)) = rest.split_at_checked((1usize << bits) / 8) else {
            return Err(damaged(format!("a table of 2^{bits} rows ends in its map; the model is damaged")));
        };
        let mut kept = 0u32;
        let map = map.as_chunks().0.iter().map(|bytes| {
            let word = u32::from_le_bytes(*bytes);
            let before = kept;
            kept += word.count_ones();
            u64::from(before) << GROUP | u64::from(word)
        });
        let map: Vec<u64> = map.collect();
        let width = Self::width_for(classes);
        let short = || damaged(format!("a table of {kept} rows for {classes} classes does not have their weights; the model is damaged"));
        if width <= WHOLE {
            let rows = Some(rows).filter(|rows| rows.len() == kept as usize * width).ok_or_else(short)?;
            return Ok(Self { classes, width, shift: 64 - u32::from(bits), map, rows: Cow::Borrowed(rows) });
        }
        let (counts, pairs) = rows.split_at_checked(kept as usize).ok_or_else(short)?;
        let mut pairs = pairs.as_chunks::<2>();
        let mut rows = vec![0; kept as usize * width];
        for (row, count) in rows.chunks_mut(width).zip(counts) {
            let (own, rest) = pairs.0.split_at_checked(usize::from(*count)).ok_or_else(short)?;
            for [class, weight] in own {
                *row[..classes].get_mut(usize::from(*class)).ok_or_else(short)? = *weight;
            }
            pairs.0 = rest;
        }
        match pairs {
            ([], []) => Ok(Self { classes, width, shift: 64 - u32::from(bits), map, rows: Cow::Owned(rows) }),
            _ => Err(short()),
        }
    }

    /// The width of a row: 1 for one class, 4 for up to four, else the next multiple of 16, so that rows are added in whole vectors.
    pub const fn width_for(classes: usize) -> usize {
        match classes {
            ..=1 => 1,
            2..=4 => 4,
            _ => classes.div_ceil(16) * 16,
        }
    }

    /// Two to this power is the number of rows.
    pub(crate) const fn bits(&self) -> u32 {
        64 - self.shift
    }

    /// The rows that are kept, in order, each with its weight of the first class.
    pub(crate) fn entries(&self) -> impl Iterator<Item = (u32, i8)> + '_ {
        let rows = (0..1u32 << self.bits()).filter(|row| self.map[*row as usize / GROUP] >> (*row as usize % GROUP) & 1 == 1);
        rows.zip(self.rows.iter().step_by(self.width)).map(|(row, weight)| (row, *weight as i8))
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
        widest(Score { table: self, features, scores });
    }

    #[inline(always)]
    fn score_here(&self, features: &[u64], scores: &mut [i16]) {
        scores.fill(0);
        let (mut looks, mut starts) = ([0; STRETCH], [0; STRETCH]);
        for features in features.chunks(STRETCH) {
            let mut count = 0;
            for (start, kept) in starts.iter_mut().zip(self.kept(features, &mut looks)) {
                *start = kept * self.width;
                count += 1;
            }
            let starts = &starts[..count];
            if self.width > WHOLE {
                let width = self.width.min(scores.len());
                add_rows(&self.rows, starts, &mut scores[..width]);
                continue;
            }
            for start in starts {
                for (score, weight) in scores.iter_mut().zip(self.rows.iter().skip(*start).take(self.width)) {
                    *score = score.wrapping_add(i16::from(*weight as i8));
                }
            }
        }
    }

    /// The sum of the first class, of a table whose rows are whole; the way to ask a table of one.
    pub fn sum(&self, features: &[u64]) -> i32 {
        let mut looks = [0; STRETCH];
        let mut sum = 0;
        for features in features.chunks(STRETCH) {
            sum += self
                .kept(features, &mut looks)
                .map(|kept| self.rows.get(kept * self.width).map_or(0, |w| i32::from(*w as i8)))
                .sum::<i32>();
        }
        sum
    }

    /// Which rows are those of `features`, counted among the kept ones. All features are looked up before the first row is told, and no branch
    /// depends on the table, so that a processor asks for many places of it at once.
    #[inline(always)]
    fn kept<'l>(&'l self, features: &[u64], looks: &'l mut [u32; STRETCH]) -> impl Iterator<Item = usize> + use<'l> {
        let mut count = 0;
        for feature in features {
            let row = feature >> self.shift;
            let Some(word) = self.map.get(row as usize / GROUP) else { continue };
            if let Some(look) = looks.get_mut(count) {
                *look = row as u32;
            }
            count += (word >> (row as usize % GROUP) & 1) as usize;
        }
        looks.iter().take(count).filter_map(|row| {
            let word = *self.map.get(*row as usize / GROUP)?;
            // The bits of the row and of those before it in its word.
            let bits = (word as u32) << (!*row as usize % GROUP);
            Some(((word >> GROUP) as u32 + bits.count_ones()) as usize - 1)
        })
    }
}

struct Score<'a> {
    table: &'a Sparse,
    features: &'a [u64],
    scores: &'a mut [i16],
}

impl Wide for Score<'_> {
    type Output = ();

    #[inline(always)]
    fn run(self) {
        self.table.score_here(self.features, self.scores);
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
