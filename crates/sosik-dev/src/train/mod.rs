//! `cargo dev train`: models from treebanks, deterministically: one thread, fixed seeds, the same bytes from the same corpora.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use crate::Failure;

mod card;
mod conllu;
mod english;
mod parser;
mod perceptron;
mod segment;
mod tagger;

/// What to train and from what.
#[derive(Args)]
pub(crate) struct Options {
    /// The models to train.
    language: Models,
    /// The folder that holds the corpora (`en/ewt-train.conllu.xz` and so on).
    #[arg(long)]
    corpora: Option<PathBuf>,
    /// Train nothing; fail when the files are not those that their cards describe.
    #[arg(long)]
    check: bool,
    /// Write the trees of the development sets here, as CoNLL-U with gold tokens and predicted tags, lemmas and trees.
    #[arg(long)]
    predictions: Option<PathBuf>,
    /// Analyses of Kiwi and words of mecab-ko-dic, made before, instead of making them: `kiwi.jsonl` and `words.tsv` in this folder.
    #[arg(long)]
    prepared: Option<PathBuf>,
    /// Hold one of the five folds of KLUE-DP back and write no model.
    #[arg(long)]
    fold: Option<usize>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Models {
    /// Tagger, parser and lemmas of English.
    English,
    /// Korean morphemes.
    Segment,
}

/// Trains, or checks, the models that `options` name.
pub(crate) fn run(root: &Path, options: &Options) -> Result<(), Failure> {
    match options.language {
        Models::Segment if options.check => card::check(&root.join(segment::FOLDER), segment::FILES),
        Models::Segment => {
            let corpora = options.corpora.as_deref().ok_or("give the folder of the corpora with --corpora")?;
            let prepared = options.prepared.as_deref().ok_or("give --prepared")?;
            let sources = segment::Sources {
                corpora,
                kiwi: &prepared.join("kiwi.jsonl"),
                words: &prepared.join("words.tsv"),
                fold: options.fold,
                predictions: options.predictions.clone(),
            };
            let (bytes, _scores) = segment::train(&sources)?;
            if options.fold.is_none() {
                std::fs::write(root.join(segment::FOLDER).join(segment::FILES[0]), bytes)?;
            }
            Ok(())
        }
        Models::English if options.check => card::check(&root.join(english::FOLDER), english::FILES),
        Models::English => {
            let corpora = options.corpora.as_deref().ok_or("give the folder of the corpora with --corpora")?;
            english::train(&root.join(english::FOLDER), corpora, options.predictions.as_deref())
        }
    }
}
