//! English models: tagger, parser, lemmas, from UD EWT, UD GUM and news sentences of our own.

use std::fs;
use std::path::Path;

use sosik_extract::syntax::english::attributes;
use sosik_extract::syntax::english::lemma::Lemmas;
use sosik_linear::parser::Attributes;
use sosik_linear::{Parser, Tagger, hash};

use super::card::{self, Card};
use super::conllu::{self, Sentence};
use super::{parser, tagger};
use crate::Failure;
use crate::evaluate::syntax::Trees;

mod lemmas;
mod own;
mod scores;
mod treebank;

/// Where the files go, from the root of the workspace.
pub(crate) const FOLDER: &str = "crates/sosik-data-en";
/// The files.
pub(crate) const FILES: &[&str] = &["models/tagger.bin", "models/parser.bin", "tables/lemmas.tsv", "tables/verbs.txt"];

const SEED: u64 = 0x1234_5678_9ABC;
const FOLDS: usize = 5;
/// How often our own sentences are repeated: those that an earlier parser read, and the news that was corrected by hand.
const OWN_TIMES: usize = 2;
const NEWS_TIMES: usize = 3;
/// How often a tree is repeated at most: the tagger wants more of the news than the parser, which would forget the treebanks.
const TREE_TIMES: usize = 2;
const TAGGER: tagger::Plan = tagger::Plan { bits: 21, passes: 8, rounds: 4, trial: 3, rows: 48_000, margin: 20.0, step: 0.4, seed: SEED };
const PARSER: parser::Plan = parser::Plan {
    step_bits: 22,
    label_bits: 18,
    passes: 7,
    rounds: 6,
    trial: 4,
    step_rows: 200_000,
    label_rows: 20_000,
    margin: 40.0,
    step: 1.0,
    seed: SEED,
};

/// Trains all models from `corpora`, scores them and writes them to `folder`.
pub(crate) fn train(folder: &Path, corpora: &Path, predictions: Option<&Path>) -> Result<(), Failure> {
    let read = |name: &str| conllu::read(&corpora.join("en").join(format!("{name}.conllu.xz"))).map(treebank::prepared);
    let plain: Vec<Sentence> = [read("ewt-train")?, read("gum-train")?].concat();
    let (exceptions, verbs) = lemmas::tables(&plain);
    // Each sentence with how often it is learned.
    let mut train: Vec<(Sentence, usize)> = treebank::with_variants(&plain).into_iter().map(|s| (s, 1)).collect();
    eprintln!("{} sentences, {} with variants", plain.len(), train.len());
    train.extend(treebank::prepared(own::news()?).into_iter().map(|s| (s, NEWS_TIMES)));
    let (tagged, untagged): (Vec<_>, Vec<_>) = own::sentences()?.into_iter().partition(|s| s.iter().all(|w| !w.upos.is_empty()));
    train.extend(tagged.into_iter().map(|s| (s, OWN_TIMES)));

    // The parser must learn from tags as wrong as those it will get: each fold is tagged by a tagger that has not seen it.
    let pairs: Vec<(tagger::Tagged, usize)> = train.iter().map(|(s, times)| (treebank::tagged(s), *times)).collect();
    let learned = |keep: &dyn Fn(usize) -> bool| -> Vec<&tagger::Tagged> {
        let kept = pairs.iter().enumerate().filter(|(i, _)| keep(*i));
        kept.flat_map(|(_, (pair, times))| std::iter::repeat_n(pair, *times)).collect()
    };
    let mut trees = Vec::new();
    for fold in 0..FOLDS {
        let others = learned(&|i| i % FOLDS != fold);
        let model = leaked(tagger::train(&others, tagger::Plan { passes: 5, rounds: 1, trial: 2, ..TAGGER }));
        let model = Tagger::open(model)?;
        let mut worker = sosik_linear::tagger::Worker::default();
        for (sentence, times) in train.iter().skip(fold).step_by(FOLDS) {
            trees.extend((0..(*times).min(TREE_TIMES)).map(|_| tree(&model, sentence, &mut worker)));
        }
        eprintln!("fold {} tagged", fold + 1);
    }
    let tagger_bytes = tagger::train(&learned(&|_| true), TAGGER);
    let model = Tagger::open(leaked(tagger_bytes.clone()))?;
    let mut worker = sosik_linear::tagger::Worker::default();
    for sentence in &untagged {
        trees.extend((0..OWN_TIMES).map(|_| tree(&model, sentence, &mut worker)));
    }
    let parser_bytes = parser::train(&trees, PARSER);

    let models = (Tagger::open(leaked(tagger_bytes.clone()))?, Parser::open(leaked(parser_bytes.clone()))?);
    let mut table = toml::Table::new();
    for set in ["ewt-dev", "gum-dev", NEWS_DEV] {
        let gold = if set == NEWS_DEV { news_dev(&exceptions, &verbs)? } else { read(set)? };
        let predicted = scores::predict(&models.0, &models.1, &exceptions, &verbs, &gold);
        let scores = scores::of(&gold, &predicted);
        eprintln!("{set}: {scores}");
        if let Some(folder) = predictions {
            fs::create_dir_all(folder)?;
            fs::write(folder.join(format!("{set}.conllu")), conllu::write(&predicted))?;
        }
        table.insert(set.replace('-', "_"), toml::Value::Table(scores));
    }
    let card = |what: &str| {
        Card {
        what: what.into(),
        sources: vec![
            "UD English EWT train (CC BY-SA 4.0)".into(),
            "UD English GUM train without essay, fiction, letter, podcast, whow (annotations CC BY 4.0; texts CC BY, CC BY-SA, public domain)".into(),
            "plain news sentences of our own, with tags and trees corrected by hand (CC BY-SA 4.0)".into(),
            "plain news sentences of our own, as an earlier parser of these treebanks read them (CC BY-SA 4.0)".into(),
            "irregular verbs and plurals, and verbs that the treebanks never met (ours, public facts)".into(),
        ],
        licence: "CC-BY-SA-4.0".into(),
        command: "cargo dev train english --corpora DIR".into(),
        seed: SEED,
        sha256: String::new(),
        bytes: 0,
        scores: table.clone(),
    }
    };
    for part in ["models", "tables"] {
        fs::create_dir_all(folder.join(part))?;
    }
    card::write(folder, "models/tagger.bin", &tagger_bytes, card("Tagger of English: UPOS and Penn Treebank tags"))?;
    card::write(folder, "models/parser.bin", &parser_bytes, card("Dependency parser of English: relations of Universal Dependencies 2"))?;
    card::write(folder, "tables/lemmas.tsv", exceptions.as_bytes(), card("Irregular lemmas of English word forms"))?;
    card::write(folder, "tables/verbs.txt", verbs.as_bytes(), card("Dictionary forms of English verbs"))
}

