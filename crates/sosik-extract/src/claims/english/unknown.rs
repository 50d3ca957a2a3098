//! Verbs of saying that the lexicon does not know, found by how they stand: `The mayor fumed that nobody had called him.`

use std::sync::LazyLock;

use sosik_core::{Act, Language, Span};
use sosik_linear::{hash, mix};

use super::sentence::after;
use super::{Found, Reader};
use crate::claims::cues::Cues;
use crate::claims::lexicon::Cue;
use crate::clauses::{Link, Predicate, Role, Tense, Voice};

/// Where the verb itself is among the features of [`Reader::cue_features`].
pub(in crate::claims) const NAMED: std::ops::Range<usize> = 1..4;

impl<'l> Reader<'l, '_> {
    /// The predicate `i` as a cue, when it takes what could be said and the model of cues finds it likely.
    pub(super) fn unknown(&self, i: usize) -> Option<Found<'l>> {
        let predicate = self.s.predicates[i];
        let group = self.s.text(predicate.group).to_lowercase();
        let be = group
            .split_whitespace()
            .any(|w| matches!(w, "is" | "are" | "was" | "were" | "be" | "been" | "being" | "am" | "'s" | "'re" | "’s" | "’re"));
        let verb = !predicate.nominal && predicate.tense != Tense::None && predicate.voice == Voice::Active && !be;
        if !verb || predicate.negated || self.s.text(predicate.head).len() < 4 || !self.could_tell(i) || !self.speaks(predicate) {
            return None;
        }
        // Without "that" a clause behind an unknown verb is mostly something else.
        let that = self.s.between(predicate.head.end(), self.s.span.end()).trim_start().starts_with("that ");
        if !that && (after(predicate, Role::Object).is_some() || !self.marked_quotation(predicate)) {
            return None;
        }
        let mut features = Vec::with_capacity(48);
        self.cue_features(i, &mut features);
        let likely = Cues::shipped()?.english(&features);
        likely.then(|| Found { i, predicate, cue: Cue::unknown(Language::English), span: predicate.head, particle: None })
    }

    /// Whether a quotation before the verb ends in a comma or mark, or one behind it follows a comma or colon.
    fn marked_quotation(&self, predicate: &Predicate) -> bool {
        let (s, head) = (&self.s, predicate.head);
        s.quote_around(head).is_none()
            && s.quotes.iter().any(|q| {
                let inner = s.text(q.inner).trim_end();
                let before = q.outer.end() <= head.start()
                    && (inner.ends_with([',', '?', '!']) || s.between(q.outer.end(), head.start()).starts_with(','))
                    && s.close(q.outer.end(), predicate.group.start(), 5);
                let behind = q.outer.start() >= head.end() && matches!(s.between(head.end(), q.outer.start()).trim(), "," | ":");
                before || behind
            })
    }

    /// Whether the subject of `predicate` is somebody.
    fn speaks(&self, predicate: &Predicate) -> bool {
        predicate.argument(Role::Subject).is_some_and(|a| {
            let word = self.s.text(a.span).to_ascii_lowercase();
            match word.as_str() {
                "he" | "she" | "they" => true,
                "it" | "this" | "that" | "what" | "which" | "i" | "we" | "you" | "there" | "these" | "those" => false,
                _ => self.animate(a.span),
            }
        })
    }

    /// Whether a clause or quotation that could be said stands beside predicate `i`.
    pub(super) fn could_tell(&self, i: usize) -> bool {
        let p = self.s.predicates[i];
        let clause = self.s.children(i, Link::Complement).any(|c| {
            let q = self.s.predicates[c];
            q.tense != Tense::None && q.head.start() > p.head.end() && matches!(q.marker.as_str(), "" | "that")
        });
        clause || self.quoted_beside(p.head) != 0
    }

    /// 1 when a quotation of three words ends right before the verb or its subject, 2 when one begins right after, 3 for both.
    fn quoted_beside(&self, head: Span) -> u64 {
        let s = &self.s;
        if s.quote_around(head).is_some() {
            return 0;
        }
        let long = |q: &&&crate::quotes::Quote| s.text(q.inner).split_whitespace().nth(2).is_some();
        let before = s.quotes.iter().filter(long).any(|q| q.outer.end() <= head.start() && s.close(q.outer.end(), head.start(), 6));
        let behind = s.quotes.iter().filter(long).any(|q| q.outer.start() >= head.end() && s.close(head.end(), q.outer.start(), 2));
        u64::from(before) + 2 * u64::from(behind)
    }

    /// What the model sees of predicate `i`: its form, its complement, its subject and object, what stands beside it, what the lexicon knows of it;
    /// and the verb itself, alone and with what it takes, in the places of [`NAMED`].
    pub(in crate::claims) fn cue_features(&self, i: usize, out: &mut Vec<u64>) {
        out.clear();
        let s = &self.s;
        let p = s.predicates[i];
        let mut add = |id: u64, parts: &[u64]| out.push(parts.iter().fold(id.wrapping_mul(0xA24B_AED4_963E_E407), |h, p| mix(h, *p)));
        let form = (p.tense as u64) << 6 | (p.aspect as u64) << 4 | (p.voice as u64) << 2 | u64::from(p.negated);
        let complement = s.children(i, Link::Complement).find(|&c| s.predicates[c].head.start() > p.head.end()).map(|c| s.predicates[c]);
        let clause = complement.map_or(1, |c| mix(hash(&c.marker), c.tense as u64));
        let subject = p.subject();
        let speaker = match subject {
            None => 0,
            Some(span) => {
                let kind = crate::claims::source::kind(s.layers, span, Language::English) as u64;
                2 + kind * 2 + u64::from(self.animate(span))
            }
        };
        let quoted = self.quoted_beside(p.head);
        let words = || self.words(p.head.end(), s.span.end());
        let next = words().next().map(|w| self.low(w)).unwrap_or_default();
        let closed = hash(if next.len() <= 5 { &next } else { "long" });
        let what = after(p, Role::Object).map(|a| (a.span, self.low(a.head)));
        let object = what.is_some();
        // Somebody, a thing with its kind of article, or nothing.
        let (thing, tail) = what.as_ref().map_or((0, 0), |(span, head)| {
            let first = self.words(span.start(), span.end()).next().map(|w| self.low(w)).unwrap_or_default();
            let counted = first.starts_with(|c: char| c.is_ascii_digit() || c == '$');
            let opens = if self.lexicon.determines(&first) { hash(&first) } else { u64::from(counted) };
            let tail = head.char_indices().rev().nth(2).map_or(head.as_str(), |(at, _)| &head[at..]);
            (mix(1 + u64::from(self.animate(*span)), opens), hash(tail))
        });
        // What the lexicon knows of the verb.
        let cue = self.found(i);
        let known = cue.as_ref().map_or(0, |f| {
            let frames =
                ["c", "o", "i", "t", "u"].iter().enumerate().fold(0, |bits, (at, frame)| bits | u64::from(f.cue.frames.has(frame)) << at);
            1 + mix(f.cue.act as u64, frames)
        });
        let phrasal = cue.and_then(|f| f.particle).map_or(0, hash);
        let takes = mix(clause, mix(u64::from(object), quoted));
        let to = after(p, Role::IndirectObject).is_some_and(|a| self.animate(a.span));
        let last = words().count() <= 1;
        let before = s.between(s.span.start(), p.group.start()).trim_end().ends_with(',');
        let link = s.parent(i).map_or(9, |(_, link)| link as u64);
        let beside = s.children(i, Link::Parataxis).next().is_some();
        let word = s.text(p.head);
        let ending = hash(word.char_indices().rev().nth(1).map_or(word, |(at, _)| &word[at..]));
        add(1, &[]);
        // Verbs that were seen: "mean", "ensure".
        add(25, &[hash(&p.lemma)]);
        add(26, &[hash(&p.lemma), takes]);
        add(27, &[hash(&p.lemma), thing]);
        add(2, &[form]);
        add(3, &[clause]);
        add(4, &[speaker]);
        add(5, &[quoted]);
        add(6, &[closed]);
        add(7, &[u64::from(object), u64::from(to)]);
        add(8, &[u64::from(last), u64::from(before)]);
        add(9, &[link]);
        add(10, &[u64::from(beside)]);
        add(11, &[ending]);
        add(12, &[p.modality as u64]);
        add(13, &[clause, speaker]);
        add(14, &[quoted, speaker]);
        add(15, &[closed, speaker]);
        add(16, &[clause, closed]);
        add(17, &[quoted, u64::from(object)]);
        add(18, &[clause, form]);
        add(19, &[quoted, u64::from(last), u64::from(before)]);
        add(20, &[clause, u64::from(object), speaker]);
        add(21, &[link, clause]);
        add(22, &[link, quoted]);
        add(23, &[u64::from(beside), u64::from(last), speaker]);
        add(24, &[p.modality as u64, clause]);
        add(28, &[known]);
        add(29, &[known, takes]);
        add(30, &[known, thing]);
        add(31, &[known, tail]);
        add(32, &[known, speaker, u64::from(object)]);
        add(33, &[thing, clause]);
        add(34, &[tail, speaker]);
        add(35, &[phrasal, known]);
    }
}

impl Cue {
    /// What stands for a verb that the lexicon does not know.
    pub(in crate::claims) fn unknown(language: Language) -> &'static Self {
        static ENGLISH: LazyLock<Cue> = LazyLock::new(|| Cue::plain("en.claim.unknown", Act::Statement, "c"));
        static KOREAN: LazyLock<Cue> = LazyLock::new(|| Cue::plain("ko.claim.unknown", Act::Statement, "q"));
        if language == Language::Korean { &KOREAN } else { &ENGLISH }
    }
}
