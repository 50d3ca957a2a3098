//! The one file that says what a ledger holds.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

use serde::{Deserialize, Serialize};
use sosik::core::record::Engine;

/// The name of the file.
pub(crate) const MANIFEST: &str = "manifest.json";

/// The form of ledgers that this code reads and writes.
const FORMAT: &str = "sosik-ledger/1";

/// What a ledger holds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Manifest {
    format: String,
    /// The form of the records that the tables were made of.
    pub schema: String,
    /// What read the documents.
    pub engine: Engine,
    /// How they were read: a line that differs when their rows would.
    pub reading: String,
    /// How many documents there are, those that failed included.
    pub documents: u64,
    /// How many of them failed.
    pub errors: u64,
    /// Bytes of their texts.
    pub bytes: u64,
    /// The number that the next part gets; numbers are never used again.
    pub next_part: u64,
    /// The parts, in order of their documents.
    pub parts: Vec<PartInfo>,
}

/// What a part holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartInfo {
    /// The name of its file in the folder of each table, without extension.
    pub name: String,
    /// The number of its first document in the ledger.
    pub first: u64,
    /// How many documents it holds.
    pub documents: u64,
    /// How many of them failed.
    pub errors: u64,
    /// Bytes of their texts.
    pub bytes: u64,
    /// How many rows each table has.
    pub rows: BTreeMap<String, u64>,
}

impl Manifest {
    pub(crate) fn new(engine: Engine, reading: String) -> Self {
        let (format, schema) = (FORMAT.to_owned(), "sosik/1".to_owned());
        Self { format, schema, engine, reading, documents: 0, errors: 0, bytes: 0, next_part: 1, parts: Vec::new() }
    }

    /// The manifest of a ledger, or nothing when there is none.
    pub(crate) fn load(folder: &Path) -> io::Result<Option<Self>> {
        let bytes = match fs::read(folder.join(MANIFEST)) {
            Ok(bytes) => bytes,
            Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(e) => return Err(e),
        };
        let wrong = |why: String| io::Error::new(io::ErrorKind::InvalidData, format!("its {MANIFEST} cannot be read: {why}"));
        let manifest: Self = serde_json::from_slice(&bytes).map_err(|e| wrong(e.to_string()))?;
        if manifest.format != FORMAT {
            return Err(wrong(format!("it is of the form {}, and this version of sosik knows {FORMAT}", manifest.format)));
        }
        Ok(Some(manifest))
    }

    /// Puts this manifest in the place of the old one, at one stroke.
    pub(crate) fn store(&self, folder: &Path) -> io::Result<()> {
        let (part, path) = (folder.join(format!("{MANIFEST}.part")), folder.join(MANIFEST));
        let mut file = File::create(&part)?;
        let json = serde_json::to_string_pretty(self)?;
        file.write_all(json.as_bytes())?;
        file.write_all(b"\n")?;
        file.sync_all()?;
        fs::rename(part, path)?;
        sync_folder(folder)
    }
}

/// Makes new names in a folder last through a power cut.
pub(crate) fn sync_folder(folder: &Path) -> io::Result<()> {
    // Only Unix opens folders; elsewhere the file system sees to it.
    #[cfg(unix)]
    File::open(folder)?.sync_all()?;
    #[cfg(not(unix))]
    let _ = folder;
    Ok(())
}
