//! Plain news sentences of our own, with their trees, beside the treebanks.

use crate::Failure;
use crate::train::conllu::{Sentence, Word};

const TEXT: &str = include_str!("own.txt");

/// The sentences, without tags.
pub(super) fn sentences() -> Result<Vec<Sentence>, Failure> {
    let lines = TEXT.lines().filter(|l| !l.starts_with("# ") && !l.is_empty());
    lines.map(|l| sentence(l).ok_or_else(|| format!("this is no tree: {l}").into())).collect()
}

/// The tree of a line; nothing when a head lies outside it.
fn sentence(line: &str) -> Option<Sentence> {
    let len = line.split(' ').count();
    let word = |text: &str| {
        let [form, head, relation] = text.split('/').collect::<Vec<_>>()[..] else { return None };
        let head = head.parse::<usize>().ok().filter(|h| *h <= len)?;
        Some(Word { form: form.to_owned(), head: head.checked_sub(1).unwrap_or(len), relation: relation.to_owned(), ..Word::default() })
    };
    line.split(' ').map(word).collect()
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
        }
    }

    #[test]
    fn a_head_outside_the_sentence_is_no_tree() {
        assert!(sentence("It/2/nsubj rains/0/root").is_some());
        assert!(sentence("It/3/nsubj rains/0/root").is_none());
    }
}
