//! Sentences to learn from, and those that are kept for measuring.

use std::collections::HashSet;
use std::path::Path;

use super::super::conllu;
use crate::Failure;
use crate::files::read;

/// Sentences of one kind.
pub(super) struct Source {
    pub(super) sentences: Vec<String>,
    /// Whether each goes on where the one before it ended.
    pub(super) running: bool,
    /// Whether an entry may hold more sentences than one: only its end is certain.
    pub(super) loose: bool,
    /// How often a pass goes through it.
    pub(super) times: usize,
}

/// A set that is measured and never learned from.
pub(super) struct Held {
    pub(super) name: &'static str,
    pub(super) sentences: Vec<String>,
}

/// Longer reviews are seldom one sentence; in letters.
const LONGEST_REVIEW: usize = 45;

/// What is learned from, and what is measured; no sentence of the second is in the first.
pub(super) fn load(corpora: &Path) -> Result<(Vec<Source>, Vec<Held>), Failure> {
    let folder = corpora.join("ko");
    let text = |name: &str| read(&folder.join(format!("{name}.xz")));
    let held = vec![
        Held { name: "kaist_dev", sentences: comments(&text("kaist-dev.conllu")?) },
        Held { name: "gsd_dev", sentences: comments(&text("gsd-dev.conllu")?) },
        Held { name: "klue_dp", sentences: tagged(&text("klue-dp.tsv")?, "## ", "") },
    ];
    let known: HashSet<String> = held.iter().flat_map(|h| &h.sentences).map(|s| letters(s)).collect();
    let kaist = conllu::read(&folder.join("kaist-train.conllu.xz"))?;
    let raw = text("klue-ner-raw-train.tsv")?;
    let lines = |text: String| -> Vec<String> { text.lines().filter(|l| !l.trim().is_empty()).map(|l| l.trim().to_owned()).collect() };
    let mut sources = vec![
        Source { sentences: kaist.iter().map(written).collect(), running: true, loose: false, times: 1 },
        Source { sentences: comments(&text("gsd-train.conllu")?), running: false, loose: false, times: 2 },
        Source { sentences: tagged(&raw, "", "wikitree"), running: false, loose: false, times: 1 },
        Source { sentences: tagged(&raw, "", "nsmc").into_iter().filter(|s| is_one(s)).collect(), running: false, loose: true, times: 1 },
        Source { sentences: lines(text("park-dev.ko")?), running: true, loose: false, times: 1 },
        Source { sentences: lines(text("park-dev.nk")?), running: true, loose: false, times: 1 },
    ];
    for source in &mut sources {
        source.sentences.retain(|s| !known.contains(&letters(s)));
    }
    Ok((sources, held))
}

/// The texts in the comments of a treebank.
fn comments(content: &str) -> Vec<String> {
    content.lines().filter_map(|l| l.strip_prefix("# text = ")).map(|l| l.trim().to_owned()).collect()
}

/// The texts behind ids that end in `kind`, on lines that begin with `prefix`.
fn tagged(content: &str, prefix: &str, kind: &str) -> Vec<String> {
    let rows = content.lines().filter_map(|l| l.strip_prefix(prefix)?.split_once('\t'));
    rows.filter(|(id, _)| id.ends_with(kind)).map(|(_, text)| text.trim().to_owned()).collect()
}

/// A review that looks like one sentence: no final mark inside.
fn is_one(review: &str) -> bool {
    let body = review.trim_end_matches(['.', '!', '?', '~', '…', 'ㅋ', 'ㅎ', 'ㅠ', 'ㅜ', '"']);
    review.chars().count() <= LONGEST_REVIEW && !body.contains(['.', '!', '?', '…', '~', '"'])
}

/// What two sentences that differ only in spaces and marks have in common.
fn letters(sentence: &str) -> String {
    sentence.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// A sentence of Kaist, whose words lie apart from the marks around them, as it is printed.
fn written(sentence: &conllu::Sentence) -> String {
    let mut out = String::new();
    let mut glued = true;
    let mut closed = false;
    for word in sentence {
        let opens = word.xpos == "sl";
        let ends = matches!(word.xpos.as_str(), "sr" | "sf" | "sp");
        let josa = closed && (word.xpos.starts_with('j') || word.form.starts_with("라") || matches!(word.form.as_str(), "고" | "는"));
        if !(glued || ends || josa) {
            out.push(' ');
        }
        out.push_str(&word.form);
        glued = opens;
        closed = word.xpos == "sr";
    }
    out
}
