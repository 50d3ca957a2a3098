//! Participants that no name, office or body names: "three ethnic Albanians", 시위대 5명, and what a phrase tells of participants that are known.

use sosik_core::{ActorId, ActorKind, Code, Confidence, Language, MentionForm, Span};

use super::book::{Book, Draft};
use super::code::{ActorCode, code_actor};
use super::concepts;
use crate::layers::Layers;
use crate::names::lexicon::{LEXICON, PEOPLES, RoleClass};
use crate::names::{compose, minted, overlooked, unlisted};

/// The participant that the phrase at `span` describes; a new one unless the same words have described one before.
///
/// The caller must know that the phrase means people. Without a country of their own they get that of the document, as bare words for bodies
/// do, unless `guess` forbids.
pub(super) fn describe(layers: &Layers<'_>, book: &mut Book<'_>, span: Span, guess: bool) -> ActorId {
    let focus = book.focus.at(layers, span);
    let words = span.slice(layers.text).unwrap_or_default();
    // "his wife, Laura Bush": the name tells better who that is.
    let last = book.inside(span).last().filter(|s| s.head.end() == span.end() && book.actors[s.actor.index()].kind == ActorKind::Person);
    if let Some(spot) = last
        && layers
            .text
            .get(span.start() as usize..spot.span.start() as usize)
            .is_some_and(|before| before.ends_with(", ") && !before[..before.len() - 2].contains(", "))
    {
        return spot.actor;
    }
    let (listed, person) = overlooked(words);
    if person || listed.is_some() {
        let draft = Draft {
            key: listed.map_or_else(|| unlisted(Some(ActorKind::Person), words), |e| e.key.clone()),
            kind: ActorKind::Person,
            code: listed.and_then(|e| e.code),
            sectors: listed.map(|e| e.sectors.clone()).unwrap_or_default(),
            rule: "actor.name",
            confidence: 0.5,
        };
        return book.meet(draft, span, span, MentionForm::Name);
    }
    let code = code_actor(words);
    let kind = kind(&code);
    // Ethnic Albanians need not be Albania's, and their name tells of no place.
    let ethnic = super::code::tells_ethnicity(words);
    let own = code.code.filter(|_| !ethnic);
    let several = super::focus::of_several(words);
    // 쿠르드족 수천 명 need not be of the country that the text is about.
    let code_of = own.or_else(|| {
        if !guess || several {
            None
        } else if stateless(words) {
            super::focus::of_place(layers, span)
        } else if words.starts_with("자국") {
            super::focus::own(layers, span)
        } else if ethnic {
            super::focus::around(layers, span)
        } else {
            super::focus::of_people(layers, focus, span)
        }
    });
    let code_of = code_of.map(|code| concepts::concept(words).map_or(code, |who| super::abroad::of(who, code, own.is_none())));
    let key = match concepts::concept(words) {
        Some(_) => {
            let tail = format!("people.{}", concepts::tail(words, span, span, book.quantities));
            code_of.map_or_else(|| format!("x.{tail}"), |c| compose(c, &tail))
        }
        None => format!("described.{}", minted(words)),
    };
    let draft = Draft {
        key,
        kind,
        code: code_of,
        sectors: code.sectors,
        rule: if own.is_some() {
            "actor.described"
        } else if guess && !several {
            "actor.focus"
        } else {
            APART
        },
        confidence: if own.is_some() { 0.6 } else { 0.4 },
    };
    book.meet(draft, span, span, MentionForm::Description)
}

/// The rule of those of whom nothing around tells whose they are: weapons, people of several countries.
const APART: &str = "actor.apart";

/// Whether `words` describe some of a people without a state.
fn stateless(words: &str) -> bool {
    let role = |word: &str| LEXICON.role_index.get(word.trim_matches(|c: char| !c.is_alphanumeric()));
    words.split_whitespace().filter_map(role).any(|id| LEXICON.roles[id as usize].key == PEOPLES)
}

