//! What is only alleged, told by an adjective before its noun: "the alleged plot against him".

use super::Reader;
use crate::claims::draft::{Draft, Who};
use crate::claims::lexicon::Class;
use crate::clauses::{Role, Tense};

impl Reader<'_, '_> {
    /// Nobody's charge for each such adjective, with the noun behind it as what is said.
    pub(super) fn alleged(&mut self) {
        for k in 0..self.s.tokens.len() {
            let word = self.s.tokens[k];
            // Few words are as long and end so.
            let form = self.s.text(word);
            if !form.ends_with("ed") || !self.lexicon.is(Class::Alleged, &self.low(word)) {
                continue;
            }
            // "the army alleged that": a verb of its own.
            let verb = |p: &&crate::clauses::Predicate| {
                !p.nominal && p.head == word && (p.tense != Tense::None || p.group != p.head || p.argument(Role::Agent).is_some())
            };
            if self.s.predicates.iter().copied().any(|p| verb(&p)) {
                continue;
            }
            let Some(cue) = self.lexicon.english(&self.low(word)).next() else { continue };
            let Some(next) = self.words(word.end(), self.s.scope(word).end()).next() else { continue };
            let noun = self.stays_in_noun(next) && !self.in_verb(next) && !self.lexicon.determines(&self.low(next));
            let phrase = self
                .phrase_from(word.end(), self.s.scope(word).end())
                .filter(|_| noun && !matches!(self.low(next).as_str(), "that" | "to" | "and"));
            let Some(content) = phrase.map(|c| self.with_phrases(c)).and_then(|c| self.s.trim(c)) else { continue };
            if self.drafts.iter().any(|d| d.cue.as_ref().is_some_and(|(c, _)| c.overlaps(word))) {
                continue;
            }
            self.drafts.push(Draft::of_cue(self.s.index, Who::Nobody, (word, cue), content, 0.6));
        }
    }
}
