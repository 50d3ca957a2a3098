//! What the auxiliaries, particles and negations around a predicate say: voice, tense, aspect, negation, modality.

use sosik_core::Span;

use super::tree::Tree;
use crate::clauses::{Aspect, Modality, Tense, Voice};

/// A predicate's head with the small words that belong to it.
#[derive(Clone, Debug)]
pub(super) struct Group {
    pub(super) span: Span,
    pub(super) lemma: String,
    pub(super) voice: Voice,
    pub(super) tense: Tense,
    pub(super) aspect: Aspect,
    pub(super) negated: bool,
    pub(super) modality: Modality,
}

const NEGATIONS: &[&str] = &["not", "n't", "never", "neither"];
/// Subjects that deny what is said of them.
const NOBODY: &[&str] = &["nobody", "none", "nothing", "neither"];

/// Reads the group of the verb, or of the predicate adjective or noun, at `word`.
pub(super) fn read(tree: &Tree, word: usize) -> Group {
    let head = &tree.nodes[word];
    let auxiliaries: Vec<usize> =
        tree.children(word).filter(|c| *c < word && tree.nodes[*c].any(&["aux", "cop"]) && !quoted_between(tree, *c, word)).collect();
    let has = |lowers: &[&str]| auxiliaries.iter().any(|a| lowers.contains(&tree.nodes[*a].lower.as_str()));
    let nominal = auxiliaries.iter().any(|a| tree.nodes[*a].is("cop"));
    let be = auxiliaries.iter().any(|a| matches!(tree.nodes[*a].lemma.as_str(), "be" | "get") && !tree.nodes[*a].is("cop"));
    let have = auxiliaries.iter().any(|a| tree.nodes[*a].lemma == "have");

    let passive_mark = tree.children(word).any(|c| tree.nodes[c].relation == "aux:pass");
    let verb = head.pos == "VERB";
    // "Troops sent to the front were never paid": a past form that hangs on a noun, with neither pronoun nor object, is a participle.
    let lone = auxiliaries.is_empty() && tree.child(word, &["obj", "nsubj"]).is_none();
    let hung = lone && head.tag == "VBD" && head.relation == "acl";
    let tag = if hung { "VBN" } else { head.tag };
    let participle = tag == "VBN" || (tag == "VBD" && be);
    // "troops sent to Kursk", "Asked about it, he …": a past participle with no auxiliary beside a noun or clause.
    let written_subject = tree.children(word).any(|c| c < word && tree.nodes[c].is("nsubj"));
    let reduced =
        tag == "VBN" && auxiliaries.is_empty() && head.any(&["acl", "advcl"]) && tree.child(word, &["obj"]).is_none() && !written_subject;
    let headline = head.tag == "VBN"
        && auxiliaries.is_empty()
        && head.is("root")
        && tree.child(word, &["obj", "ccomp", "xcomp"]).is_none()
        && tree.child(word, &["nsubj"]).is_some_and(|s| tree.nodes[s].relation == "nsubj:pass");
    let voice = if verb && (be && (passive_mark || participle) || reduced || headline) { Voice::Passive } else { Voice::Active };

    let aspect = if verb && head.tag == "VBG" && be {
        Aspect::Progressive
    } else if have {
        Aspect::Perfect
    } else {
        Aspect::Simple
    };

    let mut modality = Modality::Fact;
    let mut tense = auxiliaries.first().map_or(Tense::None, |a| finite(tree.nodes[*a].tag, &tree.nodes[*a].lower));
    if has(&["will", "'ll", "shall", "wo", "would", "'d"]) && !(has(&["'d"]) && participle) {
        tense = Tense::Future;
        modality = Modality::Intended;
    } else if has(&["may", "might", "could", "can", "ca"]) {
        modality = Modality::Possible;
        tense = if have { Tense::Past } else { Tense::Present };
    } else if has(&["should", "must", "ought"]) {
        modality = Modality::Necessary;
        tense = if have { Tense::Past } else { Tense::Present };
    } else if auxiliaries.is_empty() {
        tense = match tag {
            "VBD" => Tense::Past,
            "VBZ" | "VBP" => Tense::Present,
            // The tagger takes pasts for participles and bases for presents; a subject of its own settles it.
            "VBN" if (voice == Voice::Active || headline) && written_subject => Tense::Past,
            "VB" if tree.child(word, &["nsubj"]).is_some() && tree.child(word, &["mark"]).is_none_or(|m| tree.nodes[m].lower != "to") => {
                Tense::Present
            }
            _ => Tense::None,
        };
        let bare = head.tag == "VB" && head.is("root") && tree.child(word, &["nsubj", "mark", "expl"]).is_none();
        if verb && bare && word == first_word(tree) {
            modality = Modality::Commanded;
        }
    }

    let negates = |c: usize| {
        let node = &tree.nodes[c];
        NEGATIONS.contains(&node.lower.as_str()) || (node.lower == "longer" && tree.children(c).any(|g| tree.nodes[g].lower == "no"))
    };
    let denied_argument = |c: usize| {
        let node = &tree.nodes[c];
        let nobody = node.is("nsubj") && (NOBODY.contains(&node.lower.as_str()) || (node.lower == "one" && has_no(tree, c)));
        nobody || (node.any(&["nsubj", "obj"]) && has_no(tree, c))
    };
    let no_determiner = nominal && has_no(tree, word);
    let negated = no_determiner || tree.children(word).any(|c| (tree.nodes[c].any(&["advmod", "cc"]) && negates(c)) || denied_argument(c));

    let (span, lemma) = extent(tree, word);
    Group { span, lemma, voice, tense, aspect, negated, modality }
}

