//! A table of weights that knows which features it holds.

use sosik_core::{Error, ErrorKind};

use crate::file::ModelFile;
use crate::weights::BLOCK;

/// Slots that are looked at for a feature, from the one that its hash names on.
const PROBES: usize = 4;

/// Rows of eight-bit weights under hashed features, each with sixteen bits of the hash beside it.
///
/// A [`Weights`](crate::Weights) table answers every feature, also those that training never saw, with whatever lies in their row. Here
/// such a feature is told apart but in one case of some twenty thousand and adds nothing, so that a small table, pruned to the features
/// that matter, scores as the large one did; and what is absent costs no row.
///
/// # Model file
///
/// Two sections: checks (u16, little endian, one a slot; 0 is an empty slot) and rows of `width` bytes, one a slot; slots are 2^bits.
#[derive(Clone, Debug)]
pub struct Rows {
    width: usize,
    shift: u32,
    checks: &'static [u8],
    rows: &'static [u8],
}

/// Where `feature` is looked for first, and by which bits it is known.
const fn place(feature: u64, shift: u32) -> (usize, u16) {
    let check = (feature & 0xffff) as u16;
    ((feature >> shift) as usize, if check == 0 { 1 } else { check })
}

impl Rows {
    /// The table in the sections `checks` and `rows` of `file`, of rows `width` wide.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Model`] when a section is missing or the sizes do not agree.
    pub fn open(file: &ModelFile, checks: &str, rows: &str, width: usize) -> Result<Self, Error> {
        let (checks, rows) = (file.section(checks)?, file.section(rows)?);
        let slots = checks.len() / 2;
        if !slots.is_power_of_two() || slots < 2 || checks.len() != slots * 2 || Some(rows.len()) != slots.checked_mul(width) {
            let message = format!("a table of {} checks and {} bytes of rows {width} wide is damaged", checks.len(), rows.len());
            return Err(Error::new(ErrorKind::Model, message));
        }
        Ok(Self { width, shift: 64 - slots.ilog2(), checks, rows })
    }

    /// The width of a row.
    pub const fn width(&self) -> usize {
        self.width
    }

    /// The row of `feature`, if the table holds it.
    pub fn get(&self, feature: u64) -> Option<&'static [u8]> {
        let slot = self.slot(feature)?;
        self.rows.get(slot * self.width..(slot + 1) * self.width)
    }

    /// Where `feature` lies, if the table holds it. The checks of all probes are compared at once, without a branch that depends on what
    /// they hold: which features a table knows cannot be foreseen.
    #[inline]
    fn slot(&self, feature: u64) -> Option<usize> {
        let (base, check) = place(feature, self.shift);
        let Some(four) = self.checks.get(2 * base..).and_then(<[u8]>::first_chunk::<8>) else { return self.slot_at_end(base, check) };
        let four = u64::from_le_bytes(*four);
        let (here, empty) = (zero_lanes(four ^ (u64::from(check) * LANES)), zero_lanes(four));
        // The first slot of this check, before the first empty one; only lanes above the first hit can be wrong.
        let found = here.trailing_zeros() < empty.trailing_zeros();
        found.then_some(base + here.trailing_zeros() as usize / 16)
    }

    /// As [`Rows::slot`], for the last slots of the table, whose probes go on at its beginning.
    #[cold]
    fn slot_at_end(&self, base: usize, check: u16) -> Option<usize> {
        let slots = self.checks.len() / 2;
        for k in 0..PROBES {
            let slot = (base + k) & (slots - 1);
            let here = u16::from_le_bytes([*self.checks.get(2 * slot)?, *self.checks.get(2 * slot + 1)?]);
            if here == check {
                return Some(slot);
            }
            if here == 0 {
                return None;
            }
        }
        None
    }

    /// The sum of the first class; the way to ask a table of one.
    pub fn sum(&self, features: &[u64]) -> i32 {
        let mut sum = 0;
        for feature in features {
            let slot = self.slot(*feature);
            let weight = self.rows.get(slot.unwrap_or(0) * self.width).map_or(0, |w| i32::from(*w as i8));
            sum += weight * i32::from(slot.is_some());
        }
        sum
    }

    /// Adds the rows of `features` to `scores`; what the table does not hold adds nothing.
    pub fn add(&self, features: &[u64], scores: &mut [i16]) {
        if !self.width.is_multiple_of(BLOCK) {
            for row in features.iter().filter_map(|f| self.get(*f)) {
                for (score, weight) in scores.iter_mut().zip(row) {
                    *score = score.wrapping_add(i16::from(*weight as i8));
                }
            }
            return;
        }
        let width = self.width.min(scores.len());
        let mut starts = [0; STRETCH];
        for features in features.chunks(STRETCH) {
            // Those that are held move up, again without a branch: which they are cannot be foreseen.
            let mut held = 0;
            for feature in features {
                let slot = self.slot(*feature);
                if let Some(start) = starts.get_mut(held) {
                    *start = slot.unwrap_or(0) * self.width;
                }
                held += usize::from(slot.is_some());
            }
            let starts = &starts[..held.min(STRETCH)];
            for (block, scores) in scores[..width].chunks_mut(AT_ONCE * BLOCK).enumerate() {
                let rows = &self.rows[block * AT_ONCE * BLOCK..];
                match scores.len() / BLOCK {
                    1 => add_rows::<2>(rows, starts, scores),
                    2 => add_rows::<4>(rows, starts, scores),
                    _ => add_rows::<{ AT_ONCE * BLOCK / 8 }>(rows, starts, scores),
                }
            }
        }
    }
}

