//! Clauses that the order of words shows behind a cue where the tree looks elsewhere: a question, the clause of a relative, what follows when the
//! words in front only open the sentence.

use sosik_core::{Act, Span};

use super::content::Said;
use super::{Found, Reader};
use crate::claims::lexicon::Class;
use crate::clauses::{Predicate, Role, Tense};

/// So many words may stand between a verb and the question that it asks.
const APART: usize = 8;

impl Reader<'_, '_> {
    /// `asked the mayor how high it was`, `discussed whether to leave`: the question behind the verb, and whom it is put to.
    pub(super) fn asked_behind(&self, found: &Found<'_>) -> Option<Said> {
        let asks = found.cue.lemma == "ask" && found.predicate.argument(Role::Subject).is_some() || self.joined(found);
        if found.predicate.tense == Tense::None && !asks || found.cue.act == Act::Finding || self.passively(found) {
            return None;
        }
        let scope = self.s.scope(found.predicate.head);
        let words: Vec<Span> = self.words(found.span.end(), scope.end()).take(APART + 1).collect();
        let at = words.iter().position(|w| self.lexicon.is(Class::Asks, &self.low(*w)))?;
        let whom = &words[..at];
        let plain = |w: &Span| self.stays_in_noun(*w);
        let to = whom.first().is_some_and(|w| self.low(*w) == "to");
        let named = if to { &whom[1..] } else { whom };
        if !named.iter().all(plain) || self.finite_between(found.span.end(), words[at].start()) {
            return None;
        }
        let asks = self.finite_between(words[at].end(), scope.end()) || words.get(at + 1).is_some_and(|w| self.low(*w) == "to");
        let end = self.cut(found, words[at].end(), scope.end());
        let content = Span::new(words[at].start(), end).ok().filter(|_| asks).and_then(|c| self.s.trim(c))?;
        let named: Vec<Span> = named.iter().copied().filter(|w| !self.in_time(*w) && !self.is_adverb(*w)).collect();
        let addressee = named.first().zip(named.last()).and_then(|(a, b)| Span::new(a.start(), b.end()).ok());
        let addressee = addressee.filter(|a| self.animate(*a));
        // "asked the committee member how …", not "found the answer why …".
        if !named.is_empty() && addressee.is_none() {
            return None;
        }
        Some(Said { content: vec![content], addressee, question: true, ..Said::default() })
    }

    /// `asked the mayor about the strike`, `was asked why he left`: what the question is about.
    pub(super) fn asked_about(&self, found: &Found<'_>) -> Option<Said> {
        let p = found.predicate;
        let scope = self.s.scope(p.head);
        let words: Vec<Span> = self.words(found.span.end(), scope.end()).take(APART + 2).collect();
        let passive = self.passively(found);
        let asks = |w: &Span| self.lexicon.is(Class::Asks, &self.low(*w));
        let at = words.iter().position(|w| self.low(*w) == "about" || passive && asks(w))?;
        let plain = |w: &Span| {
            let low = self.low(*w);
            self.is_word(*w)
                && !self.lexicon.is(Class::Boundary, &low)
                && (low == "by" && passive || !self.lexicon.is(Class::Preposition, &low))
        };
        let whom: Vec<Span> = words[..at].iter().copied().filter(|w| !self.in_time(*w) && !self.is_adverb(*w)).collect();
        if !words[..at].iter().all(plain) || self.finite_between(found.span.end(), words[at].start()) {
            return None;
        }
        let addressee = whom.first().zip(whom.last()).and_then(|(a, b)| Span::new(a.start(), b.end()).ok()).filter(|_| !passive);
        let addressee = addressee.or_else(|| p.argument(Role::Subject).map(|a| a.span).filter(|_| passive && p.tense != Tense::None));
        let start = words.get(at + 1)?.start();
        let content = if self.low(words[at]) != "about" || asks(words.get(at + 1)?) {
            let from = if self.low(words[at]) == "about" { start } else { words[at].start() };
            let end = self.cut(found, start, scope.end());
            let comma = self.words(start, end).find(|w| self.s.text(*w) == "," && self.finite_between(start, w.start()));
            Span::new(from, comma.filter(|_| p.group == p.head).map_or(end, |w| w.start())).ok()?
        } else {
            let argument = p.arguments.iter().find(|a| a.span.start() == start);
            let ends = |w: &Span| {
                let low = self.low(*w);
                !self.is_word(*w) || self.lexicon.is(Class::Boundary, &low) || low == "during" || self.in_time(*w)
            };
            let stop = self.words(start, scope.end()).take(30).find(ends);
            let phrase = Span::new(start, stop.map_or(scope.end(), |w| w.start())).ok()?;
            self.whole_object(found, argument.map_or(phrase, |a| a.span))
        };
        Some(Said { content: vec![self.s.trim(content)?], addressee, question: true, ..Said::default() })
    }

