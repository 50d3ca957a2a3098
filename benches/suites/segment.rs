//! Normalisation, sentences and whole segmentation, in bytes a second.
//!
//! `cargo bench -p sosik-bench --bench segment`. The texts repeat a few sentences, which favours branch prediction and caches;
//! read the figures as ratios within one run.
#![allow(missing_docs, reason = "criterion's macros write public items")]

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use sosik_bench::samples;
use sosik_segment::{Normalized, Segmenter};

fn segment(c: &mut Criterion) {
    let segmenter = Segmenter::new();
    for sample in samples(1 << 20) {
        let mut group = c.benchmark_group(sample.name);
        group.throughput(Throughput::Bytes(sample.text.len() as u64)).sample_size(20);
        group.bench_function(BenchmarkId::from_parameter("normalise"), |b| {
            b.iter(|| {
                let normalized = Normalized::new(black_box(&sample.text));
                assert!(normalized.is_identity());
            });
        });
        group.bench_function(BenchmarkId::from_parameter("sentences"), |b| {
            b.iter(|| assert_eq!(segmenter.sentences(black_box(&sample.text)).len(), sample.sentences));
        });
        group.bench_function(BenchmarkId::from_parameter("segment"), |b| {
            b.iter(|| assert_eq!(segmenter.segment(black_box(&sample.text)).sentences.len(), sample.sentences));
        });
        group.finish();
    }
}

criterion_group!(suites, segment);
criterion_main!(suites);
