//! English clauses: tag, parse, repair, and read predicates with their arguments off the tree.
//!
//! The tagger and the parser are linear models (`sosik-linear`) trained on UD English EWT and GUM; their cards in `sosik-data-en` tell
//! their scores. Both are greedy, so a sentence costs time linear in its words.

use std::borrow::Cow;
use std::sync::LazyLock;

use sosik_core::{Error, Language, SentenceId, Span};
use sosik_linear::parser::Attributes;
use sosik_linear::{Parser, hash, tagger};
use sosik_segment::{Sentence, Token};

use super::Source;
use super::trees::Word;
use crate::clauses::Predicate;
use crate::names::Name;
use crate::quotes::Quote;
use crate::tags;
use lemma::Lemmas;
use tree::{Node, Tree};

mod arguments;
mod assemble;
pub mod attributes;
pub(super) mod dateline;
mod group;
pub mod lemma;
mod lexicon;
mod links;
mod predicates;
mod repair;
mod titles;
mod tree;

/// The most words that are parsed at once; longer sentences are cut at a mark.
const LONGEST: usize = 300;

/// The models, opened on first use.
struct Models {
    tags: &'static tags::Model,
    parser: Parser,
    lemmas: Lemmas<'static>,
}

static MODELS: LazyLock<Result<Models, Error>> = LazyLock::new(|| {
    Ok(Models {
        tags: tags::MODEL.as_ref().map_err(Clone::clone)?,
        parser: Parser::open(sosik_data_en::PARSER).map_err(|e| e.at("the English parser"))?,
        lemmas: Lemmas::new(sosik_data_en::LEMMAS, sosik_data_en::VERBS),
    })
});

/// Opens the models, if nobody has yet.
///
/// # Errors
///
/// [`sosik_core::ErrorKind::Model`] when the bytes that were built in do not fit this code or are damaged.
pub fn check() -> Result<(), Error> {
    MODELS.as_ref().map(|_| ()).map_err(Clone::clone)
}

/// Buffers, reused from sentence to sentence.
#[derive(Debug, Default)]
pub(super) struct Worker {
    parser: sosik_linear::parser::Worker,
    tree: Tree,
    attributes: Vec<Attributes>,
}

/// Adds the predicates of `sentence`, in order, to `out`, which holds those of the sentences before it.
///
/// Linear in the sentence. Without working models (see [`check`]) it adds nothing.
pub(super) fn read(
    source: Source<'_>,
    sentence: SentenceId,
    names: &[Name],
    quotes: &[Quote],
    worker: &mut Worker,
    out: &mut Vec<Predicate>,
) {
    let Source { text, segmentation, tags } = source;
    let (Ok(models), Some(info)) = (MODELS.as_ref(), segmentation.sentences.get(sentence.index())) else { return };
    let first = names.partition_point(|n| n.span.end() <= info.span.start());
    let here = || names[first..].iter().take_while(|n| n.span.start() < info.span.end());
    let mut fixed: Vec<Span> = here().filter(|n| !n.adjective).map(|n| n.span).collect();
    fixed.extend(titles::find(text, segmentation, info, quotes));
    fixed.sort_unstable();
    let adjectives: Vec<Span> = here().filter(|n| n.adjective).map(|n| n.span).collect();
    let front = front(text, info, segmentation.tokens_of(info));
    let mut rest = &segmentation.tokens_of(info)[front..];
    let behind = info.tokens.start + front as u32..info.tokens.end;
    let (mut tags, mut words) = (tags.of(behind.clone()), tags.words(behind));
    while !rest.is_empty() {
        let len = piece(text, rest);
        let spans: Vec<Span> = rest[..len].iter().map(|t| t.span).collect();
        // What starts in this piece, found by halving: a sentence may have as many names and quotations as words.
        let (start, end) = (spans[0].start(), spans[len - 1].end());
        let fixed = within(&fixed, start, end, |s| s.start());
        let spoken = within(quotes, start, end, |q| q.outer.start()).iter().filter(|q| q.double && q.parent.is_none());
        let quoted: Vec<(usize, usize)> = spoken.filter_map(|q| inside(&spans, q.inner)).collect();
        models.parse(text, &spans, tags, words, fixed, worker);
        (tags, words) = (tags.get(len..).unwrap_or_default(), words.get(len..).unwrap_or_default());
        repair::repair(&mut worker.tree, &quoted);
        assemble::predicates(&worker.tree, sentence, fixed, within(&adjectives, start, end, |s| s.start()), out);
        rest = &rest[len..];
    }
}

/// How many of the `tokens` of a sentence belong to its dateline.
fn front(text: &str, sentence: &Sentence, tokens: &[Token]) -> usize {
    let body = super::body(Language::English, text, sentence.span);
    tokens.partition_point(|t| t.span.end() <= body)
}

/// How many of `tokens` are parsed at once.
fn piece(text: &str, tokens: &[Token]) -> usize {
    let len = tokens.len().min(LONGEST);
    if len == tokens.len() {
        return len;
    }
    let mark = |t: &Token| matches!(t.span.slice(text), Some("," | ";" | ":" | "." | ")"));
    tokens[..len].iter().rposition(mark).map_or(len, |at| at + 1)
}

