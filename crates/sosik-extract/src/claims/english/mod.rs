//! Claims of English sentences, read from clauses and quotations.

mod colon;
mod content;
mod hearsay;
mod lead;
mod noun_words;
mod nouns;
mod sentence;
mod surface;
mod unknown;

use std::borrow::Cow;

use sosik_core::{Act, ChannelKind, Language, Span};

use self::content::Said;
use self::sentence::{Sentence, after};
use super::draft::{Draft, Who};
use super::lexicon::{Cue, Lexicon};
use crate::clauses::{Link, Predicate, Role, Tense, Voice};
use crate::explain::Trace;
use crate::layers::Layers;

/// The claims of sentence `index`.
pub(super) fn read(layers: &Layers<'_>, index: usize, trace: &mut Trace) -> Vec<Draft> {
    let Some(mut reader) = Reader::new(layers, index) else { return Vec::new() };
    for i in 0..reader.s.predicates.len() {
        reader.verb(i, trace);
    }
    reader.nouns();
    reader.noun_words();
    reader.according(trace);
    reader.adverbs();
    reader.quoting();
    reader.colon();
    reader.drafts
}

pub(super) struct Reader<'l, 't> {
    s: Sentence<'l, 't>,
    lexicon: &'static Lexicon,
    /// The cue that each predicate is.
    cues: Vec<Option<Found<'l>>>,
    drafts: Vec<Draft>,
}

/// Verbs that bring a statement, video or letter into the world.
const MAKE: [&str; 10] = ["release", "issue", "send", "write", "publish", "post", "give", "deliver", "make", "hold"];

/// A cue verb in the text.
#[derive(Clone, Copy)]
pub(super) struct Found<'l> {
    i: usize,
    predicate: &'l Predicate,
    cue: &'static Cue,
    span: Span,
    /// The preposition that is part of the cue ("call for").
    particle: Option<&'static str>,
}

impl<'l, 't> Reader<'l, 't> {
    /// The reader of sentence `index`.
    pub(super) fn new(layers: &'l Layers<'t>, index: usize) -> Option<Self> {
        let s = Sentence::new(layers, index)?;
        let mut reader = Self { s, lexicon: Lexicon::of(Language::English), cues: Vec::new(), drafts: Vec::new() };
        reader.cues = (0..reader.s.predicates.len()).map(|i| reader.look_up(i)).collect();
        Some(reader)
    }

    /// The predicates that are verbs and could tell something, with their heads.
    pub(super) fn heads(&self) -> Vec<(usize, Span)> {
        let verbs = self.s.predicates.iter().enumerate().filter(|(i, p)| !p.nominal && self.could_tell(*i));
        verbs.map(|(i, p)| (i, p.head)).collect()
    }
}

