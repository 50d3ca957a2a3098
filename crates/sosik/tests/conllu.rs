//! The CoNLL-U export keeps the rules of Universal Dependencies, levels 1 (form of the file) and 2 (trees and universal labels).
//!
//! The rules are written here from <https://universaldependencies.org/format.html> and the validator's list of tests. To ask the official
//! validator: `cargo run --release -p sosik --example conllu <texts | udvalidate --lang en --level 2 /dev/stdin` (`udtools` on PyPI).

use std::collections::HashSet;

use sosik::segment::{Normalized, Segmenter};
use sosik::{Document, syntax};

const UPOS: &[&str] =
    &["ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"];
const RELATIONS: &[&str] = &[
    "acl",
    "advcl",
    "advmod",
    "amod",
    "appos",
    "aux",
    "case",
    "cc",
    "ccomp",
    "clf",
    "compound",
    "conj",
    "cop",
    "csubj",
    "dep",
    "det",
    "discourse",
    "dislocated",
    "expl",
    "fixed",
    "flat",
    "goeswith",
    "iobj",
    "list",
    "mark",
    "nmod",
    "nsubj",
    "nummod",
    "obj",
    "obl",
    "orphan",
    "parataxis",
    "punct",
    "reparandum",
    "root",
    "vocative",
    "xcomp",
];

/// The first rule that a file breaks, with the line.
fn broken(file: &str) -> Option<String> {
    let mut ids = HashSet::new();
    if !file.is_empty() && !file.ends_with("\n\n") {
        return Some("the last sentence does not end in an empty line".to_owned());
    }
    if Normalized::new(file).text() != file {
        return Some("not in NFC".to_owned());
    }
    for block in file.split_terminator("\n\n") {
        let (comments, rows): (Vec<&str>, Vec<&str>) = block.split('\n').partition(|l| l.starts_with('#'));
        if !block.starts_with('#') || block.split('\n').skip_while(|l| l.starts_with('#')).any(|l| l.starts_with('#')) {
            return Some(format!("comments do not stand first: {block}"));
        }
        let told =
            |key: &str| comments.iter().filter_map(|c| c.strip_prefix("# ")?.strip_prefix(key)?.strip_prefix(" = ")).collect::<Vec<_>>();
        let ([id], [text]) = (&told("sent_id")[..], &told("text")[..]) else { return Some(format!("no one id and text: {block}")) };
        if id.is_empty() || id.contains(|c: char| c.is_whitespace() || c == '/') || !ids.insert(id.to_owned()) {
            return Some(format!("the id `{id}` is not the only one"));
        }
        let rows: Vec<Vec<&str>> = rows.iter().map(|r| r.split('\t').collect()).collect();
        if let Some(fault) = rows.iter().enumerate().find_map(|(i, row)| row_fault(i, row, rows.len())) {
            return Some(format!("{fault}: {block}"));
        }
        let mut built = String::new();
        for (i, row) in rows.iter().enumerate() {
            built.push_str(row[1]);
            let glued = row[9].split('|').any(|f| f == "SpaceAfter=No");
            if i + 1 < rows.len() && !glued {
                built.push(' ');
            }
        }
        if built != *text || text.trim() != *text {
            return Some(format!("the text is not that of the words: {block}"));
        }
        let heads: Vec<usize> = rows.iter().filter_map(|r| r[6].parse().ok()).collect();
        if heads.iter().filter(|h| **h == 0).count() != 1 {
            return Some(format!("not one root: {block}"));
        }
        for start in 1..=heads.len() {
            let top = (0..=heads.len()).fold(start, |at, _| if at == 0 { 0 } else { heads[at - 1] });
            if top != 0 {
                return Some(format!("a cycle: {block}"));
            }
        }
    }
    None
}

fn row_fault(at: usize, row: &[&str], words: usize) -> Option<&'static str> {
    if row.len() != 10 {
        return Some("not ten columns");
    }
    if row.iter().any(|c| c.is_empty() || c.contains(char::is_whitespace)) {
        return Some("an empty column, or white space in one");
    }
    if row[0] != (at + 1).to_string() {
        return Some("ids do not count up");
    }
    if row[2] == "_" && row[1] != "_" && !row[1].chars().all(|c| c == '_') {
        return Some("a word without lemma");
    }
    if !UPOS.contains(&row[3]) {
        return Some("no universal part of speech");
    }
    if row[5] != "_" || row[8] != "_" {
        return Some("features and enhanced relations are not written");
    }
    if row[6].parse::<usize>().ok().is_none_or(|h| h > words || h == at + 1) {
        return Some("no head in the sentence");
    }
    if (row[6] == "0") != (row[7] == "root") || !RELATIONS.contains(&row[7].split(':').next().unwrap_or_default()) {
        return Some("no universal relation");
    }
    let misc: Vec<&str> = row[9].split('|').collect();
    if row[9] != "_" && (misc.iter().any(|f| f.is_empty()) || misc.iter().collect::<HashSet<_>>().len() != misc.len()) {
        return Some("the last column is no list");
    }
    None
}

fn export(id: &str, text: &str) -> Result<String, sosik::Error> {
    Ok(syntax(&Segmenter::new(), &Document::new(id, text))?.conllu())
}

#[test]
fn exports_of_all_kinds_of_text_keep_the_rules() {
    let texts = [
        "정부는 \"회담을 열자\"고 제안했다. Talks, he said, won't be held. Она ушла.",
        "“We won't go,” the U.S. envoy said on Oct. 23, 2024 (Seoul time)…\nTroops: 12,000!\n\n- one\n- two",
        "He said\u{a0}no 🚀 e\u{301} x.\tTab.\u{200b} Zero\u{200b}width.",
        "\u{1102}\u{1161}토는 \"협의\"를 23일 마쳤다.",
        "a|b=c #1 _ __ - -- % # text = x",
        "_",
        "# sent_id = 1",
        "朝鮮 3·1運動 \u{3000}여기 \u{2028} 저기 \u{b} 거기",
        "e\u{301}\u{301}\u{301} \u{301}",
        "",
        " \n\t ",
    ];
    for text in texts {
        assert_eq!(broken(&export("a b/e\u{301}", text).unwrap()), None, "{text:?}");
    }
}

#[test]
fn each_damage_is_seen() {
    let good = export("a", "Seoul agreed, he said. 나토가 부인했다.").unwrap();
    assert_eq!(broken(&good), None);
    let damages = [
        ("Seoul\tSeoul", "Seoul\t"),
        ("\tagree\t", "\t_\t"),
        ("\tVERB\t", "\tVB\t"),
        ("# text = Seoul", "# text = seoul"),
        ("# sent_id = a-2", "# sent_id = a-1"),
        ("SpaceAfter=No|", ""),
        ("\troot\t", "\tnsubj\t"),
        ("\tpunct\t", "\tnone\t"),
        ("나토", "\u{1102}\u{1161}토"),
        ("\n\n", "\n"),
        ("2\tagreed", "3\tagreed"),
    ];
    for (from, to) in damages {
        assert!(good.contains(from), "{from:?} in {good}");
        assert!(broken(&good.replacen(from, to, 1)).is_some(), "{from:?}");
    }
}
