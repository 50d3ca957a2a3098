//! Objects with all that belongs to their nouns.

use sosik_core::Span;

use super::content::Said;
use super::sentence::after;
use super::{Found, Reader};
use crate::claims::lexicon::Class;
use crate::clauses::{Role, Tense};

/// Words that open a clause behind an object, which tells when or why something is said of it.
const OPENS: [&str; 9] = ["when", "while", "as", "after", "before", "because", "although", "though", "if"];

impl Reader<'_, '_> {
    /// `neither confirmed | nor denied | the strike`: two verbs with one object, which is all that is said.
    pub(super) fn shared_object(&self, found: &Found<'_>, mut said: Said) -> Said {
        let Some(first) = said.content.first_mut().filter(|c| c.start() >= found.span.end()) else { return said };
        let mut words = self.words(first.start(), first.end());
        let joined = words.next().is_some_and(|w| matches!(self.low(w).as_str(), "nor" | "or" | "and"));
        let verb = words.next().filter(|w| joined && self.s.predicates.iter().any(|p| !p.nominal && p.head == *w));
        if let Some(object) = verb.and_then(|v| Span::new(v.end(), first.end()).ok()).and_then(|o| self.s.trim(o)) {
            *first = object;
        }
        said
    }

    /// An object without the clause that a tree hung on its end: "opposes the plan | while others back it".
    pub(super) fn without_clause(&self, object: Span) -> Span {
        let named = |w: &Span| {
            self.low(*w) == "as"
                && self
                    .words(object.start(), w.start())
                    .next_back()
                    .is_some_and(|b| self.verb_at(b) || matches!(self.low(b).as_str(), "such" | "well" | "same"))
        };
        let opens = |w: &Span| OPENS.contains(&self.low(*w).as_str()) && !named(w) && self.finite_between(w.end(), object.end());
        let quoted = |w: &Span| self.s.quote_around(*w).is_some();
        // "announced the sale, | some workers left"
        let clause = |w: &Span| {
            let next = self.words(w.end(), object.end()).next().map(|n| self.low(n)).unwrap_or_default();
            self.s.text(*w) == ","
                && self.finite_between(w.end(), object.end())
                && !self.lexicon.is(Class::Relative, &next)
                && !matches!(next.as_str(), "including" | "and" | "or")
                && !self.finite_between(object.start(), w.start())
                && self.words(w.end(), object.end()).take_while(|n| !self.verb_at(*n)).all(|n| !self.is_relative(n))
        };
        let word = self.words(object.start(), object.end()).skip(1).find(|w| (opens(w) || clause(w)) && !quoted(w));
        word.and_then(|w| Span::new(object.start(), w.start()).ok()).and_then(|o| self.s.trim(o)).unwrap_or(object)
    }

    /// What is seen in some way with the way: "views him | favourably".
    pub(super) fn in_which_way(&self, found: &Found<'_>, object: Span) -> Span {
        if !(found.cue.frames.has("as") && found.cue.act == sosik_core::Act::Assessment) {
            return object;
        }
        let scope = self.s.scope(found.predicate.head);
        let low = |w: &Span| self.low(*w);
        let way = self
            .words(object.end(), scope.end())
            .take(3)
            .take_while(|w| matches!(low(w).as_str(), "more" | "less" | "very") || low(w).ends_with("ly"));
        way.last().and_then(|w| Span::new(object.start(), w.end()).ok()).unwrap_or(object)
    }

    /// Whether `word` is the head of a verb.
    fn verb_at(&self, word: Span) -> bool {
        self.s.predicates.iter().any(|p| !p.nominal && p.head == word)
    }

    /// Whether an object that ends at `end` is a person or body by name or a pronoun, which takes no place along: "backs Kim | in the north".
    fn by_name(&self, object: Span) -> bool {
        let pronoun = matches!(self.low(object).as_str(), "him" | "her" | "them" | "it" | "us" | "me");
        let names = &self.s.layers.names;
        let at = names.partition_point(|n| n.span.end() < object.end());
        pronoun || names.get(at).is_some_and(|n| n.span.end() == object.end() && n.span.start() <= object.start() + 5 && n.kind.is_some())
    }

