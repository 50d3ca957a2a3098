//! What the order of words shows where the tree hangs it on another word: charges behind their target, clauses behind an aside, figures.

use sosik_core::Span;

use super::content::Said;
use super::{Found, Reader};
use crate::claims::lexicon::Class;
use crate::clauses::Tense;

/// So many words may stand between a cue and what belongs to it.
const APART: usize = 14;

impl Reader<'_, '_> {
    /// `accused | the company | of hiding the report`, with the charge hung on its target.
    pub(super) fn charged(&self, found: &Found<'_>) -> Option<Said> {
        let scope = self.s.scope(found.predicate.head);
        let words: Vec<Span> = self.words(found.span.end(), scope.end()).take(APART).collect();
        // The last "of" before a gerund, else the first one: "accused the head of the union of lying".
        let clear = words.iter().position(|w| !self.stays(*w)).unwrap_or(words.len());
        let of = |i: &usize| *i > 0 && self.low(words[*i]) == "of" && i + 1 < words.len();
        let gerund = (0..clear).filter(of).find(|i| self.low(words[i + 1]).ends_with("ing"));
        // "accused the bank, the country's largest, of hiding losses"
        let aside = || (1..words.len()).filter(of).find(|i| self.s.text(words[i - 1]) == "," && self.low(words[i + 1]).ends_with("ing"));
        let at = gerund.or_else(|| (0..clear).find(of)).or_else(aside)?;
        let start = words[at + 1].start();
        if self.finite_between(found.span.end(), start) {
            return None;
        }
        let end = self.cut(found, start, scope.end());
        // "of lying | after he said …": when it was done is told by another clause.
        let clause = self
            .words(start, end)
            .find(|w| matches!(self.low(*w).as_str(), "after" | "before" | "when" | "while" | "as") && self.finite_between(w.end(), end));
        let end = clause.map_or(end, |w| w.start());
        let rest = self.s.between(start, end);
        let mark = rest.find([',', ';', ':', '—', '–']).unwrap_or(rest.len());
        let mark = if self.s.quotes.iter().any(|q| q.outer.contains(Span::of(start as usize + mark..start as usize + mark))) {
            rest.len()
        } else {
            mark
        };
        Said::of(self.s.trim(Span::new(start, start + mark as u32).ok()?).into_iter().collect())
    }

    /// `warned | the bank | against buying bonds`, with the phrase hung on its target: what stands behind one of `markers`.
    pub(super) fn hung(&self, found: &Found<'_>, markers: &[&str]) -> Option<Span> {
        let scope = self.s.scope(found.predicate.head);
        let words: Vec<Span> = self.words(found.span.end(), scope.end()).take(APART * 2).collect();
        let clear = words.iter().position(|w| !self.stays(*w)).unwrap_or(words.len());
        let at = (1..clear.min(APART)).find(|i| markers.contains(&self.low(words[*i]).as_str()))?;
        let last = *words[at + 1..clear].iter().take_while(|w| !self.in_time(**w)).last()?;
        Span::new(words[at + 1].start(), last.end()).ok()
    }

    /// `reported, citing two diplomats, that …`: the clause behind an aside between commas.
    pub(super) fn behind_aside(&self, found: &Found<'_>) -> Option<Span> {
        let scope = self.s.scope(found.predicate.head);
        let words: Vec<Span> = self.words(found.span.end(), scope.end()).take(APART + 8).collect();
        let open = words.iter().take(5).position(|w| !self.is_word(*w)).filter(|at| self.s.text(words[*at]) == ",")?;
        let first = words.get(open + 1)?;
        let close =
            (open + 2..words.len()).find(|i| self.s.text(words[*i]) == "," && self.low(*words.get(i + 1).unwrap_or(first)) == "that")?;
        let that = words.get(close + 1)?;
        let marks = (open + 1..close).any(|i| matches!(self.s.text(words[i]), ";" | ":" | "\"" | "“" | "”"));
        // "citing people briefed on it": what follows a participle has no subject of its own.
        let participle = self.low(*first).ends_with("ing");
        if marks
            || !participle && self.finite_between(found.span.end(), words[close].start())
            || !self.finite_between(that.end(), scope.end())
        {
            return None;
        }
        let end = self.cut(found, that.end(), scope.end());
        self.s.trim(Span::new(that.end(), end.max(that.end())).ok()?)
    }

