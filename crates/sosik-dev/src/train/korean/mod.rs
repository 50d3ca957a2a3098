//! The Korean parser, from KLUE-DP and Kaist, over the morphemes that segmentation gives.

use std::fs;
use std::path::Path;

use sosik_linear::chain::{Parser, ROOT, Worker};
use sosik_segment::Segmenter;

use super::card::{self, Card};
use super::conllu::Word;
use crate::Failure;
use crate::evaluate::syntax::Trees;
use corpus::Tree;
use learn::Plan;

mod corpus;
mod learn;

/// Where the files go, from the root of the workspace.
pub(crate) const FOLDER: &str = "crates/sosik-data-ko";
/// The files.
pub(crate) const FILES: &[&str] = &["models/parser.bin"];

const SEED: u64 = 0x7A25E_0C0DE;
const FOLDS: usize = 5;
const PLAN: Plan = Plan {
    head_bits: 22,
    label_bits: 16,
    head_rows: 280_000,
    label_rows: 20_000,
    passes: 2,
    rounds: 3,
    label_passes: 6,
    rate: 0.1,
    label_rate: 0.2,
    times: 4,
    step: 0.04,
    least: 0.5,
    label_step: 0.04,
    label_least: 1.0,
    seed: SEED,
};

/// Trains the parser from `corpora`, scores it on folds of KLUE-DP that were held back, and writes it to `folder`.
pub(crate) fn train(folder: &Path, corpora: &Path, fold: Option<usize>, predictions: Option<&Path>) -> Result<(), Failure> {
    let segmenter = Segmenter::new();
    let klue = corpus::klue(&corpora.join("ko/klue-dp.tsv.xz"), &segmenter)?;
    let kaist = corpus::heads_only(&corpora.join("ko/kaist-headfinal.conllu.xz"), &segmenter)?;
    eprintln!("{} trees of KLUE-DP, {} of Kaist", klue.len(), kaist.len());
    let others: Vec<&Tree> = kaist.iter().collect();
    let mut scores = Scores::default();
    let mut printed = String::new();
    for held in (0..FOLDS).filter(|f| fold.is_none_or(|wanted| wanted == *f)) {
        let part = |inside: bool| klue.iter().enumerate().filter(move |(i, _)| (i % FOLDS == held) == inside).map(|(_, t)| t);
        let own: Vec<&Tree> = part(false).collect();
        let parser = Parser::open(Vec::leak(learn::train(&own, &others, PLAN)))?;
        let mut worker = Worker::default();
        for tree in part(true) {
            parser.parse(&tree.words, &mut worker);
            scores.add(tree, &parser, &worker);
            printed.push_str(&conllu(tree, &parser, &worker));
        }
        eprintln!("fold {held}: {}", scores.table());
    }
    if let Some(folder) = predictions {
        fs::create_dir_all(folder)?;
        fs::write(folder.join("klue-dp.conllu"), printed)?;
    }
    if fold.is_some() {
        return Ok(());
    }
    let own: Vec<&Tree> = klue.iter().collect();
    let bytes = learn::train(&own, &others, PLAN);
    let mut table = toml::Table::new();
    table.insert("klue_dp_five_folds".into(), toml::Value::Table(scores.table()));
    let card = Card {
        what: "Dependency parser of Korean over eojeols: heads last, labels of KLUE-DP; scores of five folds, each read by a parser that has not seen it".into(),
        sources: vec![
            "KLUE-DP (Park et al. 2021; CC BY-SA 4.0)".into(),
            "UD Korean Kaist train (Choi et al. 1994, Chun et al. 2018; CC BY-SA 4.0), heads turned to stand last".into(),
        ],
        licence: "CC-BY-SA-4.0".into(),
        command: "cargo dev train korean --corpora DIR".into(),
        seed: SEED,
        sha256: String::new(),
        bytes: 0,
        scores: table,
    };
    fs::create_dir_all(folder.join("models"))?;
    card::write(folder, FILES[0], &bytes, card)
}

/// KLUE-DP by folds, each read by a parser that was trained on the others.
pub(crate) fn folds(corpora: &Path) -> Result<Trees, Failure> {
    let segmenter = Segmenter::new();
    let klue = corpus::klue(&corpora.join("ko/klue-dp.tsv.xz"), &segmenter)?;
    let kaist = corpus::heads_only(&corpora.join("ko/kaist-headfinal.conllu.xz"), &segmenter)?;
    let others: Vec<&Tree> = kaist.iter().collect();
    let mut out = Trees { gold: Vec::new(), predicted: Vec::new(), genres: Vec::new() };
    for held in 0..FOLDS {
        let part = |inside: bool| klue.iter().enumerate().filter(move |(i, _)| (i % FOLDS == held) == inside).map(|(_, t)| t);
        let parser = Parser::open(Vec::leak(learn::train(&part(false).collect::<Vec<_>>(), &others, PLAN)))?;
        let mut worker = Worker::default();
        for tree in part(true) {
            parser.parse(&tree.words, &mut worker);
            let word = |i: usize, head: u32, relation: &str| Word {
                form: tree.forms[i].clone(),
                lemma: tree.lemmas[i].clone(),
                head: if head == ROOT { tree.forms.len() } else { head as usize },
                relation: relation.to_owned(),
                ..Word::default()
            };
            out.gold.push((0..tree.forms.len()).map(|i| word(i, tree.heads[i], &tree.labels[i])).collect());
            let name = |i: usize| parser.labels()[usize::from(worker.labels()[i])];
            out.predicted.push((0..tree.forms.len()).map(|i| word(i, worker.tree().head(i), name(i))).collect());
            out.genres.push(tree.genre.clone());
        }
    }
    Ok(out)
}

/// Words with the right head, and with the right label too.
#[derive(Default)]
struct Scores {
    words: usize,
    heads: usize,
    labelled: usize,
    labels: usize,
}

impl Scores {
    fn add(&mut self, gold: &Tree, parser: &Parser, found: &Worker) {
        for (word, (head, label)) in gold.heads.iter().zip(&gold.labels).enumerate() {
            let right = found.tree().head(word) == *head;
            let name = parser.labels()[usize::from(found.labels()[word])];
            self.words += 1;
            self.heads += usize::from(right);
            self.labels += usize::from(name == label);
            self.labelled += usize::from(right && name == label);
        }
    }

    fn table(&self) -> toml::Table {
        let percent = |n: usize| toml::Value::Float((10_000.0 * n as f64 / self.words.max(1) as f64).round() / 100.0);
        [("uas", self.heads), ("las", self.labelled), ("label", self.labels)].map(|(k, n)| (k.to_owned(), percent(n))).into_iter().collect()
    }
}

fn conllu(tree: &Tree, parser: &Parser, found: &Worker) -> String {
    use std::fmt::Write;
    let mut out = String::new();
    for (i, form) in tree.forms.iter().enumerate() {
        let head = if found.tree().head(i) == ROOT { 0 } else { found.tree().head(i) + 1 };
        let label = parser.labels()[usize::from(found.labels()[i])];
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{}\t{form}\t_\t_\t_\t_\t{head}\t{label}\t_\t_", i + 1);
    }
    out.push('\n');
    out
}
