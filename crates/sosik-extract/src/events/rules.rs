//! The boundary rules of PLOVER: what an event's type becomes in the light of its realis and of what lies inside it.
//!
//! Source: the PLOVER 2.0 manual, sections of the types; facts, wording ours.

use sosik_core::Realis;
use sosik_core::ontology::{EventType, Mode};

use super::lexicon::Effect;

/// Type and mode of an event that stands in `realis`: future cooperation is an agreement, future retreat a concession,
/// a concession that is not made a refusal.
pub(crate) fn in_time(event_type: EventType, mode: Option<Mode>, realis: Realis) -> (EventType, Option<Mode>) {
    use EventType::{Agree, Aid, Concede, Consult, Cooperate, Reject, Retreat, Support};
    let future = matches!(realis, Realis::Planned | Realis::Promised);
    match event_type {
        Consult if future || realis == Realis::Hypothetical => (Agree, None),
        Support | Cooperate | Aid if future => (Agree, None),
        Retreat if future => (Concede, None),
        // 판결을 수긍할 수 없다: not giving in is refusing.
        Concede if realis == Realis::Negated => (Reject, None),
        _ => (event_type, mode),
    }
}

/// Type and mode of an outer event that holds `inner`: a promised withdrawal is a concession, a demand to meet has a mode.
pub(crate) fn around(event_type: EventType, mode: Option<Mode>, wraps: Option<Effect>, inner: EventType) -> (EventType, Option<Mode>) {
    use EventType::{
        Agree, Aid, Assault, Coerce, Concede, Consult, Cooperate, Protest, Reject, Request, Retreat, Sanction, Support, Threaten,
    };
    let named = |name: &str| Mode::parse(event_type, name).ok();
    match (event_type, inner) {
        (Agree, Retreat | Concede) if matches!(wraps, Some(Effect::Granted | Effect::Promised)) => (Concede, None),
        // "vowed to continue protests"
        (Agree, Protest) if wraps == Some(Effect::Promised) => (Threaten, None),
        // "warned them against meeting"
        (Request, _) if wraps == Some(Effect::Refused) => (event_type, mode),
        (Request | Reject, Consult) => (event_type, named("meet")),
        (Request | Reject, Aid | Cooperate | Support) => (event_type, named("assist")),
        (Request | Reject, Retreat | Concede | Agree) => (event_type, named("yield")),
        (Threaten, Assault) => (event_type, named("violence")),
        (Threaten, Sanction | Reject) => (event_type, named("relations")),
        (Threaten, Coerce) => (event_type, named("restrict")),
        _ => (event_type, mode),
    }
}

/// Whether an outer event tells all there is of the inner one: what was agreed, promised or refused is not coded again.
pub(crate) fn swallows(wraps: Option<Effect>, inner: EventType) -> bool {
    match wraps {
        Some(Effect::Promised | Effect::Refused) => true,
        Some(Effect::Granted) => inner != EventType::Agree,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_future_changes_types() {
        assert_eq!(in_time(EventType::Consult, Some(Mode::ConsultVisit), Realis::Planned), (EventType::Agree, None));
        assert_eq!(in_time(EventType::Retreat, Some(Mode::RetreatWithdraw), Realis::Promised), (EventType::Concede, None));
        assert_eq!(in_time(EventType::Retreat, Some(Mode::RetreatWithdraw), Realis::Demanded).0, EventType::Retreat);
        assert_eq!(in_time(EventType::Assault, None, Realis::Planned).0, EventType::Assault);
    }

    #[test]
    fn what_lies_inside_names_the_mode() {
        assert_eq!(around(EventType::Request, None, Some(Effect::Demanded), EventType::Consult).1, Some(Mode::RequestMeet));
        assert_eq!(around(EventType::Agree, None, Some(Effect::Granted), EventType::Retreat).0, EventType::Concede);
        assert_eq!(around(EventType::Threaten, None, Some(Effect::Threatened), EventType::Assault).1, Some(Mode::ThreatenViolence));
        assert_eq!(around(EventType::Agree, None, Some(Effect::Promised), EventType::Protest).0, EventType::Threaten);
    }
}
