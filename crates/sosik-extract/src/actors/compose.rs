//! The actor that one name or one word for a participant means, with what stands before it: `ukr.mil`, 김 위원장, the holder of an office.

use sosik_core::ontology::Sector;
use sosik_core::{ActorId, ActorKind, Code, MentionForm, Span};

use super::book::{Book, Draft};
use super::{abroad, code, concepts, focus, offices, recall};
use crate::layers::Layers;
use crate::names::boundary::is_hangul;
use crate::names::lexicon::{Entry, LEXICON, Role, RoleClass, What};
use crate::names::{Name, compose, minted, shared, unlisted, untitled};

/// What stands before a head and says whose it is.
#[derive(Clone, Debug, Default)]
pub(super) struct Owner {
    pub(super) code: Option<Code>,
    pub(super) actor: Option<ActorId>,
    pub(super) sectors: Vec<Sector>,
    pub(super) start: Option<u32>,
    /// Whether `code` is that of a country named by its own name, not of a city in it.
    pub(super) state: bool,
}

/// The actor that a name means by itself; nothing for adjectives and for what is only a place.
pub(super) fn named(layers: &Layers<'_>, book: &mut Book<'_>, name: &Name, code: Option<Code>) -> Option<ActorId> {
    let kind = name.kind.filter(|_| !name.adjective)?;
    let text = name.span.slice(layers.text)?;
    let body =
        |role: &&Role| matches!(role.class, RoleClass::Body | RoleClass::Force | RoleClass::Media | RoleClass::Group | RoleClass::Party);
    let by_rule = matches!(name.rule.as_str(), "ko.name.body" | "en.name.body");
    // What the model takes for the name of an organisation and the lexicon knows as a word for bodies is that: 연방 정부, 보안군.
    let by_model = matches!(name.rule.as_str(), "ko.name.model" | "en.name.model");
    let bare = focus::role(text).filter(|r| name.key.is_none() && (by_rule || by_model && body(r)));
    // 국가안전보장회의(NSC): the acronym of such a word is called as the word is.
    let bare = bare.or_else(|| name.key.as_deref().filter(|k| LEXICON.by_key(k).is_none()).and_then(focus::role).filter(body));
    if let Some(role) = bare {
        if role.class == RoleClass::Party
            && let Some(id) = in_short(book, name.span, text)
        {
            book.mention(id, name.span, name.span, MentionForm::Alias);
            return Some(id);
        }
        if role.kind == ActorKind::ArmedGroup
            && code.is_none()
            && let Some(id) = super::refer::lately(layers, book, name.span, role.kind)
        {
            book.mention(id, name.span, name.span, MentionForm::Description);
            return Some(id);
        }
        // 군부 after 미얀마 군부.
        if code.is_none()
            && matches!(role.class, RoleClass::Body | RoleClass::Force)
            && text.ends_with(is_hangul)
            && let Some((_, id)) = recall::called_so(layers, book, role.key, text, name.span, false)
        {
            book.mention(id, name.span, name.span, MentionForm::Alias);
            return Some(id);
        }
        let guess = if code.is_none() { focus::of_role(layers, book.focus.at(layers, name.span), role, name.span) } else { None };
        let owner = Owner { code: code.or(guess), sectors: name.sectors.clone(), ..Owner::default() };
        let id = composed(book, role, text, &owner, name.span, name.span, MentionForm::Name);
        if guess.is_some() {
            guessed(book, id, name.span);
        }
        return Some(id);
    }
    let sentence = layers.segmentation.sentence_at(name.span.start()).and_then(|i| layers.segmentation.sentences.get(i));
    let sentence = sentence.and_then(|s| s.span.slice(layers.text)).unwrap_or_default();
    // What the document itself introduces needs no guess.
    let open = name.key.is_none() || name.rule.starts_with("gazetteer.");
    if let Some(entry) = shared::meant(text, code.or(book.focus.at(layers, name.span)), sentence).filter(|_| open) {
        return Some(book.meet(listed(entry, "actor.gazetteer", 0.7), name.span, name.span, name.form));
    }
    if let Some((role, code)) = anywhere(layers, book, name, text) {
        let owner = Owner { code: Some(code), ..Owner::default() };
        let id = composed(book, role, text, &owner, name.span, name.span, MentionForm::Name);
        guessed(book, id, name.span);
        return Some(id);
    }
    if let Some(entry) = in_focus(layers, book, name, text) {
        return Some(book.meet(listed(entry, "actor.gazetteer", 0.7), name.span, name.span, name.form));
    }
    if name.key.is_none()
        && kind != ActorKind::Person
        && let Some(id) = last_word(book, name, text)
    {
        book.mention(id, name.span, name.span, MentionForm::Alias);
        return Some(id);
    }
    let (mut form, mut confidence) = (name.form, if name.rule == "name.sound" { 0.6 } else { 0.9 });
    let key = match &name.key {
        Some(key) => key.clone(),
        None => {
            confidence = 0.6;
            match known_person(book, name, untitled(text)) {
                Some(key) => {
                    form = MentionForm::Alias;
                    key
                }
                None => apart(book, unlisted(name.kind, text), text),
            }
        }
    };
    if name.key.is_none()
        && kind != ActorKind::Person
        && let Some(id) = of_pieces(book, name, text)
    {
        return Some(id);
    }
    let code = name.code.or(code.filter(|_| kind != ActorKind::Igo));
    let rule = if name.key.is_some() { "actor.gazetteer" } else { "actor.name" };
    let (kind, sectors) = told_by_name(name, kind, text);
    let draft = Draft { key, kind, code, sectors, rule, confidence };
    Some(book.meet(draft, name.span, name.span, form))
}