    /// "and NP", ", NP and NP" from word `i` on, if a noun phrase and no clause follows: the end of the phrase and the word after it.
    pub(super) fn coordinated(&self, words: &[Span], i: usize, scope: u32) -> Option<(u32, usize)> {
        let low = |k: usize| words.get(k).map(|w| self.low(*w)).unwrap_or_default();
        let mut k = i;
        if low(k) == "," {
            // A list goes on to its "and".
            let and = (k + 1..words.len().min(k + 12)).find(|&n| matches!(low(n).as_str(), "and" | "or"))?;
            if (k + 1..and).any(|n| !self.is_word(words[n]) && low(n) != "," || self.lexicon.is(Class::Boundary, &low(n))) || and > k + 8 {
                return None;
            }
            k = and;
        }
        if !matches!(low(k).as_str(), "and" | "or") {
            return None;
        }
        let comma = (k + 1..words.len()).find(|&n| matches!(low(n).as_str(), "," | ";" | ":"));
        let bound = comma.map_or(scope, |n| words[n].start());
        let relative = (k + 1..words.len()).find(|&n| self.is_relative(words[n]));
        let clear = relative.map_or(bound, |n| words[n].start().min(bound));
        let verb =
            |p: &crate::clauses::Predicate| !p.nominal && words.get(k + 1).is_some_and(|w| p.head == *w || p.group.start() == w.start());
        if self.finite_between(words[k].end(), clear) || self.s.predicates.iter().any(|p| verb(p)) || k + 1 >= words.len() {
            return None;
        }
        let first = low(k + 1);
        // "apologized for the delay and promised …": a verb of saying, whatever the tagger made of it.
        if first.ends_with("ed") && self.lexicon.english(&first).next().is_some() {
            return None;
        }
        if self.lexicon.is(Class::Preposition, &first)
            || self.lexicon.is(Class::Boundary, &first)
            || self.in_time(words[k + 1])
            || self.is_adverb(words[k + 1])
        {
            return None;
        }
        let stop = (k + 1..words.len()).find(|&n| {
            let w = low(n);
            !self.is_word(words[n])
                || self.lexicon.is(Class::Boundary, &w)
                || w == "and"
                || self.lexicon.is(Class::GoesOn, &w)
                || self.in_time(words[n])
        });
        let stop = stop.unwrap_or(words.len());
        (stop > k + 1).then(|| (words[stop - 1].end(), stop))
    }

    /// The noun phrase right behind the words of a cue, as their order gives it.
    pub(super) fn phrase_behind(&self, found: &Found<'_>) -> Option<Span> {
        self.phrase_from(found.span.end(), self.s.scope(found.predicate.head).end())
    }

    /// The noun phrase with which `from..to` begins, up to where it goes on behind its noun.
    pub(super) fn phrase_from(&self, from: u32, to: u32) -> Option<Span> {
        let words: Vec<Span> = self.words(from, to).take(16).collect();
        let verb = |w: Span| self.s.predicates.iter().any(|p| !p.nominal && p.tense != Tense::None && p.group.start() == w.start());
        let hyphen = |w: Span| matches!(self.s.text(w), "-" | "–") && words.iter().any(|v| v.end() == w.start());
        let stop = (words.iter().position(|w| {
            let low = self.low(*w);
            !self.is_word(*w) && !hyphen(*w)
                || self.lexicon.is(Class::Boundary, &low)
                || self.lexicon.is(Class::GoesOn, &low)
                || low == "and"
                || self.in_time(*w)
                || verb(*w)
        }))
        .unwrap_or(words.len());
        Span::new(words.first()?.start(), words[stop.checked_sub(1)?].end()).ok()
    }

    /// A noun phrase with the phrases in which it goes on: "tussle | between two actors | at a hotel".
    pub(super) fn with_phrases(&self, noun: Span) -> Span {
        let to = self.s.scope(noun).end();
        let mut whole = noun;
        for _ in 0..3 {
            let Some(next) = self.words(whole.end(), to).next().filter(|w| self.lexicon.is(Class::GoesOn, &self.low(*w))) else { break };
            let timed = self.words(next.end(), to).next().is_none_or(|w| self.in_time(w));
            let Some(more) = self.phrase_from(next.end(), to).filter(|_| !timed) else { break };
            whole = whole.cover(more);
        }
        whole
    }

