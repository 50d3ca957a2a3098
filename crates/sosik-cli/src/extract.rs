//! `sosik extract`.

use std::io::{IsTerminal, stdout};
use std::path::{Path, PathBuf};
use std::time::Duration;

use sosik::core::record::ErrorRecord;
use sosik::extract::Only;
use sosik::{BatchOptions, Cancel, Extractor, Line, Progress, map_batch, render};
use sosik_batch::input::Documents;
use sosik_batch::ledger::{Appender, Ledger, PartSize, limits};

use crate::args::{Extract, OnlyLayer, RecordFormat, with_own};
use crate::output::{Output, width};
use crate::progress::Teller;
use crate::{Ending, Failure, interrupt};

pub(crate) fn run(args: &Extract) -> Result<Ending, Failure> {
    let documents = Documents::new(&args.inputs.paths, args.inputs.reading()).map_err(|e| e.to_string())?;
    let format = args.format.unwrap_or_else(|| usual(args.output.as_deref()));
    let mut extractor = Extractor::new().max_sentences(args.max_sentences).only(match args.only {
        Some(OnlyLayer::Times) => Only::Times,
        Some(OnlyLayer::Quantities) => Only::Quantities,
        None => Only::Everything,
    });
    if let Some(prefer) = args.prefer {
        extractor = extractor.prefer(prefer);
    }
    if let Some(convention) = args.convention {
        extractor = extractor.convention(convention);
    }
    let extractor = with_own(extractor, args.gazetteer.as_ref(), &args.senses).map_err(|e| e.to_string())?;
    let cancel = interrupt::switch();
    let time = (args.max_seconds > 0).then(|| Duration::from_secs(args.max_seconds));
    let options = BatchOptions::new().jobs(args.jobs).max_text_bytes(args.max_bytes).max_time(time).cancel(cancel.clone());
    if format == RecordFormat::Ledger {
        let Some(folder) = &args.output else { return Err("a ledger is a folder; name it with -o".to_owned().into()) };
        return ledger(args, folder, documents, &extractor, &options);
    }
    if args.resume {
        return Err("--resume goes on with a ledger, and the output is none; name one with -o NAME.ledger".to_owned().into());
    }
    lines(args, format, documents, &extractor, &options, &cancel)
}

/// What was done, told at the end.
struct Told {
    progress: Progress,
    known: u64,
    first: Option<ErrorRecord>,
    stopped: bool,
}

fn ledger(args: &Extract, folder: &Path, documents: Documents, extractor: &Extractor, options: &BatchOptions) -> Result<Ending, Failure> {
    if Ledger::is_at(folder) && !args.resume {
        let message = format!("the ledger {} is there already; add to it, or go on with it, by --resume", folder.display());
        return Err(message.into());
    }
    let size = PartSize { documents: args.part_documents, ..PartSize::default() };
    let mut ledger = Appender::open(folder, extractor.engine(), &(reading(args) + &limits(options, Some(args.max_sentences))), size)
        .map_err(|e| e.to_string())?;
    let mut teller = Teller::new(args, &documents);
    let done = sosik_batch::fill(&mut ledger, documents, extractor, options, args.fail_fast, |p, known| teller.tell(p, known));
    let done = done.map_err(|e| format!("{e}; what was committed before stays, and --resume goes on from there"))?;
    let told = Told { progress: done.progress, known: done.known, first: done.first_failure, stopped: done.stopped };
    Ok(end(args, &teller, &told, options.cancelled().is_cancelled()))
}

/// The line by which a ledger knows how its documents were read.
fn reading(args: &Extract) -> String {
    let only = match args.only {
        Some(OnlyLayer::Times) => "times",
        Some(OnlyLayer::Quantities) => "quantities",
        None => "everything",
    };
    let prefer = args.prefer.map(|p| format!(", prefer {}", format!("{p:?}").to_lowercase())).unwrap_or_default();
    let convention = args.convention.map(|c| format!(", convention {}", format!("{c:?}").to_lowercase())).unwrap_or_default();
    let gazetteer = args.gazetteer.as_ref().map(|a| format!(", gazetteer {}", a.key)).unwrap_or_default();
    let senses: String = args.senses.iter().map(|s| format!(", senses {}", s.key())).collect();
    format!("{only}{prefer}{convention}{gazetteer}{senses}")
}

