//! sosik's segmentation behind the protocol of `peers/README.md`, so that it is measured just as its peers are.
#![allow(clippy::print_stderr, reason = "the protocol wants the report there")]

use std::error::Error;
use std::io::{BufRead, BufWriter, Write, stdin, stdout};
use std::process::ExitCode;
use std::time::Instant;

use serde_json::{Value, json};
use sosik_bench::peak_mb;
use sosik_segment::{Segmentation, Segmenter};

/// All that this program knows of the library: how its user gets sentences.
fn sentences<'t>(segmenter: &Segmenter, text: &'t str) -> Vec<&'t str> {
    segmenter.sentences(text).into_iter().filter_map(|span| span.slice(text)).collect()
}

/// The same for morphemes; what is timed is the call, not the making of JSON from it.
fn morphemes(segmenter: &Segmenter, text: &str) -> Segmentation {
    segmenter.segment(text)
}

/// Morphemes as [form, tag, start, end] in code points.
fn rendered(text: &str, segmentation: &Segmentation) -> Value {
    let (mut bytes, mut characters) = (0, 0);
    let mut at = |offset: u32| {
        let offset = offset as usize;
        // Morphemes come in order, but two that share syllables overlap.
        if offset < bytes {
            return characters - text[offset..bytes].chars().count();
        }
        characters += text[bytes..offset].chars().count();
        bytes = offset;
        characters
    };
    let each = segmentation.morphemes.iter().map(|m| {
        let (start, end) = (at(m.span.start()), at(m.span.end()));
        json!([m.form, m.tag, start, end])
    });
    each.collect()
}

/// The best time of `repeat` rounds over all texts, in seconds, and what the last one gave. Each round has a segmenter of its own: one that
/// has read the texts before remembers their words, which no user's first reading has.
fn timed<'t, R>(texts: &'t [String], repeat: usize, read: impl Fn(&Segmenter, &'t str) -> R) -> (f64, Vec<R>) {
    let (mut best, mut results) = (f64::INFINITY, Vec::with_capacity(texts.len()));
    for _ in 0..repeat.max(1) {
        results.clear();
        let segmenter = Segmenter::new();
        let start = Instant::now();
        results.extend(texts.iter().map(|text| read(&segmenter, text)));
        best = best.min(start.elapsed().as_secs_f64());
    }
    (best, results)
}

/// The peak of the resident memory in megabytes, to a tenth.
fn peak_rss_mb() -> Option<f64> {
    peak_mb("self").map(|mb| (mb * 10.0).round() / 10.0)
}

fn run(operation: &str, repeat: usize) -> Result<(), Box<dyn Error>> {
    let texts = stdin().lock().lines().map(|l| Ok(serde_json::from_str(&l?)?)).collect::<Result<Vec<String>, Box<dyn Error>>>()?;

    let start = Instant::now();
    let segmenter = Segmenter::new();
    // Much is loaded at the first call only.
    std::hint::black_box(morphemes(&segmenter, "처음 읽는 글이다."));
    let load_s = start.elapsed().as_secs_f64();

    let (seconds, peak, lines): (f64, Option<f64>, Vec<Value>) = if operation == "sentences" {
        let (seconds, results) = timed(&texts, repeat, sentences);
        (seconds, peak_rss_mb(), results.into_iter().map(|r| json!(r)).collect())
    } else {
        let (seconds, results) = timed(&texts, repeat, morphemes);
        (seconds, peak_rss_mb(), texts.iter().zip(&results).map(|(text, r)| rendered(text, r)).collect())
    };

    let mut out = BufWriter::new(stdout().lock());
    for line in lines {
        writeln!(out, "{line}")?;
    }
    out.flush()?;
    let bytes: usize = texts.iter().map(String::len).sum();
    let version = env!("CARGO_PKG_VERSION");
    let report = json!({"peer": "sosik", "version": version, "load_s": load_s, "seconds": seconds, "bytes": bytes, "peak_rss_mb": peak});
    eprintln!("{report}");
    Ok(())
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let (operation, repeat) = match arguments[..] {
        [operation @ ("sentences" | "morphemes")] => (operation, Ok(1)),
        [operation @ ("sentences" | "morphemes"), "--repeat", n] => (operation, n.parse()),
        _ => ("", Ok(0)),
    };
    let done = match repeat {
        Ok(n) if n > 0 => run(operation, n),
        _ => Err("usage: sosik-segment-peer sentences|morphemes [--repeat N]".into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("sosik: {failure}");
            ExitCode::FAILURE
        }
    }
}
