//! Who says it: the topic or subject of a Korean cue.

use sosik_core::{Act, Language, MentionedKind, Span};

use super::cue::{Form, Found};
use super::eojeol::{Josa, Work};
use super::nouns::noun_of;
use super::particle::is_quotative;
use super::phrase::{REACH, can_speak, closes_in, medium, start_of, words_of};
use super::{Complement, Reader};
use crate::claims::lexicon::{Class, Lexicon, endings};

impl Reader<'_, '_> {
    /// The subject of the cue whose content ends at `at`: first and last eojeol.
    pub(super) fn subject(&self, found: &Found, at: usize, left: usize, floor: usize) -> Option<(usize, usize)> {
        let words = self.words;
        let quote = found.quote;
        let outside = |i: usize| words[i].quote == quote;
        let is = |i: usize, josa: Josa| {
            outside(i) && words[i].josa() == Some(josa) && words[i].closes.is_none_or(|_| words[i].stem_end > words[i].core.start())
        };
        let about = |i: usize| ["대해", "관해", "대하", "관하"].iter().any(|w| words[i].text.starts_with(w));
        if let Some(head) = (at + 1..found.at).rev().find(|&i| (is(i, Josa::Subject) || is(i, Josa::Topic)) && !about(i)) {
            let mut first = start_of(words, head, at + 1);
            while first < head && words[first].time && words[first].is_nominal() {
                first += 1;
            }
            return Some((first, head));
        }
        // …다고 외교부에서는 밝혔다: a body speaks where it is.
        let body = (at + 1..found.at)
            .rev()
            .find(|&i| outside(i) && words[i].josa() == Some(Josa::At) && medium(&words[i], self.lexicon).is_none());
        if let Some(head) = body {
            let first = start_of(words, head, at + 1);
            if words_of(words, first, head).is_some_and(|s| can_speak(words, first, head, self.named(s), self.lexicon)) {
                return Some((first, head));
            }
        }
        if found.form == Form::Adnominal
            && let Some(decided) = self.relative(found, at, left, &is)
        {
            return decided;
        }
        // 원인을 아무도 밝히지 않았다: nobody does, whoever stands before.
        if let Some(nobody) = (left..found.at).rev().find(|&i| outside(i) && matches!(words[i].text, "아무도" | "누구도") && found.negated)
        {
            return Some((nobody, nobody));
        }
        if let Some(topic) = self.carried_topic(found, at, left, floor, &is) {
            return Some(topic);
        }
        self.document(left, at, &is)
            .filter(|(first, _)| *first == left)
            .or_else(|| self.nearest(found, at, left, &is))
            .or_else(|| self.among(left, at, &is))
            .or_else(|| (floor < left).then(|| self.among(floor, left, &is)).flatten())
            .or_else(|| self.also(left, at, &is))
            .or_else(|| self.document(left, at, &is))
    }

    /// The subject of a cue that modifies a noun, when its clause decides who that is: 정부를 비판하는 단체 is said by the noun, 장관이 계획을
    /// 밝힌 뒤 and 시장이 …다고 한 발언 by the subject before. Where the noun cannot speak and is no moment or word of saying, as in 정부가 집을
    /// 보장하는 제도, the subject belongs to what comes later.
    fn relative(&self, found: &Found, at: usize, left: usize, is: &dyn Fn(usize, Josa) -> bool) -> Option<Option<(usize, usize)>> {
        let words = self.words;
        let quotative = matches!(self.kind_of(found, at), Complement::Quotative(_));
        let next = words.get(found.last + 1);
        if next.is_none_or(|w| is_moment(w.text)) {
            let before = (left..at).rev().find(|&i| is(i, Josa::Subject)).filter(|_| !quotative);
            return before.map(|head| Some((start_of(words, head, left), head)));
        }
        let told = next.is_some_and(|w| matches!(w.stem(), "것" | "바") || self.lexicon.noun(noun_of(w)).is_some());
        if !told && let Some(speaker) = self.modified(found) {
            return Some(Some(speaker));
        }
        if quotative {
            return Some(self.among(left, at, is));
        }
        let before = (left..at).rev().find(|&i| is(i, Josa::Subject));
        // 노조는 사퇴를 요구하는 성명을 냈다: who issues it says it.
        let takes_side = matches!(found.cue.act, Act::Appeal | Act::Accusation | Act::Denial | Act::Threat | Act::Assessment);
        let issued = takes_side
            && next.is_some_and(|w| w.josa() == Some(Josa::Object))
            && words
                .get(found.last + 2)
                .is_some_and(|w| self.lexicon.begins(Class::Light, w.text) || self.lexicon.begins(Class::Issues, w.text));
        // 당국이 벌인 훈련을 비난하는: the subject of the verb inside the object.
        let own = before.filter(|head| !inside_modifier(words, *head, at));
        if told && issued && own.is_none() {
            let topic = (left..at).find(|&i| is(i, Josa::Topic)).map(|head| (start_of(words, head, left), head));
            return Some(topic.or_else(|| self.among(left, at, is)));
        }
        let object = words[at].josa() == Some(Josa::Object);
        Some(before.filter(|_| told || !object).map(|head| (start_of(words, head, left), head)))
    }