impl<'l> Reader<'l, '_> {
    /// The cue that predicate `i` is, with its particle or preposition when the lexicon has one.
    fn found(&self, i: usize) -> Option<Found<'l>> {
        self.cues.get(i).copied().flatten()
    }

    fn look_up(&self, i: usize) -> Option<Found<'l>> {
        let predicate = self.s.predicates[i];
        if predicate.nominal {
            return None;
        }
        let head = predicate.head;
        let lemma = predicate.lemma.split(' ').next().unwrap_or(&predicate.lemma);
        let form = self.s.text(head).to_lowercase();
        if let Some(found) = self.phrasal(i, lemma, &form) {
            return Some(found);
        }
        let plain = |key: &str| self.lexicon.english(key).find(|c| !c.lemma.contains(' '));
        let cue = self.lexicon.english(lemma).find(|c| c.lemma == lemma).or_else(|| plain(&form))?;
        Some(Found { i, predicate, cue, span: head, particle: None })
    }

    /// "called for", "pointed out", "came out in favor of": the words after the head decide before the head alone does.
    fn phrasal(&self, i: usize, lemma: &str, form: &str) -> Option<Found<'l>> {
        if !self.lexicon.has_phrasal(lemma) && !self.lexicon.has_phrasal(form) {
            return None;
        }
        let predicate = self.s.predicates[i];
        let head = predicate.head;
        let rest = self.s.between(head.end(), self.s.span.end());
        let lead = rest.len() - rest.trim_start().len();
        // Where each of the next four words ends.
        let mut ends = Vec::with_capacity(4);
        let mut at = lead;
        for word in rest.split_whitespace().take(4) {
            at = rest[at..].find(word).map_or(at, |gap| at + gap) + word.len();
            if !word.chars().all(|c| c.is_ascii_alphabetic()) {
                break;
            }
            ends.push(at);
        }
        for end in ends.into_iter().rev() {
            let tail = rest[lead..end].to_ascii_lowercase();
            // "reported on Monday"
            let next = head.end() + end as u32 + 1;
            if Span::new(next, next + 1).is_ok_and(|s| self.in_time(s)) {
                continue;
            }
            let key = format!("{lemma} {tail}");
            let cue = self.lexicon.english(&key).find(|c| c.lemma == key).or_else(|| {
                let spelt = format!("{form} {tail}");
                self.lexicon.english(&spelt).find(|c| c.lemma.contains(' ') && c.lemma.ends_with(&tail))
            });
            if let Some(cue) = cue {
                let span = Span::new(head.start(), head.end() + end as u32).unwrap_or(head);
                return Some(Found { i, predicate, cue, span, particle: cue.lemma.split_once(' ').map(|x| x.1) });
            }
        }
        None
    }

    fn verb(&mut self, i: usize, trace: &mut Trace) {
        let Some(found) = self.found(i).or_else(|| self.unknown(i)) else { return };
        let (p, cue) = (found.predicate, found.cue);
        let passive = self.passively(&found);
        if cue.frames.has("y") {
            return;
        }
        if cue.frames.has("r") {
            self.refusal(&found);
            return;
        }
        // "declined to comment": the refusal is the claim.
        if let Some((up, Link::Complement)) = self.s.parent(i)
            && self.found(up).is_some_and(|f| f.cue.frames.has("r"))
        {
            return;
        }
        let subject = match self.inverted(&found) {
            Some(speaker) => Some(speaker),
            None => {
                let before = self.s.between(self.s.scope(p.head).start(), p.group.start()).trim_end();
                let coordinate = before.ends_with(" and") || before.ends_with(" but");
                let shared = (self.joined(&found) || coordinate && p.tense != Tense::None).then(|| self.speaker_before(&found)).flatten();
                shared.or_else(|| self.likely_subject(&found, self.subject(&found)).map(|s| self.titled(s)))
            }
        };
        let subject = subject.filter(|s| !s.overlaps(p.head));
        if self.put(&found) {
            return;
        }
        let said = self.said(&found, subject).filter(|said| !said.weak || self.told(&found));
        let Some(said) = said else {
            trace.missed("claims", cue.id, found.span, || "a cue verb without content".to_owned());
            return;
        };
        let agent = p.argument(Role::Agent).map(|a| a.span);
        let who = if cue.frames.has("n") {
            Who::Author
        } else if passive {
            // "It was noted that …" goes on with whoever spoke before.
            let it = self.s.between(self.s.scope(p.head).start(), p.group.start()).trim().eq_ignore_ascii_case("it");
            let nobody = if it && cue.act == Act::Statement && cue.lemma != "say" { Who::LeftOut } else { Who::Nobody };
            agent.map_or(nobody, Who::Words)
        } else {
            subject.map_or(Who::LeftOut, Who::Words)
        };
        if who == Who::LeftOut
            && !passive
            && !matches!(self.s.parent(i), Some((_, Link::Adverbial | Link::Coordinate | Link::Complement)))
            && said.weak
        {
            trace.missed("claims", cue.id, found.span, || "neither a speaker nor a clause said".to_owned());
            return;
        }
        if self.told_in_passing(&found, who, &said) {
            trace.missed("claims", cue.id, found.span, || "inside a quotation, and no clause of somebody who is named".to_owned());
            return;
        }
        if self.speaks_of_itself(&found, who) {
            trace.missed("claims", cue.id, found.span, || "a speaker's word on their own mind inside a quotation".to_owned());
            return;
        }
        // "I think" of the one who writes: the author's own judgement.
        let who = match who {
            Who::Words(span) if cue.act == Act::Assessment && self.s.text(span) == "I" && self.s.quote_around(p.head).is_none() => {
                Who::Author
            }
            Who::Words(span) if self.s.text(span).eq_ignore_ascii_case("you") => {
                trace.missed("claims", cue.id, found.span, || "the reader is no source".to_owned());
                return;
            }
            who => who,
        };
        let (mut act, certainty) = self.act(&found, &said);
        let mut negated = p.negated;
        let group = self.s.text(p.group).to_lowercase();
        // "would not say": a refusal, not a denial that it was said.
        let refuses = ["would not ", "wouldn't ", "wouldn’t ", "will not ", "won't "].iter().any(|w| group.starts_with(w));
        let mut cue_span = said.cue.unwrap_or(found.span);
        if negated
            && refuses
            && ["identify", "divulge", "disclose", "say", "reveal", "confirm", "specify", "elaborate", "comment", "name"]
                .contains(&cue.lemma)
        {
            (act, negated, cue_span) = (Act::NoComment, false, p.group);
        }
        // "this shows that": what shows is a finding only of somebody or of a text.
        if act == Act::Finding
            && !passive
            && let Who::Words(span) = who
        {
            let words = self.s.text(span).to_lowercase();
            let text = super::source::kind(self.s.layers, span, Language::English) == sosik_core::MentionedKind::Document;
            if matches!(words.as_str(), "this" | "that" | "it" | "which" | "these") || !text && !self.animate(span) {
                trace.missed("claims", cue.id, found.span, || "what shows it can tell nothing".to_owned());
                return;
            }
        }
        // "it requires a permit", "the tax encouraged people to save": only somebody, or a text, orders and asks.
        if cue.act == Act::Appeal
            && !passive
            && let Who::Words(span) = who
        {
            let word = self.s.text(span).to_ascii_lowercase();
            if matches!(word.as_str(), "it" | "this" | "that" | "which" | "these" | "those") {
                trace.missed("claims", cue.id, found.span, || "what asks for it can speak of nothing".to_owned());
                return;
            }
        }
        let said = self.bounded(&found, said);
        if said.content.is_empty() && !negated && !said.weak {
            trace.missed("claims", cue.id, found.span, || "a cue verb without content".to_owned());
            return;
        }
        let addressee = said.addressee.or_else(|| self.addressee(&found, &said));
        let channel = self.channel(&found, &said);
        let around = self.around(&found, &said, subject);
        self.drafts.push(Draft {
            sentence: self.s.index,
            who,
            cue: Some((cue_span, if cue.lemma.is_empty() { p.lemma.clone() } else { cue.lemma.to_owned() })),
            content: said.content,
            act,
            certainty,
            negated,
            addressee,
            channel,
            around,
            relayed_by: None,
            rule: Cow::Borrowed(cue.id),
            confidence: if said.weak { 0.6 } else { 0.85 },
        });
    }

    /// Inside a quotation only a clause that somebody named is told to say is a claim beside that of the quotation: `“The president told
    /// us that …”`, not `“they know what they want”`.
    fn told_in_passing(&self, found: &Found<'_>, who: Who, said: &Said) -> bool {
        if self.s.quote_around(found.predicate.head).is_none() {
            return false;
        }
        let clause = said.content.iter().any(|c| self.finite_between(c.start(), c.end())) || said.infinitive;
        let named = match who {
            Who::Words(span) => {
                let kind = super::source::kind(self.s.layers, span, Language::English);
                kind != sosik_core::MentionedKind::Pronoun && self.animate(span) || matches!(self.s.text(span), "I" | "We" | "we")
            }
            _ => false,
        };
        !(clause && named && !said.weak)
    }

    /// "I think", "you say" inside a quotation: how the speaker puts it, no claim beside theirs; "we deny", "I urge" does what it says.
    fn speaks_of_itself(&self, found: &Found<'_>, who: Who) -> bool {
        if self.s.quote_around(found.predicate.head).is_none() {
            return false;
        }
        match who {
            Who::Words(span) => {
                let word = self.s.text(span).to_ascii_lowercase();
                let mine = matches!(
                    word.as_str(),
                    "i" | "we" | "you" | "it" | "people" | "everybody" | "everyone" | "anybody" | "anyone" | "somebody" | "nobody"
                );
                mine && matches!(found.cue.act, Act::Statement | Act::Assessment | Act::Finding | Act::Question)
            }
            _ => true,
        }
    }

    /// The predicate that makes what seems to speak: "released a video, saying …".
    fn maker(&self, seeming: Span, found: &Found<'_>) -> Option<&'l Predicate> {
        let makes = |q: &&&Predicate| {
            MAKE.contains(&q.lemma.as_str())
                && q.arguments.iter().any(|a| a.role == Role::Object && seeming.contains(a.head))
                && q.head.end() <= found.span.start()
        };
        self.s.predicates.iter().rev().find(makes).copied()
    }

    /// A subject that is a date ("On Oct. 23, the ministry said") or a mere adjective ("the Ukrainian military said"): the words after it.
    fn mended(&self, span: Span, found: &Found<'_>) -> Span {
        let times = &self.s.layers.times;
        let at = times.partition_point(|t| t.span.end() <= span.start());
        let start = found.predicate.group.start();
        if times.get(at).is_some_and(|t| t.span.contains(span)) && span.end() < start {
            let rest = self.s.between(span.end(), start);
            let lead = rest.len() - rest.trim_start_matches([',', ' ']).len();
            let len = rest[lead..].find(',').unwrap_or(rest.len() - lead);
            let from = span.end() + lead as u32;
            if let Some(mended) = Span::new(from, from + len as u32).ok().and_then(|c| self.s.trim(c)) {
                return mended;
            }
        }
        let names = &self.s.layers.names;
        let at = names.partition_point(|n| n.span.end() <= span.start());
        if names.get(at).is_some_and(|n| n.adjective && n.span == span) && span.end() < start && self.s.close(span.end(), start, 3) {
            let words = self.s.between(span.end(), start);
            if !words.contains([',', '"', '“']) {
                let before = self.s.between(self.s.span.start(), span.start());
                let article = ["The ", "the "].iter().find(|a| before.ends_with(**a)).map_or(0, |a| a.len()) as u32;
                return Span::new(span.start() - article, start).ok().and_then(|c| self.s.trim(c)).unwrap_or(span);
            }
        }
        span
    }

    /// Whether the cue is passive; "has announced" and "announced … that" are not, whatever the parser made of them.
    fn passively(&self, found: &Found<'_>) -> bool {
        let p = found.predicate;
        if p.voice != Voice::Passive || self.surely_active(found) {
            return false;
        }
        let group = self.s.text(p.group).to_lowercase();
        let be = group
            .split_whitespace()
            .any(|w| matches!(w, "be" | "is" | "are" | "was" | "were" | "been" | "being" | "am" | "'s" | "'re" | "get" | "got"));
        // "He's said that …"
        let has = group.starts_with("'s ") || group.starts_with("’s ");
        let owned = has && found.cue.frames.has("c") && self.s.children(found.i, Link::Complement).next().is_some();
        let be = be && !owned;
        let have = owned || group.split_whitespace().any(|w| matches!(w, "has" | "have" | "had"));
        let told = || found.cue.frames.has("c") && p.argument(Role::Subject).is_some() && self.that_clause(found).is_some();
        be || !(have || told())
    }

    /// Whether an object alone can be what is said: not of infinitives and gerunds inside other phrases ("a plan for verifying it").
    fn told(&self, found: &Found<'_>) -> bool {
        let p = found.predicate;
        if p.tense != Tense::None || p.negated {
            return true;
        }
        match self.s.parent(found.i) {
            Some((up, Link::Adverbial | Link::Coordinate)) => p.marker.is_empty() && self.found(up).is_some() || p.marker == "and",
            Some((up, Link::Complement)) => self.found(up).is_some(),
            None => true,
            _ => false,
        }
    }

    /// "Asked about it, she said": a question by somebody to the one who answers.
    fn put(&mut self, found: &Found<'_>) -> bool {
        let p = found.predicate;
        if found.cue.lemma != "ask"
            || p.group != p.head
            || p.argument(Role::Subject).is_some()
            || !self.s.text(p.head).eq_ignore_ascii_case("asked")
        {
            return false;
        }
        let opening = self.s.close(self.s.scope(p.head).start(), p.head.start(), 1);
        if !opening {
            return false;
        }
        let rest = self.s.between(p.head.end(), self.s.scope(p.head).end());
        let Some(comma) = rest.find(", ") else { return false };
        let what = rest[..comma].trim_start().trim_start_matches("about ").len();
        let end = p.head.end() + comma as u32;
        let Some(content) = Span::new(end - what as u32, end).ok().and_then(|c| self.s.trim(c)) else { return false };
        let answer = self.s.predicates.iter().enumerate().find(|(_, q)| !q.nominal && q.head.start() > end && q.head != p.head);
        let addressee = answer.and_then(|(_, q)| q.argument(Role::Subject)).map(|a| a.span);
        self.drafts.push(Draft {
            sentence: self.s.index,
            who: Who::Nobody,
            cue: Some((p.head, "ask".to_owned())),
            content: vec![content],
            act: Act::Question,
            certainty: None,
            negated: false,
            addressee,
            channel: None,
            around: Vec::new(),
            relayed_by: None,
            rule: Cow::Borrowed(found.cue.id),
            confidence: 0.7,
        });
        true
    }

    /// The phrase of the one who speaks: written, implied, or after an inverted verb ("…," said the minister).
    fn subject(&self, found: &Found<'_>) -> Option<Span> {
        let p = found.predicate;
        let written = p.argument(Role::Subject).map(|a| a.span).or(p.implied_subject);
        if let Some(span) = self.between_quotation_and_verb(found, written).or_else(|| self.closing_phrase(found)) {
            return Some(span);
        }
        let written = written.map(|w| self.mended(w, found));
        // "…, stating that …" after "released a video": the one who releases speaks.
        let participle = self.s.text(p.group).ends_with("ing")
            && p.group == p.head
            && self.s.between(self.s.span.start(), p.head.start()).trim_end().ends_with(',');
        if let Some((up, _)) = self.s.parent(found.i).filter(|_| participle && p.argument(Role::Subject).is_none()) {
            let above = self.s.predicates[up];
            if let Some(span) = above.subject().filter(|s| !above.nominal && s.end() <= p.head.start()) {
                return Some(self.phrase(span, found));
            }
        }
        if let Some(span) = written.filter(|_| participle).and_then(|w| self.maker(w, found)).and_then(|q| q.subject()) {
            return Some(self.phrase(span, found));
        }
        if let Some(span) = written {
            return Some(self.phrase(span, found));
        }
        let before = self.s.between(self.s.span.start(), p.group.start());
        if before.trim_end().ends_with([',', '"', '”', '\'', '’'])
            && let Some(object) = after(p, Role::Object).or_else(|| after(p, Role::IndirectObject))
            && self.s.close(p.head.end(), object.span.start(), 0)
        {
            return Some(self.phrase(object.span, found));
        }
        self.noun_phrase_after(found)
    }

    /// `“…,” X, the minister, told …`: all between the quotation and the verb is the subject, whatever the parser made of it.
    fn between_quotation_and_verb(&self, found: &Found<'_>, written: Option<Span>) -> Option<Span> {
        let p = found.predicate;
        let quote = self.s.quotes.iter().rfind(|q| q.outer.end() <= p.group.start())?;
        let misread = written.is_none_or(|w| w.start() < quote.outer.end() || w.start() >= p.head.end());
        let ends = self.s.text(quote.outer).trim_end_matches(['"', '”', '\'', '’', '˝']).ends_with([',', '?', '!', '.'])
            || self.s.between(quote.outer.end(), p.group.start()).starts_with(',');
        if !misread || !ends || !(found.cue.frames.has("c") || found.cue.frames.has("a") || found.cue.frames.has("u")) {
            return None;
        }
        let span = self.s.trim(Span::new(quote.outer.end(), p.group.start()).ok()?)?;
        let words = self.s.text(span);
        let first = words.split_whitespace().next().unwrap_or_default();
        let opens = !matches!(first, "and" | "but" | "or" | "as" | "which" | "who" | "when" | "while" | "because");
        (opens && words.split_whitespace().count() <= 25).then_some(span)
    }

    /// `…, officials said Monday.`: a short phrase between the last comma and a verb of saying that ends the sentence.
    pub(super) fn closing_phrase(&self, found: &Found<'_>) -> Option<Span> {
        let p = found.predicate;
        if !(found.cue.frames.has("c") && matches!(found.cue.act, Act::Statement | Act::Report | Act::Announcement)
            || found.cue.frames.has("a"))
        {
            return None;
        }
        let scope = self.s.scope(p.head);
        let rest = self.s.between(p.group.end(), scope.end());
        if rest.split_whitespace().count() > 5 || rest.contains([',', '"', '“', ':']) || rest.trim_start().starts_with("that ") {
            return None;
        }
        if self.s.children(found.i, Link::Complement).any(|c| self.s.predicates[c].head.start() >= p.head.end()) {
            return None;
        }
        let before = self.s.between(scope.start(), p.group.start());
        let comma = before.rfind([',', '"', '”', '’'])?;
        let start = scope.start() + comma as u32 + before[comma..].chars().next().map_or(1, char::len_utf8) as u32;
        let span = self.s.trim(Span::new(start, p.group.start()).ok()?)?;
        let words = self.s.text(span);
        let first = words.split_whitespace().next().unwrap_or_default();
        let opens =
            !matches!(first, "and" | "but" | "or" | "as" | "which" | "who" | "when" | "while" | "because" | "that" | "if" | "s" | "t");
        let verbless = !self.s.predicates.iter().any(|q| !q.nominal && span.contains(q.head));
        (opens && verbless && words.split_whitespace().count() <= 10).then_some(span)
    }

    /// A subject without what the parser hung on it by mistake: quotations, and the cue itself.
    fn phrase(&self, span: Span, found: &Found<'_>) -> Span {
        let mut span = span;
        if span.contains(found.predicate.head) {
            span = Span::new(span.start(), found.predicate.group.start()).unwrap_or(span);
        }
        for quote in &self.s.quotes {
            // `“…,” the minister` is not one phrase.
            if quote.outer.start() <= span.start() && quote.outer.end() > span.start() && quote.outer.end() < span.end() {
                span = Span::new(quote.outer.end(), span.end()).unwrap_or(span);
            }
        }
        self.s.trim(span).unwrap_or(span)
    }

    fn addressee(&self, found: &Found<'_>, said: &Said) -> Option<Span> {
        let p = found.predicate;
        if self.passively(found) {
            return None;
        }
        // "called on both armies to stop": the preposition of the cue itself marks who is called on.
        let own = found.cue.lemma.rsplit_once(' ').map(|(_, preposition)| preposition).filter(|p| *p == "on");
        if let Some(on) = p.arguments.iter().find(|a| a.role == Role::Oblique && own == Some(a.marker.as_str())) {
            return Some(on.span).filter(|on| !said.content.iter().any(|c| c.overlaps(*on)));
        }
        let to = p.arguments.iter().find(|a| a.role == Role::Oblique && matches!(a.marker.as_str(), "to" | "with" | "before"));
        let speaks = matches!(found.cue.act, Act::Statement | Act::Announcement | Act::Appeal | Act::Report | Act::Promise);
        to.filter(|a| speaks && !said.content.iter().any(|c| c.overlaps(a.span)) && self.animate(a.span)).map(|a| a.span)
    }

    /// Whether the phrase names somebody: a name with an actor's kind, or a capital or person word at its head.
    pub(in crate::claims) fn animate(&self, span: Span) -> bool {
        let names = &self.s.layers.names;
        let from = names.partition_point(|n| n.span.end() <= span.start());
        if names[from..].iter().take_while(|n| n.span.start() < span.end()).any(|n| n.kind.is_some() && !n.adjective) {
            return true;
        }
        let head = super::source::head_of(self.s.text(span));
        let word = head.to_lowercase();
        let person = ["er", "or", "ers", "ors", "ist", "ists", "man", "men", "woman", "women", "ian", "ians", "ials", "ial", "body"]
            .iter()
            .any(|e| word.len() > 4 && word.ends_with(e));
        let known = [
            "troops",
            "soldiers",
            "police",
            "public",
            "people",
            "government",
            "media",
            "press",
            "parliament",
            "congress",
            "residents",
            "team",
            "company",
            "authorities",
            "army",
            "military",
            "committee",
            "council",
            "ministry",
            "him",
            "her",
            "them",
            "us",
            "me",
            "party",
            "agency",
            "leadership",
            "students",
            "consumers",
            "allies",
            "west",
            "president",
            "minister",
            "family",
            "court",
            "crowd",
            "nation",
            "nations",
            "country",
            "countries",
            "citizens",
            "parents",
            "state",
            "states",
            "families",
            "forces",
            "chief",
            "secretary",
        ];
        person
            || known.contains(&word.as_str())
            || head.chars().next().is_some_and(char::is_uppercase) && !self.s.text(span).contains(char::is_numeric)
    }

    /// The act of a verb, bent by its complement.
    fn act(&self, found: &Found<'_>, said: &Said) -> (Act, Option<f32>) {
        let cue = found.cue;
        let lemma = cue.lemma;
        match lemma {
            "ask" if said.question => (Act::Question, None),
            "tell" | "warn" if said.infinitive => (Act::Appeal, None),
            "propose" | "offer" if !said.infinitive && said.gerund => (Act::Promise, Some(3.0)),
            "emphasize" | "emphasise" | "stress" | "underline" | "underscore"
                if said.content.first().is_some_and(|c| self.s.text(*c).starts_with("the need")) =>
            {
                (Act::Appeal, None)
            }
            "say" | "state" | "write" | "insist" if said.infinitive => (Act::Appeal, None),
            _ => (cue.act, cue.certainty),
        }
    }

    /// The medium: an oblique phrase headed by the noun of one, an outlet one speaks on, or the text that is released.
    fn channel(&self, found: &Found<'_>, said: &Said) -> Option<(Span, ChannelKind)> {
        let p = found.predicate;
        let outside = |span: Span| !said.content.iter().any(|c| c.overlaps(span));
        for argument in p.arguments.iter().filter(|a| a.role == Role::Oblique && outside(a.span)) {
            let medium = self.medium(argument.span, argument.head);
            let through = matches!(argument.marker.as_str(), "in" | "on" | "through" | "at" | "via" | "during" | "by" | "over" | "from");
            if let Some(kind) = medium.filter(|_| through) {
                // "an e-mail to the campaign, the editor": the medium ends at the comma.
                let comma = self.s.text(argument.span).find(',').map_or(argument.span.end(), |at| argument.span.start() + at as u32);
                return Some((Span::new(argument.span.start(), comma).unwrap_or(argument.span), kind));
            }
            if through && self.outlet(argument.span) {
                return Some((argument.span, ChannelKind::Broadcast));
            }
        }
        if let Some(found) = self.medium_between(found, said) {
            return Some(found);
        }
        // "issued a statement insisting that …", "released a video, saying …"
        let seeming = found.predicate.implied_subject;
        let above = seeming.and_then(|w| self.maker(w, found)).or_else(|| {
            let (up, link) = self.s.parent(found.i)?;
            matches!(link, Link::Adverbial | Link::Relative).then(|| self.s.predicates[up]).filter(|q| MAKE.contains(&q.lemma.as_str()))
        })?;
        let object = above.arguments.iter().find(|a| a.role == Role::Object && a.head.end() <= found.span.start())?;
        let kind = self.medium(object.head, object.head)?;
        Some((Span::new(object.span.start(), object.head.end()).unwrap_or(object.head), kind))
    }

    /// "said in a statement that …": the medium between the verb and what is said.
    fn medium_between(&self, found: &Found<'_>, said: &Said) -> Option<(Span, ChannelKind)> {
        let first = said.content.iter().map(|c| c.start()).find(|c| *c >= found.span.end())?;
        let gap = self.s.between(found.span.end(), first);
        if gap.len() > 120 {
            return None;
        }
        let gap = gap.trim_end().strip_suffix("that").unwrap_or(gap).trim_end_matches([' ', ',', ':']);
        let (at, preposition) =
            [" in ", " on ", " through ", " via ", " during ", " at "].iter().filter_map(|w| gap.find(w).map(|at| (at, w))).min()?;
        let start = found.span.end() + (at + preposition.len()) as u32;
        let span = Span::new(start, found.span.end() + gap.len() as u32).ok()?;
        let head = super::source::head_of(self.s.text(span)).to_lowercase();
        self.lexicon.channel(&head).map(|kind| (span, kind))
    }

    fn medium(&self, span: Span, head: Span) -> Option<ChannelKind> {
        let word = self.s.text(head).to_lowercase();
        let two: Vec<&str> = self.s.between(span.start(), head.end()).split_whitespace().collect();
        let pair = two.len().checked_sub(2).map(|i| two[i..].join(" ").to_lowercase());
        pair.and_then(|p| self.lexicon.channel(&p))
            .or_else(|| self.lexicon.channel(word.strip_suffix('s').unwrap_or(&word)))
            .or_else(|| self.lexicon.channel(&word))
    }

    fn outlet(&self, span: Span) -> bool {
        let names = &self.s.layers.names;
        let from = names.partition_point(|n| n.span.end() <= span.start());
        names[from..]
            .iter()
            .take_while(|n| n.span.start() < span.end())
            .any(|n| matches!(n.kind, Some(sosik_core::ActorKind::Media | sosik_core::ActorKind::Channel)))
    }

    /// The clause of the cue without its content.
    fn around(&self, found: &Found<'_>, said: &Said, subject: Option<Span>) -> Vec<Span> {
        let p = found.predicate;
        let first = said.content.iter().map(|c| c.start()).min();
        let last = said.content.iter().map(|c| c.end()).max();
        let mut around: Vec<Span> = p
            .arguments
            .iter()
            .filter(|a| a.role == Role::Oblique && !said.content.iter().any(|c| c.overlaps(a.span)))
            .map(|a| a.span)
            .collect();
        let left = subject.map_or(p.group.start(), |s| s.start().min(p.group.start()));
        // Between the verb and what is said after it; after the verb when it was said before.
        match (first, last) {
            (Some(first), _) if first >= p.head.end() => around.extend(Span::new(left, first).ok()),
            (_, Some(last)) if last <= left => {
                let end = self.s.quotes.iter().map(|q| q.outer.start()).find(|q| *q > p.head.end()).unwrap_or(self.s.scope(p.head).end());
                around.extend(Span::new(left, end.max(left)).ok());
            }
            _ => around.push(p.group),
        }
        // "Speaking in Rome, he said": what opens the sentence before the subject.
        if first.is_none_or(|f| f > left) && self.s.parent(found.i).is_none() {
            around.extend(Span::new(self.s.scope(p.head).start(), left).ok().filter(|s| !s.is_empty()));
        }
        around
    }
}