/// What an organisation that no list knows is by the words of its name: unions, medical associations, parties. Its kind and sectors.
fn told_by_name(name: &Name, kind: ActorKind, text: &str) -> (ActorKind, Vec<Sector>) {
    let vague = matches!(name.sectors.as_slice(), [] | [Sector::Soc]);
    if name.key.is_some() || !matches!(kind, ActorKind::Company | ActorKind::Ngo) || !vague || !text.contains(' ') {
        return (kind, name.sectors.clone());
    }
    match code::code_actor(text).sectors.first() {
        Some(sector @ (Sector::Lab | Sector::Med | Sector::Rel | Sector::Agr | Sector::Edu)) => (ActorKind::Ngo, vec![*sector]),
        Some(Sector::Pty) => (ActorKind::Party, vec![Sector::Pty]),
        _ => (kind, name.sectors.clone()),
    }
}

/// The words of the phrase at `span` before its `head`.
fn before(text: &str, span: Span, head: Span) -> &str {
    text.get(span.range().start..head.range().start).unwrap_or_default()
}

/// A draft of what a list knows under a name that is not its own alone.
fn listed(entry: &Entry, rule: &'static str, confidence: f32) -> Draft {
    let kind = entry.kind.unwrap_or(ActorKind::Unnamed);
    Draft { key: entry.key.clone(), kind, code: entry.code, sectors: entry.sectors.clone(), rule, confidence }
}

/// The Times after the New York Times: the last body before whose name ends in the one word of an English name that no list knows.
fn last_word(book: &Book<'_>, name: &Name, text: &str) -> Option<ActorId> {
    const REACH: usize = 200;
    if !text.is_ascii() || text.contains(' ') || text.len() < 4 || !text.starts_with(char::is_uppercase) {
        return None;
    }
    let ends = |head: Span| head.slice(book.text).and_then(|h| h.strip_suffix(text)).is_some_and(|h| h.ends_with(' '));
    let body = |id: ActorId| {
        use ActorKind::{Company, GovernmentBody, Igo, Media, Ngo, Party};
        matches!(book.actors[id.index()].kind, Company | GovernmentBody | Igo | Media | Ngo | Party)
    };
    book.before(name.span.start(), REACH).find(|s| body(s.actor) && ends(s.head)).map(|s| s.actor)
}

