//! English nouns of saying with what is said: "the claim that …", "allegations of …", "calls for …".

use sosik_core::{Act, Span};

use super::Reader;
use crate::claims::draft::{Draft, Who};
use crate::claims::lexicon::Class;
use crate::clauses::{Link, Role};

impl Reader<'_, '_> {
    pub(super) fn nouns(&mut self) {
        for i in 0..self.s.predicates.len() {
            self.noun(i);
        }
    }

    fn noun(&mut self, i: usize) {
        let p = self.s.predicates[i];
        if !p.nominal {
            return;
        }
        let Some(cue) = self.lexicon.noun(&p.lemma) else { return };
        let clause = (self.s.children(i, Link::Complement))
            .find(|&c| matches!(self.s.predicates[c].marker.as_str(), "that" | "to") && self.s.predicates[c].head.start() > p.head.end());
        let about = p.arguments.iter().find(|a| a.role == Role::Oblique && a.span.start() > p.head.end() && cue.frames.has(&a.marker));
        let what = match (clause, about) {
            (Some(c), _) => Span::new(self.s.predicates[c].clause.start(), self.s.end_with_coordinates(c)).ok(),
            (None, Some(about)) => Some(about.span),
            _ => None,
        };
        let Some(what) = what.and_then(|w| self.s.trim(w)) else { return };
        let governing = self.s.parent(i).filter(|(_, link)| *link == Link::Nominal).map(|(up, _)| self.s.predicates[up]);
        // "were made but rejected calls": the verb of another clause.
        let joint = |g: &crate::clauses::Predicate| {
            let gap = self.s.between(g.head.end().min(p.head.start()), p.head.start());
            gap.split_whitespace().any(|w| matches!(w, "and" | "but" | "or"))
        };
        let light = governing.filter(|g| self.lexicon.is(Class::Light, &g.lemma) && !joint(g));
        // "expressed concern over it" is the claim of its verb.
        if self
            .drafts
            .iter()
            .any(|d| d.cue.is_some() && d.content.iter().any(|c| c.contains(p.head) && light.is_some() && c.start() <= p.clause.start()))
        {
            return;
        }
        if self.borne(p.head) {
            return;
        }
        // "said in a report that": the clause is what the verb tells.
        let medium = self.lexicon.channel(&p.lemma).is_some();
        let before = |d: &Draft| d.cue.as_ref().is_some_and(|(c, _)| c.end() <= p.head.start());
        // … but who denies a charge does not make it.
        let told = |d: &Draft| {
            d.content == [what] && !(d.act == Act::Denial && before(d))
                || medium && before(d) && d.content.iter().any(|c| c.start() == what.start())
        };
        if self.drafts.iter().any(told) {
            return;
        }
        let by = p.arguments.iter().find(|a| a.role == Role::Agent || a.role == Role::Possessor);
        let modifier = p.arguments.iter().find(|a| a.role == Role::Modifier && self.animate(a.span));
        let who = by.or(modifier).map(|a| a.span).or(light.and_then(|g| g.subject())).map_or(Who::Nobody, Who::Words);
        // "a request for comment", "the threat of rain": without a clause and a speaker only charges and reports are told.
        if who == Who::Nobody && clause.is_none() && !cue.frames.has("p") {
            return;
        }
        let cue_span = match light {
            Some(g) if g.head.end() <= p.head.start() && self.s.close(g.head.end(), p.head.start(), 2) => {
                Span::new(g.head.start(), p.head.end()).unwrap_or(p.head)
            }
            _ => p.head,
        };
        self.drafts
            .push(Draft { negated: light.is_some_and(|g| g.negated), ..Draft::of_cue(self.s.index, who, (cue_span, cue), what, 0.6) });
    }
}
