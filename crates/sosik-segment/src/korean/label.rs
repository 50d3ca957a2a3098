//! What a syllable contributes to the morphemes of its word.
//!
//! A label says which morphemes begin or go on in a syllable and, where spelling fuses them, what each is made of:
//!
//! ```text
//! 정   부   는            밝   혔                했
//! B-NNG I-NNG B-JX        B-VV I-VV=*ㅣ- B-EP=었   B-XSV=*ㅏ- B-EP=았
//! ```
//!
//! `*` is a syllable with the written one's onset, then its vowel and its coda: a letter, `.` for the written one, `-` for no coda. So the
//! label that takes ㄴ off a verb is one label for all syllables, and a verb never seen is restored like one that was.

use std::fmt;
use std::str::FromStr;

use sosik_linear::{hash, mix};

use super::syllable::{Syllable, coda_index, coda_letter};
use crate::Tag;

/// One character of a morpheme's form, as seen from the syllable that writes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Glyph {
    /// The syllable itself.
    Same,
    /// Its onset with another vowel or coda; `None` where they stay.
    Like {
        /// Index of the vowel, ㅏ = 0.
        vowel: Option<u8>,
        /// Index of the coda, 0 for none.
        coda: Option<u8>,
    },
    /// Another character.
    Other(char),
}

impl Glyph {
    /// The glyph by which `written` gives `form`.
    pub fn between(written: char, form: char) -> Self {
        if written == form {
            return Self::Same;
        }
        match (Syllable::of(written), Syllable::of(form)) {
            (Some(w), Some(f)) if w.onset == f.onset => {
                Self::Like { vowel: (w.vowel != f.vowel).then_some(f.vowel as u8), coda: (w.coda != f.coda).then_some(f.coda as u8) }
            }
            _ => Self::Other(form),
        }
    }

    /// The character, where `written` is the syllable.
    pub fn resolve(self, written: char) -> char {
        match self {
            Self::Same => written,
            Self::Other(c) => c,
            Self::Like { vowel, coda } => Syllable::of(written).map_or(written, |s| {
                let vowel = vowel.map_or(s.vowel, u32::from);
                Syllable { onset: s.onset, vowel, coda: coda.map_or(s.coda, u32::from) }.char()
            }),
        }
    }
}

/// A morpheme, or a part of one, in a syllable.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Piece {
    /// Whether the morpheme begins here.
    pub begins: bool,
    /// Its part of speech.
    pub tag: Tag,
    /// The characters that it gets from this syllable.
    pub glyphs: Vec<Glyph>,
}

/// All pieces of a syllable, in order; none for a syllable that only belongs to the morpheme before it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Label {
    /// In order.
    pub pieces: Vec<Piece>,
}

impl Label {
    /// Whether its first morpheme goes on from the syllable before.
    pub fn continues(&self) -> bool {
        self.pieces.first().is_none_or(|p| !p.begins)
    }

    /// The hash of its tags without forms: features by it are shared by labels that differ in their forms.
    pub fn shape(&self) -> u64 {
        self.pieces.iter().fold(0x5A, |h, p| mix(h, (p.tag as u64) << 1 | u64::from(p.begins)))
    }

    /// The hash of the whole label; equal to its shape where the forms are as written.
    pub fn identity(&self) -> u64 {
        let plain = self.pieces.len() == 1 && self.pieces[0].glyphs == [Glyph::Same];
        if plain { self.shape() } else { hash(&self.to_string()) }
    }
}

impl fmt::Display for Label {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.pieces.is_empty() {
            return f.write_str("_");
        }
        for (i, piece) in self.pieces.iter().enumerate() {
            write!(f, "{}{}-{}", if i > 0 { " " } else { "" }, if piece.begins { 'B' } else { 'I' }, piece.tag.as_str())?;
            if piece.glyphs == [Glyph::Same] {
                continue;
            }
            f.write_str("=")?;
            for glyph in &piece.glyphs {
                match glyph {
                    Glyph::Same => f.write_str("*..")?,
                    Glyph::Other(c) => write!(f, "{c}")?,
                    Glyph::Like { vowel, coda } => {
                        let vowel = vowel.map_or('.', |v| char::from_u32(0x314F + u32::from(v)).unwrap_or('.'));
                        let coda = coda.map_or('.', |c| coda_letter(u32::from(c)).unwrap_or('.'));
                        write!(f, "*{vowel}{coda}")?;
                    }
                }
            }
        }
        Ok(())
    }
}

/// The text is no label; holds the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoLabel(pub String);

impl FromStr for Label {
    type Err = NoLabel;

    fn from_str(text: &str) -> Result<Self, NoLabel> {
        let pieces = text.split(' ').filter(|p| *p != "_").map(piece).collect::<Option<Vec<Piece>>>();
        pieces.map(|pieces| Self { pieces }).ok_or_else(|| NoLabel(text.to_owned()))
    }
}

fn piece(text: &str) -> Option<Piece> {
    let (head, form) = text.split_once('=').map_or((text, None), |(h, f)| (h, Some(f)));
    let (begins, tag) = match head.split_at_checked(2)? {
        ("B-", tag) => (true, tag),
        ("I-", tag) => (false, tag),
        _ => return None,
    };
    let mut glyphs = Vec::new();
    let mut chars = form.unwrap_or("*..").chars();
    while let Some(c) = chars.next() {
        if c != '*' {
            glyphs.push(Glyph::Other(c));
            continue;
        }
        let (vowel, coda) = (chars.next()?, chars.next()?);
        let vowel = if vowel == '.' { None } else { Some(u8::try_from((vowel as u32).checked_sub(0x314F)?).ok()?) };
        let coda = if coda == '.' { None } else { Some(coda_index(coda)? as u8) };
        glyphs.push(if vowel.is_none() && coda.is_none() { Glyph::Same } else { Glyph::Like { vowel, coda } });
    }
    Some(Piece { begins, tag: tag.parse().ok()?, glyphs })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_written_and_read() {
        for text in ["_", "B-NNG", "I-NNP", "I-VV=*ㅣ- B-EP=었", "B-XSV=*ㅏ- B-EP=았", "B-NNB=것 B-JX=ㄴ", "I-VA=*.ㅂ"] {
            assert_eq!(text.parse::<Label>().unwrap().to_string(), text);
        }
        for text in ["", "B-", "B-NNX", "X-NNG", "B-VV=*ㅣ"] {
            text.parse::<Label>().unwrap_err();
        }
    }

    #[test]
    fn glyphs_hold_for_other_syllables() {
        let glyph = Glyph::between('혔', '히');
        assert_eq!((glyph.resolve('혔'), glyph.resolve('졌')), ('히', '지'));
        assert_eq!(Glyph::between('간', '가').resolve('본'), '보');
        assert_eq!(Glyph::between('가', '가').resolve('나'), '나');
        assert_eq!(Glyph::between('건', '것').resolve('건'), '것');
    }

    #[test]
    fn shapes_forget_forms() {
        let label = |t: &str| t.parse::<Label>().unwrap();
        assert_eq!(label("B-VV=*ㅏ- B-EP=았").shape(), label("B-VV=*ㅣ- B-EP=었").shape());
        assert_ne!(label("B-VV").shape(), label("I-VV").shape());
        assert_eq!(label("B-VV").identity(), label("B-VV").shape());
    }
}
