//! The three answers that are scored: what the product reads, the gold as a record, and nothing.

use serde_json::{Value, json};
use sosik_core::{Document, Offsets};
use sosik_extract::{Convention, Extractor, Only, Prefer};
use sosik_segment::{Normalized, Segmenter};

use super::sets::{Item, Kind};
use crate::Failure;

/// The product.
pub(super) struct Oracle {
    extractor: Extractor,
    times: Extractor,
    diary: Extractor,
    recognizers: Extractor,
    quantities: Extractor,
    segmenter: Segmenter,
}

impl Oracle {
    pub(super) fn new() -> Self {
        Self {
            extractor: Extractor::new(),
            times: Extractor::new().only(Only::Times),
            // Duckling's facts are requests to an assistant, whose dates are to come.
            diary: Extractor::new().only(Only::Times).prefer(Prefer::Future),
            recognizers: Extractor::new().only(Only::Times).convention(Convention::Recognizers),
            quantities: Extractor::new().only(Only::Quantities),
            segmenter: Segmenter::new(),
        }
    }

    /// The record of `document`, or its segments for the sets that score those.
    pub(super) fn read(&self, kind: Kind, document: &Document) -> String {
        match kind {
            Kind::Sentences | Kind::Morphemes(_) => self.segments(document),
            Kind::Times | Kind::Spans("times", _) => self.times.line(document).to_json(),
            Kind::Recognizers => self.recognizers.line(document).to_json(),
            Kind::Facts => self.diary.line(document).to_json(),
            Kind::Quantities | Kind::Spans("quantities", _) => self.quantities.line(document).to_json(),
            _ => self.extractor.line(document).to_json(),
        }
    }

    fn segments(&self, document: &Document) -> String {
        let normalized = Normalized::new(&document.text);
        let segmentation = self.segmenter.segment(normalized.text());
        let offsets = Offsets::new(&document.text);
        let points = |span| offsets.code_points(normalized.original(span));
        let sentences: Vec<Value> = (segmentation.sentences.iter())
            .map(|s| {
                let tokens: Vec<Value> = (segmentation.tokens_of(s).iter())
                    .map(|t| {
                        let morphemes: Vec<Value> = (segmentation.morphemes_of(t).iter())
                            .map(|m| {
                                let (start, end) = points(m.span);
                                json!({"form": m.form, "tag": format!("{:?}", m.tag), "start": start, "end": end})
                            })
                            .collect();
                        let (start, end) = points(t.span);
                        json!({"start": start, "end": end, "morphemes": morphemes})
                    })
                    .collect();
                let (start, end) = points(s.span);
                json!({"start": start, "end": end, "tokens": tokens})
            })
            .collect();
        json!({"id": document.id, "sentences": sentences}).to_string()
    }
}

/// A record in which nothing was found.
pub(super) fn empty(id: &str) -> String {
    blank(id).to_string()
}

fn blank(id: &str) -> Value {
    json!({"id": id, "sentences": [], "entities": [], "times": [], "quantities": [], "places": [], "actors": [], "claims": [], "events": []})
}

/// The gold of `item` in the form of a record, which must get full marks.
pub(super) fn as_record(kind: Kind, item: &Item) -> Result<String, Failure> {
    let gold = &item.gold;
    let mut record = blank(&item.document.id);
    match kind {
        Kind::Sentences => {
            let mut at = 0;
            let sentences: Vec<Value> = list(gold)
                .iter()
                .map(|s| {
                    let start = at;
                    at += s.as_str().map_or(0, |s| s.chars().count());
                    json!({"start": start, "end": at, "tokens": []})
                })
                .collect();
            record["sentences"] = json!(sentences);
        }
        Kind::Morphemes(_) => {
            record["sentences"] = json!([{"start": 0, "end": item.document.text.chars().count(), "tokens": tokens(item)}])
        }
        Kind::Times | Kind::Recognizers => record["times"] = gold["timexes"].clone(),
        Kind::Facts => {
            let expected = &gold["expected"];
            let value = expected["value"].as_str().or(expected["begin"].as_str());
            record["times"] = json!([{"start": 0, "end": 1, "type": "DATE", "value": value}]);
        }
        Kind::Quantities => {
            let quantities: Vec<Value> = list(&gold["quantities"])
                .iter()
                .map(|q| {
                    let mut q = q.clone();
                    q["noun"] = if q["noun"].is_null() { Value::Null } else { json!({"text": q["noun"]}) };
                    q
                })
                .collect();
            record["quantities"] = json!(quantities);
        }
        Kind::Spans(layer, labels) => record[layer] = json!(spans(item, labels)),
        Kind::News => news(gold, &mut record),
        Kind::Attributions => {
            let claims: Vec<Value> = list(&gold["attributions"]).iter().map(attribution).collect();
            record["claims"] = json!(claims);
        }
        Kind::Factuality | Kind::Parallel => {}
        Kind::Gsr | Kind::Phrases => gsr(gold, &mut record),
        Kind::Seed => seed(gold, &mut record),
        // These are read and scored elsewhere, without records.
        Kind::Across | Kind::Coreference => {}
    }
    Ok(record.to_string())
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}