/// Those of a country whom other words describe: the US ones of "US and British forces".
pub(super) fn of_country(layers: &Layers<'_>, book: &mut Book<'_>, code: Code, span: Span, words: Span) -> ActorId {
    let words = words.slice(layers.text).unwrap_or_default();
    let words = words.strip_prefix("의 ").unwrap_or(words);
    let told = code_actor(words);
    let listed = super::focus::role(words).filter(|r| r.class == RoleClass::Office || r.class == RoleClass::Force).map(|r| r.key);
    let draft = Draft {
        key: compose(code, &listed.map_or_else(|| minted(words), str::to_owned)),
        kind: kind(&told),
        code: Some(code),
        sectors: told.sectors,
        rule: "actor.described",
        confidence: 0.6,
    };
    book.meet(draft, span, span, MentionForm::Description)
}

fn kind(code: &ActorCode) -> ActorKind {
    match code.sectors.first().map(|s| s.as_str()) {
        Some("MIL") => ActorKind::ArmedForce,
        Some("REB" | "UAF") => ActorKind::ArmedGroup,
        Some("GOV" | "COP" | "LEG" | "JUD" | "SPY" | "PTY" | "OPP" | "ELI") => ActorKind::Unnamed,
        _ => ActorKind::Population,
    }
}

/// Lets the words of the phrase at `span` tell country and sectors of `id`, where nothing better is known.
pub(super) fn refine(layers: &Layers<'_>, book: &mut Book<'_>, id: ActorId, span: Span) {
    let words = span.slice(layers.text).unwrap_or_default();
    let korean = book.language(span) == Language::Korean;
    let actor = &book.actors[id.index()];
    // Who is at home where the report is has been met there first.
    let named = !korean && actor.evidence.first().rule == "actor.name";
    let first = if named { actor.mentions.iter().map(|m| m.span).min_by_key(|s| s.start()) } else { None };
    let focus = book.focus.at(layers, first.unwrap_or(span));
    let guessed = actor.evidence.first().rule == "actor.focus";
    let person = actor.kind == ActorKind::Person;
    // "Swiss doctors", "armed men": a phrase that is new to the text tells more of its people than their last word.
    let crowd =
        actor.kind == ActorKind::Population && actor.mentions.len() < 2 && matches!(actor.sectors.as_slice(), [s] if s.as_str() == "CVL");
    // A name of which only the model knows that it is one of a body: "Iraqi Kurds", 야당 지도자인 삼 레인시.
    let unknown = matches!(actor.kind, ActorKind::Company | ActorKind::Ngo) && actor.evidence.first().rule == "actor.name";
    if !(actor.code.is_none() || guessed || actor.sectors.is_empty() || person || crowd || unknown) {
        return;
    }
    let told_by = code_actor(words);
    let told_kind = kind(&told_by);
    let ActorCode { code, sectors, .. } = told_by;
    // States that meet at a body of theirs are not that body's.
    let code = code.filter(|c| actor.kind != ActorKind::Bloc || c.is_country());
    // "Georgian President Eduard Shevardnadze": the phrase knows better than a list what a person is now.
    let told = if person { leading_country(layers, words, span) } else { None };
    let holder = unknown && korean && holds_office(words);
    let actor = &mut book.actors[id.index()];
    if holder {
        actor.kind = ActorKind::Person;
    } else if unknown && !korean && sectors.first().is_some_and(|s| matches!(s.as_str(), "CVL" | "REB" | "UAF" | "REF" | "EDU" | "AGR")) {
        actor.kind = told_kind;
    }
    // "the separatist leader Yasin Malik" leads no government.
    let leads = person && actor.evidence.first().rule == "actor.name" && matches!(actor.sectors.as_slice(), [s] if s.as_str() == "GOV");
    if (crowd || leads)
        && let Some(first) = sectors.first().filter(|s| !matches!(s.as_str(), "CVL" | "GOV" | "SOC"))
    {
        actor.sectors = vec![*first];
    }
    let person = person || holder;
    if let Some(code) = told.or(code.filter(|_| actor.code.is_none() || guessed)) {
        let old = actor.code.replace(code);
        if guessed {
            for e in actor.evidence.iter_mut() {
                e.rule = "actor.described".into();
                e.confidence = Confidence::new(0.6);
            }
            book.moved(id, old, code);
        }
    }
    let actor = &mut book.actors[id.index()];
    // Presidents, ministries and parties of which nothing is told are those of the country that the document is about.
    let official = matches!(actor.kind, ActorKind::GovernmentBody | ActorKind::Party)
        || (person || !korean && actor.kind == ActorKind::Unnamed)
            && (person && actor.role.is_some()
                || sectors.first().is_some_and(|s| matches!(s.as_str(), "GOV" | "LEG" | "OPP" | "PTY" | "ELI" | "JUD")));
    // Bodies that no list knows are at home where the report is.
    let unlisted = unknown || person && actor.evidence.first().rule == "actor.name";
    let official = official || unlisted && !korean;
    if actor.code.is_none() && official {
        // Of an office whose holder is not named its words are no name.
        let named = actor.evidence.first().rule != "actor.composed";
        actor.code = match korean {
            true if named => of_korean(layers, focus, &actor.name, span),
            true => super::focus::of_people(layers, focus, span),
            // Koreans who write their names in two syllables with a hyphen are of one of the two.
            false if person && korean_name(&actor.name) => focus.filter(|c| matches!(c.as_str(), "KOR" | "PRK")),
            false => focus,
        };
    }
    if actor.sectors.is_empty() && !matches!(actor.kind, ActorKind::State | ActorKind::Igo | ActorKind::Bloc) {
        actor.sectors = sectors;
    }
}

