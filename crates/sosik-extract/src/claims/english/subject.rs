//! The phrase of the one who speaks, as tree and marks give it.

use sosik_core::{Act, Span};

use super::sentence::{after, few};
use super::{Found, Reader};
use crate::claims::lexicon::Class;
use crate::clauses::{Link, Predicate, Role, Tense};
use crate::quotes::Quote;

impl<'l> Reader<'l, '_> {
    /// The predicate that makes what seems to speak: "released a video, saying …".
    pub(super) fn maker(&self, seeming: Span, found: &Found<'_>) -> Option<&'l Predicate> {
        let makes = |q: &&&Predicate| {
            self.lexicon.is(Class::Makes, &q.lemma)
                && q.arguments.iter().any(|a| a.role == Role::Object && seeming.contains(a.head))
                && q.head.end() <= found.span.start()
        };
        self.s.predicates.iter().rev().find(makes).copied()
    }

    /// A subject that is a date ("On Oct. 23, the ministry said") or a mere adjective ("the Ukrainian military said"): the words after it.
    pub(super) fn mended(&self, span: Span, found: &Found<'_>) -> Span {
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

    /// The phrase of the one who speaks: written, implied, or after an inverted verb ("…," said the minister).
    pub(super) fn subject(&self, found: &Found<'_>) -> Option<Span> {
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
        if let Some(span) =
            written.filter(|_| participle || self.beside_message(p.head)).and_then(|w| self.maker(w, found)).and_then(|q| q.subject())
        {
            return Some(self.phrase(span, found));
        }
        if let Some(span) = written {
            return Some(self.phrase(span, found));
        }
        if let Some(span) = self.acts_behind(found).or_else(|| self.antecedent(found)) {
            return Some(span);
        }
        let before = self.s.between(self.s.span.start(), p.group.start());
        if before.trim_end().ends_with([',', '"', '”', '\'', '’'])
            && !self.quote_before(p).is_some_and(|q| self.in_aside(q, self.s.scope(p.head).start()))
            && let Some(object) = after(p, Role::Object).or_else(|| after(p, Role::IndirectObject))
            && self.s.close(p.head.end(), object.span.start(), 0)
        {
            return Some(self.phrase(object.span, found));
        }
        self.noun_phrase_after(found)
    }

    /// `The ministry, | which had said before that …`: the noun of a relative clause that the tree hung elsewhere.
    fn antecedent(&self, found: &Found<'_>) -> Option<Span> {
        let p = found.predicate;
        let mut words = self.words(self.s.scope(p.head).start(), p.group.start()).rev().skip_while(|w| self.is_adverb(*w));
        words.next().filter(|w| matches!(self.low(*w).as_str(), "which" | "who")).filter(|_| p.tense != Tense::None)?;
        let mut words = words.skip_while(|w| self.s.text(*w) == ",");
        let last = words.next().filter(|w| self.is_word(*w) && !self.lexicon.is(Class::Preposition, &self.low(*w)))?;
        let plain = |w: &Span| self.stays_in_noun(*w) || self.s.text(*w) == ".";
        let first = words.take(8).take_while(|w| plain(w) && !self.in_verb(*w)).last().unwrap_or(last);
        self.s.trim(Span::new(first.start(), last.end()).ok()?)
    }

    /// `“…,” X, the minister, told …`: all between the quotation and the verb is the subject, whatever the parser made of it.
    pub(super) fn between_quotation_and_verb(&self, found: &Found<'_>, written: Option<Span>) -> Option<Span> {
        let p = found.predicate;
        let quote = self.quote_before(p)?;
        if self.in_aside(quote, self.s.scope(p.head).start()) {
            return None;
        }
        let misread = written.is_none_or(|w| w.start() < quote.outer.end() || w.start() >= p.head.end());
        let ends = self.s.text(quote.outer).trim_end_matches(['"', '”', '\'', '’', '˝']).ends_with([',', '?', '!', '.'])
            || self.s.between(quote.outer.end(), p.group.start()).starts_with(',');
        if !misread
            || !ends
            || self.quoted_name(quote, self.s.scope(p.head).start())
            || !(found.cue.frames.has("c") || found.cue.frames.has("a") || found.cue.frames.has("u"))
        {
            return None;
        }
        let span = self.s.trim(Span::new(quote.outer.end(), p.group.start()).ok()?)?;
        let words = self.s.text(span);
        let first = words.split_whitespace().next().unwrap_or_default();
        let opens = !matches!(first, "and" | "but" | "or" | "as" | "which" | "who" | "when" | "while" | "because");
        (opens && few(words, 25)).then_some(span)
    }

    /// The subject of a clause that hangs on a noun of saying without a word between: ", a charge | the ministry | denies".
    pub(super) fn behind_noun(&self, subject: Span) -> Span {
        let words: Vec<Span> = self.words(subject.start(), subject.end()).collect();
        let apposed = self.s.between(self.s.span.start(), subject.start()).trim_end().ends_with([',', '—', '–']);
        let article = words.first().is_some_and(|w| matches!(self.low(*w).as_str(), "a" | "an"));
        let noun = (1..words.len().min(3)).find(|&i| self.lexicon.noun(&self.low(words[i])).is_some());
        let Some(first) = noun.filter(|_| apposed && article).and_then(|i| words.get(i + 1)) else { return subject };
        let opens = self.s.text(*first).starts_with(char::is_uppercase) || self.lexicon.determines(&self.low(*first));
        if opens { Span::new(first.start(), subject.end()).unwrap_or(subject) } else { subject }
    }

    /// The last quotation that ends before a verb.
    pub(super) fn quote_before(&self, p: &Predicate) -> Option<&Quote> {
        self.s.quotes.iter().copied().rfind(|q| q.outer.end() <= p.group.start())
    }

    /// Whether `quote` ends an aside behind the subject of a verb: `The mayor, citing “the magic of the place,” said it would`.
    pub(super) fn in_aside(&self, quote: &Quote, from: u32) -> bool {
        let before = self.s.between(from, quote.outer.start()).trim_end();
        let Some(comma) = before.rfind(", ").filter(|c| *c > 0) else { return false };
        let participle = before[comma + 2..].split(' ').next().unwrap_or_default();
        participle.ends_with("ing") && before.ends_with(char::is_alphanumeric) && !self.finite_between(from, quote.outer.end())
    }

    /// Whether `quote` is the name of what stands right before it, not speech: `through its channel “Calm Sea”`.
    pub(super) fn quoted_name(&self, quote: &Quote, from: u32) -> bool {
        let before = self.s.between(from, quote.outer.start()).trim_end();
        let joined = before.ends_with(char::is_alphanumeric);
        let mut words = self.s.text(quote.inner).split_whitespace().peekable();
        let capital = |w: &str| w.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
        let small = |w: &str| self.lexicon.is(Class::Preposition, w) || self.lexicon.determines(w) || w == "and";
        let named = words.peek().is_some_and(|w| capital(w)) && words.all(|w| capital(w) || small(w));
        joined && named && !self.s.predicates.iter().any(|p| p.tense != Tense::None && quote.outer.contains(p.head))
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
        // "wrote in a memo to the inspector": a phrase may follow, no clause.
        let phrase = rest.split_whitespace().next().is_some_and(|w| matches!(w, "in" | "on" | "at" | "during"))
            && !self.finite_between(p.group.end(), scope.end());
        if !few(rest, if phrase { 14 } else { 5 })
            || rest.contains([',', '"', '“', ':'])
            || rest.trim_start().starts_with("that ")
            || phrase && rest.contains(" that ")
        {
            return None;
        }
        if self.s.children(found.i, Link::Complement).any(|c| self.s.predicates[c].head.start() >= p.head.end()) {
            return None;
        }
        let before = self.s.between(scope.start(), p.group.start());
        let comma = before.rfind([',', '"', '”', '’'])?;
        // `…, Ann Lee, the mayor, said`: who it is stands between commas.
        let apposed = before[comma..].trim() == ",";
        let comma = if apposed {
            let open = before[..comma].rfind(',')?;
            let article = before[open + 1..comma].trim_start().split(' ').next().is_some_and(|w| self.lexicon.determines(w));
            before[..open].rfind([',', '"', '”', '’']).filter(|_| article)?
        } else {
            comma
        };
        let start = scope.start() + comma as u32 + before[comma..].chars().next().map_or(1, char::len_utf8) as u32;
        let span = self.s.trim(Span::new(start, p.group.start()).ok()?)?;
        let words = self.s.text(span);
        let first = words.split_whitespace().next().unwrap_or_default();
        let opens =
            !matches!(first, "and" | "but" | "or" | "as" | "which" | "who" | "when" | "while" | "because" | "that" | "if" | "s" | "t");
        let verbless = !self.s.predicates.iter().any(|q| !q.nominal && span.contains(q.head));
        let named = !apposed || first.starts_with(char::is_uppercase);
        (opens && verbless && named && few(words, if apposed { 16 } else { 10 })).then_some(span)
    }

    /// A subject without what the parser hung on it by mistake: quotations, and the cue itself.
    pub(super) fn phrase(&self, span: Span, found: &Found<'_>) -> Span {
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

    /// Whether the phrase names somebody: a name with an actor's kind, or a capital or person word at its head.
    pub(in crate::claims) fn animate(&self, span: Span) -> bool {
        let names = &self.s.layers.names;
        let from = names.partition_point(|n| n.span.end() <= span.start());
        if names[from..].iter().take_while(|n| n.span.start() < span.end()).any(|n| n.kind.is_some() && !n.adjective) {
            return true;
        }
        let head = crate::claims::source::head_of(self.s.text(span));
        let word = head.to_lowercase();
        let person = ["er", "or", "ers", "ors", "ist", "ists", "man", "men", "woman", "women", "ian", "ians", "ials", "ial", "body"]
            .iter()
            .any(|e| word.len() > 4 && word.ends_with(e));
        let role = self
            .lexicon
            .source(&word)
            .is_some_and(|k| !matches!(k, sosik_core::MentionedKind::Document | sosik_core::MentionedKind::Pronoun));
        person
            || role
            || self.lexicon.is(Class::Somebody, &word)
            || head.chars().next().is_some_and(char::is_uppercase) && !self.s.text(span).contains(char::is_numeric)
    }
}
