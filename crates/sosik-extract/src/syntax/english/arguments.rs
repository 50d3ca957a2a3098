//! The phrases that belong to a predicate.

use sosik_core::Span;

use super::tree::Tree;
use crate::clauses::{Argument, Role, Voice};

/// Words that stand for the noun before a relative clause.
const RELATIVES: &[&str] = &["who", "whom", "which", "that", "where", "when", "whose"];

/// Whether `word` stands for the noun before its clause.
pub(super) fn is_relative(tree: &Tree, word: usize) -> bool {
    let node = &tree.nodes[word];
    // Taggers take many a relative "that" for the conjunction; what is a subject or object is none.
    let that = node.lower == "that" && node.tag == "IN" && node.any(&["nsubj", "nsubj:pass", "obj"]);
    RELATIVES.contains(&node.lower.as_str()) && (matches!(node.tag, "WDT" | "WP" | "WRB" | "WP$") || that)
}

/// The arguments of the verb, adjective or predicate noun at `word`; relative pronouns are left to [`super::links`].
pub(super) fn of_verb(tree: &Tree, word: usize, voice: Voice) -> Vec<Argument> {
    let mut out = Vec::new();
    let clausal = tree.children(word).any(|c| c > word && tree.nodes[c].is("ccomp"));
    let copular = tree.child(word, &["cop"]).is_some();
    for child in tree.children(word) {
        let node = &tree.nodes[child];
        if is_relative(tree, child) {
            continue;
        }
        let (role, marker) = if node.any(&["nsubj", "csubj"]) {
            (Role::Subject, String::new())
        } else if node.is("iobj") || (node.is("obj") && clausal && !matches!(node.pos, "VERB")) {
            // "told reporters that …"
            (Role::IndirectObject, String::new())
        } else if node.is("obj") {
            (Role::Object, String::new())
        } else if node.any(&["obl", "nmod"]) {
            let marker = tree.preposition(child);
            if node.relation == "nmod:poss" {
                if copular {
                    (Role::Possessor, String::new())
                } else {
                    continue;
                }
            } else if marker == "by" && (node.relation == "obl:agent" || (voice == Voice::Passive && !is_time(tree, child))) {
                (Role::Agent, marker)
            } else {
                (Role::Oblique, marker)
            }
        } else {
            continue;
        };
        out.push(argument(tree, child, role, marker));
    }
    out
}

/// The arguments of a noun that tells of an event.
pub(super) fn of_noun(tree: &Tree, word: usize, is_name: impl Fn(Span) -> bool) -> Vec<Argument> {
    let mut out = Vec::new();
    for child in tree.children(word) {
        let node = &tree.nodes[child];
        let (role, marker) = if node.relation == "nmod:poss" {
            (Role::Possessor, String::new())
        } else if node.is("nmod") {
            match tree.preposition(child) {
                marker if marker == "by" => (Role::Agent, marker),
                marker => (Role::Oblique, marker),
            }
        } else if node.is("compound") && child < word
            || (node.is("amod") && (is_name(node.span) || (node.capital && child < word && child > 0)))
        {
            (Role::Modifier, String::new())
        } else {
            continue;
        };
        out.push(argument(tree, child, role, marker));
    }
    out
}

fn is_time(tree: &Tree, word: usize) -> bool {
    const TIMES: &[&str] =
        &["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "night", "morning", "end", "year", "month"];
    TIMES.contains(&tree.nodes[word].lower.as_str()) || tree.nodes[word].pos == "NUM"
}

/// The argument whose phrase `head` heads.
pub(super) fn argument(tree: &Tree, head: usize, role: Role, marker: String) -> Argument {
    let span = tree.span(tree.phrase(head));
    let mut conjuncts = Vec::new();
    let mut queue = vec![head];
    while let Some(word) = queue.pop() {
        for child in tree.children(word).filter(|c| tree.nodes[*c].is("conj")) {
            // "X and said": a verb that hangs on a noun by mistake is no conjunct.
            if tree.nodes[child].pos != "VERB" {
                conjuncts.push(tree.span(tree.first_conjunct(child)));
                queue.push(child);
            }
        }
    }
    if !conjuncts.is_empty() {
        conjuncts.push(tree.span(tree.first_conjunct(head)));
        conjuncts.sort_unstable();
    } else if let Some(and) = loose_conjunction(tree, head) {
        // "the U.S. and South Korea" read as one long name: the conjunction still parts it.
        let phrase = tree.phrase(head);
        conjuncts.push(tree.span(*phrase.start()..=and - 1));
        conjuncts.push(tree.span(and + 1..=*phrase.end()));
    }
    Argument { role, span, head: tree.nodes[head].span, marker, conjuncts }
}

/// A conjunction inside the phrase of `head`, before it, that hangs on it or on a part of its name.
fn loose_conjunction(tree: &Tree, head: usize) -> Option<usize> {
    let start = *tree.phrase(head).start();
    (start + 1..head).find(|w| {
        let node = &tree.nodes[*w];
        let part = tree
            .head(*w)
            .filter(|h| *h > *w)
            .is_some_and(|h| h == head || (tree.head(h) == Some(head) && tree.nodes[h].any(&["compound", "flat"])));
        node.is("cc") && matches!(node.lower.as_str(), "and" | "or" | "&") && part && tree.nodes[head].pos == "PROPN"
    })
}
