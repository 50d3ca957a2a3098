//! The model of sentences that end without a mark, from Kaist, GSD, KLUE and parallel news.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use sosik_linear::ModelWriter;
use sosik_segment::training::{Candidate, Endings, fingerprint, walk};

use super::card::{self, Card};
use super::perceptron::Shuffler;
use crate::Failure;
use learner::Learner;
use paragraphs::{Loss, Paragraph};

mod corpus;
mod learner;
mod paragraphs;

/// Where the files go, from the root of the workspace.
pub(crate) const FOLDER: &str = "crates/sosik-data-ko";
/// The files.
pub(crate) const FILES: &[&str] = &["models/sentences.bin"];

const SEED: u64 = 0x5EA7_E2CE_0001;
const BITS: u32 = 18;
/// Rounds of passes, each from nothing.
const ROUNDS: usize = 3;
const PASSES: usize = 16;
/// Passes of each round whose weights are averaged.
const COUNTED: usize = 10;
const STEP: f32 = 1.0 / 24.0;
/// A syllable is an ending when at least this share of the eojeols in it ends a sentence,
const SHARE: f64 = 0.002;
/// and so many do.
const TIMES: usize = 3;
/// Where at least this share ends a sentence, an eojeol inside a review may end one too.
const LIKELY: f64 = 0.15;

/// Trains the model from `corpora`, scores it and writes it to `folder`.
pub(crate) fn train(folder: &Path, corpora: &Path) -> Result<(), Failure> {
    let (sources, held) = corpus::load(corpora)?;
    eprintln!("{} sentences", sources.iter().map(|s| s.sentences.len()).sum::<usize>());
    let mut shuffler = Shuffler::new(SEED);

    let mut counts: BTreeMap<char, (usize, usize)> = BTreeMap::new();
    for paragraph in paragraphs::of(&sources, &mut shuffler) {
        candidates(&paragraph, &Endings::all(), |candidate, end| {
            let count = counts.entry(candidate.syllable).or_default();
            count.0 += usize::from(end);
            count.1 += usize::from(end || !paragraph.loose);
        });
    }
    let share =
        |syllable: &char, least: f64| counts.get(syllable).is_some_and(|(ends, all)| *ends >= TIMES && *ends as f64 >= least * *all as f64);
    let syllables: Vec<char> = counts.keys().copied().filter(|c| share(c, SHARE)).collect();
    eprintln!("{} endings", syllables.len());
    let endings = Endings::of(syllables);

    let mut learner = Learner::new(BITS);
    for pass in 0..PASSES * ROUNDS {
        if pass % PASSES == 0 {
            learner.restart();
        }
        for paragraph in paragraphs::of(&sources, &mut shuffler) {
            candidates(&paragraph, &endings, |candidate, end| {
                if end || !paragraph.loose || !share(&candidate.syllable, LIKELY) {
                    learner.learn(&candidate.features, end);
                }
            });
        }
        learner.finish_pass(pass % PASSES + COUNTED >= PASSES);
    }
    let weights = learner.quantised(STEP);

    let mut table = toml::Table::new();
    for set in &held {
        for (loss, suffix) in [(Loss::None, ""), (Loss::All, "_without_marks")] {
            let f1 = (score(&set.sentences, loss, &endings, &weights) * 1e4).round() / 100.0;
            eprintln!("{}{suffix}: {f1}", set.name);
            table.insert(format!("{}{suffix}", set.name), f1.into());
        }
    }
    let card = Card {
        what: "Where Korean sentences end without a mark; scores are F1 of boundaries in paragraphs of five sentences".into(),
        sources: vec![
            "UD Korean Kaist train (CC BY-SA 4.0)".into(),
            "UD Korean GSD train (CC BY-SA 4.0)".into(),
            "KLUE-NER train, raw sentences (CC BY-SA 4.0)".into(),
            "Korean parallel news by Jungyeul Park, development part, in southern and northern spelling (CC BY-SA 3.0)".into(),
        ],
        licence: "CC-BY-SA-4.0".into(),
        command: "cargo dev train sentences --corpora DIR".into(),
        seed: SEED,
        sha256: String::new(),
        bytes: 0,
        scores: table,
    };
    let bytes = ModelWriter::default().section("endings", endings.bytes().to_vec()).weights("weights", &weights).finish(fingerprint());
    fs::create_dir_all(folder.join("models"))?;
    card::write(folder, FILES[0], &bytes, card)
}

/// Calls `each` with the candidates of `paragraph` and whether each is an end.
fn candidates(paragraph: &Paragraph, endings: &Endings, mut each: impl FnMut(&Candidate, bool)) {
    walk(&paragraph.text, endings, |candidate| {
        let end = paragraph.ends.binary_search(&candidate.at).is_ok();
        each(candidate, end);
        end
    });
}

/// F1 of the boundaries inside paragraphs of five of `sentences`.
fn score(sentences: &[String], loss: Loss, endings: &Endings, weights: &[i8]) -> f64 {
    let mut shuffler = Shuffler::new(SEED);
    let (mut right, mut wanted, mut found) = (0, 0, 0);
    for five in sentences.chunks(5) {
        let five: Vec<&str> = five.iter().map(String::as_str).collect();
        let paragraph = paragraphs::join(&five, loss, false, &mut shuffler);
        let ends = walk(&paragraph.text, endings, |candidate| learner::ends(weights, &candidate.features));
        right += ends.iter().filter(|end| **end < paragraph.text.len() && paragraph.ends.contains(end)).count();
        wanted += paragraph.ends.len() - 1;
        found += ends.len() - 1;
    }
    2.0 * right as f64 / (wanted + found) as f64
}
