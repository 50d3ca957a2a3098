//! The rows of a ledger, part by part.

use std::fs::File;
use std::path::PathBuf;
use std::sync::Arc;

use arrow_array::{RecordBatch, RecordBatchReader};
use arrow_schema::{ArrowError, SchemaRef};
use parquet::arrow::ProjectionMask;
use parquet::arrow::arrow_reader::{ParquetRecordBatchReader, ParquetRecordBatchReaderBuilder};

/// Rows in one batch.
const ROWS: usize = 8192;

/// The rows of some Parquet files of one schema, opened one after the other.
#[derive(Debug)]
pub struct Rows {
    schema: SchemaRef,
    files: std::vec::IntoIter<PathBuf>,
    columns: Option<Vec<String>>,
    current: Option<ParquetRecordBatchReader>,
}

impl Rows {
    pub(super) fn new(schema: SchemaRef, files: Vec<PathBuf>, columns: Option<&[&str]>) -> Self {
        let schema = match columns {
            Some(names) => Arc::new(arrow_schema::Schema::new(
                schema.fields().iter().filter(|f| names.contains(&f.name().as_str())).cloned().collect::<Vec<_>>(),
            )),
            None => schema,
        };
        let columns = columns.map(|names| names.iter().map(|n| (*n).to_owned()).collect());
        Self { schema, files: files.into_iter(), columns, current: None }
    }

    fn open(&self, path: &PathBuf) -> Result<ParquetRecordBatchReader, ArrowError> {
        let told = |e: String| ArrowError::ParquetError(format!("{} cannot be read: {e}", path.display()));
        let file = File::open(path).map_err(|e| told(e.to_string()))?;
        let builder = ParquetRecordBatchReaderBuilder::try_new(file).map_err(|e| told(e.to_string()))?;
        let mask = match &self.columns {
            Some(names) => ProjectionMask::columns(builder.parquet_schema(), names.iter().map(String::as_str)),
            None => ProjectionMask::all(),
        };
        builder.with_batch_size(ROWS).with_projection(mask).build().map_err(|e| told(e.to_string()))
    }
}

impl Iterator for Rows {
    type Item = Result<RecordBatch, ArrowError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(batch) = self.current.as_mut().and_then(Iterator::next) {
                // The columns are the same; metadata that a writer added to the schema are not ours.
                return Some(batch.and_then(|b| RecordBatch::try_new(Arc::clone(&self.schema), b.columns().to_vec())));
            }
            let path = self.files.next()?;
            match self.open(&path) {
                Ok(reader) => self.current = Some(reader),
                Err(error) => return Some(Err(error)),
            }
        }
    }
}

impl RecordBatchReader for Rows {
    fn schema(&self) -> SchemaRef {
        Arc::clone(&self.schema)
    }
}
