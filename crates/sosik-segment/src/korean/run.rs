//! Runs of Hangul: the stretches that have morphemes of their own, with what stands before and behind them.

use std::ops::Range;

/// What stands right before a run: nothing that matters, or something that it goes on from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Left {
    /// White space, an opening mark, the start of the text.
    Nothing,
    /// A number: 명, 만, 일이.
    Digit,
    /// Latin or other foreign letters.
    Latin,
    /// Han characters.
    Han,
    /// A closing bracket, a sign of measure.
    Host,
    /// A closing quotation mark, after which 라고, 고 and the like report.
    Quote,
    /// A mark between words: 한·미, 대남-대미.
    Joint,
}

/// What stands right behind a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Right {
    /// White space.
    Space,
    /// The end of the sentence.
    End,
    /// A final mark: . ? ! …
    Stop,
    /// A comma or the like.
    Comma,
    /// A closing quotation mark.
    Quote,
    /// An opening bracket or quotation mark.
    Open,
    /// A closing bracket.
    Close,
    /// A digit.
    Digit,
    /// Letters of another script.
    Letter,
    /// Any other mark.
    Mark,
}

/// Hangul: syllables and letters.
pub fn is_hangul(c: char) -> bool {
    matches!(c, '가'..='힣' | 'ㄱ'..='ㅣ' | '\u{1100}'..='\u{11FF}')
}

/// Han characters.
pub(super) fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}')
}

/// What `text` ends in, seen from the run after it. Constant time.
pub fn left(text: &str) -> Left {
    let mut back = text.chars().rev();
    let Some(last) = back.next() else { return Left::Nothing };
    match last {
        _ if last.is_whitespace() => Left::Nothing,
        '"' | '\'' if back.next().is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '“' | '‘' | '"' | '\'')) => Left::Nothing,
        '"' | '\'' | '”' | '’' | '」' | '』' | '》' | '〉' | '>' => Left::Quote,
        ')' | ']' | '}' | '%' | '％' | '°' | '′' | '″' | '\u{2100}'..='\u{214f}' | '\u{3300}'..='\u{33ff}' => Left::Host,
        '0'..='9' | '０'..='９' => Left::Digit,
        '·' | 'ㆍ' | '・' | '-' | '/' | '~' | '∼' | '&' | '+' => Left::Joint,
        _ if is_han(last) => Left::Han,
        _ if last.is_alphabetic() => Left::Latin,
        _ => Left::Nothing,
    }
}

/// What `text` begins with, seen from the run before it. Constant time.
pub fn right(text: &str) -> Right {
    let Some(first) = text.chars().next() else { return Right::End };
    match first {
        _ if first.is_whitespace() => Right::Space,
        '.' | '?' | '!' | '…' | '。' => Right::Stop,
        ',' | '·' | 'ㆍ' | '、' | ';' | ':' | '/' => Right::Comma,
        '"' | '\'' | '”' | '’' | '」' | '』' | '》' | '〉' | '>' => Right::Quote,
        '(' | '[' | '{' | '“' | '‘' | '「' | '『' | '《' | '〈' | '<' => Right::Open,
        ')' | ']' | '}' => Right::Close,
        '0'..='9' | '０'..='９' => Right::Digit,
        _ if first.is_alphabetic() => Right::Letter,
        _ => Right::Mark,
    }
}

/// The runs of Hangul in `text`, as half-open ranges of bytes in order. For trainers; the segmenter finds them within tokens.
pub fn runs(text: &str) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    for (at, c) in text.char_indices().filter(|(_, c)| is_hangul(*c)) {
        match out.last_mut().filter(|r| r.end == at) {
            Some(last) => last.end = at + c.len_utf8(),
            None => out.push(at..at + c.len_utf8()),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_and_their_surroundings() {
        let text = "병력 1만2000명이 “간다”고 했다.";
        let found: Vec<_> = runs(text).into_iter().map(|r| (&text[r.clone()], left(&text[..r.start]), right(&text[r.end..]))).collect();
        assert_eq!(
            found,
            [
                ("병력", Left::Nothing, Right::Space),
                ("만", Left::Digit, Right::Digit),
                ("명이", Left::Digit, Right::Space),
                ("간다", Left::Nothing, Right::Quote),
                ("고", Left::Quote, Right::Space),
                ("했다", Left::Nothing, Right::Stop),
            ]
        );
    }
}
