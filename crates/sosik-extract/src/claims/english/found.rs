//! Which cue a predicate is, alone or with the words behind it.

use sosik_core::Span;

use super::rest::APART;
use super::{Found, Reader};
use crate::claims::lexicon::Class;
use crate::clauses::{Role, Tense, Voice};

impl<'l> Reader<'l, '_> {
    pub(super) fn look_up(&self, i: usize) -> Option<Found<'l>> {
        let predicate = self.s.predicates[i];
        if predicate.nominal {
            return None;
        }
        let head = predicate.head;
        let lemma = predicate.lemma.split(' ').next().unwrap_or(&predicate.lemma);
        let form = self.s.text(head).to_lowercase();
        // "that states can pass it": a noun in the plural before its verb.
        let noun = || {
            let next = self.words(head.end(), self.s.span.end()).next();
            let before = self.words(self.s.span.start(), head.start()).next_back().map(|w| self.low(w)).unwrap_or_default();
            let verb = next
                .is_some_and(|w| self.s.predicates.iter().any(|p| !p.nominal && p.tense != Tense::None && p.group.start() == w.start()));
            verb && self.lexicon.is(Class::BeforeNoun, &before)
        };
        // "notes that were lost": a noun with a relative clause; in "the group claims that is untrue" the verb does not agree with it.
        let described = || {
            let mut next = self.words(head.end(), self.s.span.end()).take(2);
            next.next().is_some_and(|w| self.low(w) == "that")
                && next.next().is_some_and(|w| self.begins_verb(w) && !matches!(self.low(w).as_str(), "is" | "was" | "has"))
        };
        if predicate.group == head && form.ends_with('s') && lemma != "say" && (noun() || described()) {
            return None;
        }
        if predicate.group == head && self.attributive(head, &form) {
            return None;
        }
        // "…, reports say": a noun after all.
        if form == "reports" && matches!(self.words(head.end(), self.s.span.end()).next().map(|w| self.s.text(w)), Some("say" | "said")) {
            return None;
        }
        if let Some(found) = self.phrasal(i, lemma, &form) {
            return Some(found);
        }
        let plain = |key: &str| self.lexicon.english(key).find(|c| !c.lemma.contains(' '));
        // "is convinced": a participle that is a cue of its own, which nobody convinces.
        let felt = predicate.voice == Voice::Passive && predicate.argument(Role::Agent).is_none() && form != lemma;
        let own = self.lexicon.english(&form).find(|c| felt && c.lemma == form);
        let cue = own.or_else(|| self.lexicon.english(lemma).find(|c| c.lemma == lemma)).or_else(|| plain(&form));
        match cue {
            Some(cue) => Some(Found { i, predicate, cue, span: head, particle: None }),
            None => self.apart_from(i, lemma).or_else(|| self.feels(i, lemma)),
        }
    }

    /// Whether a finite verb begins with `word`.
    fn begins_verb(&self, word: Span) -> bool {
        let be = matches!(self.low(word).as_str(), "is" | "are" | "was" | "were" | "has" | "have" | "had");
        be || self.s.predicates.iter().any(|p| !p.nominal && p.tense != Tense::None && p.group.start() == word.start())
    }

    /// "the | pledged | delegates", "758 | pledged | delegates": a participle between a determiner or number and its noun.
    fn attributive(&self, head: Span, form: &str) -> bool {
        let before = self.words(self.s.span.start(), head.start()).next_back();
        let next = self.words(head.end(), self.s.span.end()).next();
        // "Of 120 polled, 67 opposed the plan": a number may be who acts.
        let governed = |number: Span| {
            let word = self.words(self.s.span.start(), number.start()).next_back();
            word.is_some_and(|w| self.in_verb(w) || self.is_preposition(w))
        };
        let opens = before.is_some_and(|w| {
            self.s.text(w).starts_with(|c: char| c.is_ascii_digit()) && !self.in_time(w) && governed(w)
                || self.lexicon.is(Class::Article, &self.low(w))
        });
        let noun = |w: Span| {
            self.stays_in_noun(w) && !self.in_verb(w) && !self.in_time(w) && !self.is_adverb(w) && !self.lexicon.determines(&self.low(w))
        };
        form.ends_with("ed") && opens && next.is_some_and(|w| noun(w) && !matches!(self.low(w).as_str(), "that" | "to" | "and" | "or"))
    }

    /// "remains | confident that it will win": an adjective that is a cue, behind a verb of being in some state.
    fn feels(&self, i: usize, lemma: &str) -> Option<Found<'l>> {
        let predicate = self.s.predicates[i];
        if !self.lexicon.is(Class::Stays, lemma) {
            return None;
        }
        let mut words = self.words(predicate.head.end(), self.s.span.end()).skip_while(|w| self.is_adverb(*w)).take(2);
        let word = words.next()?;
        words.next().filter(|w| self.low(*w) == "that")?;
        let form = self.low(word);
        let cue = self.lexicon.english(&form).find(|c| c.lemma == form && c.frames.has("c"))?;
        let free = self.s.predicates.iter().all(|p| p.head != word);
        free.then_some(Found { i, predicate, cue, span: word, particle: None })
    }

    /// "talked to reporters about the deal": a verb that tells only with a preposition, which stands behind another phrase.
    fn apart_from(&self, i: usize, lemma: &str) -> Option<Found<'l>> {
        let predicate = self.s.predicates[i];
        let head = predicate.head;
        if !self.lexicon.has_phrasal(lemma) {
            return None;
        }
        let markers = predicate.arguments.iter().filter(|a| a.role == Role::Oblique && a.span.start() > head.end());
        let mut cues = markers.filter(|a| APART.contains(&a.marker.as_str())).filter_map(|a| {
            let key = format!("{lemma} {}", a.marker);
            self.lexicon.english(&key).find(|c| c.lemma == key && c.frames.has("o"))
        });
        let cue = cues.next()?;
        Some(Found { i, predicate, cue, span: head, particle: cue.lemma.split_once(' ').map(|x| x.1) })
    }

    /// "called for", "pointed out", "came out in favor of": the words after the head decide before the head alone does.
    pub(super) fn phrasal(&self, i: usize, lemma: &str, form: &str) -> Option<Found<'l>> {
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
            at = rest.len() - rest[at..].trim_start().len() + word.len();
            // "shot back.": the mark is none of the word.
            let bare = word.trim_end_matches(|c: char| !c.is_alphanumeric());
            if bare.is_empty() || !bare.bytes().all(|c| c.is_ascii_alphabetic()) {
                break;
            }
            ends.push(at - (word.len() - bare.len()));
            if bare.len() < word.len() {
                break;
            }
        }
        let mut key = String::new();
        for end in ends.into_iter().rev() {
            let tail = rest[lead..end].to_ascii_lowercase();
            // "reported on Monday"
            let next = head.end() + end as u32 + 1;
            if Span::new(next, next + 1).is_ok_and(|s| self.in_time(s)) {
                continue;
            }
            let mut spelt = |word: &str| {
                key.clear();
                key.extend([word, " ", &tail]);
                self.lexicon.english(&key)
            };
            let whole = |lemma_of: &str| lemma_of.strip_prefix(lemma).and_then(|l| l.strip_prefix(' ')) == Some(tail.as_str());
            let cue =
                spelt(lemma).find(|c| whole(c.lemma)).or_else(|| spelt(form).find(|c| c.lemma.contains(' ') && c.lemma.ends_with(&tail)));
            if let Some(cue) = cue {
                let span = Span::new(head.start(), head.end() + end as u32).unwrap_or(head);
                return Some(Found { i, predicate, cue, span, particle: cue.lemma.split_once(' ').map(|x| x.1) });
            }
        }
        None
    }
}
