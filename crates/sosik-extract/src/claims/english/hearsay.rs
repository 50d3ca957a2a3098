//! English claims by marker: "according to", "reportedly", "citing", "Asked about", refusals to comment.

use sosik_core::{Act, ChannelKind, Span};

use super::content::Said;
use super::sentence::{after, few};
use super::{Found, Reader};
use crate::claims::draft::{Draft, Who};
use crate::claims::lexicon::Class;
use crate::clauses::{Link, Role, Tense};
use crate::explain::Trace;

impl Reader<'_, '_> {
    fn plain(&self, who: Who, cue: Span, lemma: &str, content: Vec<Span>, act: Act, rule: &'static str) -> Draft {
        let cue = Some((cue, lemma.to_owned()));
        Draft { cue, act, ..Draft::statement(self.s.index, who, content, rule, 0.8) }
    }

    /// "according to X": before, inside or after what X says.
    pub(super) fn according(&mut self, trace: &mut Trace) {
        let text = self.s.text(self.s.span);
        let lower = text.to_ascii_lowercase();
        for (at, marker) in lower.match_indices("according to ").take(8) {
            let start = self.s.span.start() + at as u32;
            let Ok(cue) = Span::new(start, start + marker.trim_end().len() as u32) else { continue };
            let scope = self.s.scope(cue);
            let from = cue.end() + 1;
            let argument = self
                .s
                .predicates
                .iter()
                .flat_map(|p| &p.arguments)
                .find(|a| a.marker == "according to" && a.span.start() >= from && a.span.start() <= from + 8);
            let phrase = argument.map(|a| a.span).filter(|s| s.end() <= scope.end()).or_else(|| {
                let rest = self.s.between(from, scope.end());
                let end = rest.find([',', ';']).unwrap_or(rest.len());
                Span::new(from, from + end as u32).ok()
            });
            let Some(mut source) = phrase else { continue };
            // The tree may cut the phrase: "Mr. Malloy's office", "audio provided to the paper".
            let rest = self.s.between(source.end(), scope.end());
            let comma = source.end() + rest.find([',', ';', '"', '”', '—']).unwrap_or(rest.len()) as u32;
            let further = rest.split_whitespace().next().unwrap_or_default();
            let goes_on = matches!(
                further,
                "of" | "from" | "in" | "at" | "for" | "by" | "to" | "with" | "on" | "familiar" | "close" | "'s" | "’s" | "."
            ) || further.ends_with("ed")
                || rest.starts_with(['\'', '’', '.']);
            if goes_on && !self.finite_between(source.end(), comma) {
                source = Span::new(source.start(), comma).unwrap_or(source);
            }
            // ", citing …" and ", which …" go on about something else.
            for stop in [", citing", ", quoting", ", who", ", which", ", as "] {
                if let Some(cut) = self.s.text(source).find(stop) {
                    source = Span::new(source.start(), source.start() + cut as u32).unwrap_or(source);
                }
            }
            let Some(mut source) = self.s.trim(source) else { continue };
            let outer_end = source.end();
            let mut channel = None;
            // "a statement from his office": the office says it, in a statement.
            if let Some(split) = [" from ", " by "].iter().find_map(|w| self.s.text(source).find(w).map(|i| (i, w.len()))) {
                let head = Span::new(source.start(), source.start() + split.0 as u32).unwrap_or(source);
                let word = self.s.text(head).split_whitespace().last().unwrap_or_default().to_lowercase();
                // "a report by the agency" is a text that speaks for itself.
                if let Some(kind) = self.lexicon.channel(&word).filter(|kind| *kind == ChannelKind::Statement) {
                    channel = Some((head, kind));
                    source = Span::new(source.start() + (split.0 + split.1) as u32, source.end()).unwrap_or(source);
                }
            }
            let before = self.s.between(scope.start(), start);
            let mut content = Vec::new();
            let opening = few(before, 1);
            if !opening {
                let mut begin = scope.start();
                // After a semicolon another statement begins, and a bracket or colon may open one of its own.
                let told = |at: &usize| self.finite_between(begin + *at as u32, start);
                let bracket = before.rfind('(').filter(|at| !before[*at..].contains(')'));
                let open = [before.rfind(';'), bracket.filter(told), before.rfind(": ").filter(told)].into_iter().flatten().max();
                if let Some(cut) = open {
                    begin += cut as u32 + 1;
                }
                content.extend(Span::new(begin, start).ok().and_then(|c| self.s.trim(c)));
            }
            let rest = self.s.between(outer_end, scope.end());
            let comma = rest.trim_start().starts_with(',');
            let citing = ["citing", "quoting"].iter().any(|w| rest.trim_start_matches([',', ' ']).starts_with(w));
            // ", but Raghela said": somebody else's sentence.
            let other = [", but ", ", and ", ", while "].iter().any(|w| rest.trim_start().starts_with(w))
                && self
                    .s
                    .predicates
                    .iter()
                    .enumerate()
                    .any(|(i, q)| q.head.start() > outer_end && !q.nominal && self.found(i).is_some_and(|f| f.cue.frames.has("c")));
            // ", according to Ann Lee, an analyst at the bank": all is said before, and what follows tells who says it.
            let told = !opening && self.finite_between(scope.start(), start);
            let joined = || ["and ", "but "].iter().any(|w| rest.trim_start_matches([',', ' ']).starts_with(w));
            let apposed = told && !joined();
            if comma && !citing && !other && !apposed && (opening || !few(rest, 3)) {
                content.extend(Span::new(outer_end, scope.end()).ok().and_then(|c| self.s.trim(c)));
            }
            if content.is_empty() {
                trace.missed("claims", "en.claim.according", cue, || "nothing is said beside it".to_owned());
                continue;
            }
            let head = crate::claims::source::head_of(self.s.text(source)).to_lowercase();
            let act = if self.lexicon.is(Class::Finder, &head) { Act::Finding } else { Act::Statement };
            let mut draft = self.plain(Who::Words(source), cue, "according to", content, act, "en.claim.according");
            draft.channel = channel.map(|(s, k): (Span, ChannelKind)| (s, k));
            self.drafts.push(draft);
        }
    }

