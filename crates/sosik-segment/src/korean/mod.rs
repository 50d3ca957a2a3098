//! Korean morphemes by rule and count: josa and endings off their stems, the stems restored, Sejong tags.

mod choice;
mod conjugation;
mod lexicon;
mod place;
mod syllable;

use sosik_core::Span;

use crate::{Morpheme, Tag, Token, TokenKind};
use choice::Part;

/// Whether `noun` makes a verb with 하다 or 되다 (파병, 회담, 체포), so that it tells of something by itself.
pub fn is_verbal_noun(noun: &str) -> bool {
    lexicon::LEXICON.stems.get(noun).is_some_and(|s| s.verbal)
}

/// Whether `form` is a noun of the lexicon.
pub fn is_noun(form: &str) -> bool {
    lexicon::LEXICON.stems.get(form).is_some_and(|s| s.noun.0 > lexicon::NEVER)
}

/// What a stretch of a word is written in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Run {
    Hangul,
    Latin,
    Han,
    Digits,
    Other,
}

fn run(c: char) -> Run {
    match c {
        '가'..='힣' | 'ㄱ'..='ㅣ' | '\u{1100}'..='\u{11FF}' => Run::Hangul,
        '0'..='9' | '０'..='９' => Run::Digits,
        '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' => Run::Han,
        _ if c.is_alphabetic() => Run::Latin,
        _ => Run::Other,
    }
}

fn mark(c: char) -> Tag {
    match c {
        '.' | '?' | '!' | '。' => Tag::SF,
        ',' | '·' | '/' | ':' | ';' | 'ㆍ' | '、' => Tag::SP,
        '…' => Tag::SE,
        '-' | '~' | '∼' | '–' | '—' => Tag::SO,
        '"' | '\'' | '“' | '”' | '‘' | '’' | '(' | ')' | '[' | ']' | '{' | '}' | '<' | '>' | '《' | '》' | '〈' | '〉' | '「' | '」'
        | '『' | '』' => Tag::SS,
        _ => Tag::SW,
    }
}

/// What stands right before a stretch of Hangul: nothing that matters, so that it is a word of its own, or something that it continues.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Before {
    Nothing,
    /// A number, foreign letters, a sign of measure, a closing bracket.
    Host,
    /// A closing quotation mark, after which 라고, 고 and the like report.
    Quote,
}

/// What `text` ends in, seen from the word after it.
fn before(text: &str) -> Before {
    let mut back = text.chars().rev();
    let Some(last) = back.next() else { return Before::Nothing };
    match last {
        '"' | '\'' if back.next().is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '“' | '‘' | '"' | '\'')) => {
            Before::Nothing
        }
        '"' | '\'' | '”' | '’' | '」' | '』' | '》' | '〉' | '>' => Before::Quote,
        ')' | ']' | '}' | '%' | '％' | '°' | '′' | '″' | '\u{2100}'..='\u{214f}' | '\u{3300}'..='\u{33ff}' => Before::Host,
        _ if matches!(run(last), Run::Digits | Run::Latin | Run::Han) => Before::Host,
        _ => Before::Nothing,
    }
}

/// Appends the morphemes of `token`, a token of a Korean sentence of `text`; linear in the token.
pub fn analyse(text: &str, token: &Token, morphemes: &mut Vec<Morpheme>) {
    let word = token.span.slice(text).unwrap_or_default();
    let from = token.span.start();
    let mut push = |start: usize, end: usize, part: Part| {
        if let Ok(span) = Span::new(from + start as u32, from + end as u32) {
            morphemes.push(Morpheme { span, form: part.form, tag: part.tag, lemma: part.lemma });
        }
    };
    if matches!(token.kind, TokenKind::Punctuation | TokenKind::Symbol) {
        let tag = word.chars().next().map_or(Tag::SW, mark);
        push(0, word.len(), Part::new(word.to_owned(), tag));
        return;
    }
    let mut rest = word;
    while let Some(first) = rest.chars().next() {
        let kind = run(first);
        let at = word.len() - rest.len();
        let separators = |c: char| kind == Run::Digits && matches!(c, '.' | ',');
        let end = rest.char_indices().find(|(_, c)| run(*c) != kind && !separators(*c)).map_or(rest.len(), |x| x.0);
        let (piece, after) = rest.split_at(end);
        match kind {
            Run::Hangul => {
                let mut parts = Vec::with_capacity(6);
                // 만, 억 and the like go on with the number before them: 1만2000명, 3조여 원
                let counted = word[..at].ends_with(|c: char| run(c) == Run::Digits);
                let numeral = if counted {
                    piece.find(|c| !matches!(c, '십' | '백' | '천' | '만' | '억' | '조')).unwrap_or(piece.len())
                } else {
                    0
                };
                if numeral > 0 {
                    push(at, at + numeral, Part::new(piece[..numeral].to_owned(), Tag::NR));
                }
                let (at, piece) = (at + numeral, &piece[numeral..]);
                if piece.is_empty() {
                    rest = after;
                    continue;
                }
                match before(text.get(..from as usize + at).unwrap_or_default()) {
                    Before::Nothing => choice::analyse(piece, &mut parts),
                    context => choice::continue_with(piece, context == Before::Quote, &mut parts),
                }
                let chars: Vec<char> = piece.chars().collect();
                let offsets: Vec<usize> = piece.char_indices().map(|x| x.0).chain([piece.len()]).collect();
                for (part, (a, b)) in parts.iter().zip(place::place(&parts, &chars)) {
                    push(at + offsets[a], at + offsets[b], part.clone());
                }
            }
            Run::Latin => push(at, at + end, Part::new(piece.to_owned(), Tag::SL)),
            Run::Han => push(at, at + end, Part::new(piece.to_owned(), Tag::SH)),
            Run::Digits => push(at, at + end, Part::new(piece.to_owned(), Tag::SN)),
            Run::Other => push(at, at + end, Part::new(piece.to_owned(), mark(first))),
        }
        rest = after;
    }
}

