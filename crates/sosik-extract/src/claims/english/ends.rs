//! Where what is said ends, as the order of words shows it.

use sosik_core::{Act, Language, Span};

use super::content::Said;
use super::sentence::few;
use super::{Found, Reader};
use crate::claims::lexicon::Lexicon;
use crate::clauses::{Link, Modality, Predicate, Role, Tense};

/// How an aside of the author begins behind indirect speech.
const ASIDES: [&str; 8] = [", though ", ", although ", ", even though ", ", even as ", ", compared ", ", which ", ", who ", ", whose "];

/// So many relative clauses behind commas are looked at, since every cue of a sentence looks at them.
const RELATIVES: usize = 4;

/// Whether a cue charges somebody with something, which its participle does beside what is said: ", blaming the strike".
pub(super) fn charges(found: &Found<'_>) -> bool {
    found.cue.act == Act::Accusation && Lexicon::of(Language::English).charges(found.cue.lemma)
}

impl Reader<'_, '_> {
    /// Where what is said after `from` ends: before a participle or coordinate verb that says something of its own, or at `end`.
    pub(super) fn cut(&self, found: &Found<'_>, from: u32, end: u32) -> u32 {
        let mut end = end;
        if let Some(at) = self.subordinate_end(found, from, end) {
            end = at;
        }
        for mark in [", according to ", ",” according to ", ",\" according to ", ", citing ", ", quoting "] {
            if let Some(at) = self.s.between(from, end).find(mark) {
                end = from + at as u32;
            }
        }
        for (i, q) in self.s.predicates.iter().enumerate() {
            if i == found.i || q.nominal || q.head.start() <= from || q.head.end() > end {
                continue;
            }
            // "and even assured them"
            let first = self.words(from, q.group.start()).rev().take_while(|w| self.is_adverb(*w)).last();
            let before = self.s.between(from, first.map_or(q.group.start(), |w| w.start())).trim_end();
            // "…, police said": the sentence is theirs.
            let closing =
                q.tense != Tense::None && self.s.quote_around(q.head).is_none() && few(self.s.between(q.group.end(), self.s.span.end()), 3);
            let comma = before
                .rfind(", ")
                .filter(|at| closing && few(&before[*at..], 9) && !self.finite_between(from + *at as u32, q.group.start()));
            let clausal = || self.tells(i) || self.found(i).is_some_and(|f| f.cue.frames.has("i") || charges(&f));
            // "said it had searched the site and found no faults": what is found goes on with what is said.
            let finds = || self.found(i).is_some_and(|f| f.cue.act == Act::Finding) && !self.finite_between(q.head.end(), end);
            let cue = || (clausal() || !self.s.text(q.head).ends_with("ing") && self.found(i).is_some()) && !finds();
            // said he will try and insisted: a verb in the tense of the cue behind a clause in another.
            let inner = || {
                (self.s.predicates.iter())
                    .find(|p| !p.nominal && p.tense != Tense::None && p.head.start() >= from && p.head.end() <= q.group.start())
                    .is_some_and(|p| p.tense != q.tense || p.modality != q.modality)
            };
            let word = self.s.text(q.head);
            // `…,” adding, “…`
            let unquoted = before.trim_end_matches(['"', '”', '’']);
            let clauseless = || !self.finite_between(q.head.end(), end) && self.found(i).is_some_and(|f| f.cue.is_attitude());
            let participle = word.ends_with("ing") && unquoted.ends_with(',') && q.group == q.head && !clauseless();
            // "that he hoped for peace and expects it": with a pronoun before the first verb, an attitude goes on with what is said.
            let pronoun = || self.pronoun_opens(from, end);
            let attitude = self.found(i).is_some_and(|f| f.cue.act == sosik_core::Act::Assessment);
            // "after he resigned and fled": beside a verb of what is said that is told alike.
            let within = self.s.parent(i).is_some_and(|(up, link)| {
                let other = self.s.predicates[up];
                link == Link::Coordinate && other.head.start() > from && (other.tense, other.modality) == (q.tense, q.modality)
            });
            let coordinate = q.tense != Tense::None
                && !(word.ends_with("ing") && q.group == q.head)
                && !(attitude && pronoun() && !inner())
                && found.predicate.tense == q.tense
                && (before.ends_with(" and") || before.ends_with(" but"))
                && self.s.quote_around(q.head).is_none();
            // ", but the army denied": a clause of its own.
            let own = [", but ", ", and ", ", while "].iter().filter_map(|w| before.rfind(w)).max().filter(|at| {
                q.tense != Tense::None
                    && !before[*at + 6..].starts_with("that ")
                    && self.s.quote_around(q.head).is_none()
                    && few(&before[*at..], 9)
                    && !self.finite_between(from + *at as u32, q.group.start())
            });
            if let Some(at) = comma.filter(|at| *at > 0 && cue()) {
                end = from + at as u32;
                continue;
            }
            // "acknowledging that it is late | but warning that": two participles beside each other.
            let ing = |head: Span| self.s.text(head).ends_with("ing");
            let together = ing(found.predicate.head)
                && ing(q.head)
                && q.group == q.head
                && (before.ends_with(" and") || before.ends_with(" but"))
                && self.tells(i)
                && self.finite_between(from, from + before.len() as u32);
            let same = coordinate && !within && q.modality == found.predicate.modality && inner();
            if (participle || coordinate || own.is_some()) && cue() || same || together {
                let kept = match own {
                    Some(at) => &before[..at],
                    None => before.strip_suffix("and").or_else(|| before.strip_suffix("but")).unwrap_or(before),
                };
                end = from + kept.trim_end_matches([' ', ',']).len() as u32;
            }
        }
        end
    }

