//! Tables of two records written by hand: one that was read and one that failed, with the same id.
#![allow(clippy::unwrap_used, reason = "in a test, a failure is the message")]

use arrow_array::cast::AsArray;
use arrow_array::types::{Date32Type, Float64Type, Int32Type, Int64Type, TimestampMicrosecondType};
use arrow_array::{Array, RecordBatch};
use arrow_schema::{DataType, TimeUnit};
use sosik_core::record::Line;
use sosik_corpus::{Tables, TablesBuilder, describe};

fn lines() -> Vec<Line> {
    include_str!("records.jsonl").lines().map(|json| Line::from_json(json).unwrap()).collect()
}

fn batch<'t>(tables: &'t Tables, name: &str) -> &'t RecordBatch {
    let [batch] = tables.get(name).unwrap().batches() else { panic!("{name} has more than one batch") };
    batch
}

fn texts(batch: &RecordBatch, column: &str) -> Vec<Option<String>> {
    batch.column_by_name(column).unwrap().as_string::<i32>().iter().map(|v| v.map(str::to_owned)).collect()
}

fn ints(batch: &RecordBatch, column: &str) -> Vec<Option<i32>> {
    batch.column_by_name(column).unwrap().as_primitive::<Int32Type>().iter().collect()
}

#[test]
fn every_type_is_one_that_spark_takes_and_every_column_is_told() {
    let safe = |t: &DataType| match t {
        DataType::Timestamp(unit, zone) => *unit == TimeUnit::Microsecond && zone.as_deref() == Some("UTC"),
        t => matches!(t, DataType::Int32 | DataType::Int64 | DataType::Float64 | DataType::Boolean | DataType::Utf8 | DataType::Date32),
    };
    for table in describe() {
        assert_eq!(table.columns.len(), table.schema.fields().len());
        for (field, column) in table.schema.fields().iter().zip(table.columns) {
            assert!(safe(field.data_type()), "{}.{}", table.name, field.name());
            // A raw identifier is a matter of Rust and no name of a column.
            assert_eq!(field.name(), column.name);
            assert!(
                !column.name.contains('#') && column.description.ends_with('.'),
                "{}.{}: {}",
                table.name,
                column.name,
                column.description
            );
        }
        assert_eq!(table.schema.field(0).name(), "document");
    }
    let described: Vec<_> = describe().into_iter().map(|t| (t.name, t.schema)).collect();
    let tables = Tables::from_records(&[]);
    let built: Vec<_> = tables.iter().map(|(name, table)| (name, table.schema().clone())).collect();
    assert_eq!(described, built);
}

#[test]
fn no_records_give_empty_batches_with_all_columns() {
    for (name, table) in Tables::from_records(&[]).iter() {
        assert_eq!((table.rows(), table.batches().len()), (0, 1), "{name}");
        assert_eq!(table.batches()[0].schema(), *table.schema());
    }
}

#[test]
fn rows_are_as_many_as_the_records_hold() {
    let tables = Tables::from_records(&lines());
    let rows: Vec<_> = tables.iter().map(|(name, table)| (name, table.rows())).collect();
    let expected = [
        ("documents", 2),
        ("sentences", 1),
        ("actors", 2),
        ("mentions", 3),
        ("places", 1),
        ("times", 1),
        ("quantities", 1),
        ("claims", 2),
        ("events", 1),
        ("participants", 2),
    ];
    assert_eq!(rows, expected);
}

#[test]
fn documents_keep_apart_under_one_id() {
    let tables = Tables::from_records(&lines());
    let documents = batch(&tables, "documents");
    assert_eq!(documents.column_by_name("document").unwrap().as_primitive::<Int64Type>().values(), &[0, 1]);
    assert_eq!(texts(documents, "document_id"), [Some("a1".into()), Some("a1".into())]);
    assert_eq!(texts(documents, "error_kind"), [None, Some("input".into())]);
    assert_eq!(texts(documents, "error_message")[1].as_deref(), Some("line 2: this is no JSON"));
    assert_eq!(texts(documents, "language"), [Some("en".into()), None]);
    // Half past one in Seoul is the day before in UTC; the day is that of the place of publication.
    let day = documents.column_by_name("published").unwrap().as_primitive::<Date32Type>();
    assert_eq!(day.value_as_date(0).unwrap().to_string(), "2024-10-25");
    let moment = documents.column_by_name("published_at").unwrap().as_primitive::<TimestampMicrosecondType>();
    assert_eq!(moment.value_as_datetime(0).unwrap().to_string(), "2024-10-24 16:30:00");
    assert!(day.is_null(1) && moment.is_null(1));
}

#[test]
fn claims_and_events_join_to_actors_times_and_places() {
    let tables = Tables::from_records(&lines());
    let claims = batch(&tables, "claims");
    assert_eq!(texts(claims, "source_key"), [Some("person.kim".into()), None]);
    assert_eq!(texts(claims, "source_kind"), [Some("named".into()), Some("implicit".into())]);
    assert_eq!(ints(claims, "source_actor"), [Some(0), None]);
    assert_eq!(texts(claims, "content")[0].as_deref(), Some("the fleet … sent 3 ships to Busan"));
    assert_eq!(ints(claims, "content_parts"), [Some(2), Some(0)]);
    assert_eq!(ints(claims, "content_start")[1], None);
    assert_eq!(ints(claims, "parent"), [None, Some(0)]);
    assert_eq!(texts(claims, "time_value"), [Some("2024-10-23".into()), None]);
    assert_eq!(texts(claims, "place_name"), [None, Some("Busan".into())]);
    assert_eq!(texts(claims, "channel"), [None, Some("ships".into())]);
    assert_eq!(ints(claims, "addressee_actor"), [None, Some(1)]);
    let certainty = claims.column_by_name("certainty").unwrap().as_primitive::<Float64Type>();
    assert_eq!((certainty.value(0), certainty.is_null(1)), (3.0, true));

    let events = batch(&tables, "events");
    assert_eq!(texts(events, "type"), [Some("MOBILIZE".into())]);
    assert_eq!(texts(events, "actors"), [Some("the fleet; Kim".into())]);
    assert_eq!(texts(events, "actor_keys"), [Some("kor.navy".into())]);
    assert_eq!(texts(events, "recipients"), [None]);
    assert_eq!(texts(events, "place_country"), [Some("KOR".into())]);
    assert_eq!(texts(events, "quantities"), [Some("3".into())]);
    assert_eq!(ints(events, "claim"), [Some(0)]);

    let participants = batch(&tables, "participants");
    assert_eq!(texts(participants, "key"), [Some("kor.navy".into()), None]);
    assert_eq!(texts(participants, "role"), [Some("actor".into()), Some("actor".into())]);

    let actors = batch(&tables, "actors");
    assert_eq!(texts(actors, "aliases"), [Some("Kim; the spokesman".into()), None]);
    assert_eq!(texts(actors, "sectors"), [Some("GOV; MIL".into()), None]);
    assert_eq!(ints(actors, "affiliation"), [Some(1), None]);
}

#[test]
fn numbers_of_documents_go_on_from_batch_to_batch() {
    let lines = lines();
    let mut builder = TablesBuilder::new(40);
    lines.iter().for_each(|line| builder.push(line));
    assert_eq!(builder.next(), 42);
    let tables = builder.finish();
    let numbers = batch(&tables, "events").column_by_name("document").unwrap().as_primitive::<Int64Type>().values().to_vec();
    assert_eq!(numbers, [40]);
}
