//! The sets on which systems are compared, and the text on which their speed is.

use std::path::{Path, PathBuf};

use super::Operation;
use crate::Failure;
use crate::evaluate::scorer::python;
use crate::files::read;

/// A set of gold.
#[derive(Clone, Debug)]
pub(super) struct Set {
    pub(super) name: &'static str,
    /// How the scorers call its form.
    pub(super) kind: &'static str,
    pub(super) path: PathBuf,
    pub(super) figures: &'static [Figure],
    /// What is to be read, an item each.
    pub(super) texts: Vec<String>,
}

/// A figure: the scorer's name for it and ours.
#[derive(Clone, Copy, Debug)]
pub(super) struct Figure {
    pub(super) key: &'static str,
    pub(super) title: &'static str,
}

const SENTENCES: &[Figure] = &[Figure { key: "bf", title: "boundary F1" }, Figure { key: "nf1", title: "nF1" }];
const KAIST: &[Figure] =
    &[Figure { key: "ej", title: "eojeol exact" }, Figure { key: "josaF", title: "josa F1" }, Figure { key: "eomiF", title: "eomi F1" }];
const KLUE: &[Figure] = &[KAIST[0], KAIST[1], KAIST[2], Figure { key: "mtF", title: "morpheme and tag F1" }];

/// The name of the set that `--klue-folds` is for.
pub(super) const KLUE_DP: &str = "KLUE-DP";

/// Name, operation, kind and file (`corpora/` beside the gold) of every set.
const ALL: &[(&str, Operation, &str, &str, &[Figure])] = &[
    ("Kaist dev", Operation::Sentences, "sentences", "segmentation/kaist_dev.txt", SENTENCES),
    ("Kaist dev, no stops", Operation::Sentences, "sentences", "segmentation/kaist_dev_nopunct.txt", SENTENCES),
    ("Kaist dev, no spaces", Operation::Sentences, "sentences", "segmentation/kaist_dev_nospace.txt", SENTENCES),
    ("KLUE news", Operation::Sentences, "sentences", "segmentation/klue_open.txt", SENTENCES),
    ("KLUE news, no stops", Operation::Sentences, "sentences", "segmentation/klue_open_nopunct.txt", SENTENCES),
    ("KLUE news, no spaces", Operation::Sentences, "sentences", "segmentation/klue_open_nospace.txt", SENTENCES),
    ("GSD dev", Operation::Sentences, "sentences", "segmentation/gsd_dev.txt", SENTENCES),
    ("blogs", Operation::Sentences, "sentences", "segmentation/blogs_ko.txt", SENTENCES),
    ("tweets", Operation::Sentences, "sentences", "segmentation/tweets.txt", SENTENCES),
    ("dialect endings", Operation::Sentences, "sentences", "segmentation/v_ending.txt", SENTENCES),
    (KLUE_DP, Operation::Morphemes, "klue", "corpora/ko/klue-dp.tsv.xz", KLUE),
    ("Kaist dev", Operation::Morphemes, "kaist", "corpora/ko/kaist-dev.conllu.xz", KAIST),
];

/// The script that knows the scorers.
pub(super) fn script(root: &Path) -> PathBuf {
    root.join("crates/sosik-dev/scripts/segmentation_tallies.py")
}

/// The sets of `operation` that are there; of those that are not, a line is printed.
pub(super) fn load(root: &Path, gold: &Path, operation: Operation) -> Result<Vec<Set>, Failure> {
    let mut out = Vec::new();
    for &(name, _, kind, file, figures) in ALL.iter().filter(|s| s.1 == operation) {
        let path = beside(gold, file);
        if !path.exists() {
            println!("skipped: {name} ({}): {file} is not with the gold", operation.name());
            continue;
        }
        let eval = gold.join("../eval");
        let printed = python(&script(root), [eval.as_os_str(), "texts".as_ref(), kind.as_ref(), path.as_os_str()])?;
        let texts = printed.lines().map(serde_json::from_str).collect::<Result<_, _>>()?;
        out.push(Set { name, kind, path, figures, texts });
    }
    Ok(out)
}

/// How many sentences make a paragraph where the corpus has none.
const PARAGRAPH: usize = 5;

/// Varied text to measure speed on: all raw sentences of KLUE-NER's training part, each once; five a paragraph where sentences are to
/// be found. None, with a line, where it is not with the gold.
pub(super) fn varied(gold: &Path, operation: Operation) -> Result<Option<Vec<String>>, Failure> {
    let file = "corpora/ko/klue-ner-raw-train.tsv.xz";
    let path = beside(gold, file);
    if !path.exists() {
        println!("skipped: speed of {}: {file} is not with the gold", operation.name());
        return Ok(None);
    }
    let content = read(&path)?;
    let sentences: Vec<&str> = content.lines().filter_map(|l| l.split_once('\t')).map(|(_, text)| text).collect();
    Ok(Some(match operation {
        Operation::Sentences => sentences.chunks(PARAGRAPH).map(|p| p.join(" ")).collect(),
        Operation::Morphemes => sentences.into_iter().map(str::to_owned).collect(),
    }))
}

fn beside(gold: &Path, file: &str) -> PathBuf {
    match file.strip_prefix("corpora/") {
        Some(rest) => gold.join("../corpora").join(rest),
        None => gold.join(file),
    }
}
