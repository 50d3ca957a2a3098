//! The sets: where the gold lies, what is read for it, which scorer says how well.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use sosik_core::{Document, Published};
use sosik_extract::claims::factuality::SPREAD;

use super::gold::{self, Oracle};
use super::scorer::{fields, pairs, python};
use super::{Answer, Figure};
use super::{across, coreference, parallel, phrases};
use crate::Failure;
use crate::files::read;

/// How a set is read and scored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Paragraphs of sentences, one a line.
    Sentences,
    /// A treebank with morphemes, in the scorer's name for its form.
    Morphemes(&'static str),
    /// TIMEX3 values with a document date.
    Times,
    /// The same, read in the way of Microsoft's Recognizers.
    Recognizers,
    /// Duckling's facts.
    Facts,
    /// Quantities.
    Quantities,
    /// Labelled spans: the layer that is read and the labels.
    Spans(&'static str, &'static str),
    /// Claims and events of the parallel news.
    News,
    /// Attributions of whole articles.
    Attributions,
    /// PLOVER gold standard records.
    Gsr,
    /// The parties of those records, each phrase by itself.
    Phrases,
    /// Factuality of predicates.
    Factuality,
    /// Parallel sentences, whose claims are compared.
    Parallel,
    /// Participants that both sides of the parallel news name.
    Across,
    /// Chains of a treebank's documents.
    Coreference,
    /// The worked example.
    Seed,
}

/// A set of gold.
#[derive(Clone, Copy, Debug)]
pub(super) struct Set {
    pub(super) name: &'static str,
    pub(super) layer: &'static str,
    /// From the gold's folder; `corpora/` from the folder beside it.
    file: &'static str,
    pub(super) kind: Kind,
    /// What the first figure must at least be for the gold itself; below 1 where the scorer's own form cannot hold all of the gold.
    pub(super) full_marks: f64,
    /// What the first figure may at most be for an empty answer.
    pub(super) no_marks: f64,
}

/// All sets, in the order of the layers.
pub(super) fn all() -> Vec<Set> {
    let set = |name, layer, file, kind| Set { name, layer, file, kind, full_marks: 0.9999, no_marks: 0.0 };
    let sentences = |name, file| set(name, "sentences", file, Kind::Sentences);
    vec![
        sentences("kaist dev", "segmentation/kaist_dev.txt"),
        sentences("kaist dev, no stops", "segmentation/kaist_dev_nopunct.txt"),
        sentences("kaist dev, no spaces", "segmentation/kaist_dev_nospace.txt"),
        sentences("klue news", "segmentation/klue_open.txt"),
        sentences("klue news, no stops", "segmentation/klue_open_nopunct.txt"),
        sentences("klue news, no spaces", "segmentation/klue_open_nospace.txt"),
        sentences("gsd dev", "segmentation/gsd_dev.txt"),
        sentences("blogs", "segmentation/blogs_ko.txt"),
        sentences("tweets", "segmentation/tweets.txt"),
        sentences("dialect endings", "segmentation/v_ending.txt"),
        // A word with a plus sign of its own (as in names of channels) cannot be told from one with two morphemes.
        Set { full_marks: 0.999, ..set("klue-dp", "morphemes", "corpora/ko/klue-dp.tsv.xz", Kind::Morphemes("klue")) },
        set("kaist dev morphemes", "morphemes", "corpora/ko/kaist-dev.conllu.xz", Kind::Morphemes("kaist")),
        set("own times ko", "times", "time/news_ko.jsonl", Kind::Times),
        set("own times en", "times", "time/news_en.jsonl", Kind::Times),
        set("microsoft dates ko", "times", "time/ms_datetime_ko.jsonl", Kind::Times),
        set("microsoft dates ko, their values", "times", "time/ms_datetime_ko.jsonl", Kind::Recognizers),
        set("duckling facts ko", "times", "time/duckling_ko.jsonl", Kind::Facts),
        set("klue dates", "times", "time/klue_spans.jsonl", Kind::Spans("times", "DT,TI")),
        set("own quantities ko", "quantities", "quantity/news_ko.jsonl", Kind::Quantities),
        set("own quantities en", "quantities", "quantity/news_en.jsonl", Kind::Quantities),
        // Where two gold quantities overlap, the scorer matches only one of them.
        Set { full_marks: 0.99, ..set("microsoft numbers ko", "quantities", "quantity/ms_number_ko.jsonl", Kind::Quantities) },
        set("klue quantities", "quantities", "names/klue_ner.jsonl", Kind::Spans("quantities", "QT")),
        set("klue names", "names", "names/klue_ner.jsonl", Kind::Spans("entities", "PS,LC,OG")),
        set("news ko", "claims", "claims/news_ko.jsonl", Kind::News),
        set("news en", "claims", "claims/news_en.jsonl", Kind::News),
        set("polnear dev", "claims", "claims/polnear_dev.jsonl.xz", Kind::Attributions),
        set("uds dev", "claims", "corpora/en/uds-factuality.jsonl.xz", Kind::Factuality),
        set("parallel news", "claims", "corpora/ko/park-dev.en.xz", Kind::Parallel),
        set("gsr phrases", "names", "events/gsr_dev.json", Kind::Phrases),
        set("news in both languages", "actors", "claims/news_ko.jsonl", Kind::Across),
        set("gum dev chains", "actors", "corpora/en/gum-dev.conllu.xz", Kind::Coreference),
        set("gsr dev", "events", "events/gsr_dev.json", Kind::Gsr),
        set("worked example", "seed", "seed/gold.json", Kind::Seed),
    ]
}

