//! Plain news sentences of our own, with their trees, beside the treebanks: read by an earlier parser and corrected by hand.

use sosik_segment::Segmenter;

use super::corpus::{Reader, Tree};
use crate::Failure;

const NEWS: &str = include_str!("news.txt");
const NEWS_DEV: &str = include_str!("news-dev.txt");

/// The sentences to learn from.
pub(super) fn news(segmenter: &Segmenter) -> Result<Vec<Tree>, Failure> {
    read(NEWS, segmenter)
}

/// The sentences that are held back.
pub(super) fn news_dev(segmenter: &Segmenter) -> Result<Vec<Tree>, Failure> {
    read(NEWS_DEV, segmenter)
}

fn read(text: &str, segmenter: &Segmenter) -> Result<Vec<Tree>, Failure> {
    let mut reader = Reader::new(segmenter);
    let lines = text.lines().filter(|l| !l.starts_with("# ") && !l.is_empty());
    lines.map(|l| tree(l, &mut reader).ok_or_else(|| format!("this is no tree: {l}").into())).collect()
}

fn tree(line: &str, reader: &mut Reader) -> Option<Tree> {
    let (mut forms, mut heads, mut labels) = (Vec::new(), Vec::new(), Vec::new());
    for word in line.split(' ') {
        let (rest, label) = word.rsplit_once('/')?;
        let (form, head) = rest.rsplit_once('/')?;
        forms.push(form.to_owned());
        heads.push(head.parse().ok()?);
        labels.push(label.to_owned());
    }
    reader.tree(forms, &heads, labels)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// Labels of KLUE-DP: what an eojeol is, and what it does for its head.
    fn is_label(label: &str) -> bool {
        let (phrase, role) = label.split_once('_').map_or((label, None), |(phrase, role)| (phrase, Some(role)));
        let phrases = ["NP", "VP", "VNP", "AP", "DP", "IP", "X"];
        let roles = ["SBJ", "OBJ", "AJT", "CNJ", "MOD", "CMP"];
        phrases.contains(&phrase) && role.is_none_or(|role| roles.contains(&role))
    }

    #[test]
    fn every_line_is_a_tree_of_known_labels() {
        let segmenter = Segmenter::new();
        for tree in [news(&segmenter), news_dev(&segmenter)].into_iter().flat_map(Result::unwrap) {
            assert!(tree.labels.iter().all(|l| is_label(l)), "{tree:?}");
        }
    }

    #[test]
    fn nothing_held_back_is_learned() {
        let segmenter = Segmenter::new();
        let text = |trees: Vec<Tree>| trees.into_iter().map(|t| t.forms.join(" ")).collect::<BTreeSet<_>>();
        let (learned, held) = (text(news(&segmenter).unwrap()), text(news_dev(&segmenter).unwrap()));
        assert_eq!(learned.intersection(&held).next(), None);
    }

    #[test]
    fn arcs_that_cross_or_go_back_are_no_tree() {
        let segmenter = Segmenter::new();
        let mut reader = Reader::new(&segmenter);
        assert!(tree("경찰이/3/NP_SBJ 1/2심을/3/NP_OBJ 봤다./0/VP", &mut reader).is_some());
        assert!(tree("경찰이/2/NP_SBJ 사람을/1/NP_OBJ 봤다./0/VP", &mut reader).is_none());
        assert!(tree("그는/3/NP_SBJ 어제/4/NP_AJT 온/4/VP_MOD 사람이다./0/VNP", &mut reader).is_none());
    }
}
