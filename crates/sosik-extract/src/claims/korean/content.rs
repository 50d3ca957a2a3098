//! What a Korean cue says: the complement before it and its spans.

use sosik_core::{Act, Span};

use super::cue::Found;
use super::eojeol::{Eojeol, Josa, Work};
use super::nouns::reports;
use super::particle::{is_joint, is_particle, is_quotative, particle_len};
use super::phrase::{closes_in, medium, start_of, words_of};
use super::{Complement, Reader};
use crate::claims::lexicon::Class;
use crate::clauses::Role;

impl Reader<'_, '_> {
    /// The nearest thing before the cue that can be its content.
    pub(super) fn complement(&self, found: &Found, left: usize, before: &[Found]) -> Option<Complement> {
        let words = self.words;
        let frames = found.cue.frames;
        let quote = found.quote;
        let objects = frames.has("o") || frames.has("e");
        let mut predicates = 0;
        let mut felt = false;
        // 발사를 평화를 위협하는 도발로 규정했다: what something is called may hold an object of its own.
        let called = found.at.checked_sub(1).is_some_and(|i| i > left && words[i].josa() == Some(Josa::By));
        if frames.has("as")
            && called
            && let Some(object) = self.object_in_clause(found).filter(|i| (left..found.at).contains(i))
        {
            return Some(Complement::Object(object));
        }
        for i in (left..found.at).rev().take(40) {
            let word = &words[i];
            if is_quotative(word, i.checked_sub(1).and_then(|p| words.get(p))) {
                return (felt || frames.has("q") || frames.has("o")).then_some(Complement::Quotative(i));
            }
            if word.closes.is_some() && word.quote == quote && word.tail_span.end() < word.span.end()
                || word.quote != quote && word.quote.is_some()
            {
                // `“…했다.” X는 말했다`; a short quotation inside a phrase is no content by itself.
                let closes = word.closes.or(word.quote);
                let inner = closes.and_then(|q| self.layers.quotes.get(q as usize)).map(|q| q.inner);
                let sentence = inner.is_some_and(|s| {
                    s.slice(self.layers.text)
                        .is_some_and(|t| t.trim_end_matches(['.', '!', '?', ',']).ends_with(['다', '요', '까', '라', '자']))
                });
                return (frames.has("q") && sentence).then_some(Complement::Quotation(i));
            }
            match word.work {
                _ if matches!(word.text, "것으로" | "걸로" | "거로") || word.text.ends_with("것으로") => {
                    return frames.has("g").then_some(Complement::Thing(i));
                }
                // 반발로 풀이된다, 남성으로 추정된다: what somebody or something is taken for.
                Work::Noun(Josa::By) if frames.has("g") && (frames.has("p") || frames.has("n")) && i + 1 == found.at && i > left => {
                    return Some(Complement::Thing(i));
                }
                Work::Noun(Josa::Object) if words.get(i + 1).is_some_and(|w| self.lexicon.begins(Class::Adverbial, w.text)) => {}
                // …다는 장관의 말을 인용해: what was told is what is quoted.
                Work::Adnominal { .. } if reports(word) && frames.has("q") && self.cited(i + 1, found.at) => {
                    return Some(Complement::Quotative(i));
                }
                // “…”며 난색을 표했다: how the speaker says it, nothing said besides.
                Work::Noun(Josa::Object) if self.attitude_behind(i, left, found).is_some() => felt = true,
                Work::Noun(Josa::Object) => {
                    let attitude = frames.has("e") && (self.lexicon.attitude(word.stem()) || word.nominalised);
                    let content = !matches!(found.cue.lemma, "하다" | "보다")
                        && matches!(word.stem(), "것" | "점" | "사실" | "여부" | "내용" | "말" | "주장" | "바");
                    if frames.has("o") || attitude || content {
                        return Some(Complement::Object(i));
                    }
                    if predicates > 0 {
                        return None;
                    }
                }
                // 파병에 반대했다, 이에 반발했다
                Work::Noun(Josa::In) if frames.has("d") && i + 1 == found.at => return Some(Complement::Object(i)),
                Work::Adverb if frames.has("d") && i + 1 == found.at && word.text == "이에" => return Some(Complement::Object(i)),
                // 이같이 밝혔다
                Work::Adverb | Work::Predicate if frames.has("q") && found.cue.lemma != "하다" && i + 1 == found.at && is_so(word.text) =>
                {
                    return Some(Complement::Object(i));
                }
                // 전투력을 강화할데 대하여 강조하였다: the North writes the bound noun on to its verb.
                _ if (frames.has("q") || frames.has("o")) && i > left && is_about(word.text) && is_matter(words[i - 1].text) => {
                    return Some(Complement::Purpose(i - 1));
                }
                // 계획에 대해 자세히 설명했다
                _ if frames.has("o") && i > left && is_about(word.text) && self.stands_close(i, found.at, left) => {
                    return Some(Complement::Object(i - 1));
                }
                // 이름은 밝히지 않았다, …에 대해서는 언급하지 않았다
                Work::Noun(Josa::Topic)
                    if frames.has("o")
                        && found.negated
                        && i + 1 == found.at
                        && (i > left || self.lexicon.ends(Class::KeptBack, word.stem()))
                        && !self.speaks_alone(i, left) =>
                {
                    return Some(Complement::Object(i));
                }
                _ if frames.has("o")
                    && (found.negated || found.cue.act == Act::NoComment)
                    && i > left
                    && ["대해서는", "관해서는", "대해", "관해"].contains(&word.text) =>
                {
                    return Some(Complement::Object(i - 1));
                }
                // 원인은 확인되지 않았다, 테러가 의심되는
                Work::Noun(Josa::Topic | Josa::Subject) if frames.has("p") && frames.has("o") && predicates == 0 && i + 3 > found.at => {
                    return Some(Complement::Object(i));
                }
                Work::Noun(Josa::Other)
                    if objects && matches!(word.stem(), "점" | "사실" | "것" | "가능성") && word.text.ends_with(['도', '만', '지']) =>
                {
                    return Some(Complement::Object(i));
                }
                Work::Predicate if purpose(found.cue.act, word.tail) => return Some(Complement::Purpose(i)),
                Work::Predicate => {
                    if before.iter().any(|c| c.at == i || c.last == i) || predicates > 1 || ends_in(word, &["다", "며", "으나", "지만"])
                    {
                        return None;
                    }
                    if !self.lexicon.begins(Class::Adverbial, word.text) && !word.text.starts_with("대해") && !word.text.starts_with("관련")
                    {
                        predicates += 1;
                    }
                }
                _ => {}
            }
        }
        None
    }

