//! English clauses read off their words: what the parse of a sentence misses, its order still shows.
//!
//! English reports in a fixed order: `NP cue (that) clause`, `clause, NP cue`, `clause, cue NP`, `NP, NP cue, clause`. Trees of long sentences go
//! wrong at the very verbs that take a clause without "that", so the order decides where the tree gives no or too little content.

use sosik_core::Span;

use super::content::Said;
use super::sentence::after;
use super::{Found, Reader};
use crate::clauses::{Role, Tense};

/// How an aside of the author begins behind indirect speech.
const ASIDES: [&str; 8] = [", though ", ", although ", ", even though ", ", even as ", ", compared ", ", which ", ", who ", ", whose "];

/// Words before a subject at which it cannot go on to the left.
pub(super) const BOUNDARIES: [&str; 27] = [
    "that", "which", "who", "whom", "whose", "where", "when", "while", "because", "as", "if", "although", "though", "but", "or", "what",
    "how", "why", "after", "before", "until", "since", "than", "so", "then", "whether", "yet",
];

/// Adverbs between a subject and its verb; those in -ly are known by their ending.
const ADVERBS: [&str; 22] = [
    "also", "still", "later", "now", "once", "since", "then", "never", "often", "first", "again", "even", "earlier", "further", "just",
    "long", "all", "both", "not", "soon", "thus", "already",
];

/// Words with which a noun phrase goes on behind its noun.
pub(super) const GOES_ON: [&str; 16] =
    ["of", "with", "for", "about", "against", "over", "between", "toward", "towards", "from", "to", "in", "into", "on", "at", "by"];

