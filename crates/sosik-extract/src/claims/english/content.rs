//! What an English cue verb says: quotations, clauses, infinitives, objects.

use sosik_core::Span;

use super::sentence::after;
use super::{Found, Reader};
use crate::clauses::{Link, Role};

/// The content of a cue and what was learnt on the way.
#[derive(Clone, Debug, Default)]
pub(super) struct Said {
    pub(super) content: Vec<Span>,
    pub(super) addressee: Option<Span>,
    /// "to …"
    pub(super) infinitive: bool,
    pub(super) gerund: bool,
    /// "whether …", "about …"
    pub(super) question: bool,
    /// An object alone, which may not be said at all.
    pub(super) weak: bool,
    /// The words of the cue when they are more than the verb.
    pub(super) cue: Option<Span>,
}

impl Said {
    /// What is said, without more; nothing when no words are.
    pub(super) fn of(content: Vec<Span>) -> Option<Self> {
        (!content.is_empty()).then(|| Self { content, ..Self::default() })
    }
}

impl Reader<'_, '_> {
    /// What `found` says, if it says anything.
    pub(super) fn said(&self, found: &Found<'_>, subject: Option<Span>) -> Option<Said> {
        let frames = found.cue.frames;
        let passive = self.passively(found);
        if passive {
            return self.passive(found);
        }
        if frames.has("n") {
            return self.appearance(found);
        }
        let clausal = frames.has("c") || frames.has("a") || frames.has("t") || frames.has("w");
        if frames.has("u") {
            return self.quoted(found, subject).or_else(|| self.told_directly(found));
        }
        let tells = clausal || frames.has("i");
        if let Some(said) = self.quoted(found, subject).filter(|said| tells || self.marked(found, said)) {
            return Some(said);
        }
        if matches!(found.cue.lemma, "say" | "answer" | "reply")
            && let Some(word) = self.in_a_word(found)
        {
            return Said::of(vec![word]);
        }
        if (frames.has("c") || frames.has("a"))
            && let Some(content) = self.behind_aside(found)
        {
            return Said::of(vec![content]);
        }
        if frames.has("at")
            && let Some(said) = self.rated(found)
        {
            return Some(said);
        }
        if (frames.has("c") || frames.has("a"))
            && let Some(content) = self.as_told(found, subject)
        {
            return Said::of(content);
        }
        if (frames.has("nn") || frames.has("as"))
            && let Some(said) = self.named_as(found)
        {
            return Some(said);
        }
        if clausal || frames.has("i") {
            // `The harbour, officials say, will stay closed`: both pieces.
            let comma = self.s.between(found.predicate.group.end(), self.s.span.end()).trim_start().starts_with(',');
            if let Some(around) = self.clause_around(found, subject).filter(|c| clausal && comma && c.len() == 2) {
                return Said::of(around);
            }
            // "rejected the claim that …": the noun takes the clause.
            let noun = !frames.has("a") && !frames.has("i") && self.object_behind(found, subject);
            if let Some(said) = self.complement(found).filter(|said| !noun || said.infinitive || said.question) {
                return Some(self.extended(found, said));
            }
            if clausal
                && !self.joined(found)
                && !self.object_behind(found, subject)
                && let Some(said) = self.beside(found, subject).or_else(|| Said::of(self.clause_around(found, subject)?))
            {
                return Some(said);
            }
            if let Some(content) = self.that_clause(found).filter(|_| !noun && (frames.has("c") || frames.has("a") || frames.has("i"))) {
                let addressee = self.told_before(found, content);
                return Some(Said { content: vec![content], addressee, ..Said::default() });
            }
            if (frames.has("c") || frames.has("a"))
                && !frames.has("i")
                && let Some(content) = self.clause_after(found)
            {
                return Said::of(vec![content]);
            }
            if let Some(content) = self.rest_after(found, subject) {
                return Said::of(vec![content]);
            }
        }
        if frames.has("of")
            && let Some(said) = self.charge(found)
        {
            return Some(said);
        }
        if frames.has("g") {
            let gerund = self.s.children(found.i, Link::Complement).find(|&c| self.s.predicates[c].head.start() > found.span.end());
            if let Some(content) = gerund.and_then(|c| self.s.trim(self.s.predicates[c].clause)) {
                return Said::of(vec![content]);
            }
        }
        if frames.has("d") {
            let object = after(found.predicate, Role::Object)
                .or_else(|| after(found.predicate, Role::IndirectObject))
                .filter(|a| self.animate(a.span))?;
            return Some(Said { addressee: Some(object.span), weak: true, ..Said::default() });
        }
        if found.predicate.negated && frames.has("as") && found.cue.lemma != "call" {
            let object = after(found.predicate, Role::Object)?;
            return Said::of(self.s.trim(object.span).into_iter().collect());
        }
        if matches!(found.cue.lemma, "accuse" | "suspect") {
            return self.charged(found);
        }
        self.object(found).or_else(|| self.shown(found, subject)).or_else(|| self.apart(found))
    }

