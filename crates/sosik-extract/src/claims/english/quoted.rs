//! Quotations beside a cue.

use sosik_core::Span;

use super::content::Said;
use super::{Found, Reader};
use crate::clauses::Link;

impl Reader<'_, '_> {
    /// The quotation right before or after the cue and its subject.
    pub(super) fn quoted(&self, found: &Found<'_>, subject: Option<Span>) -> Option<Said> {
        let p = found.predicate;
        let s = &self.s;
        let near =
            subject.filter(|span| span.end() <= p.head.start() && s.close(span.end(), p.group.start(), 2) || span.start() >= p.head.end());
        let left = near.map_or(p.group.start(), |span| span.start().min(p.group.start()));
        let right = near.map_or(p.group.end(), |span| span.end().max(p.group.end()));
        let inside = s.quote_around(p.head).map(|q| q.outer);
        let quotes = || s.quotes.iter().filter(|q| Some(q.outer) != inside);
        let mut content = Vec::new();
        // “…,” he said, adding that …: what stands before belongs to the verb before.
        let participle = self.joined(found);
        if let Some(before) = quotes().filter(|_| !participle).rfind(|q| q.outer.end() <= left && s.close(q.outer.end(), left, 0)) {
            let comma = s.text(before.outer).trim_end_matches(['"', '”', '\'', '’', '˝']).ends_with([',', '?', '!', '.', '-'])
                || s.between(before.outer.end(), left).trim_start().starts_with(',');
            // On the channel’s “Morning Report,” she said: the name of where it is said.
            let from = s.scope(p.head).start();
            if comma && !self.quoted_name(before, from) && !self.in_aside(before, from) {
                let clause = s
                    .children(found.i, Link::Parataxis)
                    .map(|c| s.predicates[c].clause)
                    .find(|c| c.start() < before.outer.start() && c.end() >= before.inner.start());
                let start = clause.map(|c| c.start()).or_else(|| self.front_of(before)).unwrap_or_else(|| before.inner.start());
                // “…,” he said, “…”: a quotation in the middle of a sentence takes what is before it along.
                content.extend(Span::new(start, before.inner.end()).ok().and_then(|c| s.trim(c)));
            }
        }
        let complement = s.children(found.i, Link::Complement).map(|c| s.predicates[c].clause.start()).find(|c| *c >= p.head.end());
        if let Some(next) = quotes().find(|q| q.outer.start() >= right) {
            let gap = s.between(right, next.outer.start());
            let words = gap.split_whitespace().count();
            let marked = gap.trim_end().ends_with([',', ':']) || gap.trim().is_empty();
            // said, “Absolutely not.”: a mark before it makes a short one speech.
            let long = s.text(next.inner).split_whitespace().count() >= if matches!(gap.trim(), "," | ":") { 1 } else { 3 };
            let first = complement.is_none_or(|c| c >= next.outer.start());
            let own = s.predicates.iter().any(|q| !q.nominal && q.head.start() >= right && q.head.end() <= next.outer.start());
            let spoken = (0..s.predicates.len()).any(|i| {
                let q = s.predicates[i];
                !q.nominal && q.head.start() >= right && q.head.end() <= next.outer.start() && self.tells(i)
            });
            if marked && long && first && !own && words <= 14 && content.is_empty() {
                content.push(self.continued(found, next.inner, next.outer));
            } else if !content.is_empty() && words <= 20 && !spoken {
                content.push(next.inner);
            }
        }
        let mut said = Said::of(content)?;
        said.addressee = self.listener(found, &said.content);
        Some(said)
    }

    /// Where what is said begins if the words before a quotation belong to its clause: `The plan “will cost lives,” she said`.
    pub(super) fn front_of(&self, quote: &crate::quotes::Quote) -> Option<u32> {
        let s = &self.s;
        let scope = s.scope(quote.outer);
        let front = s.between(scope.start(), quote.outer.start());
        let kept = front.trim_end();
        let first = self.words(scope.start(), quote.outer.start()).next().filter(|w| self.is_word(*w))?;
        let told = (0..s.predicates.len()).any(|i| {
            let q = s.predicates[i];
            !q.nominal && q.head.start() >= scope.start() && q.head.end() <= quote.outer.start() && self.found(i).is_some()
        });
        let lower = s.text(quote.inner).starts_with(char::is_lowercase);
        let inside = s.quotes.iter().any(|q| q.outer.start() < quote.outer.start() && q.outer.end() > scope.start());
        // `Chile “will never yield,” she said`: one word is enough before a verb that needs a subject.
        let verb =
            || s.predicates.iter().any(|q| !q.nominal && q.tense != crate::clauses::Tense::None && q.group.start() == quote.inner.start());
        let short = kept.split_whitespace().nth(1).is_none() && !verb();
        if told || inside || !lower || kept.ends_with([':', ';', '—', '–']) || short {
            return None;
        }
        // "In a speech, “we will win,” he said": what is set off by a comma must be the subject of the quotation.
        if kept.ends_with(',') && (self.opens_sentence(first) || self.finite_between(scope.start(), quote.outer.start())) {
            return None;
        }
        Some(scope.start())
    }

    /// A quotation right behind the verb with the clause that goes on after it: says “it is over” because “nobody came”.
    pub(super) fn continued(&self, found: &Found<'_>, inner: Span, outer: Span) -> Span {
        let end = self.cut(found, inner.start(), self.s.scope(found.predicate.head).end());
        if end <= outer.end() {
            return inner;
        }
        let rest = self.s.between(outer.end(), end).trim_start();
        let lower = rest.starts_with(char::is_lowercase);
        let apart = ["and ", "but ", "while ", "as ", "who ", "which ", "when ", "after ", "before ", "during "]
            .iter()
            .any(|w| rest.starts_with(w));
        let said = (0..self.s.predicates.len()).any(|i| {
            let q = self.s.predicates[i];
            !q.nominal && q.head.start() >= outer.end() && q.head.end() <= end && self.tells(i) && self.s.quote_around(q.head).is_none()
        });
        if !lower || apart || said {
            return inner;
        }
        Span::new(inner.start(), end).ok().and_then(|c| self.s.trim(c)).unwrap_or(inner)
    }
}
