//! What the author of the text only holds to be so: "was likely hit", "may have fled", "it is unclear whether".

use std::borrow::Cow;

use sosik_core::{Act, Language, MentionedKind, Span};

use super::Reader;
use crate::claims::draft::{Draft, Who};
use crate::claims::lexicon::{Class, Hedge};
use crate::claims::phrases::push_small;
use crate::claims::source;
use crate::clauses::{Aspect, Link, Predicate, Voice};

/// An adjective whose denial is the hedge that the lexicon has with the prefix.
const CLEAR: &str = "clear";
const UN: &str = "un";

impl Reader<'_, '_> {
    /// Claims of the author: main clauses with a hedge that nobody else is said to say.
    pub(super) fn hedged(&mut self) {
        if self.s.text(self.s.span).trim_end().ends_with('?') {
            return;
        }
        for i in 0..self.s.predicates.len() {
            let p = self.s.predicates[i];
            let said = |d: &Draft| d.holds(p.head) || d.cue.as_ref().is_some_and(|(cue, _)| cue.overlaps(p.group));
            if p.nominal || !self.is_main(i) || self.s.quote_around(p.head).is_some() || self.drafts.iter().any(said) {
                continue;
            }
            let Some((cue, hedge)) = self.hedge(p) else { continue };
            let complement = self.s.children(i, Link::Complement).find(|c| self.s.predicates[*c].head.start() > cue.end());
            // "It is likely that the convoy was hit": the clause behind.
            let content: Vec<Span> = match complement.filter(|_| p.head == cue || cue.start() >= p.head.end()) {
                Some(child) => self.s.trim(self.s.predicates[child].clause).into_iter().collect(),
                None => {
                    let parts = [Span::new(p.clause.start(), cue.start()), Span::new(cue.end(), p.clause.end().max(cue.end()))];
                    parts.into_iter().flatten().filter_map(|part| self.s.trim(part)).collect()
                }
            };
            if content.is_empty() {
                continue;
            }
            let draft = Draft::statement(self.s.index, Who::Author, content, "", 0.6);
            let word = self.s.text(cue).to_lowercase();
            let rule = Cow::Borrowed(hedge.id);
            self.drafts.push(Draft { cue: Some((cue, word)), act: Act::Assessment, certainty: Some(hedge.certainty), rule, ..draft });
        }
    }

    /// Whether `i` is the main clause or joined to it.
    fn is_main(&self, i: usize) -> bool {
        let mut at = i;
        while let Some((up, Link::Coordinate | Link::Parataxis)) = self.s.parent(at) {
            at = up;
        }
        self.s.parent(at).is_none()
    }

    /// Whether `modal` tells what somebody was able to do: `residents could see the smoke`, `he could barely stand`; not `could have seen`.
    fn able(&self, p: &Predicate, modal: Span) -> bool {
        let between = Span::new(modal.end(), p.head.start()).ok();
        let (mut bare, mut how) = (true, false);
        for word in between.into_iter().flat_map(|b| self.words(b.start(), b.end())) {
            bare = false;
            how |= self.lexicon.is(Class::AbleHow, &self.low(word));
        }
        let perfect = p.aspect == Aspect::Perfect;
        let somebody = || {
            p.subject().is_some_and(|subject| {
                let pronoun = source::kind(self.s.layers, subject, Language::English) == MentionedKind::Pronoun;
                // "South Korea could see prices rise": of countries it is a guess.
                let names = &self.s.layers.names;
                let named = names.get(names.partition_point(|n| n.span.end() <= subject.start())).is_some_and(|n| n.span.overlaps(subject));
                pronoun || self.animate(subject) && !named
            })
        };
        let able = || self.lexicon.is(Class::AbleTo, &p.lemma) && !perfect;
        how || able() && (p.voice == Voice::Passive || bare && somebody())
    }

    /// The hedge of `p`: in its group of words, right before or behind it, or at the front of its clause.
    fn hedge(&self, p: &Predicate) -> Option<(Span, Hedge)> {
        let subject = p.subject();
        let mut small = String::new();
        let end = p.group.end().max(p.head.end());
        let mut words = self.words(p.clause.start(), p.clause.end()).take_while(|w| w.end() <= end || self.s.close(end, w.start(), 0));
        words.find_map(|word| {
            let written = self.s.text(word);
            small.clear();
            push_small(&mut small, written);
            // "was not immediately clear whether"
            if p.negated && small.trim_end() == CLEAR {
                small.insert_str(0, UN);
            }
            let hedge = self.lexicon.hedges().among(&[small.trim_end()]).next().copied().filter(|h| h.own)?;
            let modal = self.lexicon.is(Class::Modal, small.trim_end());
            let able = modal && self.lexicon.is(Class::Ability, small.trim_end()) && self.able(p, word);
            let grouped = p.group.contains(word) || p.head == word;
            let behind = word.start() >= end;
            let near = word.start() == p.clause.start() || behind || self.s.close(word.end(), p.group.start(), 0);
            let apart = subject.is_none_or(|s| !s.contains(word));
            // The month, might as strength, "could not" and what one is able to do: no guesses.
            let guessed =
                if modal { grouped && !written.starts_with(char::is_uppercase) && !p.negated && !able } else { grouped || near && apart };
            guessed.then_some((word, hedge))
        })
    }
}
