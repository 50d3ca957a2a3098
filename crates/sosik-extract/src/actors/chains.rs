//! Participants that a phrase names or composes: "North Korean troops", 우크라이나 국방부 대변인, "U.S. Defense Secretary Lloyd Austin".

use std::sync::LazyLock;

use sosik_core::ontology::Sector;
use sosik_core::{Actor, ActorId, ActorKind, EntityLabel, Language, MentionForm, Span};

use super::behind::{apposed, belongs, named_behind, of_phrase};
use super::book::Book;
use super::compose::{Owner, composed, named};
use super::units::{Thing, Unit, units};
use crate::layers::Layers;
use crate::names::Name;
use crate::names::index::Map;
use crate::names::lexicon::{LEXICON, Role, RoleClass};
use crate::numbers::table::rows;

/// The most units of one chain. Keys and titles are made of all that stands before, so they must not grow with the text.
const LONGEST: usize = 16;

/// What the words of a document name and compose.
pub(super) fn read(layers: &Layers<'_>, book: &mut Book<'_>) {
    let mut first = 0;
    for sentence in &layers.segmentation.sentences {
        while layers.names.get(first).is_some_and(|n| n.span.end() <= sentence.span.start()) {
            first += 1;
        }
        if sentence.language == Language::Other {
            continue;
        }
        let units = units(layers, sentence, first);
        book.bare.extend(units.iter().filter_map(|u| if let Thing::Role(role) = u.thing { Some((u.span, role)) } else { None }));
        let mut i = 0;
        while i < units.len() {
            i = chain(layers, book, &units, i, sentence.language == Language::Korean);
        }
    }
}

/// Reads the chain of joined units that begins at `i` and returns where the next one may begin.
fn chain(layers: &Layers<'_>, book: &mut Book<'_>, units: &[Unit], i: usize, korean: bool) -> usize {
    if units[i].thing == Thing::Word {
        return i + 1;
    }
    let mut owner = Owner::default();
    let mut pending: Option<usize> = None;
    let mut person: Option<ActorId> = person_before(layers, book, units, i, korean);
    let mut k = i;
    loop {
        let unit = units[k];
        let of_person =
            |u: &Unit| matches!(u.thing, Thing::Name(n) if layers.names[n].kind == Some(ActorKind::Person) && !layers.names[n].adjective);
        // 김정은의 비서실장 is not Kim.
        let owns = korean && of_person(&unit) && layers.text.get(unit.span.end() as usize..).is_some_and(|t| t.starts_with("의 "));
        let more = next_in_chain(layers, units, k, korean)
            .or_else(|| if korean && (person.is_some() || of_person(&unit)) { office_behind(layers, units, k) } else { None })
            .filter(|n| !(owns && matches!(units[*n].thing, Thing::Role(r) if LEXICON.roles[r as usize].class == RoleClass::Office)));
        let between = more.filter(|n| korean && *n == k + 2).and_then(|_| standing(layers, units[k + 1].span));
        match unit.thing {
            Thing::Name(n) => {
                let name = &layers.names[n];
                if name.kind == Some(ActorKind::Person) && !name.adjective {
                    // In "Russia’s Vladimir Putin" the state does not take part by itself.
                    pending = None;
                    let id = person_of(layers, book, name, &owner);
                    if !korean && more.is_none() {
                        belongs(layers, book, units, k, id);
                    }
                    // "Russia’s Putin regime": a person may own as well.
                    owner = Owner {
                        code: book.actors[id.index()].code,
                        actor: Some(id),
                        sectors: Vec::new(),
                        start: owner.start.or(Some(unit.span.start())),
                        state: false,
                    };
                    person = Some(id);
                } else if name.kind == Some(ActorKind::State) || name.adjective || name.kind.is_none() {
                    // "Iraqi Turkmen leaders" are Iraq's.
                    let first = owner.code.filter(|_| {
                        let before = pending.filter(|p| name.adjective && !korean && *p + 1 == k && unit.joined).map(|p| units[p]);
                        before.is_some_and(|u| matches!(u.thing, Thing::Name(n) if layers.names[n].adjective))
                    });
                    settle(layers, book, units, &mut pending, &mut owner);
                    // "ethnic Albanian guerrillas" need not be Albania's.
                    let apart = name.adjective && super::code::ethnic(layers.text, unit.span.range().start);
                    pending = (!apart).then_some(k);
                    owner = Owner {
                        code: first.or(name.code.filter(|_| !apart)),
                        actor: None,
                        sectors: Vec::new(),
                        start: Some(unit.span.start()),
                        state: name.kind == Some(ActorKind::State),
                    };
                } else if name.kind == Some(ActorKind::Company) && more.is_some_and(|n| medium(layers, units[n])) {
                    // A Telegram channel is not Telegram.
                    settle(layers, book, units, &mut pending, &mut owner);
                } else {
                    let code = owner.code.filter(|_| name.code.is_none());
                    if let Some(id) = named(layers, book, name, code) {
                        apposed_kind(layers, book, units, k, id);
                        // 김철수 한국노총 위원장: who stands before a body is no part of its name.
                        let after_person = owner.actor.is_some_and(|a| book.actors[a.index()].kind == ActorKind::Person);
                        widen(book, id, owner.start.filter(|_| !after_person), unit.span);
                        let a = &book.actors[id.index()];
                        owner = Owner {
                            code: a.code,
                            actor: Some(id),
                            sectors: a.sectors.clone(),
                            start: owner.start.or(Some(unit.span.start())),
                            state: false,
                        };
                        pending = None;
                    }
                }
            }
            Thing::Role(r) => {
                let role = &LEXICON.roles[r as usize];
                let (mut span, mut whose) = (owner.start.map_or(unit.span, |s| unit.span.cover(Span::empty(s))), owner.clone());
                let mut after = None;
                // "African nations at the World Trade Organization" are not its.
                if !korean && whose.code.is_none() && whose.actor.is_none() && role.class != RoleClass::Bloc {
                    after = of_phrase(layers, book, units, k);
                    if let Some((o, end)) = &after {
                        whose = o.clone();
                        span = span.cover(Span::empty(*end));
                    }
                }
                role_in_chain(layers, book, units, k, role, &whose, span, person, more, &mut owner, korean);
                if owner.actor.is_some() || owner.code.is_some() {
                    pending = None;
                }
                if after.is_some() {
                    break;
                }
            }
            Thing::Word => {}
        }
        if let Some(stands) = between {
            pending = None;
            if stands == Standing::There {
                owner = Owner { start: owner.start, ..Owner::default() };
            }
        }
        match more {
            Some(next) if next - i < LONGEST => k = next,
            _ => break,
        }
    }
    settle(layers, book, units, &mut pending, &mut owner);
    k + 1
}

