//! Bad input: a clear message where one is due, and no effect on neighbours.

mod common;

use std::fs;
use std::time::{Duration, Instant};

use common::{Run, folder, run};

/// What a good document gives alone; among bad ones it must give the same.
const GOOD: &str = r#"{"id":"good","text":"외교부는 18일 “사실이 아니다”라고 밝혔다. Seoul denied it.","published":"2024-10-25"}"#;

/// Runs `bad` as a line of JSON between two good ones, which must not notice.
fn between_good_ones(bad: &[u8]) -> Run {
    let alone = run(&["extract", "--input-format", "jsonl"], GOOD);
    assert_eq!(alone.code, 0, "{}", alone.err);
    let lines = [GOOD.as_bytes(), b"\n", bad, b"\n", GOOD.as_bytes(), b"\n"].concat();
    let run = run(&["extract", "--input-format", "jsonl"], lines);
    let out: Vec<&str> = run.out.lines().collect();
    assert_eq!(out.len(), 3, "{}", run.out);
    assert_eq!((out[0], out[2]), (alone.out.trim_end(), alone.out.trim_end()), "a neighbour changed");
    run
}

/// The kind and message of what became of `bad`.
fn refused(bad: impl AsRef<[u8]>) -> (String, String) {
    let run = between_good_ones(bad.as_ref());
    assert_eq!(run.code, 1);
    let (kind, message) = run.error(1);
    assert!(message.starts_with("line 2 of standard input: "), "{message}");
    assert!(run.err.contains(&message), "{}", run.err);
    (kind, message)
}

/// The record of a document of `text`.
fn read(text: &str) -> serde_json::Value {
    let line = serde_json::json!({"id": "bad", "text": text}).to_string();
    let run = between_good_ones(line.as_bytes());
    assert_eq!(run.code, 0, "{}", run.err);
    run.json().swap_remove(1)
}

#[test]
fn an_empty_text_is_a_text() {
    for text in ["", " \n\t\u{3000}"] {
        let record = read(text);
        assert_eq!(record["sentences"], serde_json::json!([]));
        assert_eq!(record["claims"], serde_json::json!([]));
    }
    let run = run(&["extract"], "");
    assert_eq!((run.code, run.ids()), (0, vec!["stdin".into()]));
    assert_eq!(common::run(&["extract", "--input-format", "jsonl"], "").out, "");
    assert_eq!(common::run(&["extract", "--input-format", "csv"], "").out, "");
}

#[test]
fn a_million_of_one_character_is_read() {
    for c in ["가", "a", "“", "("] {
        assert!(read(&c.repeat(1_000_000)).get("error").is_none(), "{c}");
    }
}

#[test]
fn unpaired_quotes_are_read() {
    for text in ["“북한이 “병력을 보냈다고 밝혔다.", "He said \"that they had left, and \"nothing else.", "”’」』))]]“‘「『((["]
    {
        assert!(!read(text)["sentences"].as_array().unwrap().is_empty(), "{text}");
    }
}

#[test]
fn control_characters_are_read() {
    let record = read("나토는\u{0}\u{7}\u{1b}[2J 23일\u{7f} 밝혔다.\u{85}\u{feff}\u{202e}Seoul\r agreed.");
    assert!(!record["sentences"].as_array().unwrap().is_empty());
    let table = run(&["extract", "--format", "table"], "\u{1b}]0;title\u{7}국방부는 \u{1b}[31m밝혔다.");
    assert!(!table.out.contains(['\u{1b}', '\u{7}']), "{:?}", table.out);
}