    /// `장관은 이유를 밝히지 않고 회의가 연기됐다고만 말했다`: behind a verb of saying that goes on, a subject in 이/가 belongs to what is said
    /// and the topic before goes on speaking.
    fn carried_topic(
        &self,
        found: &Found,
        at: usize,
        left: usize,
        floor: usize,
        is: &dyn Fn(usize, Josa) -> bool,
    ) -> Option<(usize, usize)> {
        let words = self.words;
        let quoted = words[at].closes.is_some() || !matches!(self.kind_of(found, at), Complement::Quotative(_));
        // 책임은 상대가 지게 된다고: a topic that cannot speak belongs to what is said.
        let speaks = |i: usize| {
            let first = start_of(words, i, left);
            can_speak(words, first, i, words_of(words, first, i).is_some_and(|s| self.named(s)), self.lexicon)
        };
        let own_topic = (left..at).any(|i| is(i, Josa::Topic) && speaks(i));
        if left <= floor || quoted || own_topic || !(left..at).any(|i| is(i, Josa::Subject)) {
            return None;
        }
        let head = (floor..left).find(|&i| is(i, Josa::Topic))?;
        let first = start_of(words, head, floor);
        let named = words_of(words, first, head).is_some_and(|s| self.named(s));
        can_speak(words, first, head, named, self.lexicon).then_some((first, head))
    }

    /// Of an object without a topic in the sentence, the subject right before it: `…이 …하고, 언론이 사건을 보도했다`.
    fn nearest(&self, found: &Found, at: usize, left: usize, is: &dyn Fn(usize, Josa) -> bool) -> Option<(usize, usize)> {
        let words = self.words;
        if !matches!(self.kind_of(found, at), Complement::Object(_)) || (left..at).any(|i| is(i, Josa::Topic)) {
            return None;
        }
        let head = (left..at).rev().find(|&i| is(i, Josa::Subject))?;
        // Nothing but the object and its modifiers stands between.
        let object = start_of(words, at, head + 1);
        let between = (head + 1..object).any(|i| matches!(words[i].work, Work::Predicate | Work::Adnominal { verb: true }));
        let first = start_of(words, head, left);
        let named = words_of(words, first, head).is_some_and(|s| self.named(s));
        (!between && (object > head + 1 || !inside_modifier(words, head, at)) && can_speak(words, first, head, named, self.lexicon))
            .then_some((first, head))
    }

    /// 이 서한에는 “…”고: a text says it.
    fn document(&self, left: usize, at: usize, is: &dyn Fn(usize, Josa) -> bool) -> Option<(usize, usize)> {
        let words = self.words;
        let text = |i: usize| {
            endings(words[i].stem()).chain([words[i].stem()]).find_map(|s| self.lexicon.source(s)) == Some(MentionedKind::Document)
        };
        (left..at)
            .find(|&i| (is(i, Josa::In) || is(i, Josa::At)) && words[i].text.ends_with('는') && text(i))
            .map(|head| (start_of(words, head, left), head))
    }

    /// 업계에서는 …것으로 보고 있다: among whom something is said, at the front of the clause.
    pub(super) fn circle(&self, left: usize, at: usize, quote: Option<u32>) -> Option<(usize, usize)> {
        let words = self.words;
        let among = |i: usize| {
            let word = &words[i];
            let topic = word.quote == quote && word.josa() == Some(Josa::At) && word.text.ends_with('는');
            topic && self.lexicon.is(Class::Circle, word.stem())
        };
        (left..at).take(4).find(|&i| among(i)).map(|head| (start_of(words, head, left), head)).filter(|(first, _)| *first == left)
    }

    /// 조사에서는, 보고서에 따르면의 없이: the survey or text in front in which something was found.
    pub(super) fn inquiry(&self, at: usize, left: usize, quote: Option<u32>) -> Option<(usize, usize)> {
        let words = self.words;
        (left..at)
            .take(12)
            .find(|&i| {
                let text = || {
                    endings(words[i].stem()).chain([words[i].stem()]).find_map(|s| self.lexicon.source(s)) == Some(MentionedKind::Document)
                };
                words[i].quote == quote && words[i].josa() == Some(Josa::At) && text()
            })
            .map(|head| (start_of(words, head, left), head))
            .filter(|(first, _)| *first == left)
    }