    /// `In a poll last month, most voters were against it`: what an inquiry found, with nothing but its name in front.
    pub(super) fn inquiry(&mut self) {
        let s = &self.s;
        let words: Vec<Span> = self.words(s.span.start(), s.span.end()).take(24).collect();
        let Some(open) = words.first().copied().filter(|w| self.low(*w) == "in") else { return };
        let Some(comma) = words.iter().position(|w| s.text(*w) == ",").filter(|c| *c > 2) else { return };
        let Some(noun) = words[1..comma].iter().position(|w| self.lexicon.is(Class::Finder, &self.low(*w))).map(|n| n + 1) else { return };
        let (Ok(source), Ok(rest)) = (Span::new(words[1].start(), words[comma - 1].end()), Span::new(words[comma].end(), s.span.end()))
        else {
            return;
        };
        // "In a report on polls, …": the noun that finds is the head.
        let head = crate::claims::source::head_of(s.text(source)).to_lowercase();
        let own = self.lexicon.is(Class::Finder, &head) || !words[1..noun].iter().any(|w| self.is_preposition(*w));
        // "a poll released on Friday": a participle behind the noun is no verb of the sentence.
        let aired = words.get(noun + 1).is_some_and(|w| self.lexicon.is(Class::Aired, &self.low(*w)));
        let verbless = !self.finite_between(source.start(), if aired { words[noun].end() } else { source.end() });
        let told = self.finite_between(rest.start(), rest.end()) && verbless;
        let Some(content) = s.trim(rest).filter(|_| own && told) else { return };
        let mut draft = self.plain(Who::Words(source), open, "in", vec![content], Act::Finding, "en.claim.inquiry");
        draft.confidence = 0.6;
        self.drafts.push(draft);
    }

    /// "reportedly", "allegedly": nobody's words, told all the same.
    pub(super) fn adverbs(&mut self) {
        let Some(sentence) = self.s.layers.segmentation.sentences.get(self.s.index) else { return };
        let end = self.s.span.end();
        for token in self.s.layers.segmentation.tokens_of(sentence).iter().take_while(|t| t.span.end() <= end) {
            let word = self.s.text(token.span);
            if !self.lexicon.may_be_adverb(word) {
                continue;
            }
            let Some(cue) = self.lexicon.adverb(word).or_else(|| {
                let capital = word.starts_with(|c: char| c.is_ascii_uppercase());
                capital.then(|| self.lexicon.adverb(&word.to_ascii_lowercase())).flatten()
            }) else {
                continue;
            };
            let near = self
                .s
                .predicates
                .iter()
                .filter(|p| !p.nominal && p.group.end() >= token.span.start())
                .min_by_key(|p| p.head.start().abs_diff(token.span.end()));
            let Some(p) = near.filter(|p| p.clause.contains(token.span) || self.s.close(token.span.end(), p.group.start(), 2)) else {
                continue;
            };
            let end = p.clause.end().min(self.s.scope(token.span).end());
            let mut content: Vec<Span> = Vec::new();
            let start = p.argument(Role::Subject).map_or(token.span.end(), |a| a.span.start());
            content.extend(Span::new(start.min(token.span.start()), token.span.start()).ok().and_then(|c| self.s.trim(c)));
            content.extend(Span::new(token.span.end(), end.max(token.span.end())).ok().and_then(|c| self.s.trim(c)));
            let mut draft = self.plain(Who::Nobody, token.span, cue.lemma, content, cue.act, cue.id);
            draft.certainty = cue.certainty;
            draft.confidence = 0.7;
            self.drafts.push(draft);
        }
    }

