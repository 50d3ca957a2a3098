//! Who takes part: from phrases to actors, and whether an actor can do what a sense tells.

use std::sync::LazyLock;

use sosik_core::{Actor, ActorId, ActorKind, Code, EntityLabel, Party, PlaceId, Span};

use super::class::Classes;
use super::lexicon::Who;
use super::phrase::Phrase;
use super::view::{Part, View};
use super::words::{List, lists};
use crate::clauses::Role;

/// What the event reader asks of the resolver; a trait so that tests can play it.
pub(crate) trait Cast {
    /// The actor meant by a phrase; nothing for things.
    fn refer(&mut self, span: Span) -> Option<ActorId>;
    /// The participant whom a phrase only describes; the caller knows that it means people.
    fn describe(&mut self, span: Span) -> ActorId;
    /// The same of weapons, which are of no country that the words do not tell.
    fn describe_thing(&mut self, span: Span) -> ActorId;
    /// Whoever is named inside a phrase, in order: participants, and countries that an adjective or place names.
    fn inside(&self, span: Span) -> Vec<(Span, Option<ActorId>, Option<Code>)>;
    /// The state of a country that is named by an adjective or a place.
    fn state(&mut self, code: Code, span: Span) -> Option<ActorId>;
    /// The participants of a country whom the words at `words` describe: the US ones of "US and British forces".
    fn of_country(&mut self, code: Code, span: Span, words: Span) -> Option<ActorId>;
    /// Lets a participant whose country was only guessed be of the country of the place where the event happens.
    fn settle(&mut self, id: ActorId, place: PlaceId);
    /// The same, of the country of another participant, where that is told and not guessed.
    fn compatriot(&mut self, id: ActorId, of: ActorId);
    /// The country in which a place lies, where that is known.
    fn country_of(&self, place: PlaceId) -> Option<Code>;
    /// The actor with this id.
    fn actor(&self, id: ActorId) -> &Actor;
    /// The place named inside a phrase.
    fn place_at(&mut self, span: Span) -> Option<PlaceId>;
}

/// The parties of a part: one for each conjunct that means a participant.
pub(crate) fn of_part(part: &Part, view: &View<'_>, cast: &mut dyn Cast) -> Vec<Party> {
    let joint = super::joint::parties(view, part.span, cast);
    if !joint.is_empty() {
        return joint;
    }
    // "the Kabul bombing": where something happens is nobody who does it.
    let place = |n: &crate::names::Name| n.span == part.span && n.label == EntityLabel::Place && !n.adjective && n.kind.is_none();
    if !view.korean && part.role == Role::Modifier && view.names(part.span).any(place) {
        return Vec::new();
    }
    // "US and British forces": the tree may list the country beside the forces.
    let mut parties = if part.conjuncts.len() > 1 { shared(view, core(view, part.span), cast) } else { Vec::new() };
    if !parties.is_empty() {
        return parties;
    }
    // Of the sides of a fight one may only be described.
    let both = two_sides(view, part);
    if !both.is_empty() && both.iter().any(|s| cast.refer(*s).is_none()) {
        return Vec::new();
    }
    let spans = if part.conjuncts.len() > 1 { part.conjuncts.clone() } else { halves(part, view, cast).unwrap_or_else(|| vec![part.span]) };
    for span in spans {
        let full = core(view, span);
        let span = full;
        let actor = cast.refer(span).or_else(|| if part.conjuncts.len() > 1 { None } else { cast.refer(part.head) });
        if actor.is_some() {
            let mut others = shared(view, full, cast);
            // The whole phrase stands for the last of several countries.
            let last = others.pop().and_then(|p| p.actor);
            parties.append(&mut others);
            parties.push(Party { span: short(view, span), actor: last.or(actor) });
        }
    }
    // A tree may part a list in the wrong place: "Libyan leader A and Bulgarian President B today signed".
    if part.conjuncts.len() > 1
        && parties.len() < 2
        && let Some(halves) = halves(part, view, cast)
    {
        let found = halves.into_iter().filter_map(|span| Some(Party { span, actor: Some(cast.refer(span)?) })).collect::<Vec<_>>();
        parties = found;
    }
    // "Russian strikes", "Palestinian riots": an adjective before a noun names the country that acts.
    if parties.is_empty()
        && (matches!(part.role, Role::Modifier | Role::Possessor)
            || part.role == Role::Oblique && matches!(part.marker.as_str(), "over" | "about" | "against" | "on" | "of") && !view.korean)
        && let Some(name) = view
            .names(part.span)
            .filter(|n| {
                let told = n.adjective || part.role != Role::Oblique;
                // 쿠르스크 전투: where a fight is fought is no side of it.
                let site = view.korean && n.kind.is_none() && part.role == Role::Modifier && n.span.end() == part.span.end();
                part.span.contains(n.span) && n.code.is_some() && told && !site && !of_thing(view, n.span)
            })
            .last()
    {
        let actor = name.code.and_then(|code| cast.state(code, name.span));
        parties.extend(actor.map(|actor| Party { span: name.span, actor: Some(actor) }));
    }
    if parties.is_empty() && part.conjuncts.len() > 1 {
        let span = without_relative(view, part.span);
        parties.extend(cast.refer(span).map(|actor| Party { span, actor: Some(actor) }));
    }
    parties
}

