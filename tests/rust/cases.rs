//! The cases of `tests/vectors` and the rules by which they are compared (see `tests/README.md`).

use std::path::Path;

use serde_json::{Map, Value};

/// One case.
#[derive(Clone, Debug)]
pub struct Case {
    /// `file: name`.
    pub name: String,
    /// The text to read.
    pub text: String,
    /// Day of publication.
    pub published: Option<String>,
    /// A list of the record, or `segment`.
    pub layer: String,
    /// What must be there.
    pub expect: Vec<Value>,
    /// What must not.
    pub absent: Vec<Value>,
    /// How many outputs there are.
    pub count: Option<u64>,
}

/// All cases of all files of `folder`, in order of file names.
///
/// # Panics
///
/// When a file is no TOML or a case lacks a field: the tests cannot go on.
pub fn load(folder: &Path) -> Vec<Case> {
    let mut paths: Vec<_> = std::fs::read_dir(folder).expect("tests/vectors exists").map(|e| e.expect("a readable entry").path()).collect();
    paths.sort();
    paths.retain(|p| p.extension().is_some_and(|e| e == "toml"));
    let mut cases = Vec::new();
    for path in paths {
        let file = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let text = std::fs::read_to_string(&path).expect("a readable file");
        let table: Value = toml::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        for case in table["case"].as_array().unwrap_or_else(|| panic!("{}: no [[case]]", path.display())) {
            let field = |key: &str| case[key].as_str().map(str::to_owned);
            let name = format!("{file}: {}", field("name").unwrap_or_else(|| panic!("{file}: a case without a name: {case}")));
            let list = |key: &str| case[key].as_array().cloned().unwrap_or_default();
            let case = Case {
                text: field("text").unwrap_or_else(|| panic!("{name}: no text")),
                published: field("published"),
                layer: field("layer").unwrap_or_else(|| panic!("{name}: no layer")),
                expect: list("expect"),
                absent: list("absent"),
                count: case["count"].as_u64(),
                name,
            };
            assert!(
                !case.expect.is_empty() || !case.absent.is_empty() || case.count.is_some(),
                "{}: expects nothing and so cannot fail",
                case.name
            );
            cases.push(case);
        }
    }
    let mut names: Vec<&str> = cases.iter().filter_map(|c| c.name.split_once(": ")).map(|(_, n)| n).collect();
    names.sort_unstable();
    for pair in names.windows(2) {
        assert_ne!(pair[0], pair[1], "two cases are called {}", pair[0]);
    }
    cases
}

/// What is wrong with `record` (a record as JSON) under `case`; empty when nothing is.
pub fn misses(case: &Case, record: &Value) -> Vec<String> {
    let outputs: &[Value] = record[&case.layer].as_array().map(Vec::as_slice).unwrap_or_default();
    let mut wrong = Vec::new();
    let mut used = vec![false; outputs.len()];
    for wanted in &case.expect {
        match (0..outputs.len()).find(|i| !used[*i] && matches(wanted, &outputs[*i], &case.layer, record)) {
            Some(i) => used[i] = true,
            None => wrong.push(format!("expected {wanted}")),
        }
    }
    for unwanted in &case.absent {
        if let Some(found) = outputs.iter().find(|o| matches(unwanted, o, &case.layer, record)) {
            wrong.push(format!("must be absent {unwanted}, found {found}"));
        }
    }
    if let Some(count) = case.count.filter(|c| *c != outputs.len() as u64) {
        wrong.push(format!("expected {count} outputs, found {}", outputs.len()));
    }
    if !wrong.is_empty() {
        wrong.push(format!("in {:?} found {}", case.text, Value::from(outputs.to_vec())));
    }
    wrong
}

fn matches(wanted: &Value, found: &Value, field: &str, record: &Value) -> bool {
    match (wanted, found) {
        (Value::Object(wanted), Value::Object(found)) => matches_object(wanted, found, field, record),
        (Value::String(wanted), Value::Object(found)) => found.get("text").and_then(Value::as_str) == Some(wanted),
        (Value::String(wanted), Value::Number(id)) => pointed_to(field, id.as_u64(), record) == Some(wanted),
        (Value::Array(wanted), Value::Array(found)) => {
            wanted.len() == found.len() && wanted.iter().zip(found).all(|(w, f)| matches(w, f, field, record))
        }
        (Value::Number(wanted), Value::Number(found)) => {
            matches!((wanted.as_f64(), found.as_f64()), (Some(w), Some(f)) if (w - f).abs() <= 1e-6 * w.abs().max(1.0))
        }
        _ => wanted == found,
    }
}

fn matches_object(wanted: &Map<String, Value>, found: &Map<String, Value>, layer: &str, record: &Value) -> bool {
    wanted.iter().all(|(key, value)| {
        if key == "none" {
            return value.as_array().is_some_and(|fields| fields.iter().filter_map(Value::as_str).all(|f| is_empty(found.get(f))));
        }
        // `parent` and `claim` point to lists of their own kind.
        let field = if key == "parent" { layer } else { key };
        found.get(key).is_some_and(|f| matches(value, f, field, record))
    })
}

fn is_empty(value: Option<&Value>) -> bool {
    match value {
        None | Some(Value::Null) => true,
        Some(Value::Array(list)) => list.is_empty(),
        Some(Value::Object(fields)) => fields.get("text").is_some_and(Value::is_null),
        Some(_) => false,
    }
}

/// The text by which cases name the entry that an id points to.
fn pointed_to<'r>(field: &str, id: Option<u64>, record: &'r Value) -> Option<&'r str> {
    let (list, path): (_, &[&str]) = match field {
        "time" => ("times", &["value"]),
        "location" | "place" => ("places", &["name"]),
        "actor" | "affiliation" => ("actors", &["key"]),
        "quantities" => ("quantities", &["text"]),
        "claim" | "claims" => ("claims", &["cue", "text"]),
        "events" | "event" => ("events", &["trigger", "text"]),
        _ => return None,
    };
    let entry = record[list].get(usize::try_from(id?).ok()?)?;
    path.iter().try_fold(entry, |value, key| value.get(key))?.as_str()
}
