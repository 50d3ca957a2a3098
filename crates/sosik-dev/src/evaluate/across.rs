//! Participants across languages: who is named in a sentence and in its translation, and whether both readings know that it is the same.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::Value;
use sosik_core::{Actor, Document, Language, MentionForm, Offsets};
use sosik_extract::Extractor;

use super::{Answer, Figure};
use crate::Failure;
use crate::files::read;

/// A participant that the gold marks: its span in code points and its country, where the gold tells one.
#[derive(Clone, Debug)]
struct Party {
    span: (u64, u64),
    country: Option<String>,
}

/// A participant of a reading, by its span in code points.
type Mention = ((u64, u64), Known);

/// What a reading knows of a participant.
#[derive(Clone, Debug, PartialEq)]
struct Known {
    code: Option<String>,
    key: String,
}

/// Participants by their place in the annotation, which is the same in both languages: the third actor of the second ASSAULT.
fn parties(gold: &Value) -> BTreeMap<String, Party> {
    let list = |v: &Value| v.as_array().cloned().unwrap_or_default();
    let span = |v: &Value| Some((v["start"].as_u64()?, v["end"].as_u64()?));
    let mut out = BTreeMap::new();
    let claims = list(&gold["claims"]);
    for (i, claim) in claims.iter().enumerate() {
        let kind = claim["source_kind"].as_str().unwrap_or_default();
        if let Some(span) = span(&claim["source"]).filter(|_| matches!(kind, "named" | "role" | "outlet")) {
            // Of sentences whose claims were counted differently none stands for another.
            out.insert(format!("claim {i} of {} {kind} {}", claims.len(), claim["act"]), Party { span, country: None });
        }
    }
    let mut of_type: BTreeMap<String, usize> = BTreeMap::new();
    let events = list(&gold["events"]);
    for event in &events {
        let alike = events.iter().filter(|e| e["type"] == event["type"]).count();
        let kind = format!("{} of {alike}", event["type"]);
        let nth = of_type.entry(kind.clone()).or_default();
        *nth += 1;
        for side in ["actors", "recipients"] {
            let mut alike: BTreeMap<String, usize> = BTreeMap::new();
            for party in list(&event[side]) {
                let Some(span) = span(&party["span"]) else { continue };
                let of = format!("{} {}", party["country"], party["sector"]);
                let k = alike.entry(of.clone()).or_default();
                *k += 1;
                let country = party["country"].as_str().map(str::to_owned);
                out.insert(format!("{kind} {nth} {side} {of} {k}"), Party { span, country });
            }
        }
    }
    out
}

/// The participants of a text by their spans in code points.
fn mentions(extractor: &Extractor, id: &str, text: &str) -> Result<Vec<Mention>, Failure> {
    let analysis = extractor.analyse(&Document::new(id, text))?;
    let offsets = Offsets::new(text);
    let mut out = Vec::new();
    let known = |actor: &Actor| Known { code: actor.code.map(String::from), key: actor.key.clone() };
    // Who says and who acts is what the gold marks; all others are known by their mentions.
    let sources = analysis.claims.iter().map(|c| (c.source.span(), c.source.actor()));
    let parties = analysis.events.iter().flat_map(|e| e.actors.iter().chain(&e.recipients)).map(|p| (Some(p.span), p.actor));
    for (span, actor) in sources.chain(parties) {
        let Some((span, actor)) = span.zip(actor.and_then(|id| analysis.actors.get(id.index()))) else { continue };
        let (start, end) = offsets.code_points(span);
        out.push(((u64::from(start), u64::from(end)), known(actor)));
    }
    for actor in &analysis.actors {
        let known = known(actor);
        for m in actor.mentions.iter().filter(|m| m.form != MentionForm::Zero) {
            let (start, end) = offsets.code_points(m.span);
            out.push(((u64::from(start), u64::from(end)), known.clone()));
        }
    }
    Ok(out)
}

/// Who is meant at `span`: of the mentions that lie in it or hold it the one that it shares most with, the last of equals.
fn at(mentions: &[Mention], span: (u64, u64)) -> Option<&Known> {
    let mut best: Option<(u64, &Known)> = None;
    for ((start, end), known) in mentions {
        let shared = span.1.min(*end).saturating_sub(span.0.max(*start));
        let whole = span.1.max(*end) - span.0.min(*start);
        if shared == 0 || shared != (end - start).min(span.1 - span.0) {
            continue;
        }
        let score = shared * 1_000_000 / whole.max(1);
        if best.is_none_or(|(b, _)| score >= b) {
            best = Some((score, known));
        }
    }
    best.map(|(_, known)| known)
}

/// Words that name nobody, in either language; the gold has the participants that they stand for as well.
const PRONOUNS: [&str; 26] = [
    "he",
    "she",
    "it",
    "they",
    "we",
    "i",
    "you",
    "his",
    "her",
    "its",
    "their",
    "our",
    "him",
    "them",
    "us",
    "who",
    "그",
    "그녀",
    "자신",
    "이들",
    "그들",
    "우리",
    "나",
    "저",
    "본인",
    "두 사람",
];