/// 민주당 after 더불어민주당: the last party before whose name ends in `text`.
fn in_short(book: &Book<'_>, span: Span, text: &str) -> Option<ActorId> {
    const REACH: usize = 200;
    let ends = |head: Span| head.slice(book.text).is_some_and(|h| h.len() > text.len() && h.ends_with(text));
    let party = |id: ActorId| book.actors[id.index()].kind == ActorKind::Party;
    book.before(span.start(), REACH).find(|s| party(s.actor) && ends(s.head)).map(|s| s.actor)
}

/// The body of the country in focus that is called as one of another country by `text` alone: "Congress" in Manila is no American one.
fn in_focus(layers: &Layers<'_>, book: &Book<'_>, name: &Name, text: &str) -> Option<&'static Entry> {
    let listed = LEXICON.by_key(name.key.as_deref()?).filter(|e| e.what == What::Organisation && e.en != text)?;
    let (_, tail) = listed.key.split_once('.')?;
    let focus = book.focus.at(layers, name.span).filter(|c| listed.code.is_some_and(|own| own.is_country() && own != *c))?;
    let other = LEXICON.by_key(&compose(focus, tail))?;
    other.en.strip_suffix(text).is_some_and(|owner| owner.ends_with(' ')).then_some(other)
}

/// The word for bodies that `text` is by itself and the country in focus, where the list knows it as a body of another country and none of
/// that one: 헌법재판소 in Lima is not that of Seoul.
fn anywhere(layers: &Layers<'_>, book: &Book<'_>, name: &Name, text: &str) -> Option<(&'static Role, Code)> {
    let listed = LEXICON.by_key(name.key.as_deref()?).filter(|e| e.what == What::Organisation && e.en != text)?;
    if name.rule != "gazetteer.organisation" || text.is_ascii() {
        return None;
    }
    let role = focus::role(text).filter(|r| r.class == RoleClass::Body)?;
    let focus = book.focus.at(layers, name.span).filter(|c| listed.code.is_some_and(|own| own.is_country() && own != *c))?;
    // The North has such bodies under names of its own, and is written of from the South.
    let north = listed.code.is_some_and(|c| c.as_str() == "KOR") && focus.as_str() == "PRK";
    (!north && in_focus(layers, book, name, text).is_none()).then_some((role, focus))
}

/// The actor that a name means which is made of a country or person and a word for a body: 이란 대표단, 부시 행정부, 한국 정부.
fn of_pieces(book: &mut Book<'_>, name: &Name, text: &str) -> Option<ActorId> {
    let at = text.rfind(' ')?;
    let (owner, tail) = (text[..at].trim_end(), &text[at + 1..]);
    // 콩고 반군 M23: the list knows the last word.
    let known = LEXICON.index.get(tail).map(|f| LEXICON.entry(LEXICON.forms[f as usize])).filter(|e| e.what == What::Organisation);
    if let Some(entry) = known.filter(|_| owner.ends_with(is_hangul)) {
        return Some(book.meet(listed(entry, "actor.gazetteer", 0.7), name.span, name.span, MentionForm::Name));
    }
    let entry = LEXICON.index.get(owner).map(|f| LEXICON.entry(LEXICON.forms[f as usize])).filter(|e| e.code.is_some())?;
    let state = entry.kind == Some(ActorKind::State);
    // 보코하람 조직원 are Boko Haram.
    if entry.kind == Some(ActorKind::ArmedGroup)
        && focus::role(tail).is_some_and(|r| matches!(r.class, RoleClass::Group | RoleClass::Force | RoleClass::Population))
    {
        let (kind, sectors) = (ActorKind::ArmedGroup, entry.sectors.clone());
        let draft = Draft { key: entry.key.clone(), kind, code: entry.code, sectors, rule: "actor.gazetteer", confidence: 0.7 };
        return Some(book.meet(draft, name.span, name.span, MentionForm::Description));
    }
    if !state && entry.kind != Some(ActorKind::Person) && entry.what != What::Place {
        return None;
    }
    let role = focus::role(tail)?;
    let owner = Owner { code: entry.code, ..Owner::default() };
    match role.class {
        RoleClass::Body | RoleClass::Force | RoleClass::Party | RoleClass::Media => {
            Some(composed(book, role, tail, &owner, name.span, name.span, MentionForm::Name))
        }
        // A country's delegation speaks for it.
        RoleClass::Partitive if state => {
            let draft = Draft {
                key: entry.key.clone(),
                kind: ActorKind::State,
                code: entry.code,
                sectors: Vec::new(),
                rule: "actor.gazetteer",
                confidence: 0.7,
            };
            Some(book.meet(draft, name.span, name.span, MentionForm::Description))
        }
        _ => None,
    }
}

