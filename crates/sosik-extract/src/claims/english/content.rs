//! What an English cue verb says: quotations, clauses, infinitives, objects.

use sosik_core::Span;

use super::ends::charges;
use super::sentence::{after, few};
use super::{Found, Reader};
use crate::claims::lexicon::Class;
use crate::clauses::{Link, Role};

/// The content of a cue and what was learnt on the way.
#[derive(Clone, Debug, Default)]
pub(super) struct Said {
    pub(super) content: Vec<Span>,
    pub(super) addressee: Option<Span>,
    /// "to …"
    pub(super) infinitive: bool,
    pub(super) gerund: bool,
    /// "whether …", "about …"
    pub(super) question: bool,
    /// An object alone, which may not be said at all.
    pub(super) weak: bool,
    /// The words of the cue when they are more than the verb.
    pub(super) cue: Option<Span>,
}

impl Said {
    /// What is said, without more; nothing when no words are.
    pub(super) fn of(content: Vec<Span>) -> Option<Self> {
        (!content.is_empty()).then(|| Self { content, ..Self::default() })
    }
}

impl Reader<'_, '_> {
    /// What `found` says, if it says anything.
    pub(super) fn said(&self, found: &Found<'_>, subject: Option<Span>) -> Option<Said> {
        let frames = found.cue.frames;
        let passive = self.passively(found);
        if passive {
            return self.passive(found);
        }
        if frames.has("n") {
            return self.appearance(found);
        }
        let clausal = frames.has("c") || frames.has("a") || frames.has("t") || frames.has("w");
        if found.cue.lemma == "ask"
            && let Some(said) = self.asked_about(found)
        {
            return Some(said);
        }
        if frames.has("u") {
            return self.quoted(found, subject).or_else(|| self.told_directly(found));
        }
        if matches!(found.cue.lemma, "say" | "answer" | "reply" | "plead")
            && let Some(word) = self.in_a_word(found)
        {
            return Said::of(vec![word]);
        }
        let tells = clausal || frames.has("i");
        if let Some(said) = self.named_in_relative(found) {
            return Some(said);
        }
        if let Some(said) = self.quoted(found, subject).filter(|said| tells || self.marked(found, said)) {
            return Some(said);
        }
        if (frames.has("c") || frames.has("a"))
            && let Some(content) = self.behind_aside(found).or_else(|| self.in_relative(found).map(|(_, content)| content))
        {
            return Said::of(vec![content]);
        }
        if frames.has("at")
            && let Some(said) = self.rated(found)
        {
            return Some(said);
        }
        if (frames.has("c") || frames.has("a"))
            && let Some(content) = self.as_told(found, subject)
        {
            return Said::of(content);
        }
        if (frames.has("nn") || frames.has("as"))
            && let Some(said) = self.named_as(found)
        {
            return Some(said);
        }
        if clausal || frames.has("i") {
            // `The harbour, officials say, will stay closed`: both pieces.
            let comma = self.comma_behind(found.predicate.group.end(), self.s.span.end());
            if let Some(around) = self.clause_around(found, subject).filter(|c| clausal && comma && c.len() == 2) {
                return Said::of(around);
            }
            if frames.has("i")
                && let Some(said) = self.asked_behind(found)
            {
                return Some(said);
            }
            // "rejected the claim that …": the noun takes the clause.
            let noun = !frames.has("a") && !frames.has("i") && self.object_behind(found, subject);
            // "…, said Ann Lee, a banker, the firm wants more": a tree takes the speaker behind the verb into the clause.
            let apart = |said: &Said| {
                subject.is_none_or(|s| s.end() <= found.predicate.group.start() || !said.content.iter().any(|c| c.overlaps(s)))
            };
            if let Some(said) = self.complement(found).filter(|said| (!noun || said.infinitive || said.question) && apart(said)) {
                // "told them after the talks that it was late and | that nobody would stay": the tree lost the first clause.
                let whole = self.that_clause(found).filter(|whole| {
                    let first = said.content.first().map_or(0, |c| c.start());
                    let lost = self.s.between(whole.start(), first.max(whole.start())).trim_end();
                    let lost = lost.strip_suffix("that").unwrap_or(lost).trim_end();
                    !said.infinitive && whole.start() < first && (lost.ends_with(" and") || lost.ends_with(" but"))
                });
                return Some(whole.map_or_else(|| self.extended(found, said), |whole| self.clause_told(found, whole)));
            }
            if clausal
                && !self.joined(found)
                && let Some(content) = self.that_clause(found).or_else(|| self.clause_behind_opening(found, subject)).filter(|_| !noun)
            {
                return Some(self.clause_told(found, content));
            }
            let inverted = subject.filter(|s| s.start() >= found.predicate.group.end());
            if clausal && let Some(around) = inverted.and_then(|s| self.clause_around(found, Some(s))).filter(|c| c.len() == 2) {
                return Said::of(around);
            }
            if clausal
                && !self.joined(found)
                && !self.object_behind(found, subject)
                && !self.is_infinitive(found)
                && let Some(said) = self.beside(found, subject).or_else(|| Said::of(self.clause_around(found, subject)?))
            {
                return Some(said);
            }
            if let Some(content) = self.that_clause(found).filter(|_| !noun && (frames.has("c") || frames.has("a") || frames.has("i"))) {
                return Some(self.clause_told(found, content));
            }
            if (frames.has("c") || frames.has("a"))
                && !frames.has("i")
                && let Some(content) = self.clause_after(found)
            {
                return Said::of(vec![content]);
            }
            if frames.has("of")
                && let Some(said) = self.charge(found)
            {
                return Some(said);
            }
            if let Some(said) = self.asked_behind(found) {
                return Some(said);
            }
            if let Some(content) = self.rest_after(found, subject) {
                return Said::of(vec![content]);
            }
        }
        if frames.has("of")
            && let Some(said) = self.charge(found)
        {
            return Some(said);
        }
        if let Some(said) = self.infinitive_apart(found) {
            return Some(said);
        }
        if frames.has("g") {
            let gerund = self.s.children(found.i, Link::Complement).find(|&c| self.s.predicates[c].head.start() > found.span.end());
            if let Some(content) = gerund.and_then(|c| self.s.trim(self.s.predicates[c].clause)) {
                return Said::of(vec![content]);
            }
        }
        if frames.has("d") {
            let object = after(found.predicate, Role::Object)
                .or_else(|| after(found.predicate, Role::IndirectObject))
                .filter(|a| self.animate(a.span))?;
            return Some(Said { addressee: Some(object.span), weak: true, ..Said::default() });
        }
        if found.predicate.negated && frames.has("as") && found.cue.lemma != "call" {
            let object = after(found.predicate, Role::Object)?;
            return Said::of(self.s.trim(object.span).into_iter().collect());
        }
        if found.cue.lemma == "accuse" {
            return self.charged(found);
        }
        if found.cue.lemma == "suspect" {
            // "suspect arson", not "suspect the man"
            let crime = || self.object(found).filter(|said| !said.content.iter().any(|c| self.animate(*c)));
            return self.charged(found).or_else(crime);
        }
        if !clausal && let Some(said) = self.clause_right_behind(found) {
            return Some(said);
        }
        // ", blaming higher prices and weak demand": the phrase behind, whatever the tree makes of it.
        let blamed = || {
            let phrase = self.phrase_behind(found).filter(|_| self.joined(found) && charges(found))?;
            Said::of(self.s.trim(self.whole_object(found, phrase)).into_iter().collect())
        };
        self.object(found).or_else(|| self.shown(found, subject)).or_else(|| self.apart(found)).or_else(blamed)
    }

