//! A batch gives what its documents give one by one, for any number of threads.
#![allow(clippy::unwrap_used, reason = "in a test, a failure is the message")]

use sosik::{BatchOptions, Document, Extractor, Line, Published, extract_batch};

fn documents() -> Vec<Document> {
    let published: Published = "2024-10-25".parse().unwrap();
    let texts = [
        "",
        "국방부는 23일 병력 1만2000여 명이 이동했다고 밝혔다.",
        "The foreign ministry said on Oct. 23 that around 300 people had been evacuated from Aleppo.",
        "Россия отвергла это. 외교부는 “사실이 아니다”라고 부인했다.",
        "“““\u{0}\u{feff}\r\n\u{202e}",
        "가",
    ];
    let texts = texts.iter().map(|t| (*t).to_owned()).chain((1..60).map(|n| texts[1].repeat(n % 9) + " " + texts[2]));
    texts.enumerate().map(|(i, text)| Document::new(format!("d{i}"), text).with_published(published)).collect()
}

#[test]
fn a_batch_equals_one_by_one_for_any_number_of_threads() {
    let extractor = Extractor::new();
    let documents = documents();
    let alone: Vec<Line> = documents.iter().map(|d| extractor.line(d)).collect();
    assert!(alone.iter().all(|line| matches!(line, Line::Record(_))));
    for jobs in [1, 2, 4] {
        let inputs = documents.iter().cloned().map(Ok);
        let batch: Vec<Line> = extract_batch(&extractor, inputs, &BatchOptions::new().jobs(jobs)).collect();
        assert_eq!(batch, alone, "{jobs} threads");
    }
}

#[test]
fn lines_round_trip_through_json() {
    let extractor = Extractor::new();
    for document in documents() {
        let line = extractor.line(&document);
        assert_eq!(Line::from_json(&line.to_json()), Ok(line));
    }
}

#[test]
fn one_million_of_one_character_is_one_record() {
    let extractor = Extractor::new();
    for c in ["가", "a", " ", "\n", "“", "(", "1", ".", "\u{300}", "\u{0}", "년", "🚀"] {
        let line = extractor.line(&Document::new(c, c.repeat(1_000_000)));
        assert!(matches!(line, Line::Record(_)), "{c:?}");
    }
}
