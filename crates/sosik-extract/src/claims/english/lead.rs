//! The subject that opens its clause, read off the order of words: `Juan Zarate, an adviser to the president, also questioned …`.
//!
//! Trees of long sentences cut such subjects at commas, names and relative clauses. All that stands between the beginning of the
//! clause and its first finite verb is the subject, apart from what introduces the sentence.

use compact_str::CompactString;
use sosik_core::Span;

use super::{Found, Reader};
use crate::claims::lexicon::Class;
use crate::clauses::{Link, Tense};

/// Longer subjects than this are misread sentences.
const LONGEST: usize = 60;

impl Reader<'_, '_> {
    /// The subject between the beginning of the clause and the verb of `found`, when no other finite verb stands there but those of
    /// relative clauses. Linear in the words before the verb, which are at most sixty.
    pub(super) fn lead(&self, found: &Found<'_>) -> Option<Span> {
        let group = found.predicate.group;
        let scope = self.s.scope(found.predicate.head);
        let mut start = scope.start();
        for quote in self.s.quotes.iter().filter(|q| q.outer.start() >= scope.start() && q.outer.end() <= group.start()) {
            let inner = self.s.text(quote.outer).trim_end_matches(['"', '”', '\'', '’', '˝']);
            let closes = inner.ends_with([',', '?', '!', '.']) || self.s.between(quote.outer.end(), group.start()).starts_with(',');
            if closes && !self.quoted_name(quote, scope.start()) && !self.in_aside(quote, scope.start()) {
                start = quote.outer.end();
            }
        }
        let words: Vec<Span> = self.words(start, group.start()).take(LONGEST + 1).collect();
        // `The talks, he said, will go on`, `The talks failed, officials said.`: the speaker stands behind the last comma.
        let comma = words.iter().any(|w| self.s.text(*w) == ",");
        let interjected = || self.comma_behind(group.end(), scope.end());
        if words.len() > LONGEST || comma && (interjected() || self.closing_phrase(found).is_some()) {
            return None;
        }
        let low: Vec<_> = words.iter().map(|w| self.low(*w)).collect();
        let first = self.introduced(&words, &low)?;
        // A single word is the subject, whatever the tree makes of it: `Friends say …`.
        let end = if words.len() == first + 1 { words.len() } else { self.phrase_end(&words, &low, first)? };
        let mut last = end;
        let clause = low[first..end].iter().any(|w| self.lexicon.is(Class::Relative, w));
        while last > first && (self.is_adverb(words[last - 1]) || !self.is_word(words[last - 1]) && low[last - 1] != ")") {
            last -= 1;
            // "officials, who may not speak | publicly, said": the adverb ends the relative clause.
            if clause && low[last] == "," {
                break;
            }
        }
        if last == first {
            return None;
        }
        if last > first + 2 && matches!(low[last - 1].as_str(), "too" | "however" | "though" | "meanwhile") && low[last - 2] == "," {
            last -= 2;
        }
        let span = self.s.trim(Span::new(words[first].start(), words[last - 1].end()).ok()?)?;
        let opens = &low[first];
        let fits = self.is_word(words[first])
            && !self.lexicon.is(Class::Preposition, opens)
            && !self.lexicon.is(Class::Boundary, opens)
            && !matches!(opens.as_str(), "there" | "it" | "him" | "them" | "me" | "us" | "to" | "not" | "let" | "here");
        fits.then_some(span).map(|s| self.before_time(s).unwrap_or(s))
    }

    /// Where the subject begins: after conjunctions, adverbs, phrases with a preposition and clauses that end in a comma.
    fn introduced(&self, words: &[Span], low: &[CompactString]) -> Option<usize> {
        let mut at = 0;
        for _ in 0..6 {
            let word = low.get(at)?;
            if !self.is_word(words[at]) || self.lexicon.is(Class::Opener, word) && word != "even" {
                at += 1;
                continue;
            }
            let subordinate = self.lexicon.is(Class::Subordinator, word);
            let participle = (word.ends_with("ing") || word.ends_with("ed") || word == "asked")
                && self.s.predicates.iter().any(|p| !p.nominal && p.tense == Tense::None && p.head == words[at]);
            let intro = subordinate
                || participle
                || self.lexicon.is(Class::Preposition, word)
                || self.lexicon.is(Class::Introduction, word)
                || self.is_adverb(words[at]);
            let timed = self.in_time(words[at]);
            if !(intro || timed) {
                return Some(at);
            }
            let comma = (at..low.len()).find(|&i| low[i] == ",");
            at = match comma {
                Some(comma) => comma + 1,
                // "On Monday officials said"
                None if timed || intro && !subordinate && !participle => {
                    let after = (at..low.len()).find(|&i| !self.in_time(words[i]) && !self.lexicon.is(Class::Preposition, &low[i]));
                    let moved = after.filter(|a| *a > at && self.in_time(words[a - 1]))?;
                    return Some(moved);
                }
                None => return None,
            };
        }
        None
    }

