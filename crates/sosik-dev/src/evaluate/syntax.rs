//! Tags, lemmas and trees on the development sets of the treebanks, by corpus and genre, with intervals, and on held-back news of our own.
//!
//! English is read by the models that ship, from gold tokens. The Korean parser that ships has seen all of KLUE-DP, so that what is scored
//! are five others: each is trained on four folds, with the same plan, and reads the fifth, from raw text.

use std::collections::{BTreeSet, HashSet};
use std::path::Path;

use super::Figure;
use crate::Failure;
use crate::compare::bootstrap::{Tally, estimate};
use crate::train::conllu::{Sentence, Word};
use crate::train::{english, korean};

/// Trees of one set: the gold, what was predicted for the same words, and the genre of each sentence.
pub(crate) struct Trees {
    pub(crate) gold: Vec<Sentence>,
    pub(crate) predicted: Vec<Sentence>,
    pub(crate) genres: Vec<String>,
}

const SEED: u64 = 17;

/// The figures of all sets.
pub(super) fn figures(root: &Path, corpora: &Path) -> Result<Vec<Figure>, Failure> {
    let speech = lemmas_of_speech(&std::fs::read_to_string(root.join("crates/sosik-extract/lexicon/english_syntax.csv"))?);
    let mut out = Vec::new();
    for (set, file) in [("ewt dev", "ewt-dev"), ("gum dev", "gum-dev"), ("own news", english::NEWS_DEV)] {
        out.extend(of(set, &english::development(&root.join(english::FOLDER), corpora, file)?, &speech)?);
    }
    out.extend(of("own news ko", &korean::news_dev(&root.join(korean::FOLDER))?, &speech)?);
    out.extend(of("klue-dp folds", &korean::folds(corpora)?, &speech)?);
    Ok(out)
}

/// Verbs of saying of both languages.
fn lemmas_of_speech(table: &str) -> HashSet<String> {
    let english = table.lines().filter_map(|l| l.split_once(",speech,")).map(|(word, _)| word.to_owned());
    let korean = ["밝히다", "말하다", "전하다", "하다", "주장하다", "설명하다", "강조하다", "덧붙이다", "알리다", "보도하다", "묻다"];
    english.chain(korean.map(str::to_owned)).collect()
}

fn of(set: &'static str, trees: &Trees, speech: &HashSet<String>) -> Result<Vec<Figure>, Failure> {
    let ends = |predicted: &[Sentence]| {
        let tallies: Vec<Tally> = trees.gold.iter().zip(predicted).map(|(g, p)| attached(g, p, true)).collect();
        estimate(&tallies, SEED).value
    };
    // A scorer that is not shown to reach both ends proves nothing.
    let blank: Vec<Sentence> = trees.gold.iter().map(|s| s.iter().map(|w| Word { head: usize::MAX, ..w.clone() }).collect()).collect();
    if (ends(&trees.gold), ends(&blank)) != (1.0, 0.0) {
        return Err(format!("the scorer of {set} does not reach its ends").into());
    }
    let pairs: Vec<(&Sentence, &Sentence)> = trees.gold.iter().zip(&trees.predicted).collect();
    let figure = |name: String, items: usize, value: f64| Figure { set, layer: "syntax", items, name, value };
    let mut out = Vec::new();
    let mut add = |name: &str, interval: bool, tally: &dyn Fn(&Sentence, &Sentence) -> Tally| {
        let tallies: Vec<Tally> = pairs.iter().map(|(g, p)| tally(g, p)).collect();
        if tallies.iter().all(|t| t.1 == 0.0) {
            return;
        }
        let found = estimate(&tallies, SEED);
        out.push(figure(name.to_owned(), pairs.len(), found.value));
        if interval {
            out.push(figure(format!("{name} from"), pairs.len(), found.low));
            out.push(figure(format!("{name} to"), pairs.len(), found.high));
        }
    };
    add("las", true, &|g, p| attached(g, p, true));
    add("uas", true, &|g, p| attached(g, p, false));
    add("upos", true, &|g, p| same(g, p, |w| &w.upos));
    add("xpos", false, &|g, p| same(g, p, |w| &w.xpos));
    // Where no part of speech is told, both lemmas are the segmenter's.
    add("lemma", false, &|g, p| same(g, p, |w| if w.upos.is_empty() { &w.upos } else { &w.lemma }));
    for (name, role) in [("subject f1", "subject"), ("object f1", "object"), ("complement f1", "complement")] {
        add(name, true, &|g, p| f1(&core(g, role), &core(p, role)));
    }
    add("speech content f1", true, &|g, p| f1(&content(g, speech), &content(p, speech)));
    let genres: BTreeSet<&String> = trees.genres.iter().collect();
    for genre in genres {
        for (name, labelled) in [("las", true), ("uas", false)] {
            let here = pairs.iter().zip(&trees.genres).filter(|(_, g)| *g == genre);
            let tallies: Vec<Tally> = here.map(|((g, p), _)| attached(g, p, labelled)).collect();
            out.push(figure(format!("{name} {genre}"), tallies.len(), estimate(&tallies, SEED).value));
        }
    }
    Ok(out)
}