/// Whether a Latin name is built like that of a Korean: Choi Sung-hyok.
fn korean_name(name: &str) -> bool {
    name.split_once(' ').is_some_and(|(family, given)| crate::names::romanised(family, given))
}

/// Whether an office with the copula stands before the name in which a Korean phrase ends: 야당 지도자인 삼 레인시.
fn holds_office(words: &str) -> bool {
    words.find("인 ").is_some_and(|at| {
        let office = words[..at].rsplit(' ').next().unwrap_or_default();
        LEXICON
            .role_index
            .get(office)
            .is_some_and(|id| matches!(LEXICON.roles[id as usize].class, RoleClass::Office | RoleClass::Anonymous))
    })
}

/// The country of an official in Korean text who is called `name`: of Koreans the one that the document is about, of others the foreign one
/// named nearest.
pub(super) fn of_korean(layers: &Layers<'_>, focus: Option<Code>, name: &str, span: Span) -> Option<Code> {
    let home = |c: &Code| matches!(c.as_str(), "KOR" | "PRK");
    // Of a family name alone nobody knows which of the two.
    if LEXICON.surnames.contains_key(name) {
        return None;
    }
    if crate::names::native(name) {
        return focus.filter(home);
    }
    super::focus::of_people(layers, focus, span).filter(|c| !home(c))
}

/// The country whose adjective or possessive opens the phrase of a person.
fn leading_country(layers: &Layers<'_>, words: &str, span: Span) -> Option<Code> {
    let skip =
        ["the ", "The ", "then-", "former ", "Former ", "outgoing "].iter().find(|w| words.starts_with(**w)).map_or(0, |w| w.len() as u32);
    let at = span.start() + skip;
    let i = layers.names.partition_point(|n| n.span.start() < at);
    let name = layers.names.get(i).filter(|n| n.span.start() == at && n.span.end() < span.end())?;
    // "Libyan leader A and Bulgarian President B": the first country is not the second's.
    let listed = words.contains(" and ") || words.contains(", ");
    (!listed && (name.adjective || name.kind == Some(ActorKind::State))).then_some(name.code).flatten().filter(Code::is_country)
}

