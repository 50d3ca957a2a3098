//! Noise gates: sport, accidents, illness.

use sosik_core::Language;
use sosik_core::ontology::EventType;

use super::class::Classes;
use super::view::View;

fn language(view: &View<'_>) -> Language {
    if view.korean { Language::Korean } else { Language::English }
}

fn count(view: &View<'_>, classes: &Classes, class: &str) -> usize {
    classes.words(language(view), class).iter().filter(|w| view.has(w)).count()
}

/// Whether the sentence has a sign of public violence.
pub(crate) fn violent(view: &View<'_>, classes: &Classes) -> bool {
    count(view, classes, "violence") > 0
}

/// Whether the killing and dying of the sentence may be public violence: a sign here or shortly before, and none of an accident alone.
pub(crate) fn public(view: &View<'_>, classes: &Classes, violent_before: bool) -> bool {
    violent(view, classes) || violent_before && count(view, classes, "accident") == 0
}

/// How many signs of sport the sentence has.
pub(crate) fn sport_signs(view: &View<'_>, classes: &Classes) -> usize {
    count(view, classes, "sport")
}

/// Whether an event of this type is sport's: two signs, or one where the words of violence are sport's own.
pub(crate) fn sport(signs: usize, event_type: EventType) -> bool {
    signs > 1 || signs == 1 && matches!(event_type, EventType::Assault | EventType::Retreat | EventType::Mobilize)
}
