//! Runs that were analysed before, with their readings.
//!
//! News repeats itself: of the runs of a thousand articles four fifths have stood in an earlier one. What a run can be depends on its
//! letters and on what stands right before it, so a worker keeps it. The cache holds nothing that could change a result.
//!
//! It has two generations. When the younger is full it becomes the older, whose runs are forgotten unless they come again: what is common
//! stays for ever, what came once is gone soon.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use sosik_linear::{mix, touch};

use super::context::Reading;
use super::repeat::Stem;
use super::run::Left;
use crate::{Form, Tag};

/// How many runs a generation keeps: some 12 MB.
const RUNS: usize = 1 << 15;
/// Longer runs are not kept; they hardly come twice.
const LONGEST: usize = 48;

/// A morpheme of a reading, placed within its run in bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Placed {
    pub(super) form: Form,
    pub(super) lemma: Option<Form>,
    pub(super) tag: Tag,
    pub(super) start: u32,
    pub(super) end: u32,
}

/// Where a run's text and readings are in the cache's lists.
#[derive(Clone, Copy, Debug)]
struct Entry {
    text: (u32, u32),
    readings: (u32, u32),
    left: Left,
}

/// Hashes that are hashes already.
#[derive(Default)]
struct Same(u64);

impl Hasher for Same {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0 = bytes.iter().fold(self.0, |h, b| mix(h, u64::from(*b)));
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }
}

/// Runs and their readings: flat lists, so that a run costs no allocation of its own.
#[derive(Default)]
struct Generation {
    entries: Vec<Entry>,
    texts: String,
    readings: Vec<Reading>,
    /// See [`Stem`], one a reading.
    stems: Vec<Option<Stem>>,
    /// Where each reading's morphemes end in `placed`; they begin where those of the reading before end.
    ends: Vec<u32>,
    placed: Vec<Placed>,
}

/// The cache of one worker.
#[derive(Default)]
pub(super) struct Cache {
    /// By a run's key its place, and the number of the generation that holds it.
    index: HashMap<u64, (u32, u32), BuildHasherDefault<Same>>,
    younger: Generation,
    older: Generation,
    /// The number of the younger generation.
    generation: u32,
    /// A buffer of [`Cache::fetch`].
    fetched: Vec<u32>,
}

/// The hash of a run.
pub(super) fn key(text: &str, left: Left) -> u64 {
    let mut h = left as u64 + 1;
    let mut chunks = text.as_bytes().chunks_exact(8);
    for chunk in &mut chunks {
        h = mix(h, u64::from_le_bytes(chunk.try_into().unwrap_or_default()));
    }
    chunks.remainder().iter().fold(mix(h, text.len() as u64), |h, b| mix(h, u64::from(*b)))
}

impl Generation {
    fn clear(&mut self) {
        self.entries.clear();
        self.texts.clear();
        self.readings.clear();
        self.stems.clear();
        self.ends.clear();
        self.placed.clear();
    }

    fn holds(&self, place: u32, text: &str, left: Left) -> bool {
        let entry = &self.entries[place as usize];
        entry.left == left && self.texts.get(entry.text.0 as usize..entry.text.1 as usize) == Some(text)
    }

    fn push(&mut self, reading: Reading, stem: Option<Stem>, placed: impl IntoIterator<Item = Placed>) {
        self.readings.push(reading);
        self.stems.push(stem);
        self.placed.extend(placed);
        self.ends.push(self.placed.len() as u32);
    }

    fn range(&self, place: u32) -> std::ops::Range<usize> {
        let (from, to) = self.entries[place as usize].readings;
        from as usize..to as usize
    }

    /// The morphemes of the reading at `at`.
    fn placed(&self, at: usize) -> &[Placed] {
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.placed[start as usize..self.ends[at] as usize]
    }
}

impl Cache {
    /// Makes the younger generation the older where `runs` more may not find room in it; only when nothing that was read before must `stay`.
    pub(super) fn make_room(&mut self, nothing_stays: bool, runs: usize) {
        if nothing_stays && self.younger.entries.len() + runs > RUNS {
            let Self { index, younger, older, generation, .. } = self;
            index.retain(|_, (_, of)| of == generation);
            std::mem::swap(younger, older);
            younger.clear();
            *generation += 1;
        }
    }