pub(super) const PREPOSITIONS: [&str; 14] =
    ["in", "on", "at", "after", "during", "for", "by", "with", "from", "since", "of", "to", "under", "according"];

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

    pub(super) fn low(&self, span: Span) -> String {
        self.s.text(span).to_ascii_lowercase()
    }

    pub(super) fn is_adverb(&self, span: Span) -> bool {
        let word = self.low(span);
        ADVERBS.contains(&word.as_str()) || word.len() > 4 && word.ends_with("ly")
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
            if self.finite_between(words[open].end(), end) && !matches!(self.low(*words.get(open + 1)?).as_str(), "who" | "which" | "whose")
            {
                return None;
            }
            at = open;
        }
        let mut start = None;
        for i in (0..at).rev().take(24) {
            let word = words[i];
            let low = self.low(word);
            if !self.is_word(word) && !matches!(low.as_str(), "(" | ")" | "-" | "." | "&" | "‘" | "/") || BOUNDARIES.contains(&low.as_str())
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
        (!PREPOSITIONS.contains(&first.as_str()) && !pronoun).then_some(span)
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
                && !PREPOSITIONS.contains(&self.low(*first).as_str())
                && !BOUNDARIES.contains(&self.low(*first).as_str())
                && !self.is_adverb(*first)
                && words.iter().take(7).skip(1).any(|w| self.s.text(*w).starts_with(char::is_uppercase));
        let stop = words
            .iter()
            .position(|w| self.s.quotes.iter().any(|q| q.outer.start() == w.start()) || matches!(self.s.text(*w), ":" | ";" | "."));
        let end = words[..stop.unwrap_or(words.len())].last()?.end();
        opens.then(|| self.s.trim(Span::new(first.start(), end).ok()?)).flatten()
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
        let active = found.predicate.tense != Tense::None || self.surely_active(found) || self.bare_present(found);
        if active && parsed.is_none_or(|p| p.end() <= group.end() && !self.after_quotation(p, found)) {
            let word = self.s.text(found.predicate.head);
            if !word.ends_with("ing")
                && let Some(lead) = self.lead(found)
            {
                return Some(lead);
            }
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
        let nothing = !short.contains(char::is_alphabetic) || self.s.text(span).eq_ignore_ascii_case(self.s.text(found.predicate.head));
        let swallowed =
            self.finite_between(span.start(), span.end()) && !["who ", "which ", "that ", "whose "].iter().any(|w| short.contains(w));
        let gap = Span::new(span.end(), group.start().max(span.end())).ok()?;
        let between: Vec<Span> = self.words(gap.start(), gap.end()).filter(|w| !self.is_adverb(*w)).collect();
        let left_over = between.first().is_some_and(|w| {
            let low = self.low(*w);
            // `Sanders | campaign manager Jeff Weaver said`: the tree cut the phrase.
            self.is_word(*w)
                && !BOUNDARIES.contains(&low.as_str())
                && !GOES_ON.contains(&low.as_str())
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
                    && !PREPOSITIONS.contains(&low.as_str())
                    && !GOES_ON.contains(&low.as_str())
                    && !matches!(low.as_str(), "and" | "or")
                    && !self.is_adverb(*w)
                    && !self.in_time(*w)
            };
            if more.len() <= 6 && more.iter().all(noun) && self.s.text(span).starts_with(char::is_uppercase) {
                return Some(whole);
            }
        }
        if nothing || swallowed || left_over || adverb {
            return self.noun_phrase_before(found).filter(|n| !nothing || n != &span).or(parsed);
        }
        parsed
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
        times.get(at).is_some_and(|t| t.span.overlaps(span))
    }

    /// A subject without the time at its end.
    pub(super) fn before_time(&self, span: Span) -> Option<Span> {
        let times = &self.s.layers.times;
        let at = times.partition_point(|t| t.span.end() < span.end());
        let time = times.get(at).filter(|t| t.span.end() == span.end() && t.span.start() > span.start())?;
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

    /// Where what is said after `from` ends: before a participle or coordinate verb that says something of its own, or at `end`.
    pub(super) fn cut(&self, found: &Found<'_>, from: u32, end: u32) -> u32 {
        let mut end = end;
        if let Some(at) = self.s.between(from, end).find("; ").filter(|_| self.s.quote_around(found.predicate.head).is_none()) {
            end = from + at as u32;
        }
        if let Some(at) = self.subordinate_end(found, from, end) {
            end = at;
        }
        for mark in [", according to ", ", citing ", ", quoting "] {
            if let Some(at) = self.s.between(from, end).find(mark) {
                end = from + at as u32;
            }
        }
        for (i, q) in self.s.predicates.iter().enumerate() {
            if i == found.i || q.nominal || q.head.start() <= from || q.head.end() > end {
                continue;
            }
            let before = self.s.between(from, q.group.start()).trim_end();
            // "…, police said": the sentence is theirs.
            let closing = q.tense != Tense::None
                && self.s.quote_around(q.head).is_none()
                && self.s.between(q.group.end(), self.s.span.end()).split_whitespace().count() <= 3;
            let comma = before.rfind(',').filter(|at| {
                closing && before[*at..].split_whitespace().count() <= 9 && !self.finite_between(from + *at as u32, q.group.start())
            });
            let clausal = || self.tells(i) || self.found(i).is_some_and(|f| f.cue.frames.has("i"));
            let cue = || clausal() || !self.s.text(q.head).ends_with("ing") && self.found(i).is_some();
            // said he will try and insisted: a verb in the tense of the cue behind a clause in another.
            let inner = || {
                (self.s.predicates.iter())
                    .find(|p| !p.nominal && p.tense != Tense::None && p.head.start() >= from && p.head.end() <= q.group.start())
                    .is_some_and(|p| p.tense != q.tense || p.modality != q.modality)
            };
            let word = self.s.text(q.head);
            let participle = word.ends_with("ing") && before.ends_with(',') && q.group == q.head;
            let coordinate = q.tense != Tense::None
                && found.predicate.tense == q.tense
                && (before.ends_with(" and") || before.ends_with(" but"))
                && self.s.quote_around(q.head).is_none();
            // ", but the army denied": a clause of its own.
            let own = [", but ", ", and ", ", while "].iter().filter_map(|w| before.rfind(w)).max().filter(|at| {
                q.tense != Tense::None
                    && self.s.quote_around(q.head).is_none()
                    && before[*at..].split_whitespace().count() <= 9
                    && !self.finite_between(from + *at as u32, q.group.start())
            });
            if let Some(at) = comma.filter(|at| *at > 0 && cue()) {
                end = from + at as u32;
                continue;
            }
            let same = coordinate && q.modality == found.predicate.modality && inner();
            if (participle || coordinate || own.is_some()) && cue() || same {
                let kept = match own {
                    Some(at) => &before[..at],
                    None => before.strip_suffix("and").or_else(|| before.strip_suffix("but")).unwrap_or(before),
                };
                end = from + kept.trim_end_matches([' ', ',']).len() as u32;
            }
        }
        end
    }

    /// Where the clause of a cue behind "when", "after" or "as" at the front of its sentence ends: at the comma before the main clause.
    fn subordinate_end(&self, found: &Found<'_>, from: u32, end: u32) -> Option<u32> {
        let scope = self.s.scope(found.predicate.head);
        let group = found.predicate.group;
        let mut before = self.words(scope.start(), group.start()).take(40);
        let clear = before.all(|w| self.s.text(w) != ",");
        let opened = self.words(scope.start(), group.start()).take(8).any(|w| {
            matches!(
                self.low(w).as_str(),
                "when" | "while" | "after" | "before" | "as" | "although" | "though" | "because" | "since" | "if" | "once"
            )
        });
        if !clear || !opened || self.s.quote_around(found.predicate.head).is_some() {
            return None;
        }
        let comma = self.words(from, end).find(|w| self.s.text(*w) == "," && self.finite_between(from, w.start()))?;
        // The main clause has a subject and a verb of its own.
        self.finite_between(comma.end(), end).then_some(comma.start())
    }

    /// What is said without what the tree hung on it by mistake: the time of saying in front, the speaker of the sentence behind.
    pub(super) fn bounded(&self, found: &Found<'_>, said: Said) -> Said {
        let head = found.predicate.head;
        let pieces = said.content.iter().filter_map(|piece| {
            if piece.start() < head.end() {
                return Some(*piece);
            }
            let times = &self.s.layers.times;
            let at = times.partition_point(|t| t.span.end() <= piece.start());
            let time =
                times.get(at).map(|t| t.span).filter(|t| t.start() == piece.start() && t.end() < piece.end() && found.cue.frames.has("c"));
            let start =
                time.filter(|t| !self.s.between(t.end(), piece.end()).starts_with([',', '\'', '’'])).map_or(piece.start(), |t| t.end());
            let end = self.speaker_behind(found, start, piece.end());
            let end = self.subordinate_end(found, start, end).unwrap_or(end);
            let end = self.aside(found, start, end);
            let end = if said.infinitive || said.gerund || said.weak { self.verb_behind(start, end) } else { end };
            if (start, end) == (piece.start(), piece.end()) {
                return Some(*piece);
            }
            self.s.trim(Span::new(start, end.max(start)).ok()?)
        });
        Said { content: pieces.collect(), ..said }
    }

    /// Where the author goes on about what was said: ", which …", ", though …", ", compared with …" behind a clause of indirect speech.
    fn aside(&self, found: &Found<'_>, from: u32, to: u32) -> u32 {
        if !(found.cue.frames.has("c") || found.cue.frames.has("a") || found.cue.frames.has("p"))
            || self.s.quote_around(found.predicate.head).is_some()
        {
            return to;
        }
        let text = self.s.between(from, to);
        let inside = |at: usize| {
            let at = Span::new(from + at as u32, from + at as u32 + 1).ok();
            at.is_some_and(|a| self.s.quote_around(a).is_some())
        };
        ASIDES
            .iter()
            .filter_map(|w| text.find(w))
            .filter(|at| !inside(*at) && self.finite_between(from, from + *at as u32))
            .min()
            .map_or(to, |at| from + at as u32)
    }

    /// Where a finite verb behind "and" or "but" takes the sentence up again after a phrase without one: `favours the law | and opposes …`.
    fn verb_behind(&self, from: u32, to: u32) -> u32 {
        let first = self
            .s
            .predicates
            .iter()
            .filter(|q| !q.nominal && q.tense != Tense::None && q.head.start() >= from && q.head.end() <= to)
            .min_by_key(|q| q.group.start());
        let Some(first) = first else { return to };
        let before = self.s.between(from, first.group.start()).trim_end();
        let adverb = before.rsplit(' ').next().is_some_and(|w| w.ends_with("ly") || w == "also" || w == "then");
        let before = if adverb { before.rsplit_once(' ').map_or(before, |(b, _)| b) } else { before };
        ["and", "but"]
            .iter()
            .find_map(|w| before.strip_suffix(w).filter(|b| b.ends_with(' ')))
            .map_or(to, |kept| from + kept.trim_end_matches([' ', ',']).len() as u32)
    }

    /// Where ", police said" or ", said the minister" begins in `from..to`, or `to`.
    fn speaker_behind(&self, found: &Found<'_>, from: u32, to: u32) -> u32 {
        for (i, q) in self.s.predicates.iter().enumerate() {
            if i == found.i
                || q.nominal
                || q.tense == Tense::None
                || q.head.start() <= from
                || q.head.end() > to
                || self.s.quote_around(q.head).is_some()
            {
                continue;
            }
            let before = self.s.between(from, q.group.start()).trim_end();
            let Some(comma) = before.rfind(',') else { continue };
            let between = before[comma + 1..].split_whitespace().count();
            let last = self.s.between(q.group.end(), self.s.span.end()).split_whitespace().count() <= 4;
            let inverted = between == 0 && q.group == q.head;
            let speaker = last && (1..=8).contains(&between) && !self.finite_between(from + comma as u32, q.group.start());
            if (inverted || speaker)
                && self.found(i).is_some_and(|f| {
                    f.cue.frames.has("c")
                        && matches!(f.cue.act, sosik_core::Act::Statement | sosik_core::Act::Report | sosik_core::Act::Announcement)
                })
            {
                return from + comma as u32;
            }
        }
        match self.s.between(from, to).find(", according to ") {
            Some(at) => from + at as u32,
            None => to,
        }
    }

    /// The clause after the verb by its place alone: all up to the end of the sentence, or up to another thing said.
    pub(super) fn clause_after(&self, found: &Found<'_>) -> Option<Span> {
        let scope = self.s.scope(found.predicate.head);
        let from = found.predicate.group.end().max(found.span.end());
        let first = self.words(from, scope.end()).next()?;
        if !self.is_word(first) && !matches!(self.s.text(first), "(" | "$" | "“" | "\"") {
            return None;
        }
        let mut start = first.start();
        // "said Tuesday he is", "said on Friday the", "told reporters the": time goes.
        let times = &self.s.layers.times;
        let at = times.partition_point(|t| t.span.end() <= start);
        if let Some(time) = times.get(at).map(|t| t.span).filter(|t| t.start() <= start + 4 && t.end() < scope.end()) {
            let lead = self.s.between(start, time.start().max(start)).trim();
            if matches!(lead, "" | "on" | "in" | "at") {
                start = time.end();
            }
        }
        if let Some(that) = self.that_clause(found) {
            start = that.start();
        }
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
        if !that && self.words(start, verb).skip(1).any(|w| BOUNDARIES.contains(&self.low(w).as_str())) {
            return None;
        }
        let word = self.s.text(found.predicate.head);
        let joined = self.s.between(self.s.span.start(), found.predicate.group.start()).trim_end();
        let tells = word.eq_ignore_ascii_case("saying") || word.ends_with("ing") && joined.ends_with(',') || self.leads(found);
        if found.predicate.tense == Tense::None && !tells {
            return None;
        }
        self.s.trim(Span::new(start, end.max(start)).ok()?)
    }

    /// `The industry, she said, is growing`, `…, said Steve Bell, an economist.`: the words around the cue and its speaker.
    pub(super) fn clause_around(&self, found: &Found<'_>, subject: Option<Span>) -> Option<Vec<Span>> {
        let s = &self.s;
        let p = found.predicate;
        let scope = s.scope(p.head);
        let span = subject?;
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
        if gap.split_whitespace().count() > 8 || gap.contains(" that ") || self.finite_between(right, right + gap.len() as u32) {
            return None;
        }
        let tail = comma.map(|c| right + c as u32).and_then(|from| s.trim(Span::new(from, scope.end()).ok()?));
        let first = s.trim(Span::new(scope.start(), left).ok()?)?;
        let told_before = self.finite_between(first.start(), first.end());
        let tail = tail.filter(|t| self.finite_between(t.start(), t.end()) && span.end() <= p.group.start());
        let opening = matches!(
            s.text(first).to_ascii_lowercase().as_str(),
            "but" | "and" | "still" | "meanwhile" | "however" | "then" | "also" | "instead" | "in fact" | "so" | "yet"
        );
        match tail {
            Some(tail) if !told_before || s.text(tail).split_whitespace().count() > 3 => {
                Some(if opening { vec![tail] } else { vec![first, tail] })
            }
            _ if told_before => Some(vec![first]),
            _ => None,
        }
    }

    /// "and NP", ", NP and NP" from word `i` on, if a noun phrase and no clause follows: the end of the phrase and the word after it.
    fn coordinated(&self, words: &[Span], i: usize, scope: u32) -> Option<(u32, usize)> {
        let low = |k: usize| words.get(k).map(|w| self.low(*w)).unwrap_or_default();
        let mut k = i;
        if low(k) == "," {
            // A list goes on to its "and".
            let and = (k + 1..words.len().min(k + 12)).find(|&n| matches!(low(n).as_str(), "and" | "or"))?;
            if (k + 1..and).any(|n| !self.is_word(words[n]) && low(n) != "," || BOUNDARIES.contains(&low(n).as_str())) || and > k + 8 {
                return None;
            }
            k = and;
        }
        if !matches!(low(k).as_str(), "and" | "or") {
            return None;
        }
        let comma = (k + 1..words.len()).find(|&n| matches!(low(n).as_str(), "," | ";" | ":"));
        let bound = comma.map_or(scope, |n| words[n].start());
        let relative = (k + 1..words.len()).find(|&n| matches!(low(n).as_str(), "who" | "that" | "which" | "where" | "whose"));
        let clear = relative.map_or(bound, |n| words[n].start().min(bound));
        let verb =
            |p: &crate::clauses::Predicate| !p.nominal && words.get(k + 1).is_some_and(|w| p.head == *w || p.group.start() == w.start());
        if self.finite_between(words[k].end(), clear) || self.s.predicates.iter().any(|p| verb(p)) || k + 1 >= words.len() {
            return None;
        }
        let first = low(k + 1);
        if PREPOSITIONS.contains(&first.as_str())
            || BOUNDARIES.contains(&first.as_str())
            || self.in_time(words[k + 1])
            || self.is_adverb(words[k + 1])
        {
            return None;
        }
        let stop = (k + 1..words.len()).find(|&n| {
            let w = low(n);
            !self.is_word(words[n])
                || BOUNDARIES.contains(&w.as_str())
                || w == "and"
                || GOES_ON.contains(&w.as_str())
                || self.in_time(words[n])
        });
        let stop = stop.unwrap_or(words.len());
        (stop > k + 1).then(|| (words[stop - 1].end(), stop))
    }

    /// An object with what belongs to its noun: "disappointment | with the comments".
    pub(super) fn whole_object(&self, found: &Found<'_>, object: Span) -> Span {
        let scope = self.s.scope(found.predicate.head);
        if object.start() < found.predicate.head.end() {
            return object;
        }
        let in_time = |w: Span| self.in_time(w);
        let words: Vec<Span> = self.words(object.end(), scope.end()).take(40).collect();
        let mut end = object.end();
        let mut i = 0;
        while i < words.len() {
            let low = self.low(words[i]);
            // run-up, Sanders-style: a word in pieces.
            if matches!(low.as_str(), "-" | "–") && words[i].start() == end && words.get(i + 1).is_some_and(|w| w.start() == words[i].end())
            {
                end = words[i + 1].end();
                i += 2;
                continue;
            }
            if let Some((last, next)) = self.coordinated(&words, i, scope.end()) {
                end = last;
                i = next;
                continue;
            }
            if !GOES_ON.contains(&low.as_str()) || words.get(i + 1).is_none_or(|w| in_time(*w)) {
                break;
            }
            // A medium is where it is said, not what.
            let stop = (i + 1..words.len()).find(|&k| {
                let low = self.low(words[k]);
                !self.is_word(words[k])
                    || BOUNDARIES.contains(&low.as_str())
                    || low == "and"
                    || GOES_ON.contains(&low.as_str())
                    || in_time(words[k])
                    || self.s.predicates.iter().any(|p| !p.nominal && p.tense != Tense::None && p.group.start() == words[k].start())
            });
            let stop = stop.unwrap_or(words.len());
            if stop == i + 1
                || self.lexicon.channel(&self.low(words[stop - 1])).is_some() && matches!(low.as_str(), "in" | "on" | "at" | "during")
            {
                break;
            }
            if low == "to"
                && self.s.predicates.iter().any(|p| !p.nominal && words.get(i + 1).is_some_and(|w| p.head == *w))
                && found.cue.frames.has("i")
            {
                break;
            }
            end = words[stop - 1].end();
            i = stop;
        }
        let listed = after(found.predicate, Role::Object).is_some();
        if listed { Span::new(object.start(), end).unwrap_or(object) } else { object }
    }
}