    /// `the war, which she has said was a mistake, …`, `the man who police say was armed`: the speaker inside a relative clause, and the
    /// verb that goes on with it.
    pub(super) fn in_relative(&self, found: &Found<'_>) -> Option<(Span, Span)> {
        let (s, group) = (&self.s, found.predicate.group);
        let scope = s.scope(found.predicate.head);
        let next = self.words(found.span.end(), scope.end()).next()?;
        let goes_on = |q: &&Predicate| !q.nominal && q.tense != Tense::None && q.group.start() == next.start();
        let verb = s.predicates.iter().copied().find(goes_on)?;
        let before: Vec<Span> = self.words(scope.start(), group.start()).rev().take(9).collect();
        let relative = before.iter().position(|w| self.is_relative(*w))?;
        let speaker = before[..relative].iter().rev().copied().filter(|w| !self.is_adverb(*w));
        let speaker: Vec<Span> = speaker.collect();
        let (first, last) = (*speaker.first()?, *speaker.last()?);
        let plain = |w: &Span| self.stays(*w);
        if !speaker.iter().all(plain) || self.finite_between(first.start(), group.start()) {
            return None;
        }
        let comma = self.words(verb.head.end(), scope.end()).find(|w| matches!(s.text(*w), "," | ";" | "—" | "–" | ")"));
        let end = comma.map_or(scope.end(), |c| c.start());
        // "… gave him another term but was decried": the verb behind the conjunction goes on with the noun.
        let resumed = s.predicates.iter().filter(|q| !q.nominal && q.tense != Tense::None && q.head.start() > verb.head.end());
        let resumed = resumed.filter_map(|q| {
            let before = s.between(verb.head.end(), q.group.start().max(verb.head.end())).trim_end();
            ["but", "and"]
                .iter()
                .find_map(|w| before.strip_suffix(w).filter(|b| b.ends_with(' ')))
                .map(|b| verb.head.end() + b.len() as u32)
        });
        let end = resumed.min().map_or(end, |at| at.min(end));
        Some((s.trim(Span::new(first.start(), last.end()).ok()?)?, s.trim(Span::new(next.start(), end).ok()?)?))
    }

    /// `With the vote near, observers fear it will fail`: the clause behind the verb where all before its subject only opens the sentence.
    pub(super) fn clause_behind_opening(&self, found: &Found<'_>, subject: Option<Span>) -> Option<Span> {
        let subject = subject.filter(|w| w.end() <= found.predicate.group.start())?;
        let scope = self.s.scope(found.predicate.head);
        let first = self.words(scope.start(), subject.start()).next()?;
        if !self.opens_sentence(first) || !self.s.between(scope.start(), subject.start()).trim_end().ends_with(',') {
            return None;
        }
        self.clause_after(found)
    }

    /// Whether a sentence that begins with `first` has its main clause behind a comma.
    pub(super) fn opens_sentence(&self, first: Span) -> bool {
        let low = self.low(first);
        self.lexicon.is(Class::Subordinator, &low)
            || self.lexicon.is(Class::Preposition, &low)
            || self.lexicon.is(Class::GoesOn, &low)
            || matches!(low.as_str(), "asked" | "speaking" | "following" | "despite" | "amid")
    }
}
