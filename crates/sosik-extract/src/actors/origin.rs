//! Of which country people are of whom nothing is told: of that of their body, else of the one that the text speaks of.

use sosik_core::{ActorKind, Evidence, Language, SentenceId};

use super::book::Book;
use super::describe;
use crate::layers::Layers;

/// How sure that is.
const CONFIDENCE: f32 = 0.4;

/// Gives people whom no list knows a country. Linear in their number.
pub(super) fn read(layers: &Layers<'_>, book: &mut Book<'_>) {
    for i in 0..book.actors.len() {
        let actor = &book.actors[i];
        let unknown = actor.kind == ActorKind::Person && actor.code.is_none() && actor.evidence.first().rule == "actor.name";
        let Some(first) = actor.mentions.iter().map(|m| m.span).min().filter(|_| unknown) else { continue };
        let own = actor.affiliation.and_then(|a| book.actors[a.index()].code);
        let focus = book.focus.at(layers, first);
        let code = own.or_else(|| match book.language(first) {
            Language::Korean => describe::of_korean(layers, focus, &actor.name, first),
            _ => focus,
        });
        if let Some(code) = code {
            let sentence = SentenceId::of(book.seg.sentence_at(first.start()).unwrap_or(0));
            let actor = &mut book.actors[i];
            actor.code = Some(code);
            actor.evidence.push(Evidence::new(sentence, first, "actor.focus", CONFIDENCE));
        }
    }
}
