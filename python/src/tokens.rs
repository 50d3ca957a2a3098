//! Morphemes of many texts as Arrow columns.

use std::sync::{Arc, LazyLock};

use arrow_array::RecordBatch;
use arrow_array::builder::{ArrayBuilder, Int32Builder, Int64Builder, StringBuilder};
use arrow_schema::{DataType, Field, Schema, SchemaRef};
use pyo3::pybacked::PyBackedStr;
use sosik::segment::Worker;
use sosik::{Cancel, Error};

use crate::reading::Reading;
use crate::segmenter::cancelled;

/// Text in one batch; an Arrow utf8 column holds less than 2 GiB, and one text of 1 GiB may add as much to a column.
const MAX_BATCH_TEXT: usize = 1 << 29;

/// Types that Spark takes too: no unsigned integers, no dictionaries.
static SCHEMA: LazyLock<SchemaRef> = LazyLock::new(|| {
    let field = |name: &str, kind: DataType| Field::new(name, kind, false);
    Arc::new(Schema::new(vec![
        field("document", DataType::Int64),
        field("sentence", DataType::Int32),
        field("token", DataType::Int32),
        field("form", DataType::Utf8),
        field("tag", DataType::Utf8),
        field("lemma", DataType::Utf8),
        field("start", DataType::Int32),
        field("end", DataType::Int32),
    ]))
});

pub(crate) fn schema() -> SchemaRef {
    Arc::clone(&SCHEMA)
}

#[derive(Default)]
struct Columns {
    document: Int64Builder,
    sentence: Int32Builder,
    token: Int32Builder,
    form: StringBuilder,
    tag: StringBuilder,
    lemma: StringBuilder,
    start: Int32Builder,
    end: Int32Builder,
}

impl Columns {
    fn push(&mut self, document: usize, reading: &Reading) {
        for row in &reading.morphemes {
            self.document.append_value(document as i64);
            // A text has less than 2^30 bytes, so none of these is beyond an i32.
            for (column, value) in
                [(&mut self.sentence, row.sentence), (&mut self.token, row.token), (&mut self.start, row.start), (&mut self.end, row.end)]
            {
                column.append_value(value as i32);
            }
            self.form.append_value(&*row.form);
            self.tag.append_value(row.tag.as_str());
            self.lemma.append_value(row.lemma());
        }
    }

    fn text(&self) -> usize {
        self.form.values_slice().len().max(self.lemma.values_slice().len()).max(self.tag.values_slice().len())
    }

    fn finish(&mut self) -> RecordBatch {
        let columns = [
            &mut self.document as &mut dyn ArrayBuilder,
            &mut self.sentence,
            &mut self.token,
            &mut self.form,
            &mut self.tag,
            &mut self.lemma,
            &mut self.start,
            &mut self.end,
        ]
        .map(|column| column.finish());
        RecordBatch::try_new(schema(), columns.to_vec()).expect("the columns are those of the schema")
    }
}

/// The morphemes of `texts`, which are numbered from `first`; an error says which text it is of.
pub(crate) fn batches(worker: &mut Worker, first: usize, texts: &[PyBackedStr], cancel: &Cancel) -> Result<Vec<RecordBatch>, Error> {
    let (mut columns, mut reading, mut batches) = (Columns::default(), Reading::default(), Vec::new());
    for (number, text) in (first..).zip(texts) {
        if cancel.is_cancelled() {
            return Err(cancelled());
        }
        reading.read(worker, text, true).map_err(|e| e.at(format!("text {number}")))?;
        columns.push(number, &reading);
        if columns.text() >= MAX_BATCH_TEXT {
            batches.push(columns.finish());
        }
    }
    batches.push(columns.finish());
    Ok(batches)
}
