//! Tables of lemmas: what the rules of `sosik_extract` do not give.

use std::collections::{BTreeMap, BTreeSet};

use sosik_extract::syntax::english::lemma::{FormClass, Lemmas};

use crate::train::conllu::Sentence;

/// The table of exceptions and the list of verbs, as the run time reads them.
pub(crate) fn tables(sentences: &[Sentence]) -> (String, String) {
    let mut verbs = BTreeSet::new();
    let mut seen: BTreeMap<(String, FormClass), BTreeMap<(String, String), usize>> = BTreeMap::new();
    for word in sentences.iter().flatten() {
        let plain = word.lemma.chars().all(|c| c.is_ascii_lowercase());
        if word.upos == "VERB" && plain && word.lemma.len() > 1 {
            verbs.insert(word.lemma.clone());
        }
        let class = FormClass::of(&word.xpos);
        let odd = word.lemma == "_" || word.lemma.is_empty() || matches!(word.upos.as_str(), "X" | "PUNCT" | "SYM" | "NUM");
        if class != FormClass::Name && !odd {
            let form = word.form.to_lowercase().replace('’', "'");
            *seen.entry((form, class)).or_default().entry((word.lemma.clone(), word.xpos.clone())).or_default() += 1;
        }
    }
    let verbs = verbs.into_iter().collect::<Vec<_>>().join("\n") + "\n";
    let rules = Lemmas::new("", &verbs);
    let mut table = String::new();
    for ((form, class), lemmas) in &seen {
        let Some(((lemma, tag), _)) = lemmas.iter().max_by_key(|(_, n)| **n) else { continue };
        if rules.by_rule(form, tag) != lemma.as_str() && !form.contains('\t') {
            table.push_str(&format!("{form}\t{}\t{lemma}\n", class.letter()));
        }
    }
    (table, verbs)
}
