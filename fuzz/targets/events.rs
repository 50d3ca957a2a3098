//! Events: coded alone as within the whole, and written in every form, a line for each.

use sosik::corpus::events::{cameo, flat, plover};
use sosik::{Document, Extractor, Line, code_events};
use sosik_fuzz::hunt;

fn main() -> std::process::ExitCode {
    hunt("events", Extractor::new, |extractor, text| {
        let document = Document::new("a1", text).with_published("2024-10-25".parse().ok());
        let analysis = extractor.analyse(&document).map_err(|e| e.to_string())?;
        analysis.check().map_err(|e| e.to_string())?;
        let coded = code_events(extractor, &document).map_err(|e| e.to_string())?;
        if coded.len() != analysis.events.len() {
            return Err(format!("{} events alone and {} in the whole", coded.len(), analysis.events.len()));
        }
        let Line::Record(record) = analysis.line(extractor.engine()) else { return Err("no record".to_owned()) };
        for (form, write) in [("PLOVER", plover as fn(&_, &mut dyn std::io::Write) -> _), ("CAMEO", cameo), ("flat", flat)] {
            let mut out = Vec::new();
            write(&record, &mut out).map_err(|e| e.to_string())?;
            let lines = String::from_utf8(out).map_err(|e| format!("{form}: {e}"))?;
            // What did not happen has no line of CAMEO.
            if form != "CAMEO" && lines.lines().count() < analysis.events.len() {
                return Err(format!("{} events and {} lines of {form}", analysis.events.len(), lines.lines().count()));
            }
        }
        Ok(())
    })
}
