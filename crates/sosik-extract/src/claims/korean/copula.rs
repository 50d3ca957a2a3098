//! Nouns of saying as predicates, and what was asked of many: `…다는 입장이다`, `…다는 지적이 나온다`, `1천 명을 조사한 결과 …`.

use std::borrow::Cow;

use sosik_core::{Act, Span};

use super::eojeol::{Josa, Work};
use super::nouns::reports;
use super::phrase::{can_speak, start_of, words_of};
use super::{Reader, is_conjunction};
use crate::claims::draft::{Draft, Who};
use crate::claims::lexicon::{Class, Cue};

/// What follows a noun that is the predicate, first syllables.
const COPULA: [&str; 11] = ["이다", "이며", "이지", "이었", "였", "이고", "이라", "이나", "입니", "인데", "다"];

impl Reader<'_, '_> {
    /// `정부는 협상이 필요하다는 입장이다.`
    pub(super) fn copulas(&mut self) {
        for at in 1..self.words.len() {
            let word = &self.words[at];
            if word.work != Work::Predicate || !reports(&self.words[at - 1]) || self.words[at - 1].josa() == Some(Josa::Topic) {
                continue;
            }
            let Some((cue, rest)) = self.predicate_noun(word.tail) else { continue };
            self.stance(at, at - 1, cue, word.tail_span.end() - rest);
        }
    }

    /// `“더는 못 참는다.” 유족들의 말이다.`: the quotation right before, by whose words it is called.
    pub(super) fn spoken(&mut self) {
        let words = self.words;
        let Some(at) = words.iter().rposition(|w| w.work != Work::Mark).filter(|at| *at > 0) else { return };
        let (word, owner) = (&words[at], &words[at - 1]);
        if word.work != Work::Predicate || owner.josa() != Some(Josa::Of) {
            return;
        }
        let Some((cue, rest)) = self.predicate_noun(word.tail) else { return };
        let first = words[..at].iter().rposition(|w| w.closes.is_some() || w.quote.is_some()).map_or(0, |i| i + 1);
        let quotes = &self.layers.quotes;
        let before = quotes.partition_point(|q| q.outer.start() < owner.core.start());
        let quote = quotes[..before].iter().rev().take(4).find(|q| q.double && q.parent.is_none());
        let gap = |end: u32| self.layers.text.get(end as usize..words[first.min(at - 1)].span.start() as usize);
        // Nothing but a blank or a new line between the quotation and the one who spoke.
        let Some(quote) = quote.filter(|q| gap(q.outer.end()).is_some_and(|g| g.trim().is_empty())) else { return };
        let sentence = quote.inner.slice(self.layers.text).is_some_and(|t| t.trim_end().ends_with(['.', '!', '?', '다', '요', '라']));
        let modified = words[first..at].iter().all(|w| !matches!(w.work, Work::Predicate | Work::Noun(Josa::Topic)));
        let Some(who) = words_of(words, first, at - 1).filter(|_| sentence && modified) else { return };
        let Ok(span) = Span::new(word.core.start(), word.tail_span.end() - rest) else { return };
        self.drafts.push(self.plain(Who::Words(who), span, cue, quote.inner, "ko.claim.spoken"));
    }

    /// The noun of saying that `text` begins with, and the bytes of the copula that are none of the cue (고 of 이라고).
    fn predicate_noun(&self, text: &str) -> Option<(&'static Cue, u32)> {
        let ends = text.char_indices().skip(1).map(|(i, _)| i).take(6);
        let (end, cue) = ends.filter_map(|i| Some((i, self.lexicon.noun(&text[..i])?))).last()?;
        let rest = &text[end..];
        let quoted = ["이라고", "이라며", "이라는", "이라면서", "라고", "라며", "라는"].iter().any(|q| rest.ends_with(q));
        COPULA.iter().any(|c| rest.starts_with(c)).then_some((cue, if quoted { rest.len() as u32 } else { 0 }))
    }

    /// The claim of the topic whose noun at `at` is what the clause that ends at `last` is called.
    fn stance(&mut self, at: usize, last: usize, cue: &'static Cue, end: u32) {
        let words = self.words;
        let Ok(span) = Span::new(words[at].core.start(), end) else { return };
        let (floor, holder) = self.holder(span);
        let floor = floor.min(last);
        let is = |i: usize, josa: Josa| words[i].quote == words[at].quote && words[i].josa() == Some(josa);
        // What comes before a clause that went on has a subject of its own: 시민들은 반겼지만 상인들은 …다는 반응이다.
        let subject = self.among(floor, last, &is).filter(|(_, head)| words[*head].josa() == Some(Josa::Topic));
        let start = subject.map_or(floor, |(_, head)| head + 1).min(last);
        let end = words[last].tail_span.end() - 3;
        let mut from = start;
        while from < last && is_conjunction(words[from].text) {
            from += 1;
        }
        let Some(content) = Span::new(words[from].span.start(), end).ok().filter(|c| !c.is_empty()) else { return };
        let who = match subject.and_then(|(first, head)| words_of(words, first, head)) {
            Some(span) => Who::Words(span),
            None => holder.map_or(Who::Nobody, |h| self.drafts[h].who),
        };
        let mut draft = self.plain(who, span, cue, content, "ko.claim.stance");
        if let Some(spans) = self.quoted_before(last, from, floor) {
            draft.content = spans;
        }
        self.drafts.push(draft);
    }