    /// The end of the noun phrase that begins at `first`, if all up to the verb belongs to it.
    fn phrase_end(&self, words: &[Span], low: &[CompactString], first: usize) -> Option<usize> {
        let finite =
            |w: Span| self.s.predicates.iter().any(|p| !p.nominal && p.tense != Tense::None && (p.head == w || p.group.contains(w)));
        let comma = |from: usize| (from..low.len()).find(|&i| low[i] == ",");
        let mut end = None;
        let mut relative = false;
        let mut inside = false;
        let mut at = first;
        while at < words.len() {
            let word = low[at].as_str();
            let next = low.get(at + 1).map_or("", CompactString::as_str);
            match word {
                "(" => {
                    at = (at..low.len()).find(|&i| low[i] == ")")? + 1;
                    continue;
                }
                "," if matches!(next, "he" | "she" | "they" | "we" | "i" | "it" | "you") => return None,
                "," if self.lexicon.is(Class::Relative, next) && next != "that" => {
                    let close = comma(at + 1)?;
                    // A clause that is a claim itself is no description.
                    let (from, to) = (words[at].end(), words[close].start());
                    let claims = self.s.predicates.iter().enumerate().any(|(i, p)| {
                        !p.nominal && p.tense != Tense::None && p.head.start() >= from && p.head.end() <= to && self.tells(i)
                    });
                    end = end.or(claims.then_some(at));
                    at = close + 1;
                    continue;
                }
                "," => {
                    let participle = next.ends_with("ing")
                        && self.s.predicates.iter().any(|p| !p.nominal && p.tense == Tense::None && words.get(at + 1) == Some(&p.head));
                    if participle {
                        end = end.or(Some(at));
                        at = comma(at + 1)? + 1;
                        continue;
                    }
                    // The ministry, through its channel, urged
                    if at > first
                        && self.lexicon.is(Class::Aside, next)
                        && let Some(close) = comma(at + 1)
                    {
                        end = end.or(Some(at));
                        at = close + 1;
                        continue;
                    }
                    // Clinton, goaded by her rivals, said
                    if next.ends_with("ed")
                        && matches!(low.get(at + 2).map_or("", CompactString::as_str), "by" | "in" | "with" | "to" | "on" | "at")
                    {
                        at = comma(at + 1)? + 1;
                        continue;
                    }
                }
                "-" | "–" | "—" | "--" if at > first && words[at].start() > words[at - 1].end() => {
                    at = (at + 1..low.len()).find(|&i| low[i] == word)? + 1;
                    continue;
                }
                ";" | ":" => return None,
                _ if at > first && self.lexicon.is(Class::Relative, word) => {
                    relative = true;
                    at += 1;
                    continue;
                }
                _ if self.lexicon.is(Class::Boundary, word) && word != "or" && word != "than" && !(word == "as" && next == "well") => {
                    return None;
                }
                _ => {}
            }
            // People briefed on the talks say: no verb of its own.
            let plural = at > first && (low[at - 1].ends_with('s') || matches!(low[at - 1].as_str(), "people" | "those" | "voters"));
            let reduced = plural
                && word.ends_with("ed")
                && matches!(next, "on" | "by" | "in" | "with" | "at" | "for" | "from" | "about")
                && matches!(
                    low[at - 1].as_str(),
                    "people" | "those" | "officials" | "sources" | "persons" | "aides" | "veterans" | "voters"
                );
            let follows = at > 0 && finite(words[at - 1]);
            if finite(words[at]) && (!reduced || follows) {
                // The verb of a relative clause, with its auxiliaries.
                let own = relative || inside && follows;
                if !own {
                    return None;
                }
                inside = true;
                relative = false;
            } else if inside && at > 0 && !finite(words[at - 1]) {
                inside = false;
            }
            at += 1;
        }
        (!relative).then(|| end.unwrap_or(words.len()))
    }

