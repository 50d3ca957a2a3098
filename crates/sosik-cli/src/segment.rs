//! `sosik segment`.

use std::io::{IsTerminal, stdout};

use sosik::segment::{Segmenter, Worker};
use sosik::{Document, Error, render, segments_with};
use sosik_batch::input::Documents;

use crate::args::{Segment, SegmentFormat};
use crate::output::{Output, width};
use crate::{Ending, Failure};

pub(crate) fn run(args: &Segment) -> Result<Ending, Failure> {
    let on_terminal = args.output.is_none() && stdout().is_terminal();
    let format = args.format.unwrap_or(if on_terminal { SegmentFormat::Table } else { SegmentFormat::Jsonl });
    let builder = Segmenter::builder().orthography(args.orthography);
    let builder = args.words.iter().fold(builder, |builder, (form, tag)| builder.word(form, *tag));
    let mut worker = builder.build().map_err(|e| e.message().to_owned())?.worker();
    let documents = Documents::new(&args.inputs.paths, args.inputs.reading()).map_err(|e| e.to_string())?;
    let mut output = Output::new(args.output.as_deref())?;
    let mut ending = Ending::Whole;
    for input in documents {
        let written = input.and_then(|document| written(&mut worker, &document, format).map_err(|e| (document.id, e)));
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

fn written(worker: &mut Worker, document: &Document, format: SegmentFormat) -> Result<String, Error> {
    let segments = segments_with(worker, document)?;
    Ok(match format {
        // Strings and numbers cannot fail to serialise.
        SegmentFormat::Jsonl => serde_json::to_string(&segments).unwrap_or_default() + "\n",
        SegmentFormat::Table => render::segments_table(&segments, document, width()) + "\n",
        SegmentFormat::Lines => render::sentence_lines(&segments, document).map(|line| line + "\n").collect::<String>() + "\n",
    })
}
