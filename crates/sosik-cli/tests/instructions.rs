//! The whole extraction is linear in its text: instructions are counted, so that neither the clock nor its neighbours have a say.
//!
//! `cargo test --release -p sosik-cli --test instructions -- --ignored` (three minutes; it wants Valgrind).
#![allow(clippy::unwrap_used, reason = "in a test, a failure is the message")]

use std::io::Write;
use std::process::{Command, Stdio};

/// What every text begins with, so that all models are open before the growth is looked at.
const WARM: &str = "나토는 23일 병력 1만2000명이 이동했다고 밝혔다. Seoul denied on Oct. 18 that 12 troops had been killed in Kyiv.\n\n";

/// Bytes of the shorter text.
const SHORT: usize = 24 << 10;

/// The second half of a text may cost this much more than the first: what is linear but for the growth of vectors and tables stays
/// under it, what is quadratic costs three times as much.
const MORE: f64 = 1.5;

/// What has been, or could be, read again from each place where it begins.
const UNITS: [&str; 30] = [
    "다",
    "고",
    "a",
    "1",
    "“",
    "\"",
    "(",
    " ",
    "\n",
    ".",
    "“가",
    "\"a ",
    "(그는 밝혔다. ",
    "He said “",
    "김",
    "북한",
    "A",
    "U.S. ",
    "Kim ",
    "위원장 ",
    "3년 전 ",
    "Oct. 23 to ",
    "12,000 troops and ",
    "그는 밝혔고 ",
    "he said that ",
    "according to ",
    "에 따르면 ",
    "공격하고 ",
    "attacked and ",
    "http://a.kr/ ",
];

/// Instructions that the command takes for `text`.
fn instructions(text: &str) -> u64 {
    let mut child = Command::new("valgrind")
        .args(["--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null", env!("CARGO_BIN_EXE_sosik")])
        .args(["extract", "--jobs", "1", "--quiet", "--format", "jsonl", "--published", "2024-10-25"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .expect("Valgrind counts the instructions, and `valgrind` does not start; install it");
    child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    let told = String::from_utf8(child.wait_with_output().unwrap().stderr).unwrap();
    let count = told.lines().find_map(|line| line.split_once("I refs:").or_else(|| line.split_once("I   refs:")));
    let (_, count) = count.unwrap_or_else(|| panic!("no count in what Valgrind tells:\n{told}"));
    count.trim().replace(',', "").parse().unwrap()
}

#[test]
#[ignore = "three minutes under Valgrind"]
fn instructions_grow_with_the_text() {
    let base = instructions(WARM);
    let mut worst: Vec<String> = Vec::new();
    for unit in UNITS {
        let text = |bytes: usize| format!("{WARM}{}", unit.repeat(bytes / unit.len()));
        let first = instructions(&text(SHORT)).saturating_sub(base);
        let both = instructions(&text(2 * SHORT)).saturating_sub(base);
        let second = both.saturating_sub(first);
        println!("{unit:?}: {} instructions a byte, then {}", first / SHORT as u64, second / SHORT as u64);
        if second as f64 > first as f64 * MORE {
            worst.push(format!("{unit:?}: {first} instructions for the first {SHORT} bytes, {second} for the next"));
        }
    }
    assert!(worst.is_empty(), "more than linear:\n{}", worst.join("\n"));
}
