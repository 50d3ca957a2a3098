//! Vibrato with mecab-ko-dic behind the protocol of `../README.md`.
//!
//! `vibrato-peer build SOURCES OUT` compiles lex.csv, matrix.def, char.def and unk.def of a folder with Vibrato's own builder;
//! `vibrato-peer morphemes DICTIONARY [--repeat N]` reads texts.

use std::error::Error;
use std::fs::File;
use std::io::{stdin, stdout, BufRead, BufReader, BufWriter, Write};
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use serde_json::{json, Value};
use vibrato::{Dictionary, SystemDictionaryBuilder, Tokenizer};

/// What a program ends with when its peer cannot do what is asked.
const UNAVAILABLE: u8 = 69;

/// A token as Vibrato gives it: bytes of the text, and the dictionary's features.
struct Found<'d> {
    start: usize,
    end: usize,
    feature: &'d str,
}

fn build(sources: &Path, out: &Path) -> Result<(), Box<dyn Error>> {
    let open = |name: &str| {
        let path = sources.join(name);
        File::open(&path).map_err(|e| format!("{} cannot be read: {e}", path.display()))
    };
    let dictionary = SystemDictionaryBuilder::from_readers(open("lex.csv")?, open("matrix.def")?, open("char.def")?, open("unk.def")?)?;
    let mut out = BufWriter::new(File::create(out)?);
    dictionary.write(&mut out)?;
    Ok(out.flush()?)
}

/// The morphemes of a token as [form, tag, start, end] in code points: a tag such as `VV+EC` says that the entry fuses several, and
/// its last field spells them out (`말/NNG/*+하/XSV/*`); they share the span. Compound nouns, of one tag, stay whole.
fn morphemes(text: &str, found: &Found<'_>, start: usize, out: &mut Vec<Value>) {
    let surface = &text[found.start..found.end];
    let end = start + surface.chars().count();
    let fields: Vec<&str> = found.feature.split(',').collect();
    let tag = fields[0];
    match fields.get(7) {
        Some(expression) if tag.contains('+') && *expression != "*" => {
            for part in expression.split('+') {
                let mut part = part.split('/');
                if let (Some(form), Some(tag)) = (part.next(), part.next()) {
                    out.push(json!([form, tag, start, end]));
                }
            }
        }
        _ => out.push(json!([surface, tag, start, end])),
    }
}

/// The peak of the resident memory in megabytes, where the system tells it.
fn peak_rss_mb() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|l| l.starts_with("VmHWM"))?;
    let kilobytes: f64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some((kilobytes * 1024.0 / 1e5).round() / 10.0)
}

fn read(dictionary: &Path, repeat: usize) -> Result<(), Box<dyn Error>> {
    let texts = stdin().lock().lines().map(|l| Ok(serde_json::from_str(&l?)?)).collect::<Result<Vec<String>, Box<dyn Error>>>()?;

    let start = Instant::now();
    let file = File::open(dictionary).map_err(|e| format!("{} cannot be read: {e}; run the peer's install", dictionary.display()))?;
    // As MeCab does, and as Vibrato's own command does for MeCab's dictionaries: white space is no token, runs have 24 characters.
    let tokenizer = Tokenizer::new(Dictionary::read(BufReader::new(file))?).ignore_space(true)?.max_grouping_len(24);
    let mut worker = tokenizer.new_worker();
    worker.reset_sentence("처음 읽는 글이다.");
    worker.tokenize();
    let load_s = start.elapsed().as_secs_f64();

    let mut results: Vec<Vec<Found<'_>>> = Vec::new();
    let mut best = f64::INFINITY;
    for _ in 0..repeat.max(1) {
        results.clear();
        let start = Instant::now();
        for text in &texts {
            worker.reset_sentence(text);
            worker.tokenize();
            results.push(
                worker
                    .token_iter()
                    .map(|t| Found { start: t.range_byte().start, end: t.range_byte().end, feature: t.feature() })
                    .collect(),
            );
        }
        best = best.min(start.elapsed().as_secs_f64());
    }
    let peak = peak_rss_mb();

    let mut out = BufWriter::new(stdout().lock());
    for (text, result) in texts.iter().zip(&results) {
        let (mut line, mut bytes, mut characters) = (Vec::new(), 0, 0);
        for found in result {
            characters += text[bytes..found.start].chars().count();
            bytes = found.start;
            morphemes(text, found, characters, &mut line);
        }
        serde_json::to_writer(&mut out, &line)?;
        out.write_all(b"\n")?;
    }
    out.flush()?;
    let bytes: usize = texts.iter().map(String::len).sum();
    let report = json!({"peer": "vibrato", "version": vibrato::VERSION, "load_s": load_s, "seconds": best, "bytes": bytes, "peak_rss_mb": peak});
    eprintln!("{report}");
    Ok(())
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match arguments[..] {
        ["build", sources, out] => build(Path::new(sources), Path::new(out)),
        ["morphemes", dictionary] => read(Path::new(dictionary), 1),
        ["morphemes", dictionary, "--repeat", n] => match n.parse() {
            Ok(n) => read(Path::new(dictionary), n),
            Err(_) => Err(format!("`--repeat {n}` is no number.").into()),
        },
        ["sentences", ..] => {
            eprintln!("vibrato: it has no sentences.");
            return ExitCode::from(UNAVAILABLE);
        }
        _ => Err("usage: vibrato-peer build SOURCES OUT | morphemes DICTIONARY [--repeat N]".into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("vibrato: {failure}");
            ExitCode::FAILURE
        }
    }
}