    /// Whether `found` is a participle behind a comma that goes on telling: `…, adding that …`.
    pub(super) fn joined(&self, found: &Found<'_>) -> bool {
        let p = found.predicate;
        let adverb = self.words(self.s.span.start(), p.head.start()).rev().take_while(|w| self.is_adverb(*w)).last();
        let open = self.open_before(adverb.unwrap_or(p.head));
        // "…, while urging them to leave"
        let open = open.strip_suffix(" while").map_or(open, str::trim_end);
        let open = open.trim_end_matches(['"', '”', '’']);
        let participle = |q: &crate::clauses::Predicate| self.s.text(q.head).ends_with("ing") && q.group == q.head;
        // "acknowledging that it is late but warning that"
        let second = || {
            let and = open.ends_with(" and") || open.ends_with(" but");
            let first = |i: &usize| {
                let q = self.s.predicates[*i];
                participle(q) && q.head.end() < p.head.start() && self.tells(*i) && self.open_before(q.head).ends_with(',')
            };
            and && (0..found.i.min(self.s.predicates.len())).any(|i| first(&i))
        };
        participle(p) && (open.ends_with([',', '-', '–', '—']) || second())
    }

    /// The sentence up to `word`, without the marks that close a quotation: `it “will not bow,” | adding`.
    fn open_before(&self, word: Span) -> &str {
        let before = self.s.between(self.s.span.start(), word.start()).trim_end();
        let open = before.trim_end_matches(['"', '”', '’']);
        // `“We will win,” adding that`: what is quoted from the beginning is what the verb before tells.
        if before.starts_with(['"', '“']) { before } else { open }
    }

    /// The speaker of a participle behind a comma or of a verb behind "and": that of the nearest verb of saying before it.
    pub(super) fn speaker_before(&self, found: &Found<'_>) -> Option<Span> {
        let head = found.predicate.head;
        let scope = self.s.scope(head);
        let joined = self.joined(found);
        let earlier = |i: &usize| {
            let p = self.s.predicates[*i];
            !p.nominal && p.tense != Tense::None && p.head.start() >= scope.start() && p.group.end() <= head.start()
        };
        let outside = |i: &usize| self.s.quote_around(self.s.predicates[*i].head).is_none() == self.s.quote_around(head).is_none();
        let verbs: Vec<usize> = (0..found.i.min(self.s.predicates.len())).filter(earlier).filter(outside).collect();
        if joined {
            let Some(told) = verbs.iter().rev().find(|i| self.tells(**i)).and_then(|i| self.found(*i)) else {
                // "pointed to the figures, noting that": whoever acts in the nearest clause that describes nobody.
                let acting = verbs.iter().rev().filter(|i| !matches!(self.s.parent(**i), Some((_, Link::Relative))));
                let mut subjects = acting.filter_map(|i| self.governs(*i)).filter(|s| s.end() <= head.start());
                return subjects.find(|s| self.animate(*s));
            };
            let subject = match self.inverted(&told) {
                Some(speaker) => Some(speaker),
                None => self.likely_subject(&told, self.subject(&told)),
            };
            return subject.filter(|s| s.end() <= head.start());
        }
        let first = verbs.first().copied().filter(|i| self.s.predicates[*i].tense == found.predicate.tense)?;
        self.found(first).map_or_else(|| self.governs(first).filter(|s| self.animate(*s)), |f| self.lead(&f))
    }

    /// "After boasting about it, the mayor left": the one who acts in the main clause behind a participle that opens the sentence.
    pub(super) fn acts_behind(&self, found: &Found<'_>) -> Option<Span> {
        let p = found.predicate;
        let scope = self.s.scope(p.head);
        let opens = self.s.text(p.head).ends_with("ing") && p.group == p.head && self.s.close(scope.start(), p.head.start(), 2);
        let comma = self.words(p.head.end(), scope.end()).find(|w| self.s.text(*w) == ",").filter(|_| opens)?;
        let main = (self.s.predicates.iter())
            .filter(|q| !q.nominal && q.tense != Tense::None && q.head.start() >= comma.end())
            .min_by_key(|q| q.head.start())?;
        let subject = main.argument(crate::clauses::Role::Subject)?.span;
        (subject.start() >= comma.end() && self.animate(subject)).then_some(subject)
    }

    /// Whether predicate `i` is a cue that takes a clause.
    pub(super) fn tells(&self, i: usize) -> bool {
        self.found(i).is_some_and(|f| f.cue.frames.has("c") || f.cue.frames.has("a"))
    }

