//! Where in the text each morpheme is written.

use super::choice::Part;
use super::syllable::Syllable;

/// How unlike two characters are when one may write (part of) the other; 0 for the same.
fn cost(form: char, written: char) -> u32 {
    if form == written {
        return 0;
    }
    match (Syllable::of(form), Syllable::of(written)) {
        (Some(a), Some(b)) if a.onset == b.onset && a.vowel == b.vowel => 1,
        (Some(a), Some(b)) if a.onset == b.onset => 2,
        // 아, 어, 이, 우 vanish in the vowel before them
        (Some(a), Some(_)) if a.onset == 11 => 3,
        // ㄴ, ㄹ, ㅁ, ㅂ that became a coda
        (None, Some(_)) => 3,
        _ => 8,
    }
}

/// For each part the half-open range of characters of `word` that write it; together they cover the word, in order, and they share a
/// character where two are fused in it. Quadratic in the fused middle of the word, which is a few syllables long.
pub(super) fn place(parts: &[Part], word: &[char]) -> Vec<(usize, usize)> {
    let forms: Vec<(usize, char)> = parts.iter().enumerate().flat_map(|(i, p)| p.form.chars().map(move |c| (i, c))).collect();
    let mut spans = vec![(usize::MAX, 0); parts.len()];
    let mut cover = |part: usize, at: usize| {
        let span: &mut (usize, usize) = &mut spans[part];
        *span = (span.0.min(at), span.1.max(at + 1));
    };
    let front = forms.iter().zip(word).take_while(|((_, c), w)| c == *w).count();
    for (at, (part, _)) in forms.iter().enumerate().take(front) {
        cover(*part, at);
    }
    let room = forms.len().min(word.len()) - front;
    let back = forms.iter().rev().zip(word.iter().rev()).take(room).take_while(|((_, c), w)| c == *w).count();
    for k in 1..=back {
        cover(forms[forms.len() - k].0, word.len() - k);
    }
    // keep a neighbour on each side in play, so that a side that ran out still has a character to share
    let (a0, a1) = (front, forms.len() - back);
    let (b0, b1) = (front, word.len() - back);
    let (a0, b0) = if a0 == a1 || b0 == b1 { (a0.saturating_sub(1), b0.saturating_sub(1)) } else { (a0, b0) };
    let (rows, columns) = (a1 - a0, b1 - b0);
    if rows > 0 && columns > 0 && rows * columns <= 4096 && (a1 > front || b1 > front) {
        for (i, j) in align(&forms[a0..a1], &word[b0..b1]) {
            cover(forms[a0 + i].0, b0 + j);
        }
    }
    let mut from = 0;
    for span in &mut spans {
        if span.0 == usize::MAX {
            *span = (from.min(word.len().saturating_sub(1)), from.max(1).min(word.len()));
        }
        from = span.1;
    }
    spans
}

/// The cheapest monotone path that uses every row and every column.
fn align(forms: &[(usize, char)], word: &[char]) -> Vec<(usize, usize)> {
    let (rows, columns) = (forms.len(), word.len());
    let mut table = vec![u32::MAX; rows * columns];
    for i in 0..rows {
        for j in 0..columns {
            let above = if i > 0 { table[(i - 1) * columns + j].saturating_add(1) } else { u32::MAX };
            let left = if j > 0 { table[i * columns + j - 1].saturating_add(1) } else { u32::MAX };
            let both = if i > 0 && j > 0 { table[(i - 1) * columns + j - 1] } else { u32::MAX };
            let before = if i == 0 && j == 0 { 0 } else { above.min(left).min(both) };
            table[i * columns + j] = before.saturating_add(cost(forms[i].1, word[j]));
        }
    }
    let mut path = Vec::with_capacity(rows + columns);
    let (mut i, mut j) = (rows - 1, columns - 1);
    loop {
        path.push((i, j));
        let at = |i: usize, j: usize| table[i * columns + j];
        (i, j) = match (i, j) {
            (0, 0) => break,
            (0, _) => (0, j - 1),
            (_, 0) => (i - 1, 0),
            _ => {
                let (both, above, left) = (at(i - 1, j - 1), at(i - 1, j).saturating_add(1), at(i, j - 1).saturating_add(1));
                if both <= above && both <= left {
                    (i - 1, j - 1)
                } else if above <= left {
                    (i - 1, j)
                } else {
                    (i, j - 1)
                }
            }
        };
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Tag;

    fn placed(word: &str, forms: &[&str]) -> Vec<String> {
        let parts: Vec<Part> = forms.iter().map(|f| Part::new((*f).to_owned(), Tag::NNG)).collect();
        let chars: Vec<char> = word.chars().collect();
        place(&parts, &chars).into_iter().map(|(a, b)| chars[a..b].iter().collect()).collect()
    }

    #[test]
    fn fused_morphemes_share_their_syllable() {
        assert_eq!(placed("했다", &["하", "았", "다"]), ["했", "했", "다"]);
        assert_eq!(placed("밝혔다", &["밝히", "었", "다"]), ["밝혔", "혔", "다"]);
        assert_eq!(placed("정부는", &["정부", "는"]), ["정부", "는"]);
        assert_eq!(placed("체포된", &["체포", "되", "ㄴ"]), ["체포", "된", "된"]);
        assert_eq!(placed("도왔다", &["돕", "았", "다"]), ["도", "왔", "다"]);
        assert_eq!(placed("기자다", &["기자", "이", "다"]), ["기자", "자", "다"]);
    }
}
