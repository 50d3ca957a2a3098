//! Quotations that a colon, or a comma behind the word for a message, leads to without a verb of saying: `She gave the guest a warning: “Stay out.”`

use sosik_core::{EntityLabel, Span};

use super::Reader;
use crate::claims::draft::{Draft, Who};
use crate::clauses::Tense;
use crate::quotes::Quote;

/// A paragraph that is said without marks is read over so many sentences.
const PARAGRAPH: usize = 20;

/// The rule of what is led to.
const RULE: &str = "en.claim.led";

impl Reader<'_, '_> {
    /// Quotations that nothing else tells, by whoever acts in the clause before the mark. Linear in the quotations and verbs of the sentence.
    pub(super) fn led(&mut self) {
        let drafts: Vec<Draft> = self.s.quotes.iter().filter_map(|q| self.led_to(q)).collect();
        self.drafts.extend(drafts);
        self.drafts.extend(self.led_over());
    }

    /// `Mark Lee responded:` with what he said in the next paragraph, in quotation marks or without.
    fn led_over(&self) -> Option<Draft> {
        let s = &self.s;
        let text = s.text(s.span).trim_end();
        let mark = s.span.start() + text.strip_suffix(':')?.len() as u32;
        if s.quote_around(Span::new(mark, mark + 1).ok()?).is_some() {
            return None;
        }
        let (content, marked) = self.next_paragraph()?;
        // The verb right before the colon.
        let last = (0..s.predicates.len()).filter_map(|i| self.found(i)).find(|f| {
            let end = f.span.end().max(f.predicate.group.end());
            (f.cue.frames.has("c") || f.cue.frames.has("a") || f.cue.frames.has("u")) && s.between(end, mark).trim().is_empty()
        });
        let Some(found) = last else {
            // `He listed what they need:` with a quotation behind.
            let (i, who) = self.acts_before(mark).filter(|_| marked && self.drafts.is_empty())?;
            let p = s.predicates[i];
            let cue = Some((p.head, p.lemma.clone()));
            return Some(Draft { cue, ..Draft::statement(s.index, Who::Words(who), vec![content], RULE, 0.6) });
        };
        let told = |d: &Draft| d.cue.as_ref().is_some_and(|(c, _)| c.overlaps(found.span));
        if self.drafts.iter().any(told) || found.predicate.negated || self.passively(&found) {
            return None;
        }
        let before = self.joined(&found).then(|| self.speaker_before(&found)).flatten();
        let inverted = || self.inverted(&found);
        let who = before.or_else(inverted).or_else(|| self.likely_subject(&found, self.subject(&found)))?;
        let (act, certainty) = (found.cue.act, found.cue.certainty);
        let cue = Some((found.span, found.cue.lemma.to_owned()));
        Some(Draft { cue, act, certainty, ..Draft::statement(s.index, Who::Words(who), vec![content], found.cue.id, 0.8) })
    }

    /// The quotation with which the next paragraph begins, or all of that paragraph, and which of the two.
    fn next_paragraph(&self) -> Option<(Span, bool)> {
        let layers = self.s.layers;
        let sentences = &layers.segmentation.sentences;
        let rest = sentences.get(self.s.index + 1..)?;
        let first = rest.first()?.span;
        let gap = layers.text.get(self.s.span.end() as usize..first.start() as usize)?;
        if !gap.trim().is_empty() || !gap.contains('\n') {
            return None;
        }
        let from = layers.quotes.partition_point(|q| q.outer.start() < first.start());
        if let Some(quote) = layers.quotes.get(from).filter(|q| q.double && q.outer.start() == first.start()) {
            return Some((quote.inner, true));
        }
        // A heading or a list is no speech: it is no sentence that ends.
        let words = first.slice(layers.text)?.trim_end();
        let told = words.ends_with(['.', '!', '?']) && words.split(' ').nth(3).is_some();
        let inside = rest
            .windows(2)
            .take(PARAGRAPH)
            .take_while(|w| !layers.text.get(w[0].span.end() as usize..w[1].span.start() as usize).is_some_and(|gap| gap.contains('\n')));
        let end = inside.last().map_or(first.end(), |w| w[1].span.end());
        told.then(|| Some((Span::new(first.start(), end).ok()?, false))).flatten()
    }

    fn led_to(&self, quote: &Quote) -> Option<Draft> {
        let s = &self.s;
        let start = s.span.start();
        let before = s.between(start, quote.outer.start()).trim_end();
        let long = s.text(quote.inner).split_whitespace().nth(2).is_some();
        let message = || before.strip_suffix(',').and_then(|b| b.rsplit(' ').next()).is_some_and(|w| self.lexicon.channel(w).is_some());
        if !long || quote.outer.start() <= start || !(before.ends_with(':') || message()) {
            return None;
        }
        let told =
            |d: &Draft| d.content.iter().any(|c| c.overlaps(quote.inner)) || d.cue.as_ref().is_some_and(|(c, _)| quote.inner.contains(*c));
        if self.drafts.iter().any(told) {
            return None;
        }
        let content = s.trim(quote.inner)?;
        if let Some((name, mark)) = self.name_before_mark(start, before) {
            let cue = Some((mark, ":".to_owned()));
            return Some(Draft { cue, ..Draft::statement(s.index, Who::Words(name), vec![content], RULE, 0.6) });
        }
        let (i, who) = self.acts_before(quote.outer.start())?;
        let p = s.predicates[i];
        let cue = Some((p.head, p.lemma.clone()));
        Some(Draft { cue, ..Draft::statement(s.index, Who::Words(who), vec![content], RULE, 0.6) })
    }

    /// The verb of the first clause that ends before `end`, with whoever acts in it, if that is somebody and did it.
    fn acts_before(&self, end: u32) -> Option<(usize, Span)> {
        let s = &self.s;
        let acts = |i: &usize| {
            let p = s.predicates[*i];
            !p.nominal && p.tense != Tense::None && p.head.end() <= end && s.quote_around(p.head).is_none()
        };
        let (i, who) = (0..s.predicates.len()).filter(acts).find_map(|i| Some((i, self.governs(i)?)))?;
        let somebody = matches!(self.low(who).as_str(), "he" | "she" | "they") || self.animate(who);
        let p = s.predicates[i];
        (somebody && !p.negated && who.end() <= p.head.start()).then_some((i, who))
    }

    /// `The race is open - Ann Lee: “…”`, `a note from Ann Lee: “…”`: a name right before the colon, and the colon.
    fn name_before_mark(&self, start: u32, before: &str) -> Option<(Span, Span)> {
        let names = &self.s.layers.names;
        let mark = start + before.strip_suffix(':')?.len() as u32;
        let name = names.get(names.partition_point(|n| n.span.end() < mark)).filter(|n| n.span.end() == mark)?;
        let speaks = matches!(name.label, EntityLabel::Person | EntityLabel::Organisation) && name.span.start() > start;
        let lead = self.s.between(start, name.span.start()).trim_end();
        let parted = lead.ends_with(['-', '–', '—']) || lead.ends_with(" from") || lead.ends_with(" by");
        (speaks && parted).then_some((name.span, Span::new(mark, mark + 1).ok()?))
    }
}