fn lines(
    args: &Extract,
    format: RecordFormat,
    documents: Documents,
    extractor: &Extractor,
    options: &BatchOptions,
    cancel: &Cancel,
) -> Result<Ending, Failure> {
    let mut output = Output::new(args.output.as_deref())?;
    let (head, foot) = match format {
        RecordFormat::Html => render::page_ends("sosik"),
        _ => Default::default(),
    };
    output.write(&head)?;
    let mut teller = Teller::new(args, &documents);
    let width = width();
    // On the threads that read, so that the one which writes does nothing else.
    let written = move |input: &sosik_batch::input::Input, line: Line| {
        let text = input.as_ref().map_or("", |document| &document.text);
        let written = match (format, &line) {
            (RecordFormat::Table, Line::Record(record)) => render::table(record, width) + "\n",
            (RecordFormat::Table, Line::Error(failed)) => render::failure_line(failed) + "\n",
            (RecordFormat::Html, Line::Record(record)) => render::fragment(record, text),
            (RecordFormat::Html, Line::Error(failed)) => render::failure(failed),
            (RecordFormat::Jsonl | RecordFormat::Ledger, line) => line.to_json() + "\n",
        };
        let failed = match line {
            Line::Error(failed) => Some(failed),
            Line::Record(_) => None,
        };
        (written, failed)
    };
    let mut told = Told { progress: Progress::default(), known: 0, first: None, stopped: false };
    let mut batch = map_batch(extractor, documents, options, written);
    while let Some(done) = batch.next() {
        let (written, failed) = done.output;
        output.write(&written)?;
        teller.tell(batch.progress(), 0);
        if let Some(failed) = failed {
            told.first.get_or_insert(failed);
            if args.fail_fast {
                told.stopped = true;
                break;
            }
        }
    }
    told.progress = batch.progress();
    told.stopped |= cancel.is_cancelled();
    // A file stays as it was when what was asked for is not there.
    if !told.stopped {
        output.write(&foot)?;
        output.finish()?;
    }
    Ok(end(args, &teller, &told, cancel.is_cancelled()))
}

/// Tells what there is to tell at the end.
fn end(args: &Extract, teller: &Teller, told: &Told, interrupted: bool) -> Ending {
    let Told { progress, known, first, stopped } = told;
    teller.end(if interrupted { "interrupted" } else { "end" }, *progress, *known);
    let failure = first.as_ref().map(render::failure_line);
    if interrupted {
        if !args.quiet {
            eprintln!("sosik: interrupted after {} documents", progress.documents);
        }
        return Ending::Interrupted;
    }
    match failure {
        Some(failure) if *stopped => eprintln!("sosik: stopped at document {}: {failure}", progress.documents),
        Some(failure) if !args.quiet => {
            eprintln!("sosik: {} of {} documents failed, the first: {failure}", progress.errors, progress.documents);
        }
        Some(_) => {}
        None => return Ending::Whole,
    }
    Ending::Partial
}

fn usual(output: Option<&Path>) -> RecordFormat {
    let bare = output.map(|path| if path.extension().is_some_and(|e| e == "zst") { path.with_extension("") } else { path.to_owned() });
    let extension = bare.as_ref().and_then(|path: &PathBuf| path.extension()).and_then(|e| e.to_str());
    match extension {
        _ if output.is_some_and(|path| path.is_dir() || path.as_os_str().to_string_lossy().ends_with(['/', '\\'])) => RecordFormat::Ledger,
        Some("ledger") => RecordFormat::Ledger,
        Some("html" | "htm") => RecordFormat::Html,
        Some("txt") => RecordFormat::Table,
        None if output.is_none() && stdout().is_terminal() => RecordFormat::Table,
        _ => RecordFormat::Jsonl,
    }
}
