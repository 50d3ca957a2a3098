//! One part on its way to the disk: a Parquet file in the folder of each table.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use arrow_array::RecordBatch;
use arrow_schema::SchemaRef;
use parquet::arrow::ArrowWriter;
use parquet::basic::{Compression, ZstdLevel};
use parquet::file::properties::WriterProperties;

use super::manifest::sync_folder;

/// Bytes that the writer of one table holds before it writes a row group.
const HELD: usize = 2 << 20;

/// Bytes of a page, and of the distinct values of a column that are kept for its dictionary. The tables have some two hundred columns
/// together, and Parquet's usual megabyte for each would take more memory than everything else.
const PAGE: usize = 64 << 10;

/// A file of one table, under another name until it is whole.
struct TableFile {
    writer: ArrowWriter<File>,
    temporary: PathBuf,
    path: PathBuf,
    folder: PathBuf,
}

/// The files of a part.
pub(super) struct PartFiles {
    files: Vec<TableFile>,
}

/// The extension of files that are not whole; no pattern for Parquet files finds them.
const TEMPORARY: &str = "parquet.part";

/// The folder of a table and its file of a part.
pub(super) fn path(ledger: &Path, table: &str, part: &str) -> PathBuf {
    ledger.join(table).join(format!("{part}.parquet"))
}

fn other(error: parquet::errors::ParquetError) -> io::Error {
    match error {
        parquet::errors::ParquetError::External(e) => match e.downcast::<io::Error>() {
            Ok(io) => *io,
            Err(e) => io::Error::other(e),
        },
        error => io::Error::other(error),
    }
}

fn properties() -> WriterProperties {
    let level = ZstdLevel::try_new(1).unwrap_or_default();
    WriterProperties::builder()
        .set_compression(Compression::ZSTD(level))
        .set_data_page_size_limit(PAGE)
        .set_dictionary_page_size_limit(PAGE)
        .set_created_by("sosik".to_owned())
        .build()
}

impl PartFiles {
    /// Opens the files of part `name` of the ledger at `folder`.
    pub(super) fn create(folder: &Path, name: &str, tables: &[(&'static str, SchemaRef)]) -> io::Result<Self> {
        let mut files = Vec::new();
        for (table, schema) in tables {
            let path = path(folder, table, name);
            let temporary = path.with_extension(TEMPORARY);
            let folder = folder.join(table);
            fs::create_dir_all(&folder)?;
            let writer = ArrowWriter::try_new(File::create(&temporary)?, schema.clone(), Some(properties())).map_err(other)?;
            files.push(TableFile { writer, temporary, path, folder });
        }
        Ok(Self { files })
    }

    /// Adds rows to the table that is number `table` of those given to [`PartFiles::create`].
    pub(super) fn write(&mut self, table: usize, batch: &RecordBatch) -> io::Result<()> {
        let Some(file) = self.files.get_mut(table).filter(|_| batch.num_rows() > 0) else { return Ok(()) };
        file.writer.write(batch).map_err(other)?;
        if file.writer.memory_size() > HELD {
            file.writer.flush().map_err(other)?;
        }
        Ok(())
    }

    /// Closes and syncs all files and gives them their names; the ledger does not know them yet.
    pub(super) fn finish(self) -> io::Result<()> {
        let mut whole = Vec::new();
        for file in self.files {
            let inner = file.writer.into_inner().map_err(other)?;
            inner.sync_all()?;
            whole.push((file.temporary, file.path, file.folder));
        }
        for (temporary, path, folder) in whole {
            fs::rename(temporary, path)?;
            sync_folder(&folder)?;
        }
        Ok(())
    }
}

/// Writes `batches` as one Parquet file that appears only when it is whole.
///
/// # Errors
///
/// When the file cannot be written.
pub fn write_table(path: &Path, schema: SchemaRef, batches: &[RecordBatch]) -> io::Result<()> {
    let temporary = path.with_extension(TEMPORARY);
    let mut writer = ArrowWriter::try_new(File::create(&temporary)?, schema, Some(properties())).map_err(other)?;
    for batch in batches {
        writer.write(batch).map_err(other)?;
    }
    writer.into_inner().map_err(other)?.sync_all()?;
    fs::rename(temporary, path)
}
