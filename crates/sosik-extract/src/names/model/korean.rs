//! What the model of Korean names sees of each character of a sentence.
//!
//! Positions are characters without the white space between them: names end inside eojeols, where josa begin, and a name that no
//! dictionary has is cut wrongly by any analysis of morphemes. So characters decide, and words, morphemes, the gazetteer, the rules and
//! known forms are what they look at.

use sosik_linear::{Rows, hash, mix};
use sosik_segment::{Segmentation, Sentence, Tag};

use crate::names::lexicon::LEXICON;
use crate::names::{Found, boundary, people};

/// The longest known form, in characters without white space.
const LONGEST_FORM: usize = 16;
/// What stands outside the sentence.
const OUTSIDE: u64 = 0x5eed;

/// A character that is no white space.
#[derive(Clone, Copy, Debug)]
struct Char {
    start: u32,
    end: u32,
    /// The character, digits as 0.
    c: u64,
    /// What kind of character.
    class: u64,
    /// White space stands before it.
    space: bool,
    /// Position in `tokens`.
    token: u32,
    /// Position in the morphemes of the segmentation, or none.
    morpheme: u32,
}

/// A stretch between white space, with its hashes.
#[derive(Clone, Copy, Debug, Default)]
struct Eojeol {
    first: u32,
    last: u32,
    form: u64,
    /// Without the josa at its end.
    stem: u64,
    josa: u64,
    first_morpheme: u64,
    last_morpheme: u64,
    /// What the lexicon of words for participants says of its beginning.
    role: u64,
}

/// A stretch that something has said something of: where in it a character stands, and what was said.
#[derive(Clone, Copy, Debug, Default)]
struct Said {
    what: u64,
    /// 1 first, 2 inner, 3 last, 4 both; 0 outside.
    place: u64,
}

/// The positions of one sentence, ready for [`Positions::features`]. Buffers are kept from sentence to sentence.
#[derive(Clone, Debug, Default)]
pub struct Positions {
    chars: Vec<Char>,
    eojeols: Vec<Eojeol>,
    ruled: Vec<Said>,
    known: Vec<Said>,
    /// First and last position and hash of each known form.
    forms: Vec<(u32, u32, u64)>,
    morphemes: Vec<(u64, u64, u64)>,
    /// Eojeols that hold no name, as the gate has it.
    plain: Vec<bool>,
}

/// Label and tally of a known form, as the model keeps them.
pub type Form = (u8, u8);

/// The hash under which a form is kept: white space counts as one space, digits are all alike.
pub fn form_hash(form: &str) -> u64 {
    let mut h = START;
    let mut space = false;
    for c in form.chars() {
        if c.is_whitespace() {
            space = true;
            continue;
        }
        h = step(h, u64::from(if c.is_ascii_digit() { '0' } else { c }), space && h != START);
        space = false;
    }
    h
}

const START: u64 = 0xcbf2_9ce4_8422_2325;

fn step(h: u64, c: u64, space: bool) -> u64 {
    mix(if space { mix(h, 0x20) } else { h }, c)
}

fn class(c: char) -> u64 {
    match c {
        '가'..='힣' => 1,
        '0'..='9' => 2,
        'A'..='Z' => 3,
        'a'..='z' => 4,
        c if boundary::is_han(c) => 5,
        '\'' | '"' | '‘' | '’' | '“' | '”' => 6,
        '(' | '[' | '<' | '《' | '〈' | '「' | '『' => 7,
        ')' | ']' | '>' | '》' | '〉' | '」' | '』' => 8,
        '·' | '-' | '~' | '∼' => 9,
        c if c.is_alphabetic() => 10,
        c if c.is_numeric() => 11,
        ',' => 12,
        '.' => 13,
        _ => 14,
    }
}

fn tag(t: Tag) -> u64 {
    t as u64 + 1
}

/// No feature of a position looks further than so many characters, so that a million characters without a space take linear time. Words of
/// the corpora are shorter.
const FAR: usize = 64;

impl Positions {
    /// Reads `sentence`; `found` is what gazetteer and rules have found in it, and `known` gives label and tally of a known form.
    pub(crate) fn read(
        &mut self,
        text: &str,
        seg: &Segmentation,
        sentence: &Sentence,
        found: &[Found],
        known: &mut dyn FnMut(u64) -> Option<Form>,
    ) {
        self.chars(text, seg, sentence);
        self.eojeols(text, seg);
        self.ruled(found);
        self.known(known);
    }

