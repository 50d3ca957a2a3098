//! A ledger: a folder of Parquet parts in which every document stands once, whatever happens while it is written.
//!
//! ```text
//! news.ledger/
//!   manifest.json            which parts count; put in place last, at one stroke
//!   documents/00000001.parquet
//!   claims/00000001.parquet  … and so on for each table
//!   lock, work/              of whoever writes
//! ```
//!
//! A part is written under temporary names, synced, renamed; then the manifest is. Killed at any moment, a ledger holds the parts of its
//! last manifest, and whoever opens it for writing next removes what that manifest does not know. Documents are numbered from 0 in the
//! order in which they were added, and known by their [`Key`]: adding one again adds nothing.

mod compact;
mod limits;
mod manifest;
mod part;
mod read;

pub use limits::{USUAL_BYTES, USUAL_SECONDS, USUAL_SENTENCES, limits};
pub use manifest::{Manifest, PartInfo};
pub use part::write_table;
pub use read::Rows;

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use arrow_array::cast::AsArray;
use arrow_schema::SchemaRef;
use sosik::core::record::Engine;
use sosik::{Error, ErrorKind, Line};

use crate::key::Key;
use crate::seen::Seen;
use crate::stamp::{Stamped, tables};
use manifest::MANIFEST;
use part::PartFiles;

/// Text after which a part is closed: half a minute's work of a core or two.
const PART_BYTES: u64 = 32 << 20;

/// Documents after which a part is closed.
const PART_DOCUMENTS: u64 = 50_000;

/// Text after which rows go from memory to the writers of Parquet, which hold them encoded.
const HELD_BYTES: u64 = 1 << 20;

fn broken(folder: &Path, error: &io::Error) -> Error {
    Error::new(ErrorKind::Input, format!("the ledger {}: {error}", folder.display()))
}

/// A ledger to read. It shows what was whole when it was opened.
#[derive(Clone, Debug)]
pub struct Ledger {
    folder: PathBuf,
    manifest: Manifest,
}

impl Ledger {
    /// Opens the ledger at `folder`; reads its manifest and nothing else.
    ///
    /// # Errors
    ///
    /// When there is none, or one of another form.
    pub fn open(folder: &Path) -> Result<Self, Error> {
        match Manifest::load(folder).map_err(|e| broken(folder, &e))? {
            Some(manifest) => Ok(Self { folder: folder.to_owned(), manifest }),
            None => Err(Error::new(ErrorKind::Input, format!("{} is no ledger: it has no {MANIFEST}", folder.display()))),
        }
    }

    /// Whether there is a ledger at `folder`.
    pub fn is_at(folder: &Path) -> bool {
        folder.join(MANIFEST).is_file()
    }

    /// What it holds.
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// The files of a table in order of their documents; nothing for a name that no table has. Only these count: others may lie beside
    /// them while somebody writes.
    pub fn files(&self, table: &str) -> Option<Vec<PathBuf>> {
        schema(table)?;
        Some(self.manifest.parts.iter().map(|p| part::path(&self.folder, table, &p.name)).collect())
    }

    /// How many rows a table has.
    pub fn count(&self, table: &str) -> u64 {
        self.manifest.parts.iter().filter_map(|p| p.rows.get(table)).sum()
    }

    /// The rows of a table, read file by file as they are asked for: of documents from number `since` on, by whole parts. `columns`
    /// picks some. Nothing for a name that no table has.
    pub fn rows(&self, table: &str, since: u64, columns: Option<&[&str]>) -> Option<Rows> {
        let parts = self.manifest.parts.iter().filter(|p| p.first + p.documents > since);
        let files = parts.map(|p| part::path(&self.folder, table, &p.name)).collect();
        Some(Rows::new(schema(table)?, files, columns))
    }

    /// The keys of all documents in it, each read as it is asked for.
    pub fn keys(&self) -> impl Iterator<Item = Result<Key, Error>> + use<> {
        let folder = self.folder.clone();
        let rows = self.rows("documents", 0, Some(&["document_key"]));
        rows.into_iter().flatten().flat_map(move |batch| match batch {
            Ok(batch) => {
                let keys = batch.column(0).as_string::<i32>().iter().map(|key| {
                    let wrong = || Error::new(ErrorKind::Input, format!("{} holds a key that is none; it is damaged", folder.display()));
                    key.unwrap_or_default().parse::<Key>().map_err(|()| wrong())
                });
                keys.collect::<Vec<_>>()
            }
            Err(e) => vec![Err(Error::new(ErrorKind::Input, e.to_string()))],
        })
    }
}

