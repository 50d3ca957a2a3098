//! What somebody is called and charged with: "called it a war", "accused him of theft".

use sosik_core::Span;

use super::content::Said;
use super::sentence::after;
use super::{Found, Reader};
use crate::claims::charges::Object;
use crate::clauses::{Link, Role};

impl Reader<'_, '_> {
    /// "called it a war", "described him as tired".
    pub(super) fn named_as(&self, found: &Found<'_>) -> Option<Said> {
        let s = &self.s;
        let p = found.predicate;
        let scope = s.scope(p.head);
        if let Some(role) = p.arguments.iter().find(|a| a.role == Role::Oblique && a.marker == "as" && a.span.start() > p.head.end()) {
            let object = p.arguments.iter().find(|a| a.role == Role::Object).map(|a| a.span);
            let object = object.filter(|o| !o.overlaps(role.span)).or_else(|| {
                let end = role.span.start().saturating_sub(3);
                Span::new(found.span.end(), end.max(found.span.end())).ok()
            });
            let mut content: Vec<Span> = object.and_then(|o| s.trim(o)).into_iter().collect();
            content.extend(s.trim(role.span));
            content.sort_unstable();
            return Said::of(content);
        }
        let clause = (s.children(found.i, Link::Complement).chain(s.children(found.i, Link::Adverbial)))
            .find(|&c| s.predicates[c].marker == "as" && s.predicates[c].head.start() > found.span.end());
        if let (Some(clause), Some(object)) = (clause, after(p, Role::Object)) {
            let clause = s.predicates[clause].clause;
            let skip = if s.text(clause).starts_with("as ") { 3 } else { 0 };
            let mut content: Vec<Span> = s.trim(object.span).filter(|o| o.end() <= clause.start()).into_iter().collect();
            content.extend(Span::new(clause.start() + skip, clause.end()).ok().and_then(|c| s.trim(c)));
            return Said::of(content);
        }
        if let Some(said) = self.as_behind(found) {
            return Some(said);
        }
        if !found.cue.frames.has("nn") {
            return None;
        }
        // called his place in the field “unheard of”: the quotation names it, however far the phrase goes.
        let quote = s.quotes.iter().find(|q| q.outer.start() > found.span.end() && q.outer.end() <= scope.end() + 2);
        if let Some(quote) = quote.filter(|q| {
            let between = s.between(found.span.end(), q.outer.start());
            let count = between.split_whitespace().take(15).count();
            (1..15).contains(&count) && !between.contains([',', ';', ':']) && !self.finite_between(found.span.end(), q.outer.start())
        }) {
            let what = Span::new(found.span.end(), quote.outer.start()).ok().and_then(|c| s.trim(c));
            return Said::of(what.into_iter().chain([quote.inner]).collect());
        }
        let object = after(p, Role::IndirectObject).or_else(|| after(p, Role::Object));
        let complement = s.children(found.i, Link::Complement).find(|&c| s.predicates[c].head.start() > found.span.end());
        let rest_end = complement.map_or(p.clause.end(), |c| s.predicates[c].clause.end()).min(scope.end());
        let mut content: Vec<Span> = Vec::new();
        match object {
            Some(object) => {
                let second = p
                    .arguments
                    .iter()
                    .find(|a| a.span.start() >= object.span.end() && matches!(a.role, Role::Object | Role::IndirectObject));
                // A quotation inside the object is what it is called: the blasts "an act of terror".
                let quote = s.quotes.iter().find(|q| q.outer.start() > object.span.start() && q.outer.start() <= object.span.end() + 1);
                let cut = quote.map_or(object.span.end(), |q| q.outer.start());
                content.extend(Span::new(object.span.start(), cut).ok().and_then(|c| s.trim(c)));
                let end = match quote {
                    // the blasts “an act of terror,” and said …
                    Some(q) if s.text(q.inner).ends_with([',', '.']) => q.inner.end(),
                    _ => second.map_or(rest_end, |a| a.span.end()).max(quote.map_or(cut, |q| q.inner.end())),
                };
                content.extend(Span::new(cut, end.max(cut)).ok().and_then(|c| s.trim(c)));
                if let (1, Some((first, rest))) = (content.len(), self.split(object.span, &[" a ", " an "])) {
                    let with_article = rest.start() - if s.between(rest.start() - 3, rest.start()) == "an " { 3 } else { 2 };
                    content = vec![first, Span::new(with_article, rest.end()).unwrap_or(rest)];
                }
                // "is considering an offer": weighed, not judged to be something.
                if found.cue.lemma == "consider" && !self.judged(found, &content) {
                    return None;
                }
            }
            None => {
                let start = complement.map(|c| s.predicates[c].clause.start())?;
                content.extend(Span::new(start, rest_end.max(start)).ok().and_then(|c| s.trim(c)));
            }
        }
        Said::of(content)
    }

