//! Who is meant by which words, on GUM: MUC, B³ and CEAFe of chains with two mentions or more, and their mean, CoNLL's F1.
//!
//! Scored are chains of people, organisations and places. Mentions are matched by their span, then by their head in the gold tree, as the
//! CRAC shared tasks do: gold phrases hold relative clauses and ours do not.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;

use sosik_core::{Document, MentionForm, Span};
use sosik_extract::Extractor;

use super::chains::{Chain, Scores, score as compare};
use super::{Answer, Figure};
use crate::Failure;
use crate::files::read;

/// A range of tokens, half-open.
type Range = (usize, usize);

/// A document with its gold chains.
#[derive(Clone, Debug, Default)]
struct Text {
    id: String,
    text: String,
    /// Tokens with the positions of their heads.
    tokens: Vec<(Span, usize)>,
    chains: Vec<Vec<Range>>,
}

impl Text {
    /// The tokens that overlap `span`.
    fn range(&self, span: Span) -> Option<Range> {
        let from = self.tokens.partition_point(|t| t.0.end() <= span.start());
        let to = self.tokens.partition_point(|t| t.0.start() < span.end());
        (from < to).then_some((from, to))
    }

    /// The first token of the range whose head lies outside.
    fn head(&self, (from, to): Range) -> usize {
        (from..to).find(|i| !(from..to).contains(&self.tokens[*i].1)).unwrap_or(from)
    }

    /// Adds a sentence: its words with their heads (from 1; 0 for the root).
    fn add(&mut self, sentence: &str, words: &[(&str, usize)], paragraph: bool) {
        if !self.text.is_empty() {
            self.text.push_str(if paragraph { "\n\n" } else { " " });
        }
        let first = self.tokens.len();
        let mut at = 0;
        for (form, head) in words {
            let found = sentence[at..].find(form).map_or(at, |i| at + i);
            let end = if sentence[found..].starts_with(form) { found + form.len() } else { found };
            let base = self.text.len();
            self.tokens.push((Span::of(base + found..base + end), head.checked_sub(1).map_or(usize::MAX, |h| first + h)));
            at = end;
        }
        self.text.push_str(sentence);
    }
}

/// Phrases as GUM writes them at a token: `(4-person-new-…` opens one of chain 4, `4)` closes it, `(7-place-…)` does both.
fn entities(field: &str, at: usize, open: &mut Vec<(String, usize)>, found: &mut BTreeMap<String, Vec<Range>>) {
    let mut rest = field;
    while !rest.is_empty() {
        if let Some(inner) = rest.strip_prefix('(') {
            let end = inner.find(['(', ')']).unwrap_or(inner.len());
            let mut parts = inner[..end].splitn(3, '-');
            let (id, kind) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
            let chain = format!("{id} {kind}");
            rest = &inner[end..];
            if let Some(after) = rest.strip_prefix(')') {
                found.entry(chain).or_default().push((at, at + 1));
                rest = after;
            } else {
                open.push((chain, at));
            }
        } else {
            let (id, after) = rest.split_once(')').unwrap_or((rest, ""));
            rest = after;
            if let Some(i) = open.iter().rposition(|(chain, _)| chain.split(' ').next() == Some(id)) {
                let (chain, from) = open.remove(i);
                found.entry(chain).or_default().push((from, at + 1));
            }
        }
    }
}

/// The documents of a CoNLL-U file.
fn documents(conllu: &str) -> Vec<Text> {
    let mut all = Vec::new();
    for part in conllu.split("# newdoc id = ").skip(1) {
        let mut text = Text { id: part.lines().next().unwrap_or_default().to_owned(), ..Text::default() };
        let (mut open, mut found) = (Vec::new(), BTreeMap::new());
        for block in part.split("\n\n") {
            let Some(sentence) = block.lines().find_map(|l| l.strip_prefix("# text = ")) else { continue };
            let paragraph = block.lines().any(|l| l.starts_with("# newpar") && !l.starts_with("# newpar_"));
            let rows = block.lines().map(|l| l.split('\t').collect::<Vec<_>>());
            let rows: Vec<Vec<&str>> = rows.filter(|c| c.len() == 10 && !c[0].contains(['-', '.'])).collect();
            let words: Vec<(&str, usize)> = rows.iter().map(|c| (c[1], c[6].parse().unwrap_or(0))).collect();
            let first = text.tokens.len();
            text.add(sentence, &words, paragraph);
            for (i, row) in rows.iter().enumerate() {
                if let Some(field) = row[9].split('|').find_map(|f| f.strip_prefix("Entity=")) {
                    entities(field, first + i, &mut open, &mut found);
                }
            }
        }
        let ours = |chain: &str| ["person", "organization", "place"].iter().any(|kind| chain.ends_with(kind));
        text.chains = found.into_iter().filter(|(chain, _)| ours(chain)).map(|(_, ranges)| ranges).collect();
        all.push(text);
    }
    all
}