fn universal(relation: &str) -> &str {
    relation.split(':').next().unwrap_or_default()
}

/// Words with the right head, and the right universal relation.
fn attached(gold: &Sentence, predicted: &Sentence, labelled: bool) -> Tally {
    let right = |(g, p): &(&Word, &Word)| g.head == p.head && (!labelled || universal(&g.relation) == universal(&p.relation));
    (gold.iter().zip(predicted).filter(right).count() as f64, gold.len() as f64)
}

/// Words of which a column is right, where the gold has it.
fn same(gold: &Sentence, predicted: &Sentence, column: impl Fn(&Word) -> &String) -> Tally {
    let told = || gold.iter().zip(predicted).filter(|(g, _)| column(g) != "_" && !column(g).is_empty());
    (told().filter(|(g, p)| column(g) == column(p)).count() as f64, told().count() as f64)
}

fn f1(gold: &BTreeSet<(usize, usize)>, predicted: &BTreeSet<(usize, usize)>) -> Tally {
    (2.0 * gold.intersection(predicted).count() as f64, (gold.len() + predicted.len()) as f64)
}

/// Edges of verbal heads in a role: head and dependent.
fn core(sentence: &Sentence, role: &str) -> BTreeSet<(usize, usize)> {
    let is = |word: &Word| {
        let relation = universal(&word.relation);
        let ending = relation.rsplit('_').next().unwrap_or_default();
        match role {
            "subject" => matches!(relation, "nsubj" | "csubj") || ending == "SBJ",
            "object" => relation == "obj" || ending == "OBJ",
            _ => relation == "ccomp" || ending == "CMP",
        }
    };
    let verbal = |head: &Word| matches!(head.upos.as_str(), "VERB" | "AUX" | "ADJ") || head.relation.starts_with('V');
    let edge = |(i, word): (usize, &Word)| sentence.get(word.head).filter(|h| is(word) && verbal(h)).map(|_| (word.head, i));
    sentence.iter().enumerate().filter_map(edge).collect()
}

/// Verbs of saying with the head of what is said, whichever of the two hangs on the other.
fn content(sentence: &Sentence, speech: &HashSet<String>) -> BTreeSet<(usize, usize)> {
    let says = |i: usize| {
        let word = &sentence[i];
        (word.upos == "VERB" || word.relation.starts_with('V') || word.upos.is_empty()) && speech.contains(&word.lemma)
    };
    let mut out = BTreeSet::new();
    for (i, word) in sentence.iter().enumerate().filter(|(_, w)| w.head < sentence.len()) {
        match universal(&word.relation) {
            "ccomp" | "VP_CMP" | "VNP_CMP" if says(word.head) => out.insert((word.head, i)),
            "parataxis" if says(i) => out.insert((i, word.head)),
            "parataxis" if says(word.head) => out.insert((word.head, i)),
            _ => false,
        };
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentence() -> Sentence {
        let word = |lemma: &str, upos: &str, head, relation: &str| Word {
            form: lemma.into(),
            lemma: lemma.into(),
            upos: upos.into(),
            head,
            relation: relation.into(),
            ..Word::default()
        };
        vec![
            word("we", "PRON", 1, "nsubj"),
            word("agree", "VERB", 4, "root"),
            word("he", "PRON", 3, "nsubj"),
            word("say", "VERB", 1, "parataxis"),
        ]
    }

    #[test]
    fn speech_beside_its_verb_is_content_of_it() {
        let speech = HashSet::from(["say".to_owned()]);
        assert_eq!(content(&sentence(), &speech), BTreeSet::from([(3, 1)]));
        let mut under = sentence();
        (under[1].head, under[1].relation) = (3, "ccomp".into());
        (under[3].head, under[3].relation) = (4, "root".into());
        assert_eq!(content(&under, &speech), BTreeSet::from([(3, 1)]));
    }

    #[test]
    fn subtypes_do_not_count_and_heads_do() {
        let (gold, mut found) = (sentence(), sentence());
        found[0].relation = "nsubj:pass".into();
        assert_eq!(attached(&gold, &found, true), (4.0, 4.0));
        found[2].head = 1;
        assert_eq!(attached(&gold, &found, false), (3.0, 4.0));
        assert_eq!(core(&gold, "subject"), BTreeSet::from([(1, 0), (3, 2)]));
    }
}