    /// "citing officials", "quoted him as saying": the one who is cited says it too.
    pub(super) fn quoting(&mut self) {
        for i in 0..self.s.predicates.len() {
            let Some(found) = self.found(i).filter(|f| f.cue.frames.has("y")) else { continue };
            let p = found.predicate;
            let Some(object) = after(p, Role::Object).or_else(|| after(p, Role::IndirectObject)) else { continue };
            let above = self.s.parent(i).map(|(up, _)| up);
            let relay = above.and_then(|up| {
                let head = self.s.predicates[up].head;
                self.drafts.iter().position(|d| d.cue.as_ref().is_some_and(|(c, _)| c.contains(head)))
            });
            let relay = relay.or_else(|| {
                self.drafts
                    .iter()
                    .position(|d| d.rule == "en.claim.according" && d.cue.as_ref().is_some_and(|(c, _)| c.end() <= p.head.start()))
            });
            // "reported, citing two diplomats, that …": the clause behind the aside is not theirs alone.
            let aside = (self.drafts.iter())
                .position(|d| d.cue.as_ref().is_some_and(|(c, _)| c.end() <= p.head.start() && self.s.close(c.end(), p.head.start(), 4)));
            let aside = aside.filter(|d| self.drafts[*d].content.first().is_some_and(|c| c.start() > p.head.end()));
            // "…, quoting an officer": behind all that is said, the main clause is theirs.
            let behind = || {
                let told = |d: &&Draft| d.content.last().is_some_and(|c| c.end() <= p.head.start()) && matches!(d.who, Who::Words(_));
                let first = self.drafts.iter().filter(told).min_by_key(|d| d.cue.as_ref().map(|(c, _)| c.start()))?;
                self.drafts.iter().position(|d| std::ptr::eq(d, first))
            };
            let relay = relay.or(aside).or_else(|| if self.joined(&found) { behind() } else { None });
            let source = match aside.and_then(|d| self.drafts[d].content.first()).map(|c| c.start()) {
                Some(start) => {
                    let gap = self.s.between(object.span.start(), start);
                    let end =
                        gap.rfind(", that").or_else(|| gap.rfind(',')).map_or(object.span.end(), |at| object.span.start() + at as u32);
                    Span::new(object.span.start(), end).unwrap_or(object.span)
                }
                None => object.span,
            };
            let source = self.s.trim(source).unwrap_or(source);
            let saying = self.s.predicates.iter().position(|q| {
                q.head.start() > object.span.start()
                    && matches!(self.s.text(q.head), "saying" | "telling")
                    && q.head.start() <= p.clause.end().max(object.span.end()) + 12
            });
            if let Some(saying) = saying {
                // The participle has its own claim; the one who quotes reports all of it.
                let end = self.s.predicates[saying].clause.end().max(object.span.end());
                let words = self.s.predicates[saying].head;
                let quoting = self.drafts.len();
                let mut told = None;
                for draft in self.drafts.iter_mut().filter(|d| d.cue.as_ref().is_some_and(|(c, _)| *c == words)) {
                    (draft.who, draft.relayed_by) = (Who::Words(source), Some(quoting));
                    told = Some(draft.content.clone());
                }
                let subject = p.subject().map_or(Who::LeftOut, Who::Words);
                let whole = || Span::new(object.span.start(), end).ok().and_then(|c| self.s.trim(c)).into_iter().collect();
                // "quoted him as saying": both over the same words.
                let same = self.words(object.span.start(), words.start()).next_back().is_some_and(|w| self.low(w) == "as");
                let content = told.filter(|c| same && !c.is_empty()).unwrap_or_else(whole);
                let draft = self.plain(subject, found.span, found.cue.lemma, content, Act::Report, found.cue.id);
                self.drafts.push(draft);
                continue;
            }
            match relay.filter(|_| aside.is_some() || self.animate(object.span)) {
                Some(relay) => {
                    let content = self.drafts[relay].content.clone();
                    let mut draft =
                        self.plain(Who::Words(source), found.span, found.cue.lemma, content, Act::Statement, "en.claim.quoting");
                    draft.relayed_by = Some(relay);
                    self.drafts.push(draft);
                }
                None => {
                    let subject = p.subject().map_or(Who::LeftOut, Who::Words);
                    let what = self.without_clause(self.whole_object(&found, source));
                    let what = self.s.trim(what).unwrap_or(what);
                    let draft = self.plain(subject, found.span, found.cue.lemma, vec![what], found.cue.act, found.cue.id);
                    self.drafts.push(draft);
                }
            }
        }
    }