/// The schema of a table of ledgers.
fn schema(table: &str) -> Option<SchemaRef> {
    tables().into_iter().find(|info| info.name == table).map(|info| info.schema)
}

/// How much goes into a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PartSize {
    /// Documents after which it is closed.
    pub documents: u64,
    /// Bytes of text after which it is closed.
    pub bytes: u64,
}

impl Default for PartSize {
    fn default() -> Self {
        Self { documents: PART_DOCUMENTS, bytes: PART_BYTES }
    }
}

/// A ledger to add to; only one can be open for a folder at a time.
///
/// What was added counts when [`Appender::commit`] returns, or when a part is full. Dropping it forgets what was added since.
#[derive(Debug)]
pub struct Appender {
    ledger: Ledger,
    size: PartSize,
    seen: Seen,
    open: Option<Open>,
    tables: Vec<(&'static str, SchemaRef)>,
    _lock: Lock,
}

/// The part that is being written.
struct Open {
    files: PartFiles,
    rows: Stamped,
    info: PartInfo,
    /// Bytes of text whose rows are in memory.
    held: u64,
}

impl std::fmt::Debug for Open {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Open").field("info", &self.info).finish_non_exhaustive()
    }
}

/// Holds the file `lock` and the folder `work`.
#[derive(Debug)]
struct Lock {
    _file: File,
    work: PathBuf,
}

impl Drop for Lock {
    fn drop(&mut self) {
        // What stays is removed when the ledger is next opened.
        let _ = fs::remove_dir_all(&self.work);
    }
}

impl Appender {
    /// Opens the ledger at `folder` to add documents that `engine` reads in the way that the line `reading` names, and makes it if
    /// there is none. Reads the keys of all its documents.
    ///
    /// # Errors
    ///
    /// When the folder holds something else, somebody else writes to it, its documents were read by another version, other models or in
    /// another way, or the system refuses.
    pub fn open(folder: &Path, engine: Engine, reading: &str, size: PartSize) -> Result<Self, Error> {
        let io = |e: io::Error| broken(folder, &e);
        fs::create_dir_all(folder).map_err(io)?;
        if !Ledger::is_at(folder) {
            check_ours(folder)?;
        }
        let lock = lock(folder)?;
        let manifest = match Manifest::load(folder).map_err(io)? {
            Some(manifest) => manifest,
            None => {
                let manifest = Manifest::new(engine.clone(), reading.to_owned());
                manifest.store(folder).map_err(io)?;
                manifest
            }
        };
        if manifest.engine != engine {
            let (then, now) = (&manifest.engine, &engine);
            return Err(Error::new(
                ErrorKind::Input,
                format!(
                    "the ledger {} was read by sosik {} with data {}, and this is {} with data {}; start a new ledger, so that all its \
                     rows can be compared",
                    folder.display(),
                    then.version,
                    then.data,
                    now.version,
                    now.data
                ),
            ));
        }
        if manifest.reading != reading {
            let message = format!(
                "the ledger {} was read with `{}`, and this is `{reading}`; start a new ledger, so that all its rows can be compared",
                folder.display(),
                manifest.reading
            );
            return Err(Error::new(ErrorKind::Input, message));
        }
        let ledger = Ledger { folder: folder.to_owned(), manifest };
        ledger.sweep().map_err(io)?;
        let mut seen = Seen::new(&lock.work);
        for key in ledger.keys() {
            seen.insert(key?).map_err(io)?;
        }
        let tables = tables().into_iter().map(|info| (info.name, info.schema)).collect();
        Ok(Self { ledger, size, seen, open: None, tables, _lock: lock })
    }

    /// The ledger as it stands on the disk.
    pub fn ledger(&self) -> &Ledger {
        &self.ledger
    }

    /// Whether a key is new; it no longer is afterwards.
    ///
    /// # Errors
    ///
    /// When the system refuses.
    pub fn claim(&mut self, key: Key) -> Result<bool, Error> {
        self.seen.insert(key).map_err(|e| broken(&self.ledger.folder, &e))
    }

    /// Adds a document under a key that [`Appender::claim`] found new; `bytes` is the length of its text.
    ///
    /// # Errors
    ///
    /// When the system refuses, as a full disk does. What was committed before stays.
    pub fn push(&mut self, key: Key, line: &Line, bytes: u64) -> Result<(), Error> {
        self.try_push(key, line, bytes).map_err(|e| broken(&self.ledger.folder, &e))
    }