    /// The eojeol that ends the object of the cue, as its clause has it.
    fn object_in_clause(&self, found: &Found) -> Option<usize> {
        let clauses = &self.layers.clauses;
        let predicate = clauses.predicates.get(clauses.at(found.span)?.index())?;
        let end = predicate.argument(Role::Object)?.head.end();
        let at = self.words.partition_point(|w| w.core.end() < end);
        (self.words.get(at)?.josa() == Some(Josa::Object)).then_some(at)
    }

    /// The bare attitude or state at eojeol `i` that the cue makes of the words quoted right before it, with 며 or 라며.
    pub(super) fn attitude_behind(&self, i: usize, left: usize, found: &Found) -> Option<Span> {
        let words = self.words;
        let word = &words[i];
        let felt = found.cue.frames.has("e") && self.lexicon.attitude(word.stem()) || self.lexicon.ends(Class::Suffering, word.stem());
        let degree = |k: usize| words[k].work == Work::Adverb || matches!(words[k].work, Work::Adnominal { verb: false });
        let quoted = (left..i).rev().find(|&k| !degree(k))?;
        let joint = is_joint(words[quoted].tail) && is_quotative(&words[quoted], quoted.checked_sub(1).and_then(|p| words.get(p)));
        (felt && joint && i + 1 == found.at).then(|| word.core.cover(found.span))
    }