    /// "The poll shows the mayor ahead of his rival": what a text finds, without a clause.
    fn shown(&self, found: &Found<'_>, subject: Option<Span>) -> Option<Said> {
        let (s, p) = (&self.s, found.predicate);
        let text = subject.filter(|w| w.end() <= p.group.start())?;
        let document = super::super::source::kind(s.layers, text, sosik_core::Language::English) == sosik_core::MentionedKind::Document;
        if found.cue.act != sosik_core::Act::Finding || !document || p.tense == crate::clauses::Tense::None || p.negated {
            return None;
        }
        let start = self.start_after(found)?;
        let end = self.cut(found, start, s.scope(p.head).end());
        let what = s.trim(Span::new(start, end.max(start)).ok()?)?;
        (self.words(what.start(), what.end()).take(3).count() == 3).then(|| Said { content: vec![what], ..Said::default() })
    }

    /// A clause that the tree ends too early goes on to where its sentence shows the end.
    fn extended(&self, found: &Found<'_>, said: Said) -> Said {
        let (s, p) = (&self.s, found.predicate);
        let [only] = said.content[..] else { return said };
        let only = if only.start() < p.head.end() { only } else { self.opened(found, &said, only) };
        let said = Said { content: vec![only], ..said };
        if said.infinitive || only.start() < p.head.end() || !(found.cue.frames.has("c") || found.cue.frames.has("a")) || !self.leads(found)
        {
            return said;
        }
        let end = self.cut(found, only.start(), s.scope(p.head).end());
        if end <= only.end() {
            let shorter = Span::new(only.start(), end).ok().and_then(|c| s.trim(c));
            return Said { content: shorter.into_iter().collect(), ..said };
        }
        let tail = s.between(only.end(), end).trim_start();
        if [", but ", ", and ", ", while ", ";", ", which ", ". ", "\"", "”"].iter().any(|w| tail.starts_with(w)) {
            return said;
        }
        let longer = Span::new(only.start(), end).ok().and_then(|c| s.trim(c));
        Said { content: longer.into_iter().collect(), ..said }
    }

    /// The quotation right before or after the cue and its subject.
    fn quoted(&self, found: &Found<'_>, subject: Option<Span>) -> Option<Said> {
        let p = found.predicate;
        let s = &self.s;
        let near =
            subject.filter(|span| span.end() <= p.head.start() && s.close(span.end(), p.group.start(), 2) || span.start() >= p.head.end());
        let left = near.map_or(p.group.start(), |span| span.start().min(p.group.start()));
        let right = near.map_or(p.group.end(), |span| span.end().max(p.group.end()));
        let inside = s.quote_around(p.head).map(|q| q.outer);
        let quotes = || s.quotes.iter().filter(|q| Some(q.outer) != inside);
        let mut content = Vec::new();
        // “…,” he said, adding that …: what stands before belongs to the verb before.
        let participle = self.joined(found);
        if let Some(before) = quotes().filter(|_| !participle).rfind(|q| q.outer.end() <= left && s.close(q.outer.end(), left, 0)) {
            let comma = s.text(before.outer).trim_end_matches(['"', '”', '\'', '’', '˝']).ends_with([',', '?', '!', '.', '-'])
                || s.between(before.outer.end(), left).trim_start().starts_with(',');
            if comma {
                let clause = s
                    .children(found.i, Link::Parataxis)
                    .map(|c| s.predicates[c].clause)
                    .find(|c| c.start() < before.outer.start() && c.end() >= before.inner.start());
                let start = clause.map_or(before.inner.start(), |c| c.start());
                // “…,” he said, “…”: a quotation in the middle of a sentence takes what is before it along.
                content.extend(Span::new(start, before.inner.end()).ok().and_then(|c| s.trim(c)));
            }
        }
        let complement = s.children(found.i, Link::Complement).map(|c| s.predicates[c].clause.start()).find(|c| *c >= p.head.end());
        if let Some(next) = quotes().find(|q| q.outer.start() >= right) {
            let gap = s.between(right, next.outer.start());
            let words = gap.split_whitespace().count();
            let marked = gap.trim_end().ends_with([',', ':']) || gap.trim().is_empty();
            let long = s.text(next.inner).split_whitespace().count() >= 3;
            let first = complement.is_none_or(|c| c >= next.outer.start());
            let own = s.predicates.iter().any(|q| !q.nominal && q.head.start() >= right && q.head.end() <= next.outer.start());
            let spoken = (0..s.predicates.len()).any(|i| {
                let q = s.predicates[i];
                !q.nominal && q.head.start() >= right && q.head.end() <= next.outer.start() && self.tells(i)
            });
            if marked && long && first && !own && words <= 14 && content.is_empty() {
                content.push(self.continued(found, next.inner, next.outer));
            } else if !content.is_empty() && words <= 20 && !spoken {
                content.push(next.inner);
            }
        }
        let mut said = Said::of(content)?;
        said.addressee = self.listener(found, &said.content);
        Some(said)
    }

