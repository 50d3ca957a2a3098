//! Nouns that tell of something: 파병 in 북한의 러시아 파병, with the possessors, modifiers and marked phrases before them.

use sosik_core::{SentenceId, Span};

use super::phrases::{Phrase, verbal_part};
use super::units::{Kind, Unit};
use crate::clauses::{Argument, Aspect, Modality, Predicate, Role, Tense, Voice};

/// The noun predicates of a phrase in order, and whether the last of them is its head; linear in the phrase.
pub(super) fn read(text: &str, units: &[Unit<'_>], phrase: &Phrase, sentence: SentenceId) -> (Vec<Predicate>, bool) {
    let mut out = Vec::new();
    let mut head = false;
    for at in phrase.first..=phrase.head_unit {
        let unit = &units[at];
        if unit.kind != Kind::Noun || unit.is_time(text) {
            continue;
        }
        let word = unit.text(text);
        let Some(offset) = verbal_part(word) else { continue };
        let Ok(noun) = Span::new(unit.stem.start() + offset as u32, unit.stem.end()) else { continue };
        head = at == phrase.head_unit;
        out.push(Predicate {
            sentence,
            head: noun,
            group: noun,
            clause: noun,
            lemma: word[offset..].to_owned(),
            nominal: true,
            voice: Voice::Active,
            tense: Tense::None,
            aspect: Aspect::Simple,
            negated: false,
            modality: Modality::Fact,
            arguments: arguments(units, phrase, at, offset, text),
            parent: None,
            marker: String::new(),
            implied_subject: None,
        });
    }
    (out, head)
}

/// What stands before the noun of the unit `at` in the phrase: bare nouns, then phrases with 의.
fn arguments(units: &[Unit<'_>], phrase: &Phrase, at: usize, offset: usize, text: &str) -> Vec<Argument> {
    let mut out = Vec::new();
    let modifier = |span: Span, head: Span| Argument { role: Role::Modifier, span, head, marker: String::new(), conjuncts: Vec::new() };
    let stem = units[at].stem;
    if let Some(inside) = Span::new(stem.start(), stem.start() + offset as u32).ok().filter(|s| !s.is_empty()) {
        out.push(modifier(inside, inside));
    }
    // bare nouns right before it
    let mut from = at;
    while from > phrase.first
        && units[from - 1].kind == Kind::Noun
        && units[from - 1].josa.is_empty()
        && !units[from - 1].comma
        && !units[from - 1].is_time(text)
    {
        from -= 1;
    }
    if from < at
        && let Ok(span) = Span::new(units[from].span.start(), units[at - 1].stem.end())
    {
        out.push(modifier(span, units[at - 1].stem));
    }
    // phrases in 의, each back to the one before it
    let mut end = from;
    while end > phrase.first {
        let last = end - 1;
        let unit = &units[last];
        if unit.josa.last() != Some(&"의") {
            // a determiner or time between
            if unit.josa.is_empty() && !unit.comma {
                end = last;
                continue;
            }
            break;
        }
        let mut start = last;
        while start > phrase.first && (units[start - 1].josa.is_empty() && !units[start - 1].comma || coordinated(&units[start - 1])) {
            start -= 1;
        }
        // 우크라이나의 국방부의: a possessor of the possessor belongs to it
        let marker = unit.marker();
        let marker = marker.strip_suffix('의').unwrap_or(&marker).to_owned();
        if marker.is_empty() {
            while start > phrase.first && units[start - 1].josa.len() == 1 && units[start - 1].josa[0] == "의" {
                start -= 1;
                while start > phrase.first && units[start - 1].josa.is_empty() && !units[start - 1].comma {
                    start -= 1;
                }
            }
        }
        if let Ok(span) = Span::new(units[start].span.start(), unit.stem.end()) {
            let (role, marker) = if marker.is_empty() { (Role::Possessor, "의".to_owned()) } else { (Role::Oblique, marker) };
            out.push(Argument { role, span, head: unit.stem, marker, conjuncts: conjuncts(&units[start..=last]) });
        }
        end = start;
    }
    out.sort_by_key(|a| a.span);
    out
}

/// The members of a list, 하마스와 이스라엘; nothing where there is only one.
fn conjuncts(units: &[Unit<'_>]) -> Vec<Span> {
    let lists = units.split_inclusive(coordinated).filter_map(|part| Span::new(part.first()?.span.start(), part.last()?.stem.end()).ok());
    let members: Vec<Span> = lists.collect();
    if members.len() > 1 { members } else { Vec::new() }
}

fn coordinated(unit: &Unit<'_>) -> bool {
    unit.josa.len() == 1 && matches!(unit.josa[0], "과" | "와" | "이나" | "나")
}