    /// Whether a pronoun stands first in `from..to`.
    fn pronoun_opens(&self, from: u32, to: u32) -> bool {
        self.words(from, to).next().is_some_and(|w| {
            let low = self.low(w);
            matches!(low.split(['\'', '’']).next().unwrap_or_default(), "he" | "she" | "they" | "it" | "we" | "i")
        })
    }

    /// Where the clause of a cue behind "when", "after" or "as" at the front of its sentence ends: at the comma before the main clause.
    pub(super) fn subordinate_end(&self, found: &Found<'_>, from: u32, end: u32) -> Option<u32> {
        let scope = self.s.scope(found.predicate.head);
        let group = found.predicate.group;
        let mut before = self.words(scope.start(), group.start()).take(40);
        let clear = before.all(|w| self.s.text(w) != ",");
        let opened = self.words(scope.start(), group.start()).take(8).any(|w| {
            matches!(
                self.low(w).as_str(),
                "when" | "while" | "after" | "before" | "as" | "although" | "though" | "because" | "since" | "if" | "once"
            )
        });
        if !clear || !opened || self.s.quote_around(found.predicate.head).is_some() {
            return None;
        }
        let comma = self.words(from, end).find(|w| self.s.text(*w) == "," && self.finite_between(from, w.start()))?;
        // The main clause has a subject and a verb of its own.
        self.finite_between(comma.end(), end).then_some(comma.start())
    }

    /// What is said without what the tree hung on it by mistake: the time of saying in front, the speaker of the sentence behind.
    pub(super) fn bounded(&self, found: &Found<'_>, said: Said) -> Said {
        let head = found.predicate.head;
        let pieces = said.content.iter().filter_map(|piece| {
            if piece.start() < head.end() {
                // Another statement, before a semicolon.
                return (piece.end() > self.s.scope(head).start() || self.s.quote_around(head).is_some()).then_some(*piece);
            }
            let times = &self.s.layers.times;
            let at = times.partition_point(|t| t.span.end() <= piece.start());
            let time =
                times.get(at).map(|t| t.span).filter(|t| t.start() == piece.start() && t.end() < piece.end() && found.cue.frames.has("c"));
            let start =
                time.filter(|t| !self.s.between(t.end(), piece.end()).starts_with([',', '\'', '’'])).map_or(piece.start(), |t| t.end());
            let end = self.speaker_behind(found, start, piece.end());
            let end = self.subordinate_end(found, start, end).unwrap_or(end);
            let end = self.aside(found, start, end);
            let end = self.beside_cue(found, start, end);
            let end = self.participle_behind(found, start, end);
            let names = found.cue.frames.has("nn") || found.cue.frames.has("as");
            let end =
                if said.infinitive || said.gerund || said.weak || names { self.verb_behind(start, end, said.infinitive) } else { end };
            if (start, end) == (piece.start(), piece.end()) {
                return Some(*piece);
            }
            self.s.trim(Span::new(start, end.max(start)).ok()?)
        });
        let alone = said.content.len() == 1;
        let mut content: Vec<Span> = pieces.map(|piece| self.whole_quotation(found, piece, alone)).collect();
        if content.len() == 1 {
            content.retain(|c| !self.headless(found, *c));
        }
        if let Some(last) = content.last_mut().filter(|_| said.infinitive || found.cue.act == Act::Threat) {
            *last = self.condition(found, *last);
        }
        Said { content, ..said }
    }

