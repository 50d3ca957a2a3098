//! A fast wrong answer must fail: what every answer to the text of a speed run has to hold.

use serde_json::Value;

use super::Operation;
use super::peer::Report;
use crate::Failure;

/// Fails with a sentence that names `who` if `answers` cannot be segmentations of `texts`, or if more than one thread made them.
pub(super) fn plausible(who: &str, operation: Operation, texts: &[String], answers: &[Value], report: &Report) -> Result<(), Failure> {
    // The clock is too coarse for less.
    if report.seconds > 0.1 && report.cpu_s.is_some_and(|cpu| cpu > 1.3 * report.seconds) {
        return Err(format!("{who} used more than one thread; its `run` has to forbid that.").into());
    }
    match operation {
        Operation::Sentences => sentences(who, texts, answers),
        Operation::Morphemes => morphemes(who, texts, answers),
    }
}

/// Sentences give the text back, white space aside, and there are about as many as there should be.
fn sentences(who: &str, texts: &[String], answers: &[Value]) -> Result<(), Failure> {
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
fn morphemes(who: &str, texts: &[String], answers: &[Value]) -> Result<(), Failure> {
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
        plausible("it", operation, &[text.to_owned()], &[answer], &report).map_err(|e| e.to_string())
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