/// Lets the word before an unlisted name tell what it names: 인권단체 브첼렘, "the aid group Ayuda".
fn apposed_kind(layers: &Layers<'_>, book: &mut Book<'_>, units: &[Unit], k: usize, id: ActorId) {
    let actor = &mut book.actors[id.index()];
    let unknown = actor.kind == ActorKind::Company && actor.evidence.first().rule == "actor.name";
    let Some(before) = k.checked_sub(1).filter(|_| unknown && units[k].joined) else { return };
    let Thing::Role(r) = units[before].thing else { return };
    let role = &LEXICON.roles[r as usize];
    let plain = layers.text.get(units[before].span.end() as usize..units[k].span.start() as usize) == Some(" ");
    if plain && matches!(role.class, RoleClass::Group | RoleClass::Party | RoleClass::Media) {
        actor.kind = role.kind;
        actor.sectors.clone_from(&role.sectors);
    }
}

/// What a role inside a chain gives.
#[expect(clippy::too_many_arguments, reason = "the state of one walk, named where it is used")]
fn role_in_chain(
    layers: &Layers<'_>,
    book: &mut Book<'_>,
    units: &[Unit],
    k: usize,
    role: &Role,
    whose: &Owner,
    span: Span,
    person: Option<ActorId>,
    more: Option<usize>,
    owner: &mut Owner,
    korean: bool,
) {
    let words = units[k].span.slice(layers.text).unwrap_or_default();
    let holder_follows = more.is_some_and(|n| matches!(units[n].thing, Thing::Name(m) if layers.names[m].kind == Some(ActorKind::Person)));
    let carries = more.is_some_and(|n| match units[n].thing {
        // "U.S. military officials", "Ukrainian government forces": the first word only says of what kind the second is.
        Thing::Role(r) => {
            let next = LEXICON.roles[r as usize].class;
            matches!(role.class, RoleClass::Body | RoleClass::Force | RoleClass::Party) && !matches!(next, RoleClass::Partitive)
        }
        // "military media outlet The War Zone": apposition.
        Thing::Name(m) => matches!(role.class, RoleClass::Media | RoleClass::Group | RoleClass::Party) && !layers.names[m].adjective,
        Thing::Word => false,
    });
    match role.class {
        RoleClass::Partitive | RoleClass::Description => {}
        _ if carries => {
            owner.sectors.clone_from(&role.sectors);
            owner.start = Some(span.start());
            owner.code = whose.code;
        }
        RoleClass::Office => {
            if let Some(id) = person.filter(|_| !holder_follows) {
                title(book, id, role, whose, span, korean);
                book.mention(id, span, units[k].span, MentionForm::Role);
                owner.actor = Some(id);
            } else if holder_follows {
                owner.sectors = if korean { role.sectors.clone() } else { led(layers, units[k].span, role) };
                owner.start = Some(span.start());
                owner.code = whose.code;
            } else if let Some(id) =
                if korean { apposed(layers, book, units, k, korean) } else { named_behind(layers, book, units, k, span.end()) }
            {
                // "Iran's foreign minister flew home. The foreign minister, Hossein Amini, …"
                let told = || book.last_of_role(role.key, span.start()).and_then(|(_, a)| book.actors[a.index()].code);
                let whose =
                    Owner { code: whose.code.or_else(|| if korean || whose.actor.is_some() { None } else { told() }), ..whose.clone() };
                let whose = &whose;
                title(book, id, role, whose, span, korean);
                book.mention(id, span, units[k].span, MentionForm::Role);
                owner.actor = Some(id);
            } else if korean && market(role, whose) {
                *owner = Owner::default();
            } else if let Some(id) =
                whose.code.filter(|_| !korean).and_then(|code| super::recall::leads(layers, book, words, code, units[k].span))
            {
                book.mention(id, span, units[k].span, MentionForm::Role);
                owner.actor = Some(id);
            } else if whose.code.is_some() || whose.actor.is_some() {
                let id = composed(book, role, words, whose, span, units[k].span, MentionForm::Role);
                let a = &book.actors[id.index()];
                *owner = Owner { code: a.code, actor: Some(id), sectors: a.sectors.clone(), start: Some(span.start()), state: false };
            }
        }
        _ if whose.code.is_some() || whose.actor.is_some() => {
            let mut whose = whose.clone();
            // "the Apple Daily newspaper", 이타르타스 통신: what an outlet is says no more than its name.
            if let Some(outlet) = whose.actor.filter(|a| role.class == RoleClass::Media && book.actors[a.index()].kind == ActorKind::Media)
            {
                book.mention(outlet, span, units[k].span, MentionForm::Description);
                return;
            }
            // "The Putin regime" is a government, not Putin's belonging; 북한군 병사 are 북한군.
            if let Some(a) = whose.actor.map(|a| &book.actors[a.index()])
                && (a.kind == ActorKind::Person || a.kind == ActorKind::ArmedForce && role.class == RoleClass::Force)
            {
                whose.actor = None;
            }
            if matches!(role.class, RoleClass::Force | RoleClass::Group | RoleClass::Party)
                && whose.actor.is_some_and(|a| {
                    matches!(book.actors[a.index()].kind, ActorKind::ArmedGroup | ActorKind::ArmedForce | ActorKind::Party)
                })
            {
                // Hamas fighters are Hamas.
                if let Some(a) = whose.actor {
                    book.mention(a, span, units[k].span, MentionForm::Description);
                }
                return;
            }
            let form =
                if matches!(role.class, RoleClass::Anonymous | RoleClass::Population) { MentionForm::Role } else { MentionForm::Name };
            let id = composed(book, role, words, &whose, span, units[k].span, form);
            let a = &book.actors[id.index()];
            *owner = Owner { code: a.code, actor: Some(id), sectors: a.sectors.clone(), start: Some(span.start()), state: false };
        }
        RoleClass::Anonymous | RoleClass::Population if !owner.sectors.is_empty() => {
            // "a police official" is one of the police of the place.
            let code = super::focus::of_role(layers, book.focus.at(layers, units[k].span), role, units[k].span);
            let whose = Owner { sectors: owner.sectors.clone(), code, ..Owner::default() };
            let id = composed(book, role, words, &whose, span, units[k].span, MentionForm::Role);
            if code.is_some() {
                super::compose::guessed(book, id, units[k].span);
            }
        }
        _ => {
            for s in &role.sectors {
                if !owner.sectors.contains(s) {
                    owner.sectors.push(*s);
                }
            }
            owner.start = owner.start.or(Some(units[k].span.start()));
        }
    }
}

