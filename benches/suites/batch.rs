//! The batch extractor, in bytes a second of text: by language, length of document, layer and number of threads.
//!
//! `cargo bench -p sosik-bench --bench batch`. Every run asserts how many documents and claims come out.
#![allow(missing_docs, reason = "criterion's macros write public items")]

use std::hint::black_box;
use std::time::Duration;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use sosik::extract::Only;
use sosik::{BatchOptions, Document, Extractor, Line, extract_batch};
use sosik_bench::{News, news};

/// Bytes of text in a run.
const BYTES: usize = 400_000;

/// So many copies of one text as make up a run.
fn documents(news: &News) -> Vec<Document> {
    let n = (BYTES / news.text.len()).max(1);
    (0..n).map(|i| Document::new(i.to_string(), news.text.clone()).with_published(news.published.parse().ok())).collect()
}

/// Panics unless every document gives the claims of its named sources, or, of one layer, its times.
fn read(extractor: &Extractor, documents: &[Document], news: &News, jobs: usize, claims: bool) {
    let lines = extract_batch(extractor, documents.iter().cloned().map(Ok), &BatchOptions::new().jobs(jobs));
    let mut n = 0;
    for line in lines {
        let Line::Record(record) = black_box(line) else { panic!("{} was refused", news.name) };
        if claims {
            assert!(record.claims.len() >= news.sources.len(), "{}: claims are missing", news.name);
        }
        assert_eq!(record.times.len(), news.times.len(), "times of {}", news.name);
        n += 1;
    }
    assert_eq!(n, documents.len());
}

fn batch(c: &mut Criterion) {
    let mut suite = |group: &str, case: String, extractor: &Extractor, paragraphs: usize, language: &str, jobs: usize, claims: bool| {
        for news in news(paragraphs).iter().filter(|n| n.name == language) {
            let documents = documents(news);
            let bytes: usize = documents.iter().map(|d| d.text.len()).sum();
            let mut group = c.benchmark_group(format!("batch-{group}"));
            group.throughput(Throughput::Bytes(bytes as u64)).sample_size(10);
            group.warm_up_time(Duration::from_millis(300)).measurement_time(Duration::from_secs(2));
            group.bench_function(BenchmarkId::from_parameter(&case), |b| b.iter(|| read(extractor, &documents, news, jobs, claims)));
            group.finish();
        }
    };
    let whole = Extractor::new();
    for language in ["korean", "english", "mixed"] {
        suite("language", language.to_owned(), &whole, 6, language, 1, true);
    }
    for paragraphs in [1, 6, 60] {
        suite("length", format!("{paragraphs}-paragraphs"), &whole, paragraphs, "mixed", 1, true);
    }
    suite("layer", "everything".to_owned(), &whole, 6, "mixed", 1, true);
    suite("layer", "times".to_owned(), &Extractor::new().only(Only::Times), 6, "mixed", 1, false);
    for jobs in [1, 2] {
        suite("jobs", jobs.to_string(), &whole, 6, "mixed", jobs, true);
    }
}

criterion_group!(suites, batch);
criterion_main!(suites);
