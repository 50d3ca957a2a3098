//! Runs that were analysed before, with their readings.
//!
//! News repeats itself: of the runs of a thousand articles four fifths have stood in an earlier one. What a run can be depends on its
//! letters and on what stands right before it, so a worker keeps it. The cache holds nothing that could change a result.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use sosik_linear::mix;

use super::context::Reading;
use super::repeat::Stem;
use super::run::Left;
use crate::{Form, Tag};

/// How many runs are kept: some 25 MB. When it is full it begins anew.
const RUNS: usize = 1 << 16;
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

/// The cache of one worker: flat lists, so that a run costs no allocation of its own.
#[derive(Default)]
pub(super) struct Cache {
    index: HashMap<u64, u32, BuildHasherDefault<Same>>,
    entries: Vec<Entry>,
    texts: String,
    readings: Vec<Reading>,
    /// See [`Stem`], one a reading.
    stems: Vec<Option<Stem>>,
    /// Where each reading's morphemes end in `placed`; they begin where those of the reading before end.
    ends: Vec<u32>,
    placed: Vec<Placed>,
}

fn key(text: &str, left: Left) -> u64 {
    let mut h = left as u64 + 1;
    let mut chunks = text.as_bytes().chunks_exact(8);
    for chunk in &mut chunks {
        h = mix(h, u64::from_le_bytes(chunk.try_into().unwrap_or_default()));
    }
    chunks.remainder().iter().fold(mix(h, text.len() as u64), |h, b| mix(h, u64::from(*b)))
}

impl Cache {
    /// Begins anew where `runs` more may not find room; only when nothing that was read before must `stay`.
    pub(super) fn make_room(&mut self, nothing_stays: bool, runs: usize) {
        if nothing_stays && self.entries.len() + runs.max(RUNS / 4) > RUNS {
            self.index.clear();
            self.entries.clear();
            self.texts.clear();
            self.readings.clear();
            self.stems.clear();
            self.ends.clear();
            self.placed.clear();
        }
    }

    /// The place of the run. When it is not there, `analyse` gives its readings to [`Cache::push`], best first.
    pub(super) fn get(&mut self, text: &str, left: Left, analyse: impl FnOnce(&mut Self)) -> u32 {
        let key = key(text, left);
        let place = self.entries.len() as u32;
        if let Some(found) = self.index.get(&key) {
            let entry = &self.entries[*found as usize];
            if entry.left == left && self.texts.get(entry.text.0 as usize..entry.text.1 as usize) == Some(text) {
                return *found;
            }
        } else if text.len() <= LONGEST {
            self.index.insert(key, place);
        }
        let start = self.texts.len() as u32;
        self.texts.push_str(text);
        let from = self.readings.len() as u32;
        analyse(self);
        let (end, to) = (self.texts.len() as u32, self.readings.len() as u32);
        self.entries.push(Entry { text: (start, end), readings: (from, to), left });
        place
    }

    /// Adds a reading of the run that is being analysed.
    pub(super) fn push(&mut self, reading: Reading, stem: Option<Stem>, placed: impl IntoIterator<Item = Placed>) {
        self.readings.push(reading);
        self.stems.push(stem);
        self.placed.extend(placed);
        self.ends.push(self.placed.len() as u32);
    }

    fn range(&self, place: u32) -> std::ops::Range<usize> {
        let (from, to) = self.entries[place as usize].readings;
        from as usize..to as usize
    }

    /// The readings of the run at `place`, best first.
    pub(super) fn readings(&self, place: u32) -> &[Reading] {
        &self.readings[self.range(place)]
    }

    /// The stems of its readings.
    pub(super) fn stems(&self, place: u32) -> &[Option<Stem>] {
        &self.stems[self.range(place)]
    }

    /// The morphemes of its reading `rank`.
    pub(super) fn placed(&self, place: u32, rank: usize) -> &[Placed] {
        let at = self.range(place).start + rank;
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.placed[start as usize..self.ends[at] as usize]
    }
}
