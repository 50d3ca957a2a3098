//! The Korean parser, from KLUE-DP, Kaist and news sentences of our own, over the morphemes that segmentation gives.

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
mod own;

/// Where the files go, from the root of the workspace.
pub(crate) const FOLDER: &str = "crates/sosik-data-ko";
/// The files.
pub(crate) const FILES: &[&str] = &["models/parser.bin"];

const SEED: u64 = 0x7A25E_0C0DE;
const FOLDS: usize = 5;
/// How often our own news is repeated beside KLUE-DP.
const NEWS_TIMES: usize = 2;
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

/// What there is to learn from, and the news that is held back.
struct Corpora {
    klue: Vec<Tree>,
    kaist: Vec<Tree>,
    news: Vec<Tree>,
    news_dev: Vec<Tree>,
}

impl Corpora {
    fn read(folder: &Path) -> Result<Self, Failure> {
        let segmenter = Segmenter::new();
        Ok(Self {
            klue: corpus::klue(&folder.join("ko/klue-dp.tsv.xz"), &segmenter)?,
            kaist: corpus::heads_only(&folder.join("ko/kaist-headfinal.conllu.xz"), &segmenter)?,
            news: own::news(&segmenter)?,
            news_dev: own::news_dev(&segmenter)?,
        })
    }

    /// The model file of a parser that has seen all but the fold `held` of KLUE-DP.
    fn model(&self, held: Option<usize>) -> Result<Vec<u8>, Failure> {
        let klue = self.klue.iter().enumerate().filter(|(i, _)| held.is_none_or(|held| i % FOLDS != held)).map(|(_, t)| t);
        let news = self.news.iter().flat_map(|t| std::iter::repeat_n(t, NEWS_TIMES));
        let (own, others): (Vec<&Tree>, Vec<&Tree>) = (klue.chain(news).collect(), self.kaist.iter().collect());
        learn::surer(learn::train(&own, &others, PLAN), own.iter().chain(&others).copied())
    }

    fn fold(&self, held: usize) -> impl Iterator<Item = &Tree> {
        self.klue.iter().skip(held).step_by(FOLDS)
    }
}

/// Trains the parser from `corpora`, scores it on folds of KLUE-DP and on news that were held back, and writes it to `folder`.
pub(crate) fn train(folder: &Path, corpora: &Path, fold: Option<usize>, predictions: Option<&Path>) -> Result<(), Failure> {
    let corpora = Corpora::read(corpora)?;
    eprintln!("{} trees of KLUE-DP, {} of Kaist, {} of our own news", corpora.klue.len(), corpora.kaist.len(), corpora.news.len());
    let mut scores = Scores::default();
    let mut printed = String::new();
    for held in (0..FOLDS).filter(|f| fold.is_none_or(|wanted| wanted == *f)) {
        let parser = Parser::open(Vec::leak(corpora.model(Some(held))?))?;
        let mut worker = Worker::default();
        for tree in corpora.fold(held) {
            parser.parse(&tree.words, &mut worker);
            scores.add(tree, &parser, &worker);
            printed.push_str(&conllu(tree, &parser, &worker));
        }
        eprintln!("fold {held}: {}, held-back news: {}", scores.table(), Scores::of(&corpora.news_dev, &parser).table());
    }
    if let Some(folder) = predictions {
        fs::create_dir_all(folder)?;
        fs::write(folder.join("klue-dp.conllu"), printed)?;
    }
    if fold.is_some() {
        return Ok(());
    }
    let bytes = corpora.model(None)?;
    let news = Scores::of(&corpora.news_dev, &Parser::open(Vec::leak(bytes.clone()))?);
    let mut table = toml::Table::new();
    table.insert("klue_dp_five_folds".into(), toml::Value::Table(scores.table()));
    table.insert("news_dev".into(), toml::Value::Table(news.table()));
    let card = Card {
        what: "Dependency parser of Korean over eojeols: heads last, labels of KLUE-DP; scores of five folds, each read by a parser that has not seen it, and of held-back news of our own".into(),
        sources: vec![
            "KLUE-DP (Park et al. 2021; CC BY-SA 4.0)".into(),
            "UD Korean Kaist train (Choi et al. 1994, Chun et al. 2018; CC BY-SA 4.0), heads turned to stand last".into(),
            "plain news sentences of our own, with trees corrected by hand (CC BY-SA 4.0)".into(),
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
    let corpora = Corpora::read(corpora)?;
    let mut out = Trees { gold: Vec::new(), predicted: Vec::new(), genres: Vec::new() };
    for held in 0..FOLDS {
        let parser = Parser::open(Vec::leak(corpora.model(Some(held))?))?;
        read(&parser, corpora.fold(held), &mut out);
    }
    Ok(out)
}

/// The held-back news of our own as the model in `folder` reads it; it has no genres.
pub(crate) fn news_dev(folder: &Path) -> Result<Trees, Failure> {
    let trees = own::news_dev(&Segmenter::new())?;
    let parser = Parser::open(Vec::leak(fs::read(folder.join(FILES[0]))?))?;
    let mut out = Trees { gold: Vec::new(), predicted: Vec::new(), genres: Vec::new() };
    read(&parser, trees.iter(), &mut out);
    out.genres.clear();
    Ok(out)
}

/// Adds `trees` and how `parser` reads them to `out`.
fn read<'t>(parser: &Parser, trees: impl Iterator<Item = &'t Tree>, out: &mut Trees) {
    let mut worker = Worker::default();
    for tree in trees {
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

/// Words with the right head, and with the right label too.
#[derive(Default)]
struct Scores {
    words: usize,
    heads: usize,
    labelled: usize,
    labels: usize,
}

impl Scores {
    fn of(trees: &[Tree], parser: &Parser) -> Self {
        let (mut scores, mut worker) = (Self::default(), Worker::default());
        for tree in trees {
            parser.parse(&tree.words, &mut worker);
            scores.add(tree, parser, &worker);
        }
        scores
    }

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
