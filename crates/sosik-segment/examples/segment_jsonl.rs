//! Reads paragraphs, one a line, and prints each as a JSON list of its sentences; with `--tokens`, as lists of their tokens.
//!
//! For scorers: `cargo run --release -p sosik-segment --example segment_jsonl < paragraphs.txt > sentences.jsonl`.
#![allow(clippy::print_stdout, reason = "a program that prints")]

use std::io::{self, BufRead, Write};

use sosik_segment::Segmenter;

fn main() -> io::Result<()> {
    let tokens = std::env::args().any(|argument| argument == "--tokens");
    let segmenter = Segmenter::new();
    let mut out = io::BufWriter::new(io::stdout().lock());
    for line in io::stdin().lock().lines() {
        let line = line?;
        let segmentation = segmenter.segment(&line);
        let slice = |span: sosik_core::Span| span.slice(&line).unwrap_or_default();
        if tokens {
            let lists: Vec<Vec<&str>> =
                segmentation.sentences.iter().map(|s| segmentation.tokens_of(s).iter().map(|t| slice(t.span)).collect()).collect();
            writeln!(out, "{}", serde_json::to_string(&lists)?)?;
        } else {
            let list: Vec<&str> = segmentation.sentences.iter().map(|s| slice(s.span)).collect();
            writeln!(out, "{}", serde_json::to_string(&list)?)?;
        }
    }
    Ok(())
}
