//! Numbers, times and quantities on top of a segmentation, in bytes a second.
//!
//! `cargo bench -p sosik-bench --bench times`. Times are compared with the days that were written into the text.
#![allow(missing_docs, reason = "criterion's macros write public items")]

use std::hint::black_box;
use std::time::Duration;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use sosik::core::Published;
use sosik::extract::explain::Trace;
use sosik::extract::{numbers, quantity, time};
use sosik_bench::news;
use sosik_segment::Segmenter;

fn times(c: &mut Criterion) {
    let segmenter = Segmenter::new();
    for news in news(200) {
        let segmentation = segmenter.segment(&news.text);
        let published: Option<Published> = news.published.parse().ok();
        let mut group = c.benchmark_group(format!("times-{}", news.name));
        group.throughput(Throughput::Bytes(news.text.len() as u64)).sample_size(10);
        group.warm_up_time(Duration::from_millis(500)).measurement_time(Duration::from_secs(2));
        group.bench_function(BenchmarkId::from_parameter("times-quantities"), |b| {
            b.iter(|| {
                let (text, mut trace) = (black_box(news.text.as_str()), Trace::off());
                let numbers = numbers::scan(text, &segmentation);
                let times = time::find(text, &segmentation, &numbers, published, &mut trace);
                let quantities = quantity::find(text, &segmentation, &numbers, &times, &mut trace);
                assert!(times.iter().map(|t| t.value.timex3()).eq(news.times.iter().cloned()));
                assert!(quantities.iter().map(|q| q.value).eq(news.quantities.iter().copied().map(Some)));
            });
        });
        group.finish();
    }
}

criterion_group!(suites, times);
criterion_main!(suites);