/// Whether a quotation stands between an auxiliary and the word that a parser hung it on: `It is a “bad time,” said the mayor`.
fn quoted_between(tree: &Tree, auxiliary: usize, word: usize) -> bool {
    let marks = tree.nodes[auxiliary + 1..word].iter().filter(|n| matches!(n.lower.as_str(), "\"" | "“" | "”" | "''" | "``"));
    marks.count() > 1
}

fn first_word(tree: &Tree) -> usize {
    tree.nodes.iter().position(|n| n.pos != "PUNCT").unwrap_or(0)
}

fn has_no(tree: &Tree, word: usize) -> bool {
    tree.children(word).any(|c| tree.nodes[c].is("det") && tree.nodes[c].lower == "no")
}

/// The tense of a finite auxiliary.
fn finite(tag: &str, lower: &str) -> Tense {
    match (tag, lower) {
        ("VBD", _) | (_, "was" | "were" | "had" | "did") => Tense::Past,
        ("VBZ" | "VBP", _) | (_, "is" | "are" | "am" | "has" | "have" | "do" | "does" | "'s" | "'re" | "'ve" | "'m") => Tense::Present,
        _ => Tense::None,
    }
}

/// The span of the group and the lemma with its particle.
fn extent(tree: &Tree, word: usize) -> (Span, String) {
    let head = &tree.nodes[word];
    let mut lemma = head.lemma.to_string();
    let (mut first, mut last) = (word, word);
    for child in tree.children(word) {
        let node = &tree.nodes[child];
        if node.relation == "compound:prt" {
            lemma = format!("{lemma} {}", node.lower);
            // "point the errors out" is not one stretch.
            if child > word && !tree.children(word).any(|c| c > word && c < child && tree.nodes[c].any(&["obj", "iobj"])) {
                last = last.max(child);
            }
        }
        let small = node.any(&["aux", "cop"]) || (node.is("advmod") && NEGATIONS.contains(&node.lower.as_str()));
        // "Did the ministry deny it": an auxiliary before the subject stands apart.
        let apart = tree.children(word).any(|c| c > child && c < word && tree.nodes[c].any(&["nsubj", "csubj", "expl"]));
        if small && child < word && !apart && !quoted_between(tree, child, word) {
            first = first.min(child);
        }
    }
    // A predicate noun stands behind its own article and adjectives: "is a ban" has the group "is a ban".
    (tree.nodes[first].span.cover(tree.nodes[last].span), lemma)
}
