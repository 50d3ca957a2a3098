//! The layer of claims alone, in bytes a second, on top of the layers below it: sentences, times, names and trees are read beforehand.
//!
//! `cargo bench -p sosik-bench --bench claims`. The sources of the claims are compared with what was written into the text.
#![allow(missing_docs, reason = "criterion's macros write public items")]

use std::hint::black_box;
use std::time::Duration;

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use sosik_bench::{News, news};
use sosik_extract::actors::Resolver;
use sosik_extract::explain::Trace;
use sosik_extract::{Layers, claims};
use sosik_segment::Segmenter;

/// Panics unless the claims of the text have the sources that were written into it.
fn read(layers: &Layers<'_>, mut resolver: Resolver<'_>, news: &News) {
    let claims = claims::find(black_box(layers), &mut resolver, &mut Trace::off());
    // Other claims, such as the denial, may stand between those of the named sources.
    let mut said = claims.iter().filter_map(|c| c.source.span().and_then(|s| s.slice(layers.text)));
    for source in &news.sources {
        assert!(said.any(|s| s == *source), "{}: {source} is not among the sources where it should be", news.name);
    }
}

fn layer(c: &mut Criterion) {
    let segmenter = Segmenter::new();
    for news in news(100) {
        let layers = Layers::read(&news.text, &segmenter, news.published.parse().ok());
        let mut group = c.benchmark_group(format!("claims-{}", news.name));
        group.throughput(Throughput::Bytes(news.text.len() as u64)).sample_size(20);
        group.warm_up_time(Duration::from_millis(500)).measurement_time(Duration::from_secs(2));
        group.bench_function("layer", |b| {
            let resolver = || Resolver::new(&layers, &mut Trace::off());
            b.iter_batched(resolver, |resolver| read(&layers, resolver, &news), BatchSize::LargeInput);
        });
        group.finish();
    }
}

criterion_group!(suites, layer);
criterion_main!(suites);
