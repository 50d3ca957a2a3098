//! `cargo dev train`: models from treebanks, deterministically: one thread, fixed seeds, the same bytes from the same corpora.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use crate::Failure;

mod card;
pub(crate) mod conllu;
mod crf;
pub(crate) mod cues;
pub(crate) mod english;
pub(crate) mod factuality;
pub(crate) mod korean;
mod names;
mod parser;
mod perceptron;
mod segment;
mod sentences;
mod softmax;
mod sure;
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
    /// Write models and cards here instead of into the data crate.
    #[arg(long)]
    out: Option<PathBuf>,
    /// Hold one of the five folds (of KLUE-DP, of names) back and write no model.
    #[arg(long)]
    fold: Option<usize>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Models {
    /// Tagger, parser and lemmas of English.
    English,
    /// Names in both languages.
    Names,
    /// Parser of Korean.
    Korean,
    /// Korean morphemes.
    Segment,
    /// Verbs of saying that the lexicon does not know.
    Cues,
    /// How sure English predicates are told to be.
    Factuality,
    /// Korean sentences that end without a mark.
    Sentences,
}

/// Trains, or checks, the models that `options` name.
pub(crate) fn run(root: &Path, options: &Options) -> Result<(), Failure> {
    let (folder, files) = match options.language {
        Models::English => (english::FOLDER, english::FILES),
        Models::Names => (names::FOLDER, names::FILES),
        Models::Korean => (korean::FOLDER, korean::FILES),
        Models::Segment => (segment::FOLDER, segment::FILES),
        Models::Cues => (cues::FOLDER, cues::FILES),
        Models::Factuality => (factuality::FOLDER, factuality::FILES),
        Models::Sentences => (sentences::FOLDER, sentences::FILES),
    };
    let folder = options.out.clone().unwrap_or_else(|| root.join(folder));
    if options.check {
        return card::check(&folder, files);
    }
    let corpora = options.corpora.as_deref().ok_or("give the folder of the corpora with --corpora")?;
    match options.language {
        Models::Segment => {
            let prepared = match &options.prepared {
                Some(folder) => folder.clone(),
                None => segment::prepare(root, corpora)?,
            };
            let sources =
                segment::Sources { corpora, prepared: &prepared, fold: options.fold, predictions: options.predictions.as_deref() };
            segment::run(&folder, &sources)
        }
        Models::Names => names::train(&folder, corpora, options.fold),
        Models::English => english::train(&folder, corpora, options.predictions.as_deref()),
        Models::Korean => korean::train(&folder, corpora, options.fold, options.predictions.as_deref()),
        Models::Cues => cues::train(&folder, corpora),
        Models::Factuality => factuality::train(&folder, corpora),
        Models::Sentences => sentences::train(&folder, corpora),
    }
}