/// The sectors of an English office with the word before it, which says of whom: "union leader", "rebel commander".
fn led(layers: &Layers<'_>, head: Span, role: &Role) -> Vec<Sector> {
    let before = layers.text.get(..head.start() as usize).and_then(|t| t.strip_suffix(' ')).unwrap_or_default();
    let word = before.rsplit(|c: char| !(c.is_alphabetic() || matches!(c, '-' | '\'' | '’'))).next().unwrap_or_default();
    let phrase = Span::new((before.len() - word.len()) as u32, head.end()).ok().and_then(|s| s.slice(layers.text));
    // "Gang leader": the first word of a sentence has a capital letter.
    let opens = layers.segmentation.sentence_at(head.start()).and_then(|i| layers.segmentation.sentences.get(i));
    let opens = opens.is_some_and(|s| s.span.start() as usize + word.len() + 1 == head.start() as usize);
    let plain = (word.starts_with(char::is_lowercase) || opens) && word.len() > 3;
    let sectors = phrase.filter(|_| plain).map(|p| super::code::code_actor(&p.to_lowercase()).sectors).unwrap_or_default();
    if sectors.is_empty() { role.sectors.clone() } else { sectors }
}

/// Whether `role` of `whose` is no office in Korean: cities have mayors, and what a country has is a market (중국 시장), a branch (지사) or
/// munitions (군수).
pub(super) fn market(role: &Role, whose: &Owner) -> bool {
    role.key == "governor" && whose.state && whose.actor.is_none()
}

