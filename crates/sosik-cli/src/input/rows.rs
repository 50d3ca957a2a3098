//! Documents from rows: JSON Lines and tables. A bad row is one error that names its line.

use std::io::{BufRead, Read};

use encoding_rs::Encoding;
use serde::Deserialize;
use sosik::core::MAX_TEXT;
use sosik::{Document, Error, ErrorKind};

use super::Input;
use super::decode::decode;
use super::sources::Source;

fn error(message: impl Into<String>) -> Error {
    Error::new(ErrorKind::Input, message.into())
}

/// The fields that sosik knows; others are passed over.
#[derive(Debug, Default, Deserialize)]
struct Row {
    id: Option<serde_json::Value>,
    text: Option<String>,
    published: Option<String>,
    outlet: Option<String>,
    url: Option<String>,
    title: Option<String>,
}

impl Row {
    fn document(self, otherwise: &str) -> Input {
        let filled = |s: Option<String>| s.filter(|s| !s.trim().is_empty());
        let id = match self.id {
            None | Some(serde_json::Value::Null) => otherwise.to_owned(),
            Some(serde_json::Value::String(id)) if id.is_empty() => otherwise.to_owned(),
            Some(serde_json::Value::String(id)) => id,
            Some(serde_json::Value::Number(id)) => id.to_string(),
            Some(_) => return Err((otherwise.to_owned(), error("`id` is neither a string nor a number; give one of these or none"))),
        };
        let Some(text) = self.text else { return Err((id, error("there is no `text`; every document needs one, if only an empty one"))) };
        let published = match filled(self.published).map(|p| p.parse()).transpose() {
            Ok(published) => published,
            Err(error) => return Err((id, error)),
        };
        let [outlet, url, title] = [self.outlet, self.url, self.title].map(filled);
        Ok(Document { id, text, published, outlet, url, title })
    }
}

/// Documents of JSON Lines; empty lines are passed over.
pub(super) struct Jsonl {
    reader: Box<dyn BufRead>,
    source: Source,
    encoding: Option<&'static Encoding>,
    line: u64,
    longest: u64,
    ended: bool,
}

/// The longest line in bytes: a text may double in length when JSON escapes its line feeds and quotation marks.
const LONGEST_LINE: u64 = 2 * MAX_TEXT as u64;

impl Jsonl {
    pub(super) fn new(reader: Box<dyn BufRead>, source: Source, encoding: Option<&'static Encoding>) -> Self {
        Self { reader, source, encoding, line: 0, longest: LONGEST_LINE, ended: false }
    }

    fn parse(&self, bytes: Vec<u8>, id: &str) -> Input {
        let fail = |e: Error| (id.to_owned(), e);
        let json = decode(bytes, self.encoding).map_err(fail)?;
        // A list would be taken for the fields in their order.
        if !json.trim_start().starts_with('{') {
            return Err(fail(error("this is no JSON object; each line holds one, such as {\"id\": \"a1\", \"text\": \"…\"}")));
        }
        let row: Row = serde_json::from_str(&json).map_err(|e| fail(explain(&e)))?;
        row.document(id)
    }
}

/// What is wrong with a line, and what to do.
fn explain(e: &serde_json::Error) -> Error {
    let said = e.to_string();
    // Every document is one line, so that serde's own "line 1" would mislead.
    let said = said.split(" at line ").next().unwrap_or_default();
    let column = e.column();
    if said.contains("surrogate") || said.contains("hex escape") {
        return error(format!(
            "half of a surrogate pair (\\ud800 to \\udfff) at column {column} is no character; write the whole pair, or \\ufffd in its place"
        ));
    }
    error(match e.classify() {
        serde_json::error::Category::Data => format!("a field is not what it should be at column {column}: {said}"),
        _ => format!("this is no JSON at column {column}: {said}; each line holds one whole object"),
    })
}

impl Iterator for Jsonl {
    type Item = Input;

