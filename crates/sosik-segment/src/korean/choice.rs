//! The most probable analysis of a run of Hangul: a stem and a tail, each with its frequency; what is in no lexicon is weighed by its length
//! and last syllable.
//!
//! ```text
//! 정부는   정부/NNG + 는/JX          noun × noun tail
//! 밝혔다   밝히/VV + 었/EP 다/EF     verb × verb tail
//! 체포됐다 체포/NNG + 되/XSV + 었 다 noun × suffix × verb tail
//! ```

use std::borrow::Cow;

use super::conjugation::{self, Change, Reading};
use super::lexicon::{LEXICON, Lexicon, NEVER, Tail};
use super::syllable::{Syllable, is_syllable};
use crate::Tag;

/// A morpheme before it has a place.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Part {
    pub(super) form: Cow<'static, str>,
    pub(super) tag: Tag,
    pub(super) lemma: Option<Cow<'static, str>>,
}

impl Part {
    pub(super) fn new(form: impl Into<Cow<'static, str>>, tag: Tag) -> Self {
        Self { form: form.into(), tag, lemma: None }
    }
}

/// Log probability of an unknown noun, and per syllable; likewise of a verb. Tuned on held-out trees of news.
const UNKNOWN_NOUN: (f32, f32) = (-5.0, -5.0);
const UNKNOWN_VERB: (f32, f32) = (-9.0, -5.0);
/// How far a compound of two known nouns beats chance.
const COMPOUND: f32 = 1.5;
/// Tails longer than this are not looked for, nor stems.
const LONGEST_TAIL: usize = 12;
/// Runs of more bytes are no words.
const LONGEST_WORD: usize = 180;
const LONGEST_STEM: usize = 9;
/// Verbs that follow another verb in 아/어 and are written on to it.
const AUXILIARIES: &[&str] = &["지", "오", "가", "주", "내", "버리", "보", "놓", "두", "있", "나가", "나", "들", "들이", "달라"];
/// Verbs that North Korean spelling writes on to the 고 and 지 before them.
const WRITTEN_ON_VERBS: &[(&str, &str)] = &[("고", "있"), ("고", "싶"), ("지", "않"), ("지", "못하"), ("지", "말")];
/// Dependent nouns that North Korean spelling, and haste, write on to the verb before them.
const WRITTEN_ON: &[&str] = &["것", "수", "때", "데", "바", "적", "줄", "뿐", "때문", "만큼", "듯", "중", "후", "전"];