/// A country, adjective or place that turned out to own nothing: a state takes part by itself.
fn settle(layers: &Layers<'_>, book: &mut Book<'_>, units: &[Unit], pending: &mut Option<usize>, owner: &mut Owner) {
    let Some(k) = pending.take() else { return };
    if let Thing::Name(n) = units[k].thing {
        named(layers, book, &layers.names[n], None);
    }
    *owner = Owner::default();
}

/// The unit after `k` if it belongs to the same phrase.
fn next_in_chain(layers: &Layers<'_>, units: &[Unit], k: usize, korean: bool) -> Option<usize> {
    if units[k].closed {
        return None;
    }
    let next = units.get(k + 1).filter(|u| u.joined)?;
    match next.thing {
        Thing::Word if korean => stationed(layers, units, k),
        Thing::Word => {
            // "North Korean elite troops", "U.S. military and government officials": up to two plain words before a head.
            let modifies = matches!(units[k].thing, Thing::Name(n) if layers.names[n].adjective)
                || matches!(units[k].thing, Thing::Role(_)) && next.span.slice(layers.text) == Some("and");
            if !modifies {
                return None;
            }
            (k + 2..k + 4).find_map(|j| {
                let u = units.get(j).filter(|u| u.joined)?;
                let plain = (k + 1..j).all(|m| units[m].joined && units[m].span.slice(layers.text).is_some_and(filler));
                (plain && matches!(u.thing, Thing::Role(r) if heads(&LEXICON.roles[r as usize], units[k], layers))).then_some(j)
            })
        }
        Thing::Role(r) if korean => {
            // 한국 외교부는 미국 정부와: josa have closed what they close; 한 나라의 말 as a noun does not head a phrase.
            let class = LEXICON.roles[r as usize].class;
            (!matches!(class, RoleClass::Description | RoleClass::Partitive)).then_some(k + 1)
        }
        _ => Some(k + 1),
    }
}

/// How a Korean word between a country and people says that they belong together.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Standing {
    /// 이라크 주둔 미군: they are there and another's.
    There,
    /// 남아공 출신 승객: they are its people.
    From,
}

