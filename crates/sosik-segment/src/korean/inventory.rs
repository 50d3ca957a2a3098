//! The labels of a model, and which of them a syllable may have.

use sosik_core::{Error, ErrorKind};
use sosik_linear::ModelFile;

use super::features::spread;
use super::label::{Glyph, Label};
use super::syllable::is_syllable;
use crate::Tag;

/// A label with its hashes.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The label.
    pub label: Label,
    /// See [`Label::shape`].
    pub shape: u64,
    /// See [`Label::identity`].
    pub identity: u64,
}

/// How a label goes on from a beginning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// It only belongs to the open morpheme.
    Silent,
    /// The open morpheme, of this tag, goes on.
    GoesOn(Tag),
    /// A morpheme of this tag begins.
    Begins(Tag),
    /// The open morpheme goes on, and another begins behind it.
    GoesOnAndMore(Tag),
    /// A morpheme of this tag begins, and another behind it.
    BeginsAndMore(Tag),
}

impl Way {
    fn of(label: &Label) -> Self {
        match &label.pieces[..] {
            [] => Self::Silent,
            [piece] if piece.begins => Self::Begins(piece.tag),
            [piece] => Self::GoesOn(piece.tag),
            [piece, ..] if piece.begins => Self::BeginsAndMore(piece.tag),
            [piece, ..] => Self::GoesOnAndMore(piece.tag),
        }
    }
}

/// A label that a syllable may have, with the little that the search asks of all of them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate {
    pub(super) label: u16,
    /// The place of its shape among [`Ways::shapes`].
    shape: u16,
    pub(super) way: Way,
}

impl Candidate {
    /// That of a label which the syllable's own list does not hold.
    pub(super) fn foreign(label: u16, entry: &Entry) -> Self {
        Self { label, shape: u16::MAX, way: Way::of(&entry.label) }
    }
}

/// What the search asks of the labels that a syllable may have, side by side.
#[derive(Clone, Debug, Default)]
pub(super) struct Ways {
    candidates: Vec<Candidate>,
    /// Their shapes, spread, each once.
    pub(super) shapes: Vec<u32>,
    /// The identities that are not shapes, spread.
    pub(super) identities: Vec<u32>,
    /// The places of the candidates of `identities`.
    identified: Vec<u16>,
}

impl Ways {
    fn of(labels: &[u16], entries: &[Entry]) -> Self {
        let mut out = Self::default();
        for (at, label) in labels.iter().enumerate() {
            let entry = &entries[usize::from(*label)];
            let shape = spread(entry.shape);
            let known = out.shapes.iter().position(|s| *s == shape);
            if known.is_none() {
                out.shapes.push(shape);
            }
            let shape = known.unwrap_or(out.shapes.len() - 1) as u16;
            out.candidates.push(Candidate { label: *label, shape, way: Way::of(&entry.label) });
            if entry.identity != entry.shape {
                out.identities.push(spread(entry.identity));
                out.identified.push(at as u16);
            }
        }
        out
    }

    /// The candidates with their weights, which are those of their shapes and of their identities.
    pub(super) fn weighed(&self, shapes: &[i32], identities: &[i32], out: &mut Vec<(Candidate, i32)>) {
        out.clear();
        out.extend(self.candidates.iter().map(|c| (*c, shapes.get(usize::from(c.shape)).copied().unwrap_or_default())));
        for (at, weight) in self.identified.iter().zip(identities) {
            out[usize::from(*at)].1 += weight;
        }
    }
}

/// All labels, and for each syllable those it may have, likeliest first.
#[derive(Clone, Debug)]
pub struct Inventory {
    entries: Vec<Entry>,
    /// For each of the 11,172 syllables where its labels begin in `lists`; one more for the end.
    starts: Vec<u32>,
    lists: Vec<u16>,
    /// Labels of syllables and letters that were never seen.
    open: Vec<u16>,
    /// For each syllable the place of its labels in `ways`.
    way_of: Vec<u16>,
    /// The same labels for the search; those of `open` come first.
    ways: Vec<Ways>,
    /// For each tag the label that goes on with it as written, and the one that begins it.
    plain: Vec<[Option<u16>; 2]>,
}

const SYLLABLES: usize = 11_172;

fn index(c: char) -> Option<usize> {
    is_syllable(c).then(|| c as usize - 0xAC00)
}

