//! Speakers before a colon: `Minister: Talks will go on`, `Kim: “We are ready.”`.

use sosik_core::{EntityLabel, Span};

use super::Reader;
use crate::claims::draft::{Draft, Who};

/// Words in front of a colon that are no speakers.
const LABELS: [&str; 26] = [
    "exclusive",
    "update",
    "updated",
    "breaking",
    "correction",
    "note",
    "related",
    "photo",
    "video",
    "watch",
    "read",
    "more",
    "analysis",
    "opinion",
    "editorial",
    "question",
    "answer",
    "q",
    "a",
    "source",
    "sources",
    "transcript",
    "live",
    "poll",
    "fact",
    "via",
];

impl Reader<'_, '_> {
    /// A sentence that opens with a name and a colon, with a clause or quotation behind it and nothing else that says it.
    pub(super) fn colon(&mut self) {
        let s = &self.s;
        let text = s.text(s.span);
        let window = text.char_indices().nth(80).map_or(text, |(i, _)| &text[..i]);
        let Some(at) = window.find(": ").filter(|at| *at > 1) else { return };
        let lead = &text[..at];
        let words: Vec<&str> = lead.split_whitespace().collect();
        let capital = |w: &str| w.starts_with(char::is_uppercase) || matches!(w, "of" | "at" | "the" | "for" | "in" | "and" | "de");
        let label = |w: &&str| LABELS.contains(&w.trim_matches(|c: char| !c.is_alphanumeric()).to_ascii_lowercase().as_str());
        if words.len() > 7
            || words.iter().any(label)
            || !words.iter().all(|w| capital(w.trim_start_matches(|c: char| !c.is_alphanumeric())))
            || lead.contains([',', ';', '"', '“', '?', '—', '–'])
        {
            return;
        }
        let Some(source) = Span::new(s.span.start(), s.span.start() + at as u32).ok().and_then(|c| s.trim(c)) else { return };
        let from = s.layers.names.partition_point(|n| n.span.end() <= source.start());
        let person = s.layers.names[from..]
            .iter()
            .take_while(|n| n.span.start() < source.end())
            .any(|n| n.label == EntityLabel::Person || n.label == EntityLabel::Organisation && !n.adjective);
        let role = self.lexicon.source(&crate::claims::source::head_of(lead).to_lowercase()).is_some();
        let Some(content) = Span::new(source.end() + 1, s.span.end()).ok().and_then(|c| s.trim(c)) else { return };
        let told = self.finite_between(content.start(), content.end()) || s.text(content).split_whitespace().count() >= 4;
        if !(person || role) || !told || self.finite_between(source.start(), source.end()) {
            return;
        }
        let taken = self.drafts.iter().any(|d| d.cue.as_ref().is_some_and(|(c, _)| c.end() <= content.start()) && !d.content.is_empty());
        if taken {
            return;
        }
        self.drafts.push(Draft::statement(s.index, Who::Words(source), vec![content], "en.claim.colon", 0.6));
    }
}