    /// Whether a piece behind the cue opens with a finite verb, whose subject stands before the cue: "the mayor, who has not spoken of it, | was due".
    fn headless(&self, found: &Found<'_>, piece: Span) -> bool {
        let p = found.predicate;
        let opens = |q: &&Predicate| !q.nominal && q.group.start() == piece.start() && q.tense != Tense::None && q.group != q.head;
        piece.start() > p.head.end()
            && self.s.quote_around(piece).is_none()
            && matches!(self.s.parent(found.i), None | Some((_, Link::Relative)))
            && self.s.between(p.head.end(), piece.start()).trim_end().ends_with(',')
            && self.s.predicates.iter().copied().find(opens).is_some_and(|q| q.modality != Modality::Commanded)
    }

    /// What is threatened or promised with the condition that a tree hangs on the cue: "threatened to act | if they were attacked".
    fn condition(&self, found: &Found<'_>, last: Span) -> Span {
        let s = &self.s;
        let clause = s.children(found.i, Link::Adverbial).map(|c| s.predicates[c]).find(|q| {
            let near = q.clause.start() >= last.end() && q.clause.start() - last.end() <= 3;
            near && matches!(q.marker.as_str(), "if" | "unless" | "until") && q.clause.end() <= s.scope(found.predicate.head).end()
        });
        clause.and_then(|q| Span::new(last.start(), q.clause.end()).ok()).and_then(|c| s.trim(c)).unwrap_or(last)
    }

    /// Where the second of two verbs begins of which the cue is the first: "called the raid brutal | and vowed to fight on", or `to`.
    fn beside_cue(&self, found: &Found<'_>, from: u32, to: u32) -> u32 {
        let (s, p) = (&self.s, found.predicate);
        if p.tense == Tense::None || s.quote_around(p.head).is_some() {
            return to;
        }
        // "says he is proud | and expects to win": with a pronoun in front an attitude goes on with what is said.
        let attitude = |i: usize| self.found(i).is_some_and(|f| f.cue.act == Act::Assessment && !f.cue.frames.has("o"));
        let own_mind = self.pronoun_opens(from, to);
        let seconds = s.children(found.i, Link::Coordinate).filter(|i| !(own_mind && attitude(*i))).filter_map(|i| {
            let q = s.predicates[i];
            let own = q.arguments.iter().any(|a| a.role == Role::Subject && a.span.start() >= from && a.span.end() <= q.head.start());
            if q.nominal || own || q.tense != p.tense || q.head.start() <= from || q.head.end() > to || s.quote_around(q.head).is_some() {
                return None;
            }
            let before = s.between(from, q.group.start()).trim_end();
            let kept = ["and", "but", "or", "nor", "then"]
                .iter()
                .find_map(|w| before.strip_suffix(w))
                .filter(|k| !k.ends_with(char::is_alphabetic))?;
            Some(from + kept.trim_end_matches([' ', ',']).len() as u32)
        });
        seconds.min().unwrap_or(to)
    }

