//! Damaged documents among good ones, through the whole line from JSON Lines to records: no panic, nothing late, and the neighbours as
//! if they were alone. `mutants --documents 1000000 --seed 0`.

use std::io::Write;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use sosik::core::ErrorKind;
use sosik::{BatchOptions, Document, Extractor, Line, map_batch};
use sosik_batch::input::{Documents, Format, Reading};
use sosik_fuzz::{bytes, mutate};

/// Lines of one file.
const LINES: usize = 5_000;

/// Every so many lines one is good.
const GOOD: usize = 10;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let number = |name: &str, usual: u64| {
        let at = arguments.iter().position(|a| a == name);
        at.and_then(|at| arguments.get(at + 1)).and_then(|n| n.parse().ok()).unwrap_or(usual)
    };
    let (documents, first) = (number("--documents", 20_000), number("--seed", 0));
    let extractor = Extractor::new();
    let good =
        Document::new("good", "외교부는 18일 “사실이 아니다”라고 밝혔다. Seoul denied it.").with_published("2024-10-25".parse().ok());
    let alone = extractor.line(&good).to_json();
    let good = format!("{{\"id\":\"good\",\"text\":{},\"published\":\"2024-10-25\"}}", serde_json::json!(good.text));
    let texts: Vec<&str> = mutate::SEEDS.lines().collect();
    let seeds: Vec<String> = mutate::SEEDS.lines().map(|text| format!("{{\"id\":\"x\",\"text\":{}}}", serde_json::json!(text))).collect();
    let path = std::env::temp_dir().join(format!("sosik-mutants-{}.jsonl", std::process::id()));
    let (began, mut seed, mut counts, mut size) = (Instant::now(), first, [0u64; 3], 0);
    while seed < first + documents {
        let mut file = Vec::new();
        let mut expected = Vec::new();
        for line in 0..LINES {
            if line % GOOD == 0 {
                file.extend_from_slice(good.as_bytes());
                expected.push(true);
            } else {
                let mut random = mutate::Random(seed);
                let from = random.below(seeds.len());
                // Half of them are damaged as lines, half as texts, of which every one is read.
                let mutant = match seed % 2 {
                    0 => bytes::bytes(&mut random, seeds[from].as_bytes()),
                    _ => {
                        let text = bytes::bytes(&mut random, texts[from].as_bytes());
                        format!("{{\"id\":\"x\",\"text\":{}}}", serde_json::json!(String::from_utf8_lossy(&text))).into_bytes()
                    }
                };
                // What is a line of its own after the change is a document of its own; an empty one is none.
                for piece in mutant.split(|b| *b == b'\n').filter(|piece| !piece.trim_ascii().is_empty()) {
                    file.extend_from_slice(piece);
                    file.push(b'\n');
                    expected.push(false);
                }
                seed += 1;
                size += mutant.len();
                continue;
            }
            file.push(b'\n');
        }
        // The first line is good, so that no mark of an encoding stands at the start.
        if let Err(error) = std::fs::File::create(&path).and_then(|mut f| f.write_all(&file)) {
            eprintln!("mutants: {error}");
            return ExitCode::from(2);
        }
        let reading = Reading { format: Some(Format::Jsonl), ..Reading::default() };
        let documents = Documents::new(std::slice::from_ref(&path), reading).expect("a file that was just written");
        let options = BatchOptions::new().max_time(Some(Duration::from_secs(20)));
        let lines = map_batch(&extractor, documents, &options, |_, line| (line.to_json(), line)).map(|done| done.output);
        let mut seen = 0;
        for ((json, line), good) in lines.zip(&expected) {
            seen += 1;
            match &line {
                _ if *good && json != alone => return fail(&path, seed, "a neighbour changed"),
                _ if *good => {}
                Line::Record(_) => counts[0] += 1,
                Line::Error(e) if matches!(e.error.kind, ErrorKind::Internal | ErrorKind::TimeLimit) => {
                    return fail(&path, seed, &e.error.message);
                }
                Line::Error(_) => counts[1] += 1,
            }
            if *good {
                counts[2] += 1;
            }
        }
        if seen != expected.len() {
            return fail(&path, seed, &format!("{} lines went in and {seen} came out", expected.len()));
        }
    }
    let _ = std::fs::remove_file(&path);
    let [read, refused, neighbours] = counts;
    println!(
        "mutants: seeds {first} to {seed}, {size} bytes: {read} read, {refused} refused, {neighbours} neighbours unchanged, in {:.0} s",
        began.elapsed().as_secs_f64()
    );
    ExitCode::SUCCESS
}

fn fail(path: &std::path::Path, seed: u64, why: &str) -> ExitCode {
    eprintln!("mutants: among the seeds before {seed}: {why}; the lines are in {}", path.display());
    ExitCode::FAILURE
}