    /// A name with the title before it between commas: `…, a spokesman, Chris Goodman, said`.
    pub(super) fn titled(&self, span: Span) -> Span {
        let scope = self.s.scope(span);
        let before = self.s.between(scope.start(), span.start()).trim_end();
        let Some(lead) = before.strip_suffix(',') else { return span };
        let Some(comma) = lead.rfind([',', '"', '”', '’', '\'']).filter(|c| lead.len() - c > 3) else { return span };
        let mark = lead[comma..].chars().next().map_or(1, char::len_utf8);
        let from = scope.start() + (comma + mark) as u32;
        let Some(title) = Span::new(from, scope.start() + lead.len() as u32).ok().and_then(|t| self.s.trim(t)) else { return span };
        let words: Vec<&str> = self.s.text(title).split_whitespace().collect();
        let opens = words.first().is_some_and(|w| self.lexicon.is(Class::Title, &w.to_ascii_lowercase()));
        let name = self.s.text(span).split_whitespace().all(|w| w.starts_with(char::is_uppercase));
        if opens && name && words.len() <= 9 && !self.finite_between(title.start(), title.end()) {
            Span::new(title.start(), span.end()).unwrap_or(span)
        } else {
            span
        }
    }

    /// The speaker behind the verb: `“…,” said Mary Henry`, `the talks failed, said the minister`; not `the minister, a lawyer, said the talks`.
    pub(super) fn inverted(&self, found: &Found<'_>) -> Option<Span> {
        if found.cue.frames.has("a") {
            return None;
        }
        let head = found.predicate.head;
        let start = found.predicate.group.start();
        // `Continued Stone: “…”`
        if self.s.close(self.s.scope(head).start(), start, 0) && found.predicate.group == head {
            let rest = self.s.between(head.end(), self.s.span.end());
            let colon = rest.find(':').filter(|c| rest[..*c].split_whitespace().count() <= 8)?;
            let span = self.s.trim(Span::new(head.end(), head.end() + colon as u32).ok()?)?;
            let named = self.s.text(span).starts_with(char::is_uppercase) || self.s.text(span).starts_with("the ");
            return (named && !self.finite_between(span.start(), span.end())).then_some(span);
        }
        let span = self.noun_phrase_after(found)?;
        if self.in_time(Span::new(span.start(), span.start() + 1).ok()?) {
            return None;
        }
        // `“…!” the senator, Ann Lee, wrote on Sunday`: the speaker stands before the verb.
        let closed = self.s.quotes.iter().rev().find(|q| q.outer.end() <= start).map(|q| q.outer.end());
        if closed.is_some_and(|end| !self.s.close(end, start, 0) && !self.finite_between(end, start)) {
            return None;
        }
        let text = self.s.text(span);
        // The phrase goes on with who it is, not with what is done beside it.
        // "Ann Lee, a banker, | who said it was late": a clause that is a claim itself.
        let tells = |from: u32| {
            let verbs = (0..self.s.predicates.len()).filter(|k| {
                let p = self.s.predicates[*k];
                !p.nominal && p.tense != Tense::None && p.group.start() > from && p.head.end() <= span.end()
            });
            verbs.min_by_key(|k| self.s.predicates[*k].group.start()).is_some_and(|k| self.tells(k))
        };
        let cut = text.match_indices(", ").map(|(i, _)| i).find(|i| {
            let word = text[i + 2..].split([' ', ',']).next().unwrap_or_default();
            matches!(word, "who" | "which") && tells(span.start() + *i as u32)
                || word.ends_with("ing") && self.s.predicates.iter().any(|p| !p.nominal && p.head.start() == span.start() + *i as u32 + 2)
                || matches!(
                    word,
                    "but" | "and" | "as" | "while" | "because" | "although" | "though" | "when" | "after" | "in" | "on" | "at" | "during"
                )
        });
        let span = Span::new(span.start(), span.start() + cut.unwrap_or(text.len()) as u32).unwrap_or(span);
        let first = self.s.text(span).find([',', '(']).unwrap_or(span.len() as usize);
        if self.finite_before_relative(span, first) {
            return None;
        }
        let before = self.s.between(self.s.span.start(), found.predicate.group.start()).trim_end();
        let last = self.s.quotes.iter().rev().find(|q| q.outer.end() <= start);
        let quoted = before.ends_with(['"', '”', '\'', '’']) && !last.is_some_and(|q| self.in_aside(q, self.s.scope(head).start()));
        let told = self.finite_between(self.s.scope(head).start(), found.predicate.group.start());
        // `Two officials, who asked not to be named, said the deal …`: the verb before is that of a relative clause.
        let told = told && self.lead(found).is_none_or(|lead| lead.end() > found.predicate.group.start());
        (quoted || told).then_some(span)
    }

    /// Whether a finite verb that is not that of "who …" stands among the first bytes of `span`.
    fn finite_before_relative(&self, span: Span, first: usize) -> bool {
        let text = &self.s.text(span)[..first];
        let stop = [" who ", " which ", " that ", " whose "].iter().filter_map(|w| text.find(w)).min().unwrap_or(first);
        self.finite_between(span.start(), span.start() + stop as u32)
    }
}