    /// What ends inside a quotation that it opened goes on to the end of it, and with `“…” and “…”` to the end of the second.
    fn whole_quotation(&self, found: &Found<'_>, piece: Span, alone: bool) -> Span {
        let (s, head) = (&self.s, found.predicate.head);
        let mut whole = piece;
        for quote in s.quotes.iter().filter(|q| !q.outer.contains(head) && q.outer.start() >= head.end()) {
            let opened = quote.outer.start() + 4 >= piece.start() && quote.outer.start() < whole.end();
            let cut = opened && whole.end() < quote.inner.end();
            let second =
                whole != piece || s.quotes.iter().any(|q| q.inner.end().abs_diff(whole.end()) <= 1 && q.inner.start() >= piece.start());
            // "told them he feels good, and “we will see”"
            let first = || self.finite_between(whole.start(), whole.end()) && s.between(whole.end(), quote.outer.start()).trim() == ", and";
            let joined = (second || first()) && quote.outer.start() > whole.end() && {
                let gap = s.between(whole.end(), quote.outer.start());
                matches!(gap.trim_matches(|c: char| !c.is_alphabetic()), "and" | "or") && few(gap, 3)
            };
            // `expects the two to | “show their unity”`: what breaks off right before a quotation goes on with it.
            let follows = alone
                && whole.start() < quote.outer.start()
                && whole.end() <= quote.outer.start()
                && s.quote_around(whole).is_none()
                && s.between(whole.end(), quote.outer.start()).trim().is_empty()
                && !self.quoted_name(quote, whole.start());
            if (cut || joined || follows) && quote.outer.end() <= s.span.end() + 1 {
                whole = Span::new(whole.start(), quote.inner.end()).ok().and_then(|c| s.trim(c)).unwrap_or(whole);
            }
        }
        whole
    }

    /// Where ", adding that …" begins behind indirect speech, or `to`.
    fn participle_behind(&self, found: &Found<'_>, from: u32, to: u32) -> u32 {
        if self.s.quote_around(found.predicate.head).is_some() {
            return to;
        }
        let attitude = |i: usize| self.found(i).is_some_and(|f| f.cue.is_attitude());
        let cuts = self.s.predicates.iter().enumerate().filter_map(|(i, q)| {
            let participle = !q.nominal && q.group == q.head && self.s.text(q.head).ends_with("ing");
            if !participle || q.head.start() <= from || q.head.end() > to || i == found.i || self.s.quote_around(q.head).is_some() {
                return None;
            }
            let before = self.s.between(from, q.head.start()).trim_end();
            let before = before.strip_suffix(", while").map_or_else(|| before.trim_end_matches(['"', '”', '’']).strip_suffix(','), Some)?;
            let names = self.found(i).is_some_and(|f| f.cue.frames.has("nn") || f.cue.frames.has("as"));
            let tells = self.tells(i) && (!attitude(i) || self.finite_between(q.head.end(), to));
            let blames = self.found(i).is_some_and(|f| charges(&f));
            ((tells || names || blames) && self.finite_between(from, from + before.len() as u32)).then(|| from + before.len() as u32)
        });
        cuts.min().unwrap_or(to)
    }

    /// Where the author goes on about what was said: ", which …", ", though …", ", compared with …" behind a clause of indirect speech.
    pub(super) fn aside(&self, found: &Found<'_>, from: u32, to: u32) -> u32 {
        if self.s.quote_around(found.predicate.head).is_some() {
            return to;
        }
        // "denied a part in the attack, | which the army blamed on them": beside an object only a claim of its own.
        if !(found.cue.frames.has("c") || found.cue.frames.has("a") || found.cue.frames.has("p")) {
            return self.claim_aside(from, to);
        }
        let text = self.s.between(from, to);
        let inside = |at: usize| {
            let at = Span::new(from + at as u32, from + at as u32 + 1).ok();
            at.is_some_and(|a| self.s.quote_around(a).is_some())
        };
        ASIDES
            .iter()
            .filter_map(|w| text.find(w))
            .chain([", a ", ", an "].iter().filter_map(|w| text.find(w)).filter(|at| self.comments(from + *at as u32, to)))
            .filter(|at| !inside(*at) && self.finite_between(from, from + *at as u32))
            .min()
            .map_or(to, |at| from + at as u32)
            .min(self.claim_aside(from, to))
    }

