//! What the parser gets wrong often enough in news to set right by rule.
//!
//! Every rule looks at one construction and moves few heads. A rule that would tie a knot is taken back.

use super::lexicon::CLASSES;
use super::tree::Tree;

/// Sets heads right and leaves the tree indexed; `quotes` are the words between double quotation marks, first and last.
pub(super) fn repair(tree: &mut Tree, quotes: &[(usize, usize)]) {
    tree.index();
    let rules: [fn(&Tree) -> Vec<Change>; 24] = [
        owners,
        bare_subject,
        having,
        infinitives,
        relative_root,
        relative_aside,
        speech_content,
        speech_aside,
        accused_of,
        held_as,
        called_so,
        with_what,
        behind_aside,
        past_subject,
        finite_root,
        finite_modifier,
        subordinate,
        opening_participle,
        agreement,
        past_infinitive,
        bare_determiner,
        joined,
        listed,
        time_before,
    ];
    for quote in quotes {
        let changes = quoted(tree, *quote);
        apply(tree, changes);
    }
    for rule in rules {
        let changes = rule(tree);
        apply(tree, changes);
    }
}

/// A new head and relation of a word.
struct Change {
    word: usize,
    head: usize,
    relation: &'static str,
}

fn apply(tree: &mut Tree, changes: Vec<Change>) {
    if changes.is_empty() {
        return;
    }
    let before: Vec<(usize, usize, &'static str)> =
        changes.iter().map(|c| (c.word, tree.nodes[c.word].head, tree.nodes[c.word].relation)).collect();
    for change in &changes {
        let node = &mut tree.nodes[change.word];
        (node.head, node.relation) = (change.head, change.relation);
    }
    if !tree.index() {
        for (word, head, relation) in before.into_iter().rev() {
            let node = &mut tree.nodes[word];
            (node.head, node.relation) = (head, relation);
        }
        tree.index();
    }
}

fn is_speech(tree: &Tree, word: usize) -> bool {
    tree.nodes[word].pos == "VERB" && CLASSES.speech.contains(tree.nodes[word].lemma.as_str())
}

/// The word that hangs from nothing.
fn root(tree: &Tree) -> Option<usize> {
    (0..tree.nodes.len()).find(|w| tree.head(*w).is_none())
}

fn is_finite(tree: &Tree, word: usize) -> bool {
    let auxiliary = |c: usize| tree.nodes[c].any(&["aux", "cop"]) && matches!(tree.nodes[c].tag, "VBD" | "VBZ" | "VBP" | "MD");
    matches!(tree.nodes[word].tag, "VBD" | "VBZ" | "VBP") || tree.children(word).any(auxiliary)
}

/// "Finland’s Ministry of Defense said": who stands before ’s is the owner of the noun behind it, whatever else it was taken for.
fn owners(tree: &Tree) -> Vec<Change> {
    let mut changes = Vec::new();
    for mark in 1..tree.nodes.len() {
        let owner = mark - 1;
        let is_mark = tree.nodes[mark].tag == "POS" && tree.nodes[mark].head == owner;
        if !is_mark || tree.nodes[owner].is("nmod:poss") {
            continue;
        }
        let phrase = tree.nodes[mark + 1..].iter().take_while(|n| matches!(n.pos, "ADJ" | "NOUN" | "PROPN" | "NUM")).count();
        let Some(thing) = (mark + 1..=mark + phrase).rev().find(|w| matches!(tree.nodes[*w].pos, "NOUN" | "PROPN")) else { continue };
        if tree.nodes[thing].head == owner {
            changes.push(Change { word: thing, head: tree.nodes[owner].head, relation: tree.nodes[owner].relation });
        }
        changes.push(Change { word: owner, head: thing, relation: "nmod:poss" });
    }
    changes
}

/// "The Ukrainian military urged": verbs have no determiners and no adjectives, so what stands before a verb with them is its subject.
fn bare_subject(tree: &Tree) -> Vec<Change> {
    let mut changes = Vec::new();
    for (verb, node) in tree.nodes.iter().enumerate().skip(1) {
        let subject = verb - 1;
        let modifies = |w: usize| tree.nodes[w].head == verb && tree.nodes[w].any(&["det", "amod", "compound", "nummod", "flat"]);
        if node.pos != "VERB" || !is_finite(tree, verb) || !modifies(subject) || tree.nodes[subject].is("det") {
            continue;
        }
        if tree.child(verb, &["nsubj", "csubj", "expl"]).is_some() {
            continue;
        }
        changes.push(Change { word: subject, head: verb, relation: "nsubj" });
        let others = (0..subject).rev().take_while(|w| tree.nodes[*w].head != verb || modifies(*w)).filter(|w| modifies(*w));
        changes.extend(others.map(|word| Change { word, head: subject, relation: tree.nodes[word].relation }));
    }
    changes
}

/// "having captured": the first is the auxiliary of the second.
fn having(tree: &Tree) -> Vec<Change> {
    let mut changes = Vec::new();
    for word in 0..tree.nodes.len() {
        let node = &tree.nodes[word];
        if node.lower != "having" || node.is("aux") {
            continue;
        }
        let participle = (word + 1..tree.nodes.len().min(word + 3)).find(|w| matches!(tree.nodes[*w].tag, "VBN" | "VBD"));
        let Some(participle) = participle.filter(|p| *p == word + 1 || tree.nodes[word + 1].pos == "ADV") else { continue };
        let below = tree.head(participle) == Some(word);
        let head = if below || tree.head(participle).is_none() { node.head } else { tree.nodes[participle].head };
        changes.push(Change { word: participle, head, relation: "advcl" });
        changes.push(Change { word, head: participle, relation: "aux" });
        let others = tree.children(word).filter(|c| *c != participle);
        changes.extend(others.map(|c| Change { word: c, head: participle, relation: tree.nodes[c].relation }));
    }
    changes
}

/// "urged the troops to leave": the infinitive is what is urged, not a modifier of the troops.
fn infinitives(tree: &Tree) -> Vec<Change> {
    let mut changes = Vec::new();
    for (word, node) in tree.nodes.iter().enumerate() {
        let to = tree.child(word, &["mark"]).is_some_and(|m| tree.nodes[m].lower == "to");
        if !to || tree.child(word, &["nsubj"]).is_some() {
            continue;
        }
        let Some(head) = tree.head(word) else { continue };
        let verb = if node.is("acl") && tree.nodes[head].any(&["obj", "iobj"]) { tree.head(head) } else { Some(head) };
        let Some(verb) = verb.filter(|v| tree.nodes[*v].pos == "VERB" && *v < word) else { continue };
        let lemma = tree.nodes[verb].lemma.as_str();
        let wanted = CLASSES.commanded.contains(lemma) || CLASSES.object_control.contains(lemma);
        if wanted && node.any(&["acl", "advcl", "ccomp"]) {
            changes.push(Change { word, head: verb, relation: "xcomp" });
        } else if node.is("ccomp") {
            changes.push(Change { word, head, relation: "xcomp" });
        }
    }
    changes
}

/// "The rebels, who had captured two towns, refused": when the relative clause has been taken for the main one, the next finite verb
/// behind its comma is the main verb.
fn relative_root(tree: &Tree) -> Vec<Change> {
    let mut changes = Vec::new();
    for (verb, node) in tree.nodes.iter().enumerate() {
        if node.pos != "VERB" || node.is("acl") || !is_finite(tree, verb) {
            continue;
        }
        let Some(subject) = tree.children(verb).find(|c| *c < verb && tree.nodes[*c].is("nsubj") && !is_relative(tree, *c)) else {
            continue;
        };
        let end = tree.edges(subject).1.max(subject);
        let Some(pronoun) = (end + 1..verb).find(|w| tree.nodes[*w].pos != "PUNCT").filter(|w| is_relative(tree, *w)) else { continue };
        if (pronoun..verb).any(|w| tree.nodes[w].pos == "VERB" && is_finite(tree, w)) {
            continue;
        }
        // The main verb: finite, with no subject of its own, after a comma.
        let right = tree.edges(verb).1;
        let main = (verb + 1..=right).find(|w| {
            let n = &tree.nodes[*w];
            let adverbs = (verb + 1..*w).rev().take_while(|b| matches!(tree.nodes[*b].pos, "ADV" | "AUX" | "PART")).count();
            let comma = w.checked_sub(adverbs + 1).is_some_and(|b| tree.nodes[b].lower == ",");
            let bare = tree.child(*w, &["nsubj", "cc", "mark"]).is_none();
            n.pos == "VERB" && comma && bare && (is_finite(tree, *w) || n.tag == "VBN")
        });
        let Some(main) = main else { continue };
        changes.push(Change { word: main, head: node.head, relation: node.relation });
        changes.push(Change { word: subject, head: main, relation: "nsubj" });
        changes.push(Change { word: verb, head: subject, relation: "acl:relcl" });
        if tree.nodes[pronoun].head == verb && !tree.nodes[pronoun].is("obj") {
            changes.push(Change { word: pronoun, head: verb, relation: "nsubj" });
        }
    }
    changes
}

/// "stones at officers, who fired tear gas": the clause behind the comma says more of the noun before it, and stands beside no verb.
fn relative_aside(tree: &Tree) -> Vec<Change> {
    let nominal = |w: usize| matches!(tree.nodes[w].pos, "NOUN" | "PROPN" | "PRON");
    let aside = |pronoun: usize| {
        let verb = tree.head(pronoun).filter(|v| *v > pronoun && tree.nodes[pronoun].is("nsubj"))?;
        if !is_relative(tree, pronoun) || !tree.nodes[verb].any(&["parataxis", "ccomp", "advcl", "conj", "dep"]) {
            return None;
        }
        let comma = pronoun.checked_sub(1).filter(|w| tree.nodes[*w].lower == ",")?;
        let last = comma.checked_sub(1).filter(|w| nominal(*w))?;
        // The whole phrase that ends there: "members of the party, who".
        let higher = |w: &usize| tree.head(*w).filter(|h| *h < *w && nominal(*h) && tree.edges(*h).1 <= comma);
        let noun = std::iter::successors(Some(last), higher).last()?;
        Some(Change { word: verb, head: noun, relation: "acl:relcl" })
    };
    (0..tree.nodes.len()).filter_map(aside).collect()
}

fn is_relative(tree: &Tree, word: usize) -> bool {
    matches!(tree.nodes[word].lower.as_str(), "who" | "which" | "that") && matches!(tree.nodes[word].tag, "WDT" | "WP")
}

/// "told the outlet X that …", "said on Tuesday that …": the clause is the content of the verb of saying, where the parser hung it on
/// the one who was told, on a date or on a place.
fn speech_content(tree: &Tree) -> Vec<Change> {
    let content = |word: usize| {
        let node = &tree.nodes[word];
        if !node.any(&["acl", "advcl", "parataxis", "dep"]) {
            return None;
        }
        let that = tree.child(word, &["mark"]).filter(|m| tree.nodes[*m].lower == "that")?;
        let head = tree.head(word).filter(|h| *h < that)?;
        let verb = std::iter::successors(Some(head), |w| tree.head(*w)).find(|w| tree.nodes[*w].pos == "VERB")?;
        // "evidence that", "the possibility that": the noun just before has the clause as its content.
        let told = PEOPLE_TOLD.contains(&tree.nodes[verb].lemma.as_str());
        let noun = tree.nodes[head].pos == "NOUN" && that == head + 1 && !told && tree.nodes[head].relation != "obl:unmarked";
        let has_content = tree.children(verb).any(|c| c > verb && tree.nodes[c].is("ccomp"));
        (is_speech(tree, verb) && !has_content && verb < word && !noun).then_some(Change { word, head: verb, relation: "ccomp" })
    };
    (0..tree.nodes.len()).filter_map(content).collect()
}

/// Verbs whose object is the one who is told.
const PEOPLE_TOLD: &[&str] = &["tell", "inform", "assure", "warn", "advise", "notify", "remind", "convince"];

/// "No soldiers were killed, the army told reporters": a verb of saying with its subject behind a comma and nothing to say after it
/// stands beside what is said.
fn speech_aside(tree: &Tree) -> Vec<Change> {
    let aside = |word: usize| {
        let node = &tree.nodes[word];
        let told = || is_finite(tree, word) || (node.tag == "VBN" && tree.child(word, &["aux"]).is_none());
        if !is_speech(tree, word) || !told() || node.any(&["acl", "ccomp", "parataxis", "root"]) {
            return None;
        }
        if tree.child(word, &["ccomp", "cc", "mark", "xcomp"]).is_some() {
            return None;
        }
        let head = tree.head(word).filter(|h| *h < word && tree.nodes[*h].pos != "NOUN")?;
        let subject = tree.children(word).find(|c| *c < word && tree.nodes[*c].is("nsubj"))?;
        let before = tree.edges(subject).0.checked_sub(1)?;
        let comma = matches!(tree.nodes[before].lower.as_str(), "," | "”" | "\"");
        comma.then_some(Change { word, head, relation: "parataxis" })
    };
    (0..tree.nodes.len()).filter_map(aside).collect()
}

/// "accused Moscow of shelling": what one is accused of belongs to the verb.
fn accused_of(tree: &Tree) -> Vec<Change> {
    let charge = |word: usize| {
        let object = tree.head(word).filter(|h| tree.nodes[word].any(&["nmod", "acl"]) && tree.nodes[*h].any(&["obj", "iobj"]))?;
        let verb = tree.head(object)?;
        let marked = tree.children(word).any(|c| tree.nodes[c].any(&["case", "mark"]) && tree.nodes[c].lower == "of");
        let accuses = matches!(tree.nodes[verb].lemma.as_str(), "accuse" | "suspect" | "convict" | "acquit" | "warn" | "inform" | "assure");
        let relation = if tree.nodes[word].pos == "VERB" { "advcl" } else { "obl" };
        (marked && accuses).then_some(Change { word, head: verb, relation })
    };
    (0..tree.nodes.len()).filter_map(charge).collect()
}

/// "described the talks as useful": an adjective behind "as" says what the object is held to be, and belongs to the verb like a noun.
fn held_as(tree: &Tree) -> Vec<Change> {
    let held = |word: usize| {
        let node = &tree.nodes[word];
        let marks = |c: &usize| *c < word && tree.nodes[*c].any(&["mark", "case"]) && tree.nodes[*c].lower == "as";
        let marker = Some(word).filter(|_| node.pos == "ADJ").and_then(|w| tree.children(w).find(marks))?;
        let head = tree.head(word)?;
        let verb = if tree.nodes[head].any(&["obj", "iobj"]) { tree.head(head)? } else { head };
        let small = tree.child(word, &["cop", "nsubj", "aux", "expl"]).is_none();
        let fits = small && node.any(&["advcl", "acl", "nmod", "obl"]) && tree.nodes[verb].pos == "VERB" && verb < marker;
        fits.then_some([Change { word, head: verb, relation: "obl" }, Change { word: marker, head: word, relation: "case" }])
    };
    (0..tree.nodes.len()).filter_map(held).flatten().collect()
}

/// "called the offer insulting": a participle with nothing of its own right behind what is called so.
fn called_so(tree: &Tree) -> Vec<Change> {
    let called = |word: usize| {
        let noun = tree.head(word).filter(|n| *n + 1 == word && tree.nodes[word].is("acl") && tree.nodes[*n].is("obj"))?;
        let verb = tree.head(noun).filter(|v| CLASSES.predicative.contains(tree.nodes[*v].lemma.as_str()))?;
        let bare = matches!(tree.nodes[word].tag, "VBG" | "VBN") && tree.children(word).next().is_none();
        bare.then_some(Change { word, head: verb, relation: "xcomp" })
    };
    (0..tree.nodes.len()).filter_map(called).collect()
}

/// "threatened Belarus with sanctions": a name has nothing with it; the verb does.
fn with_what(tree: &Tree) -> Vec<Change> {
    let with = |word: usize| {
        let name = tree.head(word).filter(|n| tree.nodes[word].is("nmod") && tree.nodes[*n].pos == "PROPN" && tree.nodes[*n].is("obj"))?;
        let case = tree.child(word, &["case"]).filter(|c| *c == name + 1 && tree.nodes[*c].lower == "with")?;
        let verb = tree.head(name).filter(|v| *v < name && case < word && tree.nodes[*v].pos == "VERB")?;
        Some(Change { word, head: verb, relation: "obl" })
    };
    (0..tree.nodes.len()).filter_map(with).collect()
}

/// "A gunman shot at a bus.": where a full sentence has no finite verb, the past form that seems to modify its noun is one.
fn finite_root(tree: &Tree) -> Vec<Change> {
    let len = tree.nodes.len();
    let full = tree.nodes.last().is_some_and(|n| n.lower == ".") && !(0..len).any(|w| is_finite(tree, w));
    let Some(noun) = root(tree).filter(|_| full) else { return Vec::new() };
    let free = |v: &usize| *v > noun && tree.nodes[*v].is("acl") && tree.nodes[*v].tag == "VBN" && tree.nodes[*v - 1].lower != ",";
    let Some(verb) = tree.children(noun).find(free).filter(|_| matches!(tree.nodes[noun].pos, "NOUN" | "PROPN" | "PRON")) else {
        return Vec::new();
    };
    let behind = tree.children(noun).filter(|c| *c > verb).map(|word| Change { word, head: verb, relation: tree.nodes[word].relation });
    let root = [Change { word: verb, head: len, relation: "root" }, Change { word: noun, head: verb, relation: "nsubj" }];
    root.into_iter().chain(behind).collect()
}

/// "The claim that the bridge was closed drew attention": a past form is no adjective of the noun behind it, but the verb of the noun that is
/// the root for want of one.
fn finite_modifier(tree: &Tree) -> Vec<Change> {
    let len = tree.nodes.len();
    let Some(subject) = root(tree).filter(|w| matches!(tree.nodes[*w].pos, "NOUN" | "PROPN")) else { return Vec::new() };
    let finite = |w: &usize| tree.nodes[*w].tag == "VBD" && tree.nodes[*w].is("amod") && tree.head(*w).is_some_and(|noun| noun > *w);
    let Some(verb) = (subject + 1..len).find(finite) else { return Vec::new() };
    let Some(object) = tree.head(verb) else { return Vec::new() };
    let mut changes = vec![
        Change { word: verb, head: len, relation: "root" },
        Change { word: subject, head: verb, relation: "nsubj" },
        Change { word: object, head: verb, relation: "obj" },
    ];
    // What stood before the verb is said of the word right before it: "was fair", and not "was attention".
    if tree.head(object) == Some(subject) && verb > subject + 1 {
        let told = verb - 1;
        changes.push(Change { word: told, head: subject, relation: "acl" });
        let before = tree.children(object).filter(|c| *c < told);
        changes.extend(before.map(|word| Change { word, head: told, relation: tree.nodes[word].relation }));
    }
    let behind = tree.children(subject).filter(|c| *c > verb && *c != object);
    changes.extend(behind.map(|word| Change { word, head: verb, relation: tree.nodes[word].relation }));
    changes
}

/// "were stranded as bus drivers went on strike": "as drivers" is no phrase where a finite verb hangs from its noun.
fn subordinate(tree: &Tree) -> Vec<Change> {
    let clause = |verb: usize| {
        let finite = matches!(tree.nodes[verb].tag, "VBD" | "VBZ" | "VBP") && tree.child(verb, &["nsubj", "nsubj:pass"]).is_none();
        let noun = tree.head(verb).filter(|n| finite && *n < verb && tree.nodes[verb].is("acl") && tree.nodes[*n].is("obl"))?;
        let small = |c: &usize| matches!(tree.nodes[*c].lower.as_str(), "as" | "after" | "before" | "until" | "since");
        let mark = tree.child(noun, &["case"]).filter(small)?;
        let head = tree.head(noun)?;
        let changes = [
            Change { word: verb, head, relation: "advcl" },
            Change { word: noun, head: verb, relation: "nsubj" },
            Change { word: mark, head: verb, relation: "mark" },
        ];
        Some(changes)
    };
    (0..tree.nodes.len()).filter_map(clause).flatten().collect()
}

/// "said the blaze, which started on Friday, was under control": what stands behind the aside is said of the noun, and is the content.
fn behind_aside(tree: &Tree) -> Vec<Change> {
    let said = |noun: usize| {
        let speech = tree.head(noun).filter(|v| *v < noun && tree.nodes[noun].is("obj") && is_speech(tree, *v))?;
        let aside = tree.children(noun).find(|c| *c > noun && tree.nodes[*c].relation == "acl:relcl")?;
        let opens = |w: &usize| {
            let node = &tree.nodes[*w];
            node.any(&["cop", "aux"]) && matches!(node.tag, "VBD" | "VBZ" | "VBP" | "MD") && tree.nodes[*w - 1].lower == ","
        };
        let small = (aside + 1..=tree.edges(aside).1).find(opens)?;
        let main = tree.head(small).filter(|m| *m > small && tree.child(*m, &["nsubj"]).is_none())?;
        Some([Change { word: main, head: speech, relation: "ccomp" }, Change { word: noun, head: main, relation: "nsubj" }])
    };
    (0..tree.nodes.len()).filter_map(said).flatten().collect()
}

/// "Troops sent to the front were never paid": a past form taken for a subject, with a subject of its own, tells more of that noun.
fn past_subject(tree: &Tree) -> Vec<Change> {
    let hung = |word: usize| {
        let node = &tree.nodes[word];
        let head = tree.head(word).filter(|h| *h > word && node.is("nsubj") && matches!(node.tag, "VBD" | "VBN"))?;
        let noun = tree.child(word, &["nsubj"]).filter(|n| *n < word && matches!(tree.nodes[*n].pos, "NOUN" | "PROPN"))?;
        Some([Change { word: noun, head, relation: node.relation }, Change { word, head: noun, relation: "acl" }])
    };
    (0..tree.nodes.len()).filter_map(hung).flatten().collect()
}

/// "After boasting that the road was finished, the mayor left": what is told belongs to the participle, and that to the main verb.
fn opening_participle(tree: &Tree) -> Vec<Change> {
    let opening = |word: usize| {
        let node = &tree.nodes[word];
        let told = tree.head(word).filter(|t| *t > word && node.is("advcl") && node.tag == "VBG")?;
        let main = tree.head(told).filter(|m| *m > told && tree.nodes[*m].pos == "VERB")?;
        let that = |c: usize| c > word && c < told && tree.nodes[c].is("mark") && tree.nodes[c].lower == "that";
        let fits = tree.children(told).any(that);
        fits.then_some([Change { word: told, head: word, relation: "ccomp" }, Change { word, head: main, relation: "advcl" }])
    };
    (0..tree.nodes.len()).filter_map(opening).flatten().collect()
}

/// "The union says the plans are vague and lack support": a verb whose number is not that of the verb of saying goes on with what is said.
fn agreement(tree: &Tree) -> Vec<Change> {
    let other = |word: usize| {
        let verb = tree.head(word).filter(|v| *v < word && tree.nodes[word].is("conj") && is_speech(tree, *v))?;
        let apart = matches!((tree.nodes[verb].tag, tree.nodes[word].tag), ("VBZ", "VBP") | ("VBP", "VBZ"));
        let said = tree.child(verb, &["ccomp"]).filter(|c| *c > verb && *c < word)?;
        let alone = apart && tree.child(word, &["nsubj", "aux"]).is_none();
        alone.then_some(Change { word, head: said, relation: "conj" })
    };
    (0..tree.nodes.len()).filter_map(other).collect()
}

/// "urged workers to return and promised to pay": a finite verb goes on with no infinitive, but with the finite verb above it.
fn past_infinitive(tree: &Tree) -> Vec<Change> {
    let other = |word: usize| {
        let node = &tree.nodes[word];
        let infinitive = tree.head(word).filter(|h| *h < word && node.is("conj") && tree.nodes[*h].tag == "VB")?;
        tree.child(infinitive, &["mark"]).filter(|m| tree.nodes[*m].lower == "to")?;
        let above = std::iter::successors(tree.head(infinitive), |w| tree.head(*w)).find(|w| is_finite(tree, *w))?;
        let alone = above < infinitive && tree.child(word, &["nsubj", "aux", "mark"]).is_none();
        let past = |w: usize| matches!(tree.nodes[w].tag, "VBD" | "VBN");
        let alike = past(word) && past(above) || node.tag == "VBZ" && tree.nodes[above].tag == "VBZ";
        (alone && alike).then_some(Change { word, head: above, relation: "conj" })
    };
    (0..tree.nodes.len()).filter_map(other).collect()
}

/// "Two policemen and a suspected militant were killed": a determiner is no subject where a participle and its noun follow.
fn bare_determiner(tree: &Tree) -> Vec<Change> {
    let mut changes = Vec::new();
    for word in 0..tree.nodes.len().saturating_sub(2) {
        let node = &tree.nodes[word];
        let (participle, noun) = (word + 1, word + 2);
        let hung =
            tree.nodes[participle].head == word && tree.nodes[participle].any(&["acl", "amod"]) && tree.nodes[noun].head == participle;
        let open = matches!(node.lower.as_str(), "a" | "an" | "the") && node.any(&["nsubj", "obj"]);
        let Some(verb) = tree.head(word).filter(|_| hung && open && matches!(tree.nodes[noun].pos, "NOUN" | "PROPN" | "ADJ")) else {
            continue;
        };
        // In a list the noun goes on with the one before "and".
        let and = word.checked_sub(1).filter(|w| tree.nodes[*w].is("cc"));
        let first = and.and_then(|w| w.checked_sub(1)).filter(|w| tree.nodes[*w].head == verb && tree.nodes[*w].any(&["nsubj", "obj"]));
        match (first, and) {
            (Some(first), Some(and)) => {
                changes.push(Change { word: noun, head: first, relation: "conj" });
                changes.push(Change { word: and, head: noun, relation: "cc" });
            }
            _ => changes.push(Change { word: noun, head: verb, relation: node.relation }),
        }
        changes.push(Change { word, head: noun, relation: "det" });
        changes.push(Change { word: participle, head: noun, relation: "amod" });
    }
    changes
}

/// "rejected the charge and urged": a verb without a subject behind "and" goes on with the verb that it is said to stand beside.
fn joined(tree: &Tree) -> Vec<Change> {
    let on = |word: usize| {
        let node = &tree.nodes[word];
        let head = tree.head(word).filter(|h| *h < word && node.is("parataxis") && node.pos == "VERB" && tree.nodes[*h].pos == "VERB")?;
        let and = tree.child(word, &["cc"]).filter(|c| *c < word && matches!(tree.nodes[*c].lower.as_str(), "and" | "but"))?;
        let told = |w: usize| is_finite(tree, w) || tree.nodes[w].tag == "VBN";
        let bare = tree.child(word, &["nsubj", "expl", "csubj"]).is_none() && told(word) && told(head);
        (bare && (and + 1..word).all(|w| tree.nodes[w].pos == "ADV")).then_some(Change { word, head, relation: "conj" })
    };
    (0..tree.nodes.len()).filter_map(on).collect()
}

/// "arrested two traders and a sailor": a noun is no second verb; it goes on with the noun before "and".
fn listed(tree: &Tree) -> Vec<Change> {
    let noun = |w: usize| matches!(tree.nodes[w].pos, "NOUN" | "PROPN");
    let on = |word: usize| {
        let verb = tree.head(word).filter(|v| *v < word && noun(word) && tree.nodes[word].is("conj") && tree.nodes[*v].pos == "VERB")?;
        let and = tree.child(word, &["cc"]).filter(|c| *c < word && matches!(tree.nodes[*c].lower.as_str(), "and" | "or"))?;
        let bare = tree.child(word, &["nsubj", "cop", "aux", "case", "mark", "advmod"]).is_none();
        let before = and.checked_sub(1).filter(|w| *w > verb)?;
        let first =
            std::iter::successors(Some(before), |w| tree.head(*w)).take_while(|w| *w > verb).find(|w| tree.head(*w) == Some(verb))?;
        let fits = bare && noun(first) && tree.nodes[first].any(&["obj"]) && tree.edges(first).1 == before;
        fits.then_some(Change { word, head: first, relation: "conj" })
    };
    (0..tree.nodes.len()).filter_map(on).collect()
}

/// "Last month gunmen killed a guard": the time at the front is no part of the subject behind it.
fn time_before(tree: &Tree) -> Vec<Change> {
    // The word behind "last".
    const TIME: usize = 1;
    let front = || {
        let (which, node) = (tree.nodes.first()?, tree.nodes.get(TIME)?);
        let last = which.head == TIME && matches!(which.lower.as_str(), "last" | "this");
        let period =
            matches!(node.lower.as_str(), "week" | "month" | "year" | "night" | "summer" | "winter" | "spring" | "autumn" | "fall");
        let noun = tree.head(TIME).filter(|n| last && period && *n == TIME + 1 && node.is("compound") && tree.nodes[*n].is("nsubj"))?;
        let verb = tree.head(noun).filter(|v| *v > noun && tree.nodes[noun].tag == "NNS")?;
        Some(Change { word: TIME, head: verb, relation: "obl:unmarked" })
    };
    front().into_iter().collect()
}

/// "…," X said; X said: "…": the words between the marks form a clause of their own, and it hangs on the verb of saying.
fn quoted(tree: &Tree, (first, last): (usize, usize)) -> Vec<Change> {
    let n = tree.nodes.len();
    let inside = |w: usize| (first..=last).contains(&w);
    let clause = |w: &usize| tree.nodes[*w].pos == "VERB" && !tree.nodes[*w].any(&["amod", "acl"]) || tree.child(*w, &["cop"]).is_some();
    let Some(root) = (first..=last).filter(clause).min_by_key(|w| (tree.depth(*w), *w)) else { return Vec::new() };
    let Some(verb) = speech_verb(tree, first, last) else { return Vec::new() };
    let mut changes = Vec::new();
    let outer = tree.head(root).filter(|h| !inside(*h));
    for word in (0..n).filter(|w| *w != root) {
        let Some(head) = tree.head(word) else { continue };
        if inside(word) && !inside(head) {
            let relation = if tree.nodes[word].is("punct") {
                "punct"
            } else if word > root && tree.child(root, &["obj"]).is_none() {
                "obj"
            } else {
                "dep"
            };
            changes.push(Change { word, head: root, relation });
        } else if !inside(word) && inside(head) && word != verb {
            changes.push(Change { word, head: verb, relation: tree.nodes[word].relation });
        }
    }
    let verb_under_quote = std::iter::successors(tree.head(verb), |w| tree.head(*w)).any(inside);
    if verb_under_quote {
        let (head, relation) = match outer {
            Some(outer) if outer != verb => (outer, tree.nodes[root].relation),
            _ => (n, "root"),
        };
        changes.push(Change { word: verb, head, relation });
    } else if tree.head(root).is_none() {
        // Both a root inside and a tree outside cannot be: the verb was somewhere under the root.
        return Vec::new();
    }
    changes.push(Change { word: root, head: verb, relation: "ccomp" });
    changes
}

/// The verb of saying beside the quotation of `first` to `last`: behind it with nothing but its subject between, or before it with
/// nothing but the one who is told.
fn speech_verb(tree: &Tree, first: usize, last: usize) -> Option<usize> {
    const NEAR: usize = 10;
    let mut between = 0;
    let behind = (last + 1..tree.nodes.len()).take(NEAR + 2).find(|w| {
        between += usize::from(tree.nodes[*w].pos == "PUNCT");
        tree.nodes[*w].pos == "VERB" || between > 2
    });
    if let Some(verb) = behind.filter(|v| is_speech(tree, *v)) {
        return Some(verb);
    }
    // The mark before the opening quotation mark: X said, “…”.
    let start = first.checked_sub(2)?;
    let mark = matches!(tree.nodes[start].lower.as_str(), "," | ":");
    let before = (start.saturating_sub(NEAR)..=start).rev().find(|w| tree.nodes[*w].pos == "VERB");
    before.filter(|v| mark && is_speech(tree, *v))
}
