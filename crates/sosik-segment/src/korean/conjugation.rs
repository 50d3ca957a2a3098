//! From a written verb form back to stem and ending: fusion, contraction and the irregular classes ㅂ ㄷ ㅅ ㅎ 르 으 ㄹ 러.
//!
//! Endings are looked up under a key that does not depend on the stem before them: 은 and ㄴ are `ㄴ`, 았 and 었 and 였 are `었`, 으면 and 면
//! are `면`. Classes as in 국립국어원, 한글 맞춤법 §15–18 (`https://korean.go.kr`).

use super::lexicon::{Lexicon, Tail};
use super::syllable::{B, D, H, L, M, N, S, SS, Syllable};

/// How the first ending is written where that differs from its key: the key's beginning, and what stands in its place.
pub(super) type Change = (&'static str, &'static str);

const SAME: Change = ("", "");

/// A way to read a form: its stem, its endings, and whether only a stem of the lexicon justifies it.
pub(super) struct Reading<'a> {
    pub(super) stem: &'a str,
    pub(super) tail: &'static Tail,
    pub(super) change: Change,
    pub(super) known_only: bool,
}

/// Endings longer than this many syllables are not looked for; the longest of the table has seven.
const LONGEST_TAIL: usize = 8;

struct Reader<'a, F> {
    chars: &'a [char],
    lexicon: &'static Lexicon,
    key: String,
    stem: String,
    emit: F,
}

impl<F: FnMut(Reading<'_>)> Reader<'_, F> {
    /// The endings `head` + the characters from `from`.
    fn tail(&mut self, head: &str, from: usize) -> Option<&'static Tail> {
        self.key.clear();
        self.key.push_str(head);
        self.key.extend(self.chars.get(from..).unwrap_or_default());
        self.lexicon.verb_tails.get(self.key.as_str())
    }

    /// Emits the stem of the first `count` characters with `last` after them.
    fn give(&mut self, count: usize, last: Option<Syllable>, tail: &'static Tail, change: Change, known_only: bool) {
        self.stem.clear();
        self.stem.extend(&self.chars[..count]);
        self.stem.extend(last.map(Syllable::char));
        if !self.stem.is_empty() {
            (self.emit)(Reading { stem: &self.stem, tail, change, known_only });
        }
    }

    /// The ending begins a syllable of its own, after the first `i` characters.
    fn separate(&mut self, i: usize, last: Syllable) {
        let next = self.chars[i];
        let closed = last.coda != 0;
        // what the syllable after the stem says of the ending: key, how much of the text it stands for, change
        let (key, skip, change): (&str, usize, Change) = match next {
            '은' => ("ㄴ", 1, ("ㄴ", "은")),
            '을' => ("ㄹ", 1, ("ㄹ", "을")),
            '음' => ("ㅁ", 1, ("ㅁ", "음")),
            '으' => ("", 1, ("", "으")),
            '습' => ("ㅂ", 1, ("ㅂ", "습")),
            '았' => ("었", 1, ("었", "았")),
            '였' => ("었", 1, ("었", "였")),
            '아' => ("어", 1, ("어", "아")),
            '여' => ("어", 1, ("어", "여")),
            _ => ("", 0, SAME),
        };
        let needs_coda = matches!(next, '은' | '을' | '음' | '으' | '습');
        if let Some(tail) = self.tail(key, i + skip) {
            if !needs_coda || closed {
                self.give(i, None, tail, change, false);
            }
            if matches!(next, '은' | '을' | '음' | '으' | '아' | '어' | '았' | '었') {
                if last.coda == L {
                    self.give(i - 1, Some(last.with_coda(D)), tail, change, true);
                } else if !closed {
                    self.give(i - 1, Some(last.with_coda(S)), tail, change, true);
                }
            }
            if !closed && Syllable::of(next).is_some_and(|s| matches!(s.onset, 2 | 7 | 9) || next == '오') {
                self.give(i - 1, Some(last.with_coda(L)), tail, change, true);
            }
            if !closed && matches!(next, '면' | '니' | '며' | '므' | '네') {
                self.give(i - 1, Some(last.with_coda(H)), tail, change, true);
            }
            if last.onset == 11 && last.vowel_letter() == 'ㅜ' && !closed && i >= 2 {
                self.before_u(i - 2, tail, change);
            }
        }
        if closed
            && next == '는'
            && let Some(tail) = self.tail("ㄴ", i + 1)
        {
            self.give(i, None, tail, ("ㄴ", "는"), false);
        }
    }

    /// ㅂ that became 우: 도우, 도운, 도와 from 돕; `at` is the syllable that has lost it.
    fn before_u(&mut self, at: usize, tail: &'static Tail, change: Change) {
        if let Some(base) = Syllable::of(self.chars[at]).filter(|s| s.coda == 0) {
            self.give(at, Some(base.with_coda(B)), tail, change, true);
        }
    }

    /// The ending begins with the coda of the `i`-th character: 한 from 하 + ㄴ.
    fn fused(&mut self, i: usize, last: Syllable) {
        let key = match last.coda {
            N => "ㄴ",
            L => "ㄹ",
            M => "ㅁ",
            B => "ㅂ",
            _ => return,
        };
        let Some(tail) = self.tail(key, i) else { return };
        let base = last.with_coda(0);
        self.give(i - 1, Some(base), tail, SAME, false);
        self.give(i - 1, Some(base.with_coda(L)), tail, SAME, true);
        if last.coda != B {
            self.give(i - 1, Some(base.with_coda(H)), tail, SAME, true);
            if base.char() == '우' && i >= 2 {
                self.before_u(i - 2, tail, SAME);
            }
        }
    }

    /// The ending 아/어 or 았/었 is contracted with the `i`-th character: 혔 from 히 + 었.
    fn contracted(&mut self, i: usize, last: Syllable) {
        let (key, bright): (&str, Change) = match last.coda {
            SS => ("었", ("었", "았")),
            0 => ("어", ("어", "아")),
            _ => return,
        };
        let Some(tail) = self.tail(key, i) else { return };
        let bare = last.with_coda(0);
        let before = i.checked_sub(2).map(|k| (k, self.chars[k]));
        match bare.vowel_letter() {
            'ㅏ' => {
                self.give(i - 1, Some(bare), tail, bright, false);
                self.give(i - 1, Some(bare.with_vowel('ㅡ')), tail, bright, true);
                self.reu(before, bare, tail, bright);
            }
            'ㅓ' => {
                self.give(i - 1, Some(bare), tail, SAME, false);
                self.give(i - 1, Some(bare.with_vowel('ㅡ')), tail, SAME, true);
                self.give(i - 1, Some(bare.with_vowel('ㅜ')), tail, SAME, true);
                self.reu(before, bare, tail, SAME);
                if bare.char() == '러' {
                    self.give(i - 1, None, tail, SAME, true);
                }
            }
            'ㅐ' => {
                if bare.char() == '해' {
                    self.give(i - 1, Some(bare.with_vowel('ㅏ')), tail, bright, false);
                } else {
                    self.give(i - 1, Some(bare), tail, SAME, false);
                }
                for vowel in ['ㅏ', 'ㅓ'] {
                    self.give(i - 1, Some(bare.with_vowel(vowel).with_coda(H)), tail, SAME, true);
                }
            }
            'ㅔ' => self.give(i - 1, Some(bare), tail, SAME, false),
            'ㅕ' => {
                self.give(i - 1, Some(bare.with_vowel('ㅣ')), tail, SAME, false);
                self.give(i - 1, Some(bare), tail, SAME, true);
            }
            'ㅘ' => {
                self.give(i - 1, Some(bare.with_vowel('ㅗ')), tail, bright, false);
                if let Some((at, _)) = before.filter(|_| bare.onset == 11) {
                    self.before_u(at, tail, bright);
                }
            }
            'ㅝ' => {
                self.give(i - 1, Some(bare.with_vowel('ㅜ')), tail, SAME, false);
                if let Some((at, _)) = before.filter(|_| bare.onset == 11) {
                    self.before_u(at, tail, SAME);
                }
            }
            'ㅙ' => self.give(i - 1, Some(bare.with_vowel('ㅚ')), tail, SAME, false),
            'ㅞ' => self.give(i - 1, Some(bare.with_vowel('ㅟ')), tail, SAME, true),
            _ => {}
        }
    }

    /// 몰라 from 모르 + 아.
    fn reu(&mut self, before: Option<(usize, char)>, last: Syllable, tail: &'static Tail, change: Change) {
        let Some((at, base)) = before.and_then(|(k, c)| Some((k, Syllable::of(c)?))) else { return };
        if last.onset == 5 && base.coda == L {
            self.stem.clear();
            self.stem.extend(&self.chars[..at]);
            self.stem.push(base.with_coda(0).char());
            self.stem.push('르');
            (self.emit)(Reading { stem: &self.stem, tail, change, known_only: true });
        }
    }
}

