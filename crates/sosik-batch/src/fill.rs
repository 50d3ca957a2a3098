//! Documents into a ledger.

use std::cell::RefCell;
use std::collections::VecDeque;

use sosik::core::record::ErrorRecord;
use sosik::{BatchOptions, Error, Extractor, Line, Progress, map_batch};

use crate::input::Input;
use crate::key::Key;
use crate::ledger::Appender;

/// How a run over many documents ended.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Summary {
    /// Documents that went in and came out, those that were in the ledger before left out.
    pub progress: Progress,
    /// Documents that were in the ledger already, or came twice.
    pub known: u64,
    /// The first that failed.
    pub first_failure: Option<ErrorRecord>,
    /// Whether the run was stopped before its end, by a switch or by the first failure.
    pub stopped: bool,
}

/// Reads `documents` on the threads of `options` and adds those that `ledger` does not have, in order; commits at the end, and when the
/// switch of `options` is pulled. With `fail_fast` it stops before the first document that fails. `told` is called after each document.
///
/// # Errors
///
/// When the ledger cannot be written. What was committed before stays, so that a later run can go on.
pub fn fill(
    ledger: &mut Appender,
    documents: impl Iterator<Item = Input>,
    extractor: &Extractor,
    options: &BatchOptions,
    fail_fast: bool,
    told: impl FnMut(Progress, u64),
) -> Result<Summary, Error> {
    let summary = feed(ledger, documents, extractor, options, fail_fast, told)?;
    ledger.commit()?;
    Ok(summary)
}

/// Where documents go, and who knows which are new.
pub trait Sink {
    /// Whether a document is wanted; asked once for each, in order.
    ///
    /// # Errors
    ///
    /// When the system refuses.
    fn claim(&mut self, key: Key) -> Result<bool, Error>;

    /// Takes the line of a document that was wanted; `bytes` is the length of its text.
    ///
    /// # Errors
    ///
    /// When the system refuses.
    fn push(&mut self, key: Key, line: &Line, bytes: u64) -> Result<(), Error>;
}

impl Sink for Appender {
    fn claim(&mut self, key: Key) -> Result<bool, Error> {
        self.claim(key)
    }

    fn push(&mut self, key: Key, line: &Line, bytes: u64) -> Result<(), Error> {
        self.push(key, line, bytes)
    }
}

/// As [`fill`], into anything that takes lines, and without a commit: for those who feed it piece by piece.
///
/// # Errors
///
/// Those of the sink.
pub fn feed(
    ledger: &mut impl Sink,
    documents: impl Iterator<Item = Input>,
    extractor: &Extractor,
    options: &BatchOptions,
    fail_fast: bool,
    mut told: impl FnMut(Progress, u64),
) -> Result<Summary, Error> {
    // What is taken and what comes out are the same documents in the same order, so that keys wait in a queue beside them.
    let shared = RefCell::new((&mut *ledger, VecDeque::new(), None::<Error>, 0u64));
    let cancel = options.cancelled();
    // Before the filter, so that a long run of known documents does not keep the switch waiting.
    let documents = documents.take_while(|_| !cancel.is_cancelled());
    let fresh = documents.filter_map(|input| {
        let (ledger, keys, failed, known) = &mut *shared.borrow_mut();
        let key = Key::of(&input);
        match ledger.claim(key) {
            Ok(true) => {
                keys.push_back(key);
                Some(input)
            }
            Ok(false) => {
                *known += 1;
                None
            }
            Err(error) => {
                failed.get_or_insert(error);
                None
            }
        }
    });
    let mut summary = Summary::default();
    for done in map_batch(extractor, fresh, options, |_, line| line) {
        let (ledger, keys, failed, known) = &mut *shared.borrow_mut();
        if let Some(error) = failed.take() {
            return Err(error);
        }
        let Some(key) = keys.pop_front() else { break };
        summary.progress.documents += 1;
        summary.progress.bytes += done.bytes;
        if let Line::Error(failure) = &done.output {
            summary.progress.errors += 1;
            summary.first_failure.get_or_insert_with(|| failure.clone());
            if fail_fast {
                summary.stopped = true;
                break;
            }
        }
        ledger.push(key, &done.output, done.bytes)?;
        told(summary.progress, *known);
    }
    let (_, _, failed, known) = shared.into_inner();
    summary.known = known;
    summary.stopped |= cancel.is_cancelled();
    if let Some(error) = failed {
        return Err(error);
    }
    Ok(summary)
}