/// The words that do.
static STANDING: LazyLock<Map<&'static str, Standing>> = LazyLock::new(|| {
    rows(include_str!("../../lexicon/roles/standing.csv"))
        .filter_map(|row| {
            let [form, stands, ..] = row[..] else { return None };
            Some((form, if stands == "from" { Standing::From } else { Standing::There }))
        })
        .collect()
});

fn standing(layers: &Layers<'_>, word: Span) -> Option<Standing> {
    STANDING.get(word.slice(layers.text)?).copied()
}

/// The unit two behind the country or place at `k`, when the word between says that its people are there or from there.
fn stationed(layers: &Layers<'_>, units: &[Unit], k: usize) -> Option<usize> {
    let Thing::Name(n) = units[k].thing else { return None };
    let name = &layers.names[n];
    let place = (name.label == EntityLabel::Place || name.kind == Some(ActorKind::State)) && !name.adjective;
    let next = units.get(k + 2).filter(|u| place && u.joined && u.thing != Thing::Word)?;
    let heads = match next.thing {
        Thing::Role(r) => !matches!(LEXICON.roles[r as usize].class, RoleClass::Description | RoleClass::Partitive),
        _ => true,
    };
    (heads && standing(layers, units[k + 1].span).is_some()).then_some(k + 2)
}

/// The office at the end of the phrase of a Korean person: 웬델 프린첨 버지니아 공대 경찰서장, 반기문 전 외교부 장관. A few words that
/// carry no josa and no ending stand between.
fn office_behind(layers: &Layers<'_>, units: &[Unit], k: usize) -> Option<usize> {
    const FARTHEST: usize = 4;
    if units[k].closed {
        return None;
    }
    for (j, unit) in units.iter().enumerate().skip(k + 1).take(FARTHEST) {
        if !unit.joined {
            return None;
        }
        match unit.thing {
            Thing::Role(r) if LEXICON.roles[r as usize].class == RoleClass::Office => return Some(j),
            Thing::Role(_) | Thing::Name(_) if unit.closed => return None,
            Thing::Name(n) if layers.names[n].kind == Some(ActorKind::Person) => return None,
            Thing::Role(_) | Thing::Name(_) => return (j > k + 1).then_some(j),
            Thing::Word if !bare(layers, unit.span) => return None,
            Thing::Word => {}
        }
    }
    None
}

/// Whether the Korean word at `span` ends its eojeol without josa or ending.
fn bare(layers: &Layers<'_>, span: Span) -> bool {
    let seg = &layers.segmentation;
    let i = seg.tokens.partition_point(|t| t.span.end() < span.end());
    seg.tokens.get(i).and_then(|t| seg.morphemes_of(t).last()).is_some_and(|m| !m.tag.is_josa() && !m.tag.is_eomi())
}

/// Whether `word` may stand between an adjective and its head.
fn filler(word: &str) -> bool {
    word == "and"
        || (word.starts_with(char::is_lowercase)
            && !crate::names::is_function_word(word)
            && !word.ends_with("ed")
            && !word.ends_with("ing"))
}

/// After "military and" only what officials and the like can head joins.
fn heads(role: &Role, before: Unit, layers: &Layers<'_>) -> bool {
    match before.thing {
        Thing::Role(r) => {
            let own = &LEXICON.roles[r as usize];
            matches!(role.class, RoleClass::Anonymous)
                && matches!(own.class, RoleClass::Body | RoleClass::Force)
                && before.span.slice(layers.text).is_some_and(|w| w.starts_with(char::is_lowercase))
        }
        _ => true,
    }
}

