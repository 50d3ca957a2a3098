//! Which words of a tree are predicates.

use sosik_core::Span;

use super::lexicon::CLASSES;
use super::tree::Tree;

/// What a predicate is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A verb.
    Verb,
    /// An adjective, noun or other word with a copula.
    Copular,
    /// A noun that tells of an event.
    Nominal,
}

/// Relations in which a word with the form of a verb tells nothing of its own: "the following day", "according to".
const NO_CLAUSE: &[&str] = &["case", "mark", "fixed", "flat", "aux", "cop", "compound", "advmod", "cc", "det", "goeswith", "nummod"];

/// The predicates of `tree`, in order; `names` are spans in which no word is read as a verb.
pub(super) fn find(tree: &Tree, names: &[Span]) -> Vec<(usize, Kind)> {
    let mut out = Vec::new();
    for (word, node) in tree.nodes.iter().enumerate() {
        if names.iter().any(|n| n.contains(node.span)) && node.pos != "NOUN" {
            continue;
        }
        let kind = match node.pos {
            "VERB" if node.any(NO_CLAUSE) => None,
            // "the captured soldiers" names them; what was done shows only when something more is said.
            "VERB" if node.is("amod") => None,
            "VERB" => Some(Kind::Verb),
            "AUX" if !node.any(&["aux", "cop"]) && tree.child(word, &["nsubj"]).is_some() => Some(Kind::Verb),
            "PUNCT" => None,
            _ if tree.child(word, &["cop"]).is_some() => Some(Kind::Copular),
            // Headlines and lists leave the copula out: "Troops ready to leave".
            "ADJ" if node.any(&["root", "conj", "ccomp"]) && tree.child(word, &["nsubj"]).is_some() => Some(Kind::Copular),
            "NOUN" if CLASSES.nominal.contains(node.lemma.as_str()) && !node.any(&["compound", "fixed"]) => Some(Kind::Nominal),
            _ => None,
        };
        out.extend(kind.map(|k| (word, k)));
    }
    out
}