/// Whether an adjective of a country only tells which language or border is meant.
pub(crate) fn of_thing(view: &View<'_>, span: Span) -> bool {
    let i = view.words.partition_point(|w| w.span.start() < span.end());
    view.words.get(i).is_some_and(|w| matches!(w.one.as_str(), "language" | "border" | "frontier" | "capital" | "coast" | "soil"))
}

/// The two halves of a phrase that the tree has left whole, when each means somebody of a country of their own: "the Peruvian leader and the
/// Chilean president".
fn halves(part: &Part, view: &View<'_>, cast: &mut dyn Cast) -> Option<Vec<Span>> {
    let whole = part.span;
    if view.korean || !view.text(whole).contains(" and ") {
        return None;
    }
    let span = short(view, core(view, whole));
    let text = view.text(span);
    if text.len() > 200 {
        return None;
    }
    let (first, second) = text.split_once(" and ")?;
    let first = Span::new(span.start(), span.start() + first.len() as u32).ok()?;
    let second = Span::new(span.end() - second.len() as u32, span.end()).ok()?;
    let known = |s: Span, cast: &mut dyn Cast| {
        let id = cast.refer(s)?;
        let actor = cast.actor(id);
        Some((id, actor.code, actor.kind == ActorKind::Person))
    };
    let (a, b) = (known(first, cast)?, known(second, cast)?);
    // "Clashes between the army and rebels": the sides of a fight are two.
    let fight = part.marker == "between" || sides(view, whole) != whole;
    let apart = a.0 != b.0 && (fight || a.2 && b.2 || a.1.is_some() && b.1.is_some() && a.1 != b.1);
    let named = fight || view.names(first).next().is_some() && view.names(second).next().is_some();
    (apart && named).then(|| vec![first, second])
}

/// "US and British forces": the countries before the last have forces too. Nothing unless adjectives of several countries stand before one head.
fn shared(view: &View<'_>, phrase: Span, cast: &mut dyn Cast) -> Vec<Party> {
    let adjectives: Vec<_> = view.names(phrase).filter(|n| phrase.contains(n.span) && n.code.is_some()).take(6).collect();
    let (Some(last), false) = (adjectives.last(), view.korean) else { return Vec::new() };
    let tail = Span::new(last.span.end(), phrase.end()).map(|s| view.text(s).trim()).unwrap_or("");
    let joined = adjectives.windows(2).all(|w| {
        let gap =
            Span::new(w[0].span.end(), w[1].span.start()).map(|s| view.text(s).trim().trim_start_matches('.').trim_start()).unwrap_or("?");
        matches!(gap, "," | "and" | ", and" | "or" | "and the")
    });
    if adjectives.len() < 2 || !joined || !last.adjective || !tail.starts_with(|c: char| c.is_lowercase()) {
        return Vec::new();
    }
    let Ok(tail) = Span::new(last.span.end(), phrase.end()).map(|s| s.trim(view.layers.text)) else { return Vec::new() };
    if adjectives.iter().all(|n| n.code == last.code) {
        return Vec::new();
    }
    adjectives
        .iter()
        .enumerate()
        .filter(|(i, n)| i + 1 == adjectives.len() || n.code != last.code)
        .map(|(_, n)| n)
        .filter_map(|n| Some(Party { span: n.span, actor: cast.of_country(n.code?, n.span, tail) }))
        .filter(|p| p.actor.is_some())
        .collect()
}

