//! How good models are on trees that they have not seen, with gold tokens.

use sosik_extract::syntax::english::lemma::Lemmas;
use sosik_linear::{Parser, Tagger};

use super::seen;
use crate::train::conllu::{Sentence, Word};

/// `gold` with tags, lemmas and trees as the models give them.
pub(crate) fn predict(tagger: &Tagger, parser: &Parser, exceptions: &str, verbs: &str, gold: &[Sentence]) -> Vec<Sentence> {
    let lemmas = Lemmas::new(exceptions, verbs);
    let mut worker = sosik_linear::tagger::Worker::default();
    let mut trees = sosik_linear::parser::Worker::default();
    let mut out = Vec::new();
    for sentence in gold {
        let (words, tags) = seen(tagger, sentence, &mut worker);
        let state = parser.parse(words, &mut trees);
        let predicted = sentence.iter().zip(tags).enumerate().map(|(i, (word, tag))| {
            let (upos, xpos) = tag.split_once('|').unwrap_or((tag, "_"));
            Word {
                form: word.form.clone(),
                lemma: lemmas.lemma(&word.form, xpos).into_owned(),
                upos: upos.into(),
                xpos: xpos.into(),
                head: state.head(i) as usize,
                relation: parser.labels()[usize::from(state.label(i))].to_string(),
            }
        });
        out.push(predicted.collect());
    }
    out
}

/// Shares of words with the right tag, lemma, head, and head with relation (subtypes dropped), in percent.
pub(crate) fn of(gold: &[Sentence], predicted: &[Sentence]) -> toml::Table {
    let mut hits = [0usize; 5];
    let mut words = 0usize;
    let universal = |relation: &str| relation.split(':').next().unwrap_or_default().to_string();
    for (a, b) in gold.iter().flatten().zip(predicted.iter().flatten()) {
        let head = a.head == b.head;
        let all = [a.upos == b.upos, a.xpos == b.xpos, a.lemma == b.lemma, head, head && universal(&a.relation) == universal(&b.relation)];
        for (hit, right) in hits.iter_mut().zip(all) {
            *hit += usize::from(right);
        }
        words += 1;
    }
    let percent = |n: usize| toml::Value::Float((10_000.0 * n as f64 / words.max(1) as f64).round() / 100.0);
    ["upos", "xpos", "lemma", "uas", "las"].into_iter().zip(hits).map(|(name, n)| (name.to_string(), percent(n))).collect()
}
