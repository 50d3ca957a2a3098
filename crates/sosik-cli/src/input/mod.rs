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
        Ok(reader) => reader,
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
    // One byte more than a text may have: enough to see that it is too long.
    reader.take(MAX_TEXT as u64 + 1).read_to_end(&mut bytes).map_err(|e| fail(unreadable(source, &e)))?;
    if bytes.len() > MAX_TEXT {
        let message = format!("it has more than the {MAX_TEXT} bytes that one document may have; split it before reading");
        return Err(fail(Error::new(ErrorKind::TooLarge, message).at(&source.name)));
    }
    let text = decode::decode(bytes, encoding).map_err(|e| fail(e.at(&source.name)))?;
    Ok(Document::new(source.id.clone(), text))
}

type Narrow = (Box<dyn BufRead>, Option<&'static Encoding>);

/// A reader whose lines end in a single byte: UTF-16 is decoded whole, a byte order mark is passed over, all else stays as it is,
/// so that one row in a wrong encoding is one error.
fn narrow(mut reader: impl Read + 'static, encoding: Option<&'static Encoding>) -> Result<Narrow, Error> {
    let cannot = |e: io::Error| Error::new(ErrorKind::Input, format!("it could not be read: {e}"));
    // As long as the longest mark; a pipe may give less at a time.
    let mut head = Vec::new();
    reader.by_ref().take(3).read_to_end(&mut head).map_err(cannot)?;
    let mark = Encoding::for_bom(&head);
    if encoding.or(mark.map(|m| m.0)).is_some_and(decode::is_wide) {
        reader.read_to_end(&mut head).map_err(cannot)?;
        let text = decode::decode(head, encoding)?;
        return Ok((Box::new(Cursor::new(text.into_bytes())), None));
    }
    head.drain(..mark.map_or(0, |m| m.1));
    Ok((Box::new(Cursor::new(head).chain(BufReader::with_capacity(1 << 16, reader))), encoding))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gives one byte at a time, as a slow pipe may.
    struct Slow(Cursor<Vec<u8>>);

    impl Read for Slow {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let one = buffer.len().min(1);
            self.0.read(&mut buffer[..one])
        }
    }

    #[test]
    fn a_mark_that_comes_byte_by_byte_is_seen() {
        let utf16: Vec<u8> = "\u{feff}나토\n".encode_utf16().flat_map(u16::to_be_bytes).collect();
        for bytes in ["나토\n".into(), "\u{feff}나토\n".into(), utf16] {
            let (mut reader, _) = narrow(Slow(Cursor::new(bytes)), None).unwrap();
            let mut line = String::new();
            reader.read_line(&mut line).unwrap();
            assert_eq!(line, "나토\n");
        }
    }
}