/// A phrase without relative clause and time at its end.
pub(crate) fn core(view: &View<'_>, span: Span) -> Span {
    let span = if view.korean { after_opener(view, after_time(view, span)) } else { span };
    let full = without_time(view, without_relative(view, sides(view, without_opener(view, without_dateline(view, span)))));
    // "took the minister hostage"
    let text = view.text(full);
    // "shot dead four protesters"
    if let Some(rest) = text.strip_prefix("dead ").filter(|_| !view.korean) {
        return Span::new(full.end() - rest.len() as u32, full.end()).unwrap_or(full);
    }
    // "as many as 20 persons": many are no source.
    let bound = lists().as_many.iter().find_map(|w| text.strip_prefix(w)?.strip_prefix(' '));
    if let Some(rest) = bound.filter(|_| !view.korean) {
        return Span::new(full.end() - rest.len() as u32, full.end()).unwrap_or(full);
    }
    // "left nine people dead in the capital"
    let hurt = text.match_indices(' ').find_map(|(at, _)| {
        let mut behind = text[at + 1..].split(' ');
        let word = behind.next().unwrap_or("");
        let (bare, next) = (word.trim_end_matches(','), behind.next());
        // "families of the dead", "Ukraine's wounded"
        let before = text[..at].rsplit(' ').next().unwrap_or("");
        let people = !(matches!(before, "the" | "of" | "and" | "or") || lists().possessives.has(before) || before.ends_with("'s"));
        // "wounded soldiers" are such people, and nobody is left so.
        let ends = bare != word || next.is_none_or(|n| lists().after_noun.has(n));
        (at > 0 && people && ends && lists().left_hurt.has(bare)).then_some(at as u32)
    });
    if let Some(at) = hurt.filter(|_| !view.korean) {
        return Span::new(full.start(), full.start() + at).unwrap_or(full);
    }
    let held = [" hostage", " captive", " prisoner", " persona non grata"]
        .iter()
        .find_map(|w| text.strip_suffix(w))
        .filter(|t| t.contains(' ') && !view.korean);
    held.map_or(full, |t| Span::new(full.start(), full.start() + t.len() as u32).unwrap_or(full))
}

/// "When suspected militants": what opens a clause belongs to nobody in it.
fn without_opener(view: &View<'_>, span: Span) -> Span {
    let text = view.text(span);
    let opener =
        text.split_once(' ').filter(|(w, _)| matches!(*w, "when" | "after" | "while" | "if" | "because" | "where" | "as" | "that"));
    match opener.filter(|_| !view.korean) {
        Some((_, rest)) => Span::new(span.end() - rest.len() as u32, span.end()).unwrap_or(span),
        None => span,
    }
}

/// The sides of a fight, "clashes between the army and rebels"; other phrases as they are.
fn sides(view: &View<'_>, span: Span) -> Span {
    static BETWEEN: LazyLock<Phrase> = LazyLock::new(|| Phrase::new(" between "));
    let Some(at) = (if view.korean { None } else { view.find(span, &BETWEEN) }) else { return span };
    let noun = view.text(span)[..at].rsplit(' ').next().unwrap_or_default().to_lowercase();
    let sides = Span::new(span.start() + (at + BETWEEN.text.len()) as u32, span.end()).ok();
    sides.filter(|_| lists().fights.has(&noun)).unwrap_or(span)
}

/// Each side of a fight that a phrase names, "clashes between herders and farmers"; nothing for other phrases.
pub(super) fn two_sides(view: &View<'_>, part: &Part) -> Vec<Span> {
    let both = if part.marker == "between" { short(view, part.span) } else { sides(view, part.span) };
    let text = if both == part.span && part.marker != "between" { "" } else { view.text(both) };
    let Some((first, second)) = text.split_once(" and ") else { return Vec::new() };
    let cut = both.start() + first.len() as u32;
    [Span::new(both.start(), cut), Span::new(both.end() - second.len() as u32, both.end())].into_iter().flatten().collect()
}

/// "TEHRAN, Iran (CNN) Twenty-nine people": a dateline belongs to nobody.
fn without_dateline(view: &View<'_>, span: Span) -> Span {
    if span.start() < view.body && view.body < span.end() { Span::new(view.body, span.end()).unwrap_or(span) } else { span }
}

