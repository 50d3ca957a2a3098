//! What every segmentation must keep to, on prose, on noise and on hostile text.

use std::time::{Duration, Instant};

use sosik_segment::{Normalized, Segmentation, Segmenter};

/// Panics with what is wrong when `segmentation` breaks the contract over `text`.
fn check(text: &str, segmentation: &Segmentation) {
    let shown: String = text.chars().take(80).collect();
    let mut at = 0;
    let mut token = 0;
    for sentence in &segmentation.sentences {
        let start = sentence.span.start() as usize;
        let slice = sentence.span.slice(text).unwrap_or_else(|| panic!("a sentence cuts a character: {shown:?}"));
        assert!(!slice.is_empty() && slice.trim() == slice, "sentence {slice:?} has space at its ends: {shown:?}");
        assert!(start >= at && text[at..start].trim().is_empty(), "text is lost before byte {start}: {shown:?}");
        assert_eq!(sentence.tokens.start as usize, token, "token ranges have gaps: {shown:?}");
        let mut inner = start;
        for t in segmentation.tokens_of(sentence) {
            let word = t.span.slice(text).unwrap_or_else(|| panic!("a token cuts a character: {shown:?}"));
            assert!(!word.is_empty() && !word.contains(char::is_whitespace), "token {word:?} is empty or holds space: {shown:?}");
            assert!(sentence.span.contains(t.span), "token {word:?} leaves its sentence: {shown:?}");
            let gap = &text[inner..t.span.start() as usize];
            assert!(gap.trim().is_empty(), "{gap:?} is in no token: {shown:?}");
            let space = text[..t.span.start() as usize].chars().next_back().is_none_or(char::is_whitespace);
            assert_eq!(t.space_before, space, "space before {word:?}: {shown:?}");
            assert!(t.morphemes.start <= t.morphemes.end && t.morphemes.end as usize <= segmentation.morphemes.len());
            inner = t.span.end() as usize;
        }
        assert_eq!(inner, sentence.span.end() as usize, "the sentence's end is in no token: {shown:?}");
        token = sentence.tokens.end as usize;
        at = sentence.span.end() as usize;
    }
    assert!(text[at..].trim().is_empty(), "text is lost at the end: {shown:?}");
    assert_eq!(token, segmentation.tokens.len(), "tokens outside sentences: {shown:?}");
}

fn segment(text: &str) {
    let normalized = Normalized::new(text);
    let segmenter = Segmenter::new();
    let segmentation = segmenter.segment(normalized.text());
    check(normalized.text(), &segmentation);
    let spans: Vec<_> = segmentation.sentences.iter().map(|s| s.span).collect();
    assert_eq!(segmenter.sentences(normalized.text()), spans);
    for token in &segmentation.tokens {
        let original = normalized.original(token.span);
        assert!(original.slice(text).is_some_and(|s| !s.is_empty()), "{token:?} has no original");
    }
}

#[test]
fn noise() {
    let pieces: Vec<&str> = [
        "북한은",
        "했다",
        "다",
        "갔습니다",
        "좋아요",
        "없음",
        "ㅋㅋ",
        "~",
        "♥",
        "다 ",
        ".",
        "?",
        "!",
        "…",
        "...",
        "“",
        "”",
        "‘",
        "’",
        "\"",
        "'",
        "(",
        ")",
        "「",
        "」",
        "[",
        "]",
        " ",
        " ",
        " ",
        "\n",
        "\n\n",
        "\t",
        "\u{a0}",
        "U.S",
        "Oct",
        "Gov",
        "12,000",
        "12.3조",
        "1만2000명을",
        "10",
        "23",
        "$",
        "%",
        "don't",
        "soldiers'",
        "prisoner-of-war",
        "https://t.me/a",
        "a@b.co",
        "@",
        "://",
        "/",
        "-",
        "·",
        "e\u{301}",
        "\u{1112}\u{1161}\u{11ab}",
        "\u{200b}",
        "🚀",
        "日本",
        "Хочу",
        "said",
        "라고",
        "고",
        "The",
        "is",
        "1.",
        "\r\n",
        "\u{feff}",
        "\u{2028}",
        "\0",
    ]
    .into();
    let mut state = 20_241_023u64;
    for _ in 0..4000 {
        let mut text = String::new();
        for _ in 0..24 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            text.push_str(pieces[(state >> 33) as usize % pieces.len()]);
        }
        segment(&text);
    }
}

#[test]
fn empty_and_blank() {
    for text in ["", " ", "\n\n\n", "\u{feff}", "."] {
        segment(text);
    }
}

#[test]
fn hostile_text_costs_no_more_than_its_length() {
    let units = [
        ".",
        "!",
        "…",
        "\"",
        "'",
        "“",
        "”",
        "(",
        ")",
        "([{“‘",
        "a.",
        "a. ",
        "U.S. ",
        "A.B",
        "다.",
        "다. ",
        "\n",
        "a\n",
        "1.",
        "1. ",
        "://",
        "a://",
        "www.",
        "@",
        "a@",
        "a@a",
        "/",
        "a/",
        "a.b/",
        "가",
        "a",
        " ",
        "'s",
        "n't",
        "-",
        "\u{301}",
        "\u{1161}",
        "\u{11a8}",
        "\u{f900}",
        "“가.” ",
        "?” A ",
        "a-b",
        "... ",
        "…가",
        "가.나",
        "a, b\n",
        "다 ",
        "다",
        "다 \"",
        "(다 ",
        "다) ",
        "요~ ",
        "ㅋ ",
        "😀",
        "했다 그는 ",
        "… 가",
        "다\t\n ",
        "\u{200b}",
    ];
    for unit in units {
        let text = unit.repeat(1_000_000 / unit.len());
        let begun = Instant::now();
        segment(&text);
        let taken = begun.elapsed();
        assert!(taken < Duration::from_secs(10), "{unit:?} repeated takes {taken:?}");
    }
}
