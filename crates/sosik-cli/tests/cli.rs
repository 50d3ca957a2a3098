//! The command as its users meet it: arguments, formats, files, exit codes.

mod common;

use std::fs;

use common::{Run, folder, run, sosik};

#[test]
fn one_text_gives_one_record() {
    let run = run(&["extract", "--published", "2024-10-25"], "국방부는 23일 병력이 이동했다고 밝혔다.");
    assert_eq!(run.code, 0, "{}", run.err);
    let records = run.json();
    assert_eq!(records.len(), 1);
    assert_eq!(records[0]["schema"], "sosik/1");
    assert_eq!(records[0]["id"], "stdin");
    assert_eq!(records[0]["published"], "2024-10-25");
    assert!(records[0].get("error").is_none());
    assert_eq!(run.err, "");
}

#[test]
fn a_folder_is_read_to_its_depth_in_order_of_names() {
    let folder = folder("walk");
    for (name, text) in
        [("b.txt", "B."), ("a/z.txt", "Z."), ("a/c.jsonl", "{\"text\":\"C.\"}\n\n{\"id\":7,\"text\":\"D.\"}"), ("a/skip.md", "no")]
    {
        fs::create_dir_all(folder.join(name).parent().unwrap()).unwrap();
        fs::write(folder.join(name), text).unwrap();
    }
    let run = run(&["extract", folder.to_str().unwrap()], "");
    assert_eq!((run.code, run.ids()), (0, vec!["c:1".into(), "7".into(), "z".into(), "b".into()]), "{}", run.err);
}

#[test]
fn rows_keep_what_they_tell_of_themselves() {
    let csv = "ID,Published,Outlet,ignored,text\n a1 ,2024-10-25,The Daily,x,\"Two\nlines, and \"\"quotes\"\".\"\nb2,,,,나토\n";
    let run = run(&["extract", "--input-format", "csv", "--published", "2020-01-01"], csv);
    assert_eq!(run.code, 0, "{}", run.err);
    let records = run.json();
    assert_eq!((&records[0]["outlet"], &records[0]["published"]), (&"The Daily".into(), &"2024-10-25".into()));
    assert_eq!((&records[1]["outlet"], &records[1]["published"]), (&serde_json::Value::Null, &"2020-01-01".into()));
    let tsv = common::run(&["extract", "--input-format", "tsv"], "text\tid\nSeoul, Korea\t1\n");
    assert_eq!((tsv.code, tsv.ids()), (0, vec!["1".into()]));
}

#[test]
fn any_number_of_threads_writes_the_same() {
    let lines: String = (0..200)
        .map(|i| match i % 10 {
            4 => "{\"id\": \"broken".to_owned() + "\n",
            _ => format!("{{\"id\":\"d{i}\",\"text\":\"나토는 {}일 밝혔다. Seoul denied it on Oct. 18.\"}}\n", i % 28 + 1),
        })
        .collect();
    let alone = run(&["extract", "--input-format", "jsonl", "--jobs", "1"], &lines);
    assert_eq!((alone.code, alone.json().len()), (1, 200));
    for jobs in ["2", "4", "0"] {
        assert!(run(&["extract", "--input-format", "jsonl", "--jobs", jobs], &lines).out == alone.out, "{jobs} threads");
    }
}

#[test]
fn failures_are_told_counted_and_kept_in_place() {
    let lines = "{\"id\":\"a\",\"text\":\"A.\"}\nnonsense\n{\"id\":\"c\",\"text\":\"C.\"}\n";
    let normal = run(&["extract", "--input-format", "jsonl"], lines);
    assert_eq!(normal.code, 1);
    assert_eq!(normal.ids(), ["a", "stdin:2", "c"]);
    assert!(normal.err.contains("1 of 3 documents failed"), "{}", normal.err);
    let quiet = run(&["extract", "--input-format", "jsonl", "--quiet"], lines);
    assert_eq!((quiet.code, quiet.err.as_str(), &quiet.out), (1, "", &normal.out));
    let fast = run(&["extract", "--input-format", "jsonl", "--fail-fast"], lines);
    assert_eq!((fast.code, fast.ids()), (1, vec!["a".into(), "stdin:2".into()]));
    assert!(fast.err.contains("stopped at document 2"), "{}", fast.err);
}

#[test]
fn a_file_appears_only_when_it_is_whole() {
    let folder = folder("atomic");
    let out = folder.join("records.jsonl");
    let to = out.to_str().unwrap();
    assert_eq!(run(&["extract", "-o", to], "Seoul.").code, 0);
    let before = fs::read_to_string(&out).unwrap();
    assert!(before.starts_with("{\"schema\":\"sosik/1\""));
    let failed = run(&["extract", "--input-format", "jsonl", "--fail-fast", "-o", to], "{\"text\":\"A.\"}\nnonsense\n");
    assert_eq!(failed.code, 1);
    assert_eq!(fs::read_to_string(&out).unwrap(), before);
    let left: Vec<_> = fs::read_dir(&folder).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert_eq!(left, ["records.jsonl"], "something was left behind");
    let nowhere = run(&["extract", "-o", "/nonexistent/folder/x.jsonl"], "Seoul.");
    assert_eq!(nowhere.code, 2);
    assert!(nowhere.err.contains("/nonexistent/folder/x.jsonl"), "{}", nowhere.err);
}

