//! Many documents: in input order, on any number of threads, with bounded memory.
//!
//! One bad document is one error record and nothing else: not its neighbours, not the order, not the count. The result does not
//! depend on the number of threads. What is under way is bounded in documents and bytes, whatever the length of the input.

mod options;
mod pipeline;

pub use options::{BatchOptions, Cancel, Progress};
pub use pipeline::{Done, Input};

use std::fmt;

use sosik_core::Document;
use sosik_core::record::Line;

use crate::extractor::Extractor;
use pipeline::{Finish, Pipeline, Read};

/// Reads `documents` and gives one [`Line`] for each, in the order of the input.
///
/// Lazy: documents are taken as room for them comes free, read on the threads of `options`, and given back as soon as those before
/// them are. Memory is that of what is under way (32 documents or about 1 MiB of text a thread) and its records. A panic inside a
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
pub fn extract_batch<I>(extractor: &Extractor, documents: I, options: &BatchOptions) -> Lines<I::IntoIter>
where
    I: IntoIterator<Item = Input>,
{
    Lines(map_batch(extractor, documents, options, |_, line| line))
}

/// Reads `documents` and gives what `finish` makes of each and its line, in the order of the input; `finish` is called on the threads
/// that read, so that work which can be done there, such as writing JSON, is spread too.
///
/// # Example
///
/// ```
/// use sosik_core::Document;
/// use sosik_extract::{BatchOptions, Extractor, map_batch};
///
/// let documents = ["하나다.", "Two."].map(|text| Ok(Document::new(text, text)));
/// let batch = map_batch(&Extractor::new(), documents, &BatchOptions::new(), |_, line| line.to_json());
/// assert!(batch.map(|done| done.output).all(|json| json.starts_with(r#"{"schema":"sosik/1""#)));
/// ```
pub fn map_batch<I, T, F>(extractor: &Extractor, documents: I, options: &BatchOptions, finish: F) -> Batch<I::IntoIter, T>
where
    I: IntoIterator<Item = Input>,
    T: Send + 'static,
    F: Fn(&Input, Line) -> T + Send + Sync + 'static,
{
    let extractor = extractor.clone();
    Batch::new(Box::new(move |document| extractor.line(document)), Box::new(finish), documents.into_iter(), options.clone())
}

/// The line of one document, read on this thread as a batch would read it: too long a text and a defect of sosik are error records.
pub fn extract_one(extractor: &Extractor, document: &Document, options: &BatchOptions) -> Line {
    pipeline::guarded(|document| extractor.line(document), document, options.max_text_bytes)
}

/// A batch, in the order of its input; made by [`map_batch`]. Dropping it ends its threads, each after the document that it is reading.
pub struct Batch<I, T> {
    documents: I,
    options: BatchOptions,
    pipeline: Pipeline<T>,
    progress: Progress,
    ended: bool,
}

impl<I, T> fmt::Debug for Batch<I, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Batch").field("options", &self.options).field("progress", &self.progress).finish_non_exhaustive()
    }
}

impl<I: Iterator<Item = Input>, T: Send + 'static> Batch<I, T> {
    fn new(read: Read, finish: Finish<T>, documents: I, options: BatchOptions) -> Self {
        let pipeline = Pipeline::new(read, finish, options.clone());
        Self { documents, options, pipeline, progress: Progress::default(), ended: false }
    }

    /// What has been given out so far.
    pub fn progress(&self) -> Progress {
        self.progress
    }

    fn fill(&mut self) {
        while !self.ended && !self.pipeline.is_full() {
            match self.documents.next() {
                Some(input) => self.pipeline.push(input),
                None => self.ended = true,
            }
        }
    }
}

impl<I: Iterator<Item = Input>, T: Send + 'static> Iterator for Batch<I, T> {
    type Item = Done<T>;

    fn next(&mut self) -> Option<Done<T>> {
        if self.options.cancel.is_cancelled() {
            // What is done but not asked for is left out too: what was given out is a beginning of the input all the same.
            self.ended = true;
            return None;
        }
        self.fill();
        if self.pipeline.is_empty() {
            return None;
        }
        let done = self.pipeline.pop(None)?;
        self.progress.documents += 1;
        self.progress.bytes += done.bytes;
        self.progress.errors += u64::from(done.failed);
        if let Some(callback) = &self.options.progress {
            callback(self.progress);
        }
        Some(done)
    }
}

/// The lines of a batch, in the order of its input; made by [`extract_batch`].
#[derive(Debug)]
pub struct Lines<I>(Batch<I, Line>);

