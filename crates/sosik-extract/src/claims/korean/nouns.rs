//! Korean claims without a cue verb: 다는 + noun, 에 따르면, headlines.

use std::borrow::Cow;

use sosik_core::{Act, MentionedKind, Span};

use super::eojeol::{Eojeol, Josa, Work};
use super::particle::{is_quotative, particle_len};
use super::phrase::{start_of, words_of};
use super::{Reader, is_conjunction};
use crate::claims::draft::{Draft, Who};
use crate::claims::lexicon::{Class, Cue};
use crate::explain::Trace;

/// The noun of a charge.
const CHARGE: &str = "혐의";

impl Reader<'_, '_> {
    pub(super) fn nouns(&mut self, trace: &mut Trace) {
        for i in 0..self.words.len() {
            let word = &self.words[i];
            if !word.is_nominal() {
                continue;
            }
            if let Some(cue) = self.lexicon.noun(noun_of(word)) {
                self.noun(i, cue, trace);
            } else if let Some(crime) = word.stem().strip_suffix(CHARGE).filter(|c| c.chars().count() > 1) {
                self.fused_charge(i, crime.len() as u32);
            }
        }
    }

    /// `…다는 주장`, `…한 혐의`.
    fn noun(&mut self, at: usize, cue: &'static Cue, trace: &mut Trace) {
        let words = self.words;
        let word = &words[at];
        let Ok(span) = Span::new(word.core.start(), word.stem_end) else { return };
        let clause = (at.saturating_sub(7)..at)
            .rev()
            .take_while(|&i| i + 1 == at || is_nominal_link(&words[i + 1]))
            .find(|&i| reports(&words[i]) && words[i].josa() != Some(Josa::Topic));
        let charge = cue.lemma == CHARGE;
        if charge && clause.is_none() && at > 0 && !matches!(words[at - 1].work, Work::Adnominal { verb: true }) {
            self.charge(at, cue, span);
            return;
        }
        if cue.act == Act::Question && clause.is_none() && word.josa() == Some(Josa::In) {
            self.asked_about(at, cue, span);
            return;
        }
        let Some(last) =
            clause.or_else(|| (charge && at > 0 && matches!(words[at - 1].work, Work::Adnominal { verb: true })).then(|| at - 1))
        else {
            return;
        };
        // Taken up by a cue verb as its object: one claim is enough.
        // … unless it is denied: 파병설을 일축했다 tells of two.
        let taken =
            self.drafts.iter().any(|d| d.cue.is_some() && d.act != Act::Denial && d.content.iter().any(|c| c.end() == word.stem_end));
        // “…”는 뜻을 밝혔다: the verb tells what stands between the marks.
        let quoted = words[last].inner.is_some_and(|(_, inner)| {
            let tells = |d: &Draft| d.cue.as_ref().is_some_and(|(c, _)| c.start() >= word.stem_end) && d.confidence < 0.85;
            self.drafts.iter().any(|d| tells(d) && d.content.iter().any(|c| c.end() >= inner.end() && c.end() <= word.core.start()))
        });
        if taken || quoted {
            return;
        }
        // …다는 장관의 말을 인용해: told already.
        if self.drafts.iter().any(|d| d.cue.as_ref().is_some_and(|(s, _)| *s == span)) {
            return;
        }
        let (floor, holder) = self.holder(span);
        let floor = floor.min(last);
        // 명령을 병사들에게 내렸다, 입장을 유엔에 전달했다: to whom it goes stands between.
        let goes_to = |w: &&Eojeol<'_>| matches!(w.work, Work::Noun(Josa::To | Josa::In | Josa::At));
        let verb = at + 1 + words[at + 1..].iter().take(2).take_while(goes_to).count();
        let light = words.get(verb).is_some_and(|w| self.lexicon.begins(Class::Light, w.text));
        let is = |i: usize, josa: Josa| words[i].quote == word.quote && words[i].josa() == Some(josa);
        let (who, start) = if last + 1 < at {
            // …다는 X의 말: the source stands between.
            let start = if is(last, Josa::Topic) { last } else { self.clause_start(last, floor) };
            // 양성 반응, 수사 결과: what kind of it, not whose.
            let whose = words[at - 1].josa() == Some(Josa::Of) || words_of(words, last + 1, at - 1).is_some_and(|s| self.named(s));
            let between = words_of(words, last + 1, at - 1).filter(|_| whose);
            // 부실했다는 감사 결과를 내놨다: whoever brings it out.
            let (floor, is) = (floor.min(last), &is);
            let outside = between.is_none().then(|| light.then(|| self.among(floor, last, is)).flatten()).flatten();
            let subject = outside.filter(|(_, head)| words[*head].josa() == Some(Josa::Topic) && *head < last);
            match subject {
                Some((first, head)) => (words_of(words, first, head).map_or(Who::Nobody, Who::Words), head + 1),
                None => (between.map_or(Who::Nobody, Who::Words), start),
            }
        } else if let Some(subject) = light.then(|| self.among(floor, at, &is)).flatten() {
            (words_of(words, subject.0, subject.1).map_or(Who::Nobody, Who::Words), subject.1 + 1)
        } else {
            (Who::Nobody, self.clause_start(last, floor))
        };
        let start = (start..last).find(|&i| !is_conjunction(words[i].text)).unwrap_or(start);
        // 일각에서는 …다는 우려가 나온다: among whom it is said.
        let among = || {
            let head = (start..last).take(3).find(|&i| is(i, Josa::At))?;
            let group = self.lexicon.is(Class::Circle, words[head].stem());
            group.then(|| Some((Who::Words(words_of(words, start, head)?), head + 1))).flatten()
        };
        let (who, start) = if who == Who::Nobody && clause.is_some() { among().unwrap_or((who, start)) } else { (who, start) };
        let end =
            if reports(&words[last]) { words[last].tail_span.end() - 3 } else { words[last].stem_end.max(words[last].tail_span.end()) };
        // 시장이 돈을 받았다는 혐의를 받고 있다: the one who is charged is no part of the charge.
        let borne = charge && (word.josa() == Some(Josa::By) || words.get(at + 1).is_some_and(|w| w.text.starts_with('받')));
        let subject = (start..last).find(|&i| is(i, Josa::Subject)).filter(|_| borne && clause.is_some());
        let sole = subject.filter(|s| !(s + 1..last).any(|i| is(i, Josa::Subject)));
        let start = sole.map_or(start, |s| s + 1);
        let start = if charge && clause.is_none() {
            let own = (start..last).rev().take(20).find(|&i| words[i].josa() == Some(Josa::Subject) || words[i].comma);
            let start = own.map_or(start, |i| i + 1).min(last);
            // 법원은 1일 돈을 받은 혐의로: the bare day right behind the topic is that of the report.
            let day = start < last && words[start].time && is_bare_day(words[start].text);
            let topic = start.checked_sub(1).is_some_and(|t| matches!(words[t].josa(), Some(Josa::Topic | Josa::Subject)));
            start + usize::from(day && topic)
        } else {
            start.min(last)
        };
        // The mark of a quotation around cue and content is none of it.
        let opens = words[start].opens.is_some() && words[start].opens == word.quote;
        let from = if opens { words[start].core.start() } else { words[start].span.start() };
        let Ok(content) = Span::new(from, end) else {
            trace.missed("claims", cue.id, span, || "a noun of saying whose content is empty".to_owned());
            return;
        };
        let who = match (who, holder) {
            // 정부는 …다는 이유로 금지했다: the topic gives its reason.
            (Who::Nobody, _) if matches!(word.text, "이유로") => (self.among(floor, last, &is))
                .filter(|(_, head)| words[*head].josa() == Some(Josa::Topic))
                .and_then(|(first, head)| words_of(words, first, head))
                .map_or(Who::Nobody, Who::Words),
            // …라는 서한을 보냈다고 말했다: the subject that is left out is that of the claim around it.
            (Who::Nobody, Some(_)) if light => Who::LeftOut,
            (who, _) => who,
        };
        // 서한을 보냈다: the verb says it as much as the noun.
        let sent = words.get(at + 1).filter(|w| ["보냈", "보내", "썼", "띄웠"].iter().any(|l| w.text.starts_with(l)));
        let quoted = |w: &Eojeol<'_>| if is_quotative(w, None) { particle_len(w.tail) } else { 0 };
        // 말을 하지 않았다: the act is denied with its verb.
        let undone = light
            && words.get(at + 1).is_some_and(|w| w.tail.ends_with('지'))
            && words.get(at + 2).is_some_and(|w| w.text.starts_with("않"));
        let sent = sent.or_else(|| words.get(at + 2).filter(|_| undone));
        let end = sent.map_or(span.end(), |w| (w.core.end() - quoted(w)).max(span.end()));
        let span = Span::new(span.start(), end).unwrap_or(span);
        let mut draft = Draft::of_cue(self.sentence, who, (span, cue), content, 0.6);
        if let Some(spans) = self.quoted_before(last, start, floor) {
            draft.content = spans;
        }
        // …한 혐의: that it was done is what remains to be shown.
        let certainty = if charge { Some(0.5) } else { draft.certainty };
        // 물러나라는 성명: it asks for something.
        let asks = matches!(draft.act, Act::Statement | Act::Announcement)
            && draft.content.last().and_then(|c| c.slice(self.layers.text)).is_some_and(super::act::orders);
        let (act, certainty) = if asks { (Act::Appeal, None) } else { (draft.act, certainty) };
        self.drafts.push(Draft { act, negated: undone, certainty, ..draft });
    }

