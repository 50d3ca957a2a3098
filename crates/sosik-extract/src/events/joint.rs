//! Phrases that stand for several states at once: 남북, 한미 외교장관, 미국과 중국 정상, 미국·일본 측, and 양국 and "the two countries" for the two
//! named before.

use sosik_core::{ActorKind, Code, Language, Party, Span};

use super::parties::{Cast, core};
use super::view::View;
use super::words::lists;
use crate::names::Name;
use crate::syntax;

/// A phrase has no more words than this behind the states that it names.
const LONGEST: usize = 3;

/// Sentences before that are looked at for the two states of 양국.
const SENTENCES: usize = 4;

/// The states for which the phrase at `span` stands, or their bodies and officials; nothing unless they are two at least.
pub(super) fn parties(view: &View<'_>, span: Span, cast: &mut dyn Cast) -> Vec<Party> {
    if !view.korean {
        let text = view.text(span);
        // No phrase of the list is longer; most phrases are.
        const LONGEST_EN: usize = 24;
        let small = if text.len() > LONGEST_EN { String::new() } else { text.to_lowercase() };
        return if lists().both_en.has(&small) { states(view, span, cast) } else { Vec::new() };
    }
    let span = core(view, span);
    match named(view, span) {
        Some((states, tail)) => spread(view, span, &states, tail, cast),
        None => {
            let both = both(view, span, cast);
            if both.is_empty() { members(view, span, cast) } else { both }
        }
    }
}

/// The members of a Korean phrase that is nothing but a list of names, whatever they are: 미국과 유럽연합, 이스라엘-하마스.
fn members(view: &View<'_>, span: Span, cast: &mut dyn Cast) -> Vec<Party> {
    let names: Vec<&Name> = view.names(span).take(8).collect();
    let parted = |w: &[&Name]| Span::new(w[0].span.end(), w[1].span.start()).is_ok_and(|gap| !gap.is_empty() && links(view.text(gap)));
    let whole = names.first().is_some_and(|n| n.span.start() == span.start()) && names.last().is_some_and(|n| n.span.end() == span.end());
    if names.len() < 2 || !whole || !names.windows(2).all(parted) {
        return Vec::new();
    }
    let found: Vec<Party> = names.iter().filter_map(|n| Some(Party { span: n.span, actor: Some(cast.refer(n.span)?) })).collect();
    let apart = found.iter().enumerate().all(|(i, p)| found[..i].iter().all(|q| q.actor != p.actor));
    if found.len() == names.len() && apart { found } else { Vec::new() }
}

/// The countries named one after another inside `span` with nothing but their link between, and the words behind them that say what of them is
/// meant.
fn named<'n>(view: &View<'n>, span: Span) -> Option<(Vec<&'n Name>, Span)> {
    let country =
        |n: &&Name| span.contains(n.span) && n.code.is_some_and(|c| c.is_country()) && (n.adjective || n.kind == Some(ActorKind::State));
    let mut run: Vec<&Name> = Vec::new();
    for name in view.names(span).filter(country).take(8) {
        let linked = run.last().is_some_and(|last| Span::new(last.span.end(), name.span.start()).is_ok_and(|gap| links(view.text(gap))));
        if !linked {
            run.clear();
        }
        run.push(name);
    }
    let (first, last) = (run.first()?, run.last()?);
    let differ = run.iter().any(|n| n.code != first.code);
    let tail = Span::new(last.span.end(), span.end()).ok()?.trim(view.layers.text);
    // What stands before belongs to a clause that modifies them; behind them a josa would end the phrase.
    let opens = first.span.start() == span.start() || view.text(Span::new(span.start(), first.span.start()).ok()?).ends_with(' ');
    let inside = || view.words.iter().filter(|w| tail.contains(w.span) && w.span.start() < w.span.end());
    let plain = inside().count() <= LONGEST && inside().rev().skip(1).all(|w| w.josa.is_empty());
    (run.len() > 1 && differ && opens && plain).then_some((run, tail))
}

/// Whether nothing but a mark or 과 parts two names of a list.
fn links(gap: &str) -> bool {
    gap.is_empty() || matches!(gap.trim(), "·" | "ㆍ" | "・" | "," | "-" | "과" | "와" | "및") && gap != " "
}