#[test]
fn formats_follow_the_flag_and_the_extension() {
    let table = run(&["extract", "--format", "table"], "외교부는 “사실이 아니다”라고 밝혔다.");
    assert!(table.out.starts_with("stdin — ko · 1 sentence"), "{}", table.out);
    let folder = folder("formats");
    let page = folder.join("page.html");
    let lines = "{\"id\":\"a<b>\",\"text\":\"x < y & 나토\"}\nnonsense <i>\n";
    assert_eq!(run(&["extract", "--input-format", "jsonl", "-o", page.to_str().unwrap()], lines).code, 1);
    let html = fs::read_to_string(page).unwrap();
    assert!(html.starts_with("<!DOCTYPE html>") && html.trim_end().ends_with("</html>"));
    assert!(html.contains("a&lt;b&gt;") && html.contains("x &lt; y &amp; "), "{html}");
    assert_eq!(html.matches("<article").count(), 2);
    assert!(!html.contains("<i>") && !html.contains("<script"), "{html}");
}

#[test]
fn segments_have_offsets_in_code_points() {
    let text = "🚀 나토는 밝혔다. Seoul agreed.";
    let points: Vec<char> = text.chars().collect();
    let run = run(&["segment", "--format", "jsonl"], text);
    assert_eq!(run.code, 0, "{}", run.err);
    let record = &run.json()[0];
    let mut words = 0;
    for sentence in record["sentences"].as_array().unwrap() {
        for token in sentence["tokens"].as_array().unwrap() {
            let at = |key: &str| token[key].as_u64().unwrap() as usize;
            assert_eq!(points[at("start")..at("end")].iter().collect::<String>(), token["text"].as_str().unwrap());
            words += 1;
        }
    }
    assert!(words >= 6, "{record}");
    let bad = common::run(&["segment", "--input-format", "jsonl"], "{\"text\":\"가\"}\nnonsense\n");
    assert_eq!((bad.code, bad.json().len()), (1, 2));
}

#[test]
fn sentences_come_a_line_each() {
    for format in ["lines", "text"] {
        let lines = run(&["segment", "--format", format], "나토는 밝혔다. 한국도\t밝혔다.");
        assert_eq!((lines.code, lines.out.as_str()), (0, "나토는 밝혔다.\n한국도 밝혔다.\n\n"));
    }
}

#[test]
fn a_table_shows_morphemes_beside_tokens() {
    let table = run(&["segment", "--format", "table"], "나토는 밝혔다.");
    assert_eq!(table.code, 0, "{}", table.err);
    assert!(table.out.starts_with("나토는 밝혔다.\n\ntoken "), "{}", table.out);
    assert!(table.out.lines().any(|l| l.starts_with("밝혔다") && l.contains("밝히/VV + 었/EP + 다/EF")), "{}", table.out);
}

#[test]
fn added_words_stay_whole_and_spelling_decides_lemmas() {
    let first = |arguments: &[&str], text: &str| {
        let run = run(&[&["segment", "--format", "jsonl"], arguments].concat(), text);
        assert_eq!(run.code, 0, "{}", run.err);
        run.json()[0]["sentences"][0]["tokens"][0]["morphemes"][0].clone()
    };
    let morpheme = first(&["--word", "갸라도스/NNP", "--word", "썸타/VV"], "갸라도스가 썸탔다.");
    assert_eq!((&morpheme["form"], &morpheme["tag"]), (&"갸라도스".into(), &"NNP".into()));
    assert_eq!(first(&["--orthography", "north"], "로동자들이 공장에 모였다.")["lemma"], "노동자");
    assert_eq!(first(&["--orthography", "south"], "로동자들이 공장에 모였다.")["lemma"], serde_json::Value::Null);
}

#[test]
fn every_sentence_is_explained() {
    let run = run(&["explain"], "외교부는 밝혔다. Россия отвергла это предложение.");
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.out.contains("[0] ko 외교부는 밝혔다."), "{}", run.out);
    assert!(run.out.contains("[1] und Россия"), "{}", run.out);
    assert!(run.out.contains("neither Korean nor English"), "{}", run.out);
    assert!(run.out.contains("no events: "), "{}", run.out);
}