    /// "stopped | to explain to her why": what stands in front is none of what an infinitive tells.
    fn is_infinitive(&self, found: &Found<'_>) -> bool {
        let p = found.predicate;
        let before = self.words(self.s.scope(p.head).start(), p.head.start()).rev().find(|w| !self.is_adverb(*w));
        p.tense == crate::clauses::Tense::None && before.is_some_and(|w| self.low(w) == "to")
    }

    /// The clause `content` up to where the sentence of the cue goes on, and whom it is told to.
    fn clause_told(&self, found: &Found<'_>, content: Span) -> Said {
        let addressee = self.told_before(found, content);
        let end = self.cut(found, content.start(), content.end());
        let content = Span::new(content.start(), end).ok().and_then(|c| self.s.trim(c)).unwrap_or(content);
        Said { content: vec![content], addressee, ..Said::default() }
    }

    /// "The poll shows the mayor ahead of his rival": what a text finds, without a clause.
    pub(super) fn shown(&self, found: &Found<'_>, subject: Option<Span>) -> Option<Said> {
        let (s, p) = (&self.s, found.predicate);
        let text = subject.filter(|w| w.end() <= p.group.start())?;
        let document = super::super::source::kind(s.layers, text, sosik_core::Language::English) == sosik_core::MentionedKind::Document;
        if found.cue.act != sosik_core::Act::Finding || !document || p.tense == crate::clauses::Tense::None || p.negated {
            return None;
        }
        let start = self.start_after(found)?;
        let end = self.cut(found, start, s.scope(p.head).end());
        let what = s.trim(Span::new(start, end.max(start)).ok()?)?;
        (self.words(what.start(), what.end()).take(3).count() == 3).then(|| Said { content: vec![what], ..Said::default() })
    }

