//! Many documents: in input order, on any number of threads, with bounded memory.
//!
//! One bad document is one error record and nothing else: not its neighbours, not the order, not the count. The result does not
//! depend on the number of threads. Memory is bounded by a chunk of documents, whatever the length of the input.

mod options;

pub use options::{BatchOptions, Cancel, Progress};

use std::any::Any;
use std::collections::VecDeque;
use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};

use rayon::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};
use sosik_core::record::Line;
use sosik_core::{Document, Error, ErrorKind};

use crate::extractor::Extractor;

/// What goes into a batch: a document, or the id and error of one that could not even be opened.
pub type Input = Result<Document, (String, Error)>;

/// How many documents a thread takes at a time. Enough that waiting for the last of a chunk costs little, few enough that short
/// chunks keep progress and cancellation quick.
const DOCUMENTS_PER_JOB: usize = 32;

/// How many bytes of text a thread takes at a time; a chunk ends at whichever comes first. One document may be longer.
const BYTES_PER_JOB: usize = 1 << 20;

type Read<'e> = Box<dyn Fn(&Document) -> Line + Send + Sync + 'e>;

/// Reads `documents` and gives one [`Line`] for each, in the order of the input.
///
/// Lazy: a chunk of documents is taken when the next line is asked for, read on the threads of `options`, and given back before
/// the next chunk is taken. Memory is that of one chunk (about 1 MiB of text a thread) and its records. A panic inside a
/// document, which would be a defect of sosik, becomes an error record of kind `internal`; its neighbours go on.
///
/// # Example
///
/// ```
/// use sosik_core::Document;
/// use sosik_extract::{BatchOptions, Extractor, extract_batch};
///
/// let extractor = Extractor::new();
/// let documents = ["나토는 23일 밝혔다.", "NATO said so on Oct. 23."].into_iter().enumerate().map(|(i, text)| Ok(Document::new(i.to_string(), text)));
/// let lines: Vec<_> = extract_batch(&extractor, documents, &BatchOptions::new().jobs(2)).collect();
/// assert_eq!(lines.iter().map(|l| l.id()).collect::<Vec<_>>(), ["0", "1"]);
/// ```
pub fn extract_batch<'e, I>(extractor: &'e Extractor, documents: I, options: &BatchOptions) -> Batch<'e, I::IntoIter>
where
    I: IntoIterator<Item = Input>,
{
    Batch::new(Box::new(|document| extractor.line(document)), documents.into_iter(), options.clone())
}

/// The lines of a batch, in the order of its input; made by [`extract_batch`].
pub struct Batch<'e, I> {
    documents: I,
    options: BatchOptions,
    read: Read<'e>,
    /// Nothing for one thread, or when the system gives no more: then the caller's thread reads.
    pool: Option<ThreadPool>,
    done: VecDeque<(Input, Line)>,
    progress: Progress,
    ended: bool,
}

impl<I> fmt::Debug for Batch<'_, I> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Batch").field("options", &self.options).field("progress", &self.progress).finish_non_exhaustive()
    }
}

impl<'e, I: Iterator<Item = Input>> Batch<'e, I> {
    fn new(read: Read<'e>, documents: I, options: BatchOptions) -> Self {
        let jobs = options.threads();
        let pool = (jobs > 1).then(|| ThreadPoolBuilder::new().num_threads(jobs).thread_name(|i| format!("sosik-{i}")).build().ok());
        Self { documents, options, read, pool: pool.flatten(), done: VecDeque::new(), progress: Progress::default(), ended: false }
    }

    /// What has been given out so far.
    pub fn progress(&self) -> Progress {
        self.progress
    }

