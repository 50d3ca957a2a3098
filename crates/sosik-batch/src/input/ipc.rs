//! Arrow files and streams. Lengths that a file claims are held against what it has before anything is made of them: a damaged length
//! would otherwise end the process, since memory that cannot be had is no error that one could catch.

use std::io::{Read, Seek, SeekFrom};

use arrow_array::RecordBatch;
use arrow_buffer::Buffer;
use arrow_ipc::convert::try_fb_to_schema;
use arrow_ipc::reader::{FileDecoder, StreamDecoder, read_footer_length};
use arrow_ipc::{Block, MessageHeader, root_as_footer, root_as_message};
use arrow_schema::{ArrowError, SchemaRef};

/// The most bytes that the buffers of one batch may hold once they are unpacked.
const MOST: u64 = 4 << 30;

/// What stands before the length of each message.
const GOES_ON: [u8; 4] = [0xff; 4];

/// The mark at both ends of a file.
pub(super) const MARK: &[u8] = b"ARROW1";

fn damaged(what: &str) -> ArrowError {
    ArrowError::IpcError(format!("{what}; the file is damaged"))
}

/// Up to `length` bytes; fewer are an error. Grows with what is there, not with what is claimed.
fn exactly(reader: &mut impl Read, length: u64) -> Result<Vec<u8>, ArrowError> {
    let mut bytes = Vec::new();
    reader.take(length).read_to_end(&mut bytes)?;
    if bytes.len() as u64 == length { Ok(bytes) } else { Err(damaged("it ends before its end")) }
}

/// Refuses a batch whose packed buffers claim to be huge. `metadata` is the message without its length.
fn check(metadata: &[u8], body: &[u8]) -> Result<(), ArrowError> {
    let message = root_as_message(metadata).map_err(|e| ArrowError::ParseError(e.to_string()))?;
    let batch = match message.header_type() {
        MessageHeader::RecordBatch => message.header_as_record_batch(),
        MessageHeader::DictionaryBatch => message.header_as_dictionary_batch().and_then(|d| d.data()),
        _ => None,
    };
    let Some(batch) = batch.filter(|b| b.compression().is_some()) else { return Ok(()) };
    let mut total = 0u64;
    for buffer in batch.buffers().into_iter().flatten() {
        let at = usize::try_from(buffer.offset()).map_err(|_| damaged("a buffer begins before its batch"))?;
        let prefix = body.get(at..at.saturating_add(8)).and_then(|b| b.try_into().ok()).map_or(0, i64::from_le_bytes);
        // Minus one says that it is not packed after all.
        total = total.saturating_add(u64::try_from(prefix).unwrap_or(0));
    }
    if total > MOST { Err(damaged("a batch claims to be longer than 4 GiB")) } else { Ok(()) }
}

/// Where the message of a block begins, behind its length.
fn prefix(block: &[u8]) -> usize {
    if block.starts_with(&GOES_ON) { 8 } else { 4 }
}

/// The batches of a file, by the index at its end.
pub(super) struct FileBatches<R> {
    reader: R,
    size: u64,
    decoder: FileDecoder,
    blocks: std::vec::IntoIter<Block>,
    schema: SchemaRef,
}

impl<R: Read + Seek> FileBatches<R> {
    pub(super) fn open(mut reader: R) -> Result<Self, ArrowError> {
        let size = reader.seek(SeekFrom::End(0))?;
        reader.seek(SeekFrom::Start(size.checked_sub(10).ok_or_else(|| damaged("it is too short"))?))?;
        let mut tail = [0; 10];
        reader.read_exact(&mut tail)?;
        let length = read_footer_length(tail)? as u64;
        reader.seek(SeekFrom::Start((size - 10).checked_sub(length).ok_or_else(|| damaged("its index is longer than it"))?))?;
        let bytes = exactly(&mut reader, length)?;
        let footer = root_as_footer(&bytes).map_err(|e| ArrowError::ParseError(e.to_string()))?;
        let schema = std::sync::Arc::new(try_fb_to_schema(footer.schema().ok_or_else(|| damaged("it has no schema"))?)?);
        let decoder = FileDecoder::new(std::sync::Arc::clone(&schema), footer.version());
        let dictionaries: Vec<Block> = footer.dictionaries().iter().flatten().copied().collect();
        let blocks: Vec<Block> = footer.recordBatches().iter().flatten().copied().collect();
        let mut file = Self { reader, size, decoder, blocks: blocks.into_iter(), schema };
        for block in dictionaries {
            let buffer = file.block(&block)?;
            file.decoder.read_dictionary(&block, &buffer)?;
        }
        Ok(file)
    }