    /// Whether an object that can be said stands right behind the verb: `announced his resignation`.
    fn object_behind(&self, found: &Found<'_>, subject: Option<Span>) -> bool {
        let object = after(found.predicate, Role::Object).map(|a| a.span);
        found.cue.frames.has("o")
            && object
                .is_some_and(|o| self.s.close(found.span.end(), o.start(), 0) && subject.is_none_or(|s| !s.overlaps(o)) && !self.in_time(o))
    }

    /// A quotation right behind the verb with the clause that goes on after it: says “it is over” because “nobody came”.
    fn continued(&self, found: &Found<'_>, inner: Span, outer: Span) -> Span {
        let end = self.cut(found, inner.start(), self.s.scope(found.predicate.head).end());
        if end <= outer.end() {
            return inner;
        }
        let rest = self.s.between(outer.end(), end).trim_start();
        let lower = rest.starts_with(char::is_lowercase);
        let apart = ["and ", "but ", "while ", "as ", "who ", "which ", "when ", "after ", "before ", "during "]
            .iter()
            .any(|w| rest.starts_with(w));
        let said = (0..self.s.predicates.len()).any(|i| {
            let q = self.s.predicates[i];
            !q.nominal && q.head.start() >= outer.end() && q.head.end() <= end && self.tells(i) && self.s.quote_around(q.head).is_none()
        });
        if !lower || apart || said {
            return inner;
        }
        Span::new(inner.start(), end).ok().and_then(|c| self.s.trim(c)).unwrap_or(inner)
    }

    /// The object of "told": to whom.
    fn listener(&self, found: &Found<'_>, content: &[Span]) -> Option<Span> {
        if !(found.cue.frames.has("a") || found.cue.frames.has("w") || found.cue.frames.has("i")) {
            return None;
        }
        let p = found.predicate;
        let object = after(p, Role::IndirectObject).or_else(|| after(p, Role::Object))?;
        (!content.iter().any(|c| c.overlaps(object.span))).then_some(object.span)
    }