/// Notes that the country of `id`, met at `head`, is only the one that the text is about.
pub(super) fn guessed(book: &mut Book<'_>, id: ActorId, head: Span) {
    for e in book.actors[id.index()].evidence.iter_mut().filter(|e| e.spans.first() == Some(&head)) {
        e.confidence = sosik_core::Confidence::new(0.4);
        e.rule = "actor.focus".into();
    }
}

/// `key`, or the letters of `name` where the document has already given that key to somebody whose name in the same script is another.
fn apart(book: &Book<'_>, key: String, name: &str) -> String {
    let latin = |s: &str| s.chars().find(|c| c.is_alphabetic()).is_some_and(|c| c.is_ascii());
    let other = book.by_key(&key).map(|id| &book.actors[id.index()].name);
    let differs = other.is_some_and(|other| {
        let (a, b): (Vec<char>, Vec<char>) = (other.chars().collect(), name.chars().collect());
        let same =
            a.iter().zip(&b).take_while(|(x, y)| x == y).count() + a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count();
        // Spellings of one name share most of their letters.
        latin(other) == latin(name) && !other.contains(name) && !name.contains(other.as_str()) && same * 2 < a.len().max(b.len())
    });
    if differs { minted(name) } else { key }
}

/// 김 위원장 after 김정은 위원장: the last person whose name begins with the surname.
fn known_person(book: &Book<'_>, name: &Name, text: &str) -> Option<String> {
    let one = text.chars().count() == 1 || LEXICON.surnames.contains_key(text);
    if name.kind != Some(ActorKind::Person) || !one {
        return None;
    }
    let found = book.before(name.span.start(), 200).find(|s| {
        let actor = &book.actors[s.actor.index()];
        actor.kind == ActorKind::Person && actor.names.ko.as_deref().is_some_and(|n| n.starts_with(text) && n.len() > text.len())
    })?;
    Some(book.actors[found.actor.index()].key.clone())
}