/// Calls `emit` with every reading of `chars` as a stem and endings of the table; linear in `chars`, which look-ups bound to the last syllables.
pub(super) fn readings(lexicon: &'static Lexicon, chars: &[char], emit: impl FnMut(Reading<'_>)) {
    let mut reader = Reader { chars, lexicon, key: String::with_capacity(32), stem: String::with_capacity(48), emit };
    let from = chars.len().saturating_sub(LONGEST_TAIL).max(1);
    for i in from..=chars.len() {
        let Some(last) = Syllable::of(chars[i - 1]) else { continue };
        if i < chars.len() {
            reader.separate(i, last);
        }
        reader.fused(i, last);
        reader.contracted(i, last);
    }
}

#[cfg(test)]
mod tests {
    use super::super::lexicon::LEXICON;
    use super::*;

    fn stems(word: &str) -> Vec<String> {
        let chars: Vec<char> = word.chars().collect();
        let mut out = Vec::new();
        readings(&LEXICON, &chars, |r| out.push(r.stem.to_owned()));
        out
    }

    #[test]
    fn stems_come_back() {
        for (word, stem) in [
            ("밝혔다", "밝히"),
            ("했다고", "하"),
            ("됐다", "되"),
            ("왔으며", "오"),
            ("보낸", "보내"),
            ("보냈다", "보내"),
            ("먹는다", "먹"),
            ("도왔다", "돕"),
            ("도운", "돕"),
            ("어려우면", "어렵"),
            ("들었다", "듣"),
            ("걸어", "걷"),
            ("지은", "짓"),
            ("이었다", "잇"),
            ("그런", "그렇"),
            ("그랬다", "그렇"),
            ("몰랐다", "모르"),
            ("이르렀다", "이르"),
            ("썼다", "쓰"),
            ("나빠", "나쁘"),
            ("만든", "만들"),
            ("만드는", "만들"),
            ("압니다", "알"),
            ("보도하였다", "보도하"),
            ("있습니다", "있"),
        ] {
            assert!(stems(word).iter().any(|s| s == stem), "{word}: {:?}", stems(word));
        }
    }
}