    /// `“…”는 글`: what stands between the marks that eojeol `last` closes, from `start` on.
    pub(super) fn quoted_before(&self, last: usize, start: usize, left: usize) -> Option<Vec<Span>> {
        let word = &self.words[last];
        let quote = self.layers.quotes.get(word.closes.filter(|_| word.inner.is_some())? as usize)?;
        Some(self.direct(quote.inner, quote.outer, start, left))
    }

    /// `사고에 대한 질문에 시장은 …`: what is asked about.
    fn asked_about(&mut self, at: usize, cue: &'static Cue, span: Span) {
        let words = self.words;
        let about = |w: &Eojeol<'_>| ["대한", "관한", "관련한", "관련된"].contains(&w.text);
        let Some(matter) = at.checked_sub(2).filter(|&m| about(&words[m + 1]) && matches!(words[m].josa(), Some(Josa::In | Josa::With)))
        else {
            return;
        };
        if let Some(content) = words_of(words, start_of(words, matter, 0), matter) {
            self.drafts.push(Draft::of_cue(self.sentence, Who::Nobody, (span, cue), content, 0.6));
        }
    }

    /// 폭행 혐의로: the nouns before it are what somebody is charged with.
    fn charge(&mut self, at: usize, cue: &'static Cue, span: Span) {
        let words = self.words;
        if !matches!(words[at - 1].work, Work::Bare | Work::Noun(Josa::Of | Josa::Other)) || words[at - 1].time {
            return;
        }
        // 어떠한 범죄 혐의: no charge is named.
        if matches!(words[at - 1].stem(), "범죄" | "아무" | "모든" | "형사") {
            return;
        }
        let Some(content) = words_of(words, start_of(words, at - 1, 0), at - 1) else { return };
        self.drafts.push(Draft::of_cue(self.sentence, Who::Nobody, (span, cue), content, 0.6));
    }

