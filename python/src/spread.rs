//! Work over many texts on many threads, in order.

use pyo3::pybacked::PyBackedStr;
use sosik::segment::{Segmenter, Worker};

/// Workers that are kept between calls, since each remembers what it has read.
pub(crate) struct Workers {
    segmenter: Segmenter,
    workers: Vec<Worker>,
}

impl Workers {
    pub(crate) fn new(segmenter: Segmenter) -> Self {
        Self { segmenter, workers: Vec::new() }
    }

    /// Does `work` on `jobs` parts of `texts` of about the same size, each with the number of its first text; results are in order.
    /// None when a thread met a defect.
    pub(crate) fn spread<T: Send>(
        &mut self,
        texts: &[PyBackedStr],
        jobs: usize,
        work: impl Fn(&mut Worker, usize, &[PyBackedStr]) -> T + Sync,
    ) -> Option<Vec<T>> {
        let parts = parts(texts, jobs);
        let segmenter = &self.segmenter;
        self.workers.resize_with(self.workers.len().max(parts.len()), || segmenter.worker());
        if let ([worker], [(first, part)]) = (&mut self.workers[..parts.len()], &parts[..]) {
            return Some(vec![work(worker, *first, part)]);
        }
        let work = &work;
        std::thread::scope(|scope| {
            let threads: Vec<_> = (self.workers.iter_mut().zip(parts))
                .map(|(worker, (first, part))| scope.spawn(move || work(worker, first, part)))
                .collect();
            threads.into_iter().map(|thread| thread.join().ok()).collect()
        })
    }
}

/// At most `jobs` parts of consecutive texts, by bytes.
fn parts(texts: &[PyBackedStr], jobs: usize) -> Vec<(usize, &[PyBackedStr])> {
    let total: usize = texts.iter().map(|t| t.len()).sum();
    let share = total / jobs.max(1) + 1;
    let (mut parts, mut first, mut bytes) = (Vec::new(), 0, 0);
    for (i, text) in texts.iter().enumerate() {
        bytes += text.len();
        if bytes >= share || i + 1 == texts.len() {
            parts.push((first, &texts[first..=i]));
            (first, bytes) = (i + 1, 0);
        }
    }
    parts
}
