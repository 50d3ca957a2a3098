//! What the parser gets wrong often enough to set right by rule.

use super::lexicon::CLASSES;
use super::tree::Tree;

/// Sets heads right; leaves the tree indexed.
pub(super) fn repair(tree: &mut Tree) {
    tree.index();
    let mut changed = false;
    for word in 0..tree.nodes.len() {
        if let Some(verb) = speech_above(tree, word) {
            tree.nodes[word].head = verb;
            tree.nodes[word].relation = "ccomp";
            changed = true;
        }
    }
    if changed {
        tree.index();
    }
}

/// The verb of saying whose content the "that" clause at `word` is, where the parser hung it on the one who was told, on a date or on a
/// place: "told the outlet X that …", "said on Tuesday that …".
fn speech_above(tree: &Tree, word: usize) -> Option<usize> {
    let node = &tree.nodes[word];
    let that = tree.child(word, &["mark"]).filter(|m| tree.nodes[*m].lower == "that")?;
    if !node.any(&["acl", "advcl", "parataxis", "dep"]) {
        return None;
    }
    let head = tree.head(word).filter(|h| *h < that)?;
    // "evidence that", "the possibility that": the noun just before has the clause as its content.
    let common = tree.nodes[head].pos == "NOUN" && !tree.nodes[head].relation.starts_with("obl:unmarked");
    if common && that == head + 1 && !matches!(tree.nodes[head].relation, "obj" | "iobj") {
        return None;
    }
    let verb = std::iter::successors(Some(head), |w| tree.head(*w)).find(|w| tree.nodes[*w].pos == "VERB")?;
    let speech = CLASSES.speech.contains(tree.nodes[verb].lemma.as_str());
    let has_content = tree.children(verb).any(|c| c > verb && tree.nodes[c].is("ccomp"));
    let content_noun = common && that == head + 1 && !PEOPLE_TOLD.contains(&tree.nodes[verb].lemma.as_str());
    (speech && !has_content && verb < head && !content_noun).then_some(verb)
}

/// Verbs whose object is the one who is told.
const PEOPLE_TOLD: &[&str] = &["tell", "inform", "assure", "warn", "advise", "notify", "remind", "convince"];
