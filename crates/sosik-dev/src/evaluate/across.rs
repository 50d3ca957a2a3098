//! Participants across languages: who is named in a sentence and in its translation, and whether both readings know that it is the same.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::Value;
use sosik_core::{Document, Language, MentionForm, Offsets};
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
            out.insert(format!("claim {i} of {} {kind}", claims.len()), Party { span, country: None });
        }
    }
    let mut of_type: BTreeMap<String, usize> = BTreeMap::new();
    for event in list(&gold["events"]) {
        let kind = event["type"].as_str().unwrap_or_default().to_owned();
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
fn mentions(extractor: &Extractor, id: &str, text: &str) -> Result<Vec<((u64, u64), Known)>, Failure> {
    let analysis = extractor.analyse(&Document::new(id, text))?;
    let offsets = Offsets::new(text);
    let mut out = Vec::new();
    for actor in &analysis.actors {
        let known = Known { code: actor.code.map(String::from), key: actor.key.clone() };
        for m in actor.mentions.iter().filter(|m| m.form != MentionForm::Zero) {
            let (start, end) = offsets.code_points(m.span);
            out.push(((u64::from(start), u64::from(end)), known.clone()));
        }
    }
    Ok(out)
}

/// Who is meant at `span`: of the mentions that lie in it or hold it the one that it shares most with, the last of equals.
fn at(mentions: &[((u64, u64), Known)], span: (u64, u64)) -> Option<&Known> {
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

/// The shares of participants named in both languages that are found with one country, and of those with one key.
pub(super) fn score(set: &'static str, layer: &'static str, korean: &Path, answer: Answer) -> Result<Vec<Figure>, Failure> {
    let parse = |path: &Path| -> Result<Vec<Value>, Failure> { Ok(read(path)?.lines().map(serde_json::from_str).collect::<Result<_, _>>()?) };
    let english: BTreeMap<String, Value> =
        parse(&korean.with_file_name("news_en.jsonl"))?.into_iter().map(|v| (v["id"].to_string(), v)).collect();
    let extractor = Extractor::new();
    let (mut all, mut found, mut code, mut key, mut people, mut same_people) = (0usize, 0usize, 0usize, 0usize, 0usize, 0usize);
    for ko in parse(korean)? {
        let Some(en) = english.get(&ko["id"].to_string()) else { continue };
        let (here, there) = (parties(&ko), parties(en));
        let mut pairs: Vec<(&Party, &Party)> = here.iter().filter_map(|(slot, party)| Some((party, there.get(slot)?))).collect();
        pairs.sort_by_key(|(a, b)| (a.span, b.span));
        pairs.dedup_by_key(|(a, b)| (a.span, b.span));
        if pairs.is_empty() {
            continue;
        }
        let side = |gold: &Value, own: Language| -> Result<_, Failure> {
            let text = gold["text"].as_str().unwrap_or_default();
            match answer {
                Answer::Product => mentions(&extractor, own.code(), text),
                _ => Ok(Vec::new()),
            }
        };
        let (left, right) = (side(&ko, Language::Korean)?, side(en, Language::English)?);
        for (i, (a, b)) in pairs.iter().enumerate() {
            all += 1;
            let told = Known { code: a.country.clone(), key: i.to_string() };
            let (x, y) = match answer {
                Answer::Product => (at(&left, a.span).cloned(), at(&right, b.span).cloned()),
                Answer::Gold => (Some(told.clone()), Some(told)),
                Answer::Empty => (None, None),
            };
            if answer == Answer::Product && std::env::var_os("SOSIK_SHOW_MISSES").is_some() && (x.is_none() || x != y) {
                let cut = |v: &Value, s: (u64, u64)| -> String {
                    v["text"].as_str().unwrap_or_default().chars().skip(s.0 as usize).take((s.1 - s.0) as usize).collect()
                };
                eprintln!("{} = {}: {x:?} {y:?} {:?}", cut(&ko, a.span), cut(en, b.span), a.country);
            }
            let (Some(x), Some(y)) = (x, y) else { continue };
            found += 1;
            if x.code != y.code || a.country.as_ref().is_some_and(|c| x.code.as_ref() != Some(c)) {
                continue;
            }
            code += 1;
            key += usize::from(x.key == y.key);
            // Keys of gazetteers have a dot or three letters.
            let listed = |k: &Known| k.key.contains('.') && !k.key.starts_with("x.") || k.key.len() <= 4;
            if !listed(&x) && !listed(&y) {
                people += 1;
                same_people += usize::from(x.key == y.key);
            }
        }
    }
    let figure = |name: &str, n: usize, of: usize| Figure { set, layer, items: of, name: name.to_owned(), value: n as f64 / of.max(1) as f64 };
    Ok(vec![
        figure("found with one code", code, all),
        figure("found on both sides", found, all),
        figure("one key of those", key, code),
        figure("one key, unlisted", same_people, people),
    ])
}
