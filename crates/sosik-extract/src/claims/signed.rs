//! Quotations with the name of their speaker behind a dash: `“We will not go back.” — Mary Bell`.

use sosik_core::{Language, Span};

use super::draft::{Draft, Who};
use crate::layers::Layers;

/// A name behind a dash is no longer than this, in characters.
const LONGEST: usize = 80;

/// Words inside a name that are written small.
const SMALL: [&str; 12] = ["of", "de", "the", "van", "von", "der", "den", "and", "for", "bin", "al", "la"];

/// The claims of quotations that are signed, in order. Linear in the text.
pub(super) fn find(layers: &Layers<'_>) -> Vec<Draft> {
    let sentences = &layers.segmentation.sentences;
    let signed = layers.quotes.iter().filter(|q| q.double && q.parent.is_none()).filter_map(|quote| {
        let mut words = quote.inner.slice(layers.text)?.split_whitespace();
        words.nth(3)?;
        let name = signature(layers.text, quote.outer.end())?;
        let index = sentences.partition_point(|s| s.span.end() <= quote.inner.start());
        let english = sentences.get(index).is_some_and(|s| s.language == Language::English);
        english.then(|| Draft::statement(index, Who::Words(name), vec![quote.inner], "en.claim.signed", 0.6))
    });
    signed.collect()
}

/// The name behind a dash at `from`.
fn signature(text: &str, from: u32) -> Option<Span> {
    let rest = text.get(from as usize..)?;
    let rest = rest.char_indices().nth(LONGEST).map_or(rest, |(i, _)| &rest[..i]);
    let opened = rest.trim_start();
    let dashes = opened.trim_start_matches(['—', '–', '―', '-']);
    let dash = &opened[..opened.len() - dashes.len()];
    if dash.is_empty() || dash == "-" && !dashes.starts_with(' ') {
        return None;
    }
    let line = dashes.trim_start_matches(' ');
    let end = line.find(['\n', '“', '"', '(', ',', '<', '”', ';', ':']).unwrap_or(line.len());
    let name = line[..end].trim_end().trim_end_matches('.').trim_end();
    let capital = |w: &str| w.trim_start_matches(['@', '(']).starts_with(char::is_uppercase) || SMALL.contains(&w);
    let count = name.split_whitespace().count();
    let whole = end < line.len() || rest.len() < LONGEST;
    let fits = (1..=6).contains(&count) && name.split_whitespace().all(capital) && name.starts_with(char::is_uppercase) && whole;
    let start = from as usize + (rest.len() - line.len());
    fits.then(|| Span::new(start as u32, (start + name.len()) as u32).ok()).flatten()
}
