//! Noun phrases: from the first noun or determiner over bare nouns, 의 and coordination to the noun whose josa says its case.

use sosik_core::Span;
use sosik_segment::{Tag, korean};

use super::units::{Kind, Unit};
use super::{verbs, words};
use crate::names::Name;

/// What its josa makes of a phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Case {
    Subject,
    Topic,
    Object,
    Dative,
    Other,
    /// No josa.
    Bare,
    /// 의 before what is no noun of the phrase (a copula's noun), or 에 대한 and the like: it modifies what follows.
    Adnominal,
}

/// A noun phrase.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    /// Its first unit.
    pub(super) first: usize,
    /// Without the last josa.
    pub(super) span: Span,
    pub(super) head: Span,
    /// The unit of the head.
    pub(super) head_unit: usize,
    pub(super) conjuncts: Vec<Span>,
    pub(super) marker: String,
    pub(super) case: Case,
    pub(super) time: bool,
    pub(super) comma: bool,
    /// The unit after it and its postposition.
    pub(super) next: usize,
}

/// A phrase has at most this many units.
const LONGEST: usize = 40;

fn conjunctive(unit: &Unit<'_>) -> bool {
    unit.josa.len() == 1 && matches!(unit.josa[0], "과" | "와" | "이나" | "나" | "하고" | "이랑" | "랑" | "이든" | "든")
}