    /// How many positions there are.
    pub fn len(&self) -> usize {
        self.chars.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.chars.is_empty()
    }

    /// The bytes of the character at `position`.
    pub fn span(&self, position: usize) -> Option<(u32, u32)> {
        self.chars.get(position).map(|c| (c.start, c.end))
    }

    /// First position, the one behind the last, and the hash of each known form, in order.
    pub fn forms(&self) -> &[(u32, u32, u64)] {
        &self.forms
    }

    /// How many stretches between white space there are.
    pub fn eojeol_count(&self) -> usize {
        self.eojeols.len()
    }

    /// First and last position of eojeol `i`.
    pub fn eojeol(&self, i: usize) -> Option<(usize, usize)> {
        self.eojeols.get(i).map(|e| (e.first as usize, e.last as usize))
    }

    /// Closes the eojeols that hold no name as far as `weigh` knows, which sums what it knows of features; names are looked for in the others.
    pub(super) fn shut(&mut self, features: &mut Vec<u64>, weigh: impl Fn(&[u64]) -> i32) {
        self.plain.clear();
        for i in 0..self.eojeols.len() {
            let open = self.told(i) || {
                self.gate(i, features);
                weigh(features) >= 0
            };
            self.plain.push(!open);
        }
    }

    /// Whether gazetteer or rules have found something in eojeol `i`: then it is looked at, whatever the gate says.
    pub fn told(&self, i: usize) -> bool {
        let said = |e: &Eojeol| self.ruled.get(e.first as usize..=e.last as usize).is_some_and(|r| r.iter().any(|s| s.place > 0));
        self.eojeols.get(i).is_some_and(said)
    }

    /// Whether `position` stands in an eojeol that [`Positions::shut`] has closed.
    pub fn plain(&self, position: usize) -> bool {
        self.chars.get(position).and_then(|c| self.plain.get(c.token as usize)).copied().unwrap_or(false)
    }

    /// What tells whether eojeol `i` holds any part of a name: a few features for all of its characters. `out` is overwritten.
    #[rustfmt::skip]
    pub fn gate(&self, i: usize, out: &mut Vec<u64>) {
        out.clear();
        let mut add = super::adding(out, 900);
        let nothing = Eojeol::default();
        let Some(own) = self.eojeols.get(i) else { return };
        let before = i.checked_sub(1).and_then(|k| self.eojeols.get(k)).unwrap_or(&nothing);
        let after = self.eojeols.get(i + 1).unwrap_or(&nothing);
        let said = |e: &Eojeol| {
            let range = e.first as usize..(e.last as usize + 1).min(e.first as usize + FAR).min(self.chars.len());
            let first = |list: &[Said]| list.get(range.clone()).and_then(|l| l.iter().find(|s| s.place > 0)).map_or(0, |s| s.what);
            (first(&self.ruled), first(&self.known) >> 8, first(&self.known))
        };
        let ((ruled, kind, known), near) = (said(own), (said(before), said(after)));
        let chars = &self.chars[own.first as usize..=(own.last as usize).min(own.first as usize + FAR)];
        // The tags of its morphemes in a row, and what kinds of characters it has.
        let (mut tags, mut classes, mut previous, mut length) = (START, 0u64, u32::MAX, 0u64);
        let (mut head, mut tail) = (START, START);
        for c in chars {
            classes |= 1 << c.class;
            if c.morpheme != previous && let Some(m) = self.morphemes.get(c.morpheme as usize) {
                tags = mix(tags, m.1);
                previous = c.morpheme;
            }
            if self.morphemes.get(c.morpheme as usize).is_none_or(|m| !is_josa(m.1)) {
                length += 1;
                if length <= 2 { head = mix(head, c.c); }
            }
        }
        for c in chars.iter().take(length as usize).rev().take(2) { tail = mix(tail, c.c); }
        let length = length.min(6);
        add(&[1]);
        add(&[own.stem]); add(&[own.form]); add(&[own.first_morpheme]); add(&[own.last_morpheme]); add(&[own.josa, length]);
        add(&[tags]); add(&[classes, length]); add(&[head, length]); add(&[tail]); add(&[own.role, after.role]);
        add(&[ruled]); add(&[known]); add(&[kind, ruled]); add(&[kind, tags]);
        add(&[near.0.0, near.0.1]); add(&[near.1.0, near.1.1]); add(&[near.1.1, classes, length]); add(&[near.0.1, classes, length]);
        add(&[before.form]); add(&[after.stem]); add(&[after.first_morpheme, length]); add(&[after.role, length, classes]);
        let stem = self.stem(own);
        add(&[stem.0, stem.1, own.josa]); add(&[stem.0, stem.1, after.role]);
    }