/// A text to read, with the gold's own object where there is one.
pub(super) struct Item {
    pub(super) document: Document,
    pub(super) gold: Value,
}

impl Set {
    fn path(&self, gold: &Path) -> PathBuf {
        match self.file.strip_prefix("corpora/") {
            Some(rest) => gold.join("../corpora").join(rest),
            None => gold.join(self.file),
        }
    }

    /// The figures of `answer`, the one that matters first.
    pub(super) fn score(&self, gold: &Path, work: &Path, oracle: &Oracle, answer: Answer) -> Result<Vec<Figure>, Failure> {
        let eval = gold.join("../eval");
        let slug: String = self.name.chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect();
        let file = |ending: &str| work.join(format!("{slug}.{ending}"));
        // Scorers read plain files.
        let mut path = self.path(gold);
        match self.kind {
            Kind::Across => return across::score(self.name, self.layer, &path, answer),
            Kind::Coreference => return coreference::score(self.name, self.layer, &path, answer),
            _ => {}
        }
        let content = read(&path)?;
        if path.extension().is_some_and(|e| e == "xz") {
            path = file(if self.kind == Kind::Attributions { "gold.jsonl" } else { "gold.conllu" });
            fs::write(&path, &content)?;
        }
        if self.kind == Kind::Parallel {
            let korean = read(&gold.join("../corpora/ko/park-dev.ko.xz"))?;
            return parallel::score(self.name, self.layer, &content, &korean, answer);
        }
        if self.kind == Kind::Factuality {
            let (plain, predictions) = (file("gold.jsonl"), file("pred.jsonl"));
            fs::write(&plain, &content)?;
            fs::write(&predictions, factuality(&gold.join("../corpora"), &content, answer)?)?;
            let args = [plain.as_os_str(), predictions.as_os_str(), "--split".as_ref(), "dev".as_ref()];
            let printed = python(&eval.join("score_factuality.py"), args)?;
            let items = content.lines().filter(|l| l.contains("\"dev\"")).count();
            let named = pairs(&printed, &["r", "polarity", "MAE"]).into_iter();
            return Ok(named.map(|(name, value)| Figure { set: self.name, layer: self.layer, items, name, value }).collect());
        }
        if self.kind == Kind::Phrases {
            return phrases::score(self.name, self.layer, &content, answer);
        }
        let items = self.items(&content, gold)?;

        let (records, texts, predictions) = (file("records.jsonl"), file("texts.jsonl"), file("pred.jsonl"));
        let mut lines = String::new();
        for item in &items {
            let line = match answer {
                Answer::Product => oracle.read(self.kind, &item.document),
                Answer::Gold => gold::as_record(self.kind, item)?,
                Answer::Empty => gold::empty(&item.document.id),
            };
            lines.push_str(&line);
            lines.push('\n');
        }
        fs::write(&records, lines)?;
        let text_lines: String = items.iter().map(|i| json!({"id": i.document.id, "text": i.document.text}).to_string() + "\n").collect();
        fs::write(&texts, text_lines)?;
        let adapt = |layer: &str| -> Result<(), Failure> {
            let printed = python(&eval.join("from_records.py"), [layer.as_ref(), records.as_os_str(), texts.as_os_str()])?;
            Ok(fs::write(&predictions, printed)?)
        };
        let (g, p, r) = (path.as_os_str(), predictions.as_os_str(), records.as_os_str());
        let figures = match self.kind {
            Kind::Sentences => {
                adapt("sentences")?;
                pairs(&python(&eval.join("sentscore.py"), [g, p])?, &["bf", "nf1"])
            }
            Kind::Morphemes(form) => {
                adapt("morphemes")?;
                pairs(&python(&eval.join("morphscore.py"), [form.as_ref(), g, p])?, &["ej", "josaF", "eomiF", "mtF"])
            }
            Kind::Times | Kind::Recognizers => {
                adapt("times")?;
                let printed = python(&eval.join("score_timex.py"), [g, p, "--json".as_ref()])?;
                let wanted = ["strict_f1", "relaxed_f1", "value_f1", "interval_acc"].map(|k| (k, k));
                fields(&printed, &wanted)?
            }
            Kind::Facts => {
                adapt("times")?;
                let printed = python(&eval.join("score_facts.py"), [g, p])?;
                vec![("start correct".to_owned(), last_number(&printed)?)]
            }
            Kind::Quantities => {
                adapt("quantities")?;
                pairs(&python(&eval.join("score_qty.py"), [g, p])?, &["full_f1", "relaxed_f1", "value_f1", "noun_acc"])
            }
            Kind::Spans(layer, labels) => {
                adapt(layer)?;
                let printed = python(&eval.join("score_spans.py"), [g, p, labels.as_ref()])?;
                let f1 = |kind: &str| printed.lines().find(|l| l.starts_with(kind)).and_then(|l| last_number(l).ok());
                let precision = |printed: &str| {
                    let line = printed.lines().find(|l| l.starts_with("relaxed"))?;
                    line.split_whitespace().skip_while(|w| *w != "P").nth(1)?.parse::<f64>().ok()
                };
                let mut named = vec![("strict f1", f1("strict")), ("relaxed f1", f1("relaxed")), ("relaxed p", precision(&printed))];
                let told;
                if layer == "times" {
                    // KLUE marks no words that only point (현재, 최근), which TIMEX3 has.
                    let clear = file("clear.jsonl");
                    fs::write(&clear, without_vague(&fs::read_to_string(&predictions)?)?)?;
                    told = python(&eval.join("score_spans.py"), [g, clear.as_os_str(), labels.as_ref()])?;
                    let f1 = told.lines().find(|l| l.starts_with("relaxed")).and_then(|l| last_number(l).ok());
                    named.extend([("relaxed f1 but vague", f1), ("relaxed p but vague", precision(&told))]);
                }
                named.into_iter().filter_map(|(k, v)| Some((k.to_owned(), v?))).collect()
            }
            Kind::News => {
                let printed = python(&eval.join("score_news.py"), [g, r, "--json".as_ref()])?;
                let wanted = [
                    ("triple soft f1", "triple soft/2"),
                    ("cue f1", "cue P/R/F1/2"),
                    ("content soft f1", "content soft/2"),
                    ("act accuracy", "act"),
                    ("certainty macro f1", "certainty macro"),
                    ("nesting f1", "nesting/2"),
                    ("addressee f1", "addressee/2"),
                    ("channel f1", "channel/2"),
                    ("time said f1", "time/2"),
                    ("event trigger f1", "trigger/2"),
                    ("event typed f1", "typed/2"),
                    ("event actors f1", "actors/2"),
                    ("event recipients f1", "recipients/2"),
                    ("event mode accuracy", "mode"),
                    ("event realis macro f1", "realis macro"),
                ];
                // The scorer's own key holds slashes.
                fields(&printed.replace("cue P/R/F1", "cue"), &wanted.map(|(n, p)| (n, if n == "cue f1" { "cue/2" } else { p })))?
            }
            Kind::Attributions => {
                adapt("attributions")?;
                let printed = python(&eval.join("attr_score.py"), [g, p, "--json".as_ref()])?;
                let wanted = [
                    ("triple soft f1", "attribution/triple_soft/2"),
                    ("triple soft p", "attribution/triple_soft/0"),
                    ("triple soft r", "attribution/triple_soft/1"),
                    ("cue f1", "attribution/cue/2"),
                    ("content soft f1", "attribution/content_soft/2"),
                    ("direct triple r", "by_form/direct/triple_soft_recall"),
                ];
                let mut named = fields(&printed, &wanted)?;
                // PolNeAR marks few of the claims that lie in other claims, which our guidelines want: beside the figures of all, those
                // of the claims that no other holds.
                let outer = file("outermost.jsonl");
                fs::write(&outer, outermost(&fs::read_to_string(&records)?)?)?;
                let kept = python(&eval.join("from_records.py"), ["attributions".as_ref(), outer.as_os_str(), texts.as_os_str()])?;
                fs::write(&predictions, kept)?;
                let printed = python(&eval.join("attr_score.py"), [g, p, "--json".as_ref()])?;
                let wanted = [("outermost triple soft f1", "attribution/triple_soft/2"), ("outermost cue f1", "attribution/cue/2")];
                named.extend(fields(&printed, &wanted)?);
                named
            }
            // Scored above, without records.
            Kind::Phrases | Kind::Parallel | Kind::Factuality | Kind::Across | Kind::Coreference => Vec::new(),
            Kind::Gsr => {
                adapt("gsr")?;
                let printed = python(&eval.join("score_gsr.py"), ["--gold".as_ref(), g, "--pred".as_ref(), p, "--json".as_ref()])?;
                let wanted = [
                    ("type f1", "type/f1"),
                    ("type recall", "type/r"),
                    ("actor country f1", "actor_country/f1"),
                    ("recipient country f1", "recipient_country/f1"),
                    ("actor sector f1", "actor_sector/f1"),
                    ("triple f1", "triple/f1"),
                ];
                fields(&printed, &wanted)?
            }
            Kind::Seed => {
                let printed = python(&eval.join("score_seed.py"), [g, r])?;
                vec![("all facts".to_owned(), last_number(&printed)?)]
            }
        };
        Ok(figures.into_iter().map(|(name, value)| Figure { set: self.name, layer: self.layer, items: items.len(), name, value }).collect())
    }

