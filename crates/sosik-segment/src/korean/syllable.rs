//! Hangul syllables taken apart and put together (Unicode Standard, section 3.12).

const BASE: u32 = 0xAC00;
const COUNT: u32 = 11_172;

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
}

/// Letters of codas, by index; the first stands for none.
const CODAS: [char; 28] = [
    '-', 'ㄱ', 'ㄲ', 'ㄳ', 'ㄴ', 'ㄵ', 'ㄶ', 'ㄷ', 'ㄹ', 'ㄺ', 'ㄻ', 'ㄼ', 'ㄽ', 'ㄾ', 'ㄿ', 'ㅀ', 'ㅁ', 'ㅂ', 'ㅄ', 'ㅅ', 'ㅆ', 'ㅇ',
    'ㅈ', 'ㅊ', 'ㅋ', 'ㅌ', 'ㅍ', 'ㅎ',
];

/// The letter of the coda of this index, `-` for 0; nothing for what is no index.
pub fn coda_letter(index: u32) -> Option<char> {
    CODAS.get(index as usize).copied()
}

/// The index of the coda that `letter` writes, 0 for `-`; nothing for other characters.
pub fn coda_index(letter: char) -> Option<u32> {
    CODAS.iter().position(|c| *c == letter).map(|i| i as u32)
}

/// Whether `c` is a Hangul syllable.
pub(super) fn is_syllable(c: char) -> bool {
    Syllable::of(c).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_and_whole() {
        for c in ['가', '했', '뷁', '힣'] {
            assert_eq!(Syllable::of(c).unwrap().char(), c);
        }
        assert_eq!(Syllable::of('A'), None);
        assert_eq!((coda_index('ㅂ'), coda_letter(17), coda_letter(28)), (Some(17), Some('ㅂ'), None));
    }
}
