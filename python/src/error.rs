//! Errors of sosik as the exceptions of the Python package.

use pyo3::prelude::*;
use sosik::{Error, ErrorKind};

/// The exception of `sosik.exceptions` that fits `error`.
pub(crate) fn raise(py: Python<'_>, error: &Error) -> PyErr {
    let class = match error.kind() {
        ErrorKind::Date => "DateError",
        ErrorKind::TooLarge => "TooLargeError",
        ErrorKind::Record => "RecordError",
        ErrorKind::Input => "InputError",
        ErrorKind::Cancelled => "CancelledError",
        _ => "SosikError",
    };
    let exception = py.import("sosik.exceptions").and_then(|m| m.getattr(class)).and_then(|class| class.call1((error.message(),)));
    match exception {
        Ok(exception) => PyErr::from_value(exception),
        Err(failure) => failure,
    }
}
