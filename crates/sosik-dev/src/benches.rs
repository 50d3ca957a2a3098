//! Dated figures of speed in `benches/record/speed.csv`, from what criterion left in `target/criterion`.

use std::fs::{self, OpenOptions};
use std::path::Path;
use std::process::Command;
use std::time::SystemTime;

use clap::Args;
use serde::Serialize;
use serde_json::Value;

use crate::Failure;

/// What to record.
#[derive(Args)]
pub(crate) struct Options {
    /// The class of machine that the benchmarks ran on, such as "2 cores, 2.6 GHz".
    #[arg(long)]
    machine: String,
}

#[derive(Serialize)]
struct Row {
    date: String,
    commit: String,
    suite: String,
    case: String,
    bytes_per_second: u64,
    machine: String,
}

/// Appends a row for each case of the last run.
pub(crate) fn run(root: &Path, options: &Options) -> Result<(), Failure> {
    let days = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH)?.as_secs() / 86_400;
    let date = (chrono::NaiveDate::default() + chrono::Days::new(days)).to_string();
    let commit = Command::new("git").args(["rev-parse", "--short", "HEAD"]).current_dir(root).output()?;
    let commit = String::from_utf8_lossy(&commit.stdout).trim().to_owned();
    let mut rows = Vec::new();
    for (suite, case, bytes_per_second) in cases(&root.join("target/criterion"))? {
        println!("{suite:24} {case:20} {:8.2} MB/s", bytes_per_second as f64 / 1e6);
        rows.push(Row { date: date.clone(), commit: commit.clone(), suite, case, bytes_per_second, machine: options.machine.clone() });
    }
    if rows.is_empty() {
        return Err("target/criterion holds no results: run `cargo bench -p sosik-bench` first".into());
    }
    let path = root.join("benches/record/speed.csv");
    let new = !path.exists();
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let file = OpenOptions::new().create(true).append(true).open(&path)?;
    let mut writer = csv::WriterBuilder::new().has_headers(new).from_writer(file);
    for row in rows {
        writer.serialize(row)?;
    }
    Ok(writer.flush()?)
}

/// Group, case and bytes a second of all results in `folder`, in order.
fn cases(folder: &Path) -> Result<Vec<(String, String, u64)>, Failure> {
    let mut out = Vec::new();
    for group in entries(folder) {
        for case in entries(&group) {
            let new = case.join("new");
            let (Ok(estimates), Ok(benchmark)) =
                (fs::read_to_string(new.join("estimates.json")), fs::read_to_string(new.join("benchmark.json")))
            else {
                continue;
            };
            let (estimates, benchmark): (Value, Value) = (serde_json::from_str(&estimates)?, serde_json::from_str(&benchmark)?);
            let nanoseconds = estimates.pointer("/median/point_estimate").and_then(Value::as_f64);
            let bytes = benchmark.pointer("/throughput/Bytes").and_then(Value::as_f64);
            let (Some(nanoseconds), Some(bytes)) = (nanoseconds, bytes) else {
                return Err(format!("{} has no median or no length of text", new.display()).into());
            };
            let name = |key| benchmark.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
            out.push((name("group_id"), name("value_str"), (bytes * 1e9 / nanoseconds).round() as u64));
        }
    }
    Ok(out)
}

fn entries(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut all: Vec<_> = fs::read_dir(folder).into_iter().flatten().flatten().map(|e| e.path()).filter(|p| p.is_dir()).collect();
    all.sort();
    all
}