    pub(super) fn schema(&self) -> SchemaRef {
        std::sync::Arc::clone(&self.schema)
    }

    fn block(&mut self, block: &Block) -> Result<Buffer, ArrowError> {
        let number = |n: i64| u64::try_from(n).map_err(|_| damaged("a block has a length below nought"));
        let (from, head, body) = (number(block.offset())?, number(i64::from(block.metaDataLength()))?, number(block.bodyLength())?);
        let length = head.saturating_add(body);
        if from.saturating_add(length) > self.size {
            return Err(damaged("a block runs past its end"));
        }
        self.reader.seek(SeekFrom::Start(from))?;
        let bytes = exactly(&mut self.reader, length)?;
        let (head, body) = bytes.split_at(head as usize);
        check(head.get(prefix(head)..).unwrap_or_default(), body)?;
        Ok(Buffer::from_vec(bytes))
    }
}

impl<R: Read + Seek> Iterator for FileBatches<R> {
    type Item = Result<RecordBatch, ArrowError>;

    fn next(&mut self) -> Option<Self::Item> {
        let block = self.blocks.next()?;
        self.block(&block).and_then(|buffer| self.decoder.read_record_batch(&block, &buffer)).transpose()
    }
}

/// The batches of a stream, message by message.
pub(super) struct StreamBatches<R> {
    reader: R,
    decoder: StreamDecoder,
    ended: bool,
}

impl<R: Read> StreamBatches<R> {
    /// Reads as far as the schema.
    pub(super) fn open(reader: R) -> Result<Self, ArrowError> {
        let mut stream = Self { reader, decoder: StreamDecoder::new(), ended: false };
        stream.decoder.decode(&mut Buffer::from_vec(GOES_ON.to_vec()))?;
        if stream.message()?.is_some() || stream.decoder.schema().is_none() {
            return Err(damaged("it begins without a schema"));
        }
        Ok(stream)
    }

    pub(super) fn schema(&self) -> SchemaRef {
        self.decoder.schema().unwrap_or_else(|| std::sync::Arc::new(arrow_schema::Schema::empty()))
    }

    /// Reads one message; what batch it brings, if any.
    fn message(&mut self) -> Result<Option<RecordBatch>, ArrowError> {
        let mut bytes = Vec::new();
        self.reader.by_ref().take(4).read_to_end(&mut bytes)?;
        if bytes.starts_with(&GOES_ON) {
            self.reader.by_ref().take(4).read_to_end(&mut bytes)?;
        }
        let length = bytes.last_chunk::<4>().map_or(0, |length| u32::from_le_bytes(*length));
        if length == 0 {
            self.ended = true;
            return Ok(None);
        }
        let head = exactly(&mut self.reader, u64::from(length))?;
        let body = root_as_message(&head).map_err(|e| ArrowError::ParseError(e.to_string()))?.bodyLength();
        let body = u64::try_from(body).map_err(|_| damaged("a message has a length below nought"))?;
        let body = exactly(&mut self.reader, body)?;
        check(&head, &body)?;
        // The length goes by itself, so that the message is aligned, and the mark of the next message behind this one, since the decoder
        // looks at a message without a body only when something follows it.
        self.decoder.decode(&mut Buffer::from_vec(length.to_le_bytes().to_vec()))?;
        let mut message = head;
        message.extend(body);
        message.extend(GOES_ON);
        let mut message = Buffer::from_vec(message);
        let batch = self.decoder.decode(&mut message)?;
        if !message.is_empty() {
            self.decoder.decode(&mut message)?;
        }
        Ok(batch)
    }
}

impl<R: Read> Iterator for StreamBatches<R> {
    type Item = Result<RecordBatch, ArrowError>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.ended {
            match self.message() {
                Ok(Some(batch)) => return Some(Ok(batch)),
                Ok(None) => {}
                Err(error) => {
                    self.ended = true;
                    return Some(Err(error));
                }
            }
        }
        None
    }
}
