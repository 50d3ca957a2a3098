//! How predicates hang together, and the subjects that follow from it.

use sosik_core::Span;

use super::arguments::is_relative;
use super::lexicon::CLASSES;
use super::predicates::Kind;
use super::tree::Tree;
use crate::clauses::Link;

/// The link from a predicate to the one above it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Up {
    /// Position of the word of the predicate above, and how this one hangs there.
    pub(super) parent: Option<(usize, Link)>,
    /// The word that links them.
    pub(super) marker: String,
    /// The noun that this clause modifies.
    pub(super) antecedent: Option<usize>,
    /// The relative pronoun, when there is one.
    pub(super) relative: Option<usize>,
}

/// The links of the predicate of `kind` at `word`; `is_predicate` tells of any word whether it is one.
pub(super) fn up(tree: &Tree, word: usize, kind: Kind, is_predicate: impl Fn(usize) -> bool) -> Up {
    let node = &tree.nodes[word];
    let mut up = Up::default();
    let Some(head) = tree.head(word) else { return up };
    let above = || {
        let mut at = Some(head);
        while let Some(w) = at.filter(|w| !is_predicate(*w)) {
            at = tree.head(w);
        }
        at
    };
    if kind == Kind::Nominal && !node.any(&["acl", "advcl", "ccomp", "xcomp", "parataxis"]) {
        let link = if node.is("conj") && is_predicate(head) { Link::Coordinate } else { Link::Nominal };
        up.parent = above().map(|p| (p, link));
        return up;
    }
    up.marker = marker(tree, word);
    let link = if node.any(&["ccomp", "xcomp", "csubj"]) {
        // What is quoted before its verb stands beside it: "…," he said.
        if node.is("ccomp") && word < head && up.marker.is_empty() { Link::Parataxis } else { Link::Complement }
    } else if node.is("acl") {
        up.relative = tree.children(word).find(|c| is_relative(tree, *c)).or_else(|| {
            // "with whom they met": the pronoun stands one deeper.
            tree.children(word).filter(|c| *c < word).flat_map(|c| tree.children(c)).find(|c| is_relative(tree, *c))
        });
        up.antecedent = Some(head);
        if let Some(pronoun) = up.relative {
            up.marker = tree.nodes[pronoun].lower.to_string();
        }
        // "the decision to send", "reports that it sent": the noun's content.
        let content = is_predicate(head) && up.relative.is_none() && matches!(up.marker.as_str(), "to" | "that");
        if content { Link::Complement } else { Link::Relative }
    } else if node.is("conj") {
        up.marker = tree.child(word, &["cc"]).map(|c| tree.nodes[c].lower.to_string()).unwrap_or_default();
        if is_predicate(head) { Link::Coordinate } else { Link::Nominal }
    } else if node.is("advcl") {
        Link::Adverbial
    } else if node.any(&["obj", "nsubj", "obl", "nmod", "appos"]) {
        Link::Nominal
    } else {
        Link::Parataxis
    };
    up.parent = above().map(|p| (p, link));
    up
}

/// The subordinating words of a clause: "that", "if", "to", "because", "as if".
fn marker(tree: &Tree, word: usize) -> String {
    let marks: Vec<usize> = tree.children(word).filter(|c| *c < word && tree.nodes[*c].is("mark")).collect();
    let adverb = tree.children(word).find(|c| *c < word && tree.nodes[*c].tag == "WRB" && tree.nodes[*c].is("advmod"));
    let mut out = String::new();
    for mark in marks.into_iter().chain(adverb) {
        for part in std::iter::once(mark).chain(tree.children(mark).filter(|c| tree.nodes[*c].is("fixed"))) {
            if !out.is_empty() {
                out.push(' ');
            }
            out.push_str(&tree.nodes[part].lower);
        }
    }
    out
}

/// What the subject of an infinitive or participle under `above` is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Control {
    /// The subject of the predicate above.
    Subject,
    /// Its object.
    Object,
}

/// Who controls the complement of a predicate with the dictionary form `lemma`.
pub(super) fn control(lemma: &str, passive: bool, has_object: bool) -> Control {
    if has_object && !passive && !CLASSES.subject_control.contains(lemma) { Control::Object } else { Control::Subject }
}

/// The noun that a clause modifies, without the clause.
pub(super) fn antecedent_span(tree: &Tree, noun: usize) -> Span {
    tree.span(tree.core(noun))
}