/// Where the first of the words stands that begin with a space or comma; nothing at the front. One walk over the text.
fn first(text: &str, words: &List) -> Option<usize> {
    let mut breaks = text.bytes().enumerate().skip(1).filter(|(_, b)| matches!(b, b' ' | b',')).map(|(at, _)| at);
    // The letter behind the break tells most words apart.
    let begins = |at: usize, w: &str| w.as_bytes().get(1) == text.as_bytes().get(at + 1) && text[at..].starts_with(w);
    breaks.find(|at| words.iter().any(|w| begins(*at, w)))
}

/// An English phrase up to what only tells where, when or how: "police at the airport" is the police.
pub(crate) fn short(view: &View<'_>, span: Span) -> Span {
    if view.korean {
        return span;
    }
    let text = view.text(span);
    let mut cut = first(text, &lists().aside);
    // "militias in the lawless streets of the cities" are militias; "rebels in Chad" keep their country.
    if let Some(at) = text.find(" in ").filter(|at| *at >= 8 && (text.len() - at > 26 || text[at + 4..].starts_with(char::is_lowercase))) {
        cut = Some(cut.map_or(at, |c| c.min(at)));
    }
    // A comma before a small letter opens what only describes.
    if let Some(at) = text.find(", ").filter(|at| *at > 0 && text[at + 2..].starts_with(char::is_lowercase)) {
        cut = Some(cut.map_or(at, |c| c.min(at)));
    }
    cut.map_or(span, |at| Span::new(span.start(), span.start() + at as u32).unwrap_or(span))
}

/// Whether somebody is of the police or the courts.
pub(super) fn keeps_law(actor: &Actor) -> bool {
    actor.sectors.iter().any(|s| matches!(s.as_str(), "COP" | "JUD"))
}

/// A phrase without what only tells where or when; where somebody comes from stays.
pub(crate) fn without_aside(view: &View<'_>, span: Span) -> Span {
    if view.korean {
        return span;
    }
    let text = view.text(span);
    match first(text, &lists().beside) {
        Some(at) => Span::new(span.start(), span.start() + at as u32).unwrap_or(span),
        None => span,
    }
}

/// A Korean phrase without the time that a tree has made its front: 지난달 키이우.
pub(super) fn after_time(view: &View<'_>, span: Span) -> Span {
    let times = &view.layers.times;
    let from = times.partition_point(|t| t.span.end() <= span.start());
    let Some(time) = times.get(from).filter(|t| t.span.start() <= span.start() && t.span.end() < span.end()) else { return span };
    let rest = Span::new(time.span.end(), span.end()).unwrap_or(span);
    if view.text(rest).starts_with(' ') { rest.trim(view.layers.text) } else { span }
}

/// A Korean phrase without the words of time with which a tree has opened it: 시위 도중 학생 10명.
fn after_opener(view: &View<'_>, span: Span) -> Span {
    let mut rest = span;
    let mut at = 0;
    for word in view.text(span).split(' ').take(4) {
        at += word.len() + 1;
        let bare = word.strip_suffix('에').unwrap_or(word);
        if at < span.len() as usize && lists().openers_ko.has(bare) {
            rest = Span::new(span.start() + at as u32, span.end()).unwrap_or(rest);
        }
    }
    rest
}

/// A phrase without a time at its end: "the council on Tuesday".
fn without_time(view: &View<'_>, span: Span) -> Span {
    let times = &view.layers.times;
    let from = times.partition_point(|t| t.span.end() <= span.start());
    let last = times[from..]
        .iter()
        .take_while(|t| t.span.start() < span.end())
        .filter(|t| t.span.end() == span.end() && t.span.start() > span.start())
        .last();
    let Some(time) = last else { return span };
    let Ok(front) = Span::new(span.start(), time.span.start()) else { return span };
    let words = view.text(front).trim_end();
    let words = [" on", " in", " last", " early", ","].iter().find_map(|w| words.strip_suffix(w)).unwrap_or(words).trim_end();
    if words.is_empty() { span } else { Span::new(span.start(), span.start() + words.len() as u32).unwrap_or(span) }
}