    fn chars(&mut self, text: &str, seg: &Segmentation, sentence: &Sentence) {
        self.chars.clear();
        self.eojeols.clear();
        self.morphemes.clear();
        let tokens = seg.tokens_of(sentence);
        let first_morpheme = tokens.first().map_or(0, |t| t.morphemes.start);
        let last_morpheme = tokens.last().map_or(0, |t| t.morphemes.end);
        let all = seg.morphemes.get(first_morpheme as usize..last_morpheme as usize).unwrap_or_default();
        self.morphemes.extend(all.iter().map(|m| {
            let form = hash(m.form.as_str());
            (mix(form, tag(m.tag)), tag(m.tag), form)
        }));
        let (from, to) = (sentence.span.start() as usize, sentence.span.end() as usize);
        let mut space = true;
        let mut morpheme = 0;
        for (i, c) in text.get(from..to).unwrap_or_default().char_indices() {
            if c.is_whitespace() {
                space = true;
                continue;
            }
            let at = (from + i) as u32;
            if space {
                self.eojeols.push(Eojeol { first: self.chars.len() as u32, ..Eojeol::default() });
            }
            while all.get(morpheme).is_some_and(|m| m.span.end() <= at) {
                morpheme += 1;
            }
            let here = all.get(morpheme).is_some_and(|m| m.span.start() <= at);
            self.chars.push(Char {
                start: at,
                end: at + c.len_utf8() as u32,
                c: u64::from(if c.is_ascii_digit() { '0' } else { c }),
                class: class(c),
                space,
                token: (self.eojeols.len() - 1) as u32,
                morpheme: if here { morpheme as u32 } else { u32::MAX },
            });
            space = false;
        }
        let mut next = self.chars.len() as u32;
        for e in self.eojeols.iter_mut().rev() {
            e.last = next.saturating_sub(1);
            next = e.first;
        }
    }

    fn eojeols(&mut self, text: &str, _seg: &Segmentation) {
        for e in &mut self.eojeols {
            let chars = &self.chars[e.first as usize..=e.last as usize];
            let (mut form, mut stem) = (START, START);
            let mut josa = 0;
            let (mut first, mut last) = (0, 0);
            let mut previous = u32::MAX;
            for c in chars {
                form = mix(form, c.c);
                if let Some(&(whole, t, _)) = self.morphemes.get(c.morpheme as usize) {
                    if first == 0 {
                        first = whole;
                    }
                    if c.morpheme != previous && is_josa(t) && josa == 0 {
                        josa = whole;
                    } else if is_josa(t) && josa != 0 && c.morpheme != previous {
                        josa = mix(josa, whole);
                    } else if !is_josa(t) {
                        last = whole;
                    }
                    previous = c.morpheme;
                }
                if josa == 0 && c.class < 6 {
                    stem = mix(stem, c.c);
                }
            }
            (e.form, e.stem, e.josa, e.first_morpheme, e.last_morpheme) = (form, stem, josa, first, last);
            let head = chars.iter().find(|c| c.class < 6 || c.class == 10).unwrap_or(&chars[0]);
            let role = LEXICON.role_index.longest(text, head.start as usize, |end, _| boundary::josa_follows(text, end));
            e.role = role.map_or(0, |(_, id)| LEXICON.roles[id as usize].class as u64 + 1);
        }
    }

    fn ruled(&mut self, found: &[Found]) {
        self.ruled.clear();
        self.ruled.resize(self.chars.len(), Said::default());
        for f in found {
            let what = mix(hash(&f.name.rule), (f.name.label as u64) << 3 | u64::from(f.doubtful) << 1 | u64::from(f.name.adjective));
            let first = self.chars.partition_point(|c| c.end <= f.name.span.start());
            let last = self.chars.partition_point(|c| c.start < f.name.span.end());
            mark(&mut self.ruled, first, last, what);
        }
    }

