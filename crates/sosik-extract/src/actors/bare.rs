//! Bodies, forces and groups that only a bare word names, wherever no claim and no event has asked for them: 경찰, "rebels", "the residents".

use sosik_core::{ActorKind, Span};

use super::book::Book;
use super::{concepts, refer};
use crate::layers::Layers;
use crate::names::boundary::{article_before, is_hangul};
use crate::names::lexicon::{LEXICON, RoleClass};

/// Makes participants of the bare words that [`super::chains::read`] has set aside. Linear in their number but for the search of the book.
pub(super) fn read(layers: &Layers<'_>, book: &mut Book<'_>) {
    let waiting = std::mem::take(&mut book.bare);
    let mut pointing: Vec<Span> = Vec::new();
    for (span, role) in waiting {
        let role = &LEXICON.roles[role as usize];
        let asked = match role.class {
            // "military cooperation" is nobody's army.
            RoleClass::Force if span.slice(layers.text).is_some_and(|w| w.eq_ignore_ascii_case("military")) => definite(layers.text, span),
            // "the rights group Amnesty": the name stands behind.
            RoleClass::Group => apposed(layers, span).is_none(),
            RoleClass::Body | RoleClass::Force => true,
            // "the opposition", 여당; not "the opposition to the plan".
            RoleClass::Party => {
                let thing = layers.text.get(span.range().end..).is_some_and(|rest| rest.starts_with(" to "));
                !thing && (definite(layers.text, span) || span.slice(layers.text).is_some_and(|w| w.ends_with(is_hangul)))
            }
            // People in general are nobody; victims and protesters are those of what is told.
            RoleClass::Population => {
                definite(layers.text, span) || span.slice(layers.text).and_then(concepts::concept).is_some_and(|c| c != concepts::PEOPLE)
            }
            RoleClass::Description if definite(layers.text, span) => {
                pointing.push(span);
                false
            }
            _ => false,
        };
        if asked && book.spot_at(span).is_none() {
            // "The refugees" are those of whom the text has told.
            let led = || article_before(layers.text, span.range().start);
            let phrase = led().filter(|_| role.class == RoleClass::Population).map_or(span, |at| Span::of(at..span.range().end));
            refer::refer(layers, book, phrase);
        }
    }
    // 인권단체는 … 이 단체는: what points back to a bare word, now that all are known.
    for span in pointing.into_iter().filter(|s| s.slice(layers.text).is_some_and(|w| w.ends_with(is_hangul))) {
        if book.spot_at(span).is_none() {
            refer::pointed(layers, book, span);
        }
    }
}

/// Notes states that own or place what others do, "Canada’s team", where the document has them take part elsewhere.
pub(super) fn states(layers: &Layers<'_>, book: &mut Book<'_>) {
    for name in layers.names.iter().filter(|n| n.kind == Some(ActorKind::State) && !n.adjective) {
        let Some(id) = name.key.as_deref().and_then(|key| book.by_key(key)) else { continue };
        if book.spot_at(name.span).is_none() {
            book.mention(id, name.span, name.span, name.form);
        }
    }
}

/// The name of a body that stands behind the word at `span`, with one space between.
pub(super) fn apposed(layers: &Layers<'_>, span: Span) -> Option<Span> {
    let at = layers.names.partition_point(|n| n.span.start() <= span.end());
    let name = layers.names.get(at).filter(|n| n.span.start() == span.end() + 1 && !n.adjective)?;
    name.kind.is_some_and(|k| !matches!(k, ActorKind::State | ActorKind::Person)).then_some(name.span)
}

fn definite(text: &str, span: Span) -> bool {
    let start = span.range().start;
    let before = text.get(..start).unwrap_or_default();
    article_before(text, start).is_some() || ["이 ", "해당 "].iter().any(|d| before.ends_with(d))
}
