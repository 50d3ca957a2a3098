//! What a verb of saying tells where the tree shows no clause: all that follows it, a word, a phrase, or the sentence that "as X said" stands in.

use sosik_core::{Language, MentionedKind, Span};

use super::content::Said;
use super::{Found, Reader};
use crate::claims::lexicon::Class;
use crate::clauses::{Role, Tense};

/// Prepositions that may stand apart from their verb.
pub(super) const APART: [&str; 2] = ["about", "against"];

impl Reader<'_, '_> {
    /// Where what follows the verb begins: behind the time of saying and "that".
    pub(super) fn start_after(&self, found: &Found<'_>) -> Option<u32> {
        let scope = self.s.scope(found.predicate.head);
        let from = found.predicate.group.end().max(found.span.end());
        let first = self.words(from, scope.end()).next()?;
        if !self.is_word(first) && !matches!(self.s.text(first), "(" | "$" | "“" | "\"" | "‘" | "'") {
            return None;
        }
        // "said Tuesday he is", "said on Friday the": time goes.
        let start = first.start();
        let times = &self.s.layers.times;
        let at = times.partition_point(|t| t.span.end() <= start);
        let time = times.get(at).map(|t| t.span).filter(|t| t.start() <= start + 4 && t.end() < scope.end());
        let timed = time.filter(|t| matches!(self.s.between(start, t.start().max(start)).trim(), "" | "on" | "in" | "at"));
        Some(self.that_clause(found).map_or(timed.map_or(start, Span::end), Span::start))
    }

    /// `says the attack raised questions`, `polls showed a wide lead`: all that follows a verb that does nothing but tell, when neither tree
    /// nor words show the finite verb in it.
    pub(super) fn rest_after(&self, found: &Found<'_>, subject: Option<Span>) -> Option<Span> {
        let (s, p, frames) = (&self.s, found.predicate, found.cue.frames);
        let speaker = subject.filter(|w| w.end() <= p.group.start());
        if speaker.is_none() && !self.joined(found) || p.negated || !(frames.has("c") || frames.has("a")) {
            return None;
        }
        let document = speaker.is_some_and(|w| super::super::source::kind(s.layers, w, Language::English) == MentionedKind::Document);
        let finding = found.cue.act == sosik_core::Act::Finding;
        let told = p.tense != Tense::None || self.joined(found);
        if (frames.has("o") || frames.has("i") || finding) && !document || !told {
            return None;
        }
        let start = self.start_after(found)?;
        let end = self.cut(found, start, s.scope(p.head).end());
        let first = (0..s.predicates.len()).find(|&i| {
            let q = s.predicates[i];
            !q.nominal && q.tense != Tense::None && q.head.start() > start && q.head.end() <= end
        });
        if first.is_some_and(|i| self.main_verb_behind(found, i)) {
            return None;
        }
        let words: Vec<Span> = self.words(start, end).take(6).collect();
        let low: Vec<_> = words.iter().map(|w| self.low(*w)).collect();
        let first = low.first()?.as_str();
        let counted = low.get(1).is_some_and(|w| w.starts_with(|c: char| c.is_ascii_digit()));
        let phrase = self.lexicon.is(Class::Preposition, first) || self.lexicon.is(Class::GoesOn, first);
        let lead = words.first().is_some_and(|w| !self.is_word(*w));
        if phrase && !counted
            || lead
            || self.lexicon.is(Class::Boundary, first) && first != "that"
            || matches!(first, "and" | "so" | "not" | "otherwise")
        {
            return None;
        }
        let predicate = s.predicates.iter().any(|q| !q.nominal && q.head.start() > start && q.head.end() <= end);
        let enough = match words.len() {
            0..2 => false,
            2 => document,
            3 => document || predicate,
            _ => document || predicate || found.cue.lemma == "say",
        };
        // A comma right behind the first words is an aside that only a tree could read.
        let broken = low.iter().take(3).any(|w| w == ",") && !self.aside_in_subject(start, end);
        enough.then_some(())?;
        (!broken).then(|| s.trim(Span::new(start, end.max(start)).ok()?)).flatten()
    }

