//! A ledger holds every document once, whatever happens while it is written.

#![allow(clippy::unwrap_used, reason = "in a test, a failure is the message")]

mod common;

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use common::{Run, folder, run, sosik};
use sosik_batch::ledger::Ledger;
use sosik_batch::tables;

/// Documents of our own, some of them twice, some broken.
fn news(n: usize) -> String {
    let line = |i: usize| match i % 23 {
        7 => "{\"id\": \"broken".to_owned(),
        11 => format!("{{\"id\":\"again{i}\",\"text\":\"나토는 {}일 밝혔다. Seoul denied it on Oct. 18.\"}}", i % 3 + 1),
        _ => format!(
            "{{\"id\":\"d{i}\",\"text\":\"국방부는 {}일 병력 {i}명이 국경을 넘었다고 밝혔다. NATO said on Oct. {} that it knew.\"}}",
            i % 28 + 1,
            i % 24 + 1
        ),
    };
    (0..n).map(|i| line(i) + "\n").collect()
}

/// Every row of every table as text, sorted.
fn content(ledger: &Path) -> Vec<(&'static str, Vec<String>)> {
    let ledger = Ledger::open(ledger).unwrap();
    let rows = |name: &str| {
        let mut rows = Vec::new();
        for batch in ledger.rows(name, 0, None).unwrap() {
            let batch = batch.unwrap();
            for i in 0..batch.num_rows() {
                let cells = batch.columns().iter().map(|column| format!("{:?}", column.slice(i, 1)));
                rows.push(cells.collect::<Vec<_>>().join("|"));
            }
        }
        rows.sort();
        rows
    };
    tables().into_iter().map(|info| (info.name, rows(info.name))).collect()
}

fn extract(input: &Path, ledger: &Path, more: &[&str]) -> Run {
    let mut arguments = vec!["extract", input.to_str().unwrap(), "-o", ledger.to_str().unwrap(), "--part-documents", "20"];
    arguments.extend(more);
    run(&arguments, "")
}

#[test]
fn the_same_input_twice_adds_nothing() {
    let folder = folder("twice");
    let (input, ledger) = (folder.join("news.jsonl"), folder.join("a.ledger"));
    fs::write(&input, news(100)).unwrap();
    let first = extract(&input, &ledger, &[]);
    assert_eq!(first.code, 1, "{}", first.err);
    assert!(first.err.contains("5 of 99 documents failed"), "{}", first.err);
    let before = content(&ledger);
    assert_eq!(before[0].1.len(), 99, "one of the four that come again is not new");
    let without = extract(&input, &ledger, &[]);
    assert_eq!(without.code, 2);
    assert!(without.err.contains("--resume"), "{}", without.err);
    let again = extract(&input, &ledger, &["--resume", "--log", "json"]);
    assert_eq!(again.code, 0, "{}", again.err);
    assert!(again.err.contains("\"known\":100"), "{}", again.err);
    assert_eq!(content(&ledger), before);

    // The file has grown, and it is as if all had been read at once. Broken lines are known by their place, so it is the same file.
    let whole = folder.join("b.ledger");
    fs::write(&input, news(160)).unwrap();
    extract(&input, &ledger, &["--resume"]);
    extract(&input, &whole, &["--jobs", "1"]);
    assert_eq!(content(&ledger), content(&whole));
}

#[test]
fn any_number_of_threads_and_size_of_parts_gives_the_same_rows() {
    let folder = folder("jobs");
    let input = folder.join("news.jsonl");
    fs::write(&input, news(150)).unwrap();
    let expected = {
        let ledger = folder.join("1.ledger");
        extract(&input, &ledger, &["--jobs", "1"]);
        content(&ledger)
    };
    for jobs in ["2", "5"] {
        for documents in ["1", "7", "1000"] {
            let ledger = folder.join(format!("{jobs}-{documents}.ledger"));
            let to = ledger.to_str().unwrap();
            run(&["extract", input.to_str().unwrap(), "-o", to, "--jobs", jobs, "--part-documents", documents], "");
            assert_eq!(content(&ledger), expected, "{jobs} threads, parts of {documents}");
        }
    }
}

/// Kills a run at `times` moments, each time going on with what is left, until it ends by itself; compares with an undisturbed run.
fn killed(name: &str, times: u64, documents: usize) {
    let folder = folder(name);
    let (input, whole) = (folder.join("news.jsonl"), folder.join("whole.ledger"));
    fs::write(&input, news(documents)).unwrap();
    let began = Instant::now();
    extract(&input, &whole, &[]);
    let takes = began.elapsed();
    let expected = content(&whole);
    let mut seed = 0x2545_F491_4F6C_DD1Du64;
    let (mut kills, mut rounds) = (0, 0);
    while kills < times {
        let ledger = folder.join(format!("{rounds}.ledger"));
        rounds += 1;
        loop {
            let to = ledger.to_str().unwrap();
            let mut child = sosik(&["extract", input.to_str().unwrap(), "-o", to, "--part-documents", "20", "--resume", "--quiet"]);
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            // At any moment, with more of them while files are opened at the start.
            let share = (seed >> 33) as f64 / (1u64 << 31) as f64;
            let pause = if seed >> 63 == 1 { takes.mul_f64(share * 0.1) } else { takes.mul_f64(share) };
            let until = Instant::now() + pause;
            let mut ended = false;
            while Instant::now() < until && !ended {
                ended = child.try_wait().unwrap().is_some();
                std::thread::sleep(Duration::from_micros(200));
            }
            if ended || kills >= times {
                Run::of(child);
                break;
            }
            child.kill().unwrap();
            child.wait().unwrap();
            kills += 1;
        }
        let last = extract(&input, &ledger, &["--resume"]);
        assert!(last.code <= 1, "{}", last.err);
        assert_eq!(content(&ledger), expected, "after {kills} kills");
        let left: Vec<_> = fs::read_dir(ledger.join("documents")).unwrap().map(|e| e.unwrap().file_name()).collect();
        assert!(left.iter().all(|name| name.to_str().unwrap().ends_with(".parquet")), "{left:?}");
        fs::remove_dir_all(ledger).unwrap();
    }
}

