//! A fast wrong answer must fail: what every answer to the text of a speed run has to hold.

use serde_json::Value;

use super::Operation;
use super::peer::Report;
use super::sets::text_of;
use crate::Failure;

/// Fails with a sentence that names `who` if `answers` cannot be segmentations of `texts`, or if more than one thread made them.
pub(super) fn plausible(who: &str, operation: Operation, texts: &[Value], answers: &[Value], report: &Report) -> Result<(), Failure> {
    // The clock is too coarse for less.
    if report.seconds > 0.1 && report.cpu_s.is_some_and(|cpu| cpu > 1.3 * report.seconds) {
        return Err(format!("{who} used more than one thread; its `run` has to forbid that.").into());
    }
    let texts: Vec<&str> = texts.iter().map(text_of).collect();
    match operation {
        Operation::Sentences => sentences(who, &texts, answers),
        Operation::Morphemes => morphemes(who, &texts, answers),
        Operation::Trees => trees(who, &texts, answers),
        Operation::Times | Operation::Everything => {
            spans(who, &texts, answers, |answer| answer.as_array().into_iter().flatten().map(|each| [each.get(0), each.get(1)]).collect())
        }
        Operation::Claims => spans(who, &texts, answers, |answer| {
            let claims = answer.as_array().into_iter().flatten();
            let parts = claims.flat_map(|claim| ["source", "cue", "content"].map(|part| claim.get(part).and_then(Value::as_array)));
            parts.flatten().flatten().map(|span| [span.get(0), span.get(1)]).collect()
        }),
    }
}

/// What was found, if anything, lies in the text, holds more than nothing, and there is some of it in a tenth of the texts. Whether it is
/// right the tables of accuracy tell.
fn spans(who: &str, texts: &[&str], answers: &[Value], of: impl Fn(&Value) -> Vec<[Option<&Value>; 2]>) -> Result<(), Failure> {
    let mut told = 0;
    for (text, answer) in texts.iter().zip(answers) {
        let length = text.chars().count() as u64;
        let found = of(answer);
        told += usize::from(!found.is_empty());
        for bounds in found {
            match bounds.map(|bound| bound.and_then(Value::as_u64)) {
                [Some(start), Some(end)] if start < end && end <= length => {}
                _ => return Err(format!("{who}: {answer} holds a span that does not lie in `{text}`.").into()),
            }
        }
    }
    if told * 10 < texts.len() {
        return Err(format!("{who}: something was found in {told} of {} texts only.", texts.len()).into());
    }
    Ok(())
}

/// Sentences are lists of [start, end, head]: words cover the text in order, heads lie in their sentence, and each sentence has a root.
fn trees(who: &str, texts: &[&str], answers: &[Value]) -> Result<(), Failure> {
    let (mut covered, mut letters) = (0, 0);
    for (text, answer) in texts.iter().zip(answers) {
        let characters: Vec<char> = text.chars().collect();
        letters += characters.iter().filter(|c| !c.is_whitespace()).count();
        let mut before = 0;
        for sentence in answer.as_array().into_iter().flatten().filter_map(Value::as_array).filter(|s| !s.is_empty()) {
            let number = |word: &Value, k: usize| word.get(k).and_then(Value::as_u64).map(|n| n as usize);
            if !sentence.iter().any(|word| number(word, 2).is_none())
                || sentence.iter().filter_map(|w| number(w, 2)).any(|h| h >= sentence.len())
            {
                return Err(format!("{who}: a sentence of `{text}` has no root, or a head outside of it.").into());
            }
            for word in sentence {
                let (Some(start), Some(end)) = (number(word, 0), number(word, 1)) else {
                    return Err(format!("{who}: {word} is no [start, end, head].").into());
                };
                let Some(slice) = characters.get(start..end).filter(|_| start >= before) else {
                    return Err(format!("{who}: {word} lies outside of `{text}` or before the word in front of it.").into());
                };
                before = end;
                covered += slice.iter().filter(|c| !c.is_whitespace()).count();
            }
        }
    }
    if covered * 100 < letters * 98 {
        return Err(format!("{who}: the words of trees cover {covered} of {letters} characters.").into());
    }
    Ok(())
}

/// Sentences give the text back, white space aside, and there are about as many as there should be.
fn sentences(who: &str, texts: &[&str], answers: &[Value]) -> Result<(), Failure> {
    let (mut count, mut altered) = (0, 0);
    for (text, answer) in texts.iter().zip(answers) {
        let pieces: Vec<&str> = answer.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        count += pieces.len();
        let letters = pieces.iter().flat_map(|p| p.chars()).filter(|c| !c.is_whitespace());
        altered += usize::from(!letters.eq(text.chars().filter(|c| !c.is_whitespace())));
    }
    // Some peers change quotation marks or rare characters; whoever loses text does so more often.
    if altered * 50 > texts.len() {
        return Err(format!("{who}: {altered} of {} paragraphs do not come back from their sentences.", texts.len()).into());
    }
    if count < 2 * texts.len() || count > 12 * texts.len() {
        return Err(format!("{who}: {count} sentences in {} paragraphs of five are not plausible.", texts.len()).into());
    }
    Ok(())
}