/// Adds the first `N` times eight weights of each row that begins at one of `starts`, 256 at most.
///
/// Weights are added in halves of a word: with 128 added to each, none is below zero and no carry leaves its half. The sums stay in
/// registers, and a row is so few instructions that the next ones are fetched while it is waited for.
#[inline]
fn add_rows<const N: usize>(rows: &[u8], starts: &[usize], scores: &mut [i16]) {
    const HALVES: u64 = 0x00ff_00ff_00ff_00ff;
    let (mut even, mut odd, mut count) = ([0u64; N], [0u64; N], 0i16);
    for start in starts {
        let Some(row) = rows.get(*start..).and_then(|rest| rest.as_chunks::<8>().0.first_chunk::<N>()) else { continue };
        for k in 0..N {
            let word = u64::from_le_bytes(row[k]) ^ 0x8080_8080_8080_8080;
            even[k] = even[k].wrapping_add(word & HALVES);
            odd[k] = odd[k].wrapping_add(word >> 8 & HALVES);
        }
        count += 1;
    }
    let half = |sums: u64, at: usize| ((sums >> (16 * at)) as i16).wrapping_sub(count.wrapping_mul(128));
    for (k, scores) in scores.as_chunks_mut::<8>().0.iter_mut().take(N).enumerate() {
        for at in 0..4 {
            scores[2 * at] = scores[2 * at].wrapping_add(half(even[k], at));
            scores[2 * at + 1] = scores[2 * at + 1].wrapping_add(half(odd[k], at));
        }
    }
}

/// Features that are looked up before their rows are added.
const STRETCH: usize = 64;
/// Blocks that are summed at once: their sums fit the registers of every processor.
const AT_ONCE: usize = 3;
/// One in each of four lanes of sixteen bits.
const LANES: u64 = 0x0001_0001_0001_0001;

/// The highest bit of each lane that is zero; above the first such lane others may be marked wrongly.
const fn zero_lanes(word: u64) -> u64 {
    word.wrapping_sub(LANES) & !word & (LANES << 15)
}

/// The sections of a table of 2^`bits` slots with `entries`, the most important first: where all slots of an entry are taken by others,
/// it is left out. Returns checks, rows and how many found no place; for trainers and tests.
pub fn pack(entries: impl IntoIterator<Item = (u64, Vec<i8>)>, width: usize, bits: u32) -> (Vec<u8>, Vec<u8>, usize) {
    let slots = 1usize << bits;
    let (mut checks, mut rows, mut lost) = (vec![0u16; slots], vec![0u8; slots * width], 0);
    for (feature, weights) in entries {
        let (base, check) = place(feature, 64 - bits);
        let free = (0..PROBES).map(|k| (base + k) & (slots - 1)).find(|slot| checks[*slot] == 0 || checks[*slot] == check);
        match free {
            Some(slot) if checks[slot] == 0 => {
                checks[slot] = check;
                for (to, from) in rows[slot * width..(slot + 1) * width].iter_mut().zip(&weights) {
                    *to = *from as u8;
                }
            }
            _ => lost += 1,
        }
    }
    (checks.iter().flat_map(|c| c.to_le_bytes()).collect(), rows, lost)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ModelWriter;

    #[test]
    fn what_was_packed_is_found_and_nothing_else() {
        let feature = |i: u64| crate::mix(i, 77);
        let (checks, rows, lost) = pack((0..100).map(|i| (feature(i), vec![i as i8, -1, 0, 0])), 4, 8);
        assert_eq!(lost, 0);
        let file = ModelWriter::default().section("checks", checks).section("rows", rows).finish(1);
        let table = Rows::open(&ModelFile::open(Vec::leak(file), 1).unwrap(), "checks", "rows", 4).unwrap();
        for i in 0..100 {
            assert_eq!(table.get(feature(i)).unwrap()[0], i as u8);
        }
        assert!((100..10_000).filter(|i| table.get(feature(*i)).is_some()).count() < 10);
        let mut scores = [0; 4];
        table.add(&[feature(3), feature(4), feature(50_000)], &mut scores);
        assert_eq!(scores[..2], [7, -2]);
        assert_eq!(table.sum(&[feature(3), feature(4), feature(50_000)]), 7);
    }

    #[test]
    fn sums_are_those_of_adding_weight_by_weight() {
        let feature = |i: u64| crate::mix(i, 78);
        for classes in [16, 32, 48, 64, 96, 112] {
            let row = |i: u64| (0..classes).map(|c| (i * 37 + c * 11) as i8).collect::<Vec<i8>>();
            let (checks, rows, lost) = pack((0..150).map(|i| (feature(i), row(i))), classes as usize, 12);
            assert_eq!(lost, 0);
            let file = ModelWriter::default().section("checks", checks).section("rows", rows).finish(1);
            let table = Rows::open(&ModelFile::open(Vec::leak(file), 1).unwrap(), "checks", "rows", classes as usize).unwrap();
            let mut scores = vec![3i16; classes as usize];
            table.add(&(0..200).map(feature).collect::<Vec<u64>>(), &mut scores);
            let expected = |c: usize| 3 + (0..150).map(|i| i16::from(row(i)[c])).sum::<i16>();
            assert_eq!(scores, (0..classes as usize).map(expected).collect::<Vec<i16>>());
        }
    }

    #[test]
    fn sections_of_other_sizes_are_refused() {
        let file = ModelWriter::default().section("checks", vec![0; 8]).section("rows", vec![0; 15]).finish(1);
        let file = ModelFile::open(Vec::leak(file), 1).unwrap();
        assert_eq!(Rows::open(&file, "checks", "rows", 4).unwrap_err().kind(), ErrorKind::Model);
    }
}
