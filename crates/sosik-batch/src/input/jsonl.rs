//! Documents of JSON Lines. A bad line is one error that names it.

use std::io::{BufRead, Read};

use encoding_rs::Encoding;
use serde::Deserialize;
use sosik::core::MAX_TEXT;
use sosik::{Error, ErrorKind};

use super::decode::decode;
use super::row::{Columns, Input, Row, error};
use super::sources::Source;

/// The fields that sosik knows; others are passed over.
#[derive(Debug, Default, Deserialize)]
struct Object {
    id: Option<serde_json::Value>,
    text: Option<String>,
    published: Option<String>,
    outlet: Option<String>,
    url: Option<String>,
    title: Option<String>,
}

/// Documents of JSON Lines; empty lines are passed over.
pub(super) struct Jsonl {
    reader: Box<dyn BufRead + Send>,
    source: Source,
    encoding: Option<&'static Encoding>,
    columns: Columns,
    line: u64,
    longest: u64,
    ended: bool,
}

/// The longest line in bytes: a text may double in length when JSON escapes its line feeds and quotation marks.
const LONGEST_LINE: u64 = 2 * MAX_TEXT as u64;

impl Jsonl {
    pub(super) fn new(reader: Box<dyn BufRead + Send>, source: Source, encoding: Option<&'static Encoding>, columns: Columns) -> Self {
        Self { reader, source, encoding, columns, line: 0, longest: LONGEST_LINE, ended: false }
    }

    fn parse(&self, bytes: Vec<u8>, otherwise: &str) -> Input {
        let fail = |e: Error| (otherwise.to_owned(), e);
        let json = decode(bytes, self.encoding).map_err(fail)?;
        // A list would be taken for the fields in their order.
        if !json.trim_start().starts_with('{') {
            return Err(fail(error("this is no JSON object; each line holds one, such as {\"id\": \"a1\", \"text\": \"…\"}")));
        }
        let Object { id, text, published, outlet, url, title } = match self.columns.are_usual() {
            true => serde_json::from_str(&json).map_err(|e| fail(explain(&e)))?,
            false => self.named(&json).map_err(fail)?,
        };
        let id = match id {
            None | Some(serde_json::Value::Null) => None,
            Some(serde_json::Value::String(id)) => Some(id),
            Some(serde_json::Value::Number(id)) => Some(id.to_string()),
            Some(_) => return Err(fail(error("`id` is neither a string nor a number; give one of these or none"))),
        };
        Row([text, id, published, outlet, url, title]).document(otherwise)
    }

    /// The object under the names of the user.
    fn named(&self, json: &str) -> Result<Object, Error> {
        let mut fields: serde_json::Map<String, serde_json::Value> = serde_json::from_str(json).map_err(|e| explain(&e))?;
        let keys: Vec<String> = fields.keys().cloned().collect();
        let at = self.columns.find(&keys)?;
        let mut value = |i: usize| at[i].and_then(|i| keys.get(i)).and_then(|key| fields.get_mut(key)).map(serde_json::Value::take);
        let id = value(1);
        let mut text = |i: usize| match value(i) {
            None | Some(serde_json::Value::Null) => Ok(None),
            Some(serde_json::Value::String(text)) => Ok(Some(text)),
            Some(other) => Err(error(format!("a field is not what it should be: {other} is no string"))),
        };
        Ok(Object { id, text: text(0)?, published: text(2)?, outlet: text(3)?, url: text(4)?, title: text(5)? })
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::Format;
    use crate::input::sources::Origin;

    fn source() -> Source {
        Source { origin: Origin::Stdin, format: Format::Jsonl, id: "s".into(), name: "s".into() }
    }

    #[test]
    fn a_line_over_the_limit_is_passed_over_whole() {
        let lines = format!("{{\"text\":\"a\"}}\n{}\n{{\"text\":\"b\"}}", "x".repeat(100));
        let mut rows = Jsonl::new(Box::new(std::io::Cursor::new(lines)), source(), None, Columns::default());
        rows.longest = 50;
        let rows: Vec<_> = rows.collect();
        assert!(matches!(&rows[0], Ok(d) if d.text == "a" && d.id == "s:1"));
        assert!(matches!(&rows[1], Err((id, e)) if id == "s:2" && e.kind() == ErrorKind::TooLarge));
        assert!(matches!(&rows[2], Ok(d) if d.text == "b" && d.id == "s:3"));
        assert_eq!(rows.len(), 3);
    }

    #[test]
    fn keys_of_the_user_are_read() {
        let lines = "{\"body\":\"a\",\"no\":7,\"day\":\"20241025\"}\n{\"text\":\"b\"}\n{\"body\":5}\n";
        let columns = [("text", "body"), ("id", "no"), ("published", "day")];
        let columns = columns.into_iter().fold(Columns::default(), |c, (field, name)| c.with(field, name).unwrap());
        let rows: Vec<_> = Jsonl::new(Box::new(std::io::Cursor::new(lines)), source(), None, columns).collect();
        assert!(matches!(&rows[0], Ok(d) if d.text == "a" && d.id == "7" && d.published.is_some()));
        assert!(rows[1].is_err() && rows[2].is_err());
    }
}
