//! Noise gates: what tells of sport, markets, accidents, illness, science, works of art and figures of speech is no event.

use sosik_core::Language;
use sosik_core::ontology::{EventType, Mode};

use super::class::{Classes, singular};
use super::lexicon::Frame;
use super::site::Site;
use super::slots::head_of;
use super::view::{Part, View};
use crate::clauses::Role;

/// What the words of a sentence tell of its subject matter, asked once a sentence.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Matter {
    /// Killing and dying may be public violence.
    pub(crate) public: bool,
    /// A disaster, accident or illness.
    pub(crate) accident: bool,
    weather: bool,
    market: bool,
    /// Deals of firms: takeovers, patents, shares.
    deals: bool,
    /// Signs of sport; a sign that no other matter has counts twice.
    sport: usize,
    /// Books, films, games.
    fiction: bool,
    bomb: bool,
}

fn language(view: &View<'_>) -> Language {
    if view.korean { Language::Korean } else { Language::English }
}

fn words<'c>(view: &View<'_>, classes: &'c Classes, class: &str) -> impl Iterator<Item = &'c String> {
    classes.words(language(view), class).iter()
}

/// Whether the sentence has a sign of public violence.
pub(crate) fn violent(view: &View<'_>, classes: &Classes) -> bool {
    let unclear: Vec<&String> = words(view, classes, "either").collect();
    let mut told = words(view, classes, "violence").filter(|w| view.has(w)).peekable();
    let doubted = told.peek().is_some() && told.all(|w| unclear.contains(&w)) && words(view, classes, "carriers").any(|w| view.has_word(w));
    !doubted && words(view, classes, "violence").any(|w| view.has(w))
}

impl Matter {
    /// What the sentence tells of. `now` says whether it tells of public violence, `before` whether a sentence shortly before does.
    pub(crate) fn of(view: &View<'_>, classes: &Classes, now: bool, before: bool) -> Self {
        let any = |class: &str| words(view, classes, class).any(|w| view.has_word(w));
        // A bus that runs into a lorry clashes with nobody.
        let accident = any("accident") || !now && any("either") && any("carriers");
        Self {
            public: now || before && !accident,
            accident,
            weather: any("weather"),
            market: any("market"),
            deals: any("deals"),
            sport: words(view, classes, "sport").filter(|w| view.has_word(w)).count()
                + 2 * usize::from(words(view, classes, "sport_only").any(|w| view.has_word(w))),
            fiction: any("fiction"),
            bomb: any("bomb"),
        }
    }

    /// Why no sense of this frame can stand at the site; nothing when one can.
    pub(crate) fn forbids(self, view: &View<'_>, classes: &Classes, frame: &Frame, site: &Site) -> Option<&'static str> {
        use EventType::{Assault, Coerce, Consult, Mobilize, Protest, Retreat, Sanction};
        let kind = frame.event_type;
        if self.accident && matches!(frame.mode, Some(Mode::CoerceMartialLaw | Mode::AssaultExplosives)) && !self.bomb {
            return Some("the sentence tells of a disaster or accident");
        }
        if self.weather && kind == Sanction && frame.mode == Some(Mode::SanctionDiscontinue) && !self.public {
            return Some("the sentence tells of the weather");
        }
        if self.market && (kind == Protest || kind == Assault && !self.public) {
            return Some("the sentence tells of markets");
        }
        if self.sport > 1 || self.sport == 1 && matches!(kind, Assault | Retreat | Mobilize) {
            return Some("the sentence tells of sport");
        }
        if self.fiction && site.noun && matches!(kind, Assault | Mobilize | Consult) {
            return Some("the sentence tells of a work of art");
        }
        if matches!(kind, Assault | Coerce | Retreat) && figure(view, classes, site) {
            return Some("it is a figure of speech");
        }
        None
    }

    /// Whether the parties of an event are firms and the sentence tells of what firms deal in.
    pub(crate) fn business(self, firms: bool) -> bool {
        firms && self.deals
    }
}

/// Whether what is fought is no opponent, or what attacks is nobody: inflation, cancer; a virus, a dog, a lorry.
fn figure(view: &View<'_>, classes: &Classes, site: &Site) -> bool {
    let is = |class: &str, part: &Part| {
        let head = if part.head == part.span { head_of(view.text(part.span), view.korean) } else { view.text(part.head) };
        let head = head.to_lowercase();
        let one = if view.korean { head.as_str().into() } else { singular(&head) };
        words(view, classes, class).any(|w| {
            *w == one.as_ref()
                || if view.korean {
                    w.chars().nth(1).is_some() && one.ends_with(w.as_str())
                } else {
                    *w == head || w.contains(' ') && view.text(part.span).to_lowercase().ends_with(w.as_str())
                }
        })
    };
    let against = site.parts.iter().any(|p| match p.role {
        Role::Object | Role::Modifier => is("no_opponent", p),
        Role::Oblique => {
            matches!(p.marker.as_str(), "against" | "with" | "on" | "of" | "와" | "에 맞서" | "에 대한" | "") && is("no_opponent", p)
        }
        Role::Subject if site.passive => is("no_opponent", p),
        _ => false,
    });
    // The wind may kill, and so may a truck that somebody drives: only where no people act.
    let by = !site.noun && !site.passive && {
        let written = site.parts.iter().find(|p| p.role == Role::Subject).cloned();
        written.or_else(|| site.subject.map(Part::whole)).is_some_and(|p| is("no_attacker", &p))
    };
    against || by
}