/// The actor that `role` of `owner` is: `ukr.mil`. Without an owner it is told apart by its words.
pub(super) fn composed(book: &mut Book<'_>, role: &Role, words: &str, owner: &Owner, span: Span, head: Span, form: MentionForm) -> ActorId {
    let party = owner.code.filter(|_| role.class == RoleClass::Party).and_then(|code| shared::of_country(words, code));
    if let Some(entry) = party {
        return book.meet(listed(entry, "actor.composed", 0.85), span, head, form);
    }
    let tail = match role.class {
        RoleClass::Population => format!("people.{}", concepts::tail(words, head, span, book.quantities)),
        RoleClass::Anonymous => format!("{}.{}", role.key, concepts::concept(words).map_or_else(|| minted(words), str::to_owned)),
        RoleClass::Bloc => format!("{}.{}", role.key, concepts::of_states(words).map_or_else(|| minted(words), str::to_owned)),
        RoleClass::Group => {
            code::apart(before(book.text, span, head)).map_or_else(|| role.key.to_owned(), |who| format!("{}.{who}", role.key))
        }
        _ => role.key.to_owned(),
    };
    let called = if role.class == RoleClass::Population { concepts::concept(words) } else { None };
    let owner = &Owner { code: owner.code.map(|code| called.map_or(code, |who| abroad::of(who, code, false))), ..owner.clone() };
    let affiliation = owner.actor.map(|a| book.actors[a.index()].key.clone());
    // Officials of a country's government are the country's officials.
    let affiliation = affiliation.filter(|key| role.class != RoleClass::Anonymous || owner.code.is_none_or(|c| *key != compose(c, "gov")));
    let individual = role.class == RoleClass::Office || role.class == RoleClass::Anonymous;
    // The leader of rebels is not the leader of the opposition.
    let of = owner.sectors.first().filter(|s| role.class == RoleClass::Office && affiliation.is_none() && !role.sectors.contains(s));
    let tail = of.map_or(tail.clone(), |s| format!("{}.{tail}", s.as_str().to_lowercase()));
    let key = match (&affiliation, owner.code) {
        (Some(key), _) if individual => format!("{key}.{tail}"),
        (_, Some(code)) => compose(code, &tail),
        (Some(key), None) => format!("{key}.{tail}"),
        (None, None) => format!("x.{tail}"),
    };
    let mut sectors = role.sectors.clone();
    // A spokesman of the ministry of defence speaks for the military, a health official for health.
    for s in owner.sectors.iter().rev() {
        if individual {
            sectors.retain(|x| x != s);
            sectors.insert(0, *s);
        }
    }
    // Officers of an army are no police.
    if role.class == RoleClass::Anonymous && owner.sectors.contains(&Sector::Mil) {
        sectors.retain(|s| *s != Sector::Cop || owner.sectors.contains(s));
    }
    if role.class == RoleClass::Office
        && let Some(holder) = office_holder(book, words, owner, affiliation.as_deref(), span)
    {
        let draft = Draft {
            key: holder.key.clone(),
            kind: role.kind,
            code: holder.code.or(owner.code),
            sectors,
            rule: "actor.office",
            confidence: 0.8,
        };
        let id = book.meet(draft, span, head, form);
        let actor = &mut book.actors[id.index()];
        if actor.evidence.first().rule == "actor.office" {
            actor.role = span.slice(book.text).map(str::to_owned);
        }
        return id;
    }
    let confidence = if owner.code.is_some() { 0.85 } else { 0.5 };
    let draft = Draft { key, kind: role.kind, code: owner.code, sectors, rule: "actor.composed", confidence };
    let id = book.meet(draft, span, head, form);
    let actor = &mut book.actors[id.index()];
    actor.affiliation = actor.affiliation.or(owner.actor.filter(|a| *a != id));
    if individual && actor.role.is_none() {
        actor.role = span.slice(book.text).map(str::to_owned);
    }
    id
}

/// Who held the office on the day of publication; nothing where the words speak of a former or future one.
fn office_holder(book: &Book<'_>, words: &str, owner: &Owner, affiliation: Option<&str>, span: Span) -> Option<&'static Entry> {
    let phrase = span.slice(book.text)?;
    if offices::of_another(book.text, span.range().start, phrase) {
        return None;
    }
    // The secretary general is NATO's, the minister his country's.
    let day = book.day?;
    let country = owner.code.map(|c| c.as_str().to_ascii_lowercase());
    let state = owner.actor.is_none_or(|a| book.actors[a.index()].kind == ActorKind::State);
    affiliation.and_then(|key| offices::holder(key, words, day)).or_else(|| offices::holder(&country.filter(|_| state)?, words, day))
}
