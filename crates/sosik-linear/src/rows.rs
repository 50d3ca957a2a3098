//! A table of weights that knows which features it holds.

use sosik_core::{Error, ErrorKind};

use crate::file::ModelFile;
use crate::touch::touch_bytes;
use crate::weights::BLOCK;
use crate::wide::{Wide, widest};

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
#[inline]
const fn place(feature: u64, shift: u32) -> (usize, u16) {
    let check = (feature & 0xffff) as u16;
    // By way of 32 bits: what is computed from the place cannot run over, and one comparison with the end of the table is enough.
    ((feature >> shift) as u32 as usize, check + (check == 0) as u16)
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
        let whole = slots.is_power_of_two() && slots >= 2 && u32::try_from(slots).is_ok() && checks.len() == slots * 2;
        if !whole || Some(rows.len()) != slots.checked_mul(width) {
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
        let (slot, held) = self.look(feature);
        held.then(|| self.rows.get(slot * self.width..(slot + 1) * self.width))?
    }

    /// Where `feature` lies, and whether the table holds it at all; if not, the place means nothing. The checks of all probes are compared at
    /// once, without a branch that depends on what they hold: which features a table knows cannot be foreseen.
    #[inline(always)]
    fn look(&self, feature: u64) -> (usize, bool) {
        let (base, check) = place(feature, self.shift);
        let four = self.checks.get(2 * base..2 * base + 8).and_then(<[u8]>::first_chunk::<8>);
        let Some(four) = four else { return self.look_at_end(base, check) };
        let four = u64::from_le_bytes(*four);
        let (here, empty) = (zero_lanes(four ^ (u64::from(check) * LANES)), zero_lanes(four));
        // The first slot of this check, before the first empty one; only lanes above the first hit can be wrong.
        let found = here & !empty & empty.wrapping_sub(1);
        (base + found.trailing_zeros() as usize / 16, found != 0)
    }

    /// As [`Rows::look`], for the last slots of the table, whose probes go on at its beginning.
    #[cold]
    fn look_at_end(&self, base: usize, check: u16) -> (usize, bool) {
        let slots = self.checks.len() / 2;
        let check_of = |slot: usize| self.checks.as_chunks::<2>().0.get(slot).map_or(0, |bytes| u16::from_le_bytes(*bytes));
        let mut probes = (0..PROBES).map(|k| (base + k) & (slots - 1)).take_while(|slot| check_of(*slot) != 0);
        let slot = probes.find(|slot| check_of(*slot) == check);
        (slot.unwrap_or(0), slot.is_some())
    }

    /// Asks memory for what [`Rows::look`] will read.
    #[inline(always)]
    fn touch_checks(&self, features: &[u64]) {
        touch_bytes(self.checks, features.iter().map(|f| 2 * place(*f, self.shift).0));
    }

    /// The sum of the first class; the way to ask a table of one.
    pub fn sum(&self, features: &[u64]) -> i32 {
        widest(Sum { rows: self, features })
    }

    #[inline(always)]
    fn sum_here(&self, features: &[u64]) -> i32 {
        self.touch_checks(features);
        let mut sum = 0;
        for feature in features {
            let (slot, held) = self.look(*feature);
            let weight = self.rows.get(slot * self.width).map_or(0, |w| i32::from(*w as i8));
            sum += weight * i32::from(held);
        }
        sum
    }

    /// Adds the rows of `features` to `scores`; what the table does not hold adds nothing.
    pub fn add(&self, features: &[u64], scores: &mut [i16]) {
        widest(Add { rows: self, features, scores });
    }

    /// As [`Rows::add`], for what is [`Wide`] itself.
    #[inline(always)]
    pub(crate) fn add_here(&self, features: &[u64], scores: &mut [i16]) {
        if !self.width.is_multiple_of(BLOCK) {
            for row in features.iter().filter_map(|f| self.get(*f)) {
                for (score, weight) in scores.iter_mut().zip(row) {
                    *score = score.wrapping_add(i16::from(*weight as i8));
                }
            }
            return;
        }
        let mut starts = [0; STRETCH];
        for features in features.chunks(STRETCH) {
            self.touch_checks(features);
            // Those that are held move up, again without a branch: which they are cannot be foreseen.
            let mut count = 0;
            for feature in features {
                let (slot, held) = self.look(*feature);
                if let Some(start) = starts.get_mut(count) {
                    *start = slot * self.width;
                }
                count += usize::from(held);
            }
            let starts = &starts[..count.min(STRETCH)];
            touch_bytes(self.rows, starts.iter().copied());
            if self.width > BLOCK {
                touch_bytes(self.rows, starts.iter().map(|start| start + self.width - 1));
            }
            let width = self.width.min(scores.len());
            add_rows(self.rows, starts, &mut scores[..width]);
        }
    }
}

struct Sum<'a> {
    rows: &'a Rows,
    features: &'a [u64],
}

impl Wide for Sum<'_> {
    type Output = i32;

    #[inline(always)]
    fn run(self) -> i32 {
        self.rows.sum_here(self.features)
    }
}

struct Add<'a> {
    rows: &'a Rows,
    features: &'a [u64],
    scores: &'a mut [i16],
}

impl Wide for Add<'_> {
    type Output = ();

    #[inline(always)]
    fn run(self) {
        self.rows.add_here(self.features, self.scores);
    }
}

/// Adds to `scores`, a multiple of sixteen, the rows that begin at `starts`, as far as they are in `rows`.
#[inline(always)]
pub(crate) fn add_rows(mut rows: &[u8], starts: &[usize], mut scores: &mut [i16]) {
    while !scores.is_empty() {
        let done = match scores.len() {
            64.. => add_part::<64>(rows, starts, scores),
            32.. => add_part::<32>(rows, starts, scores),
            _ => add_part::<BLOCK>(rows, starts, scores),
        };
        (rows, scores) = (rows.get(done..).unwrap_or_default(), &mut scores[done..]);
    }
}

/// Adds the first `N` weights of each row that begins at one of `starts`; returns how many scores are done with.
///
/// A compiler keeps sums of 16, 32 and 64 classes in the registers of vectors; of other numbers it does not.
#[inline(always)]
fn add_part<const N: usize>(rows: &[u8], starts: &[usize], scores: &mut [i16]) -> usize {
    let mut sums = [0i16; N];
    for start in starts {
        let Some(row) = rows.get(*start..).and_then(<[u8]>::first_chunk::<N>) else { continue };
        for k in 0..N {
            sums[k] = sums[k].wrapping_add(i16::from(row[k] as i8));
        }
    }
    for (score, sum) in scores.iter_mut().zip(sums) {
        *score = score.wrapping_add(sum);
    }
    N.min(scores.len())
}

/// Features that are looked up before their rows are added: as many as the position of a name has.
const STRETCH: usize = 80;
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
