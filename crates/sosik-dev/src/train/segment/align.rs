//! From a word and its morphemes to the label of each of its syllables.

use sosik_segment::Tag;
use sosik_segment::korean::label::{Glyph, Label, Piece};
use sosik_segment::korean::run::is_hangul;
use sosik_segment::korean::{coda_index, syllable_parts};

use super::corpora::Morph;

/// A character of a form: itself, its morpheme, whether it is the first.
type Letter = (char, usize, bool);

/// How badly `letters` spell the syllable `written`; least for the same.
fn cost(written: char, letters: &[Letter]) -> f32 {
    match letters {
        [] => return 2.5,
        [one] if one.0 == written => return 0.0,
        _ => {}
    }
    let Some((onset, vowel, coda)) = syllable_parts(written) else { return 40.0 };
    let first = letters[0].0;
    let mut cost = 0.5 * (letters.len() as f32 - 1.0) + 0.4;
    match syllable_parts(first) {
        Some((o, v, c)) => {
            cost += if o == onset { 0.0 } else { 1.2 } + if v == vowel { 0.0 } else { 0.3 };
            if letters.len() == 1 && c != coda {
                cost += 0.4;
            }
        }
        None => cost += 1.5,
    }
    if let (true, Some(last)) = (letters.len() > 1, letters.last()) {
        let closing = syllable_parts(last.0).map(|p| p.2).or_else(|| coda_index(last.0));
        cost += if closing == Some(coda) { 0.0 } else { 0.8 };
    }
    cost
}

/// The label of each character of `word`, of which only those of Hangul mean anything; `None` where the morphemes do not spell the word.
///
/// The cheapest monotone assignment of up to four characters of the forms to each written one.
pub(super) fn align(word: &[char], morphs: &[Morph]) -> Option<Vec<Label>> {
    let mut letters: Vec<Letter> = Vec::new();
    for (m, (form, _)) in morphs.iter().enumerate() {
        letters.extend(form.chars().enumerate().map(|(i, c)| (c, m, i == 0)));
    }
    let (n, k) = (word.len(), letters.len());
    let width = k + 1;
    let mut table = vec![f32::INFINITY; (n + 1) * width];
    let mut taken = vec![0u8; (n + 1) * width];
    table[0] = 0.0;
    for i in 0..n {
        for j in 0..=k {
            let so_far = table[i * width + j];
            if so_far.is_infinite() {
                continue;
            }
            let most = if is_hangul(word[i]) { 4 } else { 1 };
            for take in usize::from(!is_hangul(word[i]))..=most.min(k - j) {
                let total = so_far + cost(word[i], &letters[j..j + take]);
                let cell = (i + 1) * width + j + take;
                if total < table[cell] {
                    (table[cell], taken[cell]) = (total, take as u8);
                }
            }
        }
    }
    if table[n * width + k] > 3.0 + 0.9 * n as f32 {
        return None;
    }
    let mut labels = vec![Label::default(); n];
    let mut j = k;
    for i in (0..n).rev() {
        let take = usize::from(taken[(i + 1) * width + j]);
        labels[i] = label(word[i], &letters[j - take..j], &letters[..j - take], morphs);
        j -= take;
    }
    (j == 0).then_some(labels)
}

/// The label of `written`, which spells `letters`, after `before`.
fn label(written: char, letters: &[Letter], before: &[Letter], morphs: &[Morph]) -> Label {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut spelled: Vec<(usize, String)> = Vec::new();
    for (c, morph, first) in letters {
        match spelled.last_mut() {
            Some(last) if last.0 == *morph => last.1.push(*c),
            _ => {
                spelled.push((*morph, c.to_string()));
                pieces.push(Piece { begins: *first, tag: morphs[*morph].1, glyphs: Vec::new() });
            }
        }
    }
    // All that is spelled so far, for the harmony of vowels.
    let mut stem: Vec<char> = before.iter().map(|l| l.0).collect();
    for (at, piece) in pieces.iter_mut().enumerate() {
        let own = &spelled[at].1;
        let form = if piece.begins && piece.tag.is_eomi() { ending(written, own, &stem, spelled.len() > 1) } else { own.clone() };
        stem.extend(own.chars());
        let resolved: Vec<char> = form.chars().collect();
        piece.glyphs = resolved
            .iter()
            .enumerate()
            .map(|(i, c)| if at == 0 && i == 0 { Glyph::between(written, *c) } else { Glyph::Other(*c) })
            .collect();
    }
    Label { pieces }
}

