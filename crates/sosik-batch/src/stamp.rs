//! What every row of every table carries beside its own columns: the key of its document, and what read it.

use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::Int64Type;
use arrow_array::{ArrayRef, RecordBatch, StringArray};
use arrow_schema::{DataType, Field, Schema, SchemaRef};
use sosik::Line;
use sosik::core::record::Engine;
use sosik::corpus::{ColumnInfo, TableInfo, Tables, TablesBuilder};

use crate::key::Key;

/// The columns that every table of a ledger ends with.
pub const STAMP: [ColumnInfo; 3] = [
    ColumnInfo { name: "document_key", description: "Key of what the document holds: the same in every ledger, and once in each." },
    ColumnInfo { name: "engine_version", description: "Version of sosik that read it." },
    ColumnInfo { name: "engine_data", description: "Digest of the models and lexicons that read it." },
];

/// The tables of a ledger with their columns, in order.
pub fn tables() -> Vec<TableInfo> {
    let stamped = |info: TableInfo| TableInfo { schema: stamped(&info.schema), ..info };
    sosik::corpus::describe().into_iter().map(stamped).collect()
}

fn is_stamp(name: &str) -> bool {
    STAMP.iter().any(|column| column.name == name)
}

fn stamped(schema: &Schema) -> SchemaRef {
    let own = schema.fields().iter().filter(|field| !is_stamp(field.name())).cloned();
    let stamp = STAMP.iter().map(|column| Arc::new(Field::new(column.name, DataType::Utf8, false)));
    Arc::new(Schema::new(own.chain(stamp).collect::<Vec<_>>()))
}

/// Rows of documents on their way into stamped tables.
#[derive(Debug)]
pub(crate) struct Stamped {
    engine: Engine,
    builder: TablesBuilder,
    first: i64,
    keys: Vec<Key>,
}

impl Stamped {
    /// Rows read by `engine`, of documents numbered from `first`.
    pub(crate) fn new(engine: Engine, first: i64) -> Self {
        Self { engine, builder: TablesBuilder::new(first), first, keys: Vec::new() }
    }

    pub(crate) fn push(&mut self, key: Key, line: &Line) {
        self.builder.push(line);
        self.keys.push(key);
    }

    pub(crate) fn documents(&self) -> usize {
        self.keys.len()
    }

    /// The rows so far under the names of their tables; afterwards there are none.
    pub(crate) fn take(&mut self) -> Vec<(&'static str, SchemaRef, Vec<RecordBatch>)> {
        let next = self.builder.next();
        let tables = std::mem::replace(&mut self.builder, TablesBuilder::new(next)).finish();
        let batches = stamp(&tables, &self.engine, self.first, &self.keys);
        (self.first, _) = (next, self.keys.clear());
        batches
    }
}

/// `tables` with the stamp on every row; `keys` are those of the documents from number `first` on.
fn stamp(tables: &Tables, engine: &Engine, first: i64, keys: &[Key]) -> Vec<(&'static str, SchemaRef, Vec<RecordBatch>)> {
    let keys: Vec<String> = keys.iter().map(Key::to_string).collect();
    let one = |batch: &RecordBatch, schema: &SchemaRef| {
        let own = batch.schema();
        let mut columns: Vec<ArrayRef> =
            (own.fields().iter().zip(batch.columns())).filter(|(f, _)| !is_stamp(f.name())).map(|(_, c)| Arc::clone(c)).collect();
        let rows = batch.num_rows();
        // The first column of every table is the number of the document.
        let numbers = batch.column(0).as_primitive::<Int64Type>().values();
        let content = numbers.iter().map(|n| keys.get((n - first) as usize).map_or("", String::as_str));
        columns.push(Arc::new(StringArray::from_iter_values(content)));
        for value in [&engine.version, &engine.data] {
            columns.push(Arc::new(StringArray::from_iter_values(std::iter::repeat_n(value, rows))));
        }
        // Columns are as many and as long as the schema wants them.
        RecordBatch::try_new(Arc::clone(schema), columns).unwrap_or_else(|_| RecordBatch::new_empty(Arc::clone(schema)))
    };
    let stamped = |(name, table): (&'static str, &sosik::corpus::Table)| {
        let schema = stamped(table.schema());
        let batches = table.batches().iter().map(|batch| one(batch, &schema)).collect();
        (name, schema, batches)
    };
    tables.iter().map(stamped).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use sosik::{Document, Error, ErrorKind, Extractor};

    #[test]
    fn no_column_of_a_table_gives_way_to_the_stamp() {
        for (own, stamped) in sosik::corpus::describe().into_iter().zip(tables()) {
            for field in own.schema.fields() {
                let twin = stamped.schema.column_with_name(field.name()).map(|(_, twin)| twin.data_type());
                assert_eq!(twin, Some(field.data_type()), "{}.{}", own.name, field.name());
                assert!(own.name == "documents" || !is_stamp(field.name()), "{}.{} is taken", own.name, field.name());
            }
        }
    }

    #[test]
    fn every_row_is_stamped_failed_documents_too() {
        let extractor = Extractor::new();
        let document = Document::new("a1", "국방부는 23일 병력 1만2000여 명이 이동했다고 밝혔다.");
        let lines = [extractor.line(&document), Line::error("b2", &Error::new(ErrorKind::Input, "no"))];
        let keys = [Key::of(&Ok(document)), Key([7; 16])];
        let mut rows = Stamped::new(extractor.engine(), 40);
        keys.iter().zip(&lines).for_each(|(key, line)| rows.push(*key, line));
        let described = tables();
        for ((name, schema, batches), info) in rows.take().into_iter().zip(&described) {
            assert_eq!((name, &schema), (info.name, &info.schema));
            for batch in batches {
                assert!(name == "documents" || batch.num_rows() > 0 || !matches!(name, "claims" | "sentences"), "{name} is empty");
                let (content, version) = (batch.column_by_name("document_key").unwrap(), batch.column_by_name("engine_version").unwrap());
                assert_eq!((content.null_count(), version.null_count()), (0, 0));
                let numbers = batch.column(0).as_primitive::<Int64Type>().values();
                for (number, content) in numbers.iter().zip(content.as_string::<i32>()) {
                    assert_eq!(content, Some(keys[(number - 40) as usize].to_string().as_str()));
                }
            }
        }
        assert_eq!(rows.documents(), 0);
    }
}