    /// The clause or infinitive after the verb.
    fn complement(&self, found: &Found<'_>) -> Option<Said> {
        let s = &self.s;
        let p = found.predicate;
        let frames = found.cue.frames;
        let child = s
            .children(found.i, Link::Complement)
            .chain(s.children(found.i, Link::Parataxis))
            .chain(
                s.children(found.i, Link::Adverbial)
                    .filter(|&c| s.predicates[c].marker == "whether" || s.predicates[c].marker == "if" && found.cue.frames.has("i")),
            )
            .filter(|&c| s.predicates[c].head.start() >= found.span.end())
            .min_by_key(|&c| s.predicates[c].clause.start())?;
        let clause = s.predicates[child];
        let infinitive = clause.marker.split(' ').any(|m| m == "to");
        let whether = matches!(clause.marker.as_str(), "if" | "whether" | "why" | "how" | "what" | "when" | "where" | "who");
        let object = after(p, Role::IndirectObject).or_else(|| after(p, Role::Object)).filter(|a| a.span.end() <= clause.head.start());
        let end = s.end_with_coordinates(child).min(s.scope(p.head).end());
        let end = if frames.has("c") && !infinitive { self.reach(found, end) } else { end };
        let mut start = clause.clause.start().max(found.span.end());
        if let Some(object) = object.filter(|o| o.span.start() <= start && o.span.end() > start) {
            start = object.span.end();
        }
        let mut content = Span::new(start, end.max(start)).ok().and_then(|c| s.trim(c))?;
        let mut said = Said { infinitive, question: whether, ..Said::default() };
        if infinitive && !(frames.has("i") || frames.has("t") || frames.has("a") || frames.has("g") || frames.has("x")) {
            return None;
        }
        if infinitive && frames.has("x") {
            // "expects him to win": who and what together; "expects to win" is an intention.
            let object = object?;
            content = Span::new(object.span.start(), content.end()).unwrap_or(content);
        } else if frames.has("a") || frames.has("i") || frames.has("w") {
            said.addressee = object.map(|o| o.span);
        }
        if infinitive {
            // "not to": the negation stands before the marker.
            let before = s.between(found.span.end(), content.start()).trim_end();
            if before.ends_with(" not") || before == "not" {
                let back = content.start() - (s.between(found.span.end(), content.start()).len() - before.len() + 3) as u32;
                content = Span::new(back, content.end()).unwrap_or(content);
            }
        }
        if frames.has("a") && said.addressee.is_none() && !infinitive {
            let text = s.text(content);
            let whom = text.find(" that ").filter(|at| text[..*at].split_whitespace().count() <= 12 && !text[..*at].contains(','));
            let own = whom.filter(|at| {
                !s.predicates.iter().any(|q| {
                    !q.nominal
                        && q.tense != crate::clauses::Tense::None
                        && q.head.start() >= content.start()
                        && q.head.end() <= content.start() + *at as u32
                })
            });
            // "assures his audience he will come"
            let pronoun = [" he ", " she ", " they ", " we ", " there ", " it "].iter().filter_map(|w| text.find(w)).min().filter(|at| {
                let lead = &text[..*at];
                let determined = ["his ", "her ", "their ", "its ", "the ", "our ", "my "].iter().any(|d| lead.starts_with(d));
                own.is_none()
                    && determined
                    && lead.split_whitespace().count() <= 5
                    && !self.finite_between(content.start(), content.start() + *at as u32)
            });
            if let Some(at) = pronoun {
                said.addressee = Span::new(content.start(), content.start() + at as u32).ok();
                content = Span::new(content.start() + at as u32 + 1, content.end()).unwrap_or(content);
            } else if let Some(at) = own {
                said.addressee = Span::new(content.start(), content.start() + at as u32).ok();
                content = Span::new(content.start() + (at + " that ".len()) as u32, content.end()).unwrap_or(content);
            }
        }
        said.gerund = !infinitive && s.text(clause.head).ends_with("ing") && clause.marker.is_empty();
        said.content = vec![content];
        Some(said)
    }

    /// Where a clause that is said ends: with the sentence, unless the sentence of the cue goes on after it.
    fn reach(&self, found: &Found<'_>, end: u32) -> u32 {
        let s = &self.s;
        if s.parent(found.i).is_some_and(|(_, link)| !matches!(link, Link::Coordinate)) {
            return end;
        }
        let scope = s.scope(found.predicate.head);
        let next =
            (s.children(found.i, Link::Coordinate).chain(s.children(found.i, Link::Adverbial)).chain(s.children(found.i, Link::Parataxis)))
                .map(|c| s.predicates[c].clause.start())
                .filter(|c| *c >= end)
                .min()
                .unwrap_or_else(|| scope.end());
        let tail = s.between(end, next);
        // A quotation or another sentence after it is not part of the clause.
        if tail.contains([';', '"', '“']) || tail.contains(". ") {
            return end;
        }
        let kept = tail.trim_end();
        let kept = ["but", "and", "while", "as", "after", "when", "before"]
            .iter()
            .find_map(|w| kept.strip_suffix(w).filter(|k| k.ends_with([' ', ','])))
            .unwrap_or(kept);
        end + kept.len() as u32
    }

