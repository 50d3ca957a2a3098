//! Writes the trees of each line of the standard input, one document a line, as CoNLL-U.
//!
//! `printf 'Seoul agreed.\n나토가 부인했다.\n' | cargo run --release -p sosik --example conllu`

use std::io::{BufRead, Write, stdin, stdout};

use sosik::segment::Segmenter;
use sosik::{Document, syntax};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let segmenter = Segmenter::new();
    let mut out = stdout().lock();
    for (number, line) in stdin().lock().lines().enumerate() {
        out.write_all(syntax(&segmenter, &Document::new(format!("d{number}"), line?))?.conllu().as_bytes())?;
    }
    Ok(())
}
