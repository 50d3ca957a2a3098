//! From files, folders and standard input to documents, one at a time.
//!
//! Text, JSON Lines, CSV, TSV, Parquet, Arrow and XLSX, the first four also compressed with gzip or Zstandard, are read as streams:
//! memory does not grow with the input. (An XLSX workbook keeps its shared strings, and one that comes through a pipe is held.)
//! What cannot be read is an error in its place and never the end of the others.

mod aside;
mod batches;
pub(crate) mod decode;
mod ipc;
mod jsonl;
mod row;
mod sheet;
mod sources;
mod table;

pub use batches::Found;
pub use decode::named as encoding;
pub use row::{Columns, Input};

use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

pub use encoding_rs::Encoding;
use sosik::core::MAX_TEXT;
use sosik::{Document, Error, ErrorKind, Published};

use decode::Decoding;
use sources::{Origin, Source, Sources};

/// What a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// One document.
    Text,
    /// An object a line.
    Jsonl,
    /// Comma-separated, with a header.
    Csv,
    /// Tab-separated, with a header.
    Tsv,
    /// Parquet.
    Parquet,
    /// An Arrow file or stream.
    Arrow,
    /// An XLSX workbook, such as BigKinds exports.
    Xlsx,
}

impl FromStr for Format {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        Ok(match name {
            "text" => Self::Text,
            "jsonl" => Self::Jsonl,
            "csv" => Self::Csv,
            "tsv" => Self::Tsv,
            "parquet" => Self::Parquet,
            "arrow" => Self::Arrow,
            "xlsx" => Self::Xlsx,
            other => {
                let message = format!("`{other}` is no format of files; there are text, jsonl, csv, tsv, parquet, arrow and xlsx");
                return Err(Error::new(ErrorKind::Input, message));
            }
        })
    }
}

/// How input is read. By default the extension tells the format, and the bytes the encoding.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// What the input is, whatever its extension; standard input is text without this.
    pub format: Option<Format>,
    /// The encoding of text, JSON Lines and tables; UTF-8, CP949 and, with a byte order mark, UTF-16 are told apart without it.
    pub encoding: Option<&'static Encoding>,
    /// Publication of documents that do not tell their own.
    pub published: Option<Published>,
    /// Where rows have the fields of a document.
    pub columns: Columns,
}

/// How many bytes of the input were read so far, as they lie on the disk; clones share it.
#[derive(Clone, Debug, Default)]
pub struct Meter(Arc<AtomicU64>);

impl Meter {
    /// Bytes read so far.
    pub fn bytes(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }

    fn add(&self, bytes: u64) {
        self.0.fetch_add(bytes, Ordering::Relaxed);
    }
}

struct Metered<R>(R, Meter);

impl<R: Read> Read for Metered<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let n = self.0.read(buffer)?;
        self.1.add(n as u64);
        Ok(n)
    }
}

/// All documents of some paths, opened when their turn comes.
pub struct Documents {
    sources: Sources,
    paths: Vec<PathBuf>,
    current: Box<dyn Iterator<Item = Input> + Send>,
    reading: Reading,
    meter: Meter,
}

impl std::fmt::Debug for Documents {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Documents").field("paths", &self.paths).field("reading", &self.reading).finish_non_exhaustive()
    }
}