    /// Whether nothing but adverbs stands between `about` and the cue at `at`, and nothing quoted before it.
    fn stands_close(&self, about: usize, at: usize, left: usize) -> bool {
        let words = self.words;
        (about + 1..at).all(|k| words[k].work == Work::Adverb)
            && words[about - 1].josa() == Some(Josa::In)
            && !(left..about).any(|k| is_quotative(&words[k], k.checked_sub(1).and_then(|p| words.get(p))))
    }

    /// Whether 말을 인용해 stands in `from..to` behind nothing but the phrase of the one who is quoted.
    fn cited(&self, from: usize, to: usize) -> bool {
        let words = self.words;
        (from..to.min(from + 10))
            .find(|&i| words[i].josa() == Some(Josa::Object))
            .is_some_and(|i| words.get(i + 1).is_some_and(|w| w.text.starts_with("인용")) && i + 1 < to)
    }

    /// The spans of what is said. `start` is the first eojeol after the subject and its phrases.
    pub(super) fn content(&self, complement: Complement, start: usize, left: usize, open: bool) -> Vec<Span> {
        let words = self.words;
        // The mark of a quotation around cue and content is none of it.
        let around = words[complement.at()].quote;
        let from = |i: usize| {
            let open = words[i].opens.is_some() && words[i].opens == around && !matches!(complement, Complement::Quotation(_));
            if open { words[i].core.start() } else { words[i].span.start() }
        };
        match complement {
            Complement::Object(at) => {
                if let Some(spans) = at.checked_sub(1).filter(|&p| p >= start).and_then(|p| {
                    let told = reports(&words[p]) && words[p].inner.is_some();
                    told.then(|| self.quoted_before(p, start, left)).flatten()
                }) {
                    return spans;
                }
                let first = self.object_start(at, start);
                // “…”라며 철수를 요구했다 tells of two acts.
                let quoted = |p: usize| is_quotative(&words[p], p.checked_sub(1).and_then(|q| words.get(q))) && !is_joint(words[p].tail);
                if let Some(previous) = first.checked_sub(1).filter(|&p| p >= start && quoted(p)) {
                    let mut spans = self.content(Complement::Quotative(previous), start.min(previous), left, open);
                    // “이기겠다”고 각오를 밝혔다: how it is said, nothing said besides.
                    if first == at && self.lexicon.attitude(words[at].stem()) {
                        return spans;
                    }
                    spans.extend(words_of(words, first, at));
                    return spans;
                }
                words_of(words, first, at).into_iter().collect()
            }
            Complement::Thing(at) => {
                // 비가 내렸고, 더 내릴 것으로: only the last clause is expected.
                let joined = (start..at)
                    .rev()
                    .find(|&i| words[i].work == Work::Predicate && words[i].comma && ends_in(&words[i], &["고", "으나", "지만", "으며"]));
                let start = joined.filter(|_| open).map_or(start, |i| i + 1);
                Span::new(from(start), words[at].stem_end).into_iter().collect()
            }
            Complement::Purpose(at) => Span::new(from(start), words[at].tail_span.end()).into_iter().collect(),
            Complement::Quotation(at) | Complement::Quotative(at) => {
                let word = &words[at];
                let previous = at.checked_sub(1).and_then(|p| words.get(p));
                let closing = word.closes.or_else(|| {
                    (word.tail.chars().count() <= 3 && is_particle(word.tail))
                        .then(|| previous.and_then(|p| p.closes.or(p.quote)))
                        .flatten()
                });
                let closing = closing.or(if matches!(complement, Complement::Quotation(_)) { word.quote } else { None });
                let whole = word.closes.is_none() || is_particle(word.tail) || matches!(complement, Complement::Quotation(_));
                if let Some(quote) = closing.filter(|_| whole).and_then(|q| self.layers.quotes.get(q as usize)) {
                    return self.direct(quote.inner, quote.outer, start, left);
                }
                // “A”라며 B고: what the quotation says is a claim of its own.
                let start = (start..at)
                    .rev()
                    .find(|&i| {
                        is_joint(words[i].tail)
                            && words[i].quote == word.quote
                            && is_quotative(&words[i], i.checked_sub(1).and_then(|p| words.get(p)))
                    })
                    .map_or(start, |i| i + 1);
                // 공장을 시찰하고 생산을 늘리라고 지시했다: what is done before the order is no part of it.
                let occasion = |i: usize| {
                    let w = &words[i];
                    w.work == Work::Predicate && w.tail.ends_with('고') && self.lexicon.begins(Class::Occasion, w.text)
                };
                let ordered = ["라고", "라며", "자고", "자며"].iter().any(|e| word.tail.ends_with(e));
                let done = (start..at).rev().find(|&i| ordered && words[i].quote == word.quote && occasion(i));
                let start = done.map_or(start, |i| i + 1);
                let end = word.tail_span.end() - particle_len(word.tail);
                Span::new(from(start), end).into_iter().collect()
            }
        }
    }

