//! Events in the forms that others read: PLOVER JSON Lines, a table of tab-separated columns in the manner of CAMEO coders, and a flat table.
//!
//! # Which one?
//!
//! - [`plover`]: an object an event with the fields of the PLOVER 2.0 manual, for tools of that family. Realis becomes PLOVER's auxiliary modes
//!   among the contexts (`future`, `hypothetical`, `negation`).
//! - [`cameo`]: one line an event, source and target as codes, CAMEO code, quad and intensity score, as users of GDELT and of PETRARCH expect.
//!   An event with several actors or recipients gives a line for each pair.
//! - [`flat`]: one line an event with everything sosik knows of it, realis and claim included.
//!
//! Each function writes to a writer that the caller opens. Cells hold no tab and no line feed. Cost: linear in the record.
//!
//! # Example
//!
//! ```
//! use sosik_corpus::events;
//!
//! let mut out = Vec::new();
//! events::cameo_header(&mut out)?;
//! let header = String::from_utf8_lossy(&out).into_owned();
//! assert!(header.starts_with("document\tdate\tsource\ttarget\tcameo"));
//! # Ok::<(), std::io::Error>(())
//! ```

mod cameo;
mod flat;
mod plover;

pub use cameo::{cameo, cameo_header};
pub use flat::{flat, flat_header};
pub use plover::plover;

use std::borrow::Cow;

use sosik_core::record::{EventRecord, PartyRecord, Record};

/// A cell without what would break a line of tab-separated columns.
fn cell(text: &str) -> Cow<'_, str> {
    if text.contains(['\t', '\n', '\r']) { Cow::Owned(text.replace(['\t', '\n', '\r'], " ")) } else { Cow::Borrowed(text) }
}

/// PLOVER's code of a party: country or body, with its first sector behind it (`RUSMIL`); three dashes when nothing is known.
fn code(record: &Record, party: &PartyRecord) -> String {
    let actor = party.actor.and_then(|id| record.actors.get(id as usize));
    let mut code = actor.and_then(|a| a.code.clone()).unwrap_or_default();
    if let Some(sector) = actor.and_then(|a| a.sectors.first()) {
        code.push_str(sector.as_str());
    }
    if code.is_empty() { "---".to_owned() } else { code }
}

/// The day of an event: its own time if that is a day, else the day of publication.
fn day(record: &Record, event: &EventRecord) -> Option<String> {
    let own = event.time.and_then(|t| record.times.get(t as usize)).and_then(|t| t.begin).map(|d| d.to_string());
    own.or_else(|| record.published.as_deref().and_then(|p| p.get(..10)).map(str::to_owned))
}

/// The words of parties, joined by `; `.
fn words(parties: &[PartyRecord]) -> String {
    parties.iter().map(|p| p.text.as_str()).collect::<Vec<_>>().join("; ")
}
