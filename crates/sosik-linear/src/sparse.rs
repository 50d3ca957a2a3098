//! Tables of eight-bit weights, of which only the rows that say something are kept.

use sosik_core::{Error, ErrorKind};

use crate::weights::check_classes;

/// A table of weights: a row of `classes` weights (padded) for each of 2^bits hashed features, rows of zeros left out.
///
/// A bit for each row tells whether it is kept, so that a feature that means nothing costs one look at a small map and adds nothing. Two
/// features that share a row share its weights; training has seen the same collisions.
///
/// Up to four classes, a kept row is all its weights; beyond, it is pairs of a class and a weight, for most are zero.
#[derive(Clone, Debug)]
pub struct Sparse {
    classes: usize,
    width: usize,
    shift: u32,
    /// For each 64 rows which of them are kept. Apart from the counts, since most rows that are asked for are not kept.
    map: Vec<u64>,
    /// For each 64 rows how many are kept before them.
    before: Vec<u32>,
    /// Where the pairs of each kept row begin, and where the last end; nothing when rows are whole.
    starts: Vec<u32>,
    /// Two's complement bytes of the kept rows, in the program itself where the model is embedded.
    rows: &'static [u8],
}

/// Rows to a word of the map.
const GROUP: usize = 64;
/// Features that are looked up before their rows are added.
const STRETCH: usize = 64;
/// Rows up to this width are kept whole.
const WHOLE: usize = 4;

impl Sparse {
    /// The table in `bytes`, as [`packed`] writes it. Reads the map (an eighth of a byte a row) and copies no weights.
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
        let words = (1usize << bits) / GROUP;
        let Some((map, rows)) = rest.split_at_checked(words * 8) else {
            return Err(damaged(format!("a table of 2^{bits} rows ends in its map; the model is damaged")));
        };
        let mut kept = 0u32;
        let (map, before): (Vec<u64>, Vec<u32>) = (map.chunks_exact(8))
            .map(|chunk| {
                let word = chunk.iter().rev().fold(0u64, |w, b| w << 8 | u64::from(*b));
                let before = kept;
                kept += word.count_ones();
                (word, before)
            })
            .unzip();
        let width = Self::width_for(classes);
        let short = || damaged(format!("a table of {kept} rows for {classes} classes does not have their weights; the model is damaged"));
        let mut starts = Vec::new();
        let mut rows = rows;
        if width > WHOLE {
            let (counts, pairs) = rows.split_at_checked(kept as usize).ok_or_else(short)?;
            let mut start = 0;
            starts.push(start);
            starts.extend(counts.iter().map(|count| {
                start += u32::from(*count) * 2;
                start
            }));
            if pairs.len() != start as usize || pairs.iter().step_by(2).any(|class| usize::from(*class) >= classes) {
                return Err(short());
            }
            rows = pairs;
        } else if rows.len() != kept as usize * width {
            return Err(short());
        }
        Ok(Self { classes, width, shift: 64 - u32::from(bits), map, before, starts, rows })
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
        scores.fill(0);
        let mut kept = [0u32; STRETCH];
        for features in features.chunks(STRETCH) {
            let count = self.kept(features, &mut kept);
            for kept in kept.iter().take(count) {
                let kept = *kept as usize;
                if self.width == WHOLE {
                    let row = self.rows.get(kept * WHOLE..).unwrap_or_default();
                    for (score, weight) in scores.iter_mut().zip(row.iter().take(WHOLE)) {
                        *score = score.wrapping_add(i16::from(*weight as i8));
                    }
                    continue;
                }
                let Some(&[start, end]) = self.starts.get(kept..).and_then(<[u32]>::first_chunk::<2>) else { continue };
                for pair in self.rows.get(start as usize..end as usize).unwrap_or_default().as_chunks::<2>().0 {
                    if let Some(score) = scores.get_mut(usize::from(pair[0])) {
                        *score = score.wrapping_add(i16::from(pair[1] as i8));
                    }
                }
            }
        }
    }

    /// The sum of the first class, of a table whose rows are whole; the way to ask a table of one.
    pub fn sum(&self, features: &[u64]) -> i32 {
        let mut kept = [0u32; STRETCH];
        let mut sum = 0;
        for features in features.chunks(STRETCH) {
            let count = self.kept(features, &mut kept);
            for kept in kept.iter().take(count) {
                sum += self.rows.get(*kept as usize * self.width).map_or(0, |w| i32::from(*w as i8));
            }
        }
        sum
    }

    /// Puts into `kept` which rows are those of `features`, counted among the kept ones; returns how many. Each step is a loop of its own and
    /// takes no branch that depends on the table, so that a processor asks for many places of it at once.
    #[inline]
    fn kept(&self, features: &[u64], kept: &mut [u32; STRETCH]) -> usize {
        let mut count = 0;
        for feature in features {
            let row = (feature >> self.shift) as usize;
            let word = self.map.get(row / GROUP).copied().unwrap_or(0);
            if let Some(to) = kept.get_mut(count) {
                *to = row as u32;
            }
            count += (word >> (row % GROUP) & 1) as usize;
        }
        for row in kept.iter_mut().take(count) {
            let (group, at) = (*row as usize / GROUP, *row as usize % GROUP);
            if let (Some(word), Some(before)) = (self.map.get(group), self.before.get(group)) {
                *row = before + (word & ((1 << at) - 1)).count_ones();
            }
        }
        count
    }
}

/// The bytes of a table of 2^`bits` `rows` for `classes`: the number of bits, the map, and the rows that are not all zeros (those of many
/// classes as the number of pairs of each, then all pairs). For trainers and tests; at least 64 rows.
pub fn packed(classes: usize, rows: &[i8]) -> Vec<u8> {
    let width = Sparse::width_for(classes);
    let count = rows.len() / width;
    let mut map = vec![0u8; count.div_ceil(GROUP) * 8];
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