    /// A clause that the tree ends too early goes on to where its sentence shows the end.
    pub(super) fn extended(&self, found: &Found<'_>, said: Said) -> Said {
        let (s, p) = (&self.s, found.predicate);
        let [only] = said.content[..] else { return said };
        let only = if only.start() < p.head.end() { only } else { self.opened(found, &said, only) };
        let said = Said { content: vec![only], ..said };
        if said.infinitive || only.start() < p.head.end() || !(found.cue.frames.has("c") || found.cue.frames.has("a")) || !self.leads(found)
        {
            return said;
        }
        let end = self.cut(found, only.start(), s.scope(p.head).end());
        if end <= only.end() {
            let shorter = Span::new(only.start(), end).ok().and_then(|c| s.trim(c));
            return Said { content: shorter.into_iter().collect(), ..said };
        }
        let tail = s.between(only.end(), end).trim_start();
        let more = tail.starts_with(", and that ") || tail.starts_with(", but that ");
        if !more && [", but ", ", and ", ", while ", ", which ", ". ", "\"", "”"].iter().any(|w| tail.starts_with(w)) {
            return said;
        }
        let longer = Span::new(only.start(), end).ok().and_then(|c| s.trim(c));
        Said { content: longer.into_iter().collect(), ..said }
    }

    /// Whether an object that can be said stands right behind the verb: `announced his resignation`.
    pub(super) fn object_behind(&self, found: &Found<'_>, subject: Option<Span>) -> bool {
        let object = after(found.predicate, Role::Object).map(|a| a.span);
        // "said Monday", but "rejected a 2014 deal".
        let in_time = |o: Span| self.words(o.start(), o.end()).next_back().is_some_and(|w| self.in_time(w));
        found.cue.frames.has("o")
            && object
                .filter(|o| self.s.text(*o) != "that" || self.that_clause(found).is_none())
                .is_some_and(|o| self.s.close(found.span.end(), o.start(), 0) && subject.is_none_or(|s| !s.overlaps(o)) && !in_time(o))
    }

    /// The object of "told": to whom.
    pub(super) fn listener(&self, found: &Found<'_>, content: &[Span]) -> Option<Span> {
        if !(found.cue.frames.has("a") || found.cue.frames.has("w") || found.cue.frames.has("i")) {
            return None;
        }
        let p = found.predicate;
        let object = after(p, Role::IndirectObject).or_else(|| after(p, Role::Object))?;
        (!content.iter().any(|c| c.overlaps(object.span))).then_some(object.span)
    }

    /// The tail of an object that is what is charged or named: "the president of hiding it", "the deal a disaster".
    pub(super) fn split(&self, object: Span, marks: &[&str]) -> Option<(Span, Span)> {
        let text = self.s.text(object);
        let (at, len) = marks.iter().filter_map(|m| text.find(m).filter(|at| *at > 0).map(|at| (at, m.len()))).min()?;
        let first = Span::new(object.start(), object.start() + at as u32).ok()?;
        let second = Span::new(object.start() + (at + len) as u32, object.end()).ok()?;
        Some((self.s.trim(first)?, self.s.trim(second)?))
    }

    /// What is said beside the verb: "…, officials said", "That, he said, could …".
    pub(super) fn beside(&self, found: &Found<'_>, subject: Option<Span>) -> Option<Said> {
        // "…, she wrote hours after conceding": a participle inside another phrase closes no sentence.
        if self.joined(found) || self.in_phrase(found) {
            return None;
        }
        let s = &self.s;
        let p = found.predicate;
        let near =
            subject.filter(|span| span.end() <= p.head.start() && s.close(span.end(), p.group.start(), 2) || span.start() >= p.head.end());
        let left = near.map_or(p.group.start(), |span| span.start().min(p.group.start()));
        let right = near.map_or(p.group.end(), |span| span.end().max(p.group.end()));
        let child = s.children(found.i, Link::Parataxis).next();
        let scope = s.scope(p.head);
        if let Some(closing) = self.closing_phrase(found).filter(|c| Some(*c) == subject) {
            let mut said = Said::of(Span::new(scope.start(), closing.start()).ok().and_then(|c| s.trim(c)).into_iter().collect())?;
            said.addressee = self.listener(found, &said.content);
            return Some(said);
        }
        if Span::new(scope.start(), left).ok().and_then(|c| s.trim(c)).is_some_and(|c| self.only_opens(c)) {
            return None;
        }
        let comma = s.between(scope.start(), left).trim_end().ends_with([',', '"', '”', '—', '-']);
        let told = s.predicates.iter().any(|q| !q.nominal && q.head.end() <= left && q.head.start() >= scope.start());
        if child.is_none() && !(comma && told && few(s.between(right, scope.end()), 12)) {
            return None;
        }
        let start = child.map_or(scope.start(), |c| s.predicates[c].clause.start()).min(left);
        let start = if child.is_some_and(|c| s.predicates[c].head.start() > right) && start >= right { start } else { start.min(left) };
        let end = child.map_or(left, |c| s.predicates[c].clause.end());
        let mut content: Vec<Span> = Vec::new();
        content.extend(Span::new(start, left.min(end.max(start))).ok().and_then(|c| s.trim(c)));
        if child.is_some() && end > right && s.between(p.group.end(), end).contains(',') {
            let from = s.between(right, end).find(',').map_or(right, |at| right + at as u32);
            let tail = Span::new(from, end.min(scope.end())).ok().and_then(|c| s.trim(c));
            content.extend(tail.filter(|t| content.is_empty() || !self.opens_in_participle(*t)));
        }
        let mut said = Said::of(content)?;
        said.addressee = self.listener(found, &said.content);
        Some(said)
    }

