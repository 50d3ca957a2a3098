//! English names from WikiGold, WNUT17, re3d, GUM and news sentences of our own.

use std::collections::BTreeMap;
use std::path::Path;

use sosik_core::Span;
use sosik_extract::names::model::{self, English, FORM_WIDTH, context::Context, english};
use sosik_linear::{ModelFile, ModelWriter, Sequence, rows};
use sosik_segment::{Segmentation, Segmenter};

use super::gum::{TITLES, gum};
use super::*;
use crate::files;

/// Of each kind the first position and the others; the order is that of the model.
const LABELS: [&str; 9] = ["O", "B-PS", "I-PS", "B-LC", "I-LC", "B-OG", "I-OG", "B-XX", "I-XX"];
/// `XX` is any other name: of a work, an event, a people.
const KINDS: [&str; 4] = ["PS", "LC", "OG", "XX"];

const PLAN: crf::Plan = crf::Plan { passes: 15, rate: 0.04, decay: 0.03, unseen: 30, seed: SEED };
/// Sentences of a stretch.
const TOGETHER: usize = 12;
const STEP: f32 = 0.04;
const KEEP: usize = 70_000;
const BITS: u32 = 17;
const WORD_BITS: u32 = 15;

/// A sentence of a corpus.
#[derive(Clone, Debug, Default)]
pub(super) struct Item {
    pub(super) corpus: &'static str,
    /// The document, and the stretch of a dozen sentences: what is held back together.
    pub(super) document: usize,
    pub(super) stretch: usize,
    pub(super) tokens: Vec<String>,
    /// Tokens without a space behind them, where the corpus tells.
    pub(super) glued: Vec<bool>,
    /// First token, the one behind the last, kind.
    pub(super) names: Vec<(usize, usize, &'static str)>,
    pub(super) weight: f32,
}

/// What the kinds of a corpus are here.
pub(super) fn kind(label: &str) -> Option<&'static str> {
    Some(match label {
        "PER" | "person" | "Person" => "PS",
        "LOC" | "location" | "Location" | "place" => "LC",
        "ORG" | "corporation" | "group" | "Organisation" | "organization" => "OG",
        "MISC" | "product" | "creative-work" | "MilitaryPlatform" | "Nationality" => "XX",
        _ => return None,
    })
}

/// Sentences of a file of token and label a line.
fn conll(corpus: &'static str, content: &str, weight: f32) -> Vec<Item> {
    let mut out = Vec::new();
    let mut item = Item { corpus, weight, ..Item::default() };
    let mut open: Option<(usize, String)> = None;
    let mut document = 0;
    for line in content.lines().chain([""]) {
        if line.starts_with("-DOCSTART-") {
            document += 1;
            continue;
        }
        let mut cells = line.split(['\t', ' ']);
        let (token, label) = (cells.next().unwrap_or_default(), cells.next_back().unwrap_or("O"));
        let (mark, name) = label.split_once('-').unwrap_or(("O", ""));
        let at = item.tokens.len();
        if let Some((start, k)) = open.take() {
            if mark == "I" && name == k && !token.is_empty() {
                open = Some((start, k));
            } else if let Some(kind) = kind(&k) {
                item.names.push((start, at, kind));
            }
        }
        if open.is_none() && mark != "O" && !token.is_empty() {
            open = Some((at, name.to_owned()));
        }
        if token.is_empty() {
            if !item.tokens.is_empty() {
                item.stretch = out.len() / TOGETHER;
                // Of corpora that mark no documents a stretch has to do.
                item.document = if document > 0 { document } else { item.stretch };
                out.push(std::mem::replace(&mut item, Item { corpus, weight, ..Item::default() }));
            }
            continue;
        }
        item.tokens.push(token.to_owned());
    }
    out
}

pub(super) fn capital(token: &str) -> bool {
    token.starts_with(char::is_uppercase)
}

/// re3d marks whole phrases; of them the name is taken, and sentences where that is not plain are left out.
fn cored(mut items: Vec<Item>) -> Vec<Item> {
    items.retain_mut(|item| {
        let mut plain = true;
        let mut names = Vec::new();
        for (mut start, mut end, kind) in item.names.drain(..) {
            let t = &item.tokens;
            while start < end
                && (!capital(&t[start])
                    || matches!(t[start].as_str(), "The" | "This" | "A")
                    || kind == "PS" && TITLES.contains(&t[start].as_str()))
            {
                start += 1;
            }
            while start < end && !capital(&t[end - 1]) {
                end -= 1;
            }
            if start == end {
                continue;
            }
            plain &= t[start..end].iter().all(|x| capital(x) || matches!(x.as_str(), "of" | "the" | "and" | "for" | "al" | "-" | "."));
            if kind == "PS" && end - start > 3 {
                plain = false;
            }
            names.push((start, end, kind));
        }
        item.names = names;
        plain
    });
    items
}

