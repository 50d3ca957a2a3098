//! Every case of `tests/vectors`.

use std::path::Path;

use serde_json::{Value, json};
use sosik::segment::{Normalized, Segmenter};
use sosik::{Document, Extractor, Offsets};
use sosik_tests::{Case, load, misses};

fn cases() -> Vec<Case> {
    load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("vectors"))
}

/// Tokens with their morphemes, as the layer `segment`.
fn segments(text: &str) -> Value {
    let normalized = Normalized::new(text);
    let segmentation = Segmenter::new().segment(normalized.text());
    let offsets = Offsets::new(normalized.text());
    let tokens: Vec<Value> = (segmentation.tokens.iter())
        .map(|t| {
            let morphemes: Vec<Value> = (segmentation.morphemes_of(t).iter())
                .map(|m| json!({"form": m.form, "tag": format!("{:?}", m.tag), "lemma": m.lemma, "text": m.span.slice(normalized.text())}))
                .collect();
            let (start, end) = offsets.code_points(t.span);
            json!({"start": start, "end": end, "text": t.span.slice(normalized.text()), "morphemes": morphemes})
        })
        .collect();
    json!({ "segment": tokens })
}

#[test]
fn every_vector_holds() {
    let extractor = Extractor::new();
    let mut failures = Vec::new();
    let cases = cases();
    for case in &cases {
        let record = if case.layer == "segment" {
            segments(&case.text)
        } else {
            let published = case.published.as_ref().map(|p| p.parse().unwrap_or_else(|e| panic!("{}: {e}", case.name)));
            let document = Document::new(&case.name, &case.text).with_published(published);
            let analysis = extractor.analyse(&document).unwrap_or_else(|e| panic!("{}: {e}", case.name));
            analysis.check().unwrap_or_else(|e| panic!("{}: {e}", case.name));
            let mut record = serde_json::to_value(analysis.record(extractor.engine())).unwrap();
            // Records do not repeat the words of sentences; cases name them.
            for (sentence, info) in record["sentences"].as_array_mut().into_iter().flatten().zip(&analysis.sentences) {
                sentence["text"] = json!(info.span.slice(&case.text));
            }
            record
        };
        let wrong = misses(case, &record);
        if !wrong.is_empty() {
            failures.push(format!("{}\n    {}", case.name, wrong.join("\n    ")));
        }
    }
    assert!(failures.is_empty(), "{} of {} cases fail:\n{}", failures.len(), cases.len(), failures.join("\n"));
}

#[test]
fn both_languages_have_at_least_sixty_cases() {
    let cases = cases();
    for language in ["ko", "en"] {
        let count = cases.iter().filter(|c| c.name.split(": ").nth(1).is_some_and(|n| n.starts_with(language))).count();
        assert!(count >= 60, "{count} cases in {language}");
    }
}
