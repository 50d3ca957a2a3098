//! Noise gates: sport, accidents, illness.

use sosik_core::Language;
use sosik_core::ontology::EventType;

use super::class::Classes;
use super::view::View;

fn language(view: &View<'_>) -> Language {
    if view.korean { Language::Korean } else { Language::English }
}

fn words<'c>(view: &View<'_>, classes: &'c Classes, class: &str) -> impl Iterator<Item = &'c String> {
    classes.words(language(view), class).iter()
}

/// Whether the sentence has a sign of public violence.
pub(crate) fn violent(view: &View<'_>, classes: &Classes) -> bool {
    words(view, classes, "violence").any(|w| view.has(w))
}

/// Whether the killing and dying of the sentence may be public violence: a sign here or shortly before, and none of an accident alone.
pub(crate) fn public(view: &View<'_>, classes: &Classes, violent_before: bool) -> bool {
    violent(view, classes) || violent_before && !accident(view, classes)
}

/// Whether the sentence tells of a disaster, accident or illness.
pub(crate) fn accident(view: &View<'_>, classes: &Classes) -> bool {
    words(view, classes, "accident").any(|w| view.has_word(w))
}

/// Whether the sentence tells of markets.
pub(crate) fn market(view: &View<'_>, classes: &Classes) -> bool {
    words(view, classes, "market").any(|w| view.has_word(w))
}

/// How many signs of sport the sentence has.
pub(crate) fn sport_signs(view: &View<'_>, classes: &Classes) -> usize {
    words(view, classes, "sport").filter(|w| view.has_word(w)).count()
}

/// Whether an event of this type is sport's: two signs, or one where the words of violence are sport's own.
pub(crate) fn sport(signs: usize, event_type: EventType) -> bool {
    signs > 1 || signs == 1 && matches!(event_type, EventType::Assault | EventType::Retreat | EventType::Mobilize)
}