/// The sentence as it would be printed, and where each token lies in it.
fn printed(item: &Item) -> (String, Vec<(usize, usize)>) {
    let tokens = &item.tokens;
    let mut text = String::new();
    let mut places = Vec::new();
    let mut quoted = false;
    let mut glue = true;
    for (i, token) in tokens.iter().enumerate() {
        let closes = matches!(
            token.as_str(),
            "," | "."
                | ";"
                | ":"
                | "!"
                | "?"
                | ")"
                | "]"
                | "%"
                | "n't"
                | "'s"
                | "’s"
                | "'re"
                | "'m"
                | "'ll"
                | "'ve"
                | "'d"
                | "'"
                | "’"
                | "''"
                | "-RRB-"
                | "”"
        ) || token == "\"" && quoted;
        if !glue && (!closes || !item.glued.is_empty()) && !token.is_empty() {
            text.push(' ');
        }
        glue = matches!(token.as_str(), "(" | "[" | "$" | "“" | "``" | "-LRB-" | "#") || token == "\"" && !quoted;
        if token == "\"" {
            quoted = !quoted;
        }
        let start = text.len();
        text.push_str(token);
        places.push((start, text.len()));
        if let Some(known) = item.glued.get(i) {
            glue = *known;
        }
    }
    (text, places)
}

fn code(kind: &str, inner: bool) -> u8 {
    let k = KINDS.iter().position(|x| *x == kind).unwrap_or(0);
    (1 + 2 * k + usize::from(inner)) as u8
}

/// A text of a corpus with its segmentation, and the number of its first token in its document.
struct Text<'i> {
    item: &'i Item,
    text: String,
    places: Vec<(usize, usize)>,
    seg: Segmentation,
    origin: u32,
}

/// What the model sees of the sentences of one document.
fn see<'i>(segmenter: &Segmenter, known: &BTreeMap<u64, english::Known>, items: &'i [Item], out: &mut Vec<(&'i Item, Seen)>) {
    let mut look_up = |h| known.get(&h).copied();
    let (mut context, mut origin) = (Context::default(), 0);
    let mut texts = Vec::new();
    for item in items {
        let (text, places) = printed(item);
        let seg = segmenter.segment(&text);
        model::english_context(&text, &seg, origin, &mut look_up, &mut context);
        let tokens = seg.tokens.len() as u32;
        texts.push(Text { item, text, places, seg, origin });
        origin += tokens;
    }
    let mut positions = english::Positions::default();
    let mut here = Vec::new();
    for Text { item, text, places, seg, origin } in texts {
        let names: Vec<(Span, &str)> = item.names.iter().map(|(s, e, k)| (Span::of(places[*s].0..places[*e - 1].1), *k)).collect();
        for sentence in 0..seg.sentences.len() {
            model::english_positions(&text, &seg, sentence, (&context, origin), &mut look_up, &mut positions);
            let mut seen = Seen { weight: item.weight, ..Seen::default() };
            for i in 0..positions.len() {
                positions.features(i, &mut here);
                seen.features.extend_from_slice(&here);
                seen.ends.push(seen.features.len() as u32);
                seen.plain.push(positions.plain(i));
                let (start, end) = positions.span(i).unwrap_or_default();
                seen.spans.push((start, end));
                let name = names.iter().find(|(s, _)| s.start() < end && start < s.end());
                let begun = |s: &Span| i > 0 && positions.span(i - 1).is_some_and(|(_, e)| e > s.start());
                seen.labels.push(name.map_or(0, |(s, kind)| code(kind, begun(s))));
            }
            out.push((item, seen));
        }
    }
}

fn bytes(field: &Field, hashes: &[u64], known: &BTreeMap<u64, english::Known>) -> Vec<u8> {
    let entries = known.iter().map(|(h, row)| (*h, row.iter().map(|b| *b as i8).collect()));
    let (checks, table, lost) = rows::pack(entries, FORM_WIDTH, WORD_BITS);
    eprintln!("{} words, {lost} found no place", known.len());
    let writer = ModelWriter::default().section("formchk", checks).section("forms", table);
    field.write(writer, &LABELS, hashes, Vec::new(), KEEP, BITS, STEP).finish(model::fingerprint_of_english())
}

