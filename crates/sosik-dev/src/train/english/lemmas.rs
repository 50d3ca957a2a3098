//! Tables of lemmas: what the rules of `sosik_extract` do not give.
//!
//! The treebanks are small: they never met "fled", "beaten" or "overthrown", nor "blockade", without which "blockaded" has no lemma. Verbs
//! with their irregular forms and irregular plurals come from `verbs.csv` and `plurals.csv` besides.

use std::collections::{BTreeMap, BTreeSet};

use sosik_extract::syntax::english::lemma::{FormClass, Lemmas};

use crate::train::conllu::Sentence;

const VERBS: &str = include_str!("verbs.csv");
const PLURALS: &str = include_str!("plurals.csv");

/// In how many places the treebanks must agree with themselves to be believed against the rules, or of a verb that no list has: what is
/// there once is often a slip ("spel", "leaned" as "learn").
const PLACES: usize = 2;

/// The table of exceptions and the list of verbs, as the run time reads them.
pub(crate) fn tables(sentences: &[Sentence]) -> (String, String) {
    let own: BTreeMap<&str, [&str; 2]> = rows(VERBS).map(|[lemma, past, participle]| (lemma, [past, participle])).collect();
    let mut met: BTreeMap<&str, usize> = BTreeMap::new();
    let mut seen: BTreeMap<(String, FormClass), BTreeMap<(String, String), usize>> = BTreeMap::new();
    for word in sentences.iter().flatten() {
        let plain = word.lemma.chars().all(|c| c.is_ascii_lowercase());
        if word.upos == "VERB" && plain && word.lemma.len() > 1 {
            *met.entry(&word.lemma).or_default() += 1;
        }
        let class = FormClass::of(&word.xpos);
        let odd = word.lemma == "_" || word.lemma.is_empty() || matches!(word.upos.as_str(), "X" | "PUNCT" | "SYM" | "NUM");
        if class != FormClass::Name && !odd {
            let form = word.form.to_lowercase().replace('’', "'");
            *seen.entry((form, class)).or_default().entry((word.lemma.clone(), word.xpos.clone())).or_default() += 1;
        }
    }
    let verbs: BTreeSet<&str> = met.iter().filter(|(_, n)| **n >= PLACES).map(|(verb, _)| *verb).chain(own.keys().copied()).collect();
    let list = verbs.iter().copied().collect::<Vec<_>>().join("\n") + "\n";
    let rules = Lemmas::new("", &list);
    let mut table: BTreeMap<(&str, FormClass), &str> = BTreeMap::new();
    let irregular = own.iter().flat_map(|(lemma, forms)| forms.map(|form| (form, "VBD", *lemma)));
    let plurals = rows(PLURALS).map(|[singular, plural]| (plural, "NNS", singular));
    for (form, tag, lemma) in irregular.chain(plurals).filter(|(form, ..)| !form.is_empty()) {
        if rules.by_rule(form, tag) != lemma {
            table.insert((form, FormClass::of(tag)), lemma);
        }
    }
    for ((form, class), lemmas) in &seen {
        let Some(((lemma, tag), times)) = lemmas.iter().max_by_key(|(_, n)| **n) else { continue };
        let by_rule = rules.by_rule(form, tag);
        let doubtful = table.contains_key(&(form.as_str(), *class)) || *class == FormClass::Inflected && verbs.contains(by_rule.as_ref());
        let sure = *times >= PLACES || !doubtful;
        if by_rule == lemma.as_str() && *times >= PLACES {
            // The more frequent of two verbs with one form: "wound" of "wound", not of "wind".
            table.remove(&(form.as_str(), *class));
        } else if by_rule != lemma.as_str() && sure && !form.contains('\t') {
            table.insert((form, *class), lemma);
        }
    }
    let table = table.iter().map(|((form, class), lemma)| format!("{form}\t{}\t{lemma}\n", class.letter())).collect();
    (table, list)
}

/// The first cells of the rows of a table with a header and no quoted cells.
fn rows<const N: usize>(table: &'static str) -> impl Iterator<Item = [&'static str; N]> {
    table.lines().skip(1).filter_map(|line| line.split(',').take(N).collect::<Vec<_>>().try_into().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_that_no_treebank_met_have_lemmas() {
        let (table, verbs) = tables(&[]);
        let lemmas = Lemmas::new(&table, &verbs);
        for (form, tag, lemma) in [
            ("fled", "VBD", "flee"),
            ("beaten", "VBN", "beat"),
            ("overthrown", "VBN", "overthrow"),
            ("blockaded", "VBD", "blockade"),
            ("boycotting", "VBG", "boycott"),
            ("ceded", "VBN", "cede"),
            ("crises", "NNS", "crisis"),
        ] {
            assert_eq!(lemmas.lemma(form, tag), lemma, "{form}");
        }
    }

    #[test]
    fn a_slip_of_a_treebank_is_not_believed() {
        let word = |form: &str, lemma: &str| crate::train::conllu::Word {
            form: form.into(),
            lemma: lemma.into(),
            upos: "VERB".into(),
            xpos: "VBD".into(),
            head: 1,
            relation: "root".into(),
        };
        let (table, verbs) = tables(&[vec![word("fled", "flead")], vec![word("wound", "wound")], vec![word("wound", "wound")]]);
        let lemmas = Lemmas::new(&table, &verbs);
        assert_eq!(lemmas.lemma("fled", "VBD"), "flee");
        assert_eq!(lemmas.lemma("wound", "VBD"), "wound");
    }
}
