//! Claims of English sentences, read from clauses and quotations.

mod alleged;
mod behind;
mod beside;
mod charges;
mod colon;
mod complement;
mod content;
mod ends;
mod found;
mod hearsay;
mod lead;
mod led;
mod narrator;
mod negation;
mod noun_words;
mod nouns;
mod objects;
mod order;
mod passive;
mod quoted;
mod recovered;
mod rest;
mod sentence;
mod subject;
mod surface;
mod unknown;

use sosik_core::{Act, ChannelKind, Language, Span};

use self::content::Said;
use self::sentence::{Sentence, after};
use super::charges::Object;
use super::draft::{Draft, Who};
use super::lexicon::{Class, Cue, Lexicon};
use crate::clauses::{Link, Modality, Predicate, Role, Tense, Voice};
use crate::explain::Trace;
use crate::layers::Layers;

pub(super) use self::colon::TRANSCRIPT;
pub(super) use self::recovered::recovered;
pub(super) use self::unknown::NAMED;

/// The claims of sentence `index`; `recovered` are the verbs of [`recovered`].
pub(super) fn read(layers: &Layers<'_>, recovered: &[Predicate], index: usize, trace: &mut Trace) -> Vec<Draft> {
    let Some(mut reader) = Reader::new(layers, recovered, index) else { return Vec::new() };
    for i in 0..reader.s.predicates.len() {
        reader.verb(i, trace);
    }
    reader.shared();
    reader.nouns();
    reader.noun_words();
    reader.alleged();
    reader.according(trace);
    reader.inquiry();
    reader.adverbs();
    reader.quoting();
    reader.colon();
    reader.led();
    reader.hedged();
    reader.without_attitudes()
}

pub(super) struct Reader<'l, 't> {
    s: Sentence<'l, 't>,
    lexicon: &'static Lexicon,
    /// The cue that each predicate is.
    cues: Vec<Option<Found<'l>>>,
    drafts: Vec<Draft>,
}

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
    pub(super) fn new(layers: &'l Layers<'t>, recovered: &'l [Predicate], index: usize) -> Option<Self> {
        let s = Sentence::new(layers, recovered, index)?;
        let mut reader = Self { s, lexicon: Lexicon::of(Language::English), cues: Vec::new(), drafts: Vec::new() };
        reader.cues = (0..reader.s.predicates.len()).map(|i| reader.look_up(i)).collect();
        Some(reader)
    }

    /// The predicates that are verbs and take what could be told, with their heads, and whether it is a clause or quotation.
    pub(super) fn heads(&self) -> Vec<(usize, Span, bool)> {
        let verbs = self.s.predicates.iter().enumerate().filter(|(_, p)| !p.nominal);
        let takes = |i: usize, p: &Predicate| {
            let behind = |c: usize| self.s.predicates[c].head.start() > p.head.end();
            self.s.children(i, Link::Complement).any(behind) || after(p, Role::Object).is_some() || self.found(i).is_some()
        };
        verbs
            .map(|(i, p)| (i, p, self.could_tell(i)))
            .filter(|(i, p, clausal)| *clausal || takes(*i, p))
            .map(|(i, p, c)| (i, p.head, c))
            .collect()
    }
}

