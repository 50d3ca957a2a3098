//! The format of model files.
//!
//! ```text
//! "SOSIKLM\n"            magic word, 8 bytes
//! version                u32, little endian like all numbers
//! number of sections     u32
//! fingerprint            u64, of the features that the model was trained with
//! checksum               u64, of everything below
//! name, length           8 bytes (padded with zeros) and u64 per section
//! sections               one after the other
//! ```

use std::borrow::Cow;

use sosik_core::{Error, ErrorKind};

use crate::features::mix;
use crate::sparse::{Sparse, packed};
use crate::weights::Weights;

const MAGIC: &[u8; 8] = b"SOSIKLM\n";
const VERSION: u32 = 1;
const HEADER: usize = 32;
const ENTRY: usize = 16;
/// Bytes of a line of the processor's cache.
const LINE: usize = 64;

/// An opened and checked model: named sections of bytes.
#[derive(Clone, Debug)]
pub struct ModelFile {
    sections: Vec<([u8; 8], &'static [u8])>,
}

fn damaged(what: impl std::fmt::Display) -> Error {
    Error::new(ErrorKind::Model, format!("{what}; take the model file of this release or train it anew with `cargo dev train`"))
}

fn number(bytes: &[u8], at: usize) -> Option<u64> {
    let bytes: [u8; 8] = bytes.get(at..at + 8)?.try_into().ok()?;
    Some(u64::from_le_bytes(bytes))
}

fn checksum(bytes: &[u8]) -> u64 {
    let words = bytes.chunks(8).map(|chunk| {
        let mut word = [0; 8];
        word[..chunk.len()].copy_from_slice(chunk);
        u64::from_le_bytes(word)
    });
    words.fold(bytes.len() as u64, mix)
}

fn padded(name: &str) -> [u8; 8] {
    let mut out = [0; 8];
    for (to, from) in out.iter_mut().zip(name.bytes()) {
        *to = from;
    }
    out
}

impl ModelFile {
    /// Opens the model in `bytes` for code whose features have `fingerprint`; reads the bytes once for the checksum and copies nothing.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Model`] with what is wrong: no model at all, another version, trained with other features, damaged.
    pub fn open(bytes: &'static [u8], fingerprint: u64) -> Result<Self, Error> {
        if bytes.get(..8) != Some(MAGIC) {
            return Err(damaged("these bytes are no sosik model: the magic word is missing"));
        }
        let counts = number(bytes, 8).ok_or_else(|| damaged("the model ends in its header"))?;
        let (version, count) = (counts as u32, (counts >> 32) as usize);
        if version != VERSION {
            return Err(damaged(format_args!("the model has format {version}, this program reads format {VERSION}")));
        }
        let trained = number(bytes, 16).ok_or_else(|| damaged("the model ends in its header"))?;
        let sum = number(bytes, 24).ok_or_else(|| damaged("the model ends in its header"))?;
        let body = bytes.get(HEADER..).unwrap_or_default();
        if checksum(body) != sum {
            return Err(damaged("the model's checksum is wrong: the file is cut short or changed"));
        }
        if trained != fingerprint {
            let message = format_args!("the model was trained with features {trained:016x}, this program computes {fingerprint:016x}");
            return Err(damaged(message));
        }
        let mut sections = Vec::new();
        let mut at = count.saturating_mul(ENTRY);
        for entry in 0..count {
            let place = entry * ENTRY;
            let name = body.get(place..place + 8).and_then(|n| n.try_into().ok());
            let length = number(body, place + 8).and_then(|l| usize::try_from(l).ok());
            let (Some(name), Some(length)) = (name, length) else { return Err(damaged("the model's table of sections is cut short")) };
            let section = at.checked_add(length).and_then(|end| body.get(at..end));
            sections.push((name, section.ok_or_else(|| damaged("a section of the model runs past its end"))?));
            at += length;
        }
        Ok(Self { sections })
    }

    /// The bytes of the section `name`.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Model`] when there is none.
    pub fn section(&self, name: &str) -> Result<&'static [u8], Error> {
        let wanted = padded(name);
        let found = self.sections.iter().find(|(n, _)| *n == wanted).map(|(_, bytes)| *bytes);
        found.ok_or_else(|| damaged(format_args!("the model has no section `{name}`")))
    }

    /// The section `name` as lines of text.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Model`] when there is none or it is not UTF-8.
    pub fn lines(&self, name: &str) -> Result<Vec<&'static str>, Error> {
        let text = std::str::from_utf8(self.section(name)?).map_err(|_| damaged(format_args!("section `{name}` is not UTF-8")))?;
        Ok(text.lines().collect())
    }

    /// The section `name` as a table of weights for `classes`.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Model`] when there is none or its size does not fit.
    pub fn weights(&self, name: &str, classes: usize) -> Result<Weights, Error> {
        let table = self.section(name)?;
        let rows = table.len() / Weights::width_for(classes);
        Weights::from_bytes(classes, rows.checked_ilog2().unwrap_or(0), Cow::Borrowed(table))
            .map_err(|e| e.at(format_args!("section `{name}`")))
    }

    /// The table of weights called `name` for `classes`, without the rows that say nothing.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Model`] when there is none or its size does not fit.
    pub fn table(&self, name: &str, classes: usize) -> Result<Sparse, Error> {
        Sparse::new(classes, self.section(name)?).map_err(|e| e.at(format_args!("section `{name}`")))
    }
}