    /// `what the mayor called “an image problem”`, `the office, which he described as a trap`: the name behind a verb whose object stands in
    /// front, with that object where the sentence has it.
    pub(super) fn named_in_relative(&self, found: &Found<'_>) -> Option<Said> {
        let (s, p) = (&self.s, found.predicate);
        if p.tense == crate::clauses::Tense::None || !(found.cue.frames.has("nn") || found.cue.frames.has("as")) {
            return None;
        }
        let scope = s.scope(p.head);
        let mut before: Vec<Span> = self.words(scope.start(), p.group.start()).rev().take(14).collect();
        before.reverse();
        let at = before.iter().rposition(|w| self.is_relative(*w) || self.low(*w) == "what")?;
        let speaker = &before[at + 1..];
        let plain = |w: &Span| self.stays(*w) || self.s.text(*w) == ".";
        if !(1..10).contains(&speaker.len()) || !speaker.iter().all(plain) || self.finite_between(before[at].end(), p.group.start()) {
            return None;
        }
        let mut words = self.words(found.span.end(), scope.end()).take(30).peekable();
        let mut next = words.next()?;
        let named = self.low(next) == "as";
        if named {
            next = words.next()?;
        } else if !found.cue.frames.has("nn") {
            return None;
        }
        // “a nuisance”, a “nuisance”
        let start = if self.lexicon.determines(&self.low(next)) { next.end() } else { next.start() };
        let quote = s.quotes.iter().find(|q| q.outer.start() >= start && s.close(start, q.outer.start(), 0));
        let name = match quote {
            Some(quote) => {
                let from = if start == next.start() { quote.inner.start() } else { next.start() };
                let open = !s.text(quote.inner).ends_with([',', '.']);
                let past = self.past_quotation(quote.outer.end(), scope.end()).filter(|_| open);
                Span::new(from, past.unwrap_or_else(|| quote.inner.end())).ok()?
            }
            None => {
                let name = self.phrase_behind(&Found { span: Span::new(p.head.start(), next.start()).ok()?, ..*found })?;
                // what he called Chile's | “odd” | claims
                let inside = s.quotes.iter().find(|q| q.outer.start() >= name.end() && s.close(name.end(), q.outer.start(), 0));
                inside.map_or(Some(name), |q| {
                    Span::new(name.start(), self.past_quotation(q.outer.end(), scope.end()).unwrap_or_else(|| q.inner.end())).ok()
                })?
            }
        };
        let name = s.trim(name)?;
        let that = self.low(before[at]) == "that";
        // "critics said that the mayor called it a farce": a conjunction has a thing and its name behind the verb.
        let short = quote.is_some() || named || self.words(name.start(), name.end()).take(3).count() < 3;
        let pronoun = matches!(self.low(next).as_str(), "him" | "her" | "it" | "them" | "us" | "me" | "for" | "on" | "to" | "in");
        let noun = at > 0 && self.is_word(before[at - 1]) && !s.predicates.iter().any(|q| !q.nominal && q.head == before[at - 1]);
        if pronoun || that && !(short && noun) {
            return None;
        }
        let antecedent = noun.then(|| self.noun_phrase_to(&before[..at])).flatten().filter(|_| that);
        Said::of(antecedent.into_iter().chain([name]).collect())
    }

    /// Where the phrase ends that goes on behind words in quotation marks: `“useful” | talks on the border`.
    fn past_quotation(&self, from: u32, to: u32) -> Option<u32> {
        let plain = |w: &Span| self.stays(*w) && self.low(*w) != "and";
        let mut words = self.words(from, to).take(20).take_while(|w| plain(w) && !self.in_verb(*w) && !self.in_time(*w)).peekable();
        words.peek().filter(|w| !self.is_preposition(**w) && !self.is_adverb(**w) && self.s.text(**w).starts_with(char::is_lowercase))?;
        words.last().map(|w| w.end())
    }

    /// The noun phrase at the end of `words`, back to its article.
    fn noun_phrase_to(&self, words: &[Span]) -> Option<Span> {
        let first = words.iter().rposition(|w| self.lexicon.determines(&self.low(*w))).filter(|at| words.len() - at <= 7)?;
        let span = Span::new(words[first].start(), words[words.len() - 1].end()).ok()?;
        (words.len() - first > 1 && words[first..].iter().all(|w| self.stays(*w)) && !self.finite_between(span.start(), span.end()))
            .then_some(span)
    }

