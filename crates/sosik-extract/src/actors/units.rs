//! A sentence as its names, its words for participants, and the words between.

use sosik_core::{Language, Span};
use sosik_segment::Sentence;

use crate::layers::Layers;
use crate::names::boundary::{ends_word, hangul_run, is_hangul, is_josa, josa_follows};
use crate::names::lexicon::LEXICON;
use crate::numbers::chars::is_alphanumeric;

/// What stands at one place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Thing {
    /// A name, by its position in the layer.
    Name(usize),
    /// A word for a participant, by its position in the lexicon.
    Role(u32),
    /// Any other word.
    Word,
}

/// A place of the sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Unit {
    pub(super) thing: Thing,
    /// Josa and possessive 's excluded.
    pub(super) span: Span,
    /// Whether it joins the unit before: written on, or one space (English: also after 's) between.
    pub(super) joined: bool,
    /// Whether josa follow (Korean), so that what comes next is another phrase. The genitive 의 does not count.
    pub(super) closed: bool,
}

/// The units of `sentence`; `names` is the position of the first name that may stand in it.
pub(super) fn units(layers: &Layers<'_>, sentence: &Sentence, first_name: usize) -> Vec<Unit> {
    let korean = sentence.language == Language::Korean;
    let (text, end) = (layers.text, sentence.span.end() as usize);
    let mut out: Vec<Unit> = Vec::with_capacity(sentence.tokens.len());
    let mut name = first_name;
    let mut at = sentence.span.start() as usize;
    let mut last_end = usize::MAX;
    // Where the first word of the sentence begins.
    let opens = text.get(at..end).and_then(|s| s.find(is_alphanumeric)).map(|first| at + first);
    while at < end {
        let Some(c) = text.get(at..).and_then(|t| t.chars().next()) else { break };
        while layers.names.get(name).is_some_and(|n| (n.span.start() as usize) < at) {
            name += 1;
        }
        let here = layers.names.get(name).filter(|n| n.span.start() as usize == at && n.span.end() as usize <= end);
        if here.is_none() && !is_alphanumeric(c) {
            at += c.len_utf8();
            continue;
        }
        // "an anti-Syria journalist" is not Syria's.
        let aside = here.is_some_and(|n| !korean && super::code::aside(text, n.span.range()));
        let (thing, stop) = match here {
            Some(n) if aside => (Thing::Word, n.span.end() as usize),
            Some(n) => (Thing::Name(name), n.span.end() as usize),
            None => {
                let limit = layers.names.get(name).map_or(end, |n| (n.span.start() as usize).min(end));
                let role = LEXICON.role_index.longest(text, at, |e, _| {
                    let whole = if text[at..e].ends_with(is_hangul) { josa_follows(text, e) } else { ends_word(text, e) };
                    // "prisoner-of-war camps" holds no prisoner.
                    let compound = text[e..].strip_prefix('-').is_some_and(|t| t.starts_with(is_alphanumeric));
                    whole && !compound && e <= end && layers.names.get(name).is_none_or(|n| e <= n.span.start() as usize)
                });
                // "Investigators said": the first word of a sentence has a capital letter.
                let role = role.or_else(|| {
                    let first = !korean && c.is_ascii_uppercase() && Some(at) == opens;
                    first.then(|| opening(text, at, limit)).flatten()
                });
                match role {
                    Some((e, id)) => (Thing::Role(id), e),
                    None => (Thing::Word, word_end(text, at, limit.max(at + c.len_utf8()), korean)),
                }
            }
        };
        let gap = text.get(last_end..at);
        let joined = gap.is_some_and(|g| matches!(g, "" | " " | "'s " | "’s " | "´s " | "' " | "’ " | "의 "));
        let mut closed = false;
        let mut next = stop;
        if let Some(after) = text.get(stop..end).filter(|after| !korean && !after.starts_with(' ')) {
            // The possessive belongs to the gap, not to the next word.
            next += ["'s", "’s", "´s"].into_iter().find(|p| after.starts_with(p)).map_or(0, str::len);
        }
        if korean && thing != Thing::Word {
            let rest = &text[stop..end.max(stop)];
            let window = rest.char_indices().nth(9).map_or(rest, |(i, _)| &rest[..i]);
            let run = &rest[..hangul_run(window)];
            if !run.is_empty() && is_josa(run) && !role_here(text, stop) {
                closed = run != "의";
                next = stop + run.len();
            }
        }
        out.push(Unit { thing, span: Span::of(at..stop), joined, closed });
        last_end = if closed { usize::MAX } else { stop };
        at = next.max(stop);
        // The genitive stands between two units that join.
        if !closed && next > stop {
            last_end = stop;
        }
    }
    out
}

/// The word for a participant at the start of an English sentence, which begins with a capital letter at byte `at`, and its end.
fn opening(text: &str, at: usize, limit: usize) -> Option<(usize, u32)> {
    /// No such word is longer, in bytes.
    const LONGEST: usize = 48;
    let mut end = limit.min(at + LONGEST);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let mut window = text.get(at..end)?.to_owned();
    window.get_mut(..1)?.make_ascii_lowercase();
    let found = LEXICON.role_index.longest(&window, 0, |e, _| ends_word(text, at + e) && !text[at + e..].starts_with('-'));
    found.map(|(e, id)| (at + e, id))
}

fn role_here(text: &str, at: usize) -> bool {
    LEXICON.role_index.longest(text, at, |e, _| e - at > 3 && josa_follows(text, e)).is_some()
}

fn word_end(text: &str, at: usize, limit: usize, korean: bool) -> usize {
    let body = text.get(at..limit).unwrap_or_default();
    let inner = |c: char| is_alphanumeric(c) || (!korean && matches!(c, '-'));
    at + body.char_indices().find(|(_, c)| !inner(*c)).map_or(body.len(), |(i, _)| i).max(1)
}