    /// Reads what is known of the runs with `keys`, so that it is near when [`Cache::get`] asks for it: one step for all of them before the next,
    /// for each step has to wait for the one before and is far away.
    pub(super) fn fetch(&mut self, keys: &[u64]) {
        let Self { index, younger, generation, fetched, .. } = self;
        fetched.clear();
        fetched.extend(keys.iter().filter_map(|key| index.get(key)).filter(|(_, of)| of == generation).map(|(place, _)| *place));
        let entries = || fetched.iter().filter_map(|place| younger.entries.get(*place as usize));
        touch(entries().map(|entry| entry.text.0));
        touch(entries().map(|Entry { text, readings, .. }| {
            let behind = younger.readings.get(readings.0 as usize).map_or(0, |reading| reading.behind as u32);
            let end = younger.ends.get(readings.0 as usize).copied().unwrap_or_default();
            u32::from(younger.texts.as_bytes().get(text.0 as usize).copied().unwrap_or_default()) ^ behind ^ end
        }));
    }

    /// The place of the run, whose [`key`] is given. When it is not there, `analyse` gives its readings to [`Cache::push`], best first.
    pub(super) fn get(&mut self, key: u64, text: &str, left: Left, analyse: impl FnOnce(&mut Self)) -> u32 {
        let place = self.younger.entries.len() as u32;
        let mut known = None;
        match self.index.get(&key) {
            Some((found, of)) if *of == self.generation => {
                if self.younger.holds(*found, text, left) {
                    return *found;
                }
            }
            found => {
                known = found.map(|f| f.0).filter(|f| self.older.holds(*f, text, left));
                if text.len() <= LONGEST {
                    self.index.insert(key, (place, self.generation));
                }
            }
        }
        let start = self.younger.texts.len() as u32;
        self.younger.texts.push_str(text);
        let from = self.younger.readings.len() as u32;
        if let Some(known) = known {
            for at in self.older.range(known) {
                self.younger.push(self.older.readings[at].clone(), self.older.stems[at], self.older.placed(at).iter().cloned());
            }
        } else {
            analyse(self);
        }
        let (end, to) = (self.younger.texts.len() as u32, self.younger.readings.len() as u32);
        self.younger.entries.push(Entry { text: (start, end), readings: (from, to), left });
        place
    }

    /// Adds a reading of the run that is being analysed.
    pub(super) fn push(&mut self, reading: Reading, stem: Option<Stem>, placed: impl IntoIterator<Item = Placed>) {
        self.younger.push(reading, stem, placed);
    }

    /// The readings of the run at `place`, best first.
    pub(super) fn readings(&self, place: u32) -> &[Reading] {
        &self.younger.readings[self.younger.range(place)]
    }

    /// The stems of its readings.
    pub(super) fn stems(&self, place: u32) -> &[Option<Stem>] {
        &self.younger.stems[self.younger.range(place)]
    }

    /// The morphemes of its reading `rank`.
    pub(super) fn placed(&self, place: u32, rank: usize) -> &[Placed] {
        self.younger.placed(self.younger.range(place).start + rank)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Tag;
    use crate::korean::context::face;

    #[test]
    fn what_comes_again_stays_and_the_rest_is_forgotten() {
        let mut cache = Cache::default();
        let mut analysed = Vec::new();
        let mut read = |cache: &mut Cache, text: &str| {
            cache.fetch(&[key(text, Left::Nothing)]);
            let place = cache.get(key(text, Left::Nothing), text, Left::Nothing, |cache| {
                analysed.push(text.to_owned());
                let placed = Placed { form: text.into(), lemma: None, tag: Tag::NNG, start: 0, end: text.len() as u32 };
                cache.push(Reading { behind: 0, face: face([(text, Tag::NNG)]) }, None, [placed]);
            });
            assert_eq!(cache.placed(place, 0)[0].form, text);
            assert_eq!(cache.readings(place)[0].face, face([(text, Tag::NNG)]));
        };
        for generation in 0..3 {
            cache.make_room(true, RUNS);
            read(&mut cache, "늘");
            read(&mut cache, "늘");
            if generation != 1 {
                read(&mut cache, "가끔");
            }
        }
        assert_eq!(analysed, ["늘", "가끔", "가끔"]);
    }
}
