//! Hangul syllables taken apart and put together (Unicode Standard, section 3.12).

const BASE: u32 = 0xAC00;
const COUNT: u32 = 11_172;

/// Codas that endings bring with them.
pub(super) const N: u32 = 4;
pub(super) const D: u32 = 7;
pub(super) const L: u32 = 8;
pub(super) const M: u32 = 16;
pub(super) const B: u32 = 17;
pub(super) const S: u32 = 19;
pub(super) const SS: u32 = 20;
pub(super) const H: u32 = 27;

/// A syllable as indices of onset, vowel and coda (0 for none).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Syllable {
    pub(super) onset: u32,
    pub(super) vowel: u32,
    pub(super) coda: u32,
}

impl Syllable {
    /// The parts of `c`; nothing for what is no modern syllable.
    pub(super) fn of(c: char) -> Option<Self> {
        let index = (c as u32).checked_sub(BASE).filter(|i| *i < COUNT)?;
        Some(Self { onset: index / 588, vowel: index / 28 % 21, coda: index % 28 })
    }

    /// The character.
    pub(super) fn char(self) -> char {
        char::from_u32(BASE + self.onset * 588 + self.vowel * 28 + self.coda).unwrap_or('\u{FFFD}')
    }

    pub(super) fn with_coda(self, coda: u32) -> Self {
        Self { coda, ..self }
    }

    pub(super) fn with_vowel(self, vowel: char) -> Self {
        Self { vowel: vowel_index(vowel), ..self }
    }

    /// The vowel as a letter, ㅏ to ㅣ.
    pub(super) fn vowel_letter(self) -> char {
        char::from_u32(0x314F + self.vowel).unwrap_or('ㅏ')
    }
}

/// The index of a vowel letter.
fn vowel_index(vowel: char) -> u32 {
    (vowel as u32).saturating_sub(0x314F)
}

/// Whether `c` is a Hangul syllable.
pub(super) fn is_syllable(c: char) -> bool {
    Syllable::of(c).is_some()
}

/// `v` after a vowel, `l` after the coda ㄹ, `c` after another coda.
pub(super) fn ending(c: char) -> u8 {
    match Syllable::of(c).map(|s| s.coda) {
        None | Some(0) => b'v',
        Some(L) => b'l',
        Some(_) => b'c',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_and_whole() {
        for c in ['가', '했', '뷁', '힣'] {
            assert_eq!(Syllable::of(c).unwrap().char(), c);
        }
        assert_eq!(Syllable::of('한').unwrap().with_coda(0).char(), '하');
        assert_eq!(Syllable::of('해').unwrap().with_vowel('ㅏ').char(), '하');
        assert_eq!(Syllable::of('혔').unwrap().vowel_letter(), 'ㅕ');
        assert_eq!(Syllable::of('A'), None);
    }
}