/// Morphemes lie in the text and in order, cover it, and mostly are what the text says at their place.
fn morphemes(who: &str, texts: &[&str], answers: &[Value]) -> Result<(), Failure> {
    let spaces = |between: &[char]| between.iter().any(|c| c.is_whitespace());
    let (mut count, mut literal, mut covered, mut letters, mut words) = (0, 0, 0, 0, 0);
    for (text, answer) in texts.iter().zip(answers) {
        let characters: Vec<char> = text.chars().collect();
        letters += characters.iter().filter(|c| !c.is_whitespace()).count();
        words += text.split_whitespace().count();
        let (mut before, mut seen) = (0, vec![false; characters.len()]);
        for morpheme in answer.as_array().into_iter().flatten() {
            let place = |k: usize| morpheme.get(k).and_then(Value::as_u64).map(|n| n as usize);
            let (Some(form), Some(start), Some(end)) = (morpheme.get(0).and_then(Value::as_str), place(2), place(3)) else {
                return Err(format!("{who}: {morpheme} is no [form, tag, start, end].").into());
            };
            // Inside an eojeol order is free: where spelling fuses morphemes, some systems give the later one the earlier syllable.
            let back = |_: &&[char]| start >= before || !spaces(&characters[end.min(before)..before]);
            let Some(slice) = characters.get(start..end).filter(back) else {
                return Err(format!("{who}: {morpheme} lies outside of `{text}` or before the morpheme in front of it.").into());
            };
            before = start;
            count += 1;
            literal += usize::from(form.chars().eq(slice.iter().copied()));
            seen[start..end].fill(true);
        }
        covered += characters.iter().zip(&seen).filter(|(c, seen)| **seen && !c.is_whitespace()).count();
    }
    if covered * 100 < letters * 98 {
        return Err(format!("{who}: morphemes cover {covered} of {letters} characters.").into());
    }
    if literal * 2 < count {
        return Err(format!("{who}: only {literal} of {count} morphemes are what the text says at their place.").into());
    }
    if count < words || count > 5 * words {
        return Err(format!("{who}: {count} morphemes in {words} eojeols are not plausible.").into());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn check(operation: Operation, text: &str, answer: Value) -> Result<(), String> {
        let report = Report {
            version: String::new(),
            load_s: 0.0,
            seconds: 1.0,
            engine_seconds: None,
            cpu_s: Some(1.0),
            bytes: 1,
            peak_rss_mb: None,
        };
        plausible("it", operation, &[json!(text)], &[answer], &report).map_err(|e| e.to_string())
    }

    #[test]
    fn sentences_give_the_text_back() {
        assert_eq!(check(Operation::Sentences, "비가 온다. 눈은 안 온다.", json!(["비가 온다.", "눈은 안 온다. "])), Ok(()));
        assert!(check(Operation::Sentences, "비가 온다. 눈은 안 온다.", json!(["비가 온다.", "온다."])).is_err());
        assert!(check(Operation::Sentences, "비가 온다. 눈은 안 온다.", json!(["비가 온다. 눈은 안 온다."])).is_err());
    }

    #[test]
    fn morphemes_are_slices_in_order() {
        let text = "눈은 온다";
        for good in [
            json!([["눈", "NNG", 0, 1], ["은", "JX", 1, 2], ["오", "VV", 3, 5], ["ㄴ다", "EF", 3, 5]]),
            json!([["눈", "NNG", 0, 1], ["은", "JX", 1, 2], ["다", "EF", 4, 5], ["오", "VV", 3, 5]]),
        ] {
            assert_eq!(check(Operation::Morphemes, text, good.clone()), Ok(()), "{good}");
        }
        for bad in [
            json!([["눈은", "NNG", 0, 2], ["온다", "VV", 3, 6]]),
            json!([["온다", "VV", 3, 5], ["눈은", "NNG", 0, 2]]),
            json!([["눈", "NNG", 0, 1], ["은", "JX", 1, 2]]),
            json!([["은", "NNG", 0, 2], ["다", "VV", 3, 5]]),
            json!([["눈은", "NNG"], ["온다", "VV"]]),
        ] {
            assert!(check(Operation::Morphemes, text, bad.clone()).is_err(), "{bad}");
        }
    }

    #[test]
    fn trees_cover_the_text_and_have_roots() {
        let text = "Seoul denied it";
        assert_eq!(check(Operation::Trees, text, json!([[[0, 5, 1], [6, 12, null], [13, 15, 1]]])), Ok(()));
        for bad in [
            json!([[[0, 5, 1], [6, 12, null]]]),
            json!([[[0, 5, 1], [6, 12, 0], [13, 15, 1]]]),
            json!([[[0, 5, 3], [6, 12, null], [13, 15, 1]]]),
            json!([[[6, 12, null], [0, 5, 0], [13, 15, 0]]]),
            json!([[[0, 5, 1], [6, 12, null], [13, 16, 1]]]),
        ] {
            assert!(check(Operation::Trees, text, bad.clone()).is_err(), "{bad}");
        }
    }

    #[test]
    fn what_is_found_lies_in_the_text() {
        assert_eq!(check(Operation::Times, "비가 어제 왔다.", json!([[3, 5, "DATE", "2024-10-24"]])), Ok(()));
        assert_eq!(check(Operation::Claims, "“그렇다”고 했다.", json!([{"source": [], "cue": [[7, 9]], "content": [[1, 4]]}])), Ok(()));
        for (operation, bad) in [
            (Operation::Times, json!([[3, 15, "DATE", "2024-10-24"]])),
            (Operation::Times, json!([])),
            (Operation::Everything, json!([[3, 3, "PS"]])),
            (Operation::Claims, json!([{"source": [], "cue": [[7, 90]], "content": []}])),
        ] {
            assert!(check(operation, "비가 어제 왔다.", bad.clone()).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_second_thread_is_noticed() {
        let report = Report {
            version: String::new(),
            load_s: 0.0,
            seconds: 1.0,
            engine_seconds: None,
            cpu_s: Some(1.9),
            bytes: 1,
            peak_rss_mb: None,
        };
        assert!(plausible("it", Operation::Sentences, &[], &[], &report).is_err());
    }
}