    fn try_push(&mut self, key: Key, line: &Line, bytes: u64) -> io::Result<()> {
        let mut open = match self.open.take() {
            Some(open) => open,
            None => self.start()?,
        };
        open.rows.push(key, line);
        open.info.documents += 1;
        open.info.errors += u64::from(matches!(line, Line::Error(_)));
        open.info.bytes += bytes;
        open.held += bytes;
        if open.held >= HELD_BYTES || open.rows.documents() >= 4096 {
            open.write()?;
        }
        let full = open.info.documents >= self.size.documents || open.info.bytes >= self.size.bytes;
        self.open = Some(open);
        if full { self.try_commit() } else { Ok(()) }
    }

    fn start(&self) -> io::Result<Open> {
        let manifest = &self.ledger.manifest;
        let name = format!("{:08}", manifest.next_part);
        let files = PartFiles::create(&self.ledger.folder, &name, &self.tables)?;
        let first = manifest.documents;
        let rows = Stamped::new(manifest.engine.clone(), i64::try_from(first).unwrap_or(i64::MAX));
        Ok(Open { files, rows, info: PartInfo { name, first, documents: 0, errors: 0, bytes: 0, rows: Default::default() }, held: 0 })
    }

    /// Makes what was added last.
    ///
    /// # Errors
    ///
    /// When the system refuses; then the ledger is as it was after the last commit.
    pub fn commit(&mut self) -> Result<(), Error> {
        self.try_commit().map_err(|e| broken(&self.ledger.folder, &e))
    }

    fn try_commit(&mut self) -> io::Result<()> {
        let Some(mut open) = self.open.take() else { return Ok(()) };
        open.write()?;
        open.files.finish()?;
        let mut manifest = self.ledger.manifest.clone();
        manifest.documents += open.info.documents;
        manifest.errors += open.info.errors;
        manifest.bytes += open.info.bytes;
        manifest.next_part += 1;
        manifest.parts.push(open.info);
        manifest.store(&self.ledger.folder)?;
        self.ledger.manifest = manifest;
        Ok(())
    }
}

impl Open {
    /// Hands rows that are in memory to the writers.
    fn write(&mut self) -> io::Result<()> {
        self.held = 0;
        for (i, (name, _, batches)) in self.rows.take().into_iter().enumerate() {
            for batch in batches {
                *self.info.rows.entry(name.to_owned()).or_default() += batch.num_rows() as u64;
                self.files.write(i, &batch)?;
            }
        }
        Ok(())
    }
}

impl Ledger {
    /// Removes files that the manifest does not know: of parts that were never finished, or that were put together.
    fn sweep(&self) -> io::Result<()> {
        for info in tables() {
            let folder = self.folder.join(info.name);
            let entries = match fs::read_dir(&folder) {
                Ok(entries) => entries,
                Err(e) if e.kind() == io::ErrorKind::NotFound => continue,
                Err(e) => return Err(e),
            };
            let known: std::collections::HashSet<String> = self.manifest.parts.iter().map(|p| format!("{}.parquet", p.name)).collect();
            for entry in entries {
                let entry = entry?;
                let name = entry.file_name();
                let ours = name.to_str().is_some_and(|n| n.ends_with(".parquet") || n.ends_with(".parquet.part"));
                if ours && !name.to_str().is_some_and(|n| known.contains(n)) {
                    fs::remove_file(entry.path())?;
                }
            }
        }
        Ok(())
    }
}

/// Refuses a folder that holds what no ledger does: a slip must not mix files into somebody's folder.
fn check_ours(folder: &Path) -> Result<(), Error> {
    let io = |e: io::Error| broken(folder, &e);
    let names: Vec<&str> = tables().iter().map(|t| t.name).collect();
    let manifest = format!("{MANIFEST}.part");
    for entry in fs::read_dir(folder).map_err(io)? {
        let name = entry.map_err(io)?.file_name();
        let name = name.to_string_lossy();
        if !(names.contains(&&*name) || *name == *manifest || name == "lock" || name == "work") {
            let message = format!("{} is no ledger and not empty (it holds {name}); name a new folder", folder.display());
            return Err(Error::new(ErrorKind::Input, message));
        }
    }
    Ok(())
}

fn lock(folder: &Path) -> Result<Lock, Error> {
    let io = |e: io::Error| broken(folder, &e);
    let file = File::options().create(true).truncate(false).write(true).open(folder.join("lock")).map_err(io)?;
    // The system lets go of it when the process ends, in whatever way.
    if fs4::FileExt::try_lock(&file).is_err() {
        let message = format!("somebody else is writing to the ledger {}; wait for them, or name another", folder.display());
        return Err(Error::new(ErrorKind::Input, message));
    }
    let work = folder.join("work");
    if work.is_dir() {
        fs::remove_dir_all(&work).map_err(io)?;
    }
    fs::create_dir_all(&work).map_err(io)?;
    Ok(Lock { _file: file, work })
}
