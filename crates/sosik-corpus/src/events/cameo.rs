//! Tab-separated columns in the manner of CAMEO coders.

use std::io;

use sosik_core::record::{PartyRecord, Record};

use super::{cell, code, day, words};

/// The columns of [`cameo`].
const COLUMNS: [&str; 14] = [
    "document",
    "date",
    "source",
    "target",
    "cameo",
    "root",
    "quad",
    "score",
    "type",
    "mode",
    "place",
    "country",
    "source_text",
    "target_text",
];

/// Writes the line that names the columns.
///
/// # Errors
///
/// Those of `out`.
pub fn cameo_header(out: &mut dyn io::Write) -> io::Result<()> {
    writeln!(out, "{}", COLUMNS.join("\t"))
}

/// Writes the events of `record`, one line for each pair of actor and recipient; of a reciprocal event one for each ordered pair.
///
/// Only what has happened or goes on is written, as coders of CAMEO do: a threat or demand stands as the threat or demand that holds it.
///
/// # Errors
///
/// Those of `out`.
pub fn cameo(record: &Record, out: &mut dyn io::Write) -> io::Result<()> {
    use sosik_core::Realis::{Happened, Ongoing};
    for event in record.events.iter().filter(|e| matches!(e.realis, Happened | Ongoing)) {
        let Some(cameo) = event.cameo.as_deref() else { continue };
        let mut pairs: Vec<(Option<&PartyRecord>, Option<&PartyRecord>)> = Vec::new();
        if event.reciprocal && event.actors.len() > 1 {
            for (i, a) in event.actors.iter().enumerate() {
                pairs.extend(event.actors.iter().enumerate().filter(|(j, _)| *j != i).map(|(_, b)| (Some(a), Some(b))));
            }
        } else {
            let sources: Vec<_> = if event.actors.is_empty() { vec![None] } else { event.actors.iter().map(Some).collect() };
            let targets: Vec<_> = if event.recipients.is_empty() { vec![None] } else { event.recipients.iter().map(Some).collect() };
            pairs.extend(sources.iter().flat_map(|s| targets.iter().map(move |t| (*s, *t))));
        }
        let place = event.location.and_then(|p| record.places.get(p as usize));
        for (source, target) in pairs {
            let coded = |p: Option<&PartyRecord>| p.map_or_else(|| "---".to_owned(), |p| code(record, p));
            let written = |p: Option<&PartyRecord>| p.map(|p| words(std::slice::from_ref(p))).unwrap_or_default();
            let columns = [
                cell(&record.id).into_owned(),
                day(record, event).unwrap_or_default(),
                coded(source),
                coded(target),
                cameo.to_owned(),
                cameo.get(..2).unwrap_or(cameo).to_owned(),
                event.quad.to_string(),
                format!("{:.1}", event.score),
                event.r#type.as_str().to_owned(),
                event.mode.clone().unwrap_or_default(),
                place.map(|p| cell(&p.name).into_owned()).unwrap_or_default(),
                place.and_then(|p| p.country.clone()).unwrap_or_default(),
                cell(&written(source)).into_owned(),
                cell(&written(target)).into_owned(),
            ];
            writeln!(out, "{}", columns.join("\t"))?;
        }
    }
    Ok(())
}
