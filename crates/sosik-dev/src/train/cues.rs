//! The model of verbs of saying, from the annotated news and the attribution relations of UD English GUM.

use std::path::Path;

use serde_json::Value;
use sosik_core::Span;
use sosik_extract::Layers;
use sosik_extract::claims::cues::{STEP, candidates, fingerprint};
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
/// Where the name of the verb stands among its features.
const NAME: usize = 1;

/// A verb that could tell something, and whether it does.
#[derive(Clone, Debug)]
struct Sample {
    fold: usize,
    tells: bool,
    features: Vec<u64>,
}

/// Trains the model from `corpora` (with `../gold` beside it), scores it on folds and writes it to `folder`.
pub(crate) fn train(folder: &Path, corpora: &Path) -> Result<(), Failure> {
    let mut samples = Vec::new();
    news(&files::read(&corpora.join("../gold/claims/news_en.jsonl"))?, &mut samples)?;
    gum(&files::read(&corpora.join("en/gum-attribution.jsonl.xz"))?, &mut samples)?;
    let told = samples.iter().filter(|s| s.tells).count();
    eprintln!("{} verbs that take what could be said, {told} of them tell it", samples.len());
    let (mut right, mut found) = (0, 0);
    for fold in 0..FOLDS {
        let model = learn(samples.iter().filter(|s| s.fold != fold).collect());
        for sample in samples.iter().filter(|s| s.fold == fold) {
            let says = model.score(&sample.features, 0) > 0.0;
            found += usize::from(says);
            right += usize::from(says && sample.tells);
        }
    }
    let f1 = 2.0 * right as f64 / (found + told) as f64;
    eprintln!("f1 over folds {f1:.4}");
    let model = learn(samples.iter().collect());
    let rows = Softmax::quantised(&[&model], STEP, 0.5);
    let mut scores = toml::Table::new();
    scores.insert("verbs_folds_f1".into(), ((f1 * 1e3).round() / 10.0).into());
    let card = Card {
        what: "Which English verbs tell what somebody says, by how they stand".into(),
        sources: vec![
            "Parallel news annotated for this project, English side (text CC BY-SA 3.0, annotation ours under the same)".into(),
            "Attribution relations of UD English GUM without essay, fiction, letter, podcast, whow (annotations CC BY 4.0; texts CC BY, CC BY-SA, public domain)".into(),
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

fn learn(mut samples: Vec<&Sample>) -> Softmax {
    let mut shuffler = Shuffler::new(SEED);
    let mut model = Softmax::new(1, BITS, RATE);
    for _ in 0..PASSES {
        shuffler.shuffle(&mut samples);
        for sample in &samples {
            // The second feature is the name of the verb.
            let nameless: Vec<u64> = sample.features.iter().enumerate().filter(|(i, _)| *i != NAME).map(|(_, f)| *f).collect();
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
    out.extend(candidates(&layers).into_iter().map(|(head, features)| Sample { fold, tells: is(head), features }));
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
