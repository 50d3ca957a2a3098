//! Eojeols as the parser sees them, in one place, so that training and use see the same.

use std::ops::Range;

use sosik_core::Span;
use sosik_linear::{chain, hash, mix};
use sosik_segment::{Morpheme, Segmentation, Sentence, Tag, Token};

use crate::numbers::chars::is_alphanumeric;

/// Tokens with no white space between them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Eojeol {
    /// From its first to its last character, marks included.
    pub span: Span,
    /// Its tokens in [`Segmentation::tokens`].
    pub tokens: Range<u32>,
}

/// Adds the eojeols of `sentence` to `out`, which is emptied first; linear in its tokens.
///
/// ```
/// use sosik_extract::syntax::korean::eojeols;
/// use sosik_segment::Segmenter;
/// let segmentation = Segmenter::new().segment("나토는 \"가자\"고 했다.");
/// let mut out = Vec::new();
/// eojeols::read(&segmentation, &segmentation.sentences[0], &mut out);
/// assert_eq!(out.len(), 3);
/// ```
pub fn read(segmentation: &Segmentation, sentence: &Sentence, out: &mut Vec<Eojeol>) {
    out.clear();
    for (i, token) in (sentence.tokens.start..).zip(segmentation.tokens_of(sentence)) {
        match out.last_mut().filter(|_| !token.space_before) {
            Some(last) => {
                last.span = last.span.cover(token.span);
                last.tokens.end = i + 1;
            }
            None => out.push(Eojeol { span: token.span, tokens: i..i + 1 }),
        }
    }
}

/// What the parser sees of `eojeols`, into `out`, which is emptied first. Linear in their text.
pub fn words(text: &str, segmentation: &Segmentation, eojeols: &[Eojeol], out: &mut Vec<chain::Word>) {
    out.clear();
    let mut marks = Marks::default();
    for eojeol in eojeols {
        let tokens = segmentation.tokens.get(eojeol.tokens.start as usize..eojeol.tokens.end as usize).unwrap_or_default();
        out.push(word(text, segmentation, tokens, &mut marks));
    }
}

/// Quotations and brackets that are open.
#[derive(Default)]
struct Marks {
    depth: u8,
    /// Whether a straight quotation mark is open, double and single.
    straight: [bool; 2],
}

const COMMA: u8 = 1;
const CLOSED: u8 = 2;
const STOP: u8 = 4;

impl Marks {
    /// Reads a mark; what it says of the word before it.
    fn read(&mut self, mark: &str) -> u8 {
        match mark {
            "," | "，" | "、" | ";" | ":" => COMMA,
            "." | "?" | "!" | "。" | "…" => STOP,
            "“" | "‘" | "(" | "[" | "「" | "『" | "《" | "〈" | "<" | "（" | "【" => {
                self.depth = self.depth.saturating_add(1);
                0
            }
            "”" | "’" | ")" | "]" | "」" | "』" | "》" | "〉" | ">" | "）" | "】" => {
                self.depth = self.depth.saturating_sub(1);
                CLOSED
            }
            "\"" | "'" => {
                let open = &mut self.straight[usize::from(mark == "'")];
                *open = !*open;
                if *open {
                    self.depth = self.depth.saturating_add(1);
                    0
                } else {
                    self.depth = self.depth.saturating_sub(1);
                    CLOSED
                }
            }
            _ => 0,
        }
    }
}

fn word(text: &str, segmentation: &Segmentation, tokens: &[Token], marks: &mut Marks) -> chain::Word {
    let mut word = chain::Word { form: 1, tail: 1, ..chain::Word::default() };
    let mut depth = marks.depth;
    // What makes up the stem so far; a predicate closes it.
    let (mut stem, mut last, mut lead) = (1u64, 1u64, 0u64);
    let mut closed = false;
    let mut end: Option<(Tag, &str)> = None;
    let mut empty = true;
    for token in tokens {
        let written = token.span.slice(text).unwrap_or_default();
        if !written.chars().any(is_alphanumeric) {
            word.marks |= marks.read(written);
            if empty {
                depth = marks.depth;
            }
            continue;
        }
        empty = false;
        word.form = mix(word.form, hash(written));
        let morphemes = segmentation.morphemes_of(token);
        if morphemes.is_empty() {
            (stem, last, lead) = (mix(stem, hash(written)), hash(written), 1);
        }
        for m in morphemes {
            let form: &str = m.form.as_ref();
            if is_functional(m) {
                if !is_mark(m.tag) {
                    let form = plain(m.tag, form);
                    word.tail = mix(word.tail, mix(hash(form), m.tag as u64 + 2));
                    end = Some((m.tag, form));
                    closed |= m.tag.is_eomi();
                }
            } else if !closed {
                let form = if m.tag == Tag::SN { 0x5A } else { hash(form) };
                stem = mix(stem, form);
                if !m.tag.is_predicate() {
                    last = form;
                } else if !matches!(m.tag, Tag::XSV | Tag::XSA | Tag::VCP) {
                    last = stem;
                }
                lead = group(m.tag);
            } else {
                // A second verb in the same eojeol: its endings count, and whether it is an auxiliary.
                word.tail = mix(word.tail, mix(hash(form), 1));
            }
        }
    }
    (word.stem, word.last, word.lead) = (stem, last, lead);
    (word.end, word.role) = match end {
        Some((tag, form)) => (mix(hash(form), tag as u64 + 2), role(tag, form)),
        None => (mix(lead, 3), bare(lead)),
    };
    word.depth = depth;
    word
}

