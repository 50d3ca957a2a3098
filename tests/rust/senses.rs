//! The example of every sense of the lexicon is read and must give an event of the sense's type.
#![allow(clippy::unwrap_used, reason = "in a test, a failure is the message")]

use std::fs;
use std::path::Path;

use sosik::{Document, Extractor, code_events};

/// Of a hundred examples so many must give their type; what fails is printed. Sentences that the parser misreads are the rest.
const FLOOR: usize = 100;

fn examples(language: &str) -> Vec<(String, String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/sosik-extract/lexicon/senses").join(language);
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|f| f.unwrap().path()).collect();
    files.sort();
    let mut out = Vec::new();
    for file in files {
        let value: toml::Value = toml::from_str(&fs::read_to_string(&file).unwrap()).unwrap();
        for entry in value["senses"].as_array().unwrap() {
            let text = |key: &str| entry[key].as_str().unwrap().to_owned();
            out.push((value["type"].as_str().unwrap().to_owned(), text("tag"), text("example")));
        }
    }
    out
}

#[test]
fn examples_of_senses_give_their_types() {
    let extractor = Extractor::new();
    for language in ["en", "ko"] {
        let examples = examples(language);
        let failed: Vec<_> = (examples.iter())
            .filter(|(kind, _, text)| {
                let events = code_events(&extractor, &Document::new("x", text.as_str())).unwrap();
                !events.iter().any(|e| e.event.r#type.as_str() == kind)
            })
            .collect();
        let good = 100 * (examples.len() - failed.len()) / examples.len();
        assert!(examples.len() > 200 && good >= FLOOR, "{language}: {good} of 100; failed: {failed:#?}");
    }
}
