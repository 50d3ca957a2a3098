//! sosik behind the protocol of `peers/README.md`, so that it is measured just as its peers are.
#![allow(clippy::print_stderr, reason = "the protocol wants the report there")]

use std::error::Error;
use std::io::{BufRead, BufWriter, Write, stdin, stdout};
use std::process::ExitCode;
use std::time::Instant;

use serde::Deserialize;
use serde_json::{Value, json};
use sosik::core::SourceKind;
use sosik::extract::Only;
use sosik::segment::{Segmentation, Segmenter};
use sosik::{Document, Extractor, Record, Span, Syntax, syntax};
use sosik_bench::peak_mb;

type Failure = Box<dyn Error>;

/// A line of the input.
#[derive(Deserialize)]
#[serde(untagged)]
enum Line {
    Text(String),
    Dated { text: String, published: String },
}

/// What was read and how long it took.
struct Measured {
    load_s: f64,
    seconds: f64,
    peak_rss_mb: Option<f64>,
    lines: Vec<Value>,
}

/// Times `read` over `documents` for the best of `repeat` rounds, then makes JSON of what the last round gave. Each round begins with a
/// reader of its own: one that has read the texts before remembers their words, which no user's first reading has.
fn timed<E, R>(
    documents: &[Document],
    repeat: usize,
    ready: impl Fn() -> E,
    read: impl Fn(&E, &Document) -> Result<R, sosik::Error>,
    render: impl Fn(&str, &R) -> Value,
) -> Result<Measured, Failure> {
    let start = Instant::now();
    // Much is loaded at the first call only, and of each language.
    std::hint::black_box(read(&ready(), &Document::new("first", "처음 읽는 글이다. A minister said the army had fired a missile."))?);
    let load_s = start.elapsed().as_secs_f64();
    let (mut seconds, mut results) = (f64::INFINITY, Vec::with_capacity(documents.len()));
    for _ in 0..repeat {
        results.clear();
        let reader = ready();
        let start = Instant::now();
        for document in documents {
            results.push(read(&reader, document)?);
        }
        seconds = seconds.min(start.elapsed().as_secs_f64());
    }
    let peak_rss_mb = peak_mb("self").map(|mb| (mb * 10.0).round() / 10.0);
    let lines = documents.iter().zip(&results).map(|(document, result)| render(&document.text, result)).collect();
    Ok(Measured { load_s, seconds, peak_rss_mb, lines })
}

/// Sentences as strings.
fn sentences(text: &str, spans: &[Span]) -> Value {
    spans.iter().filter_map(|span| span.slice(text)).collect()
}

/// Morphemes as [form, tag, start, end] in code points.
fn morphemes(text: &str, segmentation: &Segmentation) -> Value {
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

/// Times as [start, end, type, value].
fn times(_: &str, record: &Record) -> Value {
    record.times.iter().map(|t| json!([t.start, t.end, t.r#type, t.value])).collect()
}

/// Claims of somebody other than the text itself, as spans of their source, cue and content.
fn claims(_: &str, record: &Record) -> Value {
    let told = record.claims.iter().filter(|c| c.source.kind != SourceKind::Narrator);
    let one = |start: Option<u32>, end: Option<u32>| start.zip(end).map(|(start, end)| json!([start, end]));
    let each = told.map(|c| {
        json!({
            "source": one(c.source.start, c.source.end).into_iter().collect::<Vec<_>>(),
            "cue": one(c.cue.start, c.cue.end).into_iter().collect::<Vec<_>>(),
            "content": c.content.iter().map(|s| json!([s.start, s.end])).collect::<Vec<_>>(),
        })
    });
    each.collect()
}

/// Words as [start, end, head], the head by its place in the sentence, as lists of sentences.
fn trees(_: &str, syntax: &Syntax) -> Value {
    syntax.sentences.iter().map(|s| s.tokens.iter().map(|t| json!([t.start, t.end, t.head])).collect::<Value>()).collect()
}

/// Names as [start, end, label].
fn names(_: &str, record: &Record) -> Value {
    record.entities.iter().map(|e| json!([e.start, e.end, e.label])).collect()
}

/// What an extractor reads of a document, as a record.
fn record(extractor: &Extractor, document: &Document) -> Result<Record, sosik::Error> {
    Ok(extractor.analyse(document)?.record(extractor.engine()))
}

fn run(operation: &str, repeat: usize) -> Result<(), Failure> {
    let mut documents = Vec::new();
    for (i, line) in stdin().lock().lines().enumerate() {
        documents.push(match serde_json::from_str(&line?)? {
            Line::Text(text) => Document::new(i.to_string(), text),
            Line::Dated { text, published } => Document::new(i.to_string(), text).with_published(Some(published.parse()?)),
        });
    }
    let measured = match operation {
        "sentences" => timed(&documents, repeat, Segmenter::new, |s, d| Ok(s.sentences(&d.text)), |text, spans| sentences(text, spans)),
        "morphemes" => timed(&documents, repeat, Segmenter::new, |s, d| Ok(s.segment(&d.text)), morphemes),
        "times" => timed(&documents, repeat, || Extractor::new().only(Only::Times), record, times),
        "claims" => timed(&documents, repeat, || Extractor::new().only(Only::Claims), record, claims),
        "trees" => timed(&documents, repeat, Segmenter::new, syntax, trees),
        "everything" => timed(&documents, repeat, Extractor::new, record, names),
        other => Err(format!("there is no operation `{other}`; peers/README.md lists them").into()),
    }?;
    let mut out = BufWriter::new(stdout().lock());
    for line in measured.lines {
        writeln!(out, "{line}")?;
    }
    out.flush()?;
    let bytes: usize = documents.iter().map(|d| d.text.len()).sum();
    let report = json!({
        "peer": "sosik",
        "version": env!("CARGO_PKG_VERSION"),
        "load_s": measured.load_s,
        "seconds": measured.seconds,
        "bytes": bytes,
        "peak_rss_mb": measured.peak_rss_mb,
    });
    eprintln!("{report}");
    Ok(())
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let (operation, repeat) = match arguments[..] {
        [operation] => (operation, Ok(1)),
        [operation, "--repeat", n] => (operation, n.parse()),
        _ => ("", Ok(0)),
    };
    let done = match repeat {
        Ok(n) if n > 0 => run(operation, n),
        _ => Err("usage: sosik-peer OPERATION [--repeat N]".into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("sosik: {failure}");
            ExitCode::FAILURE
        }
    }
}
