//! Noise gates: what tells of sport, markets, accidents, illness, science, works of art and figures of speech is no event.

use chrono::Datelike;
use sosik_core::ontology::{EventType, Mode};
use sosik_core::{Language, Span};

use super::class::{Classes, lowered, matter, singular};
use super::lexicon::Frame;
use super::people::head_of;
use super::site::Site;
use super::view::{Part, View};
use super::words::lists;
use crate::clauses::{Link, PredicateId, Role};

/// What the words of a sentence tell of its subject matter, asked once a sentence.
#[derive(Clone, Debug, Default)]
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
    /// Somebody who has no part in sport.
    uniform: bool,
    /// Books, films, games.
    fiction: bool,
    /// Those who act in them.
    acting: bool,
    bomb: bool,
    /// Phrases that put what stands with them into history.
    history: Vec<Span>,
}

/// Years up to this one are history, whatever the document's date: nobody reports today's news of them.
const HISTORY: i32 = 1965;

fn language(view: &View<'_>) -> Language {
    if view.korean { Language::Korean } else { Language::English }
}

fn words<'c>(view: &View<'_>, classes: &'c Classes, class: &str) -> impl Iterator<Item = &'c String> {
    classes.words(language(view), class).iter()
}

/// Whether the sentence has a sign of public violence.
pub(crate) fn violent(view: &View<'_>, classes: &Classes) -> bool {
    let class = |name: &str| classes.class(language(view), name);
    let told = view.told(matter("violence"), class("violence"));
    if told.is_empty() {
        return false;
    }
    let (either, blasts, industry) = (class("either"), class("blasts"), class("industry"));
    let doubted = told.iter().all(|w| either.has(w)) && view.any(matter("carriers"));
    // A blast in a mill or mine ("an explosion at a coal mine") is set off by nobody, where nothing else tells of violence.
    let part_of = |w: &str| industry.phrases().iter().any(|p| p.text.ends_with(w) && view.has(&p.text));
    let work = told.iter().all(|w| blasts.has(w) || industry.has(w) || part_of(w)) && view.any(matter("industry"));
    !(doubted || work)
}

/// Whether one of the words stands in a phrase of time that tells of an age gone by: 임진왜란 때, "during World War II". The span of each.
fn ages(view: &View<'_>, classes: &Classes) -> Vec<Span> {
    let here = view.told(matter("ages"), classes.class(language(view), "ages"));
    let mut found = Vec::new();
    if here.is_empty() {
        return found;
    }
    for (i, w) in view.words.iter().enumerate() {
        if view.korean {
            // 6·25 전쟁 당시
            let war = view.words.get(i + 1).is_some_and(|n| n.lower == "전쟁" && w.josa.is_empty());
            let w = if war { &view.words[i + 1] } else { w };
            let next = view.words.get(i + 1 + usize::from(war)).map_or("", |n| n.lower.as_str());
            let named = |a: &&&str| view.words[i].lower.starts_with(**a) || view.words[i].lower.ends_with(**a);
            let age = here.iter().filter(named).max_by_key(|a| a.len());
            let Some(age) = age else { continue };
            let tail = if war { "" } else { w.lower.rsplit(*age).next().unwrap_or("") };
            let timed = |s: &str| !s.is_empty() && words(view, classes, "age_times").any(|t| s.starts_with(t.as_str()));
            if timed(tail) || tail.is_empty() && (timed(&w.josa) || w.josa.is_empty() && timed(next)) {
                found.push(w.span);
            }
        } else {
            let before = |n: usize| i.checked_sub(n).and_then(|k| view.words.get(k)).map_or("", |w| w.lower.as_str());
            let at = (w.span.start() - view.span.start()) as usize;
            let starts = view.lower_from(at).is_some_and(|rest| here.iter().any(|a| rest.starts_with(*a)));
            let opens = |s: &str| words(view, classes, "age_times").any(|t| t == s);
            if starts && (opens(before(1)) || before(1) == "the" && opens(before(2))) {
                found.push(w.span);
            }
        }
    }
    found
}

impl Matter {
    /// What the sentence tells of. `now` says whether it tells of public violence, `before` whether a sentence shortly before does.
    pub(crate) fn of(view: &View<'_>, classes: &Classes, now: bool, before: bool) -> Self {
        let told = view.told_of();
        let any = |class: &str| told & matter(class) != 0;
        // A bus that runs into a lorry clashes with nobody.
        let accident = any("accident") || !now && (any("either") && any("carriers") || any("blasts") && any("industry"));
        let mut history = ages(view, classes);
        let times = &view.layers.times;
        let from = times.partition_point(|t| t.span.end() <= view.span.start());
        history.extend(
            (times[from..].iter().take_while(|t| t.span.start() < view.span.end()))
                .filter(|t| t.value.bounds().and_then(|(_, end)| end).is_some_and(|end| end.year() <= HISTORY))
                .map(|t| t.span),
        );
        Self {
            public: now || before && !accident,
            accident,
            weather: any("weather"),
            market: any("market"),
            deals: any("deals"),
            sport: view.count(matter("sport")) + 2 * usize::from(any("sport_only")),
            uniform: any("uniform"),
            fiction: any("fiction"),
            acting: any("acting"),
            bomb: any("bomb"),
            history,
        }
    }