#[cfg(test)]
mod tests {
    use crate::{Segmenter, Tag};

    /// The morphemes of a text as `form/TAG` in a line, tokens apart.
    fn read(text: &str) -> String {
        let segmentation = Segmenter::new().segment(text);
        let tokens = segmentation.tokens.iter().map(|t| {
            let morphemes = segmentation.morphemes_of(t).iter().map(|m| format!("{}/{:?}", m.form, m.tag));
            morphemes.collect::<Vec<_>>().join("+")
        });
        tokens.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn josa_leave_their_nouns() {
        assert_eq!(read("정부는 마을을 도왔다."), "정부/NNG+는/JX 마을/NNG+을/JKO 돕/VV+았/EP+다/EF ./SF");
        assert_eq!(read("국가가 전문가와 회의에서"), "국가/NNG+가/JKS 전문가/NNG+와/JC 회의/NNG+에서/JKB");
        assert_eq!(read("대사관으로부터 군인까지도"), "대사관/NNG+으로/JKB+부터/JX 군인/NNG+까지/JX+도/JX");
    }

    #[test]
    fn verbs_are_restored() {
        assert_eq!(read("그는 철수했다고 밝혔다."), "그/NP+는/JX 철수/NNG+하/XSV+았/EP+다고/EC 밝히/VV+었/EP+다/EF ./SF");
        assert_eq!(read("체포된 병사"), "체포/NNG+되/XSV+ㄴ/ETM 병사/NNG");
        assert_eq!(read("보도하였다"), "보도/NNG+하/XSV+였/EP+다/EF");
    }

    #[test]
    fn lemmas_of_derived_verbs_stand_on_the_suffix() {
        let text = "경찰이 두 명을 체포했다.";
        let segmentation = Segmenter::new().segment(text);
        let suffix = segmentation.morphemes.iter().find(|m| m.tag == Tag::XSV).unwrap();
        assert_eq!((suffix.lemma.as_deref(), suffix.span.slice(text)), (Some("체포하다"), Some("했")));
    }

    #[test]
    fn josa_after_brackets_quotes_and_numbers() {
        assert_eq!(read("북대서양조약기구(NATO)가 “간다”고 했다").split(' ').nth(4), Some("가/JKS"));
        assert!(read("그는 “떠난다”고 말했다.").contains("”/SS 고/JKQ 말/NNG+하/XSV"));
        assert!(read("병력 1만2000명이 왔다").contains("명/NNB+이/JKS"));
        assert!(read("지지율이 30%를 넘었다").contains("%/SW+를/JKO"));
    }

    #[test]
    fn spans_lie_in_their_tokens() {
        let text = "로동신문은 12일 녀성들이 “평화”를 지킬것이라고 보도하였다. ㅋㅋㅋ 뷁ㅎ가A1나";
        let segmentation = Segmenter::new().segment(text);
        for token in &segmentation.tokens {
            let morphemes = segmentation.morphemes_of(token);
            assert!(!morphemes.is_empty(), "{:?}", token.span.slice(text));
            assert!(morphemes.iter().all(|m| token.span.contains(m.span) && m.span.slice(text).is_some_and(|s| !s.is_empty())));
            assert!(morphemes.windows(2).all(|w| w[0].span.start() <= w[1].span.start()));
        }
    }
}
