//! Bytes to text: UTF-8, CP949, UTF-16 with a byte order mark, or what the user names.

use std::io::{self, Read};

use encoding_rs::{Decoder, DecoderResult, EUC_KR, Encoding, UTF_16BE, UTF_16LE};
use sosik::{Error, ErrorKind};

/// The encoding that a label of the WHATWG Encoding Standard names; CP949 and UHC are known too.
///
/// # Errors
///
/// A sentence with names that are known, when this one is not.
pub fn named(label: &str) -> Result<&'static Encoding, String> {
    let known = match label.to_ascii_lowercase().as_str() {
        "cp949" | "uhc" | "ms949" => Some(EUC_KR),
        other => Encoding::for_label(other.as_bytes()),
    };
    known.ok_or_else(|| format!("`{label}` is no encoding that sosik knows; try utf-8, euc-kr, cp949, utf-16le, utf-16be or windows-1252"))
}

/// Whether lines of `encoding` cannot be found by looking for line feeds in its bytes.
pub(super) fn is_wide(encoding: &'static Encoding) -> bool {
    encoding == UTF_16LE || encoding == UTF_16BE
}

/// The text of `bytes`, whole and unaltered but for a byte order mark at its start.
///
/// # Errors
///
/// When the bytes are not in the encoding named, or, with none named, in neither UTF-8 nor CP949.
pub(super) fn decode(bytes: Vec<u8>, named: Option<&'static Encoding>) -> Result<String, Error> {
    let marked = Encoding::for_bom(&bytes);
    if let Some(encoding) = named.or(marked.map(|m| m.0)) {
        let body = marked.filter(|m| m.0 == encoding).map_or(&bytes[..], |m| &bytes[m.1..]);
        let text = encoding.decode_without_bom_handling_and_without_replacement(body);
        return text.map(|t| t.into_owned()).ok_or_else(|| {
            error(format!(
                "the bytes are not {}, which {}",
                encoding.name(),
                if named.is_some() { "--encoding names" } else { "the byte order mark promises" }
            ))
        });
    }
    if looks_wide(&bytes) {
        return Err(error("this looks like UTF-16 without a byte order mark; name it with --encoding utf-16le or utf-16be"));
    }
    String::from_utf8(bytes).or_else(|not_utf8| {
        let at = not_utf8.utf8_error().valid_up_to();
        let text = EUC_KR.decode_without_bom_handling_and_without_replacement(not_utf8.as_bytes()).map(|t| t.into_owned());
        text.ok_or_else(|| {
            error(format!("the bytes are neither UTF-8 (which ends at byte {at}) nor CP949; name the encoding with --encoding"))
        })
    })
}

/// UTF-8 out of a reader of another encoding, a piece at a time: for encodings whose lines cannot be found in their bytes.
pub(super) struct Decoding<R> {
    reader: R,
    decoder: Decoder,
    raw: Box<[u8]>,
    /// What of `raw` waits to be decoded.
    waits: std::ops::Range<usize>,
    text: Box<[u8]>,
    /// What of `text` waits to be read.
    ready: std::ops::Range<usize>,
    ended: bool,
}

impl<R: Read> Decoding<R> {
    pub(super) fn new(reader: R, encoding: &'static Encoding) -> Self {
        let buffer = || vec![0; 1 << 16].into_boxed_slice();
        let decoder = encoding.new_decoder_with_bom_removal();
        Self { reader, decoder, raw: buffer(), waits: 0..0, text: buffer(), ready: 0..0, ended: false }
    }
}

impl<R: Read> Read for Decoding<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.ready.is_empty() && !self.ended {
            let mut last = false;
            if self.waits.is_empty() {
                self.waits = 0..self.reader.read(&mut self.raw)?;
                last = self.waits.is_empty();
            }
            let (result, read, written) =
                self.decoder.decode_to_utf8_without_replacement(&self.raw[self.waits.clone()], &mut self.text, last);
            self.waits.start += read;
            self.ready = 0..written;
            match result {
                DecoderResult::Malformed(..) => {
                    let message = format!("the bytes are not {}", self.decoder.encoding().name());
                    return Err(io::Error::new(io::ErrorKind::InvalidData, message));
                }
                DecoderResult::InputEmpty if last => self.ended = true,
                _ => {}
            }
        }
        let n = buffer.len().min(self.ready.len());
        buffer[..n].copy_from_slice(&self.text[self.ready.start..self.ready.start + n]);
        self.ready.start += n;
        Ok(n)
    }
}

/// Every other byte is nought: Latin text in UTF-16. A stray nought is a control character like others.
fn looks_wide(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(1024)];
    head.len() >= 8 && head.iter().filter(|b| **b == 0).count() * 5 >= head.len() * 2 && head.iter().any(|b| *b != 0)
}

fn error(message: impl Into<String>) -> Error {
    Error::new(ErrorKind::Input, message.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wide(text: &str, big: bool, mark: bool) -> Vec<u8> {
        let units = mark.then_some(0xfeff).into_iter().chain(text.encode_utf16());
        units.flat_map(|u| if big { u.to_be_bytes() } else { u.to_le_bytes() }).collect()
    }

    #[test]
    fn encodings_are_told_apart() {
        let text = "나토는 밝혔다. 똠방각하 says";
        let cp949 = EUC_KR.encode(text).0.into_owned();
        let with_mark = [b"\xef\xbb\xbf", text.as_bytes()].concat();
        for bytes in [text.as_bytes().to_vec(), with_mark, cp949, wide(text, true, true), wide(text, false, true)] {
            assert_eq!(decode(bytes.clone(), None).as_deref(), Ok(text), "{bytes:x?}");
        }
        assert_eq!(decode(wide(text, false, false), Some(UTF_16LE)).as_deref(), Ok(text));
        assert_eq!(decode(Vec::new(), None).as_deref(), Ok(""));
    }

    #[test]
    fn what_cannot_be_read_is_refused_with_a_remedy() {
        let message = |bytes: &[u8], named| decode(bytes.to_vec(), named).unwrap_err().to_string();
        assert!(message(b"caf\xe9 ok", None).contains("byte 3"));
        assert!(message(b"caf\xe9 ok", None).contains("--encoding"));
        assert!(message(&wide("Latin text", false, false), None).contains("utf-16le"));
        assert!(message(b"\xff\xfe\x00", None).contains("byte order mark"));
        assert!(message("나토".as_bytes(), Some(EUC_KR)).contains("EUC-KR"));
    }

    #[test]
    fn labels_are_known_by_their_korean_names_too() {
        assert_eq!(named("CP949"), Ok(EUC_KR));
        assert_eq!(named("euc-kr"), Ok(EUC_KR));
        assert!(named("klingon").unwrap_err().contains("euc-kr"));
    }
}
