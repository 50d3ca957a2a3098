//! Korean names from KLUE-NER: a part with labels, and raw sentences of its training part, whose labels a first model guesses with the
//! help of the list of names that were labelled in them.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;
use sosik_core::Span;
use sosik_extract::names::model::{self, FORM_WIDTH, Korean, korean};
use sosik_linear::{ModelFile, ModelWriter, Sequence, mix, rows, sequence};
use sosik_segment::Segmenter;

use super::*;
use crate::files;

/// Of each label the first position and the others; the order is that of the model.
const LABELS: [&str; 13] = ["O", "B-PS", "I-PS", "B-LC", "I-LC", "B-OG", "I-OG", "B-DT", "I-DT", "B-TI", "I-TI", "B-QT", "I-QT"];
const KINDS: [&str; 6] = ["PS", "LC", "OG", "DT", "TI", "QT"];

const FIRST: crf::Plan = crf::Plan { passes: 12, rate: 0.08, decay: 0.02, unseen: 0, seed: SEED };
const LAST: crf::Plan = crf::Plan { passes: 14, rate: 0.08, decay: 0.08, unseen: 30, seed: SEED };
const STEP: f32 = 0.04;
const KEEP: usize = 110_000;
const BITS: u32 = 17;
/// How much a sentence counts whose labels were guessed.
const GUESSED: f32 = 0.5;

#[derive(Deserialize)]
struct Line {
    text: String,
    entities: Vec<Entity>,
}

#[derive(Deserialize)]
struct Entity {
    start: usize,
    end: usize,
    label: String,
}

/// A sentence with its names, in bytes.
#[derive(Clone, Debug, Default)]
struct Labelled {
    text: String,
    names: Vec<(Span, &'static str)>,
}

fn labelled(content: &str) -> Result<Vec<Labelled>, Failure> {
    let mut out = Vec::new();
    for line in content.lines() {
        let line: Line = serde_json::from_str(line)?;
        let mut bytes: Vec<usize> = line.text.char_indices().map(|(i, _)| i).collect();
        bytes.push(line.text.len());
        let mut names = Vec::new();
        for e in &line.entities {
            let kind = KINDS.iter().find(|k| **k == e.label).ok_or_else(|| format!("`{}` is no label of names", e.label))?;
            let (start, end) = (bytes.get(e.start), bytes.get(e.end));
            let (Some(start), Some(end)) = (start, end) else { return Err(format!("a name ends beyond `{}`", line.text).into()) };
            names.push((Span::of(*start..*end), *kind));
        }
        out.push(Labelled { text: line.text, names });
    }
    Ok(out)
}

/// Known forms: by hash, label and tally.
struct Forms {
    labels: Vec<String>,
    /// Number of the label, and how often the form was labelled.
    table: HashMap<u64, (u8, u32)>,
}

impl Forms {
    fn read(content: &str) -> Self {
        let mut counts: BTreeMap<u64, BTreeMap<&str, u32>> = BTreeMap::new();
        let mut labels: BTreeMap<&str, u8> = BTreeMap::new();
        for line in content.lines().skip(1) {
            let mut cells = line.split('\t');
            let (Some(form), Some(label), Some(n)) = (cells.next(), cells.next(), cells.next().and_then(|n| n.parse::<u32>().ok())) else {
                continue;
            };
            labels.insert(label, 0);
            *counts.entry(korean::form_hash(form)).or_default().entry(label).or_default() += n;
        }
        for (i, place) in labels.values_mut().enumerate() {
            *place = i as u8;
        }
        let top = |by: BTreeMap<&str, u32>| {
            let sum = by.values().sum();
            let label = by.into_iter().max_by_key(|(_, n)| *n).map_or("", |(l, _)| l);
            (labels[label], sum)
        };
        let table = counts.into_iter().map(|(h, by)| (h, top(by))).collect();
        Self { labels: labels.keys().map(|l| (*l).to_owned()).collect(), table }
    }

    /// What the model knows of the form under `h` when it was labelled `spare` times elsewhere as well.
    fn get(&self, h: u64, spare: u32) -> Option<korean::Form> {
        let (label, n) = self.table.get(&h)?;
        let n = n.checked_sub(spare).filter(|n| *n > 0)?;
        Some((*label, n.ilog2().min(2) as u8))
    }