/// The phrase that begins at the unit `first`, a noun or determiner.
pub(super) fn read(text: &str, units: &[Unit<'_>], first: usize, names: &[Name]) -> Phrase {
    let mut last = first;
    // ends of conjuncts: the units whose josa or comma coordinates
    let mut joints: Vec<usize> = Vec::new();
    loop {
        let unit = &units[last];
        let Some(next) = units.get(last + 1) else { break };
        let nominal = matches!(next.kind, Kind::Noun | Kind::Determiner);
        let copula = next.kind == Kind::Predicate && next.has(Tag::VCP);
        if last - first >= LONGEST || unit.dots || !nominal && !copula && !is_and(next, text) {
            break;
        }
        let genitive = unit.josa.last() == Some(&"의");
        if is_and(next, text) {
            if !units.get(last + 2).is_some_and(|u| u.kind == Kind::Noun) || !unit.josa.is_empty() {
                break;
            }
            joints.push(last);
            last += 2;
            continue;
        }
        if copula {
            // the copula's unit is a predicate of its own; what stands before it modifies its noun
            break;
        }
        if genitive {
            if unit.comma {
                break;
            }
        } else if conjunctive(unit) {
            if !coordinates(text, units, last, names) {
                break;
            }
            joints.push(last);
        } else if !unit.josa.is_empty() {
            break;
        } else if unit.comma {
            if unit.kind != Kind::Noun || unit.is_time(text) || !lists(text, units, last) {
                break;
            }
            joints.push(last);
        } else if (unit.is_time(text) || last > first && relative_time(text, &units[last - 1], unit))
            && !next.is_time(text)
            && !matches!(next.text(text), "전" | "후" | "뒤" | "이후" | "이전" | "현재" | "쯤" | "께" | "동안")
        {
            break;
        }
        last += 1;
    }
    finish(text, units, first, last, &joints, names)
}

/// 다음 달, 지난 주, 이번 주말.
fn relative_time(text: &str, before: &Unit<'_>, unit: &Unit<'_>) -> bool {
    matches!(before.text(text), "다음" | "지난" | "이번" | "올" | "이")
        && matches!(unit.text(text), "달" | "주" | "해" | "주말" | "학기" | "분기" | "여름" | "겨울" | "봄" | "가을")
}

fn is_and(unit: &Unit<'_>, text: &str) -> bool {
    matches!(unit.span.slice(text), Some("및" | "또는" | "혹은" | "내지"))
}

/// The unit where the run of nouns from `from` ends that a josa or predicate closes.
fn run_end(units: &[Unit<'_>], from: usize) -> usize {
    let mut at = from;
    while at + 1 < units.len()
        && at - from < LONGEST
        && (units[at].josa.is_empty() || units[at].josa.last() == Some(&"의"))
        && !units[at].comma
        && matches!(units[at + 1].kind, Kind::Noun | Kind::Determiner)
    {
        at += 1;
    }
    at
}

/// Whether 과/와 at `at` joins two nouns rather than a noun and a verb: not before 함께, nor before what one does with somebody (회담을, 협력을).
fn coordinates(text: &str, units: &[Unit<'_>], at: usize, names: &[Name]) -> bool {
    if units[at].comma {
        return false;
    }
    let end = run_end(units, at + 1);
    let head = &units[end];
    if head.kind != Kind::Noun || words::postposition("와", head.span.slice(text).unwrap_or_default()).is_some() {
        return false;
    }
    let named = |unit: &Unit<'_>| name_at(names, unit.stem).is_some();
    let plural = named(&units[at]) && !named(head) && !named(&units[at + 1]);
    let doing = verbal_part(head.text(text)).is_some();
    !(doing && plural && !matches!(head.marker().as_str(), "" if head.topical()))
}

/// The first name that overlaps `span`; a binary search.
pub(super) fn name_at(names: &[Name], span: Span) -> Option<&Name> {
    names.get(names.partition_point(|n| n.span.end() <= span.start())).filter(|n| n.span.overlaps(span))
}

/// Whether the comma after `at` lists nouns: the run after it ends in a josa that the list shares, and it holds no predicate.
fn lists(text: &str, units: &[Unit<'_>], at: usize) -> bool {
    let end = run_end(units, at + 1);
    let head = &units[end];
    head.kind == Kind::Noun
        && !head.is_time(text)
        && (matches!(head.marker().as_str(), "이" | "을" | "의" | "와" | "에게" | "께서")
            || head.topical() && head.marker().is_empty()
            || head.comma && head.josa.is_empty())
        && end - at <= 6
}

fn finish(text: &str, units: &[Unit<'_>], first: usize, last: usize, joints: &[usize], names: &[Name]) -> Phrase {
    let mut head_unit = last;
    if head_unit > first && matches!(units[head_unit].text(text), "등" | "따위" | "등등") {
        head_unit -= 1;
    }
    let unit = &units[last];
    let span = Span::new(units[first].span.start(), unit.stem.end()).unwrap_or(unit.stem);
    let mut conjuncts = Vec::new();
    let mut from = first;
    for joint in joints.iter().chain([&head_unit]) {
        if let Ok(conjunct) = Span::new(units[from].span.start(), units[*joint].stem.end()) {
            conjuncts.push(conjunct);
        }
        from = joint + 1;
        if units.get(from).is_some_and(|u| is_and(u, text)) {
            from += 1;
        }
    }
    if conjuncts.len() == 1 {
        conjuncts = dotted(text, units[head_unit].stem, conjuncts[0], names);
    }
    let marker = unit.marker();
    let case = match marker.as_str() {
        "" if unit.topical() => Case::Topic,
        "" => Case::Bare,
        "이" | "께서" | "이서" => Case::Subject,
        "을" => Case::Object,
        "에게" | "께" => Case::Dative,
        "의" => Case::Adnominal,
        "만" | "까지" | "조차" | "마저" | "뿐" | "밖에" => Case::Topic,
        _ => Case::Other,
    };
    let mut phrase = Phrase {
        first,
        span,
        head: units[head_unit].stem,
        head_unit,
        conjuncts,
        marker: if case == Case::Topic { unit.josa.last().copied().unwrap_or_default().to_owned() } else { marker },
        case,
        time: joints.is_empty()
            && (units[last].is_time(text) || last > first && relative_time(text, &units[last - 1], &units[last]))
            && matches!(case, Case::Bare | Case::Other | Case::Topic),
        comma: unit.comma,
        next: last + 1,
    };
    postposition(text, units, &mut phrase);
    phrase
}

/// 한국·미국·일본 in one word.
fn dotted(text: &str, stem: Span, whole: Span, names: &[Name]) -> Vec<Span> {
    let word = stem.slice(text).unwrap_or_default();
    if !word.contains(['·', 'ㆍ', '・', '‧']) || name_at(names, stem).is_some_and(|n| n.span.contains(stem)) {
        return Vec::new();
    }
    let mut out = Vec::new();
    let mut from = 0;
    for (at, mark) in word.char_indices().filter(|(_, c)| matches!(c, '·' | 'ㆍ' | '・' | '‧')).chain([(word.len(), ' ')]) {
        if from < at {
            let start = if out.is_empty() { whole.start() } else { stem.start() + from as u32 };
            out.extend(Span::new(start, stem.start() + at as u32));
        }
        from = at + mark.len_utf8();
    }
    // 9·19, 2·3: digits around a dot are one name
    if out.len() < 2 || word.starts_with(|c: char| c.is_ascii_digit()) { Vec::new() } else { out }
}

/// 에 대해, 을 통한, 와 함께: the word after the josa makes a postposition with it.
fn postposition(text: &str, units: &[Unit<'_>], phrase: &mut Phrase) {
    let Some(next) = units.get(phrase.next).filter(|_| !phrase.comma) else { return };
    let josa = match phrase.marker.as_str() {
        "이" | "" => return,
        other => other,
    };
    let word = if next.kind == Kind::Predicate { verbs::lemma(next, text).0 } else { next.span.slice(text).unwrap_or_default().to_owned() };
    let Some((adverbial, adnominal)) = words::postposition(josa, &word) else { return };
    let (marker, case) = if next.kind == Kind::Predicate {
        let Some(last) = next.morphemes.iter().rev().find(|m| m.tag.is_eomi()) else { return };
        if next.morphemes.iter().any(|m| m.tag == Tag::EP) {
            return;
        }
        match (last.tag, last.form.as_ref()) {
            (Tag::ETM, "ㄴ" | "은") if !adnominal.is_empty() => (adnominal, Case::Adnominal),
            (Tag::EC, "면") if word == "따르다" => ("에 따르면", Case::Other),
            (Tag::EC, "아" | "어" | "여" | "아서" | "어서" | "여서") if !adverbial.is_empty() => (adverbial, Case::Other),
            (Tag::EC, "고") if adverbial.ends_with('고') => (adverbial, Case::Other),
            _ => return,
        }
    } else {
        (adverbial, Case::Other)
    };
    phrase.marker = marker.to_owned();
    phrase.case = case;
    phrase.comma = next.comma;
    phrase.time = false;
    phrase.next += 1;
}

/// Where in `noun` the verbal noun begins that it is or ends with: 훈련 in 합동훈련; nothing when it tells of nothing.
pub(super) fn verbal_part(noun: &str) -> Option<usize> {
    if korean::is_verbal_noun(noun) {
        return Some(0);
    }
    if korean::is_noun(noun) {
        return None;
    }
    let starts: Vec<usize> = noun.char_indices().map(|(at, _)| at).collect();
    let most = starts.len().saturating_sub(2).min(8);
    (starts.len().saturating_sub(4)..=most)
        .filter(|k| *k > 0)
        .filter_map(|k| starts.get(k).copied())
        .find(|at| korean::is_verbal_noun(&noun[*at..]))
}
