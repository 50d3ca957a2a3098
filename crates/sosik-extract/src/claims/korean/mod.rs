//! Claims of Korean sentences, read from eojeols and their josa.
//!
//! Korean puts the content before the cue and the cue at the end, so cues are read from right to left: whatever stands in the
//! content of a cue has found its holder before it is read itself.

mod cue;
mod eojeol;
mod nouns;
mod phrase;

use std::borrow::Cow;

use sosik_core::{Act, Span};

use self::cue::{Form, Found, cue_at};
use self::eojeol::{Eojeol, Josa, Work, eojeols};
use self::phrase::{Beside, beside, can_speak, makes_adverbial, start_of, words_of};
use super::draft::{Draft, Who};
use super::lexicon::Lexicon;
use crate::explain::Trace;
use crate::layers::Layers;

/// Longer sentences are read in pieces of so many eojeols, which keeps every search within them constant.
const PIECE: usize = 400;

/// The claims of sentence `index`.
pub(super) fn read(layers: &Layers<'_>, index: usize, trace: &mut Trace) -> Vec<Draft> {
    let words = eojeols(layers, index);
    let mut drafts = Vec::new();
    for piece in words.chunks(PIECE) {
        let base = drafts.len();
        let mut reader =
            Reader { layers, words: piece, sentence: index, lexicon: Lexicon::of(sosik_core::Language::Korean), drafts: Vec::new() };
        reader.run(trace);
        drafts.extend(reader.drafts.into_iter().map(|mut d| {
            d.relayed_by = d.relayed_by.map(|i| i + base);
            d
        }));
    }
    drafts
}

/// Where the content of a cue was found.
#[derive(Clone, Copy, Debug)]
enum Complement {
    /// Quoted with a particle: the eojeol of the particle.
    Quotative(usize),
    /// A quotation without particle: the eojeol that closes it.
    Quotation(usize),
    /// …것으로
    Thing(usize),
    /// …을
    Object(usize),
    /// …도록, …기로, …는지
    Purpose(usize),
}

impl Complement {
    fn at(self) -> usize {
        match self {
            Self::Quotative(i) | Self::Quotation(i) | Self::Thing(i) | Self::Object(i) | Self::Purpose(i) => i,
        }
    }
}

struct Reader<'l, 't> {
    layers: &'l Layers<'t>,
    words: &'l [Eojeol<'t>],
    sentence: usize,
    lexicon: &'static Lexicon,
    drafts: Vec<Draft>,
}

impl Reader<'_, '_> {
    fn run(&mut self, trace: &mut Trace) {
        let found: Vec<Found> = (0..self.words.len()).filter_map(|i| cue_at(self.words, i, self.lexicon)).collect();
        for (n, cue) in found.iter().enumerate().rev() {
            self.verb(cue, &found[..n], trace);
        }
        self.nouns(trace);
        self.according(trace);
        self.headline();
        self.accompanied(&found);
        self.drafts.retain(|d| !d.content.is_empty() || d.negated || d.cue.is_some());
    }

    /// First and last eojeol of the innermost content around `span`, with the draft that it belongs to.
    fn holder(&self, span: Span) -> (usize, Option<usize>) {
        let mut best: Option<(Span, usize)> = None;
        for (i, draft) in self.drafts.iter().enumerate() {
            for content in &draft.content {
                if content.contains(span) && best.is_none_or(|(b, _)| content.len() < b.len()) {
                    best = Some((*content, i));
                }
            }
        }
        match best {
            Some((content, i)) => (self.words.partition_point(|w| w.core.end() <= content.start()), Some(i)),
            None => (0, None),
        }
    }