    /// "said in a statement that …", "revealed on the same day that …": the clause, although the parser hung it on the noun.
    pub(super) fn that_clause(&self, found: &Found<'_>) -> Option<Span> {
        let scope = self.s.scope(found.predicate.head);
        let rest = self.s.between(found.span.end(), scope.end());
        let at = rest.find(" that ")?;
        let before = &rest[..at];
        if before.split_whitespace().count() > 8 || before.contains([',', ';', ':', '"', '“']) {
            return None;
        }
        let start = found.span.end() + (at + " that ".len()) as u32;
        let finite = self.s.predicates.iter().any(|q| !q.nominal && q.head.start() > start && q.tense != crate::clauses::Tense::None);
        Span::new(start, scope.end()).ok().filter(|_| finite).and_then(|c| self.s.trim(c))
    }

    /// The tail of an object that is what is charged or named: "the president of hiding it", "the deal a disaster".
    fn split(&self, object: Span, marks: &[&str]) -> Option<(Span, Span)> {
        let text = self.s.text(object);
        let (at, len) = marks.iter().filter_map(|m| text.find(m).filter(|at| *at > 0).map(|at| (at, m.len()))).min()?;
        let first = Span::new(object.start(), object.start() + at as u32).ok()?;
        let second = Span::new(object.start() + (at + len) as u32, object.end()).ok()?;
        Some((self.s.trim(first)?, self.s.trim(second)?))
    }

    /// What is said beside the verb: "…, officials said", "That, he said, could …".
    fn beside(&self, found: &Found<'_>, subject: Option<Span>) -> Option<Said> {
        if self.joined(found) {
            return None;
        }
        let s = &self.s;
        let p = found.predicate;
        let near =
            subject.filter(|span| span.end() <= p.head.start() && s.close(span.end(), p.group.start(), 2) || span.start() >= p.head.end());
        let left = near.map_or(p.group.start(), |span| span.start().min(p.group.start()));
        let right = near.map_or(p.group.end(), |span| span.end().max(p.group.end()));
        let child = s.children(found.i, Link::Parataxis).next();
        let scope = s.scope(p.head);
        if let Some(closing) = self.closing_phrase(found).filter(|c| Some(*c) == subject) {
            let mut said = Said::of(Span::new(scope.start(), closing.start()).ok().and_then(|c| s.trim(c)).into_iter().collect())?;
            said.addressee = self.listener(found, &said.content);
            return Some(said);
        }
        if Span::new(scope.start(), left).ok().and_then(|c| s.trim(c)).is_some_and(|c| self.only_opens(c)) {
            return None;
        }
        let comma = s.between(scope.start(), left).trim_end().ends_with([',', '"', '”', '—', '-']);
        let told = s.predicates.iter().any(|q| !q.nominal && q.head.end() <= left && q.head.start() >= scope.start());
        if child.is_none() && !(comma && told && s.between(right, scope.end()).split_whitespace().count() <= 12) {
            return None;
        }
        let start = child.map_or(scope.start(), |c| s.predicates[c].clause.start()).min(left);
        let start = if child.is_some_and(|c| s.predicates[c].head.start() > right) && start >= right { start } else { start.min(left) };
        let end = child.map_or(left, |c| s.predicates[c].clause.end());
        let mut content: Vec<Span> = Vec::new();
        content.extend(Span::new(start, left.min(end.max(start))).ok().and_then(|c| s.trim(c)));
        if child.is_some() && end > right && s.between(p.group.end(), end).contains(',') {
            let from = s.between(right, end).find(',').map_or(right, |at| right + at as u32);
            content.extend(Span::new(from, end.min(scope.end())).ok().and_then(|c| s.trim(c)));
        }
        let mut said = Said::of(content)?;
        said.addressee = self.listener(found, &said.content);
        Some(said)
    }

