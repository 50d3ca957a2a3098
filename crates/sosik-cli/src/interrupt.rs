//! Ctrl-C, and being asked to end.

use std::process;
use std::thread;
use std::time::Duration;

use sosik::Cancel;

/// The exit status of those who were interrupted, as shells have it.
pub(crate) const INTERRUPTED: u8 = 130;

/// How long the work may take to end in good order. After that it ends at once: a ledger is whole at any moment.
const PATIENCE: Duration = Duration::from_millis(900);

/// A switch that Ctrl-C pulls.
pub(crate) fn switch() -> Cancel {
    let cancel = Cancel::new();
    let pulled = cancel.clone();
    // Without a handler Ctrl-C ends the process at once, which harms nothing either.
    let _ = ctrlc::set_handler(move || {
        pulled.cancel();
        thread::sleep(PATIENCE);
        process::exit(i32::from(INTERRUPTED));
    });
    cancel
}