    /// The same lines, each with what went in, for those who show records beside their texts.
    pub fn with_input(self) -> WithInput<'e, I> {
        WithInput(self)
    }

    fn take_chunk(&mut self) -> Vec<Input> {
        let jobs = self.options.threads();
        let (mut chunk, mut bytes) = (Vec::new(), 0);
        while chunk.len() < jobs * DOCUMENTS_PER_JOB && bytes < jobs * BYTES_PER_JOB {
            let Some(input) = self.documents.next() else {
                self.ended = true;
                break;
            };
            bytes += input.as_ref().map_or(0, |d| d.text.len());
            chunk.push(input);
        }
        chunk
    }

    fn read_chunk(&mut self) {
        let chunk = self.take_chunk();
        let (read, options) = (&self.read, &self.options);
        let one = |input: Input| -> Option<(Input, Line)> {
            if options.cancel.is_cancelled() {
                return None;
            }
            let line = match &input {
                Ok(document) => line(read, document, options.max_text_bytes),
                Err((id, error)) => Line::error(id, error),
            };
            Some((input, line))
        };
        let lines: Vec<_> = match &self.pool {
            // One document at a time, since lengths differ by orders of magnitude.
            Some(pool) if chunk.len() > 1 => pool.install(|| chunk.into_par_iter().with_max_len(1).map(one).collect()),
            _ => chunk.into_iter().map(one).collect(),
        };
        // Threads may have read documents behind the first one that was cancelled; what is given out is a beginning of the input.
        self.done.extend(lines.into_iter().map_while(|line| line));
    }

    fn advance(&mut self) -> Option<(Input, Line)> {
        while self.done.is_empty() {
            if self.options.cancel.is_cancelled() {
                self.ended = true;
            }
            if self.ended {
                return None;
            }
            self.read_chunk();
        }
        let (input, line) = self.done.pop_front()?;
        self.progress.documents += 1;
        self.progress.bytes += input.as_ref().map_or(0, |d| d.text.len() as u64);
        self.progress.errors += u64::from(matches!(line, Line::Error(_)));
        if let Some(callback) = &self.options.progress {
            callback(self.progress);
        }
        Some((input, line))
    }
}

impl<I: Iterator<Item = Input>> Iterator for Batch<'_, I> {
    type Item = Line;

    fn next(&mut self) -> Option<Line> {
        self.advance().map(|(_, line)| line)
    }
}

/// The lines of a batch, each with its input; made by [`Batch::with_input`].
#[derive(Debug)]
pub struct WithInput<'e, I>(Batch<'e, I>);

impl<I: Iterator<Item = Input>> Iterator for WithInput<'_, I> {
    type Item = (Input, Line);

    fn next(&mut self) -> Option<(Input, Line)> {
        self.0.advance()
    }
}

fn line(read: &Read<'_>, document: &Document, max_text_bytes: usize) -> Line {
    if document.text.len() > max_text_bytes {
        let message = format!("the text has {} bytes and the limit is {max_text_bytes}; split it, or raise the limit", document.text.len());
        return Line::error(&document.id, &Error::new(ErrorKind::TooLarge, message));
    }
    // A reader holds no state that a panic could leave half changed: the extractor is immutable.
    catch_unwind(AssertUnwindSafe(|| read(document))).unwrap_or_else(|panic| {
        let message = format!("sosik met a defect of its own in this document ({}); please report it with the text", said(&*panic));
        Line::error(&document.id, &Error::new(ErrorKind::Internal, message))
    })
}