    /// "declined to comment on the report".
    pub(super) fn refusal(&mut self, found: &Found<'_>) {
        let subject = self.likely_subject(found, self.subject(found)).map_or(Who::LeftOut, Who::Words);
        let Some(child) = self.s.children(found.i, Link::Complement).find(|&c| self.s.predicates[c].head.start() > found.span.end()) else {
            if let Some(verb) = self.refused(found) {
                let cue = found.span.cover(verb);
                let what = self
                    .s
                    .predicates
                    .iter()
                    .find(|q| q.head == verb)
                    .and_then(|q| q.arguments.iter().find(|a| a.span.start() > verb.end()));
                let content = what.and_then(|a| self.s.trim(a.span)).into_iter().collect();
                let draft = self.plain(subject, cue, found.cue.lemma, content, Act::NoComment, found.cue.id);
                self.drafts.push(Draft { certainty: None, ..draft });
            }
            return;
        };
        let act = self.s.predicates[child];
        let speaks = matches!(act.lemma.as_str(), "comment" | "answer" | "respond" | "identify" | "elaborate" | "speculate" | "specify")
            || self.lexicon.is(Class::Withheld, &act.lemma)
            || self.found(child).is_some_and(|f| matches!(f.cue.act, Act::Statement | Act::Announcement | Act::Confirmation));
        if !speaks {
            self.unwilling(found, child, subject);
            return;
        }
        let own = Found { i: child, predicate: act, cue: found.cue, span: act.head, particle: None };
        let content = act.arguments.iter().find(|a| a.span.start() > act.head.end()).map(|a| self.whole_object(&own, a.span));
        let clause = self.s.children(child, Link::Complement).map(|c| self.with_alternative(self.s.predicates[c].clause)).next();
        let cue = found.span.cover(act.head);
        let content = clause.or(content).and_then(|c| self.s.trim(c)).into_iter().collect();
        let mut draft = self.plain(subject, cue, found.cue.lemma, content, Act::NoComment, found.cue.id);
        draft.certainty = None;
        self.drafts.push(draft);
    }

    /// `refused to sign the letter`: a no of somebody to what is asked of them.
    fn unwilling(&mut self, found: &Found<'_>, child: usize, who: Who) {
        let (s, p) = (&self.s, found.predicate);
        let Who::Words(span) = who else { return };
        let before = s.between(s.scope(p.head).start(), p.group.start()).trim_end();
        // "dismissed the advice and refused to sign": the subject of the verb before.
        let joined = before.ends_with(" and") || before.ends_with(" but");
        let earlier = s.predicates.iter().rev().find(|q| !q.nominal && q.tense != Tense::None && q.head.end() <= p.group.start());
        let span = earlier.filter(|_| joined).and_then(|q| q.subject()).unwrap_or(span);
        let pronoun = matches!(self.low(span).as_str(), "he" | "she" | "they" | "who");
        if p.negated || p.tense == Tense::None && !self.joined(found) || !pronoun && !self.animate(span) {
            return;
        }
        let end = s.end_with_coordinates(child).min(s.scope(p.head).end());
        let comma = self.words(found.span.end(), end).find(|w| s.text(*w) == "," && s.quote_around(*w).is_none());
        let end = comma.map_or(end, |w| w.start());
        let Some(what) = Span::new(found.span.end(), end.max(found.span.end())).ok().and_then(|c| s.trim(c)) else { return };
        if !s.text(what).starts_with("to ") {
            return;
        }
        let said = self.bounded(found, Said { infinitive: true, content: vec![what], ..Said::default() });
        let draft = self.plain(Who::Words(span), found.span, found.cue.lemma, said.content, Act::Denial, found.cue.id);
        self.drafts.push(Draft { certainty: None, confidence: 0.6, ..draft });
    }

    /// `whether he had been paid | or how much`: a question with the one that is joined to it.
    fn with_alternative(&self, clause: Span) -> Span {
        let scope = self.s.scope(clause);
        let mut words = self.words(clause.end(), scope.end());
        let joined = words.next().is_some_and(|w| matches!(self.low(w).as_str(), "or" | "and"));
        let asks = words.next().is_some_and(|w| self.lexicon.is(Class::Asks, &self.low(w)));
        let end = words.find(|w| !self.is_word(*w)).map_or(scope.end(), |w| w.start());
        if joined && asks { Span::new(clause.start(), end).unwrap_or(clause) } else { clause }
    }
}
