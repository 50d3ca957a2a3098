//! Records read back from damaged JSON: an error, or a record that is written and rendered.

use sosik::{Document, Extractor, Line, render};
use sosik_fuzz::{hunt_bytes, mutate};

fn main() -> std::process::ExitCode {
    let extractor = Extractor::new();
    let seeds: Vec<Vec<u8>> = (mutate::SEEDS.lines().take(40))
        .map(|text| extractor.line(&Document::new("a1", text).with_published("2024-10-25".parse().ok())).to_json().into_bytes())
        .collect();
    hunt_bytes("records", &seeds, |bytes| {
        let json = String::from_utf8_lossy(bytes);
        let Ok(line) = Line::from_json(&json) else { return Ok(()) };
        if Line::from_json(&line.to_json()).as_ref() != Ok(&line) {
            return Err("the record does not come back from JSON".to_owned());
        }
        if let Line::Record(record) = &line {
            // Spans of a record that somebody changed need not fit the text that is shown.
            let page = render::fragment(record, "국방부는 밝혔다. 🚀");
            render::table(record, 80);
            if page.contains("<script") {
                return Err("the page holds a script".to_owned());
            }
        }
        Ok(())
    })
}
