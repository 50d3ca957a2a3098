//! What stands beside an English cue and its content: to whom, through what, when.

use sosik_core::{Act, ChannelKind, Span};

use super::content::Said;
use super::{Found, Reader};
use crate::claims::lexicon::Class;
use crate::clauses::{Link, Role, Tense};

/// Prepositions before a medium.
const MEDIA: [&str; 7] = ["in", "on", "at", "during", "via", "through", "for"];

impl Reader<'_, '_> {
    pub(super) fn addressee(&self, found: &Found<'_>, said: &Said) -> Option<Span> {
        let p = found.predicate;
        if self.passively(found) {
            return None;
        }
        // "called on both armies to stop": the preposition of the cue itself marks who is called on.
        let own = found.cue.lemma.rsplit_once(' ').map(|(_, preposition)| preposition).filter(|p| *p == "on");
        if let Some(on) = p.arguments.iter().find(|a| a.role == Role::Oblique && own == Some(a.marker.as_str())) {
            return Some(on.span).filter(|on| !said.content.iter().any(|c| c.overlaps(*on)));
        }
        let to = p.arguments.iter().find(|a| a.role == Role::Oblique && matches!(a.marker.as_str(), "to" | "with" | "before"));
        let speaks = matches!(found.cue.act, Act::Statement | Act::Announcement | Act::Appeal | Act::Report | Act::Promise);
        to.filter(|a| speaks && !said.content.iter().any(|c| c.overlaps(a.span)) && self.animate(a.span)).map(|a| a.span)
    }

    /// The medium: an oblique phrase headed by the noun of one, an outlet one speaks on, or the text that is released.
    pub(super) fn channel(&self, found: &Found<'_>, said: &Said) -> Option<(Span, ChannelKind)> {
        let p = found.predicate;
        let outside = |span: Span| !said.content.iter().any(|c| c.overlaps(span));
        for argument in p.arguments.iter().filter(|a| a.role == Role::Oblique && outside(a.span)) {
            let medium = self.medium(argument.span, argument.head);
            let through = matches!(argument.marker.as_str(), "in" | "on" | "through" | "at" | "via" | "during" | "by" | "over" | "from");
            if let Some(kind) = medium.filter(|_| through) {
                // "an e-mail to the campaign, the editor": the medium ends at the comma, a letter before its reader.
                let text = self.s.text(argument.span);
                let reader = text.find(" to ").filter(|_| kind == ChannelKind::Letter);
                let end = [text.find(','), reader]
                    .into_iter()
                    .flatten()
                    .min()
                    .map_or(argument.span.end(), |at| argument.span.start() + at as u32);
                return Some((Span::new(argument.span.start(), end).unwrap_or(argument.span), kind));
            }
            if through && self.outlet(argument.span) {
                return Some((argument.span, ChannelKind::Broadcast));
            }
        }
        if let Some(found) = self.medium_between(found, said).or_else(|| self.medium_told_of(found)) {
            return Some(found);
        }
        // "issued a statement insisting that …", "released a video, saying …"
        let seeming = found.predicate.implied_subject;
        let above = seeming.and_then(|w| self.maker(w, found)).or_else(|| {
            let (up, link) = self.s.parent(found.i)?;
            matches!(link, Link::Adverbial | Link::Relative)
                .then(|| self.s.predicates[up])
                .filter(|q| self.lexicon.is(Class::Makes, &q.lemma))
        });
        // "issued a statement on the club's website": the place where it can be read.
        let site = above
            .and_then(|q| q.arguments.iter().find(|a| a.role == Role::Oblique && a.marker == "on" && a.span.end() <= found.span.start()));
        let site = site.and_then(|a| Some((a.span, self.medium(a.span, a.head)?)));
        if let Some(site) = site.filter(|(_, kind)| matches!(kind, ChannelKind::Website | ChannelKind::SocialPost)) {
            return Some(site);
        }
        let object = above.and_then(|q| q.arguments.iter().find(|a| a.role == Role::Object && a.head.end() <= found.span.start()));
        let made = object.and_then(|object| {
            let kind = self.medium(object.head, object.head)?;
            Some((Span::new(object.span.start(), object.head.end()).unwrap_or(object.head), kind))
        });
        made.or_else(|| self.medium_around(found, said))
    }

