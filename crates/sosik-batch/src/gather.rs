//! Tables in memory, stamped like those of a ledger.

use arrow_array::RecordBatch;
use arrow_schema::SchemaRef;
use sosik::core::record::{Engine, ErrorRecord};
use sosik::{Error, Line};

use crate::fill::Sink;
use crate::key::Key;
use crate::stamp::Stamped;

/// Documents whose rows go from builders, which grow by doubling, into batches.
const HELD: usize = 4096;

/// What was read in some documents, in memory: tables, the records themselves, and what failed.
#[derive(Debug)]
pub struct Gathered {
    rows: Stamped,
    tables: Vec<(&'static str, SchemaRef, Vec<RecordBatch>)>,
    records: Vec<Box<str>>,
    failures: Vec<ErrorRecord>,
}

impl Gathered {
    /// Nothing yet, to be read by `engine`.
    pub fn new(engine: Engine) -> Self {
        let tables = crate::tables().into_iter().map(|info| (info.name, info.schema, Vec::new())).collect();
        Self { rows: Stamped::new(engine, 0), tables, records: Vec::new(), failures: Vec::new() }
    }

    /// The records `sosik/1`, one line of JSON for each document in order.
    pub fn records(&self) -> impl ExactSizeIterator<Item = &str> {
        self.records.iter().map(|record| &**record)
    }

    /// What failed, in order.
    pub fn failures(&self) -> &[ErrorRecord] {
        &self.failures
    }

    /// All tables so far, each with at least one batch.
    pub fn tables(&mut self) -> &[(&'static str, SchemaRef, Vec<RecordBatch>)] {
        if self.rows.documents() > 0 || self.tables.iter().any(|(_, _, batches)| batches.is_empty()) {
            self.close();
        }
        &self.tables
    }

    fn close(&mut self) {
        for ((_, _, all), (_, _, new)) in self.tables.iter_mut().zip(self.rows.take()) {
            all.extend(new);
        }
    }
}

impl Sink for Gathered {
    fn claim(&mut self, _: Key) -> Result<bool, Error> {
        Ok(true)
    }

    fn push(&mut self, key: Key, line: &Line, _: u64) -> Result<(), Error> {
        self.rows.push(key, line);
        self.records.push(line.to_json().into());
        if let Line::Error(failure) = line {
            self.failures.push(failure.clone());
        }
        if self.rows.documents() >= HELD {
            self.close();
        }
        Ok(())
    }
}