/// One party for each state: the state itself, or the body or office of it that `tail` tells.
fn spread(view: &View<'_>, span: Span, states: &[&Name], tail: Span, cast: &mut dyn Cast) -> Vec<Party> {
    let office = !lists().states_ko.has(view.text(tail)) && !crate::actors::code_actor(view.text(tail)).sectors.is_empty();
    let apart = states.windows(2).all(|w| Span::new(w[0].span.end(), w[1].span.start()).is_ok_and(|gap| view.text(gap).contains(' ')));
    let mut out: Vec<Party> = Vec::new();
    for (i, name) in states.iter().enumerate() {
        let Some(code) = name.code else { continue };
        let own = if i + 1 == states.len() { Span::new(name.span.start(), span.end()).unwrap_or(name.span) } else { name.span };
        let actor = if office { cast.of_country(code, name.span, tail) } else { cast.state(code, name.span) };
        if actor.is_some() && out.iter().all(|p| p.actor != actor) {
            out.push(Party { span: if apart { own } else { span }, actor });
        }
    }
    if out.len() > 1 { out } else { Vec::new() }
}

/// 양국, 두 나라, 양국 정상: the two states of which the text has spoken last.
fn both(view: &View<'_>, span: Span, cast: &mut dyn Cast) -> Vec<Party> {
    let text = view.text(span);
    if lists().both_people_ko.has(text) {
        return last_people(view, span, cast);
    }
    let Some(tail) = lists().both_ko.iter().filter_map(|b| text.strip_prefix(b)).min_by_key(|t| t.len()) else { return Vec::new() };
    if !(tail.is_empty() || tail.starts_with(' ')) || tail.split_whitespace().count() > LONGEST {
        return Vec::new();
    }
    let Some(pair) = last_two(view, span) else { return Vec::new() };
    let tail = Span::new(span.end() - tail.trim_start().len() as u32, span.end()).unwrap_or(span);
    let office = !tail.is_empty() && !crate::actors::code_actor(view.text(tail)).sectors.is_empty();
    let mut out = Vec::new();
    for (code, at) in pair {
        let actor = if office { cast.of_country(code, span, tail) } else { cast.state(code, at) };
        out.extend(actor.map(|id| Party { span, actor: Some(id) }));
    }
    if out.len() > 1 { out } else { Vec::new() }
}

/// "The two countries": the two states of which the text has spoken last.
fn states(view: &View<'_>, span: Span, cast: &mut dyn Cast) -> Vec<Party> {
    let pair = last_two(view, span).into_iter().flatten();
    let out: Vec<Party> = pair.filter_map(|(code, at)| cast.state(code, at).map(|id| Party { span, actor: Some(id) })).collect();
    if out.len() > 1 { out } else { Vec::new() }
}

/// 두 정상: the two people of several countries whom one of the sentences before names, and no third.
fn last_people(view: &View<'_>, span: Span, cast: &dyn Cast) -> Vec<Party> {
    let sentences = &view.layers.segmentation.sentences;
    let own = view.sentence.0 as usize;
    for sentence in sentences[own.saturating_sub(SENTENCES)..own].iter().rev() {
        let mut people: Vec<sosik_core::ActorId> = Vec::new();
        for (_, actor, _) in cast.inside(sentence.span) {
            people.extend(actor.filter(|id| cast.actor(*id).kind == ActorKind::Person && !people.contains(id)));
            if people.len() > 2 {
                break;
            }
        }
        match people[..] {
            [a, b] if cast.actor(a).code != cast.actor(b).code => return [a, b].map(|id| Party { span, actor: Some(id) }).to_vec(),
            [] | [_] => {}
            _ => return Vec::new(),
        }
    }
    Vec::new()
}

/// The codes and names of the last two states named together before `span`: of the nearest sentence that names two and no third.
fn last_two(view: &View<'_>, span: Span) -> Option<[(Code, Span); 2]> {
    let sentences = &view.layers.segmentation.sentences;
    let own = view.sentence.0 as usize;
    for sentence in sentences[own.saturating_sub(SENTENCES)..=own].iter().rev() {
        let body = syntax::body(if view.korean { Language::Korean } else { Language::English }, view.layers.text, sentence.span);
        let from = view.layers.names.partition_point(|n| n.span.start() < body);
        let before = || view.layers.names[from..].iter().take_while(|n| n.span.start() < sentence.span.end().min(span.start())).take(24);
        let told = |people: bool| {
            let mut found: Vec<(Code, Span)> = Vec::new();
            let fits = |n: &&Name| !matches!(n.kind, None | Some(ActorKind::Media)) && (people || n.kind != Some(ActorKind::Person));
            for name in before().filter(fits) {
                let Some(code) = name.code.filter(|c| c.is_country()) else { continue };
                if found.iter().all(|(c, _)| *c != code) {
                    found.push((code, name.span));
                }
            }
            found
        };
        // Of a president and a premier, the states for which they meet.
        let found = Some(told(false)).filter(|f| f.len() > 1).unwrap_or_else(|| told(true));
        if let [first, second] = found[..] {
            return Some([first, second]);
        }
        if found.len() > 2 {
            return None;
        }
    }
    None
}