/// Morphemes of a treebank; each stands where its word does.
fn tokens(item: &Item) -> Vec<Value> {
    let text: Vec<char> = item.document.text.chars().collect();
    let mut at = 0;
    list(&item.gold["words"])
        .iter()
        .map(|word| {
            let form: Vec<char> = word[0].as_str().unwrap_or_default().chars().collect();
            while at < text.len() && !text[at..].starts_with(&form) {
                at += 1;
            }
            let (start, end) = (at, at + form.len());
            at = end;
            let morphemes: Vec<Value> = (list(&word[1]).iter().zip(list(&word[2])))
                .map(|(form, tag)| json!({"form": form, "tag": tag, "start": start, "end": end}))
                .collect();
            json!({"start": start, "end": end, "morphemes": morphemes})
        })
        .collect()
}

/// Labelled spans; dates that KLUE cuts in two are joined as the scorer joins them.
fn spans(item: &Item, labels: &str) -> Vec<Value> {
    let text: Vec<char> = item.document.text.chars().collect();
    let gold = if item.gold["spans"].is_array() { &item.gold["spans"] } else { &item.gold["entities"] };
    let mut out: Vec<(usize, usize, String)> = Vec::new();
    let mut sorted: Vec<_> = list(gold)
        .iter()
        .filter_map(|s| Some((s["start"].as_u64()? as usize, s["end"].as_u64()? as usize, s["label"].as_str()?.to_owned())))
        .filter(|(.., label)| labels.split(',').any(|l| l == label))
        .collect();
    sorted.sort();
    for (start, end, label) in sorted {
        match out.last_mut() {
            Some(last) if labels == "DT,TI" && text.get(last.1..start).is_some_and(|gap| gap.iter().all(|c| c.is_whitespace())) => {
                last.1 = end
            }
            _ => out.push((start, end, label)),
        }
    }
    let name = |label: &str| match label {
        "PS" => "person".to_owned(),
        "LC" => "place".to_owned(),
        "OG" => "organisation".to_owned(),
        other => other.to_owned(),
    };
    out.into_iter()
        .map(|(start, end, label)| json!({"start": start, "end": end, "label": name(&label), "type": "DATE", "value": ""}))
        .collect()
}

/// Adds `value` to the list called `name` and returns its position, or null for null.
fn add(record: &mut Value, name: &str, value: Value) -> Value {
    if value.is_null() {
        return Value::Null;
    }
    let entries = record[name].as_array_mut().map(|a| {
        a.push(value);
        a.len() - 1
    });
    json!(entries)
}

fn news(gold: &Value, record: &mut Value) {
    for (id, claim) in list(&gold["claims"]).iter().enumerate() {
        let mut claim = claim.clone();
        claim["id"] = json!(id);
        claim["certainty"] = json!({"bucket": claim["certainty"]});
        claim["polarity"] = json!(if claim["negated"] == true { "negated" } else { "affirmed" });
        if claim["source"].is_null() {
            claim["source"] = json!({"kind": "implicit"});
        }
        claim["time"] = add(record, "times", claim["time"].clone());
        add(record, "claims", claim);
    }
    for (id, event) in list(&gold["events"]).iter().enumerate() {
        let mut event = event.clone();
        event["id"] = json!(id);
        for side in ["actors", "recipients"] {
            let parties: Vec<Value> = list(&event[side])
                .to_vec()
                .into_iter()
                .map(|p| {
                    let mut party = p["span"].clone();
                    party["actor"] = add(record, "actors", json!({"code": p["country"], "sectors": [p["sector"]]}));
                    party
                })
                .collect();
            event[side] = json!(parties);
        }
        event["time"] = add(record, "times", event["time"].clone());
        event["quantities"] = match add(record, "quantities", event["quantity"].clone()) {
            Value::Null => json!([]),
            id => json!([id]),
        };
        event["location"] = if event["location"].is_null() {
            Value::Null
        } else {
            let place = json!({"name": event["location"]["text"], "mentions": [event["location"]]});
            add(record, "places", place)
        };
        add(record, "events", event);
    }
}