/// What came out best so far.
enum Best {
    Noun { stem: usize, tail: &'static Tail },
    Verb { stem: String, tag: Tag, tail: &'static Tail, change: Change },
    Derived { noun: usize, suffix: String, tag: Tag, tail: &'static Tail, change: Change },
    Serial { first: String, link: &'static str, joint: Change, second: &'static str, tail: &'static Tail, change: Change },
    WrittenOn { verb: usize, noun: usize },
}

/// A run of Hangul with the byte offset of each character.
struct Word<'a> {
    text: &'a str,
    chars: Vec<char>,
    offsets: Vec<usize>,
    lexicon: &'static Lexicon,
}

impl<'a> Word<'a> {
    fn new(text: &'a str) -> Self {
        let mut offsets: Vec<usize> = text.char_indices().map(|(i, _)| i).collect();
        offsets.push(text.len());
        Self { text, chars: text.chars().collect(), offsets, lexicon: &LEXICON }
    }

    fn head(&self, count: usize) -> &'a str {
        &self.text[..self.offsets[count]]
    }

    fn rest(&self, count: usize) -> &'a str {
        &self.text[self.offsets[count]..]
    }

    /// Log probability of a noun and its tag.
    fn noun(&self, form: &str) -> (f32, Tag) {
        let known = self.lexicon.stems.get(form).map_or((NEVER, Tag::NNG), |s| s.noun);
        if known.0 > NEVER {
            return known;
        }
        (self.unknown_noun(form), Tag::NNG)
    }

    fn unknown_noun(&self, form: &str) -> f32 {
        let count = form.chars().count();
        let last = form.chars().next_back().map_or(0.0, |c| self.lexicon.last_syllable.get(&c).copied().unwrap_or(-3.0));
        let plain = UNKNOWN_NOUN.0 + UNKNOWN_NOUN.1 * count as f32 + last.clamp(-5.0, 1.5);
        if !(3..=LONGEST_STEM).contains(&count) {
            return plain;
        }
        let score = |part: &str| self.lexicon.stems.get(part).map_or(NEVER, |s| s.noun.0);
        let compound = (form.char_indices().skip(1))
            .map(|(at, _)| {
                let (a, b) = form.split_at(at);
                // one syllable alone is too often part of something else
                let short = if a.len() <= 3 { 2.5 } else { 0.0 } + if b.len() <= 3 { 2.5 } else { 0.0 };
                score(a) + score(b) + COMPOUND - short
            })
            .fold(NEVER, f32::max);
        plain.max(compound)
    }

    /// Everything that the run can be; the best with its log probability.
    fn best(&self) -> (f32, Option<Best>) {
        let n = self.chars.len();
        let mut best = (NEVER, None);
        for i in n.saturating_sub(LONGEST_TAIL).max(1)..=n {
            let Some(tail) = self.lexicon.noun_tails.get(self.rest(i)) else { continue };
            if i < n && is_syllable(self.chars[i - 1]) && !tail.fits(self.chars[i - 1]) {
                continue;
            }
            let form = self.head(i);
            let mut score = self.noun(form).0 + tail.score;
            if let Some(stem) = self.lexicon.stems.get(form).filter(|s| s.whole.0 > NEVER) {
                let only = tail.pieces.iter().all(|p| p.1 == Tag::JX);
                score = score.max(
                    stem.whole.0
                        + if i == n {
                            0.0
                        } else if only {
                            tail.score - 1.0
                        } else {
                            NEVER
                        },
                );
            }
            if score > best.0 {
                best = (score, Some(Best::Noun { stem: i, tail }));
            }
        }
        conjugation::readings(self.lexicon, &self.chars, |r| self.verb(&r, &mut best));
        if best.0 < -20.0 {
            self.written_on(&mut best);
        }
        best
    }

    /// A verb of the lexicon, a noun with 하 or the like, two verbs in a row, or an unknown verb.
    fn verb(&self, r: &Reading<'_>, best: &mut (f32, Option<Best>)) {
        let mut offer = |score: f32, make: &dyn Fn() -> Best| {
            if score > best.0 {
                *best = (score, Some(make()));
            }
        };
        let known = self.lexicon.stems.get(r.stem).map_or((NEVER, Tag::VV), |s| s.verb);
        if known.0 > NEVER {
            let (stem, tail, change) = (r.stem, r.tail, r.change);
            offer(known.0 + r.tail.score, &|| Best::Verb { stem: stem.to_owned(), tag: known.1, tail, change });
        }
        for width in [1, 2] {
            let Some(at) = r.stem.char_indices().rev().nth(width - 1).map(|x| x.0).filter(|at| *at > 0) else { break };
            let (noun, suffix) = r.stem.split_at(at);
            let Some(&(odds, tag)) = self.lexicon.suffixes.get(suffix) else { continue };
            let count = noun.chars().count();
            if self.text.starts_with(noun) && !(r.known_only && tag == Tag::XSV) {
                let stem = self.lexicon.stems.get(noun);
                let score = match stem.filter(|s| s.noun.0 > NEVER) {
                    Some(s) if s.verbal => s.noun.0.max(-10.0) + 0.5,
                    Some(s) => s.noun.0 - 1.5,
                    None if count >= 2 => self.unknown_noun(noun),
                    None => continue,
                };
                let (tail, change) = (r.tail, r.change);
                offer(score + odds + r.tail.score, &|| Best::Derived { noun: count, suffix: suffix.to_owned(), tag, tail, change });
            }
        }
        if known.0 > NEVER || r.known_only {
            return;
        }
        let count = r.stem.chars().count();
        if (2..=LONGEST_STEM).contains(&count) {
            let contracted = AUXILIARIES.iter().map(|second| ("어", *second, 1.0));
            for (link, second, bonus) in contracted.chain(WRITTEN_ON_VERBS.iter().map(|(link, second)| (*link, *second, 4.0))) {
                let Some(first) = r.stem.strip_suffix(second).filter(|f| !f.is_empty()) else { continue };
                let Some(joint) = self.lexicon.verb_tails.get(link) else { continue };
                let odds = self.lexicon.stems.get(second).map_or(NEVER, |s| s.verb.0);
                let chars: Vec<char> = first.chars().collect();
                let mut inner: Option<(f32, String, Change)> = None;
                conjugation::readings(self.lexicon, &chars, |x| {
                    let score = self.lexicon.stems.get(x.stem).map_or(NEVER, |s| s.verb.0);
                    let score = if score > NEVER { score } else { self.derived(x.stem) };
                    if std::ptr::eq(x.tail, joint) && inner.as_ref().is_none_or(|b| score > b.0) && score > NEVER {
                        inner = Some((score, x.stem.to_owned(), x.change));
                    }
                });
                if let Some((score, stem, change)) = inner {
                    let tail = r.tail;
                    offer(score + joint.score + odds + tail.score + bonus, &|| Best::Serial {
                        first: stem.clone(),
                        link,
                        joint: change,
                        second,
                        tail,
                        change: r.change,
                    });
                }
            }
            let (stem, tail, change) = (r.stem, r.tail, r.change);
            let score = UNKNOWN_VERB.0 + UNKNOWN_VERB.1 * count as f32 + tail.score;
            offer(score, &|| Best::Verb { stem: stem.to_owned(), tag: Tag::VV, tail, change });
        }
    }

    /// Log probability of a stem that is a noun with 하, 되 or the like: a known verbal noun, or an unknown one of two syllables or more.
    fn derived(&self, stem: &str) -> f32 {
        (self.lexicon.suffixes.iter())
            .filter_map(|(suffix, (odds, _))| {
                let noun = stem.strip_suffix(suffix)?;
                match self.lexicon.stems.get(noun) {
                    Some(known) => known.verbal.then_some(known.noun.0 + odds),
                    None => (noun.chars().nth(1).is_some() && matches!(*suffix, "하" | "되")).then(|| self.unknown_noun(noun) + odds),
                }
            })
            .fold(NEVER, f32::max)
    }

    /// 수행할수, 작동할것인가를: a verb that modifies the dependent noun written on to it.
    fn written_on(&self, best: &mut (f32, Option<Best>)) {
        let n = self.chars.len();
        for i in n.saturating_sub(LONGEST_TAIL).max(1)..n {
            let Some(noun) = WRITTEN_ON.iter().find(|w| self.rest(i).starts_with(**w)) else { continue };
            let count = noun.chars().count();
            let after = self.rest(i + count);
            let Some(tail) = self.lexicon.noun_tails.get(after) else { continue };
            let front = Word::new(self.head(i));
            let (score, verb) = front.plain_verb();
            if verb.is_some() {
                let score = score + self.noun(noun).0 + tail.score + 4.0;
                if score > best.0 {
                    *best = (score, Some(Best::WrittenOn { verb: i, noun: count }));
                }
            }
        }
    }

    /// The best reading as a verb that ends in 는, ㄴ, ㄹ, 던 or 기.
    fn plain_verb(&self) -> (f32, Option<Best>) {
        let mut best = (NEVER, None);
        conjugation::readings(self.lexicon, &self.chars, |r| {
            let modifies = r.tail.pieces.last().is_some_and(|p| p.1 == Tag::ETM || p.0 == "기");
            let known = self.lexicon.stems.contains_key(r.stem) || self.derived(r.stem) > NEVER;
            if modifies && known {
                self.verb(&r, &mut best);
            }
        });
        best
    }

    fn parts(&self, best: &Best, out: &mut Vec<Part>) {
        match best {
            Best::Noun { stem, tail } => {
                let form = self.head(*stem);
                let known = self.lexicon.stems.get(form);
                let (tag, form) = match known {
                    Some(s) if s.whole.0 > s.noun.0 => (s.whole.1, Cow::Borrowed(s.form)),
                    Some(s) if s.noun.0 > NEVER => (s.noun.1, Cow::Borrowed(s.form)),
                    _ => (Tag::NNG, Cow::Owned(form.to_owned())),
                };
                out.push(Part::new(form, tag));
                out.extend(tail.pieces.iter().map(|p| Part::new(p.0, p.1)));
            }
            Best::Verb { stem, tag, tail, change } => {
                out.push(self.stem(stem, *tag));
                endings(stem, tail, *change, out);
            }
            Best::Derived { noun, suffix, tag, tail, change } => {
                derived(self.head(*noun), suffix, *tag, self.lexicon, out);
                endings(suffix, tail, *change, out);
            }
            Best::Serial { first, link, joint, second, tail, change } => {
                self.first(first, out);
                let ending = if *link == "어" && (*joint == ("어", "아") || bright(first)) { "아" } else { link };
                out.push(Part::new(ending, Tag::EC));
                let mut part = Part::new(*second, Tag::VX);
                part.lemma = Some(format!("{second}다").into());
                out.push(part);
                endings(second, tail, *change, out);
            }
            Best::WrittenOn { verb, noun } => {
                let front = Word::new(self.head(*verb));
                if let (_, Some(reading)) = front.plain_verb() {
                    front.parts(&reading, out);
                }
                let form = &self.rest(*verb)[..self.offsets[verb + noun] - self.offsets[*verb]];
                out.push(Part::new(form.to_owned(), Tag::NNB));
                if let Some(tail) = self.lexicon.noun_tails.get(self.rest(verb + noun)) {
                    out.extend(tail.pieces.iter().map(|p| Part::new(p.0, p.1)));
                }
            }
        }
    }

    /// The first verb of two: of the lexicon, or a noun with its suffix.
    fn first(&self, stem: &str, out: &mut Vec<Part>) {
        if let Some(known) = self.lexicon.stems.get(stem).filter(|s| s.verb.0 > NEVER) {
            out.push(self.stem(stem, known.verb.1));
            return;
        }
        for (suffix, (_, tag)) in &self.lexicon.suffixes {
            if let Some(noun) = stem.strip_suffix(suffix).filter(|n| self.lexicon.stems.contains_key(n) || n.chars().nth(1).is_some()) {
                derived(noun, suffix, *tag, self.lexicon, out);
                return;
            }
        }
        out.push(self.stem(stem, Tag::VV));
    }

    fn stem(&self, stem: &str, tag: Tag) -> Part {
        let form = self.lexicon.stems.get(stem).map_or_else(|| Cow::Owned(stem.to_owned()), |s| Cow::Borrowed(s.form));
        Part { form, tag, lemma: Some(format!("{stem}다").into()) }
    }
}

/// A noun and the suffix that makes it a verb.
fn derived(noun: &str, suffix: &str, tag: Tag, lexicon: &'static Lexicon, out: &mut Vec<Part>) {
    let form = lexicon.stems.get(noun).map_or_else(|| Cow::Owned(noun.to_owned()), |s| Cow::Borrowed(s.form));
    out.push(Part::new(form, Tag::NNG));
    let suffix_form = lexicon.suffixes.get_key_value(suffix).map_or_else(|| Cow::Owned(suffix.to_owned()), |(k, _)| Cow::Borrowed(*k));
    out.push(Part { form: suffix_form, tag, lemma: Some(format!("{noun}{suffix}다").into()) });
}

/// Whether 아 and 았 follow the stem rather than 어 and 었.
fn bright(stem: &str) -> bool {
    let mut vowels = stem.chars().rev().filter_map(Syllable::of).map(Syllable::vowel_letter);
    match vowels.next() {
        Some('ㅡ') => matches!(vowels.next(), Some('ㅏ' | 'ㅗ')),
        last => matches!(last, Some('ㅏ' | 'ㅗ')),
    }
}

/// The endings of `tail` after `stem`, the first as it is written or, where it is fused, as the stem's vowel wants it.
fn endings(stem: &str, tail: &'static Tail, change: Change, out: &mut Vec<Part>) {
    for (i, (form, tag)) in tail.pieces.iter().enumerate() {
        let change = match change {
            ("", "") if i == 0 && form.starts_with('어') && bright(stem) => ("어", "아"),
            ("", "") if i == 0 && form.starts_with('었') && bright(stem) => ("었", "았"),
            _ => change,
        };
        match form.strip_prefix(change.0) {
            Some(rest) if i == 0 && change != ("", "") => out.push(Part::new(format!("{}{rest}", change.1), *tag)),
            _ => out.push(Part::new(*form, *tag)),
        }
    }
}

/// The morphemes of an eojeol of Hangul alone.
pub(super) fn analyse(text: &str, out: &mut Vec<Part>) {
    if text.len() > LONGEST_WORD {
        out.push(Part::new(text.to_owned(), Tag::NNG));
        return;
    }
    if let Some(pieces) = LEXICON.eojeols.get(text) {
        whole(pieces, text.contains('였'), out);
        return;
    }
    let word = Word::new(text);
    match word.best().1 {
        Some(best) => word.parts(&best, out),
        None => out.push(Part::new(text.to_owned(), Tag::NNG)),
    }
}

/// The analysis of the table, with the lemmas of its verbs; the table writes 어 and 었 after every vowel.
fn whole(pieces: &'static [(&'static str, Tag)], uncontracted: bool, out: &mut Vec<Part>) {
    let mut noun = "";
    let mut after_verb = false;
    for &(form, tag) in pieces {
        let lemma = match tag {
            Tag::VV | Tag::VA | Tag::VX | Tag::VCN => Some(format!("{form}다").into()),
            Tag::XSV | Tag::XSA => Some(format!("{noun}{form}다").into()),
            _ => None,
        };
        let harmonic = after_verb && bright(noun);
        let written = match form.chars().next() {
            Some('었') if harmonic && noun.ends_with('하') && uncontracted => format!("였{}", &form[3..]).into(),
            Some('었') if harmonic => format!("았{}", &form[3..]).into(),
            Some('어') if harmonic => format!("아{}", &form[3..]).into(),
            _ => Cow::Borrowed(form),
        };
        noun = form;
        after_verb = tag.is_predicate();
        out.push(Part { form: written, tag, lemma });
    }
}

