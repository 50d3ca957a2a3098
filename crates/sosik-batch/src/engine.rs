//! Batches in, batches out, of one schema: for engines such as Spark and Ray that spread documents themselves.
//!
//! No row tells a position, since an engine has none to tell; rows join by `document_key` and `document_id`.

use std::sync::Arc;

use arrow_array::builder::{Date32Builder, Int32Builder, StringBuilder};
use arrow_array::cast::AsArray;
use arrow_array::{ArrayRef, RecordBatch};
use arrow_schema::{DataType, Field, Schema, SchemaRef};
use sosik::core::record::Engine;
use sosik::{BatchOptions, Error, ErrorKind, Extractor, Line, map_batch};

use crate::input::{Columns, Found};
use crate::key::Key;
use crate::stamp::{Stamped, tables};

/// The table of records: a row a document, which holds its whole record as JSON.
pub const RECORDS: &str = "records";

/// What each row of an engine's table comes to.
#[derive(Clone, Debug)]
pub struct Emitted {
    /// The name of the table.
    pub table: String,
    /// The types of its columns; all are types that Spark takes.
    pub schema: SchemaRef,
}

impl Emitted {
    /// The table called `table`: [`RECORDS`], or one of a ledger without the position of the document.
    ///
    /// # Errors
    ///
    /// When there is no such table.
    pub fn new(table: &str) -> Result<Self, Error> {
        let schema = if table == RECORDS {
            let field = |(name, kind, nullable): (&str, DataType, bool)| Field::new(name, kind, nullable);
            let columns = [
                ("document_id", DataType::Utf8, false),
                ("language", DataType::Utf8, true),
                ("published", DataType::Date32, true),
                ("sentences", DataType::Int32, false),
                ("actors", DataType::Int32, false),
                ("claims", DataType::Int32, false),
                ("events", DataType::Int32, false),
                ("error_kind", DataType::Utf8, true),
                ("error_message", DataType::Utf8, true),
                ("record", DataType::Utf8, false),
                ("document_key", DataType::Utf8, false),
                ("engine_version", DataType::Utf8, false),
                ("engine_data", DataType::Utf8, false),
            ];
            Arc::new(Schema::new(columns.map(field).to_vec()))
        } else {
            let known = tables();
            let Some(info) = known.iter().find(|info| info.name == table) else {
                let names: Vec<&str> = known.iter().map(|info| info.name).collect();
                return Err(Error::new(
                    ErrorKind::Input,
                    format!("there is no table `{table}`; there are {RECORDS}, {}", names.join(", ")),
                ));
            };
            Arc::new(Schema::new(info.schema.fields().iter().skip(1).cloned().collect::<Vec<_>>()))
        };
        Ok(Self { table: table.to_owned(), schema })
    }

    /// Reads the documents of `batch` and gives their rows, in order; documents without an id are named by `name` and their number.
    ///
    /// # Errors
    ///
    /// When the batch has no column of texts, or the work was cancelled.
    pub fn map(
        &self,
        batch: &RecordBatch,
        columns: &Columns,
        extractor: &Extractor,
        options: &BatchOptions,
        name: impl Fn(usize) -> String,
    ) -> Result<RecordBatch, Error> {
        let found = Found::new(&batch.schema(), columns)?;
        let inputs = found.documents(batch, name);
        let mut lines = Vec::with_capacity(batch.num_rows());
        lines.extend(map_batch(extractor, inputs, options, |input, line| (Key::of(input), line)).map(|done| done.output));
        if options.cancelled().is_cancelled() {
            return Err(Error::new(ErrorKind::Cancelled, "the call was cancelled"));
        }
        self.rows(&lines, &extractor.engine())
    }