    /// `그를 배신자로 규정했다`: what the object is called.
    pub(super) fn called(&self, object: usize, at: usize) -> Option<Span> {
        let name = at.checked_sub(1).filter(|&i| i > object && self.words[i].josa() == Some(Josa::By))?;
        words_of(self.words, start_of(self.words, name, object + 1), name)
    }

    /// Where an object begins that is said: with a clause that it names, with the places and matters before it.
    fn object_start(&self, at: usize, start: usize) -> usize {
        let words = self.words;
        let verbal = at.checked_sub(1).filter(|&p| p >= start).is_some_and(|p| matches!(words[p].work, Work::Adnominal { verb: true }));
        // 어떻게 악화됐는지를
        let asked = ["는지", "을지", "인지", "은지"].iter().any(|e| words[at].stem().ends_with(e));
        let told = at.checked_sub(1).is_some_and(|p| p >= start && reports(&words[p]));
        let clause = told
            || asked
            || verbal && ["것", "점", "사실", "바", "여부", "가능성", "필요성"].contains(&words[at].stem())
            || words[at].nominalised
            || is_fused(words[at].stem());
        let mut first = start_of(words, at, start);
        if clause {
            // Up to a connective that belongs to the speaker: …를 만나 …할 것을.
            return (start..first)
                .rev()
                .find(|&i| words[i].work == Work::Predicate && !words[i].comma && !words[i].tail.ends_with(['고', '게']))
                .map_or(start, |i| i + 1)
                .min(first);
        }
        while let Some(previous) = first.checked_sub(1).filter(|&p| p >= start) {
            let word = &words[previous];
            let about = ["대해", "대하여", "관해", "관련해"].contains(&word.text)
                && previous > start
                // 시설을 사용한 데 대해: the clause that the bound noun ends.
                && (words[previous - 1].josa() == Some(Josa::In) || words[previous - 1].text == "데");
            let place = matches!(word.josa(), Some(Josa::In | Josa::At)) && !word.time && medium(word, self.lexicon).is_none();
            // 국방부에 제출을 요구했다: a body is spoken to.
            let place = place && !(word.josa() == Some(Josa::In) && self.lexicon.ends(Class::Body, word.stem()));
            match (about, place) {
                (true, _) => first = start_of(words, previous - 1, start),
                (_, true) => first = start_of(words, previous, start),
                _ => break,
            }
        }
        first
    }