/// The name of the held-back news sentences of our own, which lie here and not among the corpora.
pub(crate) const NEWS_DEV: &str = "news-dev";

/// The held-back news, its lemmas by the tables, since nobody annotated them.
fn news_dev(exceptions: &str, verbs: &str) -> Result<Vec<Sentence>, Failure> {
    let lemmas = Lemmas::new(exceptions, verbs);
    let mut sentences = treebank::prepared(own::news_dev()?);
    for word in sentences.iter_mut().flatten() {
        word.lemma = lemmas.lemma(&word.form, &word.xpos).into_owned();
    }
    Ok(sentences)
}

/// The development set `file` as the models in `folder` read it, from gold tokens; the news has no genres.
pub(crate) fn development(folder: &Path, corpora: &Path, file: &str) -> Result<Trees, Failure> {
    let path = corpora.join("en").join(format!("{file}.conllu.xz"));
    let genre = |id: String| match id.strip_prefix("GUM_") {
        Some(rest) => rest.split('_').next().unwrap_or_default().to_owned(),
        None => id.split('-').next().unwrap_or_default().to_owned(),
    };
    let tagger = Tagger::open(leaked(fs::read(folder.join(FILES[0]))?))?;
    let parser = Parser::open(leaked(fs::read(folder.join(FILES[1]))?))?;
    let (exceptions, verbs) = (fs::read_to_string(folder.join(FILES[2]))?, fs::read_to_string(folder.join(FILES[3]))?);
    let (gold, genres) = match file {
        NEWS_DEV => (news_dev(&exceptions, &verbs)?, Vec::new()),
        _ => (treebank::prepared(conllu::read(&path)?), conllu::documents(&path)?.into_iter().map(genre).collect()),
    };
    let predicted = scores::predict(&tagger, &parser, &exceptions, &verbs, &gold);
    Ok(Trees { gold, predicted, genres })
}

/// Models borrow their bytes for good; a trainer makes a handful and ends.
fn leaked(bytes: Vec<u8>) -> &'static [u8] {
    Vec::leak(bytes)
}

fn tree(model: &Tagger, sentence: &Sentence, worker: &mut sosik_linear::tagger::Worker) -> parser::Tree {
    parser::Tree {
        words: seen(model, sentence, worker).0,
        heads: sentence.iter().map(|w| w.head).collect(),
        labels: sentence.iter().map(|w| w.relation.clone()).collect(),
    }
}

/// What the parser sees of `sentence`, with the tags given.
fn seen(model: &Tagger, sentence: &Sentence, worker: &mut sosik_linear::tagger::Worker) -> (Vec<Attributes>, Vec<&'static str>) {
    let (tags, words) = model.tag(sentence.iter().map(|w| w.form.as_str()), worker);
    let names: Vec<&'static str> = tags.iter().map(|t| model.tags()[usize::from(*t)]).collect();
    let seen = words.iter().zip(&names).zip(sentence).map(|((word, name), gold)| {
        let coarse = name.split('|').next().unwrap_or_default();
        attributes::of(&gold.form, word, coarse, hash(coarse), hash(name))
    });
    (seen.collect(), names)
}
