//! The model of factuality, from the ratings of Universal Decompositional Semantics over UD English EWT.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::Value;
use sosik_core::Span;
use sosik_extract::Layers;
use sosik_extract::claims::factuality::{Factuality, STEP, View, fingerprint, position, rating};
use sosik_linear::{ModelWriter, mix};
use sosik_segment::Segmenter;

use super::card::{self, Card};
use super::perceptron::Shuffler;
use super::softmax::Softmax;
use crate::{Failure, files};

/// Where the files go, from the root of the workspace.
pub(crate) const FOLDER: &str = "crates/sosik-data-en/models";
/// The files.
pub(crate) const FILES: &[&str] = &["factuality.bin"];

const SEED: u64 = 0xFAC7_0001;
const BITS: u32 = 18;
const RATE: f32 = 0.05;
/// Models that see the ratings in different orders, added up.
const MODELS: usize = 5;
const PASSES: usize = 10;
/// Out of so many features one is hidden at each step, so that rare words do not explain a rating alone.
const HIDDEN: u64 = 3;

/// A rated predicate.
#[derive(Clone, Debug)]
pub(crate) struct Rated {
    /// Sentence and token of the dataset.
    pub(crate) sentence: String,
    pub(crate) token: u64,
    dev: bool,
    value: f32,
    features: Vec<u64>,
}

/// All rated predicates with their features, and what the model that ships says of each.
pub(crate) fn rated(corpora: &Path, model: Option<&Factuality>) -> Result<Vec<(Rated, f32)>, Failure> {
    let mut ratings: BTreeMap<String, Vec<(u64, bool, f32)>> = BTreeMap::new();
    for line in files::read(&corpora.join("en/uds-factuality.jsonl.xz"))?.lines().filter(|l| !l.is_empty()) {
        let row: Value = serde_json::from_str(line)?;
        let (Some(sentence), Some(token), Some(value)) = (row["sent_id"].as_str(), row["token"].as_u64(), row["value"].as_f64()) else {
            return Err(format!("a rating without sentence, token or value: {line}").into());
        };
        ratings.entry(sentence.to_owned()).or_default().push((token, row["split"] == "dev", value as f32));
    }
    let segmenter = Segmenter::new();
    let mut out = Vec::new();
    for file in ["ewt-train", "ewt-dev"] {
        let text = files::read(&corpora.join(format!("en/{file}.conllu.xz")))?;
        for block in text.split("\n\n") {
            let field = |key: &str| block.lines().find_map(|l| l.strip_prefix(key));
            let (Some(id), Some(text)) = (field("# sent_id = "), field("# text = ")) else { continue };
            let Some(rows) = ratings.get(id) else { continue };
            let words = spans(text, block);
            let Layers { segmentation, clauses, .. } = Layers::read(text, &segmenter, None);
            let views: Vec<View<'_>> = (0..segmentation.sentences.len()).map(|i| View::new(text, &segmentation, &clauses, i)).collect();
            for (token, dev, value) in rows {
                let Some(span) = words.get(&(*token as usize)) else { continue };
                let sentence = segmentation.sentences.partition_point(|s| s.span.end() <= span.start());
                let (Some(view), Some(at)) = (views.get(sentence), position(&segmentation, sentence, *span)) else { continue };
                let mut features = Vec::new();
                view.features(at, &mut features);
                let said = model.map_or(0.0, |m| m.value(view, at));
                out.push((Rated { sentence: id.to_owned(), token: *token, dev: *dev, value: *value, features }, said));
            }
        }
    }
    Ok(out)
}

/// Where the words of a sentence stand in its text, by their number from 1.
fn spans(text: &str, block: &str) -> BTreeMap<usize, Span> {
    let mut out = BTreeMap::new();
    let mut at = 0;
    let mut joined = 0;
    for line in block.lines().filter(|l| !l.starts_with('#')) {
        let columns: Vec<&str> = line.split('\t').collect();
        let [number, form, ..] = columns[..] else { continue };
        if let Some((_, last)) = number.split_once('-') {
            joined = last.parse().unwrap_or(0);
            continue;
        }
        let Ok(number) = number.parse::<usize>() else { continue };
        // The words of "don't" stand in it one after the other, as far as they are spelt as they are there.
        let window = text.char_indices().map(|(i, _)| i).find(|i| *i >= at).unwrap_or(text.len());
        let found = text[window..].find(form).filter(|gap| number > joined || *gap < 3);
        let start = found.map_or(window, |gap| window + gap);
        let end = if found.is_some() { start + form.len() } else { start };
        out.insert(number, Span::of(start..end));
        at = end;
    }
    out
}

