//! Words in small letters.

use compact_str::CompactString;

/// `word` with its ASCII letters small. A word of common length lies in place: it is asked for again and again, and memory for it would cost
/// more than what it is compared with.
pub(crate) fn small(word: &str) -> CompactString {
    let mut small = CompactString::new(word);
    small.as_mut_str().make_ascii_lowercase();
    small
}