    /// Whether the only subject before a nested word on the speaker's own mind is the subject of what is thought:
    /// `장군은 [북한이 변하지 않을 것이라고 생각한다]고 말했다`, `“북한이 군대를 보낸 것으로 파악한다”며`.
    pub(super) fn belongs_to_content(&self, found: &Found, complement: Complement, subject: (usize, usize), left: usize) -> bool {
        let words = self.words;
        // 전원이 무사하다는 점을 확인했다고: the only subject is that of the clause before the noun.
        if let Complement::Object(at) = complement {
            let told = at.checked_sub(1).is_some_and(|p| p > subject.1 && super::nouns::reports(&words[p]));
            let one = (left..at).filter(|&i| matches!(words[i].josa(), Some(Josa::Subject | Josa::Topic))).count() == 1;
            return told && one && found.quoted && words[subject.1].josa() == Some(Josa::Subject) && self.holder(found.span).1.is_some();
        }
        let (Complement::Quotative(at) | Complement::Thing(at)) = complement else { return false };
        let single =
            (left..at).filter(|&i| words[i].quote == found.quote && matches!(words[i].josa(), Some(Josa::Subject | Josa::Topic))).count()
                == 1;
        subject.1 < at
            && found.quoted
            && single
            && self.lexicon.is(Class::OwnMind, found.cue.lemma)
            && words[subject.1].josa() == Some(Josa::Subject)
    }

    /// Whether the topic at `i` is the only phrase that could be the speaker.
    pub(super) fn speaks_alone(&self, i: usize, left: usize) -> bool {
        let words = self.words;
        let first = start_of(words, i, left);
        let other = (left..first).any(|k| matches!(words[k].josa(), Some(Josa::Topic | Josa::Subject)));
        !other
            && words_of(words, first, i).is_some_and(|s| can_speak(words, first, i, self.named(s), self.lexicon))
            && !matches!(words[i].stem(), "이름" | "내용" | "여부" | "이유")
    }

    pub(super) fn kind_of(&self, _: &Found, at: usize) -> Complement {
        if is_quotative(&self.words[at], at.checked_sub(1).and_then(|p| self.words.get(p))) {
            Complement::Quotative(at)
        } else {
            Complement::Object(at)
        }
    }

    /// The noun after an adnominal cue, when it can speak: 밝힌 오바마.
    pub(super) fn modified(&self, found: &Found) -> Option<(usize, usize)> {
        let words = self.words;
        let head = (found.last + 1..words.len().min(found.last + 9))
            .find(|&i| !matches!(words[i].work, Work::Bare | Work::Noun(Josa::Of | Josa::With)))?;
        let named = words_of(words, found.last + 1, head).is_some_and(|s| self.named(s));
        let head_word = &words[head];
        let fits = head_word.is_nominal() && matches!(head_word.josa(), Some(Josa::Topic | Josa::Subject | Josa::To | Josa::Object));
        let document =
            endings(head_word.stem()).chain([head_word.stem()]).find_map(|s| self.lexicon.source(s)) == Some(MentionedKind::Document);
        if head_word.is_nominal() && document {
            return Some((found.last + 1, head));
        }
        let person = named || self.lexicon.source(head_word.stem()).is_some() || self.lexicon.ends(Class::Role, head_word.stem());
        let takes = head_word.josa() == Some(Josa::Topic);
        (fits && (person || takes)).then_some((found.last + 1, head))
    }