    /// `…,” said the rabbi, who leads the board, in a statement.`, `He sat down for an interview with CNN to declare that …`: a medium
    /// behind a preposition that the tree hung elsewhere, at most so far from the cue that no other clause of saying stands between.
    fn medium_around(&self, found: &Found<'_>, said: &Said) -> Option<(Span, ChannelKind)> {
        let scope = self.s.scope(found.predicate.head);
        let head = found.predicate.head;
        let words: Vec<Span> = self.words(scope.start(), scope.end()).take(80).collect();
        let outside = |w: &Span| !said.content.iter().any(|c| c.overlaps(*w)) && self.s.quote_around(*w).is_none();
        let other = |from: u32, to: u32| {
            (0..self.s.predicates.len()).any(|i| {
                let q = self.s.predicates[i];
                i != found.i && !q.nominal && q.head.start() >= from && q.head.end() <= to && self.tells(i)
            })
        };
        (0..words.len()).find_map(|i| {
            let kind = self.lexicon.channel(&self.low(words[i])).filter(|_| outside(&words[i]))?;
            let back = (i.saturating_sub(6)..i).rev();
            let clear = back.take_while(|&k| self.is_word(words[k]) && outside(&words[k]));
            let at = clear.filter(|&k| MEDIA.contains(&self.low(words[k]).as_str())).last().filter(|at| at + 1 < i)?;
            let determined = self.determines(words[at + 1]);
            let (from, to) = if words[i].end() <= head.start() { (words[i].end(), head.start()) } else { (head.end(), words[i].start()) };
            if !determined || other(from, to.max(from)) || words[i] == head {
                return None;
            }
            // "an interview with CNN"
            let with = words.get(i + 1).is_some_and(|w| self.low(*w) == "with");
            let last =
                (i + 2..words.len().min(i + 6)).take_while(|&k| with && self.s.text(words[k]).starts_with(char::is_uppercase)).last();
            // "its Telegram | channel “Calm Sea”"
            let kinds = (i + 1..words.len()).take_while(|&k| self.lexicon.channel(&self.low(words[k])).is_some()).last().unwrap_or(i);
            let name = self.s.quotes.iter().find(|q| words.get(kinds + 1).is_some_and(|w| q.outer.start() == w.start()));
            if kinds > i || name.is_some_and(|q| self.quoted_name(q, self.s.scope(head).start())) {
                let end = name.map_or(words[kinds].end(), |q| q.outer.end());
                return Some((Span::new(words[at + 1].start(), end).ok()?, kind));
            }
            // "In an interview broadcast on Sunday, …"
            let told = words.get(i + 1).is_some_and(|w| self.lexicon.is(Class::Aired, &self.low(*w)));
            let comma = (i + 1..words.len().min(i + 14)).find(|&k| self.s.text(words[k]) == ",").filter(|_| told);
            let end = comma.filter(|&k| words[k].end() <= head.start() && !self.finite_between(words[i + 1].end(), words[k].start()));
            let last = end.map(|k| words[k - 1].end()).unwrap_or(words[last.unwrap_or(i)].end());
            Some((Span::new(words[at + 1].start(), last).ok()?, kind))
        })
    }

    /// `an essay that the senator wrote`: the medium whose clause the cue is.
    fn medium_told_of(&self, found: &Found<'_>) -> Option<(Span, ChannelKind)> {
        let subject = found.predicate.argument(Role::Subject)?.span;
        let scope = self.s.scope(found.predicate.head);
        let mut before = self.words(scope.start(), subject.start()).rev();
        before.next().filter(|w| matches!(self.low(*w).as_str(), "that" | "which"))?;
        let noun = before.next()?;
        let kind = self.lexicon.channel(&self.low(noun))?;
        let first = before.take(3).take_while(|w| self.is_word(*w)).find(|w| self.determines(*w))?;
        Some((Span::new(first.start(), noun.end()).ok()?, kind))
    }

