//! Texts that nobody writes and somebody will send: they are read without a panic, soundly, and in linear time.

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use sosik::{Document, Extractor, Published};

/// Texts are measured one after the other, since two at once take each other's processor.
static ALONE: Mutex<()> = Mutex::new(());

/// The short text of a measurement; the long one is four times as long.
const SHORT: usize = 256 << 10;

/// Linear growth makes the long text take 4 times as long, quadratic growth 16 times; caches and noise lie between.
const SLOWER: u32 = 8;

/// Under this, a measurement is noise.
const SLACK: Duration = Duration::from_millis(100);

/// How often a text that seems slow is measured again, because the machine may have been busy.
const TRIES: usize = 3;

fn document(text: String) -> Document {
    let published: Published = "2024-10-25".parse().expect("a day that exists");
    Document::new("hostile", text).with_published(Some(published))
}

/// Reads the text, checks what comes out, and returns how long the reading took.
fn read(extractor: &Extractor, document: &Document) -> Duration {
    let began = Instant::now();
    let analysis = extractor.analyse(document).expect("texts under the limit are read");
    let took = began.elapsed();
    let start: String = document.text.chars().take(24).collect();
    analysis.check().unwrap_or_else(|e| panic!("{start:?}…: {e}"));
    let mut at = 0;
    for sentence in &analysis.sentences {
        let range = sentence.span.range();
        assert!(at <= range.start && range.start < range.end, "{start:?}…: the sentence at byte {} overlaps or is empty", range.start);
        at = range.end;
    }
    took
}

/// Reads each text at two lengths; `make` gets a length in bytes, which it may miss by one unit.
fn grow_linearly<'a>(texts: impl IntoIterator<Item = (&'a str, Box<dyn Fn(usize) -> String + 'a>)>) {
    grow_linearly_from(SHORT, texts);
}

/// The same, with the length of the short text.
fn grow_linearly_from<'a>(short: usize, texts: impl IntoIterator<Item = (&'a str, Box<dyn Fn(usize) -> String + 'a>)>) {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let extractor = Extractor::new();
    read(&extractor, &document("국방부는 밝혔다. The ministry said so.".to_owned()));
    let mut slow = Vec::new();
    for (name, make) in texts {
        let (short, long) = (document(make(short)), document(make(4 * short)));
        let (mut n, mut n4) = (Duration::MAX, Duration::MAX);
        for _ in 0..TRIES {
            n = n.min(read(&extractor, &short));
            n4 = n4.min(read(&extractor, &long));
            if n4 <= n * SLOWER + SLACK {
                break;
            }
        }
        eprintln!("{name:?}: {n:?} for {} bytes, {n4:?} for {}", short.text.len(), long.text.len());
        if n4 > n * SLOWER + SLACK {
            slow.push(format!("{name:?}: {n:?} for {} bytes, {n4:?} for {}", short.text.len(), long.text.len()));
        }
    }
    assert!(slow.is_empty(), "time grows faster than the text:\n{}", slow.join("\n"));
}

fn repeated<'a>(unit: &'a str) -> (&'a str, Box<dyn Fn(usize) -> String + 'a>) {
    (unit, Box::new(move |bytes| unit.repeat(bytes / unit.len())))
}

#[test]
fn a_text_without_words_says_nothing() {
    let extractor = Extractor::new();
    for text in ["", " ", "\n", "\u{feff}", "\0", "\u{200b}\u{202e}", "\r\n\r\n\t", "…", "“”", "()", "\u{301}"] {
        let (analysis, _) = extractor.explain(&document(text.to_owned())).unwrap();
        analysis.check().unwrap();
        let found = (analysis.times.len(), analysis.quantities.len(), analysis.actors.len(), analysis.claims.len(), analysis.events.len());
        assert_eq!(found, (0, 0, 0, 0, 0), "{text:?}");
    }
}

/// Sentences are read up to a length at which what grows faster than they do already takes seconds.
#[test]
fn a_sentence_of_many_verbs_of_saying() {
    let units = [
        "He said that on Monday he warned in Ohio, ",
        "she said, adding that it failed, blaming them, ",
        "he said it fell, which she said was late, ",
        "장관은 회의에서 다리가 무너졌다고 밝히며 ",
    ];
    grow_linearly_from(4 << 10, units.map(repeated));
}

#[test]
fn a_million_of_one_character() {
    let one = [
        "가",
        "다",
        "고",
        "며",
        "a",
        "A",
        "i",
        "1",
        "0",
        "٣",
        "一",
        "の",
        "ж",
        "\"",
        "“",
        "”",
        "'",
        "‘",
        "’",
        "「",
        "(",
        ")",
        "[",
        "<",
        " ",
        "\n",
        "\r",
        "\t",
        "\0",
        "\u{7f}",
        "\u{a0}",
        "\u{3000}",
        "\u{301}",
        "\u{200b}",
        "\u{200d}",
        "\u{202e}",
        "\u{feff}",
        "\u{fffd}",
        ".",
        ",",
        "-",
        "–",
        "·",
        "…",
        "~",
        "/",
        ":",
        "@",
        "#",
        "%",
        "$",
        "?",
        "!",
        "ㄱ",
        "ㅋ",
        "\u{1100}",
        "\u{1161}",
        "\u{11ab}",
        "👨",
        "🇰",
        "\u{1f3fd}",
        "\u{e0001}",
        "𝔸",
        "ﬁ",
        "ﷺ",
        "Å",
    ];
    let units = one.map(|c| {
        let times = 1_000_000 * c.len() / (4 * SHORT);
        (c, Box::new(move |bytes| c.repeat(bytes * times.max(1) / c.len())) as Box<dyn Fn(usize) -> String>)
    });
    grow_linearly(units);
}

