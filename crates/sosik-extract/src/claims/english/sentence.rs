//! A sentence as English claims need it: its predicates with their children, its quotations, its bounds.

use sosik_core::{Language, SentenceId, Span};

use crate::clauses::{Argument, Link, Predicate, Role, Tense};
use crate::layers::Layers;
use crate::quotes::Quote;
use crate::syntax;

/// Sentences with more predicates than this are read as far as it; prose has none.
const MOST: usize = 400;

pub(super) struct Sentence<'l, 't> {
    pub(super) layers: &'l Layers<'t>,
    pub(super) index: usize,
    pub(super) span: Span,
    pub(super) predicates: Vec<&'l Predicate>,
    children: Vec<Vec<usize>>,
    parents: Vec<Option<(usize, Link)>>,
    /// Double quotations that lie in no other and overlap the sentence.
    pub(super) quotes: Vec<&'l Quote>,
    /// All tokens, marks included.
    pub(super) tokens: Vec<Span>,
    /// Whether a semicolon stands in it: most sentences have none, and each cue asks.
    semicolons: bool,
}

impl<'l, 't> Sentence<'l, 't> {
    /// Sentence `index`; `recovered` are the verbs of saying of the whole text that the parser took for something else, in order.
    pub(super) fn new(layers: &'l Layers<'t>, recovered: &'l [Predicate], index: usize) -> Option<Self> {
        let span = layers.segmentation.sentences.get(index)?.span;
        let span = shortened(layers.text, span);
        let span = Span::new(syntax::body(Language::English, layers.text, span), span.end()).unwrap_or(span);
        let id = SentenceId::of(index);
        let parsed = layers.clauses.of_sentence(id).map(|(_, p)| p).take(MOST).take_while(|p| p.clause.end() <= span.end());
        let base = layers.clauses.predicates.partition_point(|p| p.sentence < id);
        let first = recovered.partition_point(|p| p.sentence < id);
        let mut more = recovered[first..].iter().take_while(|p| p.sentence == id && p.clause.end() <= span.end()).take(MOST).peekable();
        let mut predicates: Vec<&Predicate> = Vec::with_capacity(8);
        // Where each parsed predicate has come to stand.
        let mut places = Vec::with_capacity(8);
        for predicate in parsed {
            while let Some(own) = more.next_if(|p| p.head < predicate.head) {
                predicates.push(own);
            }
            places.push(predicates.len());
            predicates.push(predicate);
        }
        predicates.extend(more);
        let mut children = vec![Vec::new(); predicates.len()];
        let mut parents = vec![None; predicates.len()];
        for &i in &places {
            let Some((up, link)) = predicates[i].parent else { continue };
            let Some(&up) = up.index().checked_sub(base).and_then(|up| places.get(up)) else { continue };
            children[up].push(i);
            parents[i] = Some((up, link));
        }
        // A quotation may have begun sentences before.
        let from = layers.quotes.partition_point(|q| q.outer.start() < span.start());
        let open = layers.quotes[from.saturating_sub(12)..from].iter().find(|q| q.outer.end() > span.start());
        let quotes = (open.into_iter().chain(&layers.quotes[from..]))
            .take_while(|q| q.outer.start() < span.end())
            .filter(|q| q.double && q.parent.is_none())
            .take(MOST)
            .collect();
        let tokens = layers.segmentation.sentences.get(index).map(|s| layers.segmentation.tokens_of(s)).unwrap_or_default();
        let (first, last) =
            (tokens.partition_point(|t| t.span.start() < span.start()), tokens.partition_point(|t| t.span.end() <= span.end()));
        let tokens = tokens.get(first..last).unwrap_or_default().iter().map(|t| t.span).collect();
        let semicolons = span.slice(layers.text).unwrap_or_default().contains(';');
        Some(Self { layers, index, span, predicates, children, parents, quotes, tokens, semicolons })
    }

