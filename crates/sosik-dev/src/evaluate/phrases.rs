//! Country and sector of the parties of the PLOVER gold standard records, each phrase by itself.

use serde_json::Value;
use sosik_extract::actors::code_actor;

use super::{Answer, Figure};
use crate::Failure;

/// Codes of the gold that say the same: misprints, and organisations that it files under one code.
fn same(gold: &str, found: &str) -> bool {
    gold == found || gold == "JAP" && found == "JPN" || gold == "IGO" && matches!(found, "UNO" | "EUR" | "IGO" | "NGO")
}

/// The shares of phrases with the right country, sector and both.
pub(super) fn score(set: &'static str, layer: &'static str, content: &str, answer: Answer) -> Result<Vec<Figure>, Failure> {
    let records: Vec<Value> = serde_json::from_str(content)?;
    let (mut all, mut country, mut sector, mut both) = (0usize, 0usize, 0usize, 0usize);
    for party in records.iter().flat_map(|r| ["source", "target"].map(|side| &r[side])).filter_map(Value::as_array).flatten() {
        let (Some(text), Some(code)) = (party["actorText"].as_str(), party["code"].as_str()) else { continue };
        // Ethnic groups follow the sector in the records of 0.5b1.
        let wanted = party["sector"].as_str().map(|s| s.get(..3).unwrap_or(s)).map(|s| if s == "CIV" { "CVL" } else { s });
        let (found_code, found_sector) = match answer {
            Answer::Product => {
                let found = code_actor(text);
                (found.code.map(String::from).unwrap_or_default(), found.sectors.first().map(|s| s.as_str().to_owned()))
            }
            Answer::Gold => (code.to_owned(), wanted.map(str::to_owned)),
            Answer::Empty => (String::new(), Some(String::new())),
        };
        let (c, s) = (same(code, &found_code), wanted == found_sector.as_deref());
        if answer == Answer::Product && !(c && s) && std::env::var_os("SOSIK_SHOW_MISSES").is_some() {
            eprintln!("{text}: {code} {} but {found_code} {}", wanted.unwrap_or("-"), found_sector.as_deref().unwrap_or("-"));
        }
        (all, country, sector, both) = (all + 1, country + usize::from(c), sector + usize::from(s), both + usize::from(c && s));
    }
    let figure = |name: &str, n: usize| Figure { set, layer, items: all, name: name.to_owned(), value: n as f64 / all.max(1) as f64 };
    Ok(vec![figure("both", both), figure("country", country), figure("sector", sector)])
}