    /// `the quake, with a magnitude of 6, struck`: whether an aside without a verb stands behind the first words, and a finite verb behind it.
    fn aside_in_subject(&self, start: u32, end: u32) -> bool {
        let words: Vec<Span> = self.words(start, end).take(24).collect();
        let mut commas = (0..words.len()).filter(|&i| self.s.text(words[i]) == ",");
        let (Some(open), Some(close)) = (commas.next(), commas.next()) else { return false };
        open > 0
            && close > open + 2
            && self.lexicon.determines(&self.low(words[0]))
            && !self.finite_between(start, words[close].start())
            && words.get(close + 1).is_some_and(|w| self.is_word(*w))
    }

    /// `As the paper reported, the talks failed`, `The talks failed, as officials said.`: the sentence around the parenthesis.
    pub(super) fn as_told(&self, found: &Found<'_>, subject: Option<Span>) -> Option<Vec<Span>> {
        let (s, p) = (&self.s, found.predicate);
        let scope = s.scope(p.head);
        let subject = subject.filter(|w| w.end() <= p.group.start() && w.start() >= scope.start())?;
        let before = s.between(scope.start(), subject.start()).trim_end();
        let left = before.strip_suffix("as").or_else(|| before.strip_suffix("As"))?;
        if !(left.is_empty() || left.ends_with(char::is_whitespace)) {
            return None;
        }
        let behind = found.span.end().max(p.group.end());
        let rest = s.between(behind, scope.end());
        let dash = rest.find(['—', '–']).into_iter().chain(rest.find(" - ")).min();
        let comma = rest.find(',').into_iter().chain(dash).min();
        let gap = &rest[..comma.unwrap_or(rest.len())];
        if gap.split_whitespace().take(7).count() > 6
            || gap.trim_start().starts_with("that ")
            || self.finite_between(behind, behind + gap.len() as u32)
        {
            return None;
        }
        let kept = left.trim_end();
        let mut content = Vec::new();
        if kept.split_whitespace().nth(1).is_some() {
            if !kept.ends_with([',', '—', '–', ';']) {
                return None;
            }
            // "In the city - she grew up there, as she said - …": within the dashes.
            let open = ["— ", "– ", " - "]
                .iter()
                .filter_map(|w| kept.rfind(w).map(|at| at + w.len()))
                .max()
                .filter(|_| dash == comma && comma.is_some());
            let start = scope.start() + open.unwrap_or(0) as u32;
            content.extend(Span::new(start, scope.start() + kept.len() as u32).ok().and_then(|c| s.trim(c)));
            if open.is_some() {
                return (!content.is_empty()).then_some(content);
            }
        }
        let tail = comma.and_then(|c| s.trim(Span::new(behind + c as u32, scope.end()).ok()?));
        content.extend(tail.filter(|t| s.text(*t).split_whitespace().nth(2).is_some()));
        (!content.is_empty()).then_some(content)
    }

    /// "told | the party's youth wing | that …": to whom, as the order of words gives it.
    pub(super) fn told_before(&self, found: &Found<'_>, content: Span) -> Option<Span> {
        let gap = self.s.trim(Span::new(found.span.end(), content.start()).ok().filter(|_| found.cue.frames.has("a"))?)?;
        let kept = self.s.text(gap).strip_suffix(" that")?;
        let words: Vec<Span> = self.words(gap.start(), gap.start() + kept.len() as u32).collect();
        let plain = |w: &Span| self.is_word(*w) && !self.in_time(*w) && !self.lexicon.is(Class::Preposition, &self.low(*w));
        let first = words.first()?;
        (plain(first) && words.len() <= 10).then(|| Span::new(gap.start(), words[words.len() - 1].end()).ok()).flatten()
    }