impl<'l> Reader<'l, '_> {
    /// The cue that predicate `i` is, with its particle or preposition when the lexicon has one.
    fn found(&self, i: usize) -> Option<Found<'l>> {
        self.cues.get(i).copied().flatten()
    }

    /// The drafts without the attitudes that a claim only mentions: "said he supports the ban", "said he believed that …" tell one thing.
    fn without_attitudes(self) -> Vec<Draft> {
        let own: Vec<bool> = self.drafts.iter().map(|d| self.thinks_aloud(d)).collect();
        // "accused of sympathizing with them": a gerund with no clause of its own is part of what is said.
        let gerund = |d: &Draft| {
            let words = d.cue.as_ref().map(|(cue, _)| self.s.text(*cue)).unwrap_or_default();
            words.split(' ').next().is_some_and(|w| w.ends_with("ing"))
                && !d.content.iter().any(|c| self.finite_between(c.start(), c.end()))
        };
        let gerunds: Vec<bool> = self.drafts.iter().map(gerund).collect();
        let only: Vec<bool> = self.drafts.iter().map(|d| self.only_mentioned(d)).collect();
        let drafts = self.drafts;
        let mentioned = |i: usize| {
            let draft: &Draft = &drafts[i];
            if own[i] {
                return true;
            }
            let Some((cue, _)) = draft.cue.as_ref().filter(|_| gerunds[i] && draft.act == Act::Assessment || only[i]) else {
                return false;
            };
            drafts.iter().enumerate().any(|(k, d)| k != i && d.who != Who::Author && d.holds(*cue))
        };
        let kept: Vec<bool> = (0..drafts.len()).map(|i| !mentioned(i)).collect();
        let mut places = Vec::with_capacity(kept.len());
        let mut next = 0;
        for k in &kept {
            places.push(next);
            next += usize::from(*k);
        }
        let drafts = drafts.into_iter().zip(&kept).filter(|(_, k)| **k).map(|(d, _)| d);
        let moved = |i: usize| kept.get(i).is_some_and(|k| *k).then(|| places[i]);
        drafts.map(|d| Draft { relayed_by: d.relayed_by.and_then(moved), ..d }).collect()
    }

    /// Whether `draft` is part of what is said where another claim holds it: an opinion or a mere object ("said he backs the ban"), or what
    /// is only to be said or might be ("said they would deny it").
    fn only_mentioned(&self, draft: &Draft) -> bool {
        let Some((cue, _)) = &draft.cue else { return false };
        let weak = draft.confidence < 0.65 && !draft.rule.ends_with("-noun");
        let weak =
            weak && matches!(draft.act, Act::Assessment | Act::Accusation | Act::Statement | Act::Denial | Act::Question | Act::Finding);
        let open = || {
            let verb = self.s.predicates.iter().find(|p| !p.nominal && p.head.start() == cue.start());
            verb.is_some_and(|p| {
                let mut before = self.words(self.s.span.start(), p.group.start()).rev().take(2);
                self.low(p.head).as_str() == p.lemma && (p.group != p.head || before.any(|w| self.low(w) == "to"))
            })
        };
        let rated = self.lexicon.is(Class::Rates, draft.cue.as_ref().map_or("", |(_, lemma)| lemma.as_str()));
        weak || rated || open()
    }

    /// Whether `draft` is what a speaker thinks, told by that speaker: all that somebody says begins with "he thinks".
    fn thinks_aloud(&self, draft: &Draft) -> bool {
        let (Who::Words(who), Some((cue, _)), Act::Assessment) = (draft.who, &draft.cue, draft.act) else { return false };
        let pronoun = matches!(self.low(who).as_str(), "he" | "she" | "they" | "it" | "we" | "i");
        let begins = |d: &Draft| d.content.iter().any(|c| c.contains(*cue) && c.start() == who.start());
        pronoun
            && draft.addressee.is_none()
            && self.drafts.iter().any(|d| matches!(d.who, Who::Words(_)) && d.who != draft.who && begins(d))
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
        let related = self.in_relative(&found).map(|(speaker, _)| speaker);
        let subject = match related.or_else(|| self.inverted(&found)) {
            Some(speaker) => Some(speaker),
            None => {
                let before = self.s.between(self.s.scope(p.head).start(), p.group.start()).trim_end();
                let coordinate = before.ends_with(" and") || before.ends_with(" but") || before.ends_with(" nor");
                let shared = (self.joined(&found) || coordinate && p.tense != Tense::None).then(|| self.speaker_before(&found)).flatten();
                let likely = || self.likely_subject(&found, self.subject(&found)).map(|s| self.titled(s));
                shared.or_else(likely).map(|s| self.joined_subject(s, &found))
            }
        };
        // "In the months since announcing it": no subject.
        // "strongly | backing him": nor a mere adverb.
        let how =
            |s: &Span| !self.s.text(*s).contains([' ', '-']) && self.s.text(*s).ends_with("ly") && self.is_adverb(*s) && !self.animate(*s);
        let joint = |s: &Span| matches!(self.low(*s).as_str(), "and" | "but" | "or" | "nor");
        let names = |s: &Span| !s.overlaps(p.head) && !self.is_preposition(*s) && !how(s) && !joint(s);
        let subject = subject.filter(names).map(|s| self.behind_noun(s));
        if self.put(&found) {
            return;
        }
        // "stopped short of confirming it"
        let short = self.falls_short(p);
        let subject = short.and_then(|verb| self.governs(verb)).or(subject);
        let said = self.said(&found, subject);
        let said = said.filter(|said| !said.weak || short.is_some() || self.told(&found) || self.told_in_participle(&found, subject));
        // "do not know who ordered it": nobody is told to do so.
        if self.asks_who(p) {
            trace.missed("claims", cue.id, found.span, || "it is asked or unknown who says so".to_owned());
            return;
        }
        // "did not comment" says nothing, and that is told.
        let neither = subject.is_some_and(|s| {
            let from = self.s.scope(p.head).start();
            let opening = self.s.between(from, s.end());
            // "Neither side moved, but officials commented": it belongs to the first verb.
            (opening.starts_with("Neither ") || opening.starts_with("neither ")) && !self.finite_between(from, s.start())
        });
        let silent = (p.negated || neither)
            && self.lexicon.is(Class::Answer, cue.lemma)
            && (self.lexicon.is(Class::Withheld, cue.lemma) || self.asked_for(p))
            && subject.is_some();
        let Some(said) = said.or_else(|| silent.then(Said::default)) else {
            trace.missed("claims", cue.id, found.span, || "a cue verb without content".to_owned());
            return;
        };
        // "will discuss the plan": what is still to be said.
        if !cue.frames.has("c") && found.particle.is_none() && cue.act == Act::Statement && p.modality == Modality::Intended && !p.negated {
            trace.missed("claims", cue.id, found.span, || "what is still to be said".to_owned());
            return;
        }
        // "could be announced soon": nobody has said it.
        let nobody = passive && p.argument(Role::Agent).is_none() && self.agent_apart(&found).is_none();
        if nobody && p.modality == Modality::Possible && !p.negated && matches!(cue.act, Act::Statement | Act::Announcement) {
            trace.missed("claims", cue.id, found.span, || "what may yet be said".to_owned());
            return;
        }
        let said = self.with_noun(&found, said);
        let agent = p.argument(Role::Agent).map(|a| a.span).or_else(|| self.agent_apart(&found).filter(|_| passive));
        let who = if cue.frames.has("n") {
            Who::Author
        } else if passive && agent.is_none() && self.lexicon.is(Class::Felt, &p.lemma) {
            // "They are convinced that …": who feels it.
            p.argument(Role::Subject).map(|a| a.span).map_or(Who::LeftOut, Who::Words)
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
        // "people briefed on the talks": whom somebody told is no news of what was told.
        let described =
            passive && who == Who::Nobody && p.group == p.head && !said.content.iter().any(|c| self.finite_between(c.start(), c.end()));
        if described && self.lexicon.charge(cue.lemma).object == Object::Told {
            trace.missed("claims", cue.id, found.span, || "it describes somebody who was told".to_owned());
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
            Who::Words(span) if self.words(span.start(), span.end()).next_back().is_some_and(|w| self.low(w) == "you") => {
                trace.missed("claims", cue.id, found.span, || "the reader is no source".to_owned());
                return;
            }
            who => who,
        };
        let (mut act, certainty) = self.act(&found, &said);
        // "neither confirmed nor denied"
        let nor = self.s.between(self.s.scope(p.head).start(), p.group.start()).trim_end().ends_with(" nor");
        let mut negated = p.negated || nor || neither || short.is_some();
        let group = self.s.text(p.group).to_lowercase();
        // "would not say": a refusal, not a denial that it was said.
        let refuses = ["would not ", "wouldn't ", "wouldn’t ", "will not ", "won't "].iter().any(|w| group.starts_with(w));
        let mut cue_span = said.cue.unwrap_or(found.span);
        if negated && refuses && self.lexicon.is(Class::Withheld, cue.lemma) {
            (act, negated, cue_span) = (Act::NoComment, false, p.group);
        }
        // "did not respond to the request": silence is the answer.
        if negated && self.lexicon.is(Class::Answer, cue.lemma) {
            (act, negated, cue_span) = (Act::NoComment, false, p.group.cover(found.span));
        }
        // "the study suggests that": a text finds.
        let text = |span| super::source::kind(self.s.layers, span, Language::English) == sosik_core::MentionedKind::Document;
        if act == Act::Statement && self.lexicon.is(Class::Hints, cue.lemma) && matches!(who, Who::Words(span) if text(span)) {
            act = Act::Finding;
        }
        // "warned them against leaving"
        let against = said.content.first().is_some_and(|c| {
            let before = self.words(found.span.end(), c.start()).next_back();
            before.is_some_and(|w| self.low(w) == "against")
                && self.words(c.start(), c.end()).next().is_some_and(|w| self.low(w).ends_with("ing"))
        });
        let mut certainty = certainty;
        if cue.lemma == "warn" && against {
            (act, certainty) = (Act::Appeal, None);
        }
        // "this shows that": what shows is a finding only of somebody or of a text.
        if act == Act::Finding
            && !passive
            && let Who::Words(span) = who
        {
            let words = self.s.text(span).to_lowercase();
            let text = super::source::kind(self.s.layers, span, Language::English) == sosik_core::MentionedKind::Document;
            // "he found himself in trouble", "she showed no remorse": of a pronoun only a clause with "that", or a quotation that closes.
            let pronoun = matches!(words.as_str(), "he" | "she" | "they" | "we" | "i");
            let closes = cue.lemma == "conclude" && said.content.iter().all(|c| c.end() < p.head.start());
            if pronoun && !closes && self.that_clause(&found).is_none() {
                trace.missed("claims", cue.id, found.span, || "what is found is no clause".to_owned());
                return;
            }
            // "the panel concluded that": whoever does more than show is somebody.
            let concludes = p.tense != Tense::None && !self.lexicon.is(Class::Shows, cue.lemma) && self.that_clause(&found).is_some();
            let somebody = text || pronoun || concludes || self.animate(span);
            if matches!(words.as_str(), "this" | "that" | "it" | "which" | "these") || !somebody {
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
            // "a change requires their help": nor do things that need something.
            let thing = || {
                let document = super::source::kind(self.s.layers, span, Language::English) == sosik_core::MentionedKind::Document;
                let somebody = matches!(word.as_str(), "he" | "she" | "they" | "we" | "i" | "who" | "some" | "many" | "others" | "both");
                !somebody && !document && !self.animate(span)
            };
            let needs = self.lexicon.is(Class::Needs, cue.lemma) && thing();
            if needs || matches!(word.as_str(), "it" | "this" | "that" | "which" | "these" | "those") {
                trace.missed("claims", cue.id, found.span, || "what asks for it can speak of nothing".to_owned());
                return;
            }
        }
        let felt = passive && self.lexicon.is(Class::Felt, cue.lemma);
        if felt {
            act = Act::Assessment;
        }
        let bare = said.content.is_empty();
        let said = self.bounded(&found, said);
        if self.names_nothing_said(&found, passive, &said) {
            trace.missed("claims", cue.id, found.span, || "what stands with the verb is nothing said".to_owned());
            return;
        }
        if said.content.is_empty() && !negated && !(said.weak && bare) && act != Act::NoComment {
            trace.missed("claims", cue.id, found.span, || "a cue verb without content".to_owned());
            return;
        }
        let said = self.shared_object(&found, said);
        let (said, behind) = self.medium_behind(said);
        let channel = behind.or_else(|| self.channel(&found, &said));
        let letter = channel.filter(|(_, kind)| *kind == ChannelKind::Letter);
        let reader = || letter.and_then(|(span, _)| self.reader(span, &found));
        let said = Said { addressee: said.addressee.or_else(|| self.told_to_do(&found, &said)).filter(|_| !felt), ..said };
        let addressee = said.addressee.or_else(|| self.addressee(&found, &said)).or_else(reader);
        // "told a news conference": the occasion is the medium.
        let occasion = addressee.filter(|_| channel.is_none()).and_then(|span| Some((span, self.occasion(span)?)));
        let (addressee, channel) = if occasion.is_some() { (None, occasion) } else { (addressee, channel) };
        let around = self.around(&found, &said, subject);
        let lemma = if cue.lemma.is_empty() { p.lemma.clone() } else { cue.lemma.to_owned() };
        self.drafts.push(Draft {
            cue: Some((cue_span, lemma)),
            act,
            certainty,
            negated,
            addressee,
            channel,
            around,
            ..Draft::statement(self.s.index, who, said.content, cue.id, if said.weak { 0.6 } else { 0.85 })
        });
    }

    /// Whether an object alone is what somebody says or thinks, told in passing: "banks | backing the plan", "by | denying the charge".
    fn told_in_participle(&self, found: &Found<'_>, subject: Option<Span>) -> bool {
        let p = found.predicate;
        let participle = self.s.text(p.head).ends_with("ing") && p.group == p.head;
        if !participle || p.negated || p.tense != Tense::None {
            return false;
        }
        let Some(subject) = subject.or_else(|| p.subject()) else { return false };
        let pronoun = matches!(self.low(subject).as_str(), "he" | "she" | "they" | "who" | "those");
        let mut words = self.words(self.s.scope(p.head).start(), p.head.start()).rev().skip_while(|w| self.is_adverb(*w));
        let before = words.next().map(|w| self.low(w)).unwrap_or_default();
        let opened = matches!(before.as_str(), "by" | "in" | "while" | "when" | "after" | "before");
        let behind = self.s.close(subject.end(), p.head.start(), 0) && !opened;
        (pronoun || self.animate(subject)) && (opened || behind || self.joined(found))
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

    /// Whether the cue is passive; "has announced" and "announced … that" are not, whatever the parser made of them.
    fn passively(&self, found: &Found<'_>) -> bool {
        let p = found.predicate;
        let asked = found.cue.lemma == "ask" && self.s.text(p.head).eq_ignore_ascii_case("asked") && p.group == p.head;
        if !asked && (p.voice != Voice::Passive || self.surely_active(found)) {
            return false;
        }
        // "was impressed by the crowd": a participle that is a cue of its own, with its preposition.
        let own = found.cue.lemma.split(' ').next().is_some_and(|w| w.ends_with("ed") && self.low(p.head).as_str() == w && p.lemma != w);
        if found.particle.is_some() && own {
            return false;
        }
        // "he shot back": nothing but a subject stands as "he" before a participle without "be".
        let before = self.words(self.s.scope(p.head).start(), p.group.start()).next_back().map(|w| self.low(w));
        if p.group == p.head && before.as_ref().is_some_and(|w| matches!(w.as_str(), "he" | "she" | "they" | "we" | "i" | "who")) {
            return false;
        }
        // "when asked", ", asked about it": somebody else asks.
        let next = self.words(p.head.end(), self.s.scope(p.head).end()).next().map(|w| self.low(w)).unwrap_or_default();
        let about = matches!(next.as_str(), "about" | "by") || self.lexicon.is(Class::Asks, &next);
        let put = match before.as_deref() {
            None | Some("when" | "if" | "once") => true,
            Some("," | "—" | "–") => about,
            _ => false,
        };
        if asked && put {
            return true;
        }
        if p.voice != Voice::Passive {
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
        if p.tense != Tense::None || p.negated || self.asks_beside(found) || self.beside_message(p.head) {
            return true;
        }
        match self.s.parent(found.i) {
            Some((up, Link::Adverbial)) if p.marker == "to" => self.done(up),
            Some((up, Link::Adverbial | Link::Coordinate)) => p.marker.is_empty() && self.found(up).is_some() || p.marker == "and",
            Some((up, Link::Complement)) => self.found(up).is_some(),
            None => true,
            _ => false,
        }
    }

    /// "a statement | condemning the test": whether a word for a message stands right before.
    pub(super) fn beside_message(&self, head: Span) -> bool {
        let before = self.words(self.s.scope(head).start(), head.start()).rev().find(|w| !self.is_adverb(*w));
        let word = before.map(|w| self.low(w)).unwrap_or_default();
        self.s.text(head).ends_with("ing")
            && (self.lexicon.channel(&word).is_some() || word.strip_suffix('s').is_some_and(|w| self.lexicon.channel(w).is_some()))
    }

    /// "went on the channel | to applaud it": whether predicate `i` tells what somebody has done, so that its purpose is done as well.
    fn done(&self, i: usize) -> bool {
        let p = self.s.predicates[i];
        let acts = p.tense == Tense::Past && p.voice == Voice::Active && p.modality == Modality::Fact && !p.negated;
        acts && p.subject().is_some_and(|s| self.animate(s))
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
        let marks = [", ", ",” ", ",\" "].iter().flat_map(|mark| rest.match_indices(mark)).map(|(at, _)| at);
        // The main clause begins behind the first comma with a subject and its verb right behind.
        let opens = |at: &usize| {
            let from = p.head.end() + *at as u32 + 1;
            let verb = self.s.predicates.iter().filter(|q| !q.nominal && q.tense != Tense::None && q.group.start() > from).map(|q| q.group);
            let Some(to) = verb.map(|g| g.start()).min() else { return false };
            let between = self.s.between(from, to).trim_matches(['"', '”', ' ']);
            !between.is_empty()
                && !between.contains(',')
                && self.words(from, to).next().is_none_or(|w| !self.is_relative(w) || self.low(w) == "that")
        };
        let first = marks.clone().min();
        let Some(comma) = marks.filter(opens).min().or(first) else { return false };
        // "Asked by a reporter whether it was late, he said": who asks.
        let by = self.agent_apart(found).filter(|by| by.end() < p.head.end() + comma as u32);
        let who = by.map_or(Who::Nobody, Who::Words);
        let asked = by.map_or(0, |by| (by.end() - p.head.end()) as usize);
        let what = rest[asked..comma].trim_start().trim_start_matches("about ").len();
        let end = p.head.end() + comma as u32;
        let Some(content) = Span::new(end - what as u32, end).ok().and_then(|c| self.s.trim(c)) else { return false };
        let answer = self.s.predicates.iter().enumerate().find(|(_, q)| !q.nominal && q.head.start() > end && q.head != p.head);
        let addressee = answer.and_then(|(_, q)| q.argument(Role::Subject)).map(|a| a.span);
        self.drafts.push(Draft {
            cue: Some((p.head, "ask".to_owned())),
            act: Act::Question,
            certainty: None,
            addressee,
            ..Draft::statement(self.s.index, who, vec![content], found.cue.id, 0.7)
        });
        true
    }

    /// The act of a verb, bent by its complement.
    fn act(&self, found: &Found<'_>, said: &Said) -> (Act, Option<f32>) {
        let cue = found.cue;
        let lemma = cue.lemma;
        match lemma {
            "ask" if said.question || said.content.first().is_some_and(|c| self.s.text(*c).ends_with('?')) => (Act::Question, None),
            "plead" if said.content.first().is_some_and(|c| self.s.text(*c).starts_with("not guilty")) => (Act::Denial, Some(3.0)),
            "plead" if said.content.first().is_some_and(|c| self.s.text(*c).starts_with("guilty")) => (Act::Confirmation, Some(3.0)),
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
}
