//! Reads JSON Lines `{"id","text","published"}` and writes `{"id","timexes","quantities"}` with offsets in code points, as the
//! scorers of the evaluation sets read them. `dct` and `reference` are taken for `published`. An argument past, future or nearest is
//! the preference for open dates; `recognizers` asks for the values of Microsoft.Recognizers.Text.

use std::io::{self, BufRead, Write};

use serde_json::{Value, json};
use sosik_core::{Offsets, Published, Span};
use sosik_extract::explain::Trace;
use sosik_extract::time::{self, Convention, Prefer, TimeOptions};
use sosik_extract::{numbers, quantity};
use sosik_segment::Segmenter;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let segmenter = Segmenter::new();
    let wish = std::env::args().nth(1);
    let recognizers = wish.as_deref() == Some("recognizers");
    let prefer = wish.filter(|_| !recognizers).map(|p| p.parse::<Prefer>()).transpose()?;
    let mut out = io::stdout().lock();
    for line in io::stdin().lock().lines() {
        let record: Value = serde_json::from_str(&line?)?;
        let text = record["text"].as_str().unwrap_or("");
        let published = ["published", "dct", "reference"].iter().find_map(|k| record[k].as_str()).and_then(moment);
        let seg = segmenter.segment(text);
        let numbers = numbers::scan(text, &seg);
        let news = TimeOptions::new(published);
        let news = if recognizers { news.convention(Convention::Recognizers) } else { news };
        let times = time::find_with(text, &seg, &numbers, &prefer.map_or(news, |p| news.prefer(p)), &mut Trace::off());
        let quantities = quantity::find(text, &seg, &numbers, &times, &mut Trace::off());
        let offsets = Offsets::new(text);
        let place = |span: Span| {
            let (start, end) = offsets.code_points(span);
            json!({"start": start, "end": end, "text": span.slice(text)})
        };
        let timexes: Vec<Value> = times
            .iter()
            .map(|t| {
                let mut value = place(t.span);
                value["type"] = json!(t.value.timex_type());
                value["value"] = json!(t.value.timex3());
                value["mod"] = json!(t.modifier);
                value["rel"] = json!(t.signal);
                value
            })
            .collect();
        let quantities: Vec<Value> = quantities
            .iter()
            .map(|q| {
                let mut value = place(q.span);
                value["value"] = json!(q.value);
                value["low"] = json!(q.low);
                value["high"] = json!(q.high);
                value["approx"] = json!(q.approximator);
                value["unit"] = json!(q.unit);
                value["dim"] = json!(q.dimension);
                value["noun"] = json!(q.noun.and_then(|n| n.slice(text)));
                value["role"] = json!(q.role);
                value
            })
            .collect();
        writeln!(out, "{}", json!({"id": record["id"], "timexes": timexes, "quantities": quantities}))?;
    }
    Ok(())
}

fn moment(written: &str) -> Option<Published> {
    written.parse().ok().or_else(|| written.get(..10)?.parse().ok())
}
