//! Headlines that set a speaker before what is quoted: `국방부 “동향 주시”`, `시장 “물러나지 않겠다”…거듭 반박`.

use std::borrow::Cow;

use sosik_core::Span;

use super::Reader;
use super::eojeol::{Josa, Work};
use super::phrase::{can_speak, words_of};
use crate::claims::draft::{Draft, Who};
use crate::claims::lexicon::Class;

/// A speaker in a headline has no more eojeols than this.
const LONGEST: usize = 6;

impl Reader<'_, '_> {
    /// The claim of whoever stands right before the quotation with which a headline goes on.
    pub(super) fn titled(&mut self) {
        let words = self.words;
        let Some(open) = words.iter().take(LONGEST + 1).position(|w| w.opens.is_some()).filter(|&o| o > 0) else { return };
        let Some(quote) = words[open].opens.and_then(|q| self.layers.quotes.get(q as usize)).filter(|q| q.parent.is_none()) else { return };
        let name = |w: &super::eojeol::Eojeol<'_>| matches!(w.work, Work::Bare | Work::Noun(Josa::Of)) && !w.time;
        if !words[..open].iter().all(name) || words[open - 1].work != Work::Bare || self.drafts.iter().any(|d| d.holds(quote.inner)) {
            return;
        }
        // Behind the quotation nothing but nouns: no verb tells what was done with the words.
        let behind = words.partition_point(|w| w.span.start() < quote.outer.end());
        let end = words.last().map_or(0, |w| w.span.end());
        let plain =
            |w: &super::eojeol::Eojeol<'_>| matches!(w.work, Work::Bare | Work::Mark | Work::Adverb | Work::Adnominal { verb: false });
        if end > quote.outer.end() && !words[behind..].iter().all(plain) || words[open..behind].last().is_some_and(|w| w.josa().is_some()) {
            return;
        }
        let head = &words[open - 1];
        let Some(who) = words_of(words, 0, open - 1) else { return };
        let known = self.named(who)
            || self.lexicon.source(head.stem()).is_some()
            || self.lexicon.ends(Class::Role, head.stem())
            || self.lexicon.ends(Class::Body, head.stem());
        if !known || !can_speak(words, 0, open - 1, self.named(who), self.lexicon) {
            return;
        }
        let said = quote.inner.slice(self.layers.text).unwrap_or_default();
        let cue = words.last().filter(|w| w.work == Work::Bare && w.span.end() > quote.outer.end()).and_then(|w| {
            let (cue, ..) =
                self.lexicon.korean(&format!("{}하", w.tail)).filter(|(c, _, _, rest)| rest.is_empty() && !c.frames.has("p"))?;
            Some((w.tail_span, cue))
        });
        let rule = "ko.claim.titled";
        let draft = match cue {
            Some(cue) => Draft::of_cue(self.sentence, Who::Words(who), cue, quote.inner, 0.6),
            None => Draft {
                act: self.judged(said, Some(quote.inner)),
                ..Draft::statement(self.sentence, Who::Words(who), vec![quote.inner], rule, 0.6)
            },
        };
        let around = vec![Span::new(quote.outer.end().min(end), end).unwrap_or(quote.outer)];
        self.drafts.push(Draft { rule: Cow::Borrowed(rule), around, ..draft });
    }
}