    fn verb(&mut self, found: &Found, before: &[Found], trace: &mut Trace) {
        let cue = found.cue;
        let (floor, holder) = self.holder(found.span);
        let left = self.boundary(found, before, floor);
        let Some(complement) = self.complement(found, left, before) else {
            trace.missed("claims", cue.id, found.span, || "a cue without content before it".to_owned());
            return;
        };
        let at = complement.at();
        let passive = cue.frames.has("p");
        let narrator = cue.frames.has("n");
        let subject = if passive || narrator { None } else { self.subject(found, at, left, floor) };
        let mut aside = Beside::default();
        let directed = matches!(cue.act, Act::Appeal | Act::Question | Act::Threat) || matches!(complement, Complement::Object(_));
        let begin = match subject {
            Some((_, head)) if head < at => head + 1,
            _ => left,
        };
        let mut start = beside(self.words, begin, at + 1, directed, false, self.lexicon, &mut aside);
        if subject.is_none_or(|(_, head)| head > at || head < left) {
            // Nothing says where the content begins but the sentence itself: conjunctions go.
            while start < at
                && (self.words[start].work == Work::Adverb && self.words[start].comma || is_conjunction(self.words[start].text))
            {
                start += 1;
            }
        }
        let after = match subject {
            Some((_, head)) if head > at => head + 1,
            _ => at + 1,
        };
        if after < found.at {
            beside(self.words, after, found.at, true, true, self.lexicon, &mut aside);
        }
        if let Some((first, _)) = subject.filter(|(first, _)| *first > at + 1) {
            beside(self.words, at + 1, first, true, true, self.lexicon, &mut aside);
        }
        let content = self.content(complement, start.min(at), left);
        if content.is_empty() {
            trace.missed("claims", cue.id, found.span, || "its content is empty".to_owned());
            return;
        }
        let who = if narrator {
            Who::Author
        } else if passive {
            Who::Nobody
        } else {
            match subject.and_then(|(first, head)| words_of(self.words, first, head)) {
                Some(span) => Who::Words(span),
                None => match holder.map(|h| self.drafts[h].who) {
                    Some(Who::Words(span)) if span.end() <= found.span.start() || span.start() >= found.span.end() => Who::Words(span),
                    _ => Who::LeftOut,
                },
            }
        };
        let (act, certainty) = self.act(found, complement);
        let mut around = vec![found.span];
        if let (Some(first), Some(last)) = (content.first(), content.last()) {
            let from = subject.map_or_else(|| self.words[left].core.start(), |(f, _)| self.words[f].core.start());
            around.extend(Span::new(from.min(first.start()), first.start()).ok());
            around.extend(Span::new(last.end().min(found.span.end()), found.span.end()).ok());
        }
        let draft = Draft {
            sentence: self.sentence,
            who,
            cue: Some((found.span, cue.lemma.to_owned())),
            content,
            act,
            certainty,
            negated: found.negated,
            addressee: aside.addressee,
            channel: aside.channel,
            around,
            relayed_by: None,
            rule: Cow::Borrowed(cue.id),
            confidence: match complement {
                Complement::Quotative(_) => 0.9,
                Complement::Quotation(_) | Complement::Thing(_) => 0.85,
                _ => 0.7,
            },
        };
        if let Some((first, head)) = aside.quoted {
            self.quoted(&draft, first, head);
        }
        self.drafts.push(draft);
    }

    /// "X의 말을 인용해": X says it too, relayed by the one who quotes.
    fn quoted(&mut self, outer: &Draft, first: usize, head: usize) {
        let words = self.words;
        let cue_word = &words[head];
        let Ok(cue) = Span::new(cue_word.core.start(), cue_word.stem_end) else { return };
        let by_words = head > first && (words[head - 1].josa() == Some(Josa::Of) || self.lexicon.noun(cue_word.stem()).is_some());
        let (source, cue, lemma) = if by_words {
            (words_of(words, first, head - 1), cue, cue_word.stem().to_owned())
        } else {
            let verb = words.get(head + 1).map_or(cue, |w| w.tail_span);
            (words_of(words, first, head), verb, "인용하다".to_owned())
        };
        let Some(source) = source else { return };
        self.drafts.push(Draft {
            who: Who::Words(source),
            cue: Some((cue, lemma)),
            act: Act::Statement,
            addressee: None,
            channel: None,
            around: Vec::new(),
            // The outer claim is pushed right after this one.
            relayed_by: Some(self.drafts.len() + 1),
            rule: Cow::Borrowed("ko.claim.quoting"),
            ..outer.clone()
        });
    }

