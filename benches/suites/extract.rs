//! The whole extraction, in bytes a second: one paragraph, where what a document costs by itself shows, and a hundred.
//!
//! `cargo bench -p sosik-bench --bench extract`. Times, quantities and sources are compared with what was written into the text.
#![allow(missing_docs, reason = "criterion's macros write public items")]

use std::hint::black_box;
use std::time::Duration;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use sosik::{Document, Extractor};
use sosik_bench::{News, news};

/// Panics unless the text says what it was written to say.
fn read(extractor: &Extractor, document: &Document, news: &News) {
    let Ok(analysis) = extractor.analyse(black_box(document)) else { panic!("{} was refused", news.name) };
    assert!(analysis.times.iter().map(|t| t.value.timex3()).eq(news.times.iter().cloned()), "times of {}", news.name);
    assert!(analysis.quantities.iter().map(|q| q.value).eq(news.quantities.iter().copied().map(Some)), "quantities of {}", news.name);
    // Other claims, such as the denial, may stand between those of the named sources.
    let mut said = analysis.claims.iter().filter_map(|c| c.source.span().and_then(|s| s.slice(&document.text)));
    for source in &news.sources {
        assert!(said.any(|s| s == *source), "{}: {source} is not among the sources where it should be", news.name);
    }
}

fn extract(c: &mut Criterion) {
    let extractor = Extractor::new();
    for (size, paragraphs) in [("short", 1), ("long", 100)] {
        for news in news(paragraphs) {
            let document = Document::new(news.name, news.text.clone()).with_published(news.published.parse().ok());
            let mut group = c.benchmark_group(format!("extract-{}", news.name));
            group.throughput(Throughput::Bytes(news.text.len() as u64)).sample_size(10);
            group.warm_up_time(Duration::from_millis(500)).measurement_time(Duration::from_secs(2));
            group.bench_function(BenchmarkId::from_parameter(size), |b| b.iter(|| read(&extractor, &document, &news)));
            group.finish();
        }
    }
}

criterion_group!(suites, extract);
criterion_main!(suites);
