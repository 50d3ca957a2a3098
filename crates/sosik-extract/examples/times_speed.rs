//! How fast times are found and resolved: reads a text from standard input and prints megabytes a second for the parts, one thread,
//! the best of some rounds.

use std::hint::black_box;
use std::io::{Read, Write};
use std::time::Instant;

use sosik_extract::explain::Trace;
use sosik_extract::time::{self, TimeOptions};
use sosik_extract::{numbers, quantity};
use sosik_segment::Segmenter;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut out = std::io::stdout().lock();
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text)?;
    let options = TimeOptions::new(Some("2024-10-25".parse()?));
    let (outline, full) = (Segmenter::new().outline(&text), Segmenter::new().segment(&text));
    let found = numbers::scan(&text, &outline);
    let times = time::find_with(&text, &outline, &found, &options, &mut Trace::off());
    let best = |work: &dyn Fn() -> usize| {
        let rounds = (0..7).map(|_| {
            let start = Instant::now();
            black_box(work());
            start.elapsed().as_secs_f64()
        });
        text.len() as f64 / rounds.fold(f64::INFINITY, f64::min) / 1e6
    };
    writeln!(out, "{} bytes, {} numbers, {} times", text.len(), found.len(), times.len())?;
    writeln!(out, "sentences            {:8.1} MB/s", best(&|| Segmenter::new().outline(&text).sentences.len()))?;
    writeln!(out, "numbers              {:8.1} MB/s", best(&|| numbers::scan(&text, &outline).len()))?;
    writeln!(
        out,
        "times                {:8.1} MB/s",
        best(&|| time::find_with(&text, &outline, &found, &options, &mut Trace::off()).len())
    )?;
    writeln!(
        out,
        "numbers and times    {:8.1} MB/s",
        best(&|| time::find_with(&text, &outline, &numbers::scan(&text, &outline), &options, &mut Trace::off()).len())
    )?;
    writeln!(out, "quantities           {:8.1} MB/s", best(&|| quantity::find(&text, &full, &found, &times, &mut Trace::off()).len()))?;
    writeln!(out, "all of it alone      {:8.1} MB/s", best(&|| time::read(&text, &options).len()))?;
    Ok(())
}
