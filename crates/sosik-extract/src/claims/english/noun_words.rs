//! English nouns of saying that the tree does not show as predicates: "the union's suggestion that …", "fears about …".

use sosik_core::{Act, Language, Span};

use super::{Found, Reader};
use crate::claims::draft::{Draft, Who};
use crate::claims::lexicon::{Class, Cue};
use crate::clauses::Tense;

/// So many words may stand between a noun of saying and its "that".
const APART: usize = 9;

impl Reader<'_, '_> {
    /// Reads nouns of the lexicon by what stands behind and before them. Linear in the sentence but for the few words around each noun.
    pub(super) fn noun_words(&mut self) {
        for k in 0..self.s.tokens.len() {
            let word = self.s.tokens[k];
            if let Some(cue) = self.noun_at(word).filter(|_| !self.s.predicates.iter().any(|p| p.head == word)) {
                self.noun_word(k, cue);
            }
        }
    }

    /// The noun of saying that `word` is a form of.
    pub(super) fn noun_at(&self, word: Span) -> Option<&'static Cue> {
        if !self.lexicon.may_be_noun(self.s.text(word)) {
            return None;
        }
        let low = self.low(word);
        let singular = low.strip_suffix("ies").map(|s| format!("{s}y"));
        self.lexicon.noun(&low).or_else(|| self.lexicon.noun(low.strip_suffix('s')?)).or_else(|| self.lexicon.noun(&singular?))
    }

    fn noun_word(&mut self, k: usize, cue: &'static Cue) {
        let s = &self.s;
        let word = s.tokens[k];
        let scope = s.scope(word);
        let behind: Vec<Span> = self.words(word.end(), scope.end()).take(60).collect();
        let low = |i: usize| behind.get(i).map(|w| self.low(*w)).unwrap_or_default();
        let (whose, first) = self.whose(word, scope.start());
        let governor = self.light_verb(first);
        let by = (low(0) == "by" || low(0) == "from" || low(0) == "among").then(|| self.by_phrase(&behind)).flatten();
        let apart = self.that_apart(&behind);
        let by = by.or_else(|| apart.and_then(|(holder, next)| Some((holder?, next))));
        let after = apart.map_or_else(|| by.map_or(0, |(_, next)| next), |(_, next)| next);
        let content = match low(after).as_str() {
            "that" => self.told_clause(word, *behind.get(after).unwrap_or(&word), scope),
            "to" if cue.act == Act::Finding => None,
            "to" if whose.is_some() || by.is_some() || governor.is_some() => {
                let phrase = || self.told_phrase(&behind, after).filter(|_| cue.frames.has("to"));
                self.told_infinitive(&behind, after, scope).or_else(phrase)
            }
            marker if cue.frames.has(marker) && (whose.is_some() || by.is_some() || governor.is_some()) => self.told_phrase(&behind, after),
            _ => None,
        };
        let Some(content) = content.and_then(|c| self.s.trim(c)) else { return };
        let who = whose
            .or(by.map(|b| b.0))
            .or_else(|| governor.and_then(|g| self.governs(g).or_else(|| self.before_verb(g))))
            .map_or(Who::Nobody, Who::Words);
        // "the fear that it would fail": few nouns tell a clause without anybody; "the letter that she sent" is none.
        let clause = low(after) == "that" && cue.frames.has("c");
        // "raised concerns that" with the verb taken for something else: somebody raised them.
        let borne = || governor.is_some() || self.words(scope.start(), first).next_back().is_some_and(|w| self.low(w).ends_with("ed"));
        if who == Who::Nobody && (!clause || borne()) {
            return;
        }
        if self.drafts.iter().any(|d| d.content.contains(&content)) {
            return;
        }
        // "expressed concern that …" is the claim of its verb.
        if governor.is_some() && self.drafts.iter().any(|d| d.content.iter().any(|c| c.contains(word) && c.start() + 12 >= word.start()))
            || self.borne(word)
        {
            return;
        }
        self.drafts.push(Draft {
            negated: governor.is_some_and(|g| self.s.predicates[g].negated),
            ..Draft::of_cue(self.s.index, who, (word, cue), content, 0.6)
        });
    }

    /// "expressed | concern over it": whether the noun opens what a verb before it is already told to express.
    pub(super) fn borne(&self, noun: Span) -> bool {
        self.drafts.iter().any(|d| {
            let light = d.cue.as_ref().is_some_and(|(cue, lemma)| cue.end() <= noun.start() && self.lexicon.is(Class::Light, lemma));
            light && d.content.iter().any(|c| c.contains(noun) && self.s.close(c.start(), noun.start(), 1))
        })
    }

    /// The possessor before the noun, and where its noun phrase begins: "the union's long-held | fear".
    fn whose(&self, word: Span, from: u32) -> (Option<Span>, u32) {
        // Four words back and a name before them; more would be read again for each noun.
        let mut before: Vec<Span> = self.words(from, word.start()).rev().take(16).collect();
        before.reverse();
        let mut first = word.start();
        for (i, w) in before.iter().enumerate().rev().take(4) {
            let low = self.low(*w);
            if matches!(low.as_str(), "his" | "her" | "their" | "its" | "our" | "my") {
                return (Some(*w), w.start());
            }
            if matches!(low.as_str(), "'s" | "’s" | "'" | "’") {
                let start = (0..i).rev().take(8).take_while(|&n| {
                    let l = self.low(before[n]);
                    self.is_word(before[n])
                        && !self.lexicon.is(Class::Boundary, &l)
                        && !self.lexicon.is(Class::GoesOn, &l)
                        && l != "and"
                        && !self.s.predicates.iter().any(|p| !p.nominal && p.tense != Tense::None && p.group.contains(before[n]))
                });
                let start = start.last().map(|n| before[n].start());
                let span = start.and_then(|s| Span::new(s, w.start()).ok()).and_then(|s| self.s.trim(s));
                return (span, start.unwrap_or(w.start()));
            }
            let possessive = ["'s", "’s", "s'", "s’"].iter().any(|e| low.len() > 3 && low.ends_with(e));
            if possessive || !self.is_word(*w) || self.lexicon.is(Class::Boundary, &low) || self.lexicon.is(Class::GoesOn, &low) {
                break;
            }
            first = w.start();
            if matches!(low.as_str(), "the" | "a" | "an" | "any" | "no" | "some") {
                break;
            }
        }
        (None, first)
    }

    /// The verb right before the noun phrase whose subject is the one who says it: "raised the fear that …".
    fn light_verb(&self, first: u32) -> Option<usize> {
        self.s.predicates.iter().position(|p| !p.nominal && self.lexicon.is(Class::Light, &p.lemma) && self.s.close(p.head.end(), first, 0))
    }

    /// The subject of the verb before the noun.
    pub(super) fn governs(&self, i: usize) -> Option<Span> {
        let predicate = self.s.predicates[i];
        let found = Found { i, predicate, cue: Cue::unknown(Language::English), span: predicate.head, particle: None };
        self.lead(&found).or_else(|| predicate.subject())
    }

    /// The noun phrase before the verb `i`, whatever the tree says.
    fn before_verb(&self, i: usize) -> Option<Span> {
        let predicate = self.s.predicates[i];
        let found = Found { i, predicate, cue: Cue::unknown(Language::English), span: predicate.head, particle: None };
        self.noun_phrase_before(&found).filter(|who| self.animate(*who))
    }

    /// "by the union": the phrase, and the word behind it.
    fn by_phrase(&self, behind: &[Span]) -> Option<(Span, usize)> {
        let stop = (1..behind.len().min(10)).find(|&i| {
            let low = self.low(behind[i]);
            !self.is_word(behind[i]) || matches!(low.as_str(), "that" | "to" | "about" | "over" | "against") || self.is_verb(behind[i])
        })?;
        let span = Span::new(behind[1].start(), behind[stop - 1].end()).ok()?;
        (stop > 1).then_some((span, stop))
    }

    /// The place of "that" where a phrase or a form of "be" parts it from its noun, and whose it is: "fears | among farmers that", "the concern within the
    /// ministry is | that", "a statement | on Friday that".
    fn that_apart(&self, behind: &[Span]) -> Option<(Option<Span>, usize)> {
        let at = (1..behind.len().min(APART)).find(|&i| self.low(behind[i]) == "that")?;
        let be = matches!(self.low(behind[at - 1]).as_str(), "is" | "was");
        let gap = &behind[..at - usize::from(be)];
        let Some(first) = gap.first() else { return Some((None, at)) };
        let plain = |w: &Span| self.stays(*w) && !self.is_verb(*w) && self.low(*w) != "and";
        if !(self.is_preposition(*first) || self.holds(*first) || self.in_time(*first)) || !gap.iter().all(plain) {
            return None;
        }
        let holder = (self.holds(*first) && gap.len() > 1).then(|| Span::new(gap[1].start(), gap[gap.len() - 1].end()).ok()).flatten();
        Some((holder, at))
    }

    /// Whether a preposition behind a noun of saying names those who say it: "among voters".
    fn holds(&self, word: Span) -> bool {
        self.lexicon.is(Class::Holds, &self.low(word))
    }

    fn is_verb(&self, word: Span) -> bool {
        self.s.predicates.iter().any(|p| !p.nominal && p.tense != Tense::None && p.group.contains(word))
    }

    /// The clause behind "that", up to the verb of which the noun is the subject.
    fn told_clause(&self, noun: Span, that: Span, scope: Span) -> Option<Span> {
        let finite = |from: u32| {
            (self.s.predicates.iter())
                .filter(move |p| !p.nominal && p.tense != Tense::None && p.group.start() >= from)
                .map(|p| p.group)
                .min_by_key(|g| g.start())
        };
        let first = finite(that.end()).filter(|g| g.end() <= scope.end())?;
        // "a claim that was made": a relative clause.
        if self.s.close(that.end(), first.start(), 0) {
            return None;
        }
        let leads = !self.finite_between(scope.start(), noun.start());
        let mut end = scope.end();
        if leads
            && let Some(second) = finite(first.end()).filter(|g| g.start() < scope.end())
            && !self.s.between(first.end(), second.start()).contains(['"', '“'])
        {
            let before = self.s.between(first.end(), second.start());
            let joined = [" and", " but", " or", ","].iter().any(|w| before.trim_end().ends_with(w));
            let inner = [" that ", " who ", " which ", " because ", " if ", " when ", " as "].iter().any(|w| before.contains(w));
            if !joined && !inner {
                end = second.start();
            }
        }
        let text = self.s.between(that.end(), end);
        for mark in [", but ", ", while ", "; ", ", according to ", ", which ", ", who "] {
            if let Some(at) = text.find(mark) {
                end = end.min(that.end() + at as u32);
            }
        }
        Span::new(that.end(), end).ok()
    }

    fn told_infinitive(&self, behind: &[Span], at: usize, scope: Span) -> Option<Span> {
        let verb = behind.get(at + 1)?;
        let predicate = self.s.predicates.iter().find(|p| !p.nominal && p.head == *verb)?;
        let next = (self.s.predicates.iter())
            .filter(|p| !p.nominal && p.tense != Tense::None && p.group.start() > verb.end())
            .map(|p| p.group.start())
            .min();
        let end = predicate.clause.end().min(scope.end()).min(next.unwrap_or_else(|| scope.end()));
        Span::new(behind[at].start(), end.max(verb.end())).ok()
    }

    fn told_phrase(&self, behind: &[Span], at: usize) -> Option<Span> {
        let stop = (at + 1..behind.len()).find(|&i| {
            let low = self.low(behind[i]);
            !self.is_word(behind[i]) || self.lexicon.is(Class::Boundary, &low) || self.is_verb(behind[i]) || self.in_time(behind[i])
        });
        let last = stop.unwrap_or(behind.len()).checked_sub(1).filter(|l| *l > at)?;
        // "concern about the plan and | called for talks"
        let joint = matches!(self.low(behind[last]).as_str(), "and" | "but" | "or");
        let last = last.checked_sub(usize::from(joint)).filter(|l| *l > at)?;
        Span::new(behind[at + 1].start(), behind[last].end()).ok()
    }
}