/// A source or cue in two pieces becomes one from the first to the last: the record has one span for each.
fn attribution(gold: &Value) -> Value {
    let cover = |spans: &Value| {
        let spans = list(spans);
        json!({"kind": "named", "start": spans.first().map(|s| s[0].clone()), "end": spans.last().map(|s| s[1].clone())})
    };
    let content: Vec<Value> = list(&gold["content"]).iter().map(|s| json!({"start": s[0], "end": s[1]})).collect();
    json!({"source": cover(&gold["source"]), "cue": cover(&gold["cue"]), "content": content})
}

fn gsr(gold: &Value, record: &mut Value) {
    let mut parties = |side: &str| -> Vec<Value> {
        list(&gold[side])
            .iter()
            .map(|p| {
                let sector = p["sector"].clone();
                let actor = add(record, "actors", json!({"code": p["code"], "sectors": [sector]}));
                json!({"actor": actor, "text": p["actorText"]})
            })
            .collect()
    };
    let (actors, recipients) = (parties("source"), parties("target"));
    let location = gold["eventLoc"]["name"].as_str().map(str::to_owned);
    let location = location.map_or(Value::Null, |name| add(record, "places", json!({"name": name, "mentions": []})));
    let event = json!({"type": gold["event"], "actors": actors, "recipients": recipients, "realis": "happened", "parent": null,
        "trigger": {"text": gold["eventText"]}, "location": location});
    add(record, "events", event);
}

/// The worked example; of answers between which `|` stands, the first.
fn seed(gold: &Value, record: &mut Value) {
    let first = |v: &Value| v.as_str().and_then(|s| s.split('|').next()).map(str::to_owned);
    let actor_of = |v: &Value| first(v).and_then(|id| list(&gold["actors"]).iter().position(|a| a["id"] == json!(id)));
    for a in list(&gold["actors"]) {
        add(
            record,
            "actors",
            json!({"id": record["actors"].as_array().map_or(0, Vec::len), "country": a["country"], "mentions": a["mentions"]}),
        );
    }
    let time = |record: &mut Value, value: &Value| match value {
        Value::Null => Value::Null,
        v => add(
            record,
            "times",
            json!({"start": null, "end": null, "value": v.as_str().map(|s| s.trim_end_matches("/..")),
            "signal": v.as_str().filter(|s| s.ends_with("..")).map(|_| "SINCE")}),
        ),
    };
    for t in list(&gold["times"]) {
        let id = time(record, &t["value"]);
        let entry = &mut record["times"][id.as_u64().unwrap_or(0) as usize];
        (entry["start"], entry["end"]) = (t["span"]["start"].clone(), t["span"]["end"].clone());
    }
    for q in list(&gold["quantities"]) {
        let span = &q["span"];
        add(record, "quantities", json!({"start": span["start"], "end": span["end"], "low": q["min"], "noun": {"text": q["counted"]}}));
    }
    let party = |v: &Value| {
        let actor = actor_of(v);
        let mention = actor.map(|i| gold["actors"][i]["mentions"][0].clone());
        actor.map_or(
            Value::Null,
            |i| json!({"actor": i, "start": mention.as_ref().map(|m| m["start"].clone()), "end": mention.map(|m| m["end"].clone())}),
        )
    };
    for (id, c) in list(&gold["claims"]).iter().enumerate() {
        let source = if c["source"] == "author" { json!({"kind": "narrator"}) } else { party(&c["source"]) };
        let act = match c["act"].as_str() {
            Some("acknowledgement" | "verification") => json!("confirmation"),
            _ => c["act"].clone(),
        };
        let channel = if c["channel"] == "video" { json!({"kind": "video"}) } else { party(&c["channel"]) };
        let parent = list(&gold["claims"]).iter().position(|p| p["id"] == c["parent"]);
        let said = time(record, &c["time"]);
        add(
            record,
            "claims",
            json!({"id": id, "source": source, "cue": c["cue"], "content": c["content"], "act": act, "addressee": party(&c["addressee"]),
                "channel": channel, "certainty": {"bucket": c["certainty"]}, "time": said, "parent": parent}),
        );
    }
    for (id, e) in list(&gold["events"]).iter().enumerate() {
        let realis = match e["realis"].as_str() {
            Some("actual") => "happened",
            Some("requested") => "demanded",
            Some("expected") => "planned",
            Some("possible") => "hypothetical",
            other => other.unwrap_or_default(),
        };
        let location = match first(&e["location"]) {
            Some(name) => add(record, "places", json!({"name": name})),
            None => Value::Null,
        };
        let when = time(record, &e["time"]);
        let parties = |v: &Value| if v.is_null() { json!([]) } else { json!([party(v)]) };
        add(
            record,
            "events",
            json!({"id": id, "trigger": e["predicate"], "type": first(&e["type"]), "actors": parties(&e["actor"]),
                "recipients": parties(&e["recipient"]), "location": location, "time": when, "realis": realis}),
        );
    }
}
