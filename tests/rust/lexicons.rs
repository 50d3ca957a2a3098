//! Every row of every lexicon says where it comes from and under which licence, and none that we may not ship.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The licences of data that the package's own statement names; in the public domain are the frequent names of the US Census, a work of
/// the government of the United States.
const LICENCES: [&str; 7] = ["public domain", "MIT OR Apache-2.0", "Apache-2.0", "CC-BY-4.0", "CC-BY-SA-4.0", "Unicode-3.0", "CC0-1.0"];

fn files(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            files(&path, out);
        } else {
            out.push(path);
        }
    }
}

#[test]
fn every_row_has_a_source_and_a_licence_that_may_ship() {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates");
    let mut all = Vec::new();
    for entry in std::fs::read_dir(crates).unwrap().flatten() {
        files(&entry.path().join("lexicon"), &mut all);
        files(&entry.path().join("data"), &mut all);
    }
    all.sort();
    let (mut lists, mut rows) = (0, 0);
    for path in &all {
        let name = path.display();
        let kind = path.extension().and_then(|e| e.to_str()).unwrap_or_default();
        if kind == "toml" {
            let table: toml::Table = std::fs::read_to_string(path).unwrap().parse().unwrap_or_else(|e| panic!("{name}: {e}"));
            for field in ["source", "licence"] {
                assert!(table.get(field).and_then(|v| v.as_str()).is_some_and(|v| !v.is_empty()), "{name}: no `{field}` at the top");
            }
            let licence = table["licence"].as_str().unwrap_or_default();
            assert!(licence.split(" AND ").all(|l| LICENCES.contains(&l)), "{name}: licence {licence}");
            lists += 1;
        } else if kind == "csv" {
            lists += 1;
            let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).from_path(path).unwrap();
            let headers = reader.headers().unwrap().clone();
            let column = |wanted: &str| headers.iter().position(|h| h == wanted).unwrap_or_else(|| panic!("{name}: no column `{wanted}`"));
            let (source, licence) = (column("source"), column("licence"));
            let mut seen = BTreeSet::new();
            for (i, row) in reader.records().enumerate() {
                let row = row.unwrap_or_else(|e| panic!("{name}: {e}"));
                assert!(!row[source].trim().is_empty(), "{name}: row {} has no source", i + 1);
                assert!(LICENCES.contains(&&row[licence]), "{name}: row {} has licence `{}`", i + 1, &row[licence]);
                assert!(seen.insert(row.iter().map(str::to_owned).collect::<Vec<_>>()), "{name}: row {} stands twice", i + 1);
                rows += 1;
            }
        }
    }
    assert!(lists > 20 && rows > 5000, "only {lists} lists with {rows} rows were found");
}
