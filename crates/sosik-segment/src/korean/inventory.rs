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
    /// Both, spread; the second only where it is not the first.
    pub(super) spread: (u32, Option<u32>),
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
        let entry = |label: Label| {
            let (shape, identity) = (label.shape(), label.identity());
            Entry { shape, identity, spread: (spread(shape), (identity != shape).then(|| spread(identity))), label }
        };
        let entries: Vec<Entry> = labels.into_iter().map(entry).collect();
        let mut plain = vec![[None; 2]; Tag::ALL.len()];
        for (i, entry) in entries.iter().enumerate() {
            if let [piece] = &entry.label.pieces[..]
                && piece.glyphs == [Glyph::Same]
            {
                plain[piece.tag as usize][usize::from(piece.begins)].get_or_insert(i as u16);
            }
        }
        Self { entries, starts, lists: flat, open, plain }
    }

    /// The labels that `c` may have; never empty.
    pub fn candidates(&self, c: char) -> &[u16] {
        let list = index(c).map_or(&[][..], |i| &self.lists[self.starts[i] as usize..self.starts[i + 1] as usize]);
        if list.is_empty() { &self.open } else { list }
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