#[test]
fn half_a_surrogate_pair_is_refused_with_its_remedy() {
    for bad in [r#"{"id":"x","text":"폭발 \ud83d 났다"}"#, r#"{"text":"\udc00"}"#, r#"{"text":"\ud83dx"}"#] {
        let (kind, message) = refused(bad);
        assert_eq!(kind, "input");
        assert!(message.contains("surrogate") && message.contains("\\ufffd"), "{message}");
    }
    let whole = between_good_ones(r#"{"text":"폭발 \ud83d\ude80 났다"}"#.as_bytes());
    assert_eq!(whole.code, 0, "{}", whole.err);
}

#[test]
fn a_line_that_is_no_json_is_refused_with_its_number() {
    for bad in ["nonsense", "{\"text\":\"가\"", "[\"x\",\"text\"]", "{\"text\":\"가\"} {\"text\":\"나\"}", "\"text\"", "{'text': 'x'}"] {
        let (kind, message) = refused(bad);
        assert_eq!(kind, "input");
        assert!(message.contains("JSON"), "{bad}: {message}");
    }
}

#[test]
fn a_field_that_is_not_what_it_should_be_is_refused_with_its_name() {
    assert!(refused(r#"{"id":"x"}"#).1.contains("no `text`"));
    assert!(refused(r#"{"id":"x","text":null}"#).1.contains("no `text`"));
    assert!(refused(r#"{"text":5}"#).1.contains("string"));
    assert!(refused(r#"{"id":[1],"text":"x"}"#).1.contains("`id`"));
}

#[test]
fn a_publication_that_is_no_date_is_refused() {
    for published in ["2024-02-31", "어제", "2024-13-01", "25/10/2024", "2024-10-25T25:00:00Z"] {
        let (kind, message) = refused(format!(r#"{{"id":"x","text":"가","published":"{published}"}}"#));
        assert_eq!(kind, "date");
        assert!(message.contains(published) && message.contains("2024-10-25"), "{message}");
    }
    for empty in ["null", "\"\"", "\" \""] {
        assert_eq!(between_good_ones(format!(r#"{{"text":"가","published":{empty}}}"#).as_bytes()).code, 0);
    }
    let csv = run(&["extract", "--input-format", "csv"], "id,text,published\na,가,2024-10-25\nb,나,soon\nc,다,\n");
    assert_eq!((csv.code, csv.ids()), (1, vec!["a".into(), "b".into(), "c".into()]));
    assert!(csv.error(1).1.starts_with("line 3 of standard input"), "{:?}", csv.error(1));
}

#[test]
fn a_date_that_does_not_exist_gets_no_day() {
    for text in ["회의는 2024년 2월 31일 열린다.", "The meeting is on Feb. 31, 2024.", "2023년 13월 40일"] {
        let record = read(text);
        for time in record["times"].as_array().unwrap() {
            let value = time["value"].as_str().unwrap();
            assert!(!value.contains("-02-31") && !value.contains("-13"), "{text}: {time}");
        }
    }
}

#[test]
fn cp949_is_read_and_other_bytes_are_refused() {
    let (cp949, ..) = encoding_rs::EUC_KR.encode(r#"{"id":"cp","text":"똠방각하는 밝혔다."}"#);
    assert_eq!(between_good_ones(&cp949).code, 0);
    let (kind, message) = refused(b"{\"text\":\"caf\xe9 \xff\xfe\"}");
    assert_eq!(kind, "input");
    assert!(message.contains("--encoding"), "{message}");

    let folder = folder("encodings");
    let text = "국방부는 23일 병력이 이동했다고 밝혔다.";
    let utf16 = [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let marked = [b"\xef\xbb\xbf", text.as_bytes()].concat();
    let cp949 = encoding_rs::EUC_KR.encode(text).0.into_owned();
    for (name, bytes) in
        [("a", text.as_bytes()), ("b", &cp949), ("c", &marked), ("d", &utf16), ("e", b"caf\xe9 \xff"), ("f", text.as_bytes())]
    {
        fs::write(folder.join(name).with_extension("txt"), bytes).unwrap();
    }
    let run = run(&["extract", folder.to_str().unwrap()], "");
    assert_eq!((run.code, run.ids().concat()), (1, "abcdef".into()));
    let mut records = run.json();
    assert!(run.error(4).1.contains("e.txt"), "{:?}", run.error(4));
    records.remove(4);
    for record in &mut records {
        record["id"] = "same".into();
    }
    assert!(records.windows(2).all(|pair| pair[0] == pair[1]), "encodings of one text gave different records");
}

#[test]
fn tables_of_rows_in_utf16_are_read() {
    let csv = "id,text\na,나토는 밝혔다.\n";
    let bytes: Vec<u8> = [0xfeff].into_iter().chain(csv.encode_utf16()).flat_map(u16::to_be_bytes).collect();
    let run = run(&["extract", "--input-format", "csv"], bytes);
    assert_eq!((run.code, run.ids()), (0, vec!["a".into()]), "{}", run.err);
}

#[test]
fn a_table_without_a_text_is_one_error() {
    let run = run(&["extract", "--input-format", "csv"], "id,body\na,x\nb,y\n");
    assert_eq!((run.code, run.json().len()), (1, 1));
    let (_, message) = run.error(0);
    assert!(message.contains("`text`") && message.contains("id, body"), "{message}");
    let short = common::run(&["extract", "--input-format", "csv"], "id,text\na,x\nb\nc,z\n");
    assert_eq!((short.code, short.ids()), (1, vec!["a".into(), "b".into(), "c".into()]));
    assert!(short.error(1).1.contains("line 3"), "{:?}", short.error(1));
}

#[test]
fn fifty_megabytes_on_a_line_are_read_in_time() {
    let began = Instant::now();
    let piece = "가나다라 ";
    let text = piece.repeat(50_000_000 / piece.len());
    let run = run(&["extract", "--jobs", "1"], &text);
    assert_eq!(run.code, 0, "{}", run.err);
    assert_eq!(run.json()[0]["schema"], "sosik/1");
    // Work that grew with the square of the length would take hours; a busy machine without optimisation takes less than a minute.
    assert!(began.elapsed() < Duration::from_secs(300), "it took {:?}", began.elapsed());
    let nonsense = common::run(&["extract", "--input-format", "jsonl"], format!("{text}\n{GOOD}\n"));
    assert_eq!((nonsense.code, nonsense.json().len()), (1, 2));
}
