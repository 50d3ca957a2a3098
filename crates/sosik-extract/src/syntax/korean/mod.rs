//! Korean clauses: a tree over eojeols says what hangs on what, and a stack of phrases and clauses reads roles off josa and endings.
//!
//! Korean puts heads last, so a predicate finds everything of its own to its left. From left to right, phrases are pushed; each predicate
//! takes from the top of the stack what the tree hangs on it, and is pushed as a clause that waits for the predicate above it:
//!
//! ```text
//! 국정원은 북한이 러시아에 병력을 보냈다고 18일 밝혔다
//! [국정원은] [북한이 러시아에 병력을 보냈다고] [18일] ← 밝혔다 takes all three
//! ```

use std::borrow::Cow;
use std::sync::LazyLock;

use sosik_core::{Error, Language, SentenceId, Span};
use sosik_linear::chain;
use sosik_segment::{Segmentation, Tag};

use super::trees::{self, Word};
use crate::clauses::Predicate;
use crate::names::Name;
use crate::quotes::Quote;
use arcs::Arcs;

mod arcs;
mod attach;
pub(super) mod byline;
pub mod eojeols;
mod implied;
mod nominal;
mod phrases;
#[cfg(test)]
mod tests;
mod units;
mod verbs;
mod words;

static PARSER: LazyLock<Result<chain::Parser, Error>> =
    LazyLock::new(|| chain::Parser::open(sosik_data_ko::PARSER).map_err(|e| e.at("the Korean parser")));

/// Opens the model, if nobody has yet.
///
/// # Errors
///
/// [`sosik_core::ErrorKind::Model`] when the bytes that were built in do not fit this code or are damaged.
pub fn check() -> Result<(), Error> {
    PARSER.as_ref().map(|_| ()).map_err(Clone::clone)
}

/// Buffers, reused from sentence to sentence.
#[derive(Clone, Debug, Default)]
pub(super) struct Worker {
    parser: chain::Worker,
    eojeols: Vec<eojeols::Eojeol>,
    words: Vec<chain::Word>,
}

impl Worker {
    /// Parses a sentence; without a working model (see [`check`]) there is no tree.
    pub(super) fn parse(&mut self, text: &str, segmentation: &Segmentation, sentence: &sosik_segment::Sentence) -> Option<Arcs<'_>> {
        let parser = PARSER.as_ref().ok()?;
        eojeols::read(segmentation, sentence, &mut self.eojeols);
        eojeols::words(text, segmentation, &self.eojeols, &mut self.words);
        parser.parse(&self.words, &mut self.parser);
        Some(Arcs { eojeols: &self.eojeols, tree: self.parser.tree(), labels: self.parser.labels(), names: parser.labels() })
    }
}

/// The predicates of one Korean sentence, sorted by their heads; parents count from the first of them. Linear in the sentence.
pub(super) fn sentence(
    text: &str,
    segmentation: &Segmentation,
    id: SentenceId,
    names: &[Name],
    quotes: &[Quote],
    worker: &mut Worker,
) -> Vec<Predicate> {
    let Some(sentence) = segmentation.sentences.get(id.0 as usize) else { return Vec::new() };
    let sentence = &without_byline(text, segmentation, sentence);
    let arcs = worker.parse(text, segmentation, sentence);
    let from = names.partition_point(|n| n.span.end() <= sentence.span.start());
    let to = names.partition_point(|n| n.span.start() < sentence.span.end());
    let names = names.get(from..to).unwrap_or_default();
    let units = units::read(text, segmentation, sentence, names);
    let first = quotes.partition_point(|q| q.outer.start() < sentence.span.start());
    let last = quotes.partition_point(|q| q.outer.start() < sentence.span.end());
    let quotes = quotes.get(first..last).unwrap_or_default();
    let mut predicates = attach::Builder::new(text, &units, id, names, quotes, arcs).build();
    implied::subjects(text, &mut predicates);
    predicates.into_iter().map(|p| p.predicate).collect()
}

/// The sentence as it begins behind its byline.
fn without_byline(text: &str, segmentation: &Segmentation, sentence: &sosik_segment::Sentence) -> sosik_segment::Sentence {
    let mut body = sentence.clone();
    let start = super::body(Language::Korean, text, sentence.span);
    let before = segmentation.tokens_of(sentence).iter().take_while(|t| t.span.end() <= start).count();
    body.tokens.start += before as u32;
    body.span = Span::new(start, sentence.span.end()).unwrap_or(sentence.span);
    body
}

/// The eojeols of a sentence as words of a tree; nothing without a working model.
pub(super) fn tree_words(
    text: &str,
    segmentation: &Segmentation,
    sentence: &sosik_segment::Sentence,
    worker: &mut Worker,
) -> Option<Vec<Word>> {
    let arcs = worker.parse(text, segmentation, sentence)?;
    let mut out = Vec::with_capacity(arcs.eojeols.len());
    for (i, eojeol) in arcs.eojeols.iter().enumerate() {
        let tokens = segmentation.tokens.get(eojeol.tokens.start as usize..eojeol.tokens.end as usize).unwrap_or_default();
        let morphemes = || tokens.iter().flat_map(|t| segmentation.morphemes_of(t));
        let tag: Vec<&str> = morphemes().map(|m| m.tag.as_str()).collect();
        let functional = |tag: Tag| tag.is_josa() || tag.is_eomi() || matches!(tag, Tag::SF | Tag::SP | Tag::SS | Tag::SE | Tag::SO);
        // The first verb or copula says what it is; without one the last word of content.
        let verb = morphemes().find(|m| m.tag.is_predicate());
        let lead = verb.or_else(|| morphemes().rfind(|m| !functional(m.tag)));
        let lemma = match verb {
            Some(m) if m.lemma.is_some() && m.tag != Tag::VCP => m.lemma.as_ref().map(ToString::to_string).unwrap_or_default(),
            Some(m) if m.tag != Tag::VCP => format!("{}다", m.form),
            _ => {
                let content = morphemes().take_while(|m| m.tag != Tag::VCP).filter(|m| !functional(m.tag));
                let stem: String = content.map(|m| m.form.as_ref()).collect();
                if verb.is_some() { format!("{stem}이다") } else { stem }
            }
        };
        let written = eojeol.span.slice(text).unwrap_or_default();
        out.push(Word {
            span: eojeol.span,
            tokens: eojeol.tokens.clone(),
            lemma: if lemma.is_empty() { written.to_owned() } else { lemma },
            pos: trees::universal(lead.or_else(|| morphemes().next()).map(|m| m.tag)),
            tag: if tag.is_empty() { Cow::Borrowed("_") } else { Cow::Owned(tag.join("+")) },
            head: arcs.head(i).map(|h| h as u32),
            relation: arcs.label(i),
        });
    }
    Some(out)
}