/// Trains, scores by folds, writes.
pub(super) fn train(folder: &Path, corpora: &Path, only: Option<usize>) -> Result<(), Failure> {
    let read = |name: &str| files::read(&corpora.join(name));
    let mut items = conll("wikigold", &read("names/en-wikigold.conll.xz")?, 1.0);
    items.extend(conll("wnut17", &read("names/en-wnut17.conll.xz")?, 0.3));
    items.extend(cored(conll("re3d", &read("names/en-re3d.conll.xz")?, 0.4)));
    let gum_train = read("en/gum-train.conllu.xz")?;
    let news = gum("gum news", &gum_train, 0.6, Some("news"));
    items.extend(gum("gum", &gum_train, 0.4, None).into_iter().filter(|i| !news.iter().any(|n| n.document == i.document)));
    items.extend(news);
    items.extend(own::sentences("own", 0.6)?);
    let segmenter = Segmenter::new();
    let known = known::known();
    let mut seen: Vec<(&Item, Seen)> = Vec::new();
    // Tweets and sentences of our own are documents by themselves.
    let alone = |item: &Item| matches!(item.corpus, "wnut17" | "own");
    for document in items.chunk_by(|a, b| !alone(a) && (a.corpus, a.document) == (b.corpus, b.document)) {
        see(&segmenter, &known, document, &mut seen);
    }
    eprintln!("{} sentences", seen.len());
    let mut tallies: BTreeMap<String, BTreeMap<&'static str, Tally>> = BTreeMap::new();
    let mut hold = |fold: usize, group: fn(&Item) -> usize, corpora: &[&str], how: &str| -> Result<(), Failure> {
        let train: Vec<&Seen> = seen.iter().filter(|(item, _)| group(item) % FOLDS != fold).map(|(_, s)| s).collect();
        let (field, hashes) = fit(&train, LABELS.len(), 2, PLAN);
        let model = Sequence::open(&ModelFile::open(Vec::leak(bytes(&field, &hashes, &known)), model::fingerprint_of_english())?)?;
        for corpus in corpora {
            let test: Vec<&Seen> =
                seen.iter().filter(|(item, _)| item.corpus == *corpus && group(item) % FOLDS == fold).map(|(_, s)| s).collect();
            tell_plain(corpus, &test);
            score(&model, &test, &KINDS, tallies.entry(format!("{corpus}{how}")).or_default());
        }
        Ok(())
    };
    for fold in (0..FOLDS).filter(|f| only.is_none_or(|o| o == *f)) {
        hold(fold, |item| item.document, &["wikigold", "wnut17", "re3d", "gum", "gum news", "own"], " documents")?;
        // Articles of WikiGold are short, so that other work splits them: then names of an article stand on both sides.
        hold(fold, |item| item.stretch, &["wikigold"], "")?;
    }
    let mut scores = toml::Table::new();
    for (corpus, by) in &tallies {
        let mut table = toml::Table::new();
        let mut three = Tally::default();
        for kind in ["PS", "LC", "OG"] {
            three.add(by.get(kind).copied().unwrap_or_default());
            table.insert(kind.into(), percent(by.get(kind).copied().unwrap_or_default().f1()));
        }
        table.insert("f1".into(), percent(three.f1()));
        eprintln!("{corpus}: {}", table.to_string().replace('\n', " "));
        scores.insert(format!("{}_folds", corpus.replace(' ', "_")), toml::Value::Table(table));
    }
    if only.is_some() {
        return Ok(());
    }
    let all: Vec<&Seen> = seen.iter().map(|(_, s)| s).collect();
    let (field, hashes) = fit(&all, LABELS.len(), 2, PLAN);
    let bytes = bytes(&field, &hashes, &known);
    English::open(Vec::leak(bytes.clone()))?;
    card::write(
        folder,
        FILES[1],
        &bytes,
        Card {
            what: "Sequence model of English names: persons, places, organisations, other names".into(),
            sources: vec![
                "WikiGold (CC BY 4.0)".into(),
                "WNUT 2017 train and dev (CC BY 4.0)".into(),
                "re3d without BBC Online (public domain, OGL v3, EC reuse, CC BY 3.0 AU, CC BY-SA 3.0 by source)".into(),
                "UD English GUM train without essay, fiction, letter, podcast, whow (annotations CC BY 4.0; texts CC BY, CC BY-SA, public domain)".into(),
                "plain news sentences of our own (MIT OR Apache-2.0)".into(),
                "names of the US Census 1990 (public domain)".into(),
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
