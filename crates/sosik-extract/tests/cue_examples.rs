//! Each cue of the lexicons says something in its own example, and its columns hold what they may hold.

use sosik_core::Document;
use sosik_extract::Extractor;

const LEXICONS: [(&str, &str); 5] = [
    ("en_verbs", include_str!("../lexicon/cues/en_verbs.csv")),
    ("en_nouns", include_str!("../lexicon/cues/en_nouns.csv")),
    ("en_adverbs", include_str!("../lexicon/cues/en_adverbs.csv")),
    ("ko_verbs", include_str!("../lexicon/cues/ko_verbs.csv")),
    ("ko_nouns", include_str!("../lexicon/cues/ko_nouns.csv")),
];

/// The rows of a lexicon: id, lemma, and the columns of `names`.
fn rows(csv: &'static str, names: [&str; 3]) -> Vec<(&'static str, &'static str, [&'static str; 3])> {
    let header: Vec<&str> = csv.lines().next().unwrap_or_default().split(',').collect();
    let at = names.map(|n| header.iter().position(|h| *h == n).unwrap_or_else(|| panic!("no column {n}")));
    let row = |line: &'static str| {
        let fields: Vec<&str> = line.split(',').collect();
        assert_eq!(fields.len(), header.len(), "{line}");
        (fields[0], fields[1], at.map(|i| fields[i]))
    };
    csv.lines().skip(1).map(row).collect()
}

#[test]
fn every_example_gives_a_claim_of_its_cue() {
    let extractor = Extractor::new();
    let mut silent = Vec::new();
    for (name, csv) in LEXICONS {
        for (id, lemma, [example, ..]) in rows(csv, ["example", "act", "certainty"]) {
            let analysis = extractor.analyse(&Document::new(id, example)).unwrap();
            let told = analysis.claims.iter().any(|c| {
                let rule = c.evidence.first().rule.to_string();
                let own = rule == id || rule.strip_suffix(".narrator") == Some(id);
                own || rule.contains(".claim.") && c.cue.as_ref().is_some_and(|cue| cue.lemma == lemma)
            });
            if !told {
                silent.push(format!("{name}: {id}: {example}"));
            }
        }
    }
    assert!(silent.is_empty(), "{} cues say nothing in their examples:\n{}", silent.len(), silent.join("\n"));
}

#[test]
fn columns_hold_what_they_may_hold() {
    let mut cues = [0, 0];
    for (name, csv) in LEXICONS {
        for (id, _, [veridicality, who, certainty]) in rows(csv, ["veridicality", "who", "certainty"]) {
            assert!(["factive", "antifactive", "neutral"].contains(&veridicality), "{id}: {veridicality}");
            assert!(who.split(' ').all(|w| ["any", "person", "text", "outlet", "nobody"].contains(&w)), "{id}: {who}");
            assert!(certainty.is_empty() || certainty.parse::<f32>().is_ok_and(|c| (-3.0..=3.0).contains(&c)), "{id}: {certainty}");
            cues[usize::from(name.starts_with("ko"))] += 1;
        }
    }
    assert!(cues[0] >= 600 && cues[1] >= 300, "{cues:?}");
}
