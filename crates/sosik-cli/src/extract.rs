//! `sosik extract`.

use std::io::{IsTerminal, stderr, stdout};
use std::path::Path;

use indicatif::{ProgressBar, ProgressStyle};
use sosik::extract::Only;
use sosik::{BatchOptions, Extractor, Line, extract_batch, render};

use crate::args::{Extract, OnlyLayer, RecordFormat};
use crate::input::Documents;
use crate::output::{Output, width};
use crate::{Ending, Failure};

pub(crate) fn run(args: &Extract) -> Result<Ending, Failure> {
    let documents = Documents::new(&args.inputs)?;
    let format = args.format.unwrap_or_else(|| usual(args.output.as_deref()));
    let mut output = Output::new(args.output.as_deref())?;
    let width = width();
    let bar = bar(args, documents.known());
    let (head, foot) = match format {
        RecordFormat::Html => render::page_ends("sosik"),
        _ => Default::default(),
    };
    output.write(&head)?;

    let mut extractor = Extractor::new().only(match args.only {
        Some(OnlyLayer::Times) => Only::Times,
        Some(OnlyLayer::Quantities) => Only::Quantities,
        None => Only::Everything,
    });
    if let Some(prefer) = args.prefer {
        extractor = extractor.prefer(prefer);
    }
    let moving = bar.clone();
    let options = BatchOptions::new().jobs(args.jobs).on_progress(move |p| {
        moving.set_position(p.documents);
        if p.errors > 0 {
            moving.set_message(format!("{} failed", p.errors));
        }
    });
    let (mut read, mut failed, mut first) = (0u64, 0u64, None);
    for (input, line) in extract_batch(&extractor, documents, &options).with_input() {
        read += 1;
        let text = input.as_ref().map_or("", |document| &document.text);
        output.write(&match (format, &line) {
            (RecordFormat::Jsonl, line) => line.to_json() + "\n",
            (RecordFormat::Table, Line::Record(record)) => render::table(record, width) + "\n",
            (RecordFormat::Table, Line::Error(failed)) => render::failure_line(failed) + "\n",
            (RecordFormat::Html, Line::Record(record)) => render::fragment(record, text),
            (RecordFormat::Html, Line::Error(failed)) => render::failure(failed),
        })?;
        if let Line::Error(error) = line {
            failed += 1;
            first.get_or_insert(error);
            if args.fail_fast {
                break;
            }
        }
    }
    bar.finish_and_clear();
    let Some(first) = first else {
        output.write(&foot)?;
        output.finish()?;
        return Ok(Ending::Whole);
    };
    if args.fail_fast {
        // What was asked for is not there, so the file stays as it was.
        eprintln!("sosik: stopped at document {read}: {}", render::failure_line(&first));
        return Ok(Ending::Partial);
    }
    output.write(&foot)?;
    output.finish()?;
    if !args.quiet {
        eprintln!("sosik: {failed} of {read} documents failed, the first: {}", render::failure_line(&first));
    }
    Ok(Ending::Partial)
}

fn usual(output: Option<&Path>) -> RecordFormat {
    let extension = output.and_then(|path| path.extension()).and_then(|e| e.to_str());
    match extension {
        Some("html" | "htm") => RecordFormat::Html,
        Some("txt") => RecordFormat::Table,
        None if output.is_none() && stdout().is_terminal() => RecordFormat::Table,
        _ => RecordFormat::Jsonl,
    }
}

/// A bar on standard error, where somebody watches it and it does not run into the output.
fn bar(args: &Extract, known: Option<u64>) -> ProgressBar {
    let watched = !args.quiet && stderr().is_terminal() && (args.output.is_some() || !stdout().is_terminal());
    if !watched {
        return ProgressBar::hidden();
    }
    let (bar, template) = match known {
        Some(n) => (ProgressBar::new(n), "{bar:30} {human_pos}/{human_len} documents, {per_sec}, {eta} left {msg}"),
        None => (ProgressBar::no_length(), "{spinner} {human_pos} documents, {per_sec}, {elapsed} {msg}"),
    };
    if let Ok(style) = ProgressStyle::with_template(template) {
        bar.set_style(style);
    }
    bar
}