/// The words of a sentence in their tree, as the models give it; nothing without working models. Of a sentence that is parsed in pieces
/// the root of the first is the root of all; a dateline is a piece that hangs from the root behind it.
pub(super) fn words(source: Source<'_>, sentence: SentenceId, worker: &mut Worker) -> Option<Vec<Word>> {
    let Source { text, segmentation, tags } = source;
    let (models, info) = (MODELS.as_ref().ok()?, segmentation.sentences.get(sentence.index())?);
    let mut rest = segmentation.tokens_of(info);
    let (mut tags, mut words) = (tags.of(info.tokens.clone()), tags.words(info.tokens.clone()));
    let mut out: Vec<Word> = Vec::with_capacity(rest.len());
    let front = front(text, info, rest);
    let (mut dateline, mut root) = (None, None);
    while !rest.is_empty() {
        let in_front = out.len() < front;
        let len = if in_front { front } else { piece(text, rest) };
        let spans: Vec<Span> = rest[..len].iter().map(|t| t.span).collect();
        models.parse(text, &spans, tags, words, &[], worker);
        (tags, words) = (tags.get(len..).unwrap_or_default(), words.get(len..).unwrap_or_default());
        let first = out.len() as u32;
        for (i, node) in worker.tree.nodes.drain(..).enumerate() {
            let at = first + i as u32;
            let head = if node.head < len { Some(first + node.head as u32) } else { root };
            if head.is_none() {
                *if in_front { &mut dateline } else { &mut root } = Some(at);
            }
            let relation = match (head, node.relation) {
                (None, _) => "root",
                (Some(_), "root") => "parataxis",
                (Some(_), relation) => relation,
            };
            let token = info.tokens.start + at;
            let tag = if node.tag.is_empty() { "_" } else { node.tag };
            let (lemma, pos) = (node.lemma.into(), node.pos);
            out.push(Word { span: node.span, tokens: token..token + 1, lemma, pos, tag: Cow::Borrowed(tag), head, relation });
        }
        rest = &rest[len..];
    }
    if let (Some(dateline), Some(root)) = (dateline, root) {
        (out[dateline as usize].head, out[dateline as usize].relation) = (Some(root), "parataxis");
    }
    Some(out)
}

/// Those of `items`, which are in order of their starts, that start from `start` up to `end`.
fn within<T>(items: &[T], start: u32, end: u32, of: impl Fn(&T) -> u32) -> &[T] {
    let from = items.partition_point(|i| of(i) < start);
    let to = items.partition_point(|i| of(i) < end);
    items.get(from..to).unwrap_or_default()
}

/// The fewest words of a quotation that can be a clause.
const QUOTED: usize = 3;

/// First and last of the words at `spans` in `quote`; nothing when it is short or not wholly here.
fn inside(spans: &[Span], quote: Span) -> Option<(usize, usize)> {
    let from = spans.partition_point(|s| s.start() < quote.start());
    let to = spans.partition_point(|s| s.end() <= quote.end());
    let whole = to < spans.len() && from > 0;
    (whole && to >= from + QUOTED).then(|| (from, to - 1))
}

impl Models {
    /// Fills the worker's tree with the words at `spans`, tagged `tags` and read as `words`; words in `fixed` spans are parts of names.
    fn parse(&self, text: &str, spans: &[Span], tags: &[u16], words: &[tagger::Word], fixed: &[Span], worker: &mut Worker) {
        let forms = spans.iter().map(|s| s.slice(text).unwrap_or_default());
        worker.attributes.clear();
        worker.tree.nodes.clear();
        for (((form, span), tag), word) in forms.zip(spans).zip(tags).zip(words) {
            let (mut pos, mut tag, mut coarse, mut fine) = self.tags.names[usize::from(*tag)];
            let capital = form.starts_with(char::is_uppercase);
            // A name that the gazetteer knows is no verb, whatever its words look like.
            if capital && matches!(pos, "VERB" | "AUX" | "INTJ" | "ADV") && fixed.iter().any(|f| f.contains(*span)) {
                (pos, tag, coarse, fine) = ("PROPN", "NNP", hash("PROPN"), hash("PROPN|NNP"));
            }
            worker.attributes.push(attributes::of(form, word, pos, coarse, fine));
            let (lemma, lower) = (self.lemmas.lemma(form, tag).into(), lemma::lowered(form).into());
            worker.tree.nodes.push(Node { span: *span, lower, lemma, pos, tag, relation: "", head: spans.len(), capital });
        }
        let state = self.parser.parse(worker.attributes.iter().copied(), &mut worker.parser);
        for (word, node) in worker.tree.nodes.iter_mut().enumerate() {
            node.head = state.head(word) as usize;
            node.relation = self.parser.labels()[usize::from(state.label(word))];
        }
    }
}

#[cfg(test)]
mod tests;
