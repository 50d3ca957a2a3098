//! Documents of tables of text with a header: CSV and TSV.

use std::io::BufRead;

use encoding_rs::Encoding;
use sosik::Error;

use super::decode::decode;
use super::row::{Columns, Input, Row, error};
use super::sources::Source;

/// Documents of a table whose cells stand between `delimiter`s.
pub(super) fn table(
    reader: Box<dyn BufRead + Send>,
    source: Source,
    encoding: Option<&'static Encoding>,
    delimiter: u8,
    columns: &Columns,
) -> Box<dyn Iterator<Item = Input> + Send> {
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(reader);
    let header = match reader.byte_headers() {
        Ok(header) => header.clone(),
        Err(e) => return super::failed(&source, error(format!("its header could not be read: {e}"))),
    };
    // An empty file holds no documents.
    if header.is_empty() {
        return Box::new(std::iter::empty());
    }
    let names: Result<Vec<String>, Error> = header.iter().map(|name| decode(name.to_vec(), encoding)).collect();
    let found = match names.and_then(|names| columns.find(&names)) {
        Ok(found) => found,
        Err(error) => return super::failed(&source, error),
    };
    Box::new(reader.into_byte_records().enumerate().map(move |(i, record)| {
        // Without a position, which csv gives for all it could parse, rows are counted from the header.
        let line = record.as_ref().ok().and_then(|r| r.position()).map_or(i as u64 + 2, csv::Position::line);
        let place = format!("line {line} of {}", source.name);
        let otherwise = format!("{}:{line}", source.id);
        let fail = |e: Error| (otherwise.clone(), e.at(&place));
        let record = record.map_err(|e| fail(error(format!("this row could not be read: {e}"))))?;
        let mut row = Row::default();
        for (cell, at) in row.0.iter_mut().zip(found) {
            let bytes = at.and_then(|at| record.get(at));
            *cell = bytes.map(|bytes| decode(bytes.to_vec(), encoding)).transpose().map_err(fail)?;
        }
        row.document(&otherwise).map_err(|(id, e)| (id, e.at(&place)))
    }))
}