/// Sentences of one passage, read as one document.
#[derive(Debug, Default)]
struct Passage {
    korean: String,
    english: String,
    pairs: Vec<(Party, Party)>,
}

/// The passages of the two sides, with the participants that both name.
fn passages(korean: &Path) -> Result<Vec<Passage>, Failure> {
    let parse =
        |path: &Path| -> Result<Vec<Value>, Failure> { Ok(read(path)?.lines().map(serde_json::from_str).collect::<Result<_, _>>()?) };
    let english: BTreeMap<String, Value> =
        parse(&korean.with_file_name("news_en.jsonl"))?.into_iter().map(|v| (v["id"].to_string(), v)).collect();
    let mut all: BTreeMap<String, Passage> = BTreeMap::new();
    for ko in parse(korean)? {
        let Some(en) = english.get(&ko["id"].to_string()) else { continue };
        let passage = all.entry(ko["passage"].to_string()).or_default();
        let place = |text: &mut String, sentence: &Value| {
            if !text.is_empty() {
                text.push('\n');
            }
            let at = text.chars().count() as u64;
            text.push_str(sentence["text"].as_str().unwrap_or_default());
            at
        };
        let (from, there) = (place(&mut passage.korean, &ko), place(&mut passage.english, en));
        let shifted = |party: &Party, by: u64| Party { span: (party.span.0 + by, party.span.1 + by), country: party.country.clone() };
        let spoken = |value: &Value, party: &Party| {
            let (start, end) = (party.span.0 as usize, party.span.1 as usize);
            let words: String = value["text"].as_str().unwrap_or_default().chars().skip(start).take(end - start).collect();
            PRONOUNS.contains(&words.to_lowercase().as_str())
        };
        let others = parties(en);
        let named = |a: &&(String, Party), b: &Party| !spoken(&ko, &a.1) && !spoken(en, b);
        let own: Vec<(String, Party)> = parties(&ko).into_iter().collect();
        let mut pairs: Vec<(Party, Party)> = (own.iter())
            .filter_map(|a| others.get(&a.0).filter(|b| named(&a, b)).map(|b| (shifted(&a.1, from), shifted(b, there))))
            .collect();
        pairs.sort_by_key(|(a, b)| (a.span, b.span));
        pairs.dedup_by_key(|(a, b)| (a.span, b.span));
        passage.pairs.append(&mut pairs);
    }
    Ok(all.into_values().filter(|p| !p.pairs.is_empty()).collect())
}

/// The shares of participants named in both languages that are found with one country, and of those with one key.
pub(super) fn score(set: &'static str, layer: &'static str, korean: &Path, answer: Answer) -> Result<Vec<Figure>, Failure> {
    let extractor = Extractor::new();
    let show = std::env::var_os("SOSIK_SHOW_MISSES").is_some();
    let (mut all, mut found, mut code, mut right, mut key, mut people, mut same_people) = (0, 0, 0, 0, 0, 0, 0);
    for passage in passages(korean)? {
        let side = |text: &str, own: Language| match answer {
            Answer::Product => mentions(&extractor, own.code(), text),
            _ => Ok(Vec::new()),
        };
        let (left, right_side) = (side(&passage.korean, Language::Korean)?, side(&passage.english, Language::English)?);
        for (i, (a, b)) in passage.pairs.iter().enumerate() {
            all += 1;
            let told = Known { code: a.country.clone(), key: i.to_string() };
            let (x, y) = match answer {
                Answer::Product => (at(&left, a.span).cloned(), at(&right_side, b.span).cloned()),
                Answer::Gold => (Some(told.clone()), Some(told)),
                Answer::Empty => (None, None),
            };
            if show && answer == Answer::Product && (x.is_none() || x != y) {
                let cut = |text: &str, s: (u64, u64)| text.chars().skip(s.0 as usize).take((s.1 - s.0) as usize).collect::<String>();
                eprintln!("{} = {}: {x:?} {y:?} {:?}", cut(&passage.korean, a.span), cut(&passage.english, b.span), a.country);
            }
            let (Some(x), Some(y)) = (x, y) else { continue };
            found += 1;
            if x.code != y.code {
                continue;
            }
            code += 1;
            right += usize::from(a.country.as_ref().is_none_or(|c| x.code.as_ref() == Some(c)));
            key += usize::from(x.key == y.key);
            let listed = |k: &Known| k.key.contains('.') && !k.key.starts_with("x.") && !k.key.starts_with("person.") || k.key.len() <= 4;
            if !listed(&x) && !listed(&y) {
                people += 1;
                same_people += usize::from(x.key == y.key);
            }
        }
    }
    let figure =
        |name: &str, n: usize, of: usize| Figure { set, layer, items: of, name: name.to_owned(), value: n as f64 / of.max(1) as f64 };
    Ok(vec![
        figure("found with one code", code, all),
        figure("and that of the gold", right, all),
        figure("found on both sides", found, all),
        figure("one key of those", key, code),
        figure("one key, unlisted", same_people, people),
    ])
}
