//! What segmentation returns: flat lists over one text.

use std::ops::Range;

use serde::{Deserialize, Serialize};
use sosik_core::{Error, ErrorKind, Language, Script, Span};

use crate::Form;

/// A sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// From its first to its last character that is no white space.
    pub span: Span,
    /// Its language.
    pub language: Language,
    /// The script of most of its letters.
    pub script: Script,
    /// The paragraph it stands in, from 0; a line feed ends a paragraph.
    pub paragraph: u32,
    /// Its tokens in [`Segmentation::tokens`].
    pub tokens: Range<u32>,
}

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TokenKind {
    /// Letters of a word; in Korean an eojeol without the punctuation around it.
    Word,
    /// A number, with its separators.
    Number,
    /// One mark of punctuation or a run of the same.
    Punctuation,
    /// Anything else that prints.
    Symbol,
}

/// A word, number or mark; white space lies between tokens and nowhere in them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
    /// Whether white space (or the text's start) stands before it: Korean eojeols begin there.
    pub space_before: bool,
    /// Its morphemes in [`Segmentation::morphemes`]; none for English words.
    pub morphemes: Range<u32>,
}

/// The part of speech of a morpheme in the Sejong set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the tags of the 21st Century Sejong Project")]
#[rustfmt::skip]
pub enum Tag {
    NNG, NNP, NNB, NP, NR, VV, VA, VX, VCP, VCN, MM, MAG, MAJ, IC,
    JKS, JKC, JKG, JKO, JKB, JKV, JKQ, JX, JC,
    EP, EF, EC, ETN, ETM, XPN, XSN, XSV, XSA, XR,
    SF, SP, SS, SE, SO, SL, SH, SW, SN, NF, NV, NA,
}

impl Tag {
    /// All tags, in the order of their declaration.
    #[rustfmt::skip]
    pub const ALL: [Self; 45] = [
        Self::NNG, Self::NNP, Self::NNB, Self::NP, Self::NR, Self::VV, Self::VA, Self::VX, Self::VCP, Self::VCN, Self::MM, Self::MAG,
        Self::MAJ, Self::IC, Self::JKS, Self::JKC, Self::JKG, Self::JKO, Self::JKB, Self::JKV, Self::JKQ, Self::JX, Self::JC, Self::EP,
        Self::EF, Self::EC, Self::ETN, Self::ETM, Self::XPN, Self::XSN, Self::XSV, Self::XSA, Self::XR, Self::SF, Self::SP, Self::SS,
        Self::SE, Self::SO, Self::SL, Self::SH, Self::SW, Self::SN, Self::NF, Self::NV, Self::NA,
    ];

    /// Its name in the Sejong set: `NNG`.
    #[rustfmt::skip]
    pub const fn as_str(self) -> &'static str {
        const NAMES: [&str; 45] = [
            "NNG", "NNP", "NNB", "NP", "NR", "VV", "VA", "VX", "VCP", "VCN", "MM", "MAG", "MAJ", "IC", "JKS", "JKC", "JKG", "JKO", "JKB",
            "JKV", "JKQ", "JX", "JC", "EP", "EF", "EC", "ETN", "ETM", "XPN", "XSN", "XSV", "XSA", "XR", "SF", "SP", "SS", "SE", "SO", "SL",
            "SH", "SW", "SN", "NF", "NV", "NA",
        ];
        NAMES[self as usize]
    }

    /// Josa: JKS to JC.
    pub const fn is_josa(self) -> bool {
        matches!(self, Self::JKS | Self::JKC | Self::JKG | Self::JKO | Self::JKB | Self::JKV | Self::JKQ | Self::JX | Self::JC)
    }

    /// Eomi: EP to ETM.
    pub const fn is_eomi(self) -> bool {
        matches!(self, Self::EP | Self::EF | Self::EC | Self::ETN | Self::ETM)
    }

    /// The tag of the mark or symbol that begins with `c`: SF for what ends a sentence, SS for quotes and brackets, SW for what has no other.
    pub const fn of_mark(c: char) -> Self {
        match c {
            '.' | '?' | '!' | '。' => Self::SF,
            ',' | '·' | '/' | ':' | ';' | 'ㆍ' | '、' => Self::SP,
            '…' => Self::SE,
            '-' | '~' | '∼' | '–' | '—' => Self::SO,
            '"' | '\'' | '“' | '”' | '‘' | '’' | '(' | ')' | '[' | ']' | '{' | '}' | '<' | '>' | '《' | '》' | '〈' | '〉' | '「'
            | '」' | '『' | '』' => Self::SS,
            _ => Self::SW,
        }
    }

    /// What carries josa: nouns, pronouns, numerals, foreign words, numbers.
    pub const fn is_nominal(self) -> bool {
        matches!(self, Self::NNG | Self::NNP | Self::NNB | Self::NP | Self::NR | Self::SL | Self::SH | Self::SN | Self::XSN | Self::XR)
    }

    /// What carries eomi: verbs, adjectives, auxiliaries, copulas, and the suffixes that make them.
    pub const fn is_predicate(self) -> bool {
        matches!(self, Self::VV | Self::VA | Self::VX | Self::VCP | Self::VCN | Self::XSV | Self::XSA)
    }
}