    /// The contents of a direct quotation, with those that 며 joins to it, or one span when it is only part of what is said.
    pub(super) fn direct(&self, inner: Span, outer: Span, start: usize, left: usize) -> Vec<Span> {
        let words = self.words;
        let open = words.partition_point(|w| w.span.end() <= outer.start());
        if start >= open {
            let mut spans = vec![inner];
            // Quotations joined before the subject: “…”며 X는 “…”고.
            self.joined(open, left, &mut spans);
            return spans;
        }
        let previous = &words[open - 1];
        // 기회가 적지만 “바꿔야 한다”고: the quotation is the end of a longer clause with a subject of its own.
        let own = (start..open).any(|i| words[i].quote.is_none() && words[i].closes.is_none() && words[i].josa() == Some(Josa::Subject));
        if own && previous.work == Work::Predicate && !previous.comma && ends_in(previous, &["지만", "으나", "는데", "고"]) {
            return Span::new(words[start].span.start(), inner.end()).into_iter().collect();
        }
        if ["가운데", "뒤", "후", "자리에서", "직후"].contains(&previous.text) {
            return vec![inner];
        }
        if previous.closes.is_some() || previous.work == Work::Predicate || previous.comma || previous.time {
            let mut spans = vec![inner];
            self.joined(open, start, &mut spans);
            if spans.len() == 1
                && let Some(about) = self.about(open - 1, start)
            {
                spans.insert(0, about);
            }
            return spans;
        }
        match previous.josa() {
            Some(Josa::Topic | Josa::Subject | Josa::Object | Josa::Of | Josa::With) | None => {
                // “A”며 계획을 “B”라고: what the first quotation says stands apart.
                let joint = (start..open).rev().find(|&i| words[i].closes.is_some() && is_joint(words[i].tail));
                let start = joint.map_or(start, |i| i + 1);
                Span::new(words[start].span.start(), inner.end()).into_iter().collect()
            }
            _ => vec![inner],
        }
    }

    /// "X에 대해" before a quotation is part of the opinion.
    pub(super) fn about(&self, last: usize, start: usize) -> Option<Span> {
        let words = self.words;
        let word = &words[last];
        if !(word.text.starts_with("대해") || word.text.starts_with("대하여") || word.text.starts_with("관해")) || last == start {
            return None;
        }
        words_of(words, start_of(words, last - 1, start), last - 1)
    }

    pub(super) fn joined(&self, open: usize, floor: usize, spans: &mut Vec<Span>) {
        let words = self.words;
        for i in (floor..open).rev() {
            // `“…” 며`: a blank before the particle.
            let apart = i.checked_sub(1).and_then(|p| words[p].quote.or(words[p].closes)).filter(|_| words[i].text == words[i].tail);
            let (Some(quote), true) = (words[i].closes.or(apart), is_joint(words[i].tail)) else { continue };
            if let Some(quote) = self.layers.quotes.get(quote as usize) {
                spans.insert(0, quote.inner);
            }
        }
    }
}

/// 대해, 관해: what one speaks about stands before it.
fn is_about(text: &str) -> bool {
    ["대해", "대하여", "대해서", "관해", "관하여", "관해서"].contains(&text)
}

/// 강화할데: the future of a verb with the bound noun 데 written on to it.
fn is_matter(text: &str) -> bool {
    text.strip_suffix('데').and_then(|t| t.chars().next_back()).is_some_and(|c| closes_in(c, LIEUL))
}

/// 뭉칠것을: the North writes the bound noun on to its verb.
fn is_fused(stem: &str) -> bool {
    stem.strip_suffix("것").and_then(|t| t.chars().next_back()).is_some_and(|c| closes_in(c, LIEUL))
}

/// The number of ㄹ among final consonants.
const LIEUL: u32 = 8;

/// 이같이: what is said stands in another sentence.
pub(super) fn is_so(text: &str) -> bool {
    ["이같이", "이렇게", "이처럼", "그렇게"].contains(&text)
}

/// Whether an ending makes a clause that `act` can be about: …도록 촉구하다, …기로 약속하다, …는지 묻다.
fn purpose(act: Act, tail: &str) -> bool {
    match act {
        // 요금이 또 오를까 걱정한다
        Act::Assessment => {
            ["을까", "할까", "일까", "될까", "를까", "날까", "질까", "칠까", "갈까", "올까"].iter().any(|e| tail.ends_with(e))
        }
        Act::Appeal => tail.ends_with("도록") || tail.ends_with("라고"),
        Act::Promise => tail.ends_with("기로") || tail.ends_with("키로"),
        Act::Question | Act::Statement | Act::Announcement | Act::Confirmation | Act::Denial | Act::NoComment => {
            ["는지", "을지", "인지", "은지", "던지"].iter().any(|e| tail.ends_with(e))
        }
        _ => false,
    }
}

fn ends_in(word: &Eojeol<'_>, endings: &[&str]) -> bool {
    endings.iter().any(|e| word.tail.ends_with(e))
}