    /// Where an object that ends at `end` ends with the rest of its noun phrase, if `words[i]` goes on with it: "the rival | party leader", "his remarks
    /// | made last summer", "those | who left", "the vote | as proof".
    fn described(&self, words: &[Span], i: usize, end: u32, scope: u32) -> u32 {
        let verb = |w: Span| self.s.predicates.iter().position(|p| !p.nominal && p.group.start() <= w.start() && w.end() <= p.head.end());
        let noun = |w: Span| {
            let low = self.low(w);
            self.is_word(w)
                && !self.lexicon.is(Class::Boundary, &low)
                && !self.lexicon.is(Class::GoesOn, &low)
                && !self.lexicon.is(Class::Preposition, &low)
                && !matches!(
                    low.as_str(),
                    "and" | "or" | "nor" | "not" | "to" | "without" | "despite" | "through" | "amid" | "because" | "there" | "here"
                )
                && !self.is_adverb(w)
                && !self.in_time(w)
                && verb(w).is_none()
        };
        let Some(next) = words.get(i).copied().filter(|w| self.s.between(end, w.start()).trim().is_empty()) else { return end };
        let stop =
            (i..words.len()).find(|&k| !self.is_word(words[k]) && !matches!(self.s.text(words[k]), "-" | "–" | "“" | "”" | "\"" | "."));
        let limit = stop.map_or(scope, |k| words[k].start());
        let low = self.low(next);
        let clause = words[i..].iter().skip(1).find(|w| w.start() < limit && OPENS.contains(&self.low(**w).as_str()));
        let limit = clause.map_or(limit, |w| w.start());
        let close = || self.s.between(end, limit).trim_end().len() as u32 + end;
        let participle = verb(next).is_some_and(|v| {
            let p = self.s.predicates[v];
            p.tense == Tense::None && p.group == p.head && p.marker.is_empty() && self.found(v).is_none()
        });
        if self.is_relative(next) && low != "where" || participle {
            return close();
        }
        // cited him as | “the best” | and left
        let role = words.get(i + 1).filter(|_| low == "as").copied();
        if let Some(quote) = role.and_then(|r| self.s.quotes.iter().find(|q| q.outer.start() == r.start() && q.outer.end() <= scope + 1)) {
            return quote.inner.end();
        }
        let named = role.is_some_and(|r| self.lexicon.determines(&self.low(r)));
        if low == "as" && (named || !self.finite_between(next.end(), limit)) {
            let verb = named.then(|| self.takes_up(next.end(), limit)).flatten();
            return verb.map_or_else(close, |at| at.min(close()));
        }
        // The tree broke the noun phrase.
        let kept = (i..words.len().min(i + 5)).take_while(|&k| noun(words[k])).last();
        kept.map_or(end, |k| words[k].end())
    }

    /// Where a finite verb behind "and" takes the sentence up in `from..to`: "as a friend | and left".
    fn takes_up(&self, from: u32, to: u32) -> Option<u32> {
        let words: Vec<Span> = self.words(from, to).collect();
        let finite = |w: &Span| self.s.predicates.iter().any(|p| !p.nominal && p.tense != Tense::None && p.group.start() == w.start());
        let and = (1..words.len()).find(|&i| finite(&words[i]) && matches!(self.low(words[i - 1]).as_str(), "and" | "but"))?;
        Some(words.get(and.checked_sub(2)?)?.end())
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
            // criticized the | “narrow politics” | on display: words in quotation marks in the middle of the phrase.
            let quote = self
                .s
                .quotes
                .iter()
                .find(|q| q.outer.start() == words[i].start() && self.s.between(end, words[i].start()).trim().is_empty());
            if let Some(quote) = quote.filter(|q| q.outer.end() <= scope.end() + 1 && q.inner.end() > end) {
                end = quote.inner.end();
                i = words.iter().position(|w| w.start() >= quote.outer.end()).unwrap_or(words.len());
                continue;
            }
            if let Some((last, next)) = self.coordinated(&words, i, scope.end()) {
                end = last;
                i = next;
                continue;
            }
            if !self.lexicon.is(Class::GoesOn, &low) || words.get(i + 1).is_none_or(|w| in_time(*w)) {
                break;
            }
            let gerund = low == "by" && words.get(i + 1).is_some_and(|w| self.low(*w).ends_with("ing"));
            if gerund
                || end == object.end() && self.by_name(object) && matches!(low.as_str(), "in" | "at" | "by" | "from" | "into" | "between")
            {
                break;
            }
            // "acknowledged the strike | for the first time"
            let word = |n: usize| words.get(i + n).map(|w| self.low(*w)).unwrap_or_default();
            if low == "for" && word(1) == "the" && word(3) == "time" {
                break;
            }
            // a fire at | “a plant”
            let named = words.get(i + 1).and_then(|w| self.s.quotes.iter().find(|q| q.outer.start() == w.start()));
            if let Some(quote) = named.filter(|q| q.outer.end() <= scope.end() + 1) {
                end = quote.inner.end();
                i = words.iter().position(|w| w.start() >= quote.outer.end()).unwrap_or(words.len());
                continue;
            }
            // A medium is where it is said, not what.
            let stop = (i + 1..words.len()).find(|&k| {
                let low = self.low(words[k]);
                !self.is_word(words[k])
                    || self.lexicon.is(Class::Boundary, &low)
                    || low == "and"
                    || self.lexicon.is(Class::GoesOn, &low)
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
                && self.animate(object)
            {
                break;
            }
            end = words[stop - 1].end();
            i = stop;
        }
        end = self.described(&words, i, end, scope.end());
        let listed = found.particle.is_some() || after(found.predicate, Role::Object).is_some();
        if listed { Span::new(object.start(), end).unwrap_or(object) } else { object }
    }
}