/// An ending in the allomorph of the Sejong corpora: as it is written where it is; where it is fused with its stem, 아 after ㅏ and ㅗ, else 어
/// (했 = 하 + 았, 도왔 = 돕 + 았, 몰랐 = 모르 + 았), and without 으 (추운 = 춥 + ㄴ). Kiwi writes 어 and 었 throughout.
fn ending(written: char, form: &str, stem: &[char], fused: bool) -> String {
    let mut chars = form.chars();
    let Some(first) = chars.next() else { return String::new() };
    let as_written = |class: &[char]| !fused && class.contains(&first) && class.contains(&written);
    let open = ['아', '어', '여'];
    let past = ['았', '었', '였'];
    let vowels = stem.iter().rev().filter_map(|c| syllable_parts(*c)).map(|p| p.1);
    // ㅡ takes its colour from the syllable before it: 모르, 아프.
    let bright = vowels.take(2).find(|v| *v != 18).is_some_and(|v| matches!(v, 0 | 8));
    let after_b = stem.last().copied().and_then(syllable_parts).is_some_and(|p| p.2 == 17);
    let first = match first {
        _ if as_written(&open) || as_written(&past) => written,
        '아' | '어' | '여' => {
            if bright {
                '아'
            } else {
                '어'
            }
        }
        '았' | '었' | '였' | 'ㅆ' => {
            if bright {
                '았'
            } else {
                '었'
            }
        }
        '은' if fused || (after_b && written != first) => 'ㄴ',
        '을' if fused || (after_b && written != first) => 'ㄹ',
        '음' if fused || (after_b && written != first) => 'ㅁ',
        other => other,
    };
    std::iter::once(first).chain(chars).collect()
}

/// The tags of pieces that a run may begin with although the word's morpheme began before it: K팝 is one name, 팝 begins the run.
pub(super) fn begin(label: &mut Label) {
    match label.pieces.first_mut() {
        Some(piece) => piece.begins = true,
        None => label.pieces.push(Piece { begins: true, tag: Tag::NNG, glyphs: vec![Glyph::Same] }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(word: &str, morphs: &[(&str, Tag)]) -> String {
        let morphs: Vec<Morph> = morphs.iter().map(|(f, t)| ((*f).to_owned(), *t)).collect();
        let chars: Vec<char> = word.chars().collect();
        let labels = align(&chars, &morphs).unwrap();
        labels.iter().map(ToString::to_string).collect::<Vec<_>>().join(" | ")
    }

    #[test]
    fn fused_endings_are_restored_in_one_spelling() {
        assert_eq!(labels("했다", &[("하", Tag::XSV), ("었", Tag::EP), ("다", Tag::EF)]), "B-XSV=*ㅏ- B-EP=았 | B-EF");
        assert_eq!(labels("밝혔다", &[("밝히", Tag::VV), ("었", Tag::EP), ("다", Tag::EF)]), "B-VV | I-VV=*ㅣ- B-EP=었 | B-EF");
        assert_eq!(labels("추운", &[("춥", Tag::VA), ("은", Tag::ETM)]), "B-VA=*.ㅂ | B-ETM=ㄴ");
        assert_eq!(labels("남았다", &[("남", Tag::VV), ("었", Tag::EP), ("다", Tag::EF)]), "B-VV | B-EP | B-EF");
        assert_eq!(labels("도왔다", &[("돕", Tag::VV), ("었", Tag::EP), ("다", Tag::EF)]), "B-VV=*.ㅂ | B-EP=*ㅏ. | B-EF");
        assert_eq!(labels("몰랐다", &[("모르", Tag::VV), ("었", Tag::EP), ("다", Tag::EF)]), "B-VV=*.- | I-VV=*ㅡ- B-EP=았 | B-EF");
        assert_eq!(labels("썼다", &[("쓰", Tag::VV), ("었", Tag::EP), ("다", Tag::EF)]), "B-VV=*ㅡ- B-EP=었 | B-EF");
        assert_eq!(
            labels("기자였다", &[("기자", Tag::NNG), ("이", Tag::VCP), ("었", Tag::EP), ("다", Tag::EF)]),
            "B-NNG | I-NNG | B-VCP=*ㅣ- B-EP=었 | B-EF"
        );
        assert_eq!(labels("하였다", &[("하", Tag::XSV), ("였", Tag::EP), ("다", Tag::EF)]), "B-XSV | B-EP | B-EF");
        assert_eq!(labels("5명이", &[("5", Tag::SN), ("명", Tag::NNB), ("이", Tag::JKS)]), "B-SN | B-NNB | B-JKS");
    }

    #[test]
    fn forms_of_another_word_do_not_align() {
        let morphs = vec![("대통령".to_owned(), Tag::NNG), ("은".to_owned(), Tag::JX)];
        assert_eq!(align(&['가', '다'], &morphs), None);
    }
}