#[test]
fn killed_at_some_moments_it_loses_and_doubles_nothing() {
    killed("killed", 6, 300);
}

#[test]
#[ignore = "takes minutes; the short one above runs always"]
fn killed_at_a_hundred_moments_it_loses_and_doubles_nothing() {
    killed("killed-long", 100, 1500);
}

#[cfg(unix)]
#[test]
fn a_full_disk_leaves_what_was_committed() {
    let folder = folder("full");
    let (input, ledger) = (folder.join("news.jsonl"), folder.join("a.ledger"));
    fs::write(&input, news(300)).unwrap();
    // No file may grow over 12 kB: the writing of a large part fails as it does on a full disk.
    let command = format!(
        "trap '' XFSZ; ulimit -f 12; exec {} extract {} -o {} --part-documents 5000",
        env!("CARGO_BIN_EXE_sosik"),
        input.display(),
        ledger.display()
    );
    let limited = std::process::Command::new("bash").args(["-c", &command]).output().unwrap();
    let said = String::from_utf8_lossy(&limited.stderr);
    assert_eq!(limited.status.code(), Some(2), "{said}");
    assert!(said.contains("a.ledger") && said.contains("--resume"), "{said}");
    assert!(content(&ledger).iter().all(|(_, rows)| rows.is_empty()));
    assert_eq!(extract(&input, &ledger, &["--resume"]).code, 1);
    let whole = folder.join("whole.ledger");
    extract(&input, &whole, &[]);
    assert_eq!(content(&ledger), content(&whole));
}

#[test]
fn a_folder_of_something_else_and_another_way_of_reading_are_refused() {
    let folder = folder("refused");
    let input = folder.join("news.jsonl");
    fs::write(&input, news(10)).unwrap();
    let refused = run(&["extract", input.to_str().unwrap(), "-o", folder.to_str().unwrap(), "--format", "ledger"], "");
    assert_eq!(refused.code, 2);
    assert!(refused.err.contains("not empty"), "{}", refused.err);
    let ledger = folder.join("a.ledger");
    extract(&input, &ledger, &[]);
    let other = extract(&input, &ledger, &["--resume", "--only", "times"]);
    assert_eq!(other.code, 2);
    assert!(other.err.contains("`everything`") && other.err.contains("`times`"), "{}", other.err);
    assert_eq!(run(&["extract", input.to_str().unwrap(), "--resume"], "").code, 2);
}

#[cfg(unix)]
#[test]
fn an_interrupt_stops_within_a_second_and_the_ledger_goes_on() {
    let folder = folder("interrupt");
    let (input, ledger, whole) = (folder.join("news.jsonl"), folder.join("a.ledger"), folder.join("whole.ledger"));
    fs::write(&input, news(4000)).unwrap();
    let to = ledger.to_str().unwrap();
    let child = sosik(&["extract", input.to_str().unwrap(), "-o", to, "--jobs", "1", "--log", "json"]);
    // As soon as the ledger is there the work has begun; some documents later it is interrupted.
    while !Ledger::is_at(&ledger) {
        std::thread::sleep(Duration::from_millis(5));
    }
    std::thread::sleep(Duration::from_millis(300));
    let began = Instant::now();
    let told = std::process::Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    assert!(told.success());
    let run = Run::of(child);
    assert!(began.elapsed() < Duration::from_millis(1500), "it took {:?}", began.elapsed());
    assert_eq!(run.code, 130, "{}", run.err);
    let after = Ledger::open(&ledger).unwrap().manifest().documents;
    extract(&input, &ledger, &["--resume"]);
    extract(&input, &whole, &[]);
    assert!(after < Ledger::open(&ledger).unwrap().manifest().documents, "it ended before it was interrupted");
    assert_eq!(content(&ledger), content(&whole));
}

#[test]
fn other_limits_want_another_ledger() {
    let folder = folder("limits");
    let (input, ledger) = (folder.join("news.jsonl"), folder.join("a.ledger"));
    fs::write(&input, news(30)).unwrap();
    extract(&input, &ledger, &["--max-bytes", "100"]);
    assert_eq!(Ledger::open(&ledger).unwrap().manifest().reading, "everything, at most 100 bytes");
    let other = extract(&input, &ledger, &["--resume"]);
    assert_eq!(other.code, 2, "{}", other.err);
    assert!(other.err.contains("was read with `everything, at most 100 bytes`, and this is `everything`"), "{}", other.err);
    assert_ne!(extract(&input, &ledger, &["--resume", "--max-bytes", "100"]).code, 2);
}
