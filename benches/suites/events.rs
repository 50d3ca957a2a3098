//! The event layer on top of the layers below it, in bytes a second: what the whole extraction costs more than the same without events.
//!
//! `cargo bench -p sosik-bench --bench events`. The events are compared with what was written into the text.
#![allow(missing_docs, reason = "criterion's macros write public items")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use sosik::extract::Only;
use sosik::{Document, Extractor};
use sosik_bench::reports;

/// How often each side is read for one figure; the fastest counts, so that what else runs on the machine counts little.
const ROUNDS: u32 = 5;

/// Reads the document; panics unless as many events are told as expected.
fn read(extractor: &Extractor, document: &Document, events: usize) -> Duration {
    let start = Instant::now();
    let Ok(analysis) = extractor.analyse(black_box(document)) else { panic!("{} was refused", document.id) };
    let took = start.elapsed();
    assert_eq!(analysis.events.len(), events, "events of {}", document.id);
    took
}

fn events(c: &mut Criterion) {
    let (all, without) = (Extractor::new(), Extractor::new().only(Only::Claims));
    for report in reports(40) {
        let document = Document::new(report.name, report.text.clone());
        let mut group = c.benchmark_group("events");
        group.throughput(Throughput::Bytes(report.text.len() as u64)).sample_size(10);
        group.warm_up_time(Duration::from_millis(500)).measurement_time(Duration::from_secs(2));
        group.bench_function(report.name, |b| {
            b.iter_custom(|times| {
                let fastest =
                    |extractor: &Extractor, events| (0..ROUNDS).map(|_| read(extractor, &document, events)).min().unwrap_or_default();
                let one = |_| fastest(&all, report.events).saturating_sub(fastest(&without, 0)).max(Duration::from_nanos(1));
                (0..times).map(one).sum()
            });
        });
        group.finish();
    }
}

criterion_group!(suites, events);
criterion_main!(suites);