#[test]
fn a_wrong_command_line_ends_with_two_and_says_why() {
    for (arguments, says) in [
        (&["extract", "--published", "2024-02-31"][..], "no date that exists"),
        (&["extract", "--format", "xml"], "jsonl"),
        (&["extract", "--encoding", "klingon"], "euc-kr"),
        (&["extract", "no-such-file.txt"], "no-such-file.txt does not exist"),
        (&["extract", "--jobs", "many"], "--jobs"),
        (&["segment", "--orthography", "east"], "south, north or auto"),
        (&["segment", "--word", "갸라도스"], "FORM/TAG"),
        (&["segment", "--word", "갸라도스/NOUN"], "Sejong"),
        (&["segment", "--word", "/NNP"], "empty"),
        (&["segment", "--word", "NATO/NNP"], "Hangul"),
        (&["segment", "--word", "는/JX"], "cannot be JX"),
        (&["translate"], "unrecognized subcommand"),
        (&[], "Usage"),
    ] {
        let run = run(arguments, "");
        assert_eq!(run.code, 2, "{arguments:?}: {}", run.err);
        assert!(run.err.contains(says), "{arguments:?}: {}", run.err);
        assert_eq!(run.out, "");
    }
}

#[test]
fn help_version_and_completions_are_there() {
    let help = run(&["help", "extract"], "");
    assert!(help.code == 0 && help.out.contains("Examples:") && help.out.contains("--fail-fast"), "{}", help.out);
    assert_eq!(run(&["--version"], "").out.trim(), concat!("sosik ", env!("CARGO_PKG_VERSION")));
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = run(&["completions", shell], "");
        assert!(script.code == 0 && script.out.contains("sosik") && script.out.contains("explain"), "{shell}");
    }
}

#[test]
fn who_stops_listening_is_not_scolded() {
    let lines = "{\"text\":\"Seoul.\"}\n".repeat(20_000);
    let mut child = sosik(&["extract", "--input-format", "jsonl", "--jobs", "1"]);
    drop(child.stdout.take());
    // Writing may fail as soon as the command ends.
    let _ = std::io::Write::write_all(child.stdin.as_mut().unwrap(), lines.as_bytes());
    let run = Run::of(child);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
}

#[test]
fn actors_of_ones_own_are_known() {
    let folder = folder("gazetteer");
    let table = folder.join("actors.csv");
    fs::write(&table, "key,kind,en,ko\nx.wolves,armed_group,Grey Wolves,회색늑대단\n").unwrap();
    let text = "회색늑대단은 철수했다. The Grey Wolves withdrew.";
    let known = run(&["extract", "--gazetteer", table.to_str().unwrap()], text);
    let keys: Vec<_> = known.json()[0]["actors"].as_array().unwrap().iter().map(|a| a["key"].clone()).collect();
    assert_eq!((known.code, keys), (0, vec!["x.wolves".into()]), "{}", known.err);
    fs::write(&table, "key,kind,en\nx.wolves,wolf,Grey Wolves\n").unwrap();
    let wrong = run(&["extract", "--gazetteer", table.to_str().unwrap()], text);
    assert_eq!(wrong.code, 2);
    assert!(wrong.err.contains("line 2: `wolf` is no kind of actor"), "{}", wrong.err);
}

#[test]
fn senses_of_ones_own_are_known() {
    let folder = folder("senses");
    let file = folder.join("own.toml");
    let own = "language = \"en\"\ntype = \"AID\"\ndefaults = { actor = [\"subject\"], recipient = [\"on\", \"to\"] }\n\
               senses = [{ tag = \"bestow\", verbs = [\"bestow\"], needs = \"actor\" }]\n";
    fs::write(&file, own).unwrap();
    let known = run(&["extract", "--senses", file.to_str().unwrap()], "Norway bestowed boats on Mali.");
    assert_eq!((known.code, &known.json()[0]["events"][0]["type"]), (0, &"AID".into()), "{}", known.err);
    fs::write(&file, own.replace("AID", "DANCE")).unwrap();
    let wrong = run(&["extract", "--senses", file.to_str().unwrap()], "Norway bestowed boats on Mali.");
    assert_eq!(wrong.code, 2);
    assert!(wrong.err.contains("DANCE"), "{}", wrong.err);
}

#[cfg(unix)]
#[test]
fn a_pipe_or_link_is_written_through_and_not_replaced() {
    use std::os::unix::fs::{FileTypeExt, symlink};

    let folder = folder("through");
    let (pipe, link, target) = (folder.join("pipe"), folder.join("link"), folder.join("target"));
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let reader = std::thread::spawn({
        let pipe = pipe.clone();
        move || fs::read_to_string(pipe).unwrap()
    });
    let through = run(&["extract", "-o", pipe.to_str().unwrap()], "NATO denied it.");
    assert_eq!((through.code, through.out.as_str()), (0, ""), "{}", through.err);
    assert!(reader.join().unwrap().contains("NATO"));
    assert!(fs::metadata(&pipe).unwrap().file_type().is_fifo());
    fs::write(&target, "old").unwrap();
    symlink(&target, &link).unwrap();
    assert_eq!(run(&["extract", "-o", link.to_str().unwrap()], "NATO denied it.").code, 0);
    assert!(fs::read_to_string(&target).unwrap().contains("NATO"));
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
}