    /// 폭행혐의로: what somebody is charged with, written in one word with the charge; `len` bytes of it.
    fn fused_charge(&mut self, at: usize, len: u32) {
        let words = self.words;
        let word = &words[at];
        let Some(cue) = self.lexicon.noun(CHARGE) else { return };
        let split = word.core.start() + len;
        let first = start_of(words, at, 0);
        // 뇌물 수수혐의: the bare nouns before it belong to the crime, a name or possessor does not.
        let bare = (first..at).rev().take_while(|&i| words[i].work == Work::Bare && !words[i].comma && !words[i].time).last().unwrap_or(at);
        let own = words_of(words, bare, at).filter(|s| !self.named(*s)).map_or(at, |_| bare);
        let (Ok(content), Ok(span)) = (Span::new(words[own].core.start(), split), Span::new(split, word.stem_end)) else { return };
        self.drafts.push(Draft::of_cue(self.sentence, Who::Nobody, (span, cue), content, 0.6));
    }

    /// Where the clause that ends at `last` begins: after the topic of the sentence, which mostly belongs to what follows.
    fn clause_start(&self, last: usize, floor: usize) -> usize {
        let words = self.words;
        let quote = words[last].quote;
        (floor..last)
            .rev()
            .take(40)
            .find(|&i| {
                words[i].quote == quote
                    && (words[i].josa() == Some(Josa::Topic) && (i + 1 != last)
                        || words[i].comma && words[i].work != Work::Bare
                        || words[i].work == Work::Predicate && words[i].tail.ends_with("며"))
            })
            .map_or(floor, |i| i + 1)
    }

