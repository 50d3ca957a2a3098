//! Under which limits the documents of a ledger are read.

use std::time::Duration;

use sosik::BatchOptions;

/// The longest text of a ledger's document in bytes, unless somebody wants another limit.
pub const USUAL_BYTES: usize = 64 << 20;
/// The most sentences of one.
pub const USUAL_SENTENCES: usize = 4_000_000;
/// The seconds that it gets for each MiB.
pub const USUAL_SECONDS: u64 = 60;

/// The limits of a run that are not the usual ones in words, the end of the line by which a ledger knows how its documents were read;
/// empty when all are usual. Under other limits other documents may fail, so that their rows are not to be mixed.
///
/// ```
/// use sosik::BatchOptions;
/// use sosik_batch::ledger::{USUAL_BYTES, USUAL_SENTENCES, limits};
///
/// let usual = BatchOptions::new().max_text_bytes(USUAL_BYTES);
/// assert_eq!(limits(&usual, Some(USUAL_SENTENCES)), "");
/// assert_eq!(limits(&usual.max_text_bytes(1000).max_time(None), Some(50)), ", at most 1000 bytes, 50 sentences, any time");
/// ```
pub fn limits(options: &BatchOptions, sentences: Option<usize>) -> String {
    let mut words = Vec::new();
    if options.text_limit() != USUAL_BYTES {
        words.push(format!("{} bytes", options.text_limit()));
    }
    if sentences != Some(USUAL_SENTENCES) {
        words.push(sentences.map_or_else(|| "any number of sentences".to_owned(), |n| format!("{n} sentences")));
    }
    if options.time_limit() != Some(Duration::from_secs(USUAL_SECONDS)) {
        words.push(options.time_limit().map_or_else(|| "any time".to_owned(), |time| format!("{time:?} a MiB")));
    }
    if words.is_empty() { String::new() } else { format!(", at most {}", words.join(", ")) }
}