    /// "said so", "answered yes", "pleaded not guilty": all that is said is one word.
    pub(super) fn in_a_word(&self, found: &Found<'_>) -> Option<Span> {
        let mut words = self.words(found.span.end(), self.s.scope(found.predicate.head).end());
        if found.cue.lemma == "plead" {
            let first = words.next()?;
            let last = if self.low(first) == "not" { words.next()? } else { first };
            if self.low(last) != "guilty" {
                return None;
            }
            let plain = |w: &Span| self.stays(*w) && !self.in_time(*w) && self.low(*w) != "and";
            let mut charge: Vec<Span> = words.take_while(plain).collect();
            // "to manslaughter | on Tuesday"
            while charge.last().is_some_and(|w| self.lexicon.is(Class::Preposition, &self.low(*w))) {
                charge.pop();
            }
            let to = charge.first().is_some_and(|w| self.low(*w) == "to");
            let end = charge.last().filter(|_| to).map_or(last.end(), |w| w.end());
            return Span::new(first.start(), end).ok();
        }
        let word = words.next().filter(|w| matches!(self.low(*w).as_str(), "so" | "yes" | "no"))?;
        // "said no | to the war"
        let to = self.words(word.end(), self.s.scope(word).end()).next().filter(|w| self.low(*w) == "to" && self.low(word) != "so");
        let object = to.and_then(|to| {
            let span = Span::new(found.span.start(), to.end()).ok()?;
            self.phrase_behind(&Found { span, ..*found })
        });
        if let Some(object) = object {
            return Span::new(word.start(), object.end()).ok();
        }
        let ends = words.next().is_none_or(|w| {
            let low = self.low(w);
            !self.is_word(w)
                || self.lexicon.is(Class::Boundary, &low)
                || self.lexicon.is(Class::Preposition, &low)
                || low == "and"
                || self.in_time(w)
        });
        ends.then_some(word)
    }

    /// "agreed that …", "held that …": verbs that tell only with "that" right behind them.
    pub(super) fn told_directly(&self, found: &Found<'_>) -> Option<Said> {
        let rest = self.s.between(found.span.end(), self.s.scope(found.predicate.head).end());
        let that = rest.trim_start().starts_with("that ") && found.predicate.tense != Tense::None;
        that.then(|| self.clause_after(found)).flatten().and_then(|content| Said::of(vec![content]))
    }

    /// "charged | that the report was false": of a verb that takes a clause seldom, one with "that" and a subject of its own.
    pub(super) fn clause_right_behind(&self, found: &Found<'_>) -> Option<Said> {
        let (s, p) = (&self.s, found.predicate);
        let scope = s.scope(p.head);
        let that = self.words(found.span.end(), scope.end()).next().filter(|w| self.low(*w) == "that")?;
        let verb = (s.predicates.iter()).filter(|q| !q.nominal && q.tense != Tense::None && q.group.start() > that.end());
        let verb = verb.map(|q| q.group).min_by_key(|g| g.start()).filter(|g| g.end() <= scope.end())?;
        let subject: Vec<Span> = self.words(that.end(), verb.start()).collect();
        let plain = |w: &Span| self.stays(*w) && self.low(*w) != "and";
        // "rejected that | as a lie": the pronoun alone is the object.
        let opens = subject.first().is_some_and(|w| !self.is_preposition(*w));
        (opens && subject.iter().all(plain)).then(|| self.told_directly(found)).flatten()
    }

    /// "complained to the council about the noise": the phrase of the verb with its preposition, where something stands between them.
    pub(super) fn apart(&self, found: &Found<'_>) -> Option<Said> {
        let p = found.predicate;
        let argument = p.arguments.iter().find(|a| {
            a.role == Role::Oblique && a.span.start() > p.head.end() && APART.contains(&a.marker.as_str()) && {
                let key = format!("{} {}", found.cue.lemma, a.marker);
                self.lexicon.english(&key).any(|c| c.lemma == key && c.frames.has("o"))
            }
        })?;
        Said::of(self.s.trim(argument.span).into_iter().collect())
    }

