//! From a tree to predicates with arguments, links and implied subjects.

use sosik_core::{SentenceId, Span};

use super::arguments::{argument, of_noun, of_verb};
use super::group::{self, Group};
use super::lexicon::CLASSES;
use super::links::{self, Control, Up};
use super::predicates::{self, Kind};
use super::tree::Tree;
use crate::clauses::{Argument, Link, Modality, Predicate, PredicateId, Role, Tense, Voice};

/// A predicate in the making.
struct Draft {
    word: usize,
    kind: Kind,
    group: Group,
    arguments: Vec<Argument>,
    up: Up,
    implied: Option<Span>,
}

/// Adds the predicates of `tree` to `out`; `names` are spans in which no word is a predicate, `adjectives` words like "Russian".
pub(super) fn predicates(tree: &Tree, sentence: SentenceId, names: &[Span], adjectives: &[Span], out: &mut Vec<Predicate>) {
    let found = predicates::find(tree, names);
    let mut place = vec![None; tree.nodes.len()];
    for (i, (word, _)) in found.iter().enumerate() {
        place[*word] = Some(i);
    }
    let mut drafts: Vec<Draft> = Vec::with_capacity(found.len());
    for (word, kind) in &found {
        let (word, kind) = (*word, *kind);
        let group = group::read(tree, word);
        let arguments = match kind {
            Kind::Nominal => of_noun(tree, word, |span| adjectives.contains(&span)),
            _ => of_verb(tree, word, group.voice),
        };
        let up = links::up(tree, word, kind, |w| place[w].is_some());
        drafts.push(Draft { word, kind, group, arguments, up, implied: None });
    }
    let asides = turn_asides(tree, &mut drafts, &place);
    let mut order: Vec<usize> = (0..drafts.len()).collect();
    order.sort_by_key(|i| tree.depth(drafts[*i].word));
    // Quoted speech hangs on its verb now, which stands below it in the tree.
    order.sort_by_key(|i| asides.iter().filter(|(quoted, _)| quoted == i).count());
    for i in order {
        inherit(tree, &mut drafts, &place, i);
        imply(tree, &mut drafts, &place, i);
    }

    let base = out.len();
    for draft in drafts {
        let Draft { word, kind, group, mut arguments, up, implied } = draft;
        let aside = asides.iter().filter(|(quoted, _)| place[word] == Some(*quoted)).map(|(_, verb)| *verb);
        let aside: Vec<usize> = aside.collect();
        let clause = match kind {
            Kind::Nominal => tree.span(tree.phrase(word)),
            _ => clause(tree, word, &aside),
        };
        arguments.sort_by_key(|a| a.span);
        let implied_subject = implied.filter(|_| !arguments.iter().any(|a| a.role == Role::Subject));
        out.push(Predicate {
            sentence,
            head: tree.nodes[word].span,
            group: group.span,
            clause,
            lemma: group.lemma,
            nominal: kind == Kind::Nominal,
            voice: group.voice,
            tense: if kind == Kind::Nominal { Tense::None } else { group.tense },
            aspect: group.aspect,
            negated: group.negated,
            modality: group.modality,
            arguments,
            parent: up.parent.and_then(|(p, link)| place[p].map(|i| (PredicateId((base + i) as u32), link))),
            marker: up.marker,
            implied_subject,
        });
    }
}

/// The clause at `word`: all that hangs on it, without the conjunction before it, what is coordinated with it, and the verb of saying
/// beside it.
fn clause(tree: &Tree, word: usize, asides: &[usize]) -> Span {
    let coordinate = |c: usize| tree.nodes[c].is("conj") && tree.nodes[c].any(&["conj"]) && is_clause(tree, c);
    let (mut first, mut last) = (word, word);
    for child in tree.children(word) {
        if asides.contains(&child) || tree.nodes[child].is("cc") || coordinate(child) {
            continue;
        }
        let (left, right) = tree.edges(child);
        first = first.min(left);
        last = last.max(right);
    }
    tree.span(first..=last)
}

fn is_clause(tree: &Tree, word: usize) -> bool {
    tree.nodes[word].pos == "VERB" || tree.child(word, &["cop", "nsubj"]).is_some()
}