    /// Where a relative clause behind a comma begins that is a claim itself, or `to`.
    fn claim_aside(&self, from: u32, to: u32) -> u32 {
        let start = from;
        let relative = |comma: &Span| self.words(comma.end(), to).next().filter(|w| matches!(self.low(*w).as_str(), "which" | "who"));
        let mut commas = self.words(from, to).filter(|w| self.s.text(*w) == "," && relative(w).is_some()).take(RELATIVES);
        let claims = |comma: &Span| {
            let next = relative(comma);
            let verbs = (self.s.predicates.iter().enumerate()).filter(|(_, q)| !q.nominal && q.tense != Tense::None && q.head.end() <= to);
            next.is_some_and(|w| {
                let first = verbs.filter(|(_, q)| q.group.start() >= w.end()).min_by_key(|(_, q)| q.group.start());
                // "the move, which they said was late, would cost much": the clause around it goes on behind it.
                let goes_on = |from: u32| {
                    let close = self.words(from, to).find(|w| self.s.text(*w) == ",");
                    close.is_some_and(|c| self.finite_between(c.end(), to)) && !self.finite_between(start, comma.start())
                };
                first.is_some_and(|(i, q)| self.found(i).is_some() && q.group.start() > w.end() + 1 && !goes_on(q.group.end()))
            })
        };
        commas.find(claims).map_or(to, |comma| comma.start())
    }

    /// Whether the phrase behind the comma at `comma` is a word of the author on what was said: ", a charge that he denies".
    fn comments(&self, comma: u32, to: u32) -> bool {
        let words: Vec<Span> = self.words(comma, to).skip(2).take(5).collect();
        let relative = words.iter().position(|w| self.is_relative(*w));
        let verb = words
            .iter()
            .position(|w| self.s.predicates.iter().any(|p| !p.nominal && p.tense != Tense::None && p.group.start() == w.start()));
        relative.is_some_and(|at| at > 0) || verb.is_some_and(|at| at > 1)
    }

    /// Where a finite verb behind "and" or "but" takes the sentence up again after a phrase without one: `favours the law | and opposes …`.
    pub(super) fn verb_behind(&self, from: u32, to: u32, infinitive: bool) -> u32 {
        let first = self
            .s
            .predicates
            .iter()
            .filter(|q| !q.nominal && q.tense != Tense::None && q.head.start() >= from && q.head.end() <= to)
            // "to raise their hands and pledge loyalty": a bare verb goes on with the infinitive.
            .filter(|q| !(infinitive && q.group == q.head && self.s.text(q.head) == q.lemma))
            .min_by_key(|q| q.group.start());
        let Some(first) = first else { return to };
        let before = self.s.between(from, first.group.start()).trim_end();
        let adverb = before.rsplit(' ').next().is_some_and(|w| w.ends_with("ly") || w == "also" || w == "then");
        let before = if adverb { before.rsplit_once(' ').map_or(before, |(b, _)| b) } else { before };
        ["and", "but"]
            .iter()
            .find_map(|w| before.strip_suffix(w).filter(|b| b.ends_with(' ')))
            .map_or(to, |kept| from + kept.trim_end_matches([' ', ',']).len() as u32)
    }

    /// Where ", police said" or ", said the minister" begins in `from..to`, or `to`.
    pub(super) fn speaker_behind(&self, found: &Found<'_>, from: u32, to: u32) -> u32 {
        for (i, q) in self.s.predicates.iter().enumerate() {
            if i == found.i
                || q.nominal
                || q.tense == Tense::None
                || q.head.start() <= from
                || q.head.end() > to
                || self.s.quote_around(q.head).is_some()
            {
                continue;
            }
            let before = self.s.between(from, q.group.start()).trim_end();
            let Some(comma) = before.rfind(',') else { continue };
            let between = before[comma + 1..].split_whitespace().take(9).count();
            let last = few(self.s.between(q.group.end(), self.s.span.end()), 4);
            let inverted = between == 0 && q.group == q.head;
            let speaker = last && (1..=8).contains(&between) && !self.finite_between(from + comma as u32, q.group.start());
            if (inverted || speaker)
                && self.found(i).is_some_and(|f| {
                    f.cue.frames.has("c")
                        && matches!(f.cue.act, sosik_core::Act::Statement | sosik_core::Act::Report | sosik_core::Act::Announcement)
                })
            {
                return from + comma as u32;
            }
        }
        match self.s.between(from, to).find(", according to ") {
            Some(at) => from + at as u32,
            None => to,
        }
    }
}