    /// `put the death toll at 17`, `estimated the cost at $5 billion`: what is rated and at how much.
    pub(super) fn rated(&self, found: &Found<'_>) -> Option<Said> {
        let scope = self.s.scope(found.predicate.head);
        let words: Vec<Span> = self.words(found.span.end(), scope.end()).take(APART + 8).collect();
        let stop = |w: &Span| {
            let low = self.low(*w);
            !self.is_word(*w) && !matches!(low.as_str(), "$" | "€" | "£" | "-" | "–")
                || self.lexicon.is(Class::Boundary, &low) && low != "than"
        };
        let numeral = |w: &Span| self.s.text(*w).starts_with(|c: char| c.is_ascii_digit() || matches!(c, '$' | '€' | '£'));
        // "estimated | about 12,000"
        let first = *words.first()?;
        let about = self.lexicon.is(Class::Approximate, &self.low(first)) && words.get(1).is_some_and(numeral);
        if (about || numeral(&first)) && !self.passively(found) && found.cue.frames.has("o") {
            let stop = words.iter().position(|w| stop(w) || self.in_time(*w)).unwrap_or(words.len());
            return Said::of(self.s.trim(Span::new(first.start(), words[stop.checked_sub(1)?].end()).ok()?).into_iter().collect());
        }
        // "put up barriers at ten places" rates nothing.
        if !found.cue.frames.has("o") && !self.lexicon.determines(&self.low(first)) {
            return None;
        }
        let at = words.iter().take(APART).take_while(|w| !stop(w)).position(|w| self.low(*w) == "at")?;
        // "at | more than | 300": a figure near the preposition.
        if !words.get(at + 1..)?.iter().take(4).take_while(|w| !stop(w)).any(numeral) {
            return None;
        }
        let end = (at + 1..words.len())
            .find(|&i| {
                let comma = self.s.text(words[i]) == ",";
                stop(&words[i]) || comma || self.in_time(words[i]) || self.low(words[i]) == "and" || {
                    i > at + 1 && self.lexicon.is(Class::GoesOn, &self.low(words[i])) && self.low(words[i]) != "of"
                }
            })
            .map_or(words.last()?.end(), |i| words[i - 1].end());
        let passive = self.passively(found);
        let what = match passive {
            true => found.predicate.subject(),
            false => Span::new(found.span.end(), words[at].start()).ok().and_then(|w| self.s.trim(w)).filter(|w| !w.is_empty()),
        };
        let much = self.s.trim(Span::new(words[at + 1].start(), end).ok()?)?;
        let content: Vec<Span> = what.into_iter().chain([much]).collect();
        (content.len() == 2).then(|| Said::of(content)).flatten()
    }

    /// A subject that the tree cut behind "and", with the phrase that goes on with it up to the verb.
    pub(super) fn joined_subject(&self, subject: Span, found: &Found<'_>) -> Span {
        let start = found.predicate.group.start();
        let open = self.s.text(subject).ends_with(" and") || self.s.text(subject).ends_with(" or");
        if !open || subject.end() >= start || start - subject.end() > 80 {
            return subject;
        }
        let mut words = self.words(subject.end(), start);
        if !words.all(|w| self.stays(w)) || self.finite_between(subject.end(), start) {
            return subject;
        }
        Span::new(subject.start(), start).ok().and_then(|s| self.s.trim(s)).unwrap_or(subject)
    }

    /// `declined to comment`: the verb behind a refusal, whatever the tree makes of it.
    pub(super) fn refused(&self, found: &Found<'_>) -> Option<Span> {
        let mut words = self.words(found.span.end(), self.s.scope(found.predicate.head).end());
        words.next().filter(|w| self.low(*w) == "to")?;
        let verb = words.next()?;
        self.lexicon.is(Class::Withheld, &self.low(verb)).then_some(verb)
    }

    /// Whether the participle behind a comma asks something of somebody: `Thousands marched, demanding new elections`.
    pub(super) fn asks_beside(&self, found: &Found<'_>) -> bool {
        found.cue.act == sosik_core::Act::Appeal && found.predicate.tense == Tense::None && self.joined(found)
    }
}
