//! The sets on which systems are compared, and the text on which their speed is.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

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
    /// What is to be read, an item each: a string, or an object with `text` and `published`.
    pub(super) texts: Vec<Value>,
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

const TIMES: &[Figure] = &[
    Figure { key: "relaxed_p", title: "precision" },
    Figure { key: "relaxed_r", title: "recall" },
    Figure { key: "first_day", title: "first day right" },
    Figure { key: "value", title: "TIMEX3 value right" },
];
const CLAIMS: &[Figure] = &[
    Figure { key: "triple_soft", title: "source and content F1" },
    Figure { key: "content_soft", title: "content F1" },
    Figure { key: "cue", title: "cue F1" },
    Figure { key: "direct", title: "direct speech, recall" },
];

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
    ("own times ko", Operation::Times, "times", "time/news_ko.jsonl", TIMES),
    ("own times en", Operation::Times, "times", "time/news_en.jsonl", TIMES),
    ("Microsoft dates ko", Operation::Times, "times", "time/ms_datetime_ko.jsonl", TIMES),
    ("PolNeAR dev", Operation::Claims, "claims", "claims/polnear_dev.jsonl.xz", CLAIMS),
];

/// The script that knows the scorers of a form.
pub(super) fn script(root: &Path, kind: &str) -> PathBuf {
    let name = if matches!(kind, "times" | "claims") { "reading_tallies.py" } else { "segmentation_tallies.py" };
    root.join("crates/sosik-dev/scripts").join(name)
}

/// The text of an item.
pub(super) fn text_of(item: &Value) -> &str {
    item.as_str().or_else(|| item.get("text")?.as_str()).unwrap_or_default()
}

/// How long the text of an item is, in UTF-8.
pub(super) fn bytes(item: &Value) -> usize {
    text_of(item).len()
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
        let printed = python(&script(root, kind), [eval.as_os_str(), "texts".as_ref(), kind.as_ref(), path.as_os_str()])?;
        let texts = printed.lines().map(serde_json::from_str).collect::<Result<_, _>>()?;
        out.push(Set { name, kind, path, figures, texts });
    }
    Ok(out)
}

/// How many sentences make a paragraph where the corpus has none.
const PARAGRAPH: usize = 5;
/// How many sentences of each language times are sought in: some systems take a minute for as many.
const DATED: usize = 250;

/// Varied text to measure speed on. Korean: all raw sentences of KLUE-NER's training part, each once; five a paragraph where sentences are
/// to be found. English: the articles of PolNeAR's development part. Times: some of both, each sentence of a day. None, with a line,
/// where it is not with the gold.
pub(super) fn varied(gold: &Path, operation: Operation) -> Result<Option<Vec<Value>>, Failure> {
    let strings = |texts: Vec<String>| texts.into_iter().map(Value::String).collect();
    Ok(match operation {
        Operation::Sentences => korean(gold, operation)?.map(|all| strings(all.chunks(PARAGRAPH).map(|p| p.join(" ")).collect())),
        Operation::Morphemes => korean(gold, operation)?.map(strings),
        Operation::Times => {
            let (Some(korean), Some(english)) = (korean(gold, operation)?, english(gold, operation)?) else { return Ok(None) };
            let paragraphs = english.iter().flat_map(|text| text.split('\n')).filter(|p| !p.trim().is_empty()).map(str::to_owned);
            let both = korean.into_iter().take(DATED).chain(paragraphs.take(DATED));
            Some(both.map(|text| json!({"text": text, "published": "2024-10-25"})).collect())
        }
        Operation::Claims | Operation::Trees | Operation::Everything => english(gold, operation)?.map(strings),
    })
}

fn korean(gold: &Path, operation: Operation) -> Result<Option<Vec<String>>, Failure> {
    let lines = lines(gold, operation, "corpora/ko/klue-ner-raw-train.tsv.xz")?;
    Ok(lines.map(|content| content.lines().filter_map(|l| l.split_once('\t')).map(|(_, text)| text.to_owned()).collect()))
}

fn english(gold: &Path, operation: Operation) -> Result<Option<Vec<String>>, Failure> {
    let Some(content) = lines(gold, operation, "claims/polnear_dev.jsonl.xz")? else { return Ok(None) };
    let articles = content.lines().map(serde_json::from_str).collect::<Result<Vec<Value>, _>>()?;
    Ok(Some(articles.iter().map(|article| text_of(article).to_owned()).collect()))
}

/// What `file` holds, or a line on its absence.
fn lines(gold: &Path, operation: Operation, file: &str) -> Result<Option<String>, Failure> {
    let path = beside(gold, file);
    if path.exists() {
        return Ok(Some(read(&path)?));
    }
    println!("skipped: speed of {}: {file} is not with the gold", operation.name());
    Ok(None)
}

fn beside(gold: &Path, file: &str) -> PathBuf {
    match file.strip_prefix("corpora/") {
        Some(rest) => gold.join("../corpora").join(rest),
        None => gold.join(file),
    }
}
