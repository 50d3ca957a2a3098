//! Sentences: spans in order on characters, white space alone between them, also through normalisation.

use sosik_fuzz::{contract, hunt};
use sosik_segment::Segmenter;

fn main() -> std::process::ExitCode {
    hunt("sentences", Segmenter::new, |segmenter, text| contract::sentences(segmenter, text))
}
