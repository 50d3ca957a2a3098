//! What a verb of saying tells where the tree shows no clause: all that follows it, or the sentence that "as X said" stands in.

use sosik_core::{Language, MentionedKind, Span};

use super::surface::{BOUNDARIES, GOES_ON, PREPOSITIONS};
use super::{Found, Reader};
use crate::clauses::Tense;

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
        let words: Vec<Span> = self.words(start, end).take(6).collect();
        let low: Vec<String> = words.iter().map(|w| self.low(*w)).collect();
        let first = low.first()?.as_str();
        let counted = low.get(1).is_some_and(|w| w.starts_with(|c: char| c.is_ascii_digit()));
        let phrase = PREPOSITIONS.contains(&first) || GOES_ON.contains(&first);
        let lead = words.first().is_some_and(|w| !self.is_word(*w));
        if phrase && !counted
            || lead
            || BOUNDARIES.contains(&first) && first != "that"
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
        let broken = low.iter().take(3).any(|w| w == ",");
        enough.then_some(())?;
        (!broken).then(|| s.trim(Span::new(start, end.max(start)).ok()?)).flatten()
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
        let comma = rest.find([',', '—', '–']);
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
            content.extend(Span::new(scope.start(), scope.start() + kept.len() as u32).ok().and_then(|c| s.trim(c)));
        }
        let tail = comma.and_then(|c| s.trim(Span::new(behind + c as u32, scope.end()).ok()?));
        content.extend(tail.filter(|t| s.text(*t).split_whitespace().nth(2).is_some()));
        (!content.is_empty()).then_some(content)
    }
}
