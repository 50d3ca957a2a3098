//! Bodies, forces and groups that only a bare word names, wherever no claim and no event has asked for them: 경찰, "rebels", "the residents".

use sosik_core::{ActorKind, Span};

use super::book::Book;
use super::{concepts, refer};
use crate::layers::Layers;
use crate::names::lexicon::{LEXICON, RoleClass};

/// Makes participants of the bare words that [`super::chains::read`] has set aside. Linear in their number but for the search of the book.
pub(super) fn read(layers: &Layers<'_>, book: &mut Book<'_>) {
    let waiting = std::mem::take(&mut book.bare);
    for (span, role) in waiting {
        let role = &LEXICON.roles[role as usize];
        let asked = match role.class {
            // "military cooperation" is nobody's army.
            RoleClass::Force if span.slice(layers.text).is_some_and(|w| w.eq_ignore_ascii_case("military")) => definite(layers.text, span),
            RoleClass::Body | RoleClass::Force | RoleClass::Group => true,
            // People in general are nobody; victims and protesters are those of what is told.
            RoleClass::Population => {
                definite(layers.text, span) || span.slice(layers.text).and_then(concepts::concept).is_some_and(|c| c != concepts::PEOPLE)
            }
            _ => false,
        };
        if asked && book.spot_at(span).is_none() {
            refer::refer(layers, book, span);
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

fn definite(text: &str, span: Span) -> bool {
    let before = text.get(..span.start() as usize).unwrap_or_default();
    ["the ", "The ", "이 ", "해당 "].iter().any(|d| before.ends_with(d))
}
