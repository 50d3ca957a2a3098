//! English names from WikiGold, WNUT17, re3d and GUM.

use std::collections::BTreeMap;
use std::path::Path;

use sosik_core::Span;
use sosik_extract::names::model::{self, English, FORM_WIDTH, english};
use sosik_linear::{ModelFile, ModelWriter, Sequence, hash, rows};
use sosik_segment::Segmenter;

use super::*;
use crate::files;

/// Of each kind the first position and the others; the order is that of the model.
const LABELS: [&str; 9] = ["O", "B-PS", "I-PS", "B-LC", "I-LC", "B-OG", "I-OG", "B-XX", "I-XX"];
/// `XX` is any other name: of a work, an event, a people.
const KINDS: [&str; 4] = ["PS", "LC", "OG", "XX"];

const PLAN: crf::Plan = crf::Plan { passes: 15, rate: 0.1, decay: 0.02, seed: SEED };
const STEP: f32 = 0.04;
const KEEP: usize = 70_000;
const BITS: u32 = 17;

/// A sentence of a corpus.
#[derive(Clone, Debug, Default)]
struct Item {
    corpus: &'static str,
    /// Which texts are held back together.
    group: usize,
    tokens: Vec<String>,
    /// First token, the one behind the last, kind.
    names: Vec<(usize, usize, &'static str)>,
    weight: f32,
}

/// Offices and forms of address that GUM and re3d count to the name.
const TITLES: [&str; 40] = [
    "President",
    "Mr.",
    "Mr",
    "Mrs.",
    "Mrs",
    "Ms.",
    "Ms",
    "Dr.",
    "Dr",
    "Prime",
    "Minister",
    "Senator",
    "Sen.",
    "Rep.",
    "King",
    "Queen",
    "Prince",
    "Princess",
    "Pope",
    "General",
    "Gen.",
    "Colonel",
    "Captain",
    "Judge",
    "Justice",
    "Chief",
    "Secretary",
    "Governor",
    "Mayor",
    "Professor",
    "Prof.",
    "Sir",
    "Lord",
    "Lady",
    "St.",
    "Saint",
    "Chancellor",
    "Sheikh",
    "Ambassador",
    "Foreign",
];

/// What the kinds of a corpus are here.
fn kind(label: &str) -> Option<&'static str> {
    Some(match label {
        "PER" | "person" | "Person" => "PS",
        "LOC" | "location" | "Location" | "place" => "LC",
        "ORG" | "corporation" | "group" | "Organisation" | "organization" => "OG",
        "MISC" | "product" | "creative-work" | "MilitaryPlatform" | "Nationality" => "XX",
        _ => return None,
    })
}

/// Sentences of a file of token and label a line; `groups` is how many sentences are held back together.
fn conll(corpus: &'static str, content: &str, weight: f32, groups: usize) -> Vec<Item> {
    let mut out = Vec::new();
    let mut item = Item { corpus, weight, ..Item::default() };
    let mut open: Option<(usize, String)> = None;
    for line in content.lines().chain([""]) {
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
                item.group = out.len() / groups;
                out.push(std::mem::replace(&mut item, Item { corpus, weight, ..Item::default() }));
            }
            continue;
        }
        item.tokens.push(token.to_owned());
    }
    out
}

