//! Reads JSON strings, one a line, and prints for each the list of its morphemes as `[form, tag, start, end]` in code points.
//!
//! For scorers: `cargo run --release -p sosik-segment --example morphemes_jsonl < texts.jsonl > morphemes.jsonl`.
#![allow(clippy::print_stdout, reason = "a program that prints")]

use std::io::{self, BufRead, Write};

use sosik_segment::Segmenter;

fn main() -> io::Result<()> {
    let mut worker = Segmenter::new().worker();
    let mut out = io::BufWriter::new(io::stdout().lock());
    for line in io::stdin().lock().lines() {
        let text: String = serde_json::from_str(&line?)?;
        let points = |byte: u32| text[..byte as usize].chars().count();
        let view = worker.segment(&text);
        let list: Vec<_> = view.morphemes().iter().map(|m| (&m.form, m.tag, points(m.span.start()), points(m.span.end()))).collect();
        writeln!(out, "{}", serde_json::to_string(&list)?)?;
    }
    Ok(())
}