fn is_mark(tag: Tag) -> bool {
    matches!(tag, Tag::SF | Tag::SP | Tag::SS | Tag::SE | Tag::SO)
}

fn is_functional(m: &Morpheme) -> bool {
    m.tag.is_josa() || m.tag.is_eomi() || is_mark(m.tag)
}

/// Parts of speech that hang alike are one.
fn group(tag: Tag) -> u64 {
    match tag {
        Tag::XR => Tag::NNG as u64 + 2,
        Tag::SL | Tag::SH => Tag::NNP as u64 + 2,
        other => other as u64 + 2,
    }
}

/// Allomorphs made one.
fn plain(tag: Tag, form: &str) -> &str {
    match (tag, form) {
        (Tag::JKS, "가") => "이",
        (Tag::JKC, "가") => "이",
        (Tag::JKO, "를" | "ㄹ") => "을",
        (Tag::JX, "는" | "ㄴ") => "은",
        (Tag::JC | Tag::JKB, "과") => "와",
        (Tag::JKB, "으로") => "로",
        (Tag::JKB, "으로서") => "로서",
        (Tag::JKB, "으로써") => "로써",
        (Tag::EP, "았" | "였") => "었",
        (Tag::ETM, "은") => "ㄴ",
        (Tag::ETM, "을") => "ㄹ",
        (Tag::EC | Tag::EF, "아") => "어",
        (Tag::EC, "아서") => "어서",
        (Tag::EC, "아야") => "어야",
        (Tag::EC, "으며") => "며",
        (Tag::EC, "으면") => "면",
        (Tag::EC, "으나") => "나",
        (Tag::EC, "으니") => "니",
        (Tag::EC, "으려고") => "려고",
        (Tag::EC, "는다고" | "ㄴ다고") => "다고",
        (Tag::EC, "는다며" | "ㄴ다며") => "다며",
        (Tag::EF, "는다" | "ㄴ다") => "다",
        _ => form,
    }
}

/// What a word with this ending is likely to be for its head.
fn role(tag: Tag, form: &str) -> u8 {
    match (tag, form) {
        (Tag::JKS, _) => 1,
        (Tag::JX, "은") => 2,
        (Tag::JKO, _) => 3,
        (Tag::JKB, "에") => 4,
        (Tag::JKB, "에서") => 5,
        (Tag::JKB, "로") => 6,
        (Tag::JKB, "와") => 7,
        (Tag::JKB, "에게" | "한테" | "께") => 8,
        (Tag::JKB, _) => 9,
        (Tag::JKG, _) => 10,
        (Tag::JC, _) => 11,
        (Tag::JKC, _) => 12,
        (Tag::JKQ, _) => 13,
        (Tag::JX | Tag::JKV, _) => 14,
        (Tag::ETM, _) => 15,
        (Tag::ETN, _) => 16,
        (Tag::EC, "고" | "며" | "지만" | "나" | "거나") => 17,
        (Tag::EC, "다고" | "라고" | "다며" | "라며" | "자고" | "냐고") => 18,
        (Tag::EC, "어" | "지" | "게") => 19,
        (Tag::EC, _) => 20,
        (Tag::EF, _) => 21,
        _ => 22,
    }
}

/// The same of words without an ending, by their part of speech.
fn bare(lead: u64) -> u8 {
    let is = |tags: &[Tag]| tags.iter().any(|t| *t as u64 + 2 == lead);
    if is(&[Tag::MAG]) {
        23
    } else if is(&[Tag::MAJ]) {
        24
    } else if is(&[Tag::MM]) {
        25
    } else if is(&[Tag::NNP]) {
        26
    } else if is(&[Tag::NNB]) {
        27
    } else if is(&[Tag::NNG, Tag::NP, Tag::NR, Tag::XSN, Tag::SN]) {
        28
    } else {
        29
    }
}
