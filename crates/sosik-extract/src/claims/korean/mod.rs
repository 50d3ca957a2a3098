//! Claims of Korean sentences, read from eojeols and their josa.
//!
//! Korean puts the content before the cue and the cue at the end, so cues are read from right to left: whatever stands in the
//! content of a cue has found its holder before it is read itself.

mod accompanied;
mod act;
mod content;
mod copula;
mod cue;
mod eojeol;
mod narrator;
mod nouns;
mod particle;
mod phrase;
mod refusal;
mod so;
mod subject;
mod titled;

use std::borrow::Cow;

use sosik_core::{Act, Span};

use self::cue::{Form, Found, cue_at};
use self::eojeol::{Eojeol, Josa, Work, eojeols};
use self::nouns::noun_of;
use self::particle::is_quotative;
use self::phrase::{Beside, beside, leading, words_of};
use super::draft::{Draft, Who};
use super::lexicon::{Class, Lexicon};
use crate::explain::Trace;
use crate::layers::Layers;

pub(super) use self::so::refer_back;

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
        let mut told = vec![false; found.len()];
        for (n, cue) in found.iter().enumerate().rev() {
            told[n] = self.verb(cue, &found[..n], trace);
            if let (false, Some(other)) = (told[n], cue.other) {
                told[n] = self.verb(&Found { cue: other, ..*cue }, &found[..n], trace);
            }
        }
        for n in 1..found.len() {
            if told[n - 1] && !told[n] {
                self.shared(&found[n - 1], &found[n]);
            }
        }
        self.nouns(trace);
        self.copulas();
        self.spoken();
        self.according(trace);
        self.results();
        self.refusals();
        self.headline();
        self.titled();
        self.accompanied();
        self.hedged();
        self.drop_media();
        self.drop_mentioned();
        self.drafts.retain(|d| !d.content.is_empty() || d.negated || d.cue.is_some());
    }

    /// 사실인지 확인하거나 부인하지 않았다: two acts on one content.
    fn shared(&mut self, first: &Found, second: &Found) {
        let ending = self.words[first.last].tail;
        if first.last + 1 != second.at || !["거나", "고", "며"].iter().any(|e| ending.ends_with(e)) {
            return;
        }
        let Some(draft) = self.drafts.iter_mut().find(|d| d.cue.as_ref().is_some_and(|(c, _)| *c == first.span)) else { return };
        draft.negated |= second.negated && ending.ends_with("거나");
        let cue = Some((second.span, second.cue.lemma.to_owned()));
        let draft = Draft {
            cue,
            act: second.cue.act,
            certainty: second.cue.certainty,
            negated: second.negated,
            rule: Cow::Borrowed(second.cue.id),
            ..draft.clone()
        };
        self.drafts.push(draft);
    }

    /// `담화를 발표하여 …을 규탄하였다` tells one thing: to bring out what is only the medium of another claim is none beside it.
    fn drop_media(&mut self) {
        let media: Vec<Span> = self.drafts.iter().filter_map(|d| d.channel).map(|(span, _)| span).collect();
        let issues = |d: &Draft| media.iter().any(|m| d.content == [*m]) && d.act == Act::Announcement;
        let gone: Vec<bool> = self.drafts.iter().map(issues).collect();
        if gone.contains(&true) {
            self.keep(&gone);
        }
    }

    /// `결정을 환영한다고 밝혔다` tells one thing: an attitude that ends what the same speaker says is no claim beside it.
    fn drop_mentioned(&mut self) {
        let mentioned: Vec<bool> = (self.drafts.iter().enumerate())
            .map(|(i, draft)| {
                let Some((cue, _)) = draft.cue.as_ref().filter(|_| draft.act == Act::Assessment && draft.confidence < 0.75) else {
                    return false;
                };
                let ends = |d: &Draft| d.content.iter().any(|c| c.contains(*cue) && c.end() == cue.end());
                let own = |d: &Draft| draft.who == Who::LeftOut || draft.who == d.who;
                self.drafts.iter().enumerate().any(|(k, d)| k != i && ends(d) && own(d))
            })
            .collect();
        if mentioned.contains(&true) {
            self.keep(&mentioned);
        }
    }

    /// Leaves out the drafts that are `gone`; `relayed_by` follows.
    fn keep(&mut self, gone: &[bool]) {
        let mut kept = 0;
        let places: Vec<Option<usize>> = (gone.iter())
            .map(|m| {
                kept += usize::from(!m);
                (!m).then(|| kept - 1)
            })
            .collect();
        let drafts = std::mem::take(&mut self.drafts).into_iter().zip(gone).filter(|(_, m)| !**m).map(|(d, _)| d);
        self.drafts = drafts.map(|d| Draft { relayed_by: d.relayed_by.and_then(|i| places.get(i).copied().flatten()), ..d }).collect();
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

    /// Whether `found` gave a claim.
    fn verb(&mut self, found: &Found, before: &[Found], trace: &mut Trace) -> bool {
        let cue = found.cue;
        let (floor, holder) = self.holder(found.span);
        let left = self.boundary(found, before, floor);
        let Some(complement) = self.complement(found, left, before) else {
            trace.missed("claims", cue.id, found.span, || "a cue without content before it".to_owned());
            return false;
        };
        let at = complement.at();
        if matches!(complement, Complement::Object(_)) && self.lexicon.ends(Class::Anonymity, self.words[at].stem()) {
            trace.missed("claims", cue.id, found.span, || "it tells on what terms somebody speaks".to_owned());
            return false;
        }
        let passive = cue.frames.has("p");
        let narrator = cue.frames.has("n");
        // “구조물이 무너진 것으로 보인다”고 말했다: whoever says so thinks so, not the author.
        if narrator && holder.is_some() {
            trace.missed("claims", cue.id, found.span, || "it tells how sure a speaker is".to_owned());
            return false;
        }
        let subject = match (passive, narrator) {
            (_, true) => None,
            // 연구소의 조사에서는 …것으로 나타났다
            (true, _) if cue.act == Act::Finding => self.inquiry(at, left, found.quote),
            (true, _) => self.circle(left, at, found.quote),
            _ => self.circle(left, at, found.quote).or_else(|| self.subject(found, at, left, floor)),
        };
        if found.form == Form::Adnominal && subject.is_none() && !passive && !narrator && matches!(complement, Complement::Object(_)) {
            // 우선권을 인정하는 제도: a trait of what follows, no act of somebody.
            trace.missed("claims", cue.id, found.span, || "it describes a noun that cannot speak".to_owned());
            return false;
        }
        let subject = subject.filter(|s| !self.belongs_to_content(found, complement, *s, left));
        let mut aside = Beside::default();
        // 국민께 송구하다는 뜻: whom the clause before the object names is not spoken to.
        let told = at.checked_sub(1).is_some_and(|p| p >= left && nouns::reports(&self.words[p]));
        let directed = matches!(cue.act, Act::Appeal | Act::Question | Act::Threat) || matches!(complement, Complement::Object(_)) && !told;
        let begin = match subject {
            // 총장은 휴전을 촉구하고 …라고 요구했다: what was said before is no part of it, unless it has a subject of its own.
            Some((_, head)) if head < at => {
                let own = self.own_subject(head + 1, left, found.quote);
                if own { head + 1 } else { (head + 1).max(left) }
            }
            _ => left,
        };
        // 외무성은 담화를 통해 …고 비난하며 “…”고 위협했다: the medium that the clause before tells goes on.
        if let Some((_, head)) = subject.filter(|(_, head)| *head < left) {
            beside(self.words, head + 1, left, false, false, self.lexicon, &mut aside);
        }
        let mut start = beside(self.words, begin, at + 1, directed, false, self.lexicon, &mut aside);
        if passive && subject.is_none() {
            start = self.behind_result(start, at);
        }
        start = self.behind_according(start, at);
        if subject.is_none_or(|(_, head)| head > at || head < left) {
            // Nothing says where the content begins but the sentence itself: conjunctions go.
            while start < at
                && (self.words[start].work == Work::Adverb && self.words[start].comma || is_conjunction(self.words[start].text))
            {
                start += 1;
            }
        }
        if subject.is_some_and(|(_, head)| head < at && head >= left)
            && matches!(complement, Complement::Quotative(_) | Complement::Thing(_))
        {
            start = self.behind_own_act(start, at);
        }
        if let Some((first, _)) = subject.filter(|(first, head)| *head < at && *first > left) {
            leading(self.words, left, first, self.lexicon, &mut aside);
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
        let mut content = self.content(complement, start.min(at), left, passive || narrator);
        if let Complement::Object(object) = complement
            && cue.frames.has("as")
        {
            content.extend(self.called(object, found.at));
        }
        if content.is_empty() {
            trace.missed("claims", cue.id, found.span, || "its content is empty".to_owned());
            return false;
        }
        let who = if narrator {
            Who::Author
        } else if passive && subject.is_none() || !passive && found.form == Form::Adnominal && subject.is_none() && found.quote.is_none() {
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
        // …라고 한 발언: the noun says what the verb only points to.
        let noun = (found.form == Form::Adnominal && cue.lemma == "하다").then(|| self.words.get(found.last + 1)).flatten();
        let noun = noun.and_then(|w| Some((Span::new(w.core.start(), w.stem_end).ok()?, self.lexicon.noun(noun_of(w))?)));
        let found = &noun.map_or(*found, |(span, _)| Found { span, ..*found });
        // “…”며 난색을 표했다: the attitude belongs to the verb.
        let attitude = found.at.checked_sub(1).filter(|&i| i > at).and_then(|i| self.attitude_behind(i, left, found));
        let found = &attitude.map_or(*found, |span| Found { span, ..*found });
        // ‘검은바람’이라고 알려진 단체: a name, and nothing told.
        let named = found.form == Form::Adnominal && passive && matches!(complement, Complement::Quotative(q) if q < start + 2);
        if named && self.words[at].tail.ends_with("라고") {
            trace.missed("claims", cue.id, found.span, || "it tells a name".to_owned());
            return false;
        }
        let (act, certainty) = match self.act(found, complement, &content) {
            (Act::Appeal, _) if attitude.is_some() => (Act::Assessment, Some(3.0)),
            told => told,
        };
        let mut around = vec![found.span];
        if let (Some(first), Some(last)) = (content.first(), content.last()) {
            let from = subject.map_or_else(|| self.words[left].core.start(), |(f, _)| self.words[f].core.start());
            around.extend(Span::new(from.min(first.start()), first.start()).ok());
            // 최근 정부는 …: nothing but time before the speaker.
            let opening = subject.filter(|(f, _)| *f > left && self.words[left].time);
            around.extend(opening.and_then(|(f, _)| Span::new(self.words[left].core.start(), self.words[f].core.start()).ok()));
            around.extend(Span::new(last.end().min(found.span.end()), found.span.end()).ok());
        }
        let draft = Draft {
            sentence: self.sentence,
            who,
            cue: Some((found.span, if cue.lemma.is_empty() { self.words[found.at].tail } else { cue.lemma }.to_owned())),
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
        true
    }

    /// `통신에 따르면 …고 당국이 밝혔다`: where the content begins behind whoever relays all of it.
    fn behind_according(&self, start: usize, at: usize) -> usize {
        let words = self.words;
        let relays = |i: &usize| ["따르면", "의하면"].iter().any(|e| words[*i].tail.ends_with(e)) && words[*i].quote == words[at].quote;
        (start..at).take(8).find(relays).map_or(start, |i| i + 1)
    }

    /// `장관은 국회에 출석해 북한이 …다고 보고했다`: where the content begins behind what the speaker does in order to say it. A clause without a
    /// subject of its own, right before one with a subject in 이/가, has that of the speaker.
    fn behind_own_act(&self, start: usize, at: usize) -> usize {
        let words = self.words;
        let quote = words[at].quote;
        let subject = |i: usize| words[i].quote == quote && words[i].josa() == Some(Josa::Subject);
        let Some(act) = (start..at).take(12).find(|&i| words[i].work == Work::Predicate) else { return start };
        let goes_on = ["어", "아", "해", "여", "와"].iter().any(|e| words[act].tail.ends_with(e)) && !words[act].comma;
        let topic = |i: usize| words[i].quote == quote && words[i].josa() == Some(Josa::Topic);
        if !goes_on
            || words[act].quote != quote
            || (start..act).any(|i| subject(i) || topic(i))
            || !(start..act).any(|i| words[i].is_nominal())
        {
            return start;
        }
        let Some(next) = (act + 1..at).find(|&i| subject(i)) else { return start };
        let first = phrase::start_of(words, next, act + 1);
        // 지속되어 온 갈등이: a verb that goes on in the next word is one with it.
        let auxiliary = matches!(words[act + 1].work, Work::Adnominal { .. } | Work::Predicate);
        let between = !auxiliary && (act + 1..first).all(|i| words[i].time || words[i].work == Work::Adverb);
        if between { act + 1 } else { start }
    }

    /// "X의 말을 인용해": X says it too, relayed by the one who quotes.
    fn quoted(&mut self, outer: &Draft, first: usize, head: usize) {
        let words = self.words;
        let cue_word = &words[head];
        let Ok(cue) = Span::new(cue_word.core.start(), cue_word.stem_end) else { return };
        // 익명의 소식통을 인용해: who speaks is no word of theirs.
        let speaks = self.lexicon.source(cue_word.stem()).is_some();
        let by_words =
            head > first && !speaks && (words[head - 1].josa() == Some(Josa::Of) || self.lexicon.noun(cue_word.stem()).is_some());
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

    /// Whether what stands between a speaker and `left` has a subject of its own: one behind what is said there, or, of what is said there, a
    /// second. 지도자는 선거가 조작됐다고 비판하며: the only subject belongs to what is said.
    fn own_subject(&self, from: usize, left: usize, quote: Option<u32>) -> bool {
        let words = self.words;
        let subjects = |to: usize| (from..to).filter(|&i| words[i].josa() == Some(Josa::Subject) && words[i].quote == quote).count();
        let said = (from..left).rev().find(|&i| is_quotative(&words[i], i.checked_sub(1).and_then(|p| words.get(p))));
        said.map_or(subjects(left) > 0, |at| subjects(at) > 1 || subjects(left) > subjects(at))
    }

    /// Where the clause of `found` may begin: after a cue before it with which it is coordinated.
    fn boundary(&self, found: &Found, before: &[Found], floor: usize) -> usize {
        let quote = found.quote;
        for other in before.iter().rev().take_while(|o| o.at >= floor) {
            if self.words[other.at].quote != quote || other.form != Form::Connective || other.quoted {
                continue;
            }
            // 경찰은 … 협박하고: with a subject of its own between, it belongs to the content.
            let topic = (floor..other.at).find(|&i| self.words[i].quote == quote && self.words[i].josa() == Some(Josa::Topic));
            let own = (topic.map_or(floor, |t| t + 1)..other.at)
                .filter(|&i| self.words[i].quote == quote && self.words[i].josa() == Some(Josa::Subject))
                .count();
            let quotative = (floor..other.at).rev().take(12).any(|i| is_quotative(&self.words[i], self.words.get(i.wrapping_sub(1))));
            // 경위를 밝히지 않고: its content stands right before it.
            let object = other.at.checked_sub(1).is_some_and(|i| self.words[i].josa() == Some(Josa::Object) && i >= floor);
            // …한 것으로 보고 있으나
            let thing = other.at.checked_sub(1).is_some_and(|i| self.words[i].text.ends_with("것으로") && i >= floor);
            let has_content = quotative || thing || object && topic.is_some();
            // 통화를 하고: the verb that only carries a noun says nothing.
            let carries = other.cue.lemma == "하다" && !quotative;
            if (has_content || own == 0) && !carries {
                return other.last + 1;
            }
        }
        floor
    }
}

fn is_conjunction(text: &str) -> bool {
    ["한편", "그러나", "하지만", "또한", "그리고", "이에", "이어", "특히", "따라서", "반면", "다만", "아울러", "앞서"].contains(&text)
}
