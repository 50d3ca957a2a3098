//! English clauses read off their words: what the parse of a sentence misses, its order still shows.
//!
//! English reports in a fixed order: `NP cue (that) clause`, `clause, NP cue`, `clause, cue NP`, `NP, NP cue, clause`. Trees of long sentences go
//! wrong at the very verbs that take a clause without "that", so the order decides where the tree gives no or too little content.

use compact_str::CompactString;
use sosik_core::Span;

use super::sentence::few;
use super::{Found, Reader};
use crate::claims::lexicon::Class;
use crate::clauses::Tense;
use crate::small::small;

impl Reader<'_, '_> {
    /// The words of the sentence in `from..to`, each with its place.
    pub(super) fn words(&self, from: u32, to: u32) -> impl DoubleEndedIterator<Item = Span> + '_ {
        let tokens = &self.s.tokens;
        let first = tokens.partition_point(|t| t.start() < from);
        let last = tokens.partition_point(|t| t.end() <= to).max(first);
        tokens[first..last].iter().copied()
    }

    pub(super) fn is_word(&self, span: Span) -> bool {
        self.s.text(span).starts_with(|c: char| c.is_alphanumeric() || matches!(c, '\'' | '’' | '$'))
    }

    /// Whether a word may lie inside a phrase: it is none of those that begin another clause.
    pub(super) fn stays(&self, word: Span) -> bool {
        self.is_word(word) && !self.lexicon.is(Class::Boundary, &self.low(word))
    }

    /// Whether a word begins a relative clause.
    pub(super) fn is_relative(&self, word: Span) -> bool {
        self.lexicon.is(Class::Relative, &self.low(word))
    }

    /// The same of a noun phrase, which holds no preposition.
    pub(super) fn stays_in_noun(&self, word: Span) -> bool {
        self.stays(word) && !self.lexicon.is(Class::Preposition, &self.low(word))
    }

    /// Whether a word belongs to a verb.
    pub(super) fn in_verb(&self, word: Span) -> bool {
        self.s.predicates.iter().any(|p| !p.nominal && p.group.contains(word))
    }

    pub(super) fn low(&self, span: Span) -> CompactString {
        small(self.s.text(span))
    }

    pub(super) fn is_preposition(&self, span: Span) -> bool {
        self.lexicon.is(Class::Preposition, &self.low(span))
    }

    pub(super) fn is_adverb(&self, span: Span) -> bool {
        let word = self.low(span);
        // Inside a sentence a capital makes a name: Italy.
        let name = || span.start() > self.s.span.start() && self.s.text(span).starts_with(char::is_uppercase);
        self.lexicon.is(Class::Adverb, &word)
            || word.len() > 4 && word.ends_with("ly") && !self.lexicon.is(Class::NoAdverb, &word) && !name()
    }

    /// Whether a finite verb stands in `from..to`.
    pub(super) fn finite_between(&self, from: u32, to: u32) -> bool {
        self.s.predicates.iter().any(|p| !p.nominal && p.tense != Tense::None && p.head.start() >= from && p.head.end() <= to)
    }

    /// Whether `found` is the first finite verb of its scope, so that all after it depends on it.
    pub(super) fn leads(&self, found: &Found<'_>) -> bool {
        let scope = self.s.scope(found.predicate.head);
        let start = found.predicate.group.start();
        self.lead(found).is_some()
            || !self.finite_between(scope.start(), start)
                && !self.words(scope.start(), start).any(|w| {
                    matches!(
                        self.low(w).as_str(),
                        "that" | "which" | "who" | "when" | "while" | "because" | "if" | "although" | "though" | "as"
                    )
                })
    }

    /// The noun phrase that stands right before the verb, whatever the tree says: `Sanders campaign manager Jeff Weaver` said.
    pub(super) fn noun_phrase_before(&self, found: &Found<'_>) -> Option<Span> {
        let group = found.predicate.group;
        let scope = self.s.scope(found.predicate.head);
        let mut words: Vec<Span> = self.words(scope.start(), group.start()).collect();
        while words.last().is_some_and(|w| self.is_word(*w) && self.is_adverb(*w)) {
            words.pop();
        }
        let end = words.last()?.end();
        let mut at = words.len();
        // A phrase between commas before the verb belongs to the noun before it: `Fallon, a spokesman, called`.
        let mut end = end;
        if self.s.text(words[at - 1]) == "," {
            end = words[at - 1].start();
            let open = (0..at - 1).rev().take(30).find(|&i| self.s.text(words[i]) == ",")?;
            if self.finite_between(words[open].end(), end) && !self.is_relative(*words.get(open + 1)?) {
                return None;
            }
            at = open;
        }
        let mut start = None;
        for i in (0..at).rev().take(24) {
            let word = words[i];
            let low = self.low(word);
            if !self.is_word(word) && !matches!(low.as_str(), "(" | ")" | "-" | "." | "&" | "‘" | "/")
                || self.lexicon.is(Class::Boundary, &low)
            {
                break;
            }
            let verb = self.s.predicates.iter().any(|p| !p.nominal && p.tense != Tense::None && p.head == word);
            if verb {
                break;
            }
            start = Some(word.start());
        }
        let mut start = start?;
        // "and officials said": the conjunction is none of theirs unless a noun stands before it.
        let text = self.s.between(start, end);
        for lead in ["and ", "And ", "nor "] {
            if text.starts_with(lead) {
                start += lead.len() as u32;
            }
        }
        let span = self.s.trim(Span::new(start, end).ok()?)?;
        let first = self.s.text(span).split_whitespace().next()?.to_ascii_lowercase();
        let pronoun = matches!(first.as_str(), "him" | "them" | "me" | "us" | "it’s" | "there");
        (!self.lexicon.is(Class::Preposition, &first) && !pronoun).then_some(span)
    }

    /// `…,” said Mary Henry, president of the union.`: what follows a verb of saying behind a quotation or clause.
    pub(super) fn noun_phrase_after(&self, found: &Found<'_>) -> Option<Span> {
        let p = found.predicate;
        if !(found.cue.frames.has("c") || found.cue.frames.has("a") || found.cue.frames.has("u"))
            || p.group != p.head
            || self.s.text(p.head).ends_with("ing")
        {
            return None;
        }
        let scope = self.s.scope(p.head);
        let before = self.s.between(self.s.span.start(), p.group.start()).trim_end();
        if self.quote_before(p).is_some_and(|q| self.in_aside(q, scope.start())) {
            return None;
        }
        if before.len() < 3 || !before.ends_with([',', '"', '”', '’', '\'']) {
            return None;
        }
        let words: Vec<Span> = self.words(p.head.end(), scope.end()).take(40).collect();
        let first = words.first().filter(|w| self.is_word(**w))?;
        let opens = self.s.text(*first).starts_with(char::is_uppercase)
            || matches!(
                self.low(*first).as_str(),
                "the" | "a" | "an" | "one" | "his" | "her" | "their" | "its" | "he" | "she" | "they" | "another" | "some" | "several"
            );
        // said lobbyist Charlie Black
        let opens = opens
            || found.cue.lemma == "say"
                && !self.lexicon.is(Class::Preposition, &self.low(*first))
                && !self.lexicon.is(Class::Boundary, &self.low(*first))
                && !self.is_adverb(*first)
                && words.iter().take(7).skip(1).any(|w| self.s.text(*w).starts_with(char::is_uppercase));
        let stop = words
            .iter()
            .position(|w| self.s.quotes.iter().any(|q| q.outer.start() == w.start()) || matches!(self.s.text(*w), ":" | ";" | "."));
        let end = words[..stop.unwrap_or(words.len())].last()?.end();
        let end = self.before_clause(first.start(), end);
        opens.then(|| self.s.trim(Span::new(first.start(), end).ok()?)).flatten()
    }

    /// Where the speaker ends behind whom the sentence goes on: `…, said Ann Lee, a banker, | the firm wants more`.
    fn before_clause(&self, from: u32, end: u32) -> u32 {
        let relative = |w: &Span| self.is_relative(*w) || matches!(self.low(*w).as_str(), "as" | "when" | "while");
        let verb = (self.s.predicates.iter())
            .filter(|p| !p.nominal && p.tense != Tense::None && p.group.start() > from && p.head.end() <= end)
            .map(|p| p.group.start())
            .min();
        let Some(verb) = verb.filter(|v| !self.words(from, *v).any(|w| relative(&w))) else { return end };
        let comma = self.words(from, verb).rev().find(|w| self.s.text(*w) == ",");
        comma.filter(|c| !self.s.close(c.end(), verb, 0)).map_or(end, |c| c.start())
    }

    /// The subject that the tree gives, or the phrase before the verb where the tree gives none or an unlikely one.
    pub(super) fn likely_subject(&self, found: &Found<'_>, parsed: Option<Span>) -> Option<Span> {
        let group = found.predicate.group;
        // Nothing but the subject stands as "he" right before a verb.
        let last = self.words(self.s.scope(found.predicate.head).start(), group.start()).next_back();
        if let Some(pronoun) = last.filter(|w| matches!(self.low(*w).as_str(), "he" | "she" | "they" | "we" | "i"))
            && !self.s.text(found.predicate.head).ends_with("ing")
        {
            return Some(pronoun);
        }
        if let Some(speaker) = self.between_commas(found) {
            return Some(speaker);
        }
        let active = found.predicate.tense != Tense::None || self.surely_active(found) || self.bare_present(found);
        if active && parsed.is_none_or(|p| p.end() <= group.end() && !self.after_quotation(p, found)) {
            let word = self.s.text(found.predicate.head);
            if !word.ends_with("ing")
                && let Some(lead) = self.lead(found)
            {
                return Some(lead);
            }
        }
        // `Two officials, who asked not to be named, said the deal had collapsed`: no clause behind the verb is its subject.
        if active
            && let Some(behind) =
                parsed.filter(|p| p.start() >= group.end() && self.s.quotes.iter().all(|q| q.outer.start() >= group.end()))
            && let Some(lead) = self.lead(found).filter(|lead| lead.end() <= group.start() && self.s.text(*lead).contains(','))
            && behind.start() > lead.end()
        {
            return Some(lead);
        }
        let parsed = parsed.filter(|p| *p != found.predicate.head);
        let Some(span) = parsed else {
            return if active && self.s.text(group).split(' ').all(|w| !w.ends_with("ing")) {
                self.noun_phrase_before(found)
            } else {
                None
            };
        };
        if span.start() >= group.end() || !active {
            return parsed;
        }
        let short = self.s.text(span);
        // "Obama on Sunday said": the time is no part of the name.
        if let Some(shorter) = self.before_time(span) {
            return Some(shorter);
        }
        // "His | family says": the tree took the noun for a verb.
        if matches!(self.low(span).as_str(), "his" | "its" | "their" | "our" | "my" | "your") {
            let behind: Vec<Span> = self.words(span.end(), group.start()).take(5).collect();
            let plain = behind.iter().all(|w| self.stays_in_noun(*w) && !self.is_adverb(*w));
            let last = behind.last().filter(|_| behind.len() < 5 && plain);
            return last.map(|w| span.cover(*w)).or(parsed);
        }
        let nothing = !short.contains(char::is_alphabetic) || self.s.text(span).eq_ignore_ascii_case(self.s.text(found.predicate.head));
        let swallowed =
            self.finite_between(span.start(), span.end()) && !["who ", "which ", "that ", "whose "].iter().any(|w| short.contains(w));
        let gap = Span::new(span.end(), group.start().max(span.end())).ok()?;
        let between: Vec<Span> = self.words(gap.start(), gap.end()).filter(|w| !self.is_adverb(*w)).collect();
        let left_over = between.first().is_some_and(|w| {
            let low = self.low(*w);
            // `Sanders | campaign manager Jeff Weaver said`: the tree cut the phrase.
            self.is_word(*w)
                && !self.lexicon.is(Class::Boundary, &low)
                && !self.lexicon.is(Class::GoesOn, &low)
                && !matches!(low.as_str(), "and" | "has" | "have" | "had" | "'s" | "’s")
        }) && between.iter().all(|w| self.is_word(*w))
            && between.len() <= 8
            && between.iter().any(|w| self.s.text(*w).starts_with(char::is_uppercase));
        let adverb = self.is_adverb(span);
        // `Minneapolis police chief | Tim Dolan said`: the tree cut the phrase before its name.
        if let Some(whole) = self.noun_phrase_before(found).filter(|n| n.end() == span.end() && n.start() < span.start()) {
            let more: Vec<Span> = self.words(whole.start(), span.start()).collect();
            let noun = |w: &Span| {
                let low = self.low(*w);
                self.is_word(*w)
                    && !self.lexicon.is(Class::Preposition, &low)
                    && !self.lexicon.is(Class::GoesOn, &low)
                    && !matches!(low.as_str(), "and" | "or")
                    && !self.is_adverb(*w)
                    && !self.in_time(*w)
            };
            // `Defense | attorneys argued`: nothing but a noun stands before it at the front of the sentence.
            let opens = || more.len() == 1 && whole.start() == self.s.span.start() && span.start() > whole.start();
            if more.len() <= 6 && more.iter().all(noun) && (self.s.text(span).starts_with(char::is_uppercase) || opens()) {
                return Some(whole);
            }
        }
        if nothing || swallowed || left_over || adverb {
            return self.noun_phrase_before(found).filter(|n| !nothing || n != &span).or(parsed);
        }
        parsed
    }

    /// `Survival, | the editor | says, depends on readers`: the phrase between a comma and a verb of saying with a comma behind it.
    fn between_commas(&self, found: &Found<'_>) -> Option<Span> {
        let (p, scope) = (found.predicate, self.s.scope(found.predicate.head));
        let told = (found.cue.frames.has("c") || found.cue.frames.has("a")) && p.tense != Tense::None && p.group == p.head;
        if !told || !self.comma_behind(p.head.end(), scope.end()) {
            return None;
        }
        let words: Vec<Span> = self.words(scope.start(), p.group.start()).collect();
        let comma = words.iter().rposition(|w| self.s.text(*w) == ",").filter(|at| *at > 0)?;
        let phrase = words.get(comma + 1..).filter(|w| (1..8).contains(&w.len()))?;
        let first = phrase[0];
        let opens = self.s.text(first).starts_with(char::is_uppercase)
            || self.lexicon.determines(&self.low(first))
            || phrase.len() == 1 && self.animate(first);
        let plain = |w: &Span| self.stays(*w) || self.s.text(*w) == ".";
        let span = Span::new(first.start(), phrase[phrase.len() - 1].end()).ok()?;
        let one = words[..comma].iter().all(|w| self.s.text(*w) != ",");
        (opens && one && phrase.iter().all(plain) && !self.finite_between(span.start(), span.end())).then(|| self.s.trim(span)).flatten()
    }

    /// Whether a comma stands behind `from`, with no more than a time or pronoun between: "said late Sunday,".
    pub(super) fn comma_behind(&self, from: u32, to: u32) -> bool {
        let whom = |w: &str| matches!(w, "him" | "her" | "them" | "us" | "me");
        let mut words = self.words(from, to).take(6).skip_while(|w| self.in_time(*w) || self.low(*w) == "on" || whom(&self.low(*w)));
        words.next().is_some_and(|w| self.s.text(w) == ",")
    }

    /// Whether a verb in its base form is a present after all: `Friends say …`, no auxiliary and no "to" before it.
    fn bare_present(&self, found: &Found<'_>) -> bool {
        let p = found.predicate;
        let before = self.words(self.s.scope(p.head).start(), p.group.start()).next_back().map(|w| self.low(w));
        p.group == p.head
            && self.s.text(p.head).eq_ignore_ascii_case(found.cue.lemma.split(' ').next().unwrap_or_default())
            && before.is_some_and(|w| {
                w.ends_with('s')
                    || matches!(w.as_str(), "people" | "police" | "they" | "we" | "i" | "you" | "who" | "both" | "all" | "many")
            })
    }

    /// Whether `span` is all that stands between a quotation and the verb.
    fn after_quotation(&self, span: Span, found: &Found<'_>) -> bool {
        let start = found.predicate.group.start();
        let closed = |q: &&crate::quotes::Quote| q.outer.end() <= span.start() && self.s.close(q.outer.end(), span.start(), 0);
        self.s.quotes.iter().any(closed) && self.s.close(span.end(), start, 1)
    }

    pub(super) fn in_time(&self, span: Span) -> bool {
        let times = &self.s.layers.times;
        let at = times.partition_point(|t| t.span.end() <= span.start());
        times.get(at).is_some_and(|t| t.span.overlaps(span) && !self.is_paper(t.span))
    }

    /// "The | weekly | said": whether what looks like a time is somebody who acts.
    fn is_paper(&self, time: Span) -> bool {
        let article =
            || self.words(self.s.span.start(), time.start()).next_back().is_some_and(|w| self.lexicon.is(Class::Article, &self.low(w)));
        let acts = || self.words(time.end(), self.s.span.end()).next().is_some_and(|w| self.in_verb(w));
        self.lexicon.is(Class::NoAdverb, &self.low(time)) && article() && acts()
    }

    /// A subject without the time at its end.
    pub(super) fn before_time(&self, span: Span) -> Option<Span> {
        let times = &self.s.layers.times;
        let at = times.partition_point(|t| t.span.end() < span.end());
        let time = times.get(at).filter(|t| t.span.end() == span.end() && t.span.start() > span.start() && !self.is_paper(t.span))?;
        let lead = self.s.between(span.start(), time.span.start()).trim_end();
        let lead = lead.strip_suffix(" on").or_else(|| lead.strip_suffix(" in")).unwrap_or(lead);
        (!lead.contains(',')).then(|| self.s.trim(Span::new(span.start(), span.start() + lead.len() as u32).ok()?)).flatten()
    }

    /// Whether a participle without "be" is a finite verb after all: what follows is a clause with a subject of its own, or nothing else in
    /// the sentence could be its verb.
    pub(super) fn surely_active(&self, found: &Found<'_>) -> bool {
        let p = found.predicate;
        if self.s.text(p.group).contains(' ') || self.s.text(p.head).ends_with("ing") {
            return false;
        }
        let scope = self.s.scope(p.head);
        let before = self.s.between(scope.start(), p.group.start());
        if before.trim().is_empty() || !self.leads(found) {
            return false;
        }
        let next = self.words(found.span.end(), scope.end()).next();
        let opens = next.is_some_and(|w| {
            let low = self.low(w);
            matches!(low.as_str(), "that" | "there" | "he" | "she" | "they" | "it" | "we" | "i" | "you")
                || matches!(low.as_str(), "the" | "a" | "an" | "his" | "her" | "their" | "its" | "no") && found.cue.frames.has("c")
        });
        // "Israel's military accused Hamas of …": a target right behind the participle is its object.
        let target = found.cue.frames.has("of")
            && found.cue.frames.has("o")
            && next.is_some_and(|w| {
                let low = self.low(w);
                self.is_word(w)
                    && !self.lexicon.is(Class::GoesOn, &low)
                    && !self.lexicon.is(Class::Preposition, &low)
                    && !self.lexicon.is(Class::Boundary, &low)
                    && !self.in_time(w)
                    && !self.is_adverb(w)
                    && low != "and"
            });
        let figure = found.cue.frames.has("at")
            && next.is_some_and(|w| {
                self.s.text(w).starts_with(|c: char| c.is_ascii_digit()) || self.lexicon.is(Class::Approximate, &self.low(w))
            });
        if target || figure {
            return true;
        }
        let rest_end = self.words(found.span.end(), scope.end()).find(|w| self.s.text(*w) == ",").map_or(scope.end(), |w| w.start());
        let other = self
            .s
            .predicates
            .iter()
            .any(|q| !q.nominal && q.tense != Tense::None && q.head.start() > p.head.end() && q.head.end() <= scope.end());
        let joined = self.s.predicates.iter().any(|q| {
            !q.nominal
                && q.tense != Tense::None
                && q.head.start() > p.head.end()
                && self.s.between(scope.start(), q.group.start()).trim_end().ends_with(" and")
        });
        opens && self.finite_between(found.span.end(), rest_end) || !other || joined && found.particle.is_some()
    }

    /// The clause after the verb by its place alone: all up to the end of the sentence, or up to another thing said.
    pub(super) fn clause_after(&self, found: &Found<'_>) -> Option<Span> {
        let scope = self.s.scope(found.predicate.head);
        let start = self.start_after(found)?;
        let end = self.cut(found, start, scope.end());
        let comma = self.words(start, end).find(|w| self.s.text(*w) == ",").map_or(end, |w| w.start());
        // A clause has its verb before the second comma.
        let second = self.words((comma + 1).min(end), end).find(|w| self.s.text(*w) == ",").map_or(end, |w| w.start());
        if !self.finite_between(start, second) {
            return None;
        }
        // "rejected an essay that he wrote": a noun with a relative is no clause.
        let verb = self
            .s
            .predicates
            .iter()
            .filter(|q| !q.nominal && q.tense != Tense::None && q.head.start() >= start)
            .map(|q| q.group.start())
            .min()?;
        let that = self.that_clause(found).is_some();
        let main = (0..self.s.predicates.len()).find(|&i| self.s.predicates[i].group.start() == verb && !self.s.predicates[i].nominal);
        if !that && main.is_some_and(|i| self.main_verb_behind(found, i)) {
            return None;
        }
        if !that && self.words(start, verb).skip(1).any(|w| self.lexicon.is(Class::Boundary, &self.low(w))) {
            return None;
        }
        let word = self.s.text(found.predicate.head);
        let joined = self.s.between(self.s.span.start(), found.predicate.group.start()).trim_end();
        // "released a statement confirming it will leave"
        let medium = || joined.rsplit(' ').next().is_some_and(|w| self.lexicon.channel(&w.to_ascii_lowercase()).is_some());
        let tells =
            word.eq_ignore_ascii_case("saying") || word.ends_with("ing") && (joined.ends_with(',') || medium()) || self.leads(found);
        if found.predicate.tense == Tense::None && !tells {
            return None;
        }
        self.s.trim(Span::new(start, end.max(start)).ok()?)
    }

    /// `those who answered the door | said they would`: whether the verb `i` behind a relative clause is that of the main clause.
    pub(super) fn main_verb_behind(&self, found: &Found<'_>, i: usize) -> bool {
        let before = self.words(self.s.scope(found.predicate.head).start(), found.predicate.group.start()).next_back();
        before.is_some_and(|w| self.is_relative(w)) && self.tells(i)
    }

    /// Whether `first`, all before the speaker, only opens the sentence: "When the talks ended", "Asked about it".
    pub(super) fn only_opens(&self, first: Span) -> bool {
        let word = self.words(first.start(), first.end()).next().map(|w| self.low(w)).unwrap_or_default();
        let opens = matches!(
            word.as_str(),
            "when" | "after" | "before" | "while" | "asked" | "although" | "though" | "speaking" | "following" | "despite"
        );
        let phrase = self.lexicon.is(Class::Preposition, &word) && !self.finite_between(first.start(), first.end());
        (opens || phrase) && !self.s.text(first).contains([',', '"', '“'])
    }

    /// "hours after | conceding": whether a cue is a bare participle in another phrase; not "quoted him as | saying".
    pub(super) fn in_phrase(&self, found: &Found<'_>) -> bool {
        let p = found.predicate;
        let bare = p.tense == Tense::None && p.group == p.head && self.s.text(p.head).ends_with("ing");
        let as_saying = || self.words(self.s.scope(p.head).start(), p.head.start()).next_back().is_some_and(|w| self.low(w) == "as");
        bare && !as_saying()
    }

    /// Whether a present participle that is a verb stands first in `span`.
    pub(super) fn opens_in_participle(&self, span: Span) -> bool {
        let ing = |q: &&crate::clauses::Predicate| !q.nominal && q.group == q.head && self.s.text(q.head).ends_with("ing");
        self.s.predicates.iter().copied().filter(ing).any(|q| q.head.start() == span.start())
    }

    /// `The industry, she said, is growing`, `…, said Steve Bell, an economist.`: the words around the cue and its speaker.
    pub(super) fn clause_around(&self, found: &Found<'_>, subject: Option<Span>) -> Option<Vec<Span>> {
        let s = &self.s;
        let p = found.predicate;
        let scope = s.scope(p.head);
        let span = subject?;
        if self.in_phrase(found) {
            return None;
        }
        let (left, right) =
            if span.end() <= p.group.start() { (span.start(), p.group.end().max(found.span.end())) } else { (p.group.start(), span.end()) };
        let before = s.between(scope.start(), left);
        let head = before.trim_end();
        if !head.ends_with([',', '—', '–', '"', '”']) || head.len() < 3 {
            return None;
        }
        let rest = s.between(right, scope.end());
        let comma = rest.find([',', '—', '–']);
        let gap = comma.map_or(rest, |c| &rest[..c]);
        if !few(gap, 8) || gap.contains(" that ") || self.finite_between(right, right + gap.len() as u32) {
            return None;
        }
        let tail = comma.map(|c| right + c as u32).and_then(|from| s.trim(Span::new(from, scope.end()).ok()?));
        let first = s.trim(Span::new(scope.start(), left).ok()?)?;
        let told_before = self.finite_between(first.start(), first.end());
        let tail = tail.filter(|t| self.finite_between(t.start(), t.end()) && (span.end() <= p.group.start() || !told_before));
        // "…, he said, calling it a sham": what the speaker does beside it.
        let tail = tail.filter(|t| !(told_before && self.opens_in_participle(*t)));
        let opening = matches!(
            s.text(first).to_ascii_lowercase().as_str(),
            "but" | "and" | "still" | "meanwhile" | "however" | "then" | "also" | "instead" | "in fact" | "so" | "yet"
        );
        if tail.is_none() && self.only_opens(first) {
            return None;
        }
        // "Asked about it, the mayor said, …": what opens the sentence is none of the mayor's.
        let opening =
            opening || self.words(first.start(), first.end()).next().is_some_and(|w| matches!(self.low(w).as_str(), "asked" | "speaking"));
        match tail {
            Some(tail) if !told_before || !few(s.text(tail), 3) => Some(if opening { vec![tail] } else { vec![first, tail] }),
            _ if told_before => Some(vec![first]),
            _ => None,
        }
    }
}
