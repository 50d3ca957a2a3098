//! Names, contacts, codes of phrases and trees: spans in order without overlaps, heads inside their sentence, one root, and CoNLL-U of as
//! many words.

use sosik::extract::explain::Trace;
use sosik::extract::names;
use sosik::segment::Segmenter;
use sosik::{Document, Span, code_actor, syntax};
use sosik_fuzz::hunt;

fn in_order(text: &str, spans: impl Iterator<Item = Span>, what: &str) -> Result<(), String> {
    let mut end = 0;
    for span in spans {
        if span.start() < end || span.is_empty() || span.slice(text).is_none() {
            return Err(format!("the {what} {span:?} is empty, begins before byte {end} or inside a character"));
        }
        end = span.end();
    }
    Ok(())
}

fn main() -> std::process::ExitCode {
    hunt("names", Segmenter::new, |segmenter, text| {
        let segmentation = segmenter.segment(text);
        in_order(text, names::find(text, &segmentation, &mut Trace::off()).iter().map(|n| n.span), "name")?;
        in_order(text, names::contacts(text, &segmentation).iter().map(|c| c.span), "contact")?;
        for phrase in text.lines().take(3) {
            code_actor(phrase);
        }
        let trees = syntax(segmenter, &Document::new("a1", text)).map_err(|e| e.to_string())?;
        let mut words = 0;
        for sentence in &trees.sentences {
            let (count, mut roots) = (sentence.tokens.len(), 0);
            words += count;
            for (at, token) in sentence.tokens.iter().enumerate() {
                match token.head {
                    None => roots += 1,
                    Some(head) if head as usize >= count || head as usize == at => {
                        return Err(format!("word {at} of {count} hangs on {head}"));
                    }
                    Some(_) => {}
                }
            }
            if count > 0 && roots != 1 {
                return Err(format!("{roots} roots in a sentence of {count} words"));
            }
        }
        let lines = trees.conllu().lines().filter(|l| l.starts_with(|c: char| c.is_ascii_digit())).count();
        if lines < words {
            return Err(format!("{words} words and {lines} lines of CoNLL-U"));
        }
        Ok(())
    })
}