/// A phrase without the English relative clause or infinitive at its end.
fn without_relative(view: &View<'_>, span: Span) -> Span {
    if view.korean {
        return span;
    }
    // "the rebels to surrender"
    let first = view.words.partition_point(|w| w.span.start() < span.start());
    let words = || view.words[first..].iter().take_while(|w| w.span.start() < span.end());
    let infinitive =
        words().zip(words().skip(1)).find(|(to, verb)| to.lower == "to" && verb.predicate.is_some_and(|id| !view.predicate(id).nominal));
    if let Some((to, _)) = infinitive.filter(|(to, _)| to.span.start() > span.start()) {
        return Span::new(span.start(), to.span.start()).unwrap_or(span).trim(view.layers.text);
    }
    let text = view.text(span);
    // A comma before "who" goes with it; one before "that" stays.
    let cut = text.match_indices(' ').find_map(|(at, _)| {
        let (comma, behind) = (text[..at].ends_with(','), &text[at + 1..]);
        let opens = |words: &[&str]| words.iter().any(|w| behind.starts_with(w));
        let people = opens(&["who ", "which "]) || comma && opens(&["whose "]);
        let start = if people { at - usize::from(comma) } else { at };
        (start > 0 && (people || opens(&["that "]))).then_some(start)
    });
    match cut {
        Some(at) => Span::new(span.start(), span.start() + at as u32).unwrap_or(span),
        None => span,
    }
}

/// Whether the actor behind `span` can be the actor of a sense.
pub(crate) fn suits(who: Who, actor: &Actor, span: Span, view: &View<'_>, classes: &Classes) -> bool {
    use ActorKind::{
        ArmedForce, ArmedGroup, Bloc, Channel, Company, GovernmentBody, Igo, Media, Ngo, Party, Person, Population, State, Unnamed,
    };
    let sector = |names: &[&str]| actor.sectors.iter().any(|s| names.contains(&s.as_str()));
    let words = view.text(span).to_lowercase();
    let language = if view.korean { sosik_core::Language::Korean } else { sosik_core::Language::English };
    let class = |name: &str| {
        let class = classes.class(language, name);
        if view.korean {
            class.ends(&words) || words.strip_suffix('들').is_some_and(|w| class.ends(w))
        } else {
            words.split(' ').any(|x| class.has(&super::class::singular(x)))
        }
    };
    let armed = || {
        sector(&["MIL", "REB", "COP", "PRM", "UAF", "SPY"]) || class("troops") || class("police") || class("weapons") || class("militants")
    };
    match who {
        Who::Any => true,
        // A civic group may look like a firm to the lists of names.
        Who::State => !matches!(actor.kind, Media | Channel | Company) || sector(&["CVL", "SOC", "LAB", "REL"]),
        Who::Armed => matches!(actor.kind, ArmedForce | ArmedGroup | State | GovernmentBody | Bloc) || armed(),
        Who::Rebel => matches!(actor.kind, ArmedGroup) || sector(&["REB", "UAF"]) || class("militants"),
        Who::Police => sector(&["COP"]) || class("police"),
        Who::Troops => {
            (matches!(actor.kind, ArmedForce | ArmedGroup) || sector(&["MIL", "REB"]) || class("troops"))
                && actor.kind != State
                && !class("retired")
        }
        Who::Official => {
            matches!(actor.kind, GovernmentBody | State | Igo)
                || sector(&["GOV", "LEG", "MIL", "ELI", "PTY", "SPY", "JUD"]) && matches!(actor.kind, Person | Unnamed | Population)
                || actor.role.is_some()
        }
        Who::Person => matches!(actor.kind, Person | Unnamed | Population),
        // Lawmakers and reporters may sit in as well.
        Who::Crowd | Who::Worker if actor.kind != State && sector(&["LEG", "JRN"]) && class("people") => true,
        // Veterans bear no arms any more.
        Who::Crowd => {
            matches!(actor.kind, Population | Unnamed | Person | Ngo | Party | ArmedGroup)
                && (!sector(&["GOV", "MIL", "COP"]) || class("retired"))
                // A list of names may take 시위대 for a body.
                || actor.kind != State && (class("crowd") || class("retired"))
        }
        Who::Worker => matches!(actor.kind, Population | Unnamed | Ngo | Person) && (!sector(&["GOV", "MIL", "COP"]) || class("retired")),
    }
}