impl std::fmt::Display for Tag {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

impl std::str::FromStr for Tag {
    type Err = Error;

    /// The tag with this name; an error of kind [`ErrorKind::Input`] for any other text.
    fn from_str(name: &str) -> Result<Self, Error> {
        let message = || format!("`{name}` is no tag of the Sejong set; it has NNG, NNP, VV, MAG and so on");
        Self::ALL.into_iter().find(|t| t.as_str() == name).ok_or_else(|| Error::new(ErrorKind::Input, message()))
    }
}

/// A morpheme. Where spelling fuses two (했 = 하 + 았), both have the span of the syllables they share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Morpheme {
    /// The characters it is written with.
    pub span: Span,
    /// Its form, restored: 하, 았.
    pub form: Form,
    /// Its part of speech.
    pub tag: Tag,
    /// Its dictionary form where that differs: 하다 for 하/VV, 말하다 for 말/NNG + 하/XSV (on the XSV).
    pub lemma: Option<Form>,
}

/// What an eojeol is in its clause, read off its morphemes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EojeolClass {
    /// A noun or the like, with or without josa.
    Nominal,
    /// A verb, adjective or copula with its eomi.
    Predicate,
    /// Anything else: adverbs, determiners, interjections, marks.
    Other,
}

/// Sentences, tokens and morphemes of one text, in order of the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Segmentation {
    /// All sentences; with the white space between them they give the text back.
    pub sentences: Vec<Sentence>,
    /// All tokens; with the white space between them they give each sentence back.
    pub tokens: Vec<Token>,
    /// Morphemes of Korean tokens.
    pub morphemes: Vec<Morpheme>,
}

impl Segmentation {
    /// Empties all lists and keeps their memory.
    pub fn clear(&mut self) {
        self.sentences.clear();
        self.tokens.clear();
        self.morphemes.clear();
    }

    /// The tokens of `sentence`.
    pub fn tokens_of(&self, sentence: &Sentence) -> &[Token] {
        self.tokens.get(sentence.tokens.start as usize..sentence.tokens.end as usize).unwrap_or_default()
    }

    /// The morphemes of `token`.
    pub fn morphemes_of(&self, token: &Token) -> &[Morpheme] {
        self.morphemes.get(token.morphemes.start as usize..token.morphemes.end as usize).unwrap_or_default()
    }

    /// The position of the sentence that holds the byte at `offset`, or the last one that starts before it.
    pub fn sentence_at(&self, offset: u32) -> Option<usize> {
        self.sentences.partition_point(|s| s.span.start() <= offset).checked_sub(1)
    }

    /// What a Korean token is: decided by its last morpheme that is no mark, a predicate if any morpheme before it carries eomi.
    pub fn class_of(&self, token: &Token) -> EojeolClass {
        let morphemes = self.morphemes_of(token);
        if morphemes.iter().any(|m| m.tag.is_predicate()) && morphemes.iter().any(|m| m.tag.is_eomi()) {
            EojeolClass::Predicate
        } else if morphemes.iter().any(|m| m.tag.is_nominal()) {
            EojeolClass::Nominal
        } else {
            EojeolClass::Other
        }
    }

    /// The part of a Korean nominal token before its josa; the whole token when it has none.
    pub fn stem_of(&self, token: &Token) -> Span {
        let end = self.morphemes_of(token).iter().find(|m| m.tag.is_josa()).map_or(token.span.end(), |m| m.span.start());
        Span::new(token.span.start(), end.max(token.span.start())).unwrap_or(token.span)
    }
}
