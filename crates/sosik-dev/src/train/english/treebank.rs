//! How the treebanks are read for training.

use crate::train::conllu::{Sentence, Word};
use crate::train::tagger::Tagged;

/// Subtypes of relations that the clause layer reads; the others are dropped.
const SUBTYPES: &[&str] = &["nsubj:pass", "aux:pass", "obl:agent", "acl:relcl", "nmod:poss", "compound:prt", "obl:unmarked"];

/// Rare pairs of tags are annotation mistakes or odd cases, and every class costs a column in the tables.
const RARE: &[&str] = &["GW", "AFX", "NFP", "ADD", "LS"];

/// The sentences with the relations and tags that models learn.
pub(crate) fn prepared(mut sentences: Vec<Sentence>) -> Vec<Sentence> {
    for word in sentences.iter_mut().flatten() {
        if matches!(word.relation.as_str(), "obl:tmod" | "obl:npmod") {
            word.relation = "obl:unmarked".into();
        }
        if !SUBTYPES.contains(&word.relation.as_str())
            && let Some((universal, _)) = word.relation.split_once(':')
        {
            word.relation = universal.to_string();
        }
    }
    sentences
}

/// The class of a word for the tagger.
fn tag(word: &Word) -> String {
    let xpos = if RARE.contains(&word.xpos.as_str()) { usual(&word.upos) } else { word.xpos.as_str() };
    format!("{}|{xpos}", word.upos)
}

/// The usual Penn tag of a universal one.
fn usual(upos: &str) -> &str {
    match upos {
        "NOUN" => "NN",
        "PROPN" => "NNP",
        "VERB" | "AUX" => "VB",
        "ADJ" => "JJ",
        "ADV" => "RB",
        "NUM" => "CD",
        "PRON" => "PRP",
        "DET" => "DT",
        "ADP" | "SCONJ" => "IN",
        "CCONJ" => "CC",
        "PART" => "TO",
        "INTJ" => "UH",
        "PUNCT" => ":",
        "SYM" => "SYM",
        _ => "FW",
    }
}

/// Words with their classes.
pub(crate) fn tagged(sentence: &Sentence) -> Tagged {
    sentence.iter().map(|w| (w.form.clone(), tag(w))).collect()
}

/// The sentences, and of some of them a second time in lower case or set as a headline, so that the models do not lean on capitals.
pub(crate) fn with_variants(sentences: &[Sentence]) -> Vec<Sentence> {
    let mut all = Vec::with_capacity(sentences.len() * 6 / 5);
    for (i, sentence) in sentences.iter().enumerate() {
        all.push(sentence.clone());
        match i % 20 {
            3 => all.push(lower(sentence)),
            9 => all.extend(headline(sentence)),
            _ => {}
        }
    }
    all
}

fn lower(sentence: &Sentence) -> Sentence {
    sentence.iter().map(|w| Word { form: w.form.to_lowercase(), ..w.clone() }).collect()
}

/// Capitals on all words but the small ones, and no full stop; nothing for sentences too short or long to be headlines.
fn headline(sentence: &Sentence) -> Option<Sentence> {
    if !(4..=20).contains(&sentence.len()) {
        return None;
    }
    let capital = |w: &Word| {
        let small = w.form.len() <= 3 && !matches!(w.upos.as_str(), "NOUN" | "VERB" | "ADJ" | "ADV" | "PROPN");
        let mut chars = w.form.chars();
        let form = match chars.next() {
            Some(first) if !small => first.to_uppercase().chain(chars).collect(),
            _ => w.form.clone(),
        };
        Word { form, ..w.clone() }
    };
    let mut out: Sentence = sentence.iter().map(capital).collect();
    let last = out.len() - 1;
    if out[last].form == "." && out.iter().all(|w| w.head != last) {
        out.pop();
        for word in &mut out {
            // The root's head is the sentence's length.
            word.head = if word.head == last + 1 { last } else { word.head };
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentence() -> Sentence {
        let word = |form: &str, upos: &str, head, relation: &str| Word {
            form: form.into(),
            upos: upos.into(),
            xpos: "X".into(),
            head,
            relation: relation.into(),
            ..Word::default()
        };
        vec![
            word("Troops", "NOUN", 1, "nsubj"),
            word("leave", "VERB", 5, "root"),
            word("by", "ADP", 3, "case"),
            word("night", "NOUN", 1, "obl:tmod"),
            word(".", "PUNCT", 1, "punct:x"),
        ]
    }

    #[test]
    fn headlines_lose_the_stop_and_keep_the_tree() {
        let line = headline(&sentence()).unwrap();
        assert_eq!(line.iter().map(|w| w.form.as_str()).collect::<Vec<_>>(), ["Troops", "Leave", "by", "Night"]);
        assert_eq!(line[1].head, 4);
    }

    #[test]
    fn only_read_subtypes_stay() {
        let prepared = prepared(vec![sentence()]);
        assert_eq!(prepared[0][3].relation, "obl:unmarked");
        assert_eq!(prepared[0][4].relation, "punct");
    }
}