    fn determines(&self, word: Span) -> bool {
        matches!(self.low(word).as_str(), "a" | "an" | "the" | "his" | "her" | "their" | "its" | "this")
    }

    /// The reader of the letter through which it is said: "an e-mail to | the campaign".
    pub(super) fn reader(&self, letter: Span, found: &Found<'_>) -> Option<Span> {
        let scope = self.s.scope(found.predicate.head);
        let rest = self.s.between(letter.end(), scope.end()).strip_prefix(" to ")?;
        let comma = rest.find(',').filter(|at| rest[..*at].split_whitespace().count() <= 6)?;
        let start = letter.end() + " to ".len() as u32;
        let reader = Span::new(start, start + comma as u32).ok()?;
        (!self.finite_between(reader.start(), reader.end())).then_some(reader)
    }

    /// What is said without the medium at its end, and that medium: asked them to “keep calm” | at a news conference.
    pub(super) fn medium_behind(&self, mut said: Said) -> (Said, Option<(Span, ChannelKind)>) {
        let Some(last) = said.content.last().copied() else { return (said, None) };
        let words: Vec<Span> = self.words(last.start(), last.end()).collect();
        let tail = words.len().saturating_sub(8);
        let opens = (tail.max(2)..words.len()).find(|&i| {
            MEDIA.contains(&self.low(words[i]).as_str())
                && words.get(i + 1).is_some_and(|w| self.determines(*w))
                && self.s.quote_around(words[i]).is_none()
        });
        let Some(opens) = opens else { return (said, None) };
        let noun = (opens + 2..words.len()).find_map(|i| {
            let pair = format!("{} {}", self.low(words[i - 1]), self.low(words[i]));
            let kind = self.lexicon.channel(&pair).or_else(|| self.lexicon.channel(&self.low(words[i])))?;
            let aired = words.get(i + 1).is_some_and(|w| self.lexicon.is(Class::Aired, &self.low(*w)));
            (aired || matches!(kind, ChannelKind::Statement | ChannelKind::PressConference | ChannelKind::Interview)).then_some((i, kind))
        });
        let Some((noun, kind)) = noun else { return (said, None) };
        // "an interview with the station"
        let with = words.get(noun + 1).is_none_or(|w| matches!(self.low(*w).as_str(), "with" | "to" | "on"));
        // "a statement posted online"
        let aired = words.get(noun + 1).is_some_and(|w| self.lexicon.is(Class::Aired, &self.low(*w)));
        if opens < 3 && !aired {
            return (said, None);
        }
        let with = with || aired;
        let last = if aired { self.to_comma(last) } else { last };
        let verb =
            !aired && self.s.predicates.iter().any(|p| !p.nominal && p.head.start() >= words[opens].start() && p.head.end() <= last.end());
        let kept = Span::new(last.start(), words[opens].start()).ok().and_then(|c| self.s.trim(c));
        let (Some(kept), true, Ok(medium)) = (kept, with && !verb, Span::new(words[opens + 1].start(), last.end())) else {
            return (said, None);
        };
        said.content.pop();
        said.content.push(kept);
        (said, Some((medium, kind)))
    }

    /// `span` up to the next mark of its sentence.
    fn to_comma(&self, span: Span) -> Span {
        let rest = self.s.between(span.end(), self.s.scope(span).end());
        let end = span.end() + rest.find([',', ';', ':', '"', '“', '—']).unwrap_or(rest.len()) as u32;
        Span::new(span.start(), end).ok().filter(|_| !self.finite_between(span.end(), end)).and_then(|s| self.s.trim(s)).unwrap_or(span)
    }