/// Who and what the product reads in `text`: participants, and places that are none.
fn read_chains(extractor: &Extractor, text: &Text) -> Result<Vec<Vec<Range>>, Failure> {
    let analysis = extractor.analyse(&Document::new(&text.id, &text.text))?;
    let spoken = |form: MentionForm| form != MentionForm::Zero;
    let actors = analysis.actors.iter().map(|a| a.mentions.iter().filter(|m| spoken(m.form)).map(|m| m.span).collect::<Vec<_>>());
    let mut taken = BTreeSet::new();
    let mut chains = Vec::new();
    for spans in actors.chain(analysis.places.iter().map(|p| p.mentions.clone())) {
        let chain: Vec<Range> = spans.into_iter().filter_map(|s| text.range(s)).filter(|r| taken.insert(text.head(*r))).collect();
        chains.push(chain);
    }
    Ok(chains)
}

/// Gives each mention of `found` the number of the gold mention with its span or its head, or one of its own.
fn number(text: &Text, found: &[Vec<Range>]) -> (Vec<Chain>, Vec<Chain>) {
    let gold: Vec<Range> = text.chains.iter().filter(|c| c.len() > 1).flatten().copied().collect();
    let mut by_head: HashMap<usize, Vec<usize>> = HashMap::new();
    for (i, range) in gold.iter().enumerate() {
        by_head.entry(text.head(*range)).or_default().push(i);
    }
    let mut taken = vec![false; gold.len()];
    let mut next = gold.len();
    let mut numbers = |range: &Range| {
        let same = by_head.get(&text.head(*range)).map(Vec::as_slice).unwrap_or_default();
        let near = |i: &usize| gold[*i].0.abs_diff(range.0) + gold[*i].1.abs_diff(range.1);
        match same.iter().filter(|i| !taken[**i]).min_by_key(|i| near(i)) {
            Some(&i) => {
                taken[i] = true;
                i
            }
            None => {
                next += 1;
                next - 1
            }
        }
    };
    let ours = found.iter().filter(|c| c.len() > 1).map(|c| c.iter().map(&mut numbers).collect()).collect();
    let mut at = 0;
    let theirs = (text.chains.iter().filter(|c| c.len() > 1))
        .map(|c| {
            at += c.len();
            (at - c.len()..at).collect()
        })
        .collect();
    (theirs, ours)
}

/// The figures of `answer` on the documents of a treebank.
pub(super) fn score(set: &'static str, layer: &'static str, path: &Path, answer: Answer) -> Result<Vec<Figure>, Failure> {
    let extractor = Extractor::new();
    let (mut all, mut news) = (Scores::default(), Scores::default());
    let texts = documents(&read(path)?);
    for text in &texts {
        let found = match answer {
            Answer::Product => read_chains(&extractor, text)?,
            Answer::Gold => text.chains.clone(),
            Answer::Empty => Vec::new(),
        };
        if answer == Answer::Product && std::env::var_os("SOSIK_SHOW_MISSES").is_some() {
            show(text, &found);
        }
        let (theirs, ours) = number(text, &found);
        let scores = compare(&theirs, &ours);
        all.add(&scores);
        if text.id.contains("_news_") {
            news.add(&scores);
        }
    }
    let figure = |name: &str, value: f64| Figure { set, layer, items: texts.len(), name: name.to_owned(), value };
    Ok(vec![
        figure("conll f1", all.conll()),
        figure("muc f1", all.muc.f1()),
        figure("b3 f1", all.b3.f1()),
        figure("ceafe f1", all.ceafe.f1()),
        figure("mentions f1", all.mentions.f1()),
        figure("mentions recall", all.mentions.recall()),
        figure("conll f1 news", news.conll()),
    ])
}

/// Prints the chains of a text, the gold's with the number of ours that each mention is in.
fn show(text: &Text, found: &[Vec<Range>]) {
    let words = |(from, to): Range| text.text.get(text.tokens[from].0.range().start..text.tokens[to - 1].0.range().end).unwrap_or_default();
    let of: HashMap<usize, usize> = found.iter().enumerate().flat_map(|(i, c)| c.iter().map(move |r| (text.head(*r), i))).collect();
    let heads: BTreeSet<usize> = text.chains.iter().flatten().map(|r| text.head(*r)).collect();
    for chain in text.chains.iter().filter(|c| c.len() > 1) {
        let parts: Vec<String> =
            chain.iter().map(|r| format!("{} [{}]", words(*r), of.get(&text.head(*r)).map_or("-".to_owned(), |n| n.to_string()))).collect();
        eprintln!("{} gold: {}", text.id, parts.join(" | "));
    }
    for (i, chain) in found.iter().enumerate().filter(|(_, c)| c.len() > 1) {
        let parts: Vec<String> =
            chain.iter().map(|r| format!("{}{}", words(*r), if heads.contains(&text.head(*r)) { "" } else { " (?)" })).collect();
        eprintln!("{} [{i}]: {}", text.id, parts.join(" | "));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_open_and_close() {
        let (mut open, mut found) = (Vec::new(), BTreeMap::new());
        for (at, field) in ["(4-person-new-a(7-place-new-b)", "4)(4-person-giv-c)", "(7-place-x"].iter().enumerate() {
            entities(field, at, &mut open, &mut found);
        }
        assert_eq!(found["4 person"], [(0, 2), (1, 2)]);
        assert_eq!(found["7 place"], [(0, 1)]);
        assert_eq!(open, [("7 place".to_owned(), 2)]);
    }
}