impl Inventory {
    /// The inventory of `labels`, with `lists` of positions in it by syllable and for all others.
    pub fn new(labels: Vec<Label>, mut lists: Vec<(char, Vec<u16>)>, open: Vec<u16>) -> Self {
        lists.sort_by_key(|l| l.0);
        let mut by_syllable: Vec<&[u16]> = vec![&[]; SYLLABLES];
        for (c, list) in &lists {
            if let Some(i) = index(*c) {
                by_syllable[i] = list;
            }
        }
        let (mut starts, mut flat) = (vec![0], Vec::new());
        for list in by_syllable {
            flat.extend_from_slice(list);
            starts.push(flat.len() as u32);
        }
        let entries: Vec<Entry> =
            labels.into_iter().map(|label| Entry { shape: label.shape(), identity: label.identity(), label }).collect();
        let mut ways = vec![Ways::of(&open, &entries)];
        let way_of = starts.windows(2).map(|range| match &flat[range[0] as usize..range[1] as usize] {
            [] => 0,
            list => {
                ways.push(Ways::of(list, &entries));
                ways.len() as u16 - 1
            }
        });
        let way_of = way_of.collect();
        let mut plain = vec![[None; 2]; Tag::ALL.len()];
        for (i, entry) in entries.iter().enumerate() {
            if let [piece] = &entry.label.pieces[..]
                && piece.glyphs == [Glyph::Same]
            {
                plain[piece.tag as usize][usize::from(piece.begins)].get_or_insert(i as u16);
            }
        }
        Self { entries, starts, lists: flat, open, way_of, ways, plain }
    }

    /// The labels that `c` may have; never empty.
    pub fn candidates(&self, c: char) -> &[u16] {
        let list = index(c).map_or(&[][..], |i| &self.lists[self.starts[i] as usize..self.starts[i + 1] as usize]);
        if list.is_empty() { &self.open } else { list }
    }

    /// The same labels with what the search asks of them.
    pub(super) fn ways(&self, c: char) -> &Ways {
        &self.ways[index(c).map_or(0, |i| usize::from(self.way_of[i]))]
    }

    /// A label by its position.
    pub fn entry(&self, label: u16) -> &Entry {
        &self.entries[usize::from(label)]
    }

    /// How many labels there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The position of the label that begins, or goes on with, a morpheme of `tag` as written.
    pub fn plain(&self, tag: Tag, begins: bool) -> Option<u16> {
        self.plain[tag as usize][usize::from(begins)]
    }

    /// As sections of a model file: lines of labels, and lines of `syllable position position …`, the open list under `*`.
    pub fn to_lines(&self) -> (Vec<String>, Vec<String>) {
        let line = |key: char, list: &[u16]| list.iter().fold(key.to_string(), |s, l| s + " " + &l.to_string());
        let mut lists = vec![line('*', &self.open)];
        for i in 0..SYLLABLES {
            let list = &self.lists[self.starts[i] as usize..self.starts[i + 1] as usize];
            if let Some(c) = char::from_u32(0xAC00 + i as u32).filter(|_| !list.is_empty()) {
                lists.push(line(c, list));
            }
        }
        (self.entries.iter().map(|e| e.label.to_string()).collect(), lists)
    }

    /// From the sections `labels` and `lists` of a model.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Model`] when a section is missing or holds what is no label or no list.
    pub fn read(file: &ModelFile) -> Result<Self, Error> {
        let damaged = |what: String| Error::new(ErrorKind::Model, what + "; take the model file of this release");
        let labels = file.lines("labels")?.into_iter().map(|l| l.parse::<Label>().map_err(|e| damaged(format!("`{}` is no label", e.0))));
        let labels = labels.collect::<Result<Vec<_>, _>>()?;
        let (mut lists, mut open) = (Vec::new(), Vec::new());
        for line in file.lines("lists")? {
            let mut words = line.split(' ');
            let key = words.next().and_then(|w| w.chars().next());
            let list = words.map(|w| w.parse::<u16>().ok().filter(|n| usize::from(*n) < labels.len())).collect::<Option<Vec<_>>>();
            match (key, list) {
                (Some('*'), Some(list)) => open = list,
                (Some(c), Some(list)) => lists.push((c, list)),
                _ => return Err(damaged(format!("`{line}` is no list of labels"))),
            }
        }
        if open.is_empty() {
            return Err(damaged("the model has no labels for unseen syllables".to_owned()));
        }
        Ok(Self::new(labels, lists, open))
    }
}