    /// "said in a statement that …": the medium between the verb and what is said.
    pub(super) fn medium_between(&self, found: &Found<'_>, said: &Said) -> Option<(Span, ChannelKind)> {
        let first = said.content.iter().map(|c| c.start()).find(|c| *c >= found.span.end())?;
        let gap = self.s.between(found.span.end(), first);
        if gap.len() > 120 {
            return None;
        }
        let gap = gap.trim_end().strip_suffix("that").unwrap_or(gap).trim_end_matches([' ', ',', ':']);
        let (at, preposition) =
            [" in ", " on ", " through ", " via ", " during ", " at "].iter().filter_map(|w| gap.find(w).map(|at| (at, w))).min()?;
        let start = found.span.end() + (at + preposition.len()) as u32;
        let span = Span::new(start, found.span.end() + gap.len() as u32).ok()?;
        let head = crate::claims::source::head_of(self.s.text(span)).to_lowercase();
        self.lexicon.channel(&head).map(|kind| (span, kind))
    }

    pub(super) fn medium(&self, span: Span, head: Span) -> Option<ChannelKind> {
        let word = self.s.text(head).to_lowercase();
        let two: Vec<&str> = self.s.between(span.start(), head.end()).split_whitespace().collect();
        let pair = two.len().checked_sub(2).map(|i| two[i..].join(" ").to_lowercase());
        pair.and_then(|p| self.lexicon.channel(&p))
            .or_else(|| self.lexicon.channel(word.strip_suffix('s').unwrap_or(&word)))
            .or_else(|| self.lexicon.channel(&word))
    }

    /// The medium that an occasion is at which one is told something: a briefing, a rally.
    pub(super) fn occasion(&self, span: Span) -> Option<ChannelKind> {
        let head = crate::claims::source::head_of(self.s.text(span));
        let at = self.s.text(span).find(head).map(|i| span.start() + i as u32)?;
        let kind = self.medium(span, Span::new(at, at + head.len() as u32).ok()?)?;
        matches!(kind, ChannelKind::PressConference | ChannelKind::Interview | ChannelKind::Speech | ChannelKind::Meeting).then_some(kind)
    }

    pub(super) fn outlet(&self, span: Span) -> bool {
        let names = &self.s.layers.names;
        let from = names.partition_point(|n| n.span.end() <= span.start());
        names[from..]
            .iter()
            .take_while(|n| n.span.start() < span.end())
            .any(|n| matches!(n.kind, Some(sosik_core::ActorKind::Media | sosik_core::ActorKind::Channel)))
    }

    /// The clause of the cue without its content.
    pub(super) fn around(&self, found: &Found<'_>, said: &Said, subject: Option<Span>) -> Vec<Span> {
        let p = found.predicate;
        let first = said.content.iter().map(|c| c.start()).min();
        let last = said.content.iter().map(|c| c.end()).max();
        let mut around: Vec<Span> = p
            .arguments
            .iter()
            .filter(|a| a.role == Role::Oblique && !said.content.iter().any(|c| c.overlaps(a.span)))
            .map(|a| a.span)
            .collect();
        // Of a verb that shares its subject with another, what stands between is about the other: "rejected the vote of May and urged".
        let shared = |s: Span| p.tense != Tense::None && s.end() <= p.group.start() && self.finite_between(s.end(), p.group.start());
        let left = subject.filter(|s| !shared(*s)).map_or(p.group.start(), |s| s.start().min(p.group.start()));
        // Between the verb and what is said after it; after the verb when it was said before.
        match (first, last) {
            (Some(first), _) if first >= p.head.end() => around.extend(Span::new(left, first).ok()),
            (_, Some(last)) if last <= left => {
                let end = self.s.quotes.iter().map(|q| q.outer.start()).find(|q| *q > p.head.end()).unwrap_or(self.s.scope(p.head).end());
                around.extend(Span::new(left, end.max(left)).ok());
            }
            _ => around.push(p.group),
        }
        // "Speaking in Rome, he said": what opens the sentence before the subject.
        if first.is_none_or(|f| f > left) && self.s.parent(found.i).is_none() {
            around.extend(Span::new(self.s.scope(p.head).start(), left).ok().filter(|s| !s.is_empty()));
        }
        around
    }
}
