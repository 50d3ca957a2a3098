//! Which analysis of each run fits its sentence: the best path through the few that each run kept.
//!
//! ```text
//!  나는         가는            길
//!  나/NP 는/JX  가/VV 는/ETM    길/NNG
//!  나/VV 는/ETM 가늘/VA ㄴ/ETM
//!  날/VV 는/ETM 갈/VV 는/ETM
//! ```

use sosik_linear::mix;

use super::features::{self, Face, Place, spelled};
use super::run::{Left, Right};
use crate::Tag;

/// Weights of an analysis at its place and after its neighbour.
pub trait WeighContext {
    /// The sum of the weights of `features`.
    fn context(&self, features: &[u64]) -> i32;
}

/// The face of an analysis, from the forms and tags of its morphemes.
pub fn face<'a>(morphemes: impl IntoIterator<Item = (&'a str, Tag)>) -> Face {
    let mut face = Face { tags: 7, whole: 11, ..Face::default() };
    let mut first = true;
    for (form, tag) in morphemes {
        let tag = tag as u64 + 1;
        let form = mix(spelled(form).unwrap_or_default(), tag);
        if std::mem::take(&mut first) {
            face.first = (form, tag);
        }
        face.second = face.last;
        face.last = (form, tag);
        face.tags = mix(face.tags, tag);
        face.whole = mix(face.whole, form);
    }
    face
}

/// A run in its sentence.
#[derive(Clone, Copy, Debug)]
pub struct Unit<'t> {
    /// Its characters.
    pub text: &'t str,
    /// Right before it.
    pub left: Left,
    /// Right behind it.
    pub right: Right,
}

/// The place of run `i` among the runs of its sentence.
pub fn place(units: &[Unit<'_>], i: usize) -> Place {
    let whole = |text: &str| text.chars().fold(17, |h, c| mix(h, u64::from(c)));
    let previous = i.checked_sub(1).and_then(|i| units.get(i)).map_or([0; 3], |u| {
        let mut back = u.text.chars().rev().map(u64::from);
        let last = back.next().unwrap_or_default();
        [last, mix(last, back.next().unwrap_or_default()), whole(u.text)]
    });
    let next = units.get(i + 1).map_or([0; 4], |u| {
        let mut ahead = u.text.chars().map(u64::from);
        let first = ahead.next().unwrap_or_default();
        let mut back = u.text.chars().rev().map(u64::from);
        let last = back.next().unwrap_or_default();
        [first, mix(first, ahead.next().unwrap_or_default()), mix(last, back.next().unwrap_or_default()), whole(u.text)]
    });
    Place { left: units[i].left, right: units[i].right, previous, next }
}

/// A way to read a run.
#[derive(Clone, Debug)]
pub struct Reading {
    /// How far its score by itself lies under the best one's; 0 or less.
    pub behind: i32,
    /// What it shows.
    pub face: Face,
}

/// Buffers of [`Path::choose`].
#[derive(Clone, Debug, Default)]
pub struct Path {
    scores: Vec<(i32, u8)>,
    starts: Vec<usize>,
    choice: Vec<u8>,
}

impl Path {
    /// The position of the reading chosen for each run, in order.
    pub fn choice(&self) -> &[u8] {
        &self.choice
    }

    /// Chooses a reading for each of `units`: the path with the highest sum (Viterbi). `readings(i)` are those of run `i`, at least one and
    /// at most 255; `bonus(i, rank)` is added to the weight of one of them. Linear in the runs.
    pub fn choose<'r>(
        &mut self,
        units: &[Unit<'_>],
        readings: impl Fn(usize) -> &'r [Reading],
        bonus: impl Fn(usize, usize) -> i32,
        weights: &impl WeighContext,
    ) {
        self.scores.clear();
        self.starts.clear();
        self.choice.clear();
        for i in 0..units.len() {
            let here = readings(i);
            let start = self.scores.len();
            self.starts.push(start);
            let before = i.checked_sub(1).map(|p| (readings(p), self.starts[p]));
            // A run with one reading decides nothing: it only hands the better path on.
            let place = (here.len() > 1).then(|| place(units, i));
            for (rank, reading) in here.iter().enumerate() {
                let weigh = |p: &Place| reading.behind + bonus(i, rank) + weights.context(&features::alone(&reading.face, p));
                let own = place.as_ref().map_or(0, weigh);
                let mut best = (own, 0);
                if let Some((faces, from)) = before {
                    best = (i32::MIN, 0);
                    let decides = here.len() > 1 || faces.len() > 1;
                    for (k, earlier) in faces.iter().enumerate() {
                        let pair = if decides { weights.context(&features::pair(&earlier.face, &reading.face)) } else { 0 };
                        let score = self.scores[from + k].0.saturating_add(own).saturating_add(pair);
                        if score > best.0 {
                            best = (score, k as u8);
                        }
                    }
                }
                self.scores.push(best);
            }
        }
        let Some(last) = self.starts.last() else { return };
        let mut at = 0;
        for (k, score) in self.scores[*last..].iter().enumerate() {
            if score.0 > self.scores[last + at].0 {
                at = k;
            }
        }
        for start in self.starts.iter().rev() {
            self.choice.push(at as u8);
            at = usize::from(self.scores[start + at].1);
        }
        self.choice.reverse();
    }
}
