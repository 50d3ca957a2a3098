//! What every segmentation must hold, whatever the text. Read by the tests and by `fuzz/` alike.

use crate::segment::{Normalized, Segmentation, Segmenter, Worker};

/// Checks the sentences of `text`: spans in order on character boundaries, white space alone between them, the same ones as the whole
/// segmentation has, none of them empty.
///
/// # Errors
///
/// A sentence that says what is broken, and where.
pub fn sentences(segmenter: &Segmenter, text: &str) -> Result<(), String> {
    let spans: Vec<_> = segmenter.sentences(text).into_iter().map(|s| s.range()).collect();
    covers(text, 0..text.len(), &spans, "sentence")?;
    let normalized = Normalized::new(text);
    let back = segmenter.sentences(normalized.text());
    let mut at = 0;
    for span in back {
        let original = normalized.original(span);
        if original.slice(text).is_none() || original.start() < at {
            return Err(format!(
                "the sentence {span:?} of the text in NFC is {original:?} of the text, before byte {at} or inside a character"
            ));
        }
        at = original.end();
    }
    Ok(())
}

/// Checks all of the segmentation of `text`: sentences as in [`sentences`], tokens inside sentences and morphemes inside tokens, white
/// space alone between tokens, nothing at all between morphemes, and that `used`, a worker that has read other texts, reads as a new one
/// does.
///
/// # Errors
///
/// A sentence that says what is broken, and where.
pub fn morphemes(segmenter: &Segmenter, used: &mut Worker, text: &str) -> Result<(), String> {
    let segmentation = used.segment(text).segmentation().clone();
    let fresh = segmenter.worker().segment(text).segmentation().clone();
    if segmentation != fresh {
        return Err(format!("a used worker reads {}, a new one {}", shown(&segmentation, text), shown(&fresh, text)));
    }
    let spans: Vec<_> = segmentation.sentences.iter().map(|s| s.span.range()).collect();
    if spans != segmenter.sentences(text).into_iter().map(|s| s.range()).collect::<Vec<_>>() {
        return Err("the sentences alone are others than those of the segmentation".to_owned());
    }
    covers(text, 0..text.len(), &spans, "sentence")?;
    let (mut token, mut morpheme) = (0, 0);
    for sentence in &segmentation.sentences {
        if sentence.tokens.start != token || sentence.tokens.is_empty() {
            return Err(format!("the tokens {:?} of a sentence do not go on from {token}, or are none", sentence.tokens));
        }
        token = sentence.tokens.end;
        let tokens = segmentation.tokens_of(sentence);
        let spans: Vec<_> = tokens.iter().map(|t| t.span.range()).collect();
        covers(text, sentence.span.range(), &spans, "token")?;
        for token in tokens {
            let korean = sentence.language == crate::core::Language::Korean;
            if korean == token.morphemes.is_empty() {
                return Err(format!(
                    "the token {:?} of {:?} has {} morphemes",
                    word(token.span, text),
                    sentence.language,
                    token.morphemes.len()
                ));
            }
            if !korean {
                continue;
            }
            if token.morphemes.start != morpheme {
                return Err(format!("the morphemes {:?} of a token do not go on from {morpheme}", token.morphemes));
            }
            morpheme = token.morphemes.end;
            let (mut from, mut to) = (token.span.start(), token.span.start());
            for m in segmentation.morphemes_of(token) {
                // Two that are fused share syllables, so that the next may begin before the last ends, but not before it begins.
                let inside = m.span.start() >= from && m.span.start() <= to && m.span.end() <= token.span.end() && !m.span.is_empty();
                if !inside || m.span.slice(text).is_none() || m.form.is_empty() {
                    return Err(format!("{m:?} does not stand in {:?} where it should, from byte {from} to {to}", token.span));
                }
                (from, to) = (m.span.start(), to.max(m.span.end()));
            }
            if to != token.span.end() {
                return Err(format!("the morphemes of {:?} end at byte {to}: {}", word(token.span, text), shown(&segmentation, text)));
            }
        }
    }
    if token as usize != segmentation.tokens.len() || morpheme as usize != segmentation.morphemes.len() {
        return Err(format!("{token} tokens and {morpheme} morphemes belong to something: {}", shown(&segmentation, text)));
    }
    Ok(())
}

/// Whether `spans` stand in order inside `range`, on characters, with nothing that prints between them.
fn covers(text: &str, range: std::ops::Range<usize>, spans: &[std::ops::Range<usize>], what: &str) -> Result<(), String> {
    let mut at = range.start;
    let end = range.end..range.end;
    for span in spans.iter().chain([&end]) {
        let gap = text.get(at..span.start).ok_or_else(|| format!("the {what} {span:?} begins before byte {at} or inside a character"))?;
        if !gap.chars().all(|c| c.is_whitespace() || c.is_control() || c == '\u{feff}') {
            return Err(format!("{gap:?} at byte {at} is in no {what}"));
        }
        if span.start != range.end && text.get(span.clone()).is_none_or(str::is_empty) {
            return Err(format!("the {what} {span:?} is empty or ends inside a character"));
        }
        at = span.end;
    }
    Ok(())
}

fn word(span: crate::core::Span, text: &str) -> &str {
    span.slice(text).unwrap_or_default()
}

fn shown(segmentation: &Segmentation, text: &str) -> String {
    let tokens = segmentation.tokens.iter().map(|t| {
        let morphemes: Vec<_> = segmentation.morphemes_of(t).iter().map(|m| format!("{}/{}", m.form, m.tag)).collect();
        format!("{:?} {}", word(t.span, text), morphemes.join("+"))
    });
    tokens.take(20).collect::<Vec<_>>().join(" | ")
}
