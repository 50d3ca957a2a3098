//! `sosik explain`.

use std::fmt::Write;

use sosik::core::{Language, Span};
use sosik::extract::explain::{Outcome, TraceEntry};
use sosik::{Analysis, Extractor, render};
use sosik_batch::input::Documents;
use unicode_width::UnicodeWidthStr;

use crate::args::Explain;
use crate::output::Output;
use crate::{Ending, Failure};

pub(crate) fn run(args: &Explain) -> Result<Ending, Failure> {
    let gazetteer = args.gazetteer.as_ref().map(|a| a.gazetteer.clone()).unwrap_or_default();
    let extractor = Extractor::new().with_gazetteer(gazetteer);
    let mut output = Output::new(None)?;
    let mut ending = Ending::Whole;
    for input in Documents::new(&args.inputs.paths, args.inputs.reading()).map_err(|e| e.to_string())? {
        let explained = input.and_then(|document| match extractor.explain(&document) {
            Ok((analysis, trace)) => Ok(told(&analysis, &trace)),
            Err(error) => Err((document.id, error)),
        });
        match explained {
            Ok(text) => output.write(&text)?,
            Err((id, error)) => {
                eprintln!("sosik: {}", render::plain(&format!("{id}: {error}")));
                ending = Ending::Partial;
            }
        }
    }
    output.finish()?;
    Ok(ending)
}

fn told(analysis: &Analysis, trace: &[TraceEntry]) -> String {
    let text = &analysis.document.text;
    let words = |span: Span| render::plain(span.slice(text).unwrap_or_default());
    let mut out = format!("{}\n", render::plain(&analysis.document.id));
    for (i, sentence) in analysis.sentences.iter().enumerate() {
        // Writing to a string cannot fail.
        let _ = writeln!(out, "\n[{i}] {} {}", sentence.language.code(), words(sentence.span));
        if sentence.language == Language::Other {
            out.push_str("    in neither Korean nor English: kept, marked, not read\n");
            continue;
        }
        let from = trace.partition_point(|e| e.span.start() < sentence.span.start());
        let to = trace.partition_point(|e| e.span.start() < sentence.span.end());
        let entries = trace.get(from..to).unwrap_or_default();
        for e in entries {
            let became = if e.outcome == Outcome::Fired { "fired " } else { "nearly" };
            let why = if e.note.is_empty() { String::new() } else { format!(" — {}", render::plain(&e.note)) };
            let pad = " ".repeat(28usize.saturating_sub(e.rule.width()));
            let _ = writeln!(out, "    {became} {:<10} {}{pad}  {}{why}", e.layer, e.rule, words(e.span));
        }
        for (layer, lacking) in [("claims", "no word of the cue lexicon"), ("events", "no word of the sense lexicon")] {
            let of_layer = || entries.iter().filter(move |e| e.layer == layer);
            if of_layer().any(|e| e.outcome == Outcome::Fired) {
                continue;
            }
            let why = match of_layer().count() {
                0 => format!("{lacking} stands here as a predicate"),
                n => format!("{n} nearly fired, as told above"),
            };
            let _ = writeln!(out, "    no {layer}: {why}");
        }
    }
    out.push('\n');
    out
}