    /// The rows of this table that records, a table that [`Emitted::map`] made of [`RECORDS`], hold.
    ///
    /// # Errors
    ///
    /// When the columns `record`, `document_key` and `engine_…` are not there or hold something else.
    pub fn unfold(&self, records: &RecordBatch) -> Result<RecordBatch, Error> {
        let column = |name: &str| {
            let texts = records.column_by_name(name).and_then(|c| c.as_string_opt::<i32>());
            texts.ok_or_else(|| {
                Error::new(ErrorKind::Record, format!("there is no column `{name}` of strings; these are no records of sosik"))
            })
        };
        let (record, keys) = (column("record")?, column("document_key")?);
        let (version, data) = (column("engine_version")?, column("engine_data")?);
        let mut lines = Vec::with_capacity(records.num_rows());
        let mut engine = Engine { version: String::new(), data: String::new() };
        for (i, json) in record.iter().enumerate() {
            let key = keys.value(i).parse().map_err(|()| Error::new(ErrorKind::Record, format!("row {i} has no key of a document")))?;
            lines.push((key, Line::from_json(json.unwrap_or_default()).map_err(|e| e.at(format_args!("row {i}")))?));
            engine = Engine { version: version.value(i).to_owned(), data: data.value(i).to_owned() };
        }
        self.rows(&lines, &engine)
    }

    fn rows(&self, lines: &[(Key, Line)], engine: &Engine) -> Result<RecordBatch, Error> {
        let columns = if self.table == RECORDS { records(lines, engine) } else { self.table(lines, engine)? };
        RecordBatch::try_new(Arc::clone(&self.schema), columns).map_err(|e| Error::new(ErrorKind::Internal, e.to_string()))
    }

    fn table(&self, lines: &[(Key, Line)], engine: &Engine) -> Result<Vec<ArrayRef>, Error> {
        let mut rows = Stamped::new(engine.clone(), 0);
        for (key, line) in lines {
            rows.push(*key, line);
        }
        let batches = rows.take().into_iter().find(|(name, ..)| *name == self.table).map(|(_, _, batches)| batches).unwrap_or_default();
        match batches.as_slice() {
            [one] => Ok(one.columns()[1..].to_vec()),
            _ => Err(Error::new(ErrorKind::TooLarge, "a batch holds too much text for one batch of rows; give smaller batches")),
        }
    }
}

fn records(lines: &[(Key, Line)], engine: &Engine) -> Vec<ArrayRef> {
    let text = || StringBuilder::new();
    let (mut ids, mut languages, mut days) = (text(), text(), Date32Builder::new());
    let mut counts: [Int32Builder; 4] = std::array::from_fn(|_| Int32Builder::new());
    let (mut kinds, mut messages, mut records, mut keys, mut versions, mut data) = (text(), text(), text(), text(), text(), text());
    for (key, line) in lines {
        ids.append_value(line.id());
        keys.append_value(key.to_string());
        versions.append_value(&engine.version);
        data.append_value(&engine.data);
        records.append_value(line.to_json());
        let mut sizes = [0; 4];
        match line {
            Line::Record(r) => {
                languages.append_value(r.language.code());
                let published = r.published.as_deref().and_then(|p| p.parse::<sosik::Published>().ok());
                // The number of days since the epoch, as Arrow has it.
                days.append_option(published.map(|p| arrow_array::types::Date32Type::from_naive_date(p.date())));
                sizes = [r.sentences.len(), r.actors.len(), r.claims.len(), r.events.len()];
                kinds.append_null();
                messages.append_null();
            }
            Line::Error(e) => {
                languages.append_null();
                days.append_null();
                kinds.append_value(e.error.kind.as_str());
                messages.append_value(&e.error.message);
            }
        }
        for (count, size) in counts.iter_mut().zip(sizes) {
            count.append_value(i32::try_from(size).unwrap_or(i32::MAX));
        }
    }
    let mut columns: Vec<ArrayRef> = vec![Arc::new(ids.finish()), Arc::new(languages.finish()), Arc::new(days.finish())];
    columns.extend(counts.iter_mut().map(|c| Arc::new(c.finish()) as ArrayRef));
    for mut texts in [kinds, messages, records, keys, versions, data] {
        columns.push(Arc::new(texts.finish()));
    }
    columns
}