/// Builds a model file; for trainers and tests.
#[derive(Clone, Debug, Default)]
pub struct ModelWriter {
    sections: Vec<([u8; 8], Vec<u8>)>,
    aligned: Vec<([u8; 8], Vec<u8>)>,
}

impl ModelWriter {
    /// Adds a section; names are cut to 8 bytes.
    pub fn section(mut self, name: &str, bytes: Vec<u8>) -> Self {
        self.sections.push((padded(name), bytes));
        self
    }

    /// Adds a section that begins at a multiple of 64 bytes in the file, for tables whose rows are lines of the processor's cache. Its length
    /// must be such a multiple too, or the next one begins elsewhere.
    pub fn aligned(mut self, name: &str, bytes: Vec<u8>) -> Self {
        self.aligned.push((padded(name), bytes));
        self
    }

    /// Adds a section of lines.
    pub fn lines<S: AsRef<str>>(self, name: &str, lines: impl IntoIterator<Item = S>) -> Self {
        let mut text = String::new();
        for line in lines {
            text.push_str(line.as_ref());
            text.push('\n');
        }
        self.section(name, text.into_bytes())
    }

    /// Adds a table of weights, rows one after the other.
    pub fn weights(self, name: &str, rows: &[i8]) -> Self {
        self.section(name, rows.iter().map(|w| *w as u8).collect())
    }

    /// Adds a table of weights for `classes`, rows one after the other; see [`packed`].
    pub fn table(self, name: &str, classes: usize, rows: &[i8]) -> Self {
        self.section(name, packed(classes, rows))
    }

    /// The whole file, marked with the `fingerprint` of the features.
    pub fn finish(self, fingerprint: u64) -> Vec<u8> {
        let mut sections = self.aligned;
        if !sections.is_empty() {
            // Zeros up to the first aligned one; they are a section too.
            let before = HEADER + (self.sections.len() + sections.len() + 1) * ENTRY;
            sections.insert(0, (padded("fill"), vec![0; before.next_multiple_of(LINE) - before]));
        }
        sections.extend(self.sections);
        let mut body = Vec::new();
        for (name, bytes) in &sections {
            body.extend_from_slice(name);
            body.extend_from_slice(&(bytes.len() as u64).to_le_bytes());
        }
        for (_, bytes) in &sections {
            body.extend_from_slice(bytes);
        }
        let mut out = MAGIC.to_vec();
        out.extend_from_slice(&VERSION.to_le_bytes());
        out.extend_from_slice(&(sections.len() as u32).to_le_bytes());
        out.extend_from_slice(&fingerprint.to_le_bytes());
        out.extend_from_slice(&checksum(&body).to_le_bytes());
        out.extend_from_slice(&body);
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Vec<u8> {
        ModelWriter::default().lines("tags", ["NOUN", "VERB"]).weights("weights", &[1, -1, 0, 0, 2, 2, 0, 0]).finish(42)
    }

    fn open(bytes: Vec<u8>, fingerprint: u64) -> Result<ModelFile, Error> {
        ModelFile::open(Vec::leak(bytes), fingerprint)
    }

    #[test]
    fn what_is_written_is_read() {
        let file = open(sample(), 42).unwrap();
        assert_eq!(file.lines("tags").unwrap(), ["NOUN", "VERB"]);
        let mut scores = [0; 4];
        file.weights("weights", 2).unwrap().score(&[u64::MAX], &mut scores);
        assert_eq!(scores, [2, 2, 0, 0]);
        assert!(file.section("other").unwrap_err().message().contains("`other`"));
    }

    #[test]
    fn aligned_sections_begin_with_a_line() {
        for more in 0..5 {
            let writer = ModelWriter::default().aligned("one", vec![1; 64]).aligned("two", vec![2; 128]).aligned("three", vec![3; 64]);
            let bytes = (0..more).fold(writer, |w, i| w.lines(&i.to_string(), ["line"])).finish(42);
            for (value, length) in [(1, 64), (2, 128), (3, 64)] {
                let at = bytes.windows(length).position(|w| w.iter().all(|b| *b == value)).unwrap();
                assert_eq!(at % 64, 0);
            }
            assert_eq!(open(bytes, 42).unwrap().section("two").unwrap(), [2; 128]);
        }
    }

    #[test]
    fn every_damage_is_told_apart() {
        let message = |bytes, fingerprint| {
            let error = open(bytes, fingerprint).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Model);
            error.message().to_string()
        };
        assert!(message(Vec::new(), 42).contains("magic word"));
        assert!(message(b"PK\x03\x04 something else".to_vec(), 42).contains("magic word"));
        assert!(message(sample(), 43).contains("features"));
        let mut other = sample();
        other[8] = 9;
        assert!(message(other, 42).contains("format 9"));
        let whole = sample();
        for at in HEADER..whole.len() {
            let mut changed = whole.clone();
            changed[at] ^= 1;
            assert!(message(changed, 42).contains("checksum"), "byte {at}");
        }
        for end in 0..whole.len() {
            open(whole[..end].to_vec(), 42).unwrap_err();
        }
    }
}