impl<I: Iterator<Item = Input>> Lines<I> {
    /// What has been given out so far.
    pub fn progress(&self) -> Progress {
        self.0.progress()
    }
}

impl<I: Iterator<Item = Input>> Iterator for Lines<I> {
    type Item = Line;

    fn next(&mut self) -> Option<Line> {
        self.0.next().map(|done| done.output)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Mutex};
    use std::time::{Duration, Instant};

    use sosik_core::{Error, ErrorKind};

    use super::*;

    fn documents(n: usize) -> impl Iterator<Item = Input> {
        (0..n).map(|i| match i % 7 {
            3 => Err((format!("d{i}"), Error::new(ErrorKind::Input, "line 3: no JSON"))),
            _ => Ok(Document::new(format!("d{i}"), "나토는 23일 밝혔다. ".repeat(i % 11))),
        })
    }

    fn read_with<I, R>(read: R, documents: I, options: &BatchOptions) -> Lines<I>
    where
        I: Iterator<Item = Input>,
        R: Fn(&Document) -> Line + Send + Sync + 'static,
    {
        Lines(Batch::new(Box::new(read), Box::new(|_, line| line), documents, options.clone()))
    }

    fn batch<I: Iterator<Item = Input>>(documents: I, options: &BatchOptions) -> Lines<I> {
        let read = |document: &Document| {
            assert!(!document.id.ends_with('5'), "five is odd");
            Line::error(&document.id, &Error::new(ErrorKind::Record, document.text.len().to_string()))
        };
        read_with(read, documents, options)
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
    fn short_documents_do_not_wait_for_the_clock() {
        // Whoever waits looks by itself ten times a second, and no more than a queue is done between: only being woken is this fast.
        for jobs in [1, 2] {
            let began = std::time::Instant::now();
            assert_eq!(batch(documents(4_000), &BatchOptions::new().jobs(jobs)).count(), 4_000);
            assert!(began.elapsed().as_secs() < 5, "{jobs} threads: {:?}", began.elapsed());
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
            let lines: Vec<_> = read_with(read, documents(10_000), &options).collect();
            assert!(lines.len() < 10_000, "nothing was cancelled");
            assert!(lines.iter().enumerate().all(|(i, line)| line.id() == format!("d{i}")));
        }
    }

    #[test]
    fn only_so_much_is_taken_ahead() {
        let taken = std::cell::Cell::new(0usize);
        let endless = (0..).map(|i| {
            taken.set(taken.get() + 1);
            Ok(Document::new(format!("d{i}"), "x"))
        });
        assert_eq!(batch(endless, &BatchOptions::new().jobs(2)).take(3).count(), 3);
        assert!(taken.get() <= 2 * pipeline::DOCUMENTS_PER_JOB + 2, "{} documents were taken for three lines", taken.get());
    }

    #[test]
    fn who_takes_too_long_is_left_behind() {
        let slow = |document: &Document| {
            if document.id == "d1" {
                std::thread::sleep(Duration::from_secs(5));
            }
            Line::error(&document.id, &Error::new(ErrorKind::Record, "read"))
        };
        for jobs in [1, 3] {
            let began = Instant::now();
            let options = BatchOptions::new().jobs(jobs).max_time(Some(Duration::from_millis(200)));
            let inputs = (0..40).map(|i| Ok(Document::new(format!("d{i}"), "x")));
            let lines: Vec<_> = read_with(slow, inputs, &options).collect();
            assert!(began.elapsed() < Duration::from_secs(4), "somebody waited for the slow one");
            let late: Vec<_> = lines.iter().filter(|l| matches!(l, Line::Error(e) if e.error.kind == ErrorKind::TimeLimit)).collect();
            assert_eq!((lines.len(), late.len(), late[0].id()), (40, 1, "d1"));
        }
    }

    #[test]
    fn a_panic_after_reading_is_one_error_too() {
        let finish = |_: &Input, line: Line| match line {
            Line::Error(e) if e.error.kind == ErrorKind::Record => panic!("cannot write {}", e.id),
            line => line,
        };
        let read = |document: &Document| Line::error(&document.id, &Error::new(ErrorKind::Record, "read"));
        let inputs = (0..3).map(|i| Ok(Document::new(format!("d{i}"), "x")));
        let lines: Vec<_> = Batch::new(Box::new(read), Box::new(finish), inputs, BatchOptions::new().jobs(2)).collect();
        assert!(lines.iter().all(|done| done.failed && matches!(&done.output, Line::Error(e) if e.error.kind == ErrorKind::Internal)));
        assert_eq!(lines.len(), 3);
    }
}
