//! Quotations joined to another cue: `“A”라며 B를 요구했다`.

use std::borrow::Cow;

use sosik_core::{Act, Span};

use super::cue::cue_at;
use super::eojeol::{Josa, Work};
use super::nouns::noun_of;
use super::particle::{is_joint, is_quotative, particle_len};
use super::phrase::{Beside, beside, words_of};
use super::{Complement, Reader};
use crate::claims::draft::{Draft, Who};

impl Reader<'_, '_> {
    /// `…했다며 고발장을 제출했다`: the act that the paper behind the words quoted at eojeol `at` carries.
    fn filed(&self, at: usize) -> Option<Act> {
        let behind = self.words.iter().skip(at + 1).take(8);
        let objects = behind.take_while(|w| w.work != Work::Predicate).filter(|w| w.josa() == Some(Josa::Object));
        let act = objects.filter_map(|w| self.lexicon.noun(noun_of(w))).last()?.act;
        matches!(act, Act::Accusation | Act::Appeal | Act::Denial).then_some(act)
    }

    /// `“A”라며` with another cue after it is a claim of its own when nothing took it up.
    pub(super) fn accompanied(&mut self) {
        for i in 0..self.words.len() {
            let word = &self.words[i];
            if !is_joint(word.tail) || !is_quotative(word, i.checked_sub(1).and_then(|p| self.words.get(p))) {
                continue;
            }
            let end = word.tail_span.start();
            if self
                .drafts
                .iter()
                .any(|d| d.content.iter().any(|c| c.end() + 4 >= end && c.end() <= word.tail_span.end() && c.end() + 8 > end))
            {
                continue;
            }
            // …해야 한다며: 하다 only helps the verb before it.
            if cue_at(self.words, i, self.lexicon).is_some_and(|f| f.cue.lemma != "하다") {
                continue;
            }
            let main = (self.drafts.iter())
                .filter(|d| d.cue.as_ref().is_some_and(|(s, _)| s.start() >= word.span.end()))
                .min_by_key(|d| d.cue.as_ref().map(|(s, _)| s.start()))
                .cloned();
            // `“쉬겠다”며 자리를 떴다`: nothing else in the sentence says that it was said.
            let alone = main.is_none();
            let main = main.unwrap_or_else(|| Draft::statement(self.sentence, Who::LeftOut, Vec::new(), "", 0.7));
            let probe = Span::new(word.tail_span.end(), word.tail_span.end()).unwrap_or(word.tail_span);
            let (floor, _) = self.holder(word.tail_span);
            let is = |k: usize, josa: Josa| self.words[k].quote == word.quote && self.words[k].josa() == Some(josa);
            let subject = self.among(floor, i, &is);
            let mut aside = Beside::default();
            let begin = subject.map_or(floor, |(_, head)| head + 1);
            let start = beside(self.words, begin.min(i), i, false, false, self.lexicon, &mut aside);
            let content = self.content(Complement::Quotative(i), start.min(i), floor, false);
            if content.is_empty() {
                continue;
            }
            if alone && subject.is_none() {
                continue;
            }
            let said = content.last().and_then(|c| c.slice(self.layers.text)).unwrap_or_default();
            let filed = if alone { self.filed(i) } else { None };
            let act = filed.unwrap_or_else(|| self.judged(said, content.last().copied()));
            let who = subject.and_then(|(f, h)| words_of(self.words, f, h)).map_or(main.who, Who::Words);
            let cue = Span::new(word.tail_span.end() - particle_len(word.tail), word.tail_span.end()).unwrap_or(probe);
            self.drafts.push(Draft {
                who,
                cue: Some((cue, "라며".to_owned())),
                content,
                act: if matches!(main.act, Act::Appeal | Act::Accusation | Act::Denial) { main.act } else { act },
                certainty: main.certainty,
                negated: false,
                channel: aside.channel.or(main.channel),
                relayed_by: None,
                rule: Cow::Borrowed("ko.claim.accompanied"),
                confidence: 0.7,
                ..main
            });
        }
    }
}
