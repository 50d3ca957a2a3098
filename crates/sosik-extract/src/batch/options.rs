//! How a batch is run.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use sosik_core::MAX_TEXT;

/// The time that a document gets for each MiB of its text that is begun, unless an option says otherwise: some hundred times what it
/// takes, so that only a defect or a machine that stands still runs into it.
const SECONDS: Duration = Duration::from_secs(60);

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
/// It is looked at between documents and while one is waited for; the lines given out are a beginning of the input.
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

/// How a batch is run. Nothing here changes what a document gives, but that one over a limit gives an error.
#[derive(Clone)]
pub struct BatchOptions {
    pub(super) jobs: usize,
    pub(super) max_text_bytes: usize,
    pub(super) max_time: Option<Duration>,
    pub(super) cancel: Cancel,
    pub(super) progress: Option<Arc<dyn Fn(Progress) + Send + Sync>>,
}

impl Default for BatchOptions {
    fn default() -> Self {
        Self { jobs: 0, max_text_bytes: MAX_TEXT, max_time: Some(SECONDS), cancel: Cancel::new(), progress: None }
    }
}

impl fmt::Debug for BatchOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BatchOptions")
            .field("jobs", &self.jobs)
            .field("max_text_bytes", &self.max_text_bytes)
            .field("max_time", &self.max_time)
            .field("cancel", &self.cancel)
            .finish_non_exhaustive()
    }
}

impl BatchOptions {
    /// A thread for every processor, texts up to [`MAX_TEXT`], a minute for each MiB, no callback.
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

    /// The time that a document gets for each MiB of its text that is begun (so a short one gets it once); one that takes longer is an
    /// error record of kind `time_limit`, and the thread that reads it is left to itself. `None` waits for ever. 60 seconds unless set.
    pub fn max_time(mut self, time: Option<Duration>) -> Self {
        self.max_time = time;
        self
    }

    /// The switch that stops the batch.
    pub fn cancel(mut self, cancel: Cancel) -> Self {
        self.cancel = cancel;
        self
    }

    /// The switch that stops the batch.
    pub fn cancelled(&self) -> Cancel {
        self.cancel.clone()
    }

    /// Called after each document, on the thread that asks for the lines and in their order.
    pub fn on_progress(mut self, callback: impl Fn(Progress) + Send + Sync + 'static) -> Self {
        self.progress = Some(Arc::new(callback));
        self
    }

    /// The longest text in bytes that is read.
    pub const fn text_limit(&self) -> usize {
        self.max_text_bytes
    }

    /// The time that a document gets for each MiB of its text.
    pub const fn time_limit(&self) -> Option<Duration> {
        self.max_time
    }

    /// How long a text of `bytes` may take.
    pub(super) fn budget(&self, bytes: usize) -> Option<Duration> {
        self.max_time.map(|time| time.saturating_mul(1 + u32::try_from(bytes >> 20).unwrap_or(u32::MAX - 1)))
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