    /// The kind of KLUE that a form's label belongs to.
    fn kind(&self, h: u64) -> Option<&'static str> {
        let (label, _) = self.table.get(&h)?;
        let label = self.labels.get(usize::from(*label))?;
        KINDS.iter().find(|k| label.starts_with(**k)).copied()
    }
}

fn code(kind: &str, inner: bool) -> u8 {
    let k = KINDS.iter().position(|x| *x == kind).unwrap_or(0);
    (1 + 2 * k + usize::from(inner)) as u8
}

/// What the model sees of the sentences of `item`; of forms that were labelled `spare` times or less nothing.
fn see(segmenter: &Segmenter, forms: &Forms, item: &Labelled, spare: u32, weight: f32, out: &mut Vec<Seen>) {
    let seg = segmenter.segment(&item.text);
    let mut positions = korean::Positions::default();
    for sentence in 0..seg.sentences.len() {
        model::positions(&item.text, &seg, sentence, &mut |h| forms.get(h, spare), &mut positions);
        let mut seen = Seen { forms: positions.forms().to_vec(), weight, ..Seen::default() };
        let mut here = Vec::new();
        for i in 0..positions.len() {
            positions.features(i, &mut here);
            seen.features.extend_from_slice(&here);
            seen.ends.push(seen.features.len() as u32);
            let (start, end) = positions.span(i).unwrap_or_default();
            seen.spans.push((start, end));
            let name = item.names.iter().find(|(s, _)| s.start() <= start && end <= s.end());
            seen.labels.push(name.map_or(0, |(s, kind)| code(kind, s.start() != start)));
        }
        for i in 0..positions.eojeol_count() {
            positions.gate(i, &mut here);
            seen.gate.extend_from_slice(&here);
            let last = positions.eojeol(i).map_or(0, |(_, last)| last as u32 + 1);
            seen.eojeols.push((last, seen.gate.len() as u32));
            seen.told.push(positions.told(i));
        }
        out.push(seen);
    }
}

/// The feature of the gate that every eojeol has: its first one.
fn always(seen: &[&Seen]) -> u64 {
    seen.iter().find_map(|s| s.gate.first().copied()).unwrap_or_default()
}

/// Closes the eojeols of `seen` that the gate of `model` closes.
fn shut(model: &Korean, seen: &mut [Seen]) {
    for s in seen {
        s.plain = s
            .eojeols()
            .zip(&s.told)
            .flat_map(|((positions, f), told)| {
                let closed = !told && model.weigh(f) < 0;
                positions.map(move |_| closed)
            })
            .collect();
    }
}

/// The hash of the feature that speaks for `label` where a guess is not needed.
fn certain(label: u8) -> u64 {
    mix(0x5e77_1ed0_0000, u64::from(label))
}

/// How much a certain label outweighs what a model thinks, in steps of quantisation; and how much a name is worth less that nobody
/// labelled.
const CERTAIN: i8 = 60;
const UNSEEN: i8 = 30;

/// Adds to `raw` what is known of its labels from outside: a form that was labelled nearly as often as it occurs is a name wherever it
/// stands (times and quantities were labelled by other rules than KLUE's), and what is no labelled form is none.
fn settle(raw: &mut [Seen], forms: &Forms) {
    let mut counts: HashMap<u64, u32> = HashMap::new();
    for (.., h) in raw.iter().flat_map(|s| &s.forms) {
        *counts.entry(*h).or_default() += 1;
    }
    for s in raw {
        let mut extra = vec![certain(0); s.ends.len()];
        for (first, last, h) in &s.forms {
            let sure = forms.table.get(h).is_some_and(|(_, n)| counts.get(h).is_some_and(|c| n * 10 >= c * 8));
            let kind = forms.kind(*h);
            for i in *first..*last {
                extra[i as usize] = match kind {
                    Some(kind) if sure && kind != "TI" && kind != "QT" => certain(code(kind, i != *first)),
                    // Any label may be right.
                    Some(_) => 0,
                    None => certain(0),
                };
            }
        }
        let mut features = Vec::with_capacity(s.features.len() + extra.len());
        let mut start = 0;
        for (end, extra) in s.ends.iter_mut().zip(extra) {
            features.extend_from_slice(&s.features[start..*end as usize]);
            features.push(extra);
            start = *end as usize;
            *end = features.len() as u32;
        }
        s.features = features;
    }
}