#[test]
fn marks_that_never_close() {
    grow_linearly(
        [
            "“가",
            "”가",
            "\"a ",
            "\" a",
            "'a ",
            "‘가 ",
            "’ ",
            "「나 ",
            "『나",
            "(가 ",
            "가) ",
            "[a",
            "]a ",
            "<b>",
            "《서",
            "“‘",
            "“(",
            "\"'",
            "“가다. ",
            "\"He said ",
            "‘그는 ",
            "(그는 밝혔다. ",
            "He said “",
            "그는 “",
            "``",
            "''",
            "“\n",
            "\"\n",
            "\u{202e}(",
            "《<「『【",
        ]
        .map(repeated),
    );
}

#[test]
fn marks_within_marks() {
    let marks = [("(", ")"), ("“", "”"), ("\"", "\""), ("‘", "’"), ("[", "]"), ("「", "」"), ("“‘", "’”"), ("(“", "”)"), ("“가 ", " 나”")];
    let words = [("“그는 ", "”라고 밝혔다"), ("(he said ", " to them) "), ("그는 ", "고 말했다고 "), ("he said ", "was said ")];
    grow_linearly(marks.into_iter().chain(words).map(|(open, close)| {
        let nested = move |bytes: usize| {
            let depth = bytes / (open.len() + close.len());
            format!("{}가{}", open.repeat(depth), close.repeat(depth))
        };
        (open, Box::new(nested) as Box<dyn Fn(usize) -> String>)
    }));
}

#[test]
fn one_expression_again_and_again() {
    grow_linearly(
        [
            "3년 전 ",
            "2024년 ",
            "10월 23일 ",
            "23일 ",
            "전날 ",
            "이날 ",
            "오전 9시 ",
            "1만",
            "1만2000여 명 ",
            "수천 명, ",
            "10~20",
            "3.5",
            "1,000,",
            "십",
            "2024-10-23",
            "2024. 10. 23. ",
            "Oct. 23 ",
            "Oct. 23, ",
            "the day before ",
            "last year ",
            "two hundred ",
            "one and ",
            "about 12,000 ",
            "at least ",
            "from 3 to 4 to ",
            "$3 million ",
        ]
        .map(repeated),
    );
}

#[test]
fn one_claim_again_and_again() {
    grow_linearly(
        [
            "said that ",
            "he said ",
            "He said that she said. ",
            "according to ",
            "according to him, ",
            "the official said on condition of anonymity ",
            "urged to ",
            "not ",
            "who said ",
            "NATO said. ",
            "고 밝혔다 ",
            "다고 ",
            "라고 말했다며 ",
            "그는 ",
            "그는 밝혔다. ",
            "고 전했다. ",
            "에 따르면 ",
            "국방부에 따르면 ",
            "관계자는 ",
            "국방부는 국방부가 ",
            "북한이 파병했다고 ",
            "것으로 알려졌다 ",
            "대변인은 이날 “가다”고 말했다. ",
            "밝혔고 ",
        ]
        .map(repeated),
    );
}

#[test]
fn one_name_again_and_again() {
    grow_linearly(
        [
            "the U.S. and ",
            "U.S.",
            "North Korea's ",
            "Kim ",
            "Kim Jong Un ",
            "Mr. ",
            "President ",
            "Gen. J. ",
            "NATO, ",
            "(NATO) ",
            "the ministry of ",
            "the head of the ",
            "Bank of ",
            "김 ",
            "김정은 ",
            "김정은",
            "북한",
            "북한 ",
            "한미일 ",
            "미국·",
            "국방부 장관 ",
            "미국 국방부 ",
            "U.S. Army Gen. Kim ",
            "대한민국",
            "서울시 강남구 ",
            "우크라이나의 ",
            "위원회",
            "they ",
            "he ",
            "그 ",
            "북한은 ",
            "Al-",
            "O'",
            "McA",
        ]
        .map(repeated),
    );
}

#[test]
fn one_event_again_and_again() {
    grow_linearly(
        [
            "attacked and ",
            "Police arrested him and ",
            "police arrested ",
            "sent troops to send troops to ",
            "has been ",
            "to ",
            "which ",
            "that that ",
            "and ",
            ", and ",
            "of the ",
            "the ",
            "killed.",
            "공격했고 ",
            "북한이 러시아를 공격했다. ",
            "하는 ",
            "하고 ",
            "하기 위해 ",
            "되었던 ",
            "의 ",
            "를 ",
            "및 ",
            "체포",
            "파병 ",
            "었었",
            "습니다",
        ]
        .map(repeated),
    );
}

#[test]
fn one_line_or_address_again_and_again() {
    grow_linearly(
        [
            "a\n",
            "가\n\n",
            "- a\n",
            "1. ",
            "1) ",
            "가. ",
            "Mr.\n",
            "a.b.",
            "a-b-",
            "http://",
            "http://a.b/c?d=",
            "www.",
            "a@b.c",
            "@a@",
            "a@",
            "010-1234-",
            "+82-",
            "t.me/",
            "#가",
            "ㅋㅋ!",
            "가a1",
            "a가 ",
            "é",
            "e\u{301}",
            "ᄒ\u{1161}\u{11ab}",
            "\u{1b}[31m",
            "\0a",
            "\r",
            "\u{85}가",
            "\u{2028}",
            "👨\u{200d}👩\u{200d}👧",
            "🇰🇷",
            "Хочу жить ",
            "朝鮮 ",
            "?!",
            "...",
            ". ",
            "다.",
            "다. ",
        ]
        .map(repeated),
    );
}