/// What a panic said.
fn said(panic: &(dyn Any + Send)) -> &str {
    let text = panic.downcast_ref::<&str>().copied().or_else(|| panic.downcast_ref::<String>().map(String::as_str));
    text.unwrap_or("no message")
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Mutex};

    use super::*;

    fn documents(n: usize) -> impl Iterator<Item = Input> {
        (0..n).map(|i| match i % 7 {
            3 => Err((format!("d{i}"), Error::new(ErrorKind::Input, "line 3: no JSON"))),
            _ => Ok(Document::new(format!("d{i}"), "나토는 23일 밝혔다. ".repeat(i % 11))),
        })
    }

    fn batch<I: Iterator<Item = Input>>(documents: I, options: &BatchOptions) -> Batch<'static, I> {
        let read = |document: &Document| {
            assert!(!document.id.ends_with('5'), "five is odd");
            Line::error(&document.id, &Error::new(ErrorKind::Record, document.text.len().to_string()))
        };
        Batch::new(Box::new(read), documents, options.clone())
    }

    #[test]
    fn any_number_of_threads_gives_the_same_lines_in_order() {
        let alone: Vec<_> = batch(documents(300), &BatchOptions::new().jobs(1)).collect();
        assert_eq!(alone.len(), 300);
        assert!(alone.iter().enumerate().all(|(i, line)| line.id() == format!("d{i}")));
        for jobs in [2, 4] {
            assert_eq!(batch(documents(300), &BatchOptions::new().jobs(jobs)).collect::<Vec<_>>(), alone, "{jobs} threads");
        }
    }

    #[test]
    fn a_panic_is_one_error_record() {
        for jobs in [1, 2] {
            let lines: Vec<_> = batch(documents(7), &BatchOptions::new().jobs(jobs)).collect();
            let kinds: Vec<_> = lines.iter().map(|l| if let Line::Error(e) = l { e.error.kind } else { ErrorKind::Span }).collect();
            let (r, i) = (ErrorKind::Record, ErrorKind::Internal);
            assert_eq!(kinds, [r, r, r, ErrorKind::Input, r, i, r]);
            let Line::Error(record) = &lines[5] else { panic!("an error was expected") };
            assert!(record.error.message.contains("five is odd"), "{}", record.error.message);
        }
    }

    #[test]
    fn too_long_a_text_is_refused_and_its_neighbours_are_not() {
        let inputs = [Ok(Document::new("long", "가".repeat(10))), Ok(Document::new("short", "가"))];
        let lines: Vec<_> = batch(inputs.into_iter(), &BatchOptions::new().max_text_bytes(29)).collect();
        let Line::Error(long) = &lines[0] else { panic!("an error was expected") };
        assert_eq!(long.error.kind, ErrorKind::TooLarge);
        assert!(long.error.message.contains("30 bytes"));
        assert!(matches!(&lines[1], Line::Error(e) if e.error.kind == ErrorKind::Record));
    }

    #[test]
    fn progress_counts_every_document_once() {
        let seen = Arc::new(Mutex::new(Vec::new()));
        let copy = Arc::clone(&seen);
        let options = BatchOptions::new().jobs(2).on_progress(move |p| copy.lock().unwrap().push(p.documents));
        let mut batch = batch(documents(100), &options);
        assert_eq!(batch.by_ref().count(), 100);
        assert_eq!(*seen.lock().unwrap(), (1..=100).collect::<Vec<_>>());
        assert_eq!(batch.progress().documents, 100);
        assert_eq!(batch.progress().bytes, documents(100).flatten().map(|d| d.text.len() as u64).sum::<u64>());
    }

    #[test]
    fn cancelling_leaves_a_beginning_of_the_input() {
        for jobs in [1, 4] {
            let cancel = Cancel::new();
            let copy = cancel.clone();
            let read = move |document: &Document| {
                if document.id == "d40" {
                    copy.cancel();
                }
                Line::error(&document.id, &Error::new(ErrorKind::Record, "read"))
            };
            let options = BatchOptions::new().jobs(jobs).cancel(cancel);
            let lines: Vec<_> = Batch::new(Box::new(read), documents(10_000), options).collect();
            assert!(lines.len() < 10_000, "nothing was cancelled");
            assert!(lines.iter().enumerate().all(|(i, line)| line.id() == format!("d{i}")));
        }
    }

    #[test]
    fn only_a_chunk_is_taken_ahead() {
        let taken = std::cell::Cell::new(0usize);
        let endless = (0..).map(|i| {
            taken.set(taken.get() + 1);
            Ok(Document::new(format!("d{i}"), "x"))
        });
        assert_eq!(batch(endless, &BatchOptions::new().jobs(2)).take(3).count(), 3);
        assert!(taken.get() <= 2 * DOCUMENTS_PER_JOB, "{} documents were taken for three lines", taken.get());
    }
}
