//! Documents go in at one end and come out at the other in the same order, read by threads in between.
//!
//! ```text
//!            ┌ worker ┐
//! push ─────►│ worker │─────► pop
//!   queue    └ worker ┘  slots, in the order of push
//! ```
//!
//! What was pushed and not popped is bounded in documents and in bytes, so that one slow document holds up its followers after a while
//! and memory does not grow. A worker that takes longer over a document than its time allows is left behind, and another takes its
//! place: threads cannot be stopped from outside, but nobody has to wait for them.

use std::any::Any;
use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use sosik_core::record::Line;
use sosik_core::{Document, Error, ErrorKind};

use super::options::BatchOptions;

/// What goes into a batch: a document, or the id and error of one that could not even be opened.
pub type Input = Result<Document, (String, Error)>;

/// How many documents for each thread are under way at most.
pub(super) const DOCUMENTS_PER_JOB: usize = 32;

/// How many bytes of text for each thread are under way at most; a single document may be longer.
const BYTES_PER_JOB: usize = 1 << 20;

/// How often one who waits looks whether the work was cancelled.
const LOOK: Duration = Duration::from_millis(100);

/// What came out for one document.
#[derive(Debug)]
pub struct Done<T> {
    /// What went in. A document whose time was over is with the thread that still reads it, so that its id and error stand here.
    pub input: Input,
    /// Bytes of its text.
    pub bytes: u64,
    /// Whether the document failed.
    pub failed: bool,
    /// What was made of its line.
    pub output: T,
}

enum Slot<T> {
    Waiting,
    Running { id: String, bytes: u64, began: Instant, budget: Option<Duration> },
    Done(Box<Done<T>>),
}

struct State<T> {
    /// What no worker has taken yet, with its number.
    queue: VecDeque<(u64, Input)>,
    /// The number of the first slot.
    first: u64,
    slots: VecDeque<Slot<T>>,
    /// Workers that wait for something to do.
    idle: usize,
    closed: bool,
}

pub(super) type Read = Box<dyn Fn(&Document) -> Line + Send + Sync>;
pub(super) type Finish<T> = Box<dyn Fn(&Input, Line) -> T + Send + Sync>;

struct Shared<T> {
    state: Mutex<State<T>>,
    /// Something to do, or the end of it.
    work: Condvar,
    /// The first slot is done, and no more than half of what may be under way waits to be read.
    ready: Condvar,
    /// That half, in documents: whoever puts them in is woken for many at once, and looks by itself now and then.
    refill: usize,
    read: Read,
    finish: Finish<T>,
    options: BatchOptions,
}

impl<T> Shared<T> {
    fn lock(&self) -> MutexGuard<'_, State<T>> {
        // Nothing is done under the lock that can panic half way.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The line of `input`, whatever happens while it is read.
    fn line(&self, input: &Input) -> Line {
        match input {
            Ok(document) => guarded(&self.read, document, self.options.max_text_bytes),
            Err((id, error)) => Line::error(id, error),
        }
    }
}

/// The line of `document`: too long a text and a panic give an error record.
pub(super) fn guarded(read: impl Fn(&Document) -> Line, document: &Document, max_text_bytes: usize) -> Line {
    if document.text.len() > max_text_bytes {
        let message = format!("the text has {} bytes and the limit is {max_text_bytes}; split it, or raise the limit", document.text.len());
        return Line::error(&document.id, &Error::new(ErrorKind::TooLarge, message));
    }
    // A reader holds no state that a panic could leave half changed: the extractor is immutable.
    catch_unwind(AssertUnwindSafe(|| read(document))).unwrap_or_else(|panic| defect(&document.id, &*panic))
}

fn defect(id: &str, panic: &(dyn Any + Send)) -> Line {
    let said = panic.downcast_ref::<&str>().copied().or_else(|| panic.downcast_ref::<String>().map(String::as_str)).unwrap_or("no message");
    let message = format!("sosik met a defect of its own in this document ({said}); please report it with the text");
    Line::error(id, &Error::new(ErrorKind::Internal, message))
}

