//! The cases of tests/vectors/segment*.toml that ask for sentences and tokens.

use serde_json::{Value, json};
use sosik_segment::{Normalized, Segmenter};

fn outputs(text: &str, layer: &str) -> Vec<Value> {
    let normalized = Normalized::new(text);
    let segmentation = Segmenter::new().segment(normalized.text());
    let slice = |span| normalized.original(span).slice(text).unwrap_or_default();
    match layer {
        "sentences" => segmentation.sentences.iter().map(|s| json!({ "text": slice(s.span), "language": s.language.code() })).collect(),
        "segment" => segmentation
            .tokens
            .iter()
            .map(|t| {
                let morphemes: Vec<Value> = segmentation
                    .morphemes_of(t)
                    .iter()
                    .map(|m| json!({ "text": slice(m.span), "form": m.form, "tag": format!("{:?}", m.tag), "lemma": m.lemma }))
                    .collect();
                json!({ "text": slice(t.span), "morphemes": morphemes })
            })
            .collect(),
        other => panic!("segment.toml asks for layer {other:?}; this crate gives `sentences` and `segment`"),
    }
}

fn matches(wanted: &Value, found: &Value) -> bool {
    match (wanted, found) {
        (Value::Object(wanted), Value::Object(found)) => wanted.iter().all(|(k, v)| found.get(k).is_some_and(|f| matches(v, f))),
        (Value::String(_), Value::Object(found)) => found.get("text") == Some(wanted),
        (Value::Array(wanted), Value::Array(found)) => wanted.len() == found.len() && wanted.iter().zip(found).all(|(w, f)| matches(w, f)),
        _ => wanted == found,
    }
}

#[test]
fn cases() {
    let files = [include_str!("../../../tests/vectors/segment.toml"), include_str!("../../../tests/vectors/segment-ko-morphemes.toml")];
    let files: Vec<Value> = files.iter().map(|f| toml::from_str(f).unwrap()).collect();
    let cases: Vec<&Value> = files.iter().flat_map(|f| f["case"].as_array().unwrap()).collect();
    let mut wrong = Vec::new();
    for language in ["ko-", "en-"] {
        assert!(cases.iter().filter(|c| c["name"].as_str().unwrap().starts_with(language)).count() >= 15, "too few cases for {language}");
    }
    for case in cases {
        let (name, text) = (case["name"].as_str().unwrap(), case["text"].as_str().unwrap());
        let found = outputs(text, case["layer"].as_str().unwrap());
        let mut free = found.clone();
        for wanted in case.get("expect").and_then(Value::as_array).into_iter().flatten() {
            match free.iter().position(|f| matches(wanted, f)) {
                Some(at) => drop(free.remove(at)),
                None => wrong.push(format!("{name}: {wanted} is missing among {found:?}")),
            }
        }
        for unwanted in case.get("absent").and_then(Value::as_array).into_iter().flatten() {
            if found.iter().any(|f| matches(unwanted, f)) {
                wrong.push(format!("{name}: {unwanted} should not be there"));
            }
        }
        if let Some(count) = case.get("count").and_then(Value::as_u64)
            && count != found.len() as u64
        {
            wrong.push(format!("{name}: {count} wanted, {} found: {found:?}", found.len()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