    /// The subject in `left..at`: the topic, or the first 이/가 that is not inside the topic's own modifiers.
    pub(super) fn among(&self, left: usize, at: usize, is: &dyn Fn(usize, Josa) -> bool) -> Option<(usize, usize)> {
        let words = self.words;
        // 방위성도 물체가 떨어졌다고 발표했다: in front of a subject, what is there too is the topic.
        let too = || {
            let first = (left..at.min(left + REACH + 1)).find(|&i| words[i].josa().is_some() && start_of(words, i, left) == left)?;
            let weak = is(first, Josa::Other) && self.adds(first);
            (weak && (first + 1..at).any(|i| is(i, Josa::Subject))).then_some(first)
        };
        let mut topic = (left..=at.min(words.len() - 1)).find(|&i| i < at && is(i, Josa::Topic)).or_else(too);
        // 위원회는 조사관을 보냈으며 대변인은 “…”고 말했다: the one right before the quotation.
        if let Some(open) = words.get(at).and_then(|w| w.closes).and_then(|q| words[..at].iter().rposition(|w| w.opens == Some(q)))
            && let Some(last) = open.checked_sub(1).filter(|&i| i > left && is(i, Josa::Topic))
            && topic.is_some_and(|t| (t..last).any(|i| words[i].work == Work::Predicate))
        {
            topic = Some(last);
        }
        // 한국은 훈련을 실시했고 북한은 이에 반발했다: of two topics the second, where the clause of the first is over and nothing is quoted.
        if let Some(first) = topic
            && words.get(at).is_some_and(|w| w.closes.is_none() && w.josa() != Some(Josa::Topic))
            && !is_quotative(&words[at], at.checked_sub(1).and_then(|p| words.get(p)))
        {
            let over = |i: usize| words[i].work == Work::Predicate && is_over(words[i].text);
            let second =
                (first + 1..at).rev().find(|&i| is(i, Josa::Topic) && start_of(words, i, first + 1).checked_sub(1).is_some_and(over));
            topic = second.or(topic);
        }
        let subject =
            (topic.filter(|t| words[left..*t].iter().any(|w| is_over(w.text))).unwrap_or(left)..at).find(|&i| is(i, Josa::Subject));
        let phrase = |head: usize| (start_of(words, head, left), head);
        let speaks = |(first, head): (usize, usize)| {
            let named = words_of(words, first, head).is_some_and(|s| self.named(s));
            can_speak(words, first, head, named, self.lexicon)
        };
        let verb = |i: usize| matches!(words[i].work, Work::Predicate | Work::Adnominal { verb: true });
        let chosen = match (topic, subject) {
            (Some(t), Some(s)) if s < t => {
                let inside = start_of(words, t, left) <= s || (s + 1..t).any(verb);
                Some(phrase(if inside { t } else { s })).filter(|p| speaks(*p))
            }
            (Some(t), _) => Some(phrase(t)).filter(|p| speaks(*p)),
            (None, _) => None,
        };
        // 부상자는 12명이지만 시장은 …: the next topic, behind the clause of the first.
        let next = || {
            let first = topic.filter(|t| subject.is_none_or(|s| s > *t))?;
            let behind = (first + 1..at).find(|&i| words[i].work == Work::Predicate)?;
            (behind + 1..at).find(|&i| is(i, Josa::Topic)).map(phrase).filter(|p| speaks(*p))
        };
        let chosen = chosen.or_else(next);
        // A topic that cannot speak (조치는, 것은) belongs to what is said.
        chosen.or_else(|| subject.map(phrase).filter(|p| speaks(*p)))
    }

    /// X도: also a topic, but a weak one.
    pub(super) fn also(&self, left: usize, at: usize, is: &dyn Fn(usize, Josa) -> bool) -> Option<(usize, usize)> {
        let words = self.words;
        (left..at).find(|&i| is(i, Josa::Other) && self.adds(i)).map(|head| (start_of(words, head, left), head))
    }

    /// Whether the noun at `i` stands with 도 and is no word for what is told.
    fn adds(&self, i: usize) -> bool {
        let word = &self.words[i];
        word.tail.ends_with('도') && !matches!(word.stem(), "점" | "것" | "사실")
    }

    pub(super) fn named(&self, span: Span) -> bool {
        let i = self.layers.names.partition_point(|n| n.span.end() <= span.start());
        self.layers.names.get(i..).unwrap_or_default().iter().take_while(|n| n.span.start() < span.end()).any(|n| n.kind.is_some())
    }
}

/// Whether a verb after the subject at `head` modifies the object at `at`, so that the subject may be its own.
fn inside_modifier(words: &[super::eojeol::Eojeol<'_>], head: usize, at: usize) -> bool {
    (head + 1..at).any(|i| matches!(words[i].work, Work::Adnominal { verb: true }))
}

/// 밝힌 가운데, 밝힌 뒤: nouns of time that an act happens at rather than that act.
pub(super) fn is_moment(text: &str) -> bool {
    let word = ["에는", "에", "로"].iter().find_map(|josa| text.strip_suffix(josa)).unwrap_or(text);
    Lexicon::of(Language::Korean).is(Class::Moment, word)
}

/// Whether a predicate that goes on tells what is over: 실시했고, 밝혔으나.
fn is_over(text: &str) -> bool {
    let stem = ["고", "으나", "지만", "으며"].iter().find_map(|e| text.strip_suffix(e));
    stem.and_then(|s| s.chars().last()).is_some_and(|c| closes_in(c, PAST))
}

/// The number of ㅆ, in which the past ends, among final consonants.
const PAST: u32 = 20;
