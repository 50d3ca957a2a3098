//! Plain news sentences of our own, with their trees, beside the treebanks.

use crate::Failure;
use crate::train::conllu::{Sentence, Word};

const TEXT: &str = include_str!("plain.txt");

/// The sentences.
pub(super) fn sentences() -> Result<Vec<Sentence>, Failure> {
    let lines = TEXT.lines().filter(|l| !l.starts_with('#') && !l.is_empty());
    lines.map(|l| sentence(l).ok_or_else(|| format!("this is no tree: {l}").into())).collect()
}

/// The tree of a line; nothing when a head lies outside it.
fn sentence(line: &str) -> Option<Sentence> {
    let len = line.split(' ').count();
    line.split(' ').map(|word| self::word(word, len)).collect()
}

fn word(text: &str, len: usize) -> Option<Word> {
    let [form, tag, head, relation] = text.split('/').collect::<Vec<_>>()[..] else { return None };
    let head: usize = head.parse().ok().filter(|h| *h <= len)?;
    let (xpos, auxiliary) = tag.strip_suffix('+').map_or((tag, false), |tag| (tag, true));
    let upos = match xpos {
        _ if auxiliary => "AUX",
        "NN" | "NNS" => "NOUN",
        "NNP" | "NNPS" => "PROPN",
        "IN" if relation == "mark" => "SCONJ",
        "IN" => "ADP",
        "TO" | "POS" => "PART",
        "DT" => "DET",
        "JJ" => "ADJ",
        "RB" => {
            if form == "not" {
                "PART"
            } else {
                "ADV"
            }
        }
        "CC" => "CCONJ",
        "CD" => "NUM",
        "PRP" => "PRON",
        _ if xpos.starts_with("VB") => "VERB",
        _ => "PUNCT",
    };
    Some(Word {
        form: form.to_owned(),
        upos: upos.to_owned(),
        xpos: xpos.to_owned(),
        head: head.checked_sub(1).unwrap_or(len),
        relation: relation.to_owned(),
        ..Word::default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_a_tree_with_one_root() {
        for sentence in sentences().unwrap() {
            let len = sentence.len();
            assert_eq!(sentence.iter().filter(|w| w.head == len).count(), 1, "{sentence:?}");
            for word in 0..len {
                let up = (0..len).fold(word, |at, _| if at == len { at } else { sentence[at].head });
                assert_eq!(up, len, "{sentence:?}");
            }
            assert!(sentence.iter().all(|w| (w.head == len) == (w.relation == "root")), "{sentence:?}");
            assert!(sentence.iter().all(|w| (w.upos == "PUNCT") == (w.relation == "punct")), "{sentence:?}");
        }
    }

    #[test]
    fn a_head_outside_the_sentence_is_no_tree() {
        assert!(sentence("It/PRP/2/nsubj rains/VBZ/0/root").is_some());
        assert!(sentence("It/PRP/3/nsubj rains/VBZ/0/root").is_none());
    }
}
