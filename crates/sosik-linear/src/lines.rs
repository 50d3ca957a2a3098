//! A table of one class, a line of the processor's cache for each look.

use sosik_core::Error;

use crate::sparse::Sparse;
use crate::touch::touch;
use crate::wide::{Wide, widest};

/// Rows to a line.
const ROWS: usize = 256;
/// Kept rows that a line has room for.
const ROOM: usize = 32;
/// How many are compared at once.
const LANES: usize = 16;

/// Which rows of 256 are kept, by the lower half of their numbers, and the weights of these; where there are fewer than [`ROOM`], the rest weighs
/// nothing.
#[derive(Clone, Copy, Debug)]
#[repr(align(64))]
struct Line {
    keys: [[u8; LANES]; 2],
    weights: [[u8; LANES]; 2],
}

const EMPTY: Line = Line { keys: [[0; LANES]; 2], weights: [[0; LANES]; 2] };

/// What a [`Sparse`] table of one class holds, laid out so that one look at one line of the cache finds the weight of a feature or that it has
/// none; no branch depends on the table.
#[derive(Clone, Debug)]
pub(crate) struct Lines {
    shift: u32,
    lines: Vec<Line>,
    /// A bit for each line: whether rows of it found no room.
    full: Vec<u64>,
    /// Those rows with their weights, sorted.
    rest: Vec<(u32, i8)>,
}

impl Lines {
    /// The table in `bytes`, as [`crate::packed`] writes one of one class.
    ///
    /// # Errors
    ///
    /// [`sosik_core::ErrorKind::Model`] when the sizes do not agree.
    pub(crate) fn new(bytes: &'static [u8]) -> Result<Self, Error> {
        let table = Sparse::new(1, bytes)?;
        let count = (1usize << table.bits()).div_ceil(ROWS);
        let (mut lines, mut full, mut rest) = (vec![EMPTY; count], vec![0; count.div_ceil(64)], Vec::new());
        let mut last = (0, 0);
        for (row, weight) in table.entries() {
            let line = row as usize / ROWS;
            let at = if last.0 == line { last.1 } else { 0 };
            last = (line, at + 1);
            if at < ROOM {
                lines[line].keys[at / LANES][at % LANES] = row as u8;
                lines[line].weights[at / LANES][at % LANES] = weight as u8;
            } else {
                full[line / 64] |= 1 << (line % 64);
                rest.push((row, weight));
            }
        }
        Ok(Self { shift: 64 - table.bits(), lines, full, rest })
    }

    /// The sum of the weights of `features`. Exact for up to 256 features; beyond, sums wrap.
    pub(crate) fn sum(&self, features: &[u64]) -> i32 {
        widest(Sum { lines: self, features })
    }

    #[inline(always)]
    fn sum_here(&self, features: &[u64]) -> i32 {
        let row = |feature: &u64| (feature >> self.shift) as usize;
        // All lines are asked for before the first is waited for, see `touch`.
        touch(features.iter().filter_map(|f| self.lines.get(row(f) / ROWS)).map(|line| line.keys[0][0]));
        let (mut sums, mut full) = ([0i16; LANES], 0);
        for feature in features {
            let row = row(feature);
            let Some(line) = self.lines.get(row / ROWS) else { continue };
            full |= self.full.get(row / ROWS / 64).map_or(0, |bits| bits >> (row / ROWS % 64) & 1);
            let ([keys, more_keys], [weights, more_weights]) = (&line.keys, &line.weights);
            // Loops that a compiler turns into vectors, each of one step. One of both halves at most has the key.
            let (mut found, mut more) = ([0; LANES], [0; LANES]);
            for k in 0..LANES {
                found[k] = u8::from(keys[k] == row as u8).wrapping_neg();
            }
            for k in 0..LANES {
                more[k] = u8::from(more_keys[k] == row as u8).wrapping_neg();
            }
            for k in 0..LANES {
                found[k] = (found[k] & weights[k]) | (more[k] & more_weights[k]);
            }
            for k in 0..LANES {
                sums[k] = sums[k].wrapping_add(i16::from(found[k] as i8));
            }
        }
        let sum = sums.iter().map(|sum| i32::from(*sum)).sum::<i32>();
        if full == 0 { sum } else { sum + self.sum_of_rest(features) }
    }

    #[cold]
    fn sum_of_rest(&self, features: &[u64]) -> i32 {
        let found = features.iter().filter_map(|f| {
            let row = (f >> self.shift) as u32;
            self.rest.binary_search_by_key(&row, |(row, _)| *row).ok()
        });
        found.map(|at| i32::from(self.rest[at].1)).sum()
    }
}

struct Sum<'a> {
    lines: &'a Lines,
    features: &'a [u64],
}

impl Wide for Sum<'_> {
    type Output = i32;

    #[inline(always)]
    fn run(self) -> i32 {
        self.lines.sum_here(self.features)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::packed;

    #[test]
    fn sums_are_those_of_the_table_in_the_file() {
        // Every third row of the first lines, more than have room; of the others one in twenty.
        let weight = |row: usize| if row.is_multiple_of(if row < 1000 { 3 } else { 20 }) { (row % 251) as u8 as i8 } else { 0 };
        let rows: Vec<i8> = (0..1 << 14).map(weight).collect();
        let bytes = Vec::leak(packed(1, &rows));
        let (lines, sparse) = (Lines::new(bytes).unwrap(), Sparse::new(1, bytes).unwrap());
        assert!(!lines.rest.is_empty() && lines.rest.len() < 400);
        let feature = |row: usize| (row as u64) << 50 | 77;
        for (start, weight) in rows.iter().enumerate() {
            let features: Vec<u64> = (0..9).map(|k| feature((start * (k + 1)) % (1 << 14))).collect();
            assert_eq!(lines.sum(&features), sparse.sum(&features), "{start}");
            assert_eq!(lines.sum(&[feature(start)]), i32::from(*weight));
        }
    }

    #[test]
    fn small_tables_are_one_line() {
        let mut rows = vec![0i8; 64];
        rows[63] = -7;
        let lines = Lines::new(Vec::leak(packed(1, &rows))).unwrap();
        assert_eq!([lines.sum(&[63 << 58; 3]), lines.sum(&[0])], [-21, 0]);
        assert!(Lines::new(&[6, 1]).is_err());
    }
}