    pub(super) fn object(&self, found: &Found<'_>) -> Option<Said> {
        let s = &self.s;
        let p = found.predicate;
        if !(found.cue.frames.has("o") || found.cue.frames.has("g") && found.cue.frames.has("o")) {
            return None;
        }
        // "the much talked about plan": nobody talks there.
        let before = s.between(s.span.start(), p.head.start()).trim_end();
        if found.particle.is_some() && ["much", "most", "oft", "widely", "often"].iter().any(|w| before.ends_with(w)) {
            return None;
        }
        let span = match found.particle {
            // "called for talks": the phrase after the preposition, whatever the parser made of it.
            Some(particle) => {
                // "talked about how it began"
                let question =
                    self.words(found.span.end(), s.scope(p.head).end()).next().filter(|w| self.lexicon.is(Class::Asks, &self.low(*w)));
                if let Some(asks) = question.filter(|w| self.finite_between(w.end(), s.scope(p.head).end())) {
                    let end = self.cut(found, asks.start(), s.scope(p.head).end());
                    return Said::of(s.trim(Span::new(asks.start(), end.max(asks.end())).ok()?).into_iter().collect());
                }
                let last = particle.rsplit(' ').next().unwrap_or(particle);
                let argument =
                    p.arguments.iter().find(|a| a.span.start() >= found.span.end() && (a.marker == last || a.role == Role::Object));
                let infinitive =
                    s.children(found.i, Link::Complement).find(|&c| s.predicates[c].marker == "to").map(|c| s.end_with_coordinates(c));
                // "cast doubt on the plan": the tree hangs the phrase on the noun inside the cue.
                let told = p.tense != crate::clauses::Tense::None || self.joined(found);
                let Some(argument) = argument else {
                    let span = self.phrase_behind(found).filter(|_| infinitive.is_none() && (particle.contains(' ') || told))?;
                    return Said::of(s.trim(self.whole_object(found, span)).into_iter().collect());
                };
                if found.cue.act == sosik_core::Act::Appeal
                    && infinitive.is_none()
                    && let Some((whom, what)) =
                        self.split(argument.span, &[" to "]).filter(|(_, w)| s.predicates.iter().any(|q| q.head.start() == w.start()))
                {
                    let what = Span::new(what.start() - 3, what.end()).unwrap_or(what);
                    return Some(Said { content: vec![what], addressee: Some(whom), infinitive: true, ..Said::default() });
                }
                if let Some(end) = infinitive.filter(|e| *e > argument.span.end()) {
                    let what = s.trim(Span::new(argument.span.end(), end).unwrap_or(argument.span))?;
                    return Some(Said { content: vec![what], addressee: Some(argument.span), infinitive: true, ..Said::default() });
                }
                argument.span
            }
            None => after(p, Role::Object).or_else(|| p.argument(Role::Object))?.span,
        };
        let span = self.without_clause(s.trim(self.whole_object(found, span))?);
        let span = self.in_which_way(found, span);
        // "asked the mayor": somebody is no question.
        if found.cue.lemma == "ask" && found.particle.is_none() && self.animate(span) {
            return None;
        }
        // "recalled its ambassador": somebody is no words.
        let head = after(p, Role::Object).map_or(span, |a| a.head);
        if found.cue.lemma == "recall" && self.animate(head) {
            return None;
        }
        Some(Said { content: vec![span], weak: found.particle.is_none(), ..Said::default() })
    }
}