fn bytes(field: &Field, hashes: &[u64], forms: &Forms, gate: Option<(&gate::Gate, u64)>) -> Vec<u8> {
    let first = gate.is_none();
    let (keep, bits) = if first { (usize::MAX, 20) } else { (KEEP, BITS) };
    let mut entries: Vec<(u64, (u8, u32))> = forms.table.iter().map(|(h, f)| (*h, *f)).collect();
    entries.sort_unstable_by_key(|(h, (_, n))| (std::cmp::Reverse(*n), *h));
    let entries = entries.into_iter().map(|(h, (label, n))| (h, vec![label as i8, n.ilog2().min(2) as i8, 0, 0]));
    let (checks, table, lost) = rows::pack(entries, FORM_WIDTH, 15);
    eprintln!("{} forms, {lost} found no place", forms.table.len());
    let writer = ModelWriter::default().section("formchk", checks).section("forms", table);
    let writer = gate.map_or(writer.clone(), |(gate, always)| gate.write(writer, always));
    let certain = (0..LABELS.len() as u8).map(|label| {
        let mut row = vec![0i8; LABELS.len()];
        row[usize::from(label)] = if label == 0 { UNSEEN } else { CERTAIN };
        (certain(label), row)
    });
    let certain = if first { certain.collect() } else { Vec::new() };
    field.write(writer, &LABELS, hashes, certain, keep, bits, STEP).finish(model::fingerprint_of_korean())
}

/// The labels of the raw sentences, guessed by `first`.
fn guess(first: &Sequence, raw: &[Seen], forms: &Forms, texts: &[(usize, String)]) -> (Vec<Vec<u8>>, usize, usize) {
    let mut worker = sequence::Worker::default();
    let (mut known, mut all) = (0, 0);
    let labels = raw
        .iter()
        .zip(texts)
        .map(|(s, (_, text))| {
            let labels = decode(first, s, &mut worker);
            for (span, kind) in model::spans(&labels, first.labels(), |i| s.spans.get(i).copied()) {
                all += 1;
                let form = span.slice(text).map(korean::form_hash);
                known += usize::from(form.and_then(|h| forms.kind(h)).is_some_and(|k| k == kind));
            }
            labels
        })
        .collect();
    (labels, known, all)
}