impl Documents {
    /// The documents of `paths`: files, folders to their depth in order of names, `-` for standard input, which none at all is too.
    ///
    /// # Errors
    ///
    /// When a path does not exist or a folder cannot be listed or holds nothing that could be read.
    ///
    /// # Example
    ///
    /// ```
    /// use sosik_batch::input::{Documents, Reading};
    ///
    /// let folder = std::env::temp_dir().join(format!("sosik-doc-{}", std::process::id()));
    /// std::fs::create_dir_all(&folder)?;
    /// std::fs::write(folder.join("a.txt"), "나토는 밝혔다.")?;
    /// std::fs::write(folder.join("b.jsonl"), "{\"id\": \"b7\", \"text\": \"Seoul denied it.\"}\n")?;
    /// let documents = Documents::new(&[folder.clone()], Reading::default())?;
    /// let ids: Vec<String> = documents.map(|d| d.map(|d| d.id).unwrap_or_default()).collect();
    /// assert_eq!(ids, ["a", "b7"]);
    /// # std::fs::remove_dir_all(folder)?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn new(paths: &[PathBuf], reading: Reading) -> Result<Self, Error> {
        let sources = Sources::new(paths, reading.format).map_err(|e| Error::new(ErrorKind::Input, e))?;
        Ok(Self { sources, paths: paths.to_vec(), current: Box::new(std::iter::empty()), reading, meter: Meter::default() })
    }

    /// How many documents there are, where every file is one and there are not too many to count.
    pub fn known(&self) -> Option<u64> {
        Sources::size(&self.paths, self.reading.format).filter(|size| size.single).map(|size| size.files)
    }

    /// How many bytes all files have, where that can be told soon.
    pub fn bytes(&self) -> Option<u64> {
        Sources::size(&self.paths, self.reading.format).map(|size| size.bytes)
    }

    /// How many bytes were read.
    pub fn meter(&self) -> Meter {
        self.meter.clone()
    }
}

impl Iterator for Documents {
    type Item = Input;

    fn next(&mut self) -> Option<Input> {
        loop {
            if let Some(mut input) = self.current.next() {
                if let Ok(document) = &mut input {
                    document.published = document.published.or(self.reading.published);
                }
                return Some(input);
            }
            self.current = match self.sources.next()? {
                Ok(source) => open(source, &self.reading, &self.meter),
                Err(message) => return Some(Err((String::new(), Error::new(ErrorKind::Input, message)))),
            };
        }
    }
}

type Boxed = Box<dyn Read + Send>;

fn open(source: Source, reading: &Reading, meter: &Meter) -> Box<dyn Iterator<Item = Input> + Send> {
    let (columns, meter) = (reading.columns.clone(), meter.clone());
    let raw: Boxed = match &source.origin {
        Origin::Stdin => Box::new(Metered(io::stdin(), meter)),
        Origin::File(path) => match File::open(path) {
            // What is read in an order of its own needs the file itself.
            Ok(file) if source.format == Format::Parquet && !is_compressed(path) => {
                return aside::aside(source, move |source, give| batches::parquet(file, source, &columns, give, &meter));
            }
            Ok(file) if matches!(source.format, Format::Xlsx | Format::Arrow) && !is_compressed(path) => {
                return aside::aside(source, move |source, give| {
                    let bytes = file.metadata().map_or(0, |m| m.len());
                    match source.format {
                        Format::Xlsx => sheet::sheets(BufReader::new(file), source, &columns, give),
                        _ => batches::ipc(BufReader::new(file), source, &columns, give),
                    }
                    meter.add(bytes);
                });
            }
            Ok(file) => Box::new(Metered(file, meter)),
            Err(error) => return failed(&source, unreadable(&source, &error)),
        },
    };
    let reader = match inflated(raw) {
        Ok(reader) => reader,
        Err(error) => return failed(&source, unreadable(&source, &error)),
    };
    match source.format {
        Format::Text => Box::new(std::iter::once(text(reader, &source, reading.encoding))),
        Format::Parquet => match sheet::held(reader) {
            Ok(held) => {
                let bytes = bytes::Bytes::from(held.into_inner());
                aside::aside(source, move |source, give| batches::parquet(bytes, source, &columns, give, &Meter::default()))
            }
            Err(error) => failed(&source, unreadable(&source, &error)),
        },
        Format::Xlsx => match sheet::held(reader) {
            Ok(held) => aside::aside(source, move |source, give| sheet::sheets(BufReader::new(held), source, &columns, give)),
            Err(error) => failed(&source, unreadable(&source, &error)),
        },
        Format::Arrow => match peeked(reader, 6) {
            // The index of a file stands at its end.
            Ok((head, reader)) if head == ipc::MARK => match sheet::held(reader) {
                Ok(held) => aside::aside(source, move |source, give| batches::ipc(held, source, &columns, give)),
                Err(error) => failed(&source, unreadable(&source, &error)),
            },
            Ok((_, reader)) => {
                aside::aside(source, move |source, give| batches::ipc_stream(BufReader::new(reader), source, &columns, give))
            }
            Err(error) => failed(&source, unreadable(&source, &error)),
        },
        Format::Jsonl | Format::Csv | Format::Tsv => match narrow(reader, reading.encoding) {
            Ok((reader, encoding)) => match source.format {
                Format::Jsonl => Box::new(jsonl::Jsonl::new(reader, source, encoding, columns)),
                Format::Tsv => table::table(reader, source, encoding, b'\t', &columns),
                _ => table::table(reader, source, encoding, b',', &columns),
            },
            Err(error) => failed(&source, error),
        },
    }
}