    /// "called it a war", "described him as tired".
    fn named_as(&self, found: &Found<'_>) -> Option<Said> {
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
            }
            None => {
                let start = complement.map(|c| s.predicates[c].clause.start())?;
                content.extend(Span::new(start, rest_end.max(start)).ok().and_then(|c| s.trim(c)));
            }
        }
        Said::of(content)
    }

    /// "accused him of theft", "charged with theft", "blamed the army for it".
    fn charge(&self, found: &Found<'_>) -> Option<Said> {
        let s = &self.s;
        let p = found.predicate;
        let passive = self.passively(found);
        let lemma = found.cue.lemma;
        let markers: &[&str] = match lemma {
            "accuse" | "suspect" => &["of"],
            "charge" | "indict" => &["with", "on"],
            "warn" => &["of", "about", "against"],
            _ => &["for", "over"],
        };
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
        })?;
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
        if !matches!(lemma, "accuse" | "charge" | "indict" | "warn") {
            content.extend(object.filter(|o| !o.span.overlaps(what)).and_then(|o| s.trim(o.span)));
        }
        content.push(what);
        content.sort_unstable();
        let cue = argument.filter(|_| passive).map(|a| Span::new(p.head.start(), a.span.start()).unwrap_or(p.head)).and_then(|c| s.trim(c));
        Some(Said { content, cue, addressee: if lemma == "warn" { object.map(|o| o.span) } else { None }, ..Said::default() })
    }

    fn object(&self, found: &Found<'_>) -> Option<Said> {
        let s = &self.s;
        let p = found.predicate;
        if !(found.cue.frames.has("o") || found.cue.frames.has("g") && found.cue.frames.has("o")) {
            return None;
        }
        // "the much talked about plan": nobody talks there.
        let before = s.between(s.span.start(), p.head.start()).trim_end();
        if found.particle.is_some() && ["much", "most", "oft", "widely", "often"].iter().any(|w| before.ends_with(w)) {
            return None;
        }
        let span = match found.particle {
            // "called for talks": the phrase after the preposition, whatever the parser made of it.
            Some(particle) => {
                let last = particle.rsplit(' ').next().unwrap_or(particle);
                let argument =
                    p.arguments.iter().find(|a| a.span.start() >= found.span.end() && (a.marker == last || a.role == Role::Object));
                let infinitive =
                    s.children(found.i, Link::Complement).find(|&c| s.predicates[c].marker == "to").map(|c| s.end_with_coordinates(c));
                // "cast doubt on the plan": the tree hangs the phrase on the noun inside the cue.
                let Some(argument) = argument else {
                    let span = self.phrase_behind(found).filter(|_| particle.contains(' ') && infinitive.is_none())?;
                    return Said::of(s.trim(self.whole_object(found, span)).into_iter().collect());
                };
                if found.cue.act == sosik_core::Act::Appeal
                    && infinitive.is_none()
                    && let Some((whom, what)) =
                        self.split(argument.span, &[" to "]).filter(|(_, w)| s.predicates.iter().any(|q| q.head.start() == w.start()))
                {
                    let what = Span::new(what.start() - 3, what.end()).unwrap_or(what);
                    return Some(Said { content: vec![what], addressee: Some(whom), infinitive: true, ..Said::default() });
                }
                if let Some(end) = infinitive.filter(|e| *e > argument.span.end()) {
                    let what = s.trim(Span::new(argument.span.end(), end).unwrap_or(argument.span))?;
                    return Some(Said { content: vec![what], addressee: Some(argument.span), infinitive: true, ..Said::default() });
                }
                argument.span
            }
            None => after(p, Role::Object).or_else(|| p.argument(Role::Object))?.span,
        };
        let span = s.trim(self.whole_object(found, span))?;
        Some(Said { content: vec![span], weak: found.particle.is_none(), ..Said::default() })
    }

    /// "is expected to …", "were accused of …", "it was reported that …".
    fn passive(&self, found: &Found<'_>) -> Option<Said> {
        let s = &self.s;
        let p = found.predicate;
        let frames = found.cue.frames;
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
        let subject = p.subject();
        let child = s.children(found.i, Link::Complement).filter(|&c| s.predicates[c].head.start() >= found.span.end()).min();
        if let Some(child) = child {
            let clause = s.predicates[child];
            let end = s.end_with_coordinates(child).min(s.scope(p.head).end());
            let what = Span::new(clause.clause.start().max(found.span.end()), end.max(found.span.end())).ok().and_then(|c| s.trim(c))?;
            let infinitive = clause.marker.split(' ').any(|m| m == "to");
            if !infinitive {
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

    /// "appeared tired": the author's own judgement, what follows the verb.
    fn appearance(&self, found: &Found<'_>) -> Option<Said> {
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
