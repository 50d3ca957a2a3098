//! A small table of weights for choices among three.

use sosik_core::{Error, ErrorKind};

use crate::file::ModelFile;
use crate::touch::touch;
use crate::wide::{Wide, widest};

/// Slots that a feature may lie in, side by side.
const BUCKET: usize = 4;
/// Bytes of a slot.
const SLOT: usize = 4;
/// Features whose buckets are asked for before the first is read: as many as a step has.
const STRETCH: usize = 108;

/// Weights of three classes under hashed features; one look at sixteen bytes answers for a feature.
///
/// Only differences between classes matter, so that the first has no weight of its own: a slot is sixteen bits of the feature's hash (0:
/// empty) and the weights of the second and the third class over the first. Four slots in a row are a feature's bucket. What the table does
/// not hold adds nothing, save in one case of some ten thousand that looks like a feature it holds.
///
/// The whole of a parser's table is meant to stay in a processor's second cache, where a table with a row for every hash does not.
///
/// # Model file
///
/// A section of slots, four to a bucket: check (u16, little endian), two bytes of weights.
#[derive(Clone, Copy, Debug)]
pub struct Triples {
    slots: &'static [u8],
    buckets: u32,
}

/// The bucket of `feature` among `buckets`, and by which bits it is known there.
#[inline]
const fn place(feature: u64, buckets: u32) -> (usize, u16) {
    let check = (feature & 0xffff) as u16;
    ((((feature >> 32) * buckets as u64) >> 32) as usize, if check == 0 { 1 } else { check })
}

impl Triples {
    /// The table in the section `name` of `file`.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Model`] when the section is missing or no whole number of buckets.
    pub fn open(file: &ModelFile, name: &str) -> Result<Self, Error> {
        let slots = file.section(name)?;
        let buckets = slots.len() / (BUCKET * SLOT);
        match u32::try_from(buckets) {
            Ok(number @ 1..) if slots.len() == buckets * BUCKET * SLOT => Ok(Self { slots, buckets: number }),
            _ => {
                let message = format!("section `{name}`: {} bytes are no table of triples; the model is damaged", slots.len());
                Err(Error::new(ErrorKind::Model, message))
            }
        }
    }

    /// By how much `features` favour the second and the third class over the first.
    pub fn sum(&self, features: &[u64]) -> [i32; 2] {
        widest(Sum { table: *self, features })
    }

    /// As [`Triples::sum`], for what is [`Wide`] itself.
    #[inline(always)]
    pub(crate) fn sum_here(self, features: &[u64]) -> [i32; 2] {
        let buckets = self.slots.as_chunks::<{ BUCKET * SLOT }>().0;
        // A sum for each slot, so that the four of a bucket are read, compared and added at once; no branch on what the table holds: it
        // cannot be foreseen.
        let (mut second, mut third) = ([0i32; BUCKET], [0i32; BUCKET]);
        let mut places = [0u32; STRETCH];
        for features in features.chunks(STRETCH) {
            for (place_of, feature) in places.iter_mut().zip(features) {
                *place_of = place(*feature, self.buckets).0 as u32;
            }
            let places = &places[..features.len()];
            touch(places.iter().filter_map(|place| buckets.get(*place as usize)).map(|bucket| bucket[0]));
            for (at, feature) in places.iter().zip(features) {
                let Some(slots) = buckets.get(*at as usize).and_then(|b| b.as_chunks::<SLOT>().0.first_chunk::<BUCKET>()) else { continue };
                let check = u32::from(place(*feature, self.buckets).1);
                for k in 0..BUCKET {
                    let slot = u32::from_le_bytes(slots[k]);
                    let slot = if slot & 0xffff == check { slot } else { 0 };
                    second[k] += ((slot << 8) as i32) >> 24;
                    third[k] += (slot as i32) >> 24;
                }
            }
        }
        let sum = |slots: [i32; BUCKET]| slots[0] + slots[1] + slots[2] + slots[3];
        [sum(second), sum(third)]
    }
}

struct Sum<'a> {
    table: Triples,
    features: &'a [u64],
}

impl Wide for Sum<'_> {
    type Output = [i32; 2];

    #[inline(always)]
    fn run(self) -> [i32; 2] {
        self.table.sum_here(self.features)
    }
}

/// The section of a table with room for `slots` entries, the most important first: an entry whose bucket is full is left out. Returns the
/// bytes and how many were; for trainers and tests.
pub fn packed(entries: impl IntoIterator<Item = (u64, [i8; 2])>, slots: usize) -> (Vec<u8>, usize) {
    let buckets = slots.div_ceil(BUCKET).max(1);
    let (mut out, mut lost) = (vec![0u8; buckets * BUCKET * SLOT], 0);
    for (feature, [second, third]) in entries {
        let (bucket, check) = place(feature, buckets as u32);
        let start = bucket * BUCKET * SLOT;
        let slots = out[start..start + BUCKET * SLOT].as_chunks_mut::<SLOT>().0;
        let taken = |slot: &[u8; SLOT]| u16::from_le_bytes([slot[0], slot[1]]);
        match slots.iter().position(|s| matches!(taken(s), held if held == 0 || held == check)) {
            Some(at) if taken(&slots[at]) == 0 => {
                let [a, b] = check.to_le_bytes();
                slots[at] = [a, b, second as u8, third as u8];
            }
            _ => lost += 1,
        }
    }
    (out, lost)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ModelWriter;

    fn table(entries: &[(u64, [i8; 2])], slots: usize) -> Triples {
        let file = ModelWriter::default().section("table", packed(entries.iter().copied(), slots).0).finish(1);
        Triples::open(&ModelFile::open(Vec::leak(file), 1).unwrap(), "table").unwrap()
    }

    #[test]
    fn weights_of_held_features_add_up_and_others_say_nothing() {
        let feature = |i: u64| crate::mix(i, 77);
        let entries: Vec<(u64, [i8; 2])> = (0..100).map(|i| (feature(i), [i as i8, -1])).collect();
        let table = table(&entries, 1000);
        assert_eq!(table.sum(&[feature(3), feature(50_000), feature(90)]), [93, -2]);
        assert_eq!(table.sum(&[feature(0); 200]), [0, -200]);
        assert!((100..10_000).filter(|i| table.sum(&[feature(*i)]) != [0, 0]).count() < 10);
    }

    #[test]
    fn full_buckets_keep_what_came_first() {
        let (bytes, lost) = packed((0..6u64).map(|i| (i + 1, [i as i8 + 1, 0])), 4);
        assert_eq!((bytes.len(), lost), (16, 2));
        let entries: Vec<(u64, [i8; 2])> = (0..6u64).map(|i| (i + 1, [i as i8 + 1, 0])).collect();
        assert_eq!([1, 2, 3, 4, 5, 6].map(|f| table(&entries, 4).sum(&[f])[0]), [1, 2, 3, 4, 0, 0]);
    }

    #[test]
    fn odd_sizes_are_errors_of_the_model() {
        for len in [0, 15, 17] {
            let file = ModelWriter::default().section("table", vec![0; len]).finish(1);
            let file = ModelFile::open(Vec::leak(file), 1).unwrap();
            assert_eq!(Triples::open(&file, "table").unwrap_err().kind(), ErrorKind::Model);
        }
    }
}
