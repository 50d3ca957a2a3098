//! The model of verbs of saying, from the annotated news, the attribution relations of UD English GUM and sentences of our own.

use std::path::Path;

use serde_json::Value;
use sosik_core::Span;
use sosik_extract::Layers;
use sosik_extract::claims::cues::{NAMED, STEP, candidates, fingerprint};
use sosik_linear::ModelWriter;
use sosik_segment::Segmenter;

use super::card::{self, Card};
use super::perceptron::Shuffler;
use super::softmax::Softmax;
use crate::{Failure, files};

/// Where the files go, from the root of the workspace.
pub(crate) const FOLDER: &str = "crates/sosik-data-en/models";
/// The files.
pub(crate) const FILES: &[&str] = &["cues.bin"];

const SEED: u64 = 0xC0E5_0001;
const BITS: u32 = 12;
const RATE: f32 = 0.1;
const PASSES: usize = 12;
const FOLDS: usize = 5;
/// Sentences of our own; what their marks mean stands at their head.
const OWN: &str = include_str!("cues/own.txt");

/// A verb that could tell something, and whether it does.
#[derive(Clone, Debug)]
struct Sample {
    fold: usize,
    tells: bool,
    /// Whether it takes a clause or quotation.
    clausal: bool,
    features: Vec<u64>,
}

/// Trains the model from `corpora` (with `../gold` beside it), scores it on folds and writes it to `folder`.
pub(crate) fn train(folder: &Path, corpora: &Path) -> Result<(), Failure> {
    let mut samples = Vec::new();
    news(&files::read(&corpora.join("../gold/claims/news_en.jsonl"))?, &mut samples)?;
    gum(&files::read(&corpora.join("en/gum-attribution.jsonl.xz"))?, &mut samples)?;
    // The figures are those of the corpora: our own sentences are chosen.
    let corpora = samples.len();
    own(OWN, &mut samples)?;
    let (all, clausal) = (folds(&samples, corpora, |_| true), folds(&samples, corpora, |s| s.clausal));
    eprintln!("f1 over folds {all:.4}, of verbs with a clause or quotation {clausal:.4}");
    let model = learn(samples.iter().collect());
    let rows = Softmax::quantised(&[&model], STEP, 0.5);
    let mut scores = toml::Table::new();
    scores.insert("verbs_folds_f1".into(), ((all * 1e3).round() / 10.0).into());
    scores.insert("verbs_with_clause_folds_f1".into(), ((clausal * 1e3).round() / 10.0).into());
    let card = Card {
        what: "Which English verbs tell what somebody says, by how they stand".into(),
        sources: vec![
            "Parallel news annotated for this project, English side (text CC BY-SA 3.0, annotation ours under the same)".into(),
            "Attribution relations of UD English GUM without essay, fiction, letter, podcast, whow (annotations CC BY 4.0; texts CC BY, CC BY-SA, public domain)".into(),
            "Sentences of our own, annotated (MIT OR Apache-2.0)".into(),
        ],
        licence: "CC-BY-SA-4.0".into(),
        command: "cargo dev train cues --corpora DIR".into(),
        seed: SEED,
        sha256: String::new(),
        bytes: 0,
        scores,
    };
    let bytes = ModelWriter::default().table("english", 1, &rows).finish(fingerprint());
    card::write(folder, FILES[0], &bytes, card)
}

/// F1 over folds of those of the first `corpora` samples that `counts`.
fn folds(samples: &[Sample], corpora: usize, counts: impl Fn(&Sample) -> bool) -> f64 {
    let (mut right, mut found) = (0, 0);
    for fold in 0..FOLDS {
        let model = learn(samples.iter().filter(|s| s.fold != fold).collect());
        for sample in samples[..corpora].iter().filter(|s| s.fold == fold && counts(s)) {
            let says = model.score(&sample.features, 0) > 0.0;
            found += usize::from(says);
            right += usize::from(says && sample.tells);
        }
    }
    let told = samples[..corpora].iter().filter(|s| s.tells && counts(s)).count();
    eprintln!("{} verbs, {told} of them tell something", samples[..corpora].iter().filter(|s| counts(s)).count());
    2.0 * right as f64 / (found + told) as f64
}

fn learn(mut samples: Vec<&Sample>) -> Softmax {
    let mut shuffler = Shuffler::new(SEED);
    let mut model = Softmax::new(1, BITS, RATE);
    for _ in 0..PASSES {
        shuffler.shuffle(&mut samples);
        for sample in &samples {
            let nameless: Vec<u64> = sample.features.iter().enumerate().filter(|(i, _)| !NAMED.contains(i)).map(|(_, f)| *f).collect();
            for features in [&sample.features, &nameless] {
                let odds = model.score(features, 0);
                let likely = 1.0 / (1.0 + (-odds).exp());
                model.descend(features, 0, likely - f32::from(u8::from(sample.tells)));
            }
        }
    }
    model
}