    /// Where the clause of `found` may begin: after a cue before it with which it is coordinated.
    fn boundary(&self, found: &Found, before: &[Found], floor: usize) -> usize {
        let quote = self.words[found.at].quote;
        for other in before.iter().rev().take_while(|o| o.at >= floor) {
            if self.words[other.at].quote != quote || other.form != Form::Connective || other.quoted {
                continue;
            }
            // 경찰은 … 협박하고: with a subject of its own between, it belongs to the content.
            let topic = (floor..other.at).find(|&i| self.words[i].quote == quote && self.words[i].josa() == Some(Josa::Topic));
            let own = (topic.map_or(floor, |t| t + 1)..other.at)
                .filter(|&i| self.words[i].quote == quote && self.words[i].josa() == Some(Josa::Subject))
                .count();
            let has_content = (floor..other.at).rev().take(12).any(|i| is_quotative(&self.words[i], self.words.get(i.wrapping_sub(1))));
            if has_content || own == 0 {
                return other.last + 1;
            }
        }
        floor
    }

    /// The nearest thing before the cue that can be its content.
    fn complement(&self, found: &Found, left: usize, before: &[Found]) -> Option<Complement> {
        let words = self.words;
        let frames = found.cue.frames;
        let quote = words[found.at].quote;
        let objects = frames.has("o") || frames.has("e");
        let mut predicates = 0;
        for i in (left..found.at).rev().take(40) {
            let word = &words[i];
            if is_quotative(word, i.checked_sub(1).and_then(|p| words.get(p))) {
                return (frames.has("q") || objects).then_some(Complement::Quotative(i));
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
                Work::Noun(Josa::Object) if words.get(i + 1).is_some_and(|w| makes_adverbial(w.text)) => {}
                Work::Noun(Josa::Object) => {
                    let attitude = frames.has("e") && self.lexicon.attitude(word.stem());
                    let content = matches!(word.stem(), "것" | "점" | "사실" | "여부" | "내용" | "말" | "주장" | "바");
                    if frames.has("o") || attitude || content {
                        return Some(Complement::Object(i));
                    }
                    if predicates > 0 {
                        return None;
                    }
                }
                Work::Noun(Josa::Other) if objects && matches!(word.stem(), "점" | "사실" | "것" | "가능성") => {
                    return Some(Complement::Object(i));
                }
                Work::Predicate if purpose(found.cue.act, word.tail) => return Some(Complement::Purpose(i)),
                Work::Predicate => {
                    if before.iter().any(|c| c.at == i || c.last == i) || predicates > 1 || ends_in(word, &["다", "며", "으나", "지만"])
                    {
                        return None;
                    }
                    if !makes_adverbial(word.text) && !word.text.starts_with("대해") && !word.text.starts_with("관련") {
                        predicates += 1;
                    }
                }
                _ => {}
            }
        }
        None
    }

    /// The subject of the cue whose content ends at `at`: first and last eojeol.
    fn subject(&self, found: &Found, at: usize, left: usize, floor: usize) -> Option<(usize, usize)> {
        let words = self.words;
        let quote = words[found.at].quote;
        let outside = |i: usize| words[i].quote == quote;
        let is = |i: usize, josa: Josa| {
            outside(i) && words[i].josa() == Some(josa) && words[i].closes.is_none_or(|_| words[i].stem_end > words[i].core.start())
        };
        if let Some(head) = (at + 1..found.at).rev().find(|&i| is(i, Josa::Subject) || is(i, Josa::Topic)) {
            let mut first = start_of(words, head, at + 1);
            while first < head && words[first].time && words[first].is_nominal() {
                first += 1;
            }
            return Some((first, head));
        }
        if found.form == Form::Adnominal {
            let before = (left..at).find(|&i| is(i, Josa::Subject));
            if let Some(head) = before.filter(|_| !matches!(self.kind_of(found, at), Complement::Quotative(_))) {
                return Some((start_of(words, head, left), head));
            }
            return self.modified(found);
        }
        self.among(left, at, &is)
            .or_else(|| (floor < left).then(|| self.among(floor, left, &is)).flatten())
            .or_else(|| self.also(left, at, &is))
    }