    /// Whether a thing and what it is held to be are both there: "considers | him | a friend".
    fn judged(&self, found: &Found<'_>, content: &[Span]) -> bool {
        let [_, what] = content else { return false };
        let first = self.words(what.start(), what.end()).next().map(|w| self.low(w)).unwrap_or_default();
        let weighs = self.s.text(found.predicate.head).ends_with("ing") || found.predicate.argument(Role::Subject).is_none();
        !weighs && (self.lexicon.determines(&first) || matches!(first.as_str(), "one" | "too" | "very" | "more" | "less"))
    }

    /// "accused him of theft", "charged with theft", "blamed the army for it".
    pub(super) fn charge(&self, found: &Found<'_>) -> Option<Said> {
        let s = &self.s;
        let p = found.predicate;
        let passive = self.passively(found);
        let lemma = found.cue.lemma;
        let charge = self.lexicon.charge(lemma);
        let markers = charge.prepositions.as_slice();
        // "may be charged", "has not been charged": nobody has done it.
        if passive && lemma == "charge" && (p.negated || p.modality == crate::clauses::Modality::Possible) {
            return None;
        }
        let object = if passive { p.argument(Role::Subject) } else { after(p, Role::Object) };
        let argument =
            p.arguments.iter().find(|a| a.role == Role::Oblique && markers.contains(&a.marker.as_str()) && a.span.start() > p.head.end());
        let clause = (s.children(found.i, Link::Complement).chain(s.children(found.i, Link::Adverbial)))
            .find(|&c| markers.contains(&s.predicates[c].marker.as_str()) && s.predicates[c].head.start() > p.head.end());
        let what = argument.map(|a| a.span).or_else(|| {
            clause.map(|c| Span::new(s.predicates[c].clause.start(), s.end_with_coordinates(c)).unwrap_or(s.predicates[c].clause))
        });
        let what = what.or_else(|| self.hung(found, markers).filter(|_| lemma == "warn"))?;
        // "attacked the town for two days"
        if Span::new(what.start(), what.start() + 1).is_ok_and(|w| self.in_time(w)) {
            return None;
        }
        let text = s.text(what);
        let skip = markers.iter().find(|m| text.starts_with(**m) && text[m.len()..].starts_with(' ')).map_or(0, |m| m.len() + 1) as u32;
        let what = s.trim(Span::new(what.start() + skip, what.end()).unwrap_or(what))?;
        // "of preventing people | from standing together": the gerund takes all that follows up to a comma.
        let gerund = s.text(what).split_whitespace().next().is_some_and(|w| w.ends_with("ing"));
        let rest = s.between(what.end(), s.scope(p.head).end());
        let more = rest.find([',', ';', ':', '—', '–', '"', '“']).unwrap_or(rest.len());
        let goes_on = gerund && what.start() > p.head.end() && more > 0 && !self.finite_between(what.end(), what.end() + more as u32);
        let what = if goes_on { s.trim(Span::new(what.start(), what.end() + more as u32).unwrap_or(what))? } else { what };
        let mut content = Vec::new();
        let tells = charge.object == Object::Told;
        if charge.object == Object::Said {
            content.extend(object.filter(|o| !o.span.overlaps(what)).and_then(|o| s.trim(o.span)));
        }
        content.push(what);
        content.sort_unstable();
        let cue = argument.filter(|_| passive).map(|a| Span::new(p.head.start(), a.span.start()).unwrap_or(p.head)).and_then(|c| s.trim(c));
        Some(Said { content, cue, addressee: if tells { object.map(|o| o.span) } else { None }, ..Said::default() })
    }

    /// `hailed | the accord | as “historic”`, as the order of words gives it.
    fn as_behind(&self, found: &Found<'_>) -> Option<Said> {
        let scope = self.s.scope(found.predicate.head);
        let words: Vec<Span> = self.words(found.span.end(), scope.end()).take(40).collect();
        let stop = |w: &Span| !self.is_word(*w) && !matches!(self.s.text(*w), "“" | "”" | "\"" | "-" | "’" | "'");
        let clear = words.iter().position(stop).unwrap_or(words.len());
        let at = (1..clear.min(10)).find(|i| self.low(words[*i]) == "as").filter(|at| at + 1 < words.len())?;
        let (what, name) = (Span::new(words[0].start(), words[at - 1].end()).ok()?, words[at + 1].start());
        let end = clear.min(words.len()).checked_sub(1).filter(|last| *last > at).map_or(words[at + 1].end(), |last| words[last].end());
        if let Some(quote) = self.s.quotes.iter().find(|q| q.outer.start() == name && !self.finite_between(what.start(), name)) {
            return Said::of(self.s.trim(what).into_iter().chain([quote.inner]).collect());
        }
        if self.finite_between(what.start(), end) || self.low(words[at + 1]) == "well" || self.low(words[at - 1]) == "such" {
            return None;
        }
        Said::of(self.s.trim(what).into_iter().chain(self.s.trim(Span::new(name, end).ok()?)).collect())
    }
}