    /// Where a clause begins that the tree starts too late: `says | the president’s plans are “unfair”`.
    pub(super) fn opened(&self, found: &Found<'_>, said: &Said, clause: Span) -> Span {
        let plain = found.cue.frames.has("c") && said.addressee.is_none() && !said.infinitive && !said.question;
        let (Some(start), true) = (self.start_after(found), plain) else { return clause };
        let lost = self.s.between(start, clause.start());
        let mut words = lost.split_whitespace();
        let first = words.next().unwrap_or_default().to_ascii_lowercase();
        let introduces = self.lexicon.is(Class::Preposition, &first)
            || self.lexicon.is(Class::GoesOn, &first)
            || self.lexicon.is(Class::Boundary, &first);
        // "the fire, which began on Sunday, | was put out": a closed aside behind the subject.
        let aside = lost.trim_end().ends_with(',') && lost.matches(',').count() == 2 && self.lexicon.determines(&first);
        let adverb = first.ends_with("ly") || matches!(first.as_str(), "that" | "and" | "not");
        if first.is_empty()
            || introduces
            || adverb
            || words.take(15).count() > 14
            || lost.contains([';', ':'])
            || lost.contains(',') && !aside
            || lost.contains(" that ")
        {
            return clause;
        }
        Span::new(start, clause.end()).ok().and_then(|c| self.s.trim(c)).unwrap_or(clause)
    }

    /// Whether a quotation beside a verb that takes none otherwise is its speech: it ends before its speaker, or a comma or colon leads to it.
    pub(super) fn marked(&self, found: &Found<'_>, said: &Said) -> bool {
        let head = found.predicate.head;
        said.content.first().is_some_and(|c| {
            let gap = self.s.between(head.end(), c.start()).trim_end().trim_end_matches(['"', '“', '˝']);
            c.end() <= head.start() || gap.trim_end().ends_with([',', ':'])
        })
    }

    /// What a verb of saying has with it that nobody says: "writing on the channel", "two men were admitted to hospital", "called an election for
    /// May".
    pub(super) fn names_nothing_said(&self, found: &Found<'_>, passive: bool, said: &Said) -> bool {
        let clause = |c: &Span| self.s.predicates.iter().any(|q| !q.nominal && c.contains(q.head));
        let first = |c: &Span| self.words(c.start(), c.end()).next().map(|w| self.low(w)).unwrap_or_default();
        let plain = !said.content.iter().any(clause);
        // "…, feeling the need to leave": an attitude beside another verb needs a clause.
        if found.cue.is_attitude() && self.joined(found) && !said.content.iter().any(|c| self.finite_between(c.start(), c.end())) {
            return true;
        }
        match found.cue.lemma {
            "write" => {
                plain
                    && said.content.first().is_some_and(|c| self.lexicon.is(Class::Preposition, &first(c)) && found.span.end() <= c.start())
            }
            "admit" => passive && plain,
            "call" => matches!(said.content.as_slice(), [_, second] if matches!(first(second).as_str(), "to" | "for" | "on" | "in")),
            _ => false,
        }
    }

    /// "reject the view that leads to hate": where what is said begins behind a relative "that", the noun before it is said too.
    pub(super) fn with_noun(&self, found: &Found<'_>, mut said: Said) -> Said {
        let Some(content) = said.content.first_mut().filter(|c| found.span.end() < c.start()) else { return said };
        let between = self.s.between(found.span.end(), content.start());
        let Some(noun) = between.trim().strip_suffix("that").map(str::trim).filter(|n| !n.is_empty()) else { return said };
        let bare = self.s.predicates.iter().any(|q| !q.nominal && q.tense != Tense::None && q.group.start() == content.start());
        let phrase = noun.split(' ').next().is_some_and(|w| self.lexicon.is(Class::Preposition, w));
        let short = !phrase && noun.split(' ').count() <= NOUN && !noun.contains([',', ';', ':', '"', '“']);
        if bare && short && !found.cue.frames.has("a") {
            let start = found.span.end() + (between.len() - between.trim_start().len()) as u32;
            *content = Span::new(start, content.end()).unwrap_or(*content);
        }
        said
    }
}

/// A noun phrase before a relative "that" has at most so many words.
const NOUN: usize = 7;
