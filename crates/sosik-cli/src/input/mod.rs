//! From files, folders and standard input to documents, one at a time.

pub(crate) mod decode;
mod rows;
mod sources;

use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, Read};

use encoding_rs::Encoding;
use sosik::core::MAX_TEXT;
use sosik::{Document, Error, ErrorKind, Published};

use crate::args::{InputFormat, Inputs};
use sources::{Origin, Source};

/// A document, or the id and error of one that could not be opened.
pub(crate) type Input = Result<Document, (String, Error)>;

/// All documents of a command line, opened when their turn comes.
pub(crate) struct Documents {
    sources: std::vec::IntoIter<Source>,
    current: Box<dyn Iterator<Item = Input>>,
    encoding: Option<&'static Encoding>,
    published: Option<Published>,
    known: Option<u64>,
}

impl Documents {
    /// The documents of `inputs`.
    ///
    /// # Errors
    ///
    /// A sentence, when a path does not exist or a folder cannot be listed.
    pub(crate) fn new(inputs: &Inputs) -> Result<Self, String> {
        let sources = sources::list(&inputs.paths, inputs.input_format)?;
        let known = sources.iter().all(|s| s.format == InputFormat::Text).then_some(sources.len() as u64);
        Ok(Self {
            sources: sources.into_iter(),
            current: Box::new(std::iter::empty()),
            encoding: inputs.encoding,
            published: inputs.published,
            known,
        })
    }

    /// How many there are, where that is known without reading.
    pub(crate) fn known(&self) -> Option<u64> {
        self.known
    }
}

impl Iterator for Documents {
    type Item = Input;

    fn next(&mut self) -> Option<Input> {
        loop {
            if let Some(mut input) = self.current.next() {
                if let Ok(document) = &mut input {
                    document.published = document.published.or(self.published);
                }
                return Some(input);
            }
            self.current = open(self.sources.next()?, self.encoding);
        }
    }
}

fn open(source: Source, encoding: Option<&'static Encoding>) -> Box<dyn Iterator<Item = Input>> {
    let opened: io::Result<Box<dyn Read>> = match &source.origin {
        Origin::Stdin => Ok(Box::new(io::stdin())),
        Origin::File(path) => File::open(path).map(|f| Box::new(f) as Box<dyn Read>),
    };
    let reader = match opened {
        Ok(reader) => BufReader::with_capacity(1 << 16, reader),
        Err(error) => return failed(&source, unreadable(&source, &error)),
    };
    match source.format {
        InputFormat::Text => Box::new(std::iter::once(text(reader, &source, encoding))),
        format => match narrow(reader, encoding) {
            Ok((reader, encoding)) if format == InputFormat::Jsonl => Box::new(rows::Jsonl::new(reader, source, encoding)),
            Ok((reader, encoding)) => rows::table(reader, source, encoding, if format == InputFormat::Tsv { b'\t' } else { b',' }),
            Err(error) => failed(&source, error),
        },
    }
}

fn failed(source: &Source, error: Error) -> Box<dyn Iterator<Item = Input>> {
    Box::new(std::iter::once(Err((source.id.clone(), error.at(&source.name)))))
}

fn unreadable(source: &Source, error: &io::Error) -> Error {
    Error::new(ErrorKind::Input, format!("{} could not be read: {error}", source.name))
}

fn text(reader: impl Read, source: &Source, encoding: Option<&'static Encoding>) -> Input {
    let fail = |error: Error| (source.id.clone(), error);
    let mut bytes = Vec::new();
    // A few bytes more than a text may have, so that what is too long is seen to be, and no more is read.
    let limit = 2 * MAX_TEXT as u64 + 4;
    reader.take(limit).read_to_end(&mut bytes).map_err(|e| fail(unreadable(source, &e)))?;
    let text = decode::decode(bytes, encoding).map_err(|e| fail(e.at(&source.name)))?;
    Ok(Document::new(source.id.clone(), text))
}

type Narrow = (Box<dyn BufRead>, Option<&'static Encoding>);

/// A reader whose lines end in a single byte: UTF-16 is decoded whole, a byte order mark is passed over, all else stays as it is,
/// so that one row in a wrong encoding is one error.
fn narrow(mut reader: BufReader<Box<dyn Read>>, encoding: Option<&'static Encoding>) -> Result<Narrow, Error> {
    let cannot = |e: io::Error| Error::new(ErrorKind::Input, format!("it could not be read: {e}"));
    let head = reader.fill_buf().map_err(cannot)?;
    let mark = Encoding::for_bom(head);
    if encoding.or(mark.map(|m| m.0)).is_some_and(decode::is_wide) {
        let mut bytes = Vec::new();
        reader.read_to_end(&mut bytes).map_err(cannot)?;
        let text = decode::decode(bytes, encoding)?;
        return Ok((Box::new(Cursor::new(text.into_bytes())), None));
    }
    let skipped = mark.map_or(0, |m| m.1);
    reader.consume(skipped);
    Ok((Box::new(reader), encoding))
}