/// A pipeline of threads over one extractor; see the head of this file.
///
/// Dropping it ends its threads, each after the document that it is reading.
pub(super) struct Pipeline<T> {
    shared: Arc<Shared<T>>,
    /// Documents and bytes that were pushed and not popped.
    documents: usize,
    bytes: u64,
    /// What was taken out of the slots in one go.
    ready: VecDeque<Box<Done<T>>>,
    most: (usize, u64),
    workers: usize,
    jobs: usize,
}

impl<T: Send + 'static> Pipeline<T> {
    pub(super) fn new(read: Read, finish: Finish<T>, options: BatchOptions) -> Self {
        let jobs = options.threads();
        let state = State { queue: VecDeque::new(), first: 0, slots: VecDeque::new(), idle: 0, closed: false };
        let most = (jobs * DOCUMENTS_PER_JOB, (jobs * BYTES_PER_JOB) as u64);
        let refill = most.0 / 2;
        let shared = Shared { state: Mutex::new(state), work: Condvar::new(), ready: Condvar::new(), refill, read, finish, options };
        let shared = Arc::new(shared);
        Self { shared, documents: 0, bytes: 0, ready: VecDeque::new(), most, workers: 0, jobs }
    }

    /// Whether what is under way should come out before more goes in.
    pub(super) fn is_full(&self) -> bool {
        self.documents >= self.most.0 || (self.documents > 0 && self.bytes >= self.most.1)
    }

    /// Whether nothing is under way.
    pub(super) fn is_empty(&self) -> bool {
        self.documents == 0
    }

    /// Puts a document in; whether there is room is for the caller to ask.
    pub(super) fn push(&mut self, input: Input) {
        self.documents += 1;
        self.bytes += input.as_ref().map_or(0, |d| d.text.len() as u64);
        let mut state = self.shared.lock();
        let number = state.first + state.slots.len() as u64;
        state.slots.push_back(Slot::Waiting);
        state.queue.push_back((number, input));
        let idle = state.idle;
        drop(state);
        if idle > 0 {
            self.shared.work.notify_one();
        } else if self.workers < self.jobs {
            self.spawn();
        }
    }

    /// The next document that is done, in order. Nothing when none is under way, when it takes longer than `patience`, or when the work
    /// was cancelled.
    pub(super) fn pop(&mut self, patience: Option<Duration>) -> Option<Done<T>> {
        if self.ready.is_empty() && self.documents > 0 {
            self.wait(patience);
        }
        let done = self.ready.pop_front()?;
        self.documents -= 1;
        self.bytes -= done.bytes;
        Some(*done)
    }

    fn wait(&mut self, patience: Option<Duration>) {
        let until = patience.map(|p| Instant::now() + p);
        let shared = Arc::clone(&self.shared);
        let mut state = shared.lock();
        loop {
            while matches!(state.slots.front(), Some(Slot::Done(_))) {
                if let Some(Slot::Done(done)) = state.slots.pop_front() {
                    state.first += 1;
                    self.ready.push_back(done);
                }
            }
            if !self.ready.is_empty() || shared.options.cancel.is_cancelled() {
                return;
            }
            let now = Instant::now();
            let mut pause = LOOK;
            if let Some(until) = until {
                if now >= until {
                    return;
                }
                pause = pause.min(until - now);
            }
            if let Some(Slot::Running { id, bytes, began, budget: Some(budget) }) = state.slots.front_mut() {
                let gone = now.duration_since(*began);
                if gone >= *budget {
                    let error = late(*budget);
                    let (id, bytes) = (std::mem::take(id), *bytes);
                    let line = Line::error(&id, &error);
                    let input = Err((id, error));
                    let output = (shared.finish)(&input, line);
                    state.slots.pop_front();
                    state.first += 1;
                    self.ready.push_back(Box::new(Done { input, bytes, failed: true, output }));
                    // The thread that was left behind ends by itself when it finds its slot gone.
                    self.workers = self.workers.saturating_sub(1);
                    drop(state);
                    self.spawn();
                    return;
                }
                pause = pause.min(*budget - gone);
            }
            state = shared.ready.wait_timeout(state, pause).unwrap_or_else(PoisonError::into_inner).0;
        }
    }

    fn spawn(&mut self) {
        let shared = Arc::clone(&self.shared);
        let spawned = thread::Builder::new().name(format!("sosik-{}", self.workers)).spawn(move || work(&shared));
        match spawned {
            Ok(_) => self.workers += 1,
            // The system gives no more threads: with the ones there are it goes on; without any, this thread reads.
            Err(_) if self.workers > 0 => {}
            Err(_) => read_here(&self.shared),
        }
    }
}

