//! A long run: streams generated documents into `sosik extract` and checks that memory stays flat and that nothing is lost.
//!
//! `cargo run --release -p sosik-bench --bin sosik-long-run -- --sosik target/release/sosik --bytes 5000000000 --jobs 2 --ledger FOLDER`
//! prints a line of JSON: documents, bytes, seconds, the peak of the resident memory, and its peak after the first tenth of the input.
//! With `--only LAYER` it asks for no more than that, so that millions of documents take minutes.
//! It fails when a document is lost, a document failed, a count of rows is off, or memory is above 150 MB and 10 MB a worker.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "its output is its report")]

use std::error::Error;
use std::fs;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::{ChildStdin, Command, ExitCode, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use sosik_bench::{Report, peak_mb, reports};

/// Documents of one run differ in their first line, and each repeats one of so many reports of each language.
const REPORTS: usize = 500;

/// Paragraphs of a document.
const PARAGRAPHS: usize = 2;

/// What a run may take: megabytes in all and for each worker, as the batch extractor promises.
const MEMORY_MB: (f64, f64) = (150.0, 10.0);

struct Plan {
    sosik: PathBuf,
    ledger: PathBuf,
    bytes: u64,
    jobs: u64,
    /// The layer asked for; all, where none is named.
    only: Option<String>,
}

/// What was given to the extractor.
#[derive(Default)]
struct Given {
    documents: u64,
    bytes: u64,
    events: u64,
}

fn plan(arguments: impl Iterator<Item = String>) -> Result<Plan, Box<dyn Error>> {
    let mut plan = Plan { sosik: "sosik".into(), ledger: PathBuf::new(), bytes: 5_000_000_000, jobs: 1, only: None };
    let mut arguments = arguments;
    while let Some(name) = arguments.next() {
        let value = arguments.next().ok_or_else(|| format!("{name} wants a value"))?;
        match name.as_str() {
            "--sosik" => plan.sosik = value.into(),
            "--ledger" => plan.ledger = value.into(),
            "--bytes" => plan.bytes = value.parse()?,
            "--jobs" => plan.jobs = value.parse()?,
            "--only" => plan.only = Some(value),
            _ => return Err(format!("unknown option {name}; there are --sosik, --ledger, --bytes, --jobs and --only").into()),
        }
    }
    if plan.ledger.as_os_str().is_empty() || plan.ledger.exists() {
        return Err("--ledger wants the name of a folder that is not there yet".into());
    }
    Ok(plan)
}

/// Korean reports of so many paragraphs, then English ones: some 450 bytes, so that 5 GB are more than ten million documents.
fn pool() -> Vec<Report> {
    let [korean, english] = reports(REPORTS).map(|report| {
        let lines: Vec<&str> = report.text.lines().collect();
        let events = report.events / REPORTS * PARAGRAPHS;
        lines.chunks_exact(PARAGRAPHS).map(|lines| Report { name: report.name, text: lines.join("\n"), events }).collect::<Vec<_>>()
    });
    korean.into_iter().chain(english).collect()
}

/// Writes documents until their texts have `bytes` bytes; `progress` is called now and then.
fn write(input: ChildStdin, bytes: u64, mut progress: impl FnMut(&Given)) -> Result<Given, Box<dyn Error>> {
    let (pool, mut given, mut input) = (pool(), Given::default(), BufWriter::new(input));
    for (number, report) in (0_u64..).zip(pool.iter().cycle()) {
        if given.bytes >= bytes {
            break;
        }
        let text = format!("{number:09}\n\n{}", report.text);
        given.documents += 1;
        given.bytes += text.len() as u64;
        given.events += report.events as u64;
        writeln!(input, "{}", json!({"id": number, "text": text, "published": "2024-10-25"}))?;
        if number % 10_000 == 0 {
            progress(&given);
        }
    }
    input.flush()?;
    Ok(given)
}

/// The sum of a count over the parts of a ledger.
fn rows(manifest: &Value, table: &str) -> u64 {
    manifest["parts"].as_array().into_iter().flatten().filter_map(|part| part["rows"][table].as_u64()).sum()
}

/// Checks that the ledger holds all that was given, and no event where events were not asked for.
fn held(ledger: &Path, given: &Given, events: bool) -> Result<(), Box<dyn Error>> {
    let manifest: Value = serde_json::from_slice(&fs::read(ledger.join("manifest.json"))?)?;
    let expected = [
        ("documents of the manifest", given.documents, manifest["documents"].as_u64()),
        ("failures", 0, manifest["errors"].as_u64()),
        ("bytes", given.bytes, manifest["bytes"].as_u64()),
        ("rows of documents", given.documents, Some(rows(&manifest, "documents"))),
        ("rows of events", if events { given.events } else { 0 }, Some(rows(&manifest, "events"))),
    ];
    for (what, wanted, found) in expected {
        if found != Some(wanted) {
            return Err(format!("{what}: {wanted} expected, {found:?} found").into());
        }
    }
    Ok(())
}

fn run() -> Result<(), Box<dyn Error>> {
    let plan = plan(std::env::args().skip(1))?;
    let start = Instant::now();
    let mut child = Command::new(&plan.sosik)
        .args(["extract", "-", "--input-format", "jsonl", "--quiet", "--jobs", &plan.jobs.to_string(), "--output"])
        .arg(&plan.ledger)
        .args(["--format", "ledger"])
        .args(plan.only.iter().flat_map(|layer| ["--only", layer]))
        .stdin(Stdio::piped())
        .spawn()?;
    let process = child.id().to_string();
    let input = child.stdin.take().ok_or("the extractor has no standard input")?;
    let (mut early, mut late) = (None, None);
    let given = write(input, plan.bytes, |given| {
        late = peak_mb(&process);
        if given.bytes * 10 <= plan.bytes {
            early = late;
        }
        if given.documents % 500_000 == 1 {
            let (megabytes, seconds) = (given.bytes / 1_000_000, start.elapsed().as_secs_f64());
            eprintln!("{} documents, {megabytes} MB, {seconds:.0} s, peak {:.0} MB", given.documents, late.unwrap_or(f64::NAN));
        }
    })?;
    // The input is closed; what is still queued is read and written.
    let status = loop {
        late = peak_mb(&process).or(late);
        match child.try_wait()? {
            Some(status) => break status,
            None => sleep(Duration::from_millis(10)),
        }
    };
    let seconds = start.elapsed().as_secs_f64();
    if !status.success() {
        return Err(format!("the extractor ended with {status}").into());
    }
    held(&plan.ledger, &given, plan.only.as_ref().is_none())?;
    println!(
        "{}",
        json!({"documents": given.documents, "bytes": given.bytes, "events": given.events, "jobs": plan.jobs, "only": plan.only, "seconds": seconds.round(),
            "mb_per_second": (given.bytes as f64 / seconds / 1e4).round() / 100.0, "peak_mb_first_tenth": early, "peak_mb": late})
    );
    let most = MEMORY_MB.0 + MEMORY_MB.1 * plan.jobs as f64;
    if late.is_some_and(|peak| peak > most) {
        return Err(format!("the peak of memory is above {most} MB").into());
    }
    Ok(())
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("sosik-long-run: {error}");
            ExitCode::FAILURE
        }
    }
}
