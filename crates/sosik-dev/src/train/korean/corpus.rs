//! Korean trees over eojeols with the morphemes that segmentation gives, in one scheme: heads last, KLUE's labels.

use std::path::Path;

use sosik_extract::syntax::korean::eojeols::{self, Eojeol};
use sosik_linear::chain::{ROOT, Word};
use sosik_segment::{Segmentation, Segmenter, Sentence};

use crate::train::conllu;
use crate::{Failure, files};

/// A tree.
#[derive(Clone, Debug)]
pub(super) struct Tree {
    /// As written.
    pub(super) forms: Vec<String>,
    /// Dictionary forms of their verbs; empty for other words.
    pub(super) lemmas: Vec<String>,
    /// What kind of text it is from; empty where nobody says.
    pub(super) genre: String,
    pub(super) words: Vec<Word>,
    /// [`ROOT`] for the last.
    pub(super) heads: Vec<u32>,
    /// Empty where the corpus has none.
    pub(super) labels: Vec<String>,
}

/// Trees of KLUE-DP.
pub(super) fn klue(path: &Path, segmenter: &Segmenter) -> Result<Vec<Tree>, Failure> {
    let text = files::read(path)?;
    let mut reader = Reader::new(segmenter);
    let mut trees = Vec::new();
    for block in text.split("\n\n") {
        let rows: Vec<Vec<&str>> = block.lines().filter(|l| !l.starts_with('#')).map(|l| l.split('\t').collect()).collect();
        let column = |i: usize| rows.iter().filter_map(|r| r.get(i).map(|f| (*f).to_owned())).collect::<Vec<String>>();
        let heads: Vec<usize> = column(4).iter().filter_map(|h| h.parse().ok()).collect();
        let id = block.lines().find_map(|l| l.strip_prefix("## ")).and_then(|l| l.split('\t').next()).unwrap_or_default();
        let genre = id.rsplit('_').next().unwrap_or_default().to_owned();
        trees.extend(reader.tree(column(1), &heads, column(5)).map(|tree| Tree { genre, ..tree }));
    }
    Ok(trees)
}

/// Trees in CoNLL-U, heads only.
pub(super) fn heads_only(path: &Path, segmenter: &Segmenter) -> Result<Vec<Tree>, Failure> {
    let mut reader = Reader::new(segmenter);
    let mut trees = Vec::new();
    for sentence in conllu::read(path)? {
        let heads: Vec<usize> = sentence.iter().map(|w| if w.head == sentence.len() { 0 } else { w.head + 1 }).collect();
        trees.extend(reader.tree(sentence.into_iter().map(|w| w.form).collect(), &heads, Vec::new()));
    }
    Ok(trees)
}

/// Reads sentences with the segmenter.
pub(super) struct Reader {
    worker: sosik_segment::Worker,
    eojeols: Vec<Eojeol>,
}

impl Reader {
    pub(super) fn new(segmenter: &Segmenter) -> Self {
        Self { worker: segmenter.worker(), eojeols: Vec::new() }
    }

    /// The tree, when it is one with all heads behind their dependents and no arcs that cross, and the text has as many eojeols.
    pub(super) fn tree(&mut self, forms: Vec<String>, heads: &[usize], labels: Vec<String>) -> Option<Tree> {
        let len = forms.len();
        let heads: Vec<u32> = heads.iter().map(|h| h.checked_sub(1).map_or(ROOT, |h| h as u32)).collect();
        let last =
            (0..len).all(|w| heads.get(w).is_some_and(|h| if w + 1 == len { *h == ROOT } else { *h as usize > w && (*h as usize) < len }));
        let crossing = |w: usize| (w + 1..heads[w].min(len as u32) as usize).any(|k| heads[k] > heads[w]);
        if len == 0 || !last || (0..len - 1).any(crossing) {
            return None;
        }
        let text = forms.join(" ");
        let view = self.worker.segment(&text);
        let segmentation: &Segmentation = view.segmentation();
        // The corpus says what a sentence is.
        let all = Sentence { tokens: 0..segmentation.tokens.len() as u32, ..segmentation.sentences.first()?.clone() };
        eojeols::read(segmentation, &all, &mut self.eojeols);
        if self.eojeols.len() != len {
            return None;
        }
        let mut words = Vec::new();
        eojeols::words(&text, segmentation, &self.eojeols, &mut words);
        let lemma = |eojeol: &Eojeol| {
            let tokens = segmentation.tokens.get(eojeol.tokens.start as usize..eojeol.tokens.end as usize).unwrap_or_default();
            let verb = tokens.iter().flat_map(|t| segmentation.morphemes_of(t)).find(|m| m.tag.is_predicate());
            verb.map(|m| m.lemma.as_ref().map_or_else(|| format!("{}다", m.form), ToString::to_string)).unwrap_or_default()
        };
        let lemmas = self.eojeols.iter().map(lemma).collect();
        Some(Tree { forms, lemmas, genre: String::new(), words, heads, labels })
    }
}