    fn kind_of(&self, _: &Found, at: usize) -> Complement {
        if is_quotative(&self.words[at], at.checked_sub(1).and_then(|p| self.words.get(p))) {
            Complement::Quotative(at)
        } else {
            Complement::Object(at)
        }
    }

    /// The noun after an adnominal cue, when it can speak: 밝힌 오바마.
    fn modified(&self, found: &Found) -> Option<(usize, usize)> {
        let words = self.words;
        let head = (found.last + 1..words.len().min(found.last + 9))
            .find(|&i| !matches!(words[i].work, Work::Bare | Work::Noun(Josa::Of | Josa::With)))?;
        let named = words_of(words, found.last + 1, head).is_some_and(|s| self.named(s));
        let head_word = &words[head];
        let fits = head_word.is_nominal() && matches!(head_word.josa(), Some(Josa::Topic | Josa::Subject | Josa::To | Josa::Object));
        let person = named
            || self.lexicon.source(head_word.stem()).is_some()
            || ["장관", "대변인", "대표", "위원장", "총리", "대통령", "의원", "자", "관계자", "씨", "들"]
                .iter()
                .any(|e| head_word.stem().ends_with(e));
        let takes = head_word.josa() == Some(Josa::Topic);
        (fits && (person || takes)).then_some((found.last + 1, head))
    }

    /// The subject in `left..at`: the topic, or the first 이/가 that is not inside the topic's own modifiers.
    fn among(&self, left: usize, at: usize, is: &dyn Fn(usize, Josa) -> bool) -> Option<(usize, usize)> {
        let words = self.words;
        let topic = (left..=at.min(words.len() - 1)).find(|&i| i < at && is(i, Josa::Topic));
        let subject = (left..at).find(|&i| is(i, Josa::Subject));
        let phrase = |head: usize| (start_of(words, head, left), head);
        let speaks = |(first, head): (usize, usize)| {
            let named = words_of(words, first, head).is_some_and(|s| self.named(s));
            can_speak(words, first, head, named, self.lexicon)
        };
        match (topic, subject) {
            (Some(t), Some(s)) if s < t => {
                let inside = start_of(words, t, left) <= s || (s + 1..t).any(|i| words[i].work == Work::Predicate);
                Some(phrase(if inside { t } else { s })).filter(|p| speaks(*p))
            }
            (Some(t), _) => Some(phrase(t)).filter(|p| speaks(*p)),
            (None, Some(s)) => Some(phrase(s)).filter(|p| speaks(*p)),
            (None, None) => None,
        }
    }

    /// X도: also a topic, but a weak one.
    fn also(&self, left: usize, at: usize, is: &dyn Fn(usize, Josa) -> bool) -> Option<(usize, usize)> {
        let words = self.words;
        (left..at)
            .find(|&i| is(i, Josa::Other) && words[i].tail.ends_with('도') && !matches!(words[i].stem(), "점" | "것" | "사실"))
            .map(|head| (start_of(words, head, left), head))
    }

    fn named(&self, span: Span) -> bool {
        let i = self.layers.names.partition_point(|n| n.span.end() <= span.start());
        self.layers.names.get(i..).unwrap_or_default().iter().take_while(|n| n.span.start() < span.end()).any(|n| n.kind.is_some())
    }