    /// The texts to read, in the order in which the scorer wants them.
    fn items(&self, content: &str, gold: &Path) -> Result<Vec<Item>, Failure> {
        let plain = |i: usize, text: String, gold: Value| Item { document: Document::new(i.to_string(), text), gold };
        match self.kind {
            Kind::Sentences => {
                let paragraphs = content.split("\n\n").filter(|p| !p.trim_matches('\n').is_empty());
                Ok(paragraphs
                    .enumerate()
                    .map(|(i, p)| {
                        let sentences: Vec<&str> = p.split('\n').filter(|l| !l.is_empty()).collect();
                        plain(i, sentences.concat(), json!(sentences))
                    })
                    .collect())
            }
            Kind::Morphemes(form) => {
                let eval = gold.join("../eval");
                let path = self.path(gold);
                // The scorers' own reader says what a sentence is, so that lines stay aligned.
                let code = "import json, lzma, sys, tempfile\nsys.path.insert(0, sys.argv[1])\nimport conllu\n\
                    t = tempfile.NamedTemporaryFile('w', encoding='utf-8', suffix='.x', delete=False); t.write(lzma.open(sys.argv[2], 'rt', encoding='utf-8').read()); t.close()\n\
                    for s in (conllu.read_klue_dp if sys.argv[3] == 'klue' else conllu.read_conllu)(t.name):\n\
                    \x20   print(json.dumps({'text': s['text'], 'words': s['words']}, ensure_ascii=False))\n";
                let printed = python(Path::new("-c"), [code.as_ref(), eval.as_os_str(), path.as_os_str(), form.as_ref()])?;
                printed
                    .lines()
                    .enumerate()
                    .map(|(i, line)| {
                        let value: Value = serde_json::from_str(line)?;
                        Ok(plain(i, value["text"].as_str().unwrap_or_default().to_owned(), value))
                    })
                    .collect()
            }
            Kind::Gsr | Kind::Phrases => {
                let rows: Vec<Value> = serde_json::from_str(content)?;
                let rows = rows.into_iter().filter(|r| r["event"] != "DOCUMENT");
                Ok(rows.enumerate().map(|(i, r)| plain(i, r["text"].as_str().unwrap_or_default().to_owned(), r)).collect())
            }
            Kind::Seed => {
                let text = read(&gold.join("seed/article.txt"))?;
                let published: Published = "2024-10-25".parse()?;
                let document = Document::new("seed", text).with_published(Some(published));
                Ok(vec![Item { document, gold: serde_json::from_str(content)? }])
            }
            _ => content
                .lines()
                .filter(|l| !l.trim().is_empty())
                .map(|line| {
                    let value: Value = serde_json::from_str(line)?;
                    let field = |key: &str| value[key].as_str();
                    let published = field("dct").or_else(|| field("reference")).map(str::parse::<Published>).transpose()?;
                    let document =
                        Document::new(field("id").unwrap_or_default(), field("text").unwrap_or_default()).with_published(published);
                    Ok(Item { document, gold: value })
                })
                .collect(),
        }
    }
}

