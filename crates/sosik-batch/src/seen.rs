//! Which keys were seen, in memory that does not grow with their number.
//!
//! The newest keys are in a set. A full set is sorted into a file, and files of about the same size are merged, so that there are only as
//! many as the number of keys has binary digits. Keys are digests and so spread evenly, which lets a search guess where in a sorted
//! file a key must stand: it takes one or two reads of 4 KiB, whatever the size of the file.

use std::collections::HashSet;
use std::fs::{self, File};
use std::io::{self, BufReader, BufWriter, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use crate::key::Key;

/// How many keys are kept in memory: some 9 MB.
const HELD: usize = 1 << 18;

/// Keys read at a time.
const BLOCK: u64 = 256;

const SIZE: u64 = size_of::<Key>() as u64;

/// A set of keys that only grows.
#[derive(Debug)]
pub(crate) struct Seen {
    held: HashSet<Key>,
    most: usize,
    runs: Vec<Run>,
    folder: PathBuf,
    named: u64,
}

/// A sorted file of keys.
#[derive(Debug)]
struct Run {
    file: File,
    path: PathBuf,
    keys: u64,
}

impl Drop for Run {
    fn drop(&mut self) {
        // A file that stays is removed when the folder is next opened.
        let _ = fs::remove_file(&self.path);
    }
}

impl Seen {
    /// An empty set whose files lie in `folder`, which must be there.
    pub(crate) fn new(folder: &Path) -> Self {
        Self { held: HashSet::new(), most: HELD, runs: Vec::new(), folder: folder.to_owned(), named: 0 }
    }

    /// Adds a key; false when it was there.
    pub(crate) fn insert(&mut self, key: Key) -> io::Result<bool> {
        if self.contains(&key)? {
            return Ok(false);
        }
        self.held.insert(key);
        if self.held.len() >= self.most {
            self.spill()?;
        }
        Ok(true)
    }

    /// Whether a key is there.
    pub(crate) fn contains(&self, key: &Key) -> io::Result<bool> {
        if self.held.contains(key) {
            return Ok(true);
        }
        for run in &self.runs {
            if run.contains(key)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn spill(&mut self) -> io::Result<()> {
        let mut keys: Vec<Key> = self.held.drain().collect();
        keys.sort_unstable();
        let run = self.write(keys.into_iter().map(Ok))?;
        self.runs.push(run);
        while let [.., before, last] = self.runs.as_slice() {
            if before.keys > 2 * last.keys {
                break;
            }
            let merged = self.write(Merged::new(before.read()?, last.read()?)?)?;
            self.runs.truncate(self.runs.len() - 2);
            self.runs.push(merged);
        }
        Ok(())
    }

    fn write(&self, keys: impl Iterator<Item = io::Result<Key>>) -> io::Result<Run> {
        let mut n = self.named;
        let (path, file) = loop {
            let path = self.folder.join(format!("keys-{n}"));
            match File::options().read(true).write(true).create_new(true).open(&path) {
                Ok(file) => break (path, file),
                Err(e) if e.kind() == io::ErrorKind::AlreadyExists => n += 1,
                Err(e) => return Err(e),
            }
        };
        let mut run = Run { file, path, keys: 0 };
        let mut writer = BufWriter::with_capacity(1 << 16, &run.file);
        let mut written = 0;
        for key in keys {
            writer.write_all(&key?.0)?;
            written += 1;
        }
        writer.flush()?;
        drop(writer);
        run.keys = written;
        Ok(run)
    }
}

impl Run {
    fn contains(&self, key: &Key) -> io::Result<bool> {
        let wanted = u128::from_be_bytes(key.0);
        let (mut low, mut high) = (0, self.keys);
        // Bounds of the values between `low` and `high`, for the guess.
        let (mut least, mut most) = (0u128, u128::MAX);
        let mut block = [0; (BLOCK * SIZE) as usize];
        while low < high {
            // Upper halves suffice for a guess and cannot overflow.
            let width = ((most >> 64) - (least >> 64)).max(1);
            let guess = low + (((wanted >> 64) - (least >> 64)) * u128::from(high - low) / width) as u64;
            let from = guess.saturating_sub(BLOCK / 2).clamp(low, high - 1);
            let n = BLOCK.min(high - from);
            let bytes = &mut block[..(n * SIZE) as usize];
            let mut file = &self.file;
            file.seek(SeekFrom::Start(from * SIZE))?;
            file.read_exact(bytes)?;
            let (keys, _) = bytes.as_chunks::<16>();
            match (keys.first(), keys.last()) {
                (Some(first), _) if key.0 < *first => (high, most) = (from, u128::from_be_bytes(*first)),
                (_, Some(last)) if key.0 > *last => (low, least) = (from + n, u128::from_be_bytes(*last)),
                _ => return Ok(keys.binary_search(&key.0).is_ok()),
            }
        }
        Ok(false)
    }

    fn read(&self) -> io::Result<Keys<'_>> {
        let mut file = &self.file;
        file.seek(SeekFrom::Start(0))?;
        Ok(Keys { reader: BufReader::with_capacity(1 << 16, &self.file), left: self.keys })
    }
}

struct Keys<'f> {
    reader: BufReader<&'f File>,
    left: u64,
}

impl Keys<'_> {
    fn next(&mut self) -> io::Result<Option<Key>> {
        if self.left == 0 {
            return Ok(None);
        }
        self.left -= 1;
        let mut key = [0; 16];
        self.reader.read_exact(&mut key)?;
        Ok(Some(Key(key)))
    }
}

/// Two sorted files as one; no key is in both.
struct Merged<'f> {
    files: [Keys<'f>; 2],
    heads: [Option<Key>; 2],
}

impl<'f> Merged<'f> {
    fn new(mut one: Keys<'f>, mut other: Keys<'f>) -> io::Result<Self> {
        let heads = [one.next()?, other.next()?];
        Ok(Self { files: [one, other], heads })
    }
}

impl Iterator for Merged<'_> {
    type Item = io::Result<Key>;

    fn next(&mut self) -> Option<io::Result<Key>> {
        let from = match self.heads {
            [None, None] => return None,
            [Some(_), None] => 0,
            [None, Some(_)] => 1,
            [Some(one), Some(other)] => usize::from(other < one),
        };
        let key = self.heads[from]?;
        match self.files[from].next() {
            Ok(next) => self.heads[from] = next,
            Err(error) => return Some(Err(error)),
        }
        Some(Ok(key))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use sosik::Document;

    fn key(i: usize) -> Key {
        Key::of(&Ok(Document::new("", i.to_string())))
    }

    #[test]
    fn a_set_of_files_is_the_set_that_memory_would_hold() {
        let folder = std::env::temp_dir().join(format!("sosik-seen-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let mut seen = Seen { most: 100, ..Seen::new(&folder) };
        for i in 0..5_000 {
            assert!(seen.insert(key(i)).unwrap(), "{i} was not there");
            assert!(!seen.insert(key(i / 2)).unwrap(), "{} was there", i / 2);
        }
        assert!(seen.runs.len() <= 7, "{} files for fifty spills", seen.runs.len());
        assert!((0..5_000).all(|i| seen.contains(&key(i)).unwrap()));
        assert!((5_000..10_000).all(|i| !seen.contains(&key(i)).unwrap()));
        for edge in [Key([0; 16]), Key([255; 16])] {
            assert!(seen.insert(edge).unwrap() && !seen.insert(edge).unwrap());
        }
        drop(seen);
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 0, "files were left behind");
        fs::remove_dir(folder).unwrap();
    }
}
