//! Sentences with their words and morphemes, for people.

use sosik_core::Document;

use super::table::{grid, plain};
use crate::{Segments, SentenceSegments, TokenSegments};

/// Each sentence with a table under it: tokens, their morphemes (`했다` is `하/XSV + 았/EP + 다/EF`), and dictionary forms where those
/// differ; in at most `width` cells a line (60 at least), ending in a line feed.
///
/// `document` is the one that `segments` are of. Linear in the text.
pub fn segments_table(segments: &Segments, document: &Document, width: usize) -> String {
    let width = width.max(super::table::NARROWEST);
    let mut out = String::new();
    for (sentence, line) in segments.sentences.iter().zip(sentence_lines(segments, document)) {
        if !out.is_empty() {
            out.push('\n');
        }
        out.push_str(&line);
        out.push('\n');
        grid(&mut out, ["token", "morphemes", "lemma"], &rows(sentence), width);
    }
    if segments.sentences.is_empty() {
        out.push_str("  no sentences\n");
    }
    out
}

/// The sentences of `document`, each on one line, with nothing in them that a terminal would take for a command.
pub fn sentence_lines<'a>(segments: &'a Segments, document: &'a Document) -> impl Iterator<Item = String> + 'a {
    let (mut characters, mut at) = (document.text.chars(), 0);
    segments.sentences.iter().map(move |sentence| {
        let skipped = sentence.start.saturating_sub(at) as usize;
        let words: String = characters.by_ref().skip(skipped).take((sentence.end - sentence.start) as usize).collect();
        at = sentence.end;
        plain(&words)
    })
}

fn rows(sentence: &SentenceSegments) -> Vec<[String; 3]> {
    let row = |token: &TokenSegments| {
        let morphemes: Vec<_> = token.morphemes.iter().map(|m| format!("{}/{}", m.form, m.tag)).collect();
        let lemmas: Vec<_> = token.morphemes.iter().filter_map(|m| m.lemma.as_deref()).collect();
        [token.text.clone(), morphemes.join(" + "), lemmas.join(", ")]
    };
    sentence.tokens.iter().map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segment::Segmenter;

    #[test]
    fn every_token_has_its_line() {
        let document = Document::new("a", "나토는\t밝혔다.\nSeoul \u{1b}[2Jagreed.");
        let segments = crate::segments(&Segmenter::new(), &document).unwrap();
        let table = segments_table(&segments, &document, 80);
        assert!(table.starts_with("나토는 밝혔다.\n\ntoken"), "{table}");
        assert!(!table.contains('\u{1b}'), "{table:?}");
        for token in segments.sentences.iter().flat_map(|s| &s.tokens) {
            assert!(table.lines().any(|line| line.starts_with(&plain(&token.text))), "{token:?} in {table}");
        }
    }
}