fn last_number(printed: &str) -> Result<f64, Failure> {
    let last = printed.split_whitespace().rev().find_map(|w| w.parse().ok());
    last.ok_or_else(|| format!("the scorer printed no number: {printed}").into())
}

/// What is said of the predicates of the dataset, one a line.
fn factuality(corpora: &Path, content: &str, answer: Answer) -> Result<String, Failure> {
    match answer {
        Answer::Gold => Ok(content.to_owned()),
        Answer::Empty => Ok(String::new()),
        Answer::Product => {
            let rated = crate::train::factuality::rated(corpora, Some(sosik_extract::claims::factuality::Factuality::shipped()?))?;
            let line = |r: &crate::train::factuality::Rated, value: f32| {
                json!({"sent_id": r.sentence, "token": r.token, "value": value / SPREAD}).to_string()
            };
            Ok(rated.iter().map(|(r, value)| line(r, *value) + "\n").collect())
        }
    }
}

/// Records without the claims that other claims hold.
fn outermost(records: &str) -> Result<String, Failure> {
    let mut out = String::new();
    for line in records.lines() {
        let mut record: Value = serde_json::from_str(line)?;
        if let Some(claims) = record["claims"].as_array_mut() {
            claims.retain(|c| c["parent"].is_null());
        }
        out.push_str(&record.to_string());
        out.push('\n');
    }
    Ok(out)
}

/// Predictions without times that only point.
fn without_vague(predictions: &str) -> Result<String, Failure> {
    let mut out = String::new();
    for line in predictions.lines() {
        let mut record: Value = serde_json::from_str(line)?;
        if let Some(times) = record["timexes"].as_array_mut() {
            times.retain(|t| !t["value"].as_str().is_some_and(|v| v.ends_with("_REF")));
        }
        out.push_str(&record.to_string());
        out.push('\n');
    }
    Ok(out)
}
