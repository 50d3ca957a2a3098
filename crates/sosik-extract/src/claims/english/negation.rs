//! What is not said after all, or of which nobody knows who says it: "stopped short of confirming", "did not confirm or deny that".

use sosik_core::{Act, Span};

use super::Reader;
use crate::claims::lexicon::Class;
use crate::clauses::{Predicate, Role};

impl Reader<'_, '_> {
    /// "did not confirm | or deny that …": the clause of the second of two verbs is that of the first, too.
    pub(super) fn shared(&mut self) {
        for i in 0..self.drafts.len().saturating_sub(1) {
            let [first, second] = &self.drafts[i..i + 2] else { continue };
            let (Some((one, _)), Some((two, _))) = (&first.cue, &second.cue) else { continue };
            let joint = one.end() <= two.start() && matches!(self.s.between(one.end(), two.start()).trim(), "or" | "nor" | "and");
            if joint && first.content.is_empty() && first.act != Act::NoComment {
                self.drafts[i].content = second.content.clone();
            }
        }
    }

    /// "stopped short of | confirming": the verb before a gerund that is not done after all.
    pub(super) fn falls_short(&self, p: &Predicate) -> Option<usize> {
        let verb = self.s.predicates.iter().rposition(|q| !q.nominal && q.head.end() <= p.group.start())?;
        let gap = self.s.between(self.s.predicates[verb].head.end(), p.group.start()).trim();
        (gap == "short of" && self.lexicon.is(Class::Stops, &self.s.predicates[verb].lemma)).then_some(verb)
    }

    /// "did not know | who had ordered it": whether the subject of a verb is what somebody asks or does not know; in "those interviewed | who
    /// said so" it is not.
    pub(super) fn asks_who(&self, p: &Predicate) -> bool {
        let mut before = self.words(self.s.scope(p.head).start(), p.group.start()).rev().skip_while(|w| self.is_adverb(*w));
        before.next().is_some_and(|w| self.low(w) == "who") && before.next().is_some_and(|w| self.wonders(w))
    }

    /// Whether `word` is a verb of asking or knowing.
    fn wonders(&self, word: Span) -> bool {
        self.s.predicates.iter().any(|p| !p.nominal && p.group.contains(word) && self.lexicon.is(Class::Wonders, &p.lemma))
    }

    /// Whether the object of a verb of answering is a question: "did not return calls seeking comment".
    pub(super) fn asked_for(&self, p: &Predicate) -> bool {
        let asked = |a: &crate::clauses::Argument| {
            let words = self.s.text(a.span).to_lowercase();
            words.split(' ').any(|w| self.lexicon.is(Class::Asked, w))
        };
        p.arguments.iter().filter(|a| matches!(a.role, Role::Object | Role::Oblique)).any(asked)
    }
}
