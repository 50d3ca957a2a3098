//! Readers that run on a thread of their own: those that hold borrowed state, and those of formats whose readers may panic on a damaged
//! file, which is then one error.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use super::row::{Input, error};
use super::sources::Source;

/// How many documents are read ahead.
const AHEAD: usize = 16;

/// Where a reader puts its documents.
pub(super) struct Give(SyncSender<Input>);

impl Give {
    /// Gives one document; false when nobody wants more.
    pub(super) fn one(&self, input: Input) -> bool {
        self.0.send(input).is_ok()
    }

    /// Gives the last document, wanted or not.
    pub(super) fn last(&self, input: Input) {
        let _ = self.0.send(input);
    }
}

/// The documents that `read` gives.
pub(super) fn aside(source: Source, read: impl FnOnce(&Source, &Give) + Send + 'static) -> Box<dyn Iterator<Item = Input> + Send> {
    let (send, receive) = sync_channel(AHEAD);
    let failed = source.clone();
    let spawned = thread::Builder::new().name("sosik-read".to_owned()).spawn(move || {
        let give = Give(send);
        if catch_unwind(AssertUnwindSafe(|| read(&source, &give))).is_err() {
            give.one(Err((source.id.clone(), error("its reader broke down on it; the file is damaged").at(&source.name))));
        }
    });
    match spawned {
        Ok(_) => Box::new(Aside(receive)),
        Err(e) => super::failed(&failed, error(format!("no thread could be had to read it: {e}"))),
    }
}

struct Aside(Receiver<Input>);

impl Iterator for Aside {
    type Item = Input;

    fn next(&mut self) -> Option<Input> {
        self.0.recv().ok()
    }
}