fn is_compressed(path: &Path) -> bool {
    path.extension().is_some_and(|e| e.eq_ignore_ascii_case("gz") || e.eq_ignore_ascii_case("zst"))
}

fn failed(source: &Source, error: Error) -> Box<dyn Iterator<Item = Input> + Send> {
    Box::new(std::iter::once(Err((source.id.clone(), error.at(&source.name)))))
}

fn unreadable(source: &Source, error: &io::Error) -> Error {
    Error::new(ErrorKind::Input, format!("{} could not be read: {error}", source.name))
}

/// The first bytes of a reader, and the reader with them put back.
fn peeked(mut reader: Boxed, n: u64) -> io::Result<(Vec<u8>, Boxed)> {
    let mut head = Vec::new();
    // A pipe may give less at a time than was asked for.
    reader.by_ref().take(n).read_to_end(&mut head)?;
    Ok((head.clone(), Box::new(Cursor::new(head).chain(reader))))
}

/// The reader, through gzip or Zstandard if its first bytes say so: names may be wrong, and pipes have none.
fn inflated(reader: Boxed) -> io::Result<Boxed> {
    let (head, reader) = peeked(reader, 4)?;
    Ok(match head.as_slice() {
        [0x1f, 0x8b, ..] => Box::new(flate2::read::MultiGzDecoder::new(BufReader::with_capacity(1 << 16, reader))),
        [0x28, 0xb5, 0x2f, 0xfd] => Box::new(zstd::Decoder::new(reader)?),
        _ => reader,
    })
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

type Narrow = (Box<dyn BufRead + Send>, Option<&'static Encoding>);

/// A reader whose lines end in a single byte: UTF-16 is decoded, a byte order mark is passed over, all else stays as it is, so that one
/// row in a wrong encoding is one error.
fn narrow(reader: impl Read + Send + 'static, encoding: Option<&'static Encoding>) -> Result<Narrow, Error> {
    let cannot = |e: io::Error| Error::new(ErrorKind::Input, format!("it could not be read: {e}"));
    // As long as the longest mark.
    let (head, mut reader) = peeked(Box::new(reader), 3).map_err(cannot)?;
    let mark = Encoding::for_bom(&head);
    if let Some(wide) = encoding.or(mark.map(|m| m.0)).filter(|e| decode::is_wide(e)) {
        return Ok((Box::new(BufReader::with_capacity(1 << 16, Decoding::new(reader, wide))), None));
    }
    if let Some((_, length)) = mark {
        reader.read_exact(&mut [0; 3][..length]).map_err(cannot)?;
    }
    Ok((Box::new(BufReader::with_capacity(1 << 16, reader)), encoding))
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

    #[test]
    fn half_a_character_of_utf_16_is_an_error_and_no_end() {
        let mut utf16: Vec<u8> = "\u{feff}나토\n".repeat(40_000).encode_utf16().flat_map(u16::to_le_bytes).collect();
        utf16.extend([0x00, 0xd8]);
        let (mut reader, _) = narrow(Slow(Cursor::new(utf16)), None).unwrap();
        let mut all = Vec::new();
        let error = reader.read_to_end(&mut all).unwrap_err();
        assert!(error.to_string().contains("UTF-16LE"), "{error}");
        assert_eq!(String::from_utf8(all).unwrap().lines().count(), 40_000);
    }
}
