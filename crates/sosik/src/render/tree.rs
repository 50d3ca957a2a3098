//! A dependency tree as a drawing.

use unicode_width::UnicodeWidthStr;

use super::html::escape;
use crate::SentenceSyntax;

/// Pixels of a cell of text, which is the width of a Latin letter.
const CELL: usize = 8;
/// Between two words.
const GAP: usize = 18;
/// Height of the lowest arc, and what each further one adds.
const STEP: usize = 22;
/// Arcs above this level are drawn at it.
const LEVELS: usize = 24;

/// The tree of `sentence` as SVG: words with their parts of speech below, arcs from heads to dependents above, named by their relations.
/// Words of the document are escaped; no scripts, no fonts from elsewhere. Quadratic in the words of the sentence.
///
/// # Example
///
/// ```
/// use sosik::segment::Segmenter;
/// use sosik::{Document, render, syntax};
///
/// let syntax = syntax(&Segmenter::new(), &Document::new("a1", "Seoul denied it. 나토는 부인했다."))?;
/// let svg = render::tree(&syntax.sentences[0]);
/// assert!(svg.starts_with("<svg") && svg.contains(">nsubj<") && svg.contains(">denied<"));
/// assert!(render::tree(&syntax.sentences[1]).contains(">NP_SBJ<"));
/// # Ok::<(), sosik::Error>(())
/// ```
pub fn tree(sentence: &SentenceSyntax) -> String {
    use std::fmt::Write;
    let tokens = &sentence.tokens;
    let mut middles = Vec::with_capacity(tokens.len());
    let mut x = GAP;
    for token in tokens {
        let width = CELL * [&token.text, &token.pos, &token.relation].map(|t| t.width()).into_iter().max().unwrap_or(0);
        middles.push(x + width / 2);
        x += width + GAP;
    }
    let levels = levels(sentence);
    let top = levels.iter().copied().max().unwrap_or(0);
    let base = (top + 1) * STEP + 14;
    let (width, height) = (x.max(GAP * 2), base + 44);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"sosik-tree\" role=\"img\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\" font-family=\"sans-serif\" font-size=\"13\" text-anchor=\"middle\" fill=\"currentColor\">"
    );
    // Writing to a string cannot fail.
    for (i, (token, x)) in tokens.iter().zip(&middles).enumerate() {
        let (text, pos, relation) = (escape(&token.text), escape(&token.pos), escape(&token.relation));
        let _ = write!(out, "<text x=\"{x}\" y=\"{}\">{text}</text>", base + 18);
        let _ = write!(out, "<text x=\"{x}\" y=\"{}\" font-size=\"10\" opacity=\"0.7\">{pos}</text>", base + 34);
        let height = base - (levels[i] + 1) * STEP;
        match token.head.and_then(|h| middles.get(h as usize)) {
            Some(head) => {
                // Arcs leave a head beside its middle, so that those to both sides are apart.
                let from = if head < x { head + 5 } else { head.saturating_sub(5) };
                let _ = write!(
                    out,
                    "<path d=\"M{from},{base} C{from},{height} {x},{height} {x},{base}\" fill=\"none\" stroke=\"currentColor\" opacity=\"0.6\"/>\
                     <path d=\"M{},{} L{x},{base} L{},{} Z\"/>",
                    x - 3,
                    base - 6,
                    x + 3,
                    base - 6
                );
                let _ = write!(
                    out,
                    "<text x=\"{}\" y=\"{}\" font-size=\"10\">{relation}</text>",
                    (from + x) / 2,
                    base - (levels[i] + 1) * STEP * 3 / 4 - 3
                );
            }
            None => {
                let _ = write!(
                    out,
                    "<path d=\"M{x},{} L{x},{base}\" stroke=\"currentColor\" opacity=\"0.6\"/><text x=\"{x}\" y=\"{}\" font-size=\"10\">{relation}</text>",
                    base - STEP,
                    base - STEP - 4
                );
            }
        }
    }
    out.push_str("</svg>");
    out
}

/// How high each arc is drawn: above all arcs that it spans.
fn levels(sentence: &SentenceSyntax) -> Vec<usize> {
    let ends = |i: usize| {
        let head = sentence.tokens[i].head.map_or(i, |h| h as usize);
        (i.min(head), i.max(head))
    };
    let mut order: Vec<usize> = (0..sentence.tokens.len()).collect();
    order.sort_by_key(|i| (ends(*i).1 - ends(*i).0, *i));
    let mut levels = vec![0; order.len()];
    for (done, arc) in order.iter().enumerate() {
        let (left, right) = ends(*arc);
        let under = order[..done].iter().filter(|other| {
            let (a, b) = ends(**other);
            a < b && a < right && b > left
        });
        levels[*arc] = under.map(|other| levels[*other] + 1).max().unwrap_or(0).min(LEVELS);
    }
    levels
}

#[cfg(test)]
mod tests {
    use sosik_core::Language;

    use super::*;
    use crate::TokenSyntax;

    #[test]
    fn words_of_the_document_are_no_markup() {
        let token = |text: &str, head| TokenSyntax {
            start: 0,
            end: 1,
            text: text.into(),
            lemma: text.into(),
            pos: "X".into(),
            tag: "X".into(),
            head,
            relation: "dep".into(),
        };
        let tokens = vec![token("<script>", Some(1)), token("a", None), token("b", Some(0))];
        let svg = tree(&SentenceSyntax { start: 0, end: 3, language: Language::English, tokens });
        assert!(!svg.contains("<script") && svg.contains("&lt;script&gt;"), "{svg}");
        let empty = tree(&SentenceSyntax { start: 0, end: 0, language: Language::Other, tokens: Vec::new() });
        assert!(empty.ends_with("</svg>"));
    }
}
