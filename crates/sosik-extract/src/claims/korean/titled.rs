//! Headlines that set a speaker before what is quoted: `국방부 “동향 주시”`, `시장 “물러나지 않겠다”…거듭 반박`.

use std::borrow::Cow;

use sosik_core::Span;

use super::Reader;
use super::eojeol::{Josa, Work};
use crate::claims::draft::{Draft, Who};
use crate::claims::lexicon::Class;

/// A speaker in a headline has no more eojeols than this.
const LONGEST: usize = 6;

/// So many parts of a headline are read.
const PARTS: usize = 4;

impl Reader<'_, '_> {
    /// The claims of those who stand right before the quotations of a headline, in each of its parts: `여당 “먼저”…야당 “나중”`.
    pub(super) fn titled(&mut self) {
        let (Some(first), Some(last)) = (self.words.first(), self.words.last()) else { return };
        let (mut from, end) = (first.span.start(), last.span.end());
        let text = self.layers.text;
        let at = self.layers.quotes.partition_point(|q| q.outer.start() < from);
        let quotes = self.layers.quotes[at..].iter().take_while(|q| q.outer.end() <= end).filter(|q| q.parent.is_none());
        for quote in quotes.take(PARTS) {
            let before = text.get(from as usize..quote.outer.start() as usize).unwrap_or_default();
            // A part ends at the last of these marks before its speaker.
            let part = ["…", "...", ", "].iter().filter_map(|m| before.rfind(m).map(|i| i + m.len())).max().unwrap_or(0);
            let speaker = Span::new(from + part as u32, quote.outer.start()).ok();
            from = quote.outer.end();
            let Some(who) = speaker.and_then(|s| self.bare_speaker(s)) else { continue };
            let stop = self.part_end(quote.outer.end(), end);
            if !self.closes_part(quote.outer.end(), stop) || self.drafts.iter().any(|d| d.holds(quote.inner)) {
                continue;
            }
            // `총리 “남겠다”…거듭 반박`: with no other speaker behind the mark, what follows it is told of this one.
            let mut behind = self.layers.quotes[at..].iter().take_while(|q| q.outer.start() < end);
            let others = behind.any(|q| q.outer.start() >= stop);
            self.title(who, quote.inner, quote.outer.end(), if others { stop } else { end });
        }
    }

    /// The words of `span` without marks around them, when they are nouns only and name somebody who speaks.
    fn bare_speaker(&self, span: Span) -> Option<Span> {
        let written = span.slice(self.layers.text)?;
        let edge = |c: char| c.is_whitespace() || matches!(c, '…' | '.' | '·' | '-' | '—');
        // [속보] and the like are none of the name.
        let inner = written.trim_start_matches(edge);
        let inner = inner.strip_prefix('[').and_then(|t| t.split_once(']')).map_or(inner, |(_, rest)| rest.trim_start_matches(edge));
        let start = span.start() + (inner.as_ptr() as usize - written.as_ptr() as usize) as u32;
        let inner = inner.trim_end_matches(edge);
        let who = Span::new(start, start + inner.len() as u32).ok().filter(|s| !s.is_empty())?;
        let count = inner.split_whitespace().count();
        let words = || self.words.iter().filter(|w| who.contains(w.core));
        let nouns = words().all(|w| matches!(w.work, Work::Bare | Work::Noun(Josa::Of)) && !w.time);
        // A word that is written on to the part before it is no eojeol of its own.
        let whole = words().next_back().is_none_or(|w| w.work == Work::Bare);
        let head = inner.split_whitespace().next_back()?;
        let known = self.named(who)
            || self.lexicon.source(head).is_some()
            || self.lexicon.ends(Class::Role, head)
            || self.lexicon.ends(Class::Body, head);
        (count <= LONGEST && nouns && whole && known && !self.lexicon.thing(head)).then_some(who)
    }

    /// Where the part of a headline ends that goes on at `from`: at the mark behind it, or at `end`.
    fn part_end(&self, from: u32, end: u32) -> u32 {
        let rest = self.layers.text.get(from as usize..end as usize).unwrap_or_default();
        ["…", "..."].iter().filter_map(|m| rest.find(m)).min().map_or(end, |i| from + i as u32)
    }

    /// Whether nothing but nouns follows a quotation that ends at `from`, up to `stop`, where its part ends.
    fn closes_part(&self, from: u32, stop: u32) -> bool {
        let rest = self.layers.text.get(from as usize..stop as usize).unwrap_or_default();
        if rest.starts_with(|c: char| c.is_alphabetic()) {
            return false;
        }
        let plain =
            |w: &super::eojeol::Eojeol<'_>| matches!(w.work, Work::Bare | Work::Mark | Work::Adverb | Work::Adnominal { verb: false });
        let behind = self.words.partition_point(|w| w.span.start() < from);
        self.words[behind..].iter().take_while(|w| w.span.end() <= stop).all(plain)
    }

    /// The claim of `who`, with the verb that ends its part of the headline at `end` if there is one.
    fn title(&mut self, who: Span, inner: Span, from: u32, end: u32) {
        let said = inner.slice(self.layers.text).unwrap_or_default();
        let last = self.words.partition_point(|w| w.core.end() <= end).checked_sub(1).map(|i| &self.words[i]);
        let cue = last.filter(|w| w.work == Work::Bare && w.core.start() > from).and_then(|w| {
            let (cue, ..) =
                self.lexicon.korean(&format!("{}하", w.tail)).filter(|(c, _, _, rest)| rest.is_empty() && !c.frames.has("p"))?;
            Some((w.tail_span, cue))
        });
        let rule = "ko.claim.titled";
        let draft = match cue {
            Some(cue) => Draft::of_cue(self.sentence, Who::Words(who), cue, inner, 0.6),
            None => {
                Draft { act: self.judged(said, Some(inner)), ..Draft::statement(self.sentence, Who::Words(who), vec![inner], rule, 0.6) }
            }
        };
        let around = vec![Span::new(from.min(end), end).unwrap_or(inner)];
        self.drafts.push(Draft { rule: Cow::Borrowed(rule), around, ..draft });
    }
}