/// Trains the model from `corpora`, scores it and writes it to `folder`.
pub(crate) fn train(folder: &Path, corpora: &Path) -> Result<(), Failure> {
    let samples: Vec<Rated> = rated(corpora, None)?.into_iter().map(|(r, _)| r).collect();
    let (dev, mut train): (Vec<&Rated>, Vec<&Rated>) = samples.iter().partition(|r| r.dev);
    eprintln!("{} ratings to learn from, {} to score", train.len(), dev.len());
    let mut shuffler = Shuffler::new(SEED);
    let mut models = Vec::new();
    let mut seen = Vec::new();
    for run in 0..MODELS {
        let mut model = Softmax::new(1, BITS, RATE);
        for pass in 0..PASSES {
            shuffler.shuffle(&mut train);
            for (step, sample) in train.iter().enumerate() {
                let salt = mix((run * PASSES + pass) as u64, step as u64);
                seen.clear();
                seen.extend(sample.features.iter().filter(|f| !mix(salt, **f).is_multiple_of(HIDDEN)));
                let likely = 1.0 / (1.0 + (-model.score(&seen, 0)).exp());
                model.descend(&seen, 0, likely - f32::from(sample.value > 0.0));
            }
        }
        models.push(model);
    }
    let models: Vec<&Softmax> = models.iter().collect();
    let rows = Softmax::quantised(&models, STEP * MODELS as f32, 0.5);
    let score = |features: &[u64]| features.iter().map(|f| i32::from(rows[(f >> (64 - BITS)) as usize])).sum::<i32>() as f32 * STEP;
    let pairs: Vec<(f64, f64)> = dev.iter().map(|s| (f64::from(rating(score(&s.features))), f64::from(s.value))).collect();
    let (r, polarity) = agreement(&pairs);
    eprintln!("r {r:.4}, polarity {polarity:.4}");
    let mut scores = toml::Table::new();
    scores.insert("uds_dev_pearson".into(), ((r * 1e4).round() / 1e4).into());
    scores.insert("uds_dev_polarity".into(), ((polarity * 1e4).round() / 1e4).into());
    let card = Card {
        what: "How sure English predicates are told to have happened, -3 to 3".into(),
        sources: vec![
            "Universal Decompositional Semantics, factuality v2, train part (White et al. 2016, Rudinger et al. 2018; CC BY-SA 4.0)".into(),
            "UD English EWT train (CC BY-SA 4.0)".into(),
        ],
        licence: "CC-BY-SA-4.0".into(),
        command: "cargo dev train factuality --corpora DIR".into(),
        seed: SEED,
        sha256: String::new(),
        bytes: 0,
        scores,
    };
    let bytes = ModelWriter::default().table("weights", 1, &rows).finish(fingerprint());
    card::write(folder, FILES[0], &bytes, card)
}

/// Pearson's r and the share of equal signs.
fn agreement(pairs: &[(f64, f64)]) -> (f64, f64) {
    let n = pairs.len() as f64;
    let mean = |f: &dyn Fn(&(f64, f64)) -> f64| pairs.iter().map(f).sum::<f64>() / n;
    let (a, b) = (mean(&|p| p.0), mean(&|p| p.1));
    let (va, vb) = (mean(&|p| (p.0 - a).powi(2)), mean(&|p| (p.1 - b).powi(2)));
    let r = mean(&|p| (p.0 - a) * (p.1 - b)) / (va * vb).sqrt();
    (r, pairs.iter().filter(|(x, y)| (*x > 0.0) == (*y > 0.0)).count() as f64 / n)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_where_they_stand() {
        let block = "1-2\tdon't\t_\n1\tdo\tdo\n2\tn't\tnot\n3\tgo\tgo";
        let text = "don't go";
        let found = spans(text, block);
        assert_eq!([1, 2, 3].map(|i| found[&i].slice(text).unwrap()), ["do", "n't", "go"]);
    }

    #[test]
    fn agreement_is_whole_for_equal_values() {
        let (r, polarity) = agreement(&[(1.0, 2.0), (-1.0, -2.0), (2.0, 4.0)]);
        assert!((r - 1.0).abs() < 1e-9 && polarity == 1.0);
    }
}
