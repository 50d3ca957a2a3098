//! How a batch is run.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use sosik_core::MAX_TEXT;

/// How far a batch has come: what has been given out, in order of the input.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Documents, those that failed included.
    pub documents: u64,
    /// Bytes of their texts.
    pub bytes: u64,
    /// Documents that failed.
    pub errors: u64,
}

/// A switch that stops a batch from any thread; clones share it.
///
/// It is looked at between documents: what is being read is read to its end, and the lines given out are a beginning of the input.
#[derive(Clone, Debug, Default)]
pub struct Cancel(Arc<AtomicBool>);

impl Cancel {
    /// A switch that is off.
    pub fn new() -> Self {
        Self::default()
    }

    /// Stops every batch that holds this switch.
    pub fn cancel(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether it was pulled.
    pub fn is_cancelled(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// How a batch is run. Nothing here changes what a document gives.
#[derive(Clone)]
pub struct BatchOptions {
    pub(super) jobs: usize,
    pub(super) max_text_bytes: usize,
    pub(super) cancel: Cancel,
    pub(super) progress: Option<Arc<dyn Fn(Progress) + Send + Sync>>,
}

impl Default for BatchOptions {
    fn default() -> Self {
        Self { jobs: 0, max_text_bytes: MAX_TEXT, cancel: Cancel::new(), progress: None }
    }
}

impl fmt::Debug for BatchOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BatchOptions")
            .field("jobs", &self.jobs)
            .field("max_text_bytes", &self.max_text_bytes)
            .field("cancel", &self.cancel)
            .finish_non_exhaustive()
    }
}

impl BatchOptions {
    /// A thread for every processor, texts up to [`MAX_TEXT`], no callback.
    pub fn new() -> Self {
        Self::default()
    }

    /// How many threads read; 0 is one for every processor.
    pub fn jobs(mut self, jobs: usize) -> Self {
        self.jobs = jobs;
        self
    }

    /// The longest text in bytes that is read; a longer one is an error record. Held to [`MAX_TEXT`].
    pub fn max_text_bytes(mut self, bytes: usize) -> Self {
        self.max_text_bytes = bytes.min(MAX_TEXT);
        self
    }

    /// The switch that stops the batch.
    pub fn cancel(mut self, cancel: Cancel) -> Self {
        self.cancel = cancel;
        self
    }

    /// Called after each document, on the thread that asks for the lines and in their order.
    pub fn on_progress(mut self, callback: impl Fn(Progress) + Send + Sync + 'static) -> Self {
        self.progress = Some(Arc::new(callback));
        self
    }

    /// The number of threads that `jobs` stands for. Held to 256, above which threads only take memory.
    pub(super) fn threads(&self) -> usize {
        match self.jobs {
            0 => std::thread::available_parallelism().map_or(1, std::num::NonZero::get),
            jobs => jobs,
        }
        .min(256)
    }
}