    /// Marks the known forms, the longest at each place from left to right.
    fn known(&mut self, known: &mut dyn FnMut(u64) -> Option<Form>) {
        self.known.clear();
        self.known.resize(self.chars.len(), Said::default());
        self.forms.clear();
        let mut at = 0;
        while at < self.chars.len() {
            let edge = at == 0
                || self.chars[at].space
                || self.chars[at].morpheme != self.chars[at - 1].morpheme
                || self.chars[at - 1].class != self.chars[at].class;
            if !edge || self.chars[at].class > 11 {
                at += 1;
                continue;
            }
            let mut h = START;
            let mut best = None;
            for k in at..(at + LONGEST_FORM).min(self.chars.len()) {
                let c = &self.chars[k];
                h = step(h, c.c, c.space && k > at);
                let ends = self.chars.get(k + 1).is_none_or(|n| n.space || n.morpheme != c.morpheme || n.class != c.class);
                if ends && let Some(form) = known(h) {
                    best = Some((k + 1, form, h));
                }
            }
            let Some((end, (label, tally), h)) = best else {
                at += 1;
                continue;
            };
            mark(&mut self.known, at, end, u64::from(label) << 8 | u64::from(tally));
            self.forms.push((at as u32, end as u32, h));
            at = end;
        }
    }

    /// The features of `position`; `out` is overwritten.
    #[rustfmt::skip]
    pub fn features(&self, position: usize, out: &mut Vec<u64>) {
        out.clear();
        let mut add = super::adding(out, 0);
        let near = |k: isize| position.checked_add_signed(k).and_then(|i| self.chars.get(i));
        let Some(here) = near(0) else { return };
        let ch = |k: isize| near(k).map_or(OUTSIDE, |c| c.c);
        let cl = |k: isize| near(k).map_or(0, |c| c.class);
        let sp = |k: isize| near(k).is_none_or(|c| c.space) as u64;
        let (s0, s1) = (sp(0), sp(1));
        let (c0, p1, p2, n1, n2, n3) = (ch(0), ch(-1), ch(-2), ch(1), ch(2), ch(3));
        let edge = s0 << 1 | s1;
        // Characters.
        add(&[1]);
        add(&[c0, edge]); add(&[p1, s0]); add(&[n1, s1]); add(&[p2]); add(&[n2]);
        add(&[p1, s0, c0]); add(&[c0, s1, n1]); add(&[p2, sp(-1), p1, s0]); add(&[n1, sp(2), n2, s1]);
        add(&[p1, s0, c0, s1, n1]); add(&[p2, sp(-1), p1, s0, c0]); add(&[c0, s1, n1, sp(2), n2]); add(&[n1, sp(2), n2, sp(3), n3]);
        add(&[ch(-3), p2, p1]);
        add(&[cl(-1), s0, here.class, s1, cl(1)]); add(&[cl(-2), cl(-1), s0, here.class, s1, cl(1), cl(2)]);
        // The eojeol and its neighbours.
        let eojeol = |k: isize| (here.token as usize).checked_add_signed(k).and_then(|i| self.eojeols.get(i));
        let Some(own) = eojeol(0) else { return };
        let nothing = Eojeol::default();
        let (before, after) = (eojeol(-1).unwrap_or(&nothing), eojeol(1).unwrap_or(&nothing));
        let (inside, left) = (position as u64 - u64::from(own.first), u64::from(own.last) - position as u64);
        let place = inside.min(3) << 2 | left.min(3);
        add(&[own.form, inside]); add(&[own.stem, inside]); add(&[place]); add(&[place, own.josa]); add(&[own.josa, s0]);
        add(&[before.form, inside.min(4)]); add(&[before.stem, s0]); add(&[after.form, inside.min(4)]); add(&[after.stem, left.min(2)]);
        add(&[before.last_morpheme, s0]); add(&[after.first_morpheme, left.min(2)]); add(&[before.josa, after.josa, s0]);
        // What of the eojeol lies to the left and to the right.
        let mut head = START;
        for c in &self.chars[(own.first as usize).max(position.saturating_sub(FAR))..=position] { head = mix(head, c.c); }
        let mut tail = START;
        for c in self.chars[position..=own.last as usize].iter().take(6) { tail = mix(tail, c.c); }
        add(&[head]); add(&[tail]);
        // Morphemes.
        let none = (0, 0, 0);
        let morpheme = |k: isize| (here.morpheme as usize).checked_add_signed(k).and_then(|i| self.morphemes.get(i)).unwrap_or(&none);
        let (m0, mp, mn, mnn) = (morpheme(0), morpheme(-1), morpheme(1), morpheme(2));
        let begins = near(-1).is_none_or(|c| c.space || c.morpheme != here.morpheme) as u64;
        let ends = near(1).is_none_or(|c| c.space || c.morpheme != here.morpheme) as u64;
        let in_m = begins << 1 | ends;
        add(&[m0.0, in_m]); add(&[m0.1, in_m]); add(&[m0.1, in_m, edge]); add(&[mp.0, begins]); add(&[mn.0, ends]); add(&[mp.1, m0.1, in_m]);
        add(&[m0.1, mn.1, in_m]); add(&[mp.1, m0.1, mn.1, in_m]); add(&[m0.1, mn.1, mnn.1, in_m]); add(&[mnn.0, ends]); add(&[m0.1, mn.0, in_m]);
        add(&[mp.0, m0.1, in_m]); add(&[mp.2, m0.2, begins]);
        // What rules and lists say.
        let said = |list: &[Said], k: isize| position.checked_add_signed(k).and_then(|i| list.get(i)).copied().unwrap_or_default();
        let (r0, k0) = (said(&self.ruled, 0), said(&self.known, 0));
        let at = |list: &[Said], i: u32| list.get(i as usize).copied().unwrap_or_default();
        let (rn, rp) = (said(&self.ruled, 1), said(&self.ruled, -1));
        let (kn, kp) = (said(&self.known, 1), said(&self.known, -1));
        add(&[r0.what, r0.place]); add(&[r0.what, r0.place, in_m, m0.1]); add(&[rn.what, rn.place, r0.place]); add(&[rp.what, rp.place, r0.place]);
        add(&[k0.what, k0.place]); add(&[k0.what >> 8, k0.place, in_m]); add(&[k0.what >> 8, k0.place, m0.1]); add(&[k0.what >> 8, k0.place, r0.what, r0.place]);
        add(&[kn.what >> 8, kn.place, k0.place]); add(&[kp.what >> 8, kp.place, k0.place]);
        add(&[at(&self.known, after.first).what >> 8, left.min(2), k0.place]); add(&[at(&self.known, own.first.saturating_sub(1)).what >> 8, s0, k0.place]);
        add(&[own.role, before.role, place]); add(&[after.role, place, own.josa]); add(&[after.role, r0.what, r0.place]);
        // A surname at the beginning, and how long what follows it is.
        let stem = self.stem(own);
        add(&[stem.0, stem.1, inside.min(4)]); add(&[stem.0, stem.1, inside.min(4), after.role]); add(&[stem.0, stem.1, inside.min(4), own.josa]);
        // Numbers: the unit that follows them.
        if here.class == 2 {
            let mut k = position;
            while k < position + FAR && self.chars.get(k).is_some_and(|c| c.class == 2 || c.class > 11 && c.class < 14) { k += 1; }
            let unit = |i: usize| self.chars.get(i).map_or(OUTSIDE, |c| c.c);
            let spaced = self.chars.get(k).is_none_or(|c| c.space) as u64;
            add(&[unit(k), unit(k + 1), spaced]); add(&[unit(k), spaced, (k - position).min(5) as u64]);
        }
    }