fn capital(token: &str) -> bool {
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

/// The named entities of GUM: persons, places and organisations whose head is a proper noun, without what only describes them.
fn gum(corpus: &'static str, content: &str, weight: f32, genre: Option<&str>) -> Vec<Item> {
    let mut out: Vec<Item> = Vec::new();
    let (mut document, mut wanted) = (0, true);
    let mut item = Item { corpus, weight, ..Item::default() };
    let mut tags: Vec<String> = Vec::new();
    let mut heads: Vec<usize> = Vec::new();
    // Open entities: number, kind, first token.
    let mut open: Vec<(String, String, usize)> = Vec::new();
    let mut spans: Vec<(usize, usize, String)> = Vec::new();
    for line in content.lines().chain([""]) {
        if let Some(id) = line.strip_prefix("# newdoc id = ") {
            document += 1;
            wanted = genre.is_none_or(|g| id.contains(&format!("_{g}_")));
        }
        if line.is_empty() {
            let mut names = Vec::new();
            for (start, end, k) in &spans {
                let Some(kind) = kind(k) else { continue };
                // The head is the first word that hangs on one outside.
                let head = (*start..*end).find(|i| heads.get(*i).is_some_and(|h| !(*start..*end).contains(h))).unwrap_or(*start);
                if let Some((s, e)) = core(&item.tokens, &tags, *start, *end, head, kind) {
                    names.push((s, e, kind));
                }
            }
            // Of names inside each other the longer.
            names.sort_by_key(|(s, e, _)| (std::cmp::Reverse(e - s), *s));
            let mut kept: Vec<(usize, usize, &'static str)> = Vec::new();
            for n in names {
                if kept.iter().all(|k| n.1 <= k.0 || k.1 <= n.0) {
                    kept.push(n);
                }
            }
            kept.sort_unstable();
            item.names = kept;
            item.group = document;
            if !item.tokens.is_empty() && wanted {
                out.push(std::mem::take(&mut item));
            }
            item = Item { corpus, weight, ..Item::default() };
            tags.clear();
            heads.clear();
            spans.clear();
            continue;
        }
        let cells: Vec<&str> = line.split('\t').collect();
        if line.starts_with('#') || cells.len() < 10 || cells[0].contains(['-', '.']) {
            continue;
        }
        let at = item.tokens.len();
        item.tokens.push(cells[1].to_owned());
        // Peoples in the plural are no persons.
        tags.push(if cells[4] == "NNPS" { "NNPS" } else { cells[3] }.to_owned());
        heads.push(cells[6].parse::<usize>().map_or(usize::MAX, |h| h.wrapping_sub(1)));
        let Some(marks) = cells[9].split('|').find_map(|f| f.strip_prefix("Entity=")) else { continue };
        let mut rest = marks;
        while !rest.is_empty() {
            if let Some(begin) = rest.strip_prefix('(') {
                let stop = begin.find(['(', ')']).unwrap_or(begin.len());
                let fields: Vec<&str> = begin[..stop].split('-').collect();
                if let [number, kind, ..] = fields[..] {
                    open.push((number.to_owned(), kind.to_owned(), at));
                    if begin[stop..].starts_with(')') {
                        if let Some((_, kind, start)) = open.pop() {
                            spans.push((start, at + 1, kind));
                        }
                        rest = &begin[stop + 1..];
                        continue;
                    }
                }
                rest = &begin[stop..];
            } else {
                let stop = rest.find(')').map_or(rest.len(), |i| i + 1);
                let number = rest[..stop].trim_end_matches(')');
                if let Some(i) = open.iter().rposition(|o| o.0 == number) {
                    let (_, kind, start) = open.remove(i);
                    spans.push((start, at + 1, kind));
                }
                rest = &rest[stop..];
            }
        }
    }
    out
}

/// The name inside `start..end` around its head, if that is a proper noun.
fn core(tokens: &[String], tags: &[String], start: usize, end: usize, head: usize, kind: &str) -> Option<(usize, usize)> {
    let proper = |i: usize| tags.get(i).is_some_and(|t| t == "PROPN" || t == "NNPS" && kind != "PS");
    if head >= end || !proper(head) {
        return None;
    }
    let (mut s, mut e) = (head, head + 1);
    let joins =
        |i: usize| proper(i) || capital(&tokens[i]) && matches!(tags[i].as_str(), "ADJ" | "NOUN" | "NUM" | "VERB") && kind != "PS" && i > 0;
    while s > start && (joins(s - 1) || tokens[s - 1] == "-" && s > start + 1 && joins(s - 2)) {
        s -= 1;
    }
    loop {
        if e < end && (joins(e) || tokens[e] == "-" && e + 1 < end && joins(e + 1)) {
            e += 1;
        } else if kind != "PS"
            && e + 1 < end
            && matches!(tokens[e].as_str(), "of" | "for" | "and")
            && (joins(e + 1) || e + 2 < end && tokens[e + 1] == "the" && joins(e + 2))
        {
            e += 2;
        } else {
            break;
        }
    }
    while kind == "PS" && s + 1 < e && (TITLES.contains(&tokens[s].as_str()) || model::country(&tokens[s])) {
        s += 1;
    }
    Some((s, e))
}

/// The sentence as it would be printed, and where each token lies in it.
fn printed(tokens: &[String]) -> (String, Vec<(usize, usize)>) {
    let mut text = String::new();
    let mut places = Vec::new();
    let mut quoted = false;
    let mut glue = true;
    for token in tokens {
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
        if !glue && !closes && !token.is_empty() {
            text.push(' ');
        }
        glue = matches!(token.as_str(), "(" | "[" | "$" | "“" | "``" | "-LRB-" | "#") || token == "\"" && !quoted;
        if token == "\"" {
            quoted = !quoted;
        }
        let start = text.len();
        text.push_str(token);
        places.push((start, text.len()));
    }
    (text, places)
}

/// Words known from elsewhere: names of the census, with what they are used for and how frequent they are.
fn census() -> Vec<(u64, (u8, u8))> {
    let mut out = Vec::new();
    for line in include_str!("census.csv").lines().skip(1) {
        let mut cells = line.split(',');
        let (Some(name), Some(uses), Some(rank)) = (cells.next(), cells.next(), cells.next()) else { continue };
        let bits = uses.split('|').map(|u| match u {
            "male" => 1,
            "female" => 2,
            _ => 4,
        });
        out.push((hash(name), (bits.sum(), rank.parse().unwrap_or(0))));
    }
    out
}

fn code(kind: &str, inner: bool) -> u8 {
    let k = KINDS.iter().position(|x| *x == kind).unwrap_or(0);
    (1 + 2 * k + usize::from(inner)) as u8
}

fn see(segmenter: &Segmenter, known: &HashMap<u64, (u8, u8)>, item: &Item, out: &mut Vec<Seen>) {
    let (text, places) = printed(&item.tokens);
    let names: Vec<(Span, &str)> = item.names.iter().map(|(s, e, k)| (Span::of(places[*s].0..places[*e - 1].1), *k)).collect();
    let seg = segmenter.segment(&text);
    let mut positions = english::Positions::default();
    let mut here = Vec::new();
    for sentence in 0..seg.sentences.len() {
        model::english_positions(&text, &seg, sentence, &mut |h| known.get(&h).copied(), &mut positions);
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
        out.push(seen);
    }
}

fn bytes(field: &Field, hashes: &[u64], known: &[(u64, (u8, u8))]) -> Vec<u8> {
    let entries = known.iter().map(|(h, (label, tally))| (*h, vec![*label as i8, *tally as i8, 0, 0]));
    let (checks, table, lost) = rows::pack(entries, FORM_WIDTH, 15);
    eprintln!("{} words, {lost} found no place", known.len());
    let writer = ModelWriter::default().section("formchk", checks).section("forms", table);
    field.write(writer, &LABELS, hashes, Vec::new(), KEEP, BITS, STEP).finish(model::fingerprint())
}

/// Trains, scores by folds, writes.
pub(super) fn train(folder: &Path, corpora: &Path, only: Option<usize>) -> Result<(), Failure> {
    let read = |name: &str| files::read(&corpora.join(name));
    let mut items = conll("wikigold", &read("names/en-wikigold.conll.xz")?, 1.0, 12);
    items.extend(conll("wnut17", &read("names/en-wnut17.conll.xz")?, 0.3, 12));
    items.extend(cored(conll("re3d", &read("names/en-re3d.conll.xz")?, 0.4, 12)));
    let gum_train = read("en/gum-train.conllu.xz")?;
    let news = gum("gum news", &gum_train, 0.6, Some("news"));
    items.extend(gum("gum", &gum_train, 0.4, None).into_iter().filter(|i| !news.iter().any(|n| n.group == i.group)));
    items.extend(news);
    let segmenter = Segmenter::new();
    let words = census();
    let known: HashMap<u64, (u8, u8)> = words.iter().copied().collect();
    let mut seen: Vec<(&'static str, usize, Seen)> = Vec::new();
    for item in &items {
        let mut here = Vec::new();
        see(&segmenter, &known, item, &mut here);
        seen.extend(here.into_iter().map(|s| (item.corpus, item.group, s)));
    }
    eprintln!("{} sentences", seen.len());
    let mut tallies: BTreeMap<&'static str, BTreeMap<&'static str, Tally>> = BTreeMap::new();
    for fold in (0..FOLDS).filter(|f| only.is_none_or(|o| o == *f)) {
        let train: Vec<&Seen> = seen.iter().filter(|(_, group, _)| group % FOLDS != fold).map(|(.., s)| s).collect();
        let (field, hashes) = fit(&train, LABELS.len(), 2, PLAN);
        let model = Sequence::open(&ModelFile::open(Vec::leak(bytes(&field, &hashes, &words)), model::fingerprint())?)?;
        for corpus in ["wikigold", "wnut17", "re3d", "gum", "gum news"] {
            let test: Vec<&Seen> = seen.iter().filter(|(c, group, _)| *c == corpus && group % FOLDS == fold).map(|(.., s)| s).collect();
            tell_plain(corpus, &test);
            score(&model, &test, &KINDS, tallies.entry(corpus).or_default());
        }
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
    let all: Vec<&Seen> = seen.iter().map(|(.., s)| s).collect();
    let (field, hashes) = fit(&all, LABELS.len(), 2, PLAN);
    let bytes = bytes(&field, &hashes, &words);
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
