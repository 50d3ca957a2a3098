//! The clause or infinitive that a cue takes, as the tree gives it.

use sosik_core::Span;

use super::content::Said;
use super::sentence::{after, few};
use super::{Found, Reader};
use crate::claims::lexicon::Class;
use crate::clauses::{Link, Role};

/// So many words of when and where may stand between a verb of saying and "that".
const FAR: usize = 20;

impl Reader<'_, '_> {
    /// The clause or infinitive after the verb.
    pub(super) fn complement(&self, found: &Found<'_>) -> Option<Said> {
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
            // "said as ministers met in Rome": when it was said.
            .filter(|&c| !matches!(s.predicates[c].marker.as_str(), "as" | "while" | "after" | "before" | "until" | "because" | "although"))
            .min_by_key(|&c| s.predicates[c].clause.start())?;
        let clause = s.predicates[child];
        if clause.marker.is_empty() && clause.tense != crate::clauses::Tense::None && self.main_verb_behind(found, child) {
            return None;
        }
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
        // "said only | that the port was closed"
        let mut opening = self.words(content.start(), content.end());
        if let (Some(how), Some(that)) = (opening.next(), opening.next())
            && self.is_adverb(how)
            && self.low(that) == "that"
        {
            content = Span::new(that.end(), content.end()).ok().and_then(|c| s.trim(c)).unwrap_or(content);
        }
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
            let whom = text.find(" that ").filter(|at| few(&text[..*at], 12) && !text[..*at].contains(','));
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
                own.is_none() && determined && few(lead, 5) && !self.finite_between(content.start(), content.start() + *at as u32)
            });
            if let Some(at) = pronoun {
                said.addressee = Span::new(content.start(), content.start() + at as u32).ok();
                content = Span::new(content.start() + at as u32 + 1, content.end()).unwrap_or(content);
            } else if let Some(at) = own {
                said.addressee = Span::new(content.start(), content.start() + at as u32).ok();
                content = Span::new(content.start() + (at + " that ".len()) as u32, content.end()).unwrap_or(content);
            }
        }
        // "told the army's | outlet The Front Page (TFP) that …": the tree cut the one who is told in two.
        if let Some(whom) = said.addressee.filter(|a| frames.has("a") && !infinitive && s.close(a.end(), content.start(), 0)) {
            let that = s.text(content).find(" that ").map(|at| content.start() + at as u32);
            let name = |w: &Span| self.stays_in_noun(*w) || matches!(s.text(*w), "(" | ")");
            // A noun that the tree takes for a verb has no subject before it: told the army's media | outlet The Front Page that.
            let behind = self.words(content.start(), content.end()).next().map_or(content.start(), |w| w.end());
            let cut = that.filter(|at| {
                self.words(content.start(), *at).take(9).count() < 9
                    && self.words(content.start(), *at).all(|w| name(&w) && !self.in_time(w))
                    && !self.finite_between(behind, *at)
            });
            if let Some(at) = cut {
                said.addressee = Span::new(whom.start(), at).ok();
                content = Span::new(at + " that ".len() as u32, content.end()).unwrap_or(content);
            }
        }
        // "appealed for $5 million to rebuild the dam": what is asked for and what for.
        let last = found.particle.map(|p| p.rsplit(' ').next().unwrap_or(p));
        let wanted = p.arguments.iter().find(|a| a.role == Role::Oblique && a.marker == "for" && last == Some("for"));
        let thing =
            |a: &&crate::clauses::Argument| a.span.start() >= found.span.end() && a.span.end() <= content.start() && !self.animate(a.span);
        if let Some(wanted) = wanted.filter(thing).filter(|_| infinitive) {
            content = Span::new(wanted.span.start(), content.end()).unwrap_or(content);
        }
        if infinitive {
            content = self.with_infinitives(found, content);
        }
        said.gerund = !infinitive && s.text(clause.head).ends_with("ing") && clause.marker.is_empty();
        said.content = vec![content];
        Some(said)
    }

    /// "pledged in a filing | to pay it back": the infinitive behind the medium of a verb, which a tree hangs on the medium.
    pub(super) fn infinitive_apart(&self, found: &Found<'_>) -> Option<Said> {
        let (s, frames) = (&self.s, found.cue.frames);
        if !(frames.has("t") || frames.has("i")) || found.predicate.tense == crate::clauses::Tense::None {
            return None;
        }
        let scope = s.scope(found.predicate.head);
        let words: Vec<Span> = self.words(found.span.end(), scope.end()).take(10).collect();
        let to = words.iter().position(|w| self.low(*w) == "to").filter(|at| *at > 1)?;
        let medium = self.beside_medium(words[to - 1]) && self.is_preposition(words[0]);
        let plain = |w: &Span| self.stays(*w) && !self.in_verb(*w);
        let verb = s.predicates.iter().position(|q| !q.nominal && words.get(to + 1) == Some(&q.head))?;
        let end = s.end_with_coordinates(verb).max(s.predicates[verb].head.end()).min(scope.end());
        let content = Span::new(words[to].start(), end).ok().filter(|_| medium && words[..to].iter().all(plain))?;
        Some(Said { content: vec![s.trim(self.with_infinitives(found, content))?], infinitive: true, ..Said::default() })
    }

    /// "asked | the chief executive | to step down": who stands between a verb and the infinitive that it asks for.
    pub(super) fn told_to_do(&self, found: &Found<'_>, said: &Said) -> Option<Span> {
        let asks = said.infinitive && (found.cue.frames.has("i") || found.cue.frames.has("a"));
        let start = said.content.first().map(|c| c.start()).filter(|s| asks && *s > found.span.end())?;
        let gap = self.s.trim(Span::new(found.span.end(), start).ok()?)?;
        let plain = |w: Span| self.stays_in_noun(w) && !self.in_time(w) && !self.in_verb(w);
        let words: Vec<Span> = self.words(gap.start(), gap.end()).take(8).collect();
        (words.len() < 8 && words.into_iter().all(plain) && self.animate(gap)).then_some(gap)
    }

    /// `to raise their hands | and pledge loyalty`: an infinitive with those that follow it, which a tree may take for verbs of their own.
    fn with_infinitives(&self, found: &Found<'_>, content: Span) -> Span {
        let s = &self.s;
        let scope = s.scope(found.predicate.head);
        let own = s.text(found.predicate.head).eq_ignore_ascii_case(&found.predicate.lemma);
        let mut whole = content;
        for q in s.predicates.iter().filter(|q| !q.nominal && q.head.start() > content.start() && q.head.end() <= scope.end()) {
            let bare = q.group == q.head && s.text(q.head) == q.lemma && !own;
            if !bare || q.head.end() <= whole.end() {
                continue;
            }
            let gap = s.between(whole.end(), q.head.start());
            let gap = gap.trim();
            let gap = gap.strip_suffix(" to").unwrap_or(gap);
            if matches!(gap.strip_suffix(" not").unwrap_or(gap), "," | ", and" | "and" | "or" | ", or") {
                let end = q.clause.end().max(q.head.end()).min(scope.end());
                whole = Span::new(content.start(), end).ok().and_then(|c| s.trim(c)).unwrap_or(whole);
            }
        }
        whole
    }

    /// Where a clause that is said ends: with the sentence, unless the sentence of the cue goes on after it.
    pub(super) fn reach(&self, found: &Found<'_>, end: u32) -> u32 {
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
        let marks = [',', ';', ':', '"', '“', '—', '–'];
        // "reported on Tuesday -- a step that": an aside.
        if before.contains("--") {
            return None;
        }
        let gap = Span::new(found.span.end(), found.span.end() + at as u32).ok()?;
        let far = !few(before, 8) || before.contains(marks) && self.without_name(gap).is_none_or(|b| b.contains(marks));
        if far && !self.occasion_between(gap) {
            return None;
        }
        // "ordered a search into claims that …": the clause of the noun before it.
        let noun = self.words(gap.start(), gap.end()).next_back().filter(|w| w.start() > gap.start() + 1);
        let noun = noun.filter(|w| self.noun_at(*w).is_some() && !self.beside_medium(*w));
        if noun.is_some() && found.cue.act == sosik_core::Act::Appeal && !found.cue.frames.has("a") {
            return None;
        }
        let start = found.span.end() + (at + " that ".len()) as u32;
        // "answered questions and assured the crowd that …": the clause of another verb.
        let other = (0..self.s.predicates.len()).any(|i| {
            let q = self.s.predicates[i];
            !q.nominal && q.tense != crate::clauses::Tense::None && gap.contains(q.head) && self.tells(i)
        });
        if other {
            return None;
        }
        let finite = |q: &&crate::clauses::Predicate| !q.nominal && q.head.start() > start && q.tense != crate::clauses::Tense::None;
        // "said in a speech that drew applause": a relative clause has no subject but "that".
        let first = self.s.predicates.iter().copied().filter(finite).min_by_key(|q| q.group.start());
        let relative = match first {
            Some(first) => !before.trim().is_empty() && self.s.close(start, first.group.start(), 0),
            // "concluded in a report that managers ignored warnings", with the verb taken for an adjective.
            // … but "adding that the offer “speaks for itself”", with the verb taken for a noun.
            None => {
                let quoted = self.s.quotes.iter().any(|q| q.outer.start() >= start && q.outer.end() <= scope.end() + 1);
                before.trim().is_empty() && !quoted || self.words(start, scope.end()).take(3).count() < 3
            }
        };
        Span::new(start, scope.end()).ok().filter(|_| !relative).and_then(|c| self.s.trim(c))
    }

    /// "in a statement | that": whether a noun of saying is the medium of the verb before it.
    fn beside_medium(&self, noun: Span) -> bool {
        let singular = self.low(noun);
        let medium = |w: &str| self.lexicon.channel(w).is_some();
        medium(&singular) || singular.strip_suffix('s').is_some_and(medium)
    }

    /// Whether `gap` only tells when and where something is said: `on Friday during a hearing in Columbus, Ohio,`.
    fn occasion_between(&self, gap: Span) -> bool {
        let words: Vec<Span> = self.words(gap.start(), gap.end()).take(FAR + 1).collect();
        let Some(first) = words.first() else { return false };
        // "said Monday, adding that": the clause of the other verb.
        let other = |i: usize| gap.contains(self.s.predicates[i].head) && self.tells(i);
        if (0..self.s.predicates.len()).any(other) {
            return false;
        }
        let opens = self.in_time(*first) || self.lexicon.is(Class::Preposition, &self.low(*first));
        let plain = |w: &Span| {
            self.is_word(*w) && (self.low(*w) == "after" || !self.lexicon.is(Class::Boundary, &self.low(*w)))
                || matches!(self.s.text(*w), "," | ".")
        };
        opens && words.len() <= FAR && words.iter().all(plain) && !self.finite_between(gap.start(), gap.end())
    }

    /// The words of `gap` without the name in quotation marks that stands in it: told the channel’s “Morning Report” that.
    fn without_name(&self, gap: Span) -> Option<String> {
        let quote = self.s.quotes.iter().find(|q| gap.contains(q.outer) && self.quoted_name(q, gap.start()))?;
        Some([self.s.between(gap.start(), quote.outer.start()), self.s.between(quote.outer.end(), gap.end())].concat())
    }
}
