//! Plain news sentences of our own, with their trees, beside the treebanks.
//!
//! `news.txt` and `news-dev.txt` were read and corrected by hand; `own.txt` holds trees as an earlier parser read them, some without tags.

use crate::Failure;
use crate::train::conllu::{Sentence, Word};

const TEXT: &str = include_str!("own.txt");
const NEWS: &str = include_str!("news.txt");
const NEWS_DEV: &str = include_str!("news-dev.txt");

/// The sentences as an earlier parser read them; words without tags have empty ones.
pub(super) fn sentences() -> Result<Vec<Sentence>, Failure> {
    read(TEXT)
}

/// The corrected sentences to learn from, with tags.
pub(super) fn news() -> Result<Vec<Sentence>, Failure> {
    read(NEWS)
}

/// The corrected sentences that are held back, with tags.
pub(super) fn news_dev() -> Result<Vec<Sentence>, Failure> {
    read(NEWS_DEV)
}

fn read(text: &str) -> Result<Vec<Sentence>, Failure> {
    let lines = text.lines().filter(|l| !l.starts_with("# ") && !l.is_empty());
    lines.map(|l| sentence(l).ok_or_else(|| format!("this is no tree: {l}").into())).collect()
}

/// The tree of a line; nothing when a head lies outside it.
fn sentence(line: &str) -> Option<Sentence> {
    let len = line.split(' ').count();
    let word = |text: &str| {
        let (form, upos, xpos, head, relation) = match text.split('/').collect::<Vec<_>>()[..] {
            [form, head, relation] => (form, "", "", head, relation),
            [form, upos, xpos, head, relation] => (form, upos, xpos, head, relation),
            _ => return None,
        };
        let head = head.parse::<usize>().ok().filter(|h| *h <= len)?;
        let owned = str::to_owned;
        Some(Word {
            form: owned(form),
            lemma: String::new(),
            upos: owned(upos),
            xpos: owned(xpos),
            head: head.checked_sub(1).unwrap_or(len),
            relation: owned(relation),
        })
    };
    line.split(' ').map(word).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_a_tree_with_one_root() {
        for sentence in [sentences(), news(), news_dev()].into_iter().flat_map(Result::unwrap) {
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
