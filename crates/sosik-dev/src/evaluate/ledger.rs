//! Dated figures in `benches/record/accuracy.csv`.

use std::fs::OpenOptions;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

use serde::{Deserialize, Serialize};

use super::Figure;
use crate::Failure;

#[derive(Clone, Debug, Serialize, Deserialize)]
struct Row {
    date: String,
    commit: String,
    set: String,
    items: usize,
    figure: String,
    value: f64,
}

/// The rows that were recorded before.
pub(super) struct Ledger {
    path: PathBuf,
    rows: Vec<Row>,
}

impl Ledger {
    pub(super) fn open(path: &Path) -> Result<Self, Failure> {
        let rows = if path.exists() { csv::Reader::from_path(path)?.deserialize().collect::<Result<_, _>>()? } else { Vec::new() };
        Ok(Self { path: path.to_owned(), rows })
    }

    /// The last recorded value of the same figure.
    pub(super) fn last(&self, figure: &Figure) -> Option<f64> {
        self.rows.iter().rev().find(|r| r.set == figure.set && r.figure == figure.name).map(|r| r.value)
    }

    pub(super) fn append(&self, root: &Path, figures: &[Figure]) -> Result<(), Failure> {
        let days = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH)?.as_secs() / 86_400;
        let date = chrono::NaiveDate::default() + chrono::Days::new(days);
        let commit = Command::new("git").args(["rev-parse", "--short", "HEAD"]).current_dir(root).output()?;
        let commit = String::from_utf8_lossy(&commit.stdout).trim().to_owned();
        if let Some(folder) = self.path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        let file = OpenOptions::new().create(true).append(true).open(&self.path)?;
        let mut writer = csv::WriterBuilder::new().has_headers(self.rows.is_empty()).from_writer(file);
        for f in figures {
            writer.serialize(Row {
                date: date.to_string(),
                commit: commit.clone(),
                set: f.set.to_owned(),
                items: f.items,
                figure: f.name.clone(),
                value: (f.value * 1e4).round() / 1e4,
            })?;
        }
        Ok(writer.flush()?)
    }
}
