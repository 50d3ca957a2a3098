//! Refusals to say anything: 답변을 거부했다, 언급을 피했다.

use sosik_core::{Act, Span};

use super::Reader;
use super::eojeol::{Josa, Work};
use super::particle::is_quotative;
use super::phrase::{start_of, words_of};
use crate::claims::draft::{Draft, Who};
use crate::claims::lexicon::Class;

impl Reader<'_, '_> {
    /// `대변인은 사건에 대한 언급을 피했다`: who says nothing, and about what.
    pub(super) fn refusals(&mut self) {
        for at in 0..self.words.len() {
            let words = self.words;
            let word = &words[at];
            let Some(verb) = words.get(at + 1).filter(|v| v.work == Work::Predicate && self.lexicon.begins(Class::Refuses, v.text)) else {
                continue;
            };
            if word.josa() != Some(Josa::Object) || !self.lexicon.is(Class::Telling, word.stem()) {
                continue;
            }
            // “…”며 말을 아꼈다: it has said something after all.
            if at.checked_sub(1).is_some_and(|p| is_quotative(&words[p], p.checked_sub(1).and_then(|q| words.get(q)))) {
                continue;
            }
            let Ok(span) = Span::new(word.core.start(), verb.core.end()) else { continue };
            if self.drafts.iter().any(|d| d.cue.as_ref().is_some_and(|(c, _)| c.overlaps(span))) {
                continue;
            }
            let (floor, _) = self.holder(span);
            let is = |i: usize, josa: Josa| words[i].quote == word.quote && words[i].josa() == Some(josa);
            let who = self.among(floor.min(at), at, &is).and_then(|(first, head)| words_of(words, first, head));
            // 사건에 대한 언급, 계획에 대해 답변
            let about = |w: &str| ["대한", "관한", "대해", "관해", "대해서", "관련한"].contains(&w);
            let matter = at.checked_sub(2).filter(|&m| about(words[m + 1].text) && matches!(words[m].josa(), Some(Josa::In | Josa::With)));
            let content = matter.and_then(|m| words_of(words, start_of(words, m, floor), m));
            self.drafts.push(Draft {
                cue: Some((span, format!("{} {}", word.stem(), verb.tail))),
                act: Act::NoComment,
                certainty: None,
                ..Draft::statement(
                    self.sentence,
                    who.map_or(Who::LeftOut, Who::Words),
                    content.into_iter().collect(),
                    "ko.claim.refusal",
                    0.7,
                )
            });
        }
    }
}