    fn next(&mut self) -> Option<Input> {
        while !self.ended {
            let mut bytes = Vec::new();
            self.line += 1;
            let place = format!("line {} of {}", self.line, self.source.name);
            let id = format!("{}:{}", self.source.id, self.line);
            let read = self.reader.by_ref().take(self.longest).read_until(b'\n', &mut bytes);
            let row = match read {
                Ok(0) => {
                    self.ended = true;
                    continue;
                }
                Ok(n) if n as u64 == self.longest && !bytes.ends_with(b"\n") => {
                    drop(bytes);
                    self.ended = self.reader.skip_until(b'\n').is_err();
                    Err((id, Error::new(ErrorKind::TooLarge, format!("it has more than {} bytes; split the document", self.longest))))
                }
                Ok(_) if bytes.trim_ascii().is_empty() => continue,
                Ok(_) => self.parse(bytes, &id),
                Err(e) => {
                    self.ended = true;
                    Err((id, error(format!("it could not be read: {e}"))))
                }
            };
            return Some(row.map_err(|(id, e)| (id, e.at(place))));
        }
        None
    }
}

/// Documents of a table with a header.
pub(super) fn table(
    reader: Box<dyn BufRead>,
    source: Source,
    encoding: Option<&'static Encoding>,
    delimiter: u8,
) -> Box<dyn Iterator<Item = Input>> {
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(reader);
    let header = match reader.byte_headers() {
        Ok(header) => header.clone(),
        Err(e) => return super::failed(&source, error(format!("its header could not be read: {e}"))),
    };
    // An empty file holds no documents.
    if header.is_empty() {
        return Box::new(std::iter::empty());
    }
    let header: Vec<String> = header.iter().map(|name| String::from_utf8_lossy(name).trim().to_lowercase()).collect();
    let column = |name: &str| header.iter().position(|h| h == name);
    let Some(text) = column("text") else {
        return super::failed(&source, error(format!("its header has no column `text`; it has {}", header.join(", "))));
    };
    let [id, published, outlet, url, title] = ["id", "published", "outlet", "url", "title"].map(column);
    Box::new(reader.into_byte_records().enumerate().map(move |(i, record)| {
        // Without a position, which csv gives for all it could parse, rows are counted from the header.
        let line = record.as_ref().ok().and_then(|r| r.position()).map_or(i as u64 + 2, csv::Position::line);
        let place = format!("line {line} of {}", source.name);
        let otherwise = format!("{}:{line}", source.id);
        let fail = |e: Error| (otherwise.clone(), e.at(&place));
        let record = record.map_err(|e| fail(error(format!("this row could not be read: {e}"))))?;
        let field = |at: Option<usize>| at.and_then(|at| record.get(at)).map(|bytes| decode(bytes.to_vec(), encoding)).transpose();
        let row = (|| {
            Ok(Row {
                id: field(id)?.map(serde_json::Value::String),
                text: field(Some(text))?,
                published: field(published)?,
                outlet: field(outlet)?,
                url: field(url)?,
                title: field(title)?,
            })
        })();
        row.map_err(fail)?.document(&otherwise).map_err(|(id, e)| (id, e.at(&place)))
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::args::InputFormat;
    use crate::input::sources::Origin;

    #[test]
    fn a_line_over_the_limit_is_passed_over_whole() {
        let lines = format!("{{\"text\":\"a\"}}\n{}\n{{\"text\":\"b\"}}", "x".repeat(100));
        let source = Source { origin: Origin::Stdin, format: InputFormat::Jsonl, id: "s".into(), name: "s".into() };
        let mut rows = Jsonl::new(Box::new(std::io::Cursor::new(lines)), source, None);
        rows.longest = 50;
        let rows: Vec<_> = rows.collect();
        assert!(matches!(&rows[0], Ok(d) if d.text == "a" && d.id == "s:1"));
        assert!(matches!(&rows[1], Err((id, e)) if id == "s:2" && e.kind() == ErrorKind::TooLarge));
        assert!(matches!(&rows[2], Ok(d) if d.text == "b" && d.id == "s:3"));
        assert_eq!(rows.len(), 3);
    }
}
