//! Agreement between the claims of the two sides of parallel sentences: what one language knows and the other does not.
//!
//! Nothing is gold here. Two claims agree when their acts do and their sources can be the same: both nobody's, both texts or outlets, or
//! both somebody's, of the same country where both have one.

use sosik_core::{Act, Analysis, Document, SourceKind};
use sosik_extract::Extractor;

use super::{Answer, Figure};
use crate::Failure;

/// What is compared of a claim.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Told {
    act: Act,
    class: u8,
    country: Option<String>,
    cue: String,
}

/// F1 between the claims of the two sides, with and without the source, over the lines of `english` and `korean`.
pub(super) fn score(set: &'static str, layer: &'static str, english: &str, korean: &str, answer: Answer) -> Result<Vec<Figure>, Failure> {
    let extractor = Extractor::new();
    let read = |text: &str| -> Result<Vec<Told>, Failure> { Ok(told(&extractor.analyse(&Document::new("p", text))?)) };
    let (mut left, mut right, mut same, mut acts, mut lines) = (0, 0, 0, 0, 0);
    for (en, ko) in english.lines().zip(korean.lines()) {
        let (a, b) = match answer {
            Answer::Product => (read(en)?, read(ko)?),
            Answer::Gold => (read(en)?, read(en)?),
            Answer::Empty => (read(en)?, Vec::new()),
        };
        lines += 1;
        left += a.len();
        right += b.len();
        let agree = matched(&a, &b, |x, y| x.act == y.act && compatible(x, y));
        same += agree;
        acts += matched(&a, &b, |x, y| x.act == y.act);
        if answer == Answer::Product && (a.len() != agree || b.len() != agree) && std::env::var_os("SOSIK_SHOW_MISSES").is_some() {
            let cues = |t: &[Told]| t.iter().map(|t| format!("{} ({:?})", t.cue, t.act)).collect::<Vec<_>>().join(", ");
            eprintln!("{en}\n{ko}\n  en: {}\n  ko: {}", cues(&a), cues(&b));
        }
    }
    let f1 = |n: usize| if left + right == 0 { 0.0 } else { 2.0 * n as f64 / (left + right) as f64 };
    let figure = |name: &str, value: f64| Figure { set, layer, items: lines, name: name.to_owned(), value };
    Ok(vec![
        figure("act and source f1", f1(same)),
        figure("act f1", f1(acts)),
        figure("claims ko per en", right as f64 / left.max(1) as f64),
    ])
}

fn told(analysis: &Analysis) -> Vec<Told> {
    (analysis.claims.iter())
        .map(|c| {
            let actor = c.source.actor().and_then(|a| analysis.actors.get(a.index()));
            Told {
                act: c.act,
                class: match c.source.kind() {
                    SourceKind::Implicit => 0,
                    SourceKind::Narrator => 1,
                    SourceKind::Outlet | SourceKind::Document => 2,
                    _ => 3,
                },
                country: actor.and_then(|a| a.code).map(String::from),
                cue: c.cue.as_ref().map(|c| c.lemma.clone()).unwrap_or_default(),
            }
        })
        .collect()
}

/// Whether the sources of two claims can be the same.
fn compatible(a: &Told, b: &Told) -> bool {
    a.class == b.class && (a.country.is_none() || b.country.is_none() || a.country == b.country)
}

/// How many pairs agree, each claim in at most one, in order.
fn matched(a: &[Told], b: &[Told], agree: impl Fn(&Told, &Told) -> bool) -> usize {
    let mut free = vec![true; b.len()];
    a.iter()
        .filter(|x| {
            let found = b.iter().enumerate().position(|(i, y)| free[i] && agree(x, y));
            if let Some(i) = found {
                free[i] = false;
            }
            found.is_some()
        })
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_claim_agrees_with_one_other() {
        let told = |act: Act, class| Told { act, class, country: None, cue: String::new() };
        let a = [told(Act::Statement, 3), told(Act::Statement, 3)];
        assert_eq!(matched(&a, &[told(Act::Statement, 3)], |x, y| x == y), 1);
        assert!(!compatible(&told(Act::Statement, 0), &told(Act::Statement, 3)));
    }
}
