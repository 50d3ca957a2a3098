//! `sosik segment`.

use std::io::{IsTerminal, stdout};

use sosik::segment::Segmenter;
use sosik::{Document, Error, render, segments};

use crate::args::{Segment, SegmentFormat};
use crate::input::Documents;
use crate::output::Output;
use crate::{Ending, Failure};

pub(crate) fn run(args: &Segment) -> Result<Ending, Failure> {
    let on_terminal = args.output.is_none() && stdout().is_terminal();
    let format = args.format.unwrap_or(if on_terminal { SegmentFormat::Text } else { SegmentFormat::Jsonl });
    let segmenter = Segmenter::new();
    let documents = Documents::new(&args.inputs)?;
    let mut output = Output::new(args.output.as_deref())?;
    let mut ending = Ending::Whole;
    for input in documents {
        let written = input.and_then(|document| written(&segmenter, &document, format).map_err(|e| (document.id, e)));
        match written {
            Ok(text) => output.write(&text)?,
            Err((id, error)) => {
                ending = Ending::Partial;
                eprintln!("sosik: {}", render::plain(&format!("{id}: {error}")));
                if format == SegmentFormat::Jsonl {
                    output.write(&(sosik::Line::error(id, &error).to_json() + "\n"))?;
                }
            }
        }
    }
    output.finish()?;
    Ok(ending)
}

fn written(segmenter: &Segmenter, document: &Document, format: SegmentFormat) -> Result<String, Error> {
    let segments = segments(segmenter, document)?;
    if format == SegmentFormat::Jsonl {
        // Strings and numbers cannot fail to serialise.
        return Ok(serde_json::to_string(&segments).unwrap_or_default() + "\n");
    }
    let mut characters = document.text.chars();
    let (mut out, mut at) = (String::new(), 0);
    for sentence in &segments.sentences {
        let skipped = sentence.start.saturating_sub(at) as usize;
        let words: String = characters.by_ref().skip(skipped).take((sentence.end - sentence.start) as usize).collect();
        out.push_str(&render::plain(&words));
        out.push('\n');
        at = sentence.end;
    }
    out.push('\n');
    Ok(out)
}
