//! The whole extraction: every span slices its text, every id resolves, claims and events nest, and the record comes back from JSON.

use sosik::extract::Only;
use sosik::{Document, Extractor, Line};
use sosik_fuzz::hunt;

fn main() -> std::process::ExitCode {
    let fresh = || [Extractor::new(), Extractor::new().only(Only::Times), Extractor::new().only(Only::Quantities)];
    hunt("extract", fresh, |extractors, text| {
        let document = Document::new("a1", text).with_published("2024-10-25".parse().ok());
        for extractor in extractors {
            let analysis = extractor.analyse(&document).map_err(|e| e.to_string())?;
            analysis.check().map_err(|e| e.to_string())?;
            let line = analysis.line(extractor.engine());
            if Line::from_json(&line.to_json()).as_ref() != Ok(&line) {
                return Err("the record does not come back from JSON".to_owned());
            }
        }
        Ok(())
    })
}