    fn plain(&self, who: Who, span: Span, cue: &'static Cue, content: Span, rule: &'static str) -> Draft {
        Draft { around: vec![span], rule: Cow::Borrowed(rule), ..Draft::of_cue(self.sentence, who, (span, cue), content, 0.75) }
    }

    /// `조사 결과 절반이 반대하는 것으로 나타났다`: where what was found begins in `start..at`.
    pub(super) fn behind_result(&self, start: usize, at: usize) -> usize {
        let words = self.words;
        let inquiry = |v: &str| self.lexicon.is(Class::Inquiry, v);
        let result = |i: usize| {
            words[i].tail == "결과" && i > start && inquiry(words[i - 1].text) || words[i].tail.strip_suffix("결과").is_some_and(inquiry)
        };
        (start..at.min(start + 4)).find(|&i| words[i].work == Work::Bare && result(i)).map_or(start, |i| i + 1).min(at)
    }

    /// `연구진이 1000명을 조사한 결과 절반이 …`: what was found is all that follows.
    pub(super) fn results(&mut self) {
        for at in 0..self.words.len() {
            let words = self.words;
            let word = &words[at];
            if word.work != Work::Bare || at + 2 >= words.len() || words[at + 1].work == Work::Adverb {
                continue;
            }
            let fused = word.tail.strip_suffix("결과").is_some_and(|v| self.lexicon.is(Class::Inquiry, v));
            let apart = word.tail == "결과"
                && at > 0
                && self.lexicon.words(Class::Inquiry).iter().any(|v| {
                    let before = words[at - 1].text;
                    before == *v || before.ends_with(&format!("{v}한")) || before.ends_with(&format!("{v}해본"))
                });
            if !(fused || apart) {
                continue;
            }
            let first = if fused { at } else { at - 1 };
            let Some(span) = words_of(words, first, at) else { continue };
            // …한 결과 …것으로 나타났다: the verb says it.
            let (floor, _) = self.holder(span);
            let told = self.drafts.iter().any(|d| {
                let follows = d.content.iter().any(|c| c.start() >= span.start() && c.start() <= words[at + 1].core.end());
                follows && matches!(d.act, Act::Finding | Act::Report | Act::Assessment) && !matches!(d.who, Who::Words(_))
            });
            if told {
                continue;
            }
            let end = self.clause_end(at);
            let Some(content) = Span::new(words[at + 1].span.start(), end).ok().filter(|c| !c.is_empty()) else { continue };
            let Some(cue) = self.lexicon.noun("결과") else { continue };
            let is = |i: usize, josa: Josa| words[i].quote == word.quote && words[i].josa() == Some(josa);
            let subject = if fused { None } else { self.among(floor.min(first), first, &is) };
            let who = subject.and_then(|(f, h)| words_of(words, f, h)).map_or(Who::Nobody, Who::Words);
            self.drafts.push(self.plain(who, span, cue, content, "ko.claim.result"));
        }
    }

    /// `북한, 회담에 나오지 않겠다고 위협`: a headline that ends in the noun of a cue verb, behind what is said.
    pub(super) fn quoted_headline(&mut self, last: usize, at: usize, cue: &'static Cue) {
        let words = self.words;
        let floor = (0..at).find(|&i| words[i].comma && words[i].is_nominal() && words[i].quote.is_none());
        let is = |i: usize, josa: Josa| words[i].quote.is_none() && words[i].josa() == Some(josa);
        let subject = match floor {
            Some(head) => Some((start_of(words, head, 0), head)),
            None => self.among(0, at, &is),
        };
        let subject = subject.filter(|&(first, head)| {
            let named = words_of(words, first, head).is_some_and(|s| self.named(s));
            can_speak(words, first, head, named, self.lexicon)
        });
        let start = subject.map_or(0, |(_, head)| head + 1).min(at);
        let content = self.content(super::Complement::Quotative(at), start, start, false);
        let (Some(first), Ok(span)) = (content.first().copied(), Span::new(words[last].core.start(), words[last].tail_span.end())) else {
            return;
        };
        let who = subject.and_then(|(f, h)| words_of(words, f, h)).map_or(Who::Nobody, Who::Words);
        let mut draft = self.plain(who, span, cue, first, "ko.claim.headline");
        draft.content = content;
        draft.confidence = 0.6;
        self.drafts.push(draft);
    }
}