/// Replaces a guessed country by a better one. Governments act abroad as well; police, courts and people where they are.
pub(super) fn settle(book: &mut Book<'_>, id: ActorId, code: Option<Code>) {
    let actor = &mut book.actors[id.index()];
    // Where drones strike is not where they are from, and no Korean is of another country.
    let korean = actor.kind == ActorKind::Person && korean_name(&actor.name);
    let code = code.filter(|c| actor.evidence.first().rule != APART && (!korean || matches!(c.as_str(), "KOR" | "PRK")));
    let local = actor.kind != ActorKind::GovernmentBody || actor.sectors.first().is_some_and(|s| matches!(s.as_str(), "COP" | "JUD"));
    let guessed = local && actor.kind != ActorKind::State && actor.evidence.first().rule == "actor.focus";
    // Both sides of talks and experts are of no country where they speak.
    let bound = actor.code.is_none() && !matches!(actor.kind, ActorKind::Bloc | ActorKind::Unnamed | ActorKind::Igo | ActorKind::State);
    if let Some(code) = code.filter(|_| guessed || bound) {
        let called = actor.key.split_once(".people.").map_or(actor.key.as_str(), |(_, called)| called);
        let who = if called.len() < actor.key.len() { called.split('.').next() } else { called.rsplit('.').next() };
        let code = who.map_or(code, |who| super::abroad::of(who, code, true));
        let old = actor.code.replace(code);
        book.moved(id, old, code);
    }
}

/// Whoever is named inside `span`, in order of the text: participants that are known, and countries that only an adjective or a place names.
pub(super) fn inside(layers: &Layers<'_>, book: &Book<'_>, span: Span) -> Vec<(Span, Option<ActorId>, Option<Code>)> {
    let known: Vec<_> = book.inside(span).map(|s| (s.span, s.head, s.actor)).collect();
    let mut out: Vec<(Span, Option<ActorId>, Option<Code>)> = known
        .iter()
        .map(|(phrase, head, a)| (if span.contains(*phrase) { *phrase } else { *head }, Some(*a), book.actors[a.index()].code))
        .collect();
    let from = layers.names.partition_point(|n| n.span.end() <= span.start());
    for name in layers.names[from..].iter().take_while(|n| n.span.start() < span.end()) {
        if span.contains(name.span)
            && name.code.is_some()
            && !town(layers, name)
            && !known.iter().any(|(p, h, _)| p.overlaps(name.span) || h.overlaps(name.span))
        {
            out.push((name.span, None, name.code));
        }
    }
    out.sort_by_key(|(s, ..)| *s);
    out
}

/// Whether `name` is that of a town in English, which governs nothing: who bombs it does not act on its state. Korean leaves unsaid whose
/// people and buildings are meant, and names the town as the target.
fn town(layers: &Layers<'_>, name: &crate::names::Name) -> bool {
    let entry = name.span.slice(layers.text).and_then(|text| LEXICON.index.get(text)).map(|f| LEXICON.entry(LEXICON.forms[f as usize]));
    let korean = crate::names::boundary::hangul_first(layers.text, name.span);
    name.kind.is_none() && !name.adjective && !korean && entry.is_some_and(|e| e.detail == "city")
}

/// The state called `code`, meant at `span` by an adjective or a place.
pub(super) fn state(book: &mut Book<'_>, code: Code, span: Span) -> Option<ActorId> {
    let entry = LEXICON.country(code)?;
    let draft = Draft {
        key: entry.key.clone(),
        kind: ActorKind::State,
        code: Some(code),
        sectors: Vec::new(),
        rule: "actor.adjective",
        confidence: 0.5,
    };
    Some(book.meet(draft, span, span, MentionForm::Alias))
}