    /// `X에 따르면 …`
    pub(super) fn according(&mut self, trace: &mut Trace) {
        for i in 0..self.words.len() {
            let words = self.words;
            let word = &words[i];
            let Some(marker) = ["따르면", "의하면"].iter().find(|m| word.tail.ends_with(**m)) else { continue };
            let fused = word.tail.len() > marker.len();
            if !fused && i == 0 || fused && !word.tail.ends_with(&format!("에{marker}")) {
                continue;
            }
            let (head, noun_end) =
                if fused { (i, word.tail_span.end() - (marker.len() + 3) as u32) } else { (i - 1, words[i - 1].stem_end) };
            let (floor, _) = self.holder(word.tail_span);
            let mut first = start_of(words, head, floor);
            while first < head && is_conjunction(words[first].text) {
                first += 1;
            }
            let Ok(marker_span) = Span::new(noun_end, word.tail_span.end()) else { continue };
            let (mut source, mut cue) = (Span::new(words[first].span.start(), noun_end).ok(), marker_span);
            let (mut act, mut certainty) = (Act::Statement, Some(3.0));
            // 통신의 보도에 따르면: the noun of saying belongs to the cue.
            let noun = if fused {
                word.text.get(..(noun_end.saturating_sub(word.core.start())) as usize).unwrap_or("")
            } else {
                words[head].stem()
            };
            let known = self.lexicon.noun(noun).filter(|_| first < head && self.lexicon.source(noun) != Some(MentionedKind::Document));
            if let Some(known) = known {
                source = words_of(words, first, head - 1);
                cue = Span::new(words[head].core.start(), word.tail_span.end()).unwrap_or(cue);
                (act, certainty) = (known.act, known.certainty);
            }
            let Some(source) = source.filter(|s| !s.is_empty()) else {
                trace.missed("claims", "ko.claim.according", word.span, || "a quotation without a speaker".to_owned());
                continue;
            };
            let end = self.clause_end(i);
            let mut content = Vec::new();
            let mut from = floor;
            while from < first && is_conjunction(words[from].text) {
                from += 1;
            }
            if from < first {
                content.extend(Span::new(words[from].span.start(), words[first - 1].core.end()).ok());
            }
            if i + 1 < words.len() {
                content.extend(Span::new(words[i + 1].span.start(), end).ok().filter(|s| !s.is_empty()));
            }
            if content.is_empty() {
                continue;
            }
            self.drafts.push(Draft {
                cue: Some((cue, marker.to_string())),
                act,
                certainty,
                around: vec![cue],
                ..Draft::statement(self.sentence, Who::Words(source), content, "ko.claim.according", 0.85)
            });
        }
    }

