//! What kind of source a noun phrase is.

use sosik_core::{ActorKind, EntityLabel, Language, MentionedKind, Span};

use super::lexicon::{Lexicon, endings};
use crate::layers::Layers;
use crate::numbers::chars::is_alphanumeric;

/// Named, role, anonymous, outlet, document or pronoun: what `span` of a sentence in `language` calls the one who speaks.
pub(super) fn kind(layers: &Layers<'_>, span: Span, language: Language) -> MentionedKind {
    let text = span.slice(layers.text).unwrap_or_default();
    // 런던 타임스(London Times): the gloss behind a name is not its head.
    let bare = text.strip_suffix(')').and_then(|t| t.rfind('(').map(|at| &text[..at]));
    let (text, span) = match bare.filter(|b| language == Language::Korean && !b.trim().is_empty()) {
        Some(bare) => (bare.trim_end(), Span::new(span.start(), span.start() + bare.trim_end().len() as u32).unwrap_or(span)),
        None => (text, span),
    };
    let lexicon = Lexicon::of(language);
    let from = layers.names.partition_point(|n| n.span.end() <= span.start());
    let names = || layers.names[from..].iter().take_while(|n| n.span.start() < span.end()).filter(|n| span.contains(n.span));
    let last = names().last();
    let at_end = last.filter(|n| n.span.end() == span.end());
    if at_end.is_some_and(|n| matches!(n.kind, Some(ActorKind::Media | ActorKind::Channel))) {
        return MentionedKind::Outlet;
    }
    let head = match language {
        Language::Korean => text.split_whitespace().last().unwrap_or_default(),
        _ => head_of(text),
    };
    let word = head.to_lowercase();
    let found = match language {
        Language::Korean => {
            let bare = word.strip_suffix('들').unwrap_or(&word);
            // 여론조사, 국영언론: the longest known ending decides, but one syllable only alone.
            lexicon.source(&word).or_else(|| endings(bare).find_map(|s| lexicon.source(s)).or_else(|| lexicon.source(bare)))
        }
        // polls, filings: texts in the plural.
        _ => told_of(lexicon, text)
            .or_else(|| pair(lexicon, text, head))
            .or_else(|| lexicon.source(&word))
            .or_else(|| lexicon.source(word.strip_suffix('s')?).filter(|k| *k == MentionedKind::Document)),
    };
    if text.contains("익명") {
        return MentionedKind::Anonymous;
    }
    match found {
        Some(MentionedKind::Pronoun) if text.split_whitespace().count() > 1 => {}
        Some(MentionedKind::Outlet) if language != Language::Korean && at_end.is_some_and(|n| n.label == EntityLabel::Person) => {}
        Some(kind) => return kind,
        None => {}
    }
    let names_somebody = match language {
        // A person or body named anywhere in the phrase names it, a mere country before a role does not (북한 외무성 is a name).
        Language::Korean => names().any(|n| {
            !n.adjective && (n.kind != Some(ActorKind::State) || n.span.end() == span.end()) && n.kind.is_some()
                || n.label == EntityLabel::Person
        }),
        _ => names().any(|n| !n.adjective && (n.label == EntityLabel::Person || n.span.end() == span.end())) || proper(text),
    };
    if names_somebody { MentionedKind::Named } else { MentionedKind::Role }
}

/// A text behind which a participle tells of it: a poll released on Friday.
fn told_of(lexicon: &Lexicon, text: &str) -> Option<MentionedKind> {
    let mut words = text.split(' ').skip(1).take(8).peekable();
    while let Some(word) = words.next() {
        let next = words.peek()?;
        let word = word.to_lowercase();
        let kind = lexicon.source(&word).or_else(|| lexicon.source(word.strip_suffix('s')?)).filter(|k| *k == MentionedKind::Document);
        if kind.is_some()
            && (next.len() > 4 && next.ends_with("ed")
                || matches!(*next, "taken" | "seen" | "written" | "shown" | "there" | "here" | "out"))
        {
            return kind;
        }
        if !word.ends_with(is_alphanumeric) {
            return None;
        }
    }
    None
}

/// What the head of an English phrase is with the word before it: a news service.
fn pair(lexicon: &Lexicon, text: &str, head: &str) -> Option<MentionedKind> {
    let at = text.find(head)?;
    let before = text[..at].split_whitespace().next_back()?;
    lexicon.source(&format!("{before} {head}").to_lowercase())
}

/// Whether the English phrase at `span` is surely one who speaks: a person or body is named in it, or its head is a role, a text or an outlet.
pub(super) fn somebody(layers: &Layers<'_>, span: Span) -> bool {
    let from = layers.names.partition_point(|n| n.span.end() <= span.start());
    let named = (layers.names[from..].iter())
        .take_while(|n| n.span.start() < span.end())
        .any(|n| n.label == EntityLabel::Person || n.label == EntityLabel::Organisation && !n.adjective);
    let head = head_of(span.slice(layers.text).unwrap_or_default()).to_lowercase();
    named || Lexicon::of(Language::English).source(&head).is_some_and(|k| k != MentionedKind::Pronoun)
}

/// The head of an English noun phrase: the last word before a preposition, comma or relative.
pub(super) fn head_of(text: &str) -> &str {
    let stop = |w: &str| {
        matches!(
            w,
            "of" | "in"
                | "at"
                | "for"
                | "from"
                | "with"
                | "who"
                | "which"
                | "that"
                | "on"
                | "by"
                | "to"
                | "close"
                | "familiar"
                | "briefed"
                | "under"
                | "after"
        )
    };
    let mut last = "";
    for word in text.split_whitespace() {
        if stop(word) && !last.is_empty() {
            break;
        }
        last = word.trim_matches(|c: char| !is_alphanumeric(c));
        if word.ends_with(',') {
            break;
        }
    }
    last.strip_suffix("'s").or_else(|| last.strip_suffix("’s")).unwrap_or(last)
}

/// Whether an English noun phrase is built around proper names: its head, or two words in a row, are capitalised.
fn proper(text: &str) -> bool {
    let capital = |w: &str| w.chars().next().is_some_and(char::is_uppercase);
    let head = head_of(text);
    let words: Vec<&str> = text.split_whitespace().collect();
    let first = words.first().is_some_and(|w| matches!(w.to_lowercase().as_str(), "the" | "a" | "an" | "one" | "some" | "many" | "most"));
    let content = &words[usize::from(first)..];
    // One word at the head of a sentence is capital anyway: Police, Officials.
    if !first
        && content.len() == 1
        && (head.ends_with('s') || matches!(head, "Police" | "Government" | "Parliament" | "Congress" | "People" | "State"))
    {
        return false;
    }
    capital(head) && content.first().is_some_and(|w| capital(w)) && (content.len() > 1 || !first || capital(head))
}