    /// The spans of what is said. `start` is the first eojeol after the subject and its phrases.
    fn content(&self, complement: Complement, start: usize, left: usize) -> Vec<Span> {
        let words = self.words;
        let from = |i: usize| words[i].span.start();
        match complement {
            Complement::Object(at) => {
                let first = start_of(words, at, start);
                if let Some(previous) =
                    first.checked_sub(1).filter(|&p| p >= start && is_quotative(&words[p], p.checked_sub(1).and_then(|q| words.get(q))))
                {
                    let mut spans = self.content(Complement::Quotative(previous), start.min(previous), left);
                    spans.extend(words_of(words, first, at));
                    return spans;
                }
                words_of(words, first, at).into_iter().collect()
            }
            Complement::Thing(at) => Span::new(from(start), words[at].stem_end).into_iter().collect(),
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
                let end = word.tail_span.end() - particle_len(word.tail);
                Span::new(from(start), end).into_iter().collect()
            }
        }
    }

    /// The contents of a direct quotation, with those that 며 joins to it, or one span when it is only part of what is said.
    fn direct(&self, inner: Span, outer: Span, start: usize, left: usize) -> Vec<Span> {
        let words = self.words;
        let open = words.partition_point(|w| w.span.end() <= outer.start());
        if start >= open {
            let mut spans = vec![inner];
            // Quotations joined before the subject: “…”며 X는 “…”고.
            self.joined(open, left, &mut spans);
            return spans;
        }
        let previous = &words[open - 1];
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
                Span::new(words[start].span.start(), inner.end()).into_iter().collect()
            }
            _ => vec![inner],
        }
    }

    /// "X에 대해" before a quotation is part of the opinion.
    fn about(&self, last: usize, start: usize) -> Option<Span> {
        let words = self.words;
        let word = &words[last];
        if !(word.text.starts_with("대해") || word.text.starts_with("대하여") || word.text.starts_with("관해")) || last == start {
            return None;
        }
        words_of(words, start_of(words, last - 1, start), last - 1)
    }

    fn joined(&self, open: usize, floor: usize, spans: &mut Vec<Span>) {
        let words = self.words;
        for i in (floor..open).rev() {
            let (Some(quote), true) = (words[i].closes, is_joint(words[i].tail)) else { continue };
            if let Some(quote) = self.layers.quotes.get(quote as usize) {
                spans.insert(0, quote.inner);
            }
        }
    }

    /// The act and certainty of a cue with this complement.
    fn act(&self, found: &Found, complement: Complement) -> (Act, Option<f32>) {
        let cue = found.cue;
        let (act, certainty) = (cue.act, cue.certainty);
        let Complement::Quotative(at) = complement else { return (act, certainty) };
        let tail = self.words[at].tail;
        let bare = &tail[..tail.len() - particle_len(tail) as usize];
        let previous = at.checked_sub(1).map_or("", |p| self.words[p].tail);
        let plain = matches!(act, Act::Statement | Act::Announcement | Act::Assessment);
        if plain
            && (["하라", "으라", "말라", "주라", "달라", "오라", "가라", "지라"].iter().any(|e| bare.ends_with(e))
                || tail.ends_with("자고"))
        {
            (Act::Appeal, None)
        } else if act == Act::Statement && bare.ends_with("겠다") {
            (Act::Promise, Some(3.0))
        } else if plain && previous.ends_with('야') && bare.starts_with('한') {
            if cue.lemma == "강조하다" { (Act::Appeal, None) } else { (Act::Assessment, certainty) }
        } else if act == Act::Threat && cue.lemma == "경고하다" && !bare.ends_with("겠다") {
            (Act::Assessment, Some(3.0))
        } else {
            (act, certainty)
        }
    }

    /// `“A”라며` with another cue after it is a claim of its own when nothing took it up.
    fn accompanied(&mut self, found: &[Found]) {
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
            if found.iter().any(|f| f.at == i) || cue_at(self.words, i, self.lexicon).is_some() {
                continue;
            }
            let Some(main) = (self.drafts.iter())
                .filter(|d| d.cue.as_ref().is_some_and(|(s, _)| s.start() >= word.span.end()))
                .min_by_key(|d| d.cue.as_ref().map(|(s, _)| s.start()))
                .cloned()
            else {
                continue;
            };
            let probe = Span::new(word.tail_span.end(), word.tail_span.end()).unwrap_or(word.tail_span);
            let (floor, _) = self.holder(word.tail_span);
            let is = |k: usize, josa: Josa| self.words[k].quote == word.quote && self.words[k].josa() == Some(josa);
            let subject = self.among(floor, i, &is);
            let mut aside = Beside::default();
            let begin = subject.map_or(floor, |(_, head)| head + 1);
            let start = beside(self.words, begin.min(i), i, false, false, self.lexicon, &mut aside);
            let content = self.content(Complement::Quotative(i), start.min(i), floor);
            if content.is_empty() {
                continue;
            }
            let who = subject.and_then(|(f, h)| words_of(self.words, f, h)).map_or(main.who, Who::Words);
            let cue = Span::new(word.tail_span.end() - particle_len(word.tail), word.tail_span.end()).unwrap_or(probe);
            self.drafts.push(Draft {
                who,
                cue: Some((cue, "라며".to_owned())),
                content,
                act: if matches!(main.act, Act::Appeal | Act::Accusation | Act::Denial) { main.act } else { Act::Statement },
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

/// Whether an ending makes a clause that `act` can be about: …도록 촉구하다, …기로 약속하다, …는지 묻다.
fn purpose(act: Act, tail: &str) -> bool {
    match act {
        Act::Appeal => tail.ends_with("도록") || tail.ends_with("라고"),
        Act::Promise => tail.ends_with("기로") || tail.ends_with("키로"),
        Act::Question | Act::Statement | Act::Announcement => tail.ends_with("는지") || tail.ends_with("을지"),
        _ => false,
    }
}

fn ends_in(word: &Eojeol<'_>, endings: &[&str]) -> bool {
    endings.iter().any(|e| word.tail.ends_with(e))
}

fn is_conjunction(text: &str) -> bool {
    ["한편", "그러나", "하지만", "또한", "그리고", "이에", "이어", "특히", "따라서", "반면", "다만", "아울러", "앞서"].contains(&text)
}

/// The particle of a quotation that joins it to what follows.
fn is_joint(tail: &str) -> bool {
    ["며", "면서"].iter().any(|e| tail.strip_suffix(e).is_some_and(|r| r.is_empty() || r.ends_with(['다', '라', '냐', '자'])))
}

/// What can stand between a closing quotation mark and the verb.
fn is_particle(tail: &str) -> bool {
    matches!(
        tail,
        "고" | "라고"
            | "이라고"
            | "며"
            | "라며"
            | "이라며"
            | "면서"
            | "라면서"
            | "이라면서"
            | "고만"
            | "고도"
            | "라고도"
            | "라는"
            | "이라는"
            | "는"
    )
}

/// Whether the eojeol ends quoted speech: -다고, `”라고`, -다며; not -는, which modifies a noun.
fn is_quotative(word: &Eojeol<'_>, previous: Option<&Eojeol<'_>>) -> bool {
    let tail = word.tail.strip_suffix(['만', '도', '는', '까']).filter(|t| t.ends_with('고')).unwrap_or(word.tail);
    if (word.closes.is_some()
        || previous.is_some_and(|p| {
            p.span.end() > p.tail_span.end() && p.quote.is_none() && p.closes.is_some() || p.quote.is_some() && word.quote != p.quote
        }))
        && is_particle(tail)
        && !tail.ends_with('는')
    {
        return true;
    }
    ["고", "며", "면서"].iter().any(|e| {
        tail.strip_suffix(e).is_some_and(|r| {
            r.chars().count() > 1 && r.ends_with(['다', '라', '냐', '자']) && !(*e != "고" && r.ends_with('자')) || r == "이라"
        })
    })
}

/// The bytes of the quotative particle at the end of `tail`: 고 of 했다고, 며 of 했다며.
fn particle_len(tail: &str) -> u32 {
    for ending in ["고만", "고도", "고는", "고", "면서", "며", "는", "던"] {
        if tail.ends_with(ending) {
            return ending.len() as u32;
        }
    }
    0
}