    /// The end of what `에 따르면` at eojeol `at` governs: the content around it, the quotation around it, or the sentence.
    pub(super) fn clause_end(&self, at: usize) -> u32 {
        let words = self.words;
        let around = self.drafts.iter().flat_map(|d| &d.content).filter(|c| c.contains(words[at].tail_span)).map(|c| c.end()).min();
        let other = self.drafts.iter().filter(|d| d.confidence >= 0.85).find_map(|d| {
            let Who::Words(source) = d.who else { return None };
            let head = words.partition_point(|w| w.core.end() <= source.start());
            let before = head.checked_sub(1).filter(|&k| k > at)?;
            let ends = ["지만", "으나", "고", "며", "는데"].iter().any(|e| words[before].tail.ends_with(e));
            (ends && words[before].work == Work::Predicate).then_some(words[before].core.end())
        });
        around.or(other).unwrap_or_else(|| words.iter().rev().find(|w| w.work != Work::Mark).map_or(words[at].core.end(), |w| w.core.end()))
    }

    /// `장관, 조기 철수 촉구`: a headline ends in the noun of a cue verb.
    pub(super) fn headline(&mut self) {
        let words = self.words;
        let dated = |w: &Eojeol<'_>| w.text.chars().all(|c| c.is_ascii_digit() || c == '.');
        let Some(last) = words.iter().rposition(|w| w.work != Work::Mark && !w.time && !dated(w)) else { return };
        let word = &words[last];
        if word.work != Work::Bare
            || last == 0
            || word.quote.is_some()
            || word.closes.is_some()
            || words.iter().any(|w| w.work == Work::Predicate && w.tail.ends_with('다'))
        {
            return;
        }
        let stem = format!("{}하", word.tail);
        let Some((cue, ..)) = self.lexicon.korean(&stem).filter(|(c, _, _, rest)| rest.is_empty() && !c.frames.has("p")) else { return };
        let quotative = last
            .checked_sub(1)
            .filter(|&q| is_quotative(&words[q], q.checked_sub(1).and_then(|p| words.get(p))) && !super::particle::is_joint(words[q].tail));
        if let Some(quotative) = quotative {
            self.quoted_headline(last, quotative, cue);
            return;
        }
        let spoken = |i: usize| words[i].quote.is_none() && words[i].opens.is_none() && words[i].closes.is_none();
        let Some(head) = (0..last).find(|&i| spoken(i) && (words[i].comma || matches!(words[i].josa(), Some(Josa::Topic | Josa::Subject))))
        else {
            return;
        };
        let (Some(source), Ok(content)) = (
            words_of(words, 0, head),
            Span::new(words[(head + 1).min(last)].span.start(), words[last - 1].stem_end.max(words[last - 1].core.start())),
        ) else {
            return;
        };
        if head + 1 >= last || content.is_empty() {
            return;
        }
        self.drafts.push(Draft {
            rule: Cow::Borrowed("ko.claim.headline"),
            ..Draft::of_cue(self.sentence, Who::Words(source), (word.tail_span, cue), content, 0.5)
        });
    }
}

/// 1일, 23일: a day of the month without its month.
fn is_bare_day(text: &str) -> bool {
    text.strip_suffix('일').is_some_and(|n| (1..=2).contains(&n.len()) && n.bytes().all(|b| b.is_ascii_digit()))
}

/// The noun of an eojeol: without josa and plural.
pub(super) fn noun_of<'w>(word: &'w Eojeol<'_>) -> &'w str {
    let stem = word.stem();
    stem.strip_suffix('들').unwrap_or(stem)
}

/// -다는, -라는, -냐는, -자는, -다던: a clause that is told.
pub(super) fn is_reported(tail: &str) -> bool {
    ["는", "던"].iter().any(|e| {
        tail.strip_suffix(e).is_some_and(|r| r.chars().count() > 1 && r.ends_with(['다', '라', '냐', '자']) || matches!(r, "이라" | "라"))
    })
}

/// Whether `word` ends a clause that is told, with its ending behind a quotation mark or not: 했다는, `했다”는`.
pub(super) fn reports(word: &Eojeol<'_>) -> bool {
    is_reported(word.tail) || word.inner.is_some() && matches!(word.tail, "는" | "던") && matches!(word.work, Work::Adnominal { .. })
}

/// Whether `word` can stand between a told clause and its noun: X의, 기존, 측.
fn is_nominal_link(word: &Eojeol<'_>) -> bool {
    matches!(word.work, Work::Bare | Work::Noun(Josa::Of) | Work::Determiner)
}