    /// Why no sense of this frame can stand at the site; nothing when one can.
    pub(crate) fn forbids(&self, view: &View<'_>, classes: &Classes, frame: &Frame, site: &Site) -> Option<&'static str> {
        use EventType::{Assault, Coerce, Consult, Mobilize, Protest, Retreat, Sanction, Support};
        let kind = frame.event_type;
        if !self.history.is_empty() && past(view, &self.history, site) {
            return Some("the sentence tells of history");
        }
        if self.accident && matches!(frame.mode, Some(Mode::CoerceMartialLaw | Mode::CoerceCurfew | Mode::AssaultExplosives)) && !self.bomb
        {
            return Some("the sentence tells of a disaster or accident");
        }
        if self.weather && kind == Sanction && frame.mode == Some(Mode::SanctionDiscontinue) && !self.public {
            return Some("the sentence tells of the weather");
        }
        if self.market && (matches!(kind, Protest | Support) || matches!(kind, Assault | Retreat) && !self.public) {
            return Some("the sentence tells of markets");
        }
        if self.market && kind == EventType::Request && site.noun && (view.korean || of_goods(view, site)) {
            return Some("the sentence tells of markets");
        }
        // "over the previous four sessions"
        if self.market && kind == Consult && site.noun && lists().trading.has(&site.lemma) {
            return Some("the sentence tells of markets");
        }
        // "fired on a crowd of strikers"
        if self.sport > 1 || self.sport == 1 && !self.uniform && matches!(kind, Assault | Retreat | Mobilize) {
            return Some("the sentence tells of sport");
        }
        if self.fiction && self.acting {
            return Some("the sentence tells of a play or film");
        }
        if self.fiction && site.noun && matches!(kind, Assault | Mobilize | Consult | Retreat | EventType::Concede) {
            return Some("the sentence tells of a work of art");
        }
        if matches!(kind, Assault | Coerce | Retreat | EventType::Threaten) && figure(view, classes, site) {
            return Some("it is a figure of speech");
        }
        None
    }

    /// Whether the parties of an event are firms and the sentence tells of what firms deal in.
    pub(crate) fn business(&self, firms: bool) -> bool {
        firms && self.deals
    }
}

/// Whether a noun of asking tells what buyers want: "weighed weak demand", "the demand for steel".
fn of_goods(view: &View<'_>, site: &Site) -> bool {
    let Some(at) = view.at(site.trigger) else { return false };
    let word = |i: usize| view.words.get(i).map_or("", |w| w.lower.as_str());
    site.lemma == "demand"
        && (lists().demand_kinds.has(view.before(site.trigger, 1))
            || word(at + 1) == "for" && (at + 2..at + 4).any(|i| lists().goods.has(word(i))))
}

/// Whether a phrase of history stands in the clause of the trigger and in no clause below it: what is said today of an old war is news.
fn past(view: &View<'_>, history: &[Span], site: &Site) -> bool {
    let clause = site.clause.cover(site.trigger);
    let below: Vec<Span> =
        site.own.map(|id| view.children(id).filter(|(_, p)| !p.nominal).map(|(_, p)| p.clause).collect()).unwrap_or_default();
    // A word that modifies what acts or is acted on dates that, not the act: "veterans of World War II". A day of remembrance is today.
    let of_party = |h: &Span| {
        !view.korean && site.parts.iter().any(|p| matches!(p.role, Role::Subject | Role::Object) && p.span.contains(*h) && p.head != *h)
    };
    // "During the war troops took the island and executed dozens": the age that opens a clause holds for those joined to it, unless they tell a
    // time of their own.
    let leading = site.own.and_then(|id| view.predicate(id).parent).filter(|(_, link)| *link == Link::Coordinate);
    let leading = leading.map(|(up, _)| view.predicate(up)).filter(|_| !timed(view, clause));
    if let Some(p) = leading
        && history.iter().any(|h| p.clause.contains(*h) && h.end() <= p.head.start())
    {
        return true;
    }
    history.iter().any(|h| clause.contains(*h) && !below.iter().any(|b| b.contains(*h) && !b.contains(site.trigger)) && !of_party(h))
}

/// Whether a time stands in the clause.
fn timed(view: &View<'_>, clause: Span) -> bool {
    let times = &view.layers.times;
    times.get(times.partition_point(|t| t.span.end() <= clause.start())).is_some_and(|t| t.span.start() < clause.end())
}

/// Whether what is fought is no opponent, or what attacks is nobody: inflation, cancer; a virus, a dog, a lorry.
fn figure(view: &View<'_>, classes: &Classes, site: &Site) -> bool {
    let is = |class: &str, part: &Part| {
        let head = if part.head == part.span { head_of(view.text(part.span), view.korean) } else { view.text(part.head) };
        let head = lowered(head);
        let class = classes.class(language(view), class);
        if view.korean {
            return class.ends(head.strip_suffix('들').unwrap_or(&head));
        }
        class.has(&singular(&head)) || class.has(&head) || {
            let words = lowered(view.text(part.span));
            class.phrases().iter().any(|p| words.ends_with(&p.text))
        }
    };
    // 물가와의 전쟁을 선포했다: what is declared war on.
    let object = site.parts.iter().find(|p| p.role == Role::Object).filter(|_| view.korean && !site.noun);
    let war = object.is_some_and(|o| {
        super::phrases::around_noun(view, o.head).iter().any(|p| p.role == Role::Oblique && p.marker == "와" && is("no_opponent", p))
    });
    let against = war
        || site.parts.iter().any(|p| match p.role {
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
    // 습격한 곰들
    let modified = || {
        let own = |id: &PredicateId| view.predicate(*id).arguments.iter().any(|a| matches!(a.role, Role::Subject | Role::Topic));
        site.own.filter(|id| !own(id)).and_then(|id| view.modified(id)).map(|w| Part::whole(w.span))
    };
    let by = by || !site.noun && !site.passive && modified().is_some_and(|p| is("no_attacker", &p));
    // 곰의 습격
    let by = by || view.korean && site.noun && site.parts.iter().any(|p| p.role == Role::Possessor && is("no_attacker", p));
    against || by
}
