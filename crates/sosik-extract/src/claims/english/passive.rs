//! What is said where the verb is passive or the author judges by the look of it: "is expected to …", "were accused of …", "appeared tired".

use sosik_core::Span;

use super::content::Said;
use super::{Found, Reader};
use crate::claims::lexicon::Class;
use crate::clauses::{Link, Role};

impl Reader<'_, '_> {
    /// "is expected to …", "were accused of …", "it was reported that …".
    pub(super) fn passive(&self, found: &Found<'_>) -> Option<Said> {
        let s = &self.s;
        let p = found.predicate;
        let frames = found.cue.frames;
        if found.cue.lemma == "ask"
            && let Some(said) = self.asked_about(found)
        {
            return Some(said);
        }
        if frames.has("at")
            && let Some(said) = self.rated(found)
        {
            return Some(said);
        }
        if frames.has("of")
            && let Some(said) = self.charge(found)
        {
            return Some(said);
        }
        if found.cue.lemma == "charge" && (p.negated || p.modality == crate::clauses::Modality::Possible) {
            return None;
        }
        if let Some(said) = self.as_told_by(found) {
            return Some(said);
        }
        let subject = p.subject();
        let child = s.children(found.i, Link::Complement).filter(|&c| s.predicates[c].head.start() >= found.span.end()).min();
        if let Some(child) = child {
            let clause = s.predicates[child];
            let end = s.end_with_coordinates(child).min(s.scope(p.head).end());
            let what = Span::new(clause.clause.start().max(found.span.end()), end.max(found.span.end())).ok().and_then(|c| s.trim(c))?;
            let infinitive = clause.marker.split(' ').any(|m| m == "to");
            if !infinitive {
                // "it is believed that it was fired, | and officials suspect …"
                let end = self.cut(found, what.start(), what.end());
                let what = Span::new(what.start(), end).ok().and_then(|c| s.trim(c)).unwrap_or(what);
                let addressee = subject.filter(|_| frames.has("a"));
                return Some(Said { content: vec![what], addressee, ..Said::default() });
            }
            if frames.has("i") || frames.has("a") {
                return Some(Said { content: vec![what], addressee: subject, infinitive, ..Said::default() });
            }
            if frames.has("p") || frames.has("c") {
                let mut content: Vec<Span> = subject.into_iter().collect();
                // "the suspect, believed to be in his 30s, fled": an aside ends at its comma.
                let aside = p.group == p.head && s.between(s.span.start(), p.head.start()).trim_end().ends_with(',');
                let comma = s.text(what).find(',').filter(|_| aside);
                content.push(comma.map_or(what, |at| Span::new(what.start(), what.start() + at as u32).unwrap_or(what)));
                return Said::of(content);
            }
            return None;
        }
        if frames.has("as") {
            let role = p.arguments.iter().find(|a| a.role == Role::Oblique && a.marker == "as")?;
            let mut content: Vec<Span> = subject.into_iter().collect();
            content.extend(s.trim(role.span));
            content.sort_unstable();
            return Said::of(content);
        }
        let next = self.words(found.span.end(), s.scope(p.head).end()).next().map(|w| self.low(w)).unwrap_or_default();
        let called = frames.has("nn")
            || (frames.has("c") || frames.has("o")) && self.lexicon.determines(&next) && p.group != p.head && subject.is_some();
        if called && let Some(name) = self.phrase_behind(found).map(|name| self.whole_object(found, name)) {
            let mut content: Vec<Span> = subject.into_iter().filter(|w| !w.overlaps(name)).collect();
            content.extend(s.trim(name));
            return Said::of(content);
        }
        if frames.has("x") && found.cue.lemma == "expect" {
            let mut content: Vec<Span> = subject.into_iter().collect();
            content.extend(p.arguments.iter().filter(|a| a.role == Role::Oblique && a.span.start() > p.head.end()).map(|a| a.span).next());
            return Said::of(content);
        }
        let told = frames.has("o")
            && matches!(
                found.cue.act,
                sosik_core::Act::Accusation
                    | sosik_core::Act::Denial
                    | sosik_core::Act::Confirmation
                    | sosik_core::Act::Announcement
                    | sosik_core::Act::Assessment
            );
        if !told {
            return None;
        }
        let mut said = Said::of(subject.into_iter().collect())?;
        said.weak = p.argument(Role::Agent).is_none();
        Some(said)
    }

    /// `As first reported by the Herald, the talks failed`, `The talks failed, as reported by the Herald.`: the sentence around the parenthesis.
    fn as_told_by(&self, found: &Found<'_>) -> Option<Said> {
        let (s, p) = (&self.s, found.predicate);
        let scope = s.scope(p.head);
        if !(found.cue.frames.has("c") || found.cue.frames.has("a")) || p.group != p.head {
            return None;
        }
        let by = self.words(p.head.end(), scope.end()).next().filter(|w| self.low(*w) == "by")?;
        let mut before = self.words(scope.start(), p.head.start()).rev().skip_while(|w| self.is_adverb(*w));
        let opens = before.next().filter(|w| self.low(*w) == "as")?;
        let content = match before.next() {
            None => {
                let comma = self.words(by.end(), scope.end()).find(|w| s.text(*w) == ",")?;
                Span::new(comma.end(), scope.end()).ok()?
            }
            Some(mark) if !self.is_word(mark) => Span::new(scope.start(), opens.start()).ok()?,
            Some(_) => return None,
        };
        Said::of(vec![s.trim(content)?])
    }

    /// "was backed | on Friday | by the union": the one who says it, where another phrase stands before.
    pub(super) fn agent_apart(&self, found: &Found<'_>) -> Option<Span> {
        let scope = self.s.scope(found.predicate.head);
        let words: Vec<Span> = self.words(found.span.end(), scope.end()).take(16).collect();
        let at = words.iter().take(5).position(|w| self.low(*w) == "by")?;
        if !words[..at].iter().all(|w| self.in_time(*w) || self.is_adverb(*w) || self.low(*w) == "on") {
            return None;
        }
        let stop = |w: &Span| {
            let low = self.low(*w);
            !self.is_word(*w)
                || self.lexicon.is(Class::Boundary, &low)
                || self.in_time(*w)
                || matches!(low.as_str(), "about" | "to" | "for" | "in" | "on" | "at")
                || self.s.predicates.iter().any(|p| !p.nominal && p.group.start() == w.start())
        };
        let last = words[at + 1..].iter().take_while(|w| !stop(w)).last()?;
        Span::new(words[at + 1].start(), last.end()).ok().filter(|by| self.animate(*by))
    }

    /// "appeared tired": the author's own judgement, what follows the verb.
    pub(super) fn appearance(&self, found: &Found<'_>) -> Option<Said> {
        let s = &self.s;
        let p = found.predicate;
        if found.cue.lemma == "appear" && !s.children(found.i, Link::Complement).any(|c| s.predicates[c].head.start() > found.span.end()) {
            // "appeared in court" is no judgement; "appeared awkward" has no object and no place.
            if p.arguments.iter().any(|a| a.role == Role::Oblique) {
                return None;
            }
        }
        let end = p.clause.end().min(s.scope(p.head).end());
        let what = s.trim(Span::new(found.span.end(), end.max(found.span.end())).ok()?)?;
        (!s.text(what).is_empty()).then(|| Said { content: vec![what], ..Said::default() })
    }
}
