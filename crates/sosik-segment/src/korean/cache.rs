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

/// A run with its readings, best first.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    text: Box<str>,
    left: Left,
    pub(super) readings: Vec<Reading>,
    /// See [`Stem`], one a reading.
    pub(super) stems: Vec<Option<Stem>>,
    /// The morphemes of each reading, one reading after the other.
    placed: Vec<Placed>,
    ends: Vec<u32>,
}

impl Entry {
    pub(super) fn new(text: &str, left: Left) -> Self {
        Self { text: text.into(), left, readings: Vec::new(), stems: Vec::new(), placed: Vec::new(), ends: Vec::new() }
    }

    pub(super) fn push(&mut self, reading: Reading, stem: Option<Stem>, placed: impl IntoIterator<Item = Placed>) {
        self.readings.push(reading);
        self.stems.push(stem);
        self.placed.extend(placed);
        self.ends.push(self.placed.len() as u32);
    }

    /// The morphemes of reading `rank`.
    pub(super) fn placed(&self, rank: usize) -> &[Placed] {
        let start = rank.checked_sub(1).and_then(|r| self.ends.get(r)).copied().unwrap_or(0);
        let end = self.ends.get(rank).copied().unwrap_or(start);
        &self.placed[start as usize..end as usize]
    }
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

/// The cache of one worker.
#[derive(Default)]
pub(super) struct Cache {
    entries: Vec<Entry>,
    index: HashMap<u64, u32, BuildHasherDefault<Same>>,
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
            self.entries.clear();
            self.index.clear();
        }
    }

    /// The place of the run, which `analyse` fills when it is not there.
    pub(super) fn get(&mut self, text: &str, left: Left, analyse: impl FnOnce() -> Entry) -> u32 {
        let key = key(text, left);
        let place = self.entries.len() as u32;
        if let Some(found) = self.index.get(&key) {
            let entry = &self.entries[*found as usize];
            if entry.left == left && *entry.text == *text {
                return *found;
            }
        } else if text.len() <= LONGEST {
            self.index.insert(key, place);
        }
        self.entries.push(analyse());
        place
    }

    pub(super) fn entry(&self, place: u32) -> &Entry {
        &self.entries[place as usize]
    }
}
