//! One line an event with everything that is known of it.

use std::io;

use sosik_core::record::Record;

use super::plover::auxiliary;
use super::{cell, code, day, words};

/// The columns of [`flat`].
const COLUMNS: [&str; 21] = [
    "document",
    "event",
    "sentence",
    "date",
    "type",
    "mode",
    "contexts",
    "quad",
    "cameo",
    "score",
    "realis",
    "auxiliary",
    "actors",
    "actor_codes",
    "recipients",
    "recipient_codes",
    "place",
    "quantities",
    "claim",
    "trigger",
    "sense",
];

/// Writes the line that names the columns.
///
/// # Errors
///
/// Those of `out`.
pub fn flat_header(out: &mut dyn io::Write) -> io::Result<()> {
    writeln!(out, "{}", COLUMNS.join("\t"))
}

/// Writes the events of `record`, one line an event, lists joined by `; `. `claim` is the cue of the claim that vouches for the event, empty when the
/// narrator does.
///
/// # Errors
///
/// Those of `out`.
pub fn flat(record: &Record, out: &mut dyn io::Write) -> io::Result<()> {
    for event in &record.events {
        let place = event.location.and_then(|p| record.places.get(p as usize));
        let claim = event.claim.and_then(|c| record.claims.get(c as usize));
        let codes = |parties: &[sosik_core::record::PartyRecord]| parties.iter().map(|p| code(record, p)).collect::<Vec<_>>().join("; ");
        let quantities: Vec<&str> =
            event.quantities.iter().filter_map(|q| record.quantities.get(*q as usize)).map(|q| q.text.as_str()).collect();
        let columns = [
            record.id.clone(),
            event.id.to_string(),
            event.sentence.to_string(),
            day(record, event).unwrap_or_default(),
            event.r#type.as_str().to_owned(),
            event.mode.clone().unwrap_or_default(),
            event.contexts.iter().map(|c| c.as_str()).collect::<Vec<_>>().join("; "),
            event.quad.to_string(),
            event.cameo.clone().unwrap_or_default(),
            format!("{:.1}", event.score),
            format!("{:?}", event.realis).to_lowercase(),
            auxiliary(event.realis).unwrap_or_default().to_owned(),
            words(&event.actors),
            codes(&event.actors),
            words(&event.recipients),
            codes(&event.recipients),
            place.map(|p| p.name.clone()).unwrap_or_default(),
            quantities.join("; "),
            claim.and_then(|c| c.cue.text.clone()).unwrap_or_default(),
            event.trigger.text.clone().unwrap_or_default(),
            event.sense.clone(),
        ];
        let line: Vec<_> = columns.iter().map(|c| cell(c)).collect();
        writeln!(out, "{}", line.join("\t"))?;
    }
    Ok(())
}