impl<T> Drop for Pipeline<T> {
    fn drop(&mut self) {
        let mut state = self.shared.lock();
        state.closed = true;
        state.queue.clear();
        drop(state);
        self.shared.work.notify_all();
    }
}

fn late(budget: Duration) -> Error {
    let message =
        format!("it took longer than the {:.1} seconds that it may; raise the limit, or report it with the text", budget.as_secs_f64());
    Error::new(ErrorKind::TimeLimit, message)
}

/// What a worker does until there is no more, or until it was left behind.
fn work<T>(shared: &Shared<T>) {
    let mut state = shared.lock();
    loop {
        if state.closed {
            return;
        }
        let Some((number, input)) = state.queue.pop_front() else {
            state.idle += 1;
            state = shared.work.wait(state).unwrap_or_else(PoisonError::into_inner);
            state.idle -= 1;
            continue;
        };
        let at = (number - state.first) as usize;
        let bytes = input.as_ref().map_or(0, |d| d.text.len());
        if let Some(slot) = state.slots.get_mut(at) {
            let id = match &input {
                Ok(document) => document.id.clone(),
                Err((id, _)) => id.clone(),
            };
            *slot = Slot::Running { id, bytes: bytes as u64, began: Instant::now(), budget: shared.options.budget(bytes) };
        }
        drop(state);
        let done = (!shared.options.cancel.is_cancelled()).then(|| one(shared, input));
        state = shared.lock();
        // Numbers only grow, so that a slot before the first was given up.
        let Some(at) = number.checked_sub(state.first) else { return };
        if let (Some(slot), Some(done)) = (state.slots.get_mut(at as usize), done) {
            *slot = Slot::Done(Box::new(done));
            if state.queue.len() <= shared.refill && matches!(state.slots.front(), Some(Slot::Done(_))) {
                shared.ready.notify_all();
            }
        }
    }
}

fn one<T>(shared: &Shared<T>, input: Input) -> Done<T> {
    let line = shared.line(&input);
    let failed = matches!(line, Line::Error(_));
    let bytes = input.as_ref().map_or(0, |d| d.text.len() as u64);
    let id = line.id().to_owned();
    match catch_unwind(AssertUnwindSafe(|| (shared.finish)(&input, line))) {
        Ok(output) => Done { input, bytes, failed, output },
        Err(panic) => {
            let output = (shared.finish)(&input, defect(&id, &*panic));
            Done { input, bytes, failed: true, output }
        }
    }
}

/// Reads all that waits, on the calling thread.
fn read_here<T>(shared: &Shared<T>) {
    loop {
        let Some((number, input)) = shared.lock().queue.pop_front() else { return };
        let done = one(shared, input);
        let mut state = shared.lock();
        let at = number.checked_sub(state.first);
        if let Some(slot) = at.and_then(|at| state.slots.get_mut(at as usize)) {
            *slot = Slot::Done(Box::new(done));
        }
    }
}
