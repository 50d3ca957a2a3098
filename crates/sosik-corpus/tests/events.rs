//! Events in the forms of others, from a record written by hand.
#![allow(clippy::unwrap_used, reason = "in a test, a failure is the message")]

use sosik_core::record::{Line, Record};
use sosik_corpus::events;

fn record() -> Record {
    let line = include_str!("records.jsonl").lines().find_map(|json| match Line::from_json(json).unwrap() {
        Line::Record(record) => Some(*record),
        Line::Error(_) => None,
    });
    line.unwrap()
}

fn written(write: impl Fn(&Record, &mut Vec<u8>) -> std::io::Result<()>, record: &Record) -> String {
    let mut out = Vec::new();
    write(record, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn plover_has_the_fields_of_the_manual() {
    let text = written(|r, out| events::plover(r, out), &record());
    let value: serde_json::Value = serde_json::from_str(text.trim_end()).unwrap();
    assert_eq!(
        (value["id"].as_str(), value["event"][0].as_str(), value["mode"][0].as_str()),
        (Some("a1-0"), Some("MOBILIZE"), Some("troops"))
    );
    assert_eq!((value["quad_code"].as_u64(), value["date"].as_str()), (Some(4), Some("2024-10-25")));
    assert_eq!(value["event_loc"]["resolved_place"].as_str(), Some("Busan"));
    assert_eq!(value["context"], serde_json::json!(["military"]));
    let mut planned = record();
    planned.events[0].realis = sosik_core::Realis::Planned;
    assert!(written(|r, out| events::plover(r, out), &planned).contains("\"future\""));
}

#[test]
fn cameo_has_a_line_for_each_pair_and_only_what_happened() {
    let mut record = record();
    let lines = |r: &Record| written(|r, out| events::cameo(r, out), r).lines().map(str::to_owned).collect::<Vec<_>>();
    let first = lines(&record);
    // Two actors, no recipient.
    assert_eq!(first.len(), 2);
    assert!(first.iter().all(|l| l.split('\t').count() == 14 && l.contains("\t154\t15\t4\t-6.5\tMOBILIZE\ttroops\t")));
    record.events[0].reciprocal = true;
    assert_eq!(lines(&record).len(), 2);
    record.events[0].realis = sosik_core::Realis::Planned;
    assert!(lines(&record).is_empty());
}

#[test]
fn flat_has_the_header_s_columns_and_no_stray_tab() {
    let mut record = record();
    record.events[0].actors[0].text = "the\tfleet\n".to_owned();
    let mut header = Vec::new();
    events::flat_header(&mut header).unwrap();
    let columns = String::from_utf8(header).unwrap().trim_end().split('\t').count();
    let text = written(|r, out| events::flat(r, out), &record);
    assert_eq!(text.lines().count(), 1);
    assert_eq!(text.trim_end_matches('\n').split('\t').count(), columns);
    assert!(text.contains("happened") && text.contains("en.send.ships") && text.contains("said"));
}