    pub(super) fn text(&self, span: Span) -> &'t str {
        span.slice(self.layers.text).unwrap_or_default()
    }

    pub(super) fn between(&self, start: u32, end: u32) -> &'t str {
        Span::new(start, end).map(|s| self.text(s)).unwrap_or_default()
    }

    /// The predicates that hang on `i` by `link`.
    pub(super) fn children(&self, i: usize, link: Link) -> impl Iterator<Item = usize> {
        self.children[i].iter().copied().filter(move |c| self.parents[*c].is_some_and(|(_, l)| l == link))
    }

    pub(super) fn parent(&self, i: usize) -> Option<(usize, Link)> {
        self.parents[i]
    }

    /// The quotation around `span`, if there is one.
    pub(super) fn quote_around(&self, span: Span) -> Option<&'l Quote> {
        self.quotes.iter().copied().find(|q| q.inner.contains(span))
    }

    /// Where the content of a cue at `span` can reach: the quotation around it, or the sentence without its final mark, between semicolons.
    pub(super) fn scope(&self, span: Span) -> Span {
        let Some(quote) = self.quote_around(span) else { return self.between_semicolons(span) };
        Span::new(quote.inner.start().max(self.span.start()), quote.inner.end().min(self.span.end())).unwrap_or(self.span)
    }

    /// The part of the sentence around `span` that semicolons outside quotations bound.
    fn between_semicolons(&self, span: Span) -> Span {
        if !self.semicolons {
            return self.span;
        }
        // `ma&ntilde;ana`: the mark of an entity bounds nothing.
        let entity = |at: u32| {
            let word = self.between(self.span.start(), at);
            let tail = word.trim_end_matches(|c: char| c.is_ascii_alphanumeric() || c == '#');
            tail.ends_with('&') && tail.len() < word.len()
        };
        let outside = |at: u32| !self.quotes.iter().any(|q| q.outer.start() <= at && at < q.outer.end()) && !entity(at) && !self.lists(at);
        let before = self.between(self.span.start(), span.start().max(self.span.start()));
        let after = self.between(span.end(), self.span.end().max(span.end()));
        let open = before.rmatch_indices("; ").map(|(i, _)| self.span.start() + i as u32).find(|at| outside(*at));
        let close = after.match_indices("; ").map(|(i, _)| span.end() + i as u32).find(|at| outside(*at));
        Span::new(open.map_or(self.span.start(), |at| at + 2), close.unwrap_or(self.span.end())).unwrap_or(self.span)
    }

    /// Whether no clause with a subject of its own stands behind the semicolon at `at`: `had spoken at hearings; helped; and sang`.
    fn lists(&self, at: u32) -> bool {
        let rest = self.between(at + 2, self.span.end());
        let end = at + 2 + rest.find("; ").unwrap_or(rest.len()) as u32;
        let first = rest.split(' ').find(|w| !matches!(*w, "and" | "or" | "but" | "also" | "then"));
        let start = first.map_or(at + 2, |w| at + 2 + (w.as_ptr() as usize - rest.as_ptr() as usize) as u32);
        let verb = self.predicates.iter().find(|p| !p.nominal && p.tense != Tense::None && p.group.start() >= start && p.head.end() <= end);
        verb.is_none_or(|p| {
            p.group.start() == start || self.between(start, p.group.start()).split(' ').any(|w| matches!(w, "who" | "that" | "which"))
        })
    }

    /// `span` without "that" before it and the marks around it.
    pub(super) fn trim(&self, span: Span) -> Option<Span> {
        let text = self.text(span);
        let edge = |c: char| c.is_whitespace() || matches!(c, ',' | ':' | ';' | '"' | '“' | '”' | '˝' | '`' | '—' | '–');
        let mut start = text.len() - text.trim_start_matches(edge).len();
        // "That will do, he said": the pronoun at the front of a sentence stays.
        if text.get(start..start + 5).is_some_and(|t| t == "that ") {
            start += 5;
            start += text[start..].len() - text[start..].trim_start_matches(edge).len();
        }
        let kept = text[start..].trim_end_matches(|c: char| edge(c) || matches!(c, '.' | '!'));
        // Abbreviations keep their stop: "in the U.S."
        let stop = text[start + kept.len()..].starts_with('.') && kept.len() >= 2 && kept.as_bytes()[kept.len() - 2] == b'.';
        let len = kept.len() + usize::from(stop);
        Some(Span::of(span.range().start + start..span.range().start + start + len)).filter(|s| !s.is_empty())
    }

    /// Whether only white space, commas and at most `words` words stand between two offsets.
    pub(super) fn close(&self, start: u32, end: u32, words: usize) -> bool {
        start <= end
            && self.between(start, end).split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).take(words + 1).count() <= words
    }

    /// The end of the clause of `i` with all that is coordinated to it.
    pub(super) fn end_with_coordinates(&self, i: usize) -> u32 {
        let mut end = self.predicates[i].clause.end();
        let mut queue = vec![i];
        while let Some(at) = queue.pop() {
            for child in self.children(at, Link::Coordinate) {
                end = end.max(self.predicates[child].clause.end());
                queue.push(child);
            }
        }
        end
    }
}

/// No sentence is read further than this many bytes: each cue looks around in its sentence.
const LONGEST: u32 = 20_000;

fn shortened(text: &str, span: Span) -> Span {
    let mut end = span.end().min(span.start() + LONGEST);
    while end > span.start() && !text.is_char_boundary(end as usize) {
        end -= 1;
    }
    Span::new(span.start(), end).unwrap_or(span)
}

/// The first argument of `predicate` after its head in `role`.
pub(super) fn after(predicate: &Predicate, role: Role) -> Option<&Argument> {
    predicate.arguments.iter().find(|a| a.role == role && a.span.start() >= predicate.head.end())
}

/// Whether `text` has at most `most` words. Reads no further than these.
pub(super) fn few(text: &str, most: usize) -> bool {
    text.split_whitespace().nth(most).is_none()
}