/// Turns "…," he said around: the tree hangs the verb of saying beside the quoted clause, clauses hang the quoted one on its verb.
/// Returns pairs of the quoted predicate and the word of its verb.
fn turn_asides(tree: &Tree, drafts: &mut [Draft], place: &[Option<usize>]) -> Vec<(usize, usize)> {
    let mut turned = Vec::new();
    for i in 0..drafts.len() {
        let word = drafts[i].word;
        let speech = CLASSES.speech.contains(tree.nodes[word].lemma.as_str());
        let own_content = tree.child(word, &["ccomp"]).is_some();
        let has_subject = drafts[i].arguments.iter().any(|a| a.role == Role::Subject);
        if !tree.nodes[word].is("parataxis") || !speech || own_content || !has_subject {
            continue;
        }
        let Some(quoted) = tree.head(word).and_then(|h| place[h]) else { continue };
        if drafts[quoted].up.parent.is_some_and(|(p, link)| link == Link::Parataxis && p == word) {
            continue;
        }
        drafts[i].up.parent = drafts[quoted].up.parent;
        drafts[quoted].up.parent = Some((word, Link::Parataxis));
        turned.push((quoted, word));
    }
    turned
}

/// Passes down what a predicate has from the one above it: tense and modality.
fn inherit(tree: &Tree, drafts: &mut [Draft], place: &[Option<usize>], i: usize) {
    let Some((parent_word, link)) = drafts[i].up.parent else { return };
    let Some(p) = place[parent_word] else { return };
    let word = drafts[i].word;
    let (above, kind) = (drafts[p].group.clone(), drafts[p].kind);
    let tag = tree.nodes[word].tag;
    let bare = tree.child(word, &["aux", "cop", "nsubj", "mark"]).is_none();
    match link {
        // "will send and train", "was arrested and charged": one auxiliary for both.
        Link::Coordinate if bare && drafts[i].kind == Kind::Verb && tag == tree.nodes[parent_word].tag && tag != "VBD" => {
            let or = drafts[i].up.marker == "or" || drafts[i].up.marker == "nor";
            let group = &mut drafts[i].group;
            (group.tense, group.aspect, group.modality) = (above.tense, above.aspect, above.modality);
            if above.voice == Voice::Passive && tag == "VBN" {
                group.voice = Voice::Passive;
            }
            group.negated |= or && above.negated;
        }
        Link::Coordinate if above.modality == Modality::Conditional => drafts[i].group.modality = Modality::Conditional,
        Link::Complement => {
            let to = drafts[i].up.marker == "to";
            let expected = CLASSES.expected.contains(tree.nodes[parent_word].lower.as_str());
            let stated = kind == Kind::Copular || above.voice == Voice::Passive || tree.nodes[parent_word].tag == "VBN";
            let has_object = drafts[p].arguments.iter().any(|a| matches!(a.role, Role::Object | Role::IndirectObject));
            let group = &mut drafts[i].group;
            if !to && group.tense != Tense::None {
                return;
            }
            if above.lemma == "go" && tree.nodes[parent_word].tag == "VBG" && to {
                (group.modality, group.tense) = (Modality::Intended, Tense::Future);
            } else if expected && stated && to {
                group.modality = Modality::Expected;
                group.tense = Tense::Future;
            } else if matches!(above.lemma.as_str(), "have" | "need") && to && !has_object {
                group.modality = Modality::Necessary;
            } else if CLASSES.commanded.contains(above.lemma.as_str()) && to && (has_object || above.voice == Voice::Passive) {
                group.modality = Modality::Commanded;
            }
        }
        Link::Adverbial => {
            let marker = drafts[i].up.marker.as_str();
            if ["if", "unless", "provided", "in case", "even if", "only if", "as long as"].contains(&marker) {
                drafts[i].group.modality = Modality::Conditional;
            }
        }
        _ => {}
    }
}

