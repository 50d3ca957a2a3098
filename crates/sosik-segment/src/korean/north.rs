//! Northern spelling and what the South makes of it.

use super::syllable::Syllable;

const N: u32 = 2;
const R: u32 = 5;
const SILENT: u32 = 11;

/// The syllable as the South writes it at the beginning of a word (한글 맞춤법, articles 10 to 12): 녀 → 여, 로 → 노, 리 → 이.
///
/// ㄹ falls silent before ㅣ and the vowels with y, and is ㄴ before the others; ㄴ falls silent before ㅣ and the vowels with y.
pub fn southern_initial(c: char) -> char {
    let Some(s) = Syllable::of(c) else { return c };
    // ㅑ ㅒ ㅕ ㅖ ㅛ ㅠ ㅣ
    let palatal = matches!(s.vowel, 2 | 3 | 6 | 7 | 12 | 17 | 20);
    let onset = match s.onset {
        R if palatal => SILENT,
        R => N,
        N if palatal => SILENT,
        other => other,
    };
    Syllable { onset, ..s }.char()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initial_sounds_fall_as_the_orthography_says() {
        let pairs = "녀여 뇨요 뉴유 니이 량양 려여 례예 료요 류유 리이 라나 래내 로노 뢰뇌 루누 르느 가가 나나 노노";
        for pair in pairs.split(' ') {
            let chars: Vec<char> = pair.chars().collect();
            assert_eq!(southern_initial(chars[0]), chars[1], "{pair}");
        }
    }
}