/// Trains, scores by folds, writes.
pub(super) fn train(folder: &Path, corpora: &Path, only: Option<usize>) -> Result<(), Failure> {
    let gold = labelled(&files::read(&corpora.join("../gold/names/klue_ner.jsonl"))?)?;
    let forms = Forms::read(&files::read(&corpora.join("names/ko-entity-forms.tsv.xz"))?);
    let raw_text = files::read(&corpora.join("ko/klue-ner-raw-train.tsv.xz"))?;
    let raw: Vec<Labelled> =
        raw_text.lines().filter_map(|l| l.split_once('\t')).map(|(_, t)| Labelled { text: t.to_owned(), names: Vec::new() }).collect();
    let segmenter = Segmenter::new();
    let mut seen = Vec::new();
    let mut of = Vec::new();
    for (i, item) in gold.iter().enumerate() {
        see(&segmenter, &forms, item, 0, 1.0, &mut seen);
        of.resize(seen.len(), i);
    }
    // As the first model sees the raw sentences, and as the last one must see them: without what is known from themselves.
    let (mut full, mut spare, mut texts) = (Vec::new(), Vec::new(), Vec::new());
    for (i, item) in raw.iter().enumerate() {
        see(&segmenter, &forms, item, 0, GUESSED, &mut full);
        see(&segmenter, &forms, item, 1, GUESSED, &mut spare);
        texts.resize(full.len(), (i, item.text.clone()));
    }
    settle(&mut full, &forms);
    eprintln!("{} sentences with labels, {} without, {} forms", seen.len(), full.len(), forms.table.len());

    let mut first_tallies = BTreeMap::new();
    let mut tallies = BTreeMap::new();
    for fold in (0..FOLDS).filter(|f| only.is_none_or(|o| o == *f)) {
        let (train, test): (Vec<usize>, Vec<usize>) = (0..seen.len()).partition(|i| of[*i] % FOLDS != fold);
        let mut test: Vec<Seen> = test.iter().map(|i| seen[*i].clone()).collect();
        let (bytes, first) = both(&train.iter().map(|i| &seen[*i]).collect::<Vec<_>>(), &full, &mut spare, &forms, &texts)?;
        let bytes: &'static [u8] = Vec::leak(bytes);
        let last = Sequence::open(&ModelFile::open(bytes, model::fingerprint_of_korean())?)?;
        let mut here = BTreeMap::new();
        score(&first, &test.iter().collect::<Vec<_>>(), &KINDS, &mut first_tallies);
        score(&last, &test.iter().collect::<Vec<_>>(), &KINDS, &mut here);
        report("without the gate", &here);
        here.clear();
        shut(&Korean::open(bytes)?, &mut test);
        let test: Vec<&Seen> = test.iter().collect();
        tell_plain("held back", &test);
        score(&last, &test, &KINDS, &mut here);
        report("with the gate", &here);
        for (kind, t) in here {
            tallies.entry(kind).or_insert_with(Tally::default).add(t);
        }
        report("first", &first_tallies);
        report("last", &tallies);
    }
    if only.is_some() {
        return Ok(());
    }
    let (bytes, _) = both(&seen.iter().collect::<Vec<_>>(), &full, &mut spare, &forms, &texts)?;
    Korean::open(Vec::leak(bytes.clone()))?;
    let mut scores = toml::Table::new();
    scores.insert("klue_ner_folds".into(), toml::Value::Table(report("all", &tallies)));
    card::write(
        folder,
        FILES[0],
        &bytes,
        Card {
            what: "Sequence model of Korean names: persons, places, organisations, dates, times, quantities".into(),
            sources: vec![
                "KLUE-NER dev, a part (CC BY-SA 4.0)".into(),
                "raw sentences of KLUE-NER train and the forms of its names with fine labels (CC BY-SA 4.0)".into(),
            ],
            licence: "CC-BY-SA-4.0".into(),
            command: "cargo dev train names --corpora DIR".into(),
            seed: SEED,
            sha256: String::new(),
            bytes: 0,
            scores,
        },
    )
}

/// The last model's bytes, and the first model, from `gold` and the raw sentences.
fn both(
    gold: &[&Seen],
    full: &[Seen],
    spare: &mut [Seen],
    forms: &Forms,
    texts: &[(usize, String)],
) -> Result<(Vec<u8>, Sequence), Failure> {
    let (field, hashes) = fit(gold, LABELS.len(), 2, FIRST);
    let first = Sequence::open(&ModelFile::open(Vec::leak(bytes(&field, &hashes, forms, None)), model::fingerprint_of_korean())?)?;
    let (labels, known, all) = guess(&first, full, forms, texts);
    eprintln!("{known} of {all} guessed names are known with that kind");
    for (s, labels) in spare.iter_mut().zip(labels) {
        s.labels = labels;
    }
    let samples: Vec<&Seen> = gold.iter().copied().chain(spare.iter()).collect();
    let gate = gate::fit(&samples, 3);
    let (field, hashes) = fit(&samples, LABELS.len(), 3, LAST);
    Ok((bytes(&field, &hashes, forms, Some((&gate, always(&samples)))), first))
}

fn report(what: &str, tallies: &BTreeMap<&'static str, Tally>) -> toml::Table {
    let mut table = toml::Table::new();
    let mut three = Tally::default();
    for kind in ["PS", "LC", "OG"] {
        three.add(tallies.get(kind).copied().unwrap_or_default());
    }
    let macro_f1 = KINDS.iter().map(|k| tallies.get(k).copied().unwrap_or_default().f1()).sum::<f64>() / KINDS.len() as f64;
    let macro_three = ["PS", "LC", "OG"].iter().map(|k| tallies.get(k).copied().unwrap_or_default().f1()).sum::<f64>() / 3.0;
    for kind in KINDS {
        table.insert(kind.into(), percent(tallies.get(kind).copied().unwrap_or_default().f1()));
    }
    table.insert("macro_f1".into(), percent(macro_f1));
    table.insert("ps_lc_og_macro_f1".into(), percent(macro_three));
    table.insert("ps_lc_og_f1".into(), percent(three.f1()));
    eprintln!("{what}: {}", table.to_string().replace('\n', " "));
    table
}