/// The morphemes of Hangul that continues a number, a foreign word or a quotation: a tail alone, or a noun (often of counting) with its tail.
pub(super) fn continue_with(text: &str, after_quote: bool, out: &mut Vec<Part>) {
    if let Some(tag) = quotative(text).filter(|_| after_quote) {
        out.push(Part::new(text.to_owned(), tag));
        return;
    }
    if text.len() > LONGEST_WORD {
        out.push(Part::new(text.to_owned(), Tag::NNG));
        return;
    }
    let word = Word::new(text);
    let bare = word.lexicon.noun_tails.get(text).filter(|t| !t.pieces.is_empty());
    let (score, best) = word.best();
    match (bare, best) {
        // a noun of the same form must be far more frequent than the josa
        (Some(tail), _) if tail.score - 4.0 > score || after_quote => out.extend(tail.pieces.iter().map(|p| Part::new(p.0, p.1))),
        (_, Some(best)) => word.parts(&best, out),
        (Some(tail), None) => out.extend(tail.pieces.iter().map(|p| Part::new(p.0, p.1))),
        (None, None) => out.push(Part::new(text.to_owned(), Tag::NNG)),
    }
}

/// What follows a closing quotation mark and reports it.
fn quotative(text: &str) -> Option<Tag> {
    Some(match text {
        "고" | "라고" | "이라고" | "라고도" | "고도" | "라고까지" => Tag::JKQ,
        "며" | "라며" | "이라며" | "면서" | "라면서" | "이라면서" | "라" | "이라" => Tag::EC,
        "는" | "라는" | "이라는" | "란" | "이란" => Tag::ETM,
        _ => return None,
    })
}