/// The candidates of `text`; those whose head `is` told are true.
fn read(segmenter: &Segmenter, text: &str, fold: usize, is: impl Fn(Span) -> bool, out: &mut Vec<Sample>) {
    let layers = Layers::read(text, segmenter, None);
    out.extend(candidates(&layers).into_iter().map(|c| Sample { fold, tells: is(c.head), clausal: c.clausal, features: c.features }));
}

fn news(content: &str, out: &mut Vec<Sample>) -> Result<(), Failure> {
    let segmenter = Segmenter::new();
    for (i, line) in content.lines().enumerate() {
        let row: Value = serde_json::from_str(line)?;
        let text = row["text"].as_str().unwrap_or_default();
        let bytes = |point: &Value| text.char_indices().nth(point.as_u64().unwrap_or(0) as usize).map_or(text.len(), |(i, _)| i);
        let cues: Vec<Span> = (row["claims"].as_array().into_iter().flatten())
            .map(|c| Span::of(bytes(&c["cue"]["start"])..bytes(&c["cue"]["end"])))
            .collect();
        read(&segmenter, text, i % FOLDS, |head| cues.iter().any(|c| c.overlaps(head)), out);
    }
    Ok(())
}

/// Sentences with `[ ]` around the heads of the verbs that tell.
fn own(content: &str, out: &mut Vec<Sample>) -> Result<(), Failure> {
    let segmenter = Segmenter::new();
    for (i, line) in content.lines().filter(|l| !l.starts_with('#')).enumerate() {
        let (text, told) = unmarked(line).ok_or_else(|| format!("marks that do not close: {line}"))?;
        read(&segmenter, &text, i % FOLDS, |head| told.iter().any(|t| t.overlaps(head)), out);
    }
    Ok(())
}

/// `line` without its marks, and the words between them.
fn unmarked(line: &str) -> Option<(String, Vec<Span>)> {
    let (mut text, mut told) = (String::new(), Vec::new());
    let mut pieces = line.split('[');
    text.push_str(pieces.next().filter(|p| !p.contains(']'))?);
    for piece in pieces {
        let (word, rest) = piece.split_once(']').filter(|(word, rest)| !word.is_empty() && !rest.contains(']'))?;
        told.push(Span::of(text.len()..text.len() + word.len()));
        text.extend([word, rest]);
    }
    Some((text, told))
}

/// The verbs of an attribution are those in its units that take what is said.
fn gum(content: &str, out: &mut Vec<Sample>) -> Result<(), Failure> {
    let segmenter = Segmenter::new();
    for (i, line) in content.lines().enumerate() {
        let row: Value = serde_json::from_str(line)?;
        let units: Vec<&str> = row["units"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        let text = units.join(" ");
        let mut starts = vec![0];
        for unit in &units {
            starts.push(starts.last().copied().unwrap_or(0) + unit.len() + 1);
        }
        let spans: Vec<Span> = (row["attributions"].as_array().into_iter().flatten())
            .filter_map(|a| {
                let numbers: Vec<usize> = a["attribution"].as_array()?.iter().filter_map(|n| Some(n.as_u64()? as usize)).collect();
                let (first, last) = (*numbers.first()?, *numbers.last()?);
                (last < units.len() && last - first < 2).then(|| Span::of(starts[first]..starts[last + 1] - 1))
            })
            .collect();
        read(&segmenter, &text, i % FOLDS, |head| spans.iter().any(|s| s.contains(head)), out);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_read_and_taken_away() {
        let (text, told) = unmarked("“No,” [said] Ana, who [hopes] to win.").unwrap();
        assert_eq!(text, "“No,” said Ana, who hopes to win.");
        let words: Vec<&str> = told.iter().filter_map(|t| t.slice(&text)).collect();
        assert_eq!(words, ["said", "hopes"]);
        assert!(["[said Ana", "said] Ana", "[] Ana"].iter().all(|wrong| unmarked(wrong).is_none()));
    }

    #[test]
    fn every_line_is_well_formed() {
        let lines: Vec<&str> = OWN.lines().filter(|l| !l.starts_with('#')).collect();
        assert!(lines.len() > 300 && lines.iter().all(|l| unmarked(l).is_some()));
    }
}
