//! What the author of the text only holds to be so: -ㄹ 가능성이 크다, -ㄴ 듯하다, -ㄹ지도 모른다.

use std::borrow::Cow;

use sosik_core::{Act, Span};

use super::Reader;
use super::eojeol::{Eojeol, Work};
use crate::claims::draft::{Draft, Who};

impl Reader<'_, '_> {
    /// A claim of the author: a sentence that ends in a hedge and that nobody else is said to say.
    pub(super) fn hedged(&mut self) {
        let ends = |w: &&Eojeol<'_>| w.work == Work::Predicate && w.quote.is_none() && w.text.ends_with('다');
        let Some(last) = self.words.last().filter(ends) else { return };
        let from = &self.words[self.words.len().saturating_sub(END)..];
        let Some(tail) = from.first().and_then(|w| Span::new(w.core.start(), last.core.end()).ok()) else { return };
        let Some((at, hedge)) = tail.slice(self.layers.text).and_then(|text| self.lexicon.hedges().first_inside(text, |hedge| hedge.own))
        else {
            return;
        };
        let (Ok(cue), Some(first)) = (Span::new(tail.start() + at as u32, last.core.end()), self.words.first()) else { return };
        let said = |d: &Draft| d.holds(cue) || d.cue.as_ref().is_some_and(|(c, _)| c.overlaps(cue));
        let before = Span::new(first.span.start(), cue.start()).ok();
        let content = before.and_then(|b| Some(Span::new(b.start(), b.start() + b.slice(self.layers.text)?.trim_end().len() as u32).ok()?));
        let Some(content) = content.filter(|c| !c.is_empty() && !self.drafts.iter().any(said)) else { return };
        let word = cue.slice(self.layers.text).unwrap_or_default().to_owned();
        let draft = Draft::statement(self.sentence, Who::Author, vec![content], "", 0.6);
        let rule = Cow::Borrowed(hedge.id);
        self.drafts.push(Draft { cue: Some((cue, word)), act: Act::Assessment, certainty: Some(hedge.certainty), rule, ..draft });
    }
}

/// How many eojeols a hedge and what it hangs on take.
const END: usize = 3;
