//! The line of place, agency and reporter with which Korean news begins, and which is part of no clause:
//! `(서울=가나통신) 김하늘 기자 = `, `[다라경제 김하늘 기자] `, `[앵커] `, `(평양 2월 6일발 조선중앙통신)`.

use super::words::{self, Class};

/// A byline is no longer than this, in characters.
const LONGEST: usize = 60;

/// How many bytes of `sentence` its byline takes, with the space behind it; 0 where there is none. Constant time.
pub(in crate::syntax) fn length(sentence: &str) -> usize {
    let bracket = bracketed(sentence).unwrap_or(0);
    let rest = &sentence[bracket..];
    // 김하늘 기자 = …
    let signed = near(rest).find('=').filter(|at| ends_with_reporter(&rest[..*at])).map_or(0, |at| at + 1);
    let end = bracket + signed;
    end + (sentence[end..].len() - sentence[end..].trim_start().len()) * usize::from(end > 0)
}

/// The first characters, as many as a byline may have.
fn near(text: &str) -> &str {
    text.char_indices().nth(LONGEST).map_or(text, |(at, _)| &text[..at])
}

/// The length of a bracket at the front that names place, agency or reporter.
fn bracketed(sentence: &str) -> Option<usize> {
    let open = sentence.chars().next()?;
    let close = match open {
        '(' => ')',
        '[' => ']',
        '【' => '】',
        _ => return None,
    };
    let at = near(sentence).find(close)?;
    let inside = &sentence[open.len_utf8()..at];
    let rubric = words::is(Class::Rubric, inside.trim());
    (rubric || inside.contains('=') || inside.contains("일발 ") || ends_with_reporter(inside)).then_some(at + close.len_utf8())
}

fn ends_with_reporter(text: &str) -> bool {
    text.split_whitespace().next_back().is_some_and(|word| words::is(Class::Reporter, word))
}

#[cfg(test)]
mod tests {
    use super::length;

    #[test]
    fn bylines_end_where_the_news_begins() {
        for (byline, body) in [
            ("(서울=가나통신) 김하늘 기자 = ", "정부는 2일 회의를 열었다."),
            ("[서울=다라뉴스]김하늘·박바다 기자 = ", "농민들이 모였다."),
            ("[다라경제 김하늘 특파원] ", "미국이 관세를 올렸다."),
            ("【세종=마바사】", "예산이 늘었다."),
            ("(평양 2월 6일발 조선중앙통신)", "군중집회가 진행되였다."),
            ("[앵커] ", "정부군이 마을을 공격했습니다."),
            ("[속보] ", "국회, 예산안 의결"),
            ("김하늘 기자 = ", "시장이 사과했다."),
            ("", "(마산) 정부는 회의를 열었다."),
            ("", "기자들이 물었다. 1+1=2라고 했다."),
            ("", "김하늘 기자가 쓴 책은 값 = 1만원이다."),
            ("", ""),
        ] {
            let sentence = format!("{byline}{body}");
            assert_eq!(&sentence[length(&sentence)..], body);
        }
    }
}