    /// Whether the stem of `own` begins with a surname, and its length.
    fn stem(&self, own: &Eojeol) -> (u64, u64) {
        let chars = &self.chars[own.first as usize..=(own.last as usize).min(own.first as usize + FAR)];
        let Some(begin) = chars.iter().position(|c| c.class == 1) else { return (0, 0) };
        let hangul = chars[begin..]
            .iter()
            .take_while(|c| c.class == 1 && !self.morphemes.get(c.morpheme as usize).is_some_and(|m| is_josa(m.1)))
            .count();
        let mut buffer = [0; 4];
        let surname = char::from_u32(chars[begin].c as u32).is_some_and(|c| people::surname(c.encode_utf8(&mut buffer)));
        (surname as u64 + 1, hangul.min(6) as u64)
    }
}

fn is_josa(t: u64) -> bool {
    (tag(Tag::JKS)..=tag(Tag::JC)).contains(&t)
}

fn mark(said: &mut [Said], first: usize, last: usize, what: u64) {
    for i in first..last.min(said.len()) {
        let place = match (i == first, i + 1 == last) {
            (true, true) => 4,
            (true, false) => 1,
            (false, true) => 3,
            (false, false) => 2,
        };
        said[i] = Said { what: what | 1 << 40, place };
    }
}

/// Label and tally of the form under `h` in the table of forms of a model.
pub(super) fn look_up(forms: &Rows, h: u64) -> Option<Form> {
    forms.get(h).and_then(|row| Some((*row.first()?, *row.get(1)?)))
}