/// The name of a person with what stands before it: country, body, office.
fn person_of(layers: &Layers<'_>, book: &mut Book<'_>, name: &Name, owner: &Owner) -> ActorId {
    let id = named(layers, book, name, owner.code).unwrap_or(ActorId(0));
    if let Some(start) = owner.start {
        let title = Span::new(start, name.span.start()).unwrap_or(name.span).trim(layers.text);
        let actor = &mut book.actors[id.index()];
        if !title.is_empty() && !owner.sectors.is_empty() {
            actor.role = title.slice(layers.text).map(|t| t.trim_end_matches(['’', '\'', 's']).to_owned()).or(actor.role.take());
            if actor.sectors.is_empty() || actor.evidence.first().rule != "actor.gazetteer" {
                actor.sectors.clone_from(&owner.sectors);
            }
        }
        let words = title.slice(layers.text).unwrap_or_default();
        actor.code = actor.code.or(owner.code).or_else(|| super::abroad::home(words));
        actor.affiliation = actor.affiliation.or(owner.actor.filter(|a| *a != id));
        // "Former" stands before the country of an office.
        let start = layers.text[..title.range().start].trim_end().rfind(' ').map_or(0, |at| at + 1);
        retired(actor, layers.text.get(start..title.range().end).unwrap_or(words));
    }
    id
}

/// Whoever has held an office once is one of the elite, in the terms of PLOVER.
fn retired(actor: &mut Actor, title: &str) {
    let office = actor.sectors.first().is_some_and(|s| matches!(s, Sector::Gov | Sector::Leg | Sector::Jud | Sector::Mil));
    if office && super::code::former(title) && !actor.sectors.contains(&Sector::Eli) {
        actor.sectors.insert(0, Sector::Eli);
    }
}

/// Whether the unit is "channel", "account" or the like.
fn medium(layers: &Layers<'_>, unit: Unit) -> bool {
    matches!(unit.thing, Thing::Role(r) if LEXICON.roles[r as usize].key == "channel") || unit.span.slice(layers.text) == Some("페이지")
}

/// Gives `id` the office that stands behind the name.
fn title(book: &mut Book<'_>, id: ActorId, role: &Role, whose: &Owner, span: Span, korean: bool) {
    let organisation = whose.actor.filter(|a| *a != id && book.actors[a.index()].kind != ActorKind::Person);
    let written = span.slice(book.text).map(|s| s.trim_start_matches("the ").to_owned());
    // In Korean the owner's phrase begins at the name.
    let written = written.map(|w| match korean {
        true => w.strip_prefix(book.actors[id.index()].name.as_str()).unwrap_or(&w).trim_start().to_owned(),
        false => w,
    });
    let actor = &mut book.actors[id.index()];
    // 동지 and 씨 are no office.
    if role.key == "individual.titled" {
        if actor.sectors.is_empty() {
            actor.sectors.clone_from(&role.sectors);
        }
        return;
    }
    if actor.role.is_none() || actor.role.as_ref().is_none_or(|r| r.len() <= 40) {
        actor.role = written.clone().filter(|w| !w.is_empty()).or(actor.role.take());
    }
    let words = written.unwrap_or_default();
    actor.code = actor.code.or(whose.code).or_else(|| super::abroad::home(&words));
    actor.affiliation = actor.affiliation.or(organisation);
    if actor.sectors.is_empty() {
        // A lawmaker of a group sits in parliament.
        let own = whose.sectors.is_empty() || organisation.is_none() || role.key == "lawmaker";
        actor.sectors = if own { role.sectors.clone() } else { whose.sectors.clone() };
    }
    retired(actor, &words);
}

/// The person whose apposition begins at unit `i`: "Kyrylo Budanov, the head of …".
fn person_before(layers: &Layers<'_>, book: &Book<'_>, units: &[Unit], i: usize, korean: bool) -> Option<ActorId> {
    if korean {
        return None;
    }
    let start = units[i].span.start();
    let spot = book.before(start, 1).next().filter(|s| book.actors[s.actor.index()].kind == ActorKind::Person)?;
    let gap = Span::new(spot.head.end(), start).ok()?.slice(layers.text)?;
    matches!(gap, ", " | ", the " | ", a " | ", an " | ", who is the " | ", then ").then_some(spot.actor)
}

/// Lets the mention of `id` at `head` begin with its modifiers.
pub(super) fn widen(book: &mut Book<'_>, id: ActorId, start: Option<u32>, head: Span) {
    let Some(start) = start.filter(|s| *s < head.start()) else { return };
    let wide = head.cover(Span::empty(start));
    for m in book.actors[id.index()].mentions.iter_mut().rev().take(4).filter(|m| m.span == head) {
        m.span = wide;
    }
    for s in book.spots.iter_mut().rev().take(4).filter(|s| s.head == head) {
        s.span = wide;
    }
}