/// Finds the subject that is not written with the predicate; those above have theirs by now.
fn imply(tree: &Tree, drafts: &mut [Draft], place: &[Option<usize>], i: usize) {
    let subject_of = |draft: &Draft| draft.arguments.iter().find(|a| a.role == Role::Subject).map(|a| a.span).or(draft.implied);
    let draft = &drafts[i];
    let written = draft.arguments.iter().any(|a| a.role == Role::Subject);
    let parent = draft.up.parent.and_then(|(p, link)| place[p].map(|p| (&drafts[p], link)));
    let expletive = tree.child(draft.word, &["expl", "csubj"]).is_some();

    // Relative clauses: the noun is what the pronoun stands for, or fills the gap.
    if let Some(noun) = draft.up.antecedent {
        let relative = draft.up.relative.map(|r| tree.nodes[r].relation);
        let subject_gap = !written && (relative.is_none_or(|r| r.starts_with("nsubj")));
        let tag = tree.nodes[draft.word].tag;
        let clause_of_content = matches!(draft.up.parent, Some((_, Link::Complement)));
        if clause_of_content {
            let owner = parent.and_then(|(above, _)| {
                let possessor = above.arguments.iter().find(|a| a.role == Role::Possessor).map(|a| a.span);
                possessor.or(above.implied)
            });
            if !written {
                drafts[i].implied = owner;
            }
            return;
        }
        let to = draft.up.marker == "to";
        if subject_gap && (!to || tag != "VB") {
            drafts[i].implied = Some(links::antecedent_span(tree, noun));
        } else if subject_gap && to {
            // "foiled a plot to kill": whoever foils it would not have killed.
            let opposed = |above: &Draft| CLASSES.thwarting.contains(above.group.lemma.as_str());
            drafts[i].implied = parent.filter(|(above, _)| !opposed(above)).and_then(|(above, _)| subject_of(above));
        } else if written {
            let has_object =
                draft.arguments.iter().any(|a| a.role == Role::Object) || tree.child(draft.word, &["ccomp", "xcomp", "cop"]).is_some();
            let gap = relative.is_some_and(|r| r == "obj") || (relative.is_none() && draft.group.voice == Voice::Active && !has_object);
            if gap && draft.kind == Kind::Verb && draft.up.marker != "where" && draft.up.marker != "when" {
                let mut object = argument(tree, noun, Role::Object, String::new());
                object.span = links::antecedent_span(tree, noun);
                drafts[i].arguments.push(object);
            }
        }
        return;
    }
    if written || expletive {
        return;
    }
    let Some((above, link)) = parent else { return };
    // "bombings that the police said killed two": what is told of the noun before "that" is told of it, not of whoever tells.
    let finite = matches!(tree.nodes[draft.word].tag, "VBD" | "VBZ" | "VBP") || tree.child(draft.word, &["aux"]).is_some();
    if let (Link::Complement, Some(noun), true) = (link, above.up.antecedent, finite && tree.nodes[draft.word].is("ccomp"))
        && CLASSES.speech.contains(above.group.lemma.as_str())
        && above.arguments.iter().any(|a| a.role == Role::Subject)
        && tree.child(draft.word, &["mark"]).is_none()
    {
        drafts[i].implied = Some(links::antecedent_span(tree, noun));
        return;
    }
    let implied = match link {
        Link::Coordinate if above.kind != Kind::Nominal => subject_of(above),
        // "accused the ministry of failing to act": whoever is accused.
        Link::Adverbial if draft.up.marker == "of" && CLASSES.accusing.contains(above.group.lemma.as_str()) => {
            let object = above.arguments.iter().find(|a| matches!(a.role, Role::Object | Role::IndirectObject));
            if above.group.voice == Voice::Passive { subject_of(above) } else { object.map(|o| o.span) }
        }
        Link::Adverbial => subject_of(above),
        Link::Complement if above.kind == Kind::Nominal => {
            above.arguments.iter().find(|a| a.role == Role::Possessor).map(|a| a.span).or(above.implied)
        }
        Link::Complement => {
            let object = above.arguments.iter().find(|a| matches!(a.role, Role::Object | Role::IndirectObject));
            let passive = above.group.voice == Voice::Passive;
            match links::control(&above.group.lemma, passive, object.is_some()) {
                Control::Object => object.map(|o| o.span),
                Control::Subject => subject_of(above),
            }
        }
        // "launched an attack", "held talks": who does it is the subject of the verb, unless the noun says otherwise.
        Link::Nominal if draft.kind == Kind::Nominal => {
            let object = tree.nodes[draft.word].is("obj");
            let own = draft.arguments.iter().any(|a| matches!(a.role, Role::Possessor | Role::Agent));
            (object && !own && above.group.voice == Voice::Active).then(|| subject_of(above)).flatten()
        }
        _ => None,
    };
    drafts[i].implied = implied;
}
